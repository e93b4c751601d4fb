#!/usr/bin/env bash
# Runs `nightly` once for each file of a folder, oldest name first, as if each came in on a night of its own, and
# prints for each: its name, its records, seconds, and the warehouse's megabytes and files (published versions apart).
#   bench/nights.sh DAYS WAREHOUSE [FIRST [LAST [MAPPING]]]
# DAYS: a folder of JSON lines, one file a day, named by it. FIRST and LAST: names without .jsonl, both included.
set -euo pipefail
launcher=$(cd "$(dirname "$0")/.." && pwd)/jobs/windvane
days=$1 warehouse=$2 first=${3:-0000} last=${4:-9999} mapping=${5:-}
incoming=$warehouse.incoming
mkdir -p "$incoming"
printf 'day\trecords\tseconds\tMB\tfiles\tpublished_MB\n'
for file in "$days"/*.jsonl; do
  day=$(basename "$file" .jsonl)
  if [[ "$day" < "$first" || "$day" > "$last" ]]; then continue; fi
  cp -p "$file" "$incoming/"
  started=$(date +%s%3N)
  "$launcher" nightly --input "$incoming" --format jsonl ${mapping:+--mapping "$mapping"} --warehouse "$warehouse" \
    2>>"$warehouse.log" >/dev/null
  ended=$(date +%s%3N)
  printf '%s\t%d\t%s\t%d\t%d\t%d\n' "$day" "$(wc -l <"$file")" "$(((ended - started) / 1000)).$(((ended - started) % 1000 / 100))" \
    "$(du -sm "$warehouse/tables" | cut -f1)" "$(find "$warehouse/tables" -type f | wc -l)" \
    "$(du -sm "$warehouse/published" | cut -f1)"
done
