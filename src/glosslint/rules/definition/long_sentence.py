"""
## What it does

Reports the longest sentence of an entry if it has more than 50 words. A semicolon ends a sentence. A field that may
have no more words than that (the native `summary` may have 45) is left to `long-definition`.

## Why is this bad?

At the end of such a sentence readers no longer remember its beginning, least of all in a second language.

## How to fix it

Split the sentence, or turn what it lists into a list.

## When to suppress it

When the sentence quotes a law or a standard word for word.

## Sources

Microsoft's package for Vale asks for fewer than 30 words. In four published glossaries (797 entries in English) two
sentences have more than 50, and both have to be read twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.rule import EntryFacts, EntryRule, Problem, Problems, Prose, Severity, Span, bad, dataclass, good, option
from glosslint.rule.text import count_words

_PART = re.compile(r"[^\s;][^;]*;?")


@dataclass(frozen=True)
class Options:
    """The length above which a sentence is reported."""

    words: int = option(50, "The maximum number of words in a sentence.")


def check(entry: EntryFacts, options: Options) -> Problems:
    """Yield the longest sentence of the entry if it is too long."""
    nothing = 0, None, Span(0, 0)
    count, prose, span = max(_counted(entry, options.words), key=lambda counted: counted[0], default=nothing)
    if prose is not None and count > options.words:
        message = f"{count} words in one sentence; over {options.words} are hard to follow"
        yield Problem(message, entry.at(prose.path, span), help="split it, or turn it into a list")


def _counted(entry: EntryFacts, most: int) -> Iterator[tuple[int, Prose | None, Span]]:
    """Yield the parts, between semicolons, of sentences that may be too long, with the number of their words."""
    for prose in entry.prose:
        if not prose.english:
            continue
        if prose.limits is not None and 0 < prose.limits.max_words <= most:
            continue  # long-definition reports the whole field
        if prose.word_count <= most:  # of the whole text, which other rules ask for as well
            continue
        for sentence in prose.sentences:
            if sentence.end - sentence.start > 2 * most:  # a word and a space have two characters or more
                for match in _PART.finditer(prose.masked, *sentence):
                    yield count_words(match[0]), prose, Span(*match.span())


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
