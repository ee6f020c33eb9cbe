"""The tree of a page and the settings of its layout → its entries, each form of which is found here once."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.model.frozen import cached_property
from glosslint.parse.page import anchors
from glosslint.parse.page.blocks import Block, Kind, Shown, Tree, ends_below
from glosslint.parse.page.openings import opening
from glosslint.parse.page.table import REQUIRED, SectionTable, indices, titles_of
from glosslint.parse.page.titles import divides_alphabet, is_aside, may_be_term, strip_number
from glosslint.parse.tree import Scalar
from glosslint.text.names import fold
from glosslint.util.sequences import Intervals

_ATTRIBUTE = re.compile(r"(?:\{|:|\{/\* |\{: )#*\Z")  # before an anchor in a heading
#: Keys above a line of hyphens: front matter that is not at the top of its page, and therefore a heading.
_FRONT_MATTER = re.compile(r"(?:[a-z][\w-]*:[ \t][^\n]*\n)+-{3,}\s*")


class Entry(NamedTuple):
    """An entry: the words of its terms, line by line; its texts; all its characters; its anchors, as they are written
    and as the format makes one of a heading; and the characters of further values by their keys."""

    terms: tuple[Shown, ...]
    texts: tuple[Span, ...]
    whole: Span
    written: tuple[Scalar, ...] = ()
    generated: str = ""
    more: Mapping[str, Span] = {}
    form: str = ""


class Heading(NamedTuple):
    """A heading outside lists and quotations: its block, what readers see of it, and its anchors."""

    block: Block
    words: Shown
    written: tuple[Scalar, ...]
    generated: str
    start: int


class Page:
    """A page as the settings see it: ``flow`` has its blocks in order, without groups, ``groups`` those around each."""

    def __init__(self, tree: Tree, table: SectionTable) -> None:
        self.tree = tree
        self.table = table
        self.flow: list[Block] = []
        self.groups: list[tuple[Block, ...]] = []
        self._flatten(tree.blocks, ())
        self._starts = [block.span.start for block in self.flow]

    def _flatten(self, blocks: Sequence[Block], around: tuple[Block, ...]) -> None:
        for block in blocks:
            if block.kind == "group":
                self._flatten(block.children, (*around, block))
            else:
                self.flow.append(block)
                self.groups.append(around)

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings of the page."""
        tree = self.tree
        blocks = [block for block in self.flow if block.kind == "heading"]
        words = [tree.shown(block.content) for block in blocks]
        generated = [block.generated for block in blocks]
        if tree.format == "markdown":
            renderer = self.table.renderer
            plain = (anchors.anchor(own.text, renderer) for own in words)
            generated = [*anchors.number_repeated(plain, *anchors.NUMBERS.get(renderer, ("-", 1)))]
        written = [self.anchors_of(block, block.span.end) for block in blocks]
        return [
            Heading(block, own, given, "" if _replaces(tree, block, given) else made, start)
            for block, own, (start, given), made in zip(blocks, words, written, generated, strict=True)
        ]

    def anchors_of(self, block: Block, end: int) -> tuple[int, tuple[Scalar, ...]]:
        """Return the anchors that are written in a block before the character ``end``, or alone above it, and where the
        first of these blocks begins."""
        at = bisect.bisect_left(self._starts, block.span.start) - 1
        while at >= 0 and self.flow[at].kind in ("paragraph", "other"):
            if self.flow[at].kind == "paragraph" and self.tree.has_words(*self.flow[at].content):
                break
            at -= 1
        before = self.flow[at].span.end if at >= 0 else self.tree.body_start
        written = tuple(self.tree.anchors_in(Span(min(before, block.span.start), end)))
        start = block.span.start
        if written and written[0].start < start:
            number = bisect.bisect_right(self._starts, written[0].start) - 1
            above = self._starts[number] if number >= 0 else -1
            start = above if above >= before else written[0].start
        return start, written

    @cached_property
    def part(self) -> Span:
        """The characters in which entries may be: all, or those below the heading ``at``; none without this heading."""
        end = len(self.tree.text)
        if not self.table.at:
            return Span(0, end)
        ends = ends_below([heading.block for heading in self.headings], end)
        below = zip(self.headings, ends, strict=True)
        wanted = fold(self.table.at)
        parts = (Span(one.block.span.end, last) for one, last in below if fold(one.words.text) == wanted)
        return next(parts, Span(end, end))

    @cached_property
    def end(self) -> int:
        """Where the text below the last heading ends: with the part, or at a rule below some text, unless rules are
        between other headings as well."""
        blocks = [self.flow[at] for at in self.inside]
        headings = [number for number, block in enumerate(blocks) if block.kind == "heading"] or [len(blocks)]
        if any(block.kind == "rule" for block in blocks[headings[0] : headings[-1]]):
            return self.part.end
        seen = False
        for block in blocks[headings[-1] + 1 :]:
            if seen and block.kind == "rule":
                return block.span.start
            seen = seen or self.tree.has_content(block)
        return self.part.end

    @property
    def inside(self) -> range:
        """The indices of the blocks of the part."""
        return self.blocks_between(*self.part)

    @cached_property
    def read(self) -> list[int]:
        """The indices of the blocks that may be entries: those of the part, without those below "See also"."""
        found, aside = [], 0
        for at in self.inside:
            block = self.flow[at]
            if block.kind == "heading" and (not aside or block.level <= aside):
                aside = block.level if is_aside(self.tree.shown(block.content).text, self.table) else 0
            if not aside:
                found.append(at)
        return found

    def blocks_between(self, start: int, end: int) -> range:
        """Return the indices of the blocks that begin in these characters."""
        return range(bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end))

    def body(self, start: int, end: int, own: Span | None = None) -> tuple[Span, ...]:
        """Return the texts of an entry in the blocks from ``start`` to ``end``, after its ``own`` words in the block of
        its term: the characters from the first to the last that are text, or the elements of a class of texts."""
        if self.table.text_classes:
            return tuple(map(self.tree.trim, self._texts_of_classes(start, end)))
        blocks = [block for at in self.blocks_between(start, end) if self.tree.has_content(block := self.flow[at])]
        if own is None and len(blocks) == 1 and blocks[0].kind == "quote" and self.tree.format == "markdown":
            is_line = "\n" not in self.tree.text[slice(*blocks[0].span)].strip()  # the sign is not part of the text
            if is_line:
                blocks = blocks[0].children or blocks
        spans = [*([own] if own is not None else []), *map(_inner, blocks)]
        if not spans:
            return ()
        return (self.tree.trim(Span(spans[0].start, max(spans[-1].end, spans[0].start))),)

    def _texts_of_classes(self, start: int, end: int) -> list[Span]:
        wanted = frozenset(self.table.text_classes)
        found: list[Span] = []
        for at in self.blocks_between(start, end):
            block = self.flow[at]
            own = [one.content for one in (block, *self.groups[at]) if not wanted.isdisjoint(one.classes)]
            marked = [one.inner for one in self.tree.marks_in(block.content) if not wanted.isdisjoint(one.classes)]
            found += [span for span in own[:1] or marked if span.start >= start and span not in found[-1:]]
        return found


