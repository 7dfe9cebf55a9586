# SPDX-License-Identifier: GPL-2.0-or-later
"""PEP 517 backend of the standard library alone: builds the C library by CMake and packs it beside the Python files.

PASSGENAU_LIBRARY names a library that has been built already.
"""

import base64
import hashlib
import os
import re
import runpy
import subprocess
import sysconfig
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def _library():
    if os.environ.get("PASSGENAU_LIBRARY"):
        return Path(os.environ["PASSGENAU_LIBRARY"])
    build = ROOT / "build" / "wheel"
    options = ["-DCMAKE_BUILD_TYPE=Release", "-DPASSGENAU_TESTS=OFF", "-DPASSGENAU_CLI=OFF"]
    subprocess.check_call(["cmake", "-S", ROOT, "-B", build, *options])
    subprocess.check_call(["cmake", "--build", build, "--parallel"])
    return build / "lib" / "libpassgenau.so"


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    header = (ROOT / "include/passgenau/version.hpp").read_text("utf-8")
    version = ".".join(re.findall(r"int version_\w+ = (\d+);", header))
    about = f"passgenau-{version}.dist-info"
    tag = "py3-none-" + re.sub("[-.]", "_", sysconfig.get_platform())
    types = runpy.run_path(str(ROOT / "schemas/make_types.py"))["text"]("python")
    files = {f"passgenau/{path.name}": path.read_bytes() for path in sorted((HERE / "passgenau").glob("*.py"))}
    files["passgenau/py.typed"] = b""
    files["passgenau/documents.py"] = types.encode()
    files["passgenau/libpassgenau.so"] = _library().read_bytes()
    files[f"{about}/METADATA"] = (
        f"Metadata-Version: 2.1\nName: passgenau\nVersion: {version}\nRequires-Python: >=3.9\nLicense: GPL-2.0-or-later\nLicense-File: LICENSE\n"
        f"Description-Content-Type: text/markdown\n\n{(HERE / 'README.md').read_text('utf-8')}"
    ).encode()
    files[f"{about}/LICENSE"] = (ROOT / "LICENSE").read_bytes()
    files[f"{about}/WHEEL"] = f"Wheel-Version: 1.0\nGenerator: passgenau\nRoot-Is-Purelib: false\nTag: {tag}\n".encode()
    record = ""
    for name, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        record += f"{name},sha256={digest},{len(content)}\n"
    files[f"{about}/RECORD"] = f"{record}{about}/RECORD,,\n".encode()
    wheel = f"passgenau-{version}-{tag}.whl"
    with zipfile.ZipFile(Path(wheel_directory) / wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # One date for all: the same sources make the same wheel.
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return wheel
