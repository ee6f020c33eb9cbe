"""
## What it does

Reports a date or year that is in the future, under the keys that the layout has for `dates`: in the native layout the
day of the last review, and the years of sources and of the origin. Tomorrow is accepted, because of time zones.

## Why is this bad?

These dates say when something has happened. One in the future is a typo, or a way to look reviewed for years.

## How to fix it

Correct the date. For `reviewed`, that is the day of the last careful review.

## Sources

The native schema describes these dates as past; JSON Schema cannot compare a value with the current day.
"""

from __future__ import annotations

import re

from glosslint.rule import Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good, today

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ].*)?", re.ASCII)


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every date after tomorrow."""
    latest = ""
    for entry in glossary.entries:
        for text in entry.dates:
            match = _DATE.fullmatch(text.value.strip())
            latest = latest or _tomorrow()
            if match and (date := "-".join(filter(None, match.groups()))) > latest[: len(date)]:
                yield Problem(f'"{text.value}" is in the future', entry.at(text.path))


def _tomorrow() -> str:
    from datetime import date, timedelta

    return (date.fromisoformat(today()) + timedelta(days=1)).isoformat()


RULE = GlossaryRule(
    name="future-date",
    category="schema",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    examples=(
        good('id: rope\nreviewed: "2026-11-24"\nsources: [{title: RoFormer, year: 2021}]\n'),
        good('id: rope\nreviewed: "soon"\n'),
        good('id: rope\nreviewed: "\u0661\u0664\u0664\u0660"\n'),
        bad('id: rope\nreviewed: ⟦"2999-01-01"⟧\n', '"2999-01-01" is in the future'),
        bad("id: rope\nsources: [{title: RoFormer, year: ⟦2190⟧}]\n", '"2190" is in the future'),
    ),
)
