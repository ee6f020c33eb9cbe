"""Markdown → the tree of a page. HTML in it goes to the adapter of HTML."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from glosslint.model import Span
from glosslint.parse.markdown import html, parser, shortcodes
from glosslint.parse.markdown.html import comments_in
from glosslint.parse.markdown.structure import Hidden, Markdown
from glosslint.parse.page.blocks import Block, Hole, Kind, Mark, MarkKind, Tree
from glosslint.parse.page.formats import directives
from glosslint.parse.page.formats.html import liquid_comments, read_parts
from glosslint.parse.page.formats.jsx import is_mdx, mask as without_jsx
from glosslint.parse.page.formats.lines import blank
from glosslint.parse.tree import RAW, Comment, Scalar
from glosslint.util.sequences import Intervals

_BLOCKS: dict[str, Kind] = {
    "Paragraph": "paragraph", "Heading": "heading", "List": "list", "Item": "item", "DefinitionList": "definitions",
    "DefinitionListTitle": "term", "DefinitionListDefinition": "text", "Table": "table", "TableHead": "row",
    "TableRow": "row", "TableCell": "cell", "BlockQuote": "quote", "CodeBlock": "code", "HtmlBlock": "other",
    "FootnoteDefinition": "other", "MetadataBlock": "other", "Rule": "rule",
}  # fmt: skip
_INLINE: frozenset[Kind] = frozenset(("paragraph", "heading", "term", "cell"))  # blocks of words
_MARKS: dict[str, MarkKind] = {"Strong": "bold", "Emphasis": "italic", "Link": "link"}
_WORDS = frozenset(("Text", "Code", "InlineMath", "DisplayMath"))
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_SIGNS = "`$ \t"
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
_WIDE = re.compile(r"^ {0,3}:(?=[ \t]*\t| {5})", re.MULTILINE)
_LINE = re.compile(r"([ \t]*)([^\r\n]*)(\r\n|\r|\n|\Z)")
_ITEM = re.compile(r"(:[ \t]*)(\S.*)")
_FENCES = ("```", "~~~")
_TAB, _CODE = 4, 4  # columns of a tab stop, and of the indentation with which a text is code
_NO_INDENT = "\u00a0"  # a space that is no indentation for the parser


@lru_cache(maxsize=4)  # init reads a page with many tables
def read(path: str, text: str, body_start: int, definitions: bool, with_glossaries: bool) -> Tree:
    """Return the tree of a page. ``definitions``: whether a line that begins with ``:`` defines the one above;
    ``with_glossaries``: whether the content of glossary directives is text of the page."""
    text_only = blank(text[:body_start]) + text[body_start:]
    jsx = without_jsx(text_only) if is_mdx(path) else None
    plain = jsx.text if jsx is not None else text_only
    own, glossaries, sorts = [*directives.admonitions(plain)], tuple[Block, ...](), frozenset[int]()
    if with_glossaries:
        glossaries, plain, sorts = directives.glossaries(plain)
    plain = _near(plain) if definitions else plain
    markup = parser.parse(plain, definitions)
    codes = shortcodes.find(plain)
    reader = _Reader(text, parser.parser_input(plain, codes), definitions, codes)
    reader.read()
    anchors = [*_anchors(text_only, [block.span for block in reader.every if block.kind == "code"])]
    blocks, holes, marks = _with_html(plain, reader)
    for added in (own, glossaries):
        blocks = _with_blocks(blocks, added)
    if "*[" in plain:
        blocks = [_with_abbreviations(plain, block) for block in blocks]
    comments = [*_comments(text, markup)]
    if jsx is not None:
        markup = _with_hidden(markup, jsx.spans)
        comments += (Comment(text[start + 3 : end - 3].strip(), Span(start, end)) for start, end in jsx.comments)
    left_out = [*(comment.span for comment in comments), *liquid_comments(text)]
    return Tree(text, "markdown", blocks, holes, marks, anchors, markup, tuple(comments), body_start, left_out, sorts)


class _Reader:
    """The events of the parser → blocks, holes and marks. ``every`` has all blocks, ``html`` those of HTML."""

    def __init__(self, text: str, plain: str, definitions: bool, codes: Sequence[shortcodes.Shortcode]) -> None:
        self._text = text
        self._plain = plain
        self._definitions = definitions
        self._shortcodes = codes
        self.blocks: list[Block] = []
        self.every: list[Block] = []
        self.html: list[Span] = []
        self.holes: list[Hole] = []
        self.marks: list[Mark] = []
        self._open: list[Block] = []  # blocks that are open, without the words between blocks
        self._words: Block | None = None  # the block whose words are read
        self._seen = 0  # where what readers see of these ends so far
        self._marks: list[
            tuple[MarkKind | None, Span, list[int]]
        ] = []  # open marks, with the first and last character in them
        self._images = 0

    def read(self) -> None:
        import pyromark

        options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_MATH
        options |= pyromark.Options.ENABLE_HEADING_ATTRIBUTES
        if self._definitions:
            options |= pyromark.Options.ENABLE_DEFINITION_LIST
        char = parser.char_offsets(self._plain)
        events: Any = pyromark.events_with_range(self._plain, options=options)
        for event, range_ in events:
            start, end = char(range_["start"]), char(range_["end"])
            if isinstance(event, str):
                if event == "Rule":
                    self._start("rule", start, end)
                    self._end()
                else:
                    self._break(start, end)
                continue
            ((what, value),) = event.items()
            if what in ("Start", "End"):
                name = value if isinstance(value, str) else next(iter(value))
                if (kind := _BLOCKS.get(name)) is not None:
                    self._start(kind, start, end, name, value) if what == "Start" else self._end()
                elif what == "Start":
                    self._element(start, end)
                    self._images += name == "Image"
                    self._marks.append((_MARKS.get(name), Span(start, end), []))
                else:
                    self._images -= name == "Image"
                    self._close_mark()
            elif what in _WORDS:
                self._write(what, value, start, end)
            elif what not in ("Html", "TaskListMarker"):  # tags between words, footnotes
                self._element(start, end)
                is_break = what == "InlineHtml" and _BREAK.match(self._plain, start) is not None
                if is_break and not self._images:
                    self._skip(start)
                    self.holes.append(Hole(start, end, "\n"))
                    self._seen = end
        self._hide_attributes()
        self.marks.sort(key=lambda mark: (mark.span.start, -mark.span.end))

    def _hide_attributes(self) -> None:
        """Add what readers do not see beside words: attributes, anchors as empty links, and targets."""
        self.holes.sort()
        code = Intervals((block.span, None) for block in self.every if block.kind == "code")
        found = [Span(*match.span()) for match in _UNSEEN.finditer(self._text)] if _MAY_HIDE.search(self._text) else []
        if "]{" in self._plain:
            found += (Span(*match.span(group)) for match in _SPAN.finditer(self._plain) for group in ("open", "close"))
        if self._shortcodes:
            ticks = Intervals((mark.span, None) for mark in self.marks if mark.kind == "code")
            found += (own.span for own in self._shortcodes if not ticks.at(own.span.start))
        holes: list[Hole] = []
        at = 0
        for span in sorted(found):
            while at < len(self.holes) and self.holes[at].end <= span.start:
                holes.append(self.holes[at])
                at += 1
            if code.at(span.start) or (
                at < len(self.holes) and self.holes[at].start <= span.start and self.holes[at].end >= span.end
            ):
                continue
            while at < len(self.holes) and self.holes[at].start < span.end:
                at += 1
            holes.append(Hole(*span))
        self.holes = holes + self.holes[at:]

    def _start(self, kind: Kind, start: int, end: int, name: str = "", value: Any = None) -> None:
        self._end_words()
        block = Block(kind, Span(start, end), Span(start, start if kind in _INLINE else end))
        (self._open[-1].children if self._open else self.blocks).append(block)
        self.every.append(block)
        self._open.append(block)
        if kind == "heading":
            block.level = int(value["Heading"]["level"][1:])
        elif kind == "definitions":
            block.form = "definition-list"
        elif kind == "table":
            block.level = 1
        elif kind == "text" and (mark := _MARK.match(self._plain, start, end)) is not None:
            block.content = Span(mark.end(), end)
        elif name == "HtmlBlock":
            self.html.append(block.span)

    def _end(self) -> None:
        self._end_words()
        block = self._open.pop()
        if block.kind == "term" and "\n" in self._plain[slice(*block.content)]:
            siblings = self._open[-1].children
            siblings[-1:] = self._lines_of(block)

    def _lines_of(self, block: Block) -> Iterator[Block]:
        """Yield the lines of a term, each of which is a term."""
        for line in _NOT_BREAK.finditer(self._plain, *block.content):
            span = Span(*line.span())
            yield Block(block.kind, span, span)

    def _end_words(self) -> None:
        """End the words that are read: what is after the last of them is not seen."""
        if self._words is not None:
            self._skip(self._words.content.end)
            self._words = None

    def _element(self, start: int, end: int) -> None:
        """Take the next element between words: into an open mark, and into the block of these words."""
        if self._marks:
            inner = self._marks[-1][2]
            inner[:] = [inner[0] if inner else start, end]
        if self._words is None:
            top = self._open[-1] if self._open else None
            if top is None or top.kind not in _INLINE:
                top = Block("paragraph", Span(start, end), Span(start, end))
                (self._open[-1].children if self._open else self.blocks).append(top)
                self.every.append(top)
            else:
                top.content = Span(start, end)
            self._words, self._seen = top, start
        words = self._words
        if end > words.content.end:
            words.content = Span(words.content.start, end)
            if not self._open or words is not self._open[-1]:
                words.span = words.content

    def _skip(self, until: int) -> None:
        if until > self._seen:
            self.holes.append(Hole(self._seen, until))
            self._seen = until

    def _break(self, start: int, end: int) -> None:
        self._element(start, end)
        if not self._images:
            self._skip(start)
            written = self._text[start:end]
            if written.strip() or "\n" not in written:  # a backslash, or spaces before the break
                self.holes.append(Hole(start, end, "\n"))
            self._seen = end

    def _write(self, what: str, value: str, start: int, end: int) -> None:
        self._element(start, end)
        if self._images:
            return
        kind: MarkKind | None = "code" if what == "Code" else None
        written = self._plain[start:end]
        if what == "Text" and (written == value or not (written.startswith("&") and written.endswith(";"))):
            self._skip(start)
            self._seen = end
            return
        if what == "Text":  # an entity
            self._skip(start)
            self.holes.append(Hole(start, end, value))
            self._seen = end
            return
        inner = value if value in written else written.strip(_SIGNS)
        first = start + written.find(inner, len(written) - len(written.lstrip(_SIGNS[:2]))) if inner else end
        if kind is not None:
            self.marks.append(Mark(kind, Span(start, end), Span(first, first + len(inner))))
        self._skip(first)
        self._seen = first + len(inner)
        self._skip(end)

    def _close_mark(self) -> None:
        kind, span, inner = self._marks.pop()
        if kind is not None and inner:
            self.marks.append(Mark(kind, span, Span(*inner)))


def _with_html(plain: str, reader: _Reader) -> tuple[list[Block], list[Hole], list[Mark]]:
    """Return the blocks, holes and marks of a page with those of its blocks of HTML, which may hold blocks of
    Markdown."""
    if not reader.html:
        return reader.blocks, reader.holes, reader.marks
    parts = [part for span in reader.html for part in html.parts_in(plain, span)]
    outside = [
        Span(start, end)
        for start, end in zip(
            [0, *(span.end for span in reader.html)], [*(span.start for span in reader.html), len(plain)], strict=True
        )
    ]
    blocks, holes, marks, _ = read_parts(plain, directives.without(plain, outside), parts)
    own = [block for block in reader.blocks if block.kind != "other"]
    return (
        _with_blocks(own, _dissolved(blocks, [block.span.start for block in own])),
        sorted((*reader.holes, *holes)),
        sorted((*reader.marks, *marks), key=lambda mark: (mark.span.start, -mark.span.end)),
    )


def _dissolved(blocks: Iterable[Block], starts: Sequence[int]) -> Iterator[Block]:
    """Yield the blocks, in place of groups around other blocks, which begin at ``starts``, what is in them."""
    for block in blocks:
        around = bisect.bisect_left(starts, block.span.start) < bisect.bisect_left(starts, block.span.end)
        if around and block.kind in ("group", "quote"):
            yield from _dissolved(block.children, starts)
        elif not around or block.kind == "definitions":
            yield block
        else:
            yield from _dissolved(block.children, starts)


def _with_blocks(blocks: Sequence[Block], added: Iterable[Block]) -> list[Block]:
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


def _with_abbreviations(text: str, block: Block) -> Block:
    """Return a paragraph whose lines are abbreviations as definitions; another block unchanged."""
    parts = directives.abbreviations(text, block.span) if block.kind == "paragraph" else []
    return Block("definitions", block.span, block.span, parts, form="abbreviation") if parts else block


def _anchors(text: str, code: Sequence[Span]) -> Iterator[Scalar]:
    if "#" not in text and "<" not in text and ")=" not in text:
        return
    starts = [span.start for span in code]
    for match in _ANCHOR.finditer(text):
        number = bisect.bisect_right(starts, match.start()) - 1
        if number < 0 or code[number].end <= match.start():
            group = match.lastgroup or ""
            yield Scalar(match[group], *match.span(group), RAW)


def _near(text: str) -> str:
    """Return the text at its own length, so that a text far from the ``:`` before it is not taken for code: the column
    at which it begins is the indentation of all the item."""
    if _WIDE.search(text) is None:
        return text
    pieces: list[str] = []
    inner = 0  # the column at which the text of such an item begins, while its lines are read; else 0
    for line in _LINE.finditer(text):
        space, words, end = line.groups()
        column = _column(space)
        item = _ITEM.match(words) if column < _CODE else None
        if item is not None:
            is_far = _column(space + item[1]) - column - 1 > _CODE and not item[2].startswith(_FENCES)
            inner = _column(space + item[1]) if is_far else 0
            words = f": {_NO_INDENT * (len(item[1]) - 2)}{item[2]}" if inner else words
        elif words and (not space or words.startswith(_FENCES)):
            inner = 0
        elif words and _CODE < column < inner + _CODE:
            space = f"  {_NO_INDENT * (len(space) - 2)}"
        pieces += (space, words, end)
    return "".join(pieces)


def _column(space: str) -> int:
    return len(space.expandtabs(_TAB))


def _with_hidden(markup: Markdown, spans: Sequence[Span]) -> Markdown:
    """Return the markup with ``spans`` as further parts that are not prose."""

    starts, ends = [span.start for span in spans], [span.end for span in spans]

    def is_free(span: Span) -> bool:
        return bisect.bisect_right(ends, span.start) >= bisect.bisect_left(starts, span.end)

    others = (part for part in markup.hidden if is_free(part.span))
    hidden = sorted((*others, *(Hidden("html", span) for span in spans)), key=lambda part: part.span)
    return markup._replace(hidden=tuple(hidden))


def _comments(text: str, markup: Markdown) -> Iterator[Comment]:
    for kind, span in markup.hidden:
        if kind == "html" and text[span.start] != "{":  # "{" begins a shortcode
            yield from comments_in(text, *span)
