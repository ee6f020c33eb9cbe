"""
## What it does

Reports two or more spaces between two words of a text. Code, tables, indentation, the ends of lines, and spaces after a
full stop, where some writers put two, are left alone. In more than ten entries they are one finding.

## Why is this bad?

It is a slip of the thumb, or what is left of a word that was deleted. Markdown shows one space, other programs two.

## How to fix it

Leave one space.

## When to suppress it

Where a text is laid out in columns.

## Sources

The Chicago Manual of Style, 2.9: one space between words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.rule import (
    EntryFacts,
    Glossary,
    GlossaryRule,
    NoOptions,
    Problem,
    Prose,
    Replace,
    Safety,
    Severity,
    Span,
    bad,
    good,
    safe,
)
from glosslint.rules.formatting._fold import folded

_GAP = re.compile(r"(?<=[^\s.!?:|])( {2,})(?=[^\s|#])")
_LAID_OUT = re.compile(r"^[^\n]*(?:\||\S {4,}\S)[^\n]*$", re.MULTILINE)


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every gap between two words that is wider than one space; in many entries it is one finding."""
    yield from folded("double-space", ([*_found(entry)] for entry in glossary.entries), "entries")


def _found(entry: EntryFacts) -> Iterator[Problem]:
    for prose in entry.prose:
        if "  " in prose.text:
            for span in _gaps(prose):
                place = entry.at(prose.path, span)
                message = f"{span.end - span.start} spaces stand between two words"
                yield Problem(message, place, fix=safe("leave one space", Replace(place, " ")))


def _gaps(prose: Prose) -> Iterator[Span]:
    columns = [match.span() for match in _LAID_OUT.finditer(prose.masked)]
    for match in _GAP.finditer(prose.opaque):
        inside = any(start <= match.start() < end for start, end in columns)
        if not inside and prose.text[slice(*match.span())].isspace():
            yield Span(*match.span())


RULE = GlossaryRule(
    name="double-space",
    category="formatting",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE,),
    examples=(
        good("id: rope\nsummary: Scheme for positions.  It turns `a  b` and the queries.\n"),
        good("id: rope\ndefinition: |\n  | key | turns |\n  |-----|-------|\n  | a   | b     |\n\n  - one\n    more\n"),
        good("id: rope\ndefinition: |\n  ```\n  a  b\n  ```\n\n  left    right\n"),
        bad(
            "id: rope\nsummary: Scheme⟦  ⟧for positions.\n",
            "2 spaces stand between two words",
            after="id: rope\nsummary: Scheme for positions.\n",
        ),
        bad(
            "id: rope\nsummary: >-\n  Scheme that\n  turns⟦   ⟧queries.\n",
            "3 spaces stand between two words",
            after="id: rope\nsummary: >-\n  Scheme that\n  turns queries.\n",
        ),
    ),
)
