# SPDX-License-Identifier: GPL-2.0-or-later
"""publish.sh and fetch.sh with a plain static server: what is fetched is verified, replaced whole, and the one before is kept."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

import passgenau

HERE = Path(__file__).parent


def offer(number):
    return {"id": f"offer-{number}", "title": {"de": f"Treff {number}"}, "remote": ["phone"]}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Sealed(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        root = Path(self.folder.name)
        self.catalog, self.published, self.file = str(root / "offers.pgn"), root / "www", root / "offers.sealed"
        self.published.mkdir()
        serve = functools.partial(Quiet, directory=str(self.published))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        self.folder.cleanup()

    def publish(self, number):
        with passgenau.CatalogWriter(self.catalog) as writer:
            writer.put(offer(number))
        done = subprocess.run([HERE / "publish.sh", self.catalog, self.published], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def fetch(self, *sha256):
        return subprocess.run([HERE / "fetch.sh", self.url, self.file, *sha256], capture_output=True, text=True, check=False)

    def shown(self, file):
        with passgenau.Catalog(file) as catalog:
            return catalog.ids()

    def test_each_one_takes_the_place_of_the_one_before_which_stays(self):
        first = self.publish(1)
        self.assertEqual(self.fetch().returncode, 0)
        self.assertEqual(self.file.stat().st_mode & 0o077, 0)
        with passgenau.Catalog(self.file) as reader:
            self.publish(2)
            self.assertEqual(self.fetch().returncode, 0)
            self.assertEqual(reader.ids(), ["offer-1"])
            self.assertEqual(reader.search("Treff")["catalog"]["offers"], 1)
            self.assertTrue(reader.refresh())
            self.assertEqual(reader.ids(), ["offer-1", "offer-2"])
        self.assertEqual(self.shown(self.file.with_name("offers.sealed.previous")), ["offer-1"])
        inode = self.file.stat().st_ino
        self.assertEqual(self.fetch().returncode, 0)
        self.assertEqual(self.file.stat().st_ino, inode, "what is there already is not fetched again")
        # Back to the one before, by its name.
        self.assertEqual(self.fetch(first).returncode, 0)
        self.assertEqual(self.shown(self.file), ["offer-1"])

    def refused(self, why):
        before = self.file.read_bytes()
        fetched = self.fetch()
        self.assertEqual(fetched.returncode != 0, True, why)
        self.assertEqual(self.file.read_bytes(), before, why)
        self.assertEqual(sorted(path.name for path in self.file.parent.iterdir()), ["offers.pgn", "offers.sealed", "www"], why)

    def test_what_is_not_whole_never_takes_the_place(self):
        first = self.publish(1)
        self.assertEqual(self.fetch().returncode, 0)
        second = self.publish(2)
        sealed = self.published / f"{second}.sealed"
        whole = sealed.read_bytes()
        sealed.write_bytes(whole[: len(whole) // 2])
        self.refused("half of it")
        middle = len(whole) // 2
        sealed.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
        self.refused("one bit")
        sealed.write_bytes((self.published / f"{first}.sealed").read_bytes())
        self.refused("another catalog")
        sealed.unlink()
        self.refused("nothing")
        sealed.write_bytes(whole)
        (self.published / "latest").write_text("../../etc/passwd\n")
        self.refused("a name that is none")
        (self.published / "latest").write_text(second + "\n")
        self.assertEqual(self.fetch().returncode, 0)
        self.assertEqual(self.shown(self.file), ["offer-1", "offer-2"])


if __name__ == "__main__":
    if shutil.which("curl") is None or not os.environ.get("PASSGENAU_PROGRAM"):
        print("skipped: curl or the program is absent")
        sys.exit(77)
    unittest.main()
