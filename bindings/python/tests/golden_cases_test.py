# SPDX-License-Identifier: GPL-2.0-or-later
"""The golden cases (tests/cases): the same bytes as C++, offers in both orders."""

import json
import unittest

import passgenau
from passgenau import errors
from sample import SOURCE, temporary_folder


def canonical(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def number(text):
    """The shortest form, as the cases are compared: 5, not 5.0."""
    value = float(text)
    return int(value) if value.is_integer() else value


class GoldenCases(unittest.TestCase):
    def test_all(self):
        files = sorted((SOURCE / "tests" / "cases").glob("*.json"))
        self.assertGreaterEqual(len(files), 150)
        for file in files:
            case = json.loads(file.read_text("utf-8"), parse_float=number)
            for step in (1, -1):
                with self.subTest(file.stem, step=step), temporary_folder() as folder:
                    self.run_case(case, case["offers"][::step], folder + "/catalog")

    def run_case(self, case, offers, path):
        with passgenau.CatalogWriter(path) as writer:
            if "vocabulary" in case:
                writer.set_vocabulary(case["vocabulary"])
            if "gazetteer" in case:
                self.assertEqual(writer.set_gazetteer(case["gazetteer"]), [])
            for offer in offers:
                writer.put(offer)
        with passgenau.Catalog(path) as catalog:
            profile = case["profile"]
            if "error" in case:
                with self.assertRaises(errors.ProfileInvalid) as raised:
                    # The day must not be filled in: its absence may be the error.
                    catalog.text("match", profile)
                found = [{"code": each["code"], "pointer": each.get("pointer", "")} for each in raised.exception.details]
                found.sort(key=lambda each: (each["pointer"], each["code"]))
                self.assertEqual({"code": raised.exception.name, "details": found}, case["error"])
            for id, judgement in case.get("why", {}).items():
                self.assertEqual(catalog.text("why", profile, id), canonical(judgement))
            if "answer" in case:
                text = catalog.text("match", profile, **case.get("options", {}))
                self.assertEqual(text, canonical(case["answer"]))
                self.assertEqual(catalog.match(profile, **case.get("options", {})), json.loads(text))


if __name__ == "__main__":
    unittest.main()
