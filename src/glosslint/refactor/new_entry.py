"""``glosslint new``: add an entry with the required keys, in the form and order of the others."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from glosslint.engine.session import Session
from glosslint.facts.entry import EntryFacts
from glosslint.fix.items import block_rows
from glosslint.fix.scalar_text import ScalarContext
from glosslint.layout.layout import DERIVED_ROLES, FOLDER, INDEX, KEY, PATH, SLUG
from glosslint.layout.roles import EACH, is_numbered
from glosslint.model import GlosslintError, InsertItem, Intent, Place, Value
from glosslint.model.options import toml, toml_key
from glosslint.model.source import BOM
from glosslint.parse.endings import kind_of
from glosslint.parse.tree import Scalar
from glosslint.refactor.intents import schema_keys, string_at, values_at
from glosslint.refactor.workspace import Change, ChangePlan, apply_plan, refuse_new_errors, refuse_new_paths
from glosslint.schema.walk import required_keys, subschemas_at
from glosslint.text.languages import ANY_LANGUAGE
from glosslint.text.names import fold, kebab, slug
from glosslint.util.sequences import group_values

_DRAFT = "draft"


class EntryTemplate:
    """The keys and values of a new entry; ``empty`` keys have no value, ``guessed`` the most frequent one."""

    def __init__(self, space: Session, term: str, name: str) -> None:
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
        keys = dict.fromkeys([*(step for step, *_ in steps), *required_keys(*self._in_schema(()))])
        self._tree: dict[str, Value] = {key: self._build_value((key,), steps) for key in sorted(keys, key=_rank(space))}
        self.empty = tuple(_empty(self._tree, ""))

    def _build_value(self, path: tuple[str, ...], roles: Sequence[tuple[str, ...]]) -> Value:
        """Return the value at ``path``: a list or mapping with the keys needed below it, or a single value."""
        depth = len(path)
        below = [role[depth] for role in roles if role[:depth] == path and len(role) > depth]
        if not below:
            return self._value(path)
        is_mapping = map(is_numbered, itertools.islice(values_at(self._space, path), 1))  # of the first entry with one
        if all(map(str.isdecimal, below)) and not any(is_mapping):  # items of a list
            numbers = range(max(map(int, below)) + 1)
            return tuple(self._build_value((*path, str(number)), roles) for number in numbers)
        return {
            step: self._build_value((*path, step), roles)
            for step in dict.fromkeys([*below, *required_keys(*self._in_schema(path))])
        }

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
            fence = "+++" if sum(source.text.startswith("+++") for source in sources) * 2 > len(sources) else "---"
            if kind_of(path) == "toml" or fence == "+++":
                rows = "".join(f"{toml_key(key)} = {toml(value)}\n" for key, value in self._tree.items())
            text = f"{fence}\n{rows}{fence}\n"
            if kind_of(path) != "page":
                # most files may begin with the same comment, such as one that names their schema to editors
                firsts = Counter(source.text.removeprefix(BOM).split("\n", 1)[0].rstrip("\r") for source in sources)
                line, number = firsts.most_common(1)[0]
                text = f"{line}\n{rows}" if line.startswith("#") and number * 2 > len(sources) else rows
        crlf = sum("\r\n" in source.text for source in sources) * 2 > len(sources)
        return text.replace("\n", "\r\n") if crlf else text

    def _in_schema(self, path: tuple[str, ...]) -> tuple[Mapping[str, Any], tuple[str | int, ...]]:
        """Return the schema of an entry, or of a file, or an empty one; and ``path`` in the data it describes."""
        project, layout = self._space.project, self._layout
        steps = [int(step) if step.isdecimal() else step for step in path]
        if project.schema is not None or project.file_schema is None:
            return (project.schema.schema if project.schema is not None else {}), tuple(steps)
        inside: dict[str, tuple[str | int, ...]] = {"list": (0,), "map": ("-",)}
        top = tuple(layout.at.split(".")) if layout.at else ()
        return project.file_schema.schema, (*top, *inside.get(layout.entries, ()), *steps)

    def _value(self, path: tuple[str, ...]) -> Value:
        layout = self._layout
        role = ".".join(path)
        for known, text in self._given.items():
            if known.replace(ANY_LANGUAGE, layout.text_language) == role:
                return text
        parts = subschemas_at(*self._in_schema(path))
        allowed = [word for part in parts for word in part.get("enum", ()) if isinstance(word, str)]
        if role == layout.status:
            return _DRAFT if not allowed or _DRAFT in allowed else allowed[0]
        if any(part.get("type") == "array" for part in parts):
            return ()
        if allowed:
            numbers = Counter(value.text for value in values_at(self._space, path) if isinstance(value, Scalar))
            self.guessed[role] = max(allowed, key=lambda word: numbers[word])
            return self.guessed[role]
        return ""


def _rank(space: Session) -> Callable[[str], tuple[float, int]]:
    """Return a sort key for keys: their average position in the entries, else the order of the schema's properties."""
    listed = schema_keys(space)
    all_keys = (entry.keys for entry in space.glossary.entries)
    places = group_values((key, number / len(keys)) for keys in all_keys for number, key in enumerate(keys))

    def rank(key: str) -> tuple[float, int]:
        positions = places.get(key, (1.0,))
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


