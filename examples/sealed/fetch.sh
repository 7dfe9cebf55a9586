#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# fetch.sh URL FILE [SHA256]: brings FILE up to the sealed catalog that URL/latest names, or to the one with this SHA-256, which was handed over by
# another way. Nothing takes the place of FILE before every byte of it was verified; the one before stays as FILE.previous. Programs that have FILE
# open read on in what they opened until they refresh. Exit status 0: FILE is that catalog.
set -eu
[ $# -eq 2 ] || [ $# -eq 3 ] || { echo "usage: $0 URL FILE [SHA256]" >&2; exit 2; }
program=${PASSGENAU_PROGRAM:-passgenau}
url=$1 file=$2 new=$2.new
umask 077
get() { curl --fail --silent --show-error --proto =http,https --max-time "${PASSGENAU_FETCH_SECONDS:-600}" --max-filesize "$1" --output "$2" "$3"; }
sealed_as() { "$program" check "$1" | sed -n 's/.*, sealed with SHA-256 \([0-9a-f]\{64\}\): every checksum holds$/\1/p'; }

trap 'rm -f "$new" "$new.name"' EXIT
trap 'exit 1' HUP INT TERM
# One at a time in a folder: two would rename what the other is still writing, and lose the one before.
exec 9<"$(dirname "$file")"
flock 9
if [ $# -eq 3 ]; then
  wanted=$3
else
  get 1000 "$new.name" "$url/latest"
  wanted=$(cat "$new.name")
fi
# It becomes part of a URL.
printf '%s\n' "$wanted" | grep -Eqx '[0-9a-f]{64}' || { echo "$url/latest names no SHA-256" >&2; exit 1; }
stands=
if [ -e "$file" ]; then stands=$(sealed_as "$file"); fi
if [ "$stands" = "$wanted" ]; then exit 0; fi
get "${PASSGENAU_FETCH_BYTES:-4294967296}" "$new" "$url/$wanted.sealed"
found=$(sealed_as "$new")
[ -n "$found" ] || { echo "what $url gave is damaged: $file stays as it was" >&2; exit 1; }
[ "$found" = "$wanted" ] || { echo "what $url gave is another catalog: $file stays as it was" >&2; exit 1; }
sync "$new"
# A second name first, then the rename: at every moment there is a whole catalog at FILE. One that is damaged takes no good one's place.
if [ -n "$stands" ]; then ln -f "$file" "$file.previous"; fi
mv "$new" "$file"
