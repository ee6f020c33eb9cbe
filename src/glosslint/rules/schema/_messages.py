"""What a fault of the schema is called in plain English: one sentence, and advice where there is more to say."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from glosslint.rule import NodePath, SchemaViolation

_KINDS = {
    "string": "a text",
    "array": "a list",
    "object": "a map of keys and values",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "empty",
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
#: Keyword: (what is counted, before the number, after it).
_LIMITS = {
    "minLength": ("character", "at least", "needed"),
    "maxLength": ("character", "at most", "allowed"),
    "minItems": ("item", "at least", "needed"),
    "maxItems": ("item", "at most", "allowed"),
    "minProperties": ("key", "at least", "needed"),
    "maxProperties": ("key", "at most", "allowed"),
}
_BOUNDS = {
    "minimum": "at least",
    "maximum": "at most",
    "exclusiveMinimum": "more than",
    "exclusiveMaximum": "less than",
    "multipleOf": "a multiple of",
}
_FEW = 12  # values that a message still lists
_LONG = 60  # characters of a value that a message still quotes

Words = tuple[str, str]


def sentence(fault: SchemaViolation, path: NodePath) -> Words:
    """The message and the help for a fault at ``path`` (from the top of its entry)."""
    message, advice = _WRITERS.get(fault.keyword, _other)(fault, path)
    reason = _clause(fault.because)
    return (f"{message}: {reason}" if reason else message), advice


def _key_of(path: NodePath) -> str:
    """The key that a value stands under; lists have none of their own."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _subject(path: NodePath, fault: SchemaViolation) -> str:
    if not path:
        return f"the {fault.whole}"
    key = f'"{_key_of(path)}"' if _key_of(path) else f"the {fault.whole}"
    return f"item {path[-1] + 1} of {key}" if isinstance(path[-1], int) else key


def _valued(path: NodePath, got: str) -> str:
    """The key and its value, as in ``status "publishd"``."""
    return f"{_key_of(path)} {_short(got)}".strip()


def _clause(words: str) -> str:
    """A sentence as the end of another: small initial, no stop."""
    words = words.strip().removesuffix(".")
    first = words.split(" ", 1)[0]
    return words[:1].lower() + words[1:] if first[1:] == first[1:].lower() else words


def _value(text: str) -> Any:
    return json.loads(text) if text else None


def _short(got: str) -> str:
    return got if len(got) <= _LONG else f"{got[: _LONG - 1]}…"


def _plain(shown: str) -> str:
    """A value as a writer would type it: texts without quotes."""
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
        return f'{message}; "{fault.meant}" is here already', "delete one of the two"
    if fault.meant:
        return f'{message}; did you mean "{fault.meant}"?', f'write "{fault.meant}"'
    return message, f"its keys are {', '.join(fault.options)}" if fault.options else ""


def _unevaluated(fault: SchemaViolation, path: NodePath) -> Words:
    return f'"{fault.name}" does not belong beside the other keys', ""


def _missing(fault: SchemaViolation, path: NodePath) -> Words:
    if not fault.name:
        return f"{_either(_quoted(fault.options))} is missing", "one of them is needed"
    owner = f' in "{_key_of(path[:-1])}"' if len(path) > 1 else ""
    return f'"{fault.name}" is missing{owner}', f"{fault.name}: {_clause(fault.about)}" if fault.about else ""


def _needs(fault: SchemaViolation, path: NodePath) -> Words:
    return f'{_subject(path, fault)} needs "{fault.name}" beside it', ""


def _type(fault: SchemaViolation, path: NodePath) -> Words:
    wanted = _value(fault.expected)
    wanted = [wanted] if isinstance(wanted, str) else list(wanted or [])
    got = _value(fault.got)
    must = _either([_KINDS.get(kind, kind) for kind in wanted])
    if got is None:
        return f"{_subject(path, fault)} is empty; it must be {must}", "leave the key out if there is nothing to say"
    advice = _clause(fault.about)
    if wanted == ["array"] and isinstance(got, str):
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
        return f"{_valued(path, fault.got)} is not allowed; the only value is {what}", advice
    return f"{_valued(path, fault.got)} is not {what}{meant}", advice


