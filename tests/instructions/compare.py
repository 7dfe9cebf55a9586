# SPDX-License-Identifier: GPL-2.0-or-later
"""Instructions of five fixed queries, by callgrind, against those kept in counts.json.

    compare.py QUERIES VALGRIND COMPILER COUNTS [write]

Counts repeat to some thousandths where times swing by a third: a change that makes a query dearer is seen on any machine. They
belong to one compiler; with another one this says so and leaves (exit status 77). `write` keeps the counts of now.
"""
import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from callgrind import counted

QUERIES, VALGRIND, COMPILER, COUNTS = sys.argv[1:5]
DEARER = 1.05  # fails above
CHEAPER = 0.90  # asks to keep the new counts below


def names():
    listed = subprocess.run([QUERIES, "names"], capture_output=True, text=True, check=True)
    return listed.stdout.splitlines()


def main():
    kept = {"compiler": "", "counts": {}}
    if os.path.exists(COUNTS):
        with open(COUNTS, encoding="utf-8") as file:
            kept = json.load(file)
    writing = sys.argv[5:] == ["write"]
    if not writing and kept["compiler"] != COMPILER:
        print(f"skipped: the counts are of {kept['compiler']}, this is {COMPILER}")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        catalog = os.path.join(folder, "catalog")
        subprocess.run([QUERIES, "make", catalog], check=True)
        counts = {name: counted(VALGRIND, folder, QUERIES, "ask", catalog, name) for name in names()}
    if writing:
        with open(COUNTS, "w", encoding="utf-8") as file:
            json.dump({"compiler": COMPILER, "counts": counts}, file, indent=2)
            file.write("\n")
        return 0
    dearer = [name for name in counts if counts[name] > DEARER * kept["counts"].get(name, 0)]
    for name, count in counts.items():
        before = kept["counts"].get(name, 0)
        print(f"{name:28} {count:>12,} instructions, kept {before:>12,}  {count / before - 1 if before else 0:+.1%}")
        if before and count < CHEAPER * before:
            print(f"{'':28} cheaper: keep it by running this again with `write`")
    if dearer:
        print("dearer by more than a twentieth: " + "; ".join(dearer))
    return 1 if dearer else 0


sys.exit(main())
