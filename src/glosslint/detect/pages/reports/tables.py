"""The tables of a page that are in no entry, in words: how many rows they have, and the titles of the first."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from glosslint.detect.page_texts import BrokenTable, broken_tables, is_only_table
from glosslint.detect.pages.other_formats import headers_of, is_other
from glosslint.detect.pages.score import Reading
from glosslint.model import Span
from glosslint.parse.files import kind_of, parse
from glosslint.parse.sections.columns import indices
from glosslint.parse.sections.document import SectionDocument
from glosslint.parse.sections.html.page import Page as HtmlPage
from glosslint.parse.sections.html.tables import by_table, titles as html_titles
from glosslint.parse.sections.markdown.forms.tables import header
from glosslint.parse.sections.markdown.reader import outline
from glosslint.text.messages import count, some
from glosslint.text.names import fold

_FEWEST = 4  # rows of all tables; a smaller table is data of the page, such as its author
_SHOWN = 3  # titles


class _Table(NamedTuple):
    titles: list[str]
    rows: int


def unread_tables(readings: Iterable[Reading], named: Collection[str]) -> str:
    """Return how many rows the tables have that are in no entry; empty if these are few.

    Tables whose first column is ``named`` are not counted.
    """
    every = [table for reading in readings for table in _tables(reading) if table.titles[:1] != [""]]
    found = [table for table in every if table.rows > 0 and table.titles and table.titles[0] not in named]
    rows = sum(table.rows for table in found)
    if rows < _FEWEST:
        return ""
    longest = max(found, key=attrgetter("rows"))
    quoted = some([f'"{title}"' for title in longest.titles], _SHOWN)
    which = f"{len(found):,} tables, such as the one" if found[1:] else "a table"
    return f"{count(rows, 'row')} of {which} with the columns {quoted}"


def broken(readings: Iterable[Reading]) -> str:
    """Return how many rows the tables have that Markdown reads as text, since their second row has no hyphens; empty if
    there are none."""
    found = [table for reading in readings for table in _broken(reading)]
    if not found:
        return ""
    quoted = some([f'"{title}"' for title in found[0].titles], _SHOWN)
    which = f"{len(found):,} tables, such as the one" if found[1:] else "a table"
    rows = count(sum(table.rows for table in found), "row")
    return f"{rows} of {which} with the columns {quoted}: no hyphens in the second row, so Markdown reads text"


def _broken(reading: Reading) -> Iterator[BrokenTable]:
    """Yield such tables in no entry and in no code."""
    document = reading.document
    if not isinstance(document, SectionDocument) or kind_of(document.source.path) != "page":
        return
    hidden = document.markup.hidden if document.markup is not None else ()
    code = [span for kind, span in hidden if kind == "code"]
    for table in broken_tables(document.source.text):
        before = bisect.bisect_right(code, table.span.start, key=attrgetter("start"))
        in_code = before > 0 and code[before - 1].end > table.span.start
        is_inside = document.part.start <= table.span.start < document.part.end
        if is_inside and not in_code and not _holds_entry(reading, table.span):
            yield table


def titles_of_tables(reading: Reading) -> str:
    """Return which headings are left out since they are titles of tables; empty if none are."""
    table = reading.table
    if table.forms != ("heading",) or not table.skip:
        return ""
    whole = replace(table, skip=(), labels={})
    every = Reading(parse(reading.document.source, whole), whole).pairs
    titles = [f'"{term}"' for term, text in every if fold(term) in table.skipped and is_only_table(text)]
    which = "headings" if titles[1:] else "heading"
    have = "have a table below them" if titles[1:] else "has a table below it"
    return f"the {which} {some(titles, _SHOWN)}, which {have}" if titles else ""


def _tables(reading: Reading) -> Iterator[_Table]:
    """Yield the tables of a page that are in no entry, and hold none."""
    source, table = reading.document.source, reading.table
    if kind_of(source.path) == "html":
        yield from _of_html(reading)
    elif is_other(source.path):
        every = headers_of(source) if "table" in table.forms and not table.at else []
        yield from (_Table(list(one.titles), one.rows) for one in every if not indices(one.titles, table.columns))
    else:
        own = outline(source, table)
        for block in own.blocks():
            if block.kind == "Table" and block.children and not _holds_entry(reading, block.span):
                yield _Table(header(block, own.text), len(block.children) - 1)


def _of_html(reading: Reading) -> Iterator[_Table]:
    source = reading.document.source
    page = HtmlPage(source.text, source.body_start, reading.table)
    for rows in by_table(page):
        span = Span(rows[0][0].start, max(row.end for row, _ in rows))
        if page.part.start <= span.start < page.part.end and not _holds_entry(reading, span):
            yield _Table(html_titles(page, rows), len(rows) - 1)


def _holds_entry(reading: Reading, span: Span) -> bool:
    """Return whether a part of a page has characters of an entry; the entries are in order and not in each other."""
    before = bisect.bisect_left(reading.nodes, span.end, key=attrgetter("start"))
    return before > 0 and reading.nodes[before - 1].end > span.start
