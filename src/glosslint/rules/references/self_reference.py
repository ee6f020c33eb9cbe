"""
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
"""

from __future__ import annotations

from glosslint.rule import Cause, EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import Link, NodePath, Place
from glosslint.rule.fixes import Fix, RemoveItem, Replace, Safety, safe, unsafe


def check(glossary: Glossary, options: NoOptions) -> Problems:
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
    text = entry.text_at(link.path)
    if link.text == link.span or not text.startswith("[", link.span.start):
        return None
    words = text[slice(*link.text)]
    return unsafe("remove the link, keep its words", Replace(entry.at(link.path, link.span), words))


RULE = GlossaryRule(
    name="self-reference",
    category="references",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
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
