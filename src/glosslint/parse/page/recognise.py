"""The tree of a page and the settings of its layout → its entries, each form of which is found here once."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.model.frozen import cached_property
from glosslint.parse.page import anchors
from glosslint.parse.page.blocks import Block, Tree
from glosslint.parse.page.columns import divides_alphabet as divides_table, indices, titles_of
from glosslint.parse.page.ends import end_of, has_content
from glosslint.parse.page.headings import Title, entries as title_entries, is_aside, without_number
from glosslint.parse.page.openings import Opening, lines, marked_names, opening, seen_in
from glosslint.parse.page.shown import Shown
from glosslint.parse.page.table import SectionTable
from glosslint.parse.page.titles import LABELS, PERHAPS_LABELS, defines, divides_alphabet
from glosslint.parse.tree import Scalar
from glosslint.text.names import fold
from glosslint.util.sequences import Intervals

_BEGINNING = 200  # characters below a title that tell what follows
_FEW_WORDS = 3  # words beside a heading in its element that are no text, such as a badge
_PER_LABEL = 10  # terms for each word that usually is a label and is a term: with so many, "type" may be one
_FILLED_IN = re.compile(r"\{\{[^{}]*\}\}")  # a value that a template fills in, such as the title of the page
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
    mark_end: int = 0  # where the mark of the last term ends, if it has one
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
            elif block.kind == "table" and self._is_frame(block):
                for row in block.children:
                    for cell in row.children:
                        self._flatten(cell.children, (*around, block))
            else:
                self.flow.append(block)
                self.groups.append(around)

    def _is_frame(self, table: Block) -> bool:
        """Return whether a table only arranges the page: it holds other tables or definitions, and has no columns of
        entries."""
        if not any(block.kind in ("table", "definitions") for block in table.walk()):
            return False
        titles = [self.tree.shown(cell.content).text for cell in table.children[0].children]
        return not indices(titles, self.table.columns)

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings of the page."""
        tree = self.tree
        blocks = [block for block in self.flow if block.kind == "heading"]
        words = [tree.shown(block.content) for block in blocks]
        generated = [block.generated for block in blocks]
        if tree.format == "markdown":
            renderer = self.table.renderer
            generated = [*anchors.unique((anchors.anchor(own.text, renderer) for own in words), renderer)]
        written = [self.anchors_of(block, block.content.end) for block in blocks]
        return [
            Heading(block, own, given, "" if _replaces(tree, block, given) else made, start)
            for block, own, (start, given), made in zip(blocks, words, written, generated, strict=True)
        ]

    def anchors_of(self, block: Block, end: int) -> tuple[int, tuple[Scalar, ...]]:
        """Return the anchors that are written in a block before the character ``end``, or alone above it, and where the
        first of these blocks begins."""
        at = bisect.bisect_left(self._starts, block.span.start) - 1
        while at >= 0 and self.flow[at].kind in ("paragraph", "other") and not _is_seen(self.tree, self.flow[at]):
            at -= 1
        before = self.flow[at].span.end if at >= 0 else self.tree.body_start
        end = max(end, block.span.end) if block.kind == "heading" else end
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
        wanted = fold(self.table.at)
        for number, heading in enumerate(self.headings):
            if fold(heading.words.text) == wanted:
                later = (other.block for other in self.headings[number + 1 :])
                end = next((other.span.start for other in later if other.level <= heading.block.level), end)
                return Span(heading.block.span.end, end)
        return Span(end, end)

    @cached_property
    def end(self) -> int:
        """Where the entries end: with their part of the page, or before notes and links at the end of it."""
        return end_of(self.tree, [self.flow[at] for at in self.inside], self.part.end)

    @property
    def inside(self) -> range:
        """The indices of the blocks of the part."""
        return range(bisect.bisect_left(self._starts, self.part.start), bisect.bisect_left(self._starts, self.part.end))

    @cached_property
    def read(self) -> list[int]:
        """The indices of the blocks that may be entries: those of the part, without those below "See also"."""
        found, aside = [], 0
        for at in self.inside:
            block = self.flow[at]
            if block.kind == "heading" and (not aside or block.level <= aside):
                aside = block.level if is_aside(self.tree.shown(block.content).text, self.table) else 0
            if not aside and block.span.start < self.end:
                found.append(at)
        return found

    def between(self, start: int, end: int) -> range:
        """Return the indices of the blocks that begin in these characters."""
        return range(bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end))

    def body(self, start: int, end: int, own: Span | None = None) -> tuple[Span, ...]:
        """Return the texts of an entry in the blocks from ``start`` to ``end``, after its ``own`` words in the block of
        its term: the characters from the first to the last that are text, or the elements of a class of texts."""
        blocks = [self.flow[at] for at in self.between(start, end)]
        if self.table.text_classes:
            return tuple(self._of_classes(blocks))
        blocks = [block for block in blocks if has_content(self.tree, block)]
        spans = [*([own] if own is not None else []), *map(_inner, blocks)]
        if not spans:
            return ()
        return (self.tree.trimmed(Span(spans[0].start, max(spans[-1].end, spans[0].start))),)

    def _of_classes(self, blocks: Sequence[Block]) -> Iterator[Span]:
        wanted = frozenset(self.table.text_classes)
        for block in blocks:
            if not wanted.isdisjoint(block.classes):
                yield self.tree.trimmed(block.content)
                continue
            groups = self.groups[bisect.bisect_left(self._starts, block.span.start)]
            around = next((group for group in groups if not wanted.isdisjoint(group.classes)), None)
            if around is not None:
                if self.flow[bisect.bisect_left(self._starts, around.span.start)] is block:
                    yield self.tree.trimmed(around.content)
                continue
            for mark in self.tree.marks_in(block.content):
                if not wanted.isdisjoint(mark.classes):
                    yield self.tree.trimmed(mark.inner)


