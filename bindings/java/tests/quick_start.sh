#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The program of bindings/java/README.md, compiled and run in an empty folder with nothing but the jar.
set -eu

if [ -n "$ABSENT" ]; then
  echo "skipped: $ABSENT"
  exit 77
fi
work=$WORK/quick_start
rm -rf "$work"
mkdir -p "$work"
cp "$JAR" "$work/passgenau.jar"
awk '/^```java/ { inside = 1; next } /^```/ { inside = 0 } inside' "$SOURCE/bindings/java/README.md" >"$work/QuickStart.java"

cd "$work"
"$BIN/javac" -Xlint:all -Werror -encoding UTF-8 -cp passgenau.jar QuickStart.java
"$BIN/java" -cp passgenau.jar:. QuickStart | tee said
grep -q '"offer":"schreiambulanz-mitte"' said
lines=$(wc -l <QuickStart.java)
echo "lines of the quick start: $lines"
[ "$lines" -le 20 ]
