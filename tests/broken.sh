#!/usr/bin/env bash
# Breaks one rule of the program after another, as the patches in tests/broken say, and asks the tests named in each patch whether they notice.
#   tests/broken.sh                all of them, about half an hour on two cores; fails when one is unnoticed or its patch no longer applies
#   tests/broken.sh 05 13          only these
set -euo pipefail
exec </dev/null
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

errors=()
for patch in tests/broken/*.patch; do
  [[ $# -eq 0 || " $* " == *" $(basename "$patch" | cut -c1-2) "* ]] && errors+=("$PWD/$patch")
done
[[ ${#errors[@]} -gt 0 ]] || { echo "No patch in tests/broken is called: $*" >&2; exit 1; }

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git clone --quiet --no-hardlinks . "$copy/checkout"
[[ ! -d ../shared ]] || ln -s "$(realpath ../shared)" "$copy/shared"
cd "$copy/checkout"

build() { dotnet build "$1" -v quiet -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false >"$copy/build.txt" 2>&1 || { grep -m5 error "$copy/build.txt" >&2; return 1; }; }
build tests/ChatSla.Tests
unnoticed=0
for patch in "${errors[@]}"; do
  name=$(basename "$patch" .patch)
  if ! patch --quiet --fuzz=0 -p1 <"$patch" >/dev/null; then
    printf '%-62s the patch no longer applies\n' "$name"
    unnoticed=1
    continue
  fi

  classes=()
  for class in $(sed -n '1s/^tests: //p' "$patch"); do classes+=(-class "*.$class"); done
  build src/ChatSla
  cp "$(dotnet msbuild src/ChatSla -getProperty:TargetPath)" tests/ChatSla.Tests/bin/Debug/net10.0/
  code=0
  timeout -s KILL 240 dotnet tests/ChatSla.Tests/bin/Debug/net10.0/ChatSla.Tests.dll -noLogo -noColor "${classes[@]}" >"$copy/tests.txt" 2>&1 || code=$?
  patch --quiet --reverse --fuzz=0 -p1 <"$patch"

  case $code in
    0) note='NOT NOTICED' unnoticed=1 ;;
    137) note='never ended' ;;
    *)
      failed=$(grep -c '\[FAIL\]' "$copy/tests.txt" || true)
      note="$failed failed"
      [[ $failed -gt 0 ]] || { note='the tests did not run' unnoticed=1; tail -5 "$copy/tests.txt" >&2; }
      ;;
  esac
  printf '%-62s %s\n' "$name" "$note"
done
exit $unnoticed
