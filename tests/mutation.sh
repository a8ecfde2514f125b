#!/usr/bin/env bash
# Changes the rules in Core one place at a time and looks whether a test fails. Prints the score and every change that none noticed.
#   tests/mutation.sh                        Calendars, Promises and Queries
#   tests/mutation.sh '**/Promises/Aim.cs'   only what fits
# CHATSLA_CASES (100): how many cases a property test draws. CHATSLA_SEED (1): from which on, so that every change meets the same ones.
# The whole report stays in artifacts/mutation.
set -euo pipefail
exec </dev/null
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
export CHATSLA_CASES=${CHATSLA_CASES:-100} CHATSLA_SEED=${CHATSLA_SEED:-1}

command -v node >/dev/null || { echo 'node is missing. Debian and Ubuntu: sudo apt-get install -y nodejs' >&2; exit 1; }

patterns=("$@")
[[ ${#patterns[@]} -gt 0 ]] || patterns=('**/Calendars/*.cs' '**/Promises/*.cs' '**/Queries/*.cs')
mutate=()
for pattern in "${patterns[@]}"; do mutate+=(--mutate "$pattern"); done

dotnet tool restore >/dev/null

# A run that was broken off leaves a changed Core behind.
rm -rf artifacts/mutation tests/mutation/bin
mkdir -p artifacts/mutation
log=$PWD/artifacts/mutation/stryker.log
started=$SECONDS
if ! (cd tests/mutation && dotnet stryker --skip-version-check \
  --output "$OLDPWD/artifacts/mutation" "${mutate[@]}") >"$log" 2>&1; then
  tail -n 40 "$log" >&2
  exit 1
fi

node tests/mutation/report.mjs artifacts/mutation/reports/mutation-report.json
printf '\n%d min %d s\n' $(((SECONDS - started) / 60)) $(((SECONDS - started) % 60))
