"""
## What it does

Reports entries that are above and below each other in one hierarchy, such as `broader` or `part_of`. Each relation is
checked by itself.

## Why is this bad?

Nothing is both more general and more specific than another thing. A tool that follows the hierarchy never stops.

## How to fix it

Find the most general entry, and remove its reference to one below it. No tool can know which one that is.

## When to suppress it

When a key with one of these names does not hold a hierarchy. Remove it from the option `relations` instead.

## Sources

SKOS forbids cycles of `skos:broaderTransitive`; qSKOS calls them "cyclic hierarchical relations". An entry above
itself is reported by `self-reference`.
"""

from __future__ import annotations

from collections.abc import Sequence

from glosslint.rule import EntryFacts, Glossary, GlossaryRule, Problem, Problems, Severity, bad, dataclass, good, option
from glosslint.rule.facts import Reference, Related
from glosslint.rule.text import join_steps, shortest_cycle, strongly_connected_components

#: The references from an entry to one above it, by the numbers of both.
_Edges = dict[tuple[int, int], Reference]


@dataclass(frozen=True)
class Options:
    """Which references make a hierarchy."""

    relations: tuple[str, ...] = option(
        ("broader", "broader-generic", "broader-partitive", "part-of", "is-a", "parent", "parents", "subclass-of"),
        "The keys that name a parent of an entry; hyphens and underscores are equal.",
    )


def check(glossary: Glossary, options: Options) -> Problems:
    """Yield one cycle for each group of entries that are above each other."""
    relations = {_normal(relation) for relation in options.relations}
    edges_by_relation: dict[str, _Edges] = {}
    numbers = {id(entry): number for number, entry in enumerate(glossary.entries)}
    for below, entry in enumerate(glossary.entries):
        for reference in entry.references:
            if _normal(reference.relation) in relations:
                above = numbers.get(id(glossary.resolve_reference(reference)))
                if above is not None and above != below:
                    edges_by_relation.setdefault(reference.relation, {}).setdefault((below, above), reference)
    for relation, edges in edges_by_relation.items():
        yield from _cycles(glossary.entries, relation, edges)


def _normal(relation: str) -> str:
    return relation.rpartition(".")[2].replace("_", "-").lower()


def _cycles(entries: Sequence[EntryFacts], relation: str, edges: _Edges) -> Problems:
    graph: dict[int, set[int]] = {}
    for below, above in edges:
        graph.setdefault(below, set()).add(above)
    for group in strongly_connected_components(graph):
        first = group[0]
        cycles = [shortest_cycle(graph, first, above, group) for above in sorted(graph[first]) if above in group]
        cycle = min(cycles, key=len)
        steps = list(zip(cycle, (*cycle[1:], cycle[0]), strict=True))
        clauses = [f'"{entries[below].title}" is below "{entries[above].title}"' for below, above in steps]
        places = [entries[step[0]].at(edges[step].path) for step in steps]
        message = f'"{edges[steps[0]].target}" closes a cycle in {relation}: {join_steps(clauses)}'
        yield Problem(message, places[0], tuple(map(Related, places[1:], clauses[1:])))


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
            '"dense" closes a cycle in broader: "Layer" is below "Dense layer", and "Dense layer" is below "Layer"',
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
