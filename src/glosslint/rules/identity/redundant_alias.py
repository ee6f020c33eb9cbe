"""
## What it does

Reports an alias that repeats the term, the expansion or another alias of its entry. Case, hyphens and spaces are
ignored: "data-set" repeats "data set".

## Why is this bad?

It adds nothing: search and linking already find the entry by the other name. A repeated alias is often a typo for
another word that is now missing.

## How to fix it

Remove the alias.

## When to suppress it

When a tool that reads the glossary compares names character by character.

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
    RemoveKey,
    Safety,
    Severity,
    bad,
    fold,
    good,
    safe,
)

_ROLES = {"term": "the term", "expansion": "the expansion", "alias": "another alias"}


def check(entry: EntryFacts, options: NoOptions) -> Iterator[Problem]:
    """Report every alias that repeats another name of its entry."""
    first: dict[tuple[str, str], Name] = {}
    for name in entry.names:
        # A term may well be an alias in another language.
        earlier = first.setdefault((name.language, fold(name.value)), name)
        if name.kind == "alias" and earlier is not name:
            written = "" if earlier.value == name.value else f' "{earlier.value}"'
            message = f'the alias "{name.value}" repeats {_ROLES[earlier.kind]}{written}'
            place = entry.at(name.path)
            fix = safe("remove the alias", RemoveItem(place) if isinstance(name.path[-1], int) else RemoveKey(place))
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
        good("term: Data set\naliases: [dataset]\n"),
        bad(
            "term: Softmax\naliases: [⟦softmax⟧, softargmax]\n",
            'the alias "softmax" repeats the term "Softmax"',
            after="term: Softmax\naliases: [softargmax]\n",
        ),
        bad(
            "term: RoPE\nexpansion: rotary position embedding\naliases:\n  - ⟦rotary position embedding⟧\n",
            'the alias "rotary position embedding" repeats the expansion',
            after="term: RoPE\nexpansion: rotary position embedding\n",
        ),
        bad(
            "term: Feed-forward network\naliases: [FFN, MLP block, ⟦MLP-block⟧]\n",
            'the alias "MLP-block" repeats another alias "MLP block"',
            after="term: Feed-forward network\naliases: [FFN, MLP block]\n",
        ),
    ),
)
