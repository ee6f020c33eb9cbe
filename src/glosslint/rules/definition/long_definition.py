"""
## What it does

Reports a text that has more words than the layout allows in its field (the native `summary`: 45). Where the layout has
no limit, a definition of more than 50 words is reported as info.

## Why is this bad?

A definition that must be read twice does not help in the middle of another text. In an index a long text is cut off, or
hides the other entries.

## How to fix it

Keep what distinguishes the concept from similar ones. Move history, examples and advice to the longer text of the page.

## When to suppress it

When the texts of your glossary are meant as short articles.

## Sources

Of 708 definitions in three published glossaries 54 have more than 50 words, and 7 more than 80; others have as many:
without a limit of the layout, length is a matter of taste. The range of the native `summary`, 8 to 45 words, is the
layout's own.
"""

from __future__ import annotations

from glosslint.rule import EntryFacts, EntryRule, Problem, Problems, Severity, Span, bad, dataclass, good, option

_HELP = "keep what distinguishes the concept; move history, examples and advice to the longer text"


@dataclass(frozen=True)
class Options:
    """Limits that override the layout's, and that for definitions without one."""

    words: int | None = option(None, "The maximum number of words in fields with a limit in the layout; overrides it.")
    info_words: int = option(50, "The maximum number of words in definitions without a limit in the layout.")


def check(entry: EntryFacts, options: Options) -> Problems:
    """Yield every prose field with too many words, at those beyond the limit."""
    for prose in entry.measured_prose:
        if prose.limits is not None:
            most, case = (prose.limits.max_words if options.words is None else options.words), "limited"
        elif not prose.core:
            most, case = 0, ""
        else:
            most, case = options.info_words, "long"
        if most and prose.word_count > most:
            excess = Span(prose.words[most].start, len(prose.text.rstrip()))
            message = f"{prose.word_count} words; a {prose.field} should have at most {most}"
            yield Problem(message, entry.at(prose.path, excess), help=_HELP, case=case)


RULE = EntryRule(
    name="long-definition",
    category="definition",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    options=Options,
    cases={"limited": Severity.WARNING, "long": Severity.INFO},
    examples=(
        good("id: token\nsummary: Unit of text that a model reads and writes.\n"),
        bad(
            "id: token\nsummary: Unit of text that a model reads and writes, often ⟦a part of a word.⟧\n",
            "15 words; a summary should have at most 10",
            options={"words": 10},
        ),
        bad(
            "id: token\nsummary: >-\n"
            "  Unit of text that a language model reads and writes, as large as a word, a part of a word, a sign or a\n"
            "  byte, taken from a fixed vocabulary that was made once from a sample of the training text and is never\n"
            "  changed ⟦after that, which is why rare\n  names fall into many tokens.⟧\n",
            "56 words; a summary should have at most 45",
        ),
        good(
            "id: token\nsummary: Text.\ndefinition: The page's own text may be of any length.\n", options={"words": 5}
        ),
    ),
)
