"""Values under the roles of an entry: set where they stand, or put where other entries have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from glosslint.facts.entry import EntryFacts
from glosslint.model import GlosslintError, InsertItem, InsertKey, Intent, NodePath, SetValue
from glosslint.parse.tree import Mapping, Scalar, Sequence
from glosslint.refactor.workspace import Workspace
from glosslint.text.languages import ANY_LANGUAGE

_HABIT = 3  # entries from which one can tell where a key stands


def keep_name(space: Workspace, entry: EntryFacts, name: str) -> Intent:
    """Let ``name`` be one of the entry's aliases. Raises GlosslintError when the layout has no list of them."""
    layout = space.project.layout
    roles = [role for role in layout.aliases if ANY_LANGUAGE not in role.split(".")]
    if not roles:
        raise GlosslintError(
            f'--keep-alias: the layout "{layout.name}" has no list of other names; '
            'leave the option out, or name the key: layout.aliases = ["aliases"]'
        )
    return _added(space, entry, roles[0], name)


def keep_page(space: Workspace, entry: EntryFacts, old: str) -> Intent:
    """Let the entry's old page lead to it."""
    layout = space.project.layout
    if entry.page is not None:
        page = entry.page.value
    else:
        pattern = next((pattern for pattern in layout.links if pattern.startswith("/")), "/{id}/")
        page = pattern.replace("{id}", old)
    return _added(space, entry, layout.redirects, page)


def set_role(space: Workspace, entry: EntryFacts, role: str, text: str) -> Iterator[Intent]:
    """Let the text under a role be ``text``; nothing to do where it says so already."""
    steps = role.split(".")
    found = space.documents[entry.file].find((*entry.root, *steps))
    if found is not None and found.complete:
        if not isinstance(found.node, Scalar):
            raise GlosslintError(f'{entry.file}: "{role}" of "{entry.key}" is no text; make it one first')
        if found.node.text != text:
            yield SetValue(entry.at((*entry.root, *steps)), text)
        return
    owner = space.documents[entry.file].find((*entry.root, *steps[:-1]))
    if owner is None or not owner.complete or not isinstance(owner.node, Mapping):
        raise GlosslintError(f'{entry.file}: "{role}" of "{entry.key}" cannot be added; write it yourself')
    after = key_before(space, entry, steps[-1]) if len(steps) == 1 else None
    yield InsertKey(entry.at((*entry.root, *steps[:-1])), steps[-1], text, after)


def _added(space: Workspace, entry: EntryFacts, role: str, text: str) -> Intent:
    """Put a text into the list under a role; the list begins where other entries have it."""
    steps = role.split(".")
    path: NodePath = entry.root
    found = space.documents[entry.file].find((*path, *steps))
    node = found.node if found is not None else None
    if found is not None and found.complete and isinstance(node, Sequence):
        return InsertItem(entry.at((*path, *steps)), text)
    top = space.documents[entry.file].find(path)
    if top is None or not isinstance(top.node, Mapping | Sequence):
        raise GlosslintError(
            f'{entry.file}: "{role}" of "{entry.key}" cannot be added, since it is a text and no map of keys; '
            "make it one first"
        )
    owner = space.documents[entry.file].find((*path, *steps[:-1]))
    if found is None or found.complete or owner is None or not owner.complete or not isinstance(owner.node, Mapping):
        raise GlosslintError(f'{entry.file}: "{role}" of "{entry.key}" is no list; make it one first')
    after = key_before(space, entry, steps[-1]) if len(steps) == 1 else None
    return InsertKey(entry.at((*path, *steps[:-1])), steps[-1], (text,), after)


def key_before(space: Workspace, entry: EntryFacts, key: str) -> str | None:
    """The key of the entry behind which ``key`` belongs: as several entries have it, else as the schema lists them."""
    having = [other.keys for other in space.glossary.entries if key in other.keys]
    schema = space.project.schema
    listed = list(schema.schema.get("properties", ())) if schema is not None else []
    if key in listed and len(having) < _HABIT:
        having = [tuple(listed)]
    before = Counter(known for keys in having for known in keys[: keys.index(key)] if known in entry.keys)
    most = max(before.values(), default=0)
    return next((known for known in reversed(entry.keys) if before[known] == most and most), None)
