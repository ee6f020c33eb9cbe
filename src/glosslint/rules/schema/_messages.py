"""Turn a schema violation into plain English: a message, and help where there is more to say."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from glosslint.rule import NodePath, SchemaViolation

_KINDS = {
    "string": "a string",
    "array": "a list",
    "object": "a mapping",
    "integer": "an integer",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}
_FORMATS = {
    "date": "a date such as 2026-11-24",
    "date-time": "a date and time such as 2026-11-24T09:30:00Z",
    "time": "a time such as 09:30:00Z",
    "email": "an e-mail address",
    "uri": "a web address such as https://example.org/",
    "uri-reference": "a web address or a path",
    "regex": "a regular expression",
}
#: By keyword: what is counted, and the words before and after the limit.
_LIMITS = {
    "minLength": ("character", "at least", "required"),
    "maxLength": ("character", "at most", "allowed"),
    "minItems": ("item", "at least", "required"),
    "maxItems": ("item", "at most", "allowed"),
    "minProperties": ("key", "at least", "required"),
    "maxProperties": ("key", "at most", "allowed"),
}
_BOUNDS = {
    "minimum": "at least",
    "maximum": "at most",
    "exclusiveMinimum": "more than",
    "exclusiveMaximum": "less than",
    "multipleOf": "a multiple of",
}
_FEW = 12  # allowed values that a message lists
_LONG = 60  # characters of a value that a message quotes

Words = tuple[str, str]


def sentence(fault: SchemaViolation, path: NodePath) -> Words:
    """Return the message and the help for a violation at ``path``, counted from the top of its entry."""
    message, advice = _WRITERS.get(fault.keyword, _other)(fault, path)
    reason = _clause(fault.because)
    return (f"{message}: {reason}" if reason else message), advice


def _key_of(path: NodePath) -> str:
    """Return the nearest key above a value; items of lists have none of their own."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _subject(path: NodePath, fault: SchemaViolation) -> str:
    if not path:
        return f"the {fault.whole}"
    key = f'"{_key_of(path)}"' if _key_of(path) else f"the {fault.whole}"
    return f"item {path[-1] + 1} of {key}" if isinstance(path[-1], int) else key


def _valued(path: NodePath, got: str) -> str:
    """Return the key and its value, as in ``status "publishd"``."""
    return f"{_key_of(path)} {_short(got)}".strip()


def _clause(words: str) -> str:
    """Return a sentence as the end of another: without its capital, unless of an acronym, and its full stop."""
    words = words.strip().removesuffix(".")
    first = words.split(" ", 1)[0]
    return words[:1].lower() + words[1:] if first[1:] == first[1:].lower() else words


def _value(text: str) -> Any:
    return json.loads(text) if text else None


def _short(got: str) -> str:
    return got if len(got) <= _LONG else f"{got[: _LONG - 1]}…"


def _plain(shown: str) -> str:
    """Return a value as its author would type it: strings without quotes."""
    value = _value(shown)
    return value if isinstance(value, str) and value.strip() else shown


def _quoted(names: tuple[str, ...]) -> list[str]:
    return [f'"{name}"' for name in names]


def _either(words: list[str]) -> str:
    return " or ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def _kind(value: Any) -> str:
    names = {str: "string", list: "array", dict: "object", int: "integer", float: "number", bool: "boolean"}
    return _KINDS[names.get(type(value), "null")]


def _unknown(fault: SchemaViolation, path: NodePath) -> Words:
    owner = _key_of(path[:-1])
    message = f'"{fault.name}" is not a key of ' + (
        f'"{owner}"' if owner else "an entry" if fault.whole == "entry" else f"the {fault.whole}"
    )
    if fault.meant and fault.present:
        return f'{message}; "{fault.meant}" is already present', "delete one of the two"
    if fault.meant:
        return f'{message}; did you mean "{fault.meant}"?', f'write "{fault.meant}"'
    return message, f"known keys: {', '.join(fault.options)}" if fault.options else ""


def _unevaluated(fault: SchemaViolation, path: NodePath) -> Words:
    return f'"{fault.name}" is not allowed together with the other keys', ""


def _missing(fault: SchemaViolation, path: NodePath) -> Words:
    if not fault.name:
        return f"{_either(_quoted(fault.options))} is missing", "one of them is required"
    owner = f' in "{_key_of(path[:-1])}"' if len(path) > 1 else ""
    return f'"{fault.name}" is missing{owner}', f"{fault.name}: {_clause(fault.about)}" if fault.about else ""


def _needs(fault: SchemaViolation, path: NodePath) -> Words:
    return f'{_subject(path, fault)} requires "{fault.name}"', ""


def _type(fault: SchemaViolation, path: NodePath) -> Words:
    expected = _value(fault.expected)
    kinds = [expected] if isinstance(expected, str) else list(expected or [])
    got = _value(fault.got)
    must = _either([_KINDS.get(kind, kind) for kind in kinds])
    if got is None:
        return f"{_subject(path, fault)} is empty; it must be {must}", "omit the key if there is no value"
    advice = _clause(fault.about)
    if kinds == ["array"] and isinstance(got, str):
        advice = "write “- ” before each item" if got.startswith("-") else f"write [{_short(got)}]"
    return f"{_subject(path, fault)} must be {must}, not {_kind(got)}", advice


