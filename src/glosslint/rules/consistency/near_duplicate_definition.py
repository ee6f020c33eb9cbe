"""
## What it does

Reports two definitions of six words or more that are nearly the same: at least 85 % of all their words stand in both,
and what differs are small words, the number of a noun, or a letter. Two texts that differ in one word that counts, as
those of increment and decrement do, are quiet: things of one kind are best defined in parallel.

## Why is this bad?

Such a pair is mostly one definition that was copied and then corrected in one place only. Readers look for the
difference and find none.

## How to fix it

If both terms name one concept, keep one entry and make the other name an alias. If they name two, say what sets each
apart.

## When to suppress it

When the small difference is the one that matters.

## Sources

ISO 704: one concept, one definition. On published glossaries, all pairs that are this near and differ in a word that
counts were opposites or members of one family (true and false, git push and git pull), and none was a copy.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import (
    Difference,
    Glossary,
    GlossaryRule,
    NoOptions,
    Problem,
    Related,
    Severity,
    bad,
    differences,
    good,
    is_minor,
    similar_pairs,
)
from glosslint.rules.consistency._compared import Said, definitions

_FEWEST = 6  # words; in shorter texts one word in common is already much
_LEAST = 0.85  # of all words stand in both


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every pair of definitions, in one language, that differ in next to nothing."""
    fields: dict[object, dict[tuple[str, ...], Said]] = {}
    for said in definitions(glossary, _FEWEST):
        fields.setdefault(said.field, {}).setdefault(said.words, said)
    told: set[tuple[int, int]] = set()
    for texts in fields.values():
        distinct = list(texts.values())
        for earlier, later in similar_pairs([frozenset(said.words) for said in distinct], _LEAST):
            one, other = distinct[earlier], distinct[later]
            pair = (id(one.entry), id(other.entry))
            different = differences(one.words, other.words)
            if pair not in told and all(map(is_minor, different)) and not other.related_to(one):
                told.add(pair)
                yield _problem(one, other, different)


def _problem(one: Said, other: Said, different: list[Difference]) -> Problem:
    shown = [f'"{them.one or "-"}" / "{them.other or "-"}"' for them in different]
    message = f'the {one.prose.field} of "{other.entry.title}" is nearly that of "{one.entry.title}"'
    related = Related(one.entry.at(one.prose.path), f'the {one.prose.field} of "{one.entry.title}"')
    help_ = f"the only difference is {', '.join(shown)}; say what sets the two apart, or make one term an alias"
    return Problem(message, other.entry.at(other.prose.path), (related,), help_, targets=(one.entry.key,))


RULE = GlossaryRule(
    name="near-duplicate-definition",
    category="consistency",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    examples=(
        good(
            {
                "increment.yaml": (
                    "id: increment\nterm: Increment\n"
                    "summary: A unary operation that increases the value of a variable, usually by 1.\n"
                ),
                "decrement.yaml": (
                    "id: decrement\nterm: Decrement\n"
                    "summary: A unary operation that decreases the value of a variable, usually by 1.\n"
                ),
            }
        ),
        bad(
            {
                "folder.yaml": (
                    "id: folder\nterm: Folder\n"
                    "summary: A container of files and of other containers, shown as a tree by the desktop.\n"
                ),
                "directory.yaml": (
                    "id: directory\nterm: Directory\n"
                    "summary: ⟦Container of files and of other containers, shown as one tree by the desktop.⟧\n"
                ),
            },
            'the summary of "Directory" is nearly that of "Folder"',
        ),
    ),
)
