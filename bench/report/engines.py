# SPDX-License-Identifier: GPL-2.0-or-later
"""The engines that are asked side by side, and how each is started (the protocol is that of bench/peers/serve.hpp)."""

import functools
import os
import shutil
import subprocess
import threading
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
# Worlds, catalogs and figures, and the programs: the test of this bench has its own.
BUILD = Path(os.environ.get("BENCH_DATA", SOURCE / "build" / "bench"))
PROGRAMS = Path(os.environ.get("BENCH_PROGRAMS", SOURCE / "build" / "release" / "bench"))
LUCENE = Path("/usr/share/java")
PEERS = SOURCE / "bench" / "peers"
COMPILING = threading.Lock()

# Name and where it runs, in the order of the page.
NAMES = {
    "passgenau": "passgenau",
    "full": "passgenau, full semantics",
    "scan": "bare loop over the table",
    "xapian": "Xapian, own operators",
    "lucene-hilbert": "Lucene, Hilbert index sort",
    "lucene": "Lucene as it comes",
    "sqlite": "SQLite R*Tree + FTS5",
    "postgres": "PostgreSQL + PostGIS (socket)",
    "duckdb": "DuckDB",
    "minisearch": "MiniSearch",
}


class Absent(Exception):
    """The engine is not installed; says what is missing."""


class Engine:
    """A running peer."""

    def __init__(self, name, command, stop=None):
        self.name = name
        self.stop = stop
        begin = time.monotonic()
        self.process = subprocess.Popen(
            [str(part) for part in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        first = self.process.stdout.readline()
        if not first.startswith("ready "):
            self.process.wait()
            raise RuntimeError(f"{name} did not start")
        self.about = first[6:].strip()
        self.ready_after = time.monotonic() - begin

    def answers(self, questions, count):
        """The answers to the first questions of a set, one text each."""
        self._say(f"answers {questions} {count}")
        return [self._line() for _ in range(count)]

    def round(self, questions, count):
        """Microseconds of each of the first questions."""
        self._say(f"round {questions} {count}")
        return [float(text) for text in self._line().split()]

    def close(self):
        try:
            self._say("quit")
            self.process.stdin.close()
            self.process.wait(timeout=60)
        except (BrokenPipeError, subprocess.TimeoutExpired):
            self.process.kill()
        if self.stop:
            self.stop()

    def _say(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def _line(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended in the middle")
        return line.rstrip("\n")


def program(name):
    path = PROGRAMS / name
    if not path.exists():
        raise Absent(f"{name} was not built: its library is not there")
    return path


def start(name, world):
    """The engine over a world (a folder of build/bench/worlds), its index made. Throws `Absent`."""
    folder = BUILD / "indexes" / f"{world.name}-{name}"
    reduced = world / "reduced"
    if name == "passgenau":
        return Engine(name, [program("peer_passgenau"), reduced, catalog(world, "reduced")])
    if name == "full":
        return Engine(name, [program("peer_passgenau"), world, catalog(world, "full")])
    if name == "scan":
        return Engine(name, [program("peer_scan"), reduced, folder])
    if name in ("sqlite", "xapian"):
        return Engine(name, [program(f"peer_{name}"), reduced, folder])
    if name.startswith("lucene"):
        return Engine(name, lucene_command(reduced, folder, name.endswith("hilbert")))
    if name == "postgres":
        return start_postgres(reduced)
    if shutil.which("node") is None:
        raise Absent("Node is not installed")
    if not (PEERS / "node" / "node_modules" / ".package-lock.json").exists():
        raise Absent("its npm package is not installed (npm install --no-save --ignore-scripts in bench/peers/node)")
    return Engine(name, ["node", "--max-old-space-size=8000", PEERS / "node" / f"{name}.mjs", reduced])


def catalog(world, kind):
    return BUILD / "catalogs" / f"{world.name}-{kind}"


@functools.cache
def lucene_classes(jar):
    """The folder of the compiled peer."""
    classes = BUILD / "lucene"
    sources = sorted((PEERS / "lucene").glob("*.java"))
    subprocess.run(["javac", "-nowarn", "-d", classes, "-cp", jar, *sources], check=True)
    return classes


def lucene_command(reduced, folder, hilbert):
    jars = sorted(LUCENE.glob("lucene-core-8*.jar"))
    if not jars or shutil.which("javac") is None:
        raise Absent("liblucene8-java or a JDK is not installed")
    # Both ways to run Lucene start at once: neither may load a class that the other is still writing.
    with COMPILING:
        classes = lucene_classes(jars[-1])
    command = ["java", "-Xmx4g", "-cp", f"{classes}:{jars[-1]}", "LucenePeer", reduced, folder]
    return command + (["hilbert"] if hilbert else [])


def start_postgres(reduced):
    peer = program("peer_postgres")
    script = PEERS / "postgres.sh"
    # The path of a socket may have 107 bytes.
    folder = Path("/tmp") / f"passgenau-bench-postgres-{os.getpid()}"
    started = subprocess.run(["sh", script, "start", folder], capture_output=True, text=True)
    if started.returncode == 77:
        raise Absent("PostgreSQL is not installed")
    if started.returncode != 0:
        raise RuntimeError(f"PostgreSQL did not start: {started.stderr.strip()}")

    def stop():
        subprocess.run(["sh", script, "stop", folder], check=False)
        shutil.rmtree(folder, ignore_errors=True)

    try:
        return Engine("postgres", [peer, reduced, folder], stop)
    except RuntimeError:
        stop()
        raise Absent("PostGIS is not installed") from None
