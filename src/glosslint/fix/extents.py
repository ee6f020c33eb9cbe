"""Where the items of lists and the pairs of maps begin and end in the source, with the comments that belong to each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glosslint.fix.scalar_text import CannotError
from glosslint.model import Span
from glosslint.model.source import BOM
from glosslint.parse.tree import Document, Mapping, Node, Scalar, Sequence, children

_LINE = re.compile(r"[^\r\n]*")
_BREAK = re.compile(r"\r\n|\r|\n")
_ALIAS = re.compile(r"[ \t]*(\*[^\s,\[\]{}]+)")
_TAIL = re.compile(r"[ \t]+#[^\r\n]*")
_COMMENT_LINE = re.compile(r"([ \t]*)#[^\r\n]*")
_BLANKS = re.compile(r"(?:[ \t\r\n]|(?<=[\s,\[{])#[^\r\n]*)*")
_BEFORE_FIRST = re.compile(r"(?:\ufeff)?[ ]*(?:-[ ]+)*")
_NOTHING = re.compile(r"\ufeff?[ \t]*")


class Extent(NamedTuple):
    """One item or pair: ``start`` to ``end`` is its own text, ``above`` to ``tail`` with its comments.

    ``alone``: nothing but blanks stands before it on its line. ``comma`` is where the comma behind it stands, in flow
    collections that have one there.
    """

    start: int
    end: int
    above: int
    tail: int
    alone: bool
    comma: int | None = None


class Parts(NamedTuple):
    """The extents of a collection; ``inside`` is what its brackets enclose, ``None`` for a block collection."""

    items: tuple[Extent, ...]
    inside: Span | None
    of_pairs: bool = False


def is_flow(node: Node) -> bool:
    """Whether a collection is written in brackets: it ends behind its last child then."""
    if isinstance(node, Scalar):
        return False
    inner = children(node)
    return not inner or node.end > max(node.start, *(child.end for child in inner))


def parts(text: str, node: Sequence | Mapping) -> Parts:
    """The extents of every item or pair of ``node``. Raises CannotError where they cannot be told."""
    if is_flow(node):
        return _flow_parts(text, node)
    starts = list(_dashes(text, node) if isinstance(node, Sequence) else _keys(text, node))
    bodies = [_block_body(text, node, index, start) for index, start in enumerate(starts)]
    return Parts(
        tuple(_with_comments(text, starts, bodies, isinstance(node, Sequence))), None, isinstance(node, Mapping)
    )


def comments_in(document: Document, span: Span) -> bool:
    """Whether a comment begins in ``span``."""
    return any(span.start <= comment.span.start < span.end for comment in document.comments)


def line_start(text: str, at: int) -> int:
    """Where the line of ``at`` begins, after a byte-order mark."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at), 0 if text.startswith(BOM) else -1) + 1


def next_line(text: str, at: int) -> int:
    """Where the line after that of ``at`` begins, or the end of the text."""
    found = _BREAK.search(text, at)
    return found.end() if found is not None else len(text)


def _dashes(text: str, node: Sequence) -> Iterator[int]:
    at = node.start
    while text[at : at + 1] in ("&", "!"):  # the list's own anchor or tag
        at = _skip(text, next((i for i in range(at, len(text)) if text[i].isspace()), len(text)))
    column = at - line_start(text, at)
    dash = re.compile(rf"(?<=[\r\n])[ ]{{{column}}}-(?=\s|$)")
    for index in range(len(node.items)):
        if index:
            previous = node.items[index - 1]
            found = dash.search(text, max(at + 1, _inside(previous, at)))
            if found is None:
                raise CannotError("the items of the list cannot be told apart")
            at = found.end() - 1
        if text[at : at + 1] != "-":
            raise CannotError("the items of the list cannot be told apart")
        yield at


def _inside(node: Node, start: int) -> int:
    """The end of ``node`` if it stands behind ``start``: that of an alias is where its anchor is."""
    return node.end if node.start > start else start


def _keys(text: str, node: Mapping) -> Iterator[int]:
    before = node.start - 1
    for index, (key, _) in enumerate(node.pairs):
        lead = text[line_start(text, key.start) : key.start]
        if not (_NOTHING if index else _BEFORE_FIRST).fullmatch(lead) or key.start <= before:
            raise CannotError("a key has an anchor, a tag or an alias, or no line of its own")
        before = key.start
        yield key.start


def _block_body(text: str, node: Sequence | Mapping, index: int, start: int) -> int:
    """Where the content of an item or pair ends."""
    if isinstance(node, Sequence):
        value, at = node.items[index], start + 1
    else:
        key, value = node.pairs[index]
        at = text.find(":", key.end) + 1
    if value.start >= at - 1 and value.end > at:
        end = at + len(text[at : value.end].rstrip())
        inner = _ALIAS.match(text, end) if text[end - 1] == ":" else None
        return inner.end() if inner is not None else end
    alias = _ALIAS.match(text, at)
    return alias.end() if alias is not None else at