_IN_ORDER = 0.95  # minimum share of neighbours in order in a sorted list, since real lists have errors


class NewEntry(NamedTuple):
    """The file that changes or is made, the id, the keys still empty, and those with a guessed value."""

    changes: tuple[Change, ...]
    id: str
    empty: tuple[str, ...]
    guessed: Mapping[str, str]


def add_entry(space: Session, term: str, name: str = "", file: str = "") -> NewEntry:
    """Return the new entry for ``term``, with the id ``name`` or one made from the term; nothing is written.

    ``file`` is the file to add it to, relative to the settings. Raise GlosslintError if the entry cannot be added.
    """
    layout = space.project.layout
    name = name or _id(space, term)
    _refuse(space, term, name)
    template = EntryTemplate(space, term, name)
    plan = ChangePlan()
    if layout.entries == "file":
        path = file or _new_path(space, name)
        plan.created[path] = template.file(path)
    else:
        files = list(dict.fromkeys(entry.file for entry in space.glossary.entries))
        if not file and len(files) > 1:
            shown = ", ".join(files[:3]) + (" …" if len(files) > 3 else "")
            raise GlosslintError(f"the entries are in {len(files)} files ({shown}); choose one with --file")
        path = file or files[0]
        plan.add(_insert_entry(space, path, term, name, template.value()))
    changes, after = apply_plan(space, plan)
    refuse_new_paths(space, changes)
    added = next((entry for entry in after.glossary.entries if entry.id is not None and entry.id.value == name), None)
    if added is None:
        raise GlosslintError(f'{path}: the new entry would not have the id "{name}"; write it by hand')
    written = bool(layout.term) and not layout.term.startswith("@")
    if written and fold(term) not in {fold(known.value) for known in added.names}:
        raise GlosslintError(f'{path}: the new entry would not have the term "{term}"; {_example(space, term)}')
    place = Place(added.file, added.id.path) if added.id is not None and layout.id not in DERIVED_ROLES else None
    refuse_new_errors(space, after, plan, place, added.key)
    return NewEntry(changes, name, template.empty, template.guessed)


def _refuse(space: Session, term: str, name: str) -> None:
    if not term.strip() or term != " ".join(term.split()):
        raise GlosslintError("the term is empty or has extra whitespace")
    for entry in space.glossary.entries:
        if any(fold(known.value) == fold(term) for known in entry.names):
            raise GlosslintError(f'"{term}" is already a name of the entry "{entry.key}", in {entry.file}')
    layout = space.project.layout
    several = EACH in layout.at.split(".") and layout.entries != "section"
    if several or layout.entries in ("documents", "merged", "section"):
        is_what = "is part of a page" if layout.entries == "section" else "consists of YAML documents"
        is_what = "may belong to any of several lists" if several else is_what
        raise GlosslintError(
            f'an entry of the layout "{layout.name}" {is_what}, which glosslint new cannot write; '
            f"{_example(space, term)}"
        )
    if not name:
        raise GlosslintError(f'no id can be made from "{term}"; give one with --id')
    if "/" in name and layout.id != PATH:
        raise GlosslintError(f'"{name}" cannot be an id')
    taken = space.glossary.find_by_id(name)
    if taken is not None:
        raise GlosslintError(
            f'"{name}" is the id of an entry, in {taken.file}; choose another with --id, or edit that entry'
        )


