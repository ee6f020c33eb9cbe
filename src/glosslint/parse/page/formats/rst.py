"""reStructuredText → the tree of a page. What is not prose is hidden while its lines are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from glosslint.model import Span
from glosslint.parse.markdown.structure import Hidden
from glosslint.parse.page.anchors import made_id
from glosslint.parse.page.blocks import Block, Hole, Kind, Mark, Tree
from glosslint.parse.page.formats.inline import holes_of, read as read_inline
from glosslint.parse.page.formats.lines import LineReader, as_one, names, span_of, table_of
from glosslint.parse.page.formats.rst_inline import SYNTAX
from glosslint.parse.page.formats.rst_lines import (
    BORDER,
    BULLET,
    DIRECTIVE,
    EXPLICIT,
    NO_TERM,
    NOT_COMMENT,
    OPTION,
    TARGET,
    block_end,
    is_adornment,
    listed_rows,
    rows_of,
    table_ends,
    titles_of,
)
from glosslint.parse.page.shown import BREAK
from glosslint.parse.tree import RAW, Comment, Scalar

#: Directives whose content is text of the page (docutils and Sphinx); the content of all others is not read.
_PROSE = names(
    """admonition attention caution class compound container danger deprecated epigraph error highlights hint important
    note only pull-quote rst-class rubric seealso sidebar tip todo topic versionadded versionchanged warning"""
)
#: Directives whose argument is text, too.
_ARGUMENT = names("admonition rubric sidebar topic note tip hint warning important seealso")
#: Directives that show something else than text.
_SHOWN = names("image figure math code code-block sourcecode literalinclude table csv-table raw")
_CLASSIFIER = re.compile(r" +: +")
_HEADER = re.compile(r"[ \t]*:header(?:-rows:[ \t]*[1-9]|:[ \t]*\S)")
_CODE = re.compile(r">>>(?: |$)|\+(?=\+*[-=])[-=+]+\+[ \t]*$")  # a doctest, or the border of a grid table
_LINE_BLOCK = re.compile(r"[ \t]*\|(?:[ \t]|$)")
_DEEPEST = 50  # blocks in each other; what is deeper is one paragraph


@lru_cache(maxsize=4)  # init reads a page with many tables
def read(text: str, start: int, in_tables: bool) -> Tree:
    """Return the tree of a page; ``in_tables``: whether the cells of tables are prose."""
    reader = _Reader(text, start, in_tables)
    blocks = reader.read(range(len(reader.lines)), 0)
    if not any(block.kind == "definitions" for block in blocks):
        blocks = [own for block in blocks for own in (block.children if _quotes_definitions(block) else (block,))]
    markup, marks = read_inline(text, reader.hidden, start, SYNTAX)
    anchors = sorted(reader.anchors, key=lambda one: one.start)
    comments = tuple(sorted(reader.comments, key=lambda comment: comment.span))
    holes = _holes(text, markup.hidden, marks)
    return Tree(text, "rst", blocks, holes, marks, anchors, markup, comments, start, (), frozenset(reader.sorts))


def _quotes_definitions(block: Block) -> bool:
    """Return whether a block is a definition list that is indented."""
    is_quote = block.kind == "quote" and block.content == block.span
    return is_quote and any(child.kind == "definitions" for child in block.children)


def _holes(text: str, hidden: Sequence[Hidden], marks: Sequence[Mark]) -> list[Hole]:
    """Return the signs of inline markup, which readers do not see, and substitutions that break a line."""
    found: list[Hole] = []
    for kind, span in hidden:
        if kind == "mark":
            found.append(Hole(*span))
        elif kind == "shortcode" and BREAK.match(text, *span):
            found.append(Hole(*span, "\n"))
        elif kind == "code" and text.startswith("`", span.start):
            signs = 2 if text.startswith("``", span.start) else 1
            found += (Hole(span.start, span.start + signs), Hole(span.end - signs, span.end))
    return holes_of(found, marks)


class _Reader(LineReader):
    """Lines → blocks, hidden parts, comments and anchors. ``sorts`` are the directives whose entries Sphinx sorts, by
    where they begin."""

    def __init__(self, text: str, start: int, in_tables: bool) -> None:
        super().__init__(text, start)
        self._in_tables = in_tables
        self.anchors: list[Scalar] = []
        self.sorts: set[int] = set()
        self._depth = 0
        self._titles = titles_of(self.lines)
        self._table_ends = table_ends(self.lines)

    def read(self, part: range, indent: int | None = None) -> list[Block]:
        """Return the blocks of the lines of a part that has this indentation, in columns: if none is given, its own."""
        lines = self.lines
        if indent is None:
            indent = min((lines[at].indent for at in part if not lines[at].is_blank), default=0)
        found: list[Block] = []
        at = part.start
        self._depth += 1
        while at < part.stop:
            if lines[at].is_blank:
                at += 1
            elif self._depth > _DEEPEST:
                found.append(self.block_of("paragraph", at, part.stop))
                at = part.stop
            else:
                block, at = self._block(at, part, indent)
                as_one(found, block)
        self._depth -= 1
        return found

    def _block(self, at: int, part: range, indent: int) -> tuple[Block, int]:  # noqa: PLR0911 - one for each kind
        """Return the block that begins in the line ``at``, and the index of the line after it."""
        lines, line = self.lines, self.lines[at]
        text = line.text.strip()
        if not indent and at in self._titles:
            return self._heading(at)
        if literal := self._literal_end(at, part):
            return self._hide("code", at, literal)
        if EXPLICIT.match(text):
            return self._explicit(at, part)
        if line.indent > indent:
            end = min(block_end(lines, at + 1, indent), part.stop)
            block = self.block_of("quote", at, end)
            block.children = self.read(range(at, end))
            return block, end
        if BORDER.fullmatch(text):
            return self._simple_table(at, part)
        if BULLET.match(line.text):
            return self._item(at, part)
        follows = at + 1 < part.stop and not lines[at + 1].is_blank and lines[at + 1].indent > indent
        if follows and not (NO_TERM.match(text) or _CODE.match(text) or text.endswith("::") or is_adornment(line)):
            end = min(block_end(lines, at + 1, indent), part.stop)
            whole = span_of(lines, at, end)
            parts = [self._term(at), self._text_of(at + 1, end)]
            return Block("definitions", whole, whole, parts, form="definition-list"), end
        end = at + 1
        while end < part.stop and not self._ends_paragraph(end):
            end += 1
        if _CODE.match(text):
            return self._hide("code", at, end)
        if is_adornment(line) and end == at + 1:
            return self._hide("rule", at, end, "html")
        self._hide_signs(at, end)
        block = self.block_of("quote" if NO_TERM.match(text) else "paragraph", at, end)
        if OPTION.match(line.text):  # fields, which may be labels
            block.children = [self.block_of("paragraph", at, end)]
        return block, end

    def _ends_paragraph(self, at: int) -> bool:
        """Return whether a line ends the paragraph of the line above."""
        above, line = self.lines[at - 1], self.lines[at]
        is_literal = above.text.rstrip().endswith("::") and line.indent > above.indent
        return line.is_blank or is_literal or EXPLICIT.match(line.text.strip()) is not None

    def _hide(self, kind: Kind, at: int, end: int, how: str = "code") -> tuple[Block, int]:
        """Return a block that is not prose, and the index of the line after it."""
        block = self.block_of(kind, at, end)
        self.hide(how, *block.span)
        return block, end

    def _hide_signs(self, at: int, end: int) -> None:
        """Hide the names of fields, the signs of line blocks, and adornments in the lines of a paragraph."""
        for number in range(at, end):
            line = self.lines[number]
            if option := OPTION.match(line.text):
                self.hide("html", line.words.start, line.start + option.end())
            elif _LINE_BLOCK.match(line.text):
                self.hide("mark", line.words.start, line.words.start + 1)
            elif is_adornment(line):
                self.hide("html", *line.words)

    def _literal_end(self, at: int, part: range) -> int:
        """Return the index after the literal block that begins in the line ``at``, or 0 if none does.

        It is indented, below a blank line and a paragraph that ends with two colons, one or both of which are hidden.
        """
        lines = self.lines
        last = at - 1
        while last >= 0 and lines[last].is_blank:
            last -= 1
        above = lines[last]
        text = above.text.strip()
        if last < 0 or last == at - 1 or not text.endswith("::") or above.indent >= lines[at].indent:
            return 0
        if EXPLICIT.match(text) or is_adornment(above):
            return 0
        alone = text == "::" or text[:-2].endswith((" ", "\t"))
        end = above.words.end
        self.hide("mark", end - 2 if alone else end - 1, end)
        return min(block_end(lines, at, above.indent), part.stop)

    def _heading(self, at: int) -> tuple[Block, int]:
        title, level = self._titles[at]
        words = self.lines[title].words
        for number in {at, title + 1} - {title}:
            self.hide("html", *self.lines[number].words)
        whole = Span(words.start, self.lines[title + 1].end)
        made = made_id(self.text[slice(*words)])
        return Block("heading", whole, words, level=level, generated=made), title + 2

    def _explicit(self, at: int, part: range) -> tuple[Block, int]:
        """Return what begins with two dots: a directive, comment, target, footnote or substitution."""
        lines, line = self.lines, self.lines[at]
        text, start = line.text.strip(), line.words.start
        end = min(max(block_end(lines, at + 1, line.indent), at + 1), part.stop)
        directive = DIRECTIVE.match(text)
        if directive is not None:
            return self._directive(at, end, directive), end
        if target := TARGET.match(text):  # what is indented below a blank line is a block quote
            end = next((number for number in range(at, end) if lines[number].is_blank), end)
            label = target["label"].strip("`")
            first = start + target.start("label") + target["label"].startswith("`")
            self.anchors.append(Scalar(label, first, first + len(label), RAW))
        elif not NOT_COMMENT.match(text):
            inner = text[2:].strip() if end == at + 1 else ""
            self.comments.append(Comment(inner, Span(start, lines[end - 1].end)))
        return self._hide("other", at, end, "html")

    def _directive(self, at: int, end: int, directive: re.Match[str]) -> Block:
        lines, line = self.lines, self.lines[at]
        name = directive["name"].rpartition(":")[2]
        is_table, is_glossary = name == "list-table", name == "glossary"
        is_prose = name in _PROSE or is_glossary or (is_table and self._in_tables)
        if directive["substitution"] or not (is_prose or is_table):
            return self._hide("code" if name in _SHOWN else "other", at, end)[0]
        options = at + 1
        while options < end and (OPTION.match(lines[options].text) or (is_table and lines[options].is_blank)):
            options += 1
        marker = Span(line.words.start, line.start + line.text.index("::") + 2)
        has_words = bool(directive["argument"]) and name in _ARGUMENT
        if is_prose:
            self.hidden.append(Hidden("html", marker if has_words else line.words))
            self.hidden += (Hidden("html", own.words) for own in lines[at + 1 : options] if not own.is_blank)
        else:
            self._hide("code", at, end)
        block = self.block_of("quote", at, end)
        if is_glossary:
            if any(own.text.strip().startswith(":sorted:") for own in lines[at + 1 : options]):
                self.sorts.add(block.span.start)
            return Block("definitions", block.span, block.span, self._glossary(options, end), form="directive")
        if is_table:
            titled = any(_HEADER.match(own.text) for own in lines[at + 1 : options])
            return table_of(block.span, listed_rows(lines[options:end]), titled)
        if name == "rubric":
            return Block("other", block.span, Span(marker.end, line.end), form="title")
        block.content = Span(marker.end, block.span.end)
        block.form = name if name == "seealso" else ""
        if has_words:
            words = Span(marker.end, line.end)
            block.children.append(Block("paragraph", words, words))
        block.children += self.read(range(options, end))
        return block

    def _glossary(self, at: int, end: int) -> list[Block]:
        """Return the items of a glossary directive, as Sphinx divides them (``sphinx.domains.std.Glossary``).

        A line at the indentation of the block is a term; consecutive terms share the text below them, up to a comment.
        """
        lines = self.lines
        base = min((line.indent for line in lines[at:end] if not line.is_blank), default=0)
        found: list[Block] = []
        while at < end:
            line = lines[at]
            if line.is_blank:
                at += 1
            elif line.indent > base:
                after = min(block_end(lines, at, base), end)
                found.append(self._text_of(at, after))
                at = after
            elif EXPLICIT.match(line.text.strip()):
                _, at = self._explicit(at, range(at, end))
                at = min(block_end(lines, at, base), end)
            else:
                found.append(self._term(at))
                at += 1
        return found

    def _term(self, at: int) -> Block:
        """Return a term, the content of which is without its classifiers."""
        line = self.lines[at]
        classifier = _CLASSIFIER.search(line.text, line.words.start - line.start)
        end = line.start + classifier.start() if classifier is not None else line.words.end
        return Block("term", line.words, Span(line.words.start, end))

    def _text_of(self, at: int, end: int) -> Block:
        while at < end - 1 and self.lines[at].is_blank:
            at += 1
        block = self.block_of("text", at, end)
        block.children = self.read(range(at, end))
        return block

    def _item(self, at: int, part: range) -> tuple[Block, int]:
        lines, line = self.lines, self.lines[at]
        bullet = BULLET.match(line.text)
        end = min(block_end(lines, at + 1, line.indent), part.stop)
        stop = at + 1
        while stop < end and not (lines[stop].is_blank or BULLET.match(lines[stop].text)):
            stop += 1
        self._hide_signs(at + 1, stop)
        whole = span_of(lines, at, end)
        first = min(line.start + (bullet.end() if bullet is not None else 0), whole.end)
        own = Span(first, max(span_of(lines, at, stop).end, first))
        children = [Block("paragraph", own, own)] if own.end > first else []
        item = Block("item", whole, Span(first, whole.end), [*children, *self.read(range(stop, end))])
        return Block("list", whole, whole, [item]), end

    def _simple_table(self, at: int, part: range) -> tuple[Block, int]:
        rows, end = rows_of(self.lines, at, self._table_ends, part.stop)
        if not self._in_tables:
            self._hide("code", at, end)
        else:
            borders = (line for line in self.lines[at:end] if BORDER.fullmatch(line.text.strip()))
            self.hidden += (Hidden("html", line.words) for line in borders)
        return table_of(span_of(self.lines, at, end), rows, True), end