def _with_comments(text: str, starts: list[int], ends: list[int], in_list: bool) -> Iterator[Extent]:
    column = starts[0] - line_start(text, starts[0])
    floor = line_start(text, starts[0])
    found: list[Extent] = []
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        limit = starts[index + 1] if index + 1 < len(starts) else len(text)
        alone = index > 0 or _NOTHING.fullmatch(text, line_start(text, start), start) is not None
        above = start if not index else _above(text, start, floor)
        floor = _tail(text, end, limit, column)
        found.append(Extent(start, end, above, floor, alone))
    if in_list and found[0].alone and len(found) > 1 and all(item.above < item.start for item in found[1:]):
        start = found[0].start
        found[0] = found[0]._replace(above=_above(text, start, _content_before(text, start)))
    yield from found


def _content_before(text: str, start: int) -> int:
    """The end of the last line before ``start`` that is no comment."""
    at = line_start(text, start)
    while at > 0:
        previous = _line_before(text, at)
        if not _COMMENT_LINE.fullmatch(text[previous:at].rstrip("\r\n")):
            return at
        at = previous
    return 0


def _line_before(text: str, at: int) -> int:
    """Where the line begins that stands before the one that begins at ``at``."""
    return line_start(text, at - (2 if text[at - 2 : at] == "\r\n" else 1))


def _above(text: str, start: int, floor: int) -> int:
    """Where the comment lines begin that stand directly above ``start``, behind ``floor``."""
    above = start
    at = line_start(text, start)
    while at > floor:
        previous = _line_before(text, at)
        comment = _COMMENT_LINE.fullmatch(text[previous:at].rstrip("\r\n"))
        if comment is None or previous < floor:
            break
        above, at = previous + len(comment[1]), previous
    return above


def _tail(text: str, end: int, limit: int, column: int) -> int:
    """Where the comment behind ``end`` ends, and the deeper ones in the lines below it."""
    match = _TAIL.match(text, end, limit)
    tail = len(text[: match.end()].rstrip()) if match is not None else end
    while (line := next_line(text, tail)) < limit:
        deeper = _COMMENT_LINE.match(text, line, limit)
        if deeper is None or len(deeper[1]) <= column:
            break
        tail = deeper.end()
    return tail


def _flow_parts(text: str, node: Sequence | Mapping) -> Parts:
    pieces: list[tuple[Node, Node]]
    if isinstance(node, Sequence):
        opening = text.find("[", node.start)
        pieces = [(item, item) for item in node.items]
    else:
        opening = _brace(text, node) if node.pairs else node.start
        pieces = list(node.pairs)
    at = opening + 1
    found: list[Extent] = []
    for first, last in pieces:
        start = _skip(text, at)
        end = _flow_end(text, start, first, last)
        following = _skip(text, end)
        comma = following if text[following : following + 1] == "," else None
        if comma is None and text[following : following + 1] not in ("]", "}"):
            raise CannotError("the items of the list cannot be told apart")
        behind = comma + 1 if comma is not None else end
        limit = _LINE.match(text, behind)
        tail = _TAIL.match(text, behind, limit.end() if limit is not None else behind)
        alone = not text[line_start(text, start) : start].strip()
        above = _above(text, start, next_line(text, at)) if alone else start
        found.append(Extent(start, end, above, tail.end() if tail is not None else behind, alone, comma))
        at = behind
    return Parts(tuple(found), Span(opening + 1, node.end - 1), isinstance(node, Mapping))


def _brace(text: str, node: Mapping) -> int:
    """The opening brace of a flow map: before its first key in YAML, where the map begins in JSON."""
    if text[node.start : node.start + 1] == "{":
        return node.start
    at = text.rfind("{", 0, node.start)
    if at < 0 or _skip(text, at + 1) != node.start:
        raise CannotError("a key has an anchor, a tag or an alias, or no line of its own")
    return at


def _flow_end(text: str, start: int, first: Node, last: Node) -> int:
    if text[start] == "*":
        alias = _ALIAS.match(text, start)
        return alias.end() if alias is not None else start
    end = last.end if last.start >= start else first.end
    if first is not last and last.end <= first.end:  # an alias or nothing behind the key
        colon = re.compile(r"[ \t]*:").match(text, first.end)
        end = colon.end() if colon is not None else first.end
        alias = _ALIAS.match(text, end)
        end = alias.end() if alias is not None else end
    if end < start:
        raise CannotError("the items of the list cannot be told apart")
    return end


def _skip(text: str, at: int) -> int:
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks is not None else at
