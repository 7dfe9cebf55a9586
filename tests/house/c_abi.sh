#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The C ABI against the one that is kept (tests/house/abi/passgenau.abi): what programs were built with must go on working. What
# is compared is the header: a library of empty functions is made of it, so that no compiler option and nothing of C++ plays a part.
#
#   c_abi.sh           compares; exit status 77 without abidiff
#   c_abi.sh --keep    writes the kept file anew: for additions, and for a new major version
set -eu

kept=$SOURCE/tests/house/abi/passgenau.abi
work=$BUILD/house/c_abi
for tool in abidw abidiff; do
  command -v $tool >/dev/null 2>&1 || { echo "skipped: there is no $tool (Debian: abigail-tools)"; exit 77; }
done
[ "$(uname -m)" = x86_64 ] || { echo "skipped: the kept file is of x86_64"; exit 77; }
mkdir -p "$work"
cp "$SOURCE/include/passgenau.h" "$work/passgenau.h"
# Each declaration becomes a definition: whatever stands between the name's parenthesis and the semicolon stays.
awk '
  BEGIN { print "#include \"passgenau.h\"" }
  /^PASSGENAU_C_API/ { inside = 1 }
  inside { text = text $0 "\n" }
  inside && /;/ {
    sub(/;.*/, "", text)
    print text (text ~ /^PASSGENAU_C_API void/ ? " {}" : " { return 0; }")
    text = ""
    inside = 0
  }' "$SOURCE/include/passgenau.h" >"$work/empty.c"
(cd "$work" && ${CC:-cc} -std=c99 -g -shared -fPIC -w -Wl,-soname,libpassgenau.so.0 empty.c -o libpassgenau.so.0)

if [ "${1:-}" = --keep ]; then
  abidw --no-corpus-path --no-comp-dir-path --no-show-locs "$work/libpassgenau.so.0" --out-file "$kept"
  echo "kept: $kept"
  exit 0
fi
status=0
abidiff --no-show-locs "$kept" "$work/libpassgenau.so.0" >"$work/report" 2>&1 || status=$?
cat "$work/report"
# Bits of the status: 1 error, 2 wrong call, 4 a change, 8 a change that breaks programs.
if [ $((status & 11)) -ne 0 ]; then
  echo "the C ABI was broken (or abidiff failed): status $status"
  exit 1
fi
if [ $((status & 4)) -ne 0 ]; then
  echo "the C ABI has grown; keep it with the next release: SOURCE=. BUILD=build/release sh tests/house/c_abi.sh --keep"
fi
