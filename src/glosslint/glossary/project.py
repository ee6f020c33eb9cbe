"""What a glossary is read with: layout, schemas, vocabularies."""

from __future__ import annotations

from glosslint.facts.entry import EntryFacts
from glosslint.layout.layout import Layout
from glosslint.model.frozen import dataclass
from glosslint.schema.validator import EntrySchema


@dataclass(frozen=True)
class Project:
    """Layout, schemas of an entry and of a file, and the entries of other glossaries (``vocabulary``)."""

    layout: Layout
    schema: EntrySchema | None = None
    file_schema: EntrySchema | None = None
    vocabulary: tuple[EntryFacts, ...] = ()
