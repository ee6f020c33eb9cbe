"""Edits that insert, remove and reorder the items of a list or the keys of a mapping, written like the others."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping as Table
from itertools import pairwise

from glosslint.fix.extents import Extent, Extents, blank_line_end, comments_in, extents, next_line
from glosslint.fix.scalar_text import ScalarContext, UnfixableError, new_scalar
from glosslint.model import Edit, InsertItem, InsertKey, Span, Value
from glosslint.model.source import line_start
from glosslint.parse.markdown.structure import Comment
from glosslint.parse.tree import Document, Mapping, Node, Scalar, Sequence, children
from glosslint.util.sequences import longest_sorted_subsequence

_INDENT = 2  # spaces by which new lines are indented more than what holds them
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


def insert_item(
    document: Document, node: Sequence | Mapping, intent: InsertItem, context: ScalarContext
) -> tuple[Edit, ...]:
    """Insert a value before the item of the intent's number, or after the last item. Raise UnfixableError."""
    text = document.source.text
    inner = extents(text, node)
    if inner.inside is not None:
        return (_insert_into_flow(text, inner, intent, context),)
    if not inner.items:
        raise UnfixableError("the list cannot be distinguished from the text around it")
    if intent.number is None and keeps_breaks(text, node):
        raise UnfixableError("the blank lines at its end belong to its last string")
    return (_insert_into_block(text, inner.items, intent, context),)


def insert_key(document: Document, node: Mapping, at: int, intent: InsertKey, context: ScalarContext) -> Edit:
    """Insert a key with a value on one line after pair ``at``. Raise UnfixableError."""
    text = document.source.text
    inner = extents(text, node)
    item, (key, value) = inner.items[at], node.pairs[at]
    pair = f"{new_scalar(intent.key, context._replace(key=True))}: {flow(intent.text, context)}"
    if inner.inside is not None:
        gap = f"{context.newline}{text[line_start(text, item.start) : item.start]}" if item.alone else " "
        return Edit(Span(item.end, item.end), f",{gap}{pair}")
    indent = " " * (key.start - line_start(text, key.start))
    if keeps_breaks(text, value) and value.end > item.end:  # the blank lines below belong to the string
        return Edit(Span(value.end, value.end), f"{indent}{pair}{context.newline}")
    return Edit(Span(item.tail, item.tail), f"{context.newline}{indent}{pair}")


def keeps_breaks(text: str, node: Node) -> bool:
    """Return whether the blank lines after a node belong to its last string, a block scalar such as ``|+``."""
    if isinstance(node, Scalar):
        return node.style in ("|", ">") and "+" in text[node.start : node.start + 3]
    inner = children(node)
    return bool(inner) and keeps_breaks(text, inner[-1])


def _insert_into_block(text: str, items: tuple[Extent, ...], intent: InsertItem, context: ScalarContext) -> Edit:
    at = items[-1 if intent.number is None else intent.number]
    lead = text[line_start(text, at.start) : at.start]
    indent = " " * len(lead.lstrip("\ufeff"))
    if intent.key:
        body = f"{context.newline}{indent}".join(_pair(intent.key, intent.value, context))
    else:
        body = "- " + f"{context.newline}{indent}  ".join(block_rows(intent.value, context))
    between = [text[one.tail : other.above] for one, other in pairwise(items)]
    spaced = sum(_BLANK_LINE.search(gap) is not None for gap in between) * 2 > len(between)
    gap = context.newline * (2 if spaced else 1)
    if intent.number is None:
        return Edit(Span(at.tail, at.tail), f"{gap}{indent}{body}")
    if not at.alone:
        raise UnfixableError("its first item is on the line of another key")
    start = line_start(text, at.above)
    return Edit(Span(start, start), f"{indent}{body}{gap}")


def block_rows(value: Value, context: ScalarContext) -> list[str]:
    """Return a value as lines of block style, from column 0."""
    if isinstance(value, str):
        return [new_scalar(value, context)]
    if isinstance(value, tuple):
        return [flow(value, context)]
    return [row for key, inner in value.items() for row in _pair(key, inner, context)] or ["{}"]


