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
