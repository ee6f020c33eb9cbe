"""``glosslint new``: add an entry in the form of the others."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from glosslint.layout.layout import DERIVED_ROLES, FOLDER, INDEX, KEY, PATH, SLUG
from glosslint.layout.roles import EACH
from glosslint.model import GlosslintError, InsertItem, Intent, Place, Value
from glosslint.refactor.entry_template import EntryTemplate
from glosslint.refactor.workspace import Change, Plan, Workspace, apply_plan, refuse_new_errors, refuse_new_paths
from glosslint.text.names import fold, kebab, slug

_IN_ORDER = 0.95  # minimum share of neighbours in order in a sorted list, since real lists have errors


class NewEntry(NamedTuple):
    """The file that changes or is made, the id, the keys still empty, and those with a guessed value."""

    changes: tuple[Change, ...]
    id: str
    empty: tuple[str, ...]
    guessed: Mapping[str, str]


def add_entry(space: Workspace, term: str, name: str = "", file: str = "") -> NewEntry:
    """Return the new entry for ``term``, with the id ``name`` or one made from the term; nothing is written.

    ``file`` is the file to add it to, relative to the settings. Raise GlosslintError if the entry cannot be added.
    """
    layout = space.project.layout
    name = name or _id(space, term)
    _refuse(space, term, name)
    template = EntryTemplate(space, term, name)
    plan = Plan()
    if layout.entries == "file":
        path = file or _new_path(space, name)
        plan.created[path] = template.file(path)
    else:
        files = list(dict.fromkeys(entry.file for entry in space.glossary.entries))
        if not file and len(files) > 1:
            shown = ", ".join(files[:3]) + (" …" if len(files) > 3 else "")
            raise GlosslintError(f"the entries are in {len(files)} files ({shown}); choose one with --file")
        path = file or files[0]
        plan.add(_into(space, path, term, name, template.value()))
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


def _refuse(space: Workspace, term: str, name: str) -> None:
    layout = space.project.layout
    several = EACH in layout.at.split(".") and layout.entries != "section"
    if several or layout.entries in ("documents", "merged", "section"):
        is_what = "is part of a page" if layout.entries == "section" else "consists of YAML documents"
        is_what = "may belong to any of several lists" if several else is_what
        raise GlosslintError(
            f'an entry of the layout "{layout.name}" {is_what}, which glosslint new cannot write; '
            f"{_example(space, term)}"
        )
    if not term.strip() or term != " ".join(term.split()):
        raise GlosslintError("the term is empty or has extra whitespace")
    if not name:
        raise GlosslintError(f'no id can be made from "{term}"; give one with --id')
    if "/" in name and layout.id != PATH:
        raise GlosslintError(f'"{name}" cannot be an id')
    taken = space.glossary.find_by_id(name)
    if taken is not None:
        raise GlosslintError(
            f'"{name}" is the id of an entry, in {taken.file}; choose another with --id, or edit that entry'
        )
    for entry in space.glossary.entries:
        if any(fold(known.value) == fold(term) for known in entry.names):
            raise GlosslintError(f'"{term}" is already a name of the entry "{entry.key}", in {entry.file}')


def _example(space: Workspace, term: str) -> str:
    """Return advice to copy an entry: the one after which the new one belongs, or the last one."""
    entries = space.glossary.entries
    number = _index_in_order([entry.title for entry in entries], term)
    entry = entries[(number or len(entries)) - 1]
    match = space.documents[entry.file].find(entry.root)
    line = space.documents[entry.file].source.position(match.node.start).line if match is not None else 1
    after = f', after which "{term}" belongs,' if number else ""
    return f'copy the entry "{entry.title}" ({entry.file}:{line}){after} and change it'


def _id(space: Workspace, term: str) -> str:
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


def _new_path(space: Workspace, name: str) -> str:
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


def _into(space: Workspace, path: str, term: str, name: str, value: Value) -> Intent:
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
