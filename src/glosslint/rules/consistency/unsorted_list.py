"""
## What it does

Reports a list of aliases or references whose items are not in alphabetical order. Capitals, accents and punctuation
make no difference.

## Why is this bad?

In a long list nobody finds an item or sees that one stands there twice, and two branches that each append one conflict.

## How to fix it

Sort the list. `glosslint --fix` does so; comments beside or above an item travel with it.

## When to suppress it

Where the order means something, such as the most important reference first. The rule is off unless it is switched on.

## Sources

The hook file-contents-sorter of pre-commit; the alphabetical order is that of ISO 12199 without its finer rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from glosslint.rule import (
    EntryFacts,
    EntryRule,
    NodePath,
    NoOptions,
    Problem,
    Reorder,
    Safety,
    Severity,
    bad,
    good,
    safe,
)
from glosslint.rules.consistency._collation import rank


class _Item(NamedTuple):
    number: int
    text: str

    @property
    def rank(self) -> str:
        return rank(self.text)


def check(entry: EntryFacts, options: NoOptions) -> Iterator[Problem]:
    """Every list with an item that belongs further up."""
    for path, items in _lists(entry).items():
        late = next((item for last, item in pairwise(items) if item.rank < last.rank), None)
        if late is not None:
            order = tuple(item.number for item in sorted(items, key=lambda item: item.rank))
            fix = safe("sort the list", Reorder(entry.at(path), order))
            before = next(item for item in sorted(items, key=lambda item: item.rank) if item.rank > late.rank)
            message = f'"{late.text}" stands behind "{before.text}" in {path[-1]}'
            yield Problem(message, entry.at((*path, late.number)), help="sort the list", fix=fix)


def _lists(entry: EntryFacts) -> dict[NodePath, list[_Item]]:
    """The items of each list of aliases or references, where none is missing."""
    found: dict[NodePath, dict[int, str]] = defaultdict(dict)
    aliases = [(name.path, name.value) for name in entry.names if name.kind == "alias"]
    for path, text in (*aliases, *((reference.path, reference.target) for reference in entry.references)):
        number = path[-1]
        if isinstance(number, int):
            found[path[:-1]][number] = text
    lists = ((path, [_Item(number, items[number]) for number in sorted(items)]) for path, items in found.items())
    return {path: items for path, items in lists if [item.number for item in items] == list(range(len(items)))}


RULE = EntryRule(
    name="unsorted-list",
    category="consistency",
    severity=Severity.OFF,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE,),
    examples=(
        good("id: rope\naliases: [a b, A-c, Éclair, zoo]\nsee_also:\n  - alibi\n  - token\n"),
        bad(
            "id: rope\nsee_also: [token, ⟦alibi⟧] # more\n",
            '"alibi" stands behind "token" in see_also',
            after="id: rope\nsee_also: [alibi, token] # more\n",
        ),
        bad(
            "id: rope\nsee_also:\n  - token # a piece\n  # a bias\n  - ⟦alibi⟧\n",
            '"alibi" stands behind "token" in see_also',
            after="id: rope\nsee_also:\n  # a bias\n  - alibi\n  - token # a piece\n",
        ),
    ),
)
