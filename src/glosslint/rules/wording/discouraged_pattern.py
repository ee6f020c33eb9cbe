"""
## What it does

Reports matches of the `pattern` tables of the settings in prose, or in the fields that a table names. Code and the
targets of links are not searched. In a text of more than 1,000 characters each sentence is searched separately.

## Why is this bad?

The project has decided against it, for the reason given in the table.

## How to fix it

Follow the message. If the table has a `replacement`, `--fix --unsafe-fixes` applies it; `\\1` in it is the first group
of the pattern.

## Fix safety

Unsafe: a pattern may match what its author did not think of.

## When to suppress it

Where the pattern matches something else. A comment can give the `name` of the table:
`ignore[discouraged-pattern:click-here]`.

## Sources

The patterns use Python's syntax. A pattern that takes more than a second of processor time on a text, as `(x+x+)+y`
can, is reported there as an error and no longer searched for. docs/custom-rules.md has examples. There are no patterns
by default.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glosslint.rule import Glossary, GlossaryRule, Problem, Problems, Severity, Span, bad, dataclass, find_matches, good
from glosslint.rule.fixes import Replace, Safety, unsafe
from glosslint.rules.wording._search import LEVELS, SearchedText, advice, texts
from glosslint.rules.wording.tables import Pattern

if TYPE_CHECKING:
    from regex import Match

_LONGEST = 60  # characters of a match that a message quotes


@dataclass(frozen=True)
class Options:
    """The ``pattern`` tables of the settings."""

    tables: tuple[Pattern, ...] = ()


def check(glossary: Glossary, options: Options) -> Problems:
    """Report every match of the patterns."""
    tables = dict(enumerate(options.tables, 1))
    for searched in texts(glossary, options.tables) if tables else ():
        for number, table in list(tables.items()):
            if searched.is_for(table):
                sentences = searched.prose.sentences if searched.prose is not None else [Span(0, len(searched.text))]
                try:
                    matches = find_matches(table.compiled, searched.shown, sentences)
                except TimeoutError:  # it would take as long on many other texts
                    yield _too_slow(number, tables.pop(number), searched)
                    continue
                hits = (match for match in matches if match[0] and _is_searchable(searched, match))
                yield from (_problem(table, searched, match) for match in hits)


def _is_searchable(searched: SearchedText, match: Match[str]) -> bool:
    """Return whether the match contains no code, image, address or the like; the markup of links is allowed."""
    start, end = match.span()
    return not any(part.start < end and start < part.end for part in searched.unsearched)


def _too_slow(number: int, table: Pattern, searched: SearchedText) -> Problem:
    name = f', "{table.name}"' if table.name else ""
    return Problem(
        f'pattern "{table.pattern}" (table {number}{name}) takes too long on this text; later texts are not checked',
        searched.place(Span(0, len(searched.text))),
        help="do not nest repetitions that match the same text, and limit repetitions, as in .{0,40}",
        case="error",
    )


def _problem(table: Pattern, searched: SearchedText, match: Match[str]) -> Problem:
    span = Span(*match.span())
    words = " ".join(searched.text[slice(*span)].split())
    quoted = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    new = match.expand(table.replacement) if table.replacement else ""
    # None where the replacement is already there, or the match contains link markup.
    fix = None
    if new and new != match[0] and searched.text[slice(*span)] == match[0]:
        fix = unsafe(f'write "{new}"', Replace(searched.place(span), new))
    return Problem(
        f'"{quoted}": {table.message}',
        searched.place(span),
        help=advice(table, new),
        case=table.level,
        fix=fix,
        targets=(table.name,) if table.name else (),
    )


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
