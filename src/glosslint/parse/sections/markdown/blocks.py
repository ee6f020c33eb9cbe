"""Markdown → a tree of its blocks and inline elements, each with its characters in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from glosslint.model import Span
from glosslint.parse.markdown.parser import char_offsets


@dataclass
class Block:
    """An element: ``kind`` is the name that the parser gives it, ``value`` its other data, such as the words.

    A tree is filled while the text is parsed, and does not change afterwards.
    """

    kind: str
    span: Span
    value: Any = None
    children: list[Block] = field(default_factory=list)

    def walk(self) -> Iterator[Block]:
        """Yield the elements below this one, in order."""
        for child in self.children:
            yield child
            yield from child.walk()

    @property
    def level(self) -> int:
        """The level of a heading, from 1."""
        return int(self.value["level"][1:])


def read(text: str, definitions: bool) -> Block:
    """Return the tree of ``text``; ``definitions``: whether a line that begins with ``:`` defines the one above."""
    import pyromark

    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_MATH
    options |= pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    if definitions:
        options |= pyromark.Options.ENABLE_DEFINITION_LIST
    char = char_offsets(text)
    root = Block("Page", Span(0, len(text)))
    open_blocks = [root]
    events: Any = pyromark.events_with_range(text, options=options)
    for event, range_ in events:
        what, value = _first(event)
        if what == "End":
            open_blocks.pop()
            continue
        kind, value = _first(value) if what == "Start" else (what, value)
        block = Block(kind, Span(char(range_["start"]), char(range_["end"])), value)
        open_blocks[-1].children.append(block)
        if what == "Start":
            open_blocks.append(block)
    return root


def _first(item: Any) -> tuple[str, Any]:
    """Return the name of an event, or of an element that begins, and its data; ``None`` if there is none."""
    return (item, None) if isinstance(item, str) else next(iter(item.items()))
