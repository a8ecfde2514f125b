#!/usr/bin/env bash
# Plants the plausible errors of tests/planted one by one into a copy of the clock and asks the tests whether they notice.
#   tests/planted.sh               all of them, about 8 minutes on two cores; fails when one is unnoticed or its patch no longer applies
#   tests/planted.sh 05 13         only these
# CHATSLA_CASES (850): random cases of each property. CHATSLA_SEED (1): from which calendar on.
set -euo pipefail
exec </dev/null
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
export CHATSLA_CASES=${CHATSLA_CASES:-850} CHATSLA_SEED=${CHATSLA_SEED:-1}

errors=()
for patch in tests/planted/*.patch; do
  [[ $# -eq 0 || " $* " == *" $(basename "$patch" | cut -c1-2) "* ]] && errors+=("$PWD/$patch")
done
[[ ${#errors[@]} -gt 0 ]] || { echo "No error in tests/planted is called: $*" >&2; exit 1; }

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
mkdir -p "$copy/checkout/src" "$copy/checkout/tests"
for path in ChatSla.sln global.json .editorconfig src/Directory.* src/BannedSymbols.txt src/ChatSla.Core tests/Directory.* tests/Shared.cs tests/ChatSla.Core.Tests; do
  [[ ! -e $path ]] || cp -r "$path" "$copy/checkout/$path"
done
[[ ! -d ../shared ]] || ln -s "$(realpath ../shared)" "$copy/shared"
cd "$copy/checkout"

build() { dotnet build "$1" -v quiet -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false >"$copy/build.txt" 2>&1 || { cat "$copy/build.txt" >&2; return 1; }; }
test_it() { timeout 300 dotnet tests/ChatSla.Core.Tests/bin/Debug/net10.0/ChatSla.Core.Tests.dll -noLogo -noColor -class '*.Calendars.*' -class '*.Promises.*' >"$copy/tests.txt" 2>&1; }

build tests/ChatSla.Core.Tests
test_it || { echo 'The tests fail without a planted error:' >&2; grep '\[FAIL\]' "$copy/tests.txt" >&2; exit 1; }

unnoticed=0
printf '%-62s %10s %8s\n' 'planted error' 'properties' 'examples'
for patch in "${errors[@]}"; do
  name=$(basename "$patch" .patch)
  if ! patch --quiet --fuzz=0 -p1 <"$patch" >/dev/null; then
    printf '%-62s the patch no longer applies\n' "$name"
    unnoticed=1
    continue
  fi

  build src/ChatSla.Core
  cp src/ChatSla.Core/bin/Debug/net10.0/ChatSla.Core.dll tests/ChatSla.Core.Tests/bin/Debug/net10.0/
  code=0
  test_it || code=$?
  patch --quiet --reverse --fuzz=0 -p1 <"$patch"

  failed=$(grep '\[FAIL\]' "$copy/tests.txt" || true)
  properties=$(grep -cE '(Oracle|Invariant|Property)Tests' <<<"$failed" || true)
  examples=$(($(grep -c . <<<"$failed" || true) - properties))
  note=
  if [[ $code -eq 124 ]]; then note=' never ended'
  elif [[ $properties -eq 0 ]]; then note=' NOT NOTICED by random cases' unnoticed=1
  fi
  printf '%-62s %10s %8s%s\n' "$name" "$properties" "$examples" "$note"
done
exit $unnoticed
