"""
## What it does

Reports a single text under a key where other entries of the glossary write a list. glosslint reads it as a list of one;
the finding stands at the first such place and names the others. A map, or a list in a list, under such a key is
reported each time: nothing of it is read. What the schema already says is not said again.

## Why is this bad?

A program that goes through the list goes through the letters of the text instead, or stops.

## How to fix it

Put the text in square brackets, or after a dash on a line of its own. A text with several names in it becomes several
items.

## When to suppress it

When the program that builds the site takes both.

## Sources

Our own: templates that loop over a list see the letters of a text, or nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from glosslint.rule import Cause, EntryFacts, Glossary, GlossaryRule, NoOptions, Place, Problem, Severity, bad, good


class _Single(NamedTuple):
    role: str
    text: str
    place: Place


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every text that stands where others have a list; the first stands for all."""
    lists: dict[str, int] = defaultdict(int)
    singles: list[_Single] = []
    for entry in glossary.entries:
        told = {fault.path for fault in entry.schema_violations}
        for role in entry.roles_with_lists:
            lists[role] += 1
        singles += [
            _Single(value.role, value.text, entry.at(value.path))
            for value in entry.scalars_for_lists
            if value.path not in told
        ]
    yield from (problem for entry in glossary.entries for problem in _unread(entry))
    found = [single for single in singles if lists[single.role]]
    for single in found:
        causes = (Cause("scalar-list", found[0].place),) if single is not found[0] else ()
        yield _problem(single, lists[single.role], causes)


def _unread(entry: EntryFacts) -> Iterator[Problem]:
    told = {fault.path for fault in entry.schema_violations}
    for fact in entry.unread_values:
        if told.isdisjoint((fact.path, fact.path[:-1])):
            key = fact.role.rsplit(".", 1)[-1]
            message = f'"{key}" holds {fact.shape}, which is not read; write a list of strings'
            yield Problem(message, entry.head(fact.path), help="write one string after each dash", case="unread")


def _problem(single: _Single, others: int, causes: tuple[Cause, ...]) -> Problem:
    key = single.role.rsplit(".", 1)[-1]
    where = "1 other entry has" if others == 1 else f"{others} other entries have"
    return Problem(
        f'"{key}" is a single text here, and {where} a list', single.place, help=_advice(single.text), causes=causes
    )


def _advice(text: str) -> str:
    shown = " ".join(text.split())
    if "," in shown:
        return "write each name as an item of its own, after a dash"
    return f"write [{shown}]" if len(shown) <= 40 else "write it after a dash, on a line of its own"


_LISTS = {"a.yaml": "id: alibi\naliases: [linear bias]\nsee_also:\n  - rope\n"}

RULE = GlossaryRule(
    name="scalar-list",
    category="schema",
    severity=Severity.INFO,
    docs=__doc__,
    check=check,
    cases={"unread": Severity.WARNING},
    examples=(
        good({"a.yaml": "id: alibi\nsee_also: rope\n", "b.yaml": "id: rope\nsee_also: alibi\n"}),
        good(
            {**_LISTS, "b.yaml": "id: rope\nsee_also: alibi\n"},
            schema={"type": "object", "properties": {"see_also": {"type": "array"}}},
        ),
        good({**_LISTS, "b.yaml": "id: rope\nsee_also:\n"}),
        bad(
            {**_LISTS, "b.yaml": "id: rope\nsee_also: ⟦alibi⟧\n", "c.yaml": "id: rotary\naliases: turning\n"},
            '"see_also" is a single text here, and 1 other entry has a list',
        ),
        bad(
            "id: rope\n⟦see_also⟧: {rotary: embedding}\naliases: [rotary, [⟦turning⟧, spinning]]\n",
            '"see_also" holds a mapping, which is not read; write a list of strings',
            '"aliases" holds a list in a list, which is not read; write a list of strings',
        ),
    ),
)
