# SPDX-License-Identifier: GPL-2.0-or-later
"""Support offers that fit one family, and why: passgenau over its C ABI (bindings/README.md is the contract).

Documents are dictionaries (their types are in `passgenau.documents`), dataclasses, or JSON text. Any number of threads may share
one `Catalog`; calls let go of the GIL.
"""

from __future__ import annotations

import datetime
import itertools
import json
import os
from typing import TYPE_CHECKING, Any, Iterable, Iterator, Union, cast

from . import errors
from ._library import Document, Handle, PassgenauError, call, codes, encoded, flag, lines, result, utf8, version

if TYPE_CHECKING:
    from .documents import (
        Answer,
        AnswerLine,
        Audience,
        CatalogDifference,
        CatalogInfo,
        Completion,
        Component,
        Concept,
        DuplicateReport,
        Evaluation,
        Gaps,
        ImportReport,
        Judgement,
        Language,
        NearMiss,
        Offer,
        OpenQuestion,
        Pathway,
        Place,
        Plan,
        Problem,
        ProfileReading,
        PutReport,
        Seal,
        SearchResult,
    )

__all__ = ["Catalog", "CatalogWriter", "Document", "PassgenauError", "codes", "components", "errors", "languages", "version"]

#: A day, or YYYY-MM-DD.
Day = Union[datetime.date, str, None]


#: Functions that give a text, with the number of documents (or ids) that they take.
_DOCUMENTS = {
    **dict.fromkeys(["catalog_info", "catalog_ids", "catalog_check", "vocabulary", "places", "duplicates", "export"], 0),
    **dict.fromkeys(["offer", "check_offer", "check_profile", "match", "match_all", "near_misses", "ask", "plan", "pathway"], 1),
    **dict.fromkeys(["near_miss", "why", "evaluate", "who", "difference", "seal"], 2),
    **dict.fromkeys(["search", "complete", "read", "gaps"], 1),
}
_WITHOUT_OPTIONS = {"catalog_info", "catalog_ids", "catalog_check", "offer", "check_offer", "seal"}


def _options(**stated: Any) -> bytes:
    return encoded({name: value for name, value in stated.items() if value is not None})


def _day(as_of: Day) -> str:
    """The library has no clock: today, where nobody names a day. It counts only for profiles that name none."""
    return as_of if isinstance(as_of, str) else (as_of or datetime.date.today()).isoformat()


def components() -> list[Component]:
    """passgenau and every library it runs on, as loaded."""
    return cast("list[Component]", json.loads(result("components")))


def languages() -> list[Language]:
    """The languages that sentences exist in."""
    return cast("list[Language]", json.loads(result("languages")))


