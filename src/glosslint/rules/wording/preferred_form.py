"""
## What it does

Reports the forms that the tables `preferred` of the settings list beside the one that the project prefers: "e-mail" for
"email", "JavaScript" for "Javascript". Whole words, in any number; never in code, the targets of links, and longer
names that hold the word.

## Why is this bad?

The same thing written in two ways looks like two things, and a search finds only one of them.

## How to fix it

Write the preferred form. `--fix --unsafe-fixes` does so, in the number and case of the word that stands there.

## When to suppress it

In quotations, and where a text speaks of the spelling itself. A comment can name the word, or the `name` of its table:
`ignore[preferred-form:email]`.

## Sources

The word lists of style guides such as Google's and Microsoft's; docs/custom-rules.md has examples. There are none by
default.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glosslint.rule import Glossary, GlossaryRule, Problem, Safety, Severity, bad, good
from glosslint.rules.wording._search import LEVELS, hits, problem
from glosslint.rules.wording.tables import Preferred

_TABLES = [
    {"words": ["email", "mail"], "replacement": "e-mail"},
    {"words": ["Javascript"], "replacement": "JavaScript"},
]


@dataclass(frozen=True)
class Options:
    """The tables of the settings."""

    tables: tuple[Preferred, ...] = ()


def check(glossary: Glossary, options: Options) -> Iterator[Problem]:
    """Every form that is not the preferred one."""
    for hit in hits(glossary, options.tables):
        yield problem(hit, f'"{hit.said}" is written "{hit.table.replacement}" here')


RULE = GlossaryRule(
    name="preferred-form",
    category="wording",
    severity=Severity.WARNING,
    cases=LEVELS,
    docs=__doc__,
    check=check,
    options=Options,
    tables="preferred",
    fixes=(Safety.UNSAFE,),
    examples=(
        good(
            "id: page\nsummary: E-mail that shows a page of JavaScript, sent by `mail`.\n",
            options={"preferred": _TABLES},
        ),
        bad(
            "id: page\nsummary: Page that ⟦emails⟧ show with ⟦Javascript⟧.\n",
            '"emails" is written "e-mail" here',
            '"Javascript" is written "JavaScript" here',
            options={"preferred": _TABLES},
            after="id: page\nsummary: Page that e-mails show with JavaScript.\n",
        ),
    ),
)
