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
_Argument = Union[ctypes.c_void_p, bytes]


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
        #: All of it, as the library told it.
        self.problem = problem
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

    def __reduce__(self) -> tuple[Any, ...]:
        return _error_of, (self.problem,), self.__dict__


def _error_of(problem: Mapping[str, Any]) -> PassgenauError:
    return error_classes.get(problem["code"], PassgenauError)(problem)


def call(name: str, *arguments: _Argument, places: tuple[Any, ...] = ()) -> None:
    """Calls `passgenau_<name>`, which fills the places; text becomes pointer and length, a handle stays one."""
    given: list[Any] = []
    for argument in arguments:
        given += [argument] if isinstance(argument, ctypes.c_void_p) else [argument, ctypes.c_size_t(len(argument))]
    error = ctypes.c_void_p()
    # By attribute, for ctypes keeps that; an index would look the function up again.
    if getattr(_c, f"passgenau_{name}")(*given, *map(ctypes.byref, (*places, error))) != 0:
        try:
            problem = json.loads(_c.passgenau_error_json(error))
        finally:
            _c.passgenau_error_free(error)
        raise _error_of(problem)


#: To string_at a length is an int of C; the way for longer texts makes a type of each length, which costs as much as the call.
_LONGEST = 2**31 - 1


def result(name: str, *arguments: _Argument) -> bytes:
    """Calls `passgenau_<name>`, which gives a text."""
    text, length = ctypes.c_void_p(), ctypes.c_size_t()
    call(name, *arguments, places=(text, length))
    try:
        if length.value <= _LONGEST:
            return ctypes.string_at(text, length.value)
        return (ctypes.c_char * length.value).from_address(text.value or 0).raw
    finally:
        _c.passgenau_free(text)


def flag(name: str, *arguments: _Argument) -> bool:
    """Calls `passgenau_<name>`, which gives yes or no."""
    answer = ctypes.c_int()
    call(name, *arguments, places=(answer,))
    return answer.value != 0


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {name: stated for name, stated in fields if stated is not None}
    raise TypeError(f"a {type(value).__name__} is no JSON")


def utf8(text: str) -> bytes:
    """Half of a surrogate pair goes through to the library, which says *json-encoding*: Python's own error would hold the text."""
    return text.encode("utf-8", "surrogatepass")


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode


def encoded(document: Document) -> bytes:
    """JSON text of a document; text goes through untouched."""
    if isinstance(document, bytes):
        return document
    if isinstance(document, str):
        return utf8(document)
    try:
        return utf8(_encode(document))
    except Exception as error:
        # From 3.14 on Python notes which members led there, and those are the family's.
        vars(error).pop("__notes__", None)
        raise


_BLANK_LINE_ENDS = bytes.maketrans(b"\n\r", b"  ")


def lines(documents: Any) -> bytes:
    """JSON Lines of several documents, or of one text that holds them."""
    if isinstance(documents, (str, bytes)):
        return encoded(documents)
    # Outside of a string a line end is a blank to JSON, and inside of one it may not stand.
    texts = [encoded(document).translate(_BLANK_LINE_ENDS) + b"\n" for document in documents]
    if any(text.isspace() for text in texts):
        raise ValueError("a document is blank: there would be no answer for it")
    return b"".join(texts)


def version() -> str:
    """The library's version, "0.1.0"."""
    return str(_c.passgenau_version().decode())


class Handle:
    """What the library keeps open for us: closed by `with`, by `close`, or at last with the object."""

    _kind = ""
    _open = False

    def __init__(self, path: str | os.PathLike[str]) -> None:
        name = os.fspath(path)
        self._opened("open", utf8(name) if isinstance(name, str) else name)

    def _opened(self, how: str, what: bytes) -> None:
        #: Once closed it is stale, which the library tells: *handle-closed*.
        self.handle = ctypes.c_void_p()
        call(f"{self._kind}_{how}", what, places=(self.handle,))
        self._open = True

    def close(self) -> None:
        """Safe while calls of other threads run, and more than once."""
        if self._open:
            self._open = False
            call(f"{self._kind}_close", self.handle)

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
        _attributes["__doc__"] = _row["meaning"]
        error_classes[_row["name"]] = type(_class_name(_row["name"]), (PassgenauError,), _attributes)