def _replaces(tree: Tree, block: Block, written: Sequence[Scalar]) -> bool:
    """Return whether an anchor in a heading is an attribute, which replaces the generated one."""
    return tree.format == "markdown" and any(
        (block.span.start <= anchor.start and _ATTRIBUTE.search(tree.text, block.span.start, anchor.start) is not None)
        or tree.text[anchor.start - 1] == "#"
        for anchor in written
        if anchor.start >= block.span.start
    )


def _inner(block: Block) -> Span:
    """Return the characters of a block, without the tags of a paragraph."""
    return block.content if block.kind in ("paragraph", "cell") else block.span


def recognise(page: Page) -> Iterator[Entry]:
    """Yield the entries in all forms of the settings, in order, without those inside another entry."""
    forms = page.table.forms
    readers = {"heading": _headings, "paragraph": _paragraphs, "item": _items, "table": _rows}
    found = [entry for form, read in readers.items() if form in forms for entry in read(page)]
    may_be_entries = set(page.read)
    for at in page.inside:
        block = page.flow[at]  # a directive says that it is a glossary, wherever it is
        if block.kind == "definitions" and block.form in forms and (at in may_be_entries or block.form == "directive"):
            found += _definitions(page, block)
    hidden = Intervals((span, None) for span in sorted(page.tree.left_out))
    end = 0
    for entry in sorted(found, key=lambda entry: (entry.whole.start, -entry.whole.end)):
        if entry.whole.start >= end and not hidden.at(entry.terms[0].starts[0]):
            end = max(entry.whole.end, entry.whole.start + 1)
            yield entry


