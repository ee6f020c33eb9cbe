"""
## What it does

Reports what the patterns of the tables `pattern` of the settings find in prose (or in the fields that a table names).
Code, and the targets of links, are not searched. In a text of more than 1,000 characters each sentence is searched by
itself.

## Why is this bad?

The project has agreed not to write so, and says why in the table.

## How to fix it

Write what the message says. Where the table holds a `replacement`, `--fix --unsafe-fixes` does so; `\\1` in it is
the first group of the pattern.

## When to suppress it

Where the pattern finds what it does not mean. A comment can give the `name` of the table:
`ignore[discouraged-pattern:click-here]`.

## Sources

The patterns are Python's. One that takes more than a second of processor time on a text, as `(x+x+)+y` can, is reported
there as an error, and no longer searched for. docs/custom-rules.md has examples. There are no patterns by default.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glosslint.rule import (
    Fix,
    Glossary,
    GlossaryRule,
    Problem,
    Replace,
    Safety,
    Severity,
    Span,
    bad,
    find_matches,
    good,
    unsafe,
)
from glosslint.rules.wording._search import LEVELS, Where, advice, texts
from glosslint.rules.wording.tables import Pattern

if TYPE_CHECKING:
    from regex import Match

_LONGEST = 60  # characters of what is found that a message repeats


@dataclass(frozen=True)
class Options:
    """The tables of the settings."""

    tables: tuple[Pattern, ...] = ()


def check(glossary: Glossary, options: Options) -> Iterator[Problem]:
    """Everything that the patterns find."""
    tables = dict(enumerate(options.tables, 1))
    for where in texts(glossary, options.tables) if tables else ():
        for number, table in list(tables.items()):
            if where.is_for(table):
                sentences = where.prose.sentences if where.prose is not None else [Span(0, len(where.text))]
                try:
                    matches = find_matches(table.compiled, where.shown, sentences)
                except TimeoutError:  # it would take as long on many other texts
                    yield _too_slow(number, tables.pop(number), where)
                    continue
                yield from (_problem(table, where, match) for match in matches if match[0] and _is_prose(where, match))


def _is_prose(where: Where, match: Match[str]) -> bool:
    """Whether no code, image, address or the like is part of what was found; the marks of links may be."""
    start, end = match.span()
    return not any(part.start < end and start < part.end for part in where.unsearched)


def _too_slow(number: int, table: Pattern, where: Where) -> Problem:
    name = f', "{table.name}"' if table.name else ""
    return Problem(
        f'pattern "{table.pattern}" (table {number}{name}) takes too long on this text; later texts are not checked',
        where.place(Span(0, len(where.text))),
        help="nest no repetition in another that matches the same, and limit repetitions, as in .{0,40}",
        case="error",
    )


def _problem(table: Pattern, where: Where, match: Match[str]) -> Problem:
    span = Span(*match.span())
    said = " ".join(where.text[slice(*span)].split())
    shown = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
    new = match.expand(table.replacement) if table.replacement else ""
    return Problem(
        f'"{shown}": {table.message}',
        where.place(span),
        help=advice(table, new),
        case=table.level,
        fix=_fix(where, span, new, match[0]) if new else None,
        targets=(table.name,) if table.name else (),
    )


def _fix(where: Where, span: Span, new: str, found: str) -> Fix | None:
    """To write what the table says; not over the marks of a link, and not what is there already."""
    if new == found or where.text[slice(*span)] != found:
        return None
    return unsafe(f'write "{new}"', Replace(where.place(span), new))


RULE = GlossaryRule(
    name="discouraged-pattern",
    category="wording",
    severity=Severity.WARNING,
    cases=LEVELS,
    docs=__doc__,
    check=check,
    options=Options,
    tables="pattern",
    fixes=(Safety.UNSAFE,),
    examples=(
        good(
            "id: page\nsummary: Page that shows a sum in `12 EUR`, as https://example.org/12EUR does.\n",
            options={"pattern": [{"pattern": r"\d+ ?EUR\b", "message": "write the sign € in front of the number"}]},
        ),
        bad(
            "id: page\nsummary: Page that shows a sum such as ⟦12 EUR⟧.\n",
            '"12 EUR": write the sign € in front of the number',
            options={
                "pattern": [
                    {
                        "pattern": r"\b(\d+) EUR\b",
                        "message": "write the sign € in front of the number",
                        "replacement": r"€\1",
                    }
                ]
            },
            after="id: page\nsummary: Page that shows a sum such as €12.\n",
        ),
    ),
)
