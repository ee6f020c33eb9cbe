"""Set values under the roles of an entry: in place, or where other entries have the key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from glosslint.facts.entry import EntryFacts
from glosslint.model import GlosslintError, InsertItem, InsertKey, Intent, NodePath, SetValue
from glosslint.parse.tree import Mapping, Scalar, Sequence
from glosslint.refactor.workspace import Workspace
from glosslint.text.languages import ANY_LANGUAGE

_HABIT = 3  # entries that must have a key before their order counts for more than the schema's


def keep_name(space: Workspace, entry: EntryFacts, name: str) -> Intent:
    """Add ``name`` to the aliases of the entry. Raise GlosslintError when the layout has no list of aliases."""
    layout = space.project.layout
    roles = [role for role in layout.aliases if ANY_LANGUAGE not in role.split(".")]
    if not roles:
        raise GlosslintError(
            f'--keep-alias: the layout "{layout.name}" has no list of aliases; '
            'remove the option, or name the key: layout.aliases = ["aliases"]'
        )
    return _added(space, entry, roles[0], name)


def keep_page(space: Workspace, entry: EntryFacts, old: str) -> Intent:
    """Add the old page of the entry to its redirects."""
    layout = space.project.layout
    if entry.page is not None:
        page = entry.page.value
    else:
        pattern = next((pattern for pattern in layout.links if pattern.startswith("/")), "/{id}/")
        page = pattern.replace("{id}", old)
    return _added(space, entry, layout.redirects, page)


def set_role(space: Workspace, entry: EntryFacts, role: str, text: str) -> Iterator[Intent]:
    """Set the string under a role to ``text``, unless it is that already."""
    steps = role.split(".")
    present = space.documents[entry.file].find((*entry.root, *steps))
    if present is not None and present.complete:
        if not isinstance(present.node, Scalar):
            raise GlosslintError(f'{entry.file}: "{role}" of "{entry.key}" is not a string; make it one first')
        if present.node.text != text:
            yield SetValue(entry.at((*entry.root, *steps)), text)
        return
    owner = space.documents[entry.file].find((*entry.root, *steps[:-1]))
    if owner is None or not owner.complete or not isinstance(owner.node, Mapping):
        raise GlosslintError(f'{entry.file}: "{role}" of "{entry.key}" cannot be added; add it by hand')
    after = key_before(space, entry, steps[-1]) if len(steps) == 1 else None
    yield InsertKey(entry.at((*entry.root, *steps[:-1])), steps[-1], text, after)


def _added(space: Workspace, entry: EntryFacts, role: str, text: str) -> Intent:
    """Add a string to the list under a role; without one, start it where other entries have it."""
    steps = role.split(".")
    path: NodePath = entry.root
    present = space.documents[entry.file].find((*path, *steps))
    if present is not None and present.complete and isinstance(present.node, Sequence):
        return InsertItem(entry.at((*path, *steps)), text)
    top = space.documents[entry.file].find(path)
    if top is None or not isinstance(top.node, Mapping | Sequence):
        raise GlosslintError(
            f'{entry.file}: "{role}" cannot be added to "{entry.key}", which is a string; make it a mapping first'
        )
    owner = space.documents[entry.file].find((*path, *steps[:-1]))
    if (
        present is None
        or present.complete
        or owner is None
        or not owner.complete
        or not isinstance(owner.node, Mapping)
    ):
        raise GlosslintError(f'{entry.file}: "{role}" of "{entry.key}" is not a list; make it one first')
    after = key_before(space, entry, steps[-1]) if len(steps) == 1 else None
    return InsertKey(entry.at((*path, *steps[:-1])), steps[-1], (text,), after)


def key_before(space: Workspace, entry: EntryFacts, key: str) -> str | None:
    """Return the key of the entry after which ``key`` belongs: by the order in other entries, else in the schema."""
    having = [other.keys for other in space.glossary.entries if key in other.keys]
    schema = space.project.schema
    listed = list(schema.schema.get("properties", ())) if schema is not None else []
    if key in listed and len(having) < _HABIT:
        having = [tuple(listed)]
    before = Counter(known for keys in having for known in keys[: keys.index(key)] if known in entry.keys)
    most = max(before.values(), default=0)
    return next((known for known in reversed(entry.keys) if before[known] == most and most), None)
