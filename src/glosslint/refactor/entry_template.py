"""The keys and values of a new entry: the required ones, in the order of the other entries."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from glosslint.facts.entry import EntryFacts
from glosslint.fix.insertion import block_rows
from glosslint.fix.quoting import ScalarContext
from glosslint.layout.layout import DERIVED_ROLES
from glosslint.layout.roles import follow_keys, is_numbered
from glosslint.model import Value
from glosslint.model.source import BOM
from glosslint.parse.endings import kind_of
from glosslint.parse.tree import Scalar
from glosslint.refactor.links import string_at
from glosslint.refactor.roles import schema_keys
from glosslint.refactor.workspace import Workspace
from glosslint.schema.walk import required_keys, subschemas_at
from glosslint.text.languages import ANY_LANGUAGE

_DRAFT = "draft"


class EntryTemplate:
    """The keys and values of a new entry; ``empty`` keys have no value, ``guessed`` the most frequent one."""

    def __init__(self, space: Workspace, term: str, name: str) -> None:
        self._space = space
        self._layout = space.project.layout
        self._given = {self._layout.id: self._written_id(name), self._layout.term: term}
        self.guessed: dict[str, str] = {}
        layout = self._layout
        core = layout.prose.get(layout.core) or next(iter(layout.prose.values()), "")
        roles_needed = (layout.id, layout.term, layout.status, core)
        stated = (role.replace(ANY_LANGUAGE, layout.text_language) for role in roles_needed)
        roles = [path for path in stated if path and path not in DERIVED_ROLES and not path.startswith("@")]
        steps = [tuple(path.split(".")) for path in roles]
        keys = dict.fromkeys([*(step for step, *_ in steps), *self._required(())])
        self._tree: dict[str, Value] = {key: self._built((key,), steps) for key in sorted(keys, key=_rank(space))}
        self.empty = tuple(_empty(self._tree, ""))

    def _built(self, path: tuple[str, ...], roles: Sequence[tuple[str, ...]]) -> Value:
        """Return the value at ``path``: a list or mapping with the keys needed below it, or a single value."""
        depth = len(path)
        below = [role[depth] for role in roles if role[:depth] == path and len(role) > depth]
        if not below:
            return self._value(path)
        if all(map(str.isdecimal, below)) and not self._has_numbered_keys(path):  # items of a list
            numbers = range(max(map(int, below)) + 1)
            return tuple(self._built((*path, str(number)), roles) for number in numbers)
        return {step: self._built((*path, step), roles) for step in dict.fromkeys([*below, *self._required(path)])}

    def _has_numbered_keys(self, path: tuple[str, ...]) -> bool:
        """Return whether the first entry with a value at ``path`` has a mapping with numbers as keys there."""
        for entry in self._space.glossary.entries:
            top = self._space.documents[entry.file].find(entry.root)
            inner = follow_keys(top.node, ".".join(path), ()) if top is not None else None
            if inner is not None:
                return is_numbered(inner[0])
        return False

    def _written_id(self, name: str) -> str:
        """Return the value of the id's key: the id, with the text around it that the first entry has, if any."""
        first = next((entry for entry in self._space.glossary.entries if entry.id is not None), None)
        if not self._layout.id_pattern or first is None or first.id is None:
            return name
        written = string_at(self._space, first, first.id.path)
        start, end = self._layout.id_span(written)
        return written[:start] + name + written[end:]

    def value(self) -> Value:
        """Return the entry; in a mapping from terms to definitions, or to lists of these, it is an empty definition."""
        entries = self._space.glossary.entries
        if self._layout.entries == "map" and sum(map(_is_text, entries)) * 2 > len(entries):
            self.empty = (self._layout.core,)
            return ""
        return self._tree

    def file(self, path: str) -> str:
        """Return the text of a file that holds only this entry."""
        sources = [document.source for document in self._space.documents.values()]
        if kind_of(path) == "json":
            text = json.dumps(self._tree, ensure_ascii=False, indent=2) + "\n"
        else:
            rows = "".join(f"{row}\n" for row in block_rows(self._tree, ScalarContext(quote='"')))
            text = f"---\n{rows}---\n"
            if kind_of(path) != "page":
                # most files may begin with the same comment, such as one that names their schema to editors
                firsts = Counter(source.text.removeprefix(BOM).split("\n", 1)[0].rstrip("\r") for source in sources)
                line, number = firsts.most_common(1)[0]
                text = f"{line}\n{rows}" if line.startswith("#") and number * 2 > len(sources) else rows
        crlf = sum("\r\n" in source.text for source in sources) * 2 > len(sources)
        return text.replace("\n", "\r\n") if crlf else text

    def _required(self, path: tuple[str, ...]) -> list[str]:
        schema, top = self._schema
        return required_keys(schema, (*top, *_in_data(path))) if schema is not None else []

    @property
    def _schema(self) -> tuple[Mapping[str, Any] | None, tuple[str | int, ...]]:
        """The schema of an entry, or of a file, or ``None``; and the path of an entry in the data it describes."""
        project, layout = self._space.project, self._layout
        if project.schema is not None or project.file_schema is None:
            return (project.schema.schema if project.schema is not None else None), ()
        inside: dict[str, tuple[str | int, ...]] = {"list": (0,), "map": ("-",)}
        top = tuple(layout.at.split(".")) if layout.at else ()
        return project.file_schema.schema, (*top, *inside.get(layout.entries, ()))

    def _value(self, path: tuple[str, ...]) -> Value:
        layout = self._layout
        role = ".".join(path)
        for known, text in self._given.items():
            if known.replace(ANY_LANGUAGE, layout.text_language) == role:
                return text
        schema, top = self._schema
        parts = subschemas_at(schema, (*top, *_in_data(path))) if schema is not None else []
        allowed = [word for part in parts for word in part.get("enum", ()) if isinstance(word, str)]
        if role == layout.status:
            return _DRAFT if not allowed or _DRAFT in allowed else allowed[0]
        if any(part.get("type") == "array" for part in parts):
            return ()
        if allowed:
            self.guessed[role] = _most_frequent(self._space, path, allowed)
            return self.guessed[role]
        return ""


