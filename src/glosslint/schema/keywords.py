"""Keywords of ``jsonschema`` whose patterns have a time limit, and formats that it checks only with other packages, or
otherwise than JSON Schema says. Imported only to explain violations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from jsonschema import FormatChecker, ValidationError, validators
from referencing.jsonschema import lookup_recursive_ref

from glosslint.schema.walk import search

_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS, _POINTER = r"[^\s<>\"{}|\\^`]*", r"(?:/(?:[^~/]|~[01])*)*"
_URI = rf"[A-Za-z][A-Za-z0-9+.-]*:{_ADDRESS}"
#: Never stricter than ``jsonschema_rs``, which recognises valid data before.
_FORMATS = {
    "time": _TIME,
    "date-time": rf"\d{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt]{_TIME}",
    "duration": r"P(?!\Z)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)",
    "hostname": rf"{_LABEL}(?:\.{_LABEL})*\.?",
    **dict.fromkeys(("uri", "iri"), _URI),
    **dict.fromkeys(("uri-reference", "iri-reference"), _ADDRESS),
    "uri-template": r"[^\s<>\"|\\^`]*",
    "json-pointer": _POINTER,
    "relative-json-pointer": rf"(?:0|[1-9]\d*)(?:#|{_POINTER})",
}


def make_format_checker() -> FormatChecker:
    """Return what checks the formats of JSON Schema; other formats say nothing of a value."""
    checker = FormatChecker()
    checker.checkers |= {name: (partial(_has_form, re.compile(pattern)), ()) for name, pattern in _FORMATS.items()}
    return checker


def _has_form(pattern: re.Pattern[str], value: object) -> bool:
    return not isinstance(value, str) or pattern.fullmatch(value) is not None


def bound_patterns(kind: Any) -> Any:
    """Return a validator class of ``jsonschema`` like ``kind`` whose patterns have a time limit."""
    known = {name: function for name, function in _KEYWORDS.items() if name in kind.VALIDATORS}
    return validators.extend(kind, known)  # type: ignore[no-untyped-call]


def _pattern(validator: Any, value: str, instance: Any, _: Any) -> Iterator[ValidationError]:
    if validator.is_type(instance, "string") and not search(value, instance):
        yield ValidationError(f"{instance!r} does not match {value!r}")


def _pattern_properties(validator: Any, value: Any, instance: Any, _: Any) -> Iterator[ValidationError]:
    for name, inner in value.items() if validator.is_type(instance, "object") else ():
        for key in instance:
            if search(name, key):
                yield from validator.descend(instance[key], inner, path=key, schema_path=name)


def _additional_properties(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    extra = _additional_keys(instance, schema) if validator.is_type(instance, "object") else []
    if validator.is_type(value, "object"):
        for key in extra:
            yield from validator.descend(instance[key], value, path=key)
    elif value is False and extra:
        yield ValidationError(f"Additional properties are not allowed: {extra}")


def _unevaluated_properties(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    if not validator.is_type(instance, "object"):
        return
    known = set(_evaluated_keys(validator, schema, instance, set()))
    extra = [key for key in instance if key not in known and not _fits(validator, instance[key], value)]
    if extra:
        yield ValidationError(f"Unevaluated properties are not allowed: {extra}")


_KEYWORDS = {
    "pattern": _pattern,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "unevaluatedProperties": _unevaluated_properties,
}


def _additional_keys(instance: Mapping[str, Any], schema: Mapping[str, Any]) -> list[str]:
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    return [key for key in instance if key not in known and not any(search(pattern, key) for pattern in patterns)]


def _evaluated_keys(validator: Any, schema: Any, instance: Mapping[str, Any], seen: set[int]) -> Iterator[str]:
    """Yield the keys of ``instance`` that a keyword of ``schema``, or of a subschema that applies, evaluates."""
    if not isinstance(schema, Mapping) or id(schema) in seen:
        return
    seen.add(id(schema))
    for resolved in _referred_schemas(validator, schema):
        inner = validator.evolve(schema=resolved.contents, _resolver=resolved.resolver)
        yield from _evaluated_keys(inner, resolved.contents, instance, seen)
    for name in ("additionalProperties", "unevaluatedProperties"):
        if name in schema:
            yield from (key for key, value in instance.items() if _fits(validator, value, schema[name]))
    yield from instance.keys() - _additional_keys(instance, schema)
    for branch in _applying_branches(validator, schema, instance):
        yield from _evaluated_keys(validator, branch, instance, seen)


def _referred_schemas(validator: Any, schema: Mapping[str, Any]) -> Iterator[Any]:
    for name in ("$ref", "$dynamicRef"):
        if name in schema:
            yield validator._resolver.lookup(schema[name])
    if "$recursiveRef" in schema:
        yield lookup_recursive_ref(validator._resolver)


def _applying_branches(validator: Any, schema: Mapping[str, Any], instance: Mapping[str, Any]) -> Iterator[Any]:
    """Yield the branches of ``schema`` that apply to ``instance``."""
    for name in ("allOf", "anyOf", "oneOf"):
        yield from (branch for branch in schema.get(name, ()) if _fits(validator, instance, branch))
    yield from (inner for key, inner in schema.get("dependentSchemas", {}).items() if key in instance)
    if "if" in schema:
        fits = _fits(validator, instance, schema["if"])
        yield from (schema["if"],) if fits else ()
        yield schema.get("then" if fits else "else")


def _fits(validator: Any, instance: Any, schema: Any) -> bool:
    return next(validator.descend(instance, schema), None) is None
