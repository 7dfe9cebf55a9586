# SPDX-License-Identifier: GPL-2.0-or-later
"""The costliest valid requests stay within what 250 ms hold: instructions, by callgrind, each request by itself.

    bound.py WORST VALGRIND

Nothing is timed. A time is instructions by instructions a second, and of those a slow core makes two thousand million (2 GHz, one a
cycle): 500 million for a request that one list answers. A plan and a pathway ask thousands of such questions; they are promised on a
core like that of docs/limits.md, which makes eight thousand million at the least: 2,000 million. What would grow with the square of
the needs, the offers or the words is far beyond either.
"""
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from callgrind import counted

WORST, VALGRIND = sys.argv[1:3]
SECONDS = 0.25
SLOW_CORE, CORE = 2e9, 8e9  # instructions a second
RATES = {"plan": CORE, "pathway": CORE}


def main():
    dear = []
    listed = subprocess.run([WORST, "names"], capture_output=True, text=True, check=True)
    with tempfile.TemporaryDirectory() as folder:
        catalog = os.path.join(folder, "catalog")
        subprocess.run([WORST, "make", catalog], check=True)
        for name in listed.stdout.splitlines():
            count = counted(VALGRIND, folder, WORST, "ask", catalog, name)
            bound = round(SECONDS * RATES.get(name, SLOW_CORE))
            print(f"{name:28} {count:>14,} instructions of {bound:>14,}  {count / bound:.0%}")
            if count > bound:
                dear.append(name)
    if dear:
        print("dearer than 250 ms hold: " + "; ".join(dear))
    return 1 if dear else 0


sys.exit(main())
