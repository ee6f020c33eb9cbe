"""
## What it does

Reports a file that is not YAML, or not JSON if its name ends in `.json`, at the character where reading it had to stop.
In a Markdown page that is the front matter.

## Why is this bad?

Nothing after that character reaches the site: the build fails, or the entry is missing without a word. The other
rules skip the file until it can be read.

## How to fix it

The message says what stands there and what YAML expected. Text that holds a colon and a space, or that begins with
one of ``@ ` % & * ! | > { [``, goes into quotes.

## Sources

YAML 1.2.2, <https://yaml.org/spec/1.2.2/>. Nesting is limited to 100 levels and aliases to a million values, so that a
hostile file cannot stop the run.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import FileFacts, FileRule, NoOptions, Problem, Severity, bad, good


def check(file: FileFacts, options: NoOptions) -> Iterator[Problem]:
    """Every syntax fault of the file."""
    for fault in file.faults:
        if fault.kind == "yaml-syntax":
            yield Problem(fault.message, file.at(fault.span), help=fault.help)


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
