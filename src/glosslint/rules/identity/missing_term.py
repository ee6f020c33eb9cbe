"""
## What it does

Reports an entry without a term, if the layout defines a key for it. In a multilingual glossary, a term in any language
is enough. What the schema already reports is not repeated, and more than ten entries without a term are one finding.

## Why is this bad?

The index shows an empty line, or an id instead of a word, and searching for the word does not find it. A page without
any of the keys is often not an entry at all: an overview, a readme, a draft of something else.

## How to fix it

Add the term. Exclude a file that is not an entry with `exclude` in the settings.

## When to suppress it

When the site makes the heading of an entry from its id.

## Sources

ISO 10241-1: an entry has at least one designation.
"""

from __future__ import annotations

from glosslint.rule import EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import NodePath, SchemaViolation
from glosslint.rules._fold import folded


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every entry that should have a term but has none, or a list of them where others have one."""
    missing: list[list[Problem]] = []
    single_is_usual = any(entry.term is not None and not _is_item(entry) for entry in glossary.entries)
    for entry in glossary.entries:
        if not entry.term_key or entry.term_key.startswith("@") or entry.not_a_mapping:
            continue
        if entry.term is None or not entry.term.value.strip():
            if not _reported(entry):
                name = (
                    f'the entry "{entry.id.value}"' if entry.id is not None and entry.id.value.strip() else "this entry"
                )
                message = f'{name} has no term: the key "{_key(entry)}" is missing'
                advice = f"add {_key(entry)}: …, or exclude the file if it is not an entry"
                missing.append([Problem(message, entry.head(), help=advice)])
        elif single_is_usual and _is_item(entry) and not entry.term_key.rsplit(".", 1)[-1].isdecimal():
            message = f'"{_key(entry)}" is a list, but other entries have a single term'
            yield Problem(message, entry.at_key(entry.term.path[:-1]), help="keep one term and make the others aliases")
    yield from folded("missing-term", missing, "entries")


def _is_item(entry: EntryFacts) -> bool:
    return entry.term is not None and isinstance(entry.term.path[-1], int)


def _key(entry: EntryFacts) -> str:
    """Return the key as it is written: the last step to the term that is not an index."""
    return next((step for step in reversed(entry.term_key.split(".")) if not step.isdecimal()), entry.term_key)


def _reported(entry: EntryFacts) -> bool:
    """Return whether another rule reports it: an empty or unquoted value, or what the schema requires."""
    paths = [*(text.path for text in entry.empty_values), *(fact.path for fact in entry.implicit_types)]
    return any(_last(path) == _key(entry) for path in paths) or any(
        _requires_term(entry, violation) for violation in entry.schema_violations
    )


def _requires_term(entry: EntryFacts, violation: SchemaViolation) -> bool:
    """Return whether a violation concerns the term, or a value above it that is not a mapping."""
    above = violation.keyword == "type" and len(violation.path) < len(entry.term_key.split("."))
    return _last(violation.path) == _key(entry) or above


def _last(path: NodePath) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


_SCHEMA = {"type": "object", "required": ["term"]}

RULE = GlossaryRule(
    name="missing-term",
    category="identity",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    reads=("empty_values", "implicit_types", "schema_violations"),
    examples=(
        good("id: token\nterm: token\n"),
        good("id: token\n", schema=_SCHEMA),
        good("id: token\nterm:\n"),
        bad("⟦id⟧: token\nsummary: A piece of text.\n", 'the entry "token" has no term: the key "term" is missing'),
        bad(
            {"a.yaml": "id: token\nterm: token\n", "b.yaml": "id: vector\n⟦term⟧: [vector, array]\n"},
            '"term" is a list, but other entries have a single term',
        ),
    ),
)
