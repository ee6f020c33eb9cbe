"""
## What it does

Reports a definition that says when or where the thing is instead of what it is: "Overfitting is when …", "When …",
"Where …". The level is info if it addresses the reader ("When you …"). A condition before a definition is accepted:
"When a ship leaves, a sailor who …".

## Why is this bad?

The sentence describes a case in which the word is used. The reader has to guess what kind of thing it is: a state, an
error, a place.

## How to fix it

Begin with the kind of thing: "Overfitting is when a model memorises …" becomes "State of a model that memorises …".

## When to suppress it

When the term names a moment or a place, and no word for it fits.

## Sources

ISO 704 asks a definition for a superordinate concept, which an adverb is not; the Merriam-Webster Dictionary of English
Usage records how long teachers have objected to "is when". English definitions only.
"""

from __future__ import annotations

from glosslint.rule import EntryFacts, EntryRule, NoOptions, Problem, Problems, Severity, bad, good, lazy_pattern
from glosslint.rule.facts import Definition, Span, markup_start
from glosslint.rules.definition._candidates import candidates, judged

_HINT = frozenset(("when", "where"))
_WHEN = lazy_pattern(r"(?:basically|simply|just|essentially|often|usually|generally|also)?\s*(?P<word>when|where)\b")
_ADDRESS = lazy_pattern(r"\s+(?:you|your|someone|somebody|i|we)\b")  # a scene for the reader, often a joke
_IS = lazy_pattern(
    r"\b(?:is|are|was|were|means)(?:\s+(?:basically|simply|just|essentially|typically|usually|often))?\s*\Z"
)
_MAIN_CLAUSE = lazy_pattern(
    r",\s+(?:(?:the|this|that|it|you|we|they|he|she)\b|an?\s+[\w-]+\s+(?:is|are|has|can|may|will)\b)"
)


def check(entry: EntryFacts, options: NoOptions) -> Problems:
    """Yield every English definition that opens with "when" or "where", alone or after "X is"."""
    for parsed in candidates(entry, _HINT):
        span = _opening(parsed)
        if span is not None:
            word = parsed.shown(span).split()[-1].lower()
            kind = "place" if word == "where" else "event or state"
            case = "address" if _ADDRESS.match(parsed.clean.core, span.end) is not None else ""
            message = f'"{parsed.shown(span)}" says {word} it is, not what it is'
            place = entry.at(parsed.prose.path, span)
            yield Problem(message, place, help=f"start with the kind of thing: the {kind}", case=case)


def _opening(parsed: Definition) -> Span | None:
    """Return the words from "X is" to "when", or "when" alone if it opens the sentence."""
    frame, core = parsed.parts.frame, parsed.parts.core
    match = _WHEN.match(parsed.clean.core, _first_word(parsed, core.start), core.end)
    if match is None:
        return None
    if frame.end > frame.start:
        start = markup_start(parsed.prose, _first_word(parsed, frame.start))
        return Span(start, match.end("word")) if _IS.search(parsed.clean.spoken, *frame) is not None else None
    if _MAIN_CLAUSE.search(parsed.clean.core, match.end(), core.end) is not None:
        return None  # "When you want to build it, the step …"
    return Span(*match.span("word"))


def _first_word(parsed: Definition, start: int) -> int:
    """Return where a word begins after whitespace, the marks of emphasis and masked characters."""
    following = parsed.clean.core[start : start + 20]
    return start + len(following) - len(following.lstrip(" \t\r\n*_\x00"))


RULE = EntryRule(
    name="is-when",
    category="definition",
    severity=Severity.WARNING,
    cases={"address": Severity.INFO},
    docs=__doc__,
    check=check,
    judged=judged,
    examples=(
        good("id: overfitting\nterm: Overfitting\nsummary: State of a model that does well only when it trains.\n"),
        good(
            "id: overfitting\nterm: Overfitting\nsummary: When a model trains for too long, what it learns by heart.\n"
        ),
        bad(
            "id: bell\nterm: Bell\nsummary: ⟦When⟧ struck with a hammer. The watch of a ship ends.\n",
            '"When" says when it is, not what it is',
        ),
        bad(
            "id: wam\nterm: WAM\nsummary: ⟦Where⟧ a song is played.\n",
            '"Where" says where it is, not what it is',
        ),
        bad(
            "id: ml\nterm: ML\nsummary: ⟦Machine learning is when⟧ a program learns by heart.\n",
            '"Machine learning is when" says when it is, not what it is',
        ),
        bad(
            "id: overfitting\nterm: Overfitting\nsummary: ⟦Overfitting is when⟧ a model learns by heart.\n",
            '"Overfitting is when" says when it is, not what it is',
        ),
        bad(
            'id: overfitting\nterm: Overfitting\nsummary: "⟦**Overfitting** is when⟧ a model learns by heart."\n',
            '"**Overfitting** is when" says when it is, not what it is',
        ),
        good("id: pilot\nterm: Pilot\nsummary: When a ship leaves, requiring help, a sailor who knows the harbour.\n"),
        bad(
            "id: entry-point\nterm: Entry point\nsummary: ⟦Where⟧ a program begins to run.\n",
            '"Where" says where it is, not what it is',
        ),
    ),
)
