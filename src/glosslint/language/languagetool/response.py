"""What a server says, read with doubt: it may be of another version, or no LanguageTool at all."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_UNFIT = re.compile(r"[^!-~]")  # what no id of a rule has, and a terminal may take for an order


class Item(NamedTuple):
    """One match of an answer; ``offset`` and ``length`` are in UTF-16 units and not yet believed."""

    offset: object
    length: object
    rule: str
    category: str
    message: str
    suggestions: tuple[str, ...]
    spelling: bool


def read(match: Any) -> Item:
    """A match as the server wrote it. Raises ValueError for what is none."""
    try:
        return Item(
            match.get("offset"),
            match.get("length"),
            _UNFIT.sub("", _text(match["rule"]["id"])),
            _text(match["rule"]["category"]["id"]),
            _text(match["message"]),
            tuple(_text(option["value"]) for option in match.get("replacements") or ()),
            match["type"]["typeName"] == "UnknownWord",
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no match") from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value
