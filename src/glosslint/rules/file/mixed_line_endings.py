"""
## What it does

Reports a file with mixed line endings: some lines end with LF (Linux, macOS), others with CRLF (Windows) or CR.

## Why is this bad?

Editors and version control show changes in lines that were not edited, and multi-line searches miss matches.

## How to fix it

Choose one line ending in your editor and save the file. A file that uses CRLF throughout is fine.

## Fix safety

Safe: parsers treat all line endings alike, and the values are verified to stay the same.

## Sources

The rule of the same name in the pre-commit hooks, mixed-line-ending.
"""

from __future__ import annotations

from glosslint.rule import FileFacts, FileRule, NoOptions, Problem, Problems, Severity, bad, good, joined
from glosslint.rule.fixes import ReplaceSource, Safety, safe

_ENDINGS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}


def check(file: FileFacts, options: NoOptions) -> Problems:
    """Report the first line ending of a kind in the minority."""
    if not file.minority_line_endings or file.line_endings is None:
        return
    counts = sorted(zip(file.line_endings, _ENDINGS, strict=True), reverse=True)
    parts = [f"{count} with {name}" for count, name in counts if count]
    verb = "lines end" if counts[0][0] != 1 else "line ends"
    parts[0] = parts[0].replace(" with", f" {verb} with", 1)
    message = joined(parts)
    name = counts[0][1]
    changes = (ReplaceSource(file.at(span), _ENDINGS[name]) for span in file.minority_line_endings)
    fix = safe(f"end all lines with {name}", *changes)
    place = file.at(file.minority_line_endings[0])
    yield Problem(message, place, help="use one line ending for the whole file", fix=fix)


RULE = FileRule(
    name="mixed-line-endings",
    category="file",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE,),
    examples=(
        good("id: token\r\nterm: token\r\n"),
        good("id: token\nterm: token\n"),
        bad(
            "id: token⟦\r\n⟧term: token\nstatus: draft\n",
            "2 lines end with LF and 1 with CRLF",
            after="id: token\nterm: token\nstatus: draft\n",
        ),
        bad(
            "id: token\r\nterm: token⟦\n⟧status: draft\r\n",
            "2 lines end with CRLF and 1 with LF",
            after="id: token\r\nterm: token\r\nstatus: draft\r\n",
        ),
        bad(
            "id: token\nterm: token⟦\r⟧status: draft\n",
            "2 lines end with LF and 1 with CR",
            after="id: token\nterm: token\nstatus: draft\n",
        ),
    ),
)
