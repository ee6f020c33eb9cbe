"""How a string is written as a YAML scalar: plain where it can be, else in quotes."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from glosslint.parse.scalar_values import ambiguous_type, value_of
from glosslint.parse.tree import QUOTED_CELL, Scalar

#: A plain scalar must not begin like this (YAML 1.2.2, 7.3.3): it would be a collection, an anchor, a tag, a comment …
_INDICATOR = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?=[\s,\[\]{}]|$)|---|\.\.\.")
_ENDS_PLAIN = re.compile(r":(?=\s|$)|\s#")  # the colon after a key; a comment
_FLOW_SIGNS = re.compile(r"[,\[\]{}]|:(?=[,\[\]{}])")
_SPECIAL = frozenset(("<<", "=", "~"))  # YAML 1.1 reads these as a merge key, a default value and null
_MAX_PLAIN_KEY = 200  # characters
#: All that must be escaped (YAML 1.2.2, 5.1), and the separators that YAML 1.1 takes for line breaks.
UNPRINTABLE = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]")
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\", "\0": "\\0"}


class ScalarContext(NamedTuple):
    """Where a scalar is: in a flow collection, as a key, in JSON; with the file's line ending and usual quote."""

    flow: bool = False
    key: bool = False
    json: bool = False
    newline: str = "\n"
    quote: str = "'"
    delimiter: str = ""  # of the cells, in CSV


def new_scalar(text: str, context: ScalarContext) -> str:
    """Return a new scalar on one line: plain if possible, otherwise quoted."""
    if context.json:
        return json.dumps(text, ensure_ascii=False)
    if "\n" not in text and can_be_plain(text, context):
        return text
    quote = quotes_for(text, context)[0]
    return quote + encoded(text, quote) + quote


def can_be_plain(text: str, context: ScalarContext) -> bool:
    """Return whether every YAML parser loads ``text`` without quotes as a string."""
    if not text or text != text.strip() or text in _SPECIAL or _INDICATOR.match(text) or UNPRINTABLE.search(text):
        return False
    if _ENDS_PLAIN.search(text) or (context.flow and _FLOW_SIGNS.search(text)):
        return False
    return not (context.key and len(text) > _MAX_PLAIN_KEY) and is_string(text)


def is_string(text: str) -> bool:
    """Return whether every YAML parser loads a plain scalar with this text as a string."""
    scalar = Scalar(text, 0, 0)
    return ambiguous_type(scalar) is None and isinstance(value_of(scalar), str)


def quotes_for(text: str, context: ScalarContext) -> tuple[str, ...]:
    """Return the quotation marks in which a text can be written, the best first."""
    if context.delimiter:
        return (QUOTED_CELL,)
    if needs_escapes(text):
        return ('"',)
    return ('"', "'") if context.quote == '"' and not set('"\\') & set(text) else ("'", '"')


def needs_escapes(text: str) -> bool:
    return "\n" in text or UNPRINTABLE.search(text) is not None


def encoded(text: str, style: str) -> str:
    """Return a text as it is written in a scalar of this style, without its quotation marks."""
    if style == "'":
        return text.replace("'", "''")
    if style == QUOTED_CELL:
        return text.replace('"', '""')
    if style == "json":
        return json.dumps(text, ensure_ascii=False)[1:-1]
    return "".join(map(_escape, text)) if style == '"' else text


def _escape(char: str) -> str:
    if char in _SHORT:
        return _SHORT[char]
    if not UNPRINTABLE.match(char):
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def new_cell(text: str, delimiter: str, quoted: bool = False) -> str:
    """Return a text as a cell of CSV, in quotes where it needs them."""
    return text if not quoted and can_be_bare(text, delimiter) else f'"{encoded(text, QUOTED_CELL)}"'


def can_be_bare(text: str, delimiter: str) -> bool:
    """Return whether a cell may hold a text without quotes (RFC 4180, section 2, rules 5 to 7)."""
    return text == text.strip() and not {*text} & {delimiter, '"', "\n", "\r"}
