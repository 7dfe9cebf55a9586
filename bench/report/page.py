# SPDX-License-Identifier: GPL-2.0-or-later
"""The results page: Markdown, with pictures beside it."""

import json
import statistics

import engines
import figures
import machine
import svg
from engines import NAMES

SHORT = {"passgenau": "passgenau", "full": "full semantics", "lucene-hilbert": "Lucene, Hilbert", "scan": "bare loop"}
WHERE = {"home": "at home", "anywhere": "without a place"}


def micro(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "| " + " | ".join(["---"] + ["---:"] * (len(header) - 1)) + " |"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


class Page:
    def __init__(self, results, target, commit):
        self.results, self.target, self.commit = results, target, commit
        self.parts = []
        (target / "plots").mkdir(parents=True, exist_ok=True)

    def add(self, text):
        self.parts.append(text.strip() + "\n")

    def plot(self, name, alt, content):
        (self.target / "plots" / f"{name}.svg").write_text(content, encoding="utf-8")
        self.add(f"![{alt}](plots/{name}.svg)")

    def head(self):
        about = machine.describe()
        compared = [stage for name, stage in self.results.stages.items() if name.startswith("compare-")]
        sets = [found for stage in compared for found in stage["sets"].values()]
        self.add("# Benchmarks: what was measured")
        self.add("Written by `./dev bench`; how it is measured, and how to run it, is in [README.md](README.md). Figures are of one "
                 "machine on one day; the ratios are what carries over.")
        rows = [["commit", self.commit]] + [[name, value] for name, value in about.items()]
        if sets:
            others = statistics.fmean(found["others"] for found in sets)
            dropped = sum(found["dropped"] for found in sets)
            noisy = sum(found["noisy"] for found in sets)
            noise = (f"other work took {others:.2f} of its cores during the rounds; {dropped} rounds were dropped because memory was "
                     f"slow, {noisy} such rounds had to be kept")
            rows.append(["how quiet the machine was", noise])
            counts = sorted({one["rounds"] for found in sets for one in found["engines"].values()})
            rows.append(["rounds of each set", " to ".join(map(str, counts[:1] + counts[1:][-1:]))])
            rows.append(["memory bandwidth (copying)", f"{max(found['bandwidth'] for found in sets):.1f} GB/s"])
            versions = {about for stage in compared for about in stage["about"].values()} - {"a loop over the whole table"}
            rows.append(["versions", "; ".join(sorted(versions))])
            world = json.loads((engines.BUILD / "worlds" / str(compared[-1]["size"]) / "world.json").read_text(encoding="utf-8"))
            rows.append(["worlds", f"version {world['version']}, seed {world['seed']}, {world['towns']} towns"])
        self.add(table(["", ""], rows).replace("---:", "---"))
        busy = [f"{size:,}" for size in self.results.sizes() if not self.results.is_quiet(size)]
        if busy:
            self.add(f"**The machine was not quiet** while families at home were asked among {' and '.join(busy)} offers: times are longer "
                     "there than they would be, and their spread wider. Who shares a core is interrupted within a long query more often "
                     "than within a short one, so the ratios between engines come out too high; they are shown, and not judged.")

    def asked(self):
        self.add("## Asked and reached")
        rows = []
        for what, limit, value, good in figures.asked(self.results):
            judged = {True: "yes", False: "**no**", None: "not judged"}[good]
            rows.append([what, limit, value, judged])
        told = ", ".join(f"{sum(1 for row in rows if row[3] == word)} {words}" for word, words in (
            ("yes", "reached"), ("**no**", "not reached"), ("not judged", "not judged")))
        self.add(f"Of {len(rows)} figures: {told}. “These criteria” are those that every engine can express: "
                 "validity, child_age, residence, place, language, needs.")
        self.add(table(["what", "asked", "reached", "is it?"], rows))

    def lost(self):
        self.add("## Cases that are lost")
        sentences = figures.lost(self.results)
        if sentences:
            self.add("\n".join(f"- {sentence}" for sentence in sentences))
        else:
            self.add("No engine answers any of these questions faster. The figures that are not reached stand above.")

    def compared(self):
        self.add("## Side by side")
        self.add("Top 20 of the same questions over the same offers. Microseconds: quantiles over the questions, of which "
                 "the median over the rounds; in brackets the p50 of the fastest and of the slowest round. Every engine on one thread, "
                 "warm, in process but for PostgreSQL. Each is asked for 50 ms before its turn is timed: a fast engine all of the questions "
                 "several times, a slow one the first of them. “Cold”: the p50 of the first time, right after the other engines had the "
                 "caches; “–” where 50 ms are too short to ask all.")
        for size in self.results.sizes():
            stage = self.results.stages[f"compare-{size}"]
            self.add(f"### {size:,} offers")
            for name, reason in stage["absent"].items():
                self.add(f"Not measured: {NAMES[name]}: {reason}.")
            for questions, where in WHERE.items():
                self.answers(stage, questions)
                self.set_table(size, stage, questions, where)
            if size in self.results.sizes()[-2:]:
                found = stage["sets"]["home"]["engines"]
                rows = [(NAMES[name], found[name]["p50"], *found[name]["spread"]) for name in NAMES if name in found]
                self.plot(f"peers-{size}", f"Bars: p50 of each engine at home, {size:,} offers",
                          svg.bars(f"A family at home, {size:,} offers: p50", rows, "µs, logarithmic; whiskers: rounds"))

    def answers(self, stage, questions):
        wrong = {name: count for name, count in stage["wrong"][questions].items() if count}
        for name, count in wrong.items():
            self.add(f"{NAMES[name]}: {count} of {stage['compared']} answers differ from those of the loop; so it has no time "
                     f"({WHERE[questions]}).")
        if not wrong and questions == "home":
            self.add(f"The first {stage['compared']} answers of each engine, ids and points, are those of the loop over the table.")

    def set_table(self, size, stage, questions, where):
        found = stage["sets"][questions]["engines"]
        rows = []
        for name in NAMES:
            one = found.get(name)
            if not one:
                continue
            slower = self.results.times_slower(size, questions, name)
            rows.append([NAMES[name], f"{micro(one['p50'])} ({micro(one['spread'][0])}–{micro(one['spread'][1])})",
                         micro(one["first"]) if one["first"] else "–", micro(one["p90"]),
                         micro(one["p99"]), micro(one["mean"]), f"{slower:.2f}" if slower < 10 else f"{slower:,.0f}",
                         str(one["questions"]), f"{stage['ready_after'][name]:.1f}"])
        self.add(f"A family {where}:")
        self.add(table(["engine", "p50", "cold", "p90", "p99", "mean", "× passgenau", "questions", "ready after, s"], rows))

    def limit(self):
        stage = self.results.stages.get("limit")
        if not stage:
            return
        self.add("## The limit of memory")
        self.add("Distinct 64-byte lines that a question touches, and a loop that loads these lines of the same memory and does nothing "
                 "else: no query over this layout can be faster. Medians over the families.")
        rows = []
        for size, sets in stage.items():
            if not size.isdigit():
                continue
            for questions, where in WHERE.items():
                lines_ = statistics.median(sets[questions]["lines"])
                replay = statistics.median(sets[questions]["replay_ns"]) / 1000
                above = self.results.above_replay(int(size), questions)
                p50 = self.results.p50(int(size), questions, "passgenau")
                scan = self.results.p50(int(size), questions, "scan")
                rows.append([f"{int(size):,} offers, {where}", f"{lines_:,.0f}", micro(replay), micro(p50), f"{above:.1f}", micro(scan)])
        self.add(table(["", "lines", "replay, µs", "query, µs", "query ÷ replay", "bare loop over the table, µs"], rows))

    def growth(self):
        sizes = self.results.sizes()
        self.add("## How it grows")
        curves = {}
        for questions, where in WHERE.items():
            for name in SHORT:
                points = [(size, self.results.p50(size, questions, name)) for size in sizes if self.results.p50(size, questions, name)]
                if len(points) > 1 and (questions == "home" or name in ("passgenau", "full")):
                    curves[f"{SHORT[name]}, {where}"] = points
        if curves:
            self.add("With the density: the same country, more offers in it.")
            self.plot("density", "Lines: p50 against the number of offers in one country",
                      svg.lines("More offers in the same country: p50", curves, "offers", "µs"))
        stage = self.results.stages.get("growth")
        if not stage:
            return
        found = stage["area"]["home"]["engines"]
        curves = {ways: [(size, found[f"{ways} {size}"]["p50"]) for size in stage["area_sizes"]] for ways in ("every way", "site or visit")}
        self.add("With the area, at the density of a million offers in the whole country. One offer in eighteen may be asked from "
                 "anywhere, by phone or online; their number grows with the area, so both are shown: families that accept every way, and "
                 "families that want a site or a visit.")
        self.plot("area", "Lines: p50 against the number of offers at one density",
                  svg.lines("A larger area of the same density: p50", curves, "offers", "µs", log_y=False))
        self.add(f"With what is asked ({stage['question_size']:,} offers): matches wanted, needs, languages.")
        for axis, label in (("k", "matches wanted"), ("needs", "needs"), ("languages", "languages")):
            curves = {}
            for questions, where in WHERE.items():
                of_set = stage["question"][questions]["engines"]
                points = [(int(name.split()[1]), one["p50"]) for name, one in of_set.items() if name.startswith(axis + " ")]
                curves[where] = points
            self.plot(f"question-{axis}", f"Lines: p50 against {label}",
                      svg.lines(f"p50 against {label}", curves, label, "µs", log_x=axis == "k", log_y=False))

    def load(self):
        stage = self.results.stages.get("load")
        if not stage:
            return
        self.add("## Under load")
        self.add(f"{stage['size']:,} offers, full semantics, one thread that answers; saturated at {stage['saturation']:,.0f} answers a "
                 "second. Requests arrive as a Poisson process; latency counts from when a request was due.")
        rows = []
        curves = {"p50": [], "p90": [], "p99": [], "p99.9": []}
        for step in stage["steps"]:
            share = f"{100 * step['share']:.0f} %" + (", a commit each second" if step["writer"] else "")
            rows.append([share, f"{step['requests']:,}"] + [micro(value) for value in step["latency_us"]])
            if not step["writer"]:
                for curve, value in zip(curves.values(), step["latency_us"]):
                    curve.append((100 * step["share"], value))
        self.add(table(["of saturation", "requests", *curves], rows))
        self.plot("load", "Lines: latency quantiles against load",
                  svg.lines("Latency under load, open loop", curves, "% of saturation", "µs", log_x=False))

    def at_once(self):
        stage = self.results.stages.get("load")
        if not stage or "at_once" not in stage:
            return
        self.add("## Many families at once")
        self.add(f"`match_all` over {stage['size']:,} offers, full semantics, families in batches of at least 2,000; each answer complete, with "
                 "its reasons. One run.")
        alone = stage["at_once"][0][1]
        rows = [[str(threads), f"{rate:,.0f}", f"{rate / alone:.2f}"] for threads, rate in stage["at_once"]]
        self.add(table(["threads", "answers a second", "× one thread"], rows))

    def costs(self):
        stage = self.results.stages.get("costs")
        if not stage:
            return
        self.add("## Memory, disk, opening")
        self.add("Whole offers with 40 words of text. Memory is what an open catalog adds to its process beyond the page cache. Indexing is "
                 "of at most 20,000 offers, from C++ values, commit included, a second of processor time. Times are medians of five, in brackets the "
                 "fastest and the slowest.")
        rows = []
        for size, cost in stage.items():
            if not size.isdigit():
                continue
            opened, refreshed = ("{:.1f} ({:.1f}–{:.1f})".format(*cost[key]) for key in ("open_ms", "refresh_ms"))
            rows.append([f"{cost['offers']:,} offers", f"{cost['memory'] / cost['offers']:.0f}", f"{cost['disk'] / cost['offers']:,.0f}",
                         opened, refreshed, figures.amount(cost["index_rate"], "offers")])
        self.add(table(["", "bytes of memory an offer", "bytes on disk an offer", "open, ms", "refresh, ms", "indexed a second"], rows))

    def scale(self):
        stage = self.results.stages.get("scale")
        if not stage:
            return
        self.add("## How far one machine goes")
        self.add("Whole offers with 40 words of text, all of them in one country: ten million lie ten times as dense as a million. "
                 "Indexing is of one writer on one core, measured when the catalog was made, perhaps by an earlier commit; a thousand families at "
                 "home, two hundred without a place, asked twice, of which the second round counts, in one run. What it means for a country and for the world is worked out in "
                 "[SCALE.md](SCALE.md).")
        rows = []
        for size, found in stage.items():
            if not size.isdigit():
                continue
            offers = found["offers"]
            home, anywhere = (" / ".join(micro(value) for value in found[key]) for key in ("home_us", "anywhere_us"))
            rows.append([f"{offers:,}", f"{found['index_processor_s']:,.0f} ({offers / found['index_processor_s']:,.0f} a second)",
                         f"{found['disk'] / 1e6:,.0f} ({found['disk'] / offers:,.0f})", f"{found['open_s']:.2f}",
                         f"{found['memory'] / 1e6:,.0f} ({found['memory'] / offers:.0f})", home, anywhere])
        self.add(table(["offers", "indexed in, s of processor", "disk, MB (bytes an offer)", "open, s", "memory, MB (bytes an offer)",
                        "at home, µs, p50 / p99 / mean",
                        "without a place, µs, p50 / p99 / mean"], rows))


def write(folder, target, commit):
    """`folder`: figures of the stages; the page goes to `target`."""
    stages = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))}
    if not stages:
        raise SystemExit("bench: there are no figures of this commit yet; run measure first")
    page = Page(figures.Results(stages), target, commit)
    page.head()
    page.asked()
    page.lost()
    page.compared()
    page.limit()
    page.growth()
    page.load()
    page.at_once()
    page.costs()
    page.scale()
    (target / "RESULTS.md").write_text("\n".join(page.parts), encoding="utf-8")
