"""Edits that insert an item into a list, or a key with its value into a mapping, written like the others in it."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Mapping as Table

from glosslint.fix.extents import Extent, Extents, extents, line_start
from glosslint.fix.quoting import ScalarContext, new_scalar
from glosslint.fix.scalar_text import UnfixableError
from glosslint.model import Edit, InsertItem, InsertKey, Span, Value
from glosslint.parse.tree import Document, Mapping, Node, Scalar, Sequence, children

_INDENT = 2  # spaces by which new lines are indented more than what holds them
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


def insert_item(
    document: Document, node: Sequence | Mapping, intent: InsertItem, context: ScalarContext
) -> tuple[Edit, ...]:
    """Insert a value before the item of the intent's number, or after the last item. Raise UnfixableError."""
    text = document.source.text
    inner = extents(text, node)
    if inner.inside is not None:
        return (_into_flow(text, inner, intent, context),)
    if not inner.items:
        raise UnfixableError("the list cannot be distinguished from the text around it")
    if intent.number is None and keeps_breaks(text, node):
        raise UnfixableError("the blank lines at its end belong to its last string")
    return (_into_block(text, inner.items, intent, context),)


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


def _into_block(text: str, items: tuple[Extent, ...], intent: InsertItem, context: ScalarContext) -> Edit:
    at = items[-1 if intent.number is None else intent.number]
    lead = text[line_start(text, at.start) : at.start]
    indent = " " * len(lead.lstrip("\ufeff"))
    if intent.key:
        body = f"{context.newline}{indent}".join(_pair(intent.key, intent.value, context))
    else:
        body = "- " + f"{context.newline}{indent}  ".join(block_rows(intent.value, context))
    between = [text[one.tail : other.above] for one, other in itertools.pairwise(items)]
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


def _into_flow(text: str, inner: Extents, intent: InsertItem, context: ScalarContext) -> Edit:
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
