# SPDX-License-Identifier: GPL-2.0-or-later
"""What several tests need: the sources, a folder that goes away, a catalog of the sample networks, how to skip."""

import os
import sys
import tempfile
from pathlib import Path

import passgenau

SOURCE = Path(os.environ["PASSGENAU_SOURCE"])
SAMPLE = SOURCE / "tests" / "data" / "sample"


def skip(why):
    """Ends a test program that cannot run here."""
    print(f"skipped: {why}")
    sys.exit(77)


def temporary_folder():
    """In memory where there is such a folder: each commit waits for the disk otherwise."""
    return tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None)


def sample_catalog(path):
    with passgenau.CatalogWriter(path) as writer:
        writer.set_gazetteer((SAMPLE / "gazetteer.csv").read_text("utf-8"))
        return writer.import_files(SAMPLE / "offers.jsonl")
