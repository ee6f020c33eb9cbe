"""
## What it does

Reports whitespace at the ends of lines. Two spaces that mark a line break in Markdown are ignored, also after the last
line of a block if all of its lines end with them; so are code blocks (in reStructuredText literal blocks, in AsciiDoc
listings and literal blocks, in HTML `<pre>`), and the indentation of empty lines of JSON. Where the glossary is only a
part of a page (`at`), the rest is not checked. More than three lines of a file are reported as one finding, and so are
more than ten files.

## Why is this bad?

It is invisible. Editors that remove it on saving change lines that were not edited, and every review shows them.

## How to fix it

Let `glosslint --fix` remove it, or your editor on saving.

## Fix safety

Safe: the values of all keys are verified to stay the same except for this whitespace, and two spaces that break a line
in Markdown are kept.

## When to suppress it

When the editors in use leave trailing whitespace and it does no harm.

## Sources

The hook trailing-whitespace of pre-commit; CommonMark, section 6.7, for hard line breaks.
"""

from __future__ import annotations

from collections.abc import Sequence

from glosslint.rule import FileFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, Span, bad, good
from glosslint.rule.fixes import Fix, ReplaceSource, Safety, safe
from glosslint.rules._fold import folded

_FEW = 3  # more lines of a file than this are one finding


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every line with trailing whitespace, or the first of many; in many files it is one finding."""
    yield from folded("trailing-space", ([*_problems(file)] for file in glossary.files), "files")


def _problems(file: FileFacts) -> Problems:
    spans = file.trailing_whitespace
    if len(spans) > _FEW:
        message, fix = f"trailing whitespace on {len(spans)} lines", _fix(file, spans)
        yield Problem(message, file.at(spans[0]), fix=fix, number=len(spans))
        return
    for span in spans:
        yield Problem("trailing whitespace", file.at(span), fix=_fix(file, [span]))


def _fix(file: FileFacts, spans: Sequence[Span]) -> Fix:
    return safe("remove the trailing whitespace", *(ReplaceSource(file.at(span), "") for span in spans))


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
        bad("id: rope⟦  ⟧\nterm: RoPE\n", "trailing whitespace", after="id: rope\nterm: RoPE\n"),
        bad(
            "id: rope\ndefinition: |\n  One space at the end⟦ ⟧\n  and two before an empty line.⟦  ⟧\n\n  Second.\n",
            "trailing whitespace",
            "trailing whitespace",
            after="id: rope\ndefinition: |\n  One space at the end\n  and two before an empty line.\n\n  Second.\n",
        ),
        bad(
            "id: rope⟦ ⟧\nterm: RoPE \nstatus: draft\t\ncategory: position \n",
            "trailing whitespace on 4 lines",
            after="id: rope\nterm: RoPE\nstatus: draft\ncategory: position\n",
        ),
    ),
)
