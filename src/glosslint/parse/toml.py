"""TOML (1.0) → a Document, or the pairs of front matter: each key and value with its place, which ``tomllib`` lacks.

``tomllib`` decides what is valid; this module only locates the values that it has read, so the scanner can be simple.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field

from glosslint.model import Fault, Span
from glosslint.model.source import Source
from glosslint.parse.tree import LONG, LONG_LITERAL, MAX_DEPTH, Document, Mapping, Node, Pairs, Scalar, Sequence
from glosslint.util import toml
from glosslint.util.sequences import is_nested

_GAP = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRINGS = (
    (LONG, re.compile(r'"""((?:[^"\\]|\\.|"(?!""))*"{0,2})"""', re.DOTALL)),
    (LONG_LITERAL, re.compile(r"'''((?:[^']|'(?!''))*'{0,2})'''", re.DOTALL)),
    ("json", re.compile(r'"((?:[^"\\\r\n]|\\.)*)"')),
    ("'", re.compile(r"'([^'\r\n]*)'")),
)
#: A number, a boolean, or a date, perhaps with a time after a space.
_OTHER = re.compile(r"[^\s,\]\}#]+(?: \d[^\s,\]\}#]*)?")
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")


def parse_file(source: Source) -> Document:
    """Return the Document of a file in TOML; with a syntax error, ``roots`` is empty."""
    span = Span(source.body_start, len(source.text))
    pairs, fault = parse(source.text, span)
    if fault is not None:
        return Document(source, (), (fault,))
    start = pairs[0][0].start if pairs else span.end
    root = Mapping(pairs, start, max((value.end for _, value in pairs), default=start))
    return Document(source, (root,), rigid="it is TOML, of which only strings are changed; change it by hand")


def parse(text: str, span: Span) -> tuple[Pairs, Fault | None]:
    """Return the pairs of the TOML in the characters ``span`` of ``text``, or none and its error."""
    inner = text[slice(*span)]
    try:
        data = toml.loads(inner.replace("\r\n", " \n"))  # same length, for the place of an error
    except (tomllib.TOMLDecodeError, toml.TooDeepError) as error:
        words = f"{str(error)[:1].lower()}{str(error)[1:]}"
        about = "this is not TOML: " if isinstance(error, tomllib.TOMLDecodeError) else ""
        return (), _fault(f"{about}{words}", inner, span.start)
    if is_nested(data, MAX_DEPTH):
        message = f"lists and tables are nested more than {MAX_DEPTH} deep"
        return (), Fault("yaml-syntax", message, Span(span.start, span.start + 1))
    return (_Reader(text, span).pairs() if data else ()), None


def _fault(message: str, text: str, start: int) -> Fault:
    at = _AT.search(message)
    place = start + len(text.rstrip())
    if at is not None and at[1]:
        above = text.split("\n")[: int(at[1]) - 1]
        place = start + sum(len(line) + 1 for line in above) + int(at[2]) - 1
    return Fault("yaml-syntax", _AT.sub("", message), Span(place, place + 1))


@dataclass
class _Table:
    """A mapping under construction: with a header of its own, it begins after its name."""

    start: int
    end: int
    pairs: dict[str, tuple[Scalar, _Table | list[_Table] | Node]] = field(default_factory=dict)

    def node(self) -> Mapping:
        pairs = tuple((key, _node(value)) for key, value in self.pairs.values())
        return Mapping(pairs, self.start, max([self.end, *(value.end for _, value in pairs)]))


def _node(value: _Table | list[_Table] | Node) -> Node:
    if isinstance(value, list):
        items = tuple(table.node() for table in value)
        return Sequence(items, items[0].start, items[-1].end)
    return value.node() if isinstance(value, _Table) else value


class _Reader:
    def __init__(self, text: str, span: Span) -> None:
        self._text = text
        self._at, self._end = span

    def pairs(self) -> Pairs:
        """Return the pairs of the whole text."""
        top = table = _Table(self._at, self._at)
        while self._skip(_GAP):
            if self._take("["):
                table = self._header(top, many=self._take("["))
            else:
                self._pair(table)
        return top.node().pairs

    def _header(self, top: _Table, many: bool) -> _Table:
        keys = self._keys()
        self._at = self._text.index("]", self._at) + (2 if many else 1)
        if many:
            last = keys[-1]
            tables = self._enter(top, keys[:-1]).pairs.setdefault(last.text, (last, []))[1]
            assert isinstance(tables, list)
            tables.append(_Table(last.end, last.end))
        return self._enter(top, keys)

    def _enter(self, table: _Table, keys: list[Scalar]) -> _Table:
        """Return the table under ``keys``, the last of an array of tables; create missing tables."""
        for key in keys:
            known = table.pairs.setdefault(key.text, (key, _Table(key.end, key.end)))[1]
            inner = known[-1] if isinstance(known, list) else known
            assert isinstance(inner, _Table)
            table = inner
        return table

    def _pair(self, table: _Table) -> None:
        keys = self._keys()
        self._at = self._text.index("=", self._at) + 1
        self._skip(_SPACE)
        self._enter(table, keys[:-1]).pairs[keys[-1].text] = keys[-1], self._value()

    def _keys(self) -> list[Scalar]:
        keys: list[Scalar] = []
        while not keys or self._take("."):
            self._skip(_SPACE)
            bare = _BARE.match(self._text, self._at)
            keys.append(Scalar(bare[0], *bare.span()) if bare is not None else self._string())
            self._at = keys[-1].end
            self._skip(_SPACE)
        return keys

    def _value(self) -> Node:
        if self._text[self._at] in "\"'":
            return self._string()
        start = self._at
        if self._take("["):
            items: list[Node] = []
            while self._skip(_GAP) and not self._take("]"):
                items.append(self._value())
                self._skip(_GAP)
                self._take(",")
            return Sequence(tuple(items), start, self._at)
        if self._take("{"):
            table = _Table(start, start)
            while self._skip(_SPACE) and not self._take("}"):
                self._pair(table)
                self._skip(_SPACE)
                self._take(",")
            table.end = self._at
            return table.node()
        match = _OTHER.match(self._text, start, self._end)
        assert match is not None
        self._at = match.end()
        return Scalar(match[0], *match.span())

    def _string(self) -> Scalar:
        found = ((style, pattern.match(self._text, self._at, self._end)) for style, pattern in _STRINGS)
        style, match = next((style, match) for style, match in found if match is not None)
        self._at = match.end()
        return Scalar(tomllib.loads(f"k = {match[0]}")["k"], *match.span(), style)

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        """Step over a match of ``pattern``, such as whitespace; return whether anything follows."""
        match = pattern.match(self._text, self._at, self._end)
        self._at = match.end() if match is not None else self._at
        return self._at < self._end

    def _take(self, sign: str) -> bool:
        if not self._text.startswith(sign, self._at):
            return False
        self._at += len(sign)
        return True