class Catalog(Handle):
    """A catalog open for reading. It shows one state until `refresh`. Errors: *catalog-missing* and others."""

    _kind = "catalog"

    @classmethod
    def open_networks(cls, networks: Document) -> Catalog:
        """Several networks as one catalog: `{"networks": [{"name": …, "path": …}]}`; who is missing stands in `info()` and in every
        answer. Errors: *networks-invalid*, *networks-missing*."""
        catalog = cls.__new__(cls)
        catalog._opened("open_networks", encoded(networks))
        return catalog

    def __enter__(self) -> Catalog:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def text(self, function: str, *documents: Document, **options: Any) -> str:
        """Any function of the C ABI that takes a catalog, by its name: the text that it gives."""
        if len(documents) != _DOCUMENTS[function]:
            raise TypeError(f"{function} takes {_DOCUMENTS[function]} documents")
        given = () if function in _WITHOUT_OPTIONS else (_options(**options),)
        if options and not given:
            raise TypeError(f"{function} takes no options")
        return result(function, self.handle, *map(encoded, documents), *given).decode()

    def _json(self, function: str, *documents: Document, **options: Any) -> Any:
        return json.loads(self.text(function, *documents, **options))

    def refresh(self) -> bool:
        """Shows the newest committed state; true where something had changed."""
        return flag("catalog_refresh", self.handle)

    def info(self) -> CatalogInfo:
        """Offers and revision."""
        return cast("CatalogInfo", self._json("catalog_info"))

    def ids(self) -> list[str]:
        """Ids of all offers, sorted by bytes."""
        return cast("list[str]", self._json("catalog_ids"))

    def check(self) -> list[Problem]:
        """Reads everything and verifies every checksum; one problem for each offer that is damaged."""
        return cast("list[Problem]", self._json("catalog_check"))

    def offer(self, id: str) -> Offer:
        """One offer as it is stored now. Errors: *offer-unknown*."""
        return cast("Offer", self._json("offer", id))

    def match(
        self, profile: Document, *, near_misses: int = 0, ask: int = 0, language: str | None = None, as_of: Day = None
    ) -> Answer:
        """The best offers for this family; with a language, in words as well. Errors: *profile-invalid*."""
        return cast("Answer", self._json("match", profile, near_misses=near_misses, ask=ask, language=language, as_of=_day(as_of)))

    def match_all(
        self, profiles: Iterable[Document], *, language: str | None = None, as_of: Day = None, threads: int = 0, batch: int = 256
    ) -> Iterator[AnswerLine]:
        """An answer for each profile, in order, `batch` of them at a time over so many threads (0: as many as the machine
        has); where one is not valid, its "error" instead."""
        if batch < 1:
            raise ValueError("batch: at least one profile at a time")
        wanted = {"threads": threads, "language": language, "as_of": _day(as_of)}
        source = iter(profiles)
        batches = iter(lambda: lines(itertools.islice(source, batch)), b"")
        answers = (self.text("match_all", some, **wanted) for some in batches)
        return (cast("AnswerLine", json.loads(line)) for text in answers for line in text.split("\n")[:-1])

    def near_misses(self, profile: Document, *, most: int = 20, language: str | None = None, as_of: Day = None) -> list[NearMiss]:
        """Offers that fail exactly one condition, each with the smallest change after which it fits."""
        return cast("list[NearMiss]", self._json("near_misses", profile, most=most, language=language, as_of=_day(as_of)))

    def near_miss(self, profile: Document, id: str, *, language: str | None = None, as_of: Day = None) -> NearMiss | None:
        """The same for one offer; None where it is no near miss."""
        return cast("Union[NearMiss, None]", self._json("near_miss", profile, id, language=language, as_of=_day(as_of)))

    def why(self, profile: Document, id: str, *, language: str | None = None, as_of: Day = None) -> Judgement:
        """Every verdict for one offer, whether it matches or not."""
        return cast("Judgement", self._json("why", profile, id, language=language, as_of=_day(as_of)))

    def ask(self, profile: Document, *, most: int = 3, language: str | None = None, as_of: Day = None) -> list[OpenQuestion]:
        """What to ask the family next."""
        return cast("list[OpenQuestion]", self._json("ask", profile, most=most, language=language, as_of=_day(as_of)))

    def plan(
        self, profile: Document, *, max_offers: int = 8, max_contacts: int = 20, language: str | None = None, as_of: Day = None
    ) -> Plan:
        """The smallest set of offers that covers the needs, in order; a profile without needs is *profile-invalid*."""
        options = {"max_offers": max_offers, "max_contacts": max_contacts, "language": language, "as_of": _day(as_of)}
        return cast("Plan", self._json("plan", profile, **options))

    def pathway(
        self, profile: Document, *, until: Day = None, offers: int = 4, language: str | None = None, as_of: Day = None
    ) -> Pathway:
        """Which help there is for each need over time; `text("pathway", profile, format="svg", as_of=…)` is the picture, "ical" the
        calendar."""
        options = {"until": until, "offers": offers, "language": language, "as_of": _day(as_of)}
        return cast("Pathway", self._json("pathway", profile, **options))

    def search(self, words: str, *, language: str = "de", limit: int = 10, unfinished: bool = False) -> SearchResult:
        """The offers that words lead to; the last word may be the beginning of one where it is unfinished."""
        return cast("SearchResult", self._json("search", words, language=language, limit=limit, unfinished=unfinished))

    def complete(self, beginning: str, *, limit: int = 10) -> list[Completion]:
        """Words of the offers that begin like the last word typed."""
        return cast("list[Completion]", self._json("complete", beginning, limit=limit))

    def read(self, text: str, *, as_of: Day = None) -> ProfileReading:
        """A needs profile out of a sentence, with the words each fact came from; a draft to look through."""
        return cast("ProfileReading", self._json("read", text, as_of=_day(as_of)))

    def check_offer(self, offer: Document) -> list[Problem]:
        """What is wrong with an offer; a warning refuses nothing."""
        return cast("list[Problem]", self._json("check_offer", offer))

    def check_profile(self, profile: Document, *, as_of: Day = None) -> list[Problem]:
        """What is wrong with a needs profile."""
        return cast("list[Problem]", self._json("check_profile", profile, as_of=_day(as_of)))

    def vocabulary(self, *, type: str | None = None, language: str | None = None) -> list[Concept]:
        """The concepts, for forms; with a language labels are texts, without one they are objects by language."""
        return cast("list[Concept]", self._json("vocabulary", type=type, language=language))

    def places(self, *, postal_code: str | None = None, region: str | None = None, name: str | None = None) -> list[Place]:
        """Rows of the catalog's gazetteer, by exactly one of these."""
        return cast("list[Place]", self._json("places", postal_code=postal_code, region=region, name=name))

    def duplicates(self, *, least: float = 0.8, across_sources: bool = False) -> DuplicateReport:
        """Pairs of offers that are probably one."""
        return cast("DuplicateReport", self._json("duplicates", least=least, across_sources=across_sources))

    def export(self, **options: Any) -> str:
        """All offers as others read them: format, confidential, language, separator, byte_order_mark."""
        return self.text("export", **options)

    def evaluate(
        self, profiles: Iterable[Document] | str, judgements: Iterable[Document] | str, *, language: str = "de", as_of: Day = None
    ) -> Evaluation:
        """How good the order is, on families that somebody judged."""
        return cast("Evaluation", self._json("evaluate", lines(profiles), lines(judgements), language=language, as_of=_day(as_of)))


    def who(self, offer: Document, profiles: Iterable[Document] | str, *, as_of: Day = None) -> Audience:
        """Whom this offer helps, whether it stands in the catalog or not yet: ids and scores. Errors: *offer-invalid*,
        *profile-invalid*."""
        return cast("Audience", self._json("who", offer, lines(profiles), as_of=_day(as_of)))

    def gaps(self, population: Iterable[Document] | str, *, what_if: int = 5, prevalence: bool = False, as_of: Day = None) -> Gaps:
        """Where the network is thin for these families – or, as JSON text, for those drawn from published shares. The page for
        a committee: `text("gaps", …, format="html", as_of=…)`; csv and geojson likewise."""
        wanted = {"what_if": what_if, "prevalence": prevalence, "as_of": _day(as_of)}
        return cast("Gaps", self._json("gaps", lines(population), **wanted))

    def difference(self, path: str, profiles: Iterable[Document] | str, *, as_of: Day = None) -> CatalogDifference:
        """Whose lists the catalog in this folder would change if it stood in the place of this one, and why."""
        return cast("CatalogDifference", self._json("difference", path, lines(profiles), as_of=_day(as_of)))

    def seal(self, into: str, report: str = "") -> Seal:
        """One file of this catalog's folder at its newest committed state, which every machine verifies when it opens it; `report`
        goes with it. Errors: *path-refused*, *file-unwritable*, *too-long*."""
        return cast("Seal", self._json("seal", into, report))


