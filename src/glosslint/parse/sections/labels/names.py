"""The names that a labelled part of a text lists: ``**Also known as:** prow, *head*``."""

from __future__ import annotations

import re
from typing import NamedTuple

from glosslint.model import Span

_MOST_WORDS = 6  # of a name
_LONG = 400  # characters with the marks and the link
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_OPENS_LIST = re.compile(r"(?:\s|</(?:p|div)\s*>)*<(ul|ol)\b", re.IGNORECASE)
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]")
_BLOCK = re.compile(r"</(?:p|div|li|dd|ul|ol)\s*>|<(?:p|div|dl)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s{0,9}[,;、，；]\s{0,9}(?:or\s{1,9})?|\s{1,9}(?:or|/)\s{1,9}"
    r"|(?:\r\n|\r|\n)[ \t]*(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+)?"
    r"|(?:</li\s{0,9}>\s{0,9})?<(?:br|li)\b[^<>]{0,200}>\s{0,9}",
    re.IGNORECASE,
)
#: What lists no name: "–", "n/a", "none in use".
_NOTHING = re.compile(r"[\s\-–—]*|n/?a", re.IGNORECASE)
_NONE = re.compile(r"[\s\-–—]*|n/?a|(?:none|nothing|no)\b(?:\s\S+){0,3}", re.IGNORECASE)
_LINK = re.compile(
    r"\[(?P<words>[^\[\]]{1,100})\](?:\([^()\s]{0,300}\)|\[[^\[\]]{0,100}\])|\[\[(?P<page>[^\[\]|]{1,100})\]\]"
)
_MARKS = " \t\r\n*_`\"'“”‘’«»"
_REMARK = re.compile(r"(?<=[\w*_`])\s{1,9}\([^()]{1,100}\)\Z")
_TAGS = re.compile(r"<[^<>]{1,200}>")
_MARKUP = re.compile(r"[<>\[\]{}|\r\n]|[.!?]\s")
#: A first paragraph that only has other names, after words that say so; quoted after a single "also".
_OPENING = re.compile(
    r"(?:\*{1,2}|_{1,2})?(?P<label>also[ \t](?:called|known[ \t]as)|aka|also(?=[ \t]+[\"'“‘«`]))[ \t]+"
    r"(?P<names>[^\r\n<>:]{1,200})(?=(?:\r\n|\r|\n)[ \t]*[\r\n]|</p\s*>\s*<)",
    re.IGNORECASE,
)
#: The same in brackets, at the beginning of a text: "(aka **prow**) The front part of a ship."
_IN_BRACKETS = re.compile(
    r"\((?P<label>also[ \t](?:called|known[ \t]as)|aka|a\.k\.a\.):?[ \t]+(?P<names>[^\r\n<>:()]{1,200})"
    r"(?P<closing>\)[.,:;]?)(?=[ \t\r\n]+\S)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"]+\"|'[^']+'|“[^”]+”|‘[^’]+’|«[^»]+»|`[^`]+`")
_FEW_WORDS = 3  # of a name without a sign before it
_ARTICLE = re.compile(r"(?:an?|the)\s", re.IGNORECASE)


class Opening(NamedTuple):
    """Words before other names that open a text, and what closes these names: a bracket, or an empty string."""

    label: Span
    closing: str = ""


def names_without_sign(text: str, span: Span) -> Opening | None:
    """Return the words before other names, if these are in brackets or the first paragraph of a text that goes on, such
    as ``Also called prow``; ``None`` if it says more."""
    bracket = _IN_BRACKETS.match(text, *span)
    match = bracket or _OPENING.match(text, *span)
    names = listed(text, Span(*match.span("names"))) if match is not None else None
    if match is None or not names:
        return None
    every = [text[slice(*name)] for name in names]
    are_quoted = match["label"].lower() != "also" or len(_QUOTED.findall(match["names"])) == len(names)
    short = all(len(name.split()) <= _FEW_WORDS and not _ARTICLE.match(name) for name in every)
    closing = bracket["closing"] if bracket is not None else ""
    return Opening(Span(*match.span("label")), closing) if are_quoted and short else None


def names_end(text: str, start: int, end: int) -> int:
    """Return where a list of names ends: with its line, further lines after a comma, or its last item."""
    opening = _OPENS_LIST.match(text, start, end)
    if opening is not None:
        closing = text.find(f"</{opening[1]}", opening.end(), end)
        return closing if closing >= 0 else end
    at, before, in_items = start, "", False
    while at < end:
        match = _LINE.match(text, at, end)
        line = match[0] if match is not None else ""
        is_item = _ITEM.match(line) is not None
        in_items = in_items or (is_item and not before.strip())
        goes_on = not before.strip() or before.rstrip().endswith((",", ";")) or (is_item and in_items)
        if not line or not goes_on or (before.strip() and not line.strip()):
            return at
        block = _BLOCK.search(text, at, at + len(line))
        if block is not None:
            return block.start()
        at, before = at + len(line), line if line.strip() else before
    return end


def opens_item(text: str, start: int, end: int) -> bool:
    """Return whether a part of a text opens with an item of a list."""
    return (_ITEM.match(text, start, end) or _OPENS_LIST.match(text, start, end)) is not None


def is_nothing(text: str) -> bool:
    """Return whether a text stands for none: "–", "n/a"."""
    return _NOTHING.fullmatch(text) is not None


def listed(text: str, span: Span) -> list[Span] | None:
    """Return the characters of each name, none if the words say so; ``None`` if the text is no list of names."""
    start = _ITEM.match(text, *span)
    whole = Span(start.end() if start is not None else span.start, span.end)
    names: list[Span] = []
    for part in whole.divided(sign.span() for sign in _BETWEEN.finditer(text, *whole)):
        name = _name(text, part)
        words = text[slice(*name)]
        if _NONE.fullmatch(words):
            continue
        if _MARKUP.search(words) or len(words.split()) > _MOST_WORDS:
            return None
        names.append(name)
    return names


def _name(text: str, span: Span) -> Span:
    """Return the characters of a name without the marks, the link and the period around it."""
    start, end = span
    before = None
    while (start, end) != before and end - start < _LONG:
        before = start, end
        end = start + len(text[start:end].rstrip(_MARKS + ".,;"))
        start = end - len(text[start:end].lstrip(_MARKS))
        tag = _TAGS.match(text, start, end)
        start = tag.end() if tag is not None else start
        opening = text.rfind("<", start, end) if text.endswith(">", start, end) else -1
        end = opening if opening >= 0 and _TAGS.fullmatch(text, opening, end) else end
        remark = _REMARK.search(text[start:end])
        end = start + remark.start() if remark is not None else end
        link = _LINK.fullmatch(text, start, end)
        if link is not None:
            start, end = link.span("words" if link["words"] is not None else "page")
    return Span(start, end)
