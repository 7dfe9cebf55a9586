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
  }
  # No function names the numbers of the codes, which are part of the ABI all the same.
  END { print "passgenau_code all_codes;" }' "$SOURCE/include/passgenau.h" >"$work/empty.c"
(cd "$work" && ${CC:-cc} -std=c99 -g -shared -fPIC -w -Wl,-soname,libpassgenau.so.0 empty.c -o libpassgenau.so.0)

if [ "${1:-}" = --keep ]; then
  abidw --no-corpus-path --no-comp-dir-path --no-show-locs "$work/libpassgenau.so.0" --out-file "$kept"
  echo "kept: $kept"
  exit 0
fi
# Added functions and codes break nothing; anything else that is reported does.
if ! abidiff --no-show-locs --no-added-syms "$kept" "$work/libpassgenau.so.0"; then
  echo "the C ABI was broken"
  exit 1
fi
if ! abidiff --no-show-locs "$kept" "$work/libpassgenau.so.0"; then
  echo "the C ABI has grown; keep it with the next release: SOURCE=. BUILD=build/release sh tests/house/c_abi.sh --keep"
fi
