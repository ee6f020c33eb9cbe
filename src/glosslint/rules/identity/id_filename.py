"""
## What it does

Reports an entry whose file is not named after its id. Only layouts that want this (as the native one does) are
checked.

## Why is this bad?

Whoever looks for an entry looks for a file of that name, and so do scripts. The two drift apart when an entry is
renamed and its file is not, or when a file is copied to begin a new entry.

## How to fix it

If the id is right, rename the file. If it is not, `glosslint rename OLD-ID NEW-ID` changes it, and whatever refers or
links to it in other files; writing another id by hand leaves those behind.

## Sources

The native layout: one entry a file, named after the entry's id. CNCF and Kubernetes keep the same rule by taking the
id from the file's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote

from glosslint.rule import Cause, EntryFacts, EntryRule, NoOptions, Problem, Severity, bad, good, kebab

#: What is wrong with an id as an id is told first: its file can only be named after the right one.
_FIRST = ("schema-mismatch", "id-format", "duplicate-id")


def check(entry: EntryFacts, options: NoOptions) -> Iterator[Problem]:
    """An id that is not the name of its file."""
    if entry.id is None or not entry.id.value.strip() or not entry.id_is_stem or entry.id.value == entry.stem:
        return
    place = entry.at(entry.id.path)
    causes = tuple(Cause(rule, place) for rule in _FIRST)
    yield Problem(_message(entry, entry.id.value), place, help=_help(entry, entry.id.value), causes=causes)


def _message(entry: EntryFacts, name: str) -> str:
    file = entry.file.rsplit("/", 1)[-1]
    right = name + file.removeprefix(entry.stem)
    if entry.root and entry.root[0] != 0:
        return f'"{name}" is a second entry in {file}; move it to {right}'
    other = f', or write "id: {entry.stem}"' if _may_be_id(entry) else ""
    return f'"{name}" is not the name of its file; rename {file} to {right}{other}'


def _help(entry: EntryFacts, name: str) -> str:
    if not _may_be_id(entry) or (entry.root and entry.root[0] != 0):
        return ""
    return f"to change the id here and in all that refers to it: glosslint rename {quote(name)} {quote(entry.stem)}"


def _may_be_id(entry: EntryFacts) -> bool:
    """Whether the name of the file has the form of an id: as the schema says, or else in lower case with hyphens."""
    return entry.stem_is_valid_id and (entry.schema_restricts_id or kebab(entry.stem) == entry.stem)


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
            {"Soft Max.yaml": "id: ⟦soft-max⟧\n"},
            '"soft-max" is not the name of its file; rename Soft Max.yaml to soft-max.yaml',
        ),
        bad(
            {"softmax.yml": "id: softmax\n---\nid: ⟦logit⟧\n"},
            '"logit" is a second entry in softmax.yml; move it to logit.yml',
        ),
    ),
)
