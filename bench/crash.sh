#!/usr/bin/env bash
# Kills `nightly` at random moments over several nights of news and compares every table with the undisturbed
# warehouse's after each. Prints one line with the number of kills, where each fell, and the rows compared.
#   bench/crash.sh [KILLS [NIGHTS [SEED]]]      (default 40 kills, 4 nights; about half an hour on 2 cores)
set -euo pipefail
cd "$(dirname "$0")/.."
jobs/windvane --master 'local[1]' --help >/dev/null
mvn -B -ntp -q -Pworld test -Dtest=CrashTest#aKilledRunLosesNothingAndDoublesNothing -Dsurefire.failIfNoSpecifiedTests=false \
  -Dwindvane.crash.kills="${1:-40}" -Dwindvane.crash.nights="${2:-4}" -Dwindvane.crash.seed="${3:-20240101}"
