"""The Document: a tree of nodes that know their place in the source, the syntax errors, and the comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, field
from typing import TYPE_CHECKING

from glosslint.model import Defect, Fault, NodePath, Parsed, Span
from glosslint.model.frozen import NamedTuple, cached_property, dataclass
from glosslint.model.source import Source
from glosslint.parse.markdown.structure import Comment, Markdown
from glosslint.util.regexes import lazy_pattern

if TYPE_CHECKING:
    from glosslint.parse.page.table import SectionTable
from collections.abc import Mapping as Table, Sequence as Many


class Scalar(NamedTuple):
    """A string, before any conversion. ``start`` and ``end`` enclose its source, quotes or block header included;
    ``text`` is decoded. ``style`` is ``""`` (plain), ``"'"``, ``'"'``, ``"|"``, ``">"``, ``"json"``, or one below."""

    text: str
    start: int
    end: int
    style: str = ""
    tag: str | None = None


class Sequence(NamedTuple):
    """A list. ``end`` is after its closing bracket, or without brackets after its last item."""

    items: tuple[Node, ...]
    start: int
    end: int


class Mapping(NamedTuple):
    """Keys and values in the order of the file, duplicate keys included."""

    pairs: tuple[tuple[Scalar, Node], ...]
    start: int
    end: int

    def get(self, key: str) -> Node | None:
        """Return the value of the first key ``key``, or ``None``."""
        for name, value in self.pairs:
            if name.text == key:
                return value
        return None


Node = Scalar | Sequence | Mapping
Pairs = tuple[tuple[Scalar, Node], ...]

#: Deeper lists and mappings than this are an error; real glossaries have fewer than ten levels.
MAX_DEPTH = 100

#: The style of text that is unchanged from the file, and of the keys of a page's parts, which are not in the file.
RAW = "raw"
#: The styles of a multi-line string of TOML: with escapes, and literal.
LONG, LONG_LITERAL = '"' * 3, "'" * 3
#: The prefix of the style of one of several values in a string; the style of the string follows.
PART = "part:"
#: The styles of a cell of CSV: plain, and in double quotes; and of its key, which is only in the header.
CELL, QUOTED_CELL, COLUMN = "cell", 'cell"', "column"
#: The style of what readers see of marked-up characters: without marks, entities decoded, whitespace collapsed.
SHOWN = "shown"
#: The style of a text that is not in the file but made from the characters at its place, such as a heading's anchor.
DERIVED = "derived"
#: The style of an id that is made from a term and is not an anchor of the page; it begins with ``DERIVED``.
MADE = "derived:made"
#: The key of the whole body of a page.
BODY = "@body"
#: The key of the entries that are sections of a page.
ENTRIES = "@entries"


class StopError(Exception):
    """An error in a file that stops its parser."""

    def __init__(self, message: str, start: int, end: int, advice: str = "") -> None:
        self.fault = Fault("yaml-syntax", message, Span(start, end), advice)


class PathMatch(NamedTuple):
    """The last existing node of a path, its key if it has one, and whether the path is ``complete``."""

    node: Node
    key: Scalar | None
    complete: bool


_ANCHOR = lazy_pattern(r"(?:^|[\s\[{,:-])&[^\s,\[\]{}]+(?:\s|$)", re.MULTILINE)
_COMMENT = lazy_pattern(r"(?:^|(?<=[\s\ufeff]))#([^\r\n]*)", re.MULTILINE)
_MANY_PAIRS = 16  # a mapping with fewer is searched faster than indexed


class Separation(NamedTuple):
    """The original of a document with lists in place of strings: ``written`` has strings with several values, ``again``
    separates those of another version of the file."""

    written: Document
    separator: str
    again: Callable[[Document], Document]


@dataclass(frozen=True)
class Document(Parsed):
    """A parsed file. ``roots`` has one node per YAML document; it is empty if an error stopped the parser."""

    source: Source
    roots: tuple[Node, ...]
    faults: tuple[Fault, ...] = ()
    _: KW_ONLY
    defects: tuple[Defect, ...] = ()
    separation: Separation | None = field(default=None, compare=False, repr=False)
    #: Why keys and items of lists cannot be inserted, removed or moved; an empty string if they can.
    rigid: str = ""
    #: The names of the columns of a table, in their order, which an entry may leave empty.
    columns: tuple[str, ...] = ()
    #: The same if the settings give them, because the first row of the table is an entry.
    given_columns: tuple[str, ...] = ()
    #: The parts of a page that are not prose, and its links; ``None`` if each text of the file is parsed separately.
    markup: Markdown | None = None
    #: The settings that say what an entry is; ``None`` unless entries are sections or rows of the file.
    table: SectionTable | None = None
    #: The anchors of the page that belong to no entry.
    anchors: frozenset[str] = frozenset()
    #: The characters in which entries may be, if these are not all: those below a heading of a page.
    only_part: Span | None = None
    #: Whether the entries are sorted when the file is rendered.
    sorts_entries: bool = False
    #: The comments in the body of a page, in order; ``None`` if the file has comments between its scalars only.
    in_body: tuple[Comment, ...] | None = None

    @cached_property
    def top(self) -> Sequence:
        """All roots as one list: the node of an entry that spans the documents of a file."""
        ends = [root.end for root in self.roots]
        return Sequence(self.roots, self.roots[0].start if self.roots else 0, max(ends, default=0))

    def is_defective(self, at: int) -> bool:
        """Return whether the character ``at`` is in a part that cannot be parsed."""
        return any(defect.span.start <= at < defect.span.end for defect in self.defects)

    @cached_property
    def may_have_anchors(self) -> bool:
        """Whether the file may have anchors, on which aliases elsewhere depend; may be true without need."""
        return "&" in self.source.text and _ANCHOR.search(self.source.text) is not None

    @cached_property
    def may_have_inline_comments(self) -> bool:
        """Whether a comment may be on the same line as a value; may be true without need."""
        return " #" in self.source.text

    def find(self, path: NodePath) -> PathMatch | None:
        """Follow ``path`` as far as it exists; return the last match, or ``None`` if not even its document exists."""
        if not path:
            return PathMatch(self.top, None, True) if self.roots else None
        if not isinstance(path[0], int) or path[0] >= len(self.roots):
            return None
        node: Node = self.roots[path[0]]
        key: Scalar | None = None
        for step in path[1:]:
            following: tuple[Scalar | None, Node] | None = None
            if isinstance(node, Mapping):
                following = next(iter(self.pairs_of(node, step)), None)
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                following = None, node.items[step]
            if following is None:
                return PathMatch(node, key, False)
            key, node = following
        return PathMatch(node, key, True)

    def pairs_of(self, node: Mapping, key: str | int) -> list[tuple[Scalar, Node]]:
        """Return the pairs of a mapping of this document that have this key; large mappings are indexed."""
        if len(node.pairs) < _MANY_PAIRS:
            return [pair for pair in node.pairs if pair[0].text == key]
        if id(node) not in self._pairs:
            pairs: dict[str | int, list[tuple[Scalar, Node]]] = {}
            for pair in node.pairs:
                pairs.setdefault(pair[0].text, []).append(pair)
            self._pairs[id(node)] = node, pairs
        return self._pairs[id(node)][1].get(key, [])

    @cached_property
    def _pairs(self) -> dict[int, tuple[Mapping, dict[str | int, list[tuple[Scalar, Node]]]]]:
        """Large mappings and their pairs by key, by ``id(mapping)``; storing the mapping keeps its id from reuse."""
        return {}

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """All comments, in order: they are between the scalars, and in the headers of block scalars."""
        if self.in_body is None:
            return tuple(self._comments())
        return (*(self._comments() if self.roots else ()), *self.in_body)

    def _comments(self) -> Iterator[Comment]:
        if "#" not in self.source.text:
            return
        position = self.source.body_start
        text = self.source.text
        unread = ((*defect.span, "") for defect in self.defects if not defect.path)
        scalars = sorted({*unread, *((s.start, s.end, s.style) for root in self.roots for s in walk(root))})
        for start, end, style in [*scalars, (len(text), len(text), "")]:
            gap_end = start
            if style in ("|", ">"):  # the header may have a comment: leave it in the gap
                breaks = (text.find(char, start, end) for char in "\r\n")
                gap_end = min((at for at in breaks if at >= 0), default=end)
            for match in _COMMENT.finditer(text, position, gap_end):
                yield Comment(match[1].strip(), Span(match.start(), match.end()))
            position = max(position, end)


def walk(node: Node) -> Iterator[Scalar]:
    """Yield every scalar below ``node``, keys included, in the order of the file (an alias repeats its anchor's)."""
    stack: list[Node] = [node]
    while stack:
        top = stack.pop()
        if isinstance(top, Scalar):
            yield top
        else:
            stack.extend(reversed(children(top)))


def is_moved(old: Node, new: Node, by: int) -> bool:
    """Return whether two nodes are equal except for their place, which in ``new`` is ``by`` characters later."""
    if type(old) is not type(new) or (old.start + by, old.end + by) != (new.start, new.end):
        return False
    if isinstance(old, Scalar) and isinstance(new, Scalar):
        return (old.text, old.style, old.tag) == (new.text, new.style, new.tag)
    old_children, new_children = children(old), children(new)
    return len(old_children) == len(new_children) and all(
        is_moved(one, other, by) for one, other in zip(old_children, new_children, strict=True)
    )


def children(node: Node) -> tuple[Node, ...]:
    """Return the items of a list, or the keys and values of a mapping, in the order of the file."""
    if isinstance(node, Sequence):
        return node.items
    return tuple(part for pair in node.pairs for part in pair) if isinstance(node, Mapping) else ()


def sections(document: Document) -> Iterator[tuple[NodePath, Node]]:
    """Yield the entries of a page that are sections, with their paths."""
    for number, root in enumerate(document.roots):
        found = root.get(ENTRIES) if isinstance(root, Mapping) else None
        for index, entry in enumerate(found.items if isinstance(found, Sequence) else ()):
            yield (number, ENTRIES, index), entry


def entry_node(span: Span, values: Table[str, Node]) -> Mapping:
    """Return the node of an entry with the characters ``span``, whose keys are not in the file."""
    return Mapping(tuple([(Scalar(name, node.start, node.start, RAW), node) for name, node in values.items()]), *span)


def raw(text: str, start: int, end: int) -> Scalar:
    """Return the string from ``start`` to ``end`` of ``text``, without the whitespace around it."""
    span = Span(start, end).strip_spaces(text)
    return Scalar(text[slice(*span)], *span, RAW)


def sequence(items: Many[Node]) -> Sequence:
    """Return a list with the characters from the first to the last of its items, which may be anywhere."""
    start, end = min((one.start for one in items), default=0), max((one.end for one in items), default=0)
    return Sequence(tuple(items), start, end)


def one_or_all(items: Many[Node]) -> Node:
    """Return an item that is alone, or the list of several."""
    return items[0] if len(items) == 1 else sequence(items)
