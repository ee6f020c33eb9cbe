"""
## What it does

Reports a file that begins with a byte-order mark, the invisible character U+FEFF.

## Why is this bad?

Programs that do not expect it read it as part of the first key, so the entry loses its `id`. Most editors do not show
it.

## How to fix it

Save the file as "UTF-8", not as "UTF-8 with BOM".

## Fix safety

Safe: the mark is not part of any value.

## Sources

The Unicode Standard, section 2.6: a byte-order mark is neither required nor recommended for UTF-8.
"""

from __future__ import annotations

from glosslint.rule import FileFacts, FileRule, NoOptions, Problem, Problems, Severity, Span, bad, good
from glosslint.rule.fixes import ReplaceSource, Safety, safe


def check(file: FileFacts, options: NoOptions) -> Problems:
    """Report the mark at the start of the file."""
    if file.bom:
        message = "the file begins with an invisible byte-order mark (U+FEFF)"
        fix = safe("remove the mark", ReplaceSource(file.at(Span(0, 1)), ""))
        yield Problem(message, file.at(Span(0, 1)), help="save it as UTF-8 without BOM", fix=fix)


RULE = FileRule(
    name="byte-order-mark",
    category="file",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE,),
    examples=(
        good("id: token\nterm: token\n"),
        good("# naïve\nid: token\n"),
        bad(
            "⟦\ufeff⟧id: token\nterm: token\n",
            "the file begins with an invisible byte-order mark (U+FEFF)",
            after="id: token\nterm: token\n",
        ),
        bad("⟦\ufeff⟧", "the file begins with an invisible byte-order mark (U+FEFF)", after=""),
    ),
)
