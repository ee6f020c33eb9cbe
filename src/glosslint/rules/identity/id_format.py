"""
## What it does

Reports an id that is not written as ids are: lower-case letters and digits of ASCII in words joined by hyphens, or as
the option `pattern` says. Where the schema says what an id looks like, the schema is believed and this rule is
silent, unless `pattern` is set.

## Why is this bad?

The id becomes part of file names, addresses and links. Capitals, blanks and underscores are what people mistype
there, and what servers and file systems treat differently.

## How to fix it

`glosslint rename OLD-ID NEW-ID` changes the id, the name of the file, and whatever refers or links to it.

## Sources

The native entry schema. The files of CNCF's glossary are named in this way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from shlex import quote

from glosslint.rule import EntryFacts, EntryRule, GlosslintError, NodePath, Problem, Severity, bad, good, kebab, option

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Options:
    """What an id looks like."""

    pattern: str = option(
        "",
        "A regular expression for the whole id; empty for lower-case words joined by hyphens, or as the schema says.",
    )

    def __post_init__(self) -> None:
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise GlosslintError(
                f'rules.id-format: pattern "{self.pattern}" is no regular expression: {error}'
            ) from error


def check(entry: EntryFacts, options: Options) -> Iterator[Problem]:
    """An id that does not have the form of one."""
    if entry.id is None or not entry.id.value.strip():
        return
    if not options.pattern and (entry.schema_restricts_id or not entry.id_is_stem):
        return
    if _schema_complains(entry, entry.id.path):
        return
    if options.pattern:
        if not re.fullmatch(options.pattern, entry.id.value):
            message = f'the id "{entry.id.value}" does not fit the pattern {options.pattern}'
            yield Problem(message, entry.at(entry.id.path), help=_help(entry.id.value, ""))
    elif not _KEBAB.fullmatch(entry.id.value):
        proposed = kebab(entry.id.value)
        right = proposed if _KEBAB.fullmatch(proposed) else ""
        message = f'the id "{entry.id.value}" {_advice(right)}'
        yield Problem(message, entry.at(entry.id.path), help=_help(entry.id.value, right))


def _schema_complains(entry: EntryFacts, path: NodePath) -> bool:
    return any(fault.path == path for fault in entry.schema_violations)


def _advice(right: str) -> str:
    if right:
        return f'is not lower-case words joined by hyphens; write "{right}"'
    return "is not lower-case ASCII words joined by hyphens"


def _help(name: str, right: str) -> str:
    return f"to change it here and in all that refers to it: glosslint rename {quote(name)} {right or 'NEW-ID'}"


RULE = EntryRule(
    name="id-format",
    category="identity",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    options=Options,
    examples=(
        good("id: mixture-of-experts\n"),
        good("id: gpt-4\n"),
        good("id: Layer_Norm\n", schema={"properties": {"id": {"type": "string", "pattern": "^[A-Za-z_]+$"}}}),
        bad("id: ⟦layer_norm⟧\n", 'the id "layer_norm" is not lower-case words joined by hyphens; write "layer-norm"'),
        bad("id: ⟦LayerNorm⟧\n", 'the id "LayerNorm" is not lower-case words joined by hyphens; write "layer-norm"'),
        bad("id: ⟦λόγος⟧\n", 'the id "λόγος" is not lower-case ASCII words joined by hyphens'),
        bad(
            "id: ⟦softmax⟧\n",
            'the id "softmax" does not fit the pattern ml-.+',
            options={"pattern": "ml-.+"},
        ),
    ),
)
