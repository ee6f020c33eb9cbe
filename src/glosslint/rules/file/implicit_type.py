"""
## What it does

Reports an unquoted value that is meant as a string but that YAML parsers read as another type: `no`, `on`, `1.10`,
`2024-05-01`. In JSON, it reports a number or `true` where a string is expected. A string is expected where the schema
requires one or, without a schema, in an id, a term, a name or a text of which the other entries have strings. Null is a
key without a value, and is not reported.

## Why is this bad?

The site shows a different value from the one in the file: `no` becomes `false`, `1.10` becomes `1.1`.

## How to fix it

Quote the value. Unquoted dates are not reported where the schema expects a date.

## Fix safety

The fix adds quotes and changes no character between them, so that every parser reads what the file shows; the schema or
the other entries have such a string there.

## When to suppress it

When every program that reads the glossary follows YAML 1.2, and the value is `yes`, `no`, `on` or `off`.

## Sources

The types of YAML 1.1 (<https://yaml.org/type/>), which most parsers still follow, and the core schema of YAML 1.2.2,
section 10.3.2.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from glosslint.rule import EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import NodePath, Place
from glosslint.rule.fixes import Safety, SetValue, safe

_Key = tuple[str, ...]


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every unquoted string that some parsers convert, where strings are usual; equal items of a list once."""
    facts = [(entry, fact, _key(entry, fact.path)) for entry in glossary.entries for fact in entry.implicit_types]
    others = Counter(key for *_, key in facts)
    values = _values(glossary, others) if facts else others
    equal: dict[tuple[str, NodePath, str, str, bool], list[Place]] = defaultdict(list)
    for entry, fact, key in facts:
        if fact.by_schema or others[key] == 1 or 2 * others[key] <= values[key]:
            path = fact.path
            owner = path[:-1] if isinstance(path[-1], int) else path
            equal[entry.file, owner, fact.text, fact.read_as, fact.certain].append(entry.at(path))
    for (_, _, text, read_as, certain), places in equal.items():
        parsers = "in JSON" if certain else "to many YAML parsers"
        times = f" ({len(places):,} times in this list)" if len(places) > 1 else ""
        message = f'"{text}" is {read_as} {parsers}; quote it{times}'
        fix = safe("quote it", *(SetValue(place, text) for place in places))
        yield Problem(message, places[0], help=f'write "{text}", including the quotes', fix=fix, number=len(places))


def _values(glossary: Glossary, keys: Counter[_Key]) -> Counter[_Key]:
    """Count the values of all entries under each of the keys."""
    return Counter(
        key
        for entry in glossary.entries
        for path in {value.path for value in (entry.id, *entry.names, *entry.prose) if value is not None}
        if (key := _key(entry, path)) in keys
    )


def _key(entry: EntryFacts, path: NodePath) -> _Key:
    return tuple(step for step in path[len(entry.root) :] if isinstance(step, str))


RULE = GlossaryRule(
    name="implicit-type",
    category="file",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE,),
    examples=(
        good('id: negation\nterm: "no"\naliases: [not, "1.10"]\nreviewed: 2024-05-01\n'),
        good("id: negation\nterm: no operation\nsources:\n  - title: Logic\n    year: 1847\n"),
        good("- slug: 101\n  term: Basics\n- slug: 102\n  term: Steps\n  expansion: null\n", layout="glosario"),
        bad(
            "id: negation\nterm: ⟦no⟧\n",
            '"no" is a boolean to many YAML parsers; quote it',
            after="id: negation\nterm: 'no'\n",
        ),
        bad(
            "id: negation\naliases:\n  - NOT\n  - ⟦1.10⟧\n",
            '"1.10" is a number to many YAML parsers; quote it',
            after="id: negation\naliases:\n  - NOT\n  - '1.10'\n",
        ),
        bad(
            "id: negation\naliases:\n  - ⟦1.10⟧\n  - NOT\n  - not\n  - 1.10\n",
            '"1.10" is a number to many YAML parsers; quote it (2 times in this list)',
            after="id: negation\naliases:\n  - '1.10'\n  - NOT\n  - not\n  - '1.10'\n",
        ),
        bad(
            "id: negation\nexpansion: ⟦2001-12-14⟧\n",
            '"2001-12-14" is a date to many YAML parsers; quote it',
            after="id: negation\nexpansion: '2001-12-14'\n",
        ),
        bad(
            {"year.json": '{"id": "year", "term": ⟦2001⟧, "summary": null}\n'},
            '"2001" is a number in JSON; quote it',
            after='{"id": "year", "term": "2001", "summary": null}\n',
        ),
    ),
)
