#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# run.sh WORD…: runs the program that the words name (perhaps under valgrind) in a folder of its own that goes away.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$@" "$folder"