def _headings(page: Page) -> Iterator[Entry]:
    """Yield the headings that are terms, with the blocks below them."""
    inside = [heading for heading in page.headings if page.part.start <= heading.block.span.start < page.part.end]
    starts = [*(heading.block.span.start for heading in inside), page.end]
    levels = [*(heading.block.level for heading in inside), 0]
    below = [
        {
            page.flow[at].kind
            for at in page.blocks_between(one.block.span.end, end)
            if page.tree.has_content(page.flow[at])
        }
        for one, end in zip(inside, starts[1:], strict=True)
    ]
    are_terms = [_is_term(page, heading, kinds) for heading, kinds in zip(inside, below, strict=True)]
    may_be_entries = {page.flow[at].span.start for at in page.read}
    for number, heading in enumerate(inside):
        block, following = heading.block, levels[number + 1]
        is_group = not below[number] and following > block.level and following in page.table.levels
        if not are_terms[number] or is_group or block.span.start not in may_be_entries:
            continue
        later = range(number + 1, len(inside))
        end = starts[next((at for at in later if levels[at] <= block.level or are_terms[at]), len(inside))]
        texts = page.body(block.span.end, max(end, block.span.end))
        whole = Span(heading.start, max([block.content.end, *(text.end for text in texts)]))
        yield Entry((strip_number(heading.words),), texts, whole, heading.written, heading.generated)


def _is_term(page: Page, heading: Heading, below: set[Kind]) -> bool:
    """Return whether a heading is a term, and not the title of definitions, or front matter."""
    if heading.block.level not in page.table.levels or not may_be_term(heading.words.text, page.table):
        return False
    is_group = "definition-list" in page.table.forms and below == {"definitions"}
    return not is_group and _FRONT_MATTER.fullmatch(page.tree.text, *heading.block.span) is None


def _paragraphs(page: Page) -> Iterator[Entry]:
    """Yield the paragraphs that open with a term, each with the blocks up to the next entry, heading or rule."""
    tree, table = page.tree, page.table
    openings = {
        at: own
        for at in page.read
        if page.flow[at].kind == "paragraph" and (own := opening(tree, page.flow[at], table)) is not None
    }
    ends = {"heading", "rule", *(("list",) if "item" in table.forms else ())}
    stops = [at for at in page.inside if page.flow[at].kind in ends or at in openings]
    for at, own in openings.items():
        block = page.flow[at]
        number = bisect.bisect_right(stops, at)
        end = page.flow[stops[number]].span.start if number < len(stops) else page.part.end
        texts = page.body(block.span.end, end, None if own.bare else Span(own.text, block.content.end))
        own_end = max(own.term.ends[-1], own.text)
        start, written = page.anchors_of(block, own_end)
        yield Entry((own.term,), texts, Span(start, max([own_end, *(text.end for text in texts)])), written)


