"""
## What it does

Reports an entry whose id another entry has already.

## Why is this bad?

A reference to the id can reach only one of the two, and which one depends on the order of the files; the other entry
may be missing from the site without a word.

## How to fix it

Delete one of the entries if they define the same concept. If a file was copied to begin a new entry, give the copy an
id of its own.

## Sources

The native layout: entries refer to each other by id. Where a file is named after its id, the entry in that file
counts as the owner and the other as the copy; elsewhere the first in the order of the files.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Related, Severity, bad, good

_ADVICE = "give this entry an id of its own, or delete one of the two if they define the same"


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every entry with an id that belongs to another."""
    for name, entries in glossary.by_id.items():
        owner = next((entry for entry in entries if _owns(entry)), entries[0])
        for entry in entries:
            if entry is not owner and entry.id is not None and owner.id is not None:
                first = Related(owner.at(owner.id.path), "this entry has it already")
                message = f'the id "{name}" belongs to another entry, {_where(owner, entry)}'
                yield Problem(message, entry.at(entry.id.path), (first,), _ADVICE)


def _where(owner: EntryFacts, entry: EntryFacts) -> str:
    return f"in {owner.file}" if owner.file != entry.file else "in this file"


def _owns(entry: EntryFacts) -> bool:
    """Whether the entry's file is named after it, so that the other is the copy."""
    return entry.id_is_stem and entry.id is not None and entry.id.value == entry.stem


RULE = GlossaryRule(
    name="duplicate-id",
    category="identity",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    examples=(
        good({"logit.yaml": "id: logit\nterm: Logit\n", "softmax.yaml": "id: softmax\nterm: Softmax\n"}),
        good({"logit.yaml": "term: Logit\n", "softmax.yaml": "term: Softmax\n"}),
        bad(
            {"alibi.yaml": "id: ⟦rope⟧\nterm: ALiBi\n", "rope.yaml": "id: rope\nterm: RoPE\n"},
            'the id "rope" belongs to another entry, in rope.yaml',
        ),
        bad(
            {"softmax.yaml": "id: softmax\nterm: Softmax\n---\nid: ⟦softmax⟧\nterm: Softmax function\n"},
            'the id "softmax" belongs to another entry, in this file',
        ),
    ),
)
