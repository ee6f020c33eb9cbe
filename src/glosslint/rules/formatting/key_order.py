"""
## What it does

Reports an entry whose keys are not in the order given by the option `order`. Keys that are not listed there come last,
in any order.

## Why is this bad?

Entries with the same layout are easier to read and compare, and a missing key is easier to notice.

## How to fix it

Move the keys. `glosslint --fix` does so; comments beside or above a key move with it, and those at the very top stay.

## Fix safety

Safe: the order of keys has no meaning to programs, and comments move with their keys.

## When to suppress it

When people do not read the files. The rule is off by default.

## Sources

The rule key-ordering of yamllint, and sort-keys of ESLint, do the same in other files.
"""

from __future__ import annotations

from itertools import pairwise

from glosslint.rule import EntryFacts, EntryRule, Problem, Problems, Severity, bad, dataclass, good, option
from glosslint.rule.fixes import Reorder, Safety, safe

_LISTED = (
    "id term expansion aliases status page category summary definition see_also broader replaced_by sources reviewed"
)
_NATIVE = tuple(_LISTED.split())


@dataclass(frozen=True)
class Options:
    """The required order."""

    order: tuple[str, ...] = option((), "The keys in their required order; empty for the order of a native entry.")


def check(entry: EntryFacts, options: Options) -> Problems:
    """Report the first key that comes after one it should precede."""
    ranks = {key: number for number, key in enumerate(options.order or _NATIVE)}
    actual = [ranks.get(key, len(ranks)) for key in entry.keys]
    for number, (previous, rank) in enumerate(pairwise(actual), 1):
        if rank < previous:
            right_order = sorted(range(len(actual)), key=actual.__getitem__)
            key = entry.keys[number]
            following = entry.keys[right_order[right_order.index(number) + 1]]
            fix = safe("sort the keys", Reorder(entry.at(entry.root), tuple(right_order)))
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
