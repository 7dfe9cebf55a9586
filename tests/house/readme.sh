#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Every ```cpp block of README.md that is a whole program is compiled against the installed copy and run in an empty folder.
# Compiler errors name the line of README.md. So is the ```sh block of the command line, but for its first line, which builds.
set -eu

PKG_CONFIG_PATH=$(dirname "$(find "$PREFIX" -name passgenau.pc)")
export PKG_CONFIG_PATH
work=$BUILD/house/readme
rm -rf "$work"
mkdir -p "$work"

awk -v folder="$work" '
  /^```cpp/ { block = "#line " NR + 1 " \"README.md\"\n"; inside = 1; next }
  /^```/ && inside {
    inside = 0
    if (block ~ /int main/) print block > (folder "/program" ++count ".cpp")
  }
  inside { block = block $0 "\n" }
' "$SOURCE/README.md"

ran=0
for source in "$work"/program*.cpp; do
  [ -f "$source" ] || continue
  program=${source%.cpp}
  # shellcheck disable=SC2046,SC2086  # flags are words
  $CXX -std=c++20 $CXXFLAGS "$source" -o "$program" \
    $(pkg-config --cflags --libs passgenau) "-Wl,-rpath,$(pkg-config --variable=libdir passgenau)"
  mkdir "$program.run"
  (cd "$program.run" && "$program")
  ran=$((ran + 1))
done
echo "programs in README.md that ran: $ran"
if [ "$ran" -eq 0 ]; then
  echo "README.md shows no whole C++ program"
  exit 1
fi

awk '/^## On the command line/ { here = 1 } here && /^```$/ && inside { exit } inside && !/^\.\/dev build/ { print }
     here && /^```sh/ { inside = 1 }' "$SOURCE/README.md" > "$work/commands.sh"
mkdir "$work/commands.run"
ln -s "$SOURCE/tests" "$work/commands.run/tests"
(cd "$work/commands.run" && PATH=$(dirname "$(find "$PREFIX" -type f -name passgenau)"):$PATH sh -eu "$work/commands.sh" > output.txt)
commands=$(grep -c '^passgenau' "$work/commands.sh")
echo "commands in README.md that ran: $commands"
[ "$commands" -gt 10 ]
