# SPDX-License-Identifier: GPL-2.0-or-later
"""One class for each code of the library that is loaded: `errors.ProfileInvalid`, `errors.CatalogMissing` …"""

from __future__ import annotations

from ._library import PassgenauError, error_classes

_by_name = {one.__name__: one for one in error_classes.values()}


def __getattr__(name: str) -> type[PassgenauError]:
    try:
        return _by_name[name]
    except KeyError:
        raise AttributeError(f"passgenau has no error {name}") from None


def __dir__() -> list[str]:
    return sorted(_by_name)
