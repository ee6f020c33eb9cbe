"""JSON Schema: what is wrong with an entry's data, as plain facts placed at nodes.

The judge is the ``jsonschema`` library (draft as the schema says, 2020-12 by default); its errors are read in
``schema_violations``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from glosslint.model import GlosslintError, NodePath
from glosslint.schema.errors import SchemaViolation, violations
from glosslint.schema.walk import pattern_matches, subschemas_at, without_false

__all__ = ["EntrySchema", "SchemaViolation", "bundled_schema", "load_schema", "native_schema"]

_FORMS = frozenset(("pattern", "format", "enum", "const"))


@dataclass(frozen=True)
class EntrySchema:
    """The schema of one entry. ``schema`` is the parsed JSON; ``origin`` how messages name it."""

    schema: Mapping[str, Any]
    origin: str

    @cached_property
    def _validator(self) -> Any:
        from jsonschema import FormatChecker, SchemaError
        from jsonschema.validators import Draft202012Validator, validator_for

        schema = dict(self.schema)
        kind = validator_for(schema, default=Draft202012Validator)
        try:
            kind.check_schema(schema)
        except SchemaError as error:
            where = "/".join(str(step) for step in error.absolute_path) or "top"
            raise GlosslintError(f"{self.origin}: not a valid JSON Schema, at {where}: {error.message}") from error
        return kind(without_false(schema), format_checker=FormatChecker())

    @cached_property
    def _fast(self) -> Any:
        """A yes-or-no validator that loads and runs many times faster, or ``None`` where it has no wheel."""
        try:
            import jsonschema_rs
        except ImportError:
            return None
        try:
            return jsonschema_rs.validator_for(dict(self.schema), validate_formats=True)
        except (ValueError, jsonschema_rs.ValidationError):
            return None  # the explaining validator says what is wrong with the schema

    def violations(self, data: Any, root: NodePath) -> tuple[SchemaViolation, ...]:
        """Everything wrong with ``data``, whose node is at ``root``, each fault once, in the order of the schema.

        Raises GlosslintError when the schema itself is not valid.
        """
        if self._fast is not None and self._fast.is_valid(data):
            return ()
        validator = self._validator
        try:
            errors = list(validator.iter_errors(data))
        except Exception as error:  # an unresolvable $ref, a pattern that is no regular expression, …
            raise GlosslintError(f"{self.origin}: the schema cannot be used: {error}") from error
        return violations(errors, root, self.schema)

    def requires_string(self, path: tuple[str | int, ...]) -> bool:
        """Whether the schema says that the value at ``path`` (from the entry's top) is a string, and only that."""
        steps = tuple(step if isinstance(step, str) else 0 for step in path)
        known = self._wanted.get(steps)
        if known is None:
            types = {kind for schema in subschemas_at(self.schema, steps) for kind in _types(schema)}
            known = self._wanted[steps] = types == {"string"}
        return known

    def restricts(self, path: tuple[str | int, ...]) -> bool:
        """Whether the schema says what a text at ``path`` looks like: by a pattern, a format, or a list of values."""
        known = self._restricted.get(path)
        if known is None:
            known = self._restricted[path] = any(_FORMS & part.keys() for part in subschemas_at(self.schema, path))
        return known

    def allows(self, path: tuple[str | int, ...], text: str) -> bool:
        """Whether the patterns and lists of values of the schema let a text at ``path`` be ``text``."""
        known = self._limits.get(path)
        if known is None:
            parts = subschemas_at(self.schema, path)
            patterns = [part["pattern"] for part in parts if isinstance(part.get("pattern"), str)]
            listed = [part["enum"] for part in parts if isinstance(part.get("enum"), list)]
            known = self._limits[path] = (patterns, listed)
        return all(pattern_matches(pattern, text) for pattern in known[0]) and all(
            text in values for values in known[1]
        )

    @cached_property
    def _limits(self) -> dict[tuple[str | int, ...], tuple[list[str], list[list[Any]]]]:
        return {}

    @cached_property
    def _restricted(self) -> dict[tuple[str | int, ...], bool]:
        return {}

    @cached_property
    def _wanted(self) -> dict[tuple[str | int, ...], bool]:
        return {}


def load_schema(file: Path, origin: str) -> EntrySchema:
    """Read a schema from a JSON file; raises GlosslintError that names it as ``origin``."""
    try:
        schema = json.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise GlosslintError(f"{origin}: the schema cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GlosslintError(f"{origin}: the schema is not UTF-8") from error
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


def native_schema() -> EntrySchema:
    """The schema of the native layout, for a project without one of its own: as shipped, but with any category."""
    found = load_schema(bundled_schema("entry.schema.json"), "the native entry schema")
    category = {"description": found.schema["properties"]["category"]["description"], "type": "string"}
    return EntrySchema(
        {**found.schema, "properties": {**found.schema["properties"], "category": category}}, found.origin
    )


def bundled_schema(name: str) -> Path:
    """The file of a schema that we ship: in the installed package, or in the ``schema`` folder of a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "schemas" / name
    return inside if inside.exists() else package.parent.parent / "schema" / name
