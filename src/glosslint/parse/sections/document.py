"""The Document of a file whose entries are sections or rows, from what the reader of its format returns."""

from __future__ import annotations

import importlib
import os.path
from collections.abc import Callable, Iterator, Mapping as Table
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from glosslint.model import Fault, Span
from glosslint.model.source import Source
from glosslint.parse.sections.notes import told_apart
from glosslint.parse.sections.several import have_capitals, labels_as_terms, labels_in_capitals
from glosslint.parse.sections.table import SectionTable
from glosslint.parse.tree import BODY, ENTRIES, RAW, Comment, Document, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from glosslint.parse.markdown.structure import Markdown

#: The modules with the readers, by the endings of the files. A reader is the function ``read`` of its module.
READERS: Table[str, str] = {
    **dict.fromkeys((".md", ".markdown", ".mdx", ".qmd", ".rmd"), "glosslint.parse.sections.markdown.reader"),
    ".rst": "glosslint.parse.sections.rst.reader",
    **dict.fromkeys((".adoc", ".asciidoc"), "glosslint.parse.sections.asciidoc.reader"),
    **dict.fromkeys((".html", ".htm"), "glosslint.parse.sections.html.reader"),
}
_FEWEST = 2  # entries of a page whose end is told from the last of them
_WITH_LABELS = frozenset(("paragraph", "item"))  # the forms that read no entry where a label such as "Note" opens


class Reading(NamedTuple):
    """What a reader finds in a file.

    ``front`` has the keys above the text, which begins at the character ``body_start``. ``sorts`` is true if the
    entries are sorted when the file is rendered. ``part`` has the characters in which entries may be, if these are not
    all, and ``end`` those of the end of the page that is left out after the last entry, in other formats than Markdown.
    """

    entries: tuple[Mapping, ...] = ()
    markup: Markdown | None = None
    anchors: frozenset[str] = frozenset()
    comments: tuple[Comment, ...] = ()
    faults: tuple[Fault, ...] = ()
    front: tuple[tuple[Scalar, Node], ...] = ()
    body_start: int = 0
    sorts: bool = False
    part: Span | None = None
    end: Span | None = None


@dataclass(frozen=True)
class SectionDocument(Document):
    """A file whose entries are sections or rows, as ``table`` says; ``reading`` is what its reader found."""

    reading: Reading = Reading()
    table: SectionTable | None = None

    @property
    def markup(self) -> Markdown | None:
        """The parts of the file that are not prose, and its links, in characters of the file."""
        return self.reading.markup

    @property
    def anchors(self) -> frozenset[str]:
        """The anchors of the page that belong to no entry."""
        return self.reading.anchors

    @property
    def part(self) -> Span:
        """The characters of the file in which entries may be: those below a heading, or all below its front matter."""
        return self.only_part or Span(self.reading.body_start, len(self.source.text))

    @property
    def only_part(self) -> Span | None:
        """The characters in which entries may be, if these are not all: those below a heading of the page."""
        return self.reading.part

    @property
    def sorts_entries(self) -> bool:
        """Whether the entries are sorted when the file is rendered."""
        return self.reading.sorts

    def _comments(self) -> Iterator[Comment]:
        if self.reading.front:
            first, last = self.reading.front[0][0], self.reading.front[-1]
            start, end = first.start, max(node.end for node in last)
            body = Scalar("", self.reading.body_start, len(self.source.text), RAW)
            pairs = (*self.reading.front, (Scalar(BODY, body.start, body.start, RAW), body))
            yield from Document(self.source, (Mapping(pairs, start, end),)).comments
        yield from self.reading.comments


def parse(source: Source, table: SectionTable) -> Document:
    """Return the Document of ``source`` with the entries in the forms of ``table``; no roots after a syntax error."""
    if source.faults:
        return SectionDocument(source, (), source.faults, table=table)
    reader = _reader(source.path)
    reading = reader(source, table)
    labels = frozenset[str]() if _WITH_LABELS.isdisjoint(table.forms) else labels_in_capitals(source.text)
    if labels and have_capitals(reading.entries, labels):
        every = reader(source, replace(table, labels_as_terms=labels))
        if terms := labels_as_terms(every.entries, labels):
            table = replace(table, labels_as_terms=terms)
            reading = reader(source, table)
    if homonyms := told_apart(reading.entries, source.text, table.has_names_in_brackets):
        reading = reader(source, replace(table, homonyms=homonyms))
    if reading.faults:
        return SectionDocument(source, (), reading.faults, reading, table)
    text, start = source.text, reading.body_start
    if not {"heading", "paragraph", "definition-list"}.isdisjoint(table.forms):
        reading = _without_end(source, reading)
    if table.labels:
        reading = reading._replace(entries=_divided(reading, text, table))
    entries = Sequence(reading.entries, *_extent(reading.entries, start))
    body = Scalar(text[start:], start, len(text), RAW)
    pairs = (_pair(BODY, body), _pair(ENTRIES, entries))
    first = reading.front[0][0].start if reading.front else len(text) - len(text[start:].lstrip())
    root = Mapping((*reading.front, *pairs), first, max(len(text.rstrip()), first))
    return SectionDocument(source, (root,), (), reading, table)


def _reader(path: str) -> Callable[[Source, SectionTable], Reading]:
    ending = os.path.splitext(path)[1].lower()  # noqa: PTH122 - a tenth of the time
    module = importlib.import_module(READERS.get(ending, READERS[".md"]))
    read: Callable[[Source, SectionTable], Reading] = module.read
    return read


def _without_end(source: Source, reading: Reading) -> Reading:
    """Return a reading of another format than Markdown without the end of the page in the text of its last entry."""
    module = READERS.get(os.path.splitext(source.path)[1].lower(), READERS[".md"])  # noqa: PTH122
    kind = module.split(".")[-2]
    if kind == "markdown" or len(reading.entries) < _FEWEST:
        return reading
    cut = importlib.import_module("glosslint.parse.sections.ends.cut")
    entries, end = cut.without_end(reading.entries, source.text, kind)
    return reading._replace(entries=entries, end=end)


def _divided(reading: Reading, text: str, table: SectionTable) -> tuple[Mapping, ...]:
    """Return the entries with the labelled parts of their texts under keys of their own."""
    hidden = reading.markup.hidden if reading.markup is not None else ()
    module = importlib.import_module("glosslint.parse.sections.labels.parts")
    divided: tuple[Mapping, ...] = module.divided(reading.entries, text, table, hidden)
    return divided


def _extent(entries: tuple[Mapping, ...], start: int) -> Span:
    return Span(entries[0].start, entries[-1].end) if entries else Span(start, start)


def _pair(name: str, node: Node) -> tuple[Scalar, Node]:
    """Return a key that is not in the file, with its value."""
    return Scalar(name, node.start, node.start, RAW), node


def entry(span: Span, values: Table[str, Node]) -> Mapping:
    """Return the node of an entry with the characters ``span``, whose keys are not in the file."""
    return Mapping(tuple(_pair(name, node) for name, node in values.items()), *span)


def raw(text: str, start: int, end: int) -> Scalar:
    """Return the string from ``start`` to ``end`` of ``text``, without the whitespace around it."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return Scalar(text[start : start + len(inner.strip())], start, start + len(inner.strip()), RAW)
