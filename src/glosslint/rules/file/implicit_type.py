"""
## What it does

Reports an unquoted value that is meant as a string but that YAML parsers read as another type: `no`, `on`, `null`,
`1.10`, `2024-05-01`. In JSON, it reports a number or `true` where a string is expected.

## Why is this bad?

The site shows a different value from the one in the file: `no` becomes `false`, `1.10` becomes `1.1`, `null` becomes
empty.

## How to fix it

Quote the value. Unquoted dates are not reported where the schema expects a date.

## When to suppress it

When every program that reads the glossary follows YAML 1.2, and the value is `yes`, `no`, `on` or `off`.

## Sources

The types of YAML 1.1 (<https://yaml.org/type/>), which most parsers still follow, and the core schema of YAML 1.2.2,
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
    """Report every unquoted string that some parsers convert."""
    for fact in entry.implicit_types:
        what = "an empty value" if fact.read_as == "nothing" else fact.read_as
        parsers = "in JSON" if fact.certain else "to many YAML parsers"
        message = f'"{fact.text}" is {what} {parsers}; quote it'
        place = entry.at(fact.path)
        certainty = unsafe if fact.read_as == "nothing" else safe  # an unquoted null usually means "no value"
        fix = certainty("quote it", SetValue(place, fact.text))
        yield Problem(message, place, help=f'write "{fact.text}", including the quotes', fix=fix)


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
            '"no" is a boolean to many YAML parsers; quote it',
            after="id: negation\nterm: 'no'\n",
        ),
        bad(
            "id: negation\naliases:\n  - NOT\n  - ⟦1.10⟧\n  - ⟦null⟧\n",
            '"1.10" is a number to many YAML parsers; quote it',
            '"null" is an empty value to many YAML parsers; quote it',
            after="id: negation\naliases:\n  - NOT\n  - '1.10'\n  - 'null'\n",
        ),
        bad(
            "id: negation\nexpansion: ⟦2001-12-14⟧\n",
            '"2001-12-14" is a date to many YAML parsers; quote it',
            after="id: negation\nexpansion: '2001-12-14'\n",
        ),
        bad(
            {"year.json": '{"id": "year", "term": ⟦2001⟧, "summary": null}\n'},
            '"2001" is a number in JSON; quote it',
            after='{"id": "year", "term": "2001", "summary": null}\n',
        ),
    ),
)
