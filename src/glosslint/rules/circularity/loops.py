"""The rules on loops of references from entry to entry: of redirects, and of entries that are above each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from glosslint.rule import Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, dataclass, good, option
from glosslint.rule.facts import EntryFacts, Place, Reference, Related
from glosslint.rule.fixes import Safety, SetValue, safe
from glosslint.rule.text import group_values, join_steps, shortest_cycle, strongly_connected_components


def _find_redirects(glossary: Glossary, options: NoOptions) -> Problems:
    """Yield every loop once, at its first entry, and every entry at the beginning of a chain."""
    loops = _find_loops(glossary)
    for entry in glossary.entries:
        target = glossary.redirect_target(entry) if entry.redirect else None
        if target is None or target is entry or not target.redirect:
            continue
        if (path := loops.get(id(entry))) is not None:
            steps = [f'"{step.title}" to "{following.title}"' for step, following in pairwise(path)]
            message = f'"{entry.title}" redirects in a loop: {join_steps(steps)}'
            related = tuple(Related(_place(step), f'redirection of "{step.title}"') for step in path[1:-1])
            yield Problem(message, _place(entry), related, f'define "{target.title}" or "{entry.title}"', "loop")
        elif (last := glossary.replacement(entry)) is not None:
            message = f'"{target.title}" only redirects to "{last.title}"; refer to "{last.title}" directly'
            related = (Related(_place(target), f'redirection of "{target.title}"'),)
            fix = None
            if entry.replaced_by is not None and (right := glossary.reference_to(last)):
                fix = safe(f'write "{right}"', SetValue(entry.at(entry.replaced_by.path), right))
            yield Problem(message, _place(entry), related, case="chain", fix=fix)


def _find_loops(glossary: Glossary) -> dict[int, list[EntryFacts]]:
    """Return each loop by the ``id()`` of its first entry: its entries from that one on, which is also the last."""
    entries = (*glossary.entries, *glossary.vocabulary)
    numbers = {id(entry): number for number, entry in enumerate(entries)}
    targets = {number: glossary.redirect_target(entry) for number, entry in enumerate(entries) if entry.redirect}
    graph = {number: [numbers[id(target)]] for number, target in targets.items() if target is not None}
    groups = strongly_connected_components(graph)
    paths = [(*shortest_cycle(graph, group[0], graph[group[0]][0], group), group[0]) for group in groups]
    return {id(entries[path[0]]): [entries[number] for number in path] for path in paths}


def _place(entry: EntryFacts) -> Place:
    """Return the place of the words that redirect readers."""
    if entry.replaced_by is not None:
        return entry.at(entry.replaced_by.path)
    paths = [reference.path for reference in entry.references if reference.synonym]
    paths += [prose.path for prose in entry.prose if prose.core]
    return entry.at(paths[0] if paths else entry.root)


_LAST = {"rope.yaml": "id: rope\nterm: RoPE\nsummary: Scheme that turns queries by their position.\n"}

REDIRECT_LOOP = GlossaryRule(
    name="redirect-loop",
    category="circularity",
    severity=Severity.ERROR,
    cases={"loop": Severity.ERROR, "chain": Severity.WARNING},
    docs="""
## What it does

Reports entries that only redirect readers ("See X", `replaced_by`) to each other: in a loop, or to an entry that
redirects them again.

## Why is this bad?

In a loop the reader never arrives at a definition. In a chain each step is a page without content.

## How to fix it

Define one of the entries of a loop. In a chain, refer to the last entry directly; `--fix` writes its id into
`replaced_by`.

## Fix safety

Collapsing a chain is safe: readers of the entry are sent to the last entry of the chain already, and no other text
changes. A loop is never fixed.

## When to suppress it

Never for a loop. For a chain, when the entry in between is about to be written.

## Sources

OBO's `replaced_by` names the term to use, which is not obsolete itself. An entry that replaces itself is reported by
`self-reference`.
""",
    check=_find_redirects,
    fixes=(Safety.SAFE,),
    examples=(
        good({"rotary.yaml": "id: rotary\nstatus: deprecated\nreplaced_by: rope\n", **_LAST}),
        good({"rotary.yaml": "id: rotary\nterm: Rotary\nsummary: See [RoPE](rope).\n", **_LAST}),
        bad(
            {
                "folder.yaml": "id: folder\nterm: Folder\nsummary: ⟦See [directory](directory).⟧\n",
                "directory.yaml": "id: directory\nterm: Directory\nsummary: See folder.\n",
            },
            '"Folder" redirects in a loop: "Folder" to "Directory", and "Directory" to "Folder"',
        ),
        bad(
            {
                "old.yaml": "id: old\nterm: Old\nreplaced_by: ⟦rotary⟧\n",
                "rotary.yaml": "id: rotary\nterm: Rotary\nreplaced_by: rope\n",
                **_LAST,
            },
            '"Rotary" only redirects to "RoPE"; refer to "RoPE" directly',
            after={"old.yaml": "id: old\nterm: Old\nreplaced_by: rope\n"},
        ),
    ),
)


@dataclass(frozen=True)
class HierarchyOptions:
    """Which references make a hierarchy."""

    relations: tuple[str, ...] = option(
        ("broader", "broader-generic", "broader-partitive", "part-of", "is-a", "parent", "parents", "subclass-of"),
        "The keys that name a parent of an entry; hyphens and underscores are equal.",
    )


def _find_cycles(glossary: Glossary, options: HierarchyOptions) -> Problems:
    """Yield one cycle for each group of entries that are above each other."""
    relations = {_normal(relation) for relation in options.relations}
    edges_by_relation: dict[str, dict[tuple[int, int], Reference]] = {}
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


def _cycles(entries: Sequence[EntryFacts], relation: str, edges: Mapping[tuple[int, int], Reference]) -> Problems:
    """Yield the cycles of the references from an entry to one above it, given by the numbers of both."""
    graph = group_values(edges)
    for group in strongly_connected_components(graph):
        first = group[0]
        cycles = [shortest_cycle(graph, first, above, group) for above in sorted(graph[first]) if above in group]
        cycle = min(cycles, key=len)
        steps = list(zip(cycle, (*cycle[1:], cycle[0]), strict=True))
        clauses = [f'"{entries[below].title}" is below "{entries[above].title}"' for below, above in steps]
        places = [entries[step[0]].at(edges[step].path) for step in steps]
        message = f'"{edges[steps[0]].target}" closes a cycle in {relation}: {join_steps(clauses)}'
        yield Problem(message, places[0], tuple(map(Related, places[1:], clauses[1:])))


HIERARCHY_CYCLE = GlossaryRule(
    name="hierarchy-cycle",
    category="circularity",
    severity=Severity.ERROR,
    docs="""
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
""",
    check=_find_cycles,
    options=HierarchyOptions,
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
