"""
## What it does

Reports a definition that says, word for word, what the definition of another entry says. Capitals, punctuation and the
targets of links make no difference. Entries that only send readers on ("See X.") are left out.

It is an error between two entries of one domain, where the layout says which key holds the domain, and else a warning.

## Why is this bad?

Two terms with one definition are either two names of one thing, and then readers wonder what sets them apart; or two
things, of which one has got the text of the other by copying.

## How to fix it

If both are names of one concept, keep one entry and make the other name an alias. If they are two concepts, say in each
definition what sets it apart.

## When to silence it

When both terms are kept on purpose, for readers who look for either.

## Sources

ISO 704: one concept, one definition. The comparison of definitions is a check of the OBO Foundry's ROBOT report
("duplicate definition").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from glosslint.rule import EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Related, Severity, bad, good
from glosslint.rules._same_words import Said, definitions

_FEWEST = 3  # words; what is shorter is no definition


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every text that several entries share, once, at the second of them."""
    same: dict[tuple[object, tuple[str, ...]], list[Said]] = defaultdict(list)
    for said in definitions(glossary, _FEWEST):
        same[said.field, said.words].append(said)
    told: set[tuple[int, int]] = set()
    for first, *others in same.values():
        again = [said for said in others if not said.related_to(first)]
        if again and (id(first.entry), id(again[0].entry)) not in told:
            told.add((id(first.entry), id(again[0].entry)))
            yield _problem(first, again)


def _problem(first: Said, again: list[Said]) -> Problem:
    more = f" and {len(again) - 1} more" if len(again) > 1 else ""
    message = (
        f'the {first.prose.field} of "{again[0].entry.title}" is that of "{first.entry.title}"{more}, word for word'
    )
    related = [Related(first.entry.at(first.prose.path), f'the {first.prose.field} of "{first.entry.title}"')]
    related += [Related(said.entry.at(said.prose.path), f'that of "{said.entry.title}"') for said in again[1:]]
    help_ = "make one term an alias of the other, or say what sets the two apart"
    targets = (first.entry.key,)
    case = "one-domain" if _meet(first.entry, *(said.entry for said in again)) else ""
    return Problem(message, again[0].entry.at(again[0].prose.path), tuple(related), help_, case, targets=targets)


def _meet(*entries: EntryFacts) -> bool:
    """Whether any two of the entries belong to one domain."""
    return any(one.shares_domain(other) for one, other in combinations(entries, 2))


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
