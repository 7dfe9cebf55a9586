# SPDX-License-Identifier: GPL-2.0-or-later
"""The figures that were asked of passgenau, and what was reached."""

import statistics

from engines import NAMES


class Results:
    """What the stages found, by name; a stage that was not run is absent."""

    def __init__(self, stages):
        self.stages = stages

    def sizes(self):
        return sorted(int(name.split("-")[1]) for name in self.stages if name.startswith("compare-"))

    def engine(self, size, questions, name):
        """The summary of an engine, or None."""
        stage = self.stages.get(f"compare-{size}")
        return stage and stage["sets"][questions]["engines"].get(name)

    def is_quiet(self, size):
        """Was the machine, where families at home among so many offers were asked?"""
        home = self.stages[f"compare-{size}"]["sets"]["home"]
        return home["noisy"] == 0 and home["others"] <= 0.15

    def p50(self, size, questions, name):
        found = self.engine(size, questions, name)
        return found and found["p50"]

    def times_slower(self, size, questions, name):
        """How many times the p50 of passgenau an engine takes, over the questions that both were asked."""
        ours, other = self.engine(size, questions, "passgenau"), self.engine(size, questions, name)
        if not ours or not other:
            return None
        both = min(len(ours["us"]), len(other["us"]))
        return statistics.median(other["us"][:both]) / statistics.median(ours["us"][:both])

    def above_replay(self, size, questions):
        """Median over families of query time ÷ time to load the lines that it touches."""
        limit = self.stages.get("limit", {}).get(str(size))
        ours = self.engine(size, questions, "passgenau")
        if not limit or not ours:
            return None
        return statistics.median(us * 1000 / ns for us, ns in zip(ours["us"], limit[questions]["replay_ns"]))

    def growth(self, ways):
        """p50 of the largest area ÷ that of the smallest."""
        stage = self.stages.get("growth")
        if not stage:
            return None
        found = stage["area"]["home"]["engines"]
        sizes = stage["area_sizes"]
        return found[f"{ways} {sizes[-1]}"]["p50"] / found[f"{ways} {sizes[0]}"]["p50"]

    def cost(self, size, name):
        found = self.stages.get("costs", {}).get(str(size))
        return found and found[name]


def amount(value, unit):
    """A figure for people."""
    if value is None:
        return "not measured"
    if unit == "×":
        return f"{value:.2f} ×" if value < 10 else f"{value:,.0f} ×"
    return f"{value:,.0f} {unit}" if value >= 10 else f"{value:.2g} {unit}"


def asked(results):
    """Rows: what, figure asked, figure reached, whether it is; None where the machine was too busy to say."""
    rows = []

    def at_most(what, limit, value, unit):
        rows.append((what, f"≤ {amount(limit, unit)}" if unit != "×" else f"≤ {limit:g} ×", amount(value, unit),
                     value is not None and value <= limit))

    def at_least(what, limit, value, unit, judged=True):
        rows.append((what, f"≥ {limit:g} {unit}" if unit == "×" else f"≥ {amount(limit, unit)}", amount(value, unit),
                     value is not None and value >= limit if judged else None))

    large = [size for size in results.sizes() if size >= 100_000]
    budget = {100_000: 20, 1_000_000: 170}
    for size in large:
        ours = results.engine(size, "home", "passgenau")
        at_most(f"match at home, {size:,} offers, p50", budget[size], ours and ours["p50"], "µs")
        if size == 100_000:
            at_most(f"match at home, {size:,} offers, p99", 100, ours and ours["p99"], "µs")
        at_most(f"full semantics ÷ these criteria, {size:,} offers", 2, results.times_slower(size, "home", "full"), "×")
    at_most("match without a place, 100,000 offers, p50", 1_000, results.p50(100_000, "anywhere", "passgenau"), "µs")
    for size in large:
        for name, times in (("lucene-hilbert", 30), ("postgres", 100), ("sqlite", 100), ("duckdb", 100), ("minisearch", 100)):
            at_least(f"against {NAMES[name]}, {size:,} offers", times, results.times_slower(size, "home", name), "×",
                     judged=results.is_quiet(size))
    for size, limit in ((100_000, 15), (1_000_000, 8)):
        if size in large:
            at_most(f"query ÷ replay of its cache lines, {size:,} offers", limit, results.above_replay(size, "home"), "×")
    stage = results.stages.get("growth")
    if stage:
        sizes = stage["area_sizes"]
        span = f"{sizes[0]:,} to {sizes[-1]:,} offers at one density"
        at_most(f"growth, {span}", 1.3, results.growth("every way"), "×")
        at_most(f"growth, {span}, without offers from afar", 1.3, results.growth("site or visit"), "×")
    for size, limit in ((100_000, 30), (1_000_000, 250)):
        if results.cost(size, "open_ms"):
            at_most(f"open {size:,} offers", limit, results.cost(size, "open_ms")[0], "ms")
            at_most(f"refresh after a small commit ÷ open, {size:,} offers", 1,
                    results.cost(size, "refresh_ms")[0] / results.cost(size, "open_ms")[0], "×")
            at_most(f"memory an offer beyond the page cache, {size:,} offers", 160, results.cost(size, "memory") / size, "bytes")
    ten_million = results.stages.get("scale", {}).get("10000000")
    if ten_million:
        at_most("match at home, 10,000,000 offers, full semantics, p50", 1_500, ten_million["home_us"][0], "µs")
    if results.cost(100_000, "index_rate"):
        at_least("index in a second of one core, 40 words of text", 8_000, results.cost(100_000, "index_rate"), "offers")
    return rows


def lost(results):
    """Sentences about each case in which another engine is at least as fast."""
    sentences = []
    words = {"home": "at home", "anywhere": "without a place"}
    for size in results.sizes():
        for questions, where in words.items():
            ours = results.engine(size, questions, "passgenau")
            for name in NAMES:
                other = results.engine(size, questions, name)
                if name in ("passgenau", "full") or not other or not ours:
                    continue
                both = min(len(ours["us"]), len(other["us"]))
                faster = sum(1 for a, b in zip(ours["us"], other["us"]) if b < a)
                slower = results.times_slower(size, questions, name)
                if slower < 1:
                    sentences.append(f"**{size:,} offers, {where}: {NAMES[name]} takes {slower:.2f} of our time** (p50), and is "
                                     f"faster in {faster} of {both} questions.")
                elif faster:
                    sentences.append(f"{size:,} offers, {where}: {NAMES[name]} is faster in {faster} of {both} questions.")
    return sentences
