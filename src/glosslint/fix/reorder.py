"""Edits that change the order of the items of a list, or of the keys of a mapping."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from glosslint.fix.extents import Extent, comments_in, extents
from glosslint.fix.scalar_text import UnfixableError
from glosslint.model import Edit, Span
from glosslint.parse import tree
from glosslint.util.sequences import longest_sorted_subsequence

#: A comment that looks like the heading of a section: one or two letters, or a line drawn with signs.
_HEADING = re.compile(r"#[\W_]*\w{0,2}[\W_]*$|.*[-=*#~_]{3}", re.MULTILINE)


def reorder(document: tree.Document, node: tree.Sequence | tree.Mapping, order: tuple[int, ...]) -> tuple[Edit, ...]:
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

    def __init__(self, text: str, items: Sequence[Extent], order: Sequence[int]) -> None:
        self._text = text
        self._items = items
        self._order = order
        gaps = Counter(self._gap(at) for at in range(1, len(items)))
        self._usual = min(gaps, key=lambda gap: (-gaps[gap], len(gap), gap), default="")

    def edits(self) -> Iterator[Edit]:
        """Yield the edits between two items that stay, before the first of them and after the last."""
        for before, after in pairwise((None, *longest_sorted_subsequence(self._order), None)):
            edit = self._between(before, after)
            if self._text[slice(*edit.span)] != edit.text:
                yield edit

    def _between(self, before: int | None, after: int | None) -> Edit:
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
