"""JSON Schema and a path → the subschemas that apply there; their patterns, and the limits on what they cost.

If each of thirty definitions refers to the next twice, that is a billion parts. The compiled validator cannot be
interrupted, so it is used only for schemas that ``is_small``; the other validator counts its steps. A schema and the
data may come from an attacker, and "^(a|aa)+$" takes hours for forty letters, so patterns have a time limit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from glosslint.model import GlosslintError
from glosslint.text.safe_regex import UserPattern

#: The patterns of the native schema. They try each character at most twice, so they need no time limit, and most runs
#: do not import ``regex``, which takes as long as reading 54 entries.
NATIVE = frozenset(
    (
        r"^[a-z0-9]+(?:-[a-z0-9]+)*$",
        r"^(?:\S(?:.*\S)?)?$",
        r"^(?!\s)",
        r"^/(?![/\\])\S*$",
        r"^10\.[0-9]{4,9}/\S+$",
        r"^https?://\S+$",
    )
)
_compiled = lru_cache(UserPattern)


def search(pattern: str, text: str) -> bool:
    """Return whether ``pattern`` matches somewhere in ``text``. Raise re.error for an invalid pattern, and
    PatternCostError for one that takes too long."""
    if pattern in NATIVE:
        return re.search(pattern, text) is not None
    re.compile(pattern)  # decides which patterns are valid
    return _compiled(pattern).search(text) is not None


#: Keywords whose subschemas apply to the same value.
_BRANCHES = ("allOf", "anyOf", "oneOf")
_CONDITIONS = ("then", "else")
#: Keywords whose values are schemas by name.
NAMED = frozenset(("properties", "patternProperties", "dependentSchemas", "dependencies", "$defs", "definitions"))
#: Keywords whose values are data.
DATA = frozenset(("enum", "const", "default", "examples"))
_LISTS = (*_BRANCHES, "prefixItems")
_SINGLE = (*_CONDITIONS, "if", "not", "items", "contains", "propertyNames", "additionalProperties")

Schema = Mapping[str, Any]


def subschemas(root: Schema, schema: Any) -> Iterator[Schema]:
    """Yield ``schema`` and all subschemas for the same value, each once: branches, then and else, local references."""
    seen: set[int] = set()
    stack = [schema]
    while stack:
        part = stack.pop()
        if not isinstance(part, Mapping) or id(part) in seen:
            continue
        seen.add(id(part))
        yield part
        following = [branch for key in _BRANCHES for branch in _list_or_empty(part.get(key))]
        following += [part.get(key) for key in _CONDITIONS]
        stack.extend(reversed([*following, resolve_reference(root, part.get("$ref"))]))


def subschemas_at(root: Schema, path: tuple[str | int, ...]) -> list[Schema]:
    """Return the subschemas of ``root`` that apply to the value at ``path`` (from the top of the data)."""
    current = list(subschemas(root, root))
    for step in path:
        current = subschemas_below(root, current, step)
    return current


def subschemas_below(root: Schema, parts: Iterable[Schema], step: str | int) -> list[Schema]:
    """Return the subschemas that apply at ``step``, a key or index of a value to which ``parts`` apply."""
    below = (inner for part in parts for inner in _schemas_below(part, step) if isinstance(inner, Mapping))
    return list({id(part): part for inner in below for part in subschemas(root, inner)}.values())


def required_keys(root: Schema, path: tuple[str | int, ...]) -> list[str]:
    """Return the keys that are required of every mapping at ``path``, not only in a branch or under a condition."""
    applicable = subschemas_at(root, path)
    branches = [inner for part in applicable for key in ("anyOf", "oneOf") for inner in _list_or_empty(part.get(key))]
    branches += [part.get(key) for part in applicable for key in _CONDITIONS]
    optional = {id(part) for branch in branches for part in subschemas(root, branch)}
    keys = (key for part in applicable if id(part) not in optional for key in _list_or_empty(part.get("required")))
    return list(dict.fromkeys(key for key in keys if isinstance(key, str)))


def _schemas_below(part: Schema, step: str | int) -> Iterator[Any]:
    if isinstance(step, int):
        fixed = _list_or_empty(part.get("prefixItems"))
        yield fixed[step] if step < len(fixed) else part.get("items")
        return
    properties = _mapping_or_empty(part.get("properties"))
    named = [properties[step]] if step in properties else []
    named += [
        inner
        for pattern, inner in _mapping_or_empty(part.get("patternProperties")).items()
        if pattern_matches(pattern, step)
    ]
    yield from named or [part.get("additionalProperties")]


def pattern_matches(pattern: str, key: str) -> bool:
    """Return whether a regular expression of the schema matches somewhere in ``key``; an invalid one does not."""
    try:
        return search(pattern, key)
    except re.error:  # reported when the schema itself is checked
        return False


def _list_or_empty(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _mapping_or_empty(value: Any) -> Schema:
    return value if isinstance(value, Mapping) else {}


def resolve_reference(root: Schema, reference: Any) -> Any:
    """Return what a reference such as ``#/$defs/name`` refers to, or ``None`` if that is not in this schema (RFC 6901,
    section 6: JSON Pointers in URI fragments)."""
    if reference == "#":
        return root
    if not isinstance(reference, str) or not reference.startswith("#/"):
        return None
    node: Any = root
    for part in unquote(reference[2:]).split("/"):
        node = _child(node, part.replace("~1", "/").replace("~0", "~"))
    return node


def _child(node: Any, step: str) -> Any:
    """Return the value of a key or the item of an index, or ``None`` if there is none."""
    if isinstance(node, list):
        return node[int(step)] if len(step) < 9 and step.isdecimal() and int(step) < len(node) else None
    return node.get(step) if isinstance(node, Mapping) else None


def condition(root: Schema, steps: tuple[str | int, ...]) -> str:
    """Return the description of the innermost condition on ``steps``, a path in the schema, or an empty string."""
    node: Any = root
    words = ""
    for step in steps:
        while isinstance(node, Mapping) and step not in node and "$ref" in node:
            node = resolve_reference(root, node["$ref"])
        following = _child(node, str(step))
        if step in _CONDITIONS and isinstance(node, Mapping) and "if" in node:
            words = _words(following) or ("" if "properties" in node else _words(node))
        node = following
    return words


def _words(node: Any) -> str:
    return str(node.get("description", "")) if isinstance(node, Mapping) else ""


def spell_out_false(schema: Any) -> Any:
    """Return the schema with ``{"not": {}}`` for ``false``, whose errors in ``jsonschema`` have the parent's path."""
    if not isinstance(schema, Mapping):
        return schema
    return {key: _spell_out_value(key, value) for key, value in schema.items()}


