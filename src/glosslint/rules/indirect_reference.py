"""
## What it does

Reports a reference or link to an entry that only sends readers on: one that is deprecated, names its replacement, or
says no more than "See X".

## Why is this bad?

The reader arrives at an entry that is not to be used any more, and has to follow a second link to the one that is.

## How to fix it

Refer to the entry that the message names. If the old entry has no replacement, remove the reference.

## When to silence it

Where a text tells the history of a term and means the old entry.

## Sources

OBO's `replaced_by` names what to use instead of an obsolete term. Deprecated entries may refer to whatever they like,
and `replaced_by` itself is not judged here.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import (
    EntryFacts,
    Glossary,
    GlossaryRule,
    NoOptions,
    Place,
    Problem,
    Related,
    Severity,
    bad,
    good,
)


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every reference and link of a living entry to one that sends readers on."""
    for entry in glossary.entries:
        if entry.redirect or entry.deprecated:
            continue
        for target, place, in_text in _targets(glossary, entry):
            if target is not entry and (target.deprecated or target.redirect):
                canonical = glossary.replacement(target)
                if canonical is not entry or (target.deprecated and not in_text):  # else a list of synonyms, or history
                    yield _problem(entry, target, canonical, place)


def _targets(glossary: Glossary, entry: EntryFacts) -> Iterator[tuple[EntryFacts, Place, bool]]:
    for reference in entry.distinct_references:
        target = glossary.referred(reference)
        if target is not None:
            yield target, entry.at(reference.path), False
    for link in entry.links:
        target = glossary.linked(link)
        if target is not None:
            yield target, entry.at(link.path, link.dest), True


def _problem(entry: EntryFacts, target: EntryFacts, canonical: EntryFacts | None, place: Place) -> Problem:
    what = f'"{target.key}" {"is deprecated" if target.deprecated else "only sends readers on"}'
    because = target.replaced_by or target.status or target.id
    related = (Related(target.at(because.path), "said here"),) if because is not None else ()
    return Problem(f"{what}{_advice(entry, canonical)}", place, related)


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
    examples=(
        good({"alibi.yaml": "id: alibi\nsee_also: [rope]\n", **_ROPE, **_OLD}),
        good({"old.yaml": "id: old\nstatus: deprecated\nreplaced_by: rotary\nsee_also: [rotary]\n", **_ROPE, **_OLD}),
        good({"rope.yaml": "id: rope\ndefinition: Once called [rotary embedding](rotary).\n", **_OLD}),
        bad(
            {"alibi.yaml": "id: alibi\nsee_also: [⟦rotary⟧]\n", **_ROPE, **_OLD},
            '"rotary" is deprecated; write "rope"',
        ),
        bad(
            {
                "alibi.yaml": "id: alibi\nsummary: Bias by distance, unlike [rotary embedding](⟦rotary⟧).\n",
                **_ROPE,
                **_OLD,
            },
            '"rotary" is deprecated; write "rope"',
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
        ),
    ),
)
