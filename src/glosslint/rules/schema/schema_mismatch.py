"""
## What it does

Reports everything in an entry that its JSON Schema does not allow: an unknown or missing key, a value of the wrong
kind, a word that is none of a fixed list, a text in the wrong form. With `file-schema`, the same for a whole file.

## Why is this bad?

The program that builds the site relies on the schema: a key it does not know is dropped without a word, and a value it
does not expect stops the build.

## How to fix it

The message says what the schema expects, in its own words where it has some. A misspelt key or word comes with the
right one. The same mistake in more than ten entries is told once, with their number: it is often the schema that is
behind.

## When to suppress it

Better change the schema: whoever else reads it will trust what it says.

## Sources

JSON Schema, draft 2020-12 and earlier (<https://json-schema.org>), as judged by the `jsonschema` library.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from glosslint.rule import (
    Cause,
    EntryFacts,
    Fix,
    Glossary,
    GlossaryRule,
    NodePath,
    NoOptions,
    Part,
    Place,
    Problem,
    RenameKey,
    Safety,
    SchemaViolation,
    SetValue,
    Severity,
    bad,
    good,
    unsafe,
)

_MANY = 10  # the same complaint about more entries than this is one finding


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every fault; those that say the same of many entries as one."""
    alike: dict[tuple[object, ...], list[tuple[EntryFacts, Problem]]] = defaultdict(list)
    for entry in glossary.entries:
        for fault in entry.schema_violations:
            problem = _problem(entry, fault)
            alike[_pattern(entry, fault), problem.message].append((entry, problem))
    for found in alike.values():
        entries = {id(entry): (entry, problem) for entry, problem in reversed(found)}
        if len(entries) > _MANY:
            yield from _folded([problem for _, problem in [*entries.values()][::-1]])
        else:
            yield from (problem for _, problem in found)
    for file in glossary.files:
        for fault in file.schema_violations:
            message, advice = _told(fault, fault.path[1:])
            yield Problem(message, Place(file.path, fault.path, fault.part), help=advice)


def _problem(entry: EntryFacts, fault: SchemaViolation) -> Problem:
    message, advice = _told(fault, fault.path[len(entry.root) :])
    return Problem(message, Place(entry.file, fault.path, fault.part), help=advice, fix=_fix(entry, fault))


def _told(fault: SchemaViolation, inner: NodePath) -> tuple[str, str]:
    from glosslint.rules.schema._messages import sentence

    return sentence(fault, inner)


def _fix(entry: EntryFacts, fault: SchemaViolation) -> Fix | None:
    """The word that was meant: as a key that is not there yet, or as one of a fixed list of values."""
    place = Place(entry.file, fault.path)
    if fault.keyword == "additionalProperties" and fault.meant and not fault.present:
        return unsafe(f'write "{fault.meant}"', RenameKey(place._replace(part=Part.KEY), fault.meant))
    if fault.keyword == "enum" and fault.meant and fault.part is Part.VALUE:
        right = json.loads(fault.meant)
        return unsafe(f'write "{right}"', SetValue(place, right)) if isinstance(right, str) else None
    return None


def _pattern(entry: EntryFacts, fault: SchemaViolation) -> tuple[object, ...]:
    inner = fault.path[len(entry.root) :]
    return fault.keyword, fault.part, *("*" if isinstance(step, int) else step for step in inner)


def _folded(found: list[Problem]) -> Iterator[Problem]:
    """The first of them speaks for all; the others are places of the same finding."""
    first, others = found[0], found[1:]
    yield replace(first, message=f"{first.message} (and so in {len(others)} more entries)")
    for problem in others:
        yield replace(problem, causes=(Cause("schema-mismatch", first.place),))


_ENTRY = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id", "summary"],
    "properties": {
        "id": {"type": "string", "pattern": "^[a-z-]+$", "description": "Lower-case words joined by hyphens."},
        "summary": {"type": "string", "description": "The definition in one sentence."},
        "aliases": {"type": "array", "items": {"type": "string"}},
        "status": {"enum": ["draft", "published", "deprecated"]},
        "page": {"type": "string"},
    },
    "allOf": [
        {
            "description": "A published entry names its page.",
            "if": {"required": ["status"], "properties": {"status": {"const": "published"}}},
            "then": {"required": ["page"]},
        }
    ],
}

RULE = GlossaryRule(
    name="schema-mismatch",
    category="schema",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    fixes=(Safety.UNSAFE,),
    examples=(
        good("id: token\nsummary: A piece of text.\naliases: [subword]\nstatus: draft\n", schema=_ENTRY),
        good('id: token\nsummary: no\naliases: ["", 1.10]\n', schema=_ENTRY),
        bad(
            "id: token\n⟦sumary⟧: A piece of text.\n",
            '"sumary" is not a key of an entry; did you mean "summary"?',
            schema=_ENTRY,
            after="id: token\nsummary: A piece of text.\n",
        ),
        bad(
            "id: token\nsummary: A piece of text.\n⟦sumary⟧: A piece of text.\n",
            '"sumary" is not a key of an entry; "summary" is here already',
            schema=_ENTRY,
        ),
        bad("⟦id⟧: token\n", '"summary" is missing', schema=_ENTRY),
        bad(
            "⟦id⟧: token\nsummary: A piece of text.\nstatus: published\n",
            '"page" is missing: a published entry names its page',
            schema=_ENTRY,
        ),
        bad(
            "id: token\nsummary: A piece of text.\naliases: ⟦subword⟧\npage: /token/\nstatus: ⟦publishd⟧\n",
            '"aliases" must be a list, not a text',
            'status "publishd" is not one of draft, published, deprecated; did you mean "published"?',
            schema=_ENTRY,
            after="id: token\nsummary: A piece of text.\naliases: subword\npage: /token/\nstatus: published\n",
        ),
        bad(
            "id: ⟦Token⟧\nsummary: A piece of text.\n",
            'id "Token" has not the right form: lower-case words joined by hyphens',
            schema=_ENTRY,
        ),
    ),
)
