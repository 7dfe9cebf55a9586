#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""One writer, its catalog replicated twice, a reader beside each replica, all as processes of their own on this machine.

    replicas.py [--commits N] [--folder FOLDER]

The writer gives the catalog a new generation of offers with every commit. Each reader asks its replica without a pause, and every answer has to
hold one generation whole, none older than the answer before. On the way the writer and one reader are killed, and started again. Needs
`xapian-replicate` and `xapian-replicate-server` (Debian: xapian-tools) and the Python package passgenau.
"""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import passgenau

OFFERS = 5
#: So many commits a replica may be behind and still be brought up to date by what changed, not by a copy of everything.
CHANGESETS = {"XAPIAN_MAX_CHANGESETS": "20"}
FAMILY = {"as_of": "2026-11-22", "languages": ["de"], "delivery": ["phone"]}


def offers(generation):
    for number in range(OFFERS):
        title = {"de": f"Elterntreff {number} der Generation {generation}"}
        yield {"id": f"{generation:06}-{number}", "title": title, "languages": [{"tag": "de"}], "remote": ["phone"]}


def generation_of(ids):
    """Of the offers of an answer; none is missing, and none is of another generation."""
    generations = {int(id.split("-")[0]) for id in ids}
    if len(generations) != 1 or len(ids) != OFFERS:
        raise AssertionError(f"a mixed answer: {sorted(ids)}")
    return generations.pop()


def write(path, last):
    """Goes on with the generation behind the last committed one."""
    before = []
    if os.path.exists(path):
        with passgenau.Catalog(path) as catalog:
            before = catalog.ids()
    writer = passgenau.CatalogWriter(path)
    first = generation_of(before) + 1 if before else 0
    for generation in range(first, last + 1):
        for offer in offers(generation):
            writer.put(offer)
        for id in before:
            writer.remove(id)
        writer.commit()
        before = [offer["id"] for offer in offers(generation)]
        time.sleep(0.02)


def opened(path, stop):
    """The replica, as soon as its first copy is there."""
    while True:
        try:
            return passgenau.Catalog(path)
        except passgenau.errors.CatalogMissing:
            if stop.exists():
                raise
            time.sleep(0.02)


def read(path, stop):
    answers, seen, busy = 0, [], 0
    catalog = opened(path, stop)
    while True:
        over = stop.exists()
        try:
            catalog.refresh()
            matched = catalog.match(FAMILY)
            found = catalog.search("Elterntreff")
        except passgenau.errors.CatalogBusy:
            # On a machine with too much to do, commits come faster than one can be read: a service would say so, and is asked again.
            busy += 1
            continue
        for answer, ids in (matched, matched["matches"]), (found, found["hits"]):
            generation = generation_of([id for one in ids for id in (one["offer"], *one.get("also", []))])
            if answer["catalog"] != {"offers": OFFERS, "revision": generation + 1}:
                raise AssertionError(f"generation {generation} told as {answer['catalog']}")
            if seen and generation < seen[-1]:
                raise AssertionError(f"back from generation {seen[-1]} to {generation}")
            if not seen or generation > seen[-1]:
                seen.append(generation)
            answers += 1
            if answers == 1:
                print("answered", flush=True)
        if over:
            print(json.dumps({"answers": answers, "generations": len(seen), "last": seen[-1], "busy": busy}))
            return


class Network:
    """The processes, and the folder that they share."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.stop = self.folder / "stop"
        self.master = self.folder / "master" / "offers.pgn"
        self.master.parent.mkdir()
        self.processes = []
        self.over = threading.Event()
        self.replicating = []

    def role(self, *words):
        command = [sys.executable, "-B", __file__, *map(str, words)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **CHANGESETS})
        self.processes.append(process)
        return process

    def write(self, last):
        return self.role("--role", "write", "--folder", self.master, "--commits", last)

    def read(self, replica):
        return self.role("--role", "read", "--folder", self.folder / replica, "--stop", self.stop)

    def serve(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        # Neither encryption nor authentication: between machines this belongs into WireGuard or SSH.
        command = ["xapian-replicate-server", "-I", "127.0.0.1", "-p", str(self.port), str(self.master.parent)]
        self.processes.append(subprocess.Popen(command, stdout=subprocess.DEVNULL))

    def replicate(self, replica, *options):
        """Brings the replica up to date again and again. As a service: without -o, with -i SECONDS."""
        command = ["xapian-replicate", "-h", "127.0.0.1", "-p", str(self.port), "-m", self.master.name, "-o", "-q", *options]

        def again():
            while not self.over.is_set():
                # The server may not listen yet, and a writer may outrun it.
                subprocess.run([*command, str(self.folder / replica)], stderr=subprocess.DEVNULL, check=False)
                time.sleep(0.05)

        thread = threading.Thread(target=again)
        thread.start()
        self.replicating.append(thread)

    def end(self):
        self.over.set()
        for thread in self.replicating:
            thread.join()
        for process in self.processes:
            process.kill()
            process.wait()


def shown(path):
    try:
        with passgenau.Catalog(path) as catalog:
            ids = catalog.ids()
            # A catalog is there, and empty, before its first commit.
            return generation_of(ids) if ids else -1
    except passgenau.PassgenauError:
        return -1


def wait_for(what, seconds=120):
    until = time.monotonic() + seconds
    while not what():
        if time.monotonic() > until:
            raise AssertionError("it takes too long")
        time.sleep(0.05)


def kill(process):
    """In the middle of its work: one that has ended already, perhaps over a wrong answer, is an error."""
    process.send_signal(signal.SIGKILL)
    if process.wait() != -signal.SIGKILL:
        raise AssertionError(f"{process.args[-1]} had ended by itself: {process.returncode}")


def run(folder, commits):
    network = Network(folder)
    try:
        last = commits - 1
        writer = network.write(last)
        wait_for(lambda: shown(network.master) >= 0)
        network.serve()
        network.replicate("whole copies", "-f")
        network.replicate("changes", "-r", "0")
        network.read("whole copies")
        killed = network.read("changes")
        wait_for(lambda: shown(network.master) >= commits // 4)
        if killed.stdout.readline() != "answered\n":
            raise AssertionError("the reader that is to be killed never answered")
        kill(killed)
        network.read("changes")
        wait_for(lambda: shown(network.master) >= commits // 2)
        kill(writer)
        writer = network.write(last)
        if writer.wait() != 0:
            raise AssertionError("the second writer failed")
        wait_for(lambda: all(shown(network.folder / replica) == last for replica in ("whole copies", "changes")))
        network.stop.touch()
        told = []
        for process in network.processes:
            if "read" in process.args and process is not killed:
                out, _ = process.communicate(timeout=60)
                if process.returncode != 0:
                    raise AssertionError("a reader failed")
                told.append(json.loads(out.splitlines()[-1]))
        return told
    finally:
        network.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--commits", type=int, default=200)
    parser.add_argument("--folder")
    parser.add_argument("--role", choices=["write", "read"], help=argparse.SUPPRESS)
    parser.add_argument("--stop", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.role == "write":
        return write(given.folder, given.commits)
    if given.role == "read":
        return read(given.folder, Path(given.stop))
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        started = time.monotonic()
        for reader in run(folder, given.commits):
            print(f"{reader['answers']} answers of {reader['generations']} generations, each whole; the last was {reader['last']}")
        print(f"{given.commits} commits, {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
