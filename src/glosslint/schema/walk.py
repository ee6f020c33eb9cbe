"""JSON Schema and a path → the subschemas that apply there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from glosslint.schema.patterns import search

#: Keywords whose subschemas apply to the same value.
_BRANCHES = ("allOf", "anyOf", "oneOf")
_CONDITIONS = ("then", "else")
_NAMED = ("properties", "patternProperties", "dependentSchemas", "dependencies", "$defs", "definitions")
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
        following = [branch for key in _BRANCHES for branch in _listed(part.get(key))]
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
    below = (inner for part in parts for inner in _below(part, step) if isinstance(inner, Mapping))
    return list({id(part): part for inner in below for part in subschemas(root, inner)}.values())


def required_keys(root: Schema, path: tuple[str | int, ...]) -> list[str]:
    """Return the keys that are required of every mapping at ``path``, not only in a branch or under a condition."""
    applicable = subschemas_at(root, path)
    branches = [inner for part in applicable for key in ("anyOf", "oneOf") for inner in _listed(part.get(key))]
    branches += [part.get(key) for part in applicable for key in _CONDITIONS]
    optional = {id(part) for branch in branches for part in subschemas(root, branch)}
    keys = (key for part in applicable if id(part) not in optional for key in _listed(part.get("required")))
    return list(dict.fromkeys(key for key in keys if isinstance(key, str)))


def _below(part: Schema, step: str | int) -> Iterator[Any]:
    if isinstance(step, int):
        fixed = _listed(part.get("prefixItems"))
        yield fixed[step] if step < len(fixed) else part.get("items")
        return
    properties = _mapped(part.get("properties"))
    named = [properties[step]] if step in properties else []
    named += [
        inner for pattern, inner in _mapped(part.get("patternProperties")).items() if pattern_matches(pattern, step)
    ]
    yield from named or [part.get("additionalProperties")]


def pattern_matches(pattern: str, key: str) -> bool:
    """Return whether a regular expression of the schema matches somewhere in ``key``; an invalid one does not."""
    try:
        return search(pattern, key)
    except re.error:  # reported when the schema itself is checked
        return False


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _mapped(value: Any) -> Schema:
    return value if isinstance(value, Mapping) else {}


def resolve_reference(root: Schema, reference: Any) -> Any:
    """Return what a reference such as ``#/$defs/name`` refers to, or ``None`` if that is not in this schema.

    Source: RFC 6901, section 6 (JSON Pointers in URI fragments).
    """
    if reference == "#":
        return root
    if not isinstance(reference, str) or not reference.startswith("#/"):
        return None
    node: Any = root
    for part in unquote(reference[2:]).split("/"):
        step = part.replace("~1", "/").replace("~0", "~")
        if isinstance(node, list):
            node = node[int(step)] if len(step) < 9 and step.isdecimal() and int(step) < len(node) else None
        else:
            node = node.get(step) if isinstance(node, Mapping) else None
    return node


def condition(root: Schema, steps: tuple[str | int, ...]) -> str:
    """Return the description of the innermost condition on ``steps``, a path in the schema, or an empty string."""
    node: Any = root
    words = ""
    for step in steps:
        while isinstance(node, Mapping) and step not in node and "$ref" in node:
            node = resolve_reference(root, node["$ref"])
        if not isinstance(node, Mapping | list):
            break
        following: Any = None
        if isinstance(node, Mapping):
            following = node.get(str(step))
        elif isinstance(step, int) and step < len(node):
            following = node[step]
        if step in _CONDITIONS and isinstance(node, Mapping) and "if" in node:
            words = _words(following) or ("" if "properties" in node else _words(node))
        node = following
    return words


def _words(node: Any) -> str:
    return str(node.get("description", "")) if isinstance(node, Mapping) else ""


def without_false(schema: Any) -> Any:
    """Return the schema with ``{"not": {}}`` for ``false``, whose errors in ``jsonschema`` have the parent's path."""
    if not isinstance(schema, Mapping):
        return schema
    return {key: _without_false(key, value) for key, value in schema.items()}


def _without_false(key: str, value: Any) -> Any:
    if key in _NAMED and isinstance(value, Mapping):
        return {name: _explicit(inner) for name, inner in value.items()}
    if key in _LISTS and isinstance(value, list):
        return [_explicit(inner) for inner in value]
    if key in _CONDITIONS or key == "propertyNames":
        return _explicit(value)
    return without_false(value) if key in _SINGLE else value


def _explicit(schema: Any) -> Any:
    return {"not": {}} if schema is False else without_false(schema)
