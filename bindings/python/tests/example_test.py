# SPDX-License-Identifier: GPL-2.0-or-later
"""The example, over the sample networks; its picture where matplotlib is there."""

import importlib.util
import subprocess
import sys
import unittest
from pathlib import Path

from sample import SAMPLE, SOURCE, sample_catalog, temporary_folder


class Example(unittest.TestCase):
    def test_reasons(self):
        with temporary_folder() as folder:
            sample_catalog(folder + "/catalog")
            picture = Path(folder) / "picture.svg"
            example = SOURCE / "bindings" / "python" / "examples" / "reasons.py"
            done = subprocess.run(
                [sys.executable, "-B", example, folder + "/catalog", SAMPLE / "families.jsonl", "fam-02", picture],
                capture_output=True, text=True, encoding="utf-8",
            )
            self.assertIn("%", done.stdout)
            if importlib.util.find_spec("matplotlib"):
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn("</svg>", picture.read_text("utf-8"))
            else:
                self.assertIn("no picture", done.stderr)
                self.assertIn("needs", done.stdout)


if __name__ == "__main__":
    unittest.main()
