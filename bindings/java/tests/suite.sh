#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# suite.sh CLASS: runs one suite, with the JVM's own checks of what native code does.
set -eu

if [ -n "$ABSENT" ]; then
  echo "skipped: $ABSENT"
  exit 77
fi
work=$WORK/$1
rm -rf "$work"
mkdir -p "$work"
# The temporary folder shows, too, whether the native library leaves anything behind.
"$BIN/java" -ea -Xcheck:jni "-Djava.io.tmpdir=$work" -cp "$JAR:$CLASSES" "$1" "$SOURCE" >"$work.log" 2>&1 || {
  cat "$work.log"
  exit 1
}
cat "$work.log"
if grep -E '^(WARNING|FATAL)' "$work.log"; then
  echo "the JVM found the above in native code"
  exit 1
fi
left=$(ls -A "$work")
if [ -n "$left" ]; then
  echo "left in the temporary folder: $left"
  exit 1
fi
