"""
## What it does

Reports a reference or link to an entry that only sends readers on: one that is deprecated, names its replacement, or
says no more than "See X".

## Why is this bad?

The reader arrives at an entry that is not to be used any more, and has to follow a second link to the one that is.

## How to fix it

Refer to the entry that the message names. If the old entry has no replacement, remove the reference.

## When to suppress it

Where a text tells the history of a term and means the old entry. A text that uses the other name itself and links it,
as in "the [folder](folder) that …" where that entry says "See directory", is left alone, and so is a link in a language
in which the entry says more.

## Sources

OBO's `replaced_by` names what to use instead of an obsolete term. Deprecated entries may refer to whatever they like,
and `replaced_by` itself is not judged here.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import (
    EntryFacts,
    Fix,
    Glossary,
    GlossaryRule,
    Link,
    NoOptions,
    Place,
    Problem,
    Related,
    RemoveItem,
    Replace,
    Safety,
    SetValue,
    Severity,
    bad,
    fold,
    good,
    safe,
)
from glosslint.rules.references._targets import reached


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every reference and link of a living entry to one that sends readers on."""
    everything = (*glossary.entries, *glossary.vocabulary)
    moved = {id(entry) for entry in everything if entry.deprecated or entry.redirect}
    living = (entry for entry in glossary.entries if id(entry) not in moved)
    for entry in living if moved else ():
        for target, place, link in reached(glossary, entry):
            if id(target) in moved and not _means_it(entry, target, link):
                canonical = glossary.replacement(target)
                if canonical is not entry or (target.deprecated and link is None):  # else synonyms, or history
                    fix = _fix(glossary, entry, canonical, place, link)
                    yield _problem(entry, target, canonical, place, fix)


def _means_it(entry: EntryFacts, target: EntryFacts, link: Link | None) -> bool:
    """Whether a text calls the thing by the other name, and links it to the entry that explains this name; or whether
    that entry says more in the language of the text."""
    prose = next((prose for prose in entry.prose if link is not None and prose.path == link.path), None)
    if link is None or prose is None or target.deprecated:
        return False
    names = [word for name in target.names for word in fold(name.value).split()]
    words = fold(prose.text[slice(*link.text)]).split()
    return not target.redirects_in(prose.language) or all(any(_forms(word, name) for name in names) for word in words)


def _forms(word: str, name: str) -> bool:
    """Whether two words are probably forms of one, in any language that inflects at the end: most of it is the same."""
    same = next(
        (at for at, (one, other) in enumerate(zip(word, name, strict=False)) if one != other), min(len(word), len(name))
    )
    return same * 5 >= len(name) * 3


def _fix(
    glossary: Glossary, entry: EntryFacts, canonical: EntryFacts | None, place: Place, link: Link | None
) -> Fix | None:
    """To write the id of the entry that is to be used; where that is listed already, to take the item out."""
    if canonical is None or canonical is entry or canonical.id is None or glossary.resolve == "name":
        return None
    right = canonical.id.value
    if link is not None:
        written = link.target or ""
        if link.destination.count(written) != 1:
            return None
        return safe(f'write "{right}"', Replace(place, link.destination.replace(written, right)))
    listed = any(reference.target == right for reference in entry.references)
    if listed:
        return safe("remove the item", RemoveItem(place)) if isinstance(place.path[-1], int) else None
    return safe(f'write "{right}"', SetValue(place, right))


def _problem(
    entry: EntryFacts, target: EntryFacts, canonical: EntryFacts | None, place: Place, fix: Fix | None
) -> Problem:
    what = f'"{target.key}" {"is deprecated" if target.deprecated else "only sends readers on"}'
    because = target.replaced_by or target.status or target.id
    related = (Related(target.at(because.path), "said here"),) if because is not None else ()
    return Problem(f"{what}{_advice(entry, canonical)}", place, related, fix=fix)


def _advice(entry: EntryFacts, canonical: EntryFacts | None) -> str:
    if canonical is None:
        return ""
    if canonical is entry:
        return " and leads back to this entry"
    if any(reference.target == canonical.key for reference in entry.references):
        return f'; "{canonical.key}" is listed already'
    return f'; write "{canonical.key}"'


_OLD = {"rotary.yaml": "id: rotary\nstatus: deprecated\nreplaced_by: rope\n"}
_ROPE = {"rope.yaml": "id: rope\nterm: RoPE\n"}

RULE = GlossaryRule(
    name="indirect-reference",
    category="references",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE,),
    examples=(
        good({"alibi.yaml": "id: alibi\nsee_also: [rope]\n", **_ROPE, **_OLD}),
        good({"old.yaml": "id: old\nstatus: deprecated\nreplaced_by: rotary\nsee_also: [rotary]\n", **_ROPE, **_OLD}),
        good({"rope.yaml": "id: rope\ndefinition: Once called [rotary embedding](rotary).\n", **_OLD}),
        good(
            {
                "tree.yaml": "id: tree\nsummary: Questions whose [branches](branch) lead to answers.\n",
                "branch.yaml": "id: branch\nterm: branch\nsummary: See [Git branch](git-branch).\n",
                "git-branch.yaml": "id: git-branch\nterm: Git branch\n",
            }
        ),
        bad(
            {"alibi.yaml": "id: alibi\nsee_also: [⟦rotary⟧]\n", **_ROPE, **_OLD},
            '"rotary" is deprecated; write "rope"',
            after="id: alibi\nsee_also: [rope]\n",
        ),
        bad(
            {"alibi.yaml": "id: alibi\nsee_also: [rope, ⟦rotary⟧]\n", **_ROPE, **_OLD},
            '"rotary" is deprecated; "rope" is listed already',
            after="id: alibi\nsee_also: [rope]\n",
        ),
        bad(
            {
                "alibi.yaml": "id: alibi\nsummary: Bias by distance, unlike [rotary embedding](⟦rotary⟧).\n",
                **_ROPE,
                **_OLD,
            },
            '"rotary" is deprecated; write "rope"',
            after="id: alibi\nsummary: Bias by distance, unlike [rotary embedding](rope).\n",
        ),
        bad(
            {"alibi.yaml": "id: alibi\nsee_also: [⟦rnn⟧]\n", "rnn.yaml": "id: rnn\nstatus: deprecated\n"},
            '"rnn" is deprecated',
        ),
        bad(
            {
                "alibi.yaml": "id: alibi\nsee_also: [⟦rpe⟧]\n",
                "rpe.yaml": "id: rpe\nsummary: See [RoPE](rope).\n",
                **_ROPE,
            },
            '"rpe" only sends readers on; write "rope"',
            after="id: alibi\nsee_also: [rope]\n",
        ),
    ),
)
