#!/usr/bin/env bash
# Installs what the tests need, builds, checks the format and runs every test. Ends with "N passed, N failed".
# What it leaves behind (results, screenshots, the program's logs) is in artifacts/.
set -euo pipefail
exec </dev/null
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# dotnet and npm want a home folder; a bare machine may give them none.
[[ -w ${HOME:-/nonexistent} ]] || { mkdir -p artifacts/home && export HOME=$PWD/artifacts/home; }
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf '\n== %s\n' "$*"; }
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

install_what_is_missing() {
  local missing=()
  # The tests with several replicas run a PostgreSQL of their own; nothing needs it to run as a service.
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
  [[ -x ${CHATSLA_CHROMIUM:-/usr/bin/chromium} ]] || missing+=(chromium)
  [[ -e /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf ]] || missing+=(fonts-noto-core)
  [[ -e /usr/share/fonts/truetype/noto/NotoColorEmoji.ttf ]] || missing+=(fonts-noto-color-emoji)
  command -v node >/dev/null || missing+=(nodejs)
  # Some packages of Node.js bring npm and conflict with Debian's own, so npm is asked for only where Node.js came without it.
  command -v node >/dev/null && ! command -v npm >/dev/null && missing+=(npm)
  [[ ${#missing[@]} -eq 0 ]] && return

  if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then
    fail "These are missing and cannot be installed from here: ${missing[*]}
Debian and Ubuntu: sudo apt-get update && sudo apt-get install -y ${missing[*]}
Chromium at another place: set CHATSLA_CHROMIUM to its path."
  fi

  echo "Installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  apt-get install -y -q --no-install-recommends "${missing[@]}"
  command -v npm >/dev/null || apt-get install -y -q --no-install-recommends npm
}

# Runs one test project, or with a name of its own the part of it that the options choose; its counts go into the sums.
passed=0 failed=0 skipped=0
run_project() {
  local project=$1 part=${2:-$1}
  local results=artifacts/results/$part.xml
  say "Testing $part"
  local status=0
  dotnet "tests/$project/bin/Release/net10.0/$project.dll" -noLogo -noColor -longRunning 120 "${@:3}" -xml "$results" || status=$?

  local counts='' p=0 f=0 s=0 e=0
  [[ -s $results ]] && counts=$(grep -o -m1 '<assembly [^>]*>' "$results" || true)
  p=$(attribute passed "$counts") f=$(attribute failed "$counts") s=$(attribute skipped "$counts") e=$(attribute errors "$counts")
  # A run that broke off, found nothing or failed outside a test is a failure too.
  [[ $((p + f + s)) -eq 0 || ($status -ne 0 && $((f + e)) -eq 0) ]] && e=$((e + 1))
  passed=$((passed + p)) failed=$((failed + f + e)) skipped=$((skipped + s))
}

attribute() { # name, text of the element
  local value
  value=$(grep -o " $1=\"[0-9]*\"" <<<"$2" | grep -o '[0-9]*' || true)
  echo "${value:-0}"
}

say 'Looking for what the tests need'
sdk="The .NET SDK $(grep -o '10\.[0-9.]*' global.json) or newer is missing: https://dotnet.microsoft.com/download/dotnet/10.0"
command -v dotnet >/dev/null || fail "$sdk"
told=$(dotnet --version 2>&1) || fail "$sdk
dotnet says: $told"
install_what_is_missing

if [[ -e tests/package-lock.json && ! tests/node_modules/.package-lock.json -nt tests/package-lock.json ]]; then
  say 'Installing the npm packages of the tests'
  (cd tests && npm ci --no-audit --no-fund && touch node_modules/.package-lock.json)
fi

say 'Building'
dotnet build ChatSla.sln -c Release -warnaserror -v quiet

# The rest of the style is the build's to refuse.
say 'Checking the format'
dotnet format whitespace ChatSla.sln --verify-no-changes --no-restore || fail 'Run "dotnet format ChatSla.sln" and commit the result.'

rm -rf artifacts/results artifacts/screenshots artifacts/runs
mkdir -p artifacts/results
run_project ChatSla.Core.Tests
# Half of its time a test waits for something: more of them than cores.
run_project ChatSla.Tests ChatSla.Tests -maxThreads 4
# What the database decides, on PostgreSQL too; CHATSLA_TEST_STORE=postgres runs all of ChatSla.Tests on it.
CHATSLA_TEST_STORE=postgres run_project ChatSla.Tests ChatSla.Tests-on-PostgreSQL -class '*.Storage.*' -class '*.SendGatesTests' -class '*.MainPathTests' -class '*.RestartTests' -class '*.AlertTests' -class '*.SharedMailTests'
run_project ChatSla.Gallery
run_project ChatSla.EndToEnd

echo
if [[ $skipped -gt 0 ]]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
[[ $failed -eq 0 ]]
