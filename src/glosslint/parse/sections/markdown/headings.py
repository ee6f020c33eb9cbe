"""Entries that are headings with the text below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.model import Span
from glosslint.parse.sections.document import entry, raw
from glosslint.parse.sections.markdown.page import Heading, Page
from glosslint.parse.sections.markdown.terms import names
from glosslint.parse.tree import DERIVED, Mapping, Node, Scalar, Sequence
from glosslint.text.names import fold

#: "A", "A – C", "#", "0–9", "Symbols": headings that divide an alphabet.
LETTERS = re.compile(r"\W*(?:[^\W_]|\d+|[^\W_]\s*[-–—/&]\s*[^\W_]|symbols?|numbers?|other)\W*", re.IGNORECASE)
#: Titles of parts of a page that are no entries.
TITLES = frozenset(
    """glossary,contents,table of contents,toc,on this page,introduction,overview,see also,references,reference,
    further reading,notes,index,resources,external links,links,bibliography,contributing,license,about,related,
    about this glossary,how to use this glossary,additional resources,related resources,sources,footnotes,navigation,
    next steps,purpose,changelog,related documents,related documentation,related topics,feedback""".replace(
        "\n", ""
    ).split(",")
)
_TITLES = frozenset(title.strip() for title in TITLES)


def read(page: Page) -> Iterator[tuple[Heading, Mapping]]:
    """Yield the entries of a page, each with its heading."""
    part = page.part
    if part is None:
        return
    inside = [heading for heading in page.headings if part.start <= heading.span.start < part.end]
    for number, heading in enumerate(inside):
        if is_entry(heading, page, followed=_has_entries_below(inside, number, page)):
            end = _end(inside, number, page, part.end)
            node = _entry(heading, end, page)
            if node is not None:
                yield heading, node


def is_entry(heading: Heading, page: Page, followed: bool = False) -> bool:
    """Return whether a heading is the term of an entry: by its level and its words."""
    title = fold(heading.words.text)
    if heading.level not in page.table.levels or not title or title in page.skipped or title in _TITLES:
        return False
    return not (followed or LETTERS.fullmatch(title))


def _has_entries_below(headings: list[Heading], number: int, page: Page) -> bool:
    """Return whether a heading has no text of its own, and headings of deeper levels that may be entries below it."""
    if number + 1 == len(headings) or headings[number + 1].level <= headings[number].level:
        return False
    own, following = headings[number], headings[number + 1]
    return following.level in page.table.levels and not page.text[own.span.end : following.span.start].strip()


def _end(headings: list[Heading], number: int, page: Page, end: int) -> int:
    """Return where the text of an entry ends: at the next one, or at a heading of its level or above."""
    own = headings[number]
    return next(
        (other.span.start for other in headings[number + 1 :] if other.level <= own.level or is_entry(other, page)), end
    )


def _entry(heading: Heading, end: int, page: Page) -> Mapping | None:
    values = names(heading.words, page.text, page.table)
    if not values:
        return None
    anchors = _anchors(heading, values["term"])
    values["id"] = anchors[0]
    if anchors[1:]:
        values["anchors"] = Sequence(tuple(anchors[1:]), anchors[1].start, anchors[-1].end)
    values["definition"] = raw(page.text, heading.span.end, page.text_end(heading.span.end, end))
    first = min(heading.span.start, *(anchor.start for anchor in anchors))
    return entry(Span(first, max(heading.words.span.end, *(node.end for node in values.values()))), values)


def _anchors(heading: Heading, term: Node) -> list[Scalar]:
    """Return the anchors of a heading, first the one that counts as its id."""
    generated = [Scalar(heading.generated, term.start, term.end, DERIVED)] if heading.generated else []
    return [*heading.written, *generated] or [Scalar("", term.start, term.end, DERIVED)]
