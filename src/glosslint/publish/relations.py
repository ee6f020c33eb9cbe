"""Relations between entries: which ones an entry names or refers to, which ones name it, and in which sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from operator import attrgetter
from typing import NamedTuple

from glosslint.facts.entry import EntryFacts
from glosslint.facts.prose import Prose
from glosslint.glossary.glossary import Glossary
from glosslint.model import Span
from glosslint.parse.tree import BODY
from glosslint.publish.extras import ALWAYS
from glosslint.publish.html.pictures import pictures_in
from glosslint.util.sequences import group_values

#: Keys of references to more general concepts, as in SKOS, OBO, ISO 25964 and glossaries that follow them.
_BROADER = frozenset(["broader", "parent", "parents", "is_a", "isa", "genus", "hypernym", "kind_of", "generic"])
#: Keys of references to more specific concepts.
_NARROWER = frozenset(["narrower", "children", "hyponym", "kinds"])
_BAR = re.compile(r"(?<!\\)\|")  # between the cells of a table
_ANCESTORS = 6  # that are listed above an entry


class RelationKind(IntEnum):
    """How one entry depends on another, the strongest relation first."""

    BROADER = 0  # a reference says that the source is a kind of the target
    NAMED = 1  # the text of the source names the target or links to it
    REFERRED = 2  # the source only refers to the target: see also


class Edge(NamedTuple):
    """One entry depends on another. If its text names the other, the words are at ``span`` of ``prose``."""

    source: EntryFacts
    target: EntryFacts
    kind: RelationKind
    prose: Prose | None = None
    span: Span = Span(0, 0)

    @property
    def words(self) -> str:
        """The words that name the target, or an empty string."""
        return "" if self.prose is None else " ".join(self.prose.text[slice(*self.span)].split())

    @property
    def sentence(self) -> Span:
        """The sentence of ``prose`` that the words are in; in the row of a table, its part in their cell."""
        assert self.prose is not None
        text, words = self.prose.text, self.span
        around = (span for span in self.prose.sentences if span.start <= words.start < span.end)
        start, end = next(around, Span(0, len(text)))
        if text[text.rfind("\n", 0, words.start) + 1 :].lstrip(" ").startswith("|"):
            start = max((bar.end() for bar in _BAR.finditer(text, start, words.start)), default=start)
            end = next((bar.start() for bar in _BAR.finditer(text, words.end, end)), end)
        return Span(start, end)


@dataclass(frozen=True)
class Relations:
    """The edges between entries, one for each pair, by the ``id()`` of their source (``out``) and target (``into``).

    ``referred`` holds the related entries that each entry lists, whatever their edges.
    """

    out: Mapping[int, Sequence[Edge]]
    into: Mapping[int, Sequence[Edge]]
    referred: Mapping[int, Sequence[EntryFacts]]

    def stands_on(self, entry: EntryFacts) -> list[Edge]:
        """Return the edges to the entries that the entry depends on, strongest first, then in the order of its text."""
        return [edge for edge in self.out.get(id(entry), ()) if edge.kind is not RelationKind.REFERRED]

    def used_by(self, entry: EntryFacts) -> list[Edge]:
        """Return the edges from the entries that depend on ``entry``."""
        return [edge for edge in self.into.get(id(entry), ()) if edge.kind is not RelationKind.REFERRED]

    def only_refers_to(self, entry: EntryFacts) -> list[EntryFacts]:
        """Return the entries that the entry only lists as related."""
        return [edge.target for edge in self.out.get(id(entry), ()) if edge.kind is RelationKind.REFERRED]

    def see_also(self, entry: EntryFacts) -> list[EntryFacts]:
        """Return the related entries that the entry lists, then those that only list it as related."""
        others = [
            *self.referred.get(id(entry), ()),
            *(edge.source for edge in self.into.get(id(entry), ()) if edge.kind is RelationKind.REFERRED),
        ]
        return list({id(other): other for other in others}.values())

    def broader(self, entry: EntryFacts) -> list[EntryFacts]:
        """Return the entries of which this one is a kind."""
        return [edge.target for edge in self.stands_on(entry) if edge.kind is RelationKind.BROADER]

    def narrower(self, entry: EntryFacts) -> list[EntryFacts]:
        """Return the entries that are kinds of this one."""
        return [edge.source for edge in self.used_by(entry) if edge.kind is RelationKind.BROADER]

    def chain(self, entry: EntryFacts) -> list[EntryFacts]:
        """Return up to ``_ANCESTORS`` by the first broader entry of each, the most general first."""
        known = {id(entry): entry}
        for _ in range(_ANCESTORS):
            entry = next((one for one in self.broader(entry) if id(one) not in known), entry)
            known[id(entry)] = entry
        _, *ancestors = known.values()
        return ancestors[::-1]


def relations(glossary: Glossary, shown: Sequence[EntryFacts]) -> Relations:
    """Return the edges between the entries that are ``shown``; what only the caption of a picture names is not on the
    page, and makes no edge."""
    known = {id(entry) for entry in shown}
    out: dict[int, dict[int, Edge]] = defaultdict(dict)
    referred: dict[int, list[EntryFacts]] = defaultdict(list)
    for edge in _edges(glossary, shown):
        is_shown = id(edge.source) in known and id(edge.target) in known
        if is_shown and edge.source is not edge.target and not _is_in_caption(edge):
            if edge.kind is RelationKind.REFERRED:
                referred[id(edge.source)].append(edge.target)
            edges = out[id(edge.source)]
            old = edges.get(id(edge.target), edge)
            # Of two edges of a pair, the stronger kind counts, with the words of the one that has them.
            words = old if old.prose is not None else edge
            edges[id(edge.target)] = words._replace(kind=min(old.kind, edge.kind))
    into = group_values((id(edge.target), edge) for edges in out.values() for edge in edges.values())
    ordered = {source: sorted(edges.values(), key=attrgetter("kind")) for source, edges in out.items()}
    return Relations(ordered, into, dict(referred))


def _is_in_caption(edge: Edge) -> bool:
    if edge.prose is None:
        return False
    return any(one.span.start <= edge.span.start < one.span.end for one in pictures_in(edge.prose.text))


def _edges(glossary: Glossary, shown: Sequence[EntryFacts]) -> Iterator[Edge]:
    for entry in shown:
        for link in entry.links:
            target = glossary.resolve_link(link)
            if target is not None:
                prose, own = entry.find_linked(link)
                is_reference = prose is None and link.path[-1] != BODY  # "See also: [Stern](#stern)"
                kind = RelationKind.REFERRED if is_reference else RelationKind.NAMED
                yield Edge(entry, target, kind, prose, own.text)
        for reference in entry.distinct_references:
            target = glossary.resolve_reference(reference)
            name = reference.relation.rsplit(".", 1)[-1].lower()
            contrasted = reference.relation.split(".", 1)[0] in ALWAYS
            if target is not None and entry.replaced_by is None and not contrasted:
                if name in _NARROWER:
                    yield Edge(target, entry, RelationKind.BROADER)
                else:
                    yield Edge(entry, target, RelationKind.BROADER if name in _BROADER else RelationKind.REFERRED)
    for mention in glossary.definitions.mentions:
        if not mention.excluded_because:
            source = mention.source.find_prose(mention.path)
            yield Edge(mention.source, mention.target, RelationKind.NAMED, source, mention.span)
