"""
## What it does

Reports a tab that indents a line, or follows the dash of a list, where YAML cannot read it.

## Why is this bad?

YAML counts spaces to see what belongs together, and stops at a tab. Nothing of the file reaches the site.

## How to fix it

Replace the tab by spaces, as many as the lines beside it have, and let your editor write spaces in YAML files. Tabs
inside a text are no fault and are left alone.

## Sources

YAML 1.2.2, section 6.1: tabs must not be used in indentation.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import FileFacts, FileRule, NoOptions, Problem, Severity, bad, good


def check(file: FileFacts, options: NoOptions) -> Iterator[Problem]:
    """The tab that stopped the reader."""
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
