# SPDX-License-Identifier: GPL-2.0-or-later
"""The wheel, built twice to the same bytes, and the quick start of the README in an empty folder with nothing but the wheel:
by this Python, and by every other one that PASSGENAU_PYTHONS names (paths, by colons)."""

import os
import re
import runpy
import subprocess
import sys
import unittest
import zipfile
from pathlib import Path

from sample import SOURCE, temporary_folder

BINDING = SOURCE / "bindings" / "python"


def quick_start():
    program = re.search(r"```python\n(.*?)```", (BINDING / "README.md").read_text("utf-8"), re.S).group(1)
    assert len(program.splitlines()) <= 15
    return program


class Wheel(unittest.TestCase):
    def setUp(self):
        self.folder = temporary_folder()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name)
        self.backend = runpy.run_path(str(BINDING / "backend.py"))

    def build(self, name):
        (self.path / name).mkdir()
        return self.path / name / self.backend["build_wheel"](str(self.path / name))

    def run_quick_start(self, python, packages):
        empty = self.path / "empty"
        empty.mkdir(exist_ok=True)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("P")}
        environment.update({"PATH": os.environ["PATH"], "PYTHONPATH": str(packages)} if packages else {"PATH": os.environ["PATH"]})
        done = subprocess.run(
            [python, "-B", "-W", "error", "-c", quick_start()], cwd=empty, env=environment, capture_output=True, text=True
        )
        self.assertEqual(done.stderr, "")
        self.assertRegex(done.stdout, r"^[01]\.\d+ schreiambulanz-mitte \w.*\n$")

    def test_the_same_sources_make_the_same_wheel(self):
        self.assertEqual(self.build("one").read_bytes(), self.build("two").read_bytes())

    def test_the_record_names_every_file(self):
        with zipfile.ZipFile(self.build("one")) as wheel:
            names = wheel.namelist()
            record = wheel.read(next(name for name in names if name.endswith("/RECORD"))).decode()
        self.assertEqual([line.split(",")[0] for line in record.splitlines()], names)
        for needed in ("py.typed", "documents.py", "libpassgenau.so", "_library.py", "errors.py", "__init__.py"):
            self.assertIn("passgenau/" + needed, names)

    def test_it_carries_its_license(self):
        with zipfile.ZipFile(self.build("one")) as wheel:
            about = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
            self.assertIn("\nLicense-File: LICENSE\n", wheel.read(about).decode())
            self.assertEqual(wheel.read(about.replace("METADATA", "LICENSE")), (SOURCE / "LICENSE").read_bytes())

    def test_unpacked(self):
        with zipfile.ZipFile(self.build("one")) as wheel:
            wheel.extractall(self.path / "packages")
        for python in [sys.executable, *filter(None, os.environ.get("PASSGENAU_PYTHONS", "").split(":"))]:
            with self.subTest(python):
                self.run_quick_start(python, self.path / "packages")

    def test_installed_by_pip(self):
        made = subprocess.run([sys.executable, "-m", "venv", self.path / "venv"], capture_output=True, text=True)
        if made.returncode != 0:
            self.skipTest("this Python has no venv with pip")
        python = self.path / "venv" / "bin" / "python"
        pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--no-index"]
        environment = {**os.environ, "PYTHONPATH": "", "PIP_CONFIG_FILE": os.devnull}
        subprocess.run([*pip, BINDING], check=True, env=environment)
        self.run_quick_start(python, None)


if __name__ == "__main__":
    unittest.main()
