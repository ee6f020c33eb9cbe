"""Entries that are headings with the text below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.parse.sections.decorations import undecorated
from glosslint.parse.sections.document import raw
from glosslint.parse.sections.headings import BEGINNING, Title, entries
from glosslint.parse.sections.markdown.forms.found import Found, found, made
from glosslint.parse.sections.markdown.page import Heading, Page
from glosslint.parse.sections.markdown.terms import names
from glosslint.parse.tree import DERIVED

#: A value that a template fills in, such as the title of the page.
_FILLED_IN = re.compile(r"\{\{[^{}]*\}\}")
#: Keys above a line of hyphens: front matter that is not at the top of its page, and therefore a heading.
_FRONT_MATTER = re.compile(r"(?:[a-z][\w-]*:[ \t][^\n]*\n)+-{3,}\s*")


def read(page: Page) -> Iterator[Found]:
    """Yield the entries of a page."""
    part = page.part
    if part is None:
        return
    inside = [heading for heading in page.headings if part.start <= heading.span.start < part.end]
    starts = [*(heading.span.start for heading in inside), page.end]
    titles = [_title(heading, starts[number + 1], page) for number, heading in enumerate(inside)]
    for number, end in entries(titles, page.table):
        yield from _entry(inside[number], starts[end], page)


def _title(heading: Heading, end: int, page: Page) -> Title:
    words = heading.words.text
    may_be_term = not (_FILLED_IN.fullmatch(words.strip()) or _FRONT_MATTER.fullmatch(page.text, *heading.span))
    may_be_term = may_be_term and not page.is_definition_list(heading.span.end, end)
    has_text = len(page.table.levels) == 1 or page.text_end(heading.span.end, end) > heading.span.end
    text = page.text[heading.span.end : min(end, heading.span.end + BEGINNING)]
    return Title(heading.level, words, has_text, text, may_be_term)


def _entry(heading: Heading, end: int, page: Page) -> Iterator[Found]:
    values = names(undecorated(heading.words, page.text, heading.span), page.text, page.table)
    if not values:
        return
    generated = [made(heading.generated, values["term"], DERIVED)] if heading.generated else []
    anchors = [*heading.written, *generated] or [made("", values["term"])]
    text = raw(page.text, heading.span.end, page.text_end(heading.span.end, end))
    yield found(heading.span.start, values, anchors, {"definition": text})