def _replaces(tree: Tree, block: Block, written: Sequence[Scalar]) -> bool:
    """Return whether an anchor in a heading is an attribute, which replaces the generated one."""
    return tree.format == "markdown" and any(
        (block.span.start <= anchor.start and _ATTRIBUTE.search(tree.text, block.span.start, anchor.start) is not None)
        or tree.text[anchor.start - 1] == "#"
        for anchor in written
        if anchor.start >= block.span.start
    )


def _is_seen(tree: Tree, block: Block) -> bool:
    return block.kind == "paragraph" and seen_in(tree, *block.content)


def _inner(block: Block) -> Span:
    """Return the characters of a block, without the tags of a paragraph."""
    return block.content if block.kind in ("paragraph", "cell") else block.span


def recognise(page: Page) -> Iterator[Entry]:
    """Yield the entries in all forms of the settings, in order, without those inside another entry."""
    forms = page.table.forms
    found: list[Entry] = []
    if "heading" in forms:
        found += _headings(page)
    if "paragraph" in forms:
        found += _paragraphs(page)
    if "item" in forms:
        found += _items(page)
    if "table" in forms:
        found += _rows(page)
    if not {"definition-list", "directive", "details", "abbreviation"}.isdisjoint(forms):
        read = set(page.read)
        for at in page.inside:
            block = page.flow[at]  # a directive says that it is a glossary, wherever it is
            if block.kind == "definitions" and block.form in forms and (at in read or block.form == "directive"):
                found += _definitions(page, block)
    hidden = Intervals((span, None) for span in sorted(page.tree.left_out))
    end = 0
    for entry in sorted(found, key=lambda entry: (entry.whole.start, -entry.whole.end)):
        if entry.whole.start >= end and not hidden.at(entry.terms[0].places[0].start):
            end = max(entry.whole.end, entry.whole.start + 1)
            yield entry


def _headings(page: Page) -> Iterator[Entry]:
    """Yield the headings that are terms, with the blocks below them."""
    inside = [heading for heading in page.headings if page.part.start <= heading.block.span.start < page.part.end]
    ends = [*(heading.block.span.start for heading in inside[1:]), page.end][: len(inside)]
    titles = [_title(page, heading, end) for heading, end in zip(inside, ends, strict=True)]
    for number, following in title_entries(titles, page.table):
        heading = inside[number]
        end = inside[following].block.span.start if following < len(inside) else page.end
        end = max(_card_end(page, heading.block, end), heading.block.span.end)
        texts = page.body(heading.block.span.end, end)
        whole = Span(heading.start, max([heading.block.content.end, *(text.end for text in texts)]))
        yield Entry((without_number(heading.words),), texts, whole, heading.written, heading.generated, form="heading")


def _title(page: Page, heading: Heading, end: int) -> Title:
    tree, block = page.tree, heading.block
    below = [page.flow[at] for at in page.between(block.span.end, end)]
    below = [one for one in below if has_content(tree, one)]
    may_be_term = not (_FILLED_IN.fullmatch(heading.words.text) or _FRONT_MATTER.fullmatch(tree.text, *block.span))
    if "definition-list" in page.table.forms and below and all(one.kind == "definitions" for one in below):
        may_be_term = False  # the title of a group
    text = (
        tree.shown(Span(below[0].content.start, min(below[0].content.end, below[0].content.start + _BEGINNING))).text
        if below
        else ""
    )
    return Title(block.level, heading.words.text, text, bool(below) and below[0].kind == "list", may_be_term)


