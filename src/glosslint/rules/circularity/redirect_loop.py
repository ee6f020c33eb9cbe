"""
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
"""

from __future__ import annotations

from itertools import pairwise

from glosslint.rule import Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good, join_steps
from glosslint.rule.facts import EntryFacts, Place, Related
from glosslint.rule.fixes import Safety, SetValue, safe
from glosslint.rule.text import shortest_cycle, strongly_connected_components


def check(glossary: Glossary, options: NoOptions) -> Problems:
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
            if entry.replaced_by is not None and last.id is not None:
                fix = safe(f'write "{last.id.value}"', SetValue(entry.at(entry.replaced_by.path), last.id.value))
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

RULE = GlossaryRule(
    name="redirect-loop",
    category="circularity",
    severity=Severity.ERROR,
    cases={"loop": Severity.ERROR, "chain": Severity.WARNING},
    docs=__doc__,
    check=check,
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
