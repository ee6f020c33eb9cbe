"""
## What it does

Reports ids that differ only by capitals, or only by how an accented letter is encoded.

## Why is this bad?

On Windows and macOS they name one and the same file, and many web servers treat them as one page: one entry
overwrites the other.

## How to fix it

Rename one of the entries, or merge them if they define the same concept.

## Sources

Git warns about "collided paths" when it checks such files out on a file system that ignores case. macOS also ignores
whether "é" is one character or two (Unicode normalization forms C and D).
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from glosslint.rule import EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Related, Severity, bad, good


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every id that is an earlier one in other capitals."""
    groups: dict[str, list[EntryFacts]] = defaultdict(list)
    for name, entries in glossary.by_id.items():
        groups[unicodedata.normalize("NFC", name).casefold()].append(entries[0])
    for first, *others in groups.values():
        for entry in others:
            yield from _problem(first, entry)


def _problem(first: EntryFacts, entry: EntryFacts) -> Iterator[Problem]:
    if first.id is None or entry.id is None:
        return
    names = f'"{entry.id.value}" and "{first.id.value}"'
    alike = unicodedata.normalize("NFC", entry.id.value) == unicodedata.normalize("NFC", first.id.value)
    how = "look the same and are encoded differently" if alike else "differ only in capitals"
    related = (Related(first.at(first.id.path), "the other id"),)
    yield Problem(f"{names} {how}; on Windows or macOS they are one file", entry.at(entry.id.path), related)


RULE = GlossaryRule(
    name="id-case-collision",
    category="identity",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    examples=(
        good({"rope.yaml": "id: rope\n", "rope-scaling.yaml": "id: rope-scaling\n"}),
        good({"a.yaml": "id: softmax\n", "b.yaml": "id: softmax\n"}),
        bad(
            {"RoPE.yaml": "id: RoPE\n", "rope.yaml": "id: ⟦rope⟧\n"},
            '"rope" and "RoPE" differ only in capitals; on Windows or macOS they are one file',
        ),
        bad(
            {"café.yaml": "id: caf\u00e9\n", "cafe.yaml": "id: ⟦cafe\u0301⟧\n"},
            '"cafe\u0301" and "caf\u00e9" look the same and are encoded differently; '
            "on Windows or macOS they are one file",
        ),
    ),
)
