"""
## What it does

Reports an entry that refers to itself: in a list such as `see_also`, or by a link in its text. A link to a part of
the entry's own page (`rope#history`) is fine.

## Why is this bad?

The reader follows it and arrives at the page they are on. Usually another entry was meant, or the line was copied
from another file.

## How to fix it

Put the entry that was meant, or remove the reference. In a text, take the link off and leave its words.

## Sources

A published glossary with 633 entries lists eight of them under themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import EntryFacts, EntryRule, NoOptions, Problem, Severity, bad, good


def check(entry: EntryFacts, options: NoOptions) -> Iterator[Problem]:
    """Every reference and link of the entry to itself."""
    for reference in entry.distinct_references:
        if reference.own:
            message = f'"{reference.target}", in {reference.relation}, is this entry itself'
            yield Problem(message, entry.at(reference.path))
    for link in entry.links:
        if entry.leads_here(link):
            yield Problem(f'"{link.destination}" links to this entry itself', entry.at(link.path, link.dest))


RULE = EntryRule(
    name="self-reference",
    category="references",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    examples=(
        good("id: rope\nsee_also: [alibi]\nsummary: Turns queries, like [ALiBi](alibi) unlike the rope of sailors.\n"),
        good("id: rope\ndefinition: Older forms are [told below](rope#history).\n"),
        bad("id: rope\nsee_also: [alibi, ⟦rope⟧]\n", '"rope", in see_also, is this entry itself'),
        bad(
            "id: rope\nsummary: With [RoPE](⟦rope⟧) queries turn with their position.\n",
            '"rope" links to this entry itself',
        ),
    ),
)
