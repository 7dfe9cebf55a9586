# SPDX-License-Identifier: GPL-2.0-or-later
"""mypy --strict finds nothing in the package and in a right program, and every mistake of a wrong one."""

import importlib.util
import re
import subprocess
import sys
import unittest
from pathlib import Path

import passgenau
from sample import SOURCE, skip, temporary_folder

RIGHT = '''
import datetime
from typing import Any, Dict, List
import passgenau
from passgenau import errors
from passgenau.documents import Answer, NeedsProfile, Offer

family: NeedsProfile = {"as_of": "2026-11-21", "children": [{"born": "2026-08-20"}], "needs": [{"burden": "x", "weight": 0.5}]}
offer: Offer = {"id": "a", "title": {"de": "A"}, "languages": [{"tag": "de"}], "access": ["free"]}
with passgenau.CatalogWriter("x") as writer:
    replaced: bool = writer.put(offer)["replaced"]
with passgenau.Catalog("x") as catalog:
    answer: Answer = catalog.match(family, language="de", as_of=datetime.date(2026, 11, 21))
    score: float = answer["matches"][0]["score"]
    for line in catalog.match_all([family, "{}"]):
        print(line.get("error"))
    miss = catalog.near_miss(family, "a")
    if miss is not None:
        print(miss["change"]["kind"])
try:
    pass
except errors.ProfileInvalid as error:
    details: List[Dict[str, Any]] = error.details
'''

# One mistake a line, each with the code of mypy's message.
WRONG = '''
family: NeedsProfile = {"as_off": "2026-11-21"}  # typeddict-item
offer: Offer = {"id": "a"}  # typeddict-item
offer2: Offer = {"id": "a", "title": {"de": "A"}, "access": ["gratis"]}  # list-item
catalog.match(family)["match"]  # typeddict-item
catalog.match(family, near_miss=1)  # call-arg
catalog.match(family, as_of=3)  # arg-type
text: str = catalog.match(family)["matches"][0]["score"]  # assignment
catalog.near_miss(family, "a")["change"]  # index
catalog.places(postal_code=64289)  # arg-type
passgenau.Catalog(3)  # arg-type
passgenau.Katalog("x")  # attr-defined
'''


def mypy(*arguments):
    for command in ([sys.executable, "-m", "mypy"], ["mypy"]):
        if command[0] == "mypy" or importlib.util.find_spec("mypy"):
            try:
                return subprocess.run([*command, *arguments], capture_output=True, text=True)
            except FileNotFoundError:
                pass
    return skip("there is no mypy")


class Types(unittest.TestCase):
    def run_mypy(self, text):
        package = Path(passgenau.__file__).parent
        with temporary_folder() as folder:
            program = Path(folder) / "program.py"
            program.write_text(text, "utf-8")
            settings = SOURCE / "bindings" / "python" / "pyproject.toml"
            return mypy(
                "--config-file", settings, "--cache-dir", folder + "/cache", "--show-error-codes", "--no-error-summary",
                package, program,
            ).stdout

    def test_nothing_is_wrong_with_what_is_right(self):
        self.assertEqual(self.run_mypy(RIGHT), "")

    def test_every_mistake_is_found(self):
        head = "import passgenau\nfrom passgenau.documents import NeedsProfile, Offer\ncatalog = passgenau.Catalog('x')"
        # An unknown key has a code of its own from the mypy after 1.0 on.
        found = {
            (int(line), code.replace("unknown-key", "item"))
            for line, code in re.findall(r"program\.py:(\d+): error: .*\[([\w-]+)\]$", self.run_mypy(head + WRONG), re.M)
        }
        planted = {
            (number, line.rpartition("# ")[2])
            for number, line in enumerate(WRONG.strip("\n").split("\n"), head.count("\n") + 2)
        }
        self.assertEqual(found, planted)


if __name__ == "__main__":
    unittest.main()
