"""Edits that remove items of a list and keys of a mapping, with the comments that belong to them."""

from __future__ import annotations

from glosslint.fix.extents import Extent, Extents, comments_in, extents, line_start, next_line
from glosslint.fix.scalar_text import UnfixableError
from glosslint.model import Edit, Span
from glosslint.parse.tree import Document, Mapping, Scalar, Sequence


def remove(document: Document, node: Sequence | Mapping, index: int) -> tuple[Edit, ...]:
    """Remove item or pair ``index``, of several, with its own comments. Raise UnfixableError."""
    inner = extents(document.source.text, node)
    if inner.inside is not None:
        return _remove_from_flow(document, inner, index)
    return (_remove_from_block(document, inner, index),)


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
    """Return where an item begins, with the comment lines above it if they are its own: where each item has some.

    Otherwise they may be about a group of items, and stay.
    """
    return item.above if inner.of_pairs or all(each.above < each.start for each in inner.items) else item.start


def _remove_from_flow(document: Document, inner: Extents, index: int) -> tuple[Edit, ...]:
    text, item = document.source.text, inner.items[index]
    last = index == len(inner.items) - 1
    previous = inner.items[index - 1] if index else None
    edits: list[Edit] = []
    if last and item.comma is None and previous is not None and previous.comma is not None:
        edits.append(Edit(Span(previous.comma, previous.comma + 1), ""))
    rest = text[item.tail : next_line(text, item.tail)]
    if item.alone and not rest.strip():
        return (*edits, Edit(Span(line_start(text, _own_start(inner, item)), item.tail + len(rest)), ""))
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
        for comment in document.comments
        if any(edit.span.start <= comment.span.start and comment.span.end <= edit.span.end for edit in edits)
    )
