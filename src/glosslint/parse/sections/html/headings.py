"""Entries that are headings with the text below them."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from glosslint.model import Span
from glosslint.parse.sections.headings import BEGINNING, Title, entries
from glosslint.parse.sections.html.elements import Element
from glosslint.parse.sections.html.openings import of_classes
from glosslint.parse.sections.html.page import HEADING, MOST, Item, Page
from glosslint.parse.tree import Scalar

#: Tags that end the text below a heading.
_LAST = frozenset(("/body", "/html", "/main", "/article", "footer"))
#: Elements that hold a heading with all of its text, and elements that do so if there are more than a few words.
_CARDS, _PERHAPS_CARDS = frozenset(("article", "section", "li", "details")), frozenset(("div", "header"))
_FEW_WORDS = 3


def read(page: Page) -> Iterator[Item]:
    """Yield the sections whose headings are terms."""
    part = page.part
    headings = [one for one in page.elements if part.start <= one.start < part.end and HEADING.fullmatch(one.name)]
    ends = [*(heading.start for heading in headings), part.end]
    lasts = [*(tag.span.start for tag in page.tags if tag.name in _LAST), part.end]
    titles = [_title(page, heading, ends[number + 1]) for number, heading in enumerate(headings)]
    for number, following in entries(titles, page.table):
        element = headings[number]
        next_heading = min(ends[following], lasts[bisect.bisect_left(lasts, element.start)])
        text = Span(element.end, max(_card_end(page, element, next_heading), element.end))
        start, given = _id(page, element, next_heading)
        yield Item((element.content,), tuple(of_classes(page, text)) or (text,), Span(start, text.end), given)


def _title(page: Page, heading: Element, end: int) -> Title:
    is_short = heading.end - heading.start <= MOST
    # Needed only if there are several levels; reading the text of a whole page takes time.
    has_text = len(page.table.levels) == 1 or bool(page.words(Span(heading.end, max(end, heading.end))))
    text = page.words(Span(heading.end, max(min(end, heading.end + BEGINNING), heading.end)))
    return Title(int(heading.name[1]), page.term(heading.content).text if is_short else "", has_text, text)


def _card_end(page: Page, heading: Element, end: int) -> int:
    """Return where the text below a heading ends: at ``end``, or with the element that holds heading and text."""
    for around in page.around(heading):
        if around.content.end >= end or (around.name not in _PERHAPS_CARDS and around.name not in _CARDS):
            return end
        words = page.words(Span(heading.end, around.content.end)).split()
        if words and (around.name in _CARDS or len(words) > _FEW_WORDS):
            return around.content.end
    return end


def _id(page: Page, heading: Element, end: int) -> tuple[int, Scalar | None]:
    """Return where the entry of a heading begins, and its id, or ``None``.

    The id is that of the heading, or else of an element that begins with it and holds nothing after ``end``; the entry
    then begins with that element.
    """
    given = page.id_in(heading.start, heading.content.end)
    for around in page.around(heading):
        if given is not None or around.content.end > end or not page.begins_with(around, heading.start):
            break
        if (given := page.id_in(*around.tag)) is not None:
            return around.start, given
    return heading.start, given
