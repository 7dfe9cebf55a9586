# SPDX-License-Identifier: GPL-2.0-or-later
"""The contract of bindings/README.md: errors, lifetimes, threads, documents in and out."""

import copy
import dataclasses
import datetime
import json
import pickle
import threading
import traceback
import unittest
from typing import Optional

import passgenau
from passgenau import errors
from sample import SAMPLE, sample_catalog, temporary_folder

FAMILY = {"as_of": "2026-11-21", "children": [{"born": "2026-08-20"}], "needs": [{"burden": "child/excessive-crying"}]}


@dataclasses.dataclass
class Need:
    burden: Optional[str] = None
    kind: Optional[str] = None


@dataclasses.dataclass
class Family:
    as_of: Optional[datetime.date] = None
    needs: Optional[list] = None
    limit: Optional[int] = None


class Binding(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = temporary_folder()
        cls.path = cls.folder.name + "/catalog"
        cls.report = sample_catalog(cls.path)
        cls.catalog = passgenau.Catalog(cls.path)
        cls.families = (SAMPLE / "families.jsonl").read_text("utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.catalog.close()
        cls.folder.cleanup()

    def test_every_code_has_its_class(self):
        wanted = {row["name"]: row["number"] for row in passgenau.codes if row["severity"] == "error"}
        self.assertGreater(len(wanted), 60)
        made = {getattr(errors, name).name: getattr(errors, name) for name in dir(errors)}
        self.assertEqual({name: one.code for name, one in made.items()}, wanted)
        for one in made.values():
            self.assertTrue(issubclass(one, passgenau.PassgenauError))
        with self.assertRaises(AttributeError):
            errors.ProfileInvalud

    def test_an_error_says_what_and_where_and_nothing_of_the_family(self):
        with self.assertRaises(errors.ProfileInvalid) as raised:
            self.catalog.match({"needs": [{"burden": "secret"}], "limit": 0, "name": "Erika"})
        error = raised.exception
        self.assertEqual(error.name, "profile-invalid")
        self.assertEqual({each.get("pointer") for each in error.details}, {"/needs/0/burden", "/limit", None})
        self.assertNotIn("secret", str(error))
        self.assertNotIn("Erika", str(error))
        self.assertIn("/limit", str(error))
        with self.assertRaises(errors.CatalogMissing) as raised:
            passgenau.Catalog("no/such/catalog")
        self.assertEqual(raised.exception.file, "no/such/catalog")

    def test_an_error_can_be_pickled_and_copied(self):
        with self.assertRaises(errors.ProfileInvalid) as raised:
            self.catalog.match({"needs": 7, "limit": 0})
        error = raised.exception
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
            self.assertIs(type(again), errors.ProfileInvalid)
            self.assertEqual((str(again), again.problem, again.details), (str(error), error.problem, error.details))
        unheard = passgenau.PassgenauError({"code": "from-the-future", "message": "m", "line": 3})
        again = pickle.loads(pickle.dumps(unheard))
        self.assertEqual((type(again), again.line, str(again)), (passgenau.PassgenauError, 3, "3: m"))

    def test_half_of_a_surrogate_pair_is_an_error_of_the_library(self):
        half = "secret \ud800"
        with temporary_folder() as folder, passgenau.CatalogWriter(folder + "/own") as writer:
            calls = {
                "text": lambda: self.catalog.match('{"case":"' + half + '"}'),
                "dictionary": lambda: self.catalog.match({"needs": [{"burden": half}]}),
                "id of near_miss": lambda: self.catalog.near_miss(FAMILY, half),
                "id of offer": lambda: self.catalog.offer(half),
                "words": lambda: self.catalog.search(half),
                "sentence": lambda: self.catalog.read(half),
                "option": lambda: self.catalog.match(FAMILY, language=half),
                "path": lambda: passgenau.Catalog(half),
                "id to remove": lambda: writer.remove(half),
                "offer": lambda: writer.put({"id": "a", "title": {"de": half}}),
            }
            for name, call in calls.items():
                with self.subTest(name):
                    with self.assertRaises(passgenau.PassgenauError) as raised:
                        call()
                    error = raised.exception
                    codes = {error.name, *(detail["code"] for detail in error.details)}
                    self.assertIn("json-encoding", codes)
                    self.assertNotIn("secret", repr(error) + repr(error.problem))
            with self.assertRaises(errors.GazetteerInvalid):
                writer.set_gazetteer("postal_code,name,lat,lon\n64283," + half + ",49.8,8.6\n")
        self.assertEqual([line["error"]["code"] for line in self.catalog.match_all([half])], ["profile-invalid"])

    def test_wrong_calls_are_errors_of_python(self):
        for wrong in (b"", 7, object(), {"a": object()}):
            with self.subTest(wrong), self.assertRaises((TypeError, passgenau.PassgenauError)):
                self.catalog.match(wrong)
        with self.assertRaises(TypeError):
            self.catalog.text("match")
        with self.assertRaises(TypeError):
            self.catalog.text("offer", "x", language="de")
        with self.assertRaises(errors.OptionsInvalid):
            self.catalog.match(FAMILY, near_misses=201)

    def test_documents_go_in_as_dictionaries_dataclasses_and_text(self):
        expected = self.catalog.match({"as_of": "2026-11-21", "needs": [{"burden": "child/excessive-crying"}], "limit": 3})
        self.assertEqual(len(expected["matches"]), 3)
        family = Family(datetime.date(2026, 11, 21), [Need("child/excessive-crying")], 3)
        self.assertEqual(self.catalog.match(family), expected)
        text = '{"as_of":"2026-11-21","needs":[{"burden":"child/excessive-crying"}],"limit":3}'
        self.assertEqual(self.catalog.match(text), expected)
        self.assertEqual(self.catalog.match(text.encode()), expected)
        self.assertEqual(json.loads(self.catalog.text("match", family)), expected)

    def test_today_stands_in_for_a_day_that_nobody_names(self):
        self.catalog.match({})
        with self.assertRaises(errors.ProfileInvalid):
            self.catalog.text("match", {})
        self.assertEqual(self.catalog.match({}, as_of=datetime.date(2026, 11, 21)), self.catalog.match({}, as_of="2026-11-21"))

    def test_many_families(self):
        lines = self.families.splitlines()
        answers = list(self.catalog.match_all(iter(lines), as_of="2026-11-21", batch=3))
        self.assertEqual([line["id"] for line in answers], [json.loads(line)["id"] for line in lines])
        for line, answer in zip(lines, answers):
            one = self.catalog.match(json.loads(line)["profile"], as_of="2026-11-21")
            self.assertEqual({"id": json.loads(line)["id"], **one}, answer)
        broken = list(self.catalog.match_all([{"limit": 0}, FAMILY]))
        self.assertEqual(broken[0]["error"]["code"], "profile-invalid")
        self.assertIn("matches", broken[1])
        self.assertEqual(list(self.catalog.match_all([])), [])
        # A line end inside a document does not end it.
        wrapped = '{"id":"fam",\r\n"profile":' + json.dumps(FAMILY, indent=2) + "}"
        answers = list(self.catalog.match_all([FAMILY, wrapped, {"limit": 0}], batch=2))
        self.assertEqual(answers[:2], [self.catalog.match(FAMILY), {"id": "fam", **self.catalog.match(FAMILY)}])
        self.assertEqual(len(answers), 3)

    def test_a_blank_document_or_batch_is_refused(self):
        # The library passes a blank line over: all answers behind it would be those of the families before them.
        for blank in ("", " \t", "\r\n", b"\n"):
            with self.subTest(blank), self.assertRaises(ValueError):
                list(self.catalog.match_all([FAMILY, blank, FAMILY]))
            with self.subTest(blank), self.assertRaises(ValueError):
                self.catalog.evaluate([blank], [], as_of="2026-11-21")
        for batch in (0, -1):
            with self.subTest(batch), self.assertRaises(ValueError):
                self.catalog.match_all([FAMILY], batch=batch)

    def test_a_plan_and_a_pathway(self):
        plan = self.catalog.plan(FAMILY, max_contacts=1, language="tr")
        self.assertEqual([step["contact"] for step in plan["steps"]], [1] * len(plan["steps"]))
        self.assertTrue(plan["steps"] and plan["sentence"])
        pathway = self.catalog.pathway(FAMILY, until=datetime.date(2028, 1, 1), offers=0)
        self.assertEqual(pathway["until"], "2028-01-01")
        for form, begin in (("svg", "<svg "), ("ical", "BEGIN:VCALENDAR")):
            self.assertTrue(self.catalog.text("pathway", FAMILY, format=form).startswith(begin))
        with self.assertRaises(passgenau.errors.ProfileInvalid):
            self.catalog.plan({"as_of": "2026-11-21"})

    def test_near_misses_questions_and_reasons_in_words(self):
        answer = self.catalog.match(FAMILY, near_misses=5, ask=3, language="en")
        self.assertTrue(answer["near_misses"] and answer["ask"])
        for part in (answer["matches"], answer["near_misses"], answer["ask"], answer["matches"][0]["reasons"]):
            self.assertTrue(all(each["sentence"] for each in part))
        self.assertEqual(self.catalog.near_misses(FAMILY, most=5, language="en"), answer["near_misses"])
        self.assertEqual(self.catalog.ask(FAMILY, language="en"), answer["ask"])
        missed = answer["near_misses"][0]
        self.assertEqual(self.catalog.near_miss(FAMILY, missed["offer"], language="en")["change"], missed["change"])
        self.assertIsNone(self.catalog.near_miss(FAMILY, answer["matches"][0]["offer"]))
        self.assertFalse(self.catalog.why(FAMILY, missed["offer"])["eligible"])
        self.assertTrue(self.catalog.why(FAMILY, answer["matches"][0]["offer"], language="ar")["sentence"])
        for each in passgenau.languages():
            self.assertTrue(self.catalog.match(FAMILY, language=each["tag"])["matches"][0]["sentence"])
        with self.assertRaises(errors.LanguageUnsupported):
            self.catalog.match(FAMILY, language="xx")

    def test_vocabulary_places_languages(self):
        burdens = {each["id"]: each for each in self.catalog.vocabulary(type="burden", language="de")}
        self.assertEqual(burdens["child/excessive-crying"]["label"], "Exzessives Schreien")
        self.assertIn("en", self.catalog.vocabulary()[0]["label"])
        self.assertTrue(self.catalog.places(postal_code="64289"))
        self.assertTrue(next(each for each in passgenau.languages() if each["tag"] == "ar")["right_to_left"])
        self.assertIn("Xapian", [each["name"] for each in passgenau.components()])
        self.assertEqual(self.catalog.check_profile({"limit": 500})[0]["pointer"], "/limit")
        self.assertEqual(self.catalog.check_offer({"id": "x"})[0]["code"], "missing")

    def test_free_text(self):
        found = self.catalog.search("Elterncafe")
        self.assertTrue(found["hits"])
        self.assertIn(found["hits"][0]["offer"], self.catalog.ids())
        self.assertTrue(self.catalog.complete("elt"))
        with self.assertRaises(errors.WordsTooLong):
            self.catalog.search("x" * 2000)

    def test_sentence(self):
        reading = self.catalog.read("Baby 3 Monate, schreit nur, keine Schulden", as_of="2026-11-21")
        self.assertEqual(reading["profile"]["children"], [{"age": "P3M"}])
        self.assertEqual([need["burden"] for need in reading["profile"]["needs"]], ["child/excessive-crying"])
        self.assertEqual(reading["not_understood"][0]["why"], "denied")

    def test_whole_catalog(self):
        self.assertEqual(self.report["read"], self.report["accepted"])
        self.assertEqual(self.catalog.info()["offers"], self.report["accepted"])
        self.assertEqual(self.catalog.check(), [])
        ids = self.catalog.ids()
        self.assertEqual(self.catalog.offer(ids[0])["id"], ids[0])
        exported = self.catalog.export()
        self.assertEqual([json.loads(line)["id"] for line in exported.splitlines()], ids)
        self.assertIn("@context", self.catalog.export(format="schema-org", language="en"))
        self.assertEqual(self.catalog.duplicates(least=0.6)["offers"], len(ids))
        grades = [{"profile": "fam-02", "offer": ids[0], "grade": 2}]
        one = [line for line in self.families.splitlines() if '"fam-02"' in line]
        self.assertEqual(self.catalog.evaluate(one, grades, as_of="2026-11-21")["judgements"], 1)

    def test_many_families(self):
        families = self.families.splitlines()
        offer = self.catalog.offer("mg/schreisprechstunde")
        helped = self.catalog.who(offer, families)
        self.assertEqual((helped["offer"], helped["judged"]), (offer["id"], len(families)))
        family = helped["families"][0]
        profile = next(json.loads(line)["profile"] for line in families if f'"{family["id"]}"' in line)
        self.assertEqual(family["score"], self.catalog.why(profile, offer["id"])["score"])
        found = self.catalog.gaps(families, what_if=1)
        self.assertEqual(found["all"]["families"]["all"] % 5, 0)
        page = self.catalog.text("gaps", "\n".join(families), format="html", language="en")
        self.assertTrue(page.startswith("<!DOCTYPE html>"))
        shares = {"as_of": "2026-11-21", "families": 40, "seed": 1, "regions": ["06411"]}
        self.assertEqual(self.catalog.gaps(json.dumps(shares), prevalence=True)["all"]["families"]["all"], 40)
        with self.assertRaises(errors.Empty):
            self.catalog.gaps([])
        with temporary_folder() as folder:
            with passgenau.CatalogWriter(folder + "/fewer") as writer:
                writer.put(offer)
            sealed = self.catalog.seal(folder + "/sealed", "{}")
            self.assertEqual(passgenau.Catalog(folder + "/sealed").info()["offers"], sealed["offers"])
            change = self.catalog.difference(folder + "/fewer", families)
            self.assertNotIn(offer["id"], change["removed"])
            self.assertEqual(change["families"], len(families))
            self.assertEqual(change["lists"][0]["lines"][0]["cause"], "offer-removed")

    def test_writing(self):
        with temporary_folder() as folder:
            with passgenau.CatalogWriter(folder + "/own") as writer:
                self.assertEqual(writer.put({"id": "a", "title": {"de": "Ä"}})["problems"], [])
                self.assertEqual(writer.put({"id": "b", "title": {"de": "b"}, "x": 1})["problems"][0]["code"], "kept-field")
                with self.assertRaises(errors.OfferInvalid):
                    writer.put({"id": "c"})
                self.assertTrue(writer.remove("b"))
                self.assertFalse(writer.remove("b"))
                with self.assertRaises(errors.CatalogLocked):
                    passgenau.CatalogWriter(folder + "/own")
            with passgenau.Catalog(folder + "/own") as catalog:
                self.assertEqual(catalog.ids(), ["a"])
                self.assertFalse(catalog.refresh())
                writer = passgenau.CatalogWriter(folder + "/own")
                report = writer.import_text('{"id":"n","title":{"de":"n"}}\n{', file_name="text.jsonl", records=True)
                self.assertEqual((report["accepted"], report["left_out"]), (1, 1))
                self.assertEqual(report["records"][0]["file"], "text.jsonl")
                writer.commit()
                writer.close()
                self.assertTrue(catalog.refresh())
                self.assertEqual(catalog.info()["offers"], 2)
            # What raises inside `with` is not committed.
            with self.assertRaises(KeyError), passgenau.CatalogWriter(folder + "/own") as writer:
                writer.put({"id": "z", "title": {"de": "z"}})
                raise KeyError
            with passgenau.Catalog(folder + "/own") as catalog:
                self.assertEqual(catalog.ids(), ["a", "n"])

    def test_several_networks_are_one_catalog(self):
        networks = [{"name": "here", "path": self.path}, {"name": "there", "path": self.path + ".none"}]
        with passgenau.Catalog.open_networks({"networks": networks}) as both:
            here, there = both.info()["networks"]
            self.assertEqual(here["state"], "open")
            self.assertEqual(there, {"name": "there", "state": "absent", "problem": "catalog-missing"})
            self.assertEqual(both.ids(), ["here:" + id for id in self.catalog.ids()])
            self.assertEqual(both.match(FAMILY)["networks"], [here, there])
        with self.assertRaises(errors.NetworksInvalid):
            passgenau.Catalog.open_networks('{"networks": []}')

    def test_a_closed_catalog_says_so(self):
        with passgenau.Catalog(self.path) as catalog:
            pass
        catalog.close()
        with self.assertRaises(errors.HandleClosed):
            catalog.match(FAMILY)

    def test_closing_while_others_ask(self):
        for _ in range(10):
            catalog = passgenau.Catalog(self.path)
            wrong, answered = [], threading.Event()

            def ask():
                try:
                    while True:
                        catalog.match(FAMILY)
                        answered.set()
                except errors.HandleClosed:
                    pass
                except BaseException as error:
                    wrong.append(error)

            threads = [threading.Thread(target=ask) for _ in range(4)]
            for thread in threads:
                thread.start()
            answered.wait(30)
            catalog.close()
            for thread in threads:
                thread.join()
            self.assertEqual(wrong, [])

    def test_sixteen_threads_share_one_catalog(self):
        expected = self.catalog.text("match", FAMILY)
        wrong = []

        def ask():
            try:
                for _ in range(50):
                    if self.catalog.text("match", FAMILY) != expected:
                        wrong.append("another answer")
            except BaseException as error:
                wrong.append(error)

        threads = [threading.Thread(target=ask) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])


if __name__ == "__main__":
    unittest.main()
