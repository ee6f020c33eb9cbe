"""Intents → edits of a file's source, in the style its author uses."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence as Many
from functools import cached_property
from typing import TypeVar

from glosslint.fix import structure
from glosslint.fix.extents import is_flow
from glosslint.fix.insertion import insert_item
from glosslint.fix.scalar_text import Around, CannotError, change, set_text
from glosslint.model import (
    Edit,
    Fix,
    InsertItem,
    InsertKey,
    Intent,
    NodePath,
    RemoveItem,
    RemoveKey,
    RenameKey,
    Reorder,
    Repair,
    Replace,
    ReplaceSource,
    SetValue,
    Span,
)
from glosslint.parse.tree import RAW, Document, Mapping, Node, Scalar, Sequence, walk

M = TypeVar("M", Mapping, Sequence, Mapping | Sequence)
_ALIAS = "it comes from an alias (*); change the value that is marked with &"


def _in_order(edits: Many[Edit]) -> tuple[Edit, ...]:
    ordered = sorted(edits, key=lambda edit: edit.span)
    for one, other in itertools.pairwise(ordered):
        if one.span.end > other.span.start:
            raise CannotError("its changes would overlap")
    return tuple(edit for edit in ordered if edit.text or edit.span.end > edit.span.start)


class Lowering:
    """Lowers the fixes of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.source.text

    def repair(self, fix: Fix, rule: str = "") -> Repair:
        """What the fix of ``rule`` comes to; a repair without edits, and with a reason, when it cannot be made."""
        path = self._document.source.path
        if self._document.faults:
            return Repair(path, fix, rule, reason="the file cannot be read; correct that first")
        edits: list[Edit] = []
        gone: list[str] = []
        try:
            for intent in fix.intents:
                found = self.edits(intent)
                edits += found
                if isinstance(intent, RemoveItem | RemoveKey | ReplaceSource):
                    gone += structure.gone(self._document, found)
            ordered = _in_order(edits)
        except CannotError as error:
            return Repair(path, fix, rule, reason=str(error))
        if not ordered:
            return Repair(path, fix, rule, reason="the file reads so already")
        return Repair(path, fix, rule, ordered, tuple(gone))

    def edits(self, intent: Intent) -> tuple[Edit, ...]:
        """The edits of one intent. Raises CannotError."""
        place = intent.place
        if isinstance(intent, ReplaceSource):
            return (Edit(place.span or Span(0, 0), intent.text),)
        if isinstance(intent, RemoveItem):
            return self._remove_item(place.path)
        if isinstance(intent, RemoveKey):
            owners, node, key = self._find(place.path[:-1])
            return self._remove_key(node, place.path, intent.number)
        owners, node, key = self._find(place.path)
        around = self._around(owners)
        if isinstance(intent, Replace | SetValue):
            return self._text_edits(intent, node, around)
        if isinstance(intent, RenameKey):
            if key is None:
                raise CannotError("there is no key to rename")
            return structure.rename(self._document, key, intent.key, around)
        if isinstance(node, Scalar):
            raise CannotError("a text has neither items nor keys")
        inner = without_body(node)
        if isinstance(intent, Reorder):
            return structure.reorder(self._document, inner, intent.order)
        within = self._around([*owners, node])
        if isinstance(intent, InsertItem):
            if isinstance(inner, Sequence) == bool(intent.key):
                raise CannotError(f"it is no {'map' if intent.key else 'list'}")
            return insert_item(self._document, inner, intent.number, intent.key, intent.value, within)
        return self._insert(intent, inner, within)

    def _text_edits(self, intent: Replace | SetValue, node: Node, around: Around) -> tuple[Edit, ...]:
        if not isinstance(node, Scalar):
            raise CannotError("it is no text")
        if isinstance(intent, SetValue):
            return set_text(self._text, node, intent.text, around)
        return change(self._text, node, intent.place.span or Span(0, len(node.text)), intent.text, around)

    def _remove_item(self, path: NodePath) -> tuple[Edit, ...]:
        owners, node, key = self._find(path[:-1])
        index = path[-1]
        if not isinstance(node, Sequence) or not isinstance(index, int) or index >= len(node.items):
            raise CannotError("it is no item of a list")
        if len(node.items) > 1:
            return structure.remove(self._document, node, index)
        owner = owners[-1] if owners else None
        if key_goes(owner):
            return self._remove_key(owner, path[:-1], 0)
        return structure.empty(self._document, node, key)

    def _remove_key(self, owner: Node | None, path: NodePath, number: int) -> tuple[Edit, ...]:
        if not isinstance(owner, Mapping):
            raise CannotError("it is no key of a map")
        inner = without_body(owner)
        places = [index for index, (key, _) in enumerate(inner.pairs) if key.text == path[-1]]
        if number >= len(places):
            raise CannotError("the key is not there")
        if len(inner.pairs) == 1:
            if is_flow(inner):
                return structure.empty(self._document, inner, None)
            raise CannotError("nothing would be left of the mapping")
        return structure.remove(self._document, inner, places[number])

    def _insert(self, intent: InsertKey, node: Mapping | Sequence, around: Around) -> tuple[Edit, ...]:
        if not isinstance(node, Mapping) or not node.pairs:
            raise CannotError("there is no key next to which it could go")
        keys = [key.text for key, _ in node.pairs]
        if intent.key in keys:
            raise CannotError(f'"{intent.key}" is there already')
        at = keys.index(intent.after) if intent.after in keys else len(keys) - 1
        return structure.insert(self._document, node, at, intent.key, intent.text, around)

    def _find(self, path: NodePath) -> tuple[list[Node], Node, Scalar | None]:
        """The nodes above, the node, and the key that leads to it; none of them reached through an alias."""
        owners: list[Node] = []
        if not path or not isinstance(path[0], int) or path[0] >= len(self._document.roots):
            raise CannotError("it is no longer there")
        node: Node = self._document.roots[path[0]]
        key: Scalar | None = None
        for step in path[1:]:
            owners.append(node)
            if isinstance(node, Mapping):
                found = [(k, v) for k, v in node.pairs if k.text == step]
                if len(found) > 1:
                    raise CannotError("its key occurs twice; correct that first")
                key, following = found[0] if found else (None, None)
            else:
                key, following = None, _item(node, step)
            if following is None:
                raise CannotError("it is no longer there")
            if following.start < (key.end if key is not None and key.style != RAW else node.start):
                raise CannotError(_ALIAS)
            node = following
        return owners, node, key

    def _around(self, owners: list[Node]) -> Around:
        return self._style._replace(flow=any(map(is_flow, owners)))

    @cached_property
    def _style(self) -> Around:
        """The habits of the file: its line end, and the quotes it uses more."""
        text = self._text
        newline = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
        styles = Counter(scalar.style for root in self._document.roots for scalar in walk(root))
        as_json = "json" in styles or self._document.source.path.lower().endswith(".json")
        return Around(False, False, as_json, newline, '"' if styles['"'] > styles["'"] else "'")


def _item(node: Node, step: str | int) -> Node | None:
    if not isinstance(node, Sequence) or not isinstance(step, int) or step >= len(node.items):
        return None
    if step and node.items[step].start <= node.items[step - 1].start:
        raise CannotError(_ALIAS)
    return node.items[step]


def key_goes(owner: object) -> bool:
    """Whether a list leaves with its key when its last item goes: where other keys stay."""
    return isinstance(owner, Mapping) and len(without_body(owner).pairs) > 1


def without_body(node: M) -> M:
    """A map without what stands for the body of a Markdown file."""
    if isinstance(node, Mapping) and any(key.style == RAW for key, _ in node.pairs):
        pairs = tuple(pair for pair in node.pairs if pair[0].style != RAW)
        return Mapping(pairs, node.start, max((part.end for pair in pairs for part in pair), default=node.start))
    return node
