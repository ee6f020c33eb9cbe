"""
## What it does

Reports an entry that was removed, or whose id was changed, when the glossary is compared with a commit
(`--changed-since`, `--staged`, and the hooks). Without such a comparison it reports nothing.

## Why is this bad?

Bookmarks, search engines and other sites know the address of the entry and now have a dead link. Nothing inside the
glossary shows it.

## How to fix it

Keep the entry as a redirect (in native entries `status: deprecated` and `replaced_by`), or add the old id to the
aliases of the entry that replaces it. If the removal is intended, list the id under `retired`.

There is no fix for this. References inside the glossary that still give the old id are reported together with it, and
have the fix of broken-reference: `--fix` writes the new id if the old one is a name of the entry, also in files that
did not change.

## When to suppress it

In a glossary without links from outside: `rules.id-removed = "off"`. A comment cannot suppress it, because the entry
that would contain it no longer exists.

## Sources

The OBO Foundry's principles: identifiers are never deleted or reused, only marked as obsolete; W3C, "Cool URIs don't
change". Drafts may be removed, and so may deprecated entries, whose readers were warned.
"""

from __future__ import annotations

from glosslint.rule import Cause, Glossary, GlossaryRule, Problem, Problems, Severity, bad, dataclass, good, option
from glosslint.rule.facts import Removed
from glosslint.rules.references._targets import broken_links, broken_references


@dataclass(frozen=True)
class Options:
    """The exceptions."""

    retired: tuple[str, ...] = option((), "Ids that were removed on purpose.")


def check(glossary: Glossary, options: Options) -> Problems:
    """Report every id that was removed without a redirect; a broken reference or link to it is reported instead."""
    candidates = [old for old in glossary.removed if not old.inactive and old.id not in options.retired]
    lost = [old for old in candidates if not glossary.has_alias(old.id)]
    causes = _broken(glossary) if lost else {}
    for old in lost:
        message, advice = _describe(old)
        yield Problem(message, old.place, help=advice, causes=causes.get(old.id, ()))


def _broken(glossary: Glossary) -> dict[str, tuple[Cause, ...]]:
    """Return the first broken reference to each target, or else the first broken link."""
    # broken-link in turn defers to broken-reference, so the latter is the finding that is reported.
    broken = [("broken-reference", target, place) for target, place in broken_references(glossary)]
    broken += [("broken-link", target, place) for target, place, *_ in broken_links(glossary)]
    return {target: (Cause(rule, place),) for rule, target, place in reversed(broken)}


def _describe(old: Removed) -> tuple[str, str]:
    if old.successor:
        message = f'the id "{old.id}", present in {old.since}, was changed to "{old.successor}"'
        return message, f'add "{old.id}" to its aliases so that links from outside keep working, or change the id back'
    return f'the entry "{old.id}", present in {old.since}, was removed', (
        f'keep it as a redirect, or add "{old.id}" to the aliases of the entry that replaces it; '
        "if the removal is intended, add it to rules.id-removed.retired"
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
        good({"logit.yaml": "id: logit\n"}, before={"softmax.yaml": "id: softmax\nstatus: Draft\n"}),
        good({"logit.yaml": "id: logit\n"}, before={"softmax.yaml": "id: softmax\ndraft: true\n"}),
        good(
            {"logit.yaml": "id: logit\n"},
            before={"softmax.yaml": "id: softmax\n"},
            options={"retired": ["softmax"]},
        ),
        bad(
            {"logit.yaml": "id: logit\n"},
            'the entry "softmax", present in main, was removed',
            before={"softmax.yaml": "id: ⟦softmax⟧\nterm: Softmax\n"},
        ),
        bad(
            {"softmax.yaml": "id: ⟦soft-max⟧\nterm: Softmax\n"},
            'the id "softmax", present in main, was changed to "soft-max"',
            before={"softmax.yaml": "id: softmax\nterm: Softmax\n"},
        ),
    ),
)
