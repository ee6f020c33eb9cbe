"""Typed tables of settings: a frozen dataclass gives a table its keys, its documentation and its JSON Schema."""

from __future__ import annotations

import dataclasses
import json
import re
import types
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from glosslint.model import GlosslintError
from glosslint.model.frozen import dataclass

T = TypeVar("T")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")  # a key that TOML needs no quotes around
_ALL = 100  # percent
_LISTED = 20  # more rules would fill the screen


def option(default: Any, doc: str) -> Any:
    """Return a documented field of an Options class. A mapping as ``default`` is shared and must not be changed."""
    if isinstance(default, dict):
        return dataclasses.field(default_factory=lambda: default, metadata={"doc": doc})
    return dataclasses.field(default=default, metadata={"doc": doc})


def percentage(default: int, doc: str) -> Any:
    """Return a documented field of an Options class for a number from 0 to 100."""
    return dataclasses.field(default=default, metadata={"doc": doc, "maximum": _ALL})


def key_of(field: str) -> str:
    """Return the settings key of a dataclass field: ``fail-on`` for ``fail_on``."""
    return field.replace("_", "-")


def fields_of(kind: type) -> dict[str, dataclasses.Field[Any]]:
    """Return the documented fields of a dataclass by settings key."""
    return {key_of(field.name): field for field in dataclasses.fields(kind) if "doc" in field.metadata}


def default_of(field: dataclasses.Field[Any]) -> Any:
    """Return the default value of a field."""
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def toml(value: Any) -> str:
    """Return ``value`` as TOML; of a table of settings, the keys that differ from their defaults."""
    if dataclasses.is_dataclass(value):
        stated = {key: (getattr(value, field.name), default_of(field)) for key, field in fields_of(type(value)).items()}
        return toml({key: given for key, (given, default) in stated.items() if given != default})
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{toml_key(key)} = {toml(item)}" for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    return _quote(value)


def toml_key(key: str) -> str:
    """Return a key as TOML, in quotes if it needs them."""
    return key if _BARE_KEY.fullmatch(key) else _quote(key)


