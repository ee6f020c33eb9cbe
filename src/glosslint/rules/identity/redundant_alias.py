"""
## What it does

Reports an alias that repeats the term, the expansion or another alias of its entry, character for character. An alias
with another capital, hyphen or space is a name that readers may search for, and is not reported. Only lists of aliases
are checked: a key of its own, such as `abbreviation`, says what the name is.

## Why is this bad?

It adds nothing: the entry is found by the same name already. A repeated alias is often a typo for another word that is
now missing.

## How to fix it

Remove the alias.

## Fix safety

The name that is removed equals, character for character, one that stays, so that whatever finds the entry by its names
still does.

## When to suppress it

When a program that reads the glossary requires the term among the aliases.

## Sources

qSKOS, "disjoint labels violation"; SKOS, integrity condition S13: a label is not both preferred and alternative.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import (
    EntryFacts,
    EntryRule,
    Name,
    NoOptions,
    Problem,
    Related,
    RemoveItem,
    Safety,
    Severity,
    bad,
    good,
    safe,
)

_ROLES = {"term": "the term", "expansion": "the expansion", "alias": "another alias"}


def check(entry: EntryFacts, options: NoOptions) -> Iterator[Problem]:
    """Report every alias that repeats another name of its entry."""
    first: dict[tuple[str, str], Name] = {}
    for name in entry.names:
        # A term may well be an alias in another language.
        earlier = first.setdefault((name.language, name.value), name)
        if name.kind == "alias" and earlier is not name and isinstance(name.path[-1], int):
            message = f'the alias "{name.value}" repeats {_ROLES[earlier.kind]}'
            place = entry.at(name.path)
            fix = safe("remove the alias", RemoveItem(place))
            yield Problem(message, place, (Related(entry.at(earlier.path), _ROLES[earlier.kind]),), fix=fix)


RULE = EntryRule(
    name="redundant-alias",
    category="identity",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE,),
    examples=(
        good("term: RoPE\nexpansion: rotary position embedding\naliases: [rotary embedding, rotary encoding]\n"),
        good("term: Data set\naliases: [dataset, data-set, data set]\n"),
        bad(
            "term: Softmax\naliases: [⟦Softmax⟧, softargmax]\n",
            'the alias "Softmax" repeats the term',
            after="term: Softmax\naliases: [softargmax]\n",
        ),
        bad(
            "term: RoPE\nexpansion: rotary position embedding\naliases:\n  - ⟦rotary position embedding⟧\n",
            'the alias "rotary position embedding" repeats the expansion',
            after="term: RoPE\nexpansion: rotary position embedding\n",
        ),
        bad(
            "term: Feed-forward network\naliases: [FFN, MLP block, ⟦MLP block⟧]\n",
            'the alias "MLP block" repeats another alias',
            after="term: Feed-forward network\naliases: [FFN, MLP block]\n",
        ),
    ),
)
