"""reStructuredText → the tree of a page. What is not prose is hidden while its lines are read."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import east_asian_width

from glosslint.model import Span
from glosslint.parse.markdown.structure import Comment, Hidden, MarkdownLink, fold_label
from glosslint.parse.page.anchors import make_id
from glosslint.parse.page.blocks import BREAK, Block, Hole, Mark, Tree, holes_of
from glosslint.parse.page.formats.lines import Line, LineReader, emphasis, span_of, table_of
from glosslint.parse.tree import RAW, Scalar
from glosslint.text.tokenize import word_set

#: A line that repeats one sign; it underlines a title if it has four signs or more, or is as long as the title.
_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*[ \t]*")
#: ``.. name:: argument``, perhaps as a substitution definition.
_DIRECTIVE = re.compile(
    r"\.\.[ \t]+(?P<substitution>\|[^|\n]+\|[ \t]+)?(?P<name>[\w:+.-]*\w)[ \t]?::(?:[ \t]+(?P<argument>.*))?"
)
#: What begins explicit markup: a directive, a comment, a target, a footnote; ``_NOT_COMMENT`` all but the first two.
_EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)|__[ \t]")
_NOT_COMMENT = re.compile(r"\.\.[ \t]+(?:_|\[[^\]\s]+\]|\|[^|\s])|__[ \t]")
#: A target of links to what follows: ``.. _label:``.
_TARGET = re.compile(r"\.\.[ \t]+_(?P<label>`[^`]+`|(?:\\.|[^:\\`])+):[ \t]*")
#: The bullet of an item of a list; its text may begin on the next line.
_BULLET = re.compile(r"[ \t]*[-*+•‣⁃](?:[ \t]+|$)")
#: The beginning of a line that is not a term: a bullet, a number, a field, a doctest, a line block.
_NO_TERM = re.compile(
    r"[-*+•‣⁃][ \t]|\.\.(?:[ \t]|$)|(?:\(?(?:\d+|#|[A-Za-z])[.)])[ \t]|:[^:`]+:(?:[ \t]|$)|>>>|\|(?:[ \t]|$)"
)
_OPTION = re.compile(r"[ \t]*:(?!:)[^:`\r\n]+(?<!\s):(?:[ \t]|$)")
_BORDER = re.compile(r"=+(?:[ \t]+=+)+[ \t]*")
_RULE = re.compile(r"[ \t]*(?:-+(?:[ \t]+-+)*|=+(?:[ \t]+=+)+)[ \t]*")  # below a header, or between rows
_RUN = re.compile(r"=+")


def _block_end(lines: Sequence[Line], at: int, indent: int) -> int:
    """Return the index after the lines from ``at`` on that are indented more than ``indent``, in columns, and the blank
    lines between them."""
    end = at
    while at < len(lines) and (lines[at].is_blank or lines[at].indent > indent):
        at += 1
        end = at if not lines[at - 1].is_blank else end
    return end


def _is_adornment(line: Line, least: int = 4) -> bool:
    """Return whether a line consists of one punctuation sign, ``least`` times or more."""
    return len(line.text.rstrip()) >= least and _ADORNMENT.fullmatch(line.text) is not None


def _titles_of(lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """Return the titles of sections, by the line with which they begin: the line of the words, above their underline,
    and the level, from 1."""
    titles: dict[int, tuple[int, int]] = {}
    styles: list[tuple[str, bool]] = []
    after = 0
    for at in range(len(lines) - 1):
        signs, *below = (line.text.rstrip() for line in lines[at : at + 3 : 2])
        over = _is_adornment(lines[at], 1) and below == [signs]
        title = at + over
        if at >= after and _is_title(lines, title, over, after):
            style = lines[title + 1].text[0], over
            styles += [style] if style not in styles else []
            titles[at] = title, styles.index(style) + 1
            after = title + 2
    return titles


def _is_title(lines: Sequence[Line], at: int, over: bool, after: int) -> bool:
    """Return whether a line is a title; ``after`` is the index after the last one."""
    line, under = lines[at], lines[at + 1]
    if line.is_blank or under.indent or (line.indent and not over) or _is_adornment(line):
        return False
    if not (over or at == after or lines[at - 1].is_blank or _TARGET.fullmatch(lines[at - 1].text)):
        return False
    return _is_adornment(under, 1) and len(under.text.rstrip()) >= min(len(line.text.rstrip()), 4)


def _rows_of(lines: Sequence[Line], at: int, ends: Sequence[int], stop: int) -> tuple[list[list[Span]], int]:
    """Return the cells of each row of the table whose first border is in line ``at``, up to the next of the ``ends``
    before ``stop``, the header first, and the index of the line after the table. It has no rows if it has no header, or
    if text is between its columns. Only the last cell of a row may have several lines."""
    index = bisect.bisect_left(ends, at + 2)
    end = ends[index] if index < len(ends) and ends[index] <= stop else at + 1
    columns = [lines[at].indent + edge for run in _RUN.finditer(lines[at].text.strip()) for edge in run.span()]
    rows: list[list[Span]] = []
    headers: list[int] = []  # the number of rows above each border
    for line in lines[at + 1 : end]:
        if _BORDER.fullmatch(line.text.strip()):
            headers.append(len(rows))
        elif not (line.is_blank or _RULE.fullmatch(line.text)):
            *first, last = _cells(line, columns) or [Span(0, 0)]
            if first and first[0].end > first[0].start:
                rows.append([*first, last])
            elif rows and first and not any(cell.end > cell.start for cell in first):
                above = rows[-1][-1]
                rows[-1][-1] = Span(above.start if above.end > above.start else last.start, last.end)
            else:
                return [], end
    return rows if len(headers) > 1 and headers[0] == 1 else [], end


def _table_ends(lines: Sequence[Line]) -> list[int]:
    """Return the indices after the borders at which tables may end: before a blank line, or at the end of the text."""
    borders = (at for at, line in enumerate(lines, 1) if _BORDER.fullmatch(line.text.strip()))
    return [at for at in borders if at == len(lines) or lines[at].is_blank]


def _cells(line: Line, columns: Sequence[int]) -> list[Span]:
    """Return the cells of a line, whose ``columns`` begin and end there; none if text is between them, or a tab."""
    text = line.text
    widths = [*itertools.accumulate((1 + (east_asian_width(char) in "WF") for char in text), initial=0)]
    edges = [min(bisect.bisect_left(widths, column), len(text)) for column in columns]
    starts = edges[::2]
    if any(text[end:start].strip() for end, start in zip(edges[1::2], starts[1:], strict=False)) or "\t" in text:
        return []
    cells = zip(starts, [*starts[1:], len(text)], strict=True)
    return [Span(*cell).strip_spaces(text).shift(line.start) for cell in cells]


def _rows_of_list(lines: Sequence[Line]) -> list[list[Span]]:
    """Return the cells of each row of the content of a ``list-table``: a list of lists."""
    base = lines[0].indent if lines else 0
    column = -1  # where the bullets of the cells of a row are
    begins: list[tuple[int, int]] = []  # the line of each row, with -1, and of each cell, with its first character
    for number, line in enumerate(lines):
        row = _BULLET.match(line.text) if line.indent == base else None
        shift = row.end() if row is not None else 0
        cell = _BULLET.match(line.text, shift)
        if row is not None:
            begins.append((number, -1))
            column = base + len(line.text[:shift].lstrip().expandtabs()) if cell is not None else -1
        if cell is not None and (row is not None or line.indent == column):
            begins.append((number, line.start + cell.end()))
    rows: list[list[Span]] = []
    for (number, start), (following, _) in itertools.pairwise([*begins, (len(lines), -1)]):
        if start < 0:
            rows.append([])
        else:
            rows[-1].append(Span(start, max(start, span_of(lines, number, following).end)))
    return rows


#: Directives whose content is text of the page (docutils and Sphinx); the content of all others is not read.
_PROSE = word_set(
    """admonition attention caution class compound container danger deprecated epigraph error highlights hint important
    note only pull-quote rst-class rubric seealso sidebar tip todo topic versionadded versionchanged warning"""
)
#: Directives whose argument is text, too.
_ARGUMENT = word_set("admonition rubric sidebar topic note tip hint warning important seealso")
#: Directives that show something else than text.
_SHOWN = word_set("image figure math code code-block sourcecode literalinclude table csv-table raw")
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
    markup, marks = reader.read_inline(_INLINE, reader.take, {"bold": _BOLD, "italic": _ITALIC})
    anchors = sorted(reader.anchors, key=lambda one: one.start)
    comments = tuple(sorted(reader.comments, key=lambda comment: comment.span))
    holes = _holes(text, markup.hidden, marks)
    return Tree(text, "rst", blocks, holes, marks, anchors, markup, comments, start)


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
    """Lines → blocks, hidden parts, comments and anchors."""

    def __init__(self, text: str, start: int, in_tables: bool) -> None:
        super().__init__(text, start)
        self._in_tables = in_tables
        self._depth = 0
        self._titles = _titles_of(self.lines)
        self._table_ends = _table_ends(self.lines)
        self._addresses: dict[str, Span] = {}  # of links to other sites, by their labels

    def read(self, part: range, indent: int | None = None) -> list[Block]:
        """Return the blocks of the lines of a part that has this indentation, in columns: if none is given, its own."""
        lines = self.lines
        own = min((lines[at].indent for at in part if not lines[at].is_blank), default=0) if indent is None else indent
        if self._depth == _DEEPEST:
            return self.read_blocks(part, lambda at: (self.block_of("paragraph", at, part.stop), part.stop))
        self._depth += 1
        found = self.read_blocks(part, lambda at: self._block(at, part, own))
        self._depth -= 1
        return found

    def _block(self, at: int, part: range, indent: int) -> tuple[Block, int]:  # noqa: PLR0911 - one for each kind
        """Return the block that begins in the line ``at``, and the index of the line after it."""
        lines, line = self.lines, self.lines[at]
        text = line.text.strip()
        if not indent and at in self._titles:
            return self._heading(at)
        if literal := self._literal_end(at, part):
            return self.hide_lines("code", at, literal, "code")
        if _EXPLICIT.match(text):
            return self._explicit(at, part)
        if line.indent > indent:
            end = min(_block_end(lines, at + 1, indent), part.stop)
            block = self.block_of("quote", at, end)
            block.children = self.read(range(at, end))
            return block, end
        if _BORDER.fullmatch(text):
            return self._simple_table(at, part)
        if bullet := _BULLET.match(line.text):
            return self._item(at, part, bullet)
        follows = at + 1 < part.stop and not lines[at + 1].is_blank and lines[at + 1].indent > indent
        if follows and not (_NO_TERM.match(text) or _CODE.match(text) or text.endswith("::") or _is_adornment(line)):
            end = min(_block_end(lines, at + 1, indent), part.stop)
            whole = span_of(lines, at, end)
            parts = [self._term(at), self._text_of(at + 1, end)]
            return Block("definitions", whole, whole, parts, form="definition-list"), end
        end = at + 1
        while end < part.stop and not self._ends_paragraph(end):
            end += 1
        if _CODE.match(text):
            return self.hide_lines("code", at, end, "code")
        if _is_adornment(line) and end == at + 1:
            return self.hide_lines("rule", at, end)
        self._hide_signs(at, end)
        block = self.block_of("quote" if _NO_TERM.match(text) else "paragraph", at, end)
        if _OPTION.match(line.text):  # fields, which may be labels
            block.children = [self.block_of("paragraph", at, end)]
        return block, end

    def _ends_paragraph(self, at: int) -> bool:
        """Return whether a line ends the paragraph of the line above."""
        above, line = self.lines[at - 1], self.lines[at]
        is_literal = above.text.rstrip().endswith("::") and line.indent > above.indent
        return line.is_blank or is_literal or _EXPLICIT.match(line.text.strip()) is not None

    def _hide_signs(self, at: int, end: int) -> None:
        """Hide the names of fields, the signs of line blocks, and adornments in the lines of a paragraph."""
        for number in range(at, end):
            line = self.lines[number]
            if option := _OPTION.match(line.text):
                self.hide("html", line.words.start, line.start + option.end())
            elif _LINE_BLOCK.match(line.text):
                self.hide("mark", line.words.start, line.words.start + 1)
            elif _is_adornment(line):
                self.hide("html", *line.words)

    def _literal_end(self, at: int, part: range) -> int:
        """Return the index after the literal block that begins in the line ``at``, or 0 if none does. It is indented,
        below a blank line and a paragraph that ends with two colons, one or both of which are hidden."""
        lines = self.lines
        last = at - 1
        while last >= 0 and lines[last].is_blank:
            last -= 1
        above = lines[last]
        text = above.text.strip()
        if last < 0 or last == at - 1 or not text.endswith("::") or above.indent >= lines[at].indent:
            return 0
        if _EXPLICIT.match(text) or _is_adornment(above):
            return 0
        alone = text == "::" or text[:-2].endswith((" ", "\t"))
        end = above.words.end
        self.hide("mark", end - 2 if alone else end - 1, end)
        return min(_block_end(lines, at, above.indent), part.stop)

    def _heading(self, at: int) -> tuple[Block, int]:
        title, level = self._titles[at]
        words = self.lines[title].words
        for number in {at, title + 1} - {title}:
            self.hide("html", *self.lines[number].words)
        whole = Span(self.lines[at].words.start, self.lines[title + 1].end)
        made = make_id(self.text[slice(*words)])
        return Block("heading", whole, words, level=level, generated=made), title + 2

    def _explicit(self, at: int, part: range) -> tuple[Block, int]:
        """Return what begins with two dots: a directive, comment, target, footnote or substitution."""
        lines, line = self.lines, self.lines[at]
        text, start = line.text.strip(), line.words.start
        end = min(max(_block_end(lines, at + 1, line.indent), at + 1), part.stop)
        directive = _DIRECTIVE.match(text)
        if directive is not None:
            return self._directive(at, end, directive), end
        if target := _TARGET.match(text):  # what is indented below a blank line is a block quote
            end = next((number for number in range(at, end) if lines[number].is_blank), end)
            label = target["label"].strip("`")
            first = start + target.start("label") + target["label"].startswith("`")
            self.anchors.append(Scalar(label, first, first + len(label), RAW))
            if _ADDRESS.match(text, target.end()):
                self._addresses.setdefault(fold_label(label), Span(start + target.end(), start + len(text)))
        elif not _NOT_COMMENT.match(text):
            inner = text[2:].strip() if end == at + 1 else ""
            self.comments.append(Comment(inner, Span(start, lines[end - 1].end)))
        return self.hide_lines("other", at, end)

    def _directive(self, at: int, end: int, directive: re.Match[str]) -> Block:
        lines, line = self.lines, self.lines[at]
        name = directive["name"].rpartition(":")[2]
        is_table, is_glossary = name == "list-table", name == "glossary"
        is_prose = name in _PROSE or is_glossary or (is_table and self._in_tables)
        marker = Span(line.words.start, line.start + line.text.index("::") + 2)
        if directive["substitution"] or not (is_prose or is_table):
            block, _ = self.hide_lines("code" if name in _SHOWN else "other", at, end, "code")
            block.classes, block.content = (name,), Span(marker.end, block.span.end)
            return block
        options = at + 1
        while options < end and (_OPTION.match(lines[options].text) or (is_table and lines[options].is_blank)):
            options += 1
        has_words = bool(directive["argument"]) and name in _ARGUMENT
        if is_prose:
            self.hidden.append(Hidden("html", marker if has_words else line.words))
            self.hidden += (Hidden("html", own.words) for own in lines[at + 1 : options] if not own.is_blank)
        else:
            self.hide_lines("code", at, end, "code")
        block = self.block_of("quote", at, end)
        if is_glossary:
            is_sorted = any(own.text.strip().startswith(":sorted:") for own in lines[at + 1 : options])
            items = self._glossary(options, end)
            return Block("definitions", block.span, block.span, items, int(is_sorted), "directive")
        if is_table:
            titled = any(_HEADER.match(own.text) for own in lines[at + 1 : options])
            return table_of(block.span, _rows_of_list(lines[options:end]), titled)
        if name == "rubric":
            return Block("other", block.span, Span(marker.end, line.end), form="title")
        block.content = Span(marker.end, block.span.end)
        block.form, block.classes = name if name == "seealso" else "", (name,)
        if has_words:
            first = next((number for number in range(at + 1, end) if lines[number].is_blank), end)
            words = Span(marker.end, line.end if options > at + 1 else span_of(lines, at, first).end)
            block.children.append(Block("paragraph", words, words))
            options = max(options, first)
        block.children += self.read(range(options, end))
        return block

    def _glossary(self, at: int, end: int) -> list[Block]:
        """Return the items of a glossary directive, as Sphinx divides them (``sphinx.domains.std.Glossary``): a line at
        the indentation of the block is a term; consecutive terms share the text below them, up to a comment."""
        lines = self.lines
        base = min((line.indent for line in lines[at:end] if not line.is_blank), default=0)
        found: list[Block] = []
        while at < end:
            line = lines[at]
            if line.is_blank:
                at += 1
            elif line.indent > base:
                after = min(_block_end(lines, at, base), end)
                found.append(self._text_of(at, after))
                at = after
            elif _EXPLICIT.match(line.text.strip()):
                _, at = self._explicit(at, range(at, end))
                at = min(_block_end(lines, at, base), end)
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
        block = self.block_of("text", at, end)
        block.children = self.read(range(at, end))
        return block

    def _item(self, at: int, part: range, bullet: re.Match[str]) -> tuple[Block, int]:
        lines, line = self.lines, self.lines[at]
        end = min(_block_end(lines, at + 1, line.indent), part.stop)
        stop = at + 1
        while stop < end and not (lines[stop].is_blank or _BULLET.match(lines[stop].text)):
            stop += 1
        self._hide_signs(at + 1, stop)
        whole = span_of(lines, at, end)
        first = min(line.start + bullet.end(), whole.end)
        own = Span(first, max(span_of(lines, at, stop).end, first))
        children = [Block("paragraph", own, own)] if own.end > first else []
        item = Block("item", whole, Span(first, whole.end), [*children, *self.read(range(stop, end))])
        return Block("list", whole, whole, [item]), end

    def _simple_table(self, at: int, part: range) -> tuple[Block, int]:
        rows, end = _rows_of(self.lines, at, self._table_ends, part.stop)
        if not self._in_tables:
            self.hide_lines("code", at, end, "code")
        else:
            borders = (line for line in self.lines[at:end] if _BORDER.fullmatch(line.text.strip()))
            self.hidden += (Hidden("html", line.words) for line in borders)
        return table_of(span_of(self.lines, at, end), rows, True), end

    def take(self, match: re.Match[str]) -> int:
        """Add the hidden parts, the link and the mark of a match; return its end."""
        start, end = whole = Span(*match.span())
        if role := match["role"] or match["suffix"]:
            self._role(match, role, "content" if match["role"] else "phrase")
        elif match["after"] is not None:
            self._reference(match)
        elif match["escaped"] is not None:  # escaped whitespace is nothing, any other character itself
            self.hide("mark", start, end if match["escaped"].isspace() else end - 1)
        elif match["reference"] is not None:
            self.hide("mark", *match.span("reference"))
        else:
            kind, signs = _KINDS[match.lastgroup or ""], 1 + (match["literal"] is not None)
            self.hide(kind, start, end)
            if kind == "code":
                self.marks.append(Mark("code", whole, Span(start + signs, end - signs)))
        return end

    def _role(self, match: re.Match[str], role: str, group: str) -> None:
        name = role.rpartition(":")[2].lower()
        whole, shown, dest = _divide(match, group)
        target = _SPACE.sub(" ", match.string[slice(*dest)]).strip()
        if name == "term":
            elsewhere = role.lower().startswith("external") or _ELSEWHERE.match(target) is not None
            if target and not match[group].startswith("!") and not elsewhere:
                self.links.append(MarkdownLink("name", whole, shown, dest, target))
        elif name == "ref":
            self.links.append(MarkdownLink("label", whole, shown, dest, target))
        is_text = name == "term" or name in _TEXT or (shown != dest and name in _REPLACED)
        is_code = not (is_text or name == "math" or name in _REPLACED)
        self.marks.append(Mark("link" if name in _LINKS else "code" if is_code else "class", whole, shown, (name,)))
        if is_text:
            self.hide_around(whole, shown)
        elif is_code:
            start, end = match.span(group)
            self.hide_around(whole, Span(start - 1, end + 1))
            self.hide("code", start - 1, end + 1)
        else:
            self.hide("math" if name == "math" else "shortcode", *whole)

    def _reference(self, match: re.Match[str]) -> None:
        """Add a phrase reference: its text is prose; an address in angle brackets is the destination of a link."""
        whole, shown, dest = _divide(match, "phrase")
        target = match.string[slice(*dest)]
        if shown == dest and (address := self._addresses.get(fold_label(target))) is not None:
            self.links.append(MarkdownLink("reference", whole, shown, address, self.text[slice(*address)]))
        elif shown == dest:
            self.links.append(MarkdownLink("label", whole, shown, dest, _SPACE.sub(" ", target)))
        elif _ADDRESS.match(target):
            self.links.append(MarkdownLink("inline", whole, shown, dest, _SPACE.sub("", target)))
        self.marks.append(Mark("link", whole, shown))
        self.hide_around(whole, shown)


#: Between backticks: no blank line, and no backtick that is not escaped. Repetitions are bounded, so that the time is
#: linear in the length of the text.
_BODY = r"(?:[^`\\\n]|\\.|\\\n|\n(?![ \t]*\r?\n)){1,2000}?"
_LITERAL = r"(?:[^`\n]|`(?!`)|\n(?![ \t]*\r?\n)){1,400}"
_ROLE = r"[A-Za-z][\w.+-]{0,40}(?::[A-Za-z][\w.+-]{0,40}){0,3}"
#: What may precede inline markup (docutils, inline markup recognition rule 6).
_START = r"(?<![\w`\\*|])"
_INLINE = re.compile(
    rf"""{_START}(?P<literal>``(?=\S){_LITERAL}(?<=\S)``(?!`))
    |{_START}:(?P<role>{_ROLE}):`(?P<content>{_BODY})`
    |{_START}`(?=\S)(?P<phrase>{_BODY})`(?P<after>__?(?!\w)|:(?P<suffix>{_ROLE}):)?
    |(?P<note>(?<![\w\\])\[(?:\d+|\#[\w-]*|\*|[A-Za-z][\w.-]*)\]_(?!\w))
    |(?P<substitution>{_START}\|(?=[^\s|])[^|\n]+(?<=[^\s|])\|(?:__?(?!\w))?)
    |(?<![\w\\@/.])[A-Za-z0-9](?:[\w.+-]{{0,80}}[A-Za-z0-9])?(?P<reference>__?)(?![\w])
    |\\(?P<escaped>\s|[^\w\s])""",
    re.VERBOSE,
)
_KINDS = {"literal": "code", "phrase": "code", "note": "mark", "substitution": "shortcode"}
_TITLED = re.compile(r"(?P<text>.+?)\s*+(?<!\\)<(?P<target>[^<]*?)>\Z", re.DOTALL)
_SPACE = re.compile(r"\s+")
#: A term of the inventory of another project: ``python:iterator``.
_ELSEWHERE = re.compile(r"[\w.-]+:\S")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:|/|\.{1,2}/)\S", re.IGNORECASE)
#: Roles whose content readers see unchanged; the content of all others is code, or replaced by Sphinx.
_TEXT = word_set("abbr abbreviation dfn emphasis guilabel menuselection strong title-reference title t")
#: Roles that show a title or the like instead of their content, unless the role has a text: "text <target>".
_REPLACED = word_set("any cite doc download footcite fa issue keyword numref pep pr ref rfc sub sup user")
_LINKS = word_set("any doc ref term")
_BOLD, _ITALIC = emphasis(r"\*\*"), emphasis(r"\*")


def _divide(match: re.Match[str], group: str) -> tuple[Span, Span, Span]:
    """Return all characters of a role or reference, its text and its target: ``text <target>``, or both in one."""
    whole, content = Span(*match.span()), Span(*match.span(group))
    titled = _TITLED.match(match[group])
    if titled is None:
        return whole, content, content
    shown, dest = (Span(*titled.span(part)).shift(content.start) for part in ("text", "target"))
    return whole, shown, dest
