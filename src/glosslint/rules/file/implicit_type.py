"""
## What it does

Reports a value without quotes that is meant as text and that readers of YAML take for something else: `no`, `on`,
`null`, `1.10`, `2024-05-01`. In JSON, a number or `true` where a text is meant.

## Why is this bad?

The site shows another value than the one written: `no` becomes `false`, `1.10` becomes `1.1`, `null` becomes nothing.

## How to fix it

Put the value in quotes. A date without quotes is left alone where the schema asks for a date.

## When to suppress it

When every program that reads the glossary follows YAML 1.2, and only `yes`, `no`, `on` or `off` is concerned.

## Sources

The types of YAML 1.1 (<https://yaml.org/type/>), which most readers still follow, and the core schema of YAML 1.2.2,
section 10.3.2.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import (
    EntryFacts,
    EntryRule,
    NoOptions,
    Problem,
    Safety,
    SetValue,
    Severity,
    bad,
    good,
    safe,
    unsafe,
)


def check(entry: EntryFacts, options: NoOptions) -> Iterator[Problem]:
    """Every unquoted text that some reader converts."""
    for fact in entry.implicit_types:
        what = "an empty value" if fact.read_as == "nothing" else fact.read_as
        readers = "in JSON" if fact.certain else "to many YAML readers"
        message = f'"{fact.text}" is {what} {readers}; put it in quotes'
        place = entry.at(fact.path)
        trusted = unsafe if fact.read_as == "nothing" else safe  # most of those who write null mean nothing
        fix = trusted("put it in quotes", SetValue(place, fact.text))
        yield Problem(message, place, help=f'write "{fact.text}" with the quotes', fix=fix)


RULE = EntryRule(
    name="implicit-type",
    category="file",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE, Safety.UNSAFE),
    examples=(
        good('id: negation\nterm: "no"\naliases: [not, "1.10"]\nreviewed: 2024-05-01\n'),
        good("id: negation\nterm: no operation\nsources:\n  - title: Logic\n    year: 1847\n"),
        bad(
            "id: negation\nterm: ⟦no⟧\n",
            '"no" is a boolean to many YAML readers; put it in quotes',
            after="id: negation\nterm: 'no'\n",
        ),
        bad(
            "id: negation\naliases:\n  - NOT\n  - ⟦1.10⟧\n  - ⟦null⟧\n",
            '"1.10" is a number to many YAML readers; put it in quotes',
            '"null" is an empty value to many YAML readers; put it in quotes',
            after="id: negation\naliases:\n  - NOT\n  - '1.10'\n  - 'null'\n",
        ),
        bad(
            "id: negation\nexpansion: ⟦2001-12-14⟧\n",
            '"2001-12-14" is a date to many YAML readers; put it in quotes',
            after="id: negation\nexpansion: '2001-12-14'\n",
        ),
        bad(
            {"year.json": '{"id": "year", "term": ⟦2001⟧, "summary": null}\n'},
            '"2001" is a number in JSON; put it in quotes',
            after='{"id": "year", "term": "2001", "summary": null}\n',
        ),
    ),
)
