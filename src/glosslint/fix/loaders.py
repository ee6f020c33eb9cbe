"""The data of a file as parsers other than our own load them: ruamel.yaml's pure loader for YAML, ``json`` and ``csv``.

Data are a tree of lists, so that duplicate keys are both in it:
``["map", [[key, value], …]]``, ``["list", [value, …]]`` and ``["text", text, kind]``.
"""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
from collections.abc import Mapping as Table
from pathlib import PurePosixPath
from typing import Any

from glosslint.fix.cells.joined import written
from glosslint.model.source import BOM, Source
from glosslint.parse.csv import dialect
from glosslint.parse.endings import ENDINGS
from glosslint.parse.scalar_values import value_of
from glosslint.parse.tree import BODY, RAW, Document, Mapping, Node, Scalar, Sequence
from glosslint.parse.yaml.parser import hide_separators

Data = list[Any]
TEXT = "str"
_CORE = "tag:yaml.org,2002:"
#: The loader in Python, and the one over libyaml for what it does not accept: a tab at the end of a line.
LOADERS = ("pure", "libyaml")
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def load_independently(
    text: str, path: str, body_start: int | None, loader: str = "pure", columns: tuple[str, ...] = ()
) -> Data:
    """Return the documents of a file as another parser loads them.

    ``body_start`` is the start of the body of a Markdown file, ``loader`` one of ``LOADERS``, ``columns`` those of a
    table whose first row is an entry. Raise ValueError where it cannot read the text.
    """
    kind = ENDINGS.get(PurePosixPath(path).suffix.lower(), "yaml")
    if kind == "json":
        return [_json(text.removeprefix(BOM))]
    if kind == "csv":
        return [_csv(text, path, columns)]
    if kind == "toml":
        return [_toml(text.removeprefix(BOM))]
    if body_start is not None:
        lines = _LINES.findall(text[:body_start].removeprefix(BOM))  # the first and the last are its marks
        if lines[:1] and lines[0].startswith("+++"):
            front = [_toml("".join(lines[1:-1]))]
        else:
            front = _yaml("".join(lines[1:-1]), loader)
        pairs = front[0][1] if front and front[0][0] == "map" else []
        return [["map", [*pairs, [["text", BODY, TEXT], ["text", text[body_start:], TEXT]]]]]
    return _yaml(text.removeprefix(BOM), loader)


def own_data(document: Document) -> Data:
    """Return the documents of a file as our own parser reads them."""
    return [_own(root) for root in written(document).roots]


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
    pairs = (pair for pair in node.pairs if pair[0].style != RAW or pair[0].text == BODY)
    return ["map", [[_own(key), _own(value)] for key, value in pairs]]


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


def _node(node: Any, hidden: Table[int, str]) -> Data:
    if node.id == "scalar":
        tag = str(node.tag)
        kind = tag.removeprefix(_CORE) if tag.startswith(_CORE) else TEXT  # "!html" is for the program that reads it
        return ["text", node.value.translate(hidden), kind]
    if node.id == "sequence":
        return ["list", [_node(item, hidden) for item in node.value]]
    return ["map", [[_node(key, hidden), _node(value, hidden)] for key, value in node.value]]


def _toml(text: str) -> Data:
    import tomllib

    return _plain_toml(tomllib.loads(text.replace("\r\n", "\n")))


def _plain_toml(value: Any) -> Data:
    if isinstance(value, dict):
        return ["map", [[["text", key, TEXT], _plain_toml(inner)] for key, inner in value.items()]]
    if isinstance(value, list):
        return ["list", [_plain_toml(item) for item in value]]
    return ["text", str(value), type(value).__name__]


def _csv(text: str, path: str, columns: tuple[str, ...]) -> Data:
    """Load the rows with ``csv``, without empty cells, and without whitespace around cells that are not quoted."""
    start, delimiter = dialect(Source(path, text))
    try:
        rows = list(csv.reader(io.StringIO(text[start:], newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise ValueError(str(error)) from error
    every = [[_cell(text, cell) for cell in row] for row in rows if any(cell.strip() for cell in row)]
    header, *others = [list(columns), *every] if columns else every
    pairs = ([(name.strip(), cell) for name, cell in zip(header, row, strict=False)] for row in others)
    return [
        "list",
        [
            ["map", [[["text", name, TEXT], ["text", cell, TEXT]] for name, cell in row if name and cell.strip()]]
            for row in pairs
        ],
    ]


def _cell(text: str, cell: str) -> str:
    quoted = '"' + cell.replace('"', '""') + '"'
    inner = cell if cell == cell.strip() or quoted in text else cell.strip()
    return inner.replace("\r\n", "\n").replace("\r", "\n")


def _json(text: str) -> Data:
    return _plain(
        json.loads(
            text,
            object_pairs_hook=lambda pairs: {"pairs": pairs},
            parse_float=lambda t: ("float", t),
            parse_int=lambda t: ("int", t),
        )
    )


def _plain(value: Any) -> Data:
    if isinstance(value, dict):
        return ["map", [[["text", key, TEXT], _plain(inner)] for key, inner in value["pairs"]]]
    if isinstance(value, list):
        return ["list", [_plain(item) for item in value]]
    if isinstance(value, tuple):
        return ["text", value[1], value[0]]
    return ["text", value, TEXT] if isinstance(value, str) else ["text", json.dumps(value), "constant"]
