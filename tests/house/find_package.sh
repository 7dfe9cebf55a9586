#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# consumer/ is configured, built and run against the installed copy through find_package(passgenau).
set -eu

work=$BUILD/house/find_package
rm -rf "$work"
"$CMAKE" -S "$SOURCE/tests/house/consumer" -B "$work" -G "$GENERATOR" \
  -D CMAKE_PREFIX_PATH="$PREFIX" -D CMAKE_CXX_COMPILER="$CXX" -D CMAKE_CXX_FLAGS="$CXXFLAGS"
"$CMAKE" --build "$work"
cd "$work"
./consumer
