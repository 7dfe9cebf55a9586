# SPDX-License-Identifier: GPL-2.0-or-later
"""The costliest valid requests stay within what 250 ms hold, and what is refused for its size within 5 ms: instructions, by callgrind, each
request by itself.

    bound.py WORST VALGRIND

Nothing is timed. A time is instructions by instructions a second, of which a slow core makes two thousand million (2 GHz, one a cycle):
500 million are 250 ms, 10 million are 5 ms. A plan and a pathway ask thousands of questions and take longer on such a core, as
docs/limits.md says; their bounds promise no time, but guard against growth. What would grow with the square of the needs, the offers or
the words is far beyond any of these.
"""
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from callgrind import counted

WORST, VALGRIND = sys.argv[1:3]
RATE = 2e9  # instructions a second
ANSWERED, REFUSED = round(0.25 * RATE), round(0.005 * RATE)
GUARDS = {"plan": 2_000_000_000, "pathway": 1_600_000_000}  # a third above what they take


def names(*words):
    return subprocess.run([WORST, *words], capture_output=True, text=True, check=True).stdout.splitlines()


def main():
    dear = []
    with tempfile.TemporaryDirectory() as folder:
        catalog = os.path.join(folder, "catalog")
        subprocess.run([WORST, "make", catalog], check=True)
        bounds = {name: GUARDS.get(name, ANSWERED) for name in names("names")}
        bounds.update(dict.fromkeys(names("bombs", catalog), REFUSED))
        for name, bound in bounds.items():
            count = counted(VALGRIND, folder, WORST, "ask", catalog, name)
            print(f"{name:30} {count:>14,} instructions of {bound:>14,}  {count / bound:.0%}")
            if count > bound:
                dear.append(name)
    if dear:
        print("dearer than their bounds: " + "; ".join(dear))
    return 1 if dear else 0


sys.exit(main())
