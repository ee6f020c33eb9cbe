"""YAML → Document, from the events of ruamel.yaml's libyaml-backed parser.

Meaning is YAML 1.2's: scalars stay text here (``parse.resolve`` says what they stand for), keys that stand twice are
both kept. Whatever the text holds, the answer is a Document: nesting and aliases have limits, errors become faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Protocol

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from glosslint.model import Fault, Span
from glosslint.parse.tree import Document, Mapping, Node, Scalar, Sequence
from glosslint.source import BOM, Source

#: Deeper lists and maps than this are a fault; real glossaries have fewer than ten levels.
MAX_DEPTH = 100
#: Nodes a document may have once its aliases are written out ("billion laughs" has 10^9).
MAX_NODES = 1_000_000

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LEADING_BLANKS = re.compile(r"[ \t]*")


class _Events(Protocol):
    def get_event(self) -> Any: ...


def parse(source: Source) -> Document:
    """The Document of ``source``. With a fault of the source or of the syntax, ``roots`` is empty."""
    if source.faults:
        return Document(source, (), source.faults)
    fault = _forbidden_character(source)
    if fault is not None:
        return Document(source, (), (fault,))
    builder = _Builder(source, _open(source.text))
    try:
        return Document(source, tuple(builder.documents()))
    except _Stop as stop:
        return Document(source, (), (stop.fault,))
    except MarkedYAMLError as error:
        return Document(source, (), (_syntax_fault(source, error),))
    except YAMLError as error:
        return Document(source, (), (Fault("yaml-syntax", str(error).splitlines()[0], Span(0, 0)),))


def _open(text: str) -> _Events:
    try:
        from ruamel.yaml.cyaml import CParser
    except ImportError:  # no wheel of ruamel.yaml.clib for this platform: the same events, slower
        from ruamel.yaml import YAML

        return _PureEvents(YAML(typ="safe", pure=True).parse(text))
    events: _Events = CParser(text)
    return events


class _PureEvents:
    """The pure parser's events, in the C parser's shape (``None`` at the end)."""

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events

    def get_event(self) -> Any:
        return next(self._events, None)


class _Stop(Exception):
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class _Builder:
    """Builds nodes from events, in time linear in the text."""

    def __init__(self, source: Source, events: _Events) -> None:
        self._text = source.text
        self._shift = source.body_start  # libyaml does not count a byte-order mark
        self._next = events.get_event
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._open_anchors: set[str] = set()
        self._size = 0

    def documents(self) -> Iterator[Node]:
        while (event := self._next()) is not None:
            if type(event).__name__ == "DocumentStartEvent":
                self._anchors.clear()
                yield self._node(self._next(), 0)

    def _node(self, event: Any, depth: int) -> Node:
        self._size += 1
        kind = type(event).__name__
        start = event.start_mark.index + self._shift
        if kind == "AliasEvent":
            return self._alias(event.anchor, start, event.end_mark.index + self._shift)
        if depth > MAX_DEPTH:
            raise _Stop(
                Fault("yaml-syntax", f"lists and maps are nested more than {MAX_DEPTH} deep", Span(start, start + 1))
            )
        before = self._size
        anchor = event.anchor
        if kind == "ScalarEvent":
            end = event.end_mark.index + self._shift
            start = self._after_properties(event, start, end)
            node: Node = Scalar(event.value, start, end, event.style or "", event.tag)
        else:
            if anchor:
                self._open_anchors.add(anchor)
            node = self._mapping(start, depth) if kind == "MappingStartEvent" else self._sequence(start, depth)
            self._open_anchors.discard(anchor)
        if anchor:
            self._anchors[anchor] = (node, self._size - before + 1)
        return node

    def _after_properties(self, event: Any, start: int, end: int) -> int:
        """A scalar's anchor and tag belong to its event, not to its text: step over them."""
        if event.anchor is None and event.tag is None:
            return start
        while start < end and self._text[start] in "&!":
            while start < end and not self._text[start].isspace():
                start += 1
            while start < end and self._text[start].isspace():
                start += 1
        return start

    def _alias(self, name: str, start: int, end: int) -> Node:
        if name in self._open_anchors:
            raise _Stop(Fault("yaml-syntax", f"the alias *{name} stands inside the value it repeats", Span(start, end)))
        if name not in self._anchors:
            message = f"the alias *{name} repeats a value that no &{name} marks before it"
            raise _Stop(Fault("yaml-syntax", message, Span(start, end), f'if "*{name}" is meant as text, quote it'))
        node, size = self._anchors[name]
        self._size += size
        if self._size > MAX_NODES:
            raise _Stop(Fault("yaml-syntax", f"its aliases stand for more than {MAX_NODES:,} values", Span(start, end)))
        return node

    def _mapping(self, start: int, depth: int) -> Mapping:
        pairs: list[tuple[Scalar, Node]] = []
        end = start
        while True:
            event = self._next()
            if type(event).__name__ == "MappingEndEvent":
                return Mapping(tuple(pairs), pairs[0][0].start if pairs else start, self._closing(event, end))
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                message = "a list or map is used as a key; a glossary's keys are plain words"
                raise _Stop(Fault("yaml-syntax", message, Span(key.start, key.end)))
            value = self._node(self._next(), depth + 1)
            pairs.append((key, value))
            end = max(key.end, value.end, end)

    def _sequence(self, start: int, depth: int) -> Sequence:
        items: list[Node] = []
        end = start
        while True:
            event = self._next()
            if type(event).__name__ == "SequenceEndEvent":
                return Sequence(tuple(items), start, self._closing(event, end))
            item = self._node(event, depth + 1)
            items.append(item)
            end = max(item.end, end)

    def _closing(self, event: Any, last: int) -> int:
        """A flow collection ends at its bracket; a block collection where its last item ends."""
        close = event.end_mark.index + self._shift
        return close if event.end_mark.index > event.start_mark.index else last


