"""Limits on the cost of a schema: if each of thirty definitions refers to the next twice, that is a billion parts.

The compiled validator cannot be interrupted, so it is used only for schemas that ``is_small``; the other validator
counts its steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from glosslint.model import GlosslintError
from glosslint.schema.walk import resolve_reference

#: Keywords that a validation may try: a fixed number, and more for each value. Real schemas try dozens for each.
_STEPS, _STEPS_PER_VALUE = 100_000, 1_000
#: Parts and levels of a schema with its references expanded, up to which it is compiled.
_PARTS, _DEPTH = 20_000, 200
#: Levels of lists and mappings in a schema file; for each, the validators need several frames of Python's stack.
LEVELS = 100

_DATA = frozenset(("enum", "const", "default", "examples"))
_ELSEWHERE = ("$dynamicRef", "$recursiveRef")


class SchemaCostError(GlosslintError):
    """A part of a schema takes too long; the message says which one."""


class Steps:
    """Counts the keywords that one validation tries."""

    def __init__(self) -> None:
        self._left = 0

    def start(self, data: Any) -> None:
        """Set the limit for the validation of ``data``."""
        self._left = _STEPS + _STEPS_PER_VALUE * sum(1 for _ in _values(data))

    def counted(self, kind: Any) -> Any:
        """Return a validator class of ``jsonschema`` that raises SchemaCostError when there were too many steps."""
        from jsonschema import validators

        keywords = {name: self._counted(function) for name, function in kind.VALIDATORS.items()}
        return validators.extend(kind, keywords)  # type: ignore[no-untyped-call]

    def _counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def keyword(validator: Any, value: Any, instance: Any, schema: Any) -> Any:
            self._left -= 1
            if self._left < 0:
                raise SchemaCostError("its parts refer to each other so often that an entry takes over 100,000 steps")
            return function(validator, value, instance, schema)

        return keyword


def _values(data: Any) -> Iterator[Any]:
    stack = [data]
    while stack:
        value = stack.pop()
        yield value
        if isinstance(value, dict | list):
            stack.extend(value.values() if isinstance(value, dict) else value)


def is_deep(schema: Any) -> bool:
    """Return whether there are more than ``LEVELS`` levels of lists and mappings in a schema."""
    level = [schema]
    for _ in range(LEVELS):
        inner = (node.values() if isinstance(node, dict) else node for node in level if isinstance(node, dict | list))
        level = [value for values in inner for value in values]
    return bool(level)


def is_small(schema: Mapping[str, Any]) -> bool:
    """Return whether a schema has at most ``_PARTS`` parts and ``_DEPTH`` levels with its references expanded."""
    return _Size(schema).of(schema, 0) is not None


class _Size:
    """The number of parts and levels of each part of a schema; ``None`` for too many, and for a cycle of references."""

    def __init__(self, root: Mapping[str, Any]) -> None:
        self._root = root
        self._known: dict[int, tuple[int, int] | None] = {}

    def of(self, node: Any, depth: int) -> tuple[int, int] | None:
        if not isinstance(node, dict | list):
            return 1, 1
        if id(node) not in self._known:
            self._known[id(node)] = None  # while it is computed, so that a cycle has no size
            self._known[id(node)] = self._computed(node, depth)
        return self._known[id(node)]

    def _computed(self, node: Any, depth: int) -> tuple[int, int] | None:
        parts, levels = 1, 0
        for inner in self._inner(node) if depth < _DEPTH else (None,):
            size = self.of(inner, depth + 1) if inner is not None else None
            if size is None or parts + size[0] > _PARTS or size[1] >= _DEPTH:
                return None
            parts, levels = parts + size[0], max(levels, size[1])
        return parts, levels + 1

    def _inner(self, node: Any) -> Iterator[Any]:
        """Yield the parts of a node and the targets of its references; ``None`` for an unresolvable reference."""
        if isinstance(node, list):
            yield from node
            return
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                yield resolve_reference(self._root, value)
            elif key in _ELSEWHERE and isinstance(value, str):
                yield None
            elif key not in _DATA:
                yield value if value is not None else 0
