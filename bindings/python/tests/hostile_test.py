# SPDX-License-Identifier: GPL-2.0-or-later
"""Hostile profiles, the same bytes for every binding: each leads to an error or an answer, and nothing tells of them."""

import dataclasses
import inspect
import json
import os
import pickle
import subprocess
import sys
import traceback
import unittest
from pathlib import Path

import passgenau
from passgenau import errors
from sample import temporary_folder

#: Half of the marker is too much, too. ctest looks for it in whatever this process writes.
MARKER = "Kanari"
PROFILES = [bytes.fromhex(line) for line in Path(os.environ["PASSGENAU_HOSTILE_PROFILES"]).read_text("ascii").splitlines()]
OFFERS = [
    {"id": "a", "title": {"de": "Schreiambulanz"}, "addresses": ["child/excessive-crying"]},
    {"id": "b", "title": {"de": "Hebamme"}, "kinds": ["midwifery/midwife"], "languages": [{"tag": "ar"}]},
]
#: What a profile, or words of one, goes into under these names.
PARAMETERS = {"profile", "profiles", "population", "words", "beginning"}
#: Those whose answers repeat what they were given, for that is what they are for.
REPEATING = {"search", "complete", "read"}


def family_line(profile):
    return b'{"id":"f","profile":' + profile + b"}"


def calls_of(catalog, path):
    """{name: call with a profile}, for every method of Catalog that takes one."""
    in_words = {"language": "de", "as_of": "2026-11-21"}
    judgement = [{"profile": "f", "offer": "a", "grade": 1}]
    return {
        "match": lambda profile: catalog.match(profile, near_misses=2, ask=2, **in_words),
        "match_all": lambda profile: list(catalog.match_all([family_line(profile)], **in_words)),
        "near_misses": lambda profile: catalog.near_misses(profile, **in_words),
        "near_miss": lambda profile: catalog.near_miss(profile, "a", **in_words),
        "why": lambda profile: catalog.why(profile, "a", **in_words),
        "ask": lambda profile: catalog.ask(profile, **in_words),
        "plan": lambda profile: catalog.plan(profile, **in_words),
        "pathway": lambda profile: catalog.pathway(profile, **in_words),
        "search": lambda profile: catalog.search(text_of(profile)),
        "complete": lambda profile: catalog.complete(text_of(profile)),
        "read": lambda profile: catalog.read(text_of(profile)),
        "check_profile": lambda profile: catalog.check_profile(profile),
        "evaluate": lambda profile: catalog.evaluate([family_line(profile)], judgement),
        "who": lambda profile: catalog.who(OFFERS[0], [family_line(profile)]),
        "gaps": lambda profile: catalog.gaps([family_line(profile)]),
        "difference": lambda profile: catalog.difference(path, [family_line(profile)]),
        "text": lambda profile: catalog.text("pathway", profile, format="svg"),
    }


def profiles_for(name):
    """[(number, profile)]: every seventh for what opens a catalog each time, which takes longer than all others together."""
    return list(enumerate(PROFILES))[:: 7 if name == "difference" else 1]


def text_of(profile):
    """As a str: a byte that is no UTF-8 becomes half of a surrogate pair."""
    return profile.decode("utf-8", "surrogateescape")


