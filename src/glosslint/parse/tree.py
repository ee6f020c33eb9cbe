"""The Document: a tree of nodes that know their place in the source, the faults, and the comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from glosslint.model import Fault, NodePath, Span
from glosslint.model.source import Source


class Scalar(NamedTuple):
    """One text. ``start`` and ``end`` enclose its source, quotes or block header included.

    ``style`` is ``""`` (plain), ``"'"``, ``'"'``, ``"|"``, ``">"``, ``"json"`` or ``RAW``; ``text`` is the decoded
    text, never converted.
    """

    text: str
    start: int
    end: int
    style: str = ""
    tag: str | None = None


class Sequence(NamedTuple):
    """A list. ``end`` is where its last item ends."""

    items: tuple[Node, ...]
    start: int
    end: int


class Mapping(NamedTuple):
    """Keys and values in the order of the file; a key that stands twice is here twice."""

    pairs: tuple[tuple[Scalar, Node], ...]
    start: int
    end: int

    def get(self, key: str) -> Node | None:
        """The value of the first key ``key``."""
        for name, value in self.pairs:
            if name.text == key:
                return value
        return None


Node = Scalar | Sequence | Mapping

#: The style of text that stands in the file as it is, and of the keys of a page's parts, which do not stand there.
RAW = "raw"
#: The key of the whole body of a page.
BODY = "@body"


class Comment(NamedTuple):
    """A comment with its marks: from ``#`` to the end of the line, or ``<!--`` to ``-->`` in the body of a page.

    ``text`` is what it says, without the marks and blanks around it.
    """

    text: str
    span: Span


class PathMatch(NamedTuple):
    """A node, the key that leads to it, if one does, and how much of the path led anywhere."""

    node: Node
    key: Scalar | None
    complete: bool


#: An escape in a JSON string; a character outside the BMP is written as two.
JSON_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_SHORT_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_COMMENT = re.compile(r"(?:^|(?<=[\s\ufeff]))#([^\r\n]*)", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """A parsed file. ``roots`` has one node a YAML document; it is empty when a fault stopped the parser."""

    source: Source
    roots: tuple[Node, ...]
    faults: tuple[Fault, ...] = ()

    @cached_property
    def top(self) -> Sequence:
        """All roots as one list: the node of an entry that is spread over the documents of a file."""
        ends = [root.end for root in self.roots]
        return Sequence(self.roots, self.roots[0].start if self.roots else 0, max(ends, default=0))

    @property
    def shape(self) -> str:
        """What the first document is, in words; nothing when there is none, or it is empty."""
        root = next((root for root in self.roots if root.end > root.start), None)
        if root is None:
            return ""
        return "a list" if isinstance(root, Sequence) else "a mapping" if isinstance(root, Mapping) else "a string"

    def find(self, path: NodePath) -> PathMatch | None:
        """Follow ``path`` as far as it goes; ``None`` when not even its document exists."""
        if not path:
            return PathMatch(self.top, None, True) if self.roots else None
        if not isinstance(path[0], int) or path[0] >= len(self.roots):
            return None
        node: Node = self.roots[path[0]]
        key: Scalar | None = None
        for step in path[1:]:
            following = _step(node, step)
            if following is None:
                return PathMatch(node, key, False)
            key, node = following
        return PathMatch(node, key, True)

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """Every comment, in order. They are what stands between the scalars, and in block scalars' headers."""
        return tuple(self._comments())

    def _comments(self) -> Iterator[Comment]:
        if "#" not in self.source.text:
            return
        position = self.source.body_start
        text = self.source.text
        scalars = sorted({(s.start, s.end, s.style) for root in self.roots for s in walk(root)})
        for start, end, style in [*scalars, (len(text), len(text), "")]:
            header = style in ("|", ">")  # it may carry a comment: leave it in the gap
            gap_end = min(_line_end(text, start), end) if header else start
            for match in _COMMENT.finditer(text, position, gap_end):
                yield Comment(match[1].strip(), Span(match.start(), match.end()))
            position = max(position, end)


def _line_end(text: str, start: int) -> int:
    ends = [at for at in (text.find("\n", start), text.find("\r", start)) if at >= 0]
    return min(ends, default=len(text))


def _step(node: Node, step: str | int) -> tuple[Scalar | None, Node] | None:
    if isinstance(node, Mapping):
        return next((pair for pair in node.pairs if pair[0].text == step), None)
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return None, node.items[step]
    return None


def walk(node: Node) -> Iterator[Scalar]:
    """Every scalar below ``node``, keys included, in the order of the file (an alias repeats its anchor's)."""
    stack: list[Node] = [node]
    while stack:
        top = stack.pop()
        if isinstance(top, Scalar):
            yield top
        elif isinstance(top, Sequence):
            stack.extend(reversed(top.items))
        else:
            for key, value in reversed(top.pairs):
                stack.extend((value, key))


def unescape_json(escape: str) -> str:
    """The character that a match of ``JSON_ESCAPE`` stands for."""
    if escape[1] != "u":
        return _SHORT_ESCAPES.get(escape[1], escape[1])
    if len(escape) > 6:
        return bytes.fromhex(escape[2:6] + escape[8:12]).decode("utf-16-be")
    return chr(int(escape[2:], 16))
