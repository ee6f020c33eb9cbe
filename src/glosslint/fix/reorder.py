"""Edits that let the items of a list, or the keys of a map, change places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from glosslint.fix.extents import Extent, comments_in, parts
from glosslint.fix.scalar_text import CannotError
from glosslint.model import Edit, Span
from glosslint.parse import tree
from glosslint.util.sequences import longest_sorted_subsequence

#: A comment that looks like a heading: a letter or two, or a line drawn with signs.
_HEADING = re.compile(r"#[\W_]*\w{0,2}[\W_]*$|.*[-=*#~_]{3}", re.MULTILINE)


def reorder(document: tree.Document, node: tree.Sequence | tree.Mapping, order: tuple[int, ...]) -> tuple[Edit, ...]:
    """Put the items into the ``order`` of these numbers. In a block only those move that must, with their own comments:
    what stands between the others, such as the heading of a section, stays. Raises CannotError."""
    found = parts(document.source.text, node)
    if sorted(order) != list(range(len(found.items))):
        raise CannotError("the new order does not name each item once")
    if found.inside is None:
        return tuple(_Block(document, found.items, order).edits())
    if comments_in(document, Span(found.items[0].start, found.items[-1].end)):
        raise CannotError("there are comments between the items of a list in brackets")
    spans = [Span(item.start, item.end) for item in found.items]
    moves = zip(spans, order, strict=True)
    return tuple(Edit(old, document.source.text[slice(*spans[new])]) for old, new in moves if old != spans[new])


class _Block:
    """A block collection. Its gaps are what stands between two items; most are alike, often a line break alone."""

    def __init__(self, document: tree.Document, items: Sequence[Extent], order: Sequence[int]) -> None:
        self._document = document
        self._text = document.source.text
        self._items = items
        self._order = order
        gaps = Counter(self._gap(at) for at in range(1, len(items)))
        self._usual = min(gaps, key=lambda gap: (-gaps[gap], len(gap), gap), default="")

    def edits(self) -> Iterator[Edit]:
        """One for each place between two items that stay, before the first of them and behind the last."""
        for before, after in pairwise((None, *longest_sorted_subsequence(self._order), None)):
            edit = self._between(before, after)
            if self._text[slice(*edit.span)] != edit.text:
                yield edit

    def _between(self, before: int | None, after: int | None) -> Edit:
        """What is to stand between two items that stay, by their new numbers."""
        first = -1 if before is None else self._order[before]
        last = len(self._items) if after is None else self._order[after]
        start = self._items[first].tail if before is not None else self._items[0].above
        end = self._items[last].above if after is not None else self._items[-1].tail
        new = self._order[0 if before is None else before + 1 : after]
        moved = [self._own(number) for number in new]
        gap = self._left(range(max(first + 1, 1), min(last, len(self._items) - 1) + 1), before, after)
        if moved and ("#" in gap or (after is not None and self._begins_section(last, gap))):
            raise CannotError("there is a comment where it would have to go, perhaps the heading of a section")
        if before is None:
            return Edit(Span(start, end), "".join(text + self._usual for text in moved))
        return Edit(Span(start, end), "".join((*(self._usual + text for text in moved), gap)))

    def _left(self, gaps: range, before: int | None, after: int | None) -> str:
        """What stays of the gaps between two items when what stood between them is gone."""
        odd = dict.fromkeys(gap for gap in map(self._gap, gaps) if gap != self._usual)
        at_an_end = before is None or after is None
        if len(odd) > (not at_an_end):
            raise CannotError("it cannot be distinguished from the text around it")
        return "" if at_an_end else next(iter(odd), self._usual)

    def _begins_section(self, number: int, gap: str) -> bool:
        """Whether the comment above an item may speak of those that follow, too: it is set off, or looks like that."""
        item = self._items[number]
        comment = self._text[item.above : item.start]
        return bool(comment) and (gap != self._usual or _HEADING.match(comment) is not None)

    def _gap(self, at: int) -> str:
        return self._text[self._items[at - 1].tail : self._items[at].above]

    def _own(self, number: int) -> str:
        item = self._items[number]
        return self._text[item.above : item.tail]
