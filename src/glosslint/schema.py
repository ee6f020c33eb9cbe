"""JSON Schema: what is wrong with an entry's data, as plain facts placed at nodes.

The judge is the ``jsonschema`` library (draft as the schema says, 2020-12 by default); this module walks its errors,
picks the branch of anyOf and oneOf that was meant, and notes what a rule needs to write a sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from glosslint.model import GlosslintError, NodePath, Part

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_UNIONS = ("anyOf", "oneOf")
_DISCRIMINATORS = ("const", "enum")


class SchemaFault(NamedTuple):
    """One disagreement of an entry with its schema.

    ``keyword`` is the schema's, ``expected`` its value as JSON, ``got`` the entry's value as JSON, ``name`` the key
    that is missing or not known, ``options`` what could stand there, ``about`` the schema's own words.
    """

    keyword: str
    path: NodePath
    part: Part
    expected: str = ""
    got: str = ""
    name: str = ""
    options: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True)
class EntrySchema:
    """The schema of one entry. ``schema`` is the parsed JSON; ``origin`` how messages name it."""

    schema: Mapping[str, Any]
    origin: str

    @cached_property
    def _validator(self) -> Any:
        from jsonschema import FormatChecker, SchemaError
        from jsonschema.validators import Draft202012Validator, validator_for

        kind = validator_for(self.schema, default=Draft202012Validator)
        try:
            kind.check_schema(self.schema)
        except SchemaError as error:
            where = "/".join(str(step) for step in error.absolute_path) or "top"
            raise GlosslintError(f"{self.origin}: not a valid JSON Schema, at {where}: {error.message}") from error
        return kind(self.schema, format_checker=FormatChecker())

    @cached_property
    def _fast(self) -> Any:
        """A yes-or-no validator that loads and runs many times faster, or ``None`` where it has no wheel."""
        try:
            import jsonschema_rs
        except ImportError:
            return None
        try:
            return jsonschema_rs.validator_for(self.schema, validate_formats=True)
        except (ValueError, jsonschema_rs.ValidationError):
            return None  # the explaining validator says what is wrong with the schema

    def faults(self, data: Any, root: NodePath) -> tuple[SchemaFault, ...]:
        """Everything wrong with ``data``, whose node is at ``root``, each fault once, in the order of the schema.

        Raises GlosslintError when the schema itself is not valid.
        """
        if self._fast is not None and self._fast.is_valid(data):
            return ()
        try:
            found = [
                fault for error in self._validator.iter_errors(data) for fault in _faults(error, root, self.schema)
            ]
        except GlosslintError:
            raise
        except Exception as error:  # an unresolvable $ref, a pattern that is no regular expression, …
            raise GlosslintError(f"{self.origin}: the schema cannot be used: {error}") from error
        return tuple(dict.fromkeys(_without_renamed(found)))

    def wants_text(self, path: tuple[str | int, ...]) -> bool:
        """Whether the schema says that the value at ``path`` (from the entry's top) is a string, and only that."""
        steps = tuple(step if isinstance(step, str) else 0 for step in path)
        known = self._wanted.get(steps)
        if known is None:
            types = {kind for schema in self._at(self.schema, steps) for kind in _types(schema)}
            known = self._wanted[steps] = types == {"string"}
        return known

    @cached_property
    def _wanted(self) -> dict[tuple[str | int, ...], bool]:
        return {}

    def _at(self, schema: Any, path: tuple[str | int, ...]) -> Iterator[Mapping[str, Any]]:
        """The subschemas that speak of ``path``; conditions count as if they held."""
        if not isinstance(schema, Mapping):
            return
        for part in self._parts(schema):
            if not path:
                yield part
            elif isinstance(path[0], str):
                yield from self._at(part.get("properties", {}).get(path[0]), path[1:])
            else:
                yield from self._at(part.get("items"), path[1:])

    def _parts(self, schema: Mapping[str, Any], depth: int = 0) -> Iterator[Mapping[str, Any]]:
        yield schema
        if depth > 20:
            return
        for key in ("allOf", *_UNIONS):
            for branch in schema.get(key, ()):
                if isinstance(branch, Mapping):
                    yield from self._parts(branch, depth + 1)
        target = self._local(schema.get("$ref"))
        if isinstance(target, Mapping):
            yield from self._parts(target, depth + 1)

    def _local(self, reference: Any) -> Any:
        if not isinstance(reference, str) or not reference.startswith("#/"):
            return None
        node: Any = self.schema
        for step in reference[2:].split("/"):
            node = node.get(step.replace("~1", "/").replace("~0", "~")) if isinstance(node, Mapping) else None
        return node


def load(file: Path, origin: str) -> EntrySchema:
    """Read a schema from a JSON file; raises GlosslintError that names it as ``origin``."""
    try:
        schema = json.loads(file.read_text("utf-8"))
    except OSError as error:
        raise GlosslintError(f"{origin}: the schema cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise GlosslintError(f"{origin}: the schema is not JSON: {error}") from error
    if not isinstance(schema, dict):
        raise GlosslintError(f"{origin}: the schema must be a JSON object")
    return EntrySchema(schema, origin)


def _types(schema: Mapping[str, Any]) -> tuple[str, ...]:
    kinds = schema.get("type", ())
    if schema.get("format") in ("date", "date-time", "time"):
        return ("date",)  # a date is text in JSON and may stand unquoted in YAML
    return (kinds,) if isinstance(kinds, str) else tuple(kinds)


def _faults(error: ValidationError, root: NodePath, schema: Mapping[str, Any]) -> Iterator[SchemaFault]:
    path = (*root, *error.absolute_path)
    keyword = str(error.validator)
    if keyword in _UNIONS and error.context:
        branch = _meant_branch(error)
        if branch:
            for inner in branch:
                yield from _faults(inner, root, schema)
            return
    about = _description(error, schema)
    if keyword in ("additionalProperties", "unevaluatedProperties") and isinstance(error.instance, Mapping):
        yield from _unknown_keys(error, path, about)
    elif keyword == "required":
        known = _properties(error)
        for name in error.validator_value:
            if name not in error.instance:
                yield SchemaFault(keyword, path, Part.HEAD, name=name, options=known, about=about)
    elif error.validator is None:  # a schema that is `false`
        yield SchemaFault("false", path, Part.KEY, name=str(path[-1]), about=about)
    elif "propertyNames" in error.absolute_schema_path and isinstance(error.instance, str):
        yield SchemaFault("propertyNames", (*path, error.instance), Part.KEY, name=error.instance, about=about)
    else:
        options = tuple(map(_shown, error.validator_value)) if keyword == "enum" else _union_types(error)
        expected = _shown(error.validator_value) if keyword not in _UNIONS else ""
        yield SchemaFault(keyword, path, Part.VALUE, expected, _shown(error.instance), options=options, about=about)


def _unknown_keys(error: ValidationError, path: NodePath, about: str) -> Iterator[SchemaFault]:
    import re

    known = _properties(error)
    patterns = error.schema.get("patternProperties", {}) if isinstance(error.schema, Mapping) else {}
    for name in error.instance:
        if error.validator == "unevaluatedProperties":
            unknown = f"'{name}'" in error.message
        else:
            unknown = name not in known and not any(re.search(pattern, name) for pattern in patterns)
        if unknown:
            unused = tuple(key for key in known if key not in error.instance)
            yield SchemaFault("additionalProperties", (*path, name), Part.KEY, name=name, options=unused, about=about)


def _properties(error: ValidationError) -> tuple[str, ...]:
    return tuple(error.schema.get("properties", ())) if isinstance(error.schema, Mapping) else ()


def _meant_branch(error: ValidationError) -> list[ValidationError]:
    """The errors of the branch that was meant: the only one whose fixed values fit, else the only one of the right
    type; none when that is not clear."""
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(inner.relative_schema_path[0], []).append(inner)
    for keywords in (_DISCRIMINATORS, ("type",)):
        fitting = [found for found in branches.values() if not any(_decides(inner, keywords) for inner in found)]
        if len(fitting) == 1:
            return fitting[0]
    return []


def _decides(error: ValidationError, keywords: tuple[str, ...]) -> bool:
    depth = len(error.relative_path)
    return error.validator in keywords and depth <= (1 if keywords is _DISCRIMINATORS else 0)


def _union_types(error: ValidationError) -> tuple[str, ...]:
    """For an anyOf or oneOf that no branch was meant of: what each branch would take."""
    if error.validator not in _UNIONS:
        return ()
    names = []
    for branch in error.validator_value:
        if isinstance(branch, Mapping):
            names.append(
                str(branch.get("title") or " or ".join(_types(branch)) or branch.get("description") or "another shape")
            )
    return tuple(dict.fromkeys(names))


def _description(error: ValidationError, schema: Mapping[str, Any]) -> str:
    """The schema's own words about what failed: its description, or that of the condition it is the outcome of."""
    own = error.schema.get("description", "") if isinstance(error.schema, Mapping) else ""
    node: Any = schema
    for step in error.absolute_schema_path:
        if step in ("then", "else"):
            return str(node.get("description", own))
        if not isinstance(node, Mapping | list):
            break
        node = node.get(step, {}) if isinstance(node, Mapping) else node[int(step)]
    return str(own)


def _without_renamed(faults: list[SchemaFault]) -> Iterator[SchemaFault]:
    """A missing key and a misspelt one are one fault, told at the misspelt key."""
    from difflib import get_close_matches

    unknown = [(fault.path[:-1], fault.name) for fault in faults if fault.keyword == "additionalProperties"]
    for fault in faults:
        names = [name for path, name in unknown if path == fault.path]
        if fault.keyword == "required" and names and get_close_matches(fault.name, names, 1, 0.75):
            continue
        yield fault


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def native() -> EntrySchema:
    """The schema of the native layout, as shipped."""
    return load(shipped("entry.schema.json"), "the native entry schema")


def shipped(name: str) -> Path:
    """The file of a schema that glosslint ships: inside the installed package, or in the ``schema`` folder of a checkout."""
    package = Path(__file__).parent
    inside = package / "schemas" / name
    return inside if inside.exists() else package.parent.parent / "schema" / name
