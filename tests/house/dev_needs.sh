#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# ./dev web stops where Node is missing, though the tests can do without it. On a Debian that says it has everything else.
set -eu
command -v apt-get >/dev/null 2>&1 || { echo "skipped: there is no apt-get"; exit 77; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/dpkg-query" <<'END'
#!/bin/sh
shift 3
for package; do [ "$package" = nodejs ] || echo "$package installed"; done
END
# A build that begins all the same ends at once.
printf '#!/bin/sh\necho "cmake was run"\nexit 9\n' > "$work/cmake"
chmod +x "$work/dpkg-query" "$work/cmake"

status=0
said=$(PATH="$work:$PATH" NO_INSTALL=1 sh "$SOURCE/dev" web 2>&1) || status=$?
echo "$said"
[ "$status" -eq 1 ]
case $said in *"missing: nodejs – serves the web example"*"nothing was installed"*) ;; *) exit 1 ;; esac
