"""reStructuredText → the tree of a page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from glosslint.model import Span
from glosslint.parse.markdown.structure import Hidden, Markdown
from glosslint.parse.page.anchors import made_id
from glosslint.parse.page.blocks import Block, Hole, Kind, Mark, MarkKind, Tree
from glosslint.parse.page.formats import rst_blocks as blocks, rst_inline as inline, rst_tables as simple_tables
from glosslint.parse.page.formats.lines import Line, lines_of
from glosslint.parse.page.formats.rst_blocks import sections
from glosslint.parse.page.formats.rst_lines import (
    BULLET,
    DIRECTIVE,
    EXPLICIT,
    NO_TERM,
    NOT_COMMENT,
    OPTION,
    block_end,
    is_adornment,
)
from glosslint.parse.tree import RAW, Scalar

_CLASSIFIER = re.compile(r" +: +")
_HEADER = re.compile(r"[ \t]*:header(?:-rows:[ \t]*[1-9]|:[ \t]*\S)")
#: Marks of emphasis and links, outside of code: the signs are the groups before and after the words.
_MARK = re.compile(
    r"(?<![\w*\\])(?P<stars>\*{1,2})(?=\S)(?P<emphasis>[^*]+?)(?<=\S)(?P=stars)(?![\w*])"
    r"|(?<![\w`\\]):(?:doc|ref|any|term):`(?P<role>[^`<\n]{1,120}?)(?:\s*<[^<>`]*>)?`"
    r"|(?<![\w`\\:])`(?=\S)(?P<link>[^`<\n]{1,120}?)(?:\s*<[^<>`]*>)?`__?(?!\w)"
)
_BREAK = re.compile(r"\|(?:br|linebreak|line-break|newline)\|", re.IGNORECASE)
_DEEPEST = 50  # blocks in each other; what is deeper is one paragraph
_ALWAYS_TEXT = frozenset(
    ("image", "figure", "math", "code", "code-block", "sourcecode", "literalinclude", "table", "csv-table", "raw")
)


@lru_cache(maxsize=4)  # init reads a page with many tables
def read(text: str, start: int, in_tables: bool) -> Tree:
    """Return the tree of a page; ``in_tables``: whether the cells of tables are prose."""
    lines = lines_of(text, start)
    found = blocks.read(lines, in_tables)
    hidden, links = inline.read(text, found.hidden, start)
    every = tuple(sorted((*found.hidden, *hidden), key=lambda part: part.span))
    marks = sorted(_marks(text, every), key=lambda mark: (mark.span.start, -mark.span.end))
    holes = _holes(text, every, marks)
    anchors = sorted((Scalar(label, *span, RAW) for label, span in found.labels), key=lambda one: one.start)
    reader = _Reader(text, lines)
    tree = reader.read(range(len(lines)), 0)
    if not any(block.kind == "definitions" for block in tree):
        tree = [own for block in tree for own in (block.children if _quotes_definitions(block) else (block,))]
    markup = Markdown(every, tuple(links))
    return Tree(
        text, "rst", tree, holes, marks, anchors, markup, tuple(found.comments), start, (), frozenset(reader.sorts)
    )


def _quotes_definitions(block: Block) -> bool:
    return block.kind == "quote" and any(child.kind == "definitions" for child in block.children)


def _marks(text: str, hidden: Sequence[Hidden]) -> Iterator[Mark]:
    code = [part.span for part in hidden if part.kind == "code"]
    for span in code:
        written = text[slice(*span)]
        if written.startswith("``"):
            yield Mark("code", span, Span(span.start + 2, max(span.end - 2, span.start + 2)))
    plain = list(text)
    for start, end in code:
        plain[start:end] = ["\0"] * (end - start)
    for match in _MARK.finditer("".join(plain)):
        group = match.lastgroup or "emphasis"
        kind: MarkKind = "link" if group in ("link", "role") else "bold" if match["stars"] == "**" else "italic"
        yield Mark(kind, Span(*match.span()), Span(*match.span(group)))


def _holes(text: str, hidden: Sequence[Hidden], marks: Sequence[Mark]) -> list[Hole]:
    """Return the signs of inline markup, which readers do not see, and substitutions that break a line."""
    found = [Hole(*part.span) for part in hidden if part.kind == "mark"]
    found += (
        Hole(*part.span, "\n") for part in hidden if part.kind == "shortcode" and _BREAK.fullmatch(text, *part.span)
    )
    for part in hidden:
        if part.kind == "code" and text.startswith("`", part.span.start):
            signs = 2 if text.startswith("``", part.span.start) else 1
            found += (Hole(part.span.start, part.span.start + signs), Hole(part.span.end - signs, part.span.end))
    for mark in marks:
        if mark.kind != "code":
            found += (Hole(mark.span.start, mark.inner.start), Hole(mark.inner.end, mark.span.end))
    found.sort()
    apart: list[Hole] = []
    for hole in found:
        if hole.end > hole.start and (not apart or hole.start >= apart[-1].end):
            apart.append(hole)
    return apart


class _Reader:
    """Lines → blocks. ``sorts`` are the directives whose entries Sphinx sorts, by where they begin."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._text = text
        self._lines = lines
        self.sorts: set[int] = set()
        self._depth = 0
        self._titles = {
            (
                at - 1
                if at
                and is_adornment(lines[at - 1], 1)
                and not lines[at - 1].is_blank
                and lines[at - 1].text.rstrip() == lines[at + 1].text.rstrip()
                else at
            ): (at, after, level)
            for at, after, level in sections(lines)
        }
        self._table_ends = simple_tables.ends_of(lines)

    def read(self, part: range, indent: int) -> list[Block]:
        """Return the blocks of the lines of a part that has this indentation, in columns."""
        found: list[Block] = []
        at = part.start
        while at < part.stop and self._lines[at].is_blank:
            at += 1
        if self._depth == _DEEPEST:
            return [self._spanning("paragraph", at, part.stop)] if at < part.stop else []
        self._depth += 1
        while at < part.stop:
            if self._lines[at].is_blank:
                at += 1
                continue
            block, at = self._block(at, part, indent)
            if (
                block.kind == "definitions"
                and not block.form.startswith("directive")
                and found
                and found[-1].kind == block.kind
                and found[-1].form == block.form
            ) or (block.kind == "list" and found and found[-1].kind == "list"):
                found[-1].children += block.children
                found[-1].span = found[-1].content = Span(found[-1].span.start, block.span.end)
            else:
                found.append(block)
        self._depth -= 1
        return found

    def _block(self, at: int, part: range, indent: int) -> tuple[Block, int]:  # noqa: PLR0911 - one for each kind
        """Return the block that begins in the line ``at``, and the index of the line after it."""
        lines, line = self._lines, self._lines[at]
        text = line.text.strip()
        if not indent and at in self._titles:
            title, after, level = self._titles[at]
            words = Span(lines[title].inner, lines[title].start + len(lines[title].text.rstrip()))
            whole = Span(lines[title].inner, lines[after - 1].end)
            return Block("heading", whole, words, level=level, generated=made_id(self._text[slice(*words)])), after
        if EXPLICIT.match(text) or NOT_COMMENT.match(text):
            return self._explicit(at, part)
        if line.indent > indent:
            end = block_end(lines, at + 1, indent)
            end = min(max(end, at + 1), part.stop)
            inner = min(own.indent for own in lines[at:end] if not own.is_blank)
            block = self._spanning("quote", at, end)
            block.children = self.read(range(at, end), inner)
            return block, end
        if simple_tables.BORDER.fullmatch(text):
            rows, end = simple_tables.read(lines, at, self._table_ends, part.stop)
            return self._table(at, end, rows, True), end
        if BULLET.match(line.text):
            return self._item(at, part)
        follows = at + 1 < part.stop and not lines[at + 1].is_blank and lines[at + 1].indent > indent
        if follows and not (NO_TERM.match(text) or text.endswith("::") or is_adornment(line)):
            end = min(block_end(lines, at + 1, indent), part.stop)
            term = Block("term", self._words(at), self._term(at))
            whole = Span(line.inner, self._last(at, end))
            return Block(
                "definitions", whole, whole, [term, self._text_block(at + 1, end)], form="definition-list"
            ), end
        if is_adornment(line) and self._ends_paragraph(at + 1, part):
            return self._spanning("rule", at, at + 1), at + 1
        kind: Kind = "table" if text.startswith("+") and set(text) <= set("+-= ") else "paragraph"
        kind = "quote" if NO_TERM.match(text) else kind
        end, literal = at, None
        while literal is None and (end == at or not self._ends_paragraph(end, part)):
            literal = end if kind == "paragraph" and lines[end].text.rstrip().endswith("::") else None
            end += 1
        if literal is not None:  # what is indented below it is code, and part of this block
            end = min(max(block_end(lines, literal + 1, indent), literal + 1), part.stop)
            block = self._spanning("paragraph", at, literal + 1)
            return (
                (self._spanning("code", at, end), end)
                if at == literal and end > at + 1
                else (block, literal + 1)
                if end == literal + 1
                else self._with_code(block, at, end)
            )
        block = self._spanning(kind, at, end)
        if OPTION.match(line.text):  # fields, which may be labels
            block.children = [self._spanning("paragraph", at, end)]
        return block, end

    def _ends_paragraph(self, at: int, part: range) -> bool:
        return at >= part.stop or self._lines[at].is_blank or EXPLICIT.match(self._lines[at].text.strip()) is not None

    def _with_code(self, block: Block, at: int, end: int) -> tuple[Block, int]:
        """Return a paragraph with the literal block below it."""
        block.span = Span(block.span.start, self._last(at, end))
        return block, end

    def _explicit(self, at: int, part: range) -> tuple[Block, int]:
        lines, line = self._lines, self._lines[at]
        text = line.text.strip()
        end = min(max(block_end(lines, at + 1, line.indent), at + 1), part.stop)
        directive = DIRECTIVE.match(text)
        if directive is None:
            if NOT_COMMENT.match(text):  # what is indented below a blank line is a block quote
                end = next((number for number in range(at, end) if lines[number].is_blank), end)
            return self._spanning("other", at, max(end, at + 1)), max(end, at + 1)
        name = directive["name"].rpartition(":")[2]
        if name == "glossary":
            return self._glossary(at, end), end
        if name == "list-table":
            return self._table(at, end, list(self._listed(at, end)), self._has_header(at, end)), end
        block = self._spanning("quote", at, end)
        if name == "rubric":
            block = Block("other", block.span, Span(line.start + line.text.rindex("::") + 2, line.end), form="title")
        elif "|" in directive[0].partition("::")[0] or not (name in _ALWAYS_TEXT or name in blocks.PROSE):
            block.kind = "other"
        elif name == "seealso":
            block.form, block.content = name, Span(line.start + line.text.index("::") + 2, block.span.end)
            inner = min((own.indent for own in lines[at + 1 : end] if not own.is_blank), default=0)
            first = Span(block.content.start, line.end)
            block.children = [Block("paragraph", first, first)] if self._text[slice(*first)].strip() else []
            block.children += self.read(range(at + 1, end), inner)
        return block, end

    def _glossary(self, at: int, end: int) -> Block:
        """Return the items of a glossary directive, as Sphinx divides them (``sphinx.domains.std.Glossary``).

        A line at the indentation of the block is a term; consecutive terms share the text below them, up to a comment
        or a glossary in it.
        """
        lines = self._lines
        block = self._spanning("definitions", at, end)
        block.form = "directive"
        options = list(itertools.takewhile(lambda line: OPTION.match(line.text), lines[at + 1 : end]))
        if any(line.text.strip().startswith(":sorted:") for line in options):
            self.sorts.add(block.span.start)
        inside = [number for number in range(at + 1 + len(options), end) if not lines[number].is_blank]
        base = min((lines[number].indent for number in inside), default=0)
        body: list[int] = []
        has_ended = False
        skipped = 0  # the lines of a glossary in this one
        for number in [*inside, None]:
            if number is not None and number < skipped:
                continue
            line = lines[number] if number is not None else None
            is_term = line is not None and line.indent == base
            if (is_term or line is None) and body:
                block.children.append(self._text_block(body[0], body[-1] + 1))
                body = []
            if line is None or number is None:
                break
            if is_term and EXPLICIT.match(line.text.lstrip()):
                has_ended = True
            elif is_term:
                has_ended = False
                block.children.append(Block("term", self._words(number), self._term(number)))
            elif (
                (own := DIRECTIVE.fullmatch(line.text.strip())) is not None
                and own["name"].rpartition(":")[2] == "glossary"
                and self._depth < _DEEPEST
            ):
                has_ended = True
                skipped = min(block_end(lines, number + 1, line.indent), end)
                self._depth += 1
                block.children += self._glossary(number, skipped).children
                self._depth -= 1
            elif not has_ended:
                body.append(number)
        return block

    def _term(self, at: int) -> Span:
        """Return the words of a term, without its classifiers."""
        line = self._lines[at]
        classifier = _CLASSIFIER.search(line.text, line.inner - line.start)
        end = classifier.start() if classifier is not None else len(line.text.rstrip())
        return Span(line.inner, line.start + end)

    def _words(self, at: int) -> Span:
        line = self._lines[at]
        return Span(line.inner, line.start + len(line.text.rstrip()))

    def _last(self, at: int, end: int) -> int:
        """Return where the words of the lines from ``at`` to ``end`` end."""
        while end > at + 1 and self._lines[end - 1].is_blank:
            end -= 1
        return self._words(end - 1).end

    def _spanning(self, kind: Kind, at: int, end: int) -> Block:
        span = Span(self._lines[at].inner, self._last(at, end))
        return Block(kind, span, span)

    def _text_block(self, at: int, end: int) -> Block:
        while at < end - 1 and self._lines[at].is_blank:
            at += 1
        inner = min((line.indent for line in self._lines[at:end] if not line.is_blank), default=0)
        block = self._spanning("text", at, end)
        block.children = self.read(range(at, end), inner)
        return block

    def _item(self, at: int, part: range) -> tuple[Block, int]:
        line = self._lines[at]
        bullet = BULLET.match(line.text)
        end = min(block_end(self._lines, at + 1, line.indent), part.stop)
        last = self._last(at, end)
        first = line.start + (bullet.end() if bullet is not None else 0)
        stop = at + 1
        while stop < end and not (self._lines[stop].is_blank or BULLET.match(self._lines[stop].text)):
            stop += 1
        own = (
            Span(min(first, last), self._last(at, stop))
            if first < self._last(at, stop)
            else Span(min(first, last), last)
        )
        item = Block("item", Span(line.inner, last), Span(min(first, last), last), [Block("paragraph", own, own)])
        if stop < end and own.end < last:
            inner = min((one.indent for one in self._lines[stop:end] if not one.is_blank), default=0)
            item.children += self.read(range(stop, end), inner)
        return Block("list", item.span, item.span, [item]), end

    def _table(self, at: int, end: int, rows: Sequence[Sequence[Span]], titled: bool) -> Block:
        block = self._spanning("table", at, end)
        block.level = int(titled)
        for cells in rows:
            if cells:
                whole = Span(cells[0].start, max(cell.end for cell in cells))
                block.children.append(Block("row", whole, whole, [Block("cell", cell, cell) for cell in cells]))
        return block

    def _has_header(self, at: int, end: int) -> bool:
        options = itertools.takewhile(lambda line: line.is_blank or OPTION.match(line.text), self._lines[at + 1 : end])
        return any(_HEADER.match(line.text) for line in options)

    def _listed(self, at: int, end: int) -> Iterator[list[Span]]:
        """Yield the cells of each row of a list of lists."""
        start = at + 1
        while start < end and (self._lines[start].is_blank or OPTION.match(self._lines[start].text)):
            start += 1
        content = self._lines[start:end]
        base = content[0].indent if content else 0
        starts = [number for number, line in enumerate(content) if line.indent == base and BULLET.match(line.text)]
        for first, last in itertools.pairwise([*starts, len(content)]):
            yield list(_cells(content[first:last]))


def _cells(lines: Sequence[Line]) -> Iterator[Span]:
    """Yield the cells of a row: the items of the inner list, which begins on the line of the outer bullet."""
    row = BULLET.match(lines[0].text)
    shift = row.end() if row is not None else 0
    first = BULLET.match(lines[0].text, shift)
    if first is None:
        return
    column = lines[0].indent + len(lines[0].text[:shift].lstrip().expandtabs())
    begins = [(0, lines[0].start + first.end())]
    for number, line in enumerate(lines[1:], 1):
        bullet = BULLET.match(line.text)
        if bullet is not None and line.indent == column:
            begins.append((number, line.start + bullet.end()))
    for (number, start), (following, _) in itertools.pairwise([*begins, (len(lines), 0)]):
        filled = [line for line in lines[number:following] if not line.is_blank and line.end > start]
        end = filled[-1].start + len(filled[-1].text.rstrip()) if filled else start
        yield Span(start, max(start, end))
