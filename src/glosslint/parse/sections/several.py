"""Paragraphs in which each line is an entry, told from those of one entry with labels: ``**Term**: text``, and below it
``**Example**: text``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from glosslint.parse.sections.markdown.titles import LABELS

#: A paragraph has at most one label for so many lines.
_PER_LABEL = 4
#: Lines of a paragraph that are entries beside paragraphs of one entry each.
_SURE = 4
_Line = TypeVar("_Line")


def divided(paragraphs: Sequence[Sequence[_Line]], words_of: Callable[[_Line], str]) -> Iterator[_Line]:
    """Yield the lines of a page that open an entry: all lines of paragraphs that hold several, the first of others.

    ``paragraphs`` has the lines of each that open with a marked term and its sign, the first line included;
    ``words_of`` returns the folded words of the term.
    """
    holds = hold_entries([[words_of(line) for line in lines] for lines in paragraphs])
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
