"""Documents → Glossary: the facts of each file, joined; and what they are read with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from glosslint.facts.entry import EntryFacts
from glosslint.facts.file import FileFacts
from glosslint.facts.read_entry import read_entries, unchanged_entries
from glosslint.facts.read_file import assign_schema_violations, read_file
from glosslint.glossary.glossary import Glossary
from glosslint.layout.layout import Layout
from glosslint.model import GlosslintError, NodePath, Part, Place, internal_fault
from glosslint.model.frozen import dataclass
from glosslint.parse.tree import Document
from glosslint.schema.validator import EntrySchema
from glosslint.text.languages import recognise_language


@dataclass(frozen=True)
class Project:
    """What the files of a glossary are read with."""

    layout: Layout
    schema: EntrySchema | None = None  # of an entry
    file_schema: EntrySchema | None = None
    vocabulary: tuple[EntryFacts, ...] = ()  # the entries of other glossaries
    misspelt_keywords: tuple[tuple[Document, NodePath, str], ...] = ()  # in a schema, where, and what is meant


_SAMPLE = 100  # texts from all parts of the glossary, enough to tell its language
#: The facts of one file: those of the file itself, and those of its entries.
Facts = tuple[FileFacts, tuple[EntryFacts, ...]]


def facts(document: Document, project: Project, old: tuple[Document, Facts] | None = None) -> Facts:
    """Return the facts of one document. Entries that are the same in an ``old`` state of it are not read again.

    Raises GlosslintError for a schema that cannot be used; an internal error is a fault of the file.
    """
    known: Mapping[NodePath, EntryFacts] = {}
    try:
        if (
            old is not None and project.file_schema is None
        ):  # which may find fault with any entry for what another holds
            known = unchanged_entries(old[0], old[1][1], document, project.layout)
        entries = read_entries(document, project.layout, project.schema, known)
        return assign_schema_violations(read_file(document, project.layout, len(entries), project.file_schema), entries)
    except GlosslintError:
        raise
    except Exception as error:
        source = document.source
        probable = project.layout.probable_ids(source.path, source.text)
        return FileFacts(source.path, (internal_fault(error),), probable_ids=probable), ()


def set_recognised_language(project: Project, glossary: Glossary) -> Project:
    """Return the project with the recognised language of ``glossary``, also for files that are read by themselves."""
    layout = project.layout
    languages = (prose.language for entry in glossary.entries for prose in entry.prose)
    language = next(languages, layout.text_language) if layout.recognises_language else layout.text_language
    return project if language == layout.text_language else replace(project, layout=replace(layout, language=language))


def join(parts: Iterable[Facts], project: Project) -> Glossary:
    """Return the glossary of these files, in their order."""
    parts = list(parts)
    entries = [entry for _, entries_of_file in parts for entry in entries_of_file]
    layout = project.layout
    if layout.recognises_language:
        texts = [prose.text for entry in entries for prose in entry.prose]
        language = recognise_language(texts[:: len(texts) // _SAMPLE + 1])
        if language != layout.text_language:
            entries = [entry.change_language(language) for entry in entries]
    return Glossary(
        tuple(entries),
        tuple(file for file, _ in parts),
        project.vocabulary,
        layout.resolve,
        layout.open,
        layout.ignore_case,
        link_patterns=layout.link_patterns,
        misspelt_keywords=tuple(
            (Place(document.source.path, path, Part.KEY), meant) for document, path, meant in project.misspelt_keywords
        ),
    )
