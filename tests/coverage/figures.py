#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The figures of a coverage report, and whether they are those that are promised: `./dev coverage`

Reads gcovr's JSON; with --decisions, where only the criteria and the validation were counted, the lines are not asked about. Branches
that nothing can take, though the compiler made them, stand in artefacts.txt with the reason. Exit status 1: fewer lines or branches
than promised, or an artefact that is none.
"""

import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIBRARY = re.compile(r"lib/")
DECISIONS = re.compile(r"lib/match/(criteria|bill|points)|lib/model/\w*check")  # whom nobody may be refused by without a test
LEAST_LINES = 0.90
MOST_TOLD = 40


class Artefacts:
    """What stands in the list: file | the line | how many of its branches | why"""

    def __init__(self):
        self.left = {}
        for text in (ROOT / "tests/coverage/artefacts.txt").read_text("utf-8").split("\n"):
            if text and not text.startswith("#"):
                file, code, count, reason = (part.strip() for part in text.split(" | "))
                assert reason
                self.left[file, code] = self.left.get((file, code), 0) + int(count)

    def take(self, file, code, most):
        taken = min(self.left.get((file, code), 0), most)
        if taken:
            self.left[file, code] -= taken
        return taken


def lines_enough(files):
    lines = [line["count"] > 0 for file in files if LIBRARY.match(file["file"]) for line in file["lines"] if not line.get("gcovr/noncode")]
    share = sum(lines) / len(lines)
    print(f"lines of lib/: {sum(lines)} of {len(lines)}, {share:.1%} (asked: {LEAST_LINES:.0%})")
    return share >= LEAST_LINES


def branches_enough(files):
    artefacts = Artefacts()
    made, taken, excused, missed = 0, 0, 0, []
    for file in files:
        if not DECISIONS.match(file["file"]):
            continue
        source = (ROOT / file["file"]).read_text("utf-8").split("\n")
        for line in file["lines"]:
            branches = line["branches"]
            never = sum(branch["count"] == 0 for branch in branches)
            code = source[line["line_number"] - 1].strip()
            known = artefacts.take(file["file"], code, never)
            made += len(branches)
            taken += len(branches) - never
            excused += known
            if never > known:
                missed.append(f"  {file['file']}:{line['line_number']}: {never - known} of {len(branches)}: {code}")
    print(f"branches of criteria and validation: {taken} of {made}, {excused} are artefacts (asked: all others)")
    for text in missed[:MOST_TOLD]:
        print(text)
    if len(missed) > MOST_TOLD:
        print(f"  and on {len(missed) - MOST_TOLD} more lines")
    stale = [key for key, count in artefacts.left.items() if count]
    for file, code in stale:
        print(f"no artefact, or not so many: {file}: {code}")
    return made > 0 and not missed and not stale


def main():
    *options, counts = sys.argv[1:]
    files = json.loads(pathlib.Path(counts).read_text("utf-8"))["files"]
    enough = options == ["--decisions"] or lines_enough(files)
    return 0 if branches_enough(files) and enough else 1


if __name__ == "__main__":
    sys.exit(main())
