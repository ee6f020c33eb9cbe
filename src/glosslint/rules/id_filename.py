"""
## What it does

Reports an entry whose file is not named after its id. Only layouts that want this (as the native one does) are
checked.

## Why is this bad?

Whoever looks for an entry looks for a file of that name, and so do scripts. The two drift apart when an entry is
renamed and its file is not, or when a file is copied to begin a new entry.

## How to fix it

Rename the file, or change the id back. Other entries refer to the id: if it has changed, change it there, too.

## Sources

The native layout: one entry a file, named after the entry's id. CNCF and Kubernetes keep the same rule by taking the
id from the file's name.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import Cause, EntryFacts, EntryRule, NoOptions, Problem, Severity, bad, good

#: What is wrong with an id as an id is told first: its file can only be named after the right one.
_FIRST = ("schema-mismatch", "id-format", "duplicate-id")


def check(entry: EntryFacts, options: NoOptions) -> Iterator[Problem]:
    """An id that is not the name of its file."""
    if entry.id is None or not entry.id.value.strip() or not entry.id_is_stem or entry.id.value == entry.stem:
        return
    place = entry.at(entry.id.path)
    causes = tuple(Cause(rule, place) for rule in _FIRST)
    yield Problem(_message(entry, entry.id.value), place, causes=causes)


def _message(entry: EntryFacts, name: str) -> str:
    file = entry.file.rsplit("/", 1)[-1]
    right = name + file.removeprefix(entry.stem)
    if entry.root and entry.root[0] != 0:
        return f'"{name}" is a second entry in {file}; move it to {right}'
    return f'"{name}" is not the name of its file; rename {file} to {right}, or write "id: {entry.stem}"'


RULE = EntryRule(
    name="id-filename",
    category="identity",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    examples=(
        good({"glossary/softmax.yaml": "id: softmax\n"}),
        good({"softmax.yaml": "term: Softmax\n"}),
        bad(
            {"glossary/softmax.yaml": "id: ⟦softmax-function⟧\n"},
            '"softmax-function" is not the name of its file; '
            'rename softmax.yaml to softmax-function.yaml, or write "id: softmax"',
        ),
        bad(
            {"softmax.yml": "id: softmax\n---\nid: ⟦logit⟧\n"},
            '"logit" is a second entry in softmax.yml; move it to logit.yml',
        ),
    ),
)