def _pair(key: str, value: Value, context: ScalarContext) -> list[str]:
    name = new_scalar(key, context._replace(key=True))
    rows = block_rows(value, context)
    if isinstance(value, Table) and value:
        return [f"{name}:", *(f"{' ' * _INDENT}{row}" for row in rows)]
    return [f"{name}: {rows[0]}", *rows[1:]]


def _insert_into_flow(text: str, inner: Extents, intent: InsertItem, context: ScalarContext) -> Edit:
    within = context._replace(flow=True)
    name = f"{new_scalar(intent.key, within._replace(key=True))}: " if intent.key else ""
    if not inner.items and inner.inside is not None:
        return Edit(inner.inside, name + flow(intent.value, within))
    item = inner.items[-1 if intent.number is None else intent.number]
    lead = text[line_start(text, item.start) : item.start] if item.alone else ""
    many_lines = "\n" in text[item.start : item.end]
    written = name + flow(intent.value, within, many_lines).replace("\n", f"{context.newline}{lead}")
    gap = f"{context.newline}{lead}" if item.alone else " "
    if intent.number is None:
        return Edit(Span(item.end, item.end), f",{gap}{written}")
    return Edit(Span(item.start, item.start), f"{written},{gap}")


def flow(value: Value, context: ScalarContext, many_lines: bool = False) -> str:
    """Return a value on one line: in brackets, or as a scalar. In JSON, it may take ``many_lines``."""
    if context.json:
        return json.dumps(value, ensure_ascii=False, indent=_INDENT if many_lines else None)
    within = context._replace(flow=True)
    if isinstance(value, str):
        return new_scalar(value, context)
    if isinstance(value, tuple):
        return f"[{', '.join(flow(item, within) for item in value)}]"
    pairs = (f"{new_scalar(key, within._replace(key=True))}: {flow(inner, within)}" for key, inner in value.items())
    return f"{{{', '.join(pairs)}}}"


def remove(document: Document, inner: Extents, indices: Collection[int]) -> tuple[Edit, ...]:
    """Remove items or pairs, but not all of them, with their own comments. Raise UnfixableError."""
    kept = len(inner.items) - 1
    while inner.inside is not None and kept in indices:
        kept -= 1
    remove_one = _remove_from_block if inner.inside is None else _remove_from_flow
    edits = [remove_one(document, inner, index) for index in indices if index <= kept]
    if kept < len(inner.items) - 1:
        edits += _remove_flow_end(document, inner, kept, len(indices) > 1)
    return _unite(edits)


def _remove_flow_end(document: Document, inner: Extents, kept: int, several: bool) -> list[Edit]:
    """Remove all items after the one that is ``kept``; ``several``: more than one item is removed from the list."""
    text, previous = document.source.text, inner.items[kept]
    first, last = inner.items[kept + 1], inner.items[-1]
    if previous.comma is None or (several and comments_in(document, Span(previous.comma, last.end))):
        raise UnfixableError("there are comments between the items")
    comma = [Edit(Span(previous.comma, previous.comma + 1), "")] if last.comma is None else []
    line_end = blank_line_end(text, last.tail) or (last.tail if several else None)
    if first.alone and line_end is not None:
        return [*comma, Edit(Span(line_start(text, _own_start(inner, first)), line_end), "")]
    if comments_in(document, Span(previous.comma, first.start)):
        return [*comma, Edit(Span(first.start, last.end if last.comma is None else last.tail), "")]
    start = previous.comma if last.comma is None else previous.comma + 1
    return [Edit(Span(start, last.end if last.comma is None else last.comma + 1), "")]


def _unite(edits: list[Edit]) -> tuple[Edit, ...]:
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


def _remove_from_flow(document: Document, inner: Extents, index: int) -> Edit:
    """Remove an item that is not the last one."""
    text, item, following = document.source.text, inner.items[index], inner.items[index + 1]
    line_end = blank_line_end(text, item.tail) if item.alone else None
    if line_end is not None:
        return Edit(Span(line_start(text, _own_start(inner, item)), line_end), "")
    return Edit(Span(item.start, (item.comma or item.end) + 1 if following.alone else following.start), "")


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


