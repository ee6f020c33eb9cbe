"""
## What it does

Reports two or more spaces between two words of a text. Code, tables, indentation, the spaces after the mark of a list
or quotation, the ends of lines (also of the file, where YAML folds a text: trailing-space reports a space there), and
spaces after a full stop (also before a closing bracket or quotation mark), where some writers put two, are ignored. In
more than ten entries they are one finding.

## Why is this bad?

It is a typing error, or the remains of a deleted word. Markdown shows one space, other programs two.

## How to fix it

Keep one space.

## Fix safety

Safe: Markdown and HTML show several spaces as one, so that readers see the same text. Code is left alone.

## When to suppress it

Where a text is arranged in columns.

## Sources

The Chicago Manual of Style, 2.9: one space between words.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from glosslint.rule import EntryFacts, GlossaryRule, Problem, Problems, Replace, Safety, Severity, Span, bad, good, safe
from glosslint.rule.text import lazy_pattern
from glosslint.rules._fold import fold_entries

#: Neither after a full stop, where some put two spaces, nor beside the bars of a table or before a shell comment.
_CLOSES = r"[)\]\"'\u201d\u2019\u00bb*_]"  # after the full stop
_GAP = lazy_pattern(rf"(?<=[^\s.!?:|])(?<![.!?:]{_CLOSES})(?<![.!?:]{_CLOSES}{{2}})( {{2,}})(?=[^\s|#])")
#: The marks of lists, headings and quotations that begin a line: the spaces after them indent its text.
_MARK = lazy_pattern(r"[ \t]*(?:>[ \t]*)*(?:[-*+\u2022\u2013]|\(?[\w]{1,3}[.)]|#{1,6}|>|\[[ xX]\])?")
#: Lines of tables and of columns: gaps of four spaces and more are not typed by accident.
_LAID_OUT = lazy_pattern(r"^[^\n]*(?:\||\S {4,}\S)[^\n]*$", re.MULTILINE)


def check(entry: EntryFacts) -> Problems:
    """Report every gap of several spaces between two words."""
    for prose in entry.prose:
        if "  " not in prose.text:
            continue
        opaque = prose.opaque
        columns = [match.span() for match in _LAID_OUT.finditer(opaque)]
        line = last = 0
        for match in _GAP.finditer(opaque):
            line = max(line, prose.text.rfind("\n", last, match.start()) + 1)
            last = match.start()
            column = bisect_right(columns, (last, len(prose.text))) - 1
            if (
                not (column >= 0 and last < columns[column][1])
                and not _MARK.fullmatch(prose.text, line, match.start())
                and prose.text[slice(*match.span())].isspace()
                and match.span() not in prose.line_ends
            ):
                place = entry.at(prose.path, Span(*match.span()))
                fix = safe("keep one space", Replace(place, " "))
                yield Problem(f"{len(match[0])} spaces between words", place, fix=fix)


RULE = GlossaryRule(
    name="double-space",
    category="formatting",
    severity=Severity.WARNING,
    docs=__doc__,
    check=fold_entries("double-space", check),
    fixes=(Safety.SAFE,),
    examples=(
        good("id: rope\nsummary: Scheme for positions.  It turns `a  b` and the queries.\n"),
        good(
            "id: rope\nsummary: 'Scheme (for \"positions.\")  It turns *queries.*  It is \u201cgood.\u201d  And old.'\n"
        ),
        good("id: rope\ndefinition: |\n  | key | turns |\n  |-----|-------|\n  | a   | b     |\n\n  - one\n    more\n"),
        good("id: rope\ndefinition: |\n  -   one\n  *  two\n\n  >  - three\n\n  1)  four\n"),
        good("id: rope\ndefinition: |\n  ```\n  a  b\n  ```\n\n  left    right\n"),
        good("id: rope\nsummary: >\n  Scheme that \n  turns \n  the queries.\n"),
        bad(
            "id: rope\nsummary: Scheme⟦  ⟧for positions.\n",
            "2 spaces between words",
            after="id: rope\nsummary: Scheme for positions.\n",
        ),
        bad(
            "id: rope\nsummary: >-\n  Scheme that\n  turns⟦   ⟧queries.\n",
            "3 spaces between words",
            after="id: rope\nsummary: >-\n  Scheme that\n  turns queries.\n",
        ),
    ),
)
