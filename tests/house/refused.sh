#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# refused.sh FILE.cpp: the first line says what the compiler must do with the file:
#   // expect: TEXT    refuse it, with TEXT in its message (so that it is refused for this reason, not for a typing error)
#   // compiles        take it: the control that shows the others are not refused for a missing header
set -eu

file=$1
first=$(head -n 1 "$file")
if output=$($CXX -std=c++20 -fsyntax-only -I "$SOURCE/include" "$file" 2>&1); then
  compiled=yes
else
  compiled=no
fi

case $first in
  '// compiles')
    [ "$compiled" = yes ] || { echo "$output"; echo "$file: must compile"; exit 1; }
    ;;
  '// expect: '*)
    text=${first#// expect: }
    [ "$compiled" = no ] || { echo "$file: compiles, but must be refused"; exit 1; }
    printf '%s\n' "$output" | grep -qF -e "$text" ||
      { echo "$output"; echo "$file: refused, but not with: $text"; exit 1; }
    ;;
  *)
    echo "$file: the first line must be '// expect: TEXT' or '// compiles'"
    exit 1
    ;;
esac
