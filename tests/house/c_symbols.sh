#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What the shared library exports: the functions of passgenau.h, all of them and no other C name, and of C++ only what is
# passgenau's.
set -eu

work=$BUILD/house/c_symbols
mkdir -p "$work"
sed -n 's/^PASSGENAU_C_API [^(]*[ *]\(passgenau_[a-z_]*\)(.*/\1/p' "$SOURCE/include/passgenau.h" | sort >"$work/header"
[ -s "$work/header" ] || { echo "passgenau.h declares nothing"; exit 1; }
grep -c '^PASSGENAU_C_API' "$SOURCE/include/passgenau.h" | grep -qx "$(wc -l <"$work/header")" ||
  { echo "a declaration of passgenau.h was not understood"; exit 1; }

# The address sanitizer adds names of its own (__odr_asan…).
nm -D --defined-only "$LIBRARY" | awk '{ print $3 }' | grep -v '^__' | sort >"$work/exported"
grep -v '^_Z' "$work/exported" >"$work/c"
if ! diff "$work/header" "$work/c"; then
  echo "< only in passgenau.h, > only in the library"
  exit 1
fi
grep '^_Z' "$work/exported" | c++filt |
  grep -v -E '^(typeinfo for |typeinfo name for |vtable for )?passgenau::' >"$work/strangers" || true
if [ -s "$work/strangers" ]; then
  cat "$work/strangers"
  echo "are none of ours, and would meet those of the host program"
  exit 1
fi
# Nothing of the inside, such as the C ABI's own helpers and embedded data.
if grep '^_Z' "$work/exported" | c++filt | grep -E 'passgenau::(c_api|data|test)::'; then
  echo "are inside the library"
  exit 1
fi
echo "$(wc -l <"$work/header") functions in C, $(grep -c '^_Z' "$work/exported") names in C++"
