"""
## What it does

Reports ids that differ only in case, or only in how an accented letter is encoded.

## Why is this bad?

On Windows and macOS they name the same file, and many web servers treat them as one page: one entry overwrites the
other. If both ids are in one file, as values or keys, it is only a warning: nothing is lost, but readers and writers
confuse the two.

## How to fix it

Rename one of the entries, or merge them if they define the same concept.

## Sources

Git warns about "collided paths" when it checks such files out on a file system that ignores case. macOS also ignores
whether "é" is one character or two (Unicode normalization forms C and D).
"""

from __future__ import annotations

import unicodedata

from glosslint.rule import Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good, group_values
from glosslint.rule.facts import Related

_AS_FILES, _IN_ONE_FILE = "on Windows and macOS they name the same file", "they are easily taken for each other"


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every id that differs from an earlier one only in case or encoding."""
    ids = glossary.entries_by_id.items()
    groups = group_values((unicodedata.normalize("NFC", name).casefold(), entries[0]) for name, entries in ids)
    for first, *others in groups.values():
        for entry in others:
            if first.id is not None and entry.id is not None:
                names = f'"{entry.id.value}" and "{first.id.value}"'
                same = unicodedata.normalize("NFC", entry.id.value) == unicodedata.normalize("NFC", first.id.value)
                how = "look the same but are encoded differently" if same else "differ only in case"
                apart = first.file == entry.file and not same
                related = (Related(first.at(first.id.path), "the other id"),)
                message = f"{names} {how}; {_IN_ONE_FILE if apart else _AS_FILES}"
                yield Problem(message, entry.at(entry.id.path), related, case="one-file" if apart else "")


RULE = GlossaryRule(
    name="id-case-collision",
    category="identity",
    severity=Severity.ERROR,
    cases={"one-file": Severity.WARNING},
    docs=__doc__,
    check=check,
    examples=(
        good({"rope.yaml": "id: rope\n", "rope-scaling.yaml": "id: rope-scaling\n"}),
        good({"a.yaml": "id: softmax\n", "b.yaml": "id: softmax\n"}),
        bad(
            {"RoPE.yaml": "id: RoPE\n", "rope.yaml": "id: ⟦rope⟧\n"},
            '"rope" and "RoPE" differ only in case; on Windows and macOS they name the same file',
        ),
        bad(
            "- slug: host_name\n  en:\n    term: Host\n- slug: ⟦HOST_NAME⟧\n  en:\n    term: Name of the host\n",
            '"HOST_NAME" and "host_name" differ only in case; they are easily taken for each other',
            layout="glosario",
        ),
        bad(
            {"café.yaml": "id: caf\u00e9\n", "cafe.yaml": "id: ⟦cafe\u0301⟧\n"},
            '"cafe\u0301" and "caf\u00e9" look the same but are encoded differently; '
            "on Windows and macOS they name the same file",
        ),
    ),
)
