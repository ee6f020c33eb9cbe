"""
## What it does

Reports an alias that repeats the term, the expansion or another alias of its entry, character for character. An alias
with another capital, hyphen or space is a name that readers may search for, and is not reported. Only lists of aliases
are checked: a key of its own, such as `abbreviation`, says what the name is. In more than ten entries they are one
finding, and an info.

## Why is this bad?

It adds nothing: the entry is found by the same name already. A repeated alias is often a typo for another word that is
now missing.

## How to fix it

Remove the alias.

## Fix safety

Safe if the same list has the name twice: the removed one equals, character for character, one that stays. Unsafe if
the alias repeats a name of another key, since a program may need it in the list, such as a search that reads only this
key; and if more than ten entries have such aliases, since a program may show the first one as the title.

## When to suppress it

When a program that reads the glossary requires the term among the aliases.

## Sources

qSKOS, "disjoint labels violation"; SKOS, integrity condition S13: a label is not both preferred and alternative.
"""

from __future__ import annotations

from dataclasses import replace

from glosslint.rule import EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import Name, Related
from glosslint.rule.fixes import RemoveItem, Safety, safe, unsafe
from glosslint.rules._fold import MANY, folded

_ROLES = {"term": "the term", "expansion": "the expansion", "alias": "another alias"}


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every alias that repeats another name of its entry; in many entries it is one finding."""
    groups = [problems for entry in glossary.entries if (problems := [*_problems(entry)])]
    if len(groups) > MANY:
        groups = [  # a program may write such aliases, or need them
            [replace(one, case="habit", fix=one.fix and one.fix._replace(safety=Safety.UNSAFE)) for one in group]
            for group in groups
        ]
    yield from folded("redundant-alias", groups, "entries")


def _problems(entry: EntryFacts) -> Problems:
    first: dict[tuple[str, str], Name] = {}
    for name in entry.names:
        # A term may well be an alias in another language.
        earlier = first.setdefault((name.language, name.value), name)
        in_term = entry.term is not None and entry.term.path == name.path  # in brackets after it
        if earlier is not name and name.kind == "alias" and isinstance(name.path[-1], int) and not in_term:
            message = f'the alias "{name.value}" repeats {_ROLES[earlier.kind]}'
            place = entry.at(name.path)
            certainty = safe if earlier.path[:-1] == name.path[:-1] else unsafe
            fix = certainty("remove the alias", RemoveItem(place))
            yield Problem(message, place, (Related(entry.at(earlier.path), _ROLES[earlier.kind]),), fix=fix)


_TWINS = [("a", "⟦a⟧"), *((name, name) for name in "bcdefghijk")]

RULE = GlossaryRule(
    name="redundant-alias",
    category="identity",
    severity=Severity.WARNING,
    cases={"habit": Severity.INFO},
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE, Safety.UNSAFE),
    examples=(
        good("term: RoPE\nexpansion: rotary position embedding\naliases: [rotary embedding, rotary encoding]\n"),
        good("term: Data set\naliases: [dataset, data-set, data set]\n"),
        bad(
            "term: Softmax\naliases: [⟦Softmax⟧, softargmax]\n",
            'the alias "Softmax" repeats the term',
            after="term: Softmax\naliases: [softargmax]\n",
        ),
        bad(
            "term: Loss\naliases: [cost, objective, ⟦cost⟧]\n",
            'the alias "cost" repeats another alias',
            after="term: Loss\naliases: [cost, objective]\n",
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
        bad(
            {f"{name}.yaml": f"id: {name}\nterm: {name}\naliases: [{marked}]\n" for name, marked in _TWINS},
            'the alias "a" repeats the term (also in 10 more entries)',
            after={f"{name}.yaml": f"id: {name}\nterm: {name}\n" for name, _ in _TWINS},
        ),
    ),
)
