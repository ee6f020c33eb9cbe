"""
## What it does

Reports entries that are above and below each other in one hierarchy: `broader`, `part_of` and the like. Each relation
is looked at on its own.

## Why is this bad?

Nothing is both more general and more special than another thing. A tool that follows the hierarchy runs round in it.

## How to fix it

Find the entry that is the most general, and remove its reference to one below it. No tool can know which one that is.

## When to suppress it

When a key of one of these names does not hold a hierarchy; leave it out of the option `relations` then.

## Sources

SKOS forbids that `skos:broaderTransitive` leads back; qSKOS calls it "cyclic hierarchical relations". An entry above
itself is reported by `self-reference`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glosslint.rule import (
    EntryFacts,
    Glossary,
    GlossaryRule,
    Problem,
    Reference,
    Related,
    Severity,
    bad,
    good,
    option,
    shortest_cycle,
    strongly_connected_components,
)

_Edges = dict[tuple[int, int], Reference]


@dataclass(frozen=True)
class Options:
    """Which references make a hierarchy."""

    relations: tuple[str, ...] = option(
        ("broader", "broader-generic", "broader-partitive", "part-of", "is-a", "parent", "parents", "subclass-of"),
        "The keys that name what is above an entry; hyphens and underscores make no difference.",
    )


def check(glossary: Glossary, options: Options) -> Iterator[Problem]:
    """One circle for each group of entries that are above each other."""
    relations = {_key(relation) for relation in options.relations}
    by_relation: dict[str, _Edges] = {}
    number = {id(entry): at for at, entry in enumerate(glossary.entries)}
    for at, entry in enumerate(glossary.entries):
        for reference in entry.references:
            if _key(reference.relation) in relations:
                above = number.get(id(glossary.resolve_reference(reference)))
                if above is not None and above != at:
                    by_relation.setdefault(reference.relation, {}).setdefault((at, above), reference)
    for relation, edges in by_relation.items():
        yield from _circles(glossary.entries, relation, edges)


def _key(relation: str) -> str:
    return relation.rpartition(".")[2].replace("_", "-").lower()


def _circles(entries: Sequence[EntryFacts], relation: str, edges: _Edges) -> Iterator[Problem]:
    graph: dict[int, set[int]] = {}
    for below, above in edges:
        graph.setdefault(below, set()).add(above)
    for group in strongly_connected_components(graph):
        first = group[0]
        ways = [shortest_cycle(graph, first, above, group) for above in sorted(graph[first]) if above in group]
        loop = min(ways, key=len)
        yield _problem(entries, relation, [(loop[at], loop[(at + 1) % len(loop)]) for at in range(len(loop))], edges)


def _problem(entries: Sequence[EntryFacts], relation: str, loop: list[tuple[int, int]], edges: _Edges) -> Problem:
    steps = [f'"{entries[below].title}" is below "{entries[above].title}"' for below, above in loop]
    first, *others = loop
    message = f'"{edges[first].target}" leads back here by {relation}: {", ".join(steps[:-1])}, and {steps[-1]}'
    related = (
        Related(
            entries[edge[0]].at(edges[edge].path), f'"{entries[edge[0]].title}" is below "{entries[edge[1]].title}"'
        )
        for edge in others
    )
    return Problem(message, entries[first[0]].at(edges[first].path), tuple(related))


RULE = GlossaryRule(
    name="hierarchy-cycle",
    category="circularity",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    options=Options,
    examples=(
        good(
            {
                "layer.yaml": "id: layer\nterm: Layer\nsee_also: [dense]\n",
                "dense.yaml": "id: dense\nterm: Dense layer\nbroader: [layer]\n",
            }
        ),
        bad(
            {
                "layer.yaml": "id: layer\nterm: Layer\nbroader: [⟦dense⟧]\n",
                "dense.yaml": "id: dense\nterm: Dense layer\nbroader: [layer]\n",
            },
            '"dense" leads back here by broader: "Layer" is below "Dense layer", and "Dense layer" is below "Layer"',
        ),
        good(
            {
                "layer.yaml": "id: layer\nterm: Layer\nbroader: [dense]\n",
                "dense.yaml": "id: dense\nterm: Dense layer\nbroader: [layer]\n",
            },
            options={"relations": ["part-of"]},
        ),
    ),
)
