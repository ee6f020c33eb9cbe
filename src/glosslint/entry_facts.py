"""Document → EntryFacts: reads the roles a layout names out of an entry's node."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from glosslint.facts import CutComment, EntryFacts, Implicit, Link, LinkSlip, Name, Prose, Reference, Text
from glosslint.layout import EntryNode, Layout, entry_nodes
from glosslint.model import NodePath, Span
from glosslint.parse import markdown
from glosslint.parse.resolve import plain_data, read_as
from glosslint.parse.tree import Document, Mapping, Node, Scalar, Sequence
from glosslint.schema import EntrySchema, SchemaFault

#: A comment that a writer meant as text: one blank before the #, none after it ("Issue #12"), or nothing after it.
_CUT = re.compile(r" (#(?:[^\s#!][^\r\n]*|))(?=[\r\n]|$)")
_DIRECTIVE = re.compile(r"#(?:noqa|nosec|yamllint|glosslint|prettier|cspell|vale|todo|fixme)\b", re.IGNORECASE)
_SLIPS = (
    re.compile(r"\[(?P<text>[^\[\]\n]+)\]\s+\((?P<dest>[^()\s]+)\)"),  # [text] (target)
    re.compile(r"\[(?P<text>[^\[\]\n]+)\]\)\((?P<dest>[^()\s]+)\)"),  # [text])(target)
    re.compile(r"(?<![\w\])])(?P<text>\w[\w-]*)\((?P<dest>#[^()\s]+)\)"),  # word(#target)
)


def read_entries(document: Document, layout: Layout, schema: EntrySchema | None) -> tuple[EntryFacts, ...]:
    """The facts of every entry in ``document``. Raises GlosslintError when the schema itself is not valid."""
    return tuple(_Reader(document, entry, layout, schema).facts() for entry in entry_nodes(document))


class _Reader:
    def __init__(self, document: Document, entry: EntryNode, layout: Layout, schema: EntrySchema | None) -> None:
        self._text = document.source.text
        self._path = document.source.path
        self._entry = entry
        self._layout = layout
        self._schema = schema
        self._fields: dict[str, Node] = {}
        for key, value in entry.node.pairs if isinstance(entry.node, Mapping) else ():
            self._fields.setdefault(key.text, value)
        self._scalars = tuple(_scalars(entry.node, entry.root))

    def facts(self) -> EntryFacts:
        layout = self._layout
        prose = tuple(self._prose())
        implicit = tuple(self._implicit())
        blanks = tuple(text for text in self._texts() if not text.value.strip())
        return EntryFacts(
            file=self._path,
            root=self._entry.root,
            stem=self._entry.stem,
            id=self._one(layout.id),
            term=self._one(layout.term),
            names=tuple(self._names()),
            prose=prose,
            references=tuple(self._references()),
            links=tuple(link for field in prose for link in _links(field, layout)),
            slips=tuple(slip for field in prose for slip in _slips(field, layout)),
            status=self._one(layout.status),
            page=self._one(layout.page),
            replaced_by=self._one(layout.replaced_by),
            blanks=blanks,
            implicit=implicit,
            cut_comments=tuple(self._cut_comments()),
            schema_faults=self._schema_faults(implicit, blanks),
            id_is_stem=layout.id_is_stem,
        )

    def _many(self, key: str) -> Iterator[Text]:
        """The texts under ``key``: one for a scalar, one for each scalar of a list."""
        node = self._fields.get(key)
        path = (*self._entry.root, key)
        if isinstance(node, Scalar) and (node.text or node.style):
            yield Text(node.text, path)
        elif isinstance(node, Sequence):
            for index, item in enumerate(node.items):
                if isinstance(item, Scalar):
                    yield Text(item.text, (*path, index))

    def _one(self, key: str) -> Text | None:
        return next((text for text in self._many(key) if len(text.path) == len(self._entry.root) + 1), None)

    def _names(self) -> Iterator[Name]:
        layout = self._layout
        for kind, key in (("term", layout.term), ("expansion", layout.expansion), ("alias", layout.aliases)):
            for text in self._many(key):
                if text.value.strip():
                    yield Name(text.value.strip(), text.path, kind)

    def _prose(self) -> Iterator[Prose]:
        for key in self._layout.prose:
            text = self._one(key)
            if text is not None:
                structure = markdown.parse(text.value)
                yield Prose(
                    key, text.value, text.path, structure, self._layout.limits.get(key), key == self._layout.core
                )

    def _references(self) -> Iterator[Reference]:
        for key in self._layout.references:
            for text in self._many(key):
                if text.value.strip():
                    yield Reference(text.value, text.path, key)

    def _wants_text(self, path: NodePath) -> bool:
        inner = path[len(self._entry.root) :]
        layout = self._layout
        if self._schema is not None:
            return self._schema.wants_text(inner)
        return bool(inner) and inner[0] in (layout.id, layout.term, layout.expansion, layout.aliases, *layout.prose)

    def _texts(self) -> Iterator[Text]:
        """Values that are meant as text and may be empty ones, or blank."""
        for scalar, path in self._scalars:
            if not scalar.text.strip() and self._wants_text(path):
                yield Text(scalar.text, path)

    def _implicit(self) -> Iterator[Implicit]:
        for scalar, path in self._scalars:
            kind = read_as(scalar)
            if kind is not None and self._wants_text(path):
                yield Implicit(scalar.text, path, kind)

    def _cut_comments(self) -> Iterator[CutComment]:
        if " #" not in self._text:
            return
        for scalar, path in self._scalars:
            match = _CUT.match(self._text, scalar.end) if not scalar.style and scalar.text else None
            if match is not None and not _DIRECTIVE.match(match[1]) and self._wants_text(path):
                yield CutComment(scalar.text, path, match[1], Span(*match.span(1)))

    def _schema_faults(self, implicit: tuple[Implicit, ...], blanks: tuple[Text, ...]) -> tuple[SchemaFault, ...]:
        """The schema's verdict on the data as meant: what other rules report (unquoted and blank texts) is not said twice."""
        if self._schema is None:
            return ()
        data: Any = plain_data(self._entry.node)
        depth = len(self._entry.root)
        for text, path in (*((fact.text, fact.path) for fact in implicit), *blanks):
            data = _with_text(data, path[depth:], text)
        blank = {path for _, path in blanks}
        faults = self._schema.faults(data, self._entry.root)
        return tuple(fault for fault in faults if fault.path not in blank)


def _scalars(node: Node, path: NodePath) -> Iterator[tuple[Scalar, NodePath]]:
    if isinstance(node, Scalar):
        yield node, path
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _scalars(item, (*path, index))
    else:
        for key, value in node.pairs:
            yield from _scalars(value, (*path, key.text))


def _with_text(data: Any, path: NodePath, text: str) -> Any:
    if not path:
        return text
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = text
    return data


def _links(field: Prose, layout: Layout) -> Iterator[Link]:
    for link in field.markdown.links:
        target = layout.link_target(link.target) if link.form != "auto" else None
        yield Link(target, link.target, field.path, link.span, link.text, link.dest)


def _slips(field: Prose, layout: Layout) -> Iterator[LinkSlip]:
    if "(" not in field.text:
        return
    for pattern in _SLIPS:
        for match in pattern.finditer(field.masked):
            target = layout.link_target(match["dest"])
            if target is not None:
                written = field.text[match.start() : match.end()]
                yield LinkSlip(target, field.path, Span(*match.span()), written, f"[{match['text']}]({match['dest']})")
