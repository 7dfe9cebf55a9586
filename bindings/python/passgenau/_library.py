# SPDX-License-Identifier: GPL-2.0-or-later
"""The C library: calls, results, errors. Everything else of the package stands on this file."""

from __future__ import annotations

import ctypes
import dataclasses
import datetime
import json
import os
from pathlib import Path
from typing import Any, Mapping, Union

#: A document: JSON text (goes through untouched), a dictionary, or a dataclass whose fields that are None are not stated.
Document = Union[str, bytes, Mapping[str, Any], Any]
_Argument = Union[ctypes.c_void_p, bytes, None]


def _load() -> ctypes.CDLL:
    """The library that PASSGENAU_LIBRARY names, else the one that the wheel carries, else the system's."""
    beside = Path(__file__).with_name("libpassgenau.so")
    system = "libpassgenau.so.0"
    return ctypes.CDLL(os.environ.get("PASSGENAU_LIBRARY") or (str(beside) if beside.exists() else system))


_c = _load()
_c.passgenau_version.restype = ctypes.c_char_p
_c.passgenau_error_json.restype = ctypes.c_char_p


class PassgenauError(Exception):
    """What the library refused. Each code has a class of its own in `passgenau.errors`."""

    #: `profile-invalid`: stable, what programs branch on.
    name = "internal"
    #: The number of the C header.
    code = 0

    def __init__(self, problem: Mapping[str, Any]) -> None:
        self.message: str = problem["message"]
        #: JSON Pointer into the document, file as the caller named it, line from 1; empty and 0 where there is none.
        self.pointer: str = problem.get("pointer", "")
        self.file: str = problem.get("file", "")
        self.line: int = problem.get("line", 0)
        #: Every problem of a document at once.
        self.details: list[dict[str, Any]] = problem.get("details", [])
        place = "".join(f"{part}:" for part in (self.file, self.line) if part)
        lines = [f"{place} {self.message}".strip(), *(detail["message"] for detail in self.details)]
        super().__init__("\n  ".join(lines))


def _check(status: int, error: ctypes.c_void_p) -> None:
    if status == 0:
        return
    try:
        problem = json.loads(_c.passgenau_error_json(error))
    finally:
        _c.passgenau_error_free(error)
    raise error_classes.get(problem["code"], PassgenauError)(problem)


def _expanded(arguments: tuple[_Argument, ...]) -> list[Any]:
    """Text becomes pointer and length; a handle stays one."""
    out: list[Any] = []
    for argument in arguments:
        out.append(argument)
        if not isinstance(argument, ctypes.c_void_p):
            out.append(ctypes.c_size_t(len(argument or b"")))
    return out


def result(name: str, *arguments: _Argument) -> bytes:
    """Calls `passgenau_<name>`, which gives a text."""
    text, length, error = ctypes.c_void_p(), ctypes.c_size_t(), ctypes.c_void_p()
    _check(
        _c[f"passgenau_{name}"](*_expanded(arguments), *map(ctypes.byref, (text, length, error))), error
    )
    try:
        return ctypes.string_at(text, length.value)
    finally:
        _c.passgenau_free(text)


def flag(name: str, *arguments: _Argument) -> bool:
    """Calls `passgenau_<name>`, which gives yes or no."""
    answer, error = ctypes.c_int(), ctypes.c_void_p()
    _check(
        _c[f"passgenau_{name}"](*_expanded(arguments), ctypes.byref(answer), ctypes.byref(error)), error
    )
    return answer.value != 0


def done(name: str, *arguments: _Argument) -> None:
    """Calls `passgenau_<name>`, which gives nothing."""
    error = ctypes.c_void_p()
    _check(_c[f"passgenau_{name}"](*_expanded(arguments), ctypes.byref(error)), error)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {name: stated for name, stated in fields if stated is not None}
    raise TypeError(f"a {type(value).__name__} is no JSON")


def encoded(document: Document) -> bytes:
    """JSON text of a document; text goes through untouched."""
    if isinstance(document, bytes):
        return document
    if isinstance(document, str):
        return document.encode()
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), default=_plain).encode()


_BLANK_LINE_ENDS = bytes.maketrans(b"\n\r", b"  ")


def lines(documents: Any) -> bytes:
    """JSON Lines of several documents, or of one text that holds them."""
    if isinstance(documents, (str, bytes)):
        return encoded(documents)
    # Outside of a string a line end is a blank to JSON, and inside of one it may not stand.
    return b"".join(encoded(document).translate(_BLANK_LINE_ENDS) + b"\n" for document in documents)


def version() -> str:
    """The library's version, "0.1.0"."""
    return str(_c.passgenau_version().decode())


class Handle:
    """What the library keeps open for us: closed by `with`, by `close`, or at last with the object."""

    _kind = ""
    _open = False

    def __init__(self, path: str | os.PathLike[str]) -> None:
        #: Once closed it is stale, which the library tells: *handle-closed*.
        self.handle = ctypes.c_void_p()
        error = ctypes.c_void_p()
        opened = _expanded((os.fspath(path).encode(),))
        places = (ctypes.byref(self.handle), ctypes.byref(error))
        _check(_c[f"passgenau_{self._kind}_open"](*opened, *places), error)
        self._open = True

    def close(self) -> None:
        """Safe while calls of other threads run, and more than once."""
        if self._open:
            self._open = False
            done(f"{self._kind}_close", self.handle)

    def __del__(self) -> None:
        self.close()


def _class_name(code: str) -> str:
    return "".join(part.capitalize() for part in code.split("-"))


#: The classes of all errors by code, made from the library's own table.
error_classes: dict[str, type[PassgenauError]] = {}
codes: list[dict[str, Any]] = json.loads(result("codes"))
for _row in codes:
    if _row["severity"] == "error":
        _attributes = {"name": _row["name"], "code": _row["number"], "__module__": "passgenau.errors"}
        error_classes[_row["name"]] = type(
            _class_name(_row["name"]), (PassgenauError,), {**_attributes, "__doc__": _row["meaning"]}
        )
