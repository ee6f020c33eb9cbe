"""What a fix wants, and what it comes to as edits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from glosslint.model.place import Place, Span


class Safety(StrEnum):
    """How far a fix may be trusted. Only ``SAFE`` ones are made unless the caller asks for more."""

    SAFE = "safe"  # the text means what it meant
    UNSAFE = "unsafe"  # probably what the writer wants, yet a reader must judge
    DISPLAY = "display"  # shown as advice, never made


#: A text, a list, or a map in the order of its keys.
Value = str | tuple["Value", ...] | Mapping[str, "Value"]


class Replace(NamedTuple):
    """Write ``text`` instead of the characters of a text; an empty span inserts, an empty text deletes."""

    place: Place
    text: str


class SetValue(NamedTuple):
    """Let the scalar at ``place`` be the text ``text``: quoted if any reader would take it for something else."""

    place: Place
    text: str


class RemoveItem(NamedTuple):
    """Take an item out of its list, with its own comments. With the last item its key goes, where other keys stay;
    otherwise ``[]`` is left."""

    place: Place


class RemoveKey(NamedTuple):
    """Take a key and its value out of its map; ``number`` counts the keys of that name, from 0."""

    place: Place
    number: int = 0


class RenameKey(NamedTuple):
    """Write ``key`` for the key that leads to ``place``."""

    place: Place
    key: str


class InsertKey(NamedTuple):
    """Put ``key`` with the value ``text`` into the map at ``place``: behind the key ``after``, else behind the last."""

    place: Place
    key: str
    text: Value
    after: str | None = None


class InsertItem(NamedTuple):
    """Put a value into the list (or, with its ``key``, the map) at ``place``, before item ``number`` or at the end."""

    place: Place
    value: Value
    number: int | None = None
    key: str = ""


class Reorder(NamedTuple):
    """Put the items of the list (or the keys of the map) at ``place`` into a new order: ``order[n]`` is the present
    number of what comes ``n``-th. Comments above an item or key travel with it."""

    place: Place
    order: tuple[int, ...]


class ReplaceSource(NamedTuple):
    """Write ``text`` instead of characters of the file itself: for what concerns a file as a file."""

    place: Place
    text: str


#: What a fix wants, in terms of the decoded data; how it is written down is not a rule's business.
Intent = Replace | SetValue | RemoveItem | RemoveKey | RenameKey | InsertKey | InsertItem | Reorder | ReplaceSource


class Fix(NamedTuple):
    """A way to repair a problem: all intents together or none of them. They concern one file.

    ``title`` says what happens, as an order: ``remove the item``.
    """

    safety: Safety
    intents: tuple[Intent, ...]
    title: str


class Edit(NamedTuple):
    """Characters ``span`` of a file's text give way to ``text``."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """The fix of a problem of ``rule`` as edits of one file, in its order; without any, ``reason`` says why."""

    path: str
    fix: Fix
    rule: str = ""
    edits: tuple[Edit, ...] = ()
    removed_comments: tuple[str, ...] = ()  # the comments that leave with what is removed
    reason: str = ""
