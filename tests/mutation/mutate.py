#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Would the tests notice? Changes one thing of the criteria at a time – a comparison, a term, a constant, a line left out –, compiles
that one file, puts it in front of the library, and runs the golden cases, the oracle and the laws. `./dev mutation [SECONDS]`

Mutants that mean the same program are told, with the reason, in equivalent.txt. The order is drawn, so that a run that ends early is a
fair sample. Exit status 1: fewer than 90 % were noticed.
"""

import argparse
import json
import os
import pathlib
import random
import re
import shlex
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "release"
WORK = ROOT / "build" / "mutation"
SOURCES = ["lib/match/criteria_family.cpp", "lib/match/criteria_help.cpp", "lib/match/criteria_reach.cpp", "lib/match/bill.cpp"]
TABLE = "lib/match/points.hpp"
# The cheapest first: most mutants end there.
TESTS = [("cases_test", {}), ("oracle_test", {"PASSGENAU_WORLDS": "80"}), ("near_miss_test", {}), ("laws_test", {})]

SWAPS = [
    (r" < ", [" <= ", " > "]), (r" <= ", [" < "]), (r" > ", [" >= ", " < "]), (r" >= ", [" > "]),
    (r" == ", [" != "]), (r" != ", [" == "]), (r" && ", [" || "]), (r" \|\| ", [" && "]),
    (r" \+ ", [" - "]), (r" - ", [" + "]), (r" \+= ", [" -= "]), (r" -= ", [" += "]), (r" \* ", [" / "]), (r" / ", [" * "]),
    (r"(?<=std::)max\b", ["min"]), (r"(?<=std::)min\b", ["max"]), (r"(?<=[ (])!(?=[a-z])", [""]),
    (r"Ternary::yes", ["Ternary::maybe"]), (r"Ternary::no\b", ["Ternary::maybe"]), (r"Ternary::maybe", ["Ternary::no"]),
    (r"Verdict::met", ["Verdict::unknown"]), (r"Verdict::unmet", ["Verdict::unknown"]), (r"Verdict::partly", ["Verdict::met"]),
    (r"Verdict::unknown", ["Verdict::met"]), (r"points::full\b", ["points::unknown"]), (r"points::unknown", ["points::full"]),
    (r"(?<=[ ({-])0(?=[;,)} ])", ["1"]), (r"(?<=[ ({])1(?=[;,)} ])", ["2"]), (r"\b1000\b", ["999"]),
    (r"\btrue\b", ["false"]), (r"\bfalse\b", ["true"]), (r"(?<= )& ", ["| "]), (r" \|= ", [" = "]),
    (r" \+ [a-z_]+\([^()]*\)", [""]), (r" \+ worth\([^()]*\)", [""]),
]
# A statement of a line of its own, left out.
STATEMENT = re.compile(r"^\s+(finding\.[a-z_.]+ = .*|way\.[a-z_.]+ = .*|bill\.[a-z_.]+ \+?= .*|count\(.*|add\(.*|\+\+.*|continue|break|"
                       r"if \(.*\) (return.*|continue|break|\+\+.*)|best = .*|any = .*|credit\[.*|sum \+= .*|most -= .*);$")


def code_of(line):
    return line.split("//")[0].rstrip()


def mutants_of(path):
    """(line from 0, new line, what was done)"""
    inside = False
    for number, line in enumerate((ROOT / path).read_text("utf-8").split("\n")):
        if line.startswith("namespace passgenau"):
            inside = True
        code = code_of(line)
        if not inside or not code.strip() or code.lstrip().startswith(("#", "using ", "namespace", "template", "///")):
            continue
        for pattern, others in SWAPS:
            for found in re.finditer(pattern, code):
                for other in others:
                    yield number, code[:found.start()] + other + code[found.end():], f"{found.group().strip() or 'not'} -> {other.strip() or 'nothing'}"
        if STATEMENT.match(code):
            yield number, "", "left out"


def constants():
    for number, line in enumerate((ROOT / TABLE).read_text("utf-8").split("\n")):
        code = code_of(line)
        if "constexpr" not in code:
            continue
        for found in re.finditer(r"(?<=[= {])(\d[\d']*)(?=[;,}])", code[code.index("="):]):
            at = code.index("=") + found.start()
            value = int(found.group().replace("'", ""))
            yield number, code[:at] + str(value + max(1, value // 20)) + code[at + len(found.group()):], f"{value} -> more"


class Bench:
    def __init__(self):
        self.compile = {pathlib.Path(row["file"]).resolve(): row for row in json.loads((BUILD / "compile_commands.json").read_text())}
        self.links = {}
        for test, _ in TESTS:
            commands = subprocess.run(["ninja", "-C", str(BUILD), "-t", "commands", test], capture_output=True, text=True, check=True).stdout
            self.links[test] = commands.rstrip().split("\n")[-1]
        WORK.mkdir(parents=True, exist_ok=True)

    def built(self, source, include, name):
        """The object of `source`, a file of lib/match as it stands in `include`; none where it is no program."""
        row = self.compile[(ROOT / source).resolve()]
        words = shlex.split(row["command"])
        words = [word for word in words if not word.endswith("ccache")]
        target = WORK / (name + ".o")
        words[words.index("-o") + 1] = str(target)
        words[words.index("-c") + 1] = str(include / source if (include / source).exists() else ROOT / source)
        words[1:1] = ["-I", str(include / "lib")]
        words.append("-O1")
        done = subprocess.run(words, cwd=row["directory"], capture_output=True, text=True)
        return target if done.returncode == 0 else None

    def noticed(self, objects):
        for test, environment in TESTS:
            program = WORK / test
            words = self.links[test].replace(": && ", "", 1).replace(" && :", "")
            words = re.sub(r" -o \S+", lambda _: " " + " ".join(map(str, objects)) + " -o " + str(program), words, count=1)
            subprocess.run(words, shell=True, cwd=BUILD, check=True)
            try:
                done = subprocess.run([str(program)], cwd=WORK, env={**os.environ, **environment}, capture_output=True, timeout=300)
            except subprocess.TimeoutExpired:
                return test + " (time)"
            if done.returncode != 0:
                return test
        return ""


def users_of(name):
    """Which of the sources that read the table may mean this constant; headers stand for those who include them."""
    files = [path for path in (ROOT / "lib").rglob("*.?pp") if "points" in path.read_text("utf-8") and name in path.read_text("utf-8")]
    users = set()
    for path in files:
        relative = str(path.relative_to(ROOT))
        if relative == TABLE:
            continue
        if path.suffix == ".cpp":
            users.add(relative)
        else:
            included = f'#include "{path.relative_to(ROOT / "lib")}"'
            users |= {str(each.relative_to(ROOT)) for each in (ROOT / "lib").rglob("*.cpp") if included in each.read_text("utf-8")}
    return sorted(users)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("seconds", nargs="?", type=int, default=3600)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--only", default="", help="files with this in their name")
    arguments.add_argument("--list", action="store_true", help="say what would be tried, and end")
    wanted = arguments.parse_args()

    equal = {}
    for line in (ROOT / "tests/mutation/equivalent.txt").read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            file, what, code, reason = (part.strip() for part in line.split(" | "))
            equal[file, what, code] = reason
    all_mutants = [(path, *one) for path in SOURCES for one in mutants_of(path)] + [(TABLE, *one) for one in constants()]
    all_mutants = [one for one in all_mutants if wanted.only in one[0]]
    random.Random(wanted.seed).shuffle(all_mutants)
    if wanted.list:
        for path, number, new, what in sorted(all_mutants):
            print(f"{path}:{number + 1}: {what}: {new.strip()}")
        return 0

    bench = Bench()
    end = time.monotonic() + wanted.seconds
    counts = {"killed": 0, "survived": 0, "equivalent": 0, "no program": 0}
    by_test = {}
    tried = 0
    for path, number, new, what in all_mutants:
        if time.monotonic() > end:
            break
        tried += 1
        lines = (ROOT / path).read_text("utf-8").split("\n")
        old = lines[number].strip()
        if (path, what, old) in equal:
            counts["equivalent"] += 1
            continue
        lines[number] = new
        include = WORK / "changed"
        target = include / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n".join(lines), "utf-8")
        try:
            if path == TABLE:
                name = re.search(r"(\w+)(\[\d\])? =", new).group(1)
                objects = [bench.built(user, include, "object%d" % i) for i, user in enumerate(users_of(name))]
            else:
                objects = [bench.built(path, include, "object")]
            if not all(objects):
                counts["no program"] += 1
                continue
            killer = bench.noticed(objects)
        finally:
            target.unlink()
        counts["killed" if killer else "survived"] += 1
        by_test[killer] = by_test.get(killer, 0) + 1
        if tried % 20 == 0:
            print(f"{tried} tried, {counts['killed']} noticed", file=sys.stderr, flush=True)
        if not killer:
            print(f"survived: {path}:{number + 1}: {what}\n  - {old}\n  + {new.strip()}", flush=True)
    judged = counts["killed"] + counts["survived"]
    share = counts["killed"] / judged if judged else 0
    print(f"{tried} of {len(all_mutants)} mutants (seed {wanted.seed}): {counts}; by {by_test}; {share:.1%} noticed")
    return 0 if share >= 0.9 else 1


if __name__ == "__main__":
    sys.exit(main())
