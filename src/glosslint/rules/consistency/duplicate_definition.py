"""
## What it does

Reports a definition that says, word for word, what the definition of another entry says. Capitals, punctuation and the
targets of links make no difference. Entries that only send readers on ("See X.") are left out.

Between entries of one domain it is an error, where the layout says which key holds the domain, and else a warning.

## Why is this bad?

Two terms with one definition are either two names of one thing, and then readers wonder what sets them apart; or two
things, of which one has got the text of the other by copying.

## How to fix it

If both are names of one concept, keep one entry and make the other name an alias. If they are two concepts, say in each
definition what sets it apart.

## When to suppress it

When both terms are kept on purpose, for readers who look for either.

## Sources

ISO 704: one concept, one definition. The comparison of definitions is a check of the OBO Foundry's ROBOT report
("duplicate definition").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from glosslint.rule import (
    Glossary,
    GlossaryRule,
    NoOptions,
    Problem,
    Related,
    Severity,
    bad,
    good,
    strongly_connected_components,
)
from glosslint.rules.consistency._compared import Said, definitions

_FEWEST = 3  # words; what is shorter is no definition


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every text that several entries share, once, at the second of them."""
    same: dict[tuple[object, tuple[str, ...]], list[Said]] = defaultdict(list)
    for said in definitions(glossary, _FEWEST):
        same[said.field, said.words].append(said)
    told: set[tuple[int, int]] = set()
    for alike in same.values():
        domains = _domains(alike)
        groups = [*(("one-domain", each) for each in domains), ("", [each[0] for each in domains])]
        for case, (first, *others) in groups:
            again = [said for said in others if not said.related_to(first)]
            if again and (id(first.entry), id(again[0].entry)) not in told:
                told.add((id(first.entry), id(again[0].entry)))
                yield _problem(first, again, case)


def _domains(alike: list[Said]) -> list[list[Said]]:
    """The texts by the domain of their entries; one whose entry states none stands alone."""
    leads: dict[int, list[int]] = {at: [] for at in range(len(alike))}  # from texts to their domains, and back
    numbers: dict[str, int] = {}
    for at, said in enumerate(alike):
        for name in sorted(said.entry.domain_names):
            domain = numbers.setdefault(name, len(alike) + len(numbers))
            leads[at].append(domain)
            leads.setdefault(domain, []).append(at)
    together = [[at for at in each if at < len(alike)] for each in strongly_connected_components(leads)]
    alone = ([at] for at in range(len(alike)) if not leads[at])
    return [[alike[at] for at in each] for each in sorted((*together, *alone))]


def _problem(first: Said, again: list[Said], case: str) -> Problem:
    more = f" and {len(again) - 1} more" if len(again) > 1 else ""
    message = (
        f'the {first.prose.field} of "{again[0].entry.title}" is that of "{first.entry.title}"{more}, word for word'
    )
    related = [Related(first.entry.at(first.prose.path), f'the {first.prose.field} of "{first.entry.title}"')]
    related += [Related(said.entry.at(said.prose.path), f'that of "{said.entry.title}"') for said in again[1:]]
    help_ = "make one term an alias of the other, or say what sets the two apart"
    targets = (first.entry.key,)
    return Problem(message, again[0].entry.at(again[0].prose.path), tuple(related), help_, case, targets=targets)


RULE = GlossaryRule(
    name="duplicate-definition",
    category="consistency",
    severity=Severity.WARNING,
    cases={"one-domain": Severity.ERROR},
    docs=__doc__,
    check=check,
    examples=(
        good(
            {
                "upvote.yaml": "id: upvote\nterm: Upvote\nsummary: Vote in favour of something.\n",
                "downvote.yaml": "id: downvote\nterm: Downvote\nsummary: Vote against something.\n",
            }
        ),
        good(
            {
                "directory.yaml": "id: directory\nterm: Directory\nsummary: See [folder](folder).\n",
                "dir.yaml": "id: dir\nterm: dir\nsummary: See [folder](folder).\n",
                "folder.yaml": "id: folder\nterm: Folder\nsummary: Container of files in a file system.\n",
            }
        ),
        bad(
            {
                "plus-one.yaml": "id: plus-one\nterm: Plus one\nsummary: A vote in favour of something.\n",
                "upvote.yaml": "id: upvote\nterm: Upvote\nsummary: ⟦A vote in *favour* of something⟧\n",
            },
            'the summary of "Upvote" is that of "Plus one", word for word',
        ),
    ),
)
