"""The rim: places become locations in files, verdicts become findings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from glosslint.engine.run_rules import Verdict
from glosslint.facts.entry import EntryFacts
from glosslint.glossary.glossary import Glossary
from glosslint.model import (
    Finding,
    Fix,
    Location,
    NodePath,
    Part,
    Place,
    Problem,
    RelatedLocation,
    Repair,
    Span,
    Stated,
)
from glosslint.parse.tree import RAW, Document, PathMatch, Scalar
from glosslint.parse.tree import Mapping as MappingNode
from glosslint.parse.tree import Sequence as SequenceNode
from glosslint.rule.docstring import why
from glosslint.text.truncate import shorten_quotations

if TYPE_CHECKING:
    from glosslint.fix.lower import Lowering
    from glosslint.parse.offsets import CharMap

_BLANKS = re.compile(r"\s+")
_QUOTED_LENGTH = 200


class Locator:
    """Turns the places of one run into locations. Maps of characters are made for the fields that need one."""

    def __init__(self, documents: Mapping[str, Document], glossary: Glossary) -> None:
        self._documents = documents
        self._glossary = glossary
        self._maps: dict[tuple[str, int, int], CharMap | None] = {}
        self._lowerings: dict[str, Lowering] = {}

    @cached_property
    def _roots(self) -> dict[tuple[str, NodePath], EntryFacts]:
        return {(entry.file, entry.root): entry for entry in self._glossary.entries}

    def finding(self, verdict: Verdict, shown: Verdict | None = None, others: Sequence[Verdict] = ()) -> Finding:
        """The finding that a verdict becomes. It is told at ``shown``, which is the verdict itself or one of its
        consequences, with the ``others`` as related places; without these, at the verdict."""
        if shown is None:
            shown, others = verdict, verdict.consequences
        rule, problem = shown.rule, shown.problem
        entry = self._entry(problem.place)
        location = self.location(problem.place)
        quoted = self._documents[location.path].source.text[slice(*location.span)]
        related = self._related(problem, [other.problem for other in others])
        verdicts = (verdict, *verdict.consequences)
        repairs = self._repairs(verdicts)
        field = next((step for step in problem.place.path[1:] if isinstance(step, str)), None)
        return Finding(
            rule=rule.name,
            category=rule.category,
            severity=shown.severity,
            message=shorten_quotations(problem.message),
            location=location,
            related=related,
            why=why(rule),
            help=shorten_quotations(problem.help),
            docs=f"docs/rules/{rule.name}.md" if rule.page is None else rule.page,
            entry=entry.key if entry is not None else None,
            term=entry.term.value if entry is not None and entry.term is not None else None,
            field=field,
            quoted=quoted[:_QUOTED_LENGTH],
            fingerprint=_fingerprint(
                rule.name,
                entry.key if entry else location.path,
                field or "",
                self.text(problem.place),
                self._ids(problem.related),
            ),
            repairs=repairs,
            unfixed=next((repair.reason for repair in repairs if not repair.edits), ""),
            engine=problem.engine,
            targets=problem.targets,
            choices=tuple(self._repair(shown, fix) for fix in problem.choices),
            stands_for=tuple(Stated(v.rule.name, v.problem.place.file, v.severity) for v in verdicts),
        )

    def _related(self, problem: Problem, others: list[Problem]) -> tuple[RelatedLocation, ...]:
        """The related places of a problem, and where the others with the same cause are. Of two words on one place,
        those of the other problem stay: they say what to do there."""
        own = [RelatedLocation(self.location(place), shorten_quotations(label)) for place, label in problem.related]
        apart = [other for other in others if other.place != problem.place]
        follows = [RelatedLocation(self.location(other.place), shorten_quotations(other.message)) for other in apart]
        told = {related.location for related in follows}
        return (*(related for related in own if related.location not in told), *follows)

    def identity(self, verdict: Verdict) -> tuple[str, ...]:
        """What a verdict is, whatever line it stands on: rule, entry (or file), field, words, related entries."""
        place = verdict.problem.place
        entry = self._entry(place)
        keys = (step for step in place.path[len(entry.root) if entry else 0 :] if isinstance(step, str))
        words = _normal(self.text(place))
        owner = entry.key if entry else place.file
        return verdict.rule.name, owner, ".".join(keys), words, *self._ids(verdict.problem.related)

    def _repairs(self, verdicts: tuple[Verdict, ...]) -> tuple[Repair, ...]:
        """The fixes of a problem and of those that only follow from it, as edits."""
        fixes = ((verdict, verdict.problem.fix) for verdict in verdicts)
        return tuple(self._repair(verdict, fix) for verdict, fix in fixes if fix is not None)

    def _repair(self, verdict: Verdict, fix: Fix) -> Repair:
        lowering = self._lowering(verdict.problem.place.file)
        return lowering.repair(fix._replace(title=shorten_quotations(fix.title)), verdict.rule.name)

    def _lowering(self, file: str) -> Lowering:
        if file not in self._lowerings:
            from glosslint.fix.lower import Lowering

            self._lowerings[file] = Lowering(self._documents[file])
        return self._lowerings[file]

    def text(self, place: Place) -> str:
        """What is written at ``place``, all of it: a value as it is read, without the quotation marks of YAML."""
        document = self._documents[place.file]
        found = document.find(place.path) if place.part is Part.VALUE else None
        if found is None or not found.complete or not isinstance(found.node, Scalar):
            return document.source.text[slice(*self.location(place).span)]
        return found.node.text if place.span is None else found.node.text[slice(*place.span)]

    def location(self, place: Place) -> Location:
        """Where ``place`` is. A place whose node is not there is shown at what is left of its path."""
        document = self._documents[place.file]
        return document.source.locate(self._span(place, document))

    def _span(self, place: Place, document: Document) -> Span:
        if place.part is Part.SOURCE:
            return place.span or Span(0, 0)
        found = document.find(place.path)
        if found is None:
            return Span(0, 0)
        if not found.complete or place.part is Part.HEAD:
            return _head(found)
        if place.part is Part.KEY and found.key is not None:
            return Span(found.key.start, found.key.end)
        node = found.node
        if not isinstance(node, Scalar):
            return _head(found) if place.part is Part.KEY else Span(node.start, node.end)
        if place.span is None and (node.style in ("|", ">") or (node.style == RAW and node.text.strip())):
            return self._characters(place.file, document, node, _without_blanks(node.text))
        if place.span is None:
            return Span(node.start, node.end) if node.end > node.start else _head(found)
        return self._characters(place.file, document, node, place.span)

    def _characters(self, file: str, document: Document, node: Scalar, span: Span) -> Span:
        key = (file, node.start, node.end)  # the parts of a page may begin at one character
        if key not in self._maps:
            from glosslint.parse.offsets import char_map

            self._maps[key] = char_map(document.source.text, node)
        chars = self._maps[key]
        return chars.source_span(span) if chars is not None else Span(node.start, node.end)

    def _entry(self, place: Place) -> EntryFacts | None:
        return next(
            (
                self._roots[place.file, place.path[:end]]
                for end in range(len(place.path), -1, -1)
                if (place.file, place.path[:end]) in self._roots
            ),
            None,
        )

    def _ids(self, related: tuple[tuple[Place, str], ...]) -> tuple[str, ...]:
        entries = (self._entry(place) for place, _ in related)
        return tuple(sorted(entry.key for entry in entries if entry is not None))


def _head(found: PathMatch) -> Span:
    """The key that leads to a node; for an item of a list or a whole entry, its first key or line."""
    if found.key is not None:
        return Span(found.key.start, found.key.end)
    node = found.node
    while not isinstance(node, Scalar):
        if isinstance(node, MappingNode) and node.pairs:
            node = node.pairs[0][0]
        elif isinstance(node, SequenceNode) and node.items:
            node = node.items[0]
        else:
            return Span(node.start, node.end)
    return Span(node.start, node.end)


def _without_blanks(text: str) -> Span:
    start = len(text) - len(text.lstrip())
    return Span(start, max(start, len(text.rstrip())))


def _normal(text: str) -> str:
    return _BLANKS.sub(" ", text).strip().casefold()


def _fingerprint(rule: str, entry: str, field: str, text: str, related: tuple[str, ...]) -> str:
    """What a finding is, whatever line it stands on: 16 hex digits."""
    from hashlib import sha256

    return sha256(
        "\0".join((rule, entry, field, _normal(text), *related)).encode("utf-8", "surrogatepass")
    ).hexdigest()[:16]