def _spell_out_value(key: str, value: Any) -> Any:
    if key in NAMED and isinstance(value, Mapping):
        return {name: _explicit(inner) for name, inner in value.items()}
    if key in _LISTS and isinstance(value, list):
        return [_explicit(inner) for inner in value]
    if key in _CONDITIONS or key == "propertyNames":
        return _explicit(value)
    return spell_out_false(value) if key in _SINGLE else value


def _explicit(schema: Any) -> Any:
    return {"not": {}} if schema is False else spell_out_false(schema)


#: Keywords that a validation may try: a fixed number, and more for each value. Real schemas try dozens for each.
_STEPS, _STEPS_PER_VALUE = 100_000, 1_000
#: Parts and levels of a schema with its references expanded, up to which it is compiled.
_PARTS, _DEPTH = 20_000, 200

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

    def count_keywords(self, kind: Any) -> Any:
        """Return a validator class of ``jsonschema`` that raises SchemaCostError when there were too many steps."""
        from jsonschema import validators

        keywords = {name: self._count_keyword(function) for name, function in kind.VALIDATORS.items()}
        return validators.extend(kind, keywords)  # type: ignore[no-untyped-call]

    def _count_keyword(self, function: Callable[..., Any]) -> Callable[..., Any]:
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


def is_small(schema: Mapping[str, Any]) -> bool:
    """Return whether a schema has at most ``_PARTS`` parts and ``_DEPTH`` levels with its references expanded."""
    return _Size(schema).measure(schema, 0) is not None


class _Size:
    """The number of parts and levels of each part of a schema; ``None`` for too many, and for a cycle of references."""

    def __init__(self, root: Mapping[str, Any]) -> None:
        self._root = root
        self._known: dict[int, tuple[int, int] | None] = {}

    def measure(self, node: Any, depth: int) -> tuple[int, int] | None:
        if not isinstance(node, dict | list):
            return 1, 1
        if id(node) not in self._known:
            self._known[id(node)] = None  # while it is computed, so that a cycle has no size
            self._known[id(node)] = self._compute_size(node, depth)
        return self._known[id(node)]

    def _compute_size(self, node: Any, depth: int) -> tuple[int, int] | None:
        parts, levels = 1, 0
        for inner in self._inner(node) if depth < _DEPTH else (None,):
            size = self.measure(inner, depth + 1) if inner is not None else None
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
            elif key not in DATA:
                yield value if value is not None else 0
