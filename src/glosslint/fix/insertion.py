"""Edits that put an item into a list, or a key with its value into a map, as the others in it are written."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Mapping as Map

from glosslint.fix.extents import Extent, Parts, line_start, parts
from glosslint.fix.scalar_text import Around, CannotError, fresh
from glosslint.model import Edit, Span, Value
from glosslint.parse.tree import Document, Mapping, Node, Scalar, Sequence, children

_STEP = 2  # by how many blanks what is new stands deeper than what holds it
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


def insert_item(
    document: Document, node: Sequence | Mapping, number: int | None, key: str, value: Value, around: Around
) -> tuple[Edit, ...]:
    """Put a value before item ``number``, or behind the last. Raises CannotError."""
    text = document.source.text
    found = parts(text, node)
    if found.inside is not None:
        return (_into_flow(text, found, number, key, value, around),)
    if not found.items:
        raise CannotError("the list cannot be distinguished from the text around it")
    return (_into_block(text, node, found, number, key, value, around),)


def keeps_breaks(text: str, node: Node) -> bool:
    """Whether the blank lines behind a node belong to its last text."""
    if isinstance(node, Scalar):
        return node.style in ("|", ">") and "+" in text[node.start : node.start + 3]
    inner = children(node)
    return bool(inner) and keeps_breaks(text, inner[-1])


def _into_block(
    text: str, node: Node, found: Parts, number: int | None, key: str, value: Value, around: Around
) -> Edit:
    at = found.items[-1 if number is None else number]
    lead = text[line_start(text, at.start) : at.start]
    column = " " * len(lead.lstrip("\ufeff"))
    rows = block_rows(value, around) if not key else _pair(key, value, around)
    body = f"{around.newline}{column}".join(rows) if key else f"{around.newline}{column}  ".join(rows)
    body = body if key else f"- {body}"
    gap = around.newline * (2 if _spaced(text, found.items) else 1)
    if number is None:
        if keeps_breaks(text, node):
            raise CannotError("the blank lines at its end belong to its last text")
        return Edit(Span(at.tail, at.tail), f"{gap}{column}{body}")
    if not at.alone:
        raise CannotError("its first item is on the line of another key")
    start = line_start(text, at.above)
    return Edit(Span(start, start), f"{column}{body}{gap}")


def _spaced(text: str, items: tuple[Extent, ...]) -> bool:
    """Whether blank lines stand between most of the items."""
    pairs = [text[one.tail : other.above] for one, other in itertools.pairwise(items)]
    return sum(_BLANK_LINE.search(between) is not None for between in pairs) * 2 > len(pairs)


def block_rows(value: Value, around: Around) -> list[str]:
    """A value as lines of block style, from column 0."""
    if isinstance(value, str):
        return [fresh(value, around)]
    if isinstance(value, tuple):
        return [flow(value, around)]
    return [row for key, inner in value.items() for row in _pair(key, inner, around)] or ["{}"]


def _pair(key: str, value: Value, around: Around) -> list[str]:
    name = fresh(key, around._replace(key=True))
    rows = block_rows(value, around)
    if isinstance(value, Map) and value:
        return [f"{name}:", *(f"{' ' * _STEP}{row}" for row in rows)]
    return [f"{name}: {rows[0]}", *rows[1:]]


def _into_flow(text: str, found: Parts, number: int | None, key: str, value: Value, around: Around) -> Edit:
    within = around._replace(flow=True)
    name = f"{fresh(key, within._replace(key=True))}: " if key else ""
    if not found.items and found.inside is not None:
        return Edit(found.inside, name + flow(value, within))
    item = found.items[-1 if number is None else number]
    lead = text[line_start(text, item.start) : item.start] if item.alone else ""
    many_lines = "\n" in text[item.start : item.end]
    written = name + flow(value, within, many_lines).replace("\n", f"{around.newline}{lead}")
    gap = f"{around.newline}{lead}" if item.alone else " "
    if number is None:
        return Edit(Span(item.end, item.end), f",{gap}{written}")
    return Edit(Span(item.start, item.start), f"{written},{gap}")


def flow(value: Value, around: Around, many_lines: bool = False) -> str:
    """A value in brackets, or a text."""
    if around.json:
        return json.dumps(value, ensure_ascii=False, indent=_STEP if many_lines else None)
    within = around._replace(flow=True)
    if isinstance(value, str):
        return fresh(value, around)
    if isinstance(value, tuple):
        return f"[{', '.join(flow(item, within) for item in value)}]"
    pairs = (f"{fresh(key, within._replace(key=True))}: {flow(inner, within)}" for key, inner in value.items())
    return f"{{{', '.join(pairs)}}}"
