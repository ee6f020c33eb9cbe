"""Titles of parts of a page that are not entries, and words that open a paragraph but are not terms."""

from __future__ import annotations

import re

from glosslint.parse.page.blocks import Shown
from glosslint.parse.page.table import SectionTable
from glosslint.text.names import fold
from glosslint.util.regexes import lazy_pattern


def _phrases(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split(",")))


#: "A", "A – C", "#", "0–9", "Symbols": headings that divide an alphabet.
_LETTERS = lazy_pattern(
    r"""[\s(\["'–—-]*(?:letter\s+)?(?:[^\W_]|\d+|[^\W_](?:\s*(?:[-–—,]|to|through)\s*|\s[/&]\s)[^\W_]|symbols?|numbers?|numerals?
    |other|misc\w*)(?:\W+(?:symbols?|numbers?))?[\s)\].:"'–—-]*|[#&@*\d\s/–—-]+""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER = lazy_pattern(r"(?:\(?\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+)\s+(?=\S)")  # before a title: "3.", "3.1", "(3)"
#: Parts of a page in which nothing is an entry.
ASIDES = _phrases(
    """contents, table of contents, toc, on this page, quick links, quick navigation, navigation, jump to, see also,
    references, further reading, further resources, notes, external links, links, related links, bibliography,
    other glossaries, related glossaries, external glossaries, other resources, other links,
    contributing, how to contribute, license, licence, changelog, change log, footnotes, sources, credits,
    acknowledgements, acknowledgments, additional resources, related resources, related documents,
    related documentation, related topics, related pages, feedback, next steps, resources, document history,
    revision history, disclaimer"""
)
#: Titles that are not terms; there may be entries below them.
HEADS = _phrases(
    """glossary, glossary of terms, terms, terminology, definitions, key terms, introduction, overview, about, preface,
    acronyms, abbreviations, acronyms and abbreviations, common terms, common acronyms, definitions and acronyms,
    terms and definitions"""
)
#: Words in bold that open a paragraph but are not terms.
LABELS = _phrases(
    """note, notes, important, warning, tip, caution, attention, info, hint, example, examples, see also, see, todo,
    related, related terms, also known as, also called, aka, learn more, read more"""
)


def divides_alphabet(title: str) -> bool:
    """Return whether a title divides an alphabet: one or several letters, digits, or a word such as "Symbols"; not
    "I/O" and "R&D"."""
    return _LETTERS.fullmatch(title) is not None


def strip_number(words: Shown) -> Shown:
    """Return the words of a title without the number of its section."""
    number = _NUMBER.match(words.text)
    return words.part(number.end(), len(words.text)) if number is not None else words


def is_aside(words: str, table: SectionTable) -> bool:
    """Return whether nothing below a title is an entry."""
    title = fold(words.rstrip(":"))
    return title in ASIDES or title in table.skipped


def may_be_term(title: str, table: SectionTable) -> bool:
    """Return whether a title may be a term, unlike "References" and "A – C"."""
    words = fold(title.rstrip(":"))
    is_other = words in table.skipped or words in ASIDES or words in HEADS or divides_alphabet(title.strip())
    return bool(words) and not is_other
