"""
## What it does

Reports an entry without any text that says what its term means. Entries that only name their replacement are exempt,
and so are those of which the schema already says that the text is missing.

## Why is this bad?

Whoever looks the term up, or follows a link to it, finds a heading and nothing below it.

## How to fix it

Write a sentence, or delete the entry until there is one.

## When to suppress it

In a glossary that collects terms first and defines them later, set `stubs = "allow"`: then one line tells how many
entries are still without a definition.

## Sources

ISO 10241-1 asks for a definition in every entry; qSKOS, "undocumented concepts".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from glosslint.rule import (
    EntryFacts,
    Glossary,
    GlossaryRule,
    Place,
    Problem,
    Related,
    Severity,
    bad,
    good,
    option,
)

_SHOWN = 5


@dataclass(frozen=True)
class Options:
    """What to do with entries that are not defined yet."""

    stubs: Literal["report", "allow"] = option(
        "report", "Report each entry without a definition, or only how many there are."
    )


def check(glossary: Glossary, options: Options) -> Iterator[Problem]:
    """The entries without prose."""
    found = [entry for entry in glossary.entries if _empty(entry)]
    if options.stubs == "allow":
        if found:
            yield _summary(found)
        return
    for entry in found:
        yield Problem(f'"{entry.title}" has no definition', _place(entry), help="write what the term means")


def _empty(entry: EntryFacts) -> bool:
    if entry.has_prose or entry.replaced_by is not None or entry.not_a_mapping:
        return False
    told = {*entry.prose_paths, entry.root}
    return bool(_blank_prose(entry)) or not any(
        fault.path in told and fault.keyword in ("required", "type") for fault in entry.schema_violations
    )


def _blank_prose(entry: EntryFacts) -> list[tuple[str | int, ...]]:
    keys = set(entry.prose_paths)
    return [text.path for text in entry.empty_values if text.path in keys]


def _place(entry: EntryFacts) -> Place:
    """The first key that is there and blank; else the entry."""
    blank = _blank_prose(entry)
    return entry.at_key(blank[0]) if blank else entry.head()


def _summary(found: list[EntryFacts]) -> Problem:
    count = "1 entry has" if len(found) == 1 else f"{len(found)} entries have"
    related = tuple(Related(_place(entry), f'"{entry.title}"') for entry in found[1 : _SHOWN + 1])
    return Problem(f"{count} no definition yet", _place(found[0]), related, case="stubs")


_TERM_ONLY = {"type": "object", "properties": {"summary": {"type": "string"}}}

RULE = GlossaryRule(
    name="empty-definition",
    category="schema",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    options=Options,
    cases={"stubs": Severity.INFO},
    examples=(
        good("id: token\nterm: token\nsummary: A piece of text.\n"),
        good("id: byte-pair\nterm: byte pair\nreplaced_by: token\n"),
        good("id: token\nterm: token\n", schema={**_TERM_ONLY, "required": ["summary"]}),
        bad("⟦id⟧: token\nterm: token\n", '"token" has no definition'),
        bad("id: token\nterm: token\n⟦summary⟧:\n", '"token" has no definition', schema=_TERM_ONLY),
        bad(
            {
                "a.yaml": "⟦id⟧: patch\nterm: patch\n",
                "b.yaml": "id: token\nterm: token\nsummary: A piece of text.\n",
                "c.yaml": "id: vector\nterm: vector\n",
            },
            "2 entries have no definition yet",
            options={"stubs": "allow"},
        ),
    ),
)
