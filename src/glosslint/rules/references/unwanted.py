"""The rules on references that reach an entry and are unwanted there: to itself, twice in a list, or to a draft."""

from __future__ import annotations

from glosslint.rule import Cause, EntryRule, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import EntryFacts, Link, NodePath, Place, Reference, Related
from glosslint.rule.fixes import Fix, RemoveItem, Replace, Safety, safe, unsafe
from glosslint.rules.references._targets import targets


def _find_own(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every reference and link of an entry to itself."""
    for entry in glossary.entries:
        yield from _problems(entry, glossary)


def _problems(entry: EntryFacts, glossary: Glossary) -> Problems:
    for reference in entry.references:
        if reference.to_self and glossary.resolve_reference(reference) is not None:  # else another has this name, too
            message = f'"{reference.target}" in {reference.relation} refers to this entry itself'
            place = entry.at(reference.path)
            in_list = isinstance(reference.path[-1], int)
            yield Problem(message, place, fix=safe("remove the item", RemoveItem(place)) if in_list else None)
    first_places: dict[tuple[NodePath, str], Place] = {}
    for link in entry.links:
        if entry.links_to_self(link) and not (glossary.fit.reads_on(link) or glossary.pages.is_elsewhere(link, entry)):
            message = f'"{link.destination}" links to this entry itself'
            place = entry.at(link.path, link.dest)
            first = first_places.setdefault((link.path, link.destination), place)
            causes = (Cause("self-reference", first),) if first is not place else ()
            yield Problem(message, place, causes=causes, fix=_unlinked(entry, link))


def _unlinked(entry: EntryFacts, link: Link) -> Fix | None:
    """Return the fix that keeps only the words of a link; a shortcode has none."""
    prose, own = entry.find_linked(link)
    if prose is None or link.text == link.span or not prose.text.startswith("[", own.span.start):
        return None
    words = prose.text[slice(*own.text)]
    return unsafe("remove the link, keep its words", Replace(entry.at(link.path, link.span), words))


SELF_REFERENCE = GlossaryRule(
    name="self-reference",
    category="references",
    severity=Severity.WARNING,
    docs="""
## What it does

Reports an entry that refers to itself: in a list such as `see_also`, or by a link in its text. A link to a section of
the entry's own page (`rope#history`) is accepted, but where links to entries are anchors, `#rope` in the entry itself
is reported. Links such as "Read more" are accepted if most links of their form link to the entry that they are in. The
same link twice in one text is one finding with two places.

## Why is this bad?

The reader follows it and arrives at the same page. Usually another entry was meant, or the line was copied from
another file.

## How to fix it

Write the intended entry, or remove the reference. In a text, remove the link and keep its words.

## Fix safety

Removing an item from a list is safe: it links to the page that it is on. Removing a link from a text is unsafe, since
another entry may have been meant.

## Sources

A published glossary with 633 entries lists eight of them under themselves.
""",
    check=_find_own,
    fixes=(Safety.SAFE, Safety.UNSAFE),
    examples=(
        good("id: rope\nsee_also: [alibi]\nsummary: Turns queries, like [ALiBi](alibi) unlike the rope of sailors.\n"),
        good("id: rope\ndefinition: Older forms are [described below](rope#history).\n"),
        bad(
            "id: rope\nsee_also: [alibi, ⟦rope⟧]\n",
            '"rope" in see_also refers to this entry itself',
            after="id: rope\nsee_also: [alibi]\n",
        ),
        bad(
            "id: rope\nsummary: With [RoPE](⟦rope⟧) queries turn with their position.\n",
            '"rope" links to this entry itself',
            after="id: rope\nsummary: With RoPE queries turn with their position.\n",
        ),
    ),
)


def _find_repeated(entry: EntryFacts, options: NoOptions) -> Problems:
    """Report every target that appears earlier in the same list."""
    first: dict[tuple[str, str], Reference] = {}
    for reference in entry.references:
        earlier = first.setdefault((reference.relation, reference.target), reference)
        if earlier is not reference and not reference.to_self:  # each of which self-reference reports
            message = f'"{reference.target}" is already listed in {reference.relation}'
            place = entry.at(reference.path)
            fix = safe("remove the duplicate", RemoveItem(place)) if isinstance(reference.path[-1], int) else None
            yield Problem(message, place, (Related(entry.at(earlier.path), "first here"),), fix=fix)


DUPLICATE_REFERENCE = EntryRule(
    name="duplicate-reference",
    category="references",
    severity=Severity.WARNING,
    docs="""
## What it does

Reports a target that appears twice in one list of references.

## Why is this bad?

The page shows the same link twice. Often the second one was meant to be another entry, which is now missing.

## How to fix it

Remove the duplicate, or write the intended entry.

## Fix safety

Safe: the list names the same entries as before, since the item that is removed equals one that stays.

## Sources

JSON Schema has the keyword `uniqueItems` for the same purpose; this rule needs no schema and names the item.
""",
    check=_find_repeated,
    fixes=(Safety.SAFE,),
    examples=(
        good("id: rope\nsee_also: [alibi, token]\n"),
        good("id: rope\nsee_also: [position-encoding]\nbroader: [position-encoding]\n"),
        bad(
            "id: rope\nsee_also: [alibi, token, ⟦alibi⟧]\n",
            '"alibi" is already listed in see_also',
            after="id: rope\nsee_also: [alibi, token]\n",
        ),
        bad(
            "id: rope\nbroader:\n  - position-encoding\n  - ⟦position-encoding⟧\n",
            '"position-encoding" is already listed in broader',
            after="id: rope\nbroader:\n  - position-encoding\n",
        ),
    ),
)


def _find_drafts(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every draft that a published entry refers to."""
    drafts = {id(entry) for entry in (*glossary.entries, *glossary.vocabulary) if entry.draft}
    for entry in glossary.entries if drafts else ():
        if entry.status_text.strip().casefold() == "published":
            first: dict[str, tuple[EntryFacts, Place]] = {}
            for target, place, _ in targets(glossary, entry):
                if id(target) in drafts:
                    first.setdefault(target.key, (target, place))
            for target, place in first.values():
                status = target.status
                related = (Related(target.at(status.path), "the draft"),) if status is not None else ()
                yield Problem(f'this published entry refers to "{target.key}", a draft', place, related)


_DRAFT = {"rope.yaml": "id: rope\nstatus: draft\nsee_also: [alibi]\n"}

UNPUBLISHED_REFERENCE = GlossaryRule(
    name="unpublished-reference",
    category="references",
    severity=Severity.WARNING,
    docs="""
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
""",
    check=_find_drafts,
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
