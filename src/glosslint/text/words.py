"""Words and sentences of a text whose hidden parts (code, math, link targets) are known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glosslint.model import Span

_WORD = re.compile(r"\w[\w'\u2019.\-\u2010/+#]*")
_CODE_LIKE = ("code", "math", "image")
_STOP = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)\]*_]*(?=\s|$)|\n[ \t]*\n|[\u3002\uff01\uff1f]")
_ABBREVIATIONS = frozenset(
    [
        "e.g",
        "i.e",
        "etc",
        "vs",
        "cf",
        "al",
        "approx",
        "resp",
        "ca",
        "fig",
        "figs",
        "eq",
        "eqs",
        "no",
        "nos",
        "vol",
        "pp",
        "p",
        "ed",
        "eds",
        "st",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "inc",
        "ltd",
        "jr",
        "sr",
        "dept",
        "est",
    ]
)
_LAST_WORD = re.compile(r"[\w.]+$")
_LIST_MARK = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")


def mask(text: str, hidden: Sequence[tuple[str, Span]]) -> str:
    """``text`` at its own length with the hidden parts blotted out: code and math count as one word, marks as blanks."""
    if not hidden:
        return text
    parts, position = [], 0
    for kind, span in hidden:
        if span.end <= position:
            continue
        start = max(span.start, position)
        parts.append(text[position:start])
        parts.append(("x" if kind in _CODE_LIKE else " ") * (span.end - start))
        position = span.end
    return "".join((*parts, text[position:]))


def words(text: str) -> list[Span]:
    """The words of a masked text; "state-of-the-art", "don't" and "TCP/IP" are one each."""
    return [Span(*match.span()) for match in _WORD.finditer(text)]


def sentences(text: str) -> list[Span]:
    """The sentences of a masked text, without the blanks around them.

    A full stop ends one unless it belongs to an abbreviation, an initial or a number, or a small letter follows.
    Blank lines end one too. Chinese and Japanese full stops are known.
    """
    found, start = [], 0
    for match in _STOP.finditer(text):
        if _ends_sentence(text, match):
            found.append(Span(start, match.end()))
            start = match.end()
    found.append(Span(start, len(text)))
    return [stripped for stripped in (_strip(text, span) for span in found) if stripped is not None]


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    if not stop[0].startswith("."):
        return True
    following = text[stop.end() :].lstrip()[:1] if stop.end() - stop.start() < 3 else ""
    if following.islower():
        return False
    word = _LAST_WORD.search(text, max(0, stop.start() - 20), stop.start())
    if word is None:
        return True
    last = word[0].lower().rstrip(".")
    at_end = not following
    initial = len(word[0]) == 1 and word[0].isupper()
    return at_end or (last not in _ABBREVIATIONS and not initial)


def _strip(text: str, span: Span) -> Span | None:
    mark = _LIST_MARK.match(text, span.start, span.end)
    start = mark.end() if mark else span.start
    inner = text[start : span.end]
    left = len(inner) - len(inner.lstrip())
    right = len(inner.rstrip())
    return Span(start + left, start + right) if right > left and any(char.isalnum() for char in inner) else None
