"""
## What it does

Reports the forms that the `preferred` tables of the settings list for the form that the project prefers: "e-mail" for
"email", "JavaScript" for "Javascript". It finds whole words, in any number, but not in code, the targets of links, and
longer names that contain the word.

## Why is this bad?

The same thing written in two ways looks like two things, and a search finds only one of them.

## How to fix it

Write the preferred form. `--fix --unsafe-fixes` does so, in the number and case of the word that it replaces.

## Fix safety

Unsafe: the words may be a name or a quotation, or mean something else here.

## When to suppress it

In quotations, and where a text is about the spelling itself. A comment can name the word, or the `name` of its table:
`ignore[preferred-form:email]`.

## Sources

The word lists of style guides such as Google's and Microsoft's; docs/custom-rules.md has examples. There are none by
default.
"""

from __future__ import annotations

from glosslint.rule import Glossary, GlossaryRule, Problems, Safety, Severity, bad, dataclass, good
from glosslint.rules.wording._search import LEVELS, hits, problem
from glosslint.rules.wording.tables import Preferred

_TABLES = [
    {"words": ["email", "mail"], "replacement": "e-mail"},
    {"words": ["Javascript"], "replacement": "JavaScript"},
]


@dataclass(frozen=True)
class Options:
    """The ``preferred`` tables of the settings."""

    tables: tuple[Preferred, ...] = ()


def check(glossary: Glossary, options: Options) -> Problems:
    """Report every form that is not the preferred one."""
    for hit in hits(glossary, options.tables):
        yield problem(hit, f'"{hit.words}": the preferred form is "{hit.table.replacement}"')


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
            '"emails": the preferred form is "e-mail"',
            '"Javascript": the preferred form is "JavaScript"',
            options={"preferred": _TABLES},
            after="id: page\nsummary: Page that e-mails show with JavaScript.\n",
        ),
    ),
)
