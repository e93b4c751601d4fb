#!/usr/bin/env bash
# For schedulers that only start a command: a time limit, three tries, an alert after the last.
# Reads the settings named in README.md from the environment; extra arguments go to `nightly`.
set -uo pipefail
: "${WINDVANE_INPUT:?}" "${WINDVANE_FORMAT:?}" "${WINDVANE_WAREHOUSE:?}"
launcher=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)/windvane
tries=${WINDVANE_TRIES:-3}
pause=${WINDVANE_PAUSE:-600}
limit=${WINDVANE_LIMIT:-4h}
log=$(mktemp "${TMPDIR:-/tmp}/windvane-nightly.XXXXXX")
trap 'rm -f "$log"' EXIT
for ((try = 1; try <= tries; try++)); do
  timeout --kill-after=60 "$limit" "$launcher" nightly --input "$WINDVANE_INPUT" --format "$WINDVANE_FORMAT" \
    --warehouse "$WINDVANE_WAREHOUSE" "$@" 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  # A wrong call stays wrong.
  if [ "$status" -eq 0 ] || [ "$status" -eq 2 ]; then break; fi
  if [ "$try" -lt "$tries" ]; then sleep "$pause"; fi
done
if [ "$status" -ne 0 ] && [ -n "${WINDVANE_ALERT:-}" ]; then
  { echo "windvane nightly ended with status $status on $(hostname)"; tail -n 40 "$log"; } | sh -c "$WINDVANE_ALERT"
fi
exit "$status"
