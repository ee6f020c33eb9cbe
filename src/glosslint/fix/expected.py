"""Intents applied to plain data: what any parser must load from a file after a fix.

In: data as loaders.py gives it. Begin with ``apply_intents``; ``on_values`` first turns intents on the source into such
on values.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from typing import Any

from glosslint.fix.cells.joined import on_whole, written
from glosslint.fix.cells.table import on_cells
from glosslint.fix.loaders import TEXT, Data
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
from glosslint.parse.csv import Table
from glosslint.parse.offsets import CharMap, char_map
from glosslint.parse.tree import BODY, RAW, SHOWN, Document, Mapping, Node, Scalar, Sequence

_REMOVED: list[Any] = ["removed"]
#: Intents that refer to keys by name and to items by number come before those that change names and numbers.
_ORDER = {RenameKey: 1, RemoveItem: 2, RemoveKey: 2, Reorder: 3}


def apply_intents(data: Data, intents: Iterable[Intent]) -> Data:
    """Change ``data`` as the intents ask, and return it. Paths and spans refer to the data as it was.

    Raise LookupError for an intent on what does not exist.
    """
    index = _Index()
    targets = [(intent, *_target(data, intent.place.path, index)) for intent in intents]
    targets.sort(key=lambda target: target[0].place.span or Span(0, 0), reverse=True)  # in one string, the last first
    strings: dict[int, tuple[Data, list[Replace]]] = {}  # the changes of one string are made together
    pairs = [index.pair(intent, owner) for intent, owner, _ in targets]
    for (intent, owner, node), pair in sorted(
        zip(targets, pairs, strict=True), key=lambda item: _ORDER.get(type(item[0][0]), 0)
    ):
        if isinstance(intent, Replace):
            strings.setdefault(id(node), (node, []))[1].append(intent)
        elif isinstance(intent, RemoveKey):
            pair[1] = _REMOVED
        elif isinstance(intent, RenameKey):
            pair[0] = ["text", intent.key, TEXT]
        else:
            _apply(intent, owner, node)
    for node, changes in strings.values():
        _replace(node, changes)
    _sweep(["list", data], top=True)
    return data


def _replace(node: Data, changes: Iterable[Replace]) -> None:
    """Change a string, from its end to its start. Raise LookupError for changes that overlap."""
    text = node[1]
    parts: list[str] = []
    left = len(text)
    for change in changes:
        start, end = change.place.span or Span(0, left)
        if end > left:
            raise LookupError("the changes of a string overlap")
        parts += (text[end:left], change.text)
        left = start
    node[1:] = ["".join((text[:left], *reversed(parts))), TEXT]


class _Index:
    """The pairs of mappings by their keys; each mapping is read once, before it is changed."""

    def __init__(self) -> None:
        self._pairs: dict[int, dict[str | int, list[Data]]] = {}

    def child(self, node: Data, step: str | int) -> Data:
        """Return an item or the first value of a key. Raise LookupError."""
        if node[0] == "list":
            item: Data = node[1][step]
            return item
        value: Data = self._of(node)[step][0][1]
        return value

    def pair(self, intent: Intent, owner: Data) -> Data:
        """Return the pair that an intent removes or renames; nothing for others. Raise LookupError."""
        if not isinstance(intent, RemoveKey | RenameKey):
            return []
        return self._of(owner)[intent.place.path[-1]][intent.number if isinstance(intent, RemoveKey) else 0]

    def _of(self, node: Data) -> dict[str | int, list[Data]]:
        if id(node) not in self._pairs:
            self._pairs[id(node)] = {}
            for pair in node[1] if node[0] == "map" else ():
                self._pairs[id(node)].setdefault(pair[0][1], []).append(pair)
        return self._pairs[id(node)]


def _target(data: Data, path: NodePath, index: _Index) -> tuple[Data, Data]:
    """Return the collection that holds a node, and the node."""
    owner: Data = ["list", data]
    node: Data = data[path[0]]  # type: ignore[index]
    for step in path[1:]:
        owner, node = node, index.child(node, step)
    return owner, node


def _apply(intent: Intent, owner: Data, node: Data) -> None:
    step = intent.place.path[-1]
    if isinstance(intent, SetValue):
        node[:] = ["text", intent.text, TEXT]
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


def _data(value: Value) -> Data:
    if isinstance(value, str):
        return ["text", value, TEXT]
    if isinstance(value, tuple):
        return ["list", [_data(item) for item in value]]
    return ["map", [[["text", key, TEXT], _data(inner)] for key, inner in value.items()]]


def _sweep(node: Data, top: bool = False) -> bool:
    """Take out what was removed. Return whether that emptied the node."""
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


def on_values(document: Document, intents: Iterable[Intent]) -> Iterator[Intent]:
    """Yield intents on strings instead of on characters of the file, and on a page's body instead of its parts."""
    sources: list[ReplaceSource] = []
    intents, document = on_whole(document, intents), written(document)
    for intent in on_cells(document, tuple(intents)) if isinstance(document, Table) else intents:
        if isinstance(intent, ReplaceSource):
            sources.append(intent)
        elif isinstance(intent, Replace | SetValue):
            yield _on_body(document, intent)
        else:
            yield intent
    if sources:
        yield from _on_strings(document, sources)


