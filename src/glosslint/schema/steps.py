"""Bounds for what a schema may cost: references multiply, and thirty that each name the next twice are a billion.

The compiled validator cannot be stopped, so ``is_small`` tells which schemas it may judge by; the other one counts its
steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from glosslint.schema.patterns import SchemaCostError
from glosslint.schema.walk import resolve_reference

#: Keywords that a validation may try: for any data, and for each value in it. Real schemas take some dozens for each.
_STEPS, _STEPS_PER_VALUE = 100_000, 1_000
#: Parts of a schema with all references written out, and how deep they may be nested: more is not compiled.
_PARTS, _DEPTH = 20_000, 200
#: Levels of a schema file; the validators need some frames of Python's stack for each.
LEVELS = 100

_DATA = frozenset(("enum", "const", "default", "examples"))
_ELSEWHERE = ("$dynamicRef", "$recursiveRef")


class Steps:
    """Counts the keywords that one validation tries."""

    def __init__(self) -> None:
        self._left = 0

    def start(self, data: Any) -> None:
        """Begin to count for ``data``."""
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
    """Return whether a schema is small also with each reference replaced by what it refers to."""
    return _Size(schema).of(schema, 0) is not None


class _Size:
    """The number of parts and levels of each part of a schema, and ``None`` where they are too many or endless."""

    def __init__(self, root: Mapping[str, Any]) -> None:
        self._root = root
        self._known: dict[int, tuple[int, int] | None] = {}

    def of(self, node: Any, depth: int) -> tuple[int, int] | None:
        if not isinstance(node, dict | list):
            return 1, 1
        if id(node) not in self._known:
            self._known[id(node)] = None  # as long as it is not known, so that a circle has no size
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
        """Yield what is in a part and what it refers to; ``None`` for a reference that cannot be followed here."""
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
