"""
## What it does

Reports a file of the glossary that has no entries. It is an error if the file is empty, or contains something else
where the layout expects entries, and a warning if it contains only comments.

## Why is this bad?

An entry may have been lost, or never written. A build that reads every file can fail on an empty one.

## How to fix it

Add the entry, delete the file, or list it under `exclude` in the settings. Files whose names begin with `_` are
excluded by default.

## Sources

Our own: a `files` pattern that matches more than intended would otherwise go unnoticed.
"""

from __future__ import annotations

from glosslint.rule import FileFacts, FileRule, NoOptions, Problem, Problems, Severity, Span, bad, good


def check(file: FileFacts, options: NoOptions) -> Problems:
    """Report a readable file that is empty or contains something other than entries."""
    if file.entries or file.faults:
        return
    if file.contents:
        message = f"expected {file.expected_contents}, but the file {file.contents}"
        advice = "write it like the other files, or exclude it in the settings"
        yield Problem(message, file.document(0), help=advice, case="other")
        return
    keys = " and ".join(f'"{key}"' for key in file.identifying_keys)
    expected = f"an entry has keys such as {keys}" if keys else f"expected {file.expected_contents}"
    state, case = ("is empty", "empty") if file.empty else ("has no entries", "")
    advice = "add the entry, delete the file, or exclude it in the settings"
    yield Problem(f"the file {state}; {expected}", file.at(Span(0, 0)), help=advice, case=case)


RULE = FileRule(
    name="no-entries",
    category="file",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    cases={"empty": Severity.ERROR, "other": Severity.ERROR},
    examples=(
        good("# The smallest unit\nid: token\n"),
        good("term: [token\n"),
        bad("⟦⟧", 'the file is empty; an entry has keys such as "id" and "term"'),
        bad("⟦⟧# to be written\n", 'the file has no entries; an entry has keys such as "id" and "term"'),
        bad(
            "- ⟦id⟧: token\n  term: token\n",
            "expected a mapping with the keys of an entry, but the file holds a list",
        ),
    ),
)
