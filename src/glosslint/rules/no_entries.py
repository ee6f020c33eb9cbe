"""
## What it does

Reports a file that belongs to the glossary and holds no entry: it is empty, or holds only comments.

## Why is this bad?

An entry may have been lost, or never written. A build that reads every file can fail on one that holds nothing.

## How to fix it

Write the entry, delete the file, or leave it out with `exclude` in the settings. Files whose names begin with `_` are
left out already.

## Sources

Our own: a pattern in `files` that matches more than was meant is otherwise silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import FileFacts, FileRule, NoOptions, Problem, Severity, Span, bad, good


def check(file: FileFacts, options: NoOptions) -> Iterator[Problem]:
    """The file, if it could be read and holds nothing."""
    if file.entries == 0 and not file.faults:
        keys = " and ".join(f'"{key}"' for key in file.expects)
        advice = "write the entry, delete the file, or add it to exclude in the settings"
        yield Problem(f"the file holds no entry; an entry has keys such as {keys}", file.at(Span(0, 0)), help=advice)


RULE = FileRule(
    name="no-entries",
    category="file",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    examples=(
        good("# The smallest unit\nid: token\n"),
        good("term: [token\n"),
        bad("⟦⟧", 'the file holds no entry; an entry has keys such as "id" and "term"'),
        bad("⟦⟧# to be written\n", 'the file holds no entry; an entry has keys such as "id" and "term"'),
    ),
)
