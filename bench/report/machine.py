# SPDX-License-Identifier: GPL-2.0-or-later
"""The machine, the state of the source, and how quiet it is."""

import os
import platform
import subprocess
import time

PROBE_BYTES = 64 * 1024 * 1024


def run(*command, cwd=None):
    """What a program says; nothing where it is not there."""
    try:
        return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False).stdout.strip()
    except FileNotFoundError:
        return ""


def commit(source):
    """The commit, `-changed` where a tracked file outside the page itself differs."""
    name = run("git", "rev-parse", "--short=12", "HEAD", cwd=source) or "unknown"
    changed = run("git", "status", "--porcelain", "--untracked-files=no", "--", ".",
                  ":!bench/RESULTS.md", ":!bench/plots", cwd=source)
    return name + ("-changed" if changed else "")


def describe():
    """Lines about the machine and the compiler."""
    processor = "unknown"
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        for line in info:
            if line.startswith("model name"):
                processor = line.split(":", 1)[1].strip()
                break
    with open("/proc/meminfo", encoding="utf-8") as info:
        memory = int(info.readline().split()[1]) / 1024 / 1024
    system = "unknown"
    with open("/etc/os-release", encoding="utf-8") as info:
        for line in info:
            if line.startswith("PRETTY_NAME="):
                system = line.split("=", 1)[1].strip().strip('"')
    return {
        "processor": f"{processor}, {os.cpu_count()} cores seen",
        "memory": f"{memory:.0f} GiB",
        "system": f"{system}, Linux {platform.release()}",
        "compiler": run("g++", "--version").split("\n")[0],
    }


class Probe:
    """What a copy of 64 MiB tells of the memory's bandwidth, in GB/s read and written."""

    def __init__(self):
        self.source = bytearray(os.urandom(1024) * (PROBE_BYTES // 1024))
        self.target = bytearray(PROBE_BYTES)
        self.measure()
        self.quiet = max(self.measure() for _ in range(5))

    def measure(self):
        begin = time.perf_counter()
        memoryview(self.target)[:] = self.source
        return 2 * PROBE_BYTES / (time.perf_counter() - begin) / 1e9

    def is_quiet(self):
        """Is at least 70 % of the best that was seen there? (see bench/README.md.)"""
        now = self.measure()
        self.quiet = max(self.quiet, now)
        return now >= 0.7 * self.quiet


def busy_seconds():
    """Processor time that the whole machine has spent, and the wall clock."""
    with open("/proc/stat", encoding="utf-8") as stat:
        fields = [int(text) for text in stat.readline().split()[1:]]
    idle = fields[3] + fields[4]
    return (sum(fields[:8]) - idle) / os.sysconf("SC_CLK_TCK"), time.monotonic()
