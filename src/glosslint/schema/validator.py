"""Entry data and a JSON Schema → the violations, with the paths of nodes.

The ``jsonschema`` library validates by the draft that the schema names, else 2020-12; ``schema.errors`` interprets its
errors. With ``jsonschema_rs``, if it is installed, valid data are recognised faster.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import unquote

from glosslint.model import GlosslintError, NodePath
from glosslint.model.frozen import cached_property, dataclass
from glosslint.schema.errors import SchemaViolation, Words, violations
from glosslint.schema.references import COPY, bundle, outward_references, read_schema
from glosslint.schema.walk import SchemaCostError, Steps, is_small, pattern_matches, spell_out_false, subschemas_at
from glosslint.text.safe_regex import PatternCostError

__all__ = ["EntrySchema", "SchemaViolation", "bundle_files", "bundled_schema", "load_schema", "native_schema"]

_MANY = 1_000  # data of which the violations are kept, and paths of which the schemas are
_FORMS = frozenset(("pattern", "format", "enum", "const"))


@dataclass(frozen=True)
class EntrySchema:
    """The schema of an entry or a file."""

    schema: Mapping[str, Any]  # the parsed JSON
    origin: str  # its name in messages
    files: tuple[Path, ...] = ()  # which were copied into it
    _steps: Steps = field(default_factory=Steps, compare=False)
    _by_missing_keys: dict[tuple[object, ...], tuple[SchemaViolation, ...]] = field(default_factory=dict, compare=False)

    @cached_property
    def _validator(self) -> Any:
        from jsonschema import SchemaError
        from jsonschema.validators import Draft202012Validator, validator_for
        from referencing import Registry

        from glosslint.schema.keywords import bound_patterns, make_format_checker

        schema = dict(self.schema)
        kind = validator_for(schema, default=Draft202012Validator)
        try:
            if self._fast is None:  # which takes only valid schemas
                kind.check_schema(schema)
        except SchemaError as error:
            where = "/".join(str(step) for step in error.absolute_path) or "top"
            raise GlosslintError(f"{self.origin}: not a valid JSON Schema, at {where}: {error.message}") from error
        # With "$schema", the library would use its own class for the draft after a reference to the top.
        rest = {key: value for key, value in spell_out_false(schema).items() if key != "$schema"}
        # The library adds the drafts to the empty registry; its default one would fetch unknown schemas.
        return self._steps.count_keywords(bound_patterns(kind))(
            rest, format_checker=make_format_checker(), registry=Registry()
        )

    @cached_property
    def _fast(self) -> Any:
        """A much faster validator that only answers yes or no; ``None`` if it is not installed or cannot be used."""
        try:
            import jsonschema_rs
        except ImportError:
            return None
        # It would fetch references, and cannot be stopped.
        if any(outward_references(self.schema)) or not is_small(self.schema):
            return None
        try:
            return jsonschema_rs.validator_for(dict(self.schema), validate_formats=True, retriever=_retrieve_nothing)
        except (ValueError, jsonschema_rs.ValidationError):
            return None  # the other validator explains what is wrong with the schema

    def violations(self, data: Any, root: NodePath = ()) -> tuple[SchemaViolation, ...]:
        """Return the violations in ``data``, without duplicates, in the order of the schema; paths begin with ``root``.

        Raise GlosslintError if the schema is not valid or takes too long.
        """
        if self._fast is not None and self._fast.is_valid(data):
            return ()
        missing = self._missing_keys(data)  # many entries that were only begun lack the same keys
        known = self._by_missing_keys.get(missing) if missing else None
        if known is None:
            known = self._violations(data)
            if missing and len(self._by_missing_keys) < _MANY:
                self._by_missing_keys[missing] = known
        return tuple(one._replace(path=(*root, *one.path)) for one in known) if root else known

    def _missing_keys(self, data: Any) -> tuple[object, ...]:
        """Return the missing keys with their paths in data and schema; empty if there are other violations."""
        if self._fast is None:
            return ()
        from jsonschema_rs import ValidationErrorKind

        missing = []
        for error in self._fast.iter_errors(data):
            if not isinstance(error.kind, ValidationErrorKind.Required):
                return ()
            missing.append((*error.instance_path, None, *error.schema_path, None, error.kind.property))
        return tuple(missing)

    def _violations(self, data: Any) -> tuple[SchemaViolation, ...]:
        validator = self._validator
        self._steps.start(data)
        try:
            errors = list(validator.iter_errors(data))
        except BaseException as error:
            # The library keeps references in a mapping written in Rust, which panics when the stack overflows.
            is_deep = isinstance(error, RecursionError) or type(error).__name__ == "PanicException"
            if not is_deep and not isinstance(error, Exception):
                raise
            # Others: an unresolvable $ref, an invalid regular expression, …
            reason = "its references are circular or nested too deeply" if is_deep else self._explain(error)
            raise GlosslintError(f"{self.origin}: the schema cannot be used: {reason}") from error
        with self._usable():
            return violations(errors, self._words)

    def _explain(self, error: BaseException) -> str:
        """Return what is wrong with the schema; of a reference to nothing, only itself, and not all of the schema."""
        anchor, ref = getattr(error, "anchor", ""), getattr(error, "ref", "")
        if not (anchor or ref.startswith("/")):
            return str(error)
        pointer = unquote(anchor or ref)
        copied = re.match(rf"/\$defs/{COPY}(\d+)", pointer)
        file = self.files[int(copied[1]) - 1].name if copied is not None else ""
        return f'the $ref "{file}#{pointer[copied.end() if copied is not None else 0 :]}" refers to nothing'

    @contextmanager
    def _usable(self) -> Iterator[None]:
        """Convert an error about what the schema costs to one that names the schema."""
        try:
            yield
        except (SchemaCostError, PatternCostError) as error:
            raise GlosslintError(f"{self.origin}: the schema cannot be used: {error}") from error

    def requires_string(self, path: tuple[str | int, ...]) -> bool:
        """Return whether the schema allows only a string at ``path`` (from the top of the entry)."""
        parts = self._subschemas_at(tuple(step if isinstance(step, str) else 0 for step in path))
        kinds = set[str]()
        for part in parts:
            kind = part.get("type", ())
            if part.get("format") in ("date", "date-time", "time"):
                kind = "date"  # a string in JSON, but in YAML it may be unquoted
            kinds.update((kind,) if isinstance(kind, str) else kind)
        return kinds == {"string"}

    def restricts(self, path: tuple[str | int, ...]) -> bool:
        """Return whether the schema restricts the string at ``path`` by a pattern, a format, an enum or a const."""
        return any(_FORMS & part.keys() for part in self._subschemas_at(path))

    def allows(self, path: tuple[str | int, ...], text: str) -> bool:
        """Return whether the patterns and enums of all subschemas at ``path`` allow ``text``."""
        parts = self._subschemas_at(path)
        patterns = (part["pattern"] for part in parts if isinstance(part.get("pattern"), str))
        enums = (part["enum"] for part in parts if isinstance(part.get("enum"), list))
        with self._usable():
            return all(pattern_matches(pattern, text) for pattern in patterns) and all(text in enum for enum in enums)

    @cached_property
    def _subschemas_at(self) -> Callable[[tuple[str | int, ...]], list[Mapping[str, Any]]]:
        return lru_cache(_MANY)(self._usable()(partial(subschemas_at, self.schema)))

    @cached_property
    def _words(self) -> Words:
        return Words(self.schema)


def load_schema(file: Path, origin: str, top: Path | None = None, bounds: Path | None = None) -> EntrySchema:
    """Return the schema in a JSON file, with the files that it refers to, which must be in the folder ``top``.

    Without ``top``, or if the schema is not in it, they must be in the folder of the schema. The schema itself must be
    in the folder ``bounds``, or without that, may be anywhere. Raise GlosslintError, which begins with ``origin``, if
    the schema cannot be used.
    """
    return bundle_files(read_schema(file, origin, bounds), file, origin, top)


def bundle_files(schema: dict[str, Any], file: Path, origin: str, top: Path | None = None) -> EntrySchema:
    """Return the schema that ``file`` holds, with the files that it refers to. See ``load_schema``."""
    folder = Path(os.path.realpath(file)).parent
    files = bundle(schema, file, top if top is not None and folder.is_relative_to(top) else folder, origin)
    return EntrySchema(schema, origin, files)


def _retrieve_nothing(address: str) -> NoReturn:
    raise ValueError(f"{address} is not fetched")


@cache  # to look for what it refers to takes longer than to check a small glossary
def native_schema() -> EntrySchema:
    """Return the schema of the native layout for a project without its own: the bundled one, with any category."""
    own = load_schema(bundled_schema("entry.schema.json"), "the native entry schema")
    properties = own.schema["properties"]
    category = {"description": properties["category"]["description"], "type": "string"}
    return EntrySchema({**own.schema, "properties": {**properties, "category": category}}, own.origin)


def bundled_schema(name: str) -> Path:
    """Return the path of a bundled schema: in the installed package, or in the ``schema`` folder of a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "schemas" / name
    return inside if inside.exists() else package.parent.parent / "schema" / name
