"""AsciiDoc → the tree of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from glosslint.model import Span
from glosslint.parse.markdown.structure import Hidden, Markdown
from glosslint.parse.page.blocks import Block, Hole, Kind, Mark, MarkKind, Tree
from glosslint.parse.page.formats import asciidoc_blocks as blocks, asciidoc_inline as inline, asciidoc_tables as tables
from glosslint.parse.page.formats.asciidoc_blocks import Blocks
from glosslint.parse.page.formats.lines import Line, lines_of
from glosslint.parse.tree import RAW, Scalar

#: The front matter of a site generator, which may be above the text.
_FRONT = re.compile(r"---[ \t]*\r?\n(?:.*\n)*?---[ \t]*(?:\n|\Z)")
_NO_ID = re.compile(r"[^\w]+")
#: ``term:: text``; a list within a text has another sign, such as ``:::``.
_TERM = re.compile(r"[ \t]*(?P<term>\S.*?)(?<!:)(?P<sign>:{2,4}|;;)(?!:)(?:[ \t]+(?P<text>\S.*)|[ \t]*)$")
_ITEM = re.compile(r"[ \t]*(?:[*.]{1,5}|-|(?:\d+|[a-zA-Z])\.|[ivxIVX]+\))[ \t]")
_BLOCK_TITLE = re.compile(r"\.[^\s.].*")
_BULLET = re.compile(r"[ \t]*[*-][ \t]+(?=\S)")
#: Links with their words, and emphasis, in which the other sign may be.
_LINK = re.compile(
    r"(?:(?:xref|link):|https?://)[^\s\[\]]{0,400}\[(?P<link>[^\[\]\n]+)\]|<<[^<>,\n]*,(?P<ref>[^<>\n]+)>>"
)
_BOLD, _ITALIC = (
    re.compile(
        rf"(?<![\w{sign}\\])(?P<sign>{sign}{{1,2}})(?=[^\s{sign}])(?P<words>[^{sign}]+?)(?<=\S)(?P=sign)(?![\w{sign}])"
    )
    for sign in (r"\*", "_")
)
#: Anchors beside words or on lines of their own: "[[id]]", "[#id]", "anchor:id[]".
_ANCHOR = re.compile(r"\[\[(?P<id>[^\[\],\s]+)(?:,[^\[\]]*)?\]\]|anchor:(?P<macro>[^\[\],\s]{1,200})\[[^\[\]]*\]")
_BREAK = re.compile(r"(?<![ \t])[ \t]+\+[ \t]*(?:\r\n|\r|\n)")
_KINDS: tuple[tuple[MarkKind, re.Pattern[str]], ...] = (("link", _LINK), ("bold", _BOLD), ("italic", _ITALIC))


@lru_cache(maxsize=4)  # init reads a page with many tables
def read(text: str, start: int, in_tables: bool) -> Tree:
    """Return the tree of a page; ``in_tables``: whether the cells of tables are prose."""
    front = _FRONT.match(text, start)
    lines = lines_of(text, front.end() if front is not None else start)
    above = (Hidden("html", Span(*front.span())),) if front is not None else ()
    found = blocks.read(lines, in_tables)
    cells = [Hidden("html", span) for span in tables.separators(text, lines, found)] if in_tables else []
    whole = tuple(sorted((*above, *found.hidden, *cells), key=lambda part: part.span))
    own, links = inline.read(text, whole, lines[0].start if lines else start)
    every = tuple(_apart(sorted((*whole, *own), key=lambda part: part.span)))
    marks = sorted(_marks(text, every), key=lambda mark: (mark.span.start, -mark.span.end))
    anchors = sorted(
        {Scalar(label, *span, RAW) for label, span in found.anchors.values()} | set(_anchors(text, every)),
        key=lambda one: one.start,
    )
    tree = _Reader(text, lines, found, in_tables).read()
    return Tree(
        text,
        "asciidoc",
        tree,
        _holes(text, every, marks),
        marks,
        anchors,
        Markdown(every, tuple(links)),
        tuple(found.comments),
        start,
    )


def _apart(parts: Sequence[Hidden]) -> Iterator[Hidden]:
    """Yield the parts that do not overlap an earlier part."""
    end = 0
    for part in parts:
        if part.span.start >= end:
            yield part
            end = part.span.end


def _anchors(text: str, hidden: Sequence[Hidden]) -> Iterator[Scalar]:
    for part in hidden:
        if part.kind == "html":
            for match in _ANCHOR.finditer(text, *part.span):
                group = match.lastgroup or "id"
                yield Scalar(match[group], *match.span(group), RAW)


def _marks(text: str, hidden: Sequence[Hidden]) -> Iterator[Mark]:
    plain = list(text)
    for what, (start, end) in hidden:
        if what == "code":
            plain[start:end] = ["\0"] * (end - start)
            signs = 2 if text.startswith(("``", "++"), start) else 1
            if text[start] in "`+" and end - start > 2 * signs and "\n" not in text[start:end]:
                yield Mark("code", Span(start, end), Span(start + signs, end - signs))
    rest = "".join(plain)
    for kind, pattern in _KINDS:
        for match in pattern.finditer(rest):
            yield Mark(kind, Span(*match.span()), Span(*match.span(match.lastgroup or 0)))


def _holes(text: str, hidden: Sequence[Hidden], marks: Sequence[Mark]) -> list[Hole]:
    found = [Hole(*part.span) for part in hidden if part.kind in ("mark", "html")]
    found += (Hole(*match.span(), "\n") for match in _BREAK.finditer(text))
    for mark in marks:
        if mark.kind != "link":
            found += (Hole(mark.span.start, mark.inner.start), Hole(mark.inner.end, mark.span.end))
    found.sort(key=lambda hole: (hole.start, -hole.end))
    apart: list[Hole] = []
    for hole in found:
        if hole.end > hole.start and (not apart or hole.start >= apart[-1].end):
            apart.append(hole)
    return apart


class _Reader:
    """Lines → blocks."""

    def __init__(self, text: str, lines: Sequence[Line], found: Blocks, in_tables: bool) -> None:
        self._text = text
        self._lines = lines
        self._found = found
        self._titles = {title.at: title for title in found.titles}
        self._anchors: dict[str, int] = {}
        self._tables = {
            first: (last, rows, titled)
            for first, last, rows, titled in (tables.tables(text, lines, found) if in_tables else ())
        }

    def read(self) -> list[Block]:
        lines = self._lines
        blocks_found: list[Block] = []
        at = 0
        while at < len(lines):
            if lines[at].is_blank:
                at += 1
                continue
            block, at = self._block(at)
            last = blocks_found[-1] if blocks_found else None
            if last is not None and block.kind == "list" == last.kind:
                last.children += block.children
                last.span = last.content = Span(last.span.start, block.span.end)
            else:
                blocks_found.append(block)
        return blocks_found

    def _block(self, at: int) -> tuple[Block, int]:  # noqa: C901, PLR0911, PLR0912 - one branch for each kind of block
        """Return the block that begins in the line ``at``, and the index of the line after it."""
        lines, found, line = self._lines, self._found, self._lines[at]
        text = line.text.strip()
        if (title := self._titles.get(at)) is not None:
            whole = Span(line.start, lines[title.after - 1].end)
            return Block(
                "heading", whole, title.words, level=title.level, generated=self._anchor(title.words)
            ), title.after
        if at in self._tables:
            last, rows, titled = self._tables[at]
            return self._table(at, last + 1, rows, titled), last + 1
        if found.aside[at]:
            end = at + 1
            while end < len(lines) and found.aside[end] and found.inside[end]:
                end += 1
            if text.startswith("'''") or text in ("---", "***", "<<<", "- - -", "* * *"):
                return self._spanning("rule", at, end), end
            block = self._spanning("other", at, end)
            if _BLOCK_TITLE.fullmatch(text):
                block = Block("other", block.span, Span(line.inner + 1, block.span.end), form="title")
            elif "::" in text:
                block.kind = "code"  # an image, or the content of another file
            return block, end
        if at + 1 < len(lines) and found.inside[at + 1]:
            end = at + 1
            while end < len(lines) and found.inside[end]:
                end += 1
            return self._spanning("code", at, end), end
        if text in ("---", "***", "- - -", "* * *"):
            return self._spanning("rule", at, at + 1), at + 1
        match = _TERM.match(line.text) if found.open[at] and not _ITEM.match(line.text) else None
        if match is not None:
            return self._definitions(at, match)
        if _BULLET.match(line.text):
            return self._item(at)
        if not found.open[at]:
            return self._spanning("other", at, at + 1), at + 1
        end = at + 1
        while end < len(lines) and not (
            lines[end].is_blank or found.aside[end] or found.inside[end] or end in self._titles or not found.open[end]
        ):
            end += 1
        return self._spanning("quote" if _ITEM.match(line.text) or line.indent else "paragraph", at, end), end

    def _definitions(self, at: int, match: re.Match[str]) -> tuple[Block, int]:
        """Return a description list, and the line after it. It ends at a title, and at a paragraph after a blank
        line."""
        lines, found = self._lines, self._found
        sign = match["sign"]
        children: list[Block] = []
        text: Span | None = None
        start, end = at, at
        blank = attached = False

        def close() -> None:
            nonlocal text
            if text is not None:
                children.append(Block("text", text, text))
            text = None

        while at < len(lines):
            line = lines[at]
            if line.is_blank:
                blank = True
                at += 1
                continue
            own = _TERM.match(line.text) if found.open[at] and not _ITEM.match(line.text) else None
            aside = found.inside[at] or (found.aside[at] and not _BLOCK_TITLE.match(line.text))
            apart = blank and not (attached or aside) and own is None
            ends = apart and text is not None and not line.indent and _ITEM.match(line.text) is None
            if at in self._titles or ends:
                break
            words = Span(line.inner, line.start + len(line.text.rstrip()))
            if own is not None and own["sign"] == sign:
                close()
                term = Span(line.start + own.start("term"), line.start + own.end("term"))
                children.append(Block("term", Span(line.inner, term.end), term))
                if own["text"] is not None:
                    text = Span(line.start + own.start("text"), words.end)
                end = at + 1
            elif not found.aside[at]:
                text = Span(text.start if text is not None else words.start, words.end)
                end = at + 1
            attached = line.text.strip() == "+"
            blank = blank and found.aside[at]
            at += 1
        close()
        whole = Span(lines[start].inner, max(child.span.end for child in children))
        return Block("definitions", whole, whole, children, form="definition-list"), max(end, start + 1)

    def _item(self, at: int) -> tuple[Block, int]:
        lines, found = self._lines, self._found
        bullet = _BULLET.match(lines[at].text)
        end = at + 1
        while end < len(lines):
            if _BULLET.match(lines[end].text) or end in self._titles:
                break
            if lines[end].is_blank:
                following = next((line for line in lines[end + 1 : end + 3] if not line.is_blank), None)
                if following is None or not _ITEM.match(following.text):
                    break
            end += 1
        last = end
        while last > at + 1 and (lines[last - 1].is_blank or found.aside[last - 1]):
            last -= 1
        block = self._spanning("item", at, last)
        first = lines[at].start + (bullet.end() if bullet is not None else 0)
        own = Span(first, block.span.end)
        block.children = [Block("paragraph", own, own)]
        return Block("list", block.span, block.span, [block]), end

    def _table(self, at: int, end: int, rows: Sequence[Sequence[Span]], titled: bool) -> Block:
        block = self._spanning("table", at, end)
        block.level = int(titled)
        for cells in rows:
            whole = Span(cells[0].start, cells[-1].end)
            block.children.append(Block("row", whole, whole, [Block("cell", cell, cell) for cell in cells]))
        return block

    def _spanning(self, kind: Kind, at: int, end: int) -> Block:
        line = self._lines[end - 1]
        span = Span(self._lines[at].inner, line.start + len(line.text.rstrip()))
        return Block(kind, span, span)

    def _anchor(self, words: Span) -> str:
        """Return the id that Asciidoctor generates for a title, with a number if it is taken."""
        anchor = "_" + _NO_ID.sub("_", self._text[slice(*words)].lower()).strip("_")
        self._anchors[anchor] = number = self._anchors.get(anchor, 0) + 1
        return anchor if number == 1 else f"{anchor}_{number}"
