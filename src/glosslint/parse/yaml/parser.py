"""YAML → Document, from the events of ruamel.yaml: of its parser over libyaml, or of the pure one.

Scalars stay strings here (``parse.scalar_values`` gives their YAML 1.2 values), and duplicate keys are all kept.
Whatever the text holds, the result is a Document: nesting and aliases are limited, syntax errors become Faults.

At U+0085, U+2028 and U+2029, YAML 1.1 breaks a line, and YAML 1.2 and most editors do not. Both parsers do, but differ
on what follows. So other characters replace these while a text is parsed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping as Table
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from glosslint.model import Fault, Span
from glosslint.model.frozen import make_tuple
from glosslint.model.source import Source
from glosslint.parse.tree import MAX_DEPTH, Document, Mapping, Node, Scalar, Sequence, StopError
from glosslint.util.regexes import lazy_pattern

if TYPE_CHECKING:
    from glosslint.parse.yaml.parts import Container

try:
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # imported there, not exported
except ImportError:  # it cannot be installed everywhere
    CParser = None

#: Longer texts are not parsed a second time: the pure parser takes about a second for a million characters.
_MAX_REPARSED = 1_000_000
_SEPARATORS = "\x85\u2028\u2029"
#: The private use area of Unicode: 6,400 characters that mean nothing to YAML.
_STAND_INS = range(0xE000, 0xF900)

#: Gives the next event, or ``None`` at the end; raises YAMLError if the text is not YAML.
_NextEvent = Callable[[], Any]


def _pure_events(text: str) -> _NextEvent:
    """Return the events of ``text`` from the pure parser: YAML 1.2, twenty times slower."""
    from ruamel.yaml import YAML

    events = YAML(typ="safe", pure=True).parse(text.removeprefix("\ufeff"))
    return lambda: next(events, None)


def hide_separators(text: str) -> tuple[str, Table[int, str]]:
    """Return ``text`` with each separator replaced by a character that is not in it, not even as an escape, and the
    table that translates these back, empty if nothing was replaced."""
    if text.isascii() or not any(separator in text for separator in _SEPARATORS):
        return text, {}
    lower = text.lower()
    free = (code for code in _STAND_INS if chr(code) not in lower and f"{code:x}" not in lower)
    hidden = dict(zip(map(ord, _SEPARATORS), islice(free, len(_SEPARATORS)), strict=False))
    return text.translate(hidden), {stand_in: chr(separator) for separator, stand_in in hidden.items()}


def _may_be_too_strict(error: MarkedYAMLError, text: str) -> bool:
    """Return whether libyaml may have rejected valid YAML 1.2: ruamel.yaml.clib holds version 0.1.7, which follows YAML
    1.1, and inside [ ] and { } rejects ``a:b`` and ``a?b``, and so every web address."""
    problem, mark = error.problem or "", error.problem_mark
    if mark is None:
        return False
    start = mark.index + text.startswith("\ufeff")
    return "found unexpected ':'" in problem or (
        "did not find expected ',' or" in problem and text[start : start + 1] in ("?", ":")
    )


#: Nodes that a file may have with its aliases expanded ("billion laughs" has 10^9).
MAX_NODES = 1_000_000

_CORE_TAGS = "tag:yaml.org,2002:"
#: The anchor and the tag of a scalar, which its event includes.
_PROPERTIES = lazy_pattern(r"(?:[&!]\S*\s*)*")
_TAG = lazy_pattern(r"![^\s,\[\]{}]*")
#: All but \t \n \r \x20-\x7e \x85 \xa0-\ud7ff \ue000-\ufffd \U00010000-\U0010ffff (YAML 1.2.2, 5.1). A
#: pattern of the forbidden characters compiles in a fiftieth of the time.
_FORBIDDEN = lazy_pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
#: Of ASCII, what is allowed: without it nothing is left of most files, which shows it faster than the pattern.
_ALLOWED = bytes((9, 10, 13, *range(32, 127)))


def parse(source: Source, container: Container | None = None) -> Document:
    """Return the Document of ``source``. If it cannot be parsed, ``roots`` is empty, or, if ``container`` says where
    its entries are, holds those that can be read by themselves."""
    document = _parse(source)
    if document.faults and container is not None:
        from glosslint.parse.yaml.parts import without_broken_entries

        return without_broken_entries(document, container, partial(_parse, length=len(source.text)))
    return document


def _parse(source: Source, length: int = 0) -> Document:
    """Return the Document of ``source``, which may be a part of a file of this ``length``."""
    may_hold_forbidden = not source.text.isascii() or source.text.encode().translate(None, _ALLOWED)
    match = _FORBIDDEN.search(source.text) if may_hold_forbidden else None
    if match is not None:
        message = f"the control character U+{ord(match[0]):04X} is not allowed in YAML"
        advice = "delete it, or write it as an escape in double quotes"
        return Document(source, (), (Fault("yaml-syntax", message, Span(*match.span()), advice),))
    text, hidden = hide_separators(source.text)
    for fast in (CParser is not None, False):
        try:
            next_event = CParser(text).get_event if fast else _pure_events(text)
            return Document(source, tuple(_Builder(source, next_event, hidden).documents()))
        except StopError as stop:
            return Document(source, (), (stop.fault,))
        except MarkedYAMLError as error:
            from glosslint.parse.yaml.syntax_errors import syntax_fault

            fault = syntax_fault(source, error)
            if max(length, len(text)) > _MAX_REPARSED or not _may_be_too_strict(error, text):
                break
        except YAMLError as error:
            fault = Fault("yaml-syntax", str(error).splitlines()[0], Span(0, 0))
            break
    return Document(source, (), (fault,))


class _Builder:
    """A builder of nodes from events, in time linear in the length of the text. ``hidden`` translates the characters
    that the parser saw in place of others."""

    def __init__(self, source: Source, next_event: _NextEvent, hidden: Table[int, str]) -> None:
        self._text = source.text
        self._shift = source.body_start  # libyaml does not count a byte-order mark
        self._next = next_event
        self._hidden = hidden
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._open_anchors: set[str] = set()
        self._size = 0

    def documents(self) -> Iterator[Node]:
        while (event := self._next()) is not None:
            if type(event) is DocumentStartEvent:
                self._anchors.clear()
                yield self._node(self._next(), 0)

    def _node(self, event: Any, depth: int) -> Node:
        self._size += 1
        kind = type(event)
        start = event.start_mark.index + self._shift
        if kind is AliasEvent:
            return self._alias(event.anchor, start, event.end_mark.index + self._shift)
        if depth > MAX_DEPTH:
            raise StopError(f"lists and mappings are nested more than {MAX_DEPTH} deep", start, start + 1)
        anchor, tag = event.anchor, event.tag  # read once: the property builds a new object each time
        has_properties = anchor is not None or tag is not None
        if tag is not None and not tag.startswith(_CORE_TAGS):
            if kind is ScalarEvent and not event.style:  # else it is meant as one: "!html |"
                written = _TAG.search(self._text, start)
                span = Span(*written.span()) if written is not None else Span(start, start + 1)
                message = f"{self._text[slice(*span)]} at the start of a value names a type that YAML does not know"
                raise StopError(message, *span, "quote the value if the ! is part of the text")
            tag = None
        before = self._size
        if kind is ScalarEvent:
            end = event.end_mark.index + self._shift
            if has_properties and (properties := _PROPERTIES.match(self._text, start, end)) is not None:
                start = properties.end()
            value = event.value.translate(self._hidden) if self._hidden else event.value
            node: Node = make_tuple(Scalar, (value, start, end, event.style or "", tag))
        else:
            if anchor:
                self._open_anchors.add(anchor)
            node = self._collection(start, depth, MappingEndEvent if kind is MappingStartEvent else SequenceEndEvent)
            self._open_anchors.discard(anchor)
        if anchor:
            self._anchors[anchor] = (node, self._size - before + 1)
        return node

    def _alias(self, name: str, start: int, end: int) -> Node:
        if name in self._open_anchors:
            raise StopError(f"the alias *{name} is inside the value it repeats", start, end)
        if name not in self._anchors:
            message = f"the alias *{name} refers to &{name}, which is not defined before it"
            raise StopError(message, start, end, f'if "*{name}" is meant as text, quote it')
        node, size = self._anchors[name]
        self._size += size
        if self._size > max(MAX_NODES, len(self._text)):  # without aliases, a value takes a character at least
            raise StopError(f"its aliases expand to more than {max(MAX_NODES, len(self._text)):,} values", start, end)
        return node

    def _collection(self, start: int, depth: int, closing: type[Any]) -> Mapping | Sequence:
        """Return the list or mapping that an event of the type ``closing`` ends. Strings without anchor and tag, which
        nearly all nodes are, are made here, since a call would take longer."""
        next_event, shift, hidden = self._next, self._shift, self._hidden
        nodes: list[Any] = []  # of a mapping, keys and values in turn
        end = start
        while type(event := next_event()) is not closing:
            if type(event) is ScalarEvent and event.anchor is None and event.ctag is None and depth < MAX_DEPTH:
                self._size += 1
                value = event.value.translate(hidden) if hidden else event.value
                last = event.end_mark.index + shift
                nodes.append(make_tuple(Scalar, (value, event.start_mark.index + shift, last, event.style or "", None)))
            else:
                node = self._node(event, depth + 1)
                if closing is MappingEndEvent and len(nodes) % 2 == 0 and not isinstance(node, Scalar):
                    message = "a list or mapping is used as a key; the keys of a glossary are plain words"
                    advice = "quote the value if the braces or brackets are part of the text"
                    raise StopError(message, node.start, node.end, advice)
                nodes.append(node)
                last = node.end
            end = last if last > end else end  # the node of an alias is further up
        if event.end_mark.index > event.start_mark.index:  # at the bracket; a block ends where its last item does
            end = event.end_mark.index + shift
        if closing is SequenceEndEvent:
            return Sequence(tuple(nodes), start, end)
        return Mapping(tuple(zip(nodes[::2], nodes[1::2], strict=True)), nodes[0].start if nodes else start, end)
