# SPDX-License-Identifier: GPL-2.0-or-later
"""Peers side by side: first the same answers, then times in rounds that take turns."""

import fcntl
import os
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import engines
import machine
import worlds

SETS = ("home", "anywhere")
FEWEST = 5  # questions in a turn, however slow the engine is
AGAIN_SECONDS = 0.05  # of each turn that are not timed
# Answers that are compared, for a world of so many offers: the slowest engines take a second each over a million.
COMPARED = {1_000_000: 30}


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def close_all(running):
    for engine in running.values():
        engine.close()


def start_all(world, names, say):
    """Engines that run, and what is absent with its reason. Two at a time make their indexes."""
    running, absent = {}, {}

    def begin(name):
        try:
            running[name] = engines.start(name, world)
        except engines.Absent as reason:
            absent[name] = str(reason)

    # The largest first: the others then fit beside it.
    try:
        with ThreadPoolExecutor(max_workers=2) as pool:
            list(pool.map(begin, reversed(names)))
    except BaseException:
        close_all(running)
        raise
    for name, reason in absent.items():
        say(f"skipped: {engines.NAMES[name]}: {reason}")
    return {name: running[name] for name in names if name in running}, absent


def differences(running, questions, count):
    """For each engine how many of the first answers are not those of the loop over the table."""
    right = running["scan"].answers(questions, count)
    wrong = {}
    for name, engine in running.items():
        if name in ("scan", "full"):  # full semantics is another question
            continue
        given = engine.answers(questions, count)
        wrong[name] = sum(1 for a, b in zip(right, given) if a != b)
    return wrong


def summary(turns, count):
    """Of one engine: quantiles over its questions in each round, of these the median, and how far the p50s lie apart. `us`: of each
    question the median over the rounds. `first`: the p50 of the first questions of a turn, where these are all of them."""
    rounds, firsts = zip(*turns)
    p50s = [quantile(times, 0.5) for times in rounds]
    return {
        "questions": count,
        "us": [round(statistics.median(times), 2) for times in zip(*rounds)],
        "p50": statistics.median(p50s),
        "p90": statistics.median(quantile(times, 0.9) for times in rounds),
        "p99": statistics.median(quantile(times, 0.99) for times in rounds),
        "mean": statistics.median(statistics.fmean(times) for times in rounds),
        "spread": [min(p50s), max(p50s)],
        "first": statistics.median(quantile(times, 0.5) for times in firsts) if len(firsts[0]) == count else None,
        "rounds": len(rounds),
    }


def warm(engine, questions, most, turn_seconds):
    """Asks until it is warm; returns how many questions a turn has room for, and how many are asked before it is timed. A virtual
    machine compiles what it has run a while."""
    first = min(FEWEST, most)
    engine.round(questions, first)
    usual = statistics.median(engine.round(questions, first)) / 1e6
    count = max(FEWEST, min(most, int(turn_seconds / usual)))
    seconds = turn_seconds * (8 if engine.name.startswith(("lucene", "duckdb", "minisearch")) else 2)
    begin = time.monotonic()
    while time.monotonic() - begin < seconds:
        usual = statistics.median(engine.round(questions, count)) / 1e6
    return count, max(1, min(count, int(AGAIN_SECONDS / usual)))


def turn(engine, questions, count, again):
    """Times of a turn, and of its first questions, before which the caches held what the other engines had read."""
    begin = time.monotonic()
    first = engine.round(questions, again)
    while time.monotonic() - begin < AGAIN_SECONDS:
        engine.round(questions, again)
    return engine.round(questions, count), first


@contextmanager
def alone(lock):
    """Holds a lock file exclusively, where one is given: others who share the machine take it shared while they compile."""
    if not lock:
        yield
        return
    with open(lock, "a", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def measure(running, questions, counts, wanted, turn_seconds, say):
    """Rounds in which each engine has its turn; those in which memory is slow are dropped and made again, at most twice as many."""
    with alone(os.environ.get("BENCH_LOCK")):
        return measure_alone(running, questions, counts, wanted, turn_seconds, say)


def measure_alone(running, questions, counts, wanted, turn_seconds, say):
    probe = machine.Probe()
    turns = {name: warm(engine, questions, counts[name], turn_seconds) for name, engine in running.items()}
    kept, slow = [], []
    while len(kept) < wanted and len(slow) < 2 * wanted:
        begin = machine.busy_seconds()
        quiet = probe.is_quiet()
        now = {name: turn(engine, questions, *turns[name]) for name, engine in running.items()}
        quiet = quiet and probe.is_quiet()
        end = machine.busy_seconds()
        others = max(0.0, (end[0] - begin[0]) / (end[1] - begin[1]) - 1)
        (kept if quiet else slow).append((now, others))
    # On a machine that is never quiet the page says that these rounds were not.
    noisy = max(0, wanted - len(kept))
    rounds = kept + slow[:noisy]
    say(f"{questions}: {len(kept)} rounds, {len(slow)} in which memory was slow")
    return {
        "engines": {name: summary([now[name] for now, _ in rounds], turns[name][0]) for name in running},
        "dropped": len(slow) - noisy,
        "noisy": noisy,
        "others": statistics.fmean(others for _, others in rounds),
        "bandwidth": probe.quiet,
    }


def stage(size, names, wanted, turn_seconds, say):
    world = worlds.make(str(size))
    running, absent = start_all(world, names, say)
    try:
        result = {"size": size, "absent": absent, "wrong": {}, "sets": {}}
        result["about"] = {name: engine.about for name, engine in running.items()}
        result["ready_after"] = {name: engine.ready_after for name, engine in running.items()}
        count = COMPARED.get(size, worlds.FAMILIES)
        result["compared"] = count
        for questions in SETS:
            wrong = differences(running, questions, count)
            result["wrong"][questions] = wrong
            for name, number in wrong.items():
                if number:
                    say(f"{name}: {number} of {count} answers differ ({questions}); it is not timed")
            timed = {name: engine for name, engine in running.items() if not wrong.get(name)}
            counts = dict.fromkeys(timed, worlds.FAMILIES)
            result["sets"][questions] = measure(timed, questions, counts, wanted, turn_seconds, say)
        return result
    finally:
        close_all(running)
