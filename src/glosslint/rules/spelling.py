"""A word that no dictionary knows.

## What it does

Reports each word that a language engine does not know and that is no name of the glossary, once for the whole
glossary, with all the places where it stands. Every name of every entry counts as a known word, with its plural and
its verb forms; so do the words of the settings (`words` and `words-file` under `language`), capitals such as HTTPS, and
whatever has a digit or a capital inside. Code, math, links' targets and HTML are not read.

## Why is this bad?

A misspelt word makes readers doubt the rest. Search does not find it, and a reader who does not know the term cannot
tell a slip from a term.

## How to fix it

Correct the word. If it is right, add it to the words of the settings, or give it an entry.

## When to silence it

A word that is right belongs in the list of words, not in a comment.

## Sources

ISO 704 asks that definitions keep to the spelling of their language. The dictionary is that of the engine named in the
finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import (
    Fix,
    Glossary,
    GlossaryRule,
    NoOptions,
    Problem,
    Related,
    Replace,
    Safety,
    Severity,
    Unknown,
    bad,
    good,
)

_SHOWN = 5  # places beside the first


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Each unknown word once."""
    for unknown in glossary.language.unknown:
        yield _problem(unknown)


def _problem(unknown: Unknown) -> Problem:
    first, *others = unknown.places
    meant = f'; did you mean "{unknown.suggestions[0]}"?' if unknown.suggestions else ""
    times = f" ({len(unknown.places)} times)" if others else ""
    message = f'"{unknown.word}" is in no dictionary{times}{meant}'
    related = tuple(Related(place, "here, too") for place in others[:_SHOWN])
    return Problem(
        message,
        first,
        related,
        "correct it, or add it to the words of the glossary",
        fix=_fix(unknown),
        engine=f"{unknown.engine}:{unknown.match.rule}",
    )


def _fix(unknown: Unknown) -> Fix | None:
    if not unknown.suggestions:
        return None
    best = unknown.suggestions[0]
    intents = tuple(Replace(place, best) for place in unknown.places[:1])
    return Fix(Safety.DISPLAY, intents, f'write "{best}"')


RULE = GlossaryRule(
    name="spelling",
    category="language",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.DISPLAY,),
    examples=(
        good("id: softmax\nterm: Softmax\ndefinition: Function that several softmaxes share.\n"),
        bad(
            "id: tensor\nterm: Tensor\ndefinition: Array of numbers with any number of ⟦dimensons⟧.\n",
            '"dimensons" is in no dictionary; did you mean "dimensions"?',
        ),
    ),
)