def _forbidden_character(source: Source) -> Fault | None:
    match = _FORBIDDEN.search(source.text, source.body_start)
    if match is None or match[0] == BOM:
        return None
    message = f"the control character U+{ord(match[0]):04X} may not stand in YAML"
    return Fault("yaml-syntax", message, Span(*match.span()), "delete it, or write it as an escape in double quotes")


def _syntax_fault(source: Source, error: MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    at = (mark.index if mark is not None else 0) + source.body_start
    tabs = _tabs_before(source, at)
    if tabs is not None:
        advice = "use spaces: YAML allows no tab in indentation"
        return Fault("tab-indentation", "a tab indents this line", tabs, advice)
    message, hint = _plain_words(error, source, at)
    return Fault("yaml-syntax", message, _visible(source.text, at), hint)


def _tabs_before(source: Source, at: int) -> Span | None:
    """The indentation of the line at ``at``, if a tab in it is what stopped the parser."""
    line_start = source.line_starts[source.line_of(at) - 1]
    blanks = _LEADING_BLANKS.match(source.text, line_start)
    if blanks is None or "\t" not in blanks[0] or at > blanks.end():
        return None
    first = source.text.index("\t", line_start)
    return Span(first, blanks.end())


def _visible(text: str, at: int) -> Span:
    """One character at ``at``, or the last one before it when the text or the line ends there."""
    at = min(at, len(text))
    while at > 0 and (at == len(text) or text[at] in "\r\n"):
        at -= 1
    return Span(at, min(at + 1, len(text)))


#: What libyaml says, and what a writer understands: (part of its message, our message, our hint).
_WORDS = (
    (
        "mapping values are not allowed",
        "a second “: ” on this line, or a line indented too far",
        "put the value in quotes if its text holds a colon and a space",
    ),
    (
        "did not find expected ',' or ']'",
        "this list is opened with [ and not closed with ]",
        "add the missing ] or a comma",
    ),
    (
        "did not find expected ',' or '}'",
        "this map is opened with { and not closed with }",
        "add the missing } or a comma",
    ),
    (
        "unexpected end of stream",
        "this quotation is opened and never closed",
        "add the closing quote; write a quote inside it twice",
    ),
    (
        "did not find expected key",
        "the text goes on where a key was expected",
        "check the indentation, and that quotes inside quoted text are escaped",
    ),
    (
        "could not find expected ':'",
        "this line has no “key: value”",
        "indent it to continue the text above, or add the colon",
    ),
    (
        "did not find expected '-' indicator",
        "an item of this list does not begin with “- ”",
        "line the items up, each with its dash",
    ),
    ("cannot start any token", "a value cannot begin with this character", "put the value in quotes"),
    (
        "unknown escape character",
        "YAML has no such escape in double quotes",
        "write two backslashes, or use single quotes",
    ),
    (
        "undefined tag handle",
        "“!” at the start of a value names a type that is not declared",
        "put the value in quotes",
    ),
)


def _plain_words(error: MarkedYAMLError, source: Source, at: int) -> tuple[str, str]:
    problem = str(error.problem or error.context or "")
    for part, message, hint in _WORDS:
        if part in problem:
            return message, hint
    return f"this is not YAML: {problem}", "see the line above too: the cause often stands there"
