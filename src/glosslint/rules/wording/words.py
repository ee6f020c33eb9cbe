"""The rules of the tables ``discouraged`` and ``preferred``, which list words."""

from __future__ import annotations

from glosslint.rule import Glossary, GlossaryRule, Problems, Safety, Severity, bad, dataclass, good
from glosslint.rules.wording._search import LEVELS, hits, problem
from glosslint.rules.wording.tables import Discouraged


@dataclass(frozen=True)
class WordOptions:
    """The tables of the settings for the rule."""

    tables: tuple[Discouraged, ...] = ()


def _find_discouraged(glossary: Glossary, options: WordOptions) -> Problems:
    """Report every word of the tables."""
    for hit in hits(glossary, options.tables):
        new = f'; write "{hit.table.replacement}"' if hit.table.replacement else ""
        yield problem(hit, f'"{hit.words}" is discouraged{new}')


_DISCOURAGED = [{"words": ["whitelist", "to leverage"]}]

DISCOURAGED_WORD = GlossaryRule(
    name="discouraged-word",
    category="wording",
    severity=Severity.WARNING,
    cases=LEVELS,
    docs="""
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
""",
    check=_find_discouraged,
    options=WordOptions,
    tables="discouraged",
    fixes=(Safety.UNSAFE,),
    examples=(
        good(
            "id: filter\nsummary: List of what may pass, such as `whitelist.txt`.\n",
            options={"discouraged": _DISCOURAGED},
        ),
        bad(
            "id: filter\nsummary: Step that ⟦leverages⟧ a list of what may pass.\n",
            '"leverages" is discouraged',
            options={"discouraged": _DISCOURAGED},
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


def _find_other_forms(glossary: Glossary, options: WordOptions) -> Problems:
    """Report every form that is not the preferred one."""
    for hit in hits(glossary, options.tables):
        yield problem(hit, f'"{hit.words}": the preferred form is "{hit.table.replacement}"')


_PREFERRED = [
    {"words": ["email", "mail"], "replacement": "e-mail"},
    {"words": ["Javascript"], "replacement": "JavaScript"},
]

PREFERRED_FORM = GlossaryRule(
    name="preferred-form",
    category="wording",
    severity=Severity.WARNING,
    cases=LEVELS,
    docs="""
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
""",
    check=_find_other_forms,
    options=WordOptions,
    tables="preferred",
    fixes=(Safety.UNSAFE,),
    examples=(
        good(
            "id: page\nsummary: E-mail that shows a page of JavaScript, sent by `mail`.\n",
            options={"preferred": _PREFERRED},
        ),
        bad(
            "id: page\nsummary: Page that ⟦emails⟧ show with ⟦Javascript⟧.\n",
            '"emails": the preferred form is "e-mail"',
            '"Javascript": the preferred form is "JavaScript"',
            options={"preferred": _PREFERRED},
            after="id: page\nsummary: Page that e-mails show with JavaScript.\n",
        ),
    ),
)
