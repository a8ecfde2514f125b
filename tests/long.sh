#!/usr/bin/env bash
# The long forms of the tests, and the figures for docs/measurements.md.
#   tests/long.sh                       all measurements, about two hours
#   tests/long.sh kill race             only these: kill, crash, race, storm, watching, latency, turns, many, wave, start, load, throughput, flood, scale
#   tests/long.sh soak                  an hour of steady mail and clicks; only when it is named
#   tests/long.sh planted broken mutation   whether the tests notice a broken rule: tests/planted.sh, tests/broken.sh, tests/mutation.sh; only when they are named
#   CHATSLA_KILL_ROUNDS=1000 tests/long.sh kill
# CHATSLA_KILL_ROUNDS (100), CHATSLA_KILL_SEED (4711), CHATSLA_CRASHES (500 on each database), CHATSLA_RACE_ROUNDS (200), CHATSLA_SAMPLES (200),
# CHATSLA_LOAD_ROUNDS (3), CHATSLA_LOAD_SECONDS (8), CHATSLA_LOAD_CLAIMS (18000); the first load installs two bots from npm
# CHATSLA_STORMS (5 seeds), CHATSLA_STORM_MAILS (10000), CHATSLA_STORM_MAILBOXES (20), CHATSLA_STORM_ANSWERS (1000), CHATSLA_BACKLOG (100000), CHATSLA_OPEN (200000), CHATSLA_TURNS (100000)
# CHATSLA_THROUGHPUT_MAILS (6000), CHATSLA_THROUGHPUT_SECONDS (2) a round of claims, CHATSLA_TURNS (100000): throughput takes about 9 minutes
# CHATSLA_SOAK_MINUTES (60, 4 at least), CHATSLA_SOAK_MAILS and CHATSLA_SOAK_CLICKS (20 a second each), CHATSLA_SOAK_MAILBOXES (97)
set -euo pipefail
exec </dev/null
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
export CHATSLA_KILL_ROUNDS=${CHATSLA_KILL_ROUNDS:-100} CHATSLA_CRASHES=${CHATSLA_CRASHES:-500} CHATSLA_RACE_ROUNDS=${CHATSLA_RACE_ROUNDS:-200}

what=("$@")
[[ ${#what[@]} -gt 0 ]] || what=(kill crash race storm watching latency turns many wave start load throughput flood scale)
declare -A classes=(
  [kill]=KillTests [crash]=Crashes.CrashTests [race]=ClaimRaceTests [storm]=Storms.StormTests
  [watching]=Measurements.WatchingMeasurement [latency]=Measurements.LatencyMeasurement [turns]=Measurements.TurnMeasurement [wave]=Measurements.WaveMeasurement
  [start]=Measurements.StartMeasurement [many]=Measurements.ManyMeasurement [load]=Measurements.LoadMeasurement
  [throughput]=Measurements.ThroughputMeasurement [soak]=Measurements.SoakMeasurement
)
declare -A scripts=([planted]=tests/planted.sh [broken]=tests/broken.sh [mutation]=tests/mutation.sh [flood]=tests/flood.sh [scale]=scale)
for one in "${what[@]}"; do
  [[ -n ${classes[$one]:-}${scripts[$one]:-} ]] || { echo "\"$one\" is none of: ${!classes[*]} ${!scripts[*]}" >&2; exit 1; }
  if [[ $one == load || $one == throughput ]] && ! command -v wrk >/dev/null; then
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
  if [[ $one == scale ]]; then
    dotnet run -c Release --project tests/ChatSla.Benchmarks -- scale || failed=1
    continue
  fi

  if [[ -n ${scripts[$one]:-} ]]; then
    "${scripts[$one]}" || failed=1
    continue
  fi

  # All of its requests come from one address.
  [[ $one != load ]] || export Limits__PerSecond=100000 Limits__Burst=1000000
  dotnet tests/ChatSla.EndToEnd/bin/Release/net10.0/ChatSla.EndToEnd.dll \
    -noLogo -noColor -showLiveOutput -explicit on -class "ChatSla.EndToEnd.${classes[$one]}" |
    sed -u 's/^.*\[OUTPUT\] //' || failed=1
done
exit $failed
