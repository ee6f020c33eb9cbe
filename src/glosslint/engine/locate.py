"""Where places are in files: the last stage before findings, where lines and columns are made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from glosslint.facts.entry import EntryFacts
from glosslint.glossary.glossary import Glossary
from glosslint.model import Location, NodePath, Part, Place, Problem, Related, Span, describe_error, format_traceback
from glosslint.model.frozen import cached_property, dataclass
from glosslint.model.report import Crash
from glosslint.parse.tree import ENTRIES, RAW, Document, Node, PathMatch, Scalar, children
from glosslint.util.regexes import lazy_pattern

if TYPE_CHECKING:
    from glosslint.parse.offsets import CharMap

_WHITESPACE = lazy_pattern(r"\s+")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a problem is, whatever line it is on: the same for fingerprints, the baseline and comparisons.

    ``owner`` is the key of the entry or, outside of any, the path of the file; ``field`` the first key on the way to
    the place, ``keys`` all of them, with dots; ``text`` what is written there, with single spaces;
    ``related`` the keys of the entries of related places, in order.
    """

    rule: str
    owner: str
    field: str
    keys: str
    text: str
    related: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """16 hex digits that stay the same from run to run."""
        return digest(self.rule, self.owner, self.field, self.text.casefold(), *self.related)


def digest(*parts: str) -> str:
    """Return a digest of these strings, as 16 hex digits."""
    from hashlib import sha256  # not needed for a clean glossary

    return sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:16]


class Locator:
    """Turns the places of one state of a glossary into locations. Maps of characters are made for the strings that
    need one.

    A place that cannot be found because of an internal error is the start of its file, and one of the ``crashes``.
    """

    def __init__(self, documents: Mapping[str, Document], glossary: Glossary) -> None:
        self.documents = documents
        self.crashes: dict[tuple[Place, str], Crash] = {}
        self._glossary = glossary
        self._maps: dict[tuple[str, int, int], CharMap | None] = {}
        self._identities: dict[tuple[str, Place, tuple[Related, ...]], Identity] = {}

    @cached_property
    def _entries_by_root(self) -> dict[tuple[str, NodePath], EntryFacts]:
        return {(entry.file, entry.root): entry for entry in self._glossary.entries}

    def entry(self, place: Place) -> EntryFacts | None:
        """Return the entry that a place is in; ``None`` for a place in none."""
        entries, file, path = self._entries_by_root, place.file, place.path
        for end in range(len(path), -1, -1):
            entry = entries.get((file, path[:end]))
            if entry is not None:
                return entry
        return None

    def owner(self, place: Place) -> tuple[str, NodePath]:
        """Return the file and path of the entry that a place is in; the file alone for a place in none."""
        entry = self.entry(place)
        return (place.file, entry.root) if entry is not None else (place.file, ())

    def identity(self, rule: str, problem: Problem) -> Identity:
        """Return what a problem of ``rule`` is, whatever line it is on."""
        place, related = problem.place, problem.related
        if problem.whole:
            what = ".".join(map(str, place.path[1:]))
            return Identity(rule, place.file, str(place.path[1]), what, what, ())
        key = rule, place, related
        if key not in self._identities:
            entry = self.entry(place)
            steps = [step for step in place.path[1:] if isinstance(step, str) and step != ENTRIES]
            others = (self.entry(other.place) for other in related)
            self._identities[key] = Identity(
                rule,
                entry.key if entry else place.file,
                steps[0] if steps else "",
                ".".join(steps),
                _WHITESPACE.sub(" ", self.text(place)).strip(),
                tuple(sorted(other.key for other in others if other is not None)),
            )
        return self._identities[key]

    def text(self, place: Place) -> str:
        """Return all that is written at ``place``: a value as it is read, without the quotation marks of YAML."""
        document = self.documents[place.file]
        found = document.find(place.path) if place.part is Part.VALUE else None
        if found is None or not found.complete or not isinstance(found.node, Scalar):
            return document.source.text[slice(*self.location(place).span)]
        return found.node.text if place.span is None else found.node.text[slice(*place.span)]

    def location(self, place: Place) -> Location:
        """Return where ``place`` is. If its node is missing, that is what is left of its path."""
        document = self.documents[place.file]
        try:
            return document.source.locate(self._span(place, document))
        except Exception as error:
            what = describe_error(error)
            self.crashes[place, what] = Crash(
                "", place.file, "", what, format_traceback(), "the placement of a finding"
            )
            return document.source.locate(Span(0, 0))

    def _span(self, place: Place, document: Document) -> Span:
        if place.part is Part.SOURCE:
            return place.span or Span(0, 0)
        found = document.find(place.path)
        if found is None:
            return Span(0, 0)
        if not found.complete or place.part is Part.HEAD:
            return _find_head(found)
        if place.part is Part.KEY and found.key is not None:
            return Span(found.key.start, found.key.end)
        node = found.node
        if not isinstance(node, Scalar):
            return _find_head(found) if place.part is Part.KEY else Span(node.start, node.end)
        if place.span is None and (node.style in ("|", ">") or (node.style == RAW and node.text.strip())):
            return self._source_span(place.file, document, node, Span(0, len(node.text)).strip_spaces(node.text))
        if place.span is None:
            return Span(node.start, node.end) if node.end > node.start else _find_head(found)
        return self._source_span(place.file, document, node, place.span)

    def _source_span(self, file: str, document: Document, node: Scalar, span: Span) -> Span:
        """Return where characters of a decoded string are in the file."""
        key = (file, node.start, node.end)  # the parts of a page may begin at one character
        if key not in self._maps:
            from glosslint.parse.offsets import char_map

            self._maps[key] = char_map(document.source.text, node)
        chars = self._maps[key]
        return chars.source_span(span) if chars is not None else Span(node.start, node.end)


def _find_head(found: PathMatch) -> Span:
    """Return the key of a node; for an item of a list or a whole entry, its first key or line."""
    node: Node = found.key or found.node
    while inner := children(node):
        node = inner[0]
    return Span(node.start, node.end)
