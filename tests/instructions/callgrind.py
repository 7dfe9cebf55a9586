# SPDX-License-Identifier: GPL-2.0-or-later
"""Counts the instructions of a program inside `passgenau_measured_query`."""
import os
import re
import subprocess
import sys


def counted(valgrind, folder, *command):
    """Ends the program that asks where nothing could be counted."""
    told = subprocess.run(
        [valgrind, "--tool=callgrind", "--toggle-collect=passgenau_measured_query",
         "--callgrind-out-file=" + os.path.join(folder, "callgrind.out"), *command],
        capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", told.stderr)
    if told.returncode != 0 or not found or int(found[1]) == 0:
        sys.exit(f"{command[-1]}: nothing counted\n{told.stdout}{told.stderr}")
    return int(found[1])


def none_grew(pairs, later, most):
    """Exit status of a test. `pairs`: a name, the instructions before, those after what `later` says; at most `most` times as many."""
    dear = []
    for name, before, after in pairs:
        print(f"{name:28} {before:>12,} instructions, {later} {after:>12,}  {after / before:.2f} times")
        if after > most * before:
            dear.append(name)
    if dear:
        print(f"more than {most} times as dear: " + "; ".join(dear))
    return 1 if dear else 0
