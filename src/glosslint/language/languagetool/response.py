"""Validates what a server answers: it may be of another version, or no LanguageTool at all."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_UNPRINTABLE = re.compile(r"[^!-~]")  # what no id of a rule contains, and a terminal may take for a command


class Item(NamedTuple):
    """One match of an answer; ``offset`` and ``length`` are in UTF-16 units and not yet validated."""

    offset: object
    length: object
    rule: str
    category: str
    message: str
    suggestions: tuple[str, ...]
    spelling: bool


def read(match: Any) -> Item:
    """Return a match as the server sent it. Raises ValueError for anything else."""
    try:
        return Item(
            match.get("offset"),
            match.get("length"),
            _UNPRINTABLE.sub("", _text(match["rule"]["id"])),
            _text(match["rule"]["category"]["id"]),
            _text(match["message"]),
            tuple(_text(option["value"]) for option in match.get("replacements") or ()),
            match["type"]["typeName"] == "UnknownWord",
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a match") from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    return value