class CatalogWriter(Handle):
    """The one writer of a catalog, which it makes where there is none. `with` commits, unless something was raised."""

    _kind = "writer"

    def __enter__(self) -> CatalogWriter:
        return self

    def __exit__(self, raised: type[BaseException] | None, *_: object) -> None:
        try:
            if raised is None:
                self.commit()
        finally:
            self.close()

    def put(self, offer: Document) -> PutReport:
        """Adds an offer, or replaces the one with its id. Errors: *offer-invalid*, which harms nothing."""
        return cast("PutReport", json.loads(result("writer_put", self.handle, encoded(offer))))

    def remove(self, id: str) -> bool:
        """Takes an offer out; false where there was none."""
        return flag("writer_remove", self.handle, utf8(id))

    def set_vocabulary(self, concepts: Iterable[Document] | str) -> None:
        """A network's own concepts."""
        call("writer_set_vocabulary", self.handle, lines(concepts))

    def set_gazetteer(self, text: str) -> list[Problem]:
        """A GeoNames postal-code file or CSV with a header; what is wrong with rows that were left out."""
        return cast("list[Problem]", json.loads(result("writer_set_gazetteer", self.handle, utf8(text))))

    def import_files(self, *files: str | os.PathLike[str], **options: Any) -> ImportReport:
        """Files as one batch: format, mapping, crosswalk, replace, strict, force, records."""
        given = _options(files=[os.fspath(file) for file in files], **options)
        return cast("ImportReport", json.loads(result("writer_import", self.handle, given)))

    def import_text(self, text: str | bytes, **options: Any) -> ImportReport:
        """The same for one text; file_name names it in problems."""
        return cast("ImportReport", json.loads(result("writer_import_text", self.handle, encoded(text), _options(**options))))

    def commit(self) -> None:
        """Makes everything visible, durably."""
        call("writer_commit", self.handle)
