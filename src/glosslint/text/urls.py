"""Web and e-mail addresses that are written in a text without Markdown."""

from __future__ import annotations

from glosslint.model import Span
from glosslint.util.regexes import lazy_pattern

#: No scheme has 64 characters, and no name before an @ more than that (RFC 5321, 4.5.3.1.1): without a limit, a long
#: run of letters would be tried from each of them to its end.
_PAGE = r"(?:\b[a-z][a-z+.-]{0,63}://|\bwww\.(?=\w))[^\s<>\"')\]]+"
_PERSON = r"[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_ADDRESS = lazy_pattern(rf"{_PAGE}|{_PERSON}")


def find_addresses(text: str) -> list[Span]:
    """Return the spans of the addresses in a text, in order."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    return [Span(*match.span()) for match in _ADDRESS.finditer(text)]
