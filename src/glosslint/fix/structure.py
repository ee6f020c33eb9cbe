"""Edits that take out, rename, add or reorder the items of a list and the keys of a map."""

from __future__ import annotations

from glosslint.fix.extents import Extent, Parts, comments_in, line_start, next_line, parts
from glosslint.fix.insertion import flow, keeps_breaks
from glosslint.fix.reorder import reorder
from glosslint.fix.scalar_text import Around, CannotError, fresh, set_text
from glosslint.model import Edit, Span, Value
from glosslint.parse.tree import Document, Mapping, Scalar, Sequence


def remove(document: Document, node: Sequence | Mapping, index: int) -> tuple[Edit, ...]:
    """Take out item or pair ``index``, of several, with its own comments. Raises CannotError."""
    text = document.source.text
    found = parts(text, node)
    return (
        _remove_flow(document, found, index) if found.inside is not None else (_remove_block(document, found, index),)
    )


def _remove_block(document: Document, found: Parts, index: int) -> Edit:
    text, item = document.source.text, found.items[index]
    if not item.alone:  # behind the dash of an outer list: the next one moves up to it
        following = found.items[index + 1]
        if following.above < following.start or comments_in(document, Span(item.tail, following.start)):
            raise CannotError("there is a comment where the next item would have to go")
        return Edit(Span(item.start, following.start), "")
    start, end = line_start(text, _own_start(found, item)), next_line(text, item.tail)
    if end == len(text) and text[-1:] not in ("\r", "\n"):
        start -= 2 if text[start - 2 : start] == "\r\n" else 1
    return Edit(Span(start, end), "")


def _own_start(found: Parts, item: Extent) -> int:
    """Return where an item begins, with the comment lines above it if they are its own: where each item has some.

    Else they may be about a group of items, and stay.
    """
    return item.above if found.of_pairs or all(each.above < each.start for each in found.items) else item.start


def _remove_flow(document: Document, found: Parts, index: int) -> tuple[Edit, ...]:
    text, item = document.source.text, found.items[index]
    last = index == len(found.items) - 1
    before = found.items[index - 1] if index else None
    edits: list[Edit] = []
    if last and item.comma is None and before is not None and before.comma is not None:
        edits.append(Edit(Span(before.comma, before.comma + 1), ""))
    rest = text[item.tail : next_line(text, item.tail)]
    if item.alone and not rest.strip():
        return (*edits, Edit(Span(line_start(text, _own_start(found, item)), item.tail + len(rest)), ""))
    if not last:
        following = found.items[index + 1]
        close = following.start if not following.alone else (item.comma or item.end) + 1
        edits.append(Edit(Span(item.start, close), ""))
    elif before is not None and before.comma is not None and not comments_in(document, Span(before.comma, item.start)):
        start = before.comma if item.comma is None else before.comma + 1
        edits = [Edit(Span(start, item.end if item.comma is None else item.comma + 1), "")]
    else:
        edits.append(Edit(Span(item.start, item.tail if item.comma is not None else item.end), ""))
    return tuple(edits)


def empty(document: Document, node: Sequence | Mapping, key: Scalar | None) -> tuple[Edit, ...]:
    """Leave nothing in a collection of one item: ``[]`` or ``{}``. Raises CannotError."""
    text = document.source.text
    found = parts(text, node)
    if found.inside is not None:
        return (Edit(found.inside, ""),)
    item = found.items[0]
    start = item.start
    if key is not None:
        start = text.find(":", key.end) + 1
    edit = Edit(
        Span(start, item.tail), (" " if key is not None else "") + ("[]" if isinstance(node, Sequence) else "{}")
    )
    if comments_in(document, edit.span) or text[start : item.start].strip():
        raise CannotError("there are comments in the list that would be left empty")
    return (edit,)


def rename(document: Document, key: Scalar, name: str, around: Around) -> tuple[Edit, ...]:
    """Write another key. Raises CannotError."""
    return set_text(document.source.text, key, name, around._replace(key=True))


def insert(document: Document, node: Mapping, at: int, name: str, value: Value, around: Around) -> tuple[Edit, ...]:
    """Put a key with a value on one line behind pair ``at``. Raises CannotError."""
    text = document.source.text
    found = parts(text, node)
    item, value_node = found.items[at], node.pairs[at][1]
    pair = f"{fresh(name, around._replace(key=True))}: {flow(value, around)}"
    if found.inside is None:
        column = node.pairs[at][0].start - line_start(text, node.pairs[at][0].start)
        if keeps_breaks(text, value_node) and value_node.end > item.end:  # the blank lines below belong to the text
            return (Edit(Span(value_node.end, value_node.end), f"{' ' * column}{pair}{around.newline}"),)
        return (Edit(Span(item.tail, item.tail), f"{around.newline}{' ' * column}{pair}"),)
    gap = f"{around.newline}{text[line_start(text, item.start) : item.start]}" if item.alone else " "
    return (Edit(Span(item.end, item.end), f",{gap}{pair}"),)


def gone(document: Document, edits: tuple[Edit, ...]) -> tuple[str, ...]:
    """The comments that stand in what the edits take out."""
    return tuple(
        comment.text
        for comment in document.comments
        if any(edit.span.start <= comment.span.start and comment.span.end <= edit.span.end for edit in edits)
    )


__all__ = ["Extent", "empty", "gone", "insert", "remove", "rename", "reorder"]
