"""
## What it does

Reports a key that appears twice in the same mapping, at its second occurrence.

## Why is this bad?

YAML and JSON parsers keep only one of the two values, and not all of them keep the same one. Part of the entry is
silently lost.

## How to fix it

Delete one of the two, or rename the second to the key that was meant. Where the values differ, read both first.

## Fix safety

Safe where both values are equal, so that nothing is lost. There is no fix where they differ.

## Sources

YAML 1.2.2, section 3.2.1.3: the keys of a mapping must be unique.
"""

from __future__ import annotations

from glosslint.rule import FileFacts, FileRule, NoOptions, Part, Place, Problem, Problems, Related, Severity, bad, good
from glosslint.rule.fixes import RemoveKey, Safety, safe


def check(file: FileFacts, options: NoOptions) -> Problems:
    """Report every key that repeats an earlier one of its mapping."""
    for fact in file.duplicate_keys:
        first = Related(file.at(fact.first), "first here")
        if fact.same_value:
            message = f'duplicate key "{fact.key}", with the same value'
            fix = safe("delete the second", RemoveKey(Place(file.path, fact.path, Part.KEY), fact.number))
            yield Problem(message, file.at(fact.repeated), (first,), "delete one", fix=fix)
        else:
            message = f'duplicate key "{fact.key}"; {file.format} parsers keep only one of the two values'
            yield Problem(message, file.at(fact.repeated), (first,), "keep the correct value")


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
            'duplicate key "term"; YAML parsers keep only one of the two values',
        ),
        bad(
            "id: token\nterm: token\n⟦id⟧: token\n",
            'duplicate key "id", with the same value',
            after="id: token\nterm: token\n",
        ),
        bad(
            "id: token\nsources:\n  - title: Tokens\n    ⟦title⟧: Subwords\n",
            'duplicate key "title"; YAML parsers keep only one of the two values',
        ),
    ),
)
