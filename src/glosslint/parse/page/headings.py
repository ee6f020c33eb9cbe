"""Which headings of a page are the terms of entries, and where the text of each ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glosslint.parse.page.shown import Shown
from glosslint.parse.page.table import SectionTable
from glosslint.parse.page.titles import (
    ASIDES,
    FIRST,
    HEADS,
    LAST,
    SEE_ALSO,
    SOURCES,
    defines,
    divides_alphabet,
    explains_page,
    names_glossary,
)
from glosslint.text.names import fold

_NUMBER = re.compile(r"(?:\(?\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+)\s+(?=\S)")  # before a title: "3.", "3.1", "(3)"
_ASIDES = ASIDES | SEE_ALSO  # titles below which nothing is an entry
_NO_TERMS = _ASIDES | HEADS


class Title(NamedTuple):
    """A heading: its level, from 1; what readers see of it; what is below it, before the next heading: the beginning of
    a text, and whether it is a list; and whether the heading may be a term, as far as its format is concerned."""

    level: int
    words: str
    text: str = ""
    is_list: bool = False
    may_be_term: bool = True


def entries(titles: Sequence[Title], table: SectionTable) -> Iterator[tuple[int, int]]:
    """Yield the index of each title that is the term of an entry, and the index of the title at which its text ends.

    The latter is ``len(titles)`` if the text ends with the part. ``titles`` are all titles of a part of a page, in
    order. Nothing below a title such as "References" is an entry.
    """
    aside = 0  # the level of the title below which nothing is an entry
    begun = False
    for number, title in enumerate(titles):
        if aside and title.level > aside:
            continue
        is_last = number == len(titles) - 1
        # "Symbol" or "License" among terms is one, if a definition follows.
        among = begun and not is_last and titles[number + 1].level <= title.level
        defined = among and title.level in table.levels and defines(title.text)
        aside = title.level if is_aside(title.words, table) and not defined else 0
        words = fold(title.words.rstrip(":"))
        if words in (FIRST if not begun else LAST if is_last else ()):
            continue
        if (begun and is_last and words in SOURCES and title.is_list) or (
            not begun and not title.text and not title.is_list and names_glossary(title.words)
        ):
            continue
        if not aside and _is_term(title, table, defined) and not _is_group(titles, number, table):
            begun = True
            yield number, _end(titles, number, table)


def without_number(words: Shown) -> Shown:
    """Return the words of a title without the number of its section."""
    number = _NUMBER.match(words.text)
    return words.part(number.end(), len(words.text)) if number is not None else words


def is_aside(words: str, table: SectionTable) -> bool:
    """Return whether nothing below a title is an entry."""
    title = fold(words.rstrip(":"))
    return title in _ASIDES or title in table.skipped or explains_page(title)


def _is_term(title: Title, table: SectionTable, defined: bool = False) -> bool:
    """Return whether a title is a term; if it is ``defined``, also one that usually is the title of a part."""
    words = fold(title.words.rstrip(":"))
    if title.level not in table.levels or not words or words in table.skipped or not title.may_be_term:
        return False
    return defined or not (words in _NO_TERMS or explains_page(words) or divides_alphabet(title.words.strip()))


def _is_group(titles: Sequence[Title], number: int, table: SectionTable) -> bool:
    """Return whether a title has no text of its own, and the next title is on a deeper level that may have entries."""
    own, following = titles[number], titles[number + 1] if number + 1 < len(titles) else None
    is_above = following is not None and following.level > own.level and following.level in table.levels
    return is_above and not (own.text or own.is_list)


def _end(titles: Sequence[Title], number: int, table: SectionTable) -> int:
    """Return the index of the next entry, or of the next title on the same level or above."""
    later = range(number + 1, len(titles))
    level = titles[number].level
    return next((at for at in later if titles[at].level <= level or _is_term(titles[at], table)), len(titles))
