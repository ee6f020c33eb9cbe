"""
## What it does

Reports entries that only send readers on ("See X", `replaced_by`) and send them to one another: in a circle, or to an
entry that sends them on again.

## Why is this bad?

In a circle the reader never arrives at a definition. In a chain each step is a page that says nothing.

## How to fix it

Define one of the entries of a circle. In a chain, name the last entry at once; `--fix` writes its id into
`replaced_by`.

## When to suppress it

Never for a circle. For a chain, where the entry in between is about to be written.

## Sources

OBO's `replaced_by` names the term to use, and not one that is obsolete itself. An entry that replaces itself is
reported by `self-reference`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glosslint.rule import (
    EntryFacts,
    Fix,
    Glossary,
    GlossaryRule,
    NoOptions,
    Place,
    Problem,
    Related,
    Safety,
    SetValue,
    Severity,
    bad,
    good,
    safe,
)


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every circle once, at its first entry; every entry at the beginning of a chain."""
    told: set[int] = set()
    for entry in glossary.entries:
        following = glossary.redirect_target(entry) if entry.redirect else None
        if following is None or following is entry or not following.redirect or id(entry) in told:
            continue
        way = _way(glossary, entry)
        if way[-1] is entry:
            told.update(map(id, way))
            yield _loop(way[:-1])
        elif len({id(step) for step in way}) == len(way) and (last := glossary.replacement(entry)) is not None:
            yield _chain(entry, following, last)


def _way(glossary: Glossary, entry: EntryFacts) -> list[EntryFacts]:
    """The entries that a reader sees, until one comes again or defines something."""
    way = [entry]
    while (following := glossary.redirect_target(way[-1]) if way[-1].redirect else None) is not None:
        again = any(step is following for step in way)
        way.append(following)
        if again:
            break
    return way


def _loop(way: Sequence[EntryFacts]) -> Problem:
    first, second = way[0], way[1]
    steps = [f'"{one.title}" to "{other.title}"' for one, other in zip(way, (*way[1:], first), strict=True)]
    message = f'"{first.title}" sends readers round in a circle: {", ".join(steps[:-1])}, and {steps[-1]}'
    related = tuple(Related(_place(step), f'"{step.title}" sends readers on here') for step in way[1:])
    return Problem(message, _place(first), related, f'define "{second.title}" or "{first.title}"', "loop")


def _chain(entry: EntryFacts, following: EntryFacts, last: EntryFacts) -> Problem:
    message = f'"{following.title}" only sends readers on to "{last.title}"; name that one at once'
    related = (Related(_place(following), f'"{following.title}" sends readers on here'),)
    return Problem(message, _place(entry), related, case="chain", fix=_fix(entry, last))


def _fix(entry: EntryFacts, last: EntryFacts) -> Fix | None:
    if entry.replaced_by is None or last.id is None:
        return None
    return safe(f'write "{last.id.value}"', SetValue(entry.at(entry.replaced_by.path), last.id.value))


def _place(entry: EntryFacts) -> Place:
    """What sends readers on."""
    if entry.replaced_by is not None:
        return entry.at(entry.replaced_by.path)
    return entry.at(next((prose.path for prose in entry.prose if prose.core), entry.root))


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
            '"Folder" sends readers round in a circle: "Folder" to "Directory", and "Directory" to "Folder"',
        ),
        bad(
            {
                "old.yaml": "id: old\nterm: Old\nreplaced_by: ⟦rotary⟧\n",
                "rotary.yaml": "id: rotary\nterm: Rotary\nreplaced_by: rope\n",
                **_LAST,
            },
            '"Rotary" only sends readers on to "RoPE"; name that one at once',
            after={"old.yaml": "id: old\nterm: Old\nreplaced_by: rope\n"},
        ),
    ),
)
