"""Where list items and pairs of mappings begin and end in the source, with the comments that belong to each.

Begin with ``extents``. Block and flow collections are told apart by ``is_flow``, and each has its own search, since
the parser's positions leave out dashes, commas, brackets and comments.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from glosslint.fix.scalar_text import UnfixableError
from glosslint.model import Span
from glosslint.model.source import line_start
from glosslint.parse.markdown.structure import Comment
from glosslint.parse.tree import RAW, Document, Mapping, Node, Scalar, Sequence, children

M = TypeVar("M", Mapping, Sequence, Mapping | Sequence)
_ITEMS = "the items of the list cannot be told apart"
_KEY = "a key has an anchor, a tag or an alias, or no line of its own"
_BREAK = re.compile(r"\r\n|\r|\n")
_BLANK_REST = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")
_ALIAS = re.compile(r"[ \t]*(\*[^\s,\[\]{}]+)")
_COLON = re.compile(r"[ \t]*:")
_TAIL = re.compile(r"[ \t]+#[^\r\n]*")
_COMMENT_LINE = re.compile(r"([ \t]*)#[^\r\n]*")
_SPACE_AND_COMMENTS = re.compile(r"(?:[ \t\r\n]|(?<=[\s,\[{])#[^\r\n]*)*")  # a # within a word begins no comment
_DASHES = re.compile(r"(?:\ufeff)?[ ]*(?:-[ ]+)*")  # what may precede the first key of a mapping in nested lists
_INDENT = re.compile(r"\ufeff?[ \t]*")


class Extent(NamedTuple):
    """One item or pair: ``start`` to ``end`` is its own text, ``above`` to ``tail`` with its comments.

    ``alone``: only whitespace precedes it on its line. ``comma`` is the position of the comma after it, in a flow
    collection that has one there.
    """

    start: int
    end: int
    above: int
    tail: int
    alone: bool
    comma: int | None = None


class Extents(NamedTuple):
    """The extents of a collection's items; ``inside`` is what its brackets enclose, ``None`` in block style.

    ``own_comments``: the comment lines above an item are about it alone. In a list they are where each item has some;
    otherwise they may be about a group of items.
    """

    items: tuple[Extent, ...]
    inside: Span | None
    own_comments: bool


def is_flow(node: Node) -> bool:
    """Return whether a collection is written in brackets: it then ends after its last child."""
    if isinstance(node, Scalar):
        return False
    inner = children(node)
    if not inner:
        return True
    return node.end > node.start and all(child.end < node.end for child in reversed(inner))  # mostly told by the last


def extents(text: str, node: Sequence | Mapping) -> Extents:
    """Return the extents of every item or pair of ``node``. Raise UnfixableError where they cannot be determined."""
    if is_flow(node):
        return _flow_extents(text, node)
    starts = list(_dashes(text, node) if isinstance(node, Sequence) else _keys(text, node))
    ends = [_block_end(text, node, index, start) for index, start in enumerate(starts)]
    items = tuple(_add_comments(text, starts, ends, isinstance(node, Sequence)))
    return Extents(items, None, _own_comments(node, items))


def drop_body(node: M) -> M:
    """Return a mapping without the keys that represent the body of a Markdown file."""
    if isinstance(node, Mapping) and any(key.style == RAW for key, _ in node.pairs):
        pairs = tuple(pair for pair in node.pairs if pair[0].style != RAW)
        return Mapping(pairs, node.start, max((part.end for pair in pairs for part in pair), default=node.start))
    return node


def comments_in(document: Document, span: Span) -> tuple[Comment, ...]:
    """Return the comments that begin in ``span``."""
    first, last = (bisect.bisect_left(document.comments, at, key=lambda comment: comment.span.start) for at in span)
    return document.comments[first:last]


def line_before(text: str, at: int) -> int:
    """Return the start of the line before the one that begins at ``at``."""
    return line_start(text, at - (2 if text[at - 2 : at] == "\r\n" else 1))


def line_end(text: str, at: int) -> int:
    """Return the end of the line of ``at``, without its line break."""
    match = _BREAK.search(text, at)
    return match.start() if match is not None else len(text)


def next_line(text: str, at: int) -> int:
    """Return the start of the line after that of ``at``, or the end of the text."""
    match = _BREAK.search(text, at)
    return match.end() if match is not None else len(text)


def blank_line_end(text: str, at: int) -> int | None:
    """Return the start of the next line, or the end of the text, if only blanks follow ``at`` on its line."""
    match = _BLANK_REST.match(text, at)
    return match.end() if match is not None else None


def _own_comments(node: Node, items: Iterable[Extent]) -> bool:
    return isinstance(node, Mapping) or all(item.above < item.start for item in items)


def _dashes(text: str, node: Sequence) -> Iterator[int]:
    at = node.start
    while text[at : at + 1] in ("&", "!"):  # the list's own anchor or tag
        at = _skip(text, next((i for i in range(at, len(text)) if text[i].isspace()), len(text)))
    column = at - line_start(text, at)
    dash = re.compile(rf"(?<=[\r\n])[ ]{{{column}}}-(?=\s|$)")
    for index in range(len(node.items)):
        if index:
            previous = node.items[index - 1]
            end = previous.end if previous.start > at else at  # an alias has the position of its anchor, far above
            match = dash.search(text, max(at + 1, end))
            if match is None:
                raise UnfixableError(_ITEMS)
            at = match.end() - 1
        if text[at : at + 1] != "-":
            raise UnfixableError(_ITEMS)
        yield at


def _keys(text: str, node: Mapping) -> Iterator[int]:
    previous = node.start - 1
    for index, (key, _) in enumerate(node.pairs):
        lead = text[line_start(text, key.start) : key.start]
        if not (_INDENT if index else _DASHES).fullmatch(lead) or key.start <= previous:
            raise UnfixableError(_KEY)
        previous = key.start
        yield key.start


def _block_end(text: str, node: Sequence | Mapping, index: int, start: int) -> int:
    """Return the end of an item or pair, without its comments."""
    if isinstance(node, Sequence):
        value, at = node.items[index], start + 1
    else:
        key, value = node.pairs[index]
        at = text.find(":", key.end) + 1
    if value.start >= at - 1 and value.end > at:
        end = at + len(text[at : value.end].rstrip())
        return _match_end(_ALIAS, text, end) if text[end - 1] == ":" else end
    return _match_end(_ALIAS, text, at)


def _add_comments(text: str, starts: list[int], ends: list[int], in_list: bool) -> Iterator[Extent]:
    column = starts[0] - line_start(text, starts[0])
    floor = line_start(text, starts[0])
    items: list[Extent] = []
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        limit = starts[index + 1] if index + 1 < len(starts) else len(text)
        alone = index > 0 or _INDENT.fullmatch(text, line_start(text, start), start) is not None
        above = start if not index else _comments_start(text, start, floor)
        floor = _tail(text, end, limit, column)
        items.append(Extent(start, end, above, floor, alone))
    # A comment above the first item may introduce the whole list; where every other item has one, it is the item's own.
    if in_list and items[0].alone and len(items) > 1 and all(item.above < item.start for item in items[1:]):
        items[0] = items[0]._replace(above=_comments_start(text, items[0].start, 0))
    yield from items


def _comments_start(text: str, start: int, floor: int) -> int:
    """Return the start of the comment lines directly above ``start`` and after ``floor``."""
    above = start
    at = line_start(text, start)
    while at > floor:
        previous = line_before(text, at)
        comment = _COMMENT_LINE.fullmatch(text[previous:at].rstrip("\r\n"))
        if comment is None or previous < floor:
            break
        above, at = previous + len(comment[1]), previous
    return above


def _tail(text: str, end: int, limit: int, column: int) -> int:
    """Return the end of the comment after ``end``, or of the more deeply indented ones in the lines below it."""
    match = _TAIL.match(text, end, limit)
    tail = match.start() + len(match[0].rstrip()) if match is not None else end
    while (line := next_line(text, tail)) < limit:
        deeper = _COMMENT_LINE.match(text, line, limit)
        if deeper is None or len(deeper[1]) <= column:
            break
        tail = deeper.end()
    return tail


def _flow_extents(text: str, node: Sequence | Mapping) -> Extents:
    nodes: list[tuple[Node, Node]]  # the first and the last of each item or pair
    if isinstance(node, Sequence):
        opening = text.find("[", node.start)
        nodes = [(item, item) for item in node.items]
    else:
        opening = _brace(text, node) if node.pairs else node.start
        nodes = list(node.pairs)
    at = opening + 1
    items: list[Extent] = []
    for first, last in nodes:
        start = _skip(text, at)
        end = _flow_end(text, start, first, last)
        following = _skip(text, end)
        comma = following if text[following : following + 1] == "," else None
        if comma is None and text[following : following + 1] not in ("]", "}"):
            raise UnfixableError(_ITEMS)
        after = comma + 1 if comma is not None else end
        alone = _BREAK.search(text, at, start) is not None
        above = _comments_start(text, start, next_line(text, at)) if alone else start
        items.append(Extent(start, end, above, _match_end(_TAIL, text, after), alone, comma))
        at = after
    return Extents(tuple(items), Span(opening + 1, node.end - 1), _own_comments(node, items))


def _brace(text: str, node: Mapping) -> int:
    """Return the opening brace of a flow mapping, which begins there in JSON, and at its first key in YAML."""
    if text[node.start : node.start + 1] == "{":
        return node.start
    at = text.rfind("{", 0, node.start)
    if at < 0 or _skip(text, at + 1) != node.start:
        raise UnfixableError(_KEY)
    return at


def _flow_end(text: str, start: int, first: Node, last: Node) -> int:
    if text[start] == "*":
        return _match_end(_ALIAS, text, start)
    end = last.end if last.start >= start else first.end
    if first is not last and last.end <= first.end:  # an alias or nothing after the key
        end = _match_end(_ALIAS, text, _match_end(_COLON, text, first.end))
    if end < start:
        raise UnfixableError(_ITEMS)
    return end


def _skip(text: str, at: int) -> int:
    return _match_end(_SPACE_AND_COMMENTS, text, at)


def _match_end(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return the end of what matches at ``at``; ``at`` itself when nothing does."""
    match = pattern.match(text, at)
    return match.end() if match is not None else at
