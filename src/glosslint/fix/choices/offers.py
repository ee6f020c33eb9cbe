"""The offers of a review: a finding with the ways to fix it, and other changes that the user may want instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from glosslint.facts.suppression import Suppression
from glosslint.fix.choices.comments import TITLE, Wanted, suppressing
from glosslint.fix.lower import Lowering
from glosslint.model import Edit, Finding, Fix, Part, Place, Repair, Replace, ReplaceSource, Safety
from glosslint.parse.tree import Document, Scalar

#: The rule whose findings are words that may be right.
_WORDS = "spelling"


class Offer(NamedTuple):
    """A finding, and the ways to fix it, of which one may be chosen; none for a word without a suggestion."""

    finding: Finding
    repairs: tuple[Repair, ...]


def offers_of(finding: Finding, allowed: Sequence[Repair]) -> Iterator[Offer]:
    """Yield the offers of a finding: its suggestions are one, each other fix that is ``allowed`` is one of its own."""
    suggestions = tuple(repair for repair in allowed if repair.fix.safety is Safety.DISPLAY)
    yield from (Offer(finding, (repair,)) for repair in allowed if repair not in suggestions)
    if suggestions or spelling_word(finding):
        yield Offer(finding, suggestions)


def spelling_word(finding: Finding) -> str:
    """Return the word that a finding calls unknown; empty for other findings."""
    return finding.quoted if finding.rule == _WORDS else ""


def can_be_retyped(repair: Repair) -> bool:
    """Return whether a fix only writes words, so that others can be typed instead."""
    return bool(repair.fix.intents) and all(
        isinstance(intent, Replace) and intent.text.strip() for intent in repair.fix.intents
    )


def words_replaced(repair: Repair, document: Document) -> str:
    """Return the words for which others can be typed, if ``can_be_retyped``: those at the first of their places."""
    place = repair.fix.intents[0].place
    match = document.find(place.path)
    node = match.node if match is not None else None
    return node.text[slice(*place.span)] if isinstance(node, Scalar) and place.span is not None else ""


def overlap(repair: Repair, other: Repair) -> bool:
    """Return whether two fixes change the same words."""
    return repair.path == other.path and any(
        edit.span.start <= made.span.end and made.span.start <= edit.span.end
        for edit in repair.edits
        for made in other.edits
    )


def retyped(repair: Repair, text: str, document: Document) -> Repair:
    """Return a fix that writes ``text`` at the places of ``repair``, if ``can_be_retyped``."""
    intents = tuple(intent._replace(text=text) for intent in repair.fix.intents if isinstance(intent, Replace))
    return Lowering(document).repair(repair.fix._replace(intents=intents, title=f'write "{text}"'), repair.rule)


def rewritten(finding: Finding, text: str) -> Repair:
    """Return a fix that writes ``text`` where a finding is, which has no fix of its own."""
    path, span = finding.location.path, finding.location.span
    intent = ReplaceSource(Place(path, (), Part.SOURCE, span), text)
    return Repair(path, Fix(Safety.DISPLAY, (intent,), f'write "{text}"'), finding.rule, (Edit(span, text),))


def commented(
    finding: Finding, reason: str, documents: Mapping[str, Document], comments: Sequence[Suppression]
) -> Repair:
    """Return the comment with ``reason`` that suppresses the finding; without edits for a file that can hold none."""
    path = finding.location.path
    own = [comment for comment in comments if comment.file == path]
    wanted = Wanted(finding.rule, finding.location.span.start, reason)
    repair = suppressing(documents[path], own, wanted) if path in documents else None
    if repair is None:
        nothing = finding.repairs[0] if finding.repairs else None
        return _impossible(path, finding.rule, nothing)
    return repair


def _impossible(path: str, rule: str, like: Repair | None) -> Repair:
    reason = "this file can hold no comments; see per-file-ignores"
    if like is not None:
        return replace(like, edits=(), reason=reason)
    return Repair(path, Fix(Safety.SAFE, (), TITLE), rule, reason=reason)
