# SPDX-License-Identifier: GPL-2.0-or-later
"""Worlds as data files, and their catalogs: made once, kept below build/bench."""

import subprocess
import time

from engines import BUILD, catalog, program

# A world whose area grows with it has the density of a million offers in the whole country. Its families live in the middle of
# all of them: the smallest reaches some 34 km around it.
AREAS = {"middle-10000": (10_000, 0.01), "middle-100000": (100_000, 0.1)}
FAMILIES_OF_AREAS = 0.0005
FAMILIES = 200


def name_of_area(size):
    """The world of one density with so many offers; the largest is the whole country."""
    return f"middle-{size}" if f"middle-{size}" in AREAS else str(size)


def folder(name):
    return BUILD / "worlds" / name


def make(name):
    """The folder of a world: a number of offers over the whole country, or one of AREAS."""
    path = folder(name)
    if not (path / "world.json").exists():
        offers, part = AREAS.get(name, (None, 1))
        command = [program("bench_world"), path, "--offers", str(offers or int(name)), "--families", str(FAMILIES)]
        if offers:
            command += ["--part", str(part), "--part-of-families", str(FAMILIES_OF_AREAS)]
        subprocess.run([str(part) for part in command], check=True)
    return path


def make_catalog(name, kind):
    """Seconds that it took, or None where it was there. `kind`: reduced or full."""
    world = make(name)
    target = catalog(world, kind)
    if (target / "catalog").exists():
        return None
    begin = time.monotonic()
    documents = world / "reduced" if kind == "reduced" else world
    subprocess.run([str(program("peer_passgenau")), str(documents), str(target)], input="quit\n", text=True,
                   stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - begin


def prepare(sizes, say):
    """Everything that measuring asks: no figure comes from here."""
    for size in sizes:
        for kind in ("reduced", "full"):
            took = make_catalog(str(size), kind)
            if took:
                say(f"catalog of {size} offers ({kind}): {took:.0f} s")
    for name, (offers, _) in AREAS.items():
        if offers <= max(sizes) and make_catalog(name, "reduced"):
            say(f"catalog {name}")