def said_by(error):
    """All that a log could get of an error."""
    said = [str(error), repr(error), repr(error.args), repr(vars(error))]
    # What Python's own errors of encoding and of JSON hold.
    said += [repr(getattr(error, part, "")) for part in ("object", "doc")]
    said += traceback.format_exception(type(error), error, None)
    return "".join(said) + pickle.dumps(error).decode("latin-1")


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = temporary_folder()
        cls.path = cls.folder.name + "/catalog"
        with passgenau.CatalogWriter(cls.path) as writer:
            for offer in OFFERS:
                writer.put(offer)
        cls.catalog = passgenau.Catalog(cls.path)
        cls.calls = calls_of(cls.catalog, cls.path)

    @classmethod
    def tearDownClass(cls):
        cls.catalog.close()
        cls.folder.cleanup()

    def ask(self, name, profile, number):
        """Whether the call refused the profile; it tells of it nowhere."""
        call = self.calls[name]
        try:
            answer = call(profile)
        except passgenau.PassgenauError as error:
            self.assertNotIn(error.name, ("", "internal"), (name, number))
            self.assertGreater(error.code, 0, (name, number))
            if MARKER in said_by(error):
                self.fail(f"{name} tells of profile {number}")
            return True
        if name not in REPEATING and MARKER in json.dumps(answer, ensure_ascii=False):
            self.fail(f"the answer of {name} tells of profile {number}")
        return False

    def test_every_method_that_takes_a_profile_is_asked(self):
        methods = {name: inspect.signature(method).parameters for name, method in inspect.getmembers(passgenau.Catalog, inspect.isfunction)}
        taking = {name for name, parameters in methods.items() if PARAMETERS & set(parameters)}
        # `read` takes a text, as `text` takes documents by the name of a function.
        self.assertEqual(taking | {"read", "text"}, set(self.calls))
        self.assertGreaterEqual(len(PROFILES), 1000)
        self.assertTrue(all(MARKER.encode() in profile for profile in PROFILES))

    def test_as_bytes(self):
        refused = {name: sum(self.ask(name, profile, number) for number, profile in profiles_for(name)) for name in self.calls}
        print(len(PROFILES), "profiles; refused:", refused)
        # A line that is refused, and what check_profile finds, are answers.
        self.assertEqual([refused[name] for name in ("match_all", "check_profile")], [0, 0])
        for name in set(self.calls) - REPEATING - {"match_all", "check_profile"}:
            self.assertGreater(refused[name], 0.8 * len(profiles_for(name)), name)
            self.assertLess(refused[name], len(profiles_for(name)), name)

    def test_as_text(self):
        no_text = 0
        for number, profile in enumerate(PROFILES):
            text = text_of(profile)
            no_text += any("\udc80" <= letter <= "\udcff" for letter in text)
            # The way of a text is one for all of them.
            for name in ("match", "check_profile", "why"):
                self.ask(name, text, number)
            try:
                list(self.catalog.match_all([text]))
            except passgenau.PassgenauError:
                self.fail(f"profile {number} of many is no error of the call")
        self.assertGreater(no_text, 100)

    def test_as_values(self):
        values = 0
        for number, profile in enumerate(PROFILES):
            try:
                value = json.loads(profile)
            except ValueError:
                continue
            if isinstance(value, dict):
                values += 1
                for name in ("match", "check_profile", "plan"):
                    self.ask(name, value, number)
                # What Python itself refuses must not tell of it either.
                for wrong in ({**value, "limit": {1}}, {**value, MARKER: object()}, {**value, ("x",): 1}):
                    with self.assertRaises((TypeError, ValueError)) as raised:
                        self.catalog.match(wrong)
                    if MARKER in said_by(raised.exception):
                        self.fail(f"a value of profile {number} is told")
        self.assertGreater(values, 1000)

    def test_what_python_says_of_a_value_that_is_no_json_names_no_member(self):
        @dataclasses.dataclass
        class Noting:
            needs: list = dataclasses.field(default_factory=list)

            def __getattribute__(self, name):
                if name != "needs":
                    return super().__getattribute__(name)
                error = TypeError("none")
                # As Python itself does from 3.14 on.
                error.__notes__ = [f"when serializing dict item '{MARKER}'"]
                raise error

        circle = {}
        circle[MARKER] = [circle]
        for wrong in (circle, Noting(), {"needs": Noting()}):
            with self.assertRaises((TypeError, ValueError)) as raised:
                self.catalog.match(wrong)
            self.assertNotIn(MARKER, said_by(raised.exception))

    def test_nothing_that_holds_a_catalog_shows_a_profile(self):
        for profile in PROFILES[::100]:
            answers = self.catalog.match_all([profile])
            for each in (self.catalog, answers, passgenau):
                self.assertNotIn(MARKER, f"{each!r} {each}")
        self.assertNotIn(MARKER, repr(vars(self.catalog)))

    def test_what_nobody_catches_is_told_without_the_profile(self):
        program = """
import sys, threading, passgenau
catalog, profile = passgenau.Catalog(sys.argv[1]), sys.stdin.buffer.read()
thread = threading.Thread(target=lambda: catalog.match(profile))
thread.start()
thread.join()
catalog.match(profile)
"""
        command = [sys.executable, "-B", "-X", "dev", "-c", program, self.path]
        run = subprocess.run(command, input=PROFILES[0], capture_output=True, check=False)
        said = (run.stdout + run.stderr).decode()
        self.assertEqual((run.returncode, said.count("passgenau.errors.ProfileInvalid: ")), (1, 2), said)
        self.assertNotIn(MARKER, said)


if __name__ == "__main__":
    unittest.main()
