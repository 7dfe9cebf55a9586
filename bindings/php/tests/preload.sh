#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# As a web server runs it: FFI is for preloaded files only (ffi.enable=preload, PHP's default), Passgenau.php is one, the page is none.
set -eu

if [ -z "$PHP_CGI" ]; then
  echo "there is no php-cgi to be the web server"
  exit 77
fi
rm -rf "$WORK"
mkdir -p "$WORK"
cat >"$WORK/page.php" <<'PHP'
<?php
header_remove();
echo 'passgenau ', Passgenau\Passgenau::version(), "\n";
try {
    FFI::cdef('int abs(int);');
    echo "FFI is open to every page\n";
} catch (FFI\Exception) {
    echo "FFI is closed to pages\n";
}
PHP
# No php.ini and no files beside it: PHP's own defaults, and the two extensions.
REDIRECT_STATUS=1 REQUEST_METHOD=GET SCRIPT_FILENAME=$WORK/page.php "$PHP_CGI" -n -q \
  -d extension=ffi -d zend_extension=opcache -d opcache.preload="$PACKAGE/Passgenau.php" -d opcache.preload_user="$(id -un)" \
  >"$WORK/said" 2>&1 || true
cat "$WORK/said"
grep -qE '^passgenau [0-9]+\.[0-9]+\.[0-9]+' "$WORK/said"
grep -qF 'FFI is closed to pages' "$WORK/said"
