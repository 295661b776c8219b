#!/usr/bin/env bash
# Makes an edition of a folder of articles, for cron and for any CI; says nothing but errors and where a new edition is.
#
#   briefing.sh [FOLDER] [OUTPUT]           makes it and keeps it below OUTPUT/archive; OUTPUT has to stay between runs
#   briefing.sh --check [FOLDER] [OUTPUT]   writes no briefing: exit code 3 when it is out of date or a conflict is new
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
quorum() { node "$root/pipeline/start.mjs" "$@"; }

check=
if [ "${1:-}" = --check ]; then
  check=yes
  shift
fi
folder=${1:-"$root/sources"}
output=${2:-"$root/output"}

# Installed anew when the lockfile is newer than what is installed.
if [ ! "$root/node_modules/.package-lock.json" -nt "$root/package-lock.json" ]; then
  npm ci --prefix "$root" --silent
fi

if [ -n "$check" ]; then
  quorum check "$folder" -o "$output"
  exit
fi

editions() { ls "$output/archive" 2> /dev/null | LC_ALL=C sort || true; }
before=$(editions)
quorum report "$folder" -o "$output" --archive --quiet
LC_ALL=C comm -13 <(echo "$before") <(editions) | while read -r edition; do
  echo "new edition: $output/archive/$edition/briefing.pdf"
done
