"""Fixes as intents (what should change in the data), and as edits of a file."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from glosslint.model.frozen import NamedTuple, dataclass
from glosslint.model.place import Place, Span


class Safety(StrEnum):
    """How safe a fix is. Only ``SAFE`` ones are applied unless the caller asks for more."""

    SAFE = "safe"  # the meaning of the text stays the same
    UNSAFE = "unsafe"  # probably right, but to be reviewed
    DISPLAY = "display"  # a suggestion, never applied by --fix


#: A string, a list, or a mapping in the order of its keys.
Value = str | tuple["Value", ...] | Mapping[str, "Value"]


class Replace(NamedTuple):
    """Replace characters of a string with ``text``; an empty span inserts, an empty text deletes."""

    place: Place
    text: str


class SetValue(NamedTuple):
    """Set the scalar at ``place`` to the string ``text``, quoted if any parser would load it as another type."""

    place: Place
    text: str


class RemoveItem(NamedTuple):
    """Remove an item from its list, with its own comments; with the last one, also the key of the list, unless the
    mapping has no other: then ``[]`` is left."""

    place: Place


class RemoveKey(NamedTuple):
    """Remove a key and its value from its mapping; ``number`` counts the keys of that name, from 0."""

    place: Place
    number: int = 0


class RenameKey(NamedTuple):
    """Rename the key of the node at ``place`` to ``key``."""

    place: Place
    key: str


class InsertKey(NamedTuple):
    """Insert ``key`` with the value ``text`` into the mapping at ``place``, after the key ``after`` or at the end."""

    place: Place
    key: str
    text: Value
    after: str | None = None


class InsertItem(NamedTuple):
    """Insert a value into the list (or, with ``key``, mapping) at ``place``, before item ``number`` or at the end."""

    place: Place
    value: Value
    number: int | None = None
    key: str = ""


class Reorder(NamedTuple):
    """Reorder the items of the list (or the keys of the mapping) at ``place``: ``order[n]`` is the present number of
    the one that comes ``n``-th. Comments above an item or key move with it."""

    place: Place
    order: tuple[int, ...]


class ReplaceSource(NamedTuple):
    """Replace characters of the file itself with ``text``: for problems of a file as a file."""

    place: Place
    text: str


#: What a fix changes in the decoded data; how that is written in YAML or JSON is not the rule's concern.
Intent = Replace | SetValue | RemoveItem | RemoveKey | RenameKey | InsertKey | InsertItem | Reorder | ReplaceSource


class Fix(NamedTuple):
    """A way to fix a problem: all intents, which are in one file, or none."""

    safety: Safety
    intents: tuple[Intent, ...]
    title: str  # what it does, in the imperative: "remove the item"
    decided: bool = False  # whether the settings state its safety


class Edit(NamedTuple):
    """Replace the characters ``span`` of a file's text with ``text``."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """The fix of a problem of ``rule`` as edits of one file, in their order; if there are none, ``reason`` says why."""

    path: str
    fix: Fix
    rule: str = ""
    edits: tuple[Edit, ...] = ()
    removed_comments: tuple[str, ...] = ()  # with what they comment on
    reason: str = ""
    added_comments: tuple[str, ...] = ()  # as they are read: without their marks
