#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Would the tests notice? Changes one thing of the criteria at a time – a comparison, a term, a constant, a line left out –, compiles
that one file, puts it in front of the library, and runs the golden cases, the oracle and the laws. `./dev mutation [SECONDS]`

Mutants that mean the same program are told, with the reason, in equivalent.txt. The order is drawn by the mutants themselves, so that a
run that ends early is a fair sample, and a change of one line leaves the others in their places. Exit status 1: fewer than 90 % were
noticed, or of a small sample (--first) fewer than 75 %.
"""

import argparse
import atexit
import hashlib
import json
import os
import pathlib
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = ["lib/match/criteria_family.cpp", "lib/match/criteria_help.cpp", "lib/match/criteria_reach.cpp", "lib/match/bill.cpp"]
TABLE = "lib/match/points.hpp"
# The cheapest first: most mutants end there.
TESTS = ["cases_test", "near_miss_test", "oracle_test", "laws_test"]
ENVIRONMENT = {**os.environ, "PASSGENAU_WORLDS": "80"}
MEMORY = "/dev/shm" if os.path.isdir("/dev/shm") else None  # for their catalogs, of which nothing must outlive anything
LEAST, LEAST_OF_FEW = 0.9, 0.75

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
    """Compiles, links and runs one mutant at a time. All tests are one program, in their order, that ends with the first failure; a header
    compiled once stands before the sources, whose own few hundred lines are then what is left to compile."""

    def __init__(self, build, ninja):
        self.build = build
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="mutation-", dir=build))
        atexit.register(shutil.rmtree, self.work, ignore_errors=True)
        rows = json.loads((build / "compile_commands.json").read_text())
        self.compile = {pathlib.Path(row["file"]).resolve(): row for row in rows if "passgenau_objects.dir" in row["command"]}
        objects, libraries = [], []
        for test in TESTS:
            commands = subprocess.run([ninja, "-C", str(build), "-t", "commands", test], capture_output=True, text=True, check=True).stdout
            link = shlex.split(commands.rstrip().split("\n")[-1].replace(": && ", "", 1).replace(" && :", ""))
            output = link.index("-o")
            objects += [word for word in link[:output] if word.endswith(".o") and word not in objects]
            libraries += [word for word in link[output + 2:] if word not in libraries]
            compiler = [word for word in link[:output] if not word.endswith((".o", "ccache"))]
        fast = ["-fuse-ld=lld"] if shutil.which("ld.lld") else []
        self.program = self.work / "tests"
        self.link = compiler + fast, objects + libraries + ["-o", str(self.program)]
        self.headers = self.work / "headers.hpp"
        text = "".join((ROOT / source).read_text("utf-8") for source in SOURCES)
        self.headers.write_text("\n".join(sorted(set(re.findall(r"^#include .*", text, re.M)), reverse=True)) + "\n", "utf-8")
        words = self.command(SOURCES[0], "-O1") + ["-x", "c++-header", str(self.headers), "-o", str(self.headers) + ".gch"]
        subprocess.run(words, cwd=self.build, check=True)
        self.originals = {}
        self.timeout = 3600  # until it is known what all of them take

    def command(self, source, optimised):
        """How this source is compiled, without what and into what."""
        words = shlex.split(self.compile[(ROOT / source).resolve()]["command"])
        words = [word for word in words if not word.endswith("ccache")]
        for option in ("-o", "-c"):
            at = words.index(option)
            del words[at:at + 2]
        return words + [optimised, "-g0"]

    def built(self, source, include, name, optimised="-O1"):
        """The object of `source`, a file of lib/match as it stands in `include`; none where it is no program."""
        target = self.work / (name + ".o")
        file = include / source if (include / source).exists() else ROOT / source
        words = self.command(source, optimised) + ["-c", str(file), "-o", str(target)]
        if (include / TABLE).exists():
            words[1:1] = ["-I", str(include / "lib")]
        elif optimised == "-O1":
            words[1:1] = ["-include", str(self.headers)]
        return target if subprocess.run(words, cwd=self.build, capture_output=True).returncode == 0 else None

    def same_program(self, source, include):
        """Does the optimising compiler make the same of it?"""
        if source not in self.originals:
            self.originals[source] = self.built(source, self.work / "none", "original", "-O2").read_bytes()
        return self.built(source, include, "object", "-O2").read_bytes() == self.originals[source]

    def noticed(self, objects):
        """The test case that failed; empty where none did."""
        before, behind = self.link
        subprocess.run(before + [str(each) for each in objects] + behind, cwd=self.build, check=True)
        with tempfile.TemporaryDirectory(prefix="passgenau-mutant-", dir=MEMORY) as folder:
            try:
                done = subprocess.run([str(self.program), "--abort", "--order", "decl"], cwd=self.work, env={**ENVIRONMENT, "TMPDIR": folder},
                                      capture_output=True, text=True, errors="replace", timeout=self.timeout)
            except subprocess.TimeoutExpired:
                return "time"
        if done.returncode == 0:
            return ""
        failed = re.search(r"^.*/(\w+)\.cpp:\d+: FAILED", done.stdout, re.M)
        return failed.group(1) if failed else "crash"


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


def drawn(seed, mutants):
    """In an order that says nothing of where they stand; the same lines twice are told apart by which comes first."""
    times = {}

    def number(mutant):
        path, _, new, what = mutant
        key = f"{seed} {path} {what} {new.strip()}"
        times[key] = times.get(key, 0) + 1
        return hashlib.sha256(f"{key} {times[key]}".encode()).digest()

    return [mutant for _, mutant in sorted((number(mutant), mutant) for mutant in mutants)]


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that nothing stays behind
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("seconds", nargs="?", type=int, default=3600)
    arguments.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "release", help="with the tests, by Ninja")
    arguments.add_argument("--ninja", default="ninja", help="what builds there")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--first", type=int, help="only so many of those drawn, the same with every run")
    arguments.add_argument("--only", action="append", default=[], help="mutants with this in 'file:line: what was done'; may stand several times")
    arguments.add_argument("--list", action="store_true", help="say what would be tried, and end")
    wanted = arguments.parse_args()

    equal = {}
    for line in (ROOT / "tests/mutation/equivalent.txt").read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            file, what, code, reason = (part.strip() for part in line.split(" | "))
            equal[file, what, code] = reason
    all_mutants = [(path, *one) for path in SOURCES for one in mutants_of(path)] + [(TABLE, *one) for one in constants()]
    all_mutants = list({one[:3]: one for one in all_mutants}.values())  # two rules may do the same
    if wanted.only:
        all_mutants = [one for one in all_mutants if any(part in f"{one[0]}:{one[1] + 1}: {one[3]}" for part in wanted.only)]
    all_mutants = drawn(wanted.seed, all_mutants)[:wanted.first]
    if wanted.list:
        for path, number, new, what in sorted(all_mutants):
            print(f"{path}:{number + 1}: {what}: {new.strip()}")
        return 0

    bench = Bench(wanted.build.resolve(), wanted.ninja)
    begin = time.monotonic()
    if failed := bench.noticed([]):
        sys.exit(f"the tests fail without a mutant: {failed}")
    # What takes ten times as long does not end.
    bench.timeout = 10 * (time.monotonic() - begin) + 10
    end = time.monotonic() + wanted.seconds
    counts = {"killed": 0, "survived": 0, "equivalent": 0, "same program": 0, "no program": 0}
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
        include = bench.work / "changed"
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
            if not killer and path != TABLE and bench.same_program(path, include):
                counts["same program"] += 1
                continue
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
    return 0 if share >= (LEAST_OF_FEW if wanted.first else LEAST) else 1


if __name__ == "__main__":
    sys.exit(main())
