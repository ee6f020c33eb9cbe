"""What the index and the pages of categories show: entries and other names by letter, and a map of the categories."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from glosslint.facts.entry import EntryFacts
from glosslint.publish.addresses import link
from glosslint.publish.book import Book
from glosslint.publish.html.entry_page import aliases_of, expansion_of
from glosslint.text.messages import count
from glosslint.text.names import fold

_MAPPED = 12  # entries of a category on the map: the most used ones
_SIZES = ((0.6, 3), (0.25, 2), (0.08, 1))  # minimum share of the most used entry's uses, and size


class Row(NamedTuple):
    """A line of the index: an entry or another name of one. ``see`` is the term to look up instead, if any."""

    title: str
    href: str
    expansion: str = ""
    aliases: Sequence[str] = ()
    summary: str = ""
    categories: Sequence[str] = ()
    see: str = ""
    deprecated: bool = False
    language: str = ""


class Letter(NamedTuple):
    """The rows under one letter, and its anchor."""

    letter: str
    anchor: str
    rows: Sequence[Row]


class Region(NamedTuple):
    """A category on the map: its name, address and size, its most used entries, and how many are not shown."""

    name: str
    href: str
    size: int
    entries: Sequence[tuple[str, str, int]]
    more: int


def letter_of(name: str) -> str:
    """Return the letter under which a name is listed: without accents; ``0–9`` for digits, ``#`` for other signs."""
    plain = unicodedata.normalize("NFKD", name)
    first = next((char for char in plain if char.isalnum()), "")
    if first.isdigit():
        return "0–9"
    return first.upper()[:1] or "#"


def letters(book: Book, address: str, entries: Sequence[EntryFacts], names: bool = True) -> list[Letter]:
    """Return the entries, and with ``names`` also their other names, by first letter, for the page at ``address``."""
    rows: dict[str, list[tuple[str, int, Row]]] = {}
    for entry in entries:
        for row in (entry_row(book, address, entry), *(_other_names(book, address, entry) if names else ())):
            rows.setdefault(letter_of(row.title), []).append((fold(row.title), bool(row.see), row))
    ordered = sorted(rows, key=lambda letter: (letter == "#", letter == "0–9", fold(letter), letter))
    return [
        Letter(letter, _anchor(letter), [row for *_, row in sorted(rows[letter], key=lambda item: item[:2])])
        for letter in ordered
    ]


def _anchor(letter: str) -> str:
    return {"#": "letter-sign", "0–9": "letter-digit"}.get(letter, f"letter-{letter.lower()}")


def entry_row(book: Book, address: str, entry: EntryFacts) -> Row:
    """Return the line of an entry in a list at ``address``."""
    heir = book.shown(book.glossary.replacement(entry)) if entry.deprecated else None
    return Row(
        entry.title,
        link(address, book.address(entry)),
        expansion_of(entry),
        aliases_of(entry),
        book.summary(entry).html,
        [name for name in book.extra(entry).categories if name in book.categories],
        heir.title if heir is not None else "",
        entry.deprecated,
        entry.language.replace("_", "-") if entry.language not in ("", book.language) else "",
    )


def _other_names(book: Book, address: str, entry: EntryFacts) -> Iterator[Row]:
    """Yield a line for each other name, except names that begin like the term and are listed beside it."""
    if entry.deprecated:
        return
    href = link(address, book.address(entry))
    own = fold(entry.title)
    for name in dict.fromkeys(filter(None, (expansion_of(entry), *aliases_of(entry)))):
        if not fold(name).startswith(own) and not own.startswith(fold(name)):
            yield Row(name, href, see=entry.title)


def regions(book: Book, address: str) -> list[Region]:
    """Return the categories, each with its most used entries and their sizes."""
    uses = {id(entry): len(book.relations.used_by(entry)) for entry in book.entries}
    most = max(uses.values(), default=0) or 1
    found = []
    for name, entries in book.categories.items():
        shown = sorted(entries, key=lambda entry: (-uses[id(entry)], fold(entry.title)))[:_MAPPED]
        named = [
            (entry.title, link(address, book.address(entry)), _size(uses[id(entry)] / most))
            for entry in sorted(shown, key=lambda entry: fold(entry.title))
        ]
        href = link(address, book.category_addresses[name])
        found.append(Region(name, href, len(entries), named, len(entries) - len(named)))
    return found


def _size(share: float) -> int:
    return next((size for least, size in _SIZES if share >= least), 0)


def index_page(book: Book, address: str) -> dict[str, Any]:
    """Return the variables of the template ``index.html`` for the index at ``address``."""
    current = [entry for entry in book.entries if not entry.deprecated]
    return {
        "title": book.options.title,
        "letters": letters(book, address, book.sorted_entries),
        "regions": regions(book, address),
        "count": len(current),
        "deprecated_count": len(book.entries) - len(current),
    }


def category_page(book: Book, name: str) -> dict[str, Any]:
    """Return the variables of the template ``category.html``."""
    address = book.category_addresses[name]
    entries = book.categories[name]
    others = [region for region in regions_named(book, address) if region[0] != name]
    return {
        "title": name,
        "letters": letters(book, address, entries, names=False),
        "others": others,
        "count": len(entries),
    }


def category_description(book: Book, name: str) -> str:
    """Return the description of the page of a category for search engines: its number of terms, and the first ones."""
    entries = book.categories[name]
    terms = ", ".join(entry.title for entry in entries[:_MAPPED])
    return f"{count(len(entries), 'term')} of the category {name}: {terms}{', …' if len(entries) > _MAPPED else '.'}"


def regions_named(book: Book, address: str) -> list[tuple[str, str, int]]:
    """Return name, link and number of entries of each category."""
    return [
        (name, link(address, book.category_addresses[name]), len(entries)) for name, entries in book.categories.items()
    ]
