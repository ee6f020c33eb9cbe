"""From the errors of the ``jsonschema`` library to plain facts, each placed at the node a writer must change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from glosslint.model import NodePath, Part
from glosslint.schema.walk import Schema, condition, description, subschemas
from glosslint.text.did_you_mean import nearest

#: jsonschema's ValidationError; its stubs say of every attribute that it may be unset, which errors of a run never are.
Error = Any

_UNIONS = ("anyOf", "oneOf")
_UNKNOWN = ("additionalProperties", "unevaluatedProperties")
_DEPENDENT = ("dependentRequired", "dependencies")


class SchemaViolation(NamedTuple):
    """One disagreement of an entry with its schema.

    ``keyword`` is the schema's, ``expected`` its value as JSON, ``got`` the entry's value as JSON, ``name`` the key
    that is missing or not known, ``options`` what could stand there and ``meant`` the one most likely meant (for a key,
    ``present`` tells whether the entry has that one, too), ``about`` the schema's own words about the value,
    ``because`` its words about the condition that asks for it. ``whole`` is what the schema describes.
    """

    keyword: str
    path: NodePath
    part: Part
    expected: str = ""
    got: str = ""
    name: str = ""
    options: tuple[str, ...] = ()
    meant: str = ""
    about: str = ""
    because: str = ""
    present: bool = False
    whole: str = "entry"  # what the path begins at: an entry, or a "file"


def violations(errors: Iterable[Error], root: NodePath, schema: Schema) -> tuple[SchemaViolation, ...]:
    """What ``errors`` say about the entry at ``root``, each fault once, in the order of the schema."""
    reader = _Reader(root, schema)
    found = [fault for error in errors for fault in reader.violations(error)]
    once: dict[SchemaViolation, SchemaViolation] = {}
    for fault in found:
        once.setdefault(fault._replace(about="", because=""), fault)
    return tuple(_without_echoes(list(once.values())))


class _Reader:
    def __init__(self, root: NodePath, schema: Schema) -> None:
        self._root = root
        self._schema = schema

    def violations(self, error: Error) -> Iterator[SchemaViolation]:
        keyword, value, data = str(error.validator), error.validator_value, error.instance
        if keyword in _UNIONS:
            yield from self._union(error)
        elif keyword in _UNKNOWN and isinstance(data, Mapping):
            yield from self._unknown_keys(error)
        elif keyword == "required" and isinstance(value, list):
            yield from (self._missing(error, str(name)) for name in value if name not in data)
        elif keyword in _DEPENDENT and isinstance(value, Mapping):
            yield from self._dependent(error)
        elif keyword == "not" and _required_only(value):
            yield self._not_allowed(error, tuple(value["required"]))
        else:
            yield self._at_node(error)

    def _at_node(self, error: Error) -> SchemaViolation:
        keyword, value, data = str(error.validator), error.validator_value, error.instance
        if _names_a_key(error):
            return self._fault(error, "propertyNames", Part.KEY, (data,), name=data, **_choice(keyword, value, data))
        if keyword == "not" and value == {}:  # a schema that is `false`
            return self._fault(error, "false", Part.KEY)
        if keyword == "uniqueItems" and isinstance(data, list):
            return self._repeated(error, data)
        return self._fault(error, keyword, _part(data), got=_shown(data), **_choice(keyword, value, data))

    def _dependent(self, error: Error) -> Iterator[SchemaViolation]:
        for key, needed in error.validator_value.items():
            for name in needed if key in error.instance else ():
                if name not in error.instance:
                    yield self._fault(error, "dependentRequired", Part.KEY, (key,), name=str(name))

    def _fault(
        self, error: Error, keyword: str, part: Part, below: tuple[str | int, ...] = (), **more: Any
    ) -> SchemaViolation:
        inner = (*error.absolute_path, *below)
        because = condition(self._schema, tuple(error.absolute_schema_path))
        about = description(self._schema, inner)
        return SchemaViolation(keyword, (*self._root, *inner), part, about=about, because=because, **more)

    def _missing(self, error: Error, name: str) -> SchemaViolation:
        """The path is that of the key that is not there; it is shown at the map that lacks it."""
        return self._fault(error, "required", Part.HEAD, below=(name,), name=name)

    def _not_allowed(self, error: Error, names: tuple[str, ...]) -> SchemaViolation:
        if len(names) == 1:
            return self._fault(error, "false", Part.KEY, below=names)
        return self._fault(error, "not", Part.KEY, below=names[-1:], options=names)

    def _repeated(self, error: Error, data: list[Any]) -> SchemaViolation:
        seen: set[str] = set()
        for index, item in enumerate(data):
            text = json.dumps(item, sort_keys=True)
            if text in seen:
                return self._fault(error, "uniqueItems", _part(item), below=(index,), got=_shown(item))
            seen.add(text)
        return self._fault(error, "uniqueItems", _part(data))

    def _unknown_keys(self, error: Error) -> Iterator[SchemaViolation]:
        import re

        schema: Any = error.schema
        strict = error.validator == "additionalProperties"
        speaking = [schema] if strict else list(subschemas(self._schema, schema))
        known = tuple(dict.fromkeys(key for part in speaking for key in part.get("properties", ())))
        patterns = [pattern for part in speaking for pattern in part.get("patternProperties", ())]
        for name in error.instance:
            expected = name in known or any(re.search(pattern, name) for pattern in patterns)
            if expected if strict else repr(name) not in error.message:
                continue
            keyword = "unevaluatedProperties" if expected else "additionalProperties"
            fault = self._fault(error, keyword, Part.KEY, below=(name,), name=name, options=known)
            meant = "" if expected else nearest(name, known) or ""
            yield fault._replace(meant=meant, present=meant in error.instance)

    def _union(self, error: Error) -> Iterator[SchemaViolation]:
        """anyOf and oneOf: the faults of the branch that was meant, else one fault that says what would fit."""
        branches = _branches(error)
        if not branches:  # oneOf, and more than one branch fits
            names = _alternatives(error.validator_value)
            yield self._fault(error, "oneOf", Part.HEAD, options=names)
            return
        right_type = [found for found in branches if not any(_at_top(inner, "type") for inner in found)]
        fitting = [found for found in right_type if not any(map(_decides, found))]
        meant = right_type if len(right_type) == 1 else fitting
        if len(meant) == 1:
            for inner in meant[0]:
                yield from self.violations(inner)
        else:
            yield from self._unclear(error, right_type)

    def _unclear(self, error: Error, branches: list[list[Error]]) -> Iterator[SchemaViolation]:
        """No branch was meant more than the others: tell what they have in common, or what each would take."""
        names = _alternatives(error.validator_value)
        if names and branches:
            yield self._fault(error, "required", Part.HEAD, options=names)
            return
        choice = _merged_choice(branches)
        if choice is not None:
            decider, options = choice
            data = decider.instance
            meant = (
                nearest(data, (text for text in options if isinstance(text, str))) if isinstance(data, str) else None
            )
            shown = tuple(map(_shown, options))
            yield self._fault(
                decider, "enum", _part(data), got=_shown(data), options=shown, meant=_shown(meant) if meant else ""
            )
            return
        common = _common([[fault for inner in found for fault in self.violations(inner)] for found in branches])
        if common:
            yield from common
            return
        keyword, data = str(error.validator), error.instance
        yield self._fault(error, keyword, _part(data), got=_shown(data), options=_shapes(error.validator_value))


def _part(data: Any) -> Part:
    """A list or map is shown at its key: its whole text may be long."""
    return Part.HEAD if isinstance(data, dict | list) else Part.VALUE


def _choice(keyword: str, value: Any, data: Any) -> dict[str, Any]:
    """For an enum the values that could stand there, and the one meant; for other keywords the expected value."""
    if keyword != "enum" or not isinstance(value, list):
        return {"expected": _shown(value)}
    texts = [item for item in value if isinstance(item, str)]
    meant = nearest(data, texts) if isinstance(data, str) else None
    return {"options": tuple(map(_shown, value)), "meant": _shown(meant) if meant is not None else ""}


def _required_only(value: Any) -> bool:
    return isinstance(value, Mapping) and set(value) - {"description", "$comment"} == {"required"}


def _names_a_key(error: Error) -> bool:
    steps = ["", *error.absolute_schema_path]
    named = any(step == "propertyNames" and steps[at - 1] != "properties" for at, step in enumerate(steps))
    return named and isinstance(error.instance, str)


def _branches(error: Error) -> list[list[Error]]:
    found: dict[Any, list[Error]] = {}
    for inner in error.context or ():
        found.setdefault(inner.relative_schema_path[0], []).append(inner)
    return list(found.values())


def _at_top(error: Error, *keywords: str) -> bool:
    return error.validator in keywords and not error.relative_path


def _decides(error: Error) -> bool:
    """Whether a fixed value, of the data or of one of its keys, tells that another branch was meant."""
    return error.validator in ("const", "enum") and len(error.relative_path) <= 1


def _merged_choice(branches: list[list[Error]]) -> tuple[Error, tuple[Any, ...]] | None:
    """Where every branch wants another fixed value in the same place: that place, and all the values."""
    deciders = [decider for found in branches if (decider := next(filter(_decides, found), None)) is not None]
    places = {tuple(decider.absolute_path) for decider in deciders}
    if len(deciders) < len(branches) or len(places) != 1:
        return None
    values: list[Any] = []
    for decider in deciders:
        values += decider.validator_value if decider.validator == "enum" else [decider.validator_value]
    return deciders[0], tuple(value for at, value in enumerate(values) if value not in values[:at])


def _common(branches: list[list[SchemaViolation]]) -> list[SchemaViolation]:
    return [fault for fault in branches[0] if all(fault in other for other in branches[1:])] if branches else []


def _alternatives(branches: Any) -> tuple[str, ...]:
    """For branches that only ask for keys: the keys of each."""
    if not all(map(_required_only, branches)):
        return ()
    return tuple(" and ".join(map(str, branch["required"])) for branch in branches)


def _shapes(branches: Any) -> tuple[str, ...]:
    """What each branch would take: its title, or its types as JSON Schema calls them, or its description."""
    found: list[str] = []
    for branch in branches:
        if isinstance(branch, Mapping):
            kinds = branch.get("type", ())
            kinds = (kinds,) if isinstance(kinds, str) else tuple(kinds)
            found.extend(
                (str(branch["title"]),) if "title" in branch else kinds or (str(branch.get("description", "")),)
            )
    return tuple(dict.fromkeys(shape for shape in found if shape))


def _without_echoes(found: list[SchemaViolation]) -> Iterator[SchemaViolation]:
    """Two faults may be one slip: a missing key and its misspelt name are told at the name; a key that counts as
    unevaluated only because something else is wrong is not told."""
    renamed = {(fault.path[:-1], fault.meant) for fault in found if fault.keyword == "additionalProperties"}
    others = any(fault.keyword != "unevaluatedProperties" for fault in found)
    for fault in found:
        missing = fault.keyword == "required" and (fault.path[:-1], fault.name) in renamed
        if not missing and not (others and fault.keyword == "unevaluatedProperties"):
            yield fault


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
