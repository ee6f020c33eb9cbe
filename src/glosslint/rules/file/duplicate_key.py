"""
## What it does

Reports a key that stands twice in the same map, at the second one.

## Why is this bad?

Readers of YAML and JSON keep only one of the two values, and not all of them the same one: part of the entry is lost
without a word.

## How to fix it

Delete one of the two, or give the second the key that was meant. Where the values differ, read both first.

## Sources

YAML 1.2.2, section 3.2.1.3: the keys of a mapping must be unique.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import (
    FileFacts,
    FileRule,
    NoOptions,
    Part,
    Place,
    Problem,
    Related,
    RemoveKey,
    Safety,
    Severity,
    bad,
    good,
    safe,
)


def check(file: FileFacts, options: NoOptions) -> Iterator[Problem]:
    """Every key that repeats an earlier one of its map."""
    for fact in file.duplicate_keys:
        first = Related(file.at(fact.first), "first here")
        if fact.same_value:
            message = f'"{fact.key}" stands twice, with the same value'
            fix = safe("delete the second one", RemoveKey(Place(file.path, fact.path, Part.KEY), fact.number))
            yield Problem(message, file.at(fact.repeated), (first,), "delete one", fix=fix)
        else:
            message = f'"{fact.key}" stands twice, and readers of {file.format} keep only one of the two values'
            yield Problem(message, file.at(fact.repeated), (first,), "keep the value that is right")


RULE = FileRule(
    name="duplicate-key",
    category="file",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE,),
    examples=(
        good("id: token\nsources:\n  - title: Tokens\n  - title: Subwords\n"),
        bad(
            "id: token\nterm: token\nsummary: A piece of text.\n⟦term⟧: tokens\n",
            '"term" stands twice, and readers of YAML keep only one of the two values',
        ),
        bad(
            "id: token\nterm: token\n⟦id⟧: token\n",
            '"id" stands twice, with the same value',
            after="id: token\nterm: token\n",
        ),
        bad(
            "id: token\nsources:\n  - title: Tokens\n    ⟦title⟧: Subwords\n",
            '"title" stands twice, and readers of YAML keep only one of the two values',
        ),
    ),
)
