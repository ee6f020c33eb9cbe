"""Document → EntryFacts: reads the roles a layout names out of an entry's node."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from glosslint import link_facts
from glosslint.facts import CutComment, EntryFacts, Implicit, Name, Prose, Reference, Text
from glosslint.layout import EntryNode, Layout, entry_nodes
from glosslint.model import NodePath, Span
from glosslint.parse import markdown
from glosslint.parse.resolve import plain_data, read_as
from glosslint.parse.tree import Document, Mapping, Node, Scalar, Sequence
from glosslint.schema import EntrySchema, SchemaFault

#: What YAML takes for a comment. Two blanks before the #, or one after it, are how a comment is written on purpose.
_COMMENT = re.compile(r" (#[^\r\n]*)")
#: A # that was meant as text: with a number (Issue #12), with nothing after it (C #), or with the rest of a sentence.
_NUMBER = re.compile(r"#(?:\d+\b.*)?")
_SENTENCE = re.compile(r"#\w.*[.!?]")
_OPEN_END = re.compile(
    r"\b(?:an?|the|of|in|on|at|to|for|by|with|from|and|or|is|are|as|this|each|per|its|uses?)$", re.IGNORECASE
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
            prose_keys=layout.prose,
            references=tuple(self._references()),
            links=link_facts.links(prose, layout),
            slips=link_facts.slips(prose, layout),
            status=self._one(layout.status),
            page=self._one(layout.page),
            replaced_by=self._one(layout.replaced_by),
            blanks=blanks,
            implicit=implicit,
            cut_comments=tuple(self._cut_comments()),
            schema_faults=self._schema_faults(implicit, blanks),
            id_is_stem=layout.id_is_stem,
            id_form_given=self._schema is not None and self._schema.restricts((layout.id,)),
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
            match = _COMMENT.match(self._text, scalar.end) if not scalar.style and scalar.text else None
            comment = match[1].rstrip() if match is not None else ""
            if comment and _goes_on(scalar.text, comment) and self._wants_text(path):
                start = scalar.end + 1
                yield CutComment(scalar.text, path, comment, Span(start, start + len(comment)))

    def _schema_faults(self, implicit: tuple[Implicit, ...], blanks: tuple[Text, ...]) -> tuple[SchemaFault, ...]:
        """The schema's verdict on the data as meant; unquoted and blank texts have rules of their own."""
        if self._schema is None:
            return ()
        data: Any = plain_data(self._entry.node)
        depth = len(self._entry.root)
        for text, path in (*((fact.text, fact.path) for fact in implicit), *blanks):
            data = _with_text(data, path[depth:], text)
        blank = {path for _, path in blanks}
        faults = self._schema.faults(data, self._entry.root)
        return tuple(fault for fault in faults if fault.path not in blank)


def _goes_on(text: str, comment: str) -> bool:
    """Whether ``comment`` was meant as a part of ``text``."""
    if _NUMBER.fullmatch(comment):
        return True
    return text[-1] not in ".!?" and bool(_SENTENCE.fullmatch(comment) or _OPEN_END.search(text))


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
