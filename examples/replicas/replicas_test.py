# SPDX-License-Identifier: GPL-2.0-or-later
"""The example in its quick form: no answer of a replica is wrong or mixed, whoever is killed."""

import os
import shutil
import sys
import tempfile

import replicas

COMMITS = int(os.environ.get("PASSGENAU_COMMITS", "200"))

if shutil.which("xapian-replicate") is None or shutil.which("xapian-replicate-server") is None:
    print("skipped: xapian-replicate is absent (Debian: xapian-tools)")
    sys.exit(77)
with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
    readers = replicas.run(folder, COMMITS)
assert len(readers) == 2, readers
for reader in readers:
    assert reader["last"] == COMMITS - 1, reader
    assert reader["answers"] > 1, reader
    # It saw commits come, and not only the last state.
    assert reader["generations"] > 5, reader
print(readers)
