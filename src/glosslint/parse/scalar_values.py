"""The value of a plain scalar: in YAML 1.2 (core schema, section 10.3.2), and to parsers of YAML 1.1."""

from __future__ import annotations

import re

from glosslint.parse.tree import RAW, Node, Scalar, Sequence

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOL = {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_SPECIAL = {".inf": "inf", "+.inf": "inf", "-.inf": "-inf", ".nan": "nan"}

# https://yaml.org/type/bool.html, int.html, float.html, timestamp.html (YAML 1.1)
_OLD_BOOL = frozenset(
    form for word in ("y", "n", "yes", "no", "on", "off") for form in (word, word.capitalize(), word.upper())
)
_OLD_NUMBER = re.compile(
    r"[-+]?0b[01_]+|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[-+]?[0-9][0-9_]*(\.[0-9_]*)?([eE][-+][0-9]+)?"
)
_OLD_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*[0-9Z])?")
#: The first characters of plain strings that some parser may convert to another type.
AMBIGUOUS_STARTS = frozenset("yYnNtTfFoO~.+-0123456789")


def value_of(scalar: Scalar) -> bool | int | float | str | None:
    """Return the YAML 1.2 value of a scalar: quoted and block scalars are strings, plain ones may have other types."""
    text = scalar.text
    if scalar.style or (scalar.tag is not None and scalar.tag.endswith("str")):
        return text
    if text and text[0] not in AMBIGUOUS_STARTS:
        return text
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    return _number(text)


def is_null(scalar: Scalar) -> bool:
    """Return whether the YAML 1.2 value of a scalar is null."""
    return scalar.text in _NULL and value_of(scalar) is None


def has_content(node: Node) -> bool:
    """Return whether a node is neither empty nor null."""
    return node.end > node.start and not (isinstance(node, Scalar) and is_null(node))


def own_strings(node: Node) -> tuple[tuple[Scalar, tuple[int, ...]], ...]:
    """Return the strings that a node consists of, itself or the items of a list, each with its path from the node;
    nothing if it is a mapping, or a list of anything else."""
    if isinstance(node, Scalar):
        return ((node, ()),)
    items = node.items if isinstance(node, Sequence) else ()
    strings = tuple((item, (number,)) for number, item in enumerate(items) if isinstance(item, Scalar))
    return strings if len(strings) == len(items) else ()


def _number(text: str) -> int | float | str:
    if len(text) > 100:  # too long to be meant as a number, and int() takes quadratic time
        return text
    if _INT.fullmatch(text):
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return float(_SPECIAL[text.lower()]) if text.lower() in _SPECIAL else text


def ambiguous_type(scalar: Scalar) -> str | None:
    """Return the type that some parser of YAML 1.1 or 1.2 gives a plain scalar: ``"a boolean"``, ``"a number"`` or ``"a
    date"``; ``None`` if every parser reads a string, and for null or an empty value."""
    text = scalar.text
    if scalar.style or scalar.tag is not None or not text or text[0] not in AMBIGUOUS_STARTS or len(text) > 100:
        return None
    if text in _BOOL or text in _OLD_BOOL:
        return "a boolean"
    if text in _NULL:
        return None
    if _OLD_DATE.fullmatch(text):
        return "a date"
    return "a number" if _OLD_NUMBER.fullmatch(text) or not isinstance(_number(text), str) else None


def plain_data(node: Node) -> Plain:
    """Return the node as plain data, as a YAML 1.2 loader does; of duplicate keys, the first wins. The parts of a page,
    such as its ``@body``, are prose, and left out."""
    if isinstance(node, Scalar):
        return value_of(node)
    if isinstance(node, Sequence):
        return [plain_data(item) for item in node.items]
    data: dict[str, Plain] = {}
    for key, value in node.pairs:
        if key.style == RAW:
            continue
        if not isinstance(value, Scalar):
            data.setdefault(key.text, plain_data(value))
        else:  # most are strings: a call for each would take as long as the rest
            text = value.text
            data.setdefault(key.text, text if text and text[0] not in AMBIGUOUS_STARTS else value_of(value))
    return data