def _const(fault: SchemaViolation, path: NodePath) -> Words:
    return f"{_subject(path, fault)} must be {fault.expected}, not {_short(fault.got)}", ""


def _pattern(fault: SchemaViolation, path: NodePath) -> Words:
    expected = _plain(fault.expected)
    value = _valued(path, fault.got)
    if fault.about and not fault.because:
        return f"{value} has not the right form: {_clause(fault.about)}", f"the pattern is {expected}"
    return f"{value} has not the right form", f"the pattern is {expected}"


def _limit(fault: SchemaViolation, path: NodePath) -> Words:
    unit, bound, end = _LIMITS[fault.keyword]
    has, limit = len(_value(fault.got) or ""), _value(fault.expected)
    verb = "is" if limit == 1 else "are"
    return f"{_subject(path, fault)} has {has} {unit}{'s' * (has != 1)}; {bound} {limit} {verb} {end}", _clause(
        fault.about
    )


def _bound(fault: SchemaViolation, path: NodePath) -> Words:
    return f"{_subject(path, fault)} is {fault.got}; it must be {_BOUNDS[fault.keyword]} {fault.expected}", _clause(
        fault.about
    )


def _format(fault: SchemaViolation, path: NodePath) -> Words:
    name = _plain(fault.expected)
    return f"{_subject(path, fault)} must be {_FORMATS.get(name, f'of the format {name}')}, not {_short(fault.got)}", ""


def _unique(fault: SchemaViolation, path: NodePath) -> Words:
    return f'{_short(fault.got) or "an item"} stands twice in "{_key_of(path)}"', "delete one of the two"


def _forbidden(fault: SchemaViolation, path: NodePath) -> Words:
    return f"{_subject(path, fault)} must not be here", ""


def _key_form(fault: SchemaViolation, path: NodePath) -> Words:
    message = f'the key "{fault.name}" is not allowed here'
    if fault.options:
        few = ", ".join(map(_plain, fault.options[:_FEW]))
        return message + (f"; did you mean {fault.meant}?" if fault.meant else ""), f"allowed are {few}"
    return message, f"keys must fit {_plain(fault.expected)}" if fault.expected else ""


def _not(fault: SchemaViolation, path: NodePath) -> Words:
    if fault.options:
        return f"{' and '.join(_quoted(fault.options))} must not stand together", ""
    return f"{_subject(path, fault)} has a value that the schema rules out", _clause(fault.about)


def _contains(fault: SchemaViolation, path: NodePath) -> Words:
    return f"{_subject(path, fault)} lacks an item that the schema asks for", _clause(fault.about)


def _too_many_items(fault: SchemaViolation, path: NodePath) -> Words:
    return f"{_subject(path, fault)} has more items than the schema allows", _clause(fault.about)


def _union(fault: SchemaViolation, path: NodePath) -> Words:
    options = [_KINDS.get(option, option) for option in fault.options]
    if not fault.got:  # oneOf, and several fit
        both = f"only one of {', '.join(_quoted(fault.options))} may stand here"
        return (
            both if options else f"{_subject(path, fault)} fits more than one of the forms the schema tells apart",
            "",
        )
    if _value(fault.got) is None:
        return f"{_subject(path, fault)} is empty; it must be {_either(options) or 'filled in'}", ""
    if not options or _kind(_value(fault.got)) in options:
        return f"{_subject(path, fault)} fits none of the forms the schema allows", _clause(fault.about)
    return f"{_subject(path, fault)} must be {_either(options)}, not {_kind(_value(fault.got))}", _clause(fault.about)


def _other(fault: SchemaViolation, path: NodePath) -> Words:
    return (
        f'{_subject(path, fault)} does not meet "{fault.keyword}" of the schema',
        f"the schema says {_short(fault.expected)}",
    )


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
