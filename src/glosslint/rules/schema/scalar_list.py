"""
## What it does

Reports a single string under a key for which other entries have a list. glosslint reads it as a list of one item; the
finding is at the first such place and lists the others. A mapping or a nested list under such a key is reported each
time, since it is not read at all. What the schema already reports is not repeated.

## Why is this bad?

A program that iterates over the list iterates over the characters of the string instead, or fails.

## How to fix it

Put the string in square brackets, or after a dash on its own line. Split a string with several names into several
items.

## When to suppress it

When the program that builds the site accepts both.

## Sources

Our own: templates that loop over a list see the characters of a string, or nothing.
"""

from __future__ import annotations

import json
from collections import Counter

from glosslint.rule import Cause, Glossary, GlossaryRule, NoOptions, Place, Problem, Problems, Severity, bad, good


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every string where other entries have a list; the first represents all."""
    lists = Counter(role for entry in glossary.entries for role in entry.roles_with_lists)
    singles: list[tuple[str, str, Place]] = []
    for entry in glossary.entries:
        if not (entry.scalars_for_lists or entry.unread_values):
            continue
        reported = set(entry.invalid_paths)
        values = (value for value in entry.scalars_for_lists if value.path not in reported)
        singles += ((value.role, value.text, entry.at(value.path)) for value in values)
        for fact in entry.unread_values:
            if reported.isdisjoint((fact.path, fact.path[:-1])):
                message = f'"{_key(fact.role)}" holds {fact.shape}, which is not read; write a list of strings'
                yield Problem(message, entry.head(fact.path), help="write one string after each dash", case="unread")
    unusual = [(role, text, place) for role, text, place in singles if lists[role]]
    for number, (role, text, place) in enumerate(unusual):
        causes = (Cause("scalar-list", unusual[0][2]),) if number else ()
        others = "1 other entry has" if lists[role] == 1 else f"{lists[role]} other entries have"
        message = f'"{_key(role)}" is a single string here, but {others} a list'
        yield Problem(message, place, help=advise_list(text), causes=causes)


def _key(role: str) -> str:
    return role.rsplit(".", 1)[-1]


def advise_list(text: str) -> str:
    """Return what to write, in a form that YAML, JSON and TOML have in common."""
    shown = " ".join(text.split())
    if "," in shown or "\n" in text.strip():
        return "write each name as an item of its own"
    return f"write [{json.dumps(shown, ensure_ascii=False)}]" if len(shown) <= 40 else "write it as the item of a list"


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
            '"see_also" is a single string here, but 1 other entry has a list',
        ),
        bad(
            "id: rope\n⟦see_also⟧: {rotary: embedding}\naliases: [rotary, [⟦turning⟧, spinning]]\n",
            '"see_also" holds a mapping, which is not read; write a list of strings',
            '"aliases" holds a nested list, which is not read; write a list of strings',
        ),
    ),
)
