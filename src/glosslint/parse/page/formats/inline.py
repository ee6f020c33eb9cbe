"""A walk over the inline markup of a text, outside of its blocks that are not prose."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Sequence as Many
from typing import NamedTuple

from glosslint.parse.markdown.structure import Hidden, MarkdownLink


class Inline(NamedTuple):
    """The hidden parts and the links of a text, each in order and without overlap."""

    hidden: list[Hidden]
    links: list[MarkdownLink]


def walk(
    text: str, blocks: Many[Hidden], start: int, pattern: re.Pattern[str], take: Callable[[re.Match[str], int], int]
) -> None:
    """Find inline markup from the character ``start`` on, outside of ``blocks``.

    ``take`` is called with each match and the character at which the next block begins; it returns where to continue.
    """
    starts = [part.span.start for part in blocks]
    at = start
    while (match := pattern.search(text, at)) is not None:
        index = bisect.bisect_right(starts, match.start()) - 1
        if index >= 0 and blocks[index].span.end > match.start():
            at = blocks[index].span.end
        else:
            at = take(match, starts[index + 1] if index + 1 < len(starts) else len(text))
