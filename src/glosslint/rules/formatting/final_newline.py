"""
## What it does

Reports a file whose last line does not end with a newline. More than ten such files are one finding. A page of which
only a part is the glossary (`at`) is reported if the part ends with the page.

## Why is this bad?

Adding a line after it shows two lines as changed, and some programs join the last line with the first line of the next
file.

## How to fix it

Press Enter at the end of the file. Most editors have a setting for this.

## Fix safety

Safe: one line end is added, at the end of the file. At most, a block string there ends with it, as it would in any
other place of the file.

## Sources

POSIX.1-2017, section 3.206: a line ends with a newline. The hook end-of-file-fixer of pre-commit.
"""

from __future__ import annotations

from glosslint.rule import FileFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, Span, bad, good
from glosslint.rule.fixes import ReplaceSource, Safety, safe
from glosslint.rules._fold import folded


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every last line that does not end with a newline; in many files it is one finding."""
    yield from folded("final-newline", ([*_problems(file)] for file in glossary.files), "files")


def _problems(file: FileFacts) -> Problems:
    last = file.unterminated_line
    if last is not None:
        ends = file.line_endings
        newline = "\r\n" if ends is not None and ends.crlf > ends.lf else "\n"
        fix = safe("add a newline at the end of the file", ReplaceSource(file.at(Span(last.end, last.end)), newline))
        yield Problem("no newline at end of file", file.at(last), fix=fix)


RULE = GlossaryRule(
    name="final-newline",
    category="formatting",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE,),
    examples=(
        good("id: alibi\nterm: ALiBi\n"),
        good(""),
        bad("id: rope\nterm: RoP⟦E⟧", "no newline at end of file", after="id: rope\nterm: RoPE\n"),
        bad(
            "id: rope\r\nsummary: |\r\n  Scheme⟦.⟧",
            "no newline at end of file",
            after="id: rope\r\nsummary: |\r\n  Scheme.\r\n",
        ),
    ),
)
