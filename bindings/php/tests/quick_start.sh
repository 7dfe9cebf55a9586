#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The program of bindings/php/README.md, run in an empty folder with nothing but the package.
set -eu

rm -rf "$WORK"
mkdir -p "$WORK"
cp -R "$PACKAGE" "$WORK/passgenau"
awk '/^```php$/ { inside = 1; next } /^```/ { inside = 0 } inside' "$PASSGENAU_SOURCE/bindings/php/README.md" >"$WORK/quick_start.php"
cd "$WORK"
if [ "$(wc -l <quick_start.php)" -gt 15 ]; then
  echo "the quick start is longer than 15 lines"
  exit 1
fi
env -u PASSGENAU_LIBRARY "$PHP" -d display_errors=stderr quick_start.php | tee said
grep -qF 'schreiambulanz-mitte' said
