"""The end of a page in reStructuredText, AsciiDoc or HTML → the same entries without it, as in Markdown."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence as Many
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.sections.document import entry
from glosslint.parse.sections.ends.words import DOTS, LABELS, PLAIN_TITLE, TITLES, says_nothing
from glosslint.parse.sections.labels.parts import trimmed
from glosslint.parse.sections.separators import ITEM, PLAIN
from glosslint.parse.tree import RAW, Mapping, Scalar
from glosslint.text.names import fold

_PARAGRAPH = re.compile(r"[^\s][^\n]*(?:\n(?![ \t]*\r?\n)[^\n]*)*")
_ELEMENT = re.compile(r"<(?:hr|p|ul|ol|div|h[1-6]|table|footer|address|small|br)\b", re.IGNORECASE)
_RULES = {
    "rst": re.compile(r"([-=~*_+#^.:])\1{3,}[ \t\r]*"),
    "asciidoc": re.compile(r"(?:'{3,}|-{3}|\*{3}|- - -|\* \* \*|<{3,})[ \t\r]*"),
    "html": re.compile(r"<hr\b[^<>]*>\s*", re.IGNORECASE),
}
#: The title of a list that has no section: ``.. rubric:: Sources``, ``.Sources``.
_TITLES = {"rst": re.compile(r"\.\.[ \t]+rubric::[ \t]*(.+)"), "asciidoc": re.compile(r"\.([^\s.].*)")}
_MARKED = re.compile(r"(\*{1,2}|_{1,2})(?P<words>[^*_]{1,60})\1(?P<colon>:?)")
_IN_TAGS = re.compile(r"<(b|strong|em|i)>(?P<words>[^<>]{1,60})</\1>(?P<colon>:?)", re.IGNORECASE)
#: The tags around the words of a block.
_AROUND = re.compile(
    r"\A(?:<(?!(?:b|strong|em|i)>)[^<>]{0,300}>\s{0,40}){1,9}|(?:\s{0,40}</(?!(?:b|strong|em|i)>)[^<>]{0,300}>){1,9}\Z",
    re.IGNORECASE,
)
_LIST = re.compile(ITEM, re.IGNORECASE)
_NO_TEXT = re.compile(r"\.\.[ \t]+(?:_|\[|\|)|\[\[|//")  # targets, footnotes, anchors and comments
_OTHER_BLOCK = re.compile(r"\.\.[ \t]|<(?:table|h[1-6])\b|\|===|\[[^\]]*\]\s*\n|[-=.*_]{4,}[ \t\r]*\n", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]{0,300}>")


class _Block(NamedTuple):
    """A paragraph, a list or a rule at the end of a page."""

    span: Span
    written: str
    words: str  # what readers see of its first line
    is_rule: bool
    title: str  # the folded words, if the first line is all in bold or italics, or ends with a colon


def without_end(entries: tuple[Mapping, ...], text: str, kind: str) -> tuple[tuple[Mapping, ...], Span | None]:
    """Return the entries of a page without what follows the text of the last one, and the characters of that; ``None``
    if there is nothing. ``kind`` is the format: "rst", "asciidoc" or "html"."""
    kept = len(entries)
    while kept > 2 and fold(_text(entries[kept - 1].get("term"))) in LABELS:
        kept -= 1
    for number in dict.fromkeys((kept, len(entries))):
        own = entries[number - 1].get("definition") if number > 1 else None
        if not isinstance(own, Scalar) or own.style != RAW:
            continue
        blocks = [*_blocks(text, Span(own.start, own.end), kind)]
        start = _end_of(blocks, entries[: number - 1], text, kind, whole=number == len(entries))
        if start is not None:
            end = trimmed(text, Span(own.start, start)).end
            node = entries[number - 1]
            values = {key.text: value for key, value in node.pairs}
            values["definition"] = Scalar(text[own.start : end], own.start, end, RAW)
            cut = entry(Span(node.start, end), values)
            return (*entries[: number - 1], cut), Span(start, max(entries[-1].end, own.end))
    return entries, None


def _end_of(blocks: Many[_Block], others: Many[Mapping], text: str, kind: str, whole: bool) -> int | None:
    """Return where the end of the page begins in the text of the last entry, the first of whose ``blocks`` belongs to
    the entry; ``whole`` means that no entry follows."""
    last = len(blocks)
    while whole and last > 1 and all(map(says_nothing, blocks[last - 1].written.splitlines())):
        last -= 1
    at = last
    while at > 1 and _may_be_last(blocks, at - 1):
        at -= 1
    tail = blocks[at:last]
    rules = [block for block in (tail[:-1] if whole and last == len(blocks) else tail) if block.is_rule]
    titled = [block for block in tail if block.title in TITLES]
    if rules or titled:
        known = [block for node in others for block in _blocks(text, _span(node.get("definition")), kind)]
        known += blocks[:at]
        rules = [] if any(block.is_rule for block in known) else rules
        titles = Counter(block.title for block in (*known, *tail))
        titled = [block for block in titled if titles[block.title] == 1]
    starts = [block.span.start for block in (*rules[:1], *titled)]
    if last < len(blocks):
        starts.append(blocks[last].span.start)
    return min(starts, default=None)


def _span(node: object) -> Span:
    return Span(node.start, node.end) if isinstance(node, Scalar) and node.style == RAW else Span(0, 0)


def _text(node: object) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _may_be_last(blocks: Many[_Block], at: int) -> bool:
    """Return whether a block opens with no term, and is no list unless a title such as "Sources" is above it."""
    block = blocks[at]
    if block.is_rule or block.title in LABELS or _NO_TEXT.match(block.written):
        return True
    if _LIST.match(block.written):
        return blocks[at - 1].title in LABELS
    if _OTHER_BLOCK.match(block.written):
        return False
    if says_nothing(block.words):
        return True
    marked = _MARKED.match(block.written) or _IN_TAGS.match(block.written)
    if marked is not None and marked.end() < len(block.written) and not marked["words"].endswith((".", ",")):
        return fold(marked["words"].strip(":.!-\u2013\u2014 ")) in LABELS
    term = PLAIN.match(block.words)
    return term is None or fold(term["term"].strip("*_ ")) in LABELS


def _blocks(text: str, span: Span, kind: str) -> Iterator[_Block]:
    """Yield the blocks of a text: elements of HTML, or paragraphs."""
    if kind != "html":
        for match in _PARAGRAPH.finditer(text, *span):
            yield _block(text, Span(*match.span()), kind)
        return
    starts = [span.start, *(match.start() for match in _ELEMENT.finditer(text, *span) if match.start() > span.start)]
    for start, end in zip(starts, [*starts[1:], span.end], strict=True):
        if _TAGS.sub("", text[start:end]).strip() or _RULES[kind].match(text, start):
            yield _block(text, Span(start, end), kind)


def _block(text: str, span: Span, kind: str) -> _Block:
    written = text[slice(*span)].strip()
    is_rule = _RULES[kind].fullmatch(written) is not None or DOTS.fullmatch(written) is not None
    first = written if kind == "html" else written.partition("\n")[0].strip()
    inner = _AROUND.sub("", first)
    marked = _MARKED.fullmatch(inner) or _IN_TAGS.fullmatch(inner)
    own = _TITLES[kind].fullmatch(first) if kind in _TITLES else None
    title = own[1] if own is not None else marked["words"] if marked is not None else ""
    title = title or (inner if PLAIN_TITLE.fullmatch(inner) else "")
    words = html.unescape(_TAGS.sub("", first)).strip() if kind == "html" else first
    return _Block(span, inner if kind == "html" and not is_rule else written, words, is_rule, fold(title.strip(": ")))
