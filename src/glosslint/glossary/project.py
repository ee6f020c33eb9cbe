"""What a glossary is read with: layout, schemas, vocabularies."""

from __future__ import annotations

from glosslint.facts.entry import EntryFacts
from glosslint.layout.layout import Layout
from glosslint.model import NodePath
from glosslint.model.frozen import dataclass
from glosslint.parse.tree import Document
from glosslint.schema.validator import EntrySchema


@dataclass(frozen=True)
class Project:
    """Layout, schemas of an entry and of a file, and the entries of other glossaries (``vocabulary``).

    ``misspelt_keywords`` of the schemas: the file, the path in it, and the keyword that is meant.
    """

    layout: Layout
    schema: EntrySchema | None = None
    file_schema: EntrySchema | None = None
    vocabulary: tuple[EntryFacts, ...] = ()
    misspelt_keywords: tuple[tuple[Document, NodePath, str], ...] = ()
