"""Addresses of pages and of people, as they stand in a text without any marks."""

from __future__ import annotations

import re

from glosslint.model import Span

#: What ends an address is mostly the sentence's: ``https://x.org/a.`` is one with a full stop behind it.
_PAGE = r"(?:\b[a-z][a-z+.-]*://|\bwww\.(?=\w))[^\s<>\"')\]]+"
_PERSON = r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"
_ADDRESS = re.compile(rf"{_PAGE}|{_PERSON}")


def addresses(text: str) -> list[Span]:
    """The addresses in a text, in order, as spans of it."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    return [Span(*found.span()) for found in _ADDRESS.finditer(text)]
