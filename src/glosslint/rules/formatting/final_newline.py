"""
## What it does

Reports a file whose last line has no line end.

## Why is this bad?

The next line that somebody adds shows two lines as changed, and some programs join the file's last line with the first
of the next file.

## How to fix it

Press Enter at the end of the file. Most editors have a setting that does so.

## Sources

POSIX.1-2017, section 3.206: a line ends with a line end. The hook end-of-file-fixer of pre-commit.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import (
    FileFacts,
    FileRule,
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


def check(file: FileFacts, options: NoOptions) -> Iterator[Problem]:
    """A last line without its end."""
    last = file.unterminated_line
    if last is not None:
        ends = file.line_endings
        newline = "\r\n" if ends is not None and ends.crlf > ends.lf else "\n"
        fix = safe("end the last line", ReplaceSource(file.at(Span(last.end, last.end)), newline))
        yield Problem("the last line of the file has no line end", file.at(last), fix=fix)


RULE = FileRule(
    name="final-newline",
    category="formatting",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE,),
    examples=(
        good("id: alibi\nterm: ALiBi\n"),
        good(""),
        bad("id: rope\nterm: RoP⟦E⟧", "the last line of the file has no line end", after="id: rope\nterm: RoPE\n"),
        bad(
            "id: rope\r\nsummary: |\r\n  Scheme⟦.⟧",
            "the last line of the file has no line end",
            after="id: rope\r\nsummary: |\r\n  Scheme.\r\n",
        ),
    ),
)
