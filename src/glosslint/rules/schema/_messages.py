"""Turn a schema violation into plain English: a message, and help where there is more to say."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from glosslint.rule import NodePath, SchemaViolation, join_words
from glosslint.rules.schema.scalar_list import advise_list

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
    "duration": "a duration such as P3DT4H",
    "hostname": "a host name such as www.example.org",
    "email": "an e-mail address",
    "uri": "a web address such as https://example.org/",
    "uri-reference": "a web address or a path",
    "regex": "a regular expression",
}
#: Of keywords such as minLength: the words before and after the limit, and what is counted.
_BOUNDS = {"min": ("at least", "required"), "max": ("at most", "allowed")}
_UNITS = {"Length": "character", "Items": "item", "Properties": "key"}
_BOUND = "{subject} is {raw}; it must be "
#: The message and the help by keyword.
_TEMPLATES = {
    "unevaluatedProperties": ('"{name}" is not allowed together with the other keys', ""),
    "dependentRequired": ('{subject} requires "{name}"', ""),
    "const": ("{subject} must be {expected}, not {got}", ""),
    "format": ("{subject} must be {form}, not {got}", ""),
    "false": ("{subject} is not allowed here", ""),
    "uniqueItems": ('{got} appears twice in "{key}"', "delete one of the two"),
    "minimum": (_BOUND + "at least {expected}", "{about}"),
    "maximum": (_BOUND + "at most {expected}", "{about}"),
    "exclusiveMinimum": (_BOUND + "more than {expected}", "{about}"),
    "exclusiveMaximum": (_BOUND + "less than {expected}", "{about}"),
    "multipleOf": (_BOUND + "a multiple of {expected}", "{about}"),
    **dict.fromkeys(
        ("contains", "minContains", "maxContains"), ("{subject} lacks an item that the schema requires", "{about}")
    ),
    **dict.fromkeys(
        ("items", "additionalItems", "unevaluatedItems"), ("{subject} has more items than the schema allows", "{about}")
    ),
}
_OTHER = ('{subject} does not satisfy "{keyword}" of the schema', "the schema requires {short}")
_FEW = 12  # allowed values that a message lists
_LONG = 60  # characters of a value that a message quotes

Words = tuple[str, str]


def sentence(error: SchemaViolation, path: NodePath) -> Words:
    """Return the message and the help for an error at ``path``, counted from the top of its entry."""
    message, advice = _WRITERS.get(error.keyword, _from_template)(error, path)
    reason = _clause(error.because)
    return (f"{message}: {reason}" if reason else message), advice


def _key_of(path: NodePath) -> str:
    """Return the nearest key above a value; items of lists have none of their own."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _subject(path: NodePath, error: SchemaViolation) -> str:
    key = f'"{_key_of(path)}"' if _key_of(path) else f"the {error.whole}"
    return f"item {path[-1] + 1} of {key}" if path and isinstance(path[-1], int) else key


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


def _kind(value: Any) -> str:
    names = {str: "string", list: "array", dict: "object", int: "integer", float: "number", bool: "boolean"}
    return _KINDS[names.get(type(value), "null")]


def _unknown(error: SchemaViolation, path: NodePath) -> Words:
    owner = _key_of(path[:-1])
    top = "an entry" if error.whole == "entry" else f"the {error.whole}"
    message = f'"{error.name}" is not a key of ' + (f'"{owner}"' if owner else top)
    if error.meant and error.present:
        return f'{message}; "{error.meant}" is already present', "delete one of the two"
    if error.meant:
        return f'{message}; did you mean "{error.meant}"?', f'write "{error.meant}"'
    return message, f"known keys: {', '.join(error.options)}" if error.options else ""


def _missing(error: SchemaViolation, path: NodePath) -> Words:
    if not error.name:
        return f"{join_words(_quoted(error.options), 'or')} is missing", "one of them is required"
    owner = f' in "{_key_of(path[:-1])}"' if len(path) > 1 else ""
    advice = f"{error.name}: {_clause(error.about)}" if error.about else ""
    return f'"{error.name}" is missing{owner}', advice


