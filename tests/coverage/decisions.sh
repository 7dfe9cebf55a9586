#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Does every branch of the criteria and the validation run in the tests that judge and refuse? See CMakeLists.txt.
set -eu
find "$COUNTERS" -name '*.gcda' -delete
PASSGENAU_WORLDS=40 "$PROGRAM" >"$COUNTERS/tests.log" 2>&1 || {
  tail -n 40 "$COUNTERS/tests.log"
  exit 1
}
"$GCOVR" --root "$SOURCE" --filter "$SOURCE/lib/" --exclude-throw-branches --exclude-unreachable-branches \
  --json "$COUNTERS/counts.json" "$COUNTERS"
PYTHONDONTWRITEBYTECODE=1 "$PYTHON" "$SOURCE/tests/coverage/figures.py" --decisions "$COUNTERS/counts.json"
