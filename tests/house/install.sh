#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs this build into a fresh prefix inside the build folder, for the tests that use it as a stranger would.
set -eu

rm -rf "$PREFIX"
"$CMAKE" --install "$BUILD" --prefix "$PREFIX"

# Whoever packages passgenau relies on these.
libdir=$(dirname "$(find "$PREFIX" -name passgenau.pc)")/..
for file in "$PREFIX/include/passgenau.h" "$PREFIX/include/passgenau/passgenau.hpp" "$libdir/cmake/passgenau/passgenauConfig.cmake" \
  "$libdir/cmake/passgenau/passgenauConfigVersion.cmake" "$libdir/pkgconfig/passgenau.pc"; do
  if [ ! -f "$file" ]; then
    echo "not installed: $file"
    exit 1
  fi
done

if [ -x "$PREFIX/bin/passgenau" ]; then
  "$PREFIX/bin/passgenau" --version
fi
if grep -rlF -e "$SOURCE" -e "$BUILD" "$libdir/cmake" "$libdir/pkgconfig" "$PREFIX/include"; then
  echo "the files above name a folder of this machine"
  exit 1
fi