def _quote(value: Any) -> str:
    """Return a string or number as TOML, with an escape for each character that cannot be seen."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else "".join(char if char.isprintable() else _escape(char) for char in text)


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"


def build_table(kind: type[T], table: Mapping[str, Any], where: str) -> T:
    """Build a ``kind`` from a TOML table; ``where`` names file and table in messages.

    Raise GlosslintError for an unknown key, with the most similar one, for a value of the wrong type, and for keys that
    contradict each other: a kind may have a method ``conflict``, which says so in words that follow its name.
    """
    fields = fields_of(kind)
    hints = _hints(kind)  # type: ignore[arg-type]  # a class is hashable, which mypy doubts of a protocol
    values = {}
    for key, value in table.items():
        if key not in fields:
            raise GlosslintError(f"{where}: {unknown_name('key', key, fields)}")
        name = fields[key].name
        values[name] = _convert(value, hints[name], f"{where}: {key}")
        if "maximum" in fields[key].metadata and value > _ALL:
            raise GlosslintError(f"{where}: {key}: must be a percentage from 0 to {_ALL}, not {value}")
    built = kind(**values)
    if conflict := built.conflict() if hasattr(built, "conflict") else "":
        raise GlosslintError(f"{where}: {conflict}")
    return built


@cache
def _hints(kind: type[Any]) -> Mapping[str, Any]:
    return get_type_hints(kind)


def unknown_name(what: str, word: str, known: Any) -> str:
    """Return a message such as ``"fiels" is not a known key; did you mean "files"?``, or one with all known names. A
    name that differs only in case is the most similar."""
    from difflib import get_close_matches

    known = sorted(known)
    same = [name for name in known if name.lower() == word.lower()]
    near = same or get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f'"{word}" is not a known {what}; did you mean "{near[0]}"?'
    if len(known) > _LISTED and what.startswith("rule"):
        listing = "" if " of " in what else "; to list them: glosslint rules"  # which has no rules of engines
        return f'"{word}" is not a known {what}{listing}'
    listed = f"known: {', '.join(known)}" if known else "none is known"
    return f'"{word}" is not a known {what}; {listed}'


def _convert(value: Any, hint: Any, where: str) -> Any:
    origin = get_origin(hint)
    if hint is Any:
        return value
    if origin in (Union, types.UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        lists = [kind for kind in kinds if get_origin(kind) is tuple]
        return _convert(value, lists[0] if lists and isinstance(value, list) else kinds[0], where)
    if origin is Literal:
        if not isinstance(value, str):
            raise GlosslintError(f"{where} must be one of {', '.join(get_args(hint))}, not {_show_value(value)}")
        if value not in get_args(hint):
            raise GlosslintError(f"{where}: {unknown_name('value', value, get_args(hint))}")
        return value
    if origin is tuple:
        kind = get_args(hint)[0]
        if not isinstance(value, list):
            sample = '"…"' if kind is str else "{ … }" if dataclasses.is_dataclass(kind) else "…"
            raise GlosslintError(f"{where} must be a list, such as [{sample}], not {_show_value(value)}")
        what = "table" if dataclasses.is_dataclass(kind) else "item"
        return tuple(_convert(item, kind, f"{where}: {what} {number}") for number, item in enumerate(value, 1))
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, dict):
            raise GlosslintError(f"{where} must be a table, not {_show_value(value)}")
        kind = get_args(hint)[1]
        quoted = {key: key if _BARE_KEY.fullmatch(key) else f'"{key}"' for key in value}
        return {key: _convert(item, kind, f"{where}.{quoted[key]}") for key, item in value.items()}
    return _plain(value, hint, where)


def _plain(value: Any, hint: Any, where: str) -> Any:
    """Convert a value that is neither a list nor a table with arbitrary keys."""
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        if not isinstance(value, dict):
            raise GlosslintError(f"{where} must be a table, not {_show_value(value)}")
        return build_table(hint, value, where)
    if type(value) is not hint:  # isinstance would take true for an integer
        raise GlosslintError(f"{where} must be {_NAMES[hint]}, not {_show_value(value)}")
    if hint is int and value < 0:
        raise GlosslintError(f"{where} must be 0 or more, not {value}")
    return value


_NAMES = {str: "a string in quotes", int: "an integer", bool: "true or false", float: "a number"}
_JSON_TYPES = {str: "string", int: "integer", bool: "boolean", float: "number"}


def _show_value(value: Any) -> str:
    """Return a value as TOML writes it, as far as JSON writes it alike."""
    try:
        return json.dumps(value, ensure_ascii=False)
    except TypeError:  # a date or time
        return str(value)


def json_schema(kind: type) -> dict[str, Any]:
    """Return the JSON Schema of a table: its keys with type, default and documentation."""
    hints = _hints(kind)
    properties = {}
    for key, field in fields_of(kind).items():
        schema = {"description": field.metadata["doc"], **_json_type(hints[field.name])}
        schema |= {"maximum": field.metadata["maximum"]} if "maximum" in field.metadata else {}
        default = default_of(field)
        if default is not None and not dataclasses.is_dataclass(default):
            schema["default"] = list(default) if isinstance(default, tuple) else default
        properties[key] = schema
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _json_type(hint: Any) -> dict[str, Any]:
    origin = get_origin(hint)
    if hint is Any:
        return {}
    if origin in (Union, types.UnionType):
        kinds = [_json_type(kind) for kind in get_args(hint) if kind is not type(None)]
        return kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin is tuple:
        return {"type": "array", "items": _json_type(get_args(hint)[0])}
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _json_type(get_args(hint)[1])}
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return json_schema(hint)
    minimum = {"minimum": 0} if hint is int else {}
    return {"type": _JSON_TYPES[hint], **minimum}


@dataclass(frozen=True)
class Limits:
    """The length limits of a prose field; 0 sets no limit."""

    min_words: int = option(0, "The minimum number of words.")
    max_words: int = option(0, "The maximum number of words.")
    max_sentences: int = option(0, "The maximum number of sentences.")
