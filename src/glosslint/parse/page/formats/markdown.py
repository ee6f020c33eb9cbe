"""Markdown → the tree of a page. HTML in it goes to the adapter of HTML."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from glosslint.model import Span
from glosslint.model.frozen import cached_property
from glosslint.parse.endings import is_mdx
from glosslint.parse.markdown import extensions, html, parser
from glosslint.parse.markdown.structure import Hidden, blank_out, comments_of, drop_overlaps, is_alone, replace_parts
from glosslint.parse.page.blocks import BREAK, Block, Hole, Kind, Mark, MarkKind, Tree, holes_of, sort_marks
from glosslint.parse.page.formats.html import dissolve_groups, liquid_comments, read_parts
from glosslint.parse.page.formats.lines import Line, lines_of
from glosslint.parse.tree import RAW, Scalar
from glosslint.util.sequences import Intervals

_BLOCKS: dict[str, Kind] = {
    "Paragraph": "paragraph", "Heading": "heading", "List": "list", "Item": "item", "DefinitionList": "definitions",
    "DefinitionListTitle": "term", "DefinitionListDefinition": "text", "Table": "table", "TableHead": "row",
    "TableRow": "row", "TableCell": "cell", "BlockQuote": "quote", "CodeBlock": "code", "HtmlBlock": "other",
    "FootnoteDefinition": "other", "MetadataBlock": "other", "Rule": "rule",
}  # fmt: skip
_INLINE: frozenset[Kind] = frozenset(("paragraph", "heading", "term", "cell"))  # blocks of words
_MARKS: dict[str, MarkKind] = {"Strong": "bold", "Emphasis": "italic", "Link": "link"}
_QUOTED = frozenset(("Code", "InlineMath", "DisplayMath"))
_QUOTED_WORDS = re.compile(r"(?P<sign>`+|\$+)\s?(?P<words>.*?)\s?(?P=sign)", re.DOTALL)
#: Anchors: "{#id}" and "{: #id}" of headings and spans, tags, "(id)=" of MyST, "{/* #id */}" of MDX.
_ANCHOR = re.compile(
    r"\{:?(?:[^{}\n#]*[ \t])?#(?P<attribute>[\w:.-]++)[^{}\n]*+\}"
    r"|<(?:a|span|div|h[1-6]|dt|dd|p|li|td|tr|dfn|details|summary|section|article)\s[^<>]*?\b(?:id|name)\s*=\s*"
    r"[\"']?(?P<tag>[^\s\"'<>]+)"
    r"|^\((?P<target>[^()\s]+)\)=[ \t]*$|\{/\*\s*#(?P<comment>[\w-]+)\s*\*/\}",
    re.MULTILINE | re.IGNORECASE,
)
#: What readers do not see beside words: attributes, "[words]{#id}" of Pandoc, and an anchor as an empty link.
_UNSEEN = re.compile(
    r"(?:(?<!\s)\s+)?\{:?[ \t]*+(?:[#.-][\w-]|[\w-]++=)[^{}\n]*+\}|\[\]\([^()\s]{0,200}\)"
    r"|\{/\*[^*{\n]*+(?:(?:\{(?!/\*)|\*(?!/\}))[^*{\n]*+)*\*/\}|^\([^()\s]+\)=[ \t]*$",
    re.MULTILINE,
)
_MAY_HIDE = re.compile(r"[{]|\[\]\(|\)=")
_SPAN = re.compile(r"(?P<open>\[)[^\[\]\n]{1,200}(?P<close>\]\{[:#.-]?[^{}\n]{1,200}\})")
_NOT_BREAK = re.compile(r"[^\r\n]+")
_MARK = re.compile(r"[ \t]*[:~][ \t]*")


@lru_cache(maxsize=4)  # init reads a page with many tables
def read(path: str, text: str, body_start: int, definitions: bool, with_glossaries: bool) -> Tree:
    """Return the tree of a page. ``definitions``: whether a line that begins with ``:`` defines the one above;
    ``with_glossaries``: whether the content of glossary directives is text of the page."""
    body = blank_out(text, [Span(0, body_start)])
    plain, masked = _mask_jsx(body) if is_mdx(path) else (body, [])
    titled = _find_titled_admonitions(plain)
    glossaries, plain = _glossaries(plain) if with_glossaries else ([], plain)
    source = parser.Reader(plain, definitions)
    reader = _Reader(text, source)
    markup = source.read(reader.take)
    blocks, holes, marks = _add_html(plain, reader, source.parts)
    blocks = _insert_blocks(_insert_blocks(blocks, titled), glossaries)
    if "*[" in plain:
        blocks = [_read_abbreviations(plain, block) for block in blocks]
    comments = tuple(comments_of(text, markup))
    if masked:
        markup = markup._replace(hidden=drop_overlaps((*(Hidden("html", span) for span in masked), *markup.hidden)))
    left_out = [*(comment.span for comment in comments), *liquid_comments(text, source.codes)]
    anchors = [*_anchors(body, reader.code)]
    return Tree(text, "markdown", blocks, holes, marks, anchors, markup, comments, body_start, left_out)


class _Reader:
    """The events of the parser → blocks, holes and marks. ``html`` has the places of blocks of HTML."""

    def __init__(self, text: str, source: parser.Reader) -> None:
        self._text = text
        self._source = source
        self._plain = source.text
        self.html: list[Span] = []
        self.holes: list[Hole] = []
        self.marks: list[Mark] = []
        self._code: list[Span] = []
        #: The page and the blocks that are open, without the words between blocks.
        self._open: list[Block] = [Block("group", Span(0, len(text)), Span(0, len(text)))]
        self.blocks = self._open[0].children
        self._words: Block | None = None  # the block whose words are read
        self._seen = 0  # where what readers see of these ends so far
        #: Open marks, with the first and last character in them.
        self._marks: list[tuple[MarkKind | None, Span, list[int]]] = []
        self._images = 0

    @cached_property
    def code(self) -> Intervals[None]:
        """The places of blocks of code."""
        return Intervals((span, None) for span in self._code)

    def take(self, kind: str, name: Any, value: Any, span: Span) -> None:
        """Take an event of the parser."""
        block = _BLOCKS.get(name)
        if kind == "Rule":
            self._start("rule", span)
            self._end()
        elif kind in ("Start", "End") and block is not None:
            if kind == "End":
                self._end()
                return
            self._start(block, span)
            if name == "Heading":
                self._open[-1].level = int(value[name]["level"][1:])
            elif name == "HtmlBlock":
                self.html.append(span)
        elif kind == "Start":
            self._element(span)
            self._images += name == "Image"
            self._marks.append((_MARKS.get(name), span, []))
        elif kind == "End":
            self._images -= name == "Image"
            mark, whole, inner = self._marks.pop()
            if mark is not None and inner:
                self.marks.append(Mark(mark, whole, Span(*inner)))
        elif kind not in ("Html", "TaskListMarker"):
            self._element(span)
            if not self._images:
                self._inline(kind, value, span)

    def _start(self, kind: Kind, span: Span) -> None:
        self._end_words()
        block = Block(kind, span, Span(span.start, span.start) if kind in _INLINE else span)
        self._open[-1].children.append(block)
        self._open.append(block)
        if kind == "code":
            self._code.append(span)
        elif kind == "definitions":
            block.form = "definition-list"
        elif kind == "table":
            block.level = 1
        elif kind == "text" and (mark := _MARK.match(self._plain, *span)) is not None:
            block.content = Span(mark.end(), span.end)

    def _end(self) -> None:
        self._end_words()
        block = self._open.pop()
        if block.kind == "term" and "\n" in self._plain[slice(*block.content)]:  # each line is a term
            lines = [Span(*line.span()) for line in _NOT_BREAK.finditer(self._plain, *block.content)]
            self._open[-1].children[-1:] = [Block("term", line, line) for line in lines]

    def _end_words(self) -> None:
        """End the words that are read: what is after the last of them is not seen."""
        if self._words is not None:
            self._hide_until(self._words.content.end)
            self._words = None

    def _element(self, span: Span) -> None:
        """Take the next element between words: into an open mark, and into the block of these words."""
        if self._marks:
            inner = self._marks[-1][2]
            inner[:] = [inner[0] if inner else span.start, span.end]
        if self._words is None:
            top = self._open[-1]
            if top.kind not in _INLINE:
                top = Block("paragraph", span, span)
                self._open[-1].children.append(top)
            else:
                top.content = span
            self._words, self._seen = top, span.start
        words = self._words
        if span.end > words.content.end:
            words.content = Span(words.content.start, span.end)
            if words is not self._open[-1]:
                words.span = words.content

    def _hide_until(self, end: int) -> None:
        if end > self._seen:
            self.holes.append(Hole(self._seen, end))
            self._seen = end

    def _inline(self, kind: str, value: Any, span: Span) -> None:
        """Take what is no mark: a text, code, a formula, a tag or a line break."""
        start, end = span
        written = self._plain[start:end]
        shown: str | None = None  # in place of what is written
        if kind in ("SoftBreak", "HardBreak"):
            is_plain = not self._text[start:end].strip() and "\n" in self._text[start:end]
            shown = None if is_plain else "\n"
        elif kind == "InlineHtml":
            if BREAK.match(written) is None:
                return
            shown = "\n"
        elif kind == "Text":
            is_entity = written != value and written.startswith("&") and written.endswith(";")
            shown = value if is_entity else None
        elif kind in _QUOTED:
            match = _QUOTED_WORDS.fullmatch(written)
            first, last = match.span("words") if match is not None else (0, len(written))
            if kind == "Code":
                self.marks.append(Mark("code", span, Span(start + first, start + last)))
            self._hide_until(start + first)
            self._seen = start + last
            self._hide_until(end)
            return
        else:
            return  # a reference to a footnote
        self._hide_until(start)
        if shown is not None:
            self.holes.append(Hole(start, end, shown))
        self._seen = end

    def all_holes(self) -> list[Hole]:
        """Return the holes with what readers do not see beside words: attributes, empty links, targets, shortcodes."""
        found = [Span(*match.span()) for match in _UNSEEN.finditer(self._text)] if _MAY_HIDE.search(self._text) else []
        found += (Span(*match.span(sign)) for match in _SPAN.finditer(self._plain) for sign in ("open", "close"))
        ticks = Intervals((mark.span, None) for mark in self.marks if mark.kind == "code")
        found += (own.span for own in self._source.codes if not ticks.at(own.span.start))
        return holes_of((*self.holes, *(Hole(*span) for span in found if not self.code.at(span.start))), ())


def _add_html(plain: str, reader: _Reader, parts: Sequence[html.Part]) -> tuple[list[Block], list[Hole], list[Mark]]:
    """Return the blocks, holes and marks of a page with those of its blocks of HTML, which may hold blocks of
    Markdown."""
    blocks, holes, marks = reader.blocks, reader.all_holes(), reader.marks
    if reader.html:
        outside = Span(0, len(plain)).split_at(reader.html)
        found, found_holes, found_marks, _ = read_parts(plain, blank_out(plain, outside), parts)
        blocks = [block for block in blocks if block.kind != "other"]
        starts = [block.span.start for block in blocks]

        def is_around(block: Block) -> bool:
            """Return whether blocks of Markdown are in this one, which may not be a term and its text."""
            inside = bisect.bisect_left(starts, block.span.start) < bisect.bisect_left(starts, block.span.end)
            return inside and block.kind != "definitions"

        for block in Block("group", Span(0, 0), Span(0, 0), found).walk():
            if block.kind == "paragraph" and is_around(block):  # words of several blocks of HTML
                (start, end), own = block.span, reader.html
                own = own[bisect.bisect_right(own, (start, len(plain))) - 1 : bisect.bisect_left(own, (end,))]
                words = [Span(max(part.start, start), min(part.end, end)).strip_spaces(plain) for part in own]
                block.children = [Block("paragraph", span, span) for span in words]
        blocks = _insert_blocks(blocks, dissolve_groups(found, is_around))
        holes, marks = sorted((*holes, *found_holes)), [*marks, *found_marks]
    return blocks, holes, sort_marks(marks)


def _insert_blocks(blocks: Sequence[Block], added: Iterable[Block]) -> list[Block]:
    """Return the blocks with others in place of those in them, which become blocks of their texts."""
    starts = [block.span.start for block in blocks]

    def within(span: Span) -> range:
        return range(bisect.bisect_left(starts, span.start), bisect.bisect_left(starts, span.end))

    found: list[Block] = []
    at = 0
    for block in added:
        inner = within(block.span)
        for part in block.children:
            if part.kind == "text":
                own = (blocks[number] for number in within(part.span))
                part.children = sorted((*part.children, *own), key=lambda one: one.span.start)
        found += (*blocks[at : inner.start], block)
        at = max(at, inner.stop)
    return [*found, *blocks[at:]]


def _anchors(text: str, code: Intervals[None]) -> Iterator[Scalar]:
    for match in _ANCHOR.finditer(text):
        if not code.at(match.start()):
            group = match.lastgroup or ""
            yield Scalar(match[group], *match.span(group), RAW)


_OPEN = re.compile(r"^ *(?P<fence>`{3,}|~{3,}|:{3,})\{glossary\}.*(?:\n|\Z)", re.MULTILINE)
_INDENT = 3  # spaces before a fence
_OPTIONS = re.compile(r"(?:[ \t]*(?::[\w-]+:.*|---[ \t]*|:?sorted:.*)?(?:\r?\n|\Z))*")
_SORTED = re.compile(r"^[ \t]*:?sorted:", re.MULTILINE)
_COLON = re.compile(r"[ \t]*:[ \t]+")
_ABBREVIATION = re.compile(r" {0,3}\*\[(?P<term>[^\[\]\r\n]+)\]:(?P<text>.*)")


def _glossaries(text: str) -> tuple[list[Block], str]:
    """Return the glossary directives of a text as definitions, and the text at its own length without the lines that
    open and close them, so that their content is parsed."""
    if "{glossary}" not in text:
        return [], text
    found: list[Block] = []
    fences: list[Span] = []
    at = 0
    for opening in _OPEN.finditer(text):
        if opening.start() < at:
            continue
        deepest = opening.start("fence") - opening.start() + _INDENT  # a deeper fence is in the text of an entry
        closing = re.compile(rf"^ {{0,{deepest}}}{re.escape(opening['fence'])}+[ \t\r]*$", re.MULTILINE)
        close = closing.search(text, opening.end())
        end, at = close.span() if close is not None else (len(text), len(text))
        options = _OPTIONS.match(text, opening.end(), end)
        first = options.end() if options is not None else opening.end()
        fences += (Span(opening.start(), first), Span(end, at))
        whole = Span(opening.start(), Span(opening.start(), at).strip_spaces(text).end)
        parts, is_sorted = _definitions(lines_of(text, first, end)), bool(_SORTED.search(text, opening.end(), first))
        found.append(Block("definitions", whole, whole, parts, int(is_sorted), "directive"))
    return found, blank_out(text, fences)


def _definitions(lines: Sequence[Line]) -> list[Block]:
    """Return the terms, at the margin, and the texts, indented or after a colon."""
    found: list[Block] = []
    in_comment = False
    for line in lines:
        # Of Sphinx and of MyST; the indented lines below belong to it.
        in_comment = line.text.startswith((".. ", "% ")) or (in_comment and line.text[:1].isspace())
        if in_comment or line.is_blank:
            continue
        if not (line.indent or (line.text[0] == ":" and found)):
            found.append(Block("term", line.words, line.words))
        elif found and found[-1].kind == "text":
            found[-1].span = found[-1].content = Span(found[-1].span.start, line.words.end)
        elif found:
            mark = _COLON.match(line.text)
            start = line.start + mark.end() if mark is not None else line.words.start
            own = Span(min(start, line.words.end), line.words.end)
            found.append(Block("text", own, own))
    return found


def _find_titled_admonitions(text: str) -> Iterator[Block]:
    """Yield the admonitions of a text that have a title as definitions."""
    for own in extensions.find_admonitions(text):
        if own["title"]:
            title, inner = Span(*own.span("title")), Span(*own.span("text")).strip_spaces(text)
            whole = Span(own.start(), max(inner.end, own.start("text")))
            parts = [Block("term", title, title), Block("text", inner, inner)]
            yield Block("definitions", whole, whole, parts, form="details")


def _read_abbreviations(text: str, block: Block) -> Block:
    """Return a paragraph whose lines are all abbreviations, as in MkDocs and kramdown, as definitions; another block
    unchanged."""
    if block.kind != "paragraph":
        return block
    parts: list[Block] = []
    for line in lines_of(text, *block.span):
        match = _ABBREVIATION.fullmatch(line.text)
        if match is None:
            return block
        term, own = (Span(*match.span(group)).shift(line.start).strip_spaces(text) for group in ("term", "text"))
        parts += (Block("term", term, term), Block("text", own, own))
    return Block("definitions", block.span, block.span, parts, form="abbreviation")


#: Code and comments, in which nothing is such a part; statements; tags, with strings and balanced braces as the values
#: of attributes.
_JSX = re.compile(
    r"""^[ \t]*(?P<fence>```+|~~~+)[\s\S]*?^[ \t]*(?P=fence)[^\r\n]*$|`[^`\n]+`
    |\{/\*[^*{]*+(?:(?:\{(?!/\*)|\*(?!/\}))[^*{]*+)*\*/\}
    |(?P<statement>^(?:import|export)\b[^\r\n]*(?:(?:\r\n|\r|\n)(?![ \t]*(?:\r|\n|\Z))[^\r\n]*)*)
    |(?P<tag></?[A-Z][\w.]*(?:\s(?:[^<>"'{}]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*)?/?>|</?>)""",
    re.MULTILINE | re.VERBOSE,
)
_SHORTEST_TAG = 3  # characters of a tag of HTML


def _mask_jsx(text: str) -> tuple[str, list[Span]]:
    """Return a page at its own length, with spaces or a tag of HTML for each part that is not Markdown, and these
    parts: spaces for those that are alone on their lines."""
    parts: list[tuple[Span, str]] = []
    for match in _JSX.finditer(text):
        if match["statement"] is None and match["tag"] is None:
            continue
        span, length = Span(*match.span()), len(match[0])
        is_blank = length < _SHORTEST_TAG or is_alone(text, span)
        parts.append((span, blank_out(match[0], [Span(0, length)]) if is_blank else f"<{'x' * (length - 2)}>"))
    return replace_parts(text, parts), [span for span, _ in parts]
