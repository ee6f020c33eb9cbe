"""
## What it does

Reports a reference (in native entries `see_also`, `broader` and `replaced_by`) whose target is no entry.

## Why is this bad?

The reader who follows it finds nothing. References break when an entry is renamed, merged or deleted in another file,
where nobody sees them.

## How to fix it

Write the id of the entry that is meant, or remove the reference. The id is the entry's `id`, not its term.

## When to silence it

While the entry it names is being written in another branch.

## Sources

qSKOS, "broken links"; the OBO principles' check for dangling references. Of two published glossaries checked in CI,
both hold such references.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import (
    EntryFacts,
    Glossary,
    GlossaryRule,
    NoOptions,
    Problem,
    Reference,
    Related,
    Severity,
    bad,
    good,
)


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every reference to an id that no entry has."""
    for entry in glossary.entries:
        for reference in entry.references:
            if not glossary.knows(reference.target):
                yield _problem(glossary, entry, reference)


def _problem(glossary: Glossary, entry: EntryFacts, reference: Reference) -> Problem:
    message = f'"{reference.target}" is not an entry'
    meant = glossary.meant(reference.target)
    if meant is not None:
        message += f'; did you mean "{meant}"?'
    return Problem(message, entry.at(reference.path), tuple(_renamed(glossary, reference.target)))


def _renamed(glossary: Glossary, target: str) -> Iterator[Related]:
    """The file that is named like the missing entry: its id was changed, and the reference broke with it."""
    for entry in glossary.entries:
        if entry.stem == target and entry.id is not None:
            yield Related(entry.at(entry.id.path), f'{entry.stem} is now called "{entry.id.value}"')


RULE = GlossaryRule(
    name="broken-reference",
    category="references",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    examples=(
        good({"softmax.yaml": "id: softmax\nsee_also: [logit]\n", "logit.yaml": "id: logit\n"}),
        bad(
            {"softmax.yaml": "id: softmax\nsee_also: [⟦logits⟧]\n", "logit.yaml": "id: logit\n"},
            '"logits" is not an entry; did you mean "logit"?',
        ),
        bad({"softmax.yaml": "id: softmax\nbroader:\n  - ⟦function⟧\n"}, '"function" is not an entry'),
    ),
)
