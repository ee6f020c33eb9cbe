"""Edits that remove items of a list and keys of a mapping, with the comments that belong to them."""

from __future__ import annotations

from collections.abc import Collection

from glosslint.fix.extents import Extent, Extents, blank_line_end, comments_in, extents, line_start, next_line
from glosslint.fix.scalar_text import UnfixableError
from glosslint.model import Edit, Span
from glosslint.parse.tree import Document, Mapping, Scalar, Sequence


def remove(document: Document, inner: Extents, index: int) -> tuple[Edit, ...]:
    """Remove item or pair ``index``, of several, with its own comments. Raise UnfixableError."""
    if inner.inside is not None:
        return _remove_from_flow(document, inner, index)
    return (_remove_from_block(document, inner, index),)


def remove_all(document: Document, inner: Extents, indices: Collection[int]) -> tuple[Edit, ...]:
    """Remove several items, but not all of them, with their own comments. Raise UnfixableError."""
    kept = len(inner.items) - 1
    while inner.inside is not None and kept in indices:
        kept -= 1
    edits = [edit for index in indices if index <= kept for edit in remove(document, inner, index)]
    if kept < len(inner.items) - 1:
        edits += _remove_flow_end(document, inner, kept)
    return _united(edits)


def _remove_flow_end(document: Document, inner: Extents, kept: int) -> list[Edit]:
    """Remove all items after the one that is ``kept``."""
    text, previous = document.source.text, inner.items[kept]
    first, last = inner.items[kept + 1], inner.items[-1]
    if previous.comma is None or comments_in(document, Span(previous.comma, last.end)):
        raise UnfixableError("there are comments between the items")
    if not first.alone:
        start = previous.comma if last.comma is None else previous.comma + 1
        return [Edit(Span(start, last.end if last.comma is None else last.comma + 1), "")]
    end = blank_line_end(text, last.tail) or last.tail
    comma = [Edit(Span(previous.comma, previous.comma + 1), "")] if last.comma is None else []
    return [*comma, Edit(Span(line_start(text, first.start), end), "")]


def _united(edits: list[Edit]) -> tuple[Edit, ...]:
    """Return edits that remove the same characters and do not overlap."""
    united: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: edit.span):
        previous = united[-1].span if united else Span(0, 0)
        if edit.span.start < previous.end:
            united[-1] = Edit(Span(previous.start, max(previous.end, edit.span.end)), "")
        else:
            united.append(edit)
    return tuple(united)


def _remove_from_block(document: Document, inner: Extents, index: int) -> Edit:
    text, item = document.source.text, inner.items[index]
    if not item.alone:  # after the dash of an outer list: the next item moves up to it
        following = inner.items[index + 1]
        if following.above < following.start or comments_in(document, Span(item.tail, following.start)):
            raise UnfixableError("there is a comment where the next item would have to go")
        return Edit(Span(item.start, following.start), "")
    start, end = line_start(text, _own_start(inner, item)), next_line(text, item.tail)
    if end == len(text) and text[-1:] not in ("\r", "\n"):  # the last line still has no line break then
        start -= 2 if text[start - 2 : start] == "\r\n" else 1
    return Edit(Span(start, end), "")


def _own_start(inner: Extents, item: Extent) -> int:
    """Return where an item begins, with the comment lines above it if they are its own."""
    return item.above if inner.own_comments else item.start


def _remove_from_flow(document: Document, inner: Extents, index: int) -> tuple[Edit, ...]:
    text, item = document.source.text, inner.items[index]
    last = index == len(inner.items) - 1
    previous = inner.items[index - 1] if index else None
    edits: list[Edit] = []
    if last and item.comma is None and previous is not None and previous.comma is not None:
        edits.append(Edit(Span(previous.comma, previous.comma + 1), ""))
    line_end = blank_line_end(text, item.tail) if item.alone else None
    if line_end is not None:
        return (*edits, Edit(Span(line_start(text, _own_start(inner, item)), line_end), ""))
    if not last:
        following = inner.items[index + 1]
        close = following.start if not following.alone else (item.comma or item.end) + 1
        return (Edit(Span(item.start, close), ""),)
    if previous is not None and previous.comma is not None:
        between = Span(previous.comma, item.start)
        if not comments_in(document, between):
            start = previous.comma if item.comma is None else previous.comma + 1
            return (Edit(Span(start, item.end if item.comma is None else item.comma + 1), ""),)
    return (*edits, Edit(Span(item.start, item.tail if item.comma is not None else item.end), ""))


def empty(document: Document, node: Sequence | Mapping, key: Scalar | None) -> tuple[Edit, ...]:
    """Replace a collection of one item by ``[]`` or ``{}``. Raise UnfixableError."""
    text = document.source.text
    inner = extents(text, node)
    if inner.inside is not None:
        return (Edit(inner.inside, ""),)
    item = inner.items[0]
    start = text.find(":", key.end) + 1 if key is not None else item.start
    brackets = "[]" if isinstance(node, Sequence) else "{}"
    edit = Edit(Span(start, item.tail), f" {brackets}" if key is not None else brackets)
    if comments_in(document, edit.span) or text[start : item.start].strip():
        raise UnfixableError("there are comments in the list that would be left empty")
    return (edit,)


def removed_comments(document: Document, edits: tuple[Edit, ...]) -> tuple[str, ...]:
    """Return the texts of the comments that edits remove."""
    return tuple(
        comment.text
        for edit in edits
        for comment in comments_in(document, edit.span)
        if comment.span.end <= edit.span.end
    )