def _card_end(page: Page, block: Block, end: int) -> int:
    """Return where the text below a heading ends: at ``end``, or with the element that holds heading and text."""
    at = page.between(block.span.start, block.span.start + 1).start
    for group in reversed(page.groups[at]):
        if group.content.end >= end:
            return end
        words = page.tree.shown(Span(block.span.end, group.content.end)).text.split()
        if len(words) > _FEW_WORDS:
            return group.content.end
    return end


class _Start(NamedTuple):
    """Where an entry opens: the index of the block, the opening, where its line ends, and whether it is the last of
    several lines of a paragraph, and the first."""

    at: int
    own: Opening
    line_end: int
    is_first: bool = True
    is_last: bool = True


def _paragraphs(page: Page) -> Iterator[Entry]:
    """Yield the paragraphs that open with a term, each with the blocks up to the next entry, heading or rule."""
    tree, table = page.tree, page.table
    starts = list(_starts(page))
    kept = _terms(
        [start.own for start in starts], lambda own: defines(tree.lines(Span(own.text, own.text + _BEGINNING)).text)
    )
    starts = [start for number, start in enumerate(starts) if number in kept]
    first = {start.at: start for start in reversed(starts)}
    stops = [at for at in page.inside if _ends_entry(page, at) or at in first]
    for at, own, line_end, is_first, is_last in starts:
        block = page.flow[at]
        if is_last:
            number = bisect.bisect_right(stops, at)
            end = min(page.flow[stops[number]].span.start if number < len(stops) else page.end, page.end)
            end = _around(page, at, own, end)
            texts = page.body(block.span.end, end, None if own.bare else Span(own.text, line_end))
        else:
            texts = page.body(line_end, line_end, Span(own.text, line_end))
        is_title = "class" in table.marks or ("plain" in table.marks and len(table.marks) > 1)
        if own.bare and not texts and is_title:
            continue  # "**On deck**" alone, above terms without marks, is a heading
        yield _opened(page, block, own, texts, is_first)


def _starts(page: Page) -> Iterator[_Start]:
    """Yield the openings of paragraphs, and of the lines of those in which each line is an entry: none of them has a
    label, or words that another line opens with."""
    opened: list[tuple[int, list[tuple[Opening, int]], Opening]] = []
    for at in page.read:
        block = page.flow[at]
        own = opening(page.tree, block, page.table) if block.kind == "paragraph" else None
        if own is not None:
            opened.append((at, lines(page.tree, block, own, page.table), own))
    counts = Counter(fold(own.names[0].text) for _, inner, _ in opened for own, _ in inner)
    for at, inner, own in opened:
        names = [fold(line.names[0].text) for line, _ in inner[1:]]
        if not inner or any(name in LABELS or counts[name] > 1 for name in names):
            yield _Start(at, own, page.flow[at].content.end)
            continue
        for number, (line, end) in enumerate(inner):
            yield _Start(at, line, end, number == 0, number == len(inner) - 1)


def _ends_entry(page: Page, at: int) -> bool:
    kind = page.flow[at].kind
    return kind in ("heading", "rule") or (kind == "list" and "item" in page.table.forms)


def _around(page: Page, at: int, own: Opening, end: int) -> int:
    """Return where the text of an entry ends that opens the block ``at``: with the element around it, if that ends
    before ``end`` and holds some of the text."""
    after = page.flow[at].span.end
    for group in reversed(page.groups[at]):
        if group.content.end >= end:
            return end
        if not own.bare or page.body(after, group.content.end):
            return group.content.end
    return end


def _opened(page: Page, block: Block, own: Opening, texts: tuple[Span, ...], is_first: bool) -> Entry:
    end = max(own.names[-1].places[-1].end, own.text)
    start, written = own.start, tuple(page.tree.anchors_in(Span(own.start, end)))
    if is_first:
        start, written = page.anchors_of(block, end)
    return Entry(
        own.names,
        texts,
        Span(start, max([end, *(text.end for text in texts)])),
        written,
        mark_end=own.mark_end,
        form="paragraph",
    )


def _items(page: Page) -> Iterator[Entry]:
    """Yield the items of lists that open with a term, without those of lists in other lists."""
    items = [
        item
        for at in page.read
        if page.flow[at].kind == "list"
        for item in page.flow[at].children
        if item.kind == "item"
    ]
    found: list[tuple[Block, Opening]] = []
    for item in items:
        first = item.children[0] if item.children else None
        if first is not None and first.kind == "group":
            first = next((block for block in first.walk() if block.kind == "paragraph"), first)
        own = opening(page.tree, first, page.table) if first is not None and first.kind == "paragraph" else None
        if own is not None:
            found.append((item, own))
    kept = _terms([own for _, own in found], lambda _: page.table.forms == ("item",))
    for number, (item, own) in enumerate(found):
        if number in kept:
            rest = [_inner(block) for block in item.children[1:] if has_content(page.tree, block)]
            start = own.text if not own.bare or not rest else rest[0].start
            first = item.children[0]
            own_end = first.content.end if first.kind == "paragraph" else first.span.end
            text = page.tree.trimmed(Span(start, max([start, own_end, *(span.end for span in rest)])))
            written = tuple(page.tree.anchors_in(Span(item.span.start, max(own.text, own.names[-1].places[-1].end))))
            whole = Span(min([item.span.start, *(one.start for one in written)]), max(text.end, own.text))
            yield Entry(
                own.names, (text,) if text.end > text.start else (), whole, written, mark_end=own.mark_end, form="item"
            )


