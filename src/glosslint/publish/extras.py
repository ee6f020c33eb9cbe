"""Keys of an entry that many glossaries use and that are not roles: category, examples, sources, …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from glosslint.facts.entry import EntryFacts
from glosslint.parse.scalar_values import plain_data
from glosslint.parse.tree import Document
from glosslint.util.timing import is_date

#: Of each of these groups, the first key that an entry has is shown.
_CATEGORY = ("category", "categories", "domain", "topic", "tags")
_REVIEWED = ("reviewed", "last_reviewed", "updated", "lastmod", "last_modified_at", "date")
_EXAMPLES = ("examples", "example")
_SOURCES = ("sources", "source", "bibliography", "citations")
#: Keys that are shown even if the layout has a role for them.
ALWAYS = frozenset(("examples", "example", "level", "contrast", "formula", "origin", "sources"))
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)")  # of Markdown
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Contrast(NamedTuple):
    """An entry not to be confused with this one: its id, and the difference in Markdown."""

    target: str
    note: str


class Formula(NamedTuple):
    """A formula in TeX, and how it is read aloud."""

    tex: str
    spoken: str


class TermOrigin(NamedTuple):
    """Where the term comes from: a note in Markdown, the year, and the author."""

    note: str
    year: str
    by: str


class WorkCited(NamedTuple):
    """A source; ``url`` is empty or begins with http."""

    title: str
    authors: str
    year: str
    url: str


@dataclass(frozen=True)
class Extras:
    """The extras of one entry; missing ones are empty."""

    categories: tuple[str, ...] = ()
    level: str = ""
    reviewed: str = ""  # YYYY-MM-DD
    examples: tuple[str, ...] = ()
    contrast: tuple[Contrast, ...] = ()
    formula: Formula | None = None
    origin: TermOrigin | None = None
    sources: tuple[WorkCited, ...] = ()


def read_extras(entry: EntryFacts, document: Document, taken: Iterable[str]) -> Extras:
    """Return the extras of an entry, without the top-level keys ``taken`` by roles of the layout, unless these are in
    ``ALWAYS``."""
    match = document.find(entry.root)
    data = plain_data(match.node) if match is not None and match.complete else None
    own = frozenset(taken) - ALWAYS
    keys = {key: value for key, value in data.items() if key not in own} if isinstance(data, dict) else {}
    contrasts = (Contrast(*_fields(item, "id", "note")) for item in _list(keys.get("contrast")))
    formula = Formula(*_fields(keys.get("formula"), "tex", "spoken"))
    origin = TermOrigin(*_fields(keys.get("origin"), "note", "year", "by"))
    return Extras(
        tuple(domain.value for domain in entry.domains) or tuple(_strings(_first(keys, _CATEGORY))),
        _string(keys.get("level")),
        _day(_string(_first(keys, _REVIEWED))),
        tuple(_strings(_first(keys, _EXAMPLES))),
        tuple(contrast for contrast in contrasts if contrast.target),
        formula if formula.tex else None,
        origin if any(origin) else None,
        tuple(_sources(_first(keys, _SOURCES))),
    )


def _first(keys: Mapping[str, Any], names: Iterable[str]) -> Any:
    return next((keys[name] for name in names if name in keys), None)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _string(value: Any) -> str:
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _day(text: str) -> str:
    """Return the day with which ``text`` begins; an empty string without one, or for one of no calendar."""
    match = _DAY.match(text)
    return match[0] if match is not None and is_date(match[0]) else ""


def _strings(value: Any) -> Iterator[str]:
    return filter(None, map(_string, _list(value)))


def _fields(value: Any, *keys: str) -> list[str]:
    """Return the strings under ``keys``; a value that is not a mapping is that of the first key."""
    given = value if isinstance(value, dict) else {keys[0]: value}
    return [_string(given.get(key)) for key in keys]


def _sources(value: Any) -> Iterator[WorkCited]:
    for item in _list(value):
        link = _LINK.search(item) if isinstance(item, str) else None
        text = {"title": item, "url": item} if link is None else {"title": _LINK.sub(r"\1", item), "url": link[2]}
        given = item if isinstance(item, dict) else text
        url, doi = _string(given.get("url")), _string(given.get("doi"))
        title = _string(given.get("title") or given.get("name")) or url
        authors = list(_strings(given.get("authors") or given.get("author")))
        if given.get("et_al") is True:
            authors.append("et al.")
        url = url or (f"https://doi.org/{doi}" if doi and not doi.startswith("http") else doi)
        if title:
            yield WorkCited(title, ", ".join(authors), _string(given.get("year")), _web(url))


def _web(url: str) -> str:
    return url if url.startswith(("https://", "http://")) and not re.search(r"\s", url) else ""
