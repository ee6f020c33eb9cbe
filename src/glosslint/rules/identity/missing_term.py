"""
## What it does

Reports an entry that has no term, where the layout says under which key it stands. In a glossary of several languages,
a term in any of them will do. What the schema already says is not said again.

## Why is this bad?

The index shows a blank line, or an id where a word was meant, and who searches for the word does not find it. A page
without any of its keys is often no entry at all: an overview, a read-me, a draft of something else.

## How to fix it

Add the term. A file that is no entry is left out with `exclude` in the settings.

## When to suppress it

When the site makes the heading of an entry from its id.

## Sources

ISO 10241-1: an entry has at least one designation.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import (
    EntryFacts,
    Glossary,
    GlossaryRule,
    NodePath,
    NoOptions,
    Problem,
    SchemaViolation,
    Severity,
    bad,
    good,
)


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every entry that should have a term and has none, or a list of them where others have one."""
    usual = any(entry.term is not None and not _is_item(entry) for entry in glossary.entries)
    for entry in glossary.entries:
        if not entry.term_key or entry.term_key.startswith("@") or entry.not_a_mapping:
            continue
        if entry.term is None or not entry.term.value.strip():
            if not _told(entry):
                yield _missing(entry)
        elif usual and _is_item(entry) and not entry.term_key.rsplit(".", 1)[-1].isdecimal():
            message = f'"{_key(entry)}" holds a list, and other entries have one term there'
            yield Problem(message, entry.at_key(entry.term.path[:-1]), help="keep one; make aliases of the others")


def _missing(entry: EntryFacts) -> Problem:
    known = f'the entry "{entry.id.value}"' if entry.id is not None and entry.id.value.strip() else "this entry"
    message = f'{known} has no term: the key "{_key(entry)}" is missing'
    return Problem(message, entry.head(), help=f"add {_key(entry)}: …, or exclude what is no entry")


def _is_item(entry: EntryFacts) -> bool:
    return entry.term is not None and isinstance(entry.term.path[-1], int)


def _key(entry: EntryFacts) -> str:
    """The key as a writer would write it: of the steps to the term, the last that is one."""
    return next((step for step in reversed(entry.term_key.split(".")) if not step.isdecimal()), entry.term_key)


def _told(entry: EntryFacts) -> bool:
    """Whether other rules say it: that the value is blank or unquoted, or what the schema asks for."""
    paths = [*(text.path for text in entry.empty_values), *(fact.path for fact in entry.implicit_types)]
    return any(_last(path) == _key(entry) for path in paths) or any(
        _asks(entry, fault) for fault in entry.schema_violations
    )


def _asks(entry: EntryFacts, fault: SchemaViolation) -> bool:
    """Whether a fault is that of the term, or of something that should hold it and is no map."""
    deep = len(fault.path) - len(entry.root)
    return _last(fault.path) == _key(entry) or (fault.keyword == "type" and deep < len(entry.term_key.split(".")))


def _last(path: NodePath) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


_SCHEMA = {"type": "object", "required": ["term"]}

RULE = GlossaryRule(
    name="missing-term",
    category="identity",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    examples=(
        good("id: token\nterm: token\n"),
        good("id: token\n", schema=_SCHEMA),
        good("id: token\nterm:\n"),
        bad("⟦id⟧: token\nsummary: A piece of text.\n", 'the entry "token" has no term: the key "term" is missing'),
        bad(
            {"a.yaml": "id: token\nterm: token\n", "b.yaml": "id: vector\n⟦term⟧: [vector, array]\n"},
            '"term" holds a list, and other entries have one term there',
        ),
    ),
)
