"""
## What it does

Reports a file that is not valid YAML, or not valid JSON or CSV if its name ends in `.json` or `.csv`, at the character
where parsing failed. In a Markdown page, it checks the front matter.

## Why is this bad?

Nothing after that character reaches the site: the build fails, or the entry is silently missing. Other rules skip the
file until it can be parsed. Of a CSV file, they skip only the rows that have more cells than the first one, or a space
before the quotation mark that should open a cell, and no fix changes such a row.

## How to fix it

The message says what YAML found and what it expected. Quote a text that contains a colon and a space, or that begins
with one of ``@ ` % & * ! | > { [``.

## Sources

YAML 1.2.2, <https://yaml.org/spec/1.2.2/>; RFC 8259 (JSON); RFC 4180 (CSV). Nesting is limited to 100 levels and
aliases to a million values, so that a hostile file cannot stop the run.
"""

from __future__ import annotations

from glosslint.rule import FileFacts, FileRule, NoOptions, Problem, Problems, Severity, bad, good


def check(file: FileFacts, options: NoOptions) -> Problems:
    """Report every syntax error of the file."""
    for fault in file.faults:
        if fault.kind == "yaml-syntax":
            yield Problem(fault.message, file.at(fault.span), help=fault.help)
    for fault, path, _ in file.defects:
        yield Problem(fault.message, file.at(fault.span)._replace(path=path), help=fault.help)


RULE = FileRule(
    name="yaml-syntax",
    category="file",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    always=True,
    examples=(
        good('term: "Attention: the mechanism"\n'),
        bad(
            "term: Attention⟦:⟧ the mechanism\n",
            'unquoted value contains ": ", which YAML reads as another key',
        ),
        bad(
            'id: token\nsummary: ⟦"⟧A piece of text.\npage: /token/\n',
            "this quotation mark is never closed",
        ),
        bad("term: ⟦@⟧tag\n", "a value cannot begin with @"),
    ),
)
