"""
## What it does

Reports a text with a doubled apostrophe after a word: `the agency''s plan`. A text is reported once, even if it is also
in apostrophes as a whole.

## Why is this bad?

Between single quotes, YAML writes an apostrophe twice. If the quotes are not read as YAML, as in a block of text or in
a value that was quoted twice, readers see both.

## How to fix it

Write one apostrophe, and leave out the quotes around the text.

## Fix safety

Unsafe: the text may be about the notation.

## When to suppress it

Where a text shows how YAML or SQL writes an apostrophe; it is better to put it in backticks.

## Sources

YAML 1.2.2, section 7.3.2 (single-quoted style). Doubled signs with a meaning of their own are not reported: ''italics''
in a wiki, ``quotations'' in LaTeX, f'' in mathematics.
"""

from __future__ import annotations

import re

from glosslint.rule import EntryFacts, EntryRule, NoOptions, Problem, Problems, Prose, Severity, Span, bad, good
from glosslint.rule.fixes import Replace, Safety, unsafe
from glosslint.rule.text import lazy_pattern

_DOUBLED = re.compile(r"(?<=[^\W\d_]{2})''(?!')")
_WORD = lazy_pattern(rf"[^\W\d_]+{_DOUBLED.pattern}\w*")
_OPENING = lazy_pattern(r"(?<!\w)''(?!')|``")
_WRAPPED = lazy_pattern(r"\s*(')[^\s'].*\S(')\s*", re.DOTALL)


def check(entry: EntryFacts, options: NoOptions) -> Problems:
    """Report the first doubled apostrophe of each text."""
    for prose in entry.prose:
        doubled = [Span(*match.span()) for match in _DOUBLED.finditer(prose.masked)] if "''" in prose.text else []
        if doubled and _OPENING.search(prose.masked) is None:
            yield _problem(entry, prose, doubled)


def _problem(entry: EntryFacts, prose: Prose, doubled: list[Span]) -> Problem:
    word = _WORD.search(prose.masked)
    span = doubled[0] if word is None else Span(*word.span())
    wrapped = _WRAPPED.fullmatch(prose.text)
    around = [] if wrapped is None else [Span(*wrapped.span(1)), Span(*wrapped.span(2))]
    if around and doubled[-1].end == around[-1].end:
        around = []  # 'the cats'' is no text in quotes
    changes = sorted([*((one, "'") for one in doubled), *((one, "") for one in around)])
    fix = unsafe("write one apostrophe", *(Replace(entry.at(prose.path, one), new) for one, new in changes))
    message = f'"{prose.text[span.start : span.end]}" has a doubled apostrophe, left over from quoting'
    return Problem(message, entry.at(prose.path, span), help="write one apostrophe", fix=fix)


RULE = EntryRule(
    name="doubled-apostrophe",
    category="file",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.UNSAFE,),
    examples=(
        good("id: italics\nterm: Italics\nsummary: A ''slanted'' style, and ``quotations'' beside it.\n"),
        good("id: derivative\nterm: Derivative\nsummary: What f'' is to f', and SQL's `it''s` to its text.\n"),
        good("id: plan\nterm: Plan\nsummary: 'The agency''s plan.'\n"),
        bad(
            "id: rock\nterm: Rock\nsummary: Rock x''⟦ab''c⟧ of the sea.\n",
            "\"ab''c\" has a doubled apostrophe, left over from quoting",
            after="id: rock\nterm: Rock\nsummary: Rock x''ab'c of the sea.\n",
        ),
        bad(
            "id: plan\nterm: Plan\nsummary: The ⟦agency''s⟧ plan for the nation''s roads.\n",
            "\"agency''s\" has a doubled apostrophe, left over from quoting",
            after="id: plan\nterm: Plan\nsummary: The agency's plan for the nation's roads.\n",
        ),
        bad(
            "id: plan\nterm: Plan\nsummary: |\n  'What the ⟦parties''⟧ cases lead to.'\n",
            "\"parties''\" has a doubled apostrophe, left over from quoting",
            after="id: plan\nterm: Plan\nsummary: |\n  What the parties' cases lead to.\n",
        ),
    ),
)
