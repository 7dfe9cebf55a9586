# SPDX-License-Identifier: GPL-2.0-or-later
"""Benchmarks with a results page: `./dev bench` runs this.

  run.py [prepare|measure|page]… [--only STAGE]… [--quick] [--again] [--ten-million] [--commit NAME]   (or --trial)

prepare makes worlds and catalogs (build/bench; made once), measure times each stage whose figures of this commit are not there yet,
page writes bench/RESULTS.md and bench/plots. Without a word: all three. --quick leaves a million offers out and makes fewer and
shorter rounds, and its page goes to build/bench; --again forgets the figures of this commit; --ten-million prepares a catalog of that
size, too, which is measured from then on: 35 minutes of one core, and 14 GB.
"""

import argparse
import json
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

import compare
import engines
import growth
import machine
import page
import scale
import worlds

def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def output_of(program, *arguments):
    command = [str(part) for part in (engines.program(program), *arguments)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def limit_stage(sizes):
    """Lines that a question touches, and the replay of these alone."""
    result = {}
    for size in sizes:
        world = worlds.make(str(size))
        reduced = world / "reduced"
        catalog = engines.catalog(world, "reduced")
        result[str(size)] = {set_: output_of("bench_limit", reduced, catalog, reduced / f"{set_}.jsonl") for set_ in compare.SETS}
    return result


def load_stage(size, seconds):
    world = worlds.make(str(size))
    return {"size": size, **output_of("bench_load", world, engines.catalog(world, "full"), world / "home.jsonl", seconds)}


def costs_stage(sizes):
    scratch = engines.BUILD / "scratch-catalog"
    return {str(size): output_of("bench_costs", worlds.make(str(size)), engines.catalog(worlds.folder(str(size)), "full"), scratch)
            for size in sizes}


def whole():
    return Plan(sizes=[1_000, 10_000, 100_000, 1_000_000], middle=100_000, large=(5, 0.5), small=(5, 0.2), seconds=4,
                scaled=[100_000, 1_000_000])


def quick():
    return Plan(sizes=[1_000, 10_000, 100_000], middle=100_000, large=(3, 0.1), small=(3, 0.05), seconds=0.5,
                scaled=[100_000])


def trial():
    """A tiny world, and no wish to learn a figure."""
    worlds.AREAS = {}
    worlds.FAMILIES = 20
    return Plan(sizes=[600], middle=600, large=(1, 0.01), small=(1, 0.01), seconds=0.05, scaled=[600])


@dataclass
class Plan:
    """Sizes of worlds; rounds and seconds a turn for large and small ones; seconds of each step under load; offers of the
    catalogs that only passgenau is asked about."""

    sizes: list
    middle: int
    large: tuple
    small: tuple
    seconds: float
    scaled: list

    def stages(self):
        """Name and work of each stage. What they take: bench/README.md."""
        compared = [(f"compare-{size}", lambda size=size: compare.stage(
            size, list(engines.NAMES), *(self.large if size >= self.middle else self.small), say)) for size in self.sizes]
        upper = self.sizes[1:] if len(self.sizes) > 2 else self.sizes
        return compared + [
            ("limit", lambda: limit_stage(upper)),
            ("growth", lambda: growth.stage(upper, self.middle, *self.small, say)),
            ("load", lambda: load_stage(self.middle, self.seconds)),
            ("costs", lambda: costs_stage(self.sizes)),
            ("scale", lambda: scale.stage(say)),
        ]


def measure(plan, folder, only, again):
    """The stages named in `only`, or all."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, work in plan.stages():
        file = folder / f"{name}.json"
        if (only and name not in only) or (file.exists() and not again):
            continue
        say(name)
        begin = time.monotonic()
        try:
            result = work()
        except engines.Absent as reason:
            say(f"skipped: {name}: {reason}")
            continue
        result["seconds"] = time.monotonic() - begin
        file.write_text(json.dumps(result), encoding="utf-8")
        say(f"{name}: {result['seconds']:.0f} s")


def check(folder):
    """What the trial is for: every engine that runs answers as the loop does."""
    wrong = 0
    for file in folder.glob("compare-*.json"):
        for questions, counts in json.loads(file.read_text(encoding="utf-8"))["wrong"].items():
            if "passgenau" not in counts:
                raise RuntimeError(f"{file.stem} did not ask passgenau")
            for name, count in counts.items():
                wrong += count
                if count:
                    say(f"{file.stem}, {questions}: {count} answers of {name} are wrong")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("steps", nargs="*", choices=["prepare", "measure", "page", []])
    parser.add_argument("--only", action="append", metavar="STAGE", help="measure this stage (compare-SIZE, limit, growth, load, costs, scale)")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--trial", action="store_true", help="every part once over a tiny world, for a test")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--ten-million", action="store_true", help="prepare a catalog of ten million offers, too")
    parser.add_argument("--commit", help="of whose figures the page is; this one by itself")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that servers are stopped
    steps = arguments.steps or ["prepare", "measure", "page"]
    plan = trial() if arguments.trial else quick() if arguments.quick else whole()
    commit = arguments.commit or machine.commit(engines.SOURCE)
    shown = engines.SOURCE / "bench" if plan == whole() else engines.BUILD / "page"
    figures = engines.BUILD / "results" / (commit + ("-quick" if arguments.quick else ""))
    if "prepare" in steps:
        worlds.prepare(plan.sizes, say)
        scale.prepare(plan.scaled + ([scale.TEN_MILLION] if arguments.ten_million else []), say)
    if "measure" in steps:
        measure(plan, figures, arguments.only, arguments.again or arguments.trial)
    if "page" in steps:
        page.write(figures, shown, commit)
        say(f"the page is {shown / 'RESULTS.md'}")
    return 1 if arguments.trial and check(figures) else 0


if __name__ == "__main__":
    sys.exit(main())
