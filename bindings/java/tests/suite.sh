#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# suite.sh golden_cases: runs passgenau.GoldenCases, with the JVM's own checks of what native code does, over the jar's own library or
# the one in NATIVE.
set -eu

class=$(printf '%s\n' "$1" | awk -F_ '{ for (i = 1; i <= NF; ++i) printf "%s%s", toupper(substr($i, 1, 1)), substr($i, 2) }')
rm -rf "$WORK"
mkdir -p "$WORK"
"$BIN/java" -ea -Xcheck:jni ${NATIVE:+"-Dpassgenau.library=$NATIVE"} "-Djava.io.tmpdir=$WORK" -cp "$JAR:$CLASSES" "passgenau.$class" "$PASSGENAU_SOURCE" >"$WORK.log" 2>&1 || {
  cat "$WORK.log"
  exit 1
}
cat "$WORK.log"
if grep -E '^(WARNING|FATAL)' "$WORK.log"; then
  echo "the JVM found the above in native code"
  exit 1
fi
left=$(ls -A "$WORK")
if [ -n "$left" ]; then
  echo "left in the temporary folder: $left"
  exit 1
fi
