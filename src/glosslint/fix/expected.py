"""What any parser must load from a file after a fix: its data before, to which the intents are applied.

Our own parser and others load it: ruamel.yaml's pure loader for YAML, ``json``, ``tomllib`` and ``csv``. Data are a
tree of lists, so that duplicate keys are both in it: ``["map", [[key, value], …]]``, ``["list", [value, …]]`` and
``["text", text, kind]``. Begin with ``apply_intents``; ``intents_on_values`` first turns intents on the source into
such on values.
"""

from __future__ import annotations

import bisect
import csv
import io
import json
import re
import tomllib
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping as Table_, Sequence as Many
from itertools import pairwise
from typing import Any

from glosslint.fix.cells import intents_on_cells, intents_on_whole, written_document
from glosslint.fix.scalar_text import apply_edits
from glosslint.model import (
    Edit,
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
from glosslint.model.source import BOM, Source
from glosslint.parse.csv import Table, dialect
from glosslint.parse.endings import kind_of
from glosslint.parse.offsets import CharMap, char_map
from glosslint.parse.scalar_values import value_of
from glosslint.parse.tree import BODY, RAW, SHOWN, Document, Mapping, Node, Scalar, Sequence
from glosslint.parse.yaml.parser import hide_separators
from glosslint.util.sequences import group_values

Data = list[Any]
TEXT = "str"
_CORE = "tag:yaml.org,2002:"
#: The loader in Python, and the one over libyaml for what it does not accept: a tab at the end of a line.
LOADERS = ("pure", "libyaml")
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def load_independently(text: str, path: str, body_start: int | None, loader: str, columns: tuple[str, ...]) -> Data:
    """Return the documents of a file as another parser loads them.

    ``body_start`` is the start of the body of a Markdown file, ``loader`` one of ``LOADERS``, ``columns`` those of a
    table whose first row is an entry. Raise ValueError where it cannot read the text.
    """
    kind = kind_of(path)
    if kind == "json":
        # Pairs instead of a dictionary, and numbers as they are written.
        kinds: dict[str, Any] = {
            "parse_float": lambda number: ("float", number),
            "parse_int": lambda number: ("int", number),
        }
        return [_plain(json.loads(text.removeprefix(BOM), object_pairs_hook=lambda pairs: ("map", pairs), **kinds))]
    if kind == "csv":
        return [_csv(text, path, columns)]
    if kind == "toml":
        return [_plain(tomllib.loads(text.removeprefix(BOM).replace("\r\n", "\n")))]
    if body_start is not None:
        lines = _LINES.findall(text[:body_start].removeprefix(BOM))  # the first and the last are its marks
        if lines[:1] and lines[0].startswith("+++"):
            front = [_plain(tomllib.loads("".join(lines[1:-1]).replace("\r\n", "\n")))]
        else:
            front = _yaml("".join(lines[1:-1]), loader)
        pairs = front[0][1] if front and front[0][0] == "map" else []
        return [["map", [*pairs, [["text", BODY, TEXT], ["text", text[body_start:], TEXT]]]]]
    return _yaml(text.removeprefix(BOM), loader)


def own_data(document: Document) -> Data:
    """Return the documents of a file as our own parser reads them."""
    return [_own(root) for root in written_document(document).roots]


def body_start(document: Document) -> int | None:
    """Return the start of the body of a Markdown file, ``None`` for other files."""
    for root in document.roots:
        for key, value in root.pairs if isinstance(root, Mapping) else ():
            if key.style == RAW and key.text == BODY:
                return value.start
    return None


def _own(node: Node) -> Data:
    if isinstance(node, Scalar):
        if node.style == RAW:
            return ["text", node.text, TEXT]
        return ["text", node.text, type(value_of(node)).__name__]
    if isinstance(node, Sequence):
        return ["list", [_own(item) for item in node.items]]
    return ["map", [[_own(key), _own(value)] for key, value in node.pairs if not _is_part_of_body(key)]]


def _is_part_of_body(key: Scalar) -> bool:
    return key.style == RAW and key.text != BODY


def _yaml(text: str, loader: str) -> Data:
    from ruamel.yaml import YAML

    # The round-trip loader keeps comments, and fails on some valid files that have them.
    reader: Any = YAML(typ="safe", pure=loader == "pure")
    text, hidden = hide_separators(text)
    try:
        with warnings.catch_warnings():  # of an anchor that is used again, which YAML allows
            warnings.simplefilter("ignore")
            return [_node(root, hidden) for root in reader.compose_all(text) if root is not None]
    except Exception as error:  # YAMLError, RecursionError, and whatever else the loader did not foresee
        raise ValueError((str(error) or type(error).__name__).splitlines()[0]) from error


def _node(node: Any, hidden: Any) -> Data:
    if node.id == "scalar":
        tag = str(node.tag)
        kind = tag.removeprefix(_CORE) if tag.startswith(_CORE) else TEXT  # "!html" is for the program that reads it
        return ["text", node.value.translate(hidden), kind]
    if node.id == "sequence":
        return ["list", [_node(item, hidden) for item in node.value]]
    return ["map", [[_node(key, hidden), _node(value, hidden)] for key, value in node.value]]


def _csv(text: str, path: str, columns: tuple[str, ...]) -> Data:
    """Load the rows with ``csv``, without empty cells, and without whitespace around cells that are not quoted."""
    start, delimiter = dialect(Source(path, text))
    try:
        rows = list(csv.reader(io.StringIO(text[start:], newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise ValueError(str(error)) from error
    every = [[_cell(text, cell) for cell in row] for row in rows if any(cell.strip() for cell in row)]
    header, *others = [list(columns), *every] if columns else every
    pairs = [[(name.strip(), cell) for name, cell in zip(header, row, strict=False)] for row in others]
    return _plain([("map", [(name, cell) for name, cell in row if name and cell.strip()]) for row in pairs])


def _cell(text: str, cell: str) -> str:
    quoted = '"' + cell.replace('"', '""') + '"'
    inner = cell if cell == cell.strip() or quoted in text else cell.strip()
    return inner.replace("\r\n", "\n").replace("\r", "\n")


def _plain(value: Any) -> Data:
    if isinstance(value, dict):
        value = "map", value.items()
    if isinstance(value, tuple) and value[0] == "map":
        return ["map", [[["text", key, TEXT], _plain(inner)] for key, inner in value[1]]]
    if isinstance(value, list):
        return ["list", [_plain(item) for item in value]]
    kind, text = value if isinstance(value, tuple) else (type(value).__name__, str(value))
    return ["text", text, kind]


class _Inserted(list[Any]):
    """A pair that was inserted, after which the next one goes: of two after one key, the first comes first."""


_REMOVED: list[Any] = ["removed"]
#: Intents that refer to keys by name and to items by number come before those that change names and numbers.
_ORDER = {RenameKey: 1, RemoveItem: 2, RemoveKey: 2, Reorder: 3}


def apply_intents(data: Data, intents: Iterable[Intent]) -> Data:
    """Change ``data`` by intents, whose places are those before, and return it. Raise LookupError for missing ones."""
    index = _Index()
    found = ((intent, *_target(data, intent.place.path, index)) for intent in intents)
    targets = [(intent, owner, node, index.pair(intent, owner)) for intent, owner, node in found]
    strings: dict[int, tuple[Data, list[Replace]]] = {}  # the changes of one string are made together
    for intent, owner, node, pair in sorted(targets, key=lambda target: _ORDER.get(type(target[0]), 0)):
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
    """Change a string. Raise LookupError for changes that overlap."""
    text = node[1]
    edits = [Edit(change.place.span or Span(0, len(text)), change.text) for change in changes]
    spans = [*sorted(edit.span for edit in edits), Span(len(text), len(text))]
    if any(one.end > other.start for one, other in pairwise(spans)):
        raise LookupError("the changes of a string overlap")
    node[1:] = [apply_edits(text, edits), TEXT]


class _Index:
    """The pairs of mappings by their keys; each mapping is read once, before it is changed."""

    def __init__(self) -> None:
        self._pairs: dict[int, Table_[str | int, Many[Data]]] = {}

    def child(self, node: Data, step: str | int) -> Data:
        """Return an item or the first value of a key. Raise LookupError."""
        found: Data = node[1][step] if node[0] == "list" else self._pairs_of(node)[step][0][1]
        return found

    def pair(self, intent: Intent, owner: Data) -> Data:
        """Return the pair that an intent removes or renames; nothing for others. Raise LookupError."""
        if not isinstance(intent, RemoveKey | RenameKey):
            return []
        return self._pairs_of(owner)[intent.place.path[-1]][intent.number if isinstance(intent, RemoveKey) else 0]

    def _pairs_of(self, node: Data) -> Table_[str | int, Many[Data]]:
        if id(node) not in self._pairs:
            pairs = node[1] if node[0] == "map" else ()
            self._pairs[id(node)] = group_values((pair[0][1], pair) for pair in pairs)
        return self._pairs[id(node)]


def _target(data: Data, path: NodePath, index: _Index) -> tuple[Data, Data]:
    """Return the collection that holds a node, and the node."""
    owner: Data = ["list", data]
    node: Data = data[path[0]]  # type: ignore[index]
    for step in path[1:]:
        owner, node = node, index.child(node, step)
    return owner, node


def _apply(intent: Intent, owner: Data, node: Data) -> None:
    if isinstance(intent, SetValue):
        node[:] = ["text", intent.text, TEXT]
    elif isinstance(intent, InsertKey):
        keys = [key[1] for key, _ in node[1] if key[1] != BODY]
        at = keys.index(intent.after) + 1 if intent.after in keys else len(keys)
        while at < len(keys) and isinstance(node[1][at], _Inserted):
            at += 1
        node[1].insert(at, _Inserted([["text", intent.key, TEXT], _data(intent.text)]))
    elif isinstance(intent, InsertItem):
        value = _data(intent.value)
        at = len(node[1]) if intent.number is None else intent.number
        node[1].insert(at, [["text", intent.key, TEXT], value] if intent.key else value)
    elif isinstance(intent, Reorder):
        body = [pair for pair in node[1] if node[0] == "map" and pair[0][1] == BODY]
        node[1][:] = [*(node[1][at] for at in intent.order), *body]
    elif isinstance(intent, RemoveItem):
        owner[1][intent.place.path[-1]] = _REMOVED


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
        kept = [(pair, _sweep(pair[1])) for pair in node[1] if pair[1] is not _REMOVED]
        many = sum(pair[0][1] != BODY for pair in node[1]) > 1
        node[1][:] = [pair for pair, emptied in kept if not (emptied and many)]
    return False


def intents_on_values(document: Document, intents: Iterable[Intent]) -> Iterator[Intent]:
    """Yield intents on strings instead of on characters of the file, and on a page's body instead of its parts."""
    sources: list[ReplaceSource] = []
    intents, document = intents_on_whole(document, intents), written_document(document)
    for intent in intents_on_cells(document, tuple(intents)) if isinstance(document, Table) else intents:
        if isinstance(intent, ReplaceSource):
            sources.append(intent)
        elif isinstance(intent, Replace | SetValue):
            yield _intent_on_body(document, intent)
        else:
            yield intent
    if sources:
        yield from _intents_on_strings(document, sources)


def _intent_on_body(document: Document, intent: Replace | SetValue) -> Intent:
    match = document.find(intent.place.path)
    if match is None or not isinstance(match.node, Scalar) or match.node.style not in (RAW, SHOWN):
        return intent
    path = (intent.place.path[0], BODY)
    body = document.find(path)
    span = intent.place.span or Span(0, len(match.node.text))
    chars = char_map(document.source.text, match.node) if match.node.style == SHOWN else None
    start, end = chars.source_span(span) if chars is not None else span.shift(match.node.start)
    in_body = Span(start, end).shift(-(body.node.start if body is not None else 0))
    return Replace(Place(intent.place.file, path, Part.VALUE, in_body), intent.text)


def _intents_on_strings(document: Document, changes: list[ReplaceSource]) -> Iterator[Intent]:
    text = document.source.text
    roots = enumerate(document.roots)
    scalars = [pair for number, root in roots for pair in scalars_below(root, (number,), _is_part_of_body)]
    scalars.sort(key=lambda pair: pair[0].start)
    starts = [scalar.start for scalar, _ in scalars]
    maps: dict[int, CharMap | None] = {}
    for change in changes:
        span = change.place.span or Span(0, 0)
        if span.start == len(text) and (last := _find_unterminated(text, scalars)) is not None:
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


def scalars_below(
    node: Node, path: NodePath, skips: Callable[[Scalar], bool] = lambda _: False
) -> Iterator[tuple[Scalar, NodePath]]:
    """Yield the values below a node with their paths, without those of keys that it ``skips``."""
    if isinstance(node, Scalar):
        yield node, path
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from scalars_below(item, (*path, index), skips)
    else:
        for key, value in node.pairs:
            if not skips(key):
                yield from scalars_below(value, (*path, key.text), skips)


def _find_unterminated(text: str, scalars: list[tuple[Scalar, NodePath]]) -> tuple[Scalar, NodePath] | None:
    """Return the block scalar that goes on to the end of a file without a last line break, unless it strips that."""
    last = max(scalars, key=lambda pair: pair[0].end, default=None)
    if last is None or last[0].style not in ("|", ">") or last[0].end < len(text) or not last[0].text:
        return None
    header = text[last[0].start : last[0].end].split("\n", 1)[0].split("#", 1)[0]
    return None if "-" in header else last


def _decoded_span(text: str, scalar: Scalar, chars: CharMap | None, span: Span) -> Span | None:
    """Return the decoded characters that come from nothing but the characters ``span`` of the file."""
    if scalar.style == RAW:
        return span.shift(-scalar.start)
    if chars is None:
        return None
    block = scalar.style in ("|", ">")
    inside = [
        decoded for decoded, source in chars.pieces_in(span) if block or not set(text[slice(*source)]) & {"\n", "\r"}
    ]
    return Span(inside[0].start, inside[-1].end) if inside else None
