"""Set the values of an entry's roles: in place, or with a new key where other entries have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from glosslint.facts.entry import EntryFacts
from glosslint.model import GlosslintError, InsertItem, InsertKey, Intent, NodePath, SetValue, Value
from glosslint.parse.tree import Mapping, Scalar, Sequence
from glosslint.refactor.workspace import Workspace
from glosslint.text.languages import ANY_LANGUAGE

_HABIT = 3  # entries that must have a key before their order counts for more than the schema's


def keep_name(space: Workspace, entry: EntryFacts, name: str) -> Intent:
    """Return the intent that adds ``name`` to the entry's aliases. Raise GlosslintError without a list of aliases."""
    layout = space.project.layout
    roles = [role for role in layout.aliases if ANY_LANGUAGE not in role.split(".")]
    if not roles:
        raise GlosslintError(
            f'--keep-alias: the layout "{layout.name}" has no list of aliases; '
            'remove the option, or name the key: layout.aliases = ["aliases"]'
        )
    return _added(space, entry, roles[0], name)


def keep_page(space: Workspace, entry: EntryFacts, old: str) -> Intent:
    """Return the intent that adds an entry's old page to its redirects. Raise GlosslintError if it cannot be added."""
    layout = space.project.layout
    if entry.page is not None:
        page = entry.page.value
    else:
        pattern = next((pattern for pattern in layout.links if pattern.startswith("/")), "/{id}/")
        page = pattern.replace("{id}", old)
    return _added(space, entry, layout.redirects, page)


def set_role(space: Workspace, entry: EntryFacts, role: str, text: str) -> Iterator[Intent]:
    """Yield the intent that sets the string of a role to ``text``, unless it is ``text`` already.

    Raise GlosslintError if the value is not a string, or if the key cannot be added.
    """
    path = (*entry.root, *role.split("."))
    present = space.documents[entry.file].find(path)
    if present is not None and present.complete:
        if not isinstance(present.node, Scalar):
            raise GlosslintError(f'{entry.file}: "{role}" of "{entry.key}" is not a string; make it one first')
        if present.node.text != text:
            yield SetValue(entry.at(path), text)
        return
    intent = _new_key(space, entry, role, text)
    if intent is None:
        raise GlosslintError(f'{entry.file}: "{role}" of "{entry.key}" cannot be added; add it by hand')
    yield intent


def _added(space: Workspace, entry: EntryFacts, role: str, text: str) -> Intent:
    """Return the intent that adds a string to the list of a role, with a new key if there is no list yet."""
    path: NodePath = (*entry.root, *role.split("."))
    find = space.documents[entry.file].find
    present = find(path)
    if present is not None and present.complete and isinstance(present.node, Sequence):
        return InsertItem(entry.at(path), text)
    top = find(entry.root)
    if top is None or not isinstance(top.node, Mapping | Sequence):
        raise GlosslintError(
            f'{entry.file}: "{role}" cannot be added to "{entry.key}", which is a string; make it a mapping first'
        )
    intent = _new_key(space, entry, role, (text,))
    if present is None or present.complete or intent is None:
        raise GlosslintError(f'{entry.file}: "{role}" of "{entry.key}" is not a list; make it one first')
    return intent


def _new_key(space: Workspace, entry: EntryFacts, role: str, value: Value) -> Intent | None:
    """Return the intent that adds the key of a role with a value; ``None`` without a mapping to add it to."""
    *above, key = role.split(".")
    owner = space.documents[entry.file].find((*entry.root, *above))
    if owner is None or not owner.complete or not isinstance(owner.node, Mapping):
        return None
    return InsertKey(entry.at((*entry.root, *above)), key, value, None if above else _key_before(space, entry, key))


def schema_keys(space: Workspace) -> list[str]:
    """Return the keys of an entry that its schema lists, in that order."""
    schema = space.project.schema
    return list(schema.schema.get("properties", ())) if schema is not None else []


def _key_before(space: Workspace, entry: EntryFacts, key: str) -> str | None:
    """Return the key of the entry after which ``key`` belongs: by the order in other entries, else in the schema."""
    having = [other.keys for other in space.glossary.entries if key in other.keys]
    listed = schema_keys(space)
    if key in listed and len(having) < _HABIT:
        having = [tuple(listed)]
    before = Counter(known for keys in having for known in keys[: keys.index(key)] if known in entry.keys)
    most = max(before.values(), default=0)
    return next((known for known in reversed(entry.keys) if before[known] == most and most), None)
