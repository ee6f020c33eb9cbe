"""
## What it does

Reports everything in an entry that its JSON Schema does not allow: an unknown or missing key, a value of the wrong
type, a value outside a fixed list, a string in the wrong form. Of `format`, those that JSON Schema defines are checked.
With `file-schema`, it checks whole files as well.

It also warns of a key of the schema itself that is a misspelt keyword, such as `requird`, which has no effect: a key
that differs by one letter from a keyword, or by two from one of six letters or more, and has a value that the keyword
can have. Other keys that JSON Schema does not know are allowed, and so is any key that begins with `x-`.

## Why is this bad?

The program that builds the site relies on the schema: it silently drops an unknown key, and fails on an unexpected
value.

## How to fix it

The message says what the schema expects, in the schema's own words where it has a description. For a misspelt key or
value it suggests the right one. The same mistake in more than ten entries is one finding with their number: often it is
the schema that is out of date.

## Fix safety

All fixes are unsafe: they write the nearest key or value, which is a guess. A key is renamed only if the entry does not
have the other one yet.

## When to suppress it

Change the schema instead, since others who read it rely on it.

## Sources

JSON Schema, draft 2020-12 and earlier (<https://json-schema.org>), as validated by the `jsonschema` library.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator
from functools import cache

from glosslint.rule import Cause, EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import NodePath, Part, Place, SchemaViolation
from glosslint.rule.fixes import Fix, RenameKey, Safety, SetValue, unsafe
from glosslint.rules._fold import fold_kinds

#: The rules that report, without a schema, what appears twice in a list.
_TWICE = ("duplicate-reference", "redundant-alias", "self-reference")


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every violation; the same violation in many entries is one finding."""
    yield from fold_kinds("schema-mismatch", _violations(glossary.entries))
    for place, meant in glossary.misspelt_keywords:
        message = f'"{place.path[-1]}" is not a keyword of JSON Schema, so it has no effect; did you mean "{meant}"?'
        yield Problem(message, place, help=f'write "{meant}"', case="keyword")
    for file in glossary.files:
        for violation in file.schema_violations:
            message, advice = _describe(violation, violation.path[1:])
            yield Problem(message, Place(file.path, violation.path, violation.part), help=advice)


def _violations(entries: Iterable[EntryFacts]) -> Iterator[tuple[Hashable, EntryFacts, Problem]]:
    """Yield the violations of entries, each with what makes it the same as others, and its entry."""
    describe = cache(_describe)
    for entry in entries:
        for violation in entry.schema_violations:
            message, advice = describe(violation, violation.path)
            place = Place(entry.file, (*entry.root, *violation.path), violation.part)
            causes = tuple(Cause(rule, place) for rule in _TWICE) if violation.keyword == "uniqueItems" else ()
            fix = _fix(entry, violation)
            yield _alike(violation), entry, Problem(message, place, help=advice, causes=causes, fix=fix)


def _alike(violation: SchemaViolation) -> tuple[object, ...]:
    """Return what is the same of violations that differ in their place in a list or in the value."""
    pattern = tuple("*" if isinstance(step, int) else step for step in violation.path)
    return violation.keyword, violation.part, pattern, violation.name, violation.expected, violation.options


def _describe(violation: SchemaViolation, inner: NodePath) -> tuple[str, str]:
    from glosslint.rules.schema._messages import sentence

    return sentence(violation, inner)


def _fix(entry: EntryFacts, violation: SchemaViolation) -> Fix | None:
    """Return the fix that writes what was meant: a key that is not yet present, or one of a fixed list of values."""
    if not violation.meant:
        return None
    place = Place(entry.file, (*entry.root, *violation.path))
    if violation.keyword == "additionalProperties" and not violation.present:
        return unsafe(f'write "{violation.meant}"', RenameKey(place._replace(part=Part.KEY), violation.meant))
    if violation.keyword == "enum" and violation.part is Part.VALUE:
        right = json.loads(violation.meant)
        return unsafe(f'write "{right}"', SetValue(place, right)) if isinstance(right, str) else None
    return None


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
    cases={"keyword": Severity.WARNING},
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
            '"sumary" is not a key of an entry; "summary" is already present',
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
            '"aliases" must be a list, not a string',
            'status "publishd" is not one of draft, published, deprecated; did you mean "published"?',
            schema=_ENTRY,
            after="id: token\nsummary: A piece of text.\naliases: subword\npage: /token/\nstatus: published\n",
        ),
        bad(
            "id: ⟦Token⟧\nsummary: A piece of text.\n",
            'id "Token" has the wrong form; expected: lower-case words joined by hyphens',
            schema=_ENTRY,
        ),
    ),
)
