"""Intents applied to plain data: what a file must say after a fix, whoever reads it."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from typing import Any

from glosslint.fix.loaders import TEXT, Data
from glosslint.fix.lower import without_body
from glosslint.model import (
    InsertItem,
    InsertKey,
    Intent,
    NodePath,
    Part,
    Place,
    RemoveItem,
    RemoveKey,
    RenameKey,
    Reorder,
    Replace,
    ReplaceSource,
    SetValue,
    Span,
    Value,
)
from glosslint.parse.offsets import char_map
from glosslint.parse.tree import BODY, RAW, Document, Mapping, Node, Scalar, Sequence

_REMOVED: list[Any] = ["removed"]
#: What names keys and counts items comes before what changes names and numbers.
_TURNS = {RenameKey: 1, RemoveItem: 2, RemoveKey: 2, Reorder: 3}


def intended(data: Data, intents: Iterable[Intent]) -> Data:
    """``data`` (which is changed) with all intents done. Paths and spans are those of the data as it was.

    Raises LookupError for an intent on what is not there.
    """
    found = [(intent, *_target(data, intent.place.path)) for intent in intents]
    last = sorted(found, key=lambda item: item[0].place.span or Span(0, 0), reverse=True)  # of one text, the last first
    for intent, owner, node in sorted(last, key=lambda item: _TURNS.get(type(item[0]), 0)):
        _do(intent, owner, node)
    _sweep(["list", data], top=True)
    return data


def _target(data: Data, path: NodePath) -> tuple[Data, Data]:
    """The collection (or pair) that holds a node, and the node."""
    owner: Data = ["list", data]
    node: Data = data[path[0]]  # type: ignore[index]
    for step in path[1:]:
        owner = node
        node = node[1][step] if node[0] == "list" else next(pair[1] for pair in node[1] if pair[0][1] == step)
    return owner, node


def _do(intent: Intent, owner: Data, node: Data) -> None:
    step = intent.place.path[-1]
    if isinstance(intent, Replace):
        start, end = intent.place.span or Span(0, len(node[1]))
        node[1:] = [node[1][:start] + intent.text + node[1][end:], TEXT]
    elif isinstance(intent, SetValue):
        node[:] = ["text", intent.text, TEXT]
    elif isinstance(intent, RenameKey):
        pair = next(pair for pair in owner[1] if pair[1] is node)
        pair[0] = ["text", intent.key, TEXT]
    elif isinstance(intent, InsertKey):
        keys = [key[1] for key, _ in node[1] if key[1] != BODY]
        at = keys.index(intent.after) if intent.after in keys else len(keys) - 1
        node[1].insert(at + 1, [["text", intent.key, TEXT], _data(intent.text)])
    elif isinstance(intent, InsertItem):
        value = _data(intent.value)
        at = len(node[1]) if intent.number is None else intent.number
        node[1].insert(at, [["text", intent.key, TEXT], value] if intent.key else value)
    elif isinstance(intent, Reorder):
        body = [pair for pair in node[1] if node[0] == "map" and pair[0][1] == BODY]
        node[1][:] = [*(node[1][at] for at in intent.order), *body]
    elif isinstance(intent, RemoveItem):
        owner[1][step] = _REMOVED
    elif isinstance(intent, RemoveKey):
        pairs = [pair for pair in owner[1] if pair[0][1] == step]
        pairs[intent.number][1] = _REMOVED


def _data(value: Value) -> Data:
    if isinstance(value, str):
        return ["text", value, TEXT]
    if isinstance(value, tuple):
        return ["list", [_data(item) for item in value]]
    return ["map", [[["text", key, TEXT], _data(inner)] for key, inner in value.items()]]


def _sweep(node: Data, top: bool = False) -> bool:
    """Take out what was removed; whether the node was emptied by that."""
    if node[0] == "list":
        emptied = any(item is _REMOVED for item in node[1])
        node[1][:] = [item for item in node[1] if item is not _REMOVED]
        for item in node[1]:
            _sweep(item)
        return emptied and not node[1] and not top
    if node[0] == "map":
        kept = []
        for pair in node[1]:
            if pair[1] is not _REMOVED:
                kept.append((pair, _sweep(pair[1])))
        many = sum(pair[0][1] != BODY for pair in node[1]) > 1
        node[1][:] = [pair for pair, emptied in kept if not (emptied and many)]
    return False


def settled(document: Document, intents: Iterable[Intent]) -> Iterator[Intent]:
    """The same intents on texts instead of on characters of the file, and on the body instead of parts of it."""
    sources: list[ReplaceSource] = []
    for intent in intents:
        if isinstance(intent, ReplaceSource):
            sources.append(intent)
        elif isinstance(intent, Replace | SetValue):
            yield _on_body(document, intent)
        else:
            yield intent
    if sources:
        yield from _on_texts(document, sources)


def _on_body(document: Document, intent: Replace | SetValue) -> Intent:
    found = document.find(intent.place.path)
    if found is None or not isinstance(found.node, Scalar) or found.node.style != RAW:
        return intent
    path = (intent.place.path[0], BODY)
    body = document.find(path)
    span = intent.place.span or Span(0, len(found.node.text))
    shift = found.node.start - (body.node.start if body is not None else 0)
    return Replace(Place(intent.place.file, path, Part.VALUE, Span(span.start + shift, span.end + shift)), intent.text)


def _on_texts(document: Document, changes: list[ReplaceSource]) -> Iterator[Intent]:
    text = document.source.text
    scalars = sorted(_scalars(document), key=lambda item: item[0].start)
    starts = [scalar.start for scalar, _ in scalars]
    for change in changes:
        span = change.place.span or Span(0, 0)
        if span.start == len(text) and (ended := _ended(text, scalars)) is not None:
            place = Place(change.place.file, ended[1], Part.VALUE, Span(len(ended[0].text), len(ended[0].text)))
            yield Replace(place, "\n")
            continue
        at = bisect.bisect_right(starts, span.start) - 1
        if at < 0 or scalars[at][0].end < span.end:
            continue
        scalar, path = scalars[at]
        inside = _decoded(text, scalar, span)
        if inside is not None:
            new = change.text if scalar.style == RAW else change.text.replace("\r\n", "\n").replace("\r", "\n")
            yield Replace(Place(change.place.file, path, Part.VALUE, inside), new)


def _ended(text: str, scalars: list[tuple[Scalar, NodePath]]) -> tuple[Scalar, NodePath] | None:
    """The block text that goes on to the end of a file without a last line end: it gains one, unless it strips it."""
    last = max(scalars, key=lambda item: item[0].end, default=None)
    if last is None or last[0].style not in ("|", ">") or last[0].end < len(text) or not last[0].text:
        return None
    header = text[last[0].start : last[0].end].split("\n", 1)[0].split("#", 1)[0]
    return None if "-" in header else last


def _scalars(document: Document) -> Iterator[tuple[Scalar, NodePath]]:
    for number, root in enumerate(document.roots):
        yield from _below(root, (number,))


def _below(node: Node, path: NodePath) -> Iterator[tuple[Scalar, NodePath]]:
    if isinstance(node, Scalar):
        yield node, path
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _below(item, (*path, index))
    elif isinstance(node, Mapping):
        for key, value in (*without_body(node).pairs, *_body(node)):
            yield from _below(value, (*path, key.text))


def _body(node: Mapping) -> tuple[tuple[Scalar, Node], ...]:
    return tuple(pair for pair in node.pairs if pair[0].style == RAW and pair[0].text == BODY)


def _decoded(text: str, scalar: Scalar, span: Span) -> Span | None:
    """The decoded characters that come from nothing but the characters ``span`` of the file."""
    if scalar.style == RAW:
        return Span(span.start - scalar.start, span.end - scalar.start)
    chars = char_map(text, scalar)
    if chars is None:
        return None
    block = scalar.style in ("|", ">")
    inside = [
        index
        for index in range(len(scalar.text))
        if (at := chars.char_span(index)).start >= span.start
        and at.end <= span.end
        and (block or not set(text[slice(*at)]) & {"\n", "\r"})
    ]
    return Span(inside[0], inside[-1] + 1) if inside else None
