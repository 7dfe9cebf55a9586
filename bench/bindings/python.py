# SPDX-License-Identifier: GPL-2.0-or-later
"""What Python adds to the C call: a dictionary in, dictionaries of 20 matches out, over the sample networks. Medians.

    PASSGENAU_LIBRARY=build/release/lib/libpassgenau.so PYTHONPATH=bindings/python python3 bench/bindings/python.py
"""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

import passgenau
from passgenau._library import encoded, result

ROUNDS = 300
sample = Path(__file__).parents[2] / "tests" / "data" / "sample"


def median_us(call):
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        call()
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1e6


with tempfile.TemporaryDirectory() as folder:
    with passgenau.CatalogWriter(folder + "/catalog") as writer:
        writer.set_gazetteer((sample / "gazetteer.csv").read_text("utf-8"))
        writer.import_files(sample / "offers.jsonl")
    with passgenau.Catalog(folder + "/catalog") as catalog:
        lines = (sample / "families.jsonl").read_text("utf-8").splitlines()
        profiles = [{"as_of": "2026-11-21", **json.loads(line)["profile"]} for line in lines]
        profiles = [profile for profile in profiles if len(catalog.match(profile)["matches"]) == 20]
        if not profiles:
            sys.exit("no family of the sample has 20 matches")
        in_c, in_python = [], []
        for profile in profiles:
            text = encoded(profile)
            in_c.append(median_us(lambda: result("match", catalog.handle, text, b"")))
            in_python.append(median_us(lambda: catalog.match(profile)))
        c, python = statistics.mean(in_c), statistics.mean(in_python)
        print(f"families with 20 matches  {len(profiles)}")
        print(f"C call by ctypes          {c:6.1f} us")
        print(f"Python, values            {python:6.1f} us")
        print(f"Python adds               {python - c:6.1f} us")
