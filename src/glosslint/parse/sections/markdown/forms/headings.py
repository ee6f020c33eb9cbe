"""Entries that are headings with the text below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.parse.sections.document import raw
from glosslint.parse.sections.markdown.forms.found import Found, found, made
from glosslint.parse.sections.markdown.page import Heading, Page
from glosslint.parse.sections.markdown.terms import names
from glosslint.parse.sections.markdown.titles import ASIDES, FIRST, HEADS, divides_alphabet
from glosslint.text.names import fold

#: What a template fills in, such as the title of the page.
_FILLED_IN = re.compile(r"\{\{[^{}]*\}\}")
#: Keys above a line of hyphens: front matter that is not at the top of its page, and therefore a heading.
_FRONT_MATTER = re.compile(r"(?:[a-z][\w-]*:[ \t][^\n]*\n)+-{3,}\s*")


def read(page: Page) -> Iterator[Found]:
    """Yield the entries of a page."""
    part = page.part
    if part is None:
        return
    inside = [heading for heading in page.headings if part.start <= heading.span.start < part.end]
    aside = 0  # the level of the heading below which nothing is an entry
    begun = False
    for number, heading in enumerate(inside):
        if aside and heading.level > aside:
            continue
        aside = heading.level if page.is_aside(heading) else 0
        if not begun and fold(heading.words.text) in FIRST:
            continue
        if not aside and is_entry(heading, page, followed=_has_entries_below(inside, number, page)):
            begun = True
            yield from _entry(heading, _end(inside, number, page, part.end), page)


def is_entry(heading: Heading, page: Page, followed: bool = False) -> bool:
    """Return whether a heading is the term of an entry: by its level and its words."""
    title = fold(heading.words.text.rstrip(":"))
    if heading.level not in page.table.levels or not title or title in page.table.skipped or title in ASIDES | HEADS:
        return False
    if _FILLED_IN.fullmatch(heading.words.text.strip()):
        return False
    return not (
        followed or divides_alphabet(heading.words.text.strip()) or _FRONT_MATTER.fullmatch(page.text, *heading.span)
    )


def _has_entries_below(headings: list[Heading], number: int, page: Page) -> bool:
    """Return whether a heading has no text of its own, and headings of deeper levels that may be entries below it."""
    if number + 1 == len(headings) or headings[number + 1].level <= headings[number].level:
        return False
    own, following = headings[number], headings[number + 1]
    return following.level in page.table.levels and page.text_end(own.span.end, following.span.start) == own.span.end


def _end(headings: list[Heading], number: int, page: Page, end: int) -> int:
    """Return where the text of an entry ends: at the next one, or at a heading of its level or above."""
    own = headings[number]
    return next(
        (other.span.start for other in headings[number + 1 :] if other.level <= own.level or is_entry(other, page)), end
    )


def _entry(heading: Heading, end: int, page: Page) -> Iterator[Found]:
    values = names(heading.words, page.text, page.table)
    if not values:
        return
    generated = [made(heading.generated, values["term"])] if heading.generated else []
    anchors = [*heading.written, *generated] or [made("", values["term"])]
    text = raw(page.text, heading.span.end, page.text_end(heading.span.end, end))
    yield found(heading.span.start, values, anchors, {"definition": text})
