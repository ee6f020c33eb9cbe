"""
## What it does

Reports a file that is not valid UTF-8, at the first invalid byte.

## Why is this bad?

The site shows broken characters from that point on, or its build fails. Other rules cannot read the file.

## How to fix it

Open the file in the encoding it was written in, often Windows-1252, and save it as UTF-8. If only a few lines
have such bytes, and the rest of the file is UTF-8, write these lines again.

## Sources

YAML 1.2.2, section 5.2; RFC 3629.
"""

from __future__ import annotations

from glosslint.rule import FileFacts, FileRule, NoOptions, Problem, Problems, Severity, bad, good


def check(file: FileFacts, options: NoOptions) -> Problems:
    """Report the first invalid byte."""
    for fault in file.faults:
        if fault.kind == "not-utf8":
            yield Problem(fault.message, file.at(fault.span), help=fault.help)


RULE = FileRule(
    name="not-utf8",
    category="file",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    always=True,
    examples=(
        good("id: naive-bayes\nterm: naïve Bayes\n"),
        bad("id: naive-bayes\nterm: na⟦\udcef⟧ve Bayes\n", "byte 0xEF is not UTF-8"),
        bad("⟦\udcff⟧\udcfei\0d\0", "the file is UTF-16, not UTF-8"),
    ),
)
