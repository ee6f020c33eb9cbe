"""
## What it does

Reports the longest sentence of an entry when it has more than 50 words. A semicolon counts as the end of a sentence.
A field that may have no more words than that (the native `summary` may have 45) is left to `long-definition`.

## Why is this bad?

Nobody keeps the beginning of such a sentence in mind until its end, least of all a reader of a second language.

## How to fix it

Make two sentences of it, or turn what it lists into a list.

## When to suppress it

When the sentence quotes a law or a standard word for word.

## Sources

Microsoft's package for Vale asks for fewer than 30 words. In four published glossaries (797 entries in English) two
sentences have more than 50, and both have to be read twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glosslint.rule import EntryFacts, EntryRule, Problem, Prose, Severity, Span, bad, count_words, good, option

_PART = re.compile(r"[^\s;][^;]*;?")


@dataclass(frozen=True)
class Options:
    """The length from which the rule speaks."""

    words: int = option(50, "The most words of a sentence.")


def check(entry: EntryFacts, options: Options) -> Iterator[Problem]:
    """The longest sentence of the entry, if it is too long."""
    count, prose, span = max(_counted(entry, options.words), key=_count, default=(0, None, Span(0, 0)))
    if prose is not None and count > options.words:
        message = f"{count} words in one sentence; over {options.words} are hard to follow"
        yield Problem(message, entry.at(prose.path, span), help="make two sentences of it, or a list")


def _count(found: tuple[int, Prose | None, Span]) -> int:
    return found[0]


def _counted(entry: EntryFacts, most: int) -> Iterator[tuple[int, Prose | None, Span]]:
    """The sentences that are too long, with the number of their words."""
    for prose in entry.prose:
        if not prose.english:
            continue
        if prose.limits is not None and 0 < prose.limits.max_words <= most:
            continue  # the whole field may not be so long, and long-definition says so
        for sentence in prose.sentences:
            if sentence.end - sentence.start > 2 * most:  # a word and a blank have two characters or more
                for part in _parts(prose, sentence):
                    yield count_words(prose.masked[part.start : part.end]), prose, part


def _parts(prose: Prose, sentence: Span) -> Iterator[Span]:
    """A sentence cut at its semicolons."""
    for match in _PART.finditer(prose.masked, sentence.start, sentence.end):
        yield Span(*match.span())


RULE = EntryRule(
    name="long-sentence",
    category="definition",
    severity=Severity.INFO,
    docs=__doc__,
    check=check,
    options=Options,
    examples=(
        good("definition: A token is a unit of text. A model reads and writes tokens.\n", options={"words": 8}),
        bad(
            "definition: |\n  A token is short. ⟦It is a word, a part of a word, or\n  a single sign.⟧ It counts.\n",
            "13 words in one sentence; over 10 are hard to follow",
            options={"words": 10},
        ),
        good(
            "definition: It is a word, e.g. a noun; it may be a part, too, or a sign.\n",
            options={"words": 9},
        ),
        bad(
            "summary: ⟦One two three four five six.⟧\ndefinition: One two three four five. Six.\n",
            "6 words in one sentence; over 4 are hard to follow",
            options={"words": 4},
        ),
    ),
)
