"""
## What it does

Reports an entry that is gone, or has another id, when the glossary is compared with a commit (`--changed-since`,
`--staged`, and the hooks). It says nothing without such a comparison.

## Why is this bad?

Bookmarks, search engines and other sites know the address of the entry, and now lead their readers nowhere. Nobody sees
that from inside of the glossary.

## How to fix it

Keep the entry and let it send readers on (in native entries `status: deprecated` and `replaced_by`). Or let the entry
that takes its place carry the old id among its aliases. If the entry is meant to vanish, list its id under `retired`.

## When to suppress it

In a glossary that nobody links to from outside: `rules.id-removed = "off"`. No comment can do it, since the entry that
it would stand in is gone.

## Sources

The OBO Foundry's principles: identifiers are never deleted or used anew, only marked as obsolete; W3C, "Cool URIs don't
change". Drafts may go, and so may deprecated entries, whose readers were told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glosslint.rule import Cause, Glossary, GlossaryRule, Place, Problem, Removed, Severity, bad, good, option
from glosslint.rules.references._targets import broken_links, broken_references


@dataclass(frozen=True)
class Options:
    """Options of this rule."""

    retired: tuple[str, ...] = option((), "Ids that are meant to be gone.")


def check(glossary: Glossary, options: Options) -> Iterator[Problem]:
    """Every id that vanished without a trace; where references or links to it broke, these speak for it."""
    lost = [one for one in glossary.removed if not one.inactive and one.id not in options.retired]
    lost = [one for one in lost if not glossary.has_alias(one.id)]
    causes = _broken(glossary) if lost else {}
    for one in lost:
        message, advice = _words(one)
        yield Problem(message, one.place, help=advice, causes=causes.get(one.id, ()))


def _broken(glossary: Glossary) -> dict[str, tuple[Cause, ...]]:
    """The first broken reference and the first broken link to each target."""
    references: dict[str, Place] = {}
    links: dict[str, Place] = {}
    for target, place in broken_references(glossary):
        references.setdefault(target, place)
    for target, place, _ in broken_links(glossary):
        links.setdefault(target, place)
    found: dict[str, tuple[Cause, ...]] = {target: (Cause("broken-link", place),) for target, place in links.items()}
    return found | {target: (Cause("broken-reference", place),) for target, place in references.items()}


def _words(one: Removed) -> tuple[str, str]:
    """The message, and what to do."""
    if one.successor:
        told = f'the id "{one.id}", which {one.since} has, is now "{one.successor}"'
        return told, f'add "{one.id}" to its aliases, so that links from outside are not lost; or change the id back'
    told = f'the entry "{one.id}", which {one.since} has, is gone'
    return told, (
        f'keep it and let it send readers on, or add "{one.id}" to the aliases of the entry that takes its place; '
        "if it is to vanish, list it under rules.id-removed.retired"
    )


RULE = GlossaryRule(
    name="id-removed",
    category="identity",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    options=Options,
    examples=(
        good(
            {"softmax.yaml": "id: softmax\nstatus: deprecated\nreplaced_by: logit\n", "logit.yaml": "id: logit\n"},
            before={"softmax.yaml": "id: softmax\n"},
        ),
        good(
            {"scores.yaml": "id: scores\nterm: Scores\naliases: [logit]\n"},
            before={"logit.yaml": "id: logit\nterm: Logit\n"},
        ),
        good({"logit.yaml": "id: logit\n"}, before={"softmax.yaml": "id: softmax\nstatus: draft\n"}),
        good(
            {"logit.yaml": "id: logit\n"},
            before={"softmax.yaml": "id: softmax\n"},
            options={"retired": ["softmax"]},
        ),
        bad(
            {"logit.yaml": "id: logit\n"},
            'the entry "softmax", which main has, is gone',
            before={"softmax.yaml": "id: ⟦softmax⟧\nterm: Softmax\n"},
        ),
        bad(
            {"softmax.yaml": "id: ⟦soft-max⟧\nterm: Softmax\n"},
            'the id "softmax", which main has, is now "soft-max"',
            before={"softmax.yaml": "id: softmax\nterm: Softmax\n"},
        ),
    ),
)
