#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Features by binding, from what the tests of the bindings really ran.

    features.py recorder              C source of a library that stands before passgenau and records what was called with success
    features.py check|write RECORDS   compares the table of bindings/README.md with the records, or makes it of them

A record is a file LANGUAGE.TEST with one line for each function. The column of a language without records stays as it is.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "bindings" / "README.md"
BEGIN, END = "<!-- features: made by features/features.py -->\n", "<!-- end of features -->"
LANGUAGES = ["C", "Python", "Java", "PHP", "Node"]
#: What is no function: the line that a recorder writes for sixteen threads, and the tests that run every golden case.
THREADS, GOLDEN = "16 threads share one catalog", "golden cases, byte by byte"
GOLDEN_TESTS = {"c_api", "golden_cases", "cases"}


def functions():
    """[(name, parameters)] of the header: whatever can fail."""
    header = (ROOT / "include" / "passgenau.h").read_text("utf-8")
    found = re.findall(r"^PASSGENAU_C_API int (passgenau_\w+)\(([^;]*passgenau_error\*\* error)\);", header, re.M)
    return [(name, re.sub(r"\s+", " ", parameters)) for name, parameters in found]


RECORDER = r"""#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <passgenau.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void record(const char* what) {
  const char* path = getenv("PASSGENAU_RECORD");
  const int file = path == NULL ? -1 : open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) return;
  dprintf(file, "%s\n", what);
  close(file);
}

static void record_call(atomic_flag* known, const char* name) {
  static _Thread_local int counted;
  static atomic_int threads;
  if (!atomic_flag_test_and_set(known)) record(name);
  if (counted) return;
  counted = 1;
  if (atomic_fetch_add(&threads, 1) + 1 == 16) record("THREADS");
}
"""
FUNCTION = r"""
static __typeof__(&NAME) next_NAME;
int NAME(PARAMETERS) {
  static atomic_flag known = ATOMIC_FLAG_INIT;
  const int code = next_NAME(ARGUMENTS);
  if (code == passgenau_code_none) record_call(&known, "NAME");
  return code;
}
"""


def recorder():
    text = RECORDER.replace("THREADS", THREADS)
    # By its name, not RTLD_NEXT: who was opened by dlopen has no next.
    found = '  void* library = dlopen("libpassgenau.so.0", RTLD_NOW | RTLD_NOLOAD);\n'
    for name, parameters in functions():
        arguments = ", ".join(re.findall(r"(\w+)(?:,|$)", parameters))
        text += FUNCTION.replace("NAME", name).replace("PARAMETERS", parameters).replace("ARGUMENTS", arguments)
        found += f'  *(void**)&next_{name} = dlsym(library, "{name}");\n'
    return text + f"\n__attribute__((constructor)) static void find(void) {{\n{found}}}"


def recorded(folder):
    """{language: what its tests ran}, of the languages that have records."""
    ran = {}
    for file in sorted(folder.iterdir()) if folder.is_dir() else []:
        language, _, test = file.name.partition(".")
        ran.setdefault(language, set()).update(file.read_text("utf-8").splitlines())
        if test in GOLDEN_TESTS:
            ran[language].add(GOLDEN)
    return ran


def told(text):
    """{language: rows with a tick}, as the README has them."""
    rows = [[cell.strip().strip("`") for cell in line.strip("|\n").split("|")] for line in text.splitlines() if line.startswith("|")]
    columns = rows[0][1:] if rows else []
    return {language: {row[0] for row in rows if row[i + 1] == "✓"} for i, language in enumerate(columns)}


def table(columns):
    lines = ["| | " + " | ".join(LANGUAGES) + " |", "| --- |" + " --- |" * len(LANGUAGES)]
    for row in [*(name for name, _ in functions()), GOLDEN, THREADS]:
        cells = ("✓" if row in columns.get(language, ()) else "–" for language in LANGUAGES)
        lines.append(f"| {f'`{row}`' if row.startswith('passgenau_') else row} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main(what, records=None):
    if what == "recorder":
        return print(recorder())
    readme = README.read_text("utf-8")
    before, rest = readme.split(BEGIN)
    now, after = rest.split(END)
    ran = recorded(Path(records))
    for language in LANGUAGES:
        if language not in ran:
            print(f"{language}: no test ran here, its column is as it was")
    if not ran:
        sys.exit(77)
    new = table({**told(now), **ran})
    if what == "write":
        return README.write_text(before + BEGIN + new + END + after, "utf-8")
    for old_line, new_line in zip(now.splitlines(), new.splitlines()):
        if old_line != new_line:
            print(f"in the table  {old_line}\nran           {new_line}")
    if now != new:
        sys.exit(f"the table of bindings/README.md is not what the tests ran: python3 bindings/features/features.py write {records}")


if __name__ == "__main__":
    main(*sys.argv[1:])
