"""A Markdown page as the forms of entries see it: its text, tree and headings, and the part that holds entries."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from glosslint.model import Span
from glosslint.model.frozen import cached_property
from glosslint.parse.sections.ends.words import says_nothing
from glosslint.parse.sections.headings import is_aside
from glosslint.parse.sections.markdown import anchors
from glosslint.parse.sections.markdown.blocks import Block
from glosslint.parse.sections.markdown.footers import footer_start, without_preface
from glosslint.parse.sections.markdown.shown import Shown, html_shown, shown
from glosslint.parse.sections.markdown.terms import anchors_in, explicit_anchors
from glosslint.parse.sections.table import SectionTable
from glosslint.parse.tree import Scalar
from glosslint.text.names import fold

_HTML_HEADING = re.compile(
    r"<h(?P<level>[1-6])\b[^>]*>(?P<words>.{0,999}?)</h(?P=level)\s*>", re.IGNORECASE | re.DOTALL
)
_LINE = re.compile(r"[^\r\n]+")
#: A line that is not part of a text if it comes last: link definitions, rules, comments, tags, targets.
_AFTER_TEXT = re.compile(
    r"\[[^\]\n]+\]:.*|(?:[-*_][ \t]*){3,}|<!--.*-->|\{/\*.*\*/\}|</?(?:div|br|hr|details|section|p|dl|ul)\b[^<>]*>"
    r"|\([^()\s]+\)=|<a\s[^<>]*>(?:</a>)?",
    re.IGNORECASE,
)
#: Links to the letters of a page: "[A](#a) [B](#b) C". A letter without entries has no link.
_TO_LETTERS = re.compile(r"(?:[\s|·•,/–—*\[-]*[\w#](?!\w)\]?(?:\(#[^()\s]*\))?){3,}[\s|·•,/–—*-]*")


@dataclass(frozen=True)
class Heading:
    """A heading with its ``level``, from 1, what readers see of it, and its anchors.

    The ``generated`` anchor is empty if a ``written`` one replaces it.
    """

    level: int
    span: Span
    words: Shown
    written: tuple[Scalar, ...]
    generated: str

    @property
    def all_anchors(self) -> tuple[str, ...]:
        """All anchors that a link to the heading may have."""
        return (*(anchor.text for anchor in self.written), *filter(None, [self.generated]))


@dataclass(frozen=True)
class Page:
    """A page: its ``text``, the ``tree`` of the text, and the settings that say what is an entry."""

    text: str
    tree: Block
    table: SectionTable

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings outside lists and quotations, in order, also those of HTML."""
        return tuple(sorted((*self._of_markdown(), *self._of_html()), key=lambda heading: heading.span))

    def _of_markdown(self) -> Iterator[Heading]:
        found = [block for block in self.tree.children if block.kind == "Heading"]
        words = [shown(block.children, self.text) for block in found]
        written = [explicit_anchors(self.text, block, self._before[block.span.start]) for block in found]
        whole = (
            shown(block.children, self.text, with_ruby=True) if "<r" in self.text[slice(*block.span)] else word
            for block, word in zip(found, words, strict=True)
        )
        names = (
            f"{anchors.anchor(word.text, self.table.renderer)}{self._before_image(block)}"
            for block, word in zip(found, whole, strict=True)
        )
        generated = anchors.unique(names, self.table.renderer)
        for block, word, own, name in zip(found, words, written, generated, strict=True):
            yield Heading(block.level, block.span, word, own.anchors, "" if own.replace else name)

    def _before_image(self, heading: Block) -> str:
        """Return the hyphen that GitHub makes of a space before an image that ends a heading, or an empty string."""
        ends = len(heading.children) > 1 and heading.children[-1].kind == "Image" and self.table.renderer == "github"
        return "-" if ends and self.text[heading.children[-1].span.start - 1] == " " else ""

    def _of_html(self) -> Iterator[Heading]:
        for block in self.tree.children:
            for match in _HTML_HEADING.finditer(self.text, *block.span) if block.kind == "HtmlBlock" else ():
                words = html_shown(self.text, Span(*match.span("words")))
                if words.text:
                    written = tuple(anchors_in(self.text, Span(*match.span())))
                    generated = "" if written else anchors.anchor(words.text, self.table.renderer)
                    yield Heading(int(match["level"]), Span(*match.span()), words, written, generated)

    @cached_property
    def _before(self) -> Mapping[int, Block | None]:
        """The block before each block, by where the latter begins; ``None`` before the first."""
        blocks = self.tree.children
        return {block.span.start: blocks[at - 1] if at else None for at, block in enumerate(blocks)}

    @cached_property
    def part(self) -> Span | None:
        """The part of the page that holds entries: all of it, or below ``at``; ``None`` if there is no such heading."""
        if not self.table.at:
            return Span(0, len(self.text))
        wanted = fold(self.table.at)
        for number, heading in enumerate(self.headings):
            if fold(heading.words.text) == wanted:
                later = self.headings[number + 1 :]
                end = next((other.span.start for other in later if other.level <= heading.level), len(self.text))
                return Span(heading.span.end, end)
        return None

    @cached_property
    def end(self) -> int:
        """Where the entries end: with their part of the page, or before notes and links at the end of it."""
        part = self.part or Span(0, 0)
        blocks = [block for block in self.tree.children if part.start <= block.span.start < part.end]
        footer = footer_start(blocks, {heading.span.start for heading in self.headings}, self.text)
        return part.end if footer is None else footer

    def text_end(self, start: int, end: int) -> int:
        """Return where the text from ``start`` to ``end`` ends, without last lines that say nothing, such as rules."""
        last = start
        for line in _LINE.finditer(self.text, start, end):
            if not _says_nothing(line[0].strip()):
                last = line.end()
        return last

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the part that holds entries, without blocks below headings such as "See also"."""
        part = self.part
        headings = {heading.span.start: heading for heading in self.headings}
        aside = 0
        for block in without_preface(self.tree.children, self.text) if part is not None else ():
            heading = headings.get(block.span.start)
            if heading is not None and (not aside or heading.level <= aside):
                aside = heading.level if is_aside(heading.words.text, self.table) else 0
            if part is not None and part.start <= block.span.start < self.end and not aside:
                yield block

    def is_definition_list(self, start: int, end: int) -> bool:
        """Return whether all from ``start`` to ``end`` is a definition list whose items are entries of their own: then
        the heading above it is the title of a group."""
        if "definition-list" not in self.table.forms:
            return False
        children = self.tree.children
        first = bisect.bisect_left(children, start, key=lambda block: block.span.start)
        inside = itertools.takewhile(lambda block: block.span.start < end, itertools.islice(children, first, None))
        kinds = {block.kind for block in inside}
        return kinds <= {"DefinitionList", "Rule"} and "DefinitionList" in kinds

    def is_code(self, at: int) -> bool:
        """Return whether a character of the text is in a block of code."""
        number = bisect.bisect_right(self._code, (at, len(self.text))) - 1
        return number >= 0 and at < self._code[number].end

    @cached_property
    def _code(self) -> list[Span]:
        """The blocks of code, in order."""
        return sorted(block.span for block in self.tree.walk() if block.kind == "CodeBlock")


def _says_nothing(line: str) -> bool:
    """Return whether a line at the end of a text is not part of it."""
    if "](#" in line and _TO_LETTERS.fullmatch(line):
        return True
    return _AFTER_TEXT.fullmatch(line) is not None or says_nothing(line)
