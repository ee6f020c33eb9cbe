"""Facts on the values of an entry as values: what YAML makes of them, and what the schema says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from glosslint.facts.entry import ImplicitType, ScalarForList, Text, TruncatedValue, UnreadValue
from glosslint.layout.layout import EntryNode, Layout
from glosslint.layout.roles import KeyLookup, Selected
from glosslint.model import NodePath, Span
from glosslint.parse.scalar_values import AMBIGUOUS_STARTS, ambiguous_type, plain_data, value_of
from glosslint.parse.tree import Node, Scalar, Sequence
from glosslint.schema.validator import EntrySchema, SchemaViolation

#: What YAML takes for a comment. Two blanks before the #, or one after it, are how a comment is written on purpose.
_COMMENT = re.compile(r" (#[^\r\n]*)")
#: A # that was meant as text: with a number (Issue #12), with nothing after it (C #), or with the rest of a sentence.
_NUMBER = re.compile(r"#(?:\d+\b.*)?")
_SENTENCE = re.compile(r"#\w.*[.!?]")
_OPEN_END = re.compile(
    r"\b(?:an?|the|of|in|on|at|to|for|by|with|from|and|or|is|are|as|this|each|per|its|uses?)$", re.IGNORECASE
)


class ValueReader:
    """Reads the values of one entry. ``text`` is that of its file."""

    def __init__(
        self,
        text: str,
        entry: EntryNode,
        layout: Layout,
        schema: EntrySchema | None,
        select: Callable[[str], tuple[Selected, ...]],
        keys: KeyLookup,
        in_json: bool = False,
    ) -> None:
        self._select = select
        self._keys = keys
        self._json = in_json
        self._text = text
        self._entry = entry
        self._layout = layout
        self._schema = schema
        self._scalars: list[tuple[Scalar, NodePath]] = []
        _collect(entry.node, entry.root, self._scalars)

    @cached_property
    def _odd(self) -> list[tuple[Scalar, NodePath]]:
        """The values that may be blank, or no text to some reader: by their first character, few are."""
        return [
            (scalar, path)
            for scalar, path in self._scalars
            if not scalar.text or scalar.text[0].isspace() or (not scalar.style and scalar.text[0] in AMBIGUOUS_STARTS)
        ]

    @cached_property
    def empty_values(self) -> tuple[Text, ...]:
        """Values that are meant as text, and are blank."""
        blank = ((scalar.text, path) for scalar, path in self._odd if is_empty_value(scalar, self._json))
        items = {item.path for role in self._layout.references for item in self._select(role) if not item.single}
        return tuple(Text(text, path) for text, path in blank if path in items or self._requires_string(path))

    @cached_property
    def implicit_types(self) -> tuple[ImplicitType, ...]:
        """Values that are meant as text, and that some readers of YAML take for something else."""
        read = (
            (scalar.text, path, ambiguous_type(scalar))
            for scalar, path in self._odd
            if not is_empty_value(scalar, self._json)
        )
        return tuple(
            ImplicitType(text, path, kind, self._json)
            for text, path, kind in read
            if kind and self._requires_string(path)
        )

    def scalars_for_lists(self) -> Iterator[ScalarForList]:
        """The texts that stand alone under the role of a list."""
        for role in self._lists:
            for item in self._select(role):
                if item.single and _is_text(item):
                    yield ScalarForList(role, item.scalar.text, item.path)

    def roles_with_lists(self) -> Iterator[str]:
        """The roles of lists under which texts stand in one."""
        return (role for role in self._lists if any(not item.single and _is_text(item) for item in self._select(role)))

    @property
    def _lists(self) -> tuple[str, ...]:
        return (*self._layout.references, *self._layout.aliases)

    def unread_values(self) -> Iterator[UnreadValue]:
        """What stands under the role of a list, and is neither a text nor a list of texts."""
        if isinstance(self._entry.node, Scalar):
            return
        for path in self._lists:
            role = self._layout.role(path)
            if self._keys.select(role, (), "") is not None:
                continue
            for node, where in role.unread(self._entry.node, self._entry.root):
                yield UnreadValue(path, "a nested list" if isinstance(node, Sequence) else "a mapping", where)

    def truncated_values(self) -> Iterator[TruncatedValue]:
        """Plain texts that a # cut short."""
        if " #" not in self._text:
            return
        for scalar, path in self._scalars:
            match = _COMMENT.match(self._text, scalar.end) if not scalar.style and scalar.text else None
            comment = match[1].rstrip() if match is not None else ""
            if comment and _goes_on(scalar.text, comment) and self._requires_string(path):
                start = scalar.end + 1
                yield TruncatedValue(scalar.text, path, comment, Span(start, start + len(comment)))

    def schema_violations(self) -> tuple[SchemaViolation, ...]:
        """The schema's verdict on the data as meant; unquoted and blank texts have rules of their own."""
        if self._schema is None:
            return ()
        data: Any = plain_data(self._entry.node)
        depth = len(self._entry.root)
        for text, path in (*((fact.text, fact.path) for fact in self.implicit_types), *self.empty_values):
            data = _with_text(data, path[depth:], text)
        blank = {path for _, path in self.empty_values}
        faults = self._schema.violations(data, self._entry.root)
        return tuple(fault for fault in faults if fault.path not in blank)

    def _requires_string(self, path: NodePath) -> bool:
        if self._schema is not None:
            return self._schema.requires_string(path[len(self._entry.root) :])
        return path in self._text_paths

    @cached_property
    def _text_paths(self) -> frozenset[NodePath]:
        """Without a schema: the values of roles that hold text. A list may be null, which says that it is empty."""
        layout = self._layout
        roles = (layout.id, layout.term, *layout.expansion, *layout.prose.values())
        lists = (item for role in layout.aliases for item in self._select(role))
        held = (item for item in lists if not item.single or value_of(item.scalar) is not None)
        return frozenset((*(item.path for role in roles for item in self._select(role)), *(item.path for item in held)))


def _is_text(item: Selected) -> bool:
    return bool(item.scalar.text) and value_of(item.scalar) is not None


def is_empty_value(scalar: Scalar, in_json: bool) -> bool:
    """Whether a value says nothing. In JSON so does null, which in YAML may be a word; and ``~`` is none."""
    if not scalar.text.strip():
        return True
    return not scalar.style and (scalar.text == "~" or (in_json and scalar.text == "null"))


def _goes_on(text: str, comment: str) -> bool:
    """Whether ``comment`` was meant as a part of ``text``."""
    if comment.startswith("#glosslint:"):
        return False
    if _NUMBER.fullmatch(comment):
        return True
    return text[-1] not in ".!?" and bool(_SENTENCE.fullmatch(comment) or _OPEN_END.search(text))


def _collect(node: Node, path: NodePath, into: list[tuple[Scalar, NodePath]]) -> None:
    """The scalars below a node, in the order of the file."""
    if isinstance(node, Scalar):
        into.append((node, path))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            _collect(item, (*path, index), into)
    else:
        for key, value in node.pairs:
            if not key.text.startswith("@"):
                _collect(value, (*path, key.text), into)


def _with_text(data: Any, path: NodePath, text: str) -> Any:
    if not path:
        return text
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = text
    return data
