"""JSON → Document (RFC 8259), with the nodes of YAML: strings have the style ``json``, all else is plain.

Python's own parser gives no positions of what it parses, only of an error; it decodes the strings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NoReturn

from glosslint.model.source import Source
from glosslint.parse.tree import MAX_DEPTH, Document, Mapping, Node, Scalar, Sequence, StopError
from glosslint.util.regexes import lazy_pattern

_NEXT = lazy_pattern(r"[ \t\r\n]*(.?)", re.DOTALL)
_STRING = lazy_pattern(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
_LITERAL = lazy_pattern(r"true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_SURROGATE = lazy_pattern(r"[\ud800-\udfff]")


def parse(source: Source) -> Document:
    """Return the Document of ``source``. If it cannot be parsed, ``roots`` is empty."""
    try:
        return Document(source, (_Reader(source.text, source.body_start).document(),))
    except StopError as error:
        return Document(source, (), (error.fault,))


class _Reader:
    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._at = start

    def document(self) -> Node:
        root = self._value(0)
        if self._peek():
            self._stop("unexpected content after the end of the value")
        return root

    def _value(self, depth: int) -> Node:
        char, start = self._peek(), self._at
        if depth > MAX_DEPTH:
            self._stop(f"lists and mappings are nested more than {MAX_DEPTH} deep")
        if char == "{":
            pairs: list[tuple[Scalar, Node]] = []
            for _ in self._items("}"):
                if self._peek() != '"':
                    self._stop("expected a key in double quotes")
                key = self._string()
                if self._peek() != ":":
                    self._stop("expected a colon after the key")
                self._at += 1
                pairs.append((key, self._value(depth + 1)))
            return Mapping(tuple(pairs), start, self._at)
        if char == "[":
            items: list[Node] = []
            for _ in self._items("]"):
                items.append(self._value(depth + 1))
            return Sequence(tuple(items), start, self._at)
        if char == '"':
            return self._string()
        match = _LITERAL.match(self._text, start)
        if match is None:
            self._stop("missing value" if char in ",]}" else "not a JSON value", "put strings in double quotes")
        self._at = match.end()
        return Scalar(match[0], *match.span())

    def _peek(self) -> str:
        """Step over whitespace and return the next character; an empty string at the end."""
        following = _NEXT.match(self._text, self._at)
        assert following is not None
        self._at = following.start(1)
        return following[1]

    def _string(self) -> Scalar:
        match = _STRING.match(self._text, self._at)
        if match is None:
            self._stop("unclosed string, or one with a line break or an escape sequence that is not JSON")
        text = json.loads(match[0]) if "\\" in match[0] else match[0][1:-1]
        if not text.isascii() and _SURROGATE.search(text):
            self._stop("this string contains an escape for half a character", "write the characters themselves")
        self._at = match.end()
        return Scalar(text, *match.span(), "json")

    def _items(self, closing: str) -> Iterator[None]:
        """Step over the brackets and the commas of a list or mapping; yield wherever an item is to be read."""
        start = self._at
        self._at += 1
        if self._peek() != closing:
            yield
            while (char := self._peek()) == ",":
                self._at += 1
                if self._peek() == closing:
                    self._stop(f"a comma is not allowed before {closing}", "delete the comma before it")
                yield
            if not char:
                self._at = start
                self._stop("this bracket is never closed")
            if char != closing:
                self._stop(f"expected a comma or {closing}")
        self._at += 1

    def _stop(self, message: str, advice: str = "") -> NoReturn:
        at = min(self._at, max(len(self._text) - 1, 0))
        raise StopError(f"this is not JSON: {message}", at, min(at + 1, len(self._text)), advice)
