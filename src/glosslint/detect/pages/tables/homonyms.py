"""The tables of a page → the column whose values tell rows with the same term apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from glosslint.detect.keys.homonyms import role_apart, tells_apart
from glosslint.detect.keys.names import normal
from glosslint.detect.pages.tables.columns import Header
from glosslint.parse.sections.columns import indices
from glosslint.parse.sections.table import Titles

#: The keys of such columns, which are also the names of their roles.
APART = ("domain", "kind")


def with_homonyms(columns: Mapping[str, Titles], headers: Sequence[Header]) -> Mapping[str, Titles]:
    """Return ``columns`` with the one that tells all rows with the same term apart, if there are such rows."""
    titles = dict.fromkeys(title for header in headers for title in header.titles)
    for title in titles:
        role = role_apart(normal(title))
        more = {**columns, role: title}
        if role and role not in columns:
            term, text, value = (_texts(more, headers, key) for key in (*_OWN, role))
            if tells_apart(normal(title), term, text, value):
                return more
    return columns


_OWN = ("term", "definition")


def _texts(columns: Mapping[str, Titles], headers: Sequence[Header], key: str) -> Mapping[int, str]:
    """Return the texts of a column in all rows of the tables that have the ``columns``, by the numbers of the rows."""
    texts: dict[int, str] = {}
    start = 0
    for header in headers:
        at = indices(header.titles, columns).get(key, len(header.columns))
        own = header.columns[at] if at < len(header.columns) else ()
        texts.update((start + number, text) for number, text in enumerate(own) if text.strip())
        start += header.rows
    return texts
