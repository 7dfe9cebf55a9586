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
from callgrind import counted, none_grew

REFRESHED, VALGRIND = sys.argv[1:3]
MOST = 2.0  # times as many


def main():
    names = subprocess.run([REFRESHED, "names"], capture_output=True, text=True, check=True).stdout.splitlines()
    with tempfile.TemporaryDirectory() as folder:
        catalog = os.path.join(folder, "catalog")
        subprocess.run([REFRESHED, "make", catalog], check=True)
        pairs = ((name, *(counted(VALGRIND, folder, REFRESHED, "ask", catalog, name, state) for state in ("before", "after")))
                 for name in names)
        return none_grew(pairs, "after a refresh", MOST)


sys.exit(main())
