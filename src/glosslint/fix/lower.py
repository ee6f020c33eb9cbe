"""Intents → edits of a file's source, in the author's style.

Begin with ``Lowering.repair``. scalar_text.py changes strings, items.py what lists and mappings hold, cells.py rows of
tables. What cannot be written raises UnfixableError.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping as Table_, Sequence as Many
from functools import partial
from typing import Any, TypeVar

from glosslint.facts.suppression import parse_comment
from glosslint.fix.cells import adjust_cell_edits, intents_on_whole, structure_edits, written_document
from glosslint.fix.extents import drop_body, extents, is_flow
from glosslint.fix.items import empty, insert_item, insert_key, remove, removed_comments, reorder
from glosslint.fix.scalar_text import ScalarContext, UnfixableError, change_text, change_texts, set_text
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
    Safety,
    SetValue,
    Span,
)
from glosslint.model.frozen import cached_property
from glosslint.parse.csv import Table
from glosslint.parse.markdown.structure import Comment
from glosslint.parse.offsets import CharMap, char_map
from glosslint.parse.tree import COLUMN, RAW, Document, Mapping, Node, Scalar, Sequence, walk
from glosslint.util.sequences import group_values

N = TypeVar("N", bound=Node)
T = TypeVar("T")
_ALIAS = "it comes from an alias (*); change the value that is marked with &"
_MISSING = "it is no longer there"


class Lowering:
    """Lowers the fixes of one document."""

    def __init__(self, document: Document) -> None:
        self._asked = document
        self._document = written_document(document)
        self._text = document.source.text
        self._map_chars, self._find_extents = partial(char_map, self._text), partial(extents, self._text)
        self._known: dict[tuple[object, int], tuple[Node, Any]] = {}  # with the node, so that its id stays its own

    def repair(self, fix: Fix, rule: str = "") -> Repair:
        """Return the edits that the fix of ``rule`` comes to; without edits, and with a reason, if it is impossible.

        A fix that removes a comment is unsafe, unless it is one for glosslint, or the settings decide otherwise.
        """
        path = self._document.source.path
        if self._document.hides_entries:
            return Repair(path, fix, rule, reason="the file cannot be read in full; correct that first")
        edits: list[Edit] = []
        comments: list[Comment] = []
        try:
            for intents in _group_intents(intents_on_whole(self._asked, fix.intents)):
                of_intents = self._edits_of(intents)
                edits += of_intents
                if isinstance(intents[0], RemoveItem | RemoveKey | ReplaceSource):
                    comments += removed_comments(self._document, of_intents)
            ordered = _order_edits(adjust_cell_edits(self._document, edits))
        except UnfixableError as error:
            return Repair(path, fix, rule, reason=str(error))
        if not ordered:
            return Repair(path, fix, rule, reason="the file already reads like this")
        loses = any(parse_comment(path, self._text, comment.span) is None for comment in comments)
        if loses and fix.safety is Safety.SAFE and not fix.decided:
            fix = fix._replace(safety=Safety.UNSAFE)
        return Repair(path, fix, rule, ordered, tuple(comment.text for comment in comments))

    def _edits_of(self, intents: Many[Intent]) -> tuple[Edit, ...]:
        """Return the edits of intents on one string or list, in time linear in it. Raise UnfixableError."""
        path = intents[0].place.path
        own = structure_edits(self._document, intents)
        if own is not None:
            return own
        if len(intents) > 1 and isinstance(intents[0], RemoveItem):
            return self._remove_items(path[:-1], {intent.place.path[-1] for intent in intents})
        changes = [(intent.place.span, intent.text) for intent in intents if isinstance(intent, Replace)]
        if len(changes) > 1:
            owners, node, _ = self._find(path)
            chars = self._char_map(node) if isinstance(node, Scalar) else None
            if isinstance(node, Scalar) and chars is not None:
                spans = [(span or Span(0, len(node.text)), text) for span, text in changes]
                return change_texts(self._text, node, spans, self._context(owners), chars)
        return tuple(edit for intent in intents for edit in self.edits(intent))

    def edits(self, intent: Intent) -> tuple[Edit, ...]:
        """Return the edits of one intent. Raise UnfixableError."""
        place = intent.place
        if isinstance(intent, ReplaceSource):
            return (Edit(place.span or Span(0, 0), intent.text),)
        if isinstance(intent, RemoveItem):
            return self._remove_items(place.path[:-1], place.path[-1:])
        if isinstance(intent, RemoveKey):
            return self._remove_key(self._find(place.path[:-1])[1], place.path, intent.number)
        owners, node, key = self._find(place.path)
        context = self._context(owners)
        if isinstance(intent, Replace | SetValue):
            return self._change_text(intent, node, context)
        if isinstance(intent, RenameKey):
            if key is None:
                raise UnfixableError("there is no key to rename")
            return set_text(self._text, key, intent.key, context._replace(key=True))
        if isinstance(node, Scalar):
            raise UnfixableError("a string has neither items nor keys")
        inner = drop_body(node)
        if isinstance(intent, Reorder):
            return reorder(self._document, inner, intent.order)
        within = self._context([*owners, node])
        if isinstance(intent, InsertItem):
            if isinstance(inner, Sequence) == bool(intent.key):
                raise UnfixableError(f"it is not a {'mapping' if intent.key else 'list'}")
            return insert_item(self._document, inner, intent, within)
        return self._insert_key(intent, inner, within)

    def _change_text(self, intent: Replace | SetValue, node: Node, context: ScalarContext) -> tuple[Edit, ...]:
        if not isinstance(node, Scalar):
            raise UnfixableError("it is not a string")
        if isinstance(intent, SetValue):
            return set_text(self._text, node, intent.text, context)
        span = intent.place.span or Span(0, len(node.text))
        return change_text(self._text, node, span, intent.text, context, self._char_map(node))

    def _once(self, find: Callable[[N], T], node: N) -> T:
        """Return what ``find`` finds of a node, which several intents may ask."""
        if (find, id(node)) not in self._known:
            self._known[find, id(node)] = node, find(node)
        return self._known[find, id(node)][1]  # type: ignore[no-any-return]

    def _char_map(self, node: Scalar) -> CharMap | None:
        return self._once(self._map_chars, node) if node.style != RAW else None

    def _remove_items(self, path: NodePath, indices: Collection[str | int]) -> tuple[Edit, ...]:
        owners, node, key = self._find(path)
        size = len(node.items) if isinstance(node, Sequence) else 0
        numbers = {index for index in indices if isinstance(index, int) and index < size}
        if not isinstance(node, Sequence) or len(numbers) < len(indices):
            raise UnfixableError("it is not an item of a list")
        if len(numbers) < size:
            return remove(self._document, self._once(self._find_extents, node), numbers)
        owner = owners[-1] if owners else None
        if isinstance(owner, Mapping) and len(drop_body(owner).pairs) > 1:  # other keys stay
            return self._remove_key(owner, path, 0)
        if size > 1:
            raise UnfixableError("nothing would be left of the list")
        return empty(self._document, node, key)

    def _remove_key(self, owner: Node | None, path: NodePath, number: int) -> tuple[Edit, ...]:
        if not isinstance(owner, Mapping):
            raise UnfixableError("it is not a key of a mapping")
        inner, by_key = self._once(_index_keys, owner)
        indices = by_key.get(path[-1], ())
        if number >= len(indices):
            raise UnfixableError("the key does not exist")
        if len(inner.pairs) == 1:
            if is_flow(inner):
                return empty(self._document, inner, None)
            raise UnfixableError("nothing would be left of the mapping")
        return remove(self._document, self._once(self._find_extents, inner), {indices[number]})

    def _insert_key(self, intent: InsertKey, node: Mapping | Sequence, context: ScalarContext) -> tuple[Edit, ...]:
        if not isinstance(node, Mapping) or not node.pairs:
            raise UnfixableError("there is no key next to which it could go")
        keys = [key.text for key, _ in node.pairs]
        if intent.key in keys:
            raise UnfixableError(f'"{intent.key}" exists already')
        at = keys.index(intent.after) if intent.after in keys else len(keys) - 1
        return (insert_key(self._document, node, at, intent, context),)

    def _find(self, path: NodePath) -> tuple[list[Node], Node, Scalar | None]:
        """Return the nodes above a node, the node, and its key; none of them may be reached through an alias."""
        owners: list[Node] = []
        if not path or not isinstance(path[0], int) or path[0] >= len(self._document.roots):
            raise UnfixableError(_MISSING)
        node: Node = self._document.roots[path[0]]
        key: Scalar | None = None
        for step in path[1:]:
            owners.append(node)
            if isinstance(node, Mapping):
                pairs = self._document.pairs_of(node, step)
                if len(pairs) > 1:
                    raise UnfixableError("its key occurs twice; correct that first")
                key, following = pairs[0] if pairs else (None, None)
            else:
                key, following = None, _item(node, step)
            if following is None:
                raise UnfixableError(_MISSING)
            if following.start < (key.end if key is not None and key.style not in (RAW, COLUMN) else node.start):
                raise UnfixableError(_ALIAS)
            node = following
        return owners, node, key

    def _context(self, owners: list[Node]) -> ScalarContext:
        in_brackets = any(self._once(is_flow, owner) for owner in owners)
        return self._style._replace(flow=True) if in_brackets else self._style

    @cached_property
    def _style(self) -> ScalarContext:
        """The habits of the file: its line ending, and the quotation marks that it uses more often."""
        text = self._text
        newline = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
        styles = Counter(scalar.style for root in self._document.roots for scalar in walk(root))
        as_json = "json" in styles or self._document.source.path.lower().endswith(".json")
        delimiter = self._document.delimiter if isinstance(self._document, Table) else ""
        quote = '"' if styles['"'] > styles["'"] else "'"
        return ScalarContext(False, False, as_json, newline, quote, delimiter)


def _index_keys(node: Mapping) -> tuple[Mapping, Table_[str | int, Many[int]]]:
    """Return a mapping without its body, and the numbers of its pairs by key."""
    inner = drop_body(node)
    return inner, group_values((key.text, index) for index, (key, _) in enumerate(inner.pairs))


def _group_intents(intents: Many[Intent]) -> Iterable[Many[Intent]]:
    """Return intents in groups: changes of one string, items removed from one list, keys for one mapping."""

    def key(number: int, intent: Intent) -> object:
        if isinstance(intent, RemoveItem):
            return RemoveItem, intent.place.path[:-1]
        return (type(intent), intent.place.path) if isinstance(intent, Replace | InsertKey) else number

    return group_values((key(number, intent), intent) for number, intent in enumerate(intents)).values()


def _item(node: Node, step: str | int) -> Node | None:
    if not isinstance(node, Sequence) or not isinstance(step, int) or step >= len(node.items):
        return None
    if step and node.items[step].start <= node.items[step - 1].start:
        raise UnfixableError(_ALIAS)
    return node.items[step]


def _order_edits(edits: Many[Edit]) -> tuple[Edit, ...]:
    ordered = sorted(edits, key=lambda edit: edit.span)
    for one, other in itertools.pairwise(ordered):
        if one.span.end > other.span.start:
            raise UnfixableError("its changes would overlap")
    return tuple(edit for edit in ordered if edit.text or edit.span.end > edit.span.start)
