"""Entries that are headings with what is below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glosslint.model import Span
from glosslint.parse.sections.html.elements import Element, Tag
from glosslint.parse.sections.html.page import HEADING, MOST, Item, Page
from glosslint.parse.tree import Scalar

#: Tags at which the text below a heading ends at the latest.
_LAST = frozenset(("/body", "/html", "/main", "/article", "footer"))
#: Elements that hold a heading with all of its text, and those that do if more than a few words are in them.
_CARDS, _PERHAPS_CARDS = frozenset(("article", "section", "li", "details")), frozenset(("div", "header"))
_FEW_WORDS = 3
_LEVELS = range(1, 7)


def read(page: Page) -> Iterator[Item]:
    """Yield the sections whose headings are terms; a heading of one letter divides the alphabet."""
    skipped = {name.casefold() for name in page.table.skip}
    ends = _ends(page.tags, page.part.end)
    for element in page.elements:
        heading = HEADING.fullmatch(element.name)
        if heading is None or int(heading[1]) not in page.table.levels or element.start not in ends:
            continue
        title = page.words(element.content) if element.end - element.start <= MOST else ""
        if len(title) > 1 and title.casefold() not in skipped:
            next_heading = ends[element.start]
            text = Span(element.end, max(_card_end(page, element, next_heading), element.end))
            start, given = _id(page, element, next_heading)
            yield Item((element.content,), (text,), Span(start, text.end), given)


def _ends(tags: Sequence[Tag], end: int) -> dict[int, int]:
    """Return, for the start of each heading, where the next one of its level or above begins."""
    nearest = dict.fromkeys(_LEVELS, end)
    last = end
    ends: dict[int, int] = {}
    for tag in reversed(tags):
        heading = HEADING.fullmatch(tag.name)
        if heading is not None:
            level = int(heading[1])
            ends[tag.span.start] = min(last, *(nearest[above] for above in _LEVELS if above <= level))
            nearest[level] = tag.span.start
        elif tag.name in _LAST:
            last = tag.span.start
    return ends


def _card_end(page: Page, heading: Element, end: int) -> int:
    """Return where the text below a heading ends, at ``end`` or with the element that holds both."""
    for around in page.around(heading):
        if around.content.end >= end or (around.name not in _PERHAPS_CARDS and around.name not in _CARDS):
            return end
        words = page.words(Span(heading.end, around.content.end)).split()
        if words and (around.name in _CARDS or len(words) > _FEW_WORDS):
            return around.content.end
    return end


def _id(page: Page, heading: Element, end: int) -> tuple[int, Scalar | None]:
    """Return the id of a heading whose text ends at ``end``, or of an element that begins with it and holds no more;
    before it, where that element begins."""
    given = page.id_in(heading.start, heading.content.end)
    for around in page.around(heading):
        if given is not None or around.content.end > end or not page.begins_with(around, heading.start):
            break
        if (given := page.id_in(*around.tag)) is not None:
            return around.start, given
    return heading.start, given
