"""Which headings of a page are the terms of entries, and where the text of each ends: the same in every format."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from glosslint.parse.sections.ends.languages import SEE_ALSO, SOURCES
from glosslint.parse.sections.markdown.shown import Shown
from glosslint.parse.sections.markdown.titles import (
    ASIDES,
    FIRST,
    HEADS,
    LAST,
    defines,
    divides_alphabet,
    explains_page,
    names_glossary,
)
from glosslint.parse.sections.separators import ITEM
from glosslint.parse.sections.table import SectionTable
from glosslint.text.names import fold

_NUMBER = re.compile(r"(?:\(?\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+)\s+(?=\S)")  # before a title: "3.", "3.1", "(3)"
#: Titles of several letters on the level of letters that are terms, and the share of their initials that letters which
#: divide an alphabet have at least.
_FEWEST_OTHERS, _DIVIDED = 3, 0.5
#: The share of the letters of an alphabet, from the first that is a title to the last, that divide it.
_FEWEST_IN_ROW, _IN_ROW = 3, 0.6
BEGINNING = 200  # characters below a title that tell what follows
_SENTENCE = re.compile(r"\s*[\"'\u201c\u2018(]?\w+[^\n]*[ \t]\w")  # the beginning of a text, not of a list
_LIST = re.compile(rf"\s*(?:{ITEM}|\*|\[|<?https?:)", re.IGNORECASE)  # also of works in bold or italics, or of links
_ASIDES = ASIDES | SEE_ALSO  # titles below which nothing is an entry
_NO_TERMS = _ASIDES | HEADS
_SIGNS = " \t\r\n-*_=~"  # of blank lines, rules and underlines


class Title(NamedTuple):
    """A heading: its level, from 1; what readers see of it; whether there is a text before the next heading; the
    beginning of that text; and whether it may be a term, as far as its format is concerned."""

    level: int
    words: str
    has_text: bool = True
    text: str = ""
    may_be_term: bool = True


def entries(titles: Sequence[Title], table: SectionTable) -> Iterator[tuple[int, int]]:
    """Yield the index of each title that is the term of an entry, and the index of the title at which its text ends.

    The latter is ``len(titles)`` if the text ends with the part. ``titles`` are all titles of a part of a page, in
    order. Nothing below a title such as "References" is an entry.
    """
    letters = _letters(titles, table)
    aside = 0  # the level of the title below which nothing is an entry
    begun = False
    for number, title in enumerate(titles):
        if aside and title.level > aside:
            continue
        # "Symbol" or "License" among terms is one, if a definition follows.
        among = begun and number < len(titles) - 1 and titles[number + 1].level <= title.level
        defined = among and title.level in table.levels and defines(title.text)
        aside = title.level if is_aside(title.words, table) and not defined else 0
        if fold(title.words) in (FIRST if not begun else LAST if number == len(titles) - 1 else ()):
            continue
        if begun and number == len(titles) - 1 and _lists_sources(title):
            continue
        if not begun and names_glossary(title.words) and not title.text.strip(_SIGNS):
            continue
        if not aside and _is_term(title, table, defined or number in letters) and not _is_group(titles, number, table):
            begun = True
            yield number, _end(titles, number, table, letters)


def without_number(words: Shown) -> Shown:
    """Return the words of a title without the number of its section."""
    number = _NUMBER.match(words.text)
    return words.part(number.end(), len(words.text)) if number is not None else words


def is_aside(words: str, table: SectionTable) -> bool:
    """Return whether nothing below a title is an entry."""
    title = fold(words.rstrip(":"))
    return title in _ASIDES or title in table.skipped or explains_page(title)


def _lists_sources(title: Title) -> bool:
    """Return whether a title is that of sources in another language than English, and a list, no text, is below it."""
    return fold(title.words.rstrip(":")) in SOURCES and _LIST.match(title.text) is not None


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
    return is_above and not own.has_text


def _letters(titles: Sequence[Title], table: SectionTable) -> frozenset[int]:
    """Return the indices of the titles of one letter that are terms, such as the programming language C: all of them on
    their level have a text, they are not in a row, and few titles of several letters there begin with one of them, as
    below the letters of an alphabet."""
    found: set[int] = set()
    for level in table.levels:
        inside = [at for at, title in enumerate(titles) if title.level == level and title.words.strip()]
        letters = {at for at in inside if len(titles[at].words.strip()) == 1 and titles[at].words.strip().isalpha()}
        initials = {fold(titles[at].words.strip())[:1] for at in inside if at not in letters}
        own = {fold(titles[at].words.strip()) for at in letters}
        is_alphabet = len(own) < len(letters) or len(own & initials) >= _DIVIDED * len(initials) or _is_row(own)
        if len(inside) - len(letters) < _FEWEST_OTHERS or is_alphabet:
            continue
        if all(titles[at].has_text and _SENTENCE.match(titles[at].text) for at in letters):
            found.update(letters)
    return frozenset(found)


def _is_row(letters: Collection[str]) -> bool:
    """Return whether letters are nearly all of an alphabet from the first of them to the last."""
    places = sorted(ord(letter[0]) for letter in letters if letter)
    return len(places) >= _FEWEST_IN_ROW and len(places) >= _IN_ROW * (places[-1] - places[0] + 1)


def _end(titles: Sequence[Title], number: int, table: SectionTable, letters: Collection[int]) -> int:
    """Return the index of the next entry, or of the next title on the same level or above."""
    later = range(number + 1, len(titles))
    level = titles[number].level
    return next(
        (at for at in later if titles[at].level <= level or _is_term(titles[at], table, at in letters)), len(titles)
    )
