#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The program of bindings/java/README.md, compiled and run in an empty folder with nothing but the jar.
set -eu

rm -rf "$WORK"
mkdir -p "$WORK"
cp "$JAR" "$WORK/passgenau.jar"
awk '/^```java$/ { inside = 1; next } /^```/ { inside = 0 } inside' "$PASSGENAU_SOURCE/bindings/java/README.md" >"$WORK/QuickStart.java"
cd "$WORK"
if [ "$(wc -l <QuickStart.java)" -gt 15 ]; then
  echo "the quick start is longer than 15 lines"
  exit 1
fi
"$BIN/javac" -Xlint:all -Werror -encoding UTF-8 -cp passgenau.jar QuickStart.java
env -u PASSGENAU_LIBRARY "$BIN/java" -cp passgenau.jar:. QuickStart | tee said
grep -qF '"offer":"schreiambulanz-mitte"' said
