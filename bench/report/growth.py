# SPDX-License-Identifier: GPL-2.0-or-later
"""How the time grows: with the area at one density, and with what is asked. passgenau alone, over what all engines can express."""

import json

import compare
import engines
import worlds

BURDENS = [
    "child/excessive-crying", "economic/debt", "family-situation/no-family-support", "parental-health/exhaustion",
    "child/sleep-problems", "relationship/partner-conflict", "economic/poverty", "parenting/competence-doubt",
    "child/developmental-delay", "migration/flight",
]
LANGUAGES = ["de", "tr", "ar", "ru"]


def with_limit(limit):
    return lambda family: {**family, "limit": limit}


def with_needs(count):
    def change(family):
        needs = family["needs"] + [{"burden": burden} for burden in BURDENS]
        return {**family, "needs": needs[:count]}
    return change


def with_languages(count):
    def change(family):
        own = family.get("languages", [])
        return {**family, "languages": (own + [tag for tag in LANGUAGES if tag not in own])[:count]}
    return change


VARIANTS = {
    "k": {k: with_limit(k) for k in (1, 5, 20, 50, 100, 200)},
    "needs": {n: with_needs(n) for n in (0, 1, 2, 5, 10)},
    "languages": {n: with_languages(n) for n in (0, 1, 2, 4)},
}


def families_file(source, target, change):
    """Families changed one by one; `change` may give None to leave a file as it is."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with open(source, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as out:
        for line in lines:
            family = {key: value for key, value in change(json.loads(line)).items() if value != []}
            out.write(json.dumps(family, ensure_ascii=False) + "\n")
    return target


def start(name, world, catalog_world, home, anywhere):
    command = [engines.program("peer_passgenau"), world / "reduced", engines.catalog(catalog_world, "reduced"),
               "--home", home, "--anywhere", anywhere]
    return engines.Engine(name, command)


def rounds_of(variants, questions, wanted, turn_seconds, say):
    """`variants`: arguments of `start`, the name first."""
    running = {}
    try:
        for name, *arguments in variants:
            running[name] = start(name, *arguments)
        counts = dict.fromkeys(running, worlds.FAMILIES)
        return {questions_: compare.measure(running, questions_, counts, wanted, turn_seconds, say) for questions_ in questions}
    finally:
        compare.close_all(running)


def by_question(size, wanted, turn_seconds, say):
    """Variants of what is asked, of one catalog."""
    world = worlds.make(str(size))
    scratch = engines.BUILD / "variants"
    variants = []
    for axis, changes in VARIANTS.items():
        for value, change in changes.items():
            files = [families_file(world / "reduced" / f"{set_}.jsonl", scratch / f"{axis}-{value}-{set_}.jsonl", change)
                     for set_ in compare.SETS]
            variants.append((f"{axis} {value}", world, world, *files))
    return rounds_of(variants, compare.SETS, wanted, turn_seconds, say)


def by_area(sizes, wanted, turn_seconds, say):
    """One density, growing area: the same families, once by every way and once by those that are local."""
    drawn = worlds.make(worlds.name_of_area(sizes[0])) / "reduced" / "home.jsonl"
    # A reach that the smallest area holds from wherever they live.
    home = families_file(drawn, engines.BUILD / "variants" / "middle.jsonl", lambda family: {**family, "reach_km": 10})
    local = families_file(home, engines.BUILD / "variants" / "local.jsonl",
                          lambda family: {**family, "delivery": ["site", "home-visit"]})
    variants = []
    for size in sizes:
        world = worlds.make(worlds.name_of_area(size))
        for ways, file in (("every way", home), ("site or visit", local)):
            variants.append((f"{ways} {size}", world, world, file, file))
    return rounds_of(variants, ("home",), wanted, turn_seconds, say)


def stage(area_sizes, question_size, wanted, turn_seconds, say):
    return {
        "question_size": question_size,
        "question": by_question(question_size, wanted, turn_seconds, say),
        "area_sizes": area_sizes,
        "area": by_area(area_sizes, wanted, turn_seconds, say),
    }
