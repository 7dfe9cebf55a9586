#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# consumer/main.cpp is compiled by one command line, with the flags that pkg-config gives for the installed copy.
set -eu

PKG_CONFIG_PATH=$(dirname "$(find "$PREFIX" -name passgenau.pc)")
export PKG_CONFIG_PATH
work=$BUILD/house/pkg_config
rm -rf "$work"
mkdir -p "$work"
cd "$work"
# shellcheck disable=SC2046,SC2086  # flags are words
$CXX -std=c++20 $CXXFLAGS "$SOURCE/tests/house/consumer/main.cpp" -o consumer \
  $(pkg-config --cflags --libs passgenau) "-Wl,-rpath,$(pkg-config --variable=libdir passgenau)"
./consumer
