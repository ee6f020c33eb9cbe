"""Old names that go on to lead to an entry: another item in its list of aliases, or of redirects."""

from __future__ import annotations

from collections import Counter

from glosslint.facts import EntryFacts
from glosslint.model import AddItem, GlosslintError, InsertKey, Intent, NodePath
from glosslint.parse.tree import Mapping, Sequence
from glosslint.refactor.plan import Workspace
from glosslint.roles import ANY_LANGUAGE


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


def _added(space: Workspace, entry: EntryFacts, role: str, text: str) -> Intent:
    """Put a text into the list under a role; the list begins where other entries have it."""
    steps = role.split(".")
    path: NodePath = entry.root
    found = space.documents[entry.file].find((*path, *steps))
    node = found.node if found is not None else None
    if found is not None and found.complete and isinstance(node, Sequence):
        return AddItem(entry.at((*path, *steps)), text)
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
    """The key of the entry behind which ``key`` belongs: as other entries have it, else as the schema lists them."""
    habits = Counter(
        before
        for other in space.glossary.entries
        if key in other.keys
        for before in other.keys[: other.keys.index(key)][::-1]
        if before in entry.keys
    )
    if habits:
        most = max(habits.values())
        return max((before for before in entry.keys if habits[before] == most), key=entry.keys.index)
    schema = space.project.schema
    listed = list(schema.schema.get("properties", ())) if schema is not None else []
    known = listed[: listed.index(key)] if key in listed else []
    return next((before for before in reversed(entry.keys) if before in known), None)
