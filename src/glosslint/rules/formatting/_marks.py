"""Quotation marks, emphasis and dollar signs of formulas that nothing closes.

Each of these signs has other uses: apostrophes, inches, pointers, prices. So only signs count whose neighbors leave no
doubt whether they open or close; and the rule looks whether the glossary uses them at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from glosslint.rule import Prose, lazy_pattern

_PARAGRAPH = lazy_pattern(r"(?:(?!\n[ \t>]*\n).)+", re.DOTALL)
_BEFORE = r"(?<![^\s(\[{/\u2014\u2013\u201c\u2018\"'*_-])"  # an opening mark follows a space or another opening one
_AFTER = r"(?![^\s)\]}/.,;:!?\u2026\u2014\u2013\u201d\u2019\"'*_-])"
#: Short words that begin with an apostrophe, and years.
_ELIDED = r"(?!\d|[a-z]{1,2}\b)"
#: Quotation marks by those that open: what opens, what closes, and what may do either.
_QUOTATIONS = {
    '"': lazy_pattern(rf'(?P<open>{_BEFORE}"(?=[^\s")\]}},.;:!?]))|(?P<close>(?<=[^\s"(\[])"{_AFTER})|(?P<doubt>")'),
    "'": lazy_pattern(rf"(?P<open>{_BEFORE}'{_ELIDED}(?=[a-z]))|(?P<close>(?<=[^\s'])'{_AFTER})"),
    "\u2018": lazy_pattern(rf"(?P<open>{_BEFORE}\u2018{_ELIDED}(?=\w))|(?P<close>(?<=\S)\u2019(?!\w))"),
    "\u201e": lazy_pattern("(?P<open>\u201e)|(?P<close>[\u201c\u201d])"),
    "\u201c": lazy_pattern("(?P<open>\u201c)|(?P<close>\u201d)"),
    "\u00ab": lazy_pattern("(?P<open>\u00ab)|(?P<close>\u00bb)"),
    "\u00bb": lazy_pattern("(?P<open>\u00bb)|(?P<close>\u00ab)"),
}
_LIKE_APOSTROPHES = ("'", "\u2018")  # whose counterpart may be an apostrophe, and close nothing
#: A sign that may close emphasis after a word, open it before one, or either, as in "(*un-*)".
_EMPHASIS = {
    sign: lazy_pattern(
        rf"(?<![\\{sign}])(?P<closes>(?<=[^\s{sign}])(?=[{sign}](?!{no})))?"
        rf"(?P<opens>(?<![^\s(\[\"\u201c'\u2018/-])(?=[{sign}][^\s{sign}]))?[{sign}]"
    )
    for sign, no in (("*", "[*]"), ("_", r"\w"))
}
#: A name with a part is that of a variable, as in "$e.port" and "$user->name", and so is one of capitals as "$PATH".
_DOLLAR = lazy_pattern(r"(?<!\\)\$(?=[\\A-Za-z])(?!\w+(?:\.|->|::)[^\W\d]\w|[A-Z_]{3,}\b)")
_FENCE = lazy_pattern(r"^[ \t>]*(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$", re.MULTILINE)
_LETTER = lazy_pattern(r"[^\W\d_]{2}")
_AFTER_WORD = lazy_pattern(r"[^\W\d_]{2}[*_](?![^\s.,;:!?)])")
_INCHES = lazy_pattern(r"[\d\u00bc-\u00be\u2032]\Z")


_GERMAN = lazy_pattern("\u201e[^\u201c-\u201e]*[\u201c\u201d]")
#: Kinds that have hardly another use.
SURE = frozenset(("`", '"', "\u201c", "\u201e", "\u00ab", "\u00bb"))


class Mark(NamedTuple):
    """A sign at an offset of the text. Quotation marks and the like have a ``kind``, for which the glossary must use
    them. ``sure`` ones must be matched; the others may close an open one."""

    text: str
    at: int
    kind: str = ""
    sure: bool = True


#: A tag that begins a line.
_BLOCK = lazy_pattern(r"</?(?:p|div|li|[ou]l|d[dlt]|br|h[1-6]|t[dhr])\b", re.IGNORECASE)
#: The end of a text that was cut off, so that what it opens may be closed in the part that is left out.
_CUT_OFF = lazy_pattern(r"(?:\u2026|\.\.\.)[\])]?\s*\Z")


def is_cut_off(text: str) -> bool:
    """Return whether a text is an excerpt that ends in "…"."""
    return _CUT_OFF.search(text) is not None


def unmatched_marks(text: str) -> Iterator[Mark]:
    """Yield the first unmatched sign of each kind in a paragraph. ``text`` is without code, HTML and the targets of
    links."""
    for paragraph in _PARAGRAPH.finditer(text):
        part, start = paragraph[0], paragraph.start()
        marks = dict.fromkeys(find(part) for sign, find in _FINDERS.items() if sign in part)
        found = sorted((mark for mark in marks if mark is not None), key=lambda mark: mark.at)
        yield from (mark._replace(at=mark.at + start) for mark in found)


def open_fence(text: str) -> Iterator[Mark]:
    """Yield the line of a text that opens a block of code which no other line closes (CommonMark 4.5)."""
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence["fence"].startswith(opened["fence"]) and not fence["info"].strip():
            opened = None
    if opened is not None:
        yield Mark(opened["fence"], opened.start("fence"), "`")


def matched_kinds(prose: Prose) -> Iterator[str]:
    """Yield the kinds of the pairs of signs in a text."""
    signs, opaque = frozenset(prose.signs), prose.opaque if has_marks(prose) else ""
    for kind, (openers, pattern) in _PAIRS.items() if opaque else ():
        if not signs.isdisjoint(openers) and pattern.search(opaque) is not None:
            yield kind


def has_marks(prose: Prose) -> bool:
    """Return whether there are signs in a text that are no brackets: a fast answer for many texts."""
    return not _MARKS.isdisjoint(prose.signs)


def _quotation(sign: str, part: str) -> Mark | None:
    """Return the first mark of this kind that is opened twice, never closed, or closed before it is opened; none if any
    before it may as well open as close."""
    opened: re.Match[str] | None = None
    for match in _QUOTATIONS[sign].finditer(part):
        if match.lastgroup == "doubt":
            return None
        if match.lastgroup == "close" and (opened is not None or sign in _LIKE_APOSTROPHES):
            opened = None
        elif match.lastgroup == "close":
            return Mark(match[0], match.start(), sign)
        elif opened is not None:
            break
        else:
            opened = match
    return Mark(sign, opened.start(), sign) if opened is not None else None


def _double(part: str) -> Mark | None:
    """Return the first straight quotation mark that nothing matches, and that is none of inches."""
    mark = _quotation('"', part)
    return None if mark is None or _INCHES.search(part, 0, mark.at) else mark


def _curly(part: str) -> Mark | None:
    """Return a curly mark without counterpart: in “English”, in „German“; not in ”Swedish”."""
    if "\u201e" in part:
        part = _GERMAN.sub(lambda pair: "." * len(pair[0]), part)  # beside which others may be English
    if "\u201e" in part:
        return _quotation("\u201e", part)
    return _quotation("\u201c", part) if "\u201c" in part else None


def _angle(part: str) -> Mark | None:
    """Return a guillemet without counterpart: in « French », in »German«."""
    is_french = part.find("\u00bb") == -1 or -1 < part.find("\u00ab") < part.find("\u00bb")
    return _quotation("\u00ab" if is_french else "\u00bb", part)


def _emphasis(sign: str, part: str) -> Mark | None:
    """Return the first sign beside a word that opens emphasis which nothing closes, or closes what nothing opens."""
    opened: list[int] = []
    closed: list[int] = []
    signs = 0
    for match in _EMPHASIS[sign].finditer(part):
        closes, opens = (match[way] is not None for way in ("closes", "opens"))
        if closes and opened:
            opened.pop()
        elif opens:
            opened.append(match.start())
        elif closes and part.count(sign, 0, match.start()) == signs and _AFTER_WORD.match(part, match.start() - 2):
            closed.append(match.start())
        signs += closes or opens
    at = min((*(at for at in opened if _LETTER.match(part, at + 1)), *closed), default=None)
    return Mark(sign, at, sign) if at is not None else None


def _dollar(part: str) -> Mark | None:
    match = _DOLLAR.search(part) if part.count("$") == 1 else None
    return Mark("$", match.start(), "$") if match is not None else None


_FINDERS: dict[str, Callable[[str], Mark | None]] = {
    '"': _double,
    **{sign: partial(_quotation, sign) for sign in _LIKE_APOSTROPHES},
    **dict.fromkeys("\u201c\u201d\u201e", _curly),
    **dict.fromkeys("\u00ab\u00bb", _angle),
    **{sign: partial(_emphasis, sign) for sign in _EMPHASIS},
    "$": _dollar,
}
_MARKS = frozenset((*_FINDERS, "**", "__"))
#: What opens a pair of each kind, and the pair.
_PAIRS = {
    '"': ('"', lazy_pattern(r'(?<!\w)"[^\s"][^"\n]{0,200}"')),
    "'": ("'", lazy_pattern(r"(?<![\w'])'[^\s'](?:[^'\n]|'\w){0,200}'(?!\w)")),
    "\u2018": ("\u2018", lazy_pattern("\u2018[^\u2018\u2019\n]*\u2019")),
    "\u201c": ("\u201c\u201d\u201e", lazy_pattern("[\u201c\u201d\u201e][^\u201c\u201d\u201e\n]*[\u201c\u201d]")),
    "\u00ab": ("\u00ab\u00bb", lazy_pattern("[\u00ab\u00bb][^\u00ab\u00bb\n]*[\u00ab\u00bb]")),
    "*": ("*", lazy_pattern(r"(?<![\w*\\])\*[^\s*][^*\n]*(?<=[^\s*])\*(?![\w*])")),
    "_": ("_", lazy_pattern(r"(?<![\w_\\])_[^\s_][^_\n]*(?<=[^\s_])_(?![\w_])")),
}


def without_blocks(prose: Prose) -> str:
    """Return the opaque text with a space at the end of each tag of HTML that begins a line: words end there."""
    text, position = prose.opaque, 0
    parts: list[str] = []
    for _, (start, end) in prose.markdown.hidden:
        if end > position and _BLOCK.match(prose.text, start, end):
            parts += (text[position : end - 1], " ")
            position = end
    return "".join((*parts, text[position:])) if parts else text


def marks_in(prose: Prose) -> Iterator[Mark]:
    """Yield the marks of a text that nothing closes."""
    fenced, marked = "```" in prose.text or "~~~" in prose.text, has_marks(prose)
    if (fenced or marked) and not is_cut_off(prose.text):
        yield from open_fence(prose.text) if fenced else ()
        yield from unmatched_marks(without_blocks(prose)) if marked else ()
