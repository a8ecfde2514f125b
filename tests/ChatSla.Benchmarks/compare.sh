#!/usr/bin/env bash
# ChatSla's clock beside the npm packages that add working hours: the same receipts, the same office, one table.
#   tests/ChatSla.Benchmarks/compare.sh        about a minute; needs node and, the first time, npm's registry
set -euo pipefail
exec </dev/null
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TZ=Europe/Stockholm

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[[ -d npm/node_modules ]] || npm ci --prefix npm --no-audit --no-fund --loglevel error
dotnet build -c Release -warnaserror -v quiet >"$work/build.txt" || { cat "$work/build.txt" >&2; exit 1; }

program=bin/Release/net10.0/ChatSla.Benchmarks.dll
printf 'cores: %s, load before: %s\n' "$(nproc)" "$(cut -d' ' -f1-3 /proc/loadavg)"
dotnet "$program" inputs "$work/inputs.json"
node --expose-gc --max-semi-space-size=256 npm/bench.mjs "$work/inputs.json" >"$work/npm.txt"
dotnet "$program" compare "$work/inputs.json" "$work/npm.txt"
