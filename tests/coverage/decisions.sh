#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Does every branch of the criteria and the validation run in the tests that judge and refuse? See CMakeLists.txt.
set -eu
cd "$COUNTERS"  # where what gcov leaves behind is nobody's
find . -name '*.gcda' -delete
PASSGENAU_WORLDS=40 "$PROGRAM" >tests.log 2>&1 || {
  tail -n 40 tests.log
  exit 1
}
"$GCOVR" --root "$SOURCE" --gcov-executable "$GCOV" --filter '.*/lib/(match|model)/' --exclude-throw-branches \
  --exclude-unreachable-branches --json counts.json .
PYTHONDONTWRITEBYTECODE=1 "$PYTHON" "$SOURCE/tests/coverage/figures.py" --decisions counts.json