def _example(space: Session, term: str) -> str:
    """Return advice to copy an entry: the one after which the new one belongs, or the last one."""
    entries = space.glossary.entries
    number = _index_in_order([entry.title for entry in entries], term)
    entry = entries[(number or len(entries)) - 1]
    match = space.documents[entry.file].find(entry.root)
    line = space.documents[entry.file].source.position(match.node.start).line if match is not None else 1
    after = f', after which "{term}" belongs,' if number else ""
    return f'copy the entry "{entry.title}" ({entry.file}:{line}){after} and change it'


def _id(space: Session, term: str) -> str:
    """Make an id from a term: the term, its anchor, or its words, joined as in most of the other ids."""
    layout = space.project.layout
    if layout.id == KEY and layout.term == KEY:
        return term
    if layout.id == SLUG:
        return slug(term)
    ids = [entry.id.value for entry in space.glossary.entries if entry.id is not None]
    under, hyphen = sum("_" in known for known in ids), sum("-" in known for known in ids)
    words = re.findall(r"\w+", "".join(char for char in kebab(term) if char.isalnum() or char == "-"))
    return ("_" if under > hyphen else "-").join(words)


def _new_path(space: Session, name: str) -> str:
    """Return a path in the folder of most other files, with their extension."""
    files = [PurePosixPath(entry.file) for entry in space.glossary.entries]
    ending = Counter(file.suffix for file in files).most_common(1)[0][0]
    layout = space.project.layout
    if layout.id == FOLDER:
        above, file_name = Counter((str(file.parent.parent), file.name) for file in files).most_common(1)[0][0]
        return str(PurePosixPath(above) / name / file_name)
    if layout.id == PATH:
        base = next((base for base in layout.bases if str(files[0]).startswith(base)), "")
        of_folders = sum(layout.names_folder(str(file)) for file in files) * 2 > len(files)
        return f"{base}{name}/{INDEX}{ending}" if of_folders else f"{base}{name}{ending}"
    folder = Counter(str(file.parent) for file in files).most_common(1)[0][0]
    return str(PurePosixPath(folder) / f"{name}{ending}")


def _insert_entry(space: Session, path: str, term: str, name: str, value: Value) -> Intent:
    """Return the intent that inserts the entry into a file: in order if the others are sorted, else after them."""
    layout = space.project.layout
    entries = [entry for entry in space.glossary.entries if entry.file == path]
    if not entries:
        raise GlosslintError(f"{path}: no entries in this file; name a file that has some")
    key = (term if layout.term == KEY else name) if layout.entries == "map" else ""
    number = _index_in_order([entry.key for entry in entries], name)
    if number is None:
        number = _index_in_order([entry.title for entry in entries], term)
    return InsertItem(Place(path, entries[0].root[:-1]), value, None if number == len(entries) else number, key)


def _index_in_order(names: Sequence[str], new: str) -> int | None:
    """Return the index at which ``new`` is out of order with the fewest others; ``None`` if these are not sorted."""
    folded, wanted = [name.casefold() for name in names], new.casefold()
    pairs = list(itertools.pairwise(folded))
    if not pairs or sum(one <= other for one, other in pairs) < _IN_ORDER * len(pairs):
        return None
    wrong = [sum(name < wanted for name in folded)]  # at index 0, all that sort before it come after it
    for name in folded:
        wrong.append(wrong[-1] + (1 if name > wanted else -1))
    return wrong.index(min(wrong))
