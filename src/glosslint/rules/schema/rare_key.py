"""
## What it does

Reports a key that only one or two entries have and that differs by one or two letters from a key of at least 20 others:
`derinition` beside `definition`. A key of one entry is also compared with keys of three others, if the difference is
inside the word: two letters that are swapped, or any in a word of six letters or more. The entry must lack the frequent
key, and have the other in its place.

## Why is this bad?

Without a schema, a misspelt key goes unnoticed: whatever reads the glossary skips its value.

## How to fix it

Write the key that the message names.

## Fix safety

The fix is unsafe: the frequent key is a guess.

## When to suppress it

When both keys are valid. It is better to list them in a schema: `schema-mismatch` then reports unknown keys, and this
rule does not report keys that the schema lists.

## Sources

The Damerau-Levenshtein distance of the two keys, as in schema-mismatch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from glosslint.rule import Cause, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.fixes import RenameKey, Safety, unsafe
from glosslint.rule.text import edit_distance

_RARE = 2  # entries at most
_FREQUENT = 20  # entries at least
_SOME = 3  # entries at least, if the rare key is in one and differs only inside
_LONG_INSIDE = 6  # letters of a key in which any letter inside may be wrong: "role" and "rule" are two words
_SHORTEST = 4  # letters of a key; shorter ones, such as language codes, are all near each other
_LONG = 8  # letters of a key in which two may be wrong


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every rare key that is nearly a frequent one, which its entry lacks."""
    counts = Counter(key for entry in glossary.entries for key in set(entry.keys))
    frequent = {key: count for key, count in counts.items() if count >= _SOME and len(key) >= _SHORTEST}
    meant = {key: right for key, count in counts.items() if count <= _RARE if (right := _nearest(key, count, frequent))}
    for entry in glossary.entries if meant else ():
        for key in entry.keys:
            if key in meant and meant[key] not in entry.keys:
                right, place = meant[key], entry.at_key((*entry.root, key))
                who = "this entry has" if counts[key] == 1 else f"{counts[key]} entries have"
                message = f'only {who} the key "{key}"; did you mean "{right}", as in {counts[right]} others?'
                fix = unsafe(f'write "{right}"', RenameKey(place, right))
                yield Problem(message, place, causes=(Cause("schema-mismatch", place),), fix=fix)


def _nearest(key: str, own: int, frequent: Mapping[str, int]) -> str:
    """Return the frequent key that a rare one misspells, or an empty string; numbers tell keys apart."""
    for other, count in frequent.items() if len(key) >= _SHORTEST and not any(map(str.isdigit, key)) else ():
        distance = edit_distance(key.casefold(), other.casefold(), 2 if len(other) >= _LONG else 1)
        same_ends = key[0] == other[0] and key[-1] == other[-1]
        differs_inside = same_ends and (sorted(key) == sorted(other) or len(other) >= _LONG_INSIDE)
        if distance is not None and (count >= _FREQUENT or (own == 1 and differs_inside)):
            return other
    return ""


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
