#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# publish.sh CATALOG FOLDER: seals a catalog into the folder of a static web server, under its SHA-256, and then names it in `latest`. Who is
# reading the one before still finds it; take old ones away when nobody needs them.
set -eu
[ $# -eq 2 ] || { echo "usage: $0 CATALOG FOLDER" >&2; exit 2; }
program=${PASSGENAU_PROGRAM:-passgenau}
sha256=$("$program" seal "$1" --into "$2/sealing")
# The sealed file is readable by its owner alone: it holds confidential addresses. Who may read it is for the web server to say.
mv "$2/sealing" "$2/$sha256.sealed"
printf '%s\n' "$sha256" >"$2/latest.new"
mv "$2/latest.new" "$2/latest"
printf '%s\n' "$sha256"
