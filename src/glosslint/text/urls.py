"""Addresses of pages and of people, as they stand in a text without any marks."""

from __future__ import annotations

import re

from glosslint.model import Span

#: What ends an address is mostly the sentence's: ``https://x.org/a.`` is one with a full stop behind it.
#: No scheme has so many as 64 characters, and no name before an @ has more (RFC 5321, 4.5.3.1.1): without a limit, a
#: long run of letters would be tried from each of them to its end.
_PAGE = r"(?:\b[a-z][a-z+.-]{0,63}://|\bwww\.(?=\w))[^\s<>\"')\]]+"
_PERSON = r"[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_ADDRESS = re.compile(rf"{_PAGE}|{_PERSON}")


def find_addresses(text: str) -> list[Span]:
    """The addresses in a text, in order, as spans of it."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    return [Span(*found.span()) for found in _ADDRESS.finditer(text)]