def _on_body(document: Document, intent: Replace | SetValue) -> Intent:
    match = document.find(intent.place.path)
    if match is None or not isinstance(match.node, Scalar) or match.node.style not in (RAW, SHOWN):
        return intent
    path = (intent.place.path[0], BODY)
    body = document.find(path)
    span = intent.place.span or Span(0, len(match.node.text))
    chars = char_map(document.source.text, match.node) if match.node.style == SHOWN else None
    start, end = chars.source_span(span) if chars is not None else span.moved(match.node.start)
    in_body = Span(start, end).moved(-(body.node.start if body is not None else 0))
    return Replace(Place(intent.place.file, path, Part.VALUE, in_body), intent.text)


def _on_strings(document: Document, changes: list[ReplaceSource]) -> Iterator[Intent]:
    text = document.source.text
    scalars = [pair for number, root in enumerate(document.roots) for pair in _scalars(root, (number,))]
    scalars.sort(key=lambda pair: pair[0].start)
    starts = [scalar.start for scalar, _ in scalars]
    maps: dict[int, CharMap | None] = {}
    for change in changes:
        span = change.place.span or Span(0, 0)
        if span.start == len(text) and (last := _unterminated(text, scalars)) is not None:
            place = Place(change.place.file, last[1], Part.VALUE, Span(len(last[0].text), len(last[0].text)))
            yield Replace(place, "\n")
            continue
        at = bisect.bisect_right(starts, span.start) - 1
        if at < 0 or scalars[at][0].end < span.end:
            continue
        scalar, path = scalars[at]
        if at not in maps:
            maps[at] = char_map(text, scalar) if scalar.style != RAW else None
        inside = _decoded_span(text, scalar, maps[at], span)
        if inside is not None:
            new = change.text if scalar.style == RAW else change.text.replace("\r\n", "\n").replace("\r", "\n")
            yield Replace(Place(change.place.file, path, Part.VALUE, inside), new)


def _unterminated(text: str, scalars: list[tuple[Scalar, NodePath]]) -> tuple[Scalar, NodePath] | None:
    """Return the block scalar that goes on to the end of a file without a last line break, unless it strips that."""
    last = max(scalars, key=lambda pair: pair[0].end, default=None)
    if last is None or last[0].style not in ("|", ">") or last[0].end < len(text) or not last[0].text:
        return None
    header = text[last[0].start : last[0].end].split("\n", 1)[0].split("#", 1)[0]
    return None if "-" in header else last


def _scalars(node: Node, path: NodePath) -> Iterator[tuple[Scalar, NodePath]]:
    """Yield the values below a node; of a page, the whole body and not its parts."""
    if isinstance(node, Scalar):
        yield node, path
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _scalars(item, (*path, index))
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            if key.style != RAW or key.text == BODY:
                yield from _scalars(value, (*path, key.text))


def _decoded_span(text: str, scalar: Scalar, chars: CharMap | None, span: Span) -> Span | None:
    """Return the decoded characters that come from nothing but the characters ``span`` of the file."""
    if scalar.style == RAW:
        return span.moved(-scalar.start)
    if chars is None:
        return None
    block = scalar.style in ("|", ">")
    inside = [
        decoded for decoded, source in chars.pieces_in(span) if block or not set(text[slice(*source)]) & {"\n", "\r"}
    ]
    return Span(inside[0].start, inside[-1].end) if inside else None
