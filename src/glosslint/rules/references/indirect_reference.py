"""
## What it does

Reports a reference to an entry that only redirects: one that is deprecated, names its replacement, or contains nothing
but "See X"; also a link to one that is deprecated. More than ten entries that refer to the same one are one finding.

## Why is this bad?

The reader arrives at an entry that should no longer be used, and has to follow a second link to the right one.

## How to fix it

Refer to the entry that the message names. If the old entry has no replacement, remove the reference.

## Fix safety

Unsafe: readers reach a different entry. If the words of a link are not a name of the replacement, the fix is only
displayed: `[ALiBi](alibi)` would become `[ALiBi](rope)`.

## When to suppress it

Where a text explains the history of a term and means the old entry. A reference to an entry that has more content in
another language is not reported.

## Sources

OBO's `replaced_by` names what to use instead of an obsolete term. Deprecated entries may refer to any entry, and
`replaced_by` itself is not checked here.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import Link, Place, Related
from glosslint.rule.fixes import Fix, RemoveItem, Replace, Safety, SetValue, unsafe
from glosslint.rules._fold import fold_kinds
from glosslint.rules.references._targets import targets


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every reference and link of an active entry to one that redirects; of many to one, the first."""
    yield from fold_kinds("indirect-reference", _problems(glossary))


def _problems(glossary: Glossary) -> Iterator[tuple[str, EntryFacts, Problem]]:
    """Yield each problem with the key of the entry that redirects, and its own entry."""
    everything = (*glossary.entries, *glossary.vocabulary)
    # One that tells what an acronym is short for is worth a visit.
    redirects = {id(entry) for entry in everything if entry.deprecated or (entry.redirect and not entry.is_synonym)}
    active = (entry for entry in glossary.entries if id(entry) not in redirects)
    for entry in active if redirects else ():
        for target, place, link in targets(glossary, entry):
            if id(target) in redirects and not _is_intended(target, link):
                canonical = glossary.replacement(target)
                if canonical is not entry or (target.deprecated and link is None):  # else synonyms, or history
                    fix = _fix(glossary, entry, canonical, place, link)
                    by_name = link is None and glossary.resolve == "name"
                    shown = target.title if by_name else target.key
                    state = f'"{shown}" {"is deprecated" if target.deprecated else "is only a redirect"}'
                    message = f"{state}{_advice(entry, canonical, link, by_name)}"
                    reason = target.replaced_by or target.status or target.id
                    related = (Related(target.at(reason.path), "marked here"),) if reason is not None else ()
                    yield target.key, entry, Problem(message, place, related, fix=fix)


def _is_intended(target: EntryFacts, link: Link | None) -> bool:
    """Return whether a redirect may be named: by a link, which opens what says the other name; by a reference, which is
    for readers of all languages, if it has more content in any."""
    return not target.deprecated and (
        link is not None or not all(target.redirects_in(prose.language) for prose in target.prose)
    )


def _fix(
    glossary: Glossary, entry: EntryFacts, canonical: EntryFacts | None, place: Place, link: Link | None
) -> Fix | None:
    """Return the fix that writes the id of the replacement, or removes the item if that is already listed."""
    if canonical is None or canonical is entry or canonical.id is None or glossary.resolve == "name":
        return None
    right = canonical.id.value
    if link is not None and link.named:
        return Fix(Safety.DISPLAY, (Replace(place, canonical.title),), f'write "{canonical.title}"')
    if link is not None:
        written = link.target or ""
        writable = " " not in canonical.link_target and not canonical.lacks_anchor_for(link)
        if link.destination.count(written) != 1 or not writable:
            return None
        replace = Replace(place, link.destination.replace(written, canonical.link_target))
        words = entry.words_of(link).strip("*_`")
        # Else the words of the link would show one term and open another.
        safety = Safety.UNSAFE if canonical.is_called(words) else Safety.DISPLAY
        return Fix(safety, (replace,), f'write "{right}"')
    if any(reference.target == right for reference in entry.references):
        return unsafe("remove the item", RemoveItem(place)) if isinstance(place.path[-1], int) else None
    return unsafe(f'write "{right}"', SetValue(place, right))


def _advice(entry: EntryFacts, canonical: EntryFacts | None, link: Link | None, by_name: bool) -> str:
    """Return what to write, which is a name where the layout has references ``by_name``."""
    if canonical is None or (link is not None and canonical.lacks_anchor_for(link)):
        return ""
    if canonical is entry:
        return " and redirects to this entry"
    right = canonical.title if by_name or (link is not None and link.named) else canonical.key
    if link is None and any(reference.target == right for reference in entry.references):
        return f'; "{right}" is already listed'
    return f'; write "{right}"'


_OLD = {"rotary.yaml": "id: rotary\nstatus: deprecated\nreplaced_by: rope\n"}
_ROPE = {"rope.yaml": "id: rope\nterm: RoPE\n"}

RULE = GlossaryRule(
    name="indirect-reference",
    category="references",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.UNSAFE, Safety.DISPLAY),
    examples=(
        good({"alibi.yaml": "id: alibi\nsee_also: [rope]\n", **_ROPE, **_OLD}),
        good({"old.yaml": "id: old\nstatus: deprecated\nreplaced_by: rotary\nsee_also: [rotary]\n", **_ROPE, **_OLD}),
        good({"rope.yaml": "id: rope\ndefinition: Once called [rotary embedding](rotary).\n", **_OLD}),
        good(
            {
                "tree.yaml": "id: tree\nsummary: Questions whose [_branches_](branch) lead to answers.\n",
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
            '"rotary" is deprecated; "rope" is already listed',
            after="id: alibi\nsee_also: [rope]\n",
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
            {"alibi.yaml": "id: alibi\nsummary: Bias by distance, unlike [RoPE](⟦rotary⟧).\n", **_ROPE, **_OLD},
            '"rotary" is deprecated; write "rope"',
            after="id: alibi\nsummary: Bias by distance, unlike [RoPE](rope).\n",
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
            '"rpe" is only a redirect; write "rope"',
            after="id: alibi\nsee_also: [rope]\n",
        ),
    ),
)
