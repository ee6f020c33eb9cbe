"""Document → FileFacts: what is wrong with, or odd about, a file as a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from glosslint.facts import DuplicateKey, FileFacts, Hidden, LineEnds
from glosslint.layout import Layout
from glosslint.model import Span
from glosslint.parse.resolve import plain_data
from glosslint.parse.tree import Document, Mapping, Node, Scalar, Sequence
from glosslint.schema import EntrySchema, SchemaFault

_BREAKS = {"lf": re.compile(r"(?<!\r)\n"), "crlf": re.compile(r"\r\n"), "cr": re.compile(r"\r(?!\n)")}
_AROUND = 12  # characters on each side of a hidden one: enough to tell its script
#: Characters no reader sees: soft hyphen, zero-width and format characters, bidi controls, line separators, and the
#: no-break space between letters. Joiners and marks that scripts need are sorted out by the rule.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|(?<=[^\\W\\d_])\u00a0(?=[^\\W\\d_])"
)


def read_file(document: Document, layout: Layout, entries: int, schema: EntrySchema | None = None) -> FileFacts:
    """The facts of one file that holds ``entries`` entries; ``schema`` judges the file as a whole."""
    source = document.source
    text = source.text
    readable = not source.faults
    counts = {name: _count(pattern, text) for name, pattern in _BREAKS.items()}
    facts = FileFacts(
        path=source.path,
        faults=document.faults,
        entries=entries,
        bom=readable and source.body_start == 1,
        duplicate_keys=tuple(key for root in document.roots for key in _duplicates(root)),
        lost_ids=layout.lost_ids(source.path, text) if document.faults else frozenset(),
        expects=layout.expects,
        container=layout.container,
        holds=document.shape,
        schema_faults=tuple(_schema_faults(document, schema)),
    )
    if readable and (counts["crlf"] or counts["cr"]):
        facts = replace(facts, line_ends=LineEnds(**counts), odd_line_end=_odd_line_end(text, counts))
    if readable and not text.isascii():
        facts = replace(facts, hidden=tuple(_hidden(text, source.body_start)))
    return facts


def _schema_faults(document: Document, schema: EntrySchema | None) -> Iterator[SchemaFault]:
    if schema is not None:
        for number, root in enumerate(document.roots):
            yield from schema.faults(plain_data(root), (number,))


def _hidden(text: str, start: int) -> Iterator[Hidden]:
    for match in _INVISIBLE.finditer(text, start):
        before = text[max(start, match.start() - _AROUND) : match.start()]
        after = text[match.end() : match.end() + _AROUND]
        lines = before.splitlines() if before[-1:] not in ("\r", "\n") else []
        yield Hidden(match[0], Span(*match.span()), (lines or [""])[-1], (after.splitlines() or [""])[0])


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text)) if "\r" in text else 0


def _odd_line_end(text: str, counts: dict[str, int]) -> Span | None:
    """The first line end of a kind that is in the minority."""
    present = sorted((name for name in counts if counts[name]), key=lambda name: (counts[name], name))
    found = [match for name in present[:-1] if (match := _BREAKS[name].search(text))]
    return Span(*min(match.span() for match in found)) if found else None


def _duplicates(node: Node) -> Iterator[DuplicateKey]:
    if isinstance(node, Scalar):
        return
    children = node.items if isinstance(node, Sequence) else tuple(value for _, value in node.pairs)
    if isinstance(node, Mapping) and len({key.text for key, _ in node.pairs}) < len(node.pairs):
        first: dict[str, tuple[Scalar, Node]] = {}
        for key, value in node.pairs:
            if key.text in first:
                known, other = first[key.text]
                same = plain_data(value) == plain_data(other)
                yield DuplicateKey(key.text, Span(known.start, known.end), Span(key.start, key.end), same)
            first.setdefault(key.text, (key, value))
    for child in children:
        yield from _duplicates(child)