def _terms(openings: Sequence[Opening], may_be_term: Callable[[Opening], bool]) -> frozenset[int]:
    """Return the indices of the openings that are terms. A word that usually is a label is one if it occurs once among
    many terms, and ``may_be_term`` is true of it."""
    labels = Counter(own.label for own in openings)
    terms = labels.pop("", 0)
    few = _PER_LABEL * labels.total() <= terms
    return frozenset(
        number
        for number, own in enumerate(openings)
        if not own.label or (few and labels[own.label] == 1 and own.label in PERHAPS_LABELS and may_be_term(own))
    )


def _definitions(page: Page, block: Block) -> Iterator[Entry]:
    """Yield the items of a list of definitions: consecutive terms share the texts below them."""
    tree = page.tree
    terms: list[Block] = []
    texts: list[Block] = []
    before = block.span.start
    for part in [*block.children, None]:
        if terms and (part is None or (part.kind == "term" and texts)):
            entry = _definition(page, block, terms, texts, before)
            if entry is not None:
                before = entry.whole.end
                yield entry
            terms, texts = [], []
        if part is not None and part.kind == "term":
            terms.append(part)
        elif (
            part is not None
            and terms
            and (seen_in(tree, *part.content) or any(has_content(tree, child) for child in part.children))
        ):
            texts.append(part)


def _definition(page: Page, block: Block, terms: Sequence[Block], texts: Sequence[Block], before: int) -> Entry | None:
    tree = page.tree
    words = [tree.shown(term.content) for term in terms]
    if tree.format == "html":  # letters above the terms that begin with them
        kept = [number for number, own in enumerate(words) if not divides_alphabet(own.text)]
        first = kept[0] if kept else 0 if texts else len(words)
        terms, words = terms[first:], words[first:]
    if not any(own.text for own in words):
        return None
    bodies = tuple(tree.trimmed(_text_of(page, text)) for text in texts)
    written = tuple(tree.anchors_in(Span(before, terms[-1].span.end)))
    start = min(
        [terms[0].span.start if block.form != "details" else block.span.start, *(anchor.start for anchor in written)]
    )
    end = max([terms[-1].span.end if block.form != "details" else block.span.end, *(body.end for body in bodies)])
    marks = tree.marks_at(tree.first_seen(terms[-1].content), terms[-1].content.end)
    mark_end = marks[0].span.end if marks else 0
    names = tuple(own for term in terms for own in marked_names(tree, term.content) if own.text)
    return Entry(names, bodies, Span(start, end), written, mark_end=mark_end, form=block.form)


def _text_of(page: Page, text: Block) -> Span:
    """Return the characters of a text of a list of definitions, without the tags around it."""
    inner = [one for one in text.children if has_content(page.tree, one)]
    if not inner:
        return text.content
    first, last = inner[0], inner[-1]
    while first.kind == "group" and first.children:
        first = first.children[0]
    while last.kind == "group" and last.children:
        last = last.children[-1]
    start, end = _inner(first).start, _inner(last).end
    return Span(
        text.content.start if seen_in(page.tree, text.content.start, first.span.start) else start,
        text.content.end if seen_in(page.tree, last.span.end, text.content.end) else end,
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
            if len(row.children) > max(columns["term"], columns["definition"]):
                cells = {key: row.children[number] for key, number in columns.items() if number < len(row.children)}
                short = all(cell.content.end - cell.content.start < _BEGINNING for cell in row.children)
                words = [tree.shown(cell.content).text for cell in row.children] if short else ["", ""]
                term = tree.shown(cells["term"].content)
                if term.text and not divides_table(words):
                    yield _row(page, row, cells)


def _row(page: Page, row: Block, cells: Mapping[str, Block]) -> Entry:
    tree = page.tree
    spans = {key: tree.trimmed(_text_of(page, cell)) for key, cell in cells.items()}
    text = spans.pop("definition")
    spans = {key: span for key, span in spans.items() if key != "term" and (span.end > span.start)}
    written = tuple(tree.anchors_in(Span(row.span.start, cells["term"].span.end)))
    whole = Span(min([row.span.start, *(anchor.start for anchor in written)]), row.span.end)
    return Entry(marked_names(tree, cells["term"].content), (text,), whole, written, more=spans, form="table")
