# SPDX-License-Identifier: GPL-2.0-or-later
"""The JSON Schemas (schemas/) and the library say the same: of every document that is here, of everything that the library
gives, and of thousands of documents that were broken in one place each."""

import copy
import json
import random
import unittest

import passgenau
from sample import SAMPLE, SOURCE, sample_catalog, skip, temporary_folder

try:
    import jsonschema
except ImportError:
    skip("there is no jsonschema (Debian: python3-jsonschema)")

SCHEMAS = {path.name: json.loads(path.read_text("utf-8")) for path in (SOURCE / "schemas").glob("*.json")}
BY_ID = {schema["$id"]: schema for schema in SCHEMAS.values()}
BASE = "https://passgenau.example/schemas/"

# What no schema can say: it hangs on the vocabulary, on other fields, on the calendar.
BEYOND = {
    "unknown-burden", "unknown-kind", "born-after-as-of", "due-too-far", "due-too-old", "child-unknown", "range-reversed",
}  # fmt: skip

FULL_PROFILE = {
    "as_of": "2026-11-21",
    "children": [{"born": "2026-08-20"}, {"due": "2027-03-01"}, {"age": "P5M"}],
    "caregiver": {"roles": ["mother"], "age": 19},
    "needs": [{"burden": "child/excessive-crying", "weight": 0.5, "child": 0}, {"kind": "midwifery/midwife"}],
    "languages": ["ar", "de"],
    "interpreter": True,
    "home": {"postal_code": "64289", "region": "06411000", "lat": 49.88, "lon": 8.66},
    "reach_km": 10,
    "delivery": ["site", "home-visit", "phone", "online"],
    "available": [{"days": "MO-FR", "from": "08:00", "until": "12:00", "every": 2, "note": "x"}],
    "require": ["free"],
    "prefer": ["anonymous"],
    "discreet": False,
    "words": {"text": "Schreibaby", "language": "de"},
    "limit": 20,
}
FULL_OFFER = {
    "id": "da/elterncafe",
    "title": {"de": "Elterncafé", "en": "Parents' café"},
    "description": {"de": "Offener Treff"},
    "provider": {"name": "Familienzentrum", "kind": "family-centre"},
    "kinds": ["groups/parents-cafe"],
    "addresses": ["family-situation/social-isolation"],
    "only_for": ["child/excessive-crying"],
    "not_for": ["relationship/domestic-violence"],
    "prevention": "universal",
    "child_age": {"from": "P0D", "until": "P3Y"},
    "caregivers": ["mother", "father"],
    "caregiver_age": {"from": "P1Y", "until": "P22Y"},
    "languages": [{"tag": "de"}, {"tag": "ar", "by": "interpreter"}],
    "sites": [
        {
            "name": "x", "lat": 49.8799, "lon": 8.6634, "confidential": False,
            "address": {"street": "x", "postal_code": "64289", "city": "Darmstadt", "region": "06411000"},
        }
    ],
    "home_visits": {"regions": ["06411"], "within_km": 20},
    "remote": ["phone", "online"],
    "residence": {"regions": ["06411", "plz:64289", "country:DE"], "except": ["064110"]},
    "access": ["free", "no-registration"],
    "referral": {"required": True, "by": ["youth-office"]},
    "schedule": [{"days": "MO,WE", "from": "09:30", "until": "11:30", "every": 2, "note": "x"}],
    "capacity": {"status": "waitlist", "wait_days": 42, "as_of": "2026-10-01"},
    "valid": {"from": "2026-01-01", "until": "2026-12-31"},
    "verified": "2026-09-15",
    "contact": {"phone": "x", "email": "x", "url": "x"},
}  # fmt: skip

REPLACEMENTS = [
    None, True, 0, 1, -1, 1.5, 1e7, "", "x", "P3Y", "-P3W", "P", "P1", "2026-13-01", "2026-01-01T", "24:01", "MO,", "MO-", "1234", "de_DE",
    "plz:1", [], ["x"], [None], {}, {"x": 1}, "y" * 2000, ["free"] * 2000, ["aa"] * 2000,
]  # fmt: skip


def validator(name, part=""):
    schema = SCHEMAS[name] if not part else {"$ref": f"{BASE}{name}#/$defs/{part}"}
    resolver = jsonschema.RefResolver(BASE + name, SCHEMAS[name], store=BY_ID)
    return jsonschema.Draft202012Validator(schema, resolver=resolver)


def places(value, here=()):
    """Every place of a document, the whole one first."""
    yield here
    if isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(inner, (*here, key))


def broken(document):
    """The document with one place replaced, taken out, or with something added."""
    for place in places(document):
        if not place:
            continue
        for replacement in [*REPLACEMENTS, "out", "more"]:
            changed = copy.deepcopy(document)
            parent = changed
            for key in place[:-1]:
                parent = parent[key]
            if replacement == "out":
                del parent[place[-1]]
            elif replacement == "more":
                if not isinstance(parent[place[-1]], dict):
                    continue
                parent[place[-1]]["unheard-of"] = 1
            else:
                parent[place[-1]] = replacement
            yield place, changed


