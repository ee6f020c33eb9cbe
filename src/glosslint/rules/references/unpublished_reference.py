"""
## What it does

Reports a published entry that refers or links to a draft: once for each draft, at the first place.

## Why is this bad?

A draft has no page yet, so the reader of the published entry gets an error page, or a plain word instead of a link.

## How to fix it

Publish the draft, or remove the reference until it is published.

## When to suppress it

When both will be published together.

## Sources

The native schema: a draft has no page. Drafts may refer to drafts and to published entries.
"""

from __future__ import annotations

from glosslint.rule import EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import Place, Related
from glosslint.rules.references._targets import targets


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every draft that a published entry refers to."""
    drafts = {id(entry) for entry in (*glossary.entries, *glossary.vocabulary) if entry.draft}
    for entry in glossary.entries if drafts else ():
        if entry.status_text == "published":
            first: dict[str, tuple[EntryFacts, Place]] = {}
            for target, place, _ in targets(glossary, entry):
                if id(target) in drafts:
                    first.setdefault(target.key, (target, place))
            for target, place in first.values():
                status = target.status
                related = (Related(target.at(status.path), "the draft"),) if status is not None else ()
                yield Problem(f'this published entry refers to "{target.key}", a draft', place, related)


_DRAFT = {"rope.yaml": "id: rope\nstatus: draft\nsee_also: [alibi]\n"}

RULE = GlossaryRule(
    name="unpublished-reference",
    category="references",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    examples=(
        good({"alibi.yaml": "id: alibi\nstatus: draft\nsee_also: [rope]\n", **_DRAFT}),
        good(
            {"alibi.yaml": "id: alibi\nstatus: published\nsee_also: [token]\n", "token.yaml": "id: token\n", **_DRAFT}
        ),
        bad(
            {
                "alibi.yaml": "id: alibi\nstatus: published\nsee_also: [⟦rope⟧]\nsummary: Unlike [RoPE](rope).\n",
                **_DRAFT,
            },
            'this published entry refers to "rope", a draft',
        ),
        bad(
            {"alibi.yaml": "id: alibi\nstatus: published\nsummary: Unlike [RoPE](⟦rope⟧).\n", **_DRAFT},
            'this published entry refers to "rope", a draft',
        ),
    ),
)
