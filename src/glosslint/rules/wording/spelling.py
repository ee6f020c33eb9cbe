"""A word that no dictionary knows.

## What it does

Reports each word that a language engine does not know and that is no name of the glossary, once for the whole
glossary, with the places where it stands. It is a warning when a word of eight letters or more is one slip away from a
word of the glossary or the dictionary, and a note when it may just as well be a technical term. Where the settings name
a region (`language = "en-GB"`), a word that is right in another one alone is a warning, too: "color".

Every name of every entry counts as a known word, with its plural and its verb forms; so do the words of the settings
(`words` and `words-file` under `language`), capitals such as HTTPS, and whatever has a digit or a capital inside. A
word with a capital in the middle of a sentence is taken for somebody's name, unless it is a slip in small letters
elsewhere. What is made of known words by the usual means (sublayer, underfitting, codebook, tokenise) is known. Code,
math, links' targets and HTML are not read.

## Why is this bad?

A misspelt word makes readers doubt the rest. Search does not find it, and a reader who does not know the term cannot
tell a slip from a term.

## How to fix it

Correct the word. If it is right, add it to the words of the settings, or give it an entry.

## When to suppress it

A word that is right belongs in the list of words, not in a comment: `glosslint words` lists all that are unknown,
names included, and `glosslint words --add WORD` puts a word on the list.

## Sources

ISO 704 asks that definitions keep to the spelling of their language. The dictionary is that of the engine named in the
finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote
from typing import Any

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
    UnknownWord,
    bad,
    good,
)

_SHOWN = 5  # places beside the first
_LONG = 8  # letters


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Each unknown word once."""
    for unknown in glossary.language.unknown_words:
        if unknown.kind != "name":
            yield _problem(unknown)


def _problem(unknown: UnknownWord) -> Problem:
    first, *others = unknown.places
    return Problem(
        _message(unknown),
        first,
        tuple(Related(place, "here, too") for place in others[:_SHOWN]),
        f"correct it, or add it to the words that are right: glosslint words --add {quote(unknown.word)}",
        _case(unknown),
        engine=f"{unknown.engine}:{unknown.rule}",
        **_fixes(unknown),
    )


def _message(unknown: UnknownWord) -> str:
    times = f" ({len(unknown.places)} times)" if len(unknown.places) > 1 else ""
    if unknown.kind == "foreign":
        right = f'in {unknown.language} it is "{unknown.suggestions[0]}"' if unknown.suggestions else ""
        return f'"{unknown.word}" is {unknown.home}{times}; {right or f"the glossary is in {unknown.language}"}'
    meant = f'; did you mean "{unknown.suggestions[0]}"?' if unknown.kind == "misspelt" else ""
    return f'"{unknown.word}" is in no dictionary{times}{meant}'


def _case(unknown: UnknownWord) -> str:
    """Of seven letters and fewer, two in five were words of their own in the manuals of software, and none of more."""
    if unknown.kind != "misspelt":
        return unknown.kind
    return "misspelt" if len(unknown.word) >= _LONG else "short-misspelt"


def _fixes(unknown: UnknownWord) -> dict[str, Any]:
    if unknown.kind == "unknown" or not unknown.suggestions:
        return {}
    fixes = [_fix(unknown, meant) for meant in unknown.suggestions]
    return {"fix": fixes[0], "choices": tuple(fixes[1:])}


def _fix(unknown: UnknownWord, meant: str) -> Fix:
    """To write what is meant at all places in the file of the first."""
    pairs = zip(unknown.places, unknown.written, strict=True)
    here = [(place, word) for place, word in pairs if place.file == unknown.places[0].file]
    intents = tuple(Replace(place, _cased(meant, word[:1], unknown.word[:1])) for place, word in here)
    times = f" at {len(here)} places" if len(here) > 1 else ""
    return Fix(Safety.DISPLAY, intents, f'write "{meant}"{times}')


def _cased(meant: str, there: str, first: str) -> str:
    """What is meant, with a capital where the word has one ``there`` and not at the ``first`` place, or the reverse."""
    if there.isupper() == first.isupper():
        return meant
    return (meant[:1].upper() if there.isupper() else meant[:1].lower()) + meant[1:]


RULE = GlossaryRule(
    name="spelling",
    category="wording",
    needs_engine=True,
    severity=Severity.WARNING,
    cases={
        "misspelt": Severity.WARNING,
        "foreign": Severity.WARNING,
        "short-misspelt": Severity.INFO,
        "unknown": Severity.INFO,
    },
    docs=__doc__,
    check=check,
    fixes=(Safety.DISPLAY,),
    examples=(
        good("id: softmax\nterm: Softmax\ndefinition: Function that several softmaxes share.\n"),
        bad(
            "id: tensor\nterm: Tensor\ndefinition: Array of numbers with any number of ⟦dimensons⟧.\n",
            '"dimensons" is in no dictionary; did you mean "dimensions"?',
        ),
        bad(
            "id: embedding\nterm: Embedding\ndefinition: Any ⟦embeding⟧ by Mikolov. An embeding has a place.\n",
            '"embeding" is in no dictionary (2 times); did you mean "embedding"?',
        ),
        bad("id: patch\nterm: Patch\ndefinition: One of many ⟦tubelets⟧.\n", '"tubelets" is in no dictionary'),
    ),
)
