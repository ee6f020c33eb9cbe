"""
## What it does

Reports an entry whose keys do not stand in the order that the option `order` gives. Keys that it does not name follow
those it does, in any order.

## Why is this bad?

Entries that are laid out alike are read and compared at a glance, and a missing key is seen.

## How to fix it

Move the keys. `glosslint --fix` does so; comments beside or above a key travel with it, and those at the very top stay.

## When to suppress it

Where nobody reads the files. The rule is off unless it is switched on.

## Sources

The rule key-ordering of yamllint, and sort-keys of eslint, for the same in other files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glosslint.rule import EntryFacts, EntryRule, Problem, Reorder, Safety, Severity, bad, good, option, safe

_NATIVE = (
    "id",
    "term",
    "expansion",
    "aliases",
    "status",
    "page",
    "category",
    "summary",
    "definition",
    "see_also",
    "broader",
    "replaced_by",
    "sources",
    "reviewed",
)


@dataclass(frozen=True)
class Options:
    """The order of the keys."""

    order: tuple[str, ...] = option((), "The keys in the order they are to stand in; empty for that of a native entry.")


def check(entry: EntryFacts, options: Options) -> Iterator[Problem]:
    """The first key that stands behind one that is to follow it."""
    ranks = {key: number for number, key in enumerate(options.order or _NATIVE)}
    placed = [ranks.get(key, len(ranks)) for key in entry.keys]
    for number in range(1, len(placed)):
        if placed[number] < placed[number - 1]:
            right = sorted(range(len(placed)), key=lambda at: placed[at])
            key = entry.keys[number]
            following = entry.keys[right[right.index(number) + 1]]
            fix = safe("put the keys in order", Reorder(entry.at(entry.root), tuple(right)))
            yield Problem(f'"{key}" belongs before "{following}"', entry.at_key((*entry.root, key)), fix=fix)
            return


RULE = EntryRule(
    name="key-order",
    category="formatting",
    severity=Severity.OFF,
    docs=__doc__,
    check=check,
    options=Options,
    fixes=(Safety.SAFE,),
    examples=(
        good("id: rope\nterm: RoPE\nsummary: Scheme.\nx-note: ours\ny-note: ours\n"),
        good("note: ours\nname: RoPE\n", options={"order": ["note", "name"]}),
        bad(
            "# Positions\nid: rope\n# as in the paper\nsummary: Scheme.\n⟦term⟧: RoPE # short\n",
            '"term" belongs before "summary"',
            after="# Positions\nid: rope\nterm: RoPE # short\n# as in the paper\nsummary: Scheme.\n",
        ),
        bad(
            "x-note: ours\n⟦id⟧: rope\n\nterm: RoPE\n",
            '"id" belongs before "term"',
            after="id: rope\n\nterm: RoPE\nx-note: ours\n",
        ),
    ),
)
