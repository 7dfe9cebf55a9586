# SPDX-License-Identifier: GPL-2.0-or-later
"""How a catalog grows, up to ten million offers: what bench_scale measured of each that prepare made."""

import json
import subprocess

import engines

TEN_MILLION = 10_000_000


def folder(size):
    return engines.BUILD / "scale" / str(size)


def prepare(sizes, say):
    """Catalogs, and what making them cost: of the processor, which others on the machine disturb little."""
    for size in sizes:
        made = folder(size) / "index.json"
        if made.exists():
            continue
        say(f"a catalog of {size:,} offers (some {size / 5000 / 60:.0f} minutes)")
        made.parent.mkdir(parents=True, exist_ok=True)
        command = [str(engines.program("bench_scale")), "index", str(made.parent), str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        made.write_text(done.stdout, encoding="utf-8")


def stage(say):
    """Of every catalog that was prepared."""
    result = {}
    for made in sorted(engines.BUILD.glob("scale/*/index.json"), key=lambda path: int(path.parent.name)):
        say(f"scale: {int(made.parent.name):,} offers")
        command = [str(engines.program("bench_scale")), "ask", str(made.parent)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        result[made.parent.name] = json.loads(made.read_text(encoding="utf-8")) | json.loads(done.stdout)
    return result
