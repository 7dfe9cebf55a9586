#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The program in bindings/c/README.md, compiled as C99 against the installed copy, in an empty folder with a catalog.
set -eu

PKG_CONFIG_PATH=$(dirname "$(find "$PREFIX" -name passgenau.pc)")
export PKG_CONFIG_PATH
work=$BUILD/house/c_quick_start
rm -rf "$work"
mkdir -p "$work"

awk '/^```c$/ { inside = 1; next } /^```/ { inside = 0 } inside' "$SOURCE/bindings/c/README.md" >"$work/program.c"
if [ "$(wc -l <"$work/program.c")" -gt 15 ]; then
  echo "the quick start is longer than 15 lines"
  exit 1
fi
# shellcheck disable=SC2046,SC2086  # flags are words
$CC -std=c99 -pedantic -Wall -Wextra -Werror $CFLAGS "$work/program.c" -o "$work/program" \
  $(pkg-config --cflags --libs passgenau) "-Wl,-rpath,$(pkg-config --variable=libdir passgenau)"
[ -x "$PREFIX/bin/passgenau" ] || exit 77
cd "$work"
printf '%s\n' '{"id":"a","title":{"de":"Schreiambulanz"},"addresses":["child/excessive-crying"]}' >offers.jsonl
./program | grep -F '"code":"catalog-missing"'
"$PREFIX/bin/passgenau" index offers.pgn offers.jsonl
./program | grep -F '"offer":"a"'
