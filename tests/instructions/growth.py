# SPDX-License-Identifier: GPL-2.0-or-later
"""A text twice as long costs about twice as much to read: instructions, by callgrind, of half the longest text and of all of it.

    growth.py SENTENCES VALGRIND

Nothing is timed and no count is kept, so it holds on any machine and with any compiler: what grows with the square of the text would be
four times as dear, with its cube eight times.
"""
import os
import re
import subprocess
import sys
import tempfile

SENTENCES, VALGRIND = sys.argv[1:3]
MOST = 2.6  # times as many for twice the text


def counted(name, share, folder):
    told = subprocess.run(
        [VALGRIND, "--tool=callgrind", "--toggle-collect=passgenau_measured_query",
         "--callgrind-out-file=" + os.path.join(folder, "callgrind.out"), SENTENCES, "read", name, str(share)],
        capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", told.stderr)
    if told.returncode != 0 or not found or int(found[1]) == 0:
        sys.exit(f"{name}: nothing counted\n{told.stdout}{told.stderr}")
    return int(found[1])


def main():
    dear = []
    listed = subprocess.run([SENTENCES, "names"], capture_output=True, text=True, check=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in listed.stdout.splitlines():
            half, whole = (counted(name, share, folder) for share in (50, 100))
            print(f"{name:28} {half:>12,} instructions, twice the text {whole:>12,}  {whole / half:.2f} times")
            if whole > MOST * half:
                dear.append(name)
    if dear:
        print(f"more than {MOST} times as dear: " + "; ".join(dear))
    return 1 if dear else 0


sys.exit(main())