def _items(page: Page) -> Iterator[Entry]:
    """Yield the items of lists that open with a term, without those of lists in other lists."""
    tree = page.tree
    lists = [block for at in page.read if (block := page.flow[at]).kind == "list"]
    for item in [item for block in lists for item in block.children if item.children]:
        head = item.children[0]
        own = opening(tree, head, page.table) if head.kind == "paragraph" else None
        if own is None:
            continue
        rest = [_inner(block) for block in item.children[1:] if tree.has_content(block)]
        start = own.text if not own.bare or not rest else rest[0].start
        text = tree.trim(Span(start, max([start, head.content.end, *(span.end for span in rest)])))
        written = tuple(tree.anchors_in(Span(item.span.start, max(own.text, own.term.ends[-1]))))
        whole = Span(item.span.start, max(text.end, own.text))
        yield Entry((own.term,), (text,) if text.end > text.start else (), whole, written)


def _definitions(page: Page, block: Block) -> Iterator[Entry]:
    """Yield the items of a list of definitions: consecutive terms share the texts below them."""
    tree = page.tree
    items: list[tuple[list[Block], list[Block]]] = []
    for part in block.children:
        if part.kind == "term":
            if not items or items[-1][1]:
                items.append(([], []))
            items[-1][0].append(part)
        elif items and tree.has_content(part):
            items[-1][1].append(part)
    before = block.span.start
    for terms, texts in items:
        names = [tree.shown(term.content) for term in terms]
        if tree.format == "html":  # letters above the terms that begin with them
            kept = [number for number, own in enumerate(names) if not divides_alphabet(own.text)]
            first = kept[0] if kept else 0 if texts else len(names)
            del terms[:first], names[:first]
        names = [own for own in names if own.text]
        if not names:
            continue
        bodies = tuple(tree.trim(_text_of(page, text)) for text in texts)
        written = tuple(tree.anchors_in(Span(before, terms[-1].span.end)))
        own = block.span if block.form == "details" else Span(terms[0].span.start, terms[-1].span.end)
        before = max([own.end, *(body.end for body in bodies)])
        whole = Span(min([own.start, *(anchor.start for anchor in written)]), before)
        yield Entry(tuple(names), bodies, whole, written, form=block.form)


def _text_of(page: Page, text: Block) -> Span:
    """Return the characters of a text of a list of definitions, without the tags around it."""
    inner = [one for one in text.children if page.tree.has_content(one)]
    if not inner:
        return text.content
    first, last = inner[0], inner[-1]
    while first.kind == "group" and first.children:
        first = first.children[0]
    while last.kind == "group" and last.children:
        last = last.children[-1]
    start, end = _inner(first).start, _inner(last).end
    return Span(
        text.content.start if page.tree.has_words(text.content.start, first.span.start) else start,
        text.content.end if page.tree.has_words(last.span.end, text.content.end) else end,
    )


def _rows(page: Page) -> Iterator[Entry]:
    """Yield the rows of all tables that have the columns of the term and the definition."""
    tree, own = page.tree, page.table.columns
    for at in page.read:
        block = page.flow[at]
        rows = [row for row in block.children if row.children] if block.kind == "table" else []
        if not rows:
            continue
        titles = [tree.shown(cell.content).text for cell in rows[0].children]
        columns, first = indices(titles, own), 1
        if not columns:
            wanted = [(key, title) for key in own for title in titles_of(own, key)]
            if not wanted or not all(title.isdecimal() for _, title in wanted) or (block.level and any(titles)):
                continue
            columns, first = {key: int(title) - 1 for key, title in wanted}, int(bool(block.level))
        for row in rows[first:]:
            cells = {key: row.children[number] for key, number in columns.items() if number < len(row.children)}
            if not cells.keys() >= set(REQUIRED):
                continue
            term = tree.shown(cells["term"].content)
            if not term.text or (divides_alphabet(term.text) and not tree.has_words(*cells["definition"].content)):
                continue
            spans = {key: tree.trim(_text_of(page, cell)) for key, cell in cells.items() if key != "term"}
            text = spans.pop("definition")
            written = tuple(tree.anchors_in(Span(row.span.start, cells["term"].span.end)))
            more = {key: span for key, span in spans.items() if span.end > span.start}
            yield Entry((term,), (text,), row.span, written, more=more)