def _type(error: SchemaViolation, path: NodePath) -> Words:
    got = _value(error.got)
    if got is None and not path:
        return f"the {error.whole} is empty", f"write its keys, or remove the {error.whole}"
    expected = _value(error.expected)
    kinds = [expected] if isinstance(expected, str) else list(expected or [])
    must = join_words([_KINDS.get(kind, kind) for kind in kinds], "or")
    if got is None:
        return f"{_subject(path, error)} is empty; it must be {must}", "omit the key if there is no value"
    advice = _clause(error.about)
    if kinds == ["array"] and isinstance(got, str):
        advice = "write “- ” before each item" if got.startswith("-") else advise_list(got)
    return f"{_subject(path, error)} must be {must}, not {_kind(got)}", advice


def _enum(error: SchemaViolation, path: NodePath) -> Words:
    options = [_plain(option) for option in error.options]
    few = len(options) <= _FEW
    listed = f"one of {', '.join(options)}" if few else f"one of the {len(options)} values allowed"
    what = listed if len(options) > 1 else "".join(options)
    advice = _clause(error.about) if few else ", ".join(options)
    if error.got == "null":
        return f"{_subject(path, error)} is empty; it must be {what}", advice
    meant = f"; did you mean {error.meant}?" if error.meant else ""
    if len(options) == 1:
        return f"{_valued(path, error.got)} is not allowed; the only allowed value is {what}", advice
    return f"{_valued(path, error.got)} is not {what}{meant}", advice


def _pattern(error: SchemaViolation, path: NodePath) -> Words:
    got = _value(error.got)
    if isinstance(got, str) and (got[:1].isspace() or got.endswith((" ", "\t"))):
        return f"{_valued(path, error.got)} begins or ends with whitespace", "remove it"
    message = f"{_valued(path, error.got)} has the wrong form"
    about = f"; expected: {_clause(error.about)}" if error.about and not error.because else ""
    return message + about, f"the pattern is {_plain(error.expected)}"


def _limit(error: SchemaViolation, path: NodePath) -> Words:
    (bound, end), unit = _BOUNDS[error.keyword[:3]], _UNITS[error.keyword[3:]]
    has, limit = len(_value(error.got) or ""), _value(error.expected)
    verb = "is" if limit == 1 else "are"
    message = f"{_subject(path, error)} has {has} {unit}{'s' * (has != 1)}; {bound} {limit} {verb} {end}"
    return message, _clause(error.about)


def _key_form(error: SchemaViolation, path: NodePath) -> Words:
    message = f'the key "{error.name}" is not allowed here'
    if error.options:
        few = ", ".join(map(_plain, error.options[:_FEW]))
        return message + (f"; did you mean {error.meant}?" if error.meant else ""), f"allowed: {few}"
    return message, f"keys must match {_plain(error.expected)}" if error.expected else ""


def _not(error: SchemaViolation, path: NodePath) -> Words:
    if error.options:
        return f"{' and '.join(_quoted(error.options))} cannot be used together", ""
    return f"{_subject(path, error)} has a value that the schema forbids", _clause(error.about)


def _from_template(error: SchemaViolation, path: NodePath) -> Words:
    values = {"subject": _subject(path, error), "key": _key_of(path), "name": error.name, "keyword": error.keyword}
    values |= {"got": _short(error.got) or "an item", "raw": error.got, "about": _clause(error.about)}
    form = _plain(error.expected)
    values |= {"expected": error.expected, "short": _short(error.expected)}
    values |= {"form": _FORMATS.get(form, f"in the format {form}")}
    message, advice = _TEMPLATES.get(error.keyword, _OTHER)
    return message.format(**values), advice.format(**values)


def _union(error: SchemaViolation, path: NodePath) -> Words:
    options, subject, got = [_KINDS.get(name, name) for name in error.options], _subject(path, error), _value(error.got)
    if not error.got:  # oneOf, and several match
        if options:
            return f"only one of {', '.join(_quoted(error.options))} is allowed here", ""
        return f"{subject} matches more than one of the alternatives in the schema", ""
    if got is None:
        return f"{subject} is empty; it must be {join_words(options, 'or') or 'filled in'}", ""
    if not options or _kind(got) in options:
        return f"{subject} matches none of the alternatives in the schema", _clause(error.about)
    return f"{subject} must be {join_words(options, 'or')}, not {_kind(got)}", _clause(error.about)


_WRITERS: dict[str, Callable[[SchemaViolation, NodePath], Words]] = {
    "additionalProperties": _unknown,
    "required": _missing,
    "type": _type,
    "enum": _enum,
    "pattern": _pattern,
    "propertyNames": _key_form,
    "not": _not,
    "anyOf": _union,
    "oneOf": _union,
    **{bound + unit: _limit for bound in _BOUNDS for unit in _UNITS},
}
