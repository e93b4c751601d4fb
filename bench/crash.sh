#!/usr/bin/env bash
# Kills `nightly` at random moments over several nights of news, lets it finish, and compares every table with the
# undisturbed warehouse's; then the same from copies of the warehouse at as many random moments of two more nights, each
# of them what kill -9 would have left. A line for each kill and each comparison, and one for the whole of either.
#   bench/crash.sh [KILLS [NIGHTS [SEED]]]      (default 40 kills over 4 nights, and 40 copies)
set -euo pipefail
cd "$(dirname "$0")/.."
jobs/windvane --help >/dev/null
mvn -B -ntp -q -Pworld test -Dsurefire.failIfNoSpecifiedTests=false \
  -Dtest='CrashTest#aKilledRunLosesNothingAndDoublesNothing+everyMomentOfANightMayBeTheLast' \
  -Dwindvane.crash.kills="${1:-40}" -Dwindvane.crash.moments="${1:-40}" -Dwindvane.crash.nights="${2:-4}" \
  -Dwindvane.crash.seed="${3:-20240101}"
