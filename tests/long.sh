#!/usr/bin/env bash
# The long forms of the tests, and the figures for docs/measurements.md.
#   tests/long.sh                       all measurements, about 45 minutes
#   tests/long.sh kill race             only these: kill, race, storm, watching, latency, turns, wave, start, load, flood
#   tests/long.sh planted mutation      whether the tests notice a broken rule: tests/planted.sh, tests/mutation.sh; only when they are named
#   CHATSLA_KILL_ROUNDS=1000 tests/long.sh kill
# CHATSLA_KILL_ROUNDS (100), CHATSLA_KILL_SEED (4711), CHATSLA_RACE_ROUNDS (200), CHATSLA_SAMPLES (200),
# CHATSLA_LOAD_ROUNDS (3), CHATSLA_LOAD_SECONDS (8), CHATSLA_LOAD_CLAIMS (18000); the first load installs two bots from npm
# CHATSLA_STORMS (5 seeds), CHATSLA_STORM_MAILS (10000), CHATSLA_STORM_MAILBOXES (20), CHATSLA_STORM_ANSWERS (1000), CHATSLA_BACKLOG (100000)
set -euo pipefail
exec </dev/null
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
export CHATSLA_KILL_ROUNDS=${CHATSLA_KILL_ROUNDS:-100} CHATSLA_RACE_ROUNDS=${CHATSLA_RACE_ROUNDS:-200}

what=("$@")
[[ ${#what[@]} -gt 0 ]] || what=(kill race storm watching latency turns wave start load flood)
declare -A classes=(
  [kill]=KillTests [race]=ClaimRaceTests [storm]=Storms.StormTests
  [watching]=Measurements.WatchingMeasurement [latency]=Measurements.LatencyMeasurement [turns]=Measurements.TurnMeasurement [wave]=Measurements.WaveMeasurement
  [start]=Measurements.StartMeasurement [load]=Measurements.LoadMeasurement
)
declare -A scripts=([planted]=tests/planted.sh [mutation]=tests/mutation.sh [flood]=tests/flood.sh)
for one in "${what[@]}"; do
  [[ -n ${classes[$one]:-}${scripts[$one]:-} ]] || { echo "\"$one\" is none of: ${!classes[*]} ${!scripts[*]}" >&2; exit 1; }
  if [[ $one == load ]] && ! command -v wrk >/dev/null; then
    echo 'wrk is missing. Debian and Ubuntu: sudo apt-get install -y wrk' >&2
    exit 1
  fi
done

built=
failed=0
for one in "${what[@]}"; do
  if [[ -z ${scripts[$one]:-} && -z $built ]]; then
    dotnet build tests/ChatSla.EndToEnd -c Release -warnaserror -v quiet
    built=yes
  fi

  printf '\n== %s (cores: %s, load before: %s)\n' "$one" "$(nproc)" "$(cut -d' ' -f1-3 /proc/loadavg)"
  if [[ -n ${scripts[$one]:-} ]]; then
    "${scripts[$one]}" || failed=1
    continue
  fi

  dotnet tests/ChatSla.EndToEnd/bin/Release/net10.0/ChatSla.EndToEnd.dll \
    -noLogo -noColor -showLiveOutput -explicit on -class "ChatSla.EndToEnd.${classes[$one]}" |
    sed -u 's/^.*\[OUTPUT\] //' || failed=1
done
exit $failed