def removed_comments(document: Document, edits: tuple[Edit, ...]) -> tuple[Comment, ...]:
    """Return the comments that edits remove."""
    return tuple(
        comment for edit in edits for comment in comments_in(document, edit.span) if comment.span.end <= edit.span.end
    )


#: A comment that looks like the heading of a section: one or two letters, or a line drawn with signs.
_HEADING = re.compile(r"#[\W_]*\w{0,2}[\W_]*$|.*[-=*#~_]{3}", re.MULTILINE)


def reorder(document: Document, node: Sequence | Mapping, order: tuple[int, ...]) -> tuple[Edit, ...]:
    """Put the items into the ``order`` of these numbers. Raise UnfixableError.

    In block style as few items as possible move, with their own comments; what is between the others, such as the
    heading of a section, stays.
    """
    text = document.source.text
    items, inside, _ = extents(text, node)
    if sorted(order) != list(range(len(items))):
        raise UnfixableError("the new order does not name each item once")
    if inside is None:
        return tuple(_Block(text, items, order).edits())
    if comments_in(document, Span(items[0].start, items[-1].end)):
        raise UnfixableError("there are comments between the items of a list in brackets")
    spans = [Span(item.start, item.end) for item in items]
    moves = zip(spans, order, strict=True)
    return tuple(Edit(old, text[slice(*spans[new])]) for old, new in moves if old != spans[new])


class _Block:
    """A block collection. Its gaps are what is between two items; most are alike, often only a line break."""

    def __init__(self, text: str, items: tuple[Extent, ...], order: tuple[int, ...]) -> None:
        self._text = text
        self._items = items
        self._order = order
        gaps = Counter(self._gap(at) for at in range(1, len(items)))
        self._usual = min(gaps, key=lambda gap: (-gaps[gap], len(gap), gap), default="")

    def edits(self) -> Iterator[Edit]:
        """Yield the edits between two items that stay, before the first of them and after the last."""
        for before, after in pairwise((None, *longest_sorted_subsequence(self._order), None)):
            edit = self._edit_between(before, after)
            if self._text[slice(*edit.span)] != edit.text:
                yield edit

    def _edit_between(self, before: int | None, after: int | None) -> Edit:
        """Return the new text between two items that stay, given by their new numbers."""
        first = -1 if before is None else self._order[before]
        last = len(self._items) if after is None else self._order[after]
        start = self._items[first].tail if before is not None else self._items[0].above
        end = self._items[last].above if after is not None else self._items[-1].tail
        new = self._order[0 if before is None else before + 1 : after]
        moved = [self._text[self._items[number].above : self._items[number].tail] for number in new]
        gap = self._remaining_gap(range(max(first + 1, 1), min(last, len(self._items) - 1) + 1), before, after)
        if moved and ("#" in gap or (after is not None and self._begins_section(last, gap))):
            raise UnfixableError("there is a comment where it would have to go, perhaps the heading of a section")
        if before is None:
            return Edit(Span(start, end), "".join(text + self._usual for text in moved))
        return Edit(Span(start, end), "".join((*(self._usual + text for text in moved), gap)))

    def _remaining_gap(self, gaps: range, before: int | None, after: int | None) -> str:
        """Return what stays of the gaps between two items when the items between them have moved away."""
        unusual = dict.fromkeys(gap for gap in map(self._gap, gaps) if gap != self._usual)
        at_an_end = before is None or after is None
        if len(unusual) > (not at_an_end):
            raise UnfixableError("it cannot be distinguished from the text around it")
        return "" if at_an_end else next(iter(unusual), self._usual)

    def _begins_section(self, number: int, gap: str) -> bool:
        """Return whether the comment above an item may be about those after it as well: it is set off, or a heading."""
        item = self._items[number]
        comment = self._text[item.above : item.start]
        return bool(comment) and (gap != self._usual or _HEADING.match(comment) is not None)

    def _gap(self, at: int) -> str:
        return self._text[self._items[at - 1].tail : self._items[at].above]
