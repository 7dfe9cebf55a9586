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
from callgrind import counted, none_grew

SENTENCES, VALGRIND = sys.argv[1:3]
MOST = 2.6  # times as many for twice the text


def main():
    names = subprocess.run([SENTENCES, "names"], capture_output=True, text=True, check=True).stdout.splitlines()
    with tempfile.TemporaryDirectory() as folder:
        pairs = ((name, *(counted(VALGRIND, folder, SENTENCES, "read", name, str(share)) for share in (50, 100))) for name in names)
        return none_grew(pairs, "twice the text", MOST)


sys.exit(main())
