"""
## What it does

Reports a file that belongs to the glossary and holds no entry: it is empty or holds only comments, or, which is an
error, it holds something else where the layout looks for entries.

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
    """The file, if it could be read and holds nothing, or nothing that is an entry."""
    if file.entries or file.faults:
        return
    if file.contents:
        message = f"expected {file.expected_contents}, but the file {file.contents}"
        yield Problem(message, file.document(0), help=_OTHER, case="other")
    else:
        keys = " and ".join(f'"{key}"' for key in file.identifying_keys)
        wanted = f"an entry has keys such as {keys}" if keys else f"expected {file.expected_contents}"
        yield Problem(f"the file holds no entry; {wanted}", file.at(Span(0, 0)), help=_EMPTY)


_EMPTY = "write the entry, delete the file, or add it to exclude in the settings"
_OTHER = "write it as the other files are, or add it to exclude in the settings"


RULE = FileRule(
    name="no-entries",
    category="file",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    cases={"other": Severity.ERROR},
    examples=(
        good("# The smallest unit\nid: token\n"),
        good("term: [token\n"),
        bad("⟦⟧", 'the file holds no entry; an entry has keys such as "id" and "term"'),
        bad("⟦⟧# to be written\n", 'the file holds no entry; an entry has keys such as "id" and "term"'),
        bad(
            "- ⟦id⟧: token\n  term: token\n",
            "expected a mapping with the keys of an entry, but the file holds a list",
        ),
    ),
)
