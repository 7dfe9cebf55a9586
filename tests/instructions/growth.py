# SPDX-License-Identifier: GPL-2.0-or-later
"""A text twice as long costs about twice as much to read: instructions, by callgrind, of half the longest text and of all of it.

    growth.py SENTENCES VALGRIND

Nothing is timed and no count is kept, so it holds on any machine and with any compiler: what grows with the square of the text would be
four times as dear, with its cube eight times.
"""
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from callgrind import counted

SENTENCES, VALGRIND = sys.argv[1:3]
MOST = 2.6  # times as many for twice the text


def main():
    dear = []
    listed = subprocess.run([SENTENCES, "names"], capture_output=True, text=True, check=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in listed.stdout.splitlines():
            half, whole = (counted(VALGRIND, folder, SENTENCES, "read", name, str(share)) for share in (50, 100))
            print(f"{name:28} {half:>12,} instructions, twice the text {whole:>12,}  {whole / half:.2f} times")
            if whole > MOST * half:
                dear.append(name)
    if dear:
        print(f"more than {MOST} times as dear: " + "; ".join(dear))
    return 1 if dear else 0


sys.exit(main())