def _enum(fault: SchemaViolation, path: NodePath) -> Words:
    options = [_plain(option) for option in fault.options]
    few = len(options) <= _FEW
    listed = f"one of {', '.join(options)}" if few else f"one of the {len(options)} values allowed"
    what = listed if len(options) > 1 else "".join(options)
    advice = _clause(fault.about) if few else ", ".join(options)
    if fault.got == "null":
        return f"{_subject(path, fault)} is empty; it must be {what}", advice
    meant = f"; did you mean {fault.meant}?" if fault.meant else ""
    if len(options) == 1:
        return f"{_valued(path, fault.got)} is not allowed; the only allowed value is {what}", advice
    return f"{_valued(path, fault.got)} is not {what}{meant}", advice


def _const(fault: SchemaViolation, path: NodePath) -> Words:
    return f"{_subject(path, fault)} must be {fault.expected}, not {_short(fault.got)}", ""


def _pattern(fault: SchemaViolation, path: NodePath) -> Words:
    message = f"{_valued(path, fault.got)} has the wrong form"
    about = f": {_clause(fault.about)}" if fault.about and not fault.because else ""
    return message + about, f"the pattern is {_plain(fault.expected)}"


def _limit(fault: SchemaViolation, path: NodePath) -> Words:
    unit, bound, end = _LIMITS[fault.keyword]
    has, limit = len(_value(fault.got) or ""), _value(fault.expected)
    verb = "is" if limit == 1 else "are"
    message = f"{_subject(path, fault)} has {has} {unit}{'s' * (has != 1)}; {bound} {limit} {verb} {end}"
    return message, _clause(fault.about)


def _bound(fault: SchemaViolation, path: NodePath) -> Words:
    message = f"{_subject(path, fault)} is {fault.got}; it must be {_BOUNDS[fault.keyword]} {fault.expected}"
    return message, _clause(fault.about)


def _format(fault: SchemaViolation, path: NodePath) -> Words:
    name = _plain(fault.expected)
    return f"{_subject(path, fault)} must be {_FORMATS.get(name, f'in the format {name}')}, not {_short(fault.got)}", ""


def _unique(fault: SchemaViolation, path: NodePath) -> Words:
    return f'{_short(fault.got) or "an item"} appears twice in "{_key_of(path)}"', "delete one of the two"


def _forbidden(fault: SchemaViolation, path: NodePath) -> Words:
    return f"{_subject(path, fault)} is not allowed here", ""


def _key_form(fault: SchemaViolation, path: NodePath) -> Words:
    message = f'the key "{fault.name}" is not allowed here'
    if fault.options:
        few = ", ".join(map(_plain, fault.options[:_FEW]))
        return message + (f"; did you mean {fault.meant}?" if fault.meant else ""), f"allowed: {few}"
    return message, f"keys must match {_plain(fault.expected)}" if fault.expected else ""


def _not(fault: SchemaViolation, path: NodePath) -> Words:
    if fault.options:
        return f"{' and '.join(_quoted(fault.options))} cannot be used together", ""
    return f"{_subject(path, fault)} has a value that the schema forbids", _clause(fault.about)


def _contains(fault: SchemaViolation, path: NodePath) -> Words:
    return f"{_subject(path, fault)} lacks an item that the schema requires", _clause(fault.about)


def _too_many_items(fault: SchemaViolation, path: NodePath) -> Words:
    return f"{_subject(path, fault)} has more items than the schema allows", _clause(fault.about)


def _union(fault: SchemaViolation, path: NodePath) -> Words:
    options = [_KINDS.get(option, option) for option in fault.options]
    if not fault.got:  # oneOf, and several match
        if options:
            return f"only one of {', '.join(_quoted(fault.options))} is allowed here", ""
        return f"{_subject(path, fault)} matches more than one of the alternatives in the schema", ""
    if _value(fault.got) is None:
        return f"{_subject(path, fault)} is empty; it must be {_either(options) or 'filled in'}", ""
    if not options or _kind(_value(fault.got)) in options:
        return f"{_subject(path, fault)} matches none of the alternatives in the schema", _clause(fault.about)
    return f"{_subject(path, fault)} must be {_either(options)}, not {_kind(_value(fault.got))}", _clause(fault.about)


def _other(fault: SchemaViolation, path: NodePath) -> Words:
    message = f'{_subject(path, fault)} does not satisfy "{fault.keyword}" of the schema'
    return message, f"the schema requires {_short(fault.expected)}"


_WRITERS: dict[str, Callable[[SchemaViolation, NodePath], Words]] = {
    "additionalProperties": _unknown,
    "unevaluatedProperties": _unevaluated,
    "required": _missing,
    "dependentRequired": _needs,
    "type": _type,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "format": _format,
    "uniqueItems": _unique,
    "false": _forbidden,
    "propertyNames": _key_form,
    "not": _not,
    "contains": _contains,
    "minContains": _contains,
    "maxContains": _contains,
    "items": _too_many_items,
    "additionalItems": _too_many_items,
    "unevaluatedItems": _too_many_items,
    "anyOf": _union,
    "oneOf": _union,
    **dict.fromkeys(_LIMITS, _limit),
    **dict.fromkeys(_BOUNDS, _bound),
}
