"""
## What it does

Reports a definition that says when or where the thing is instead of what it is: "Overfitting is when …", "When …",
"Where …".

## Why is this bad?

The sentence tells a case in which the word is used. What kind of thing it is, a state, an error, a place, the reader
has to guess.

## How to fix it

Begin with the kind of thing: "Overfitting is when a model memorises …" becomes "State of a model that memorises …".

## When to suppress it

When a moment or a place is what the term names, and no word for it fits.

## Sources

ISO 704 asks a definition for a superordinate concept, and an adverb is none; the Merriam-Webster Dictionary of English
Usage tells how long teachers have objected to "is when". English definitions only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.rule import (
    Definition,
    EntryFacts,
    EntryRule,
    NoOptions,
    Problem,
    Severity,
    Span,
    bad,
    good,
    markup_start,
)
from glosslint.rules.definition._definitions_with import hinted

_HINT = frozenset(("when", "where"))
_WHEN = re.compile(r"(?:basically|simply|just|essentially|often|usually|generally|also)?\s*(?P<word>when|where)\b")
_IS = re.compile(
    r"\b(?:is|are|was|were|means)(?:\s+(?:basically|simply|just|essentially|typically|usually|often))?\s*\Z"
)


def check(entry: EntryFacts, options: NoOptions) -> Iterator[Problem]:
    """Every English definition that opens with "when" or "where", alone or behind "X is"."""
    for taken in hinted(entry, _HINT):
        span = _found(taken)
        if span is not None:
            word = taken.shown(span).split()[-1].lower()
            kind = "place" if word == "where" else "event or state"
            message = f'"{taken.shown(span)}" says {word} it is, not what it is'
            yield Problem(message, entry.at(taken.prose.path, span), help=f"name the kind of thing: the {kind}")


def _found(taken: Definition) -> Span | None:
    """The words from "X is" to "when"; "when" alone without them."""
    frame, core = taken.parts.frame, taken.parts.core
    match = _WHEN.match(taken.clean.core, core.start + _blanks(taken, core.start), core.end)
    if match is None:
        return None
    framed = frame.end > frame.start
    if not framed:
        is_first = not any(map(str.isalnum, taken.clean.spoken[taken.parts.sentence.start : core.start]))
        return Span(*match.span("word")) if is_first else None
    if _IS.search(taken.clean.spoken, *frame) is None:
        return None
    start = markup_start(taken.prose, frame.start + _blanks(taken, frame.start))
    return Span(start, match.end("word"))


def _blanks(taken: Definition, at: int) -> int:
    rest = taken.clean.core[at : at + 20]
    return len(rest) - len(rest.lstrip(" \t\r\n*_\x00"))


RULE = EntryRule(
    name="is-when",
    category="definition",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    examples=(
        good("id: overfitting\nterm: Overfitting\nsummary: State of a model that does well only when it trains.\n"),
        good(
            "id: overfitting\nterm: Overfitting\nsummary: When a model trains for too long, what it learns by heart.\n"
        ),
        bad(
            "id: overfitting\nterm: Overfitting\nsummary: ⟦Overfitting is when⟧ a model learns by heart.\n",
            '"Overfitting is when" says when it is, not what it is',
        ),
        bad(
            'id: overfitting\nterm: Overfitting\nsummary: "⟦**Overfitting** is when⟧ a model learns by heart."\n',
            '"**Overfitting** is when" says when it is, not what it is',
        ),
        bad(
            "id: entry-point\nterm: Entry point\nsummary: ⟦Where⟧ a program begins to run.\n",
            '"Where" says where it is, not what it is',
        ),
    ),
)
