"""Entries that are paragraphs or list items which open with their term."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.sections.document import raw
from glosslint.parse.sections.markdown.blocks import Block
from glosslint.parse.sections.markdown.forms.found import Found, found
from glosslint.parse.sections.markdown.forms.lines import (
    SPAN_END,
    divided,
    margin_lines,
    mark_after_lead,
    marked_lines,
    marks_of,
)
from glosslint.parse.sections.markdown.page import Page
from glosslint.parse.sections.markdown.shown import Shown, shown
from glosslint.parse.sections.markdown.terms import all_names, anchors_in
from glosslint.parse.sections.markdown.titles import PERHAPS_LABELS, defines
from glosslint.parse.sections.navigation import is_navigation
from glosslint.parse.sections.separators import (
    AFTER,
    BREAK,
    LINE,
    MOST_WORDS,
    OR,
    PLAIN,
    is_short_line,
    opens_list,
    separates,
    sign_inside,
    text_start,
    usual,
    with_notes,
)
from glosslint.parse.sections.several import PLAIN as UNMARKED, hold_entries, in_order, unmarked
from glosslint.parse.tree import Scalar
from glosslint.text.names import fold

_EMPTY_LINK = re.compile(r"\[\]\([^()\s]{0,200}\)")  # which some write for an anchor
_TERMS_PER_LABEL = 10  # terms of a list for each label: with so many, a label such as "type" may be a term


class _Opening(NamedTuple):
    """The names that a paragraph opens with, the anchors beside them, and where its text begins."""

    names: tuple[Shown, ...]
    anchors: tuple[Scalar, ...]
    text_start: int
    bare: bool  # whether the text is in the next blocks
    label: str = ""  # the folded words, if they are usually a label within an entry, such as "Type"; or empty
    sign: str = ""  # after the term, unless a space or a line break follows it
    is_line: bool = False  # whether it is one of several in a paragraph
    is_plain: bool = False  # whether the term has no mark


def paragraphs(page: Page) -> Iterator[Found]:
    """Yield the entries that are paragraphs, each with the blocks up to the next entry or heading."""
    every = list(_opened_paragraphs(page))
    blocks = [block for block, _ in every]
    openings = _terms(
        [opening for _, opening in every],
        lambda opening: opening.label in PERHAPS_LABELS and (opening.is_line or defines(page.text, opening.text_start)),
    )
    openings = _without_lead_ins(blocks, openings, page.text)
    at = 0
    while at < len(blocks):
        block, opening, at = blocks[at], openings[at], at + 1
        if opening is None:
            continue
        end = block.span.end
        while at < len(blocks) and openings[at] is None and not _ends(blocks[at], page):
            end = blocks[at].span.end
            at += 1
        if opening.bare and end == block.span.end and "plain" in page.table.marks and len(page.table.marks) > 1:
            continue  # "**On deck**" alone, above terms without marks, is a heading
        yield from _entry(block.span.start, opening, end, page)


def _without_lead_ins(blocks: Sequence[Block], openings: Sequence[_Opening | None], text: str) -> list[_Opening | None]:
    """Return the openings with ``None`` for a line without a mark or a text, above short lines in paragraphs of their
    own: "Sailors:", "Set the sails", "Cast off". A term alone on its line has a sentence below it."""
    listed = [
        block.kind == "Paragraph" and opening is None and is_short_line(text[slice(*block.span)])
        for block, opening in zip(blocks, openings, strict=True)
    ]
    return [
        None if opening is not None and opening.is_plain and opening.bare and all(pair) and len(pair) > 1 else opening
        for opening, pair in zip(openings, (listed[at + 1 : at + 3] for at in range(len(listed))), strict=True)
    ]


def _opened_paragraphs(page: Page) -> Iterator[tuple[Block, _Opening | None]]:
    """Yield each block with its opening; a paragraph with an entry on each line in parts, one for each entry."""
    blocks = list(page.blocks())
    formulas = _in_formulas(blocks, page.text)
    opened = [
        _opening(block, page) if block.kind == "Paragraph" and number not in formulas else None
        for number, block in enumerate(blocks)
    ]
    lines = [list(_lines(block, opening, page)) for block, opening in zip(blocks, opened, strict=True)]
    if page.table.marks == UNMARKED:
        pairs = zip(blocks, opened, strict=True)
        sizes = [margin_lines(block.children, page.text) if own is not None else 0 for block, own in pairs]
        lines = [[*inner] for inner in unmarked(lines, sizes, lambda line: line[1].names[0].text)]
    divides = hold_entries([[fold(own.names[0].text) for _, own in inner] for inner in lines])
    for block, opening, inner, own in zip(blocks, opened, lines, divides, strict=True):
        if own:
            parts = divided(block, [start for start, _ in inner], page.text)
            yield from zip(parts, (line._replace(is_line=True) for _, line in inner), strict=True)
        else:
            yield block, opening


def _in_formulas(blocks: Sequence[Block], text: str) -> frozenset[int]:
    """Return the numbers of the blocks between lines that have only the mark of a formula, with blank lines inside."""
    if "$$" not in text:
        return frozenset()
    marks = [number for number, block in enumerate(blocks) if text[slice(*block.span)].strip() == "$$"]
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return frozenset(number for first, last in pairs for number in range(first, last))


def _lines(paragraph: Block, opening: _Opening | None, page: Page) -> Iterator[tuple[int, _Opening]]:
    """Yield the lines of a paragraph that open with a term and a sign as its ``opening`` does: the number of the first
    element of each, and its opening."""
    if opening is None or not opening.sign or (opening.is_plain and page.table.marks != UNMARKED):
        return
    starts = [0, *marked_lines(paragraph.children, page.text, page.table.marks)]
    parts = divided(paragraph, starts, page.text)
    openings = [opening, *(_opening(part, page) for part in parts[1:])]
    found = [
        (start, own)
        for start, part, own in zip(starts, parts, openings, strict=True)
        if own is not None and own.sign == opening.sign and page.text[own.text_start : part.span.end].strip()
    ]
    if found and not found[0][0]:
        yield from found


def items(page: Page) -> Iterator[Found]:
    """Yield the entries that are items of lists, without the items of lists in other lists."""
    opened = list(_opened_items(page))
    openings = _terms([opening for _, opening in opened], lambda _: page.table.forms == ("item",), are_items=True)
    for (item, _), opening in zip(opened, openings, strict=True):
        if opening is not None:
            yield from _entry(item.span.start, opening, item.span.end, page)


def _terms(
    openings: Sequence[_Opening | None], may_be_term: Callable[[_Opening], bool], are_items: bool = False
) -> list[_Opening | None]:
    """Return the openings with ``None`` for those that are labels.

    A word that is usually a label is a term if it occurs once among many terms, and ``may_be_term`` is true of it, or
    if it opens an item in alphabetical order with the others; a paragraph may be part of the entry above it.
    """
    by_order = _labels_in_order(openings) if are_items else frozenset()
    labels = Counter(opening.label for opening in openings if opening is not None)
    terms = labels.pop("", 0)
    few = _TERMS_PER_LABEL * labels.total() <= terms

    def is_term(opening: _Opening) -> bool:
        if not opening.label or opening.label in by_order:
            return True
        return few and labels[opening.label] == 1 and may_be_term(opening)

    return [opening if opening is not None and is_term(opening) else None for opening in openings]


def _labels_in_order(openings: Sequence[_Opening | None]) -> frozenset[str]:
    """Return the words that usually are labels and are in alphabetical order with the other terms."""
    every = [opening for opening in openings if opening is not None]
    words = [fold(opening.names[0].text) for opening in every]
    return frozenset(every[at].label for at in in_order(words, {at for at, own in enumerate(every) if own.label}))


def _opened_items(page: Page) -> Iterator[tuple[Block, _Opening]]:
    for block in page.blocks():
        for item in block.children if block.kind == "List" else ():
            first = item.children[0] if item.children else None
            inner = first if first is not None and first.kind == "Paragraph" else _inline(item)
            opening = _opening(inner, page) if inner is not None else None
            if opening is not None:
                yield item, opening


def _inline(item: Block) -> Block | None:
    """Return the elements of an item before its first block, as a paragraph; ``None`` if there are none."""
    inline = []
    for child in item.children:
        if child.kind in ("List", "Paragraph", "CodeBlock", "HtmlBlock", "Table", "BlockQuote"):
            break
        inline.append(child)
    return Block("Paragraph", Span(inline[0].span.start, inline[-1].span.end), None, inline) if inline else None


def _ends(block: Block, page: Page) -> bool:
    """Return whether a block is not part of the entry above it."""
    return block.kind in ("Heading", "Rule") or (block.kind == "List" and "item" in page.table.forms)


def _entry(start: int, opening: _Opening, end: int, page: Page) -> Iterator[Found]:
    values = all_names(opening.names, page.text, page.table)
    if values:
        line_break = BREAK.match(page.text, opening.text_start)
        begin = line_break.end() if line_break is not None else opening.text_start
        text = raw(page.text, begin, page.text_end(begin, max(end, begin)))
        yield found(start, values, opening.anchors, {"definition": text})


def _opening(paragraph: Block, page: Page) -> _Opening | None:
    """Return the opening of a paragraph; ``None`` if its term is not marked and separated as the table says."""
    children = paragraph.children
    at, anchors = 0, []
    while at < len(children) and (
        children[at].kind == "InlineHtml" or _EMPTY_LINK.fullmatch(page.text, *children[at].span)
    ):
        anchors += anchors_in(page.text, children[at].span)
        at += 1
    if at == len(children) or is_navigation(page.text[slice(*paragraph.span)].strip()):
        return None
    at = mark_after_lead(children, at, page.text)
    first, end = children[at], paragraph.span.end
    marks = marks_of(first)
    if marks.isdisjoint(page.table.marks):
        # A term may begin with a name in code: "`main` function".
        return _plain(children[at:], end, page) if "plain" in page.table.marks and marks <= {"code"} else None
    marked = _marked(children[at:], page.text)
    *others, words = (shown([block], page.text) for block in marked)
    closing = SPAN_END.match(page.text, marked[-1].span.end, end) if page.text[first.span.start - 1] == "[" else None
    term_end = closing.end() if closing is not None else marked[-1].span.end
    anchors += anchors_in(page.text, Span(first.span.start, term_end))
    inside = sign_inside(words.text, page.table)
    after = AFTER.match(page.text, term_end, end)
    start = text_start(inside, after, term_end, page.table)
    sign = inside["sign"] if inside is not None else after["sign"] if after is not None else None
    label = fold(words.text.strip(":.!-–— "))
    if start is None or not words.text or label in page.table.skipped:
        return None
    if words.text.endswith((".", "!")) and len(words.text.split()) > MOST_WORDS:
        return None  # a sentence in bold
    if inside is not None and inside["sign"] == ".":
        words = words.part(0, inside.start())
    within = inside.start() if inside is not None else len(words.text)
    term = Span(words.places[0].start, words.places[within - 1].end) if within else marked[-1].span
    named = with_notes(marked[-1].span, term, inside, after, page.table) if closing is None else []
    if named:
        others += [_shown_in(children[at:], span, page) for span in named]
    elif after is not None and after["notes"] and inside is None:
        start = term_end
    bare = not page.text[start:end].strip()
    is_code = bool(words.places) and page.text[: words.places[0].start].endswith("`")
    own = label if label in page.table.usual_labels and not is_code else ""
    return _Opening(tuple(others) if named else (*others, words), tuple(anchors), start, bare, own, usual(sign or ""))


def _marked(children: list[Block], text: str) -> list[Block]:
    """Return the marked element that a paragraph opens with, and others with more names: "**x** or **y**"."""
    marked = children[:1]
    for between, block in zip(children[1::2], children[2::2], strict=False):
        if block.kind != marked[0].kind or OR.fullmatch(text, *between.span) is None:
            break
        marked.append(block)
    return marked


def _shown_in(children: Sequence[Block], span: Span, page: Page) -> Shown:
    """Return what readers see of the elements in these characters."""
    inside = [block for block in children if block.span.start < span.end and block.span.end > span.start]
    words = shown(inside, page.text)
    first = sum(place.start < span.start for place in words.places)
    return words.part(first, sum(place.end <= span.end for place in words.places))


def _plain(children: list[Block], end: int, page: Page) -> _Opening | None:
    start = children[0].span.start
    match = PLAIN.match(page.text, start, end)
    if match is None or not separates(match["colon"] or match["sign"], page.table):
        match = LINE.match(page.text, start, end) if page.table.separators == ("\n",) else None
    if match is None or len(match["term"].split()) > MOST_WORDS or opens_list(match):
        return None
    words = shown(children, page.text)
    inside = sum(place.end <= match.end("term") for place in words.places)
    words = words.part(0, inside)
    label = fold(words.text)
    if not words.text or label in page.table.skipped:
        return None
    bare = not page.text[match.end() : end].strip()
    own = label if label in page.table.usual_labels else ""
    sign = match["colon"] or match["sign"] if match.re is PLAIN else ""
    return _Opening((words,), (), match.end(), bare, own, usual(sign), is_plain=True)
