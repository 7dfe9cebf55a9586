#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What one match costs through each binding, over the sample catalog: run.sh [FAMILY [CALLS]]. Uses what build/release holds; a
# language that is not here is left out. Nothing else should run meanwhile.
set -eu

cd "$(dirname "$0")/../.."
family=${1:-fam-01}
calls=${2:-5000}
build=$PWD/build/release
work=$build/bench/bindings
rm -rf "$work"
mkdir -p "$work"
"$build/bin/passgenau" gazetteer build tests/data/sample/gazetteer.csv --into "$work/gazetteer" >/dev/null 2>&1
"$build/bin/passgenau" index "$work/catalog" tests/data/sample/offers.jsonl --gazetteer "$work/gazetteer" >/dev/null 2>&1
# The profile alone: the line is {"id", "case", "profile": {…}}.
sed -nE "/\"id\": *\"$family\"/s/.*\"profile\": *(\{.*\})\}\$/\1/p" tests/data/sample/families.jsonl >"$work/profile.json"
[ -s "$work/profile.json" ] || { echo "the sample has no $family" >&2; exit 2; }

printf '%-18s %8s  %8s  %s\n' "$family" 'p50 µs' 'p99 µs' 'bytes of the answer'
cc -O2 -std=c99 -Iinclude bench/bindings/overhead.c -o "$work/overhead" -L"$build/lib" -lpassgenau "-Wl,-rpath,$build/lib"
"$work/overhead" "$work/catalog" "$work/profile.json" "$calls"
if command -v javac >/dev/null && [ -f "$build/java/passgenau.jar" ]; then
  javac -cp "$build/java/passgenau.jar" -d "$work" bench/bindings/Overhead.java
  java -cp "$build/java/passgenau.jar:$work" Overhead "$work/catalog" "$work/profile.json" "$calls"
fi
if command -v php >/dev/null && [ -d "$build/php/passgenau" ]; then
  PACKAGE=$build/php/passgenau php bench/bindings/overhead.php "$work/catalog" "$work/profile.json" "$calls"
fi
