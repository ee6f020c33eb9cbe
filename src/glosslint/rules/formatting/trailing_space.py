"""
## What it does

Reports blanks at the ends of lines. Two spaces that break a line in Markdown, and blocks of code, are left alone. Where
more than three lines of a file are concerned, that is one finding, and so it is where more than ten files are.

## Why is this bad?

Nobody sees them. Editors that remove them when saving change lines that nobody touched, and every review shows it.

## How to fix it

Let `glosslint --fix` remove them, or your editor when it saves.

## When to suppress it

When the editors of the glossary leave blanks behind and nobody minds.

## Sources

The hook trailing-whitespace of pre-commit; CommonMark, section 6.7, for hard line breaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glosslint.rule import (
    FileFacts,
    Fix,
    Glossary,
    GlossaryRule,
    NoOptions,
    Problem,
    ReplaceSource,
    Safety,
    Severity,
    Span,
    bad,
    good,
    safe,
)
from glosslint.rules.formatting._fold import folded

_FEW = 3  # more lines than this are one finding


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every line that ends with blanks, or the first of many; as the habit of many files it is one finding."""
    yield from folded("trailing-space", ([*_found(file)] for file in glossary.files), "files")


def _found(file: FileFacts) -> Iterator[Problem]:
    found = file.trailing_whitespace
    if len(found) > _FEW:
        yield Problem(f"{len(found)} lines end with blanks", file.at(found[0]), fix=_fix(file, found))
        return
    for span in found:
        yield Problem("the line ends with blanks", file.at(span), fix=_fix(file, [span]))


def _fix(file: FileFacts, spans: Sequence[Span]) -> Fix:
    title = "remove the blanks at the end of the line" if len(spans) == 1 else "remove the blanks at the ends of lines"
    return safe(title, *(ReplaceSource(file.at(span), "") for span in spans))


RULE = GlossaryRule(
    name="trailing-space",
    category="formatting",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE,),
    examples=(
        good("id: rope\ndefinition: |\n  Two spaces at the end  \n  break this line.\n"),
        good("id: rope\ndefinition: |\n  ```\n  code \n  ```\n"),
        bad("id: rope⟦  ⟧\nterm: RoPE\n", "the line ends with blanks", after="id: rope\nterm: RoPE\n"),
        bad(
            "id: rope\ndefinition: |\n  One space at the end⟦ ⟧\n  and two before a blank line.⟦  ⟧\n\n  Second.\n",
            "the line ends with blanks",
            "the line ends with blanks",
            after="id: rope\ndefinition: |\n  One space at the end\n  and two before a blank line.\n\n  Second.\n",
        ),
        bad(
            "id: rope⟦ ⟧\nterm: RoPE \nstatus: draft\t\ncategory: position \n",
            "4 lines end with blanks",
            after="id: rope\nterm: RoPE\nstatus: draft\ncategory: position\n",
        ),
    ),
)