class Schemas(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = temporary_folder()
        cls.report = sample_catalog(cls.folder.name + "/catalog")
        cls.catalog = passgenau.Catalog(cls.folder.name + "/catalog")
        cls.families = [json.loads(line) for line in (SAMPLE / "families.jsonl").read_text("utf-8").splitlines()]

    @classmethod
    def tearDownClass(cls):
        cls.catalog.close()
        cls.folder.cleanup()

    def right(self, document, name, part=""):
        errors = [f"{list(each.absolute_path)}: {each.message[:200]}" for each in validator(name, part).iter_errors(document)]
        self.assertEqual(errors, [])

    def test_they_are_schemas(self):
        for schema in SCHEMAS.values():
            jsonschema.Draft202012Validator.check_schema(schema)

    def test_the_samples(self):
        for line in (SAMPLE / "offers.jsonl").read_text("utf-8").splitlines():
            self.right(json.loads(line), "offer.json")
        for family in self.families:
            self.right(family, "profile.json", "line")

    def test_the_golden_cases(self):
        for file in sorted((SOURCE / "tests" / "cases").glob("*.json")):
            case = json.loads(file.read_text("utf-8"))
            with self.subTest(file.stem):
                for offer in case["offers"]:
                    self.right(offer, "offer.json")
                if "error" not in case:
                    self.right(case["profile"], "profile.json")
                if "answer" in case:
                    self.right(case["answer"], "answer.json")
                for judgement in case.get("why", {}).values():
                    self.right(judgement, "answer.json", "judgement")

    def test_what_the_library_gives(self):
        catalog = self.catalog
        for family in self.families:
            profile = family["profile"]
            for language in (None, "tr"):
                options = {"language": language, "as_of": "2026-11-21"}
                self.right(catalog.match(profile, near_misses=9, ask=9, **options), "answer.json")
                if profile.get("needs"):
                    self.right(catalog.plan(profile, max_offers=2, **options), "plan.json")
                    self.right(catalog.pathway(profile, **options), "plan.json", "pathway")
                self.right(catalog.why(profile, catalog.ids()[0], **options), "answer.json", "judgement")
        self.right(catalog.near_misses(profile, as_of="2026-11-21"), "answer.json", "near_misses")
        self.right(catalog.ask(profile, as_of="2026-11-21"), "answer.json", "questions")
        for line in catalog.match_all([*self.families, {"limit": 0}, "no JSON"], as_of="2026-11-21"):
            self.right(line, "answer.json", "line")
        for words in ("Elterncafe", "schreibabi", "qqqq", "Darmstad"):
            self.right(catalog.search(words), "words.json")
        for each in catalog.complete("e"):
            self.right(each, "words.json", "completion")
        for text in ("17-Jährige, 28. SSW, wohnt in 64289, spricht kaum Deutsch (Arabisch), kein Geld", "V. a. Depression xyz"):
            self.right(catalog.read(text, as_of="2026-11-21"), "words.json", "reading")
        self.right(catalog.info(), "catalog.json")
        for each in catalog.vocabulary() + catalog.vocabulary(language="de"):
            self.right(each, "catalog.json", "concept")
        for each in catalog.places(region="06"):
            self.right(each, "catalog.json", "place")
        for part, every in (("code", passgenau.codes), ("language", passgenau.languages()), ("component", passgenau.components())):
            for each in every:
                self.right(each, "catalog.json", part)
        self.right(self.report, "reports.json")
        self.right(catalog.duplicates(least=0.3), "reports.json", "duplicates")
        for offer in catalog.ids():
            self.right(catalog.offer(offer), "offer.json")
        grades = [{"profile": "fam-02", "offer": catalog.ids()[0], "grade": 2}]
        self.right(grades[0], "reports.json", "grade")
        family = [each for each in self.families if each["id"] == "fam-02"]
        self.right(catalog.evaluate(family, grades, as_of="2026-11-21"), "reports.json", "evaluation")
        self.right(json.loads((SAMPLE / "prevalence.json").read_text("utf-8")), "gaps.json", "prevalence")
        shares = (SAMPLE / "prevalence.json").read_text("utf-8").replace('"families": 10000', '"families": 500')
        self.right(catalog.gaps(shares, prevalence=True), "gaps.json")
        self.right(catalog.who(catalog.offer(catalog.ids()[0]), self.families), "gaps.json", "audience")
        with passgenau.CatalogWriter(self.folder.name + "/other") as writer:
            self.right(writer.put({"id": "a", "title": {"de": "a"}, "b": 1}), "reports.json", "put")
            self.right(writer.import_text("{\n{}", records=True), "reports.json")
        self.right(catalog.difference(self.folder.name + "/other", self.families), "gaps.json", "difference")
        self.right(catalog.seal(self.folder.name + "/sealed"), "catalog.json", "seal")

    def agree(self, document, name, check):
        """Counts what both refuse of the document, broken in one place after the other."""
        self.assertEqual(check(document), [])
        self.right(document, name)
        schema = validator(name)
        refused = 0
        for place, changed in broken(document):
            codes = {problem["code"] for problem in check(changed)} - self.warnings
            with self.subTest(place, codes=codes):
                if codes - BEYOND:
                    refused += 1
                    self.assertFalse(schema.is_valid(changed), f"the library refuses, the schema does not: {changed}"[:2000])
                elif not codes:
                    self.assertTrue(schema.is_valid(changed), f"the schema refuses, the library does not: {changed}"[:2000])
        return refused

    warnings = {row["name"] for row in passgenau.codes if row["severity"] == "warning"}

    def test_broken_profiles(self):
        refused = self.agree(FULL_PROFILE, "profile.json", lambda document: self.catalog.check_profile(document, as_of="2026-11-21"))
        self.assertGreater(refused, 1000)

    def test_broken_offers(self):
        refused = self.agree(FULL_OFFER, "offer.json", self.catalog.check_offer)
        self.assertGreater(refused, 1500)

    def test_broken_samples(self):
        seed = 20261122
        print("seed", seed)
        chance = random.Random(seed)
        for family in chance.sample(self.families, 2):
            self.agree(family["profile"], "profile.json", lambda document: self.catalog.check_profile(document, as_of="2026-11-21"))
        for line in chance.sample((SAMPLE / "offers.jsonl").read_text("utf-8").splitlines(), 2):
            self.agree(json.loads(line), "offer.json", self.catalog.check_offer)


if __name__ == "__main__":
    unittest.main()
