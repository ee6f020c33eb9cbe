"""
## What it does

Reports a list of aliases or references whose items are not in alphabetical order. Capitals, accents and punctuation
make no difference.

## Why is this bad?

In a long unsorted list it is hard to find an item or to see a duplicate, and two branches that each append one
conflict.

## How to fix it

Sort the list. `glosslint --fix` does so; comments beside or above an item move with it.

## Fix safety

The fix moves items and changes none; comments move with their item. It is not offered where an item could not be moved.

## When to suppress it

When the order has a meaning, such as the most important reference first. The rule is off by default.

## Sources

The hook file-contents-sorter of pre-commit; the alphabetical order is that of ISO 12199 without its finer rules.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from glosslint.rule import EntryFacts, EntryRule, NodePath, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.fixes import Reorder, Safety, safe
from glosslint.rules.consistency._collation import rank


def check(entry: EntryFacts, options: NoOptions) -> Problems:
    """Yield every list with an item that belongs further up."""
    for path, items in _lists(entry).items():
        ranks = [rank(item) for item in items]
        late = next((later for earlier, later in pairwise(range(len(items))) if ranks[later] < ranks[earlier]), None)
        if late is not None:
            order = sorted(range(len(items)), key=lambda number: ranks[number])
            before = next(number for number in order if ranks[number] > ranks[late])
            message = f'"{items[late]}" comes after "{items[before]}" in "{path[-1]}"'
            fix = safe("sort the list", Reorder(entry.at(path), tuple(order)))
            yield Problem(message, entry.at((*path, late)), help="sort the list", fix=fix)


def _lists(entry: EntryFacts) -> dict[NodePath, list[str]]:
    """Return the items of each list of aliases or references of which every item is one."""
    texts_by_list: dict[NodePath, dict[int, str]] = defaultdict(dict)
    term = entry.term.path if entry.term is not None else ()
    aliases = [(name.path, name.value) for name in entry.names if name.kind == "alias" and name.path != term]
    for path, text in (*aliases, *((reference.path, reference.target) for reference in entry.references)):
        if isinstance(path[-1], int):
            texts_by_list[path[:-1]][path[-1]] = text
    # A gap in the numbers is an item that is no alias or reference, and that could not be moved.
    return {
        path: [texts[number] for number in sorted(texts)]
        for path, texts in texts_by_list.items()
        if len(texts) == max(texts) + 1
    }


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
            '"alibi" comes after "token" in "see_also"',
            after="id: rope\nsee_also: [alibi, token] # more\n",
        ),
        bad(
            "id: rope\nsee_also:\n  - token # a piece\n  # a bias\n  - ⟦alibi⟧\n",
            '"alibi" comes after "token" in "see_also"',
            after="id: rope\nsee_also:\n  # a bias\n  - alibi\n  - token # a piece\n",
        ),
    ),
)
