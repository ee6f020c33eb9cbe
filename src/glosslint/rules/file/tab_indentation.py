"""
## What it does

Reports a tab that indents a line, or follows the dash of a list item, where YAML does not allow it.

## Why is this bad?

YAML uses spaces to determine nesting, and parsers stop at a tab. The whole file is missing from the site.

## How to fix it

Replace the tab with as many spaces as the neighbouring lines have, and set your editor to insert spaces in YAML files.
Tabs inside a text are valid and not reported.

## Sources

YAML 1.2.2, section 6.1: tabs must not be used in indentation.
"""

from __future__ import annotations

from glosslint.rule import FileFacts, FileRule, NoOptions, Problem, Problems, Severity, bad, good


def check(file: FileFacts, options: NoOptions) -> Problems:
    """Report the tab at which parsing stopped."""
    for fault in file.faults:
        if fault.kind == "tab-indentation":
            yield Problem(fault.message, file.at(fault.span), help=fault.help)


RULE = FileRule(
    name="tab-indentation",
    category="file",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    always=True,
    examples=(
        good("id: token\nsummary: |\n  A table:\n  \ta\tb\n"),
        good("id: token\naliases: [piece,\n\tsubword]\nterm:\ttoken\n"),
        bad("id: token\naliases:\n⟦\t⟧- piece\n", "a tab indents this line"),
        bad("id: token\nsources:\n  - title: Tokens\n  ⟦\t⟧year: 2016\n", "a tab indents this line"),
        bad("id: token\naliases:\n  -⟦\t⟧piece\n", "a tab follows the dash"),
    ),
)
