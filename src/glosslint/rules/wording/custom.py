"""The rules of the tables of the settings: ``discouraged``, ``preferred`` and ``pattern``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glosslint.rule import Glossary, GlossaryRule, Problem, Problems, Severity, Span, bad, dataclass, find_matches, good
from glosslint.rule.fixes import Replace, Safety, unsafe
from glosslint.rules.wording._search import LEVELS, SearchedText, hits, problem, report, texts
from glosslint.rules.wording.tables import Discouraged, Pattern

if TYPE_CHECKING:
    from regex import Match


@dataclass(frozen=True)
class WordOptions:
    """The tables of the settings for the rule."""

    tables: tuple[Discouraged, ...] = ()


def _find_discouraged(glossary: Glossary, options: WordOptions) -> Problems:
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


_LONGEST = 60  # characters of a match that a message quotes


@dataclass(frozen=True)
class PatternOptions:
    """The ``pattern`` tables of the settings."""

    tables: tuple[Pattern, ...] = ()


def _find_matches(glossary: Glossary, options: PatternOptions) -> Problems:
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
                found = (match for match in matches if match[0] and _is_searchable(searched, match))
                yield from (_problem(table, searched, match) for match in found)


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
    return report(table, f'"{quoted}": {table.message}', searched.place(span), new, fix)


DISCOURAGED_PATTERN = GlossaryRule(
    name="discouraged-pattern",
    category="wording",
    severity=Severity.WARNING,
    cases=LEVELS,
    docs="""
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
""",
    check=_find_matches,
    options=PatternOptions,
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