def _in_data(path: tuple[str, ...]) -> Iterator[str | int]:
    return (int(step) if step.isdecimal() else step for step in path)


def _most_frequent(space: Workspace, path: tuple[str, ...], allowed: list[str]) -> str:
    """Return the allowed value that most entries have at ``path``; the first one if none has any."""
    numbers = Counter[str]()
    for entry in space.glossary.entries:
        top = space.documents[entry.file].find(entry.root)
        inner = follow_keys(top.node, ".".join(path), ()) if top is not None else None
        if inner is not None and isinstance(inner[0], Scalar):
            numbers[inner[0].text] += 1
    return max(allowed, key=lambda word: numbers[word])


def _rank(space: Workspace) -> Callable[[str], tuple[float, int]]:
    """Return a sort key for keys: their average position in the entries, else the order of the schema's properties."""
    listed = schema_keys(space)
    places: defaultdict[str, list[float]] = defaultdict(list)
    for entry in space.glossary.entries:
        for number, key in enumerate(entry.keys):
            places[key].append(number / len(entry.keys))

    def rank(key: str) -> tuple[float, int]:
        positions = places[key] or [1.0]
        return sum(positions) / len(positions), listed.index(key) if key in listed else len(listed)

    return rank


def _is_text(entry: EntryFacts) -> bool:
    """Return whether an entry is a string, or a list of strings."""
    return entry.shape == "a string" or any(prose.path[:-1] == entry.root for prose in entry.prose if not entry.keys)


def _empty(tree: Mapping[str, Value], above: str) -> Iterator[str]:
    """Yield the dotted paths of the keys without a value."""
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _empty(value, f"{above}{key}.")
        elif isinstance(value, tuple) and value:
            yield from _empty({f"{key}.{number}": item for number, item in enumerate(value)}, above)
        elif not value:
            yield f"{above}{key}"
