"""Errors of the ``jsonschema`` library → violations, each with the path of the node to change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import pairwise
from typing import Any

from glosslint.model import NodePath, Part
from glosslint.model.frozen import NamedTuple
from glosslint.schema.walk import Schema, condition, search, subschemas, subschemas_at, subschemas_below
from glosslint.text.did_you_mean import NearestWords, nearest
from glosslint.util.sequences import group_values

#: jsonschema's ValidationError, whose stubs allow every attribute to be unset, which never happens in a run.
Error = Any

_UNIONS = ("anyOf", "oneOf")
_UNKNOWN = ("additionalProperties", "unevaluatedProperties")
_DEPENDENT = ("dependentRequired", "dependencies")


class SchemaViolation(NamedTuple):
    """One violation of a schema."""

    keyword: str
    path: NodePath  # from the top of the entry or file
    part: Part
    expected: str = ""  # the value of the keyword, as JSON
    got: str = ""  # the value in the data, as JSON
    name: str = ""  # the missing or unknown key
    options: tuple[str, ...] = ()  # the allowed keys or values, with patterns of keys between slashes
    meant: str = ""  # the most similar one
    about: str = ""  # the schema's description of the value
    because: str = ""  # that of the condition which requires it
    present: bool = False  # whether the data already has the key that is meant
    whole: str = "entry"  # or "file": what the schema describes


class Words:
    """The descriptions of values and conditions in a schema, by their paths; each is looked up once."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        #: Returns the description of the innermost condition on a path in the schema, or an empty string.
        self.condition = cache(partial(condition, schema))
        #: Returns the description of the value at a path (from the top of the data), or an empty string.
        self.description = cache(self._description)
        self._subschemas_at = cache(partial(subschemas_at, schema))

    def _description(self, path: NodePath) -> str:
        parts = self._subschemas_at(path[:-1])
        if path:
            parts = subschemas_below(self.schema, parts, path[-1])
        return next((str(part["description"]) for part in parts if "description" in part), "")


def violations(errors: Iterable[Error], words: Words) -> tuple[SchemaViolation, ...]:
    """Return the violations that ``errors`` report, without duplicates, in the order of the schema, with paths from the
    top of the data."""
    reader = _ErrorReader(words)
    once: dict[SchemaViolation, SchemaViolation] = {}  # two branches may report one thing with other descriptions
    for violation in (violation for error in errors for violation in reader.violations(error)):
        once.setdefault(violation._replace(about="", because=""), violation)
    return tuple(_drop_consequences(list(once.values())))


class _ErrorReader:
    def __init__(self, words: Words) -> None:
        self._words = words
        self._required: set[tuple[NodePath, NodePath, int]] = set()

    def violations(self, error: Error) -> Iterator[SchemaViolation]:
        keyword, value, data = str(error.validator), error.validator_value, error.instance
        if keyword in _UNIONS:
            yield from self._union(error)
        elif keyword in _UNKNOWN and isinstance(data, Mapping):
            yield from self._unknown_keys(error)
        elif keyword == "required" and isinstance(value, list):
            yield from self._missing_keys(error)
        elif keyword in _DEPENDENT and isinstance(value, Mapping):
            for key, needed in error.validator_value.items():
                for name in needed if key in error.instance else ():
                    if name not in error.instance:
                        yield self._violation(error, "dependentRequired", Part.KEY, (key,), name=str(name))
        elif keyword == "not" and _requires_only(value):
            names = tuple(value["required"])
            if len(names) == 1:
                yield self._violation(error, "false", Part.KEY, below=names)
            else:
                yield self._violation(error, "not", Part.KEY, below=names[-1:], options=names)
        else:
            yield self._violation_at_node(error)

    def _missing_keys(self, error: Error) -> Iterator[SchemaViolation]:
        """Yield all missing keys at the first of their errors, since jsonschema reports an error for each."""
        where = tuple(error.absolute_path), tuple(error.absolute_schema_path), id(error.validator_value)
        if where not in self._required:
            self._required.add(where)
            for name in (str(name) for name in error.validator_value if name not in error.instance):
                yield self._violation(error, "required", Part.HEAD, below=(name,), name=name)

    def _violation_at_node(self, error: Error) -> SchemaViolation:
        keyword, value, data = str(error.validator), error.validator_value, error.instance
        steps = ["", *error.absolute_schema_path]
        of_names = any(step == "propertyNames" and before != "properties" for before, step in pairwise(steps))
        if of_names and isinstance(data, str):  # an error of propertyNames, and not of a property with that name
            return self._violation(
                error, "propertyNames", Part.KEY, (data,), name=data, **_choice(keyword, value, data)
            )
        if keyword == "not" and value == {}:  # a schema that is `false`
            return self._violation(error, "false", Part.KEY)
        if keyword == "uniqueItems" and isinstance(data, list):
            seen: set[str] = set()
            for index, item in enumerate(data):
                text = json.dumps(item, sort_keys=True)
                if text in seen:
                    return self._violation(error, "uniqueItems", _part(item), below=(index,), got=_json(item))
                seen.add(text)
            return self._violation(error, "uniqueItems", _part(data))
        return self._violation(error, keyword, _part(data), got=_json(data), **_choice(keyword, value, data))

    def _violation(
        self, error: Error, keyword: str, part: Part, below: tuple[str | int, ...] = (), **more: Any
    ) -> SchemaViolation:
        inner = (*error.absolute_path, *below)
        because = self._words.condition(tuple(error.absolute_schema_path))
        about = self._words.description(inner)
        return SchemaViolation(keyword, inner, part, about=about, because=because, **more)

    def _unknown_keys(self, error: Error) -> Iterator[SchemaViolation]:
        schema: Any = error.schema
        strict = error.validator == "additionalProperties"
        parts = [schema] if strict else list(subschemas(self._words.schema, schema))
        known_keys = tuple(dict.fromkeys(key for part in parts for key in part.get("properties", ())))
        patterns = [pattern for part in parts for pattern in part.get("patternProperties", ())]
        allowed = (*known_keys, *(f"/{pattern}/" for pattern in patterns))
        similar = NearestWords(known_keys)
        for name in error.instance:
            is_known = name in known_keys or any(search(pattern, name) for pattern in patterns)
            # jsonschema lists the keys of unevaluatedProperties only in its message
            if is_known if strict else repr(name) not in error.message:
                continue
            keyword = "unevaluatedProperties" if is_known else "additionalProperties"
            violation = self._violation(error, keyword, Part.KEY, below=(name,), name=name, options=allowed)
            meant = "" if is_known else similar.nearest(name) or ""
            yield violation._replace(meant=meant, present=meant in error.instance)

    def _union(self, error: Error) -> Iterator[SchemaViolation]:
        """Yield the violations of the branch that was meant, or one that says what each branch allows."""
        branches = list(group_values((inner.relative_schema_path[0], inner) for inner in error.context or ()).values())
        if not branches:  # oneOf, and more than one branch fits
            names = _alternatives(error.validator_value)
            yield self._violation(error, "oneOf", Part.HEAD, options=names)
            return
        right_type = [
            own for own in branches if not any(one.validator == "type" and not one.relative_path for one in own)
        ]
        fitting = [errors for errors in right_type if not any(map(_decides, errors))]
        meant = right_type if len(right_type) == 1 else fitting
        if len(meant) == 1:
            for inner in meant[0]:
                yield from self.violations(inner)
        else:
            yield from self._unclear(error, right_type)

    def _unclear(self, error: Error, branches: list[tuple[Error, ...]]) -> Iterator[SchemaViolation]:
        """Yield what all branches report or else what each allows, since no branch is likelier than the others."""
        names = _alternatives(error.validator_value)
        if names and branches:
            yield self._violation(error, "required", Part.HEAD, options=names)
            return
        choice = _merged_choice(branches)
        if choice is not None:
            decider, values = choice
            data = decider.instance
            yield self._violation(decider, "enum", _part(data), got=_json(data), **_choice("enum", values, data))
            return
        of_branches = [[violation for one in inner for violation in self.violations(one)] for inner in branches]
        first = of_branches[0] if of_branches else []
        others = [set(other) for other in of_branches[1:]]
        common = [violation for violation in first if all(violation in other for other in others)]
        if common:
            yield from common
            return
        keyword, data = str(error.validator), error.instance
        yield self._violation(error, keyword, _part(data), got=_json(data), options=_shapes(error.validator_value))


