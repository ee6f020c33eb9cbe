"""
## What it does

Reports a key that only one or two entries have and that differs by one or two letters from a key of at least 20
others: `derinition` beside `definition`. The entry must lack the frequent key, and have the other in its place.

## Why is this bad?

Without a schema, a misspelt key goes unnoticed: whatever reads the glossary skips its value.

## How to fix it

Write the key that the message names.

## Fix safety

The fix is unsafe: the frequent key is a guess.

## When to suppress it

When both keys exist. A schema that lists them is the better answer: then `schema-mismatch` reports what it does not
list, and this rule nothing that it does.

## Sources

The Damerau-Levenshtein distance of the two keys, as in schema-mismatch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from glosslint.rule import (
    Cause,
    Glossary,
    GlossaryRule,
    NoOptions,
    Problem,
    RenameKey,
    Safety,
    Severity,
    bad,
    edit_distance,
    good,
    unsafe,
)

_RARE = 2  # entries at most
_FREQUENT = 20  # entries at least
_SHORTEST = 4  # letters of a key; shorter ones, such as language codes, are all near each other
_LONG = 8  # letters of a key in which two may be wrong


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Report every rare key that is nearly a frequent one, which its entry lacks."""
    counts = Counter(key for entry in glossary.entries for key in set(entry.keys))
    frequent = [key for key, count in counts.items() if count >= _FREQUENT and len(key) >= _SHORTEST]
    meant = {key: right for key, count in counts.items() if count <= _RARE if (right := _nearest(key, frequent))}
    for entry in glossary.entries if meant else ():
        for key in entry.keys:
            if key in meant and meant[key] not in entry.keys:
                right, place = meant[key], entry.at_key((*entry.root, key))
                message = f'only {_entries(counts[key])} "{key}"; did you mean "{right}", as in {counts[right]} others?'
                fix = unsafe(f'write "{right}"', RenameKey(place, right))
                yield Problem(message, place, causes=(Cause("schema-mismatch", place),), fix=fix)


def _nearest(key: str, frequent: list[str]) -> str:
    """Return the frequent key that a rare one misspells, or an empty string; numbers tell keys apart."""
    for other in frequent if len(key) >= _SHORTEST and not any(map(str.isdigit, key)) else ():
        distance = edit_distance(key.casefold(), other.casefold(), 2 if len(other) >= _LONG else 1)
        if distance is not None:
            return other
    return ""


def _entries(count: int) -> str:
    return "this entry has the key" if count == 1 else f"{count} entries have the key"


def _glossary(last: str) -> dict[str, str]:
    entries = {f"t{at}.yaml": f"id: t{at}\nsee_also: [t0]\nen: Term\nsteps: 1\n" for at in range(21)}
    return {**entries, "last.yaml": last}


RULE = GlossaryRule(
    name="rare-key",
    category="schema",
    severity=Severity.INFO,
    docs=__doc__,
    check=check,
    fixes=(Safety.UNSAFE,),
    examples=(
        good(_glossary("id: last\nsee_also: [t0]\nsee_alsoo: [t1]\nsource: a book\n")),
        good(_glossary("id: last\nes: Término\nsteps2: 3\n")),
        bad(
            _glossary("id: last\n⟦see_aslo⟧: [t0]\n"),
            'only this entry has the key "see_aslo"; did you mean "see_also", as in 21 others?',
            after={"last.yaml": "id: last\nsee_also: [t0]\n"},
        ),
    ),
)
