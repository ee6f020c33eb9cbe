"""
## What it does

Reports the words and phrases listed in the `discouraged` tables of the settings: whole words, in any case and number
("whitelist" also finds "Whitelists"), and every form of a verb that is listed with "to". Code, the targets of links,
and longer names that contain the word are ignored, and so is the entry that explains it.

## Why is this bad?

The project has decided against these words, for the reason given in the table.

## How to fix it

Follow the message. If the table has a `replacement`, `--fix --unsafe-fixes` applies it, in the number and case of the
word that it replaces.

## Fix safety

Unsafe: the replacement may not fit the sentence.

## When to suppress it

Where a text is about the word itself. A comment can name the word, or the `name` of its table:
`ignore[discouraged-word:whitelist]`.

## Sources

The substitution and existence checks of Vale; docs/custom-rules.md has examples. There are no words by default.
"""

from __future__ import annotations

from glosslint.rule import Glossary, GlossaryRule, Problems, Safety, Severity, bad, dataclass, good
from glosslint.rules.wording._search import LEVELS, hits, problem
from glosslint.rules.wording.tables import Discouraged

_TABLES = [{"words": ["whitelist", "to leverage"]}]


@dataclass(frozen=True)
class Options:
    """The ``discouraged`` tables of the settings."""

    tables: tuple[Discouraged, ...] = ()


def check(glossary: Glossary, options: Options) -> Problems:
    """Report every word of the tables."""
    for hit in hits(glossary, options.tables):
        new = f'; write "{hit.table.replacement}"' if hit.table.replacement else ""
        yield problem(hit, f'"{hit.words}" is discouraged{new}')


RULE = GlossaryRule(
    name="discouraged-word",
    category="wording",
    severity=Severity.WARNING,
    cases=LEVELS,
    docs=__doc__,
    check=check,
    options=Options,
    tables="discouraged",
    fixes=(Safety.UNSAFE,),
    examples=(
        good(
            "id: filter\nsummary: List of what may pass, such as `whitelist.txt`.\n", options={"discouraged": _TABLES}
        ),
        bad(
            "id: filter\nsummary: Step that ⟦leverages⟧ a list of what may pass.\n",
            '"leverages" is discouraged',
            options={"discouraged": _TABLES},
        ),
        bad(
            "id: filter\nsummary: A ⟦whitelist⟧ of what may pass. ⟦Whitelists⟧ are short.\n",
            '"whitelist": say what is done with what it lists',
            '"Whitelists": say what is done with what it lists',
            options={
                "discouraged": [
                    {
                        "words": ["whitelist"],
                        "message": "say what is done with what it lists",
                        "replacement": "allowlist",
                    }
                ]
            },
            after="id: filter\nsummary: An allowlist of what may pass. Allowlists are short.\n",
        ),
    ),
)