def _part(data: Any) -> Part:
    """Return which part of a value to show: the head of lists and mappings, since these may be long."""
    return Part.HEAD if isinstance(data, dict | list) else Part.VALUE


def _choice(keyword: str, value: Any, data: Any) -> dict[str, Any]:
    """Return the options of an enum and the most similar one, or the expected value of another keyword."""
    if keyword != "enum" or not isinstance(value, list):
        return {"expected": _json(value)}
    texts = [item for item in value if isinstance(item, str)]
    meant = nearest(data, texts) if isinstance(data, str) else None
    return {"options": tuple(map(_json, value)), "meant": _json(meant) if meant is not None else ""}


def _requires_only(value: Any) -> bool:
    return isinstance(value, Mapping) and set(value) - {"description", "$comment"} == {"required"}


def _decides(error: Error) -> bool:
    """Return whether an error rules out its branch: an enum or const forbids the data, or a value one level down."""
    return error.validator in ("const", "enum") and len(error.relative_path) <= 1


def _merged_choice(branches: list[tuple[Error, ...]]) -> tuple[Error, list[Any]] | None:
    """Return an error and all allowed values if the branches require different values in one place, else ``None``."""
    deciders = [decider for inner in branches if (decider := next(filter(_decides, inner), None)) is not None]
    places = {tuple(decider.absolute_path) for decider in deciders}
    if len(deciders) < len(branches) or len(places) != 1:
        return None
    values: list[Any] = []
    for decider in deciders:
        values += decider.validator_value if decider.validator == "enum" else [decider.validator_value]
    return deciders[0], [value for at, value in enumerate(values) if value not in values[:at]]


def _alternatives(branches: Any) -> tuple[str, ...]:
    """Return the keys that each branch requires; empty if a branch does anything else."""
    if not all(map(_requires_only, branches)):
        return ()
    return tuple(" and ".join(map(str, branch["required"])) for branch in branches)


def _shapes(branches: Any) -> tuple[str, ...]:
    """Return what each branch allows: its title, or its types in JSON Schema's words, or its description."""
    shapes: list[str] = []
    for branch in branches:
        if isinstance(branch, Mapping):
            kinds = branch.get("type", ())
            kinds = (kinds,) if isinstance(kinds, str) else tuple(kinds)
            shapes.extend(
                (str(branch["title"]),) if "title" in branch else kinds or (str(branch.get("description", "")),)
            )
    return tuple(dict.fromkeys(shape for shape in shapes if shape))


def _drop_consequences(reported: list[SchemaViolation]) -> Iterator[SchemaViolation]:
    """Yield the violations that are no consequence of another: a key may be missing because it is misspelt, and a known
    key is unevaluated only because of another violation."""
    misspelt = {(one.path[:-1], one.meant) for one in reported if one.keyword == "additionalProperties"}
    others = any(one.keyword != "unevaluatedProperties" for one in reported)
    for violation in reported:
        follows = violation.keyword == "required" and (violation.path[:-1], violation.name) in misspelt
        if not follows and not (others and violation.keyword == "unevaluatedProperties"):
            yield violation


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
