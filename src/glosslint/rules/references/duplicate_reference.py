"""
## What it does

Reports a target that appears twice in one list of references.

## Why is this bad?

The page shows the same link twice. Often the second one was meant to be another entry, which is now missing.

## How to fix it

Remove the duplicate, or write the intended entry.

## Fix safety

Safe: the list names the same entries as before, since the item that is removed equals one that stays.

## Sources

JSON Schema has the keyword `uniqueItems` for the same purpose; this rule needs no schema and names the item.
"""

from __future__ import annotations

from glosslint.rule import EntryFacts, EntryRule, NoOptions, Problem, Problems, Reference, Related, Severity, bad, good
from glosslint.rule.fixes import RemoveItem, Safety, safe


def check(entry: EntryFacts, options: NoOptions) -> Problems:
    """Report every target that appears earlier in the same list."""
    first: dict[tuple[str, str], Reference] = {}
    for reference in entry.references:
        earlier = first.setdefault((reference.relation, reference.target), reference)
        if earlier is not reference and not reference.to_self:  # each of which self-reference reports
            message = f'"{reference.target}" is already listed in {reference.relation}'
            place = entry.at(reference.path)
            fix = safe("remove the duplicate", RemoveItem(place)) if isinstance(reference.path[-1], int) else None
            yield Problem(message, place, (Related(entry.at(earlier.path), "first here"),), fix=fix)


RULE = EntryRule(
    name="duplicate-reference",
    category="references",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE,),
    examples=(
        good("id: rope\nsee_also: [alibi, token]\n"),
        good("id: rope\nsee_also: [position-encoding]\nbroader: [position-encoding]\n"),
        bad(
            "id: rope\nsee_also: [alibi, token, ⟦alibi⟧]\n",
            '"alibi" is already listed in see_also',
            after="id: rope\nsee_also: [alibi, token]\n",
        ),
        bad(
            "id: rope\nbroader:\n  - position-encoding\n  - ⟦position-encoding⟧\n",
            '"position-encoding" is already listed in broader',
            after="id: rope\nbroader:\n  - position-encoding\n",
        ),
    ),
)
