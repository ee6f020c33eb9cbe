"""Paragraphs in which each line is an entry, told from those of one entry with labels: ``**Term**: text``, and below it
``**Example**: text``."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TypeVar

from glosslint.parse.sections.markdown.titles import LABELS
from glosslint.parse.tree import Mapping, Scalar
from glosslint.text.names import fold

#: The marks of a table whose terms have none.
PLAIN = ("plain",)
#: A paragraph has at most one label for so many lines.
_PER_LABEL = 4
#: Lines of a paragraph that are entries beside paragraphs of one entry each.
_SURE = 4
#: Lines that are entries though their terms have no mark: so many in one paragraph, or so many in each of a few
#: paragraphs; and their share of all lines of these, since a long text may have a colon in its second line as well.
_ALONE, _OF_SEVERAL, _LEAST, _NEARLY_ALL = 8, 3, 2, 0.8
_BULLETS = ("\u2022", "\u25e6", "\u2023", "\u25aa", "\u00b7", "\u2013", "\u2014")  # of lines that are no list
_SORTED, _IN_ORDER = 12, 0.9  # entries of a page that tell an order, and the share of them that are in it
_CAPITALS = 0.9  # share of the terms that begin with a capital, if the lines of a text are told by a small letter
_PER_CAPITALS = 5  # other terms for each abbreviation that is usually a label
_IN_CAPITALS = re.compile(
    rf"(?:^[ \t]*(?:[-*+•][ \t]+)?|[*_`>][ \t]*)({'|'.join(sorted(word.upper() for word in LABELS if word.isalpha()))})"
    r"(?=[*_`:.<]|[ \t]+[–—=(-])",
    re.MULTILINE,
)
_Line = TypeVar("_Line")


def divided(paragraphs: Sequence[Sequence[_Line]], words_of: Callable[[_Line], str]) -> Iterator[_Line]:
    """Yield the lines of a page that open an entry: all lines of paragraphs that hold several, the first of others.

    ``paragraphs`` has the lines of each that open with a term and its sign, the first line included; ``words_of``
    returns the words of the term.
    """
    holds = hold_entries([[fold(words_of(line)) for line in lines] for lines in paragraphs])
    for lines, several in zip(paragraphs, holds, strict=True):
        yield from lines if several else lines[:1]


def hold_entries(paragraphs: Sequence[Sequence[str]]) -> list[bool]:
    """Return for each paragraph of a page whether its lines are entries; ``paragraphs`` has the folded words of the
    terms that the lines of each open with, the first line included.

    Words that open several lines are labels. Where most paragraphs have one such line, only several lines without any
    label are entries, and not those of the first and last paragraph, which may be data of the page.
    """
    counts = Counter(words for lines in paragraphs for words in lines)
    own = [at for at, lines in enumerate(paragraphs) if lines]
    inner = [words for lines in paragraphs for words in lines[1:]]
    if _PER_LABEL * sum(counts[words] > 1 for words in inner) > len(inner):
        return [False] * len(paragraphs)
    labels = [sum(words in LABELS or counts[words] > 1 for words in lines[1:]) for lines in paragraphs]
    usual = len(inner) - sum(labels) >= len(own)

    def divides(at: int) -> bool:
        lines = paragraphs[at]
        if len(lines) == 1 or _PER_LABEL * labels[at] > len(lines):
            return False
        return usual or (len(lines) >= _SURE and not labels[at] and at not in (own[0], own[-1]))

    return [bool(lines) and divides(at) for at, lines in enumerate(paragraphs)]


def unmarked(
    paragraphs: Sequence[Sequence[_Line]], sizes: Sequence[int], words_of: Callable[[_Line], str]
) -> list[Sequence[_Line]]:
    """Return the lines of each paragraph that open an entry with an unmarked term: only the first of each, unless
    nearly all lines of several paragraphs do, or many lines of one.

    ``paragraphs`` has the lines of each that open with a few words and a sign, the first line included, ``sizes`` how
    many lines at the margin each has; ``words_of`` returns the words of the term. If nearly all terms begin with a
    capital, a line that begins with a small letter goes on with the text above.
    """
    words = [words_of(line) for lines in paragraphs for line in lines]
    if any(term.startswith(_BULLETS) for term in words):
        return [lines[:1] for lines in paragraphs]
    capitals = sum(not term[:1].islower() for term in words) >= _CAPITALS * len(words)
    kept = [
        [line for at, line in enumerate(lines) if not (at and capitals and words_of(line)[:1].islower())]
        for lines in paragraphs
    ]
    several = [len(lines) for lines in kept if len(lines) > 1]
    inner, all_inner = sum(several) - len(several), sum(size - 1 for size in sizes if size > 1)
    enough = max(several, default=0) >= _ALONE or sum(size >= _OF_SEVERAL for size in several) >= _LEAST
    return [*kept] if enough and inner >= _NEARLY_ALL * all_inner else [lines[:1] for lines in paragraphs]


def in_order(words: Sequence[str], labels: Collection[int]) -> frozenset[int]:
    """Return the ``labels`` that are terms by their place: words such as "Note" between others in alphabetical order.

    ``words`` has the folded words of all openings of a page, ``labels`` the indices of those that usually are labels.
    """
    others = [at for at in range(len(words)) if at not in labels]
    pairs = [words[one] <= words[other] for one, other in itertools.pairwise(others)]
    if len(words) < _SORTED or len(others) <= len(labels) or sum(pairs) < _IN_ORDER * len(pairs):
        return frozenset()
    counts = Counter(words)

    def is_term(at: int) -> bool:
        place = bisect.bisect(others, at)
        above, below = others[max(place - 1, 0) : place], others[place : place + 1]
        inside = all(words[one] < words[at] for one in above) and all(words[at] < words[one] for one in below)
        return inside and bool(above) and bool(below) and counts[words[at]] == 1

    return frozenset(filter(is_term, labels))


def labels_in_capitals(text: str) -> frozenset[str]:
    """Return the folded words that usually are labels and open one line in capitals, as abbreviations do: "NB"."""
    return frozenset(fold(words) for words, number in Counter(_IN_CAPITALS.findall(text)).items() if number == 1)


def have_capitals(entries: Sequence[Mapping], labels: Collection[str]) -> bool:
    """Return whether enough terms of the ``entries`` of a page are in capitals for the ``labels`` to be terms too."""
    capitals = sum(isinstance(term := entry.get("term"), Scalar) and term.text.isupper() for entry in entries)
    return capitals >= _PER_CAPITALS * len(labels)


def labels_as_terms(entries: Sequence[Mapping], labels: Collection[str]) -> frozenset[str]:
    """Return the ``labels`` that are terms of the ``entries`` of a page: abbreviations in alphabetical order with many
    others."""
    names = [term.text for entry in entries if isinstance(term := entry.get("term"), Scalar)]
    words = [fold(name) for name in names]
    found = {at for at, name in enumerate(names) if words[at] in labels and name.isupper()}
    if _PER_CAPITALS * len(found) > len(words) - len(found):
        return frozenset()
    return frozenset(words[at] for at in in_order(words, found))
