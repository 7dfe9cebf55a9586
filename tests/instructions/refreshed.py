# SPDX-License-Identifier: GPL-2.0-or-later
"""Imports do not make requests dear: instructions, by callgrind, of the first request right after a refresh and of one before it.

    refreshed.py REFRESHED VALGRIND

Nothing is timed and no count is kept, so it holds on any machine and with any compiler. Whatever a new state of the catalog makes, its
refresh must have made, not the request of whoever comes next.
"""
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from callgrind import counted

REFRESHED, VALGRIND = sys.argv[1:3]
MOST = 2.0  # times as many


def main():
    dear = []
    listed = subprocess.run([REFRESHED, "names"], capture_output=True, text=True, check=True)
    with tempfile.TemporaryDirectory() as folder:
        catalog = os.path.join(folder, "catalog")
        subprocess.run([REFRESHED, "make", catalog], check=True)
        for name in listed.stdout.splitlines():
            before, after = (counted(VALGRIND, folder, REFRESHED, "ask", catalog, name, state) for state in ("before", "after"))
            print(f"{name:28} {before:>12,} instructions, after a refresh {after:>12,}  {after / before:.2f} times")
            if after > MOST * before:
                dear.append(name)
    if dear:
        print(f"more than {MOST} times as dear: " + "; ".join(dear))
    return 1 if dear else 0


sys.exit(main())
