"""Load what a run needs besides the files: the layout, the schemas, and the vocabularies."""

from __future__ import annotations

import copy
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from glosslint.facts.entry import EntryFacts
from glosslint.facts.read_entry import read_entries
from glosslint.glossary.build import Project
from glosslint.layout.layout import Layout, describe_contents, entry_nodes
from glosslint.layout.presets import ROLES, preset
from glosslint.model import GlosslintError, NodePath
from glosslint.model.source import read
from glosslint.parse.endings import ENDINGS
from glosslint.parse.json import parse
from glosslint.parse.scalar_values import plain_data
from glosslint.parse.tree import Document
from glosslint.project.walk import vocabulary_files
from glosslint.schema.slips import slips
from glosslint.schema.validator import EntrySchema, bundle_files, load_schema, native_schema
from glosslint.settings.settings import Settings, Vocabulary
from glosslint.settings.trust import list_paths, record_file
from glosslint.util.globs import likely_mistake, unsupported_syntax
from glosslint.util.project_files import Stamp, read_stamp, relative_path


def open_project(settings: Settings) -> Project:
    """Return the project of ``settings``. Raise GlosslintError for an unusable layout, schema or vocabulary."""
    layout = settings.layout
    schema, file_schema = load_schemas(settings)
    vocabulary = (entry for source in settings.vocabularies for entry in _read_vocabulary(settings, source))
    misspelt = tuple(find_misspelt(settings, schema, file_schema))
    return Project(layout, schema, file_schema, tuple(vocabulary), misspelt)


def input_files(settings: Settings, project: Project | None = None) -> Iterator[Path]:
    """Yield the files besides the glossary that a check depends on, whether they exist or not: the settings and what
    they name. Of a ``project`` that could be opened, also what its schemas refer to and its vocabularies hold now."""
    if settings.file:
        yield settings.root / settings.file
    for key, name in list_paths(settings.table):
        yield settings.root / name
        if project is not None and key == "vocabularies":
            yield from vocabulary_files(settings.root, name, ENDINGS)
    for schema in (project.schema, project.file_schema) if project is not None else ():
        yield from schema.files if schema is not None else ()
    if settings.claims:
        with suppress(OSError, RuntimeError):  # no home folder
            yield record_file()


def scan_inputs(settings: Settings, project: Project | None = None) -> dict[str, Stamp]:
    """Return the stamps of ``input_files``, by absolute path."""
    return {os.path.normpath(file): read_stamp(file) for file in input_files(settings, project)}


def load_schemas(settings: Settings) -> tuple[EntrySchema | None, EntrySchema | None]:
    """Return the schema of an entry and that of a file, if there are any. Raise GlosslintError for an unusable one."""
    table = settings.table
    schema = _load_schema(settings, "schema", table.schema) or _find_own_schema(settings)
    return schema, _load_schema(settings, "file-schema", table.file_schema)


def _load_schema(settings: Settings, key: str, name: str) -> EntrySchema | None:
    where = f"{settings.origin}: {key}: {name}"
    return load_schema(settings.root / name, where, settings.top, settings.bounds) if name else None


def _find_own_schema(settings: Settings) -> EntrySchema | None:
    """Return the schema that comes with the layout, if any. That of the native one requires the native keys."""
    layout = settings.layout
    if layout.schema:  # its references are relative to the folder of the settings
        schema, file = copy.deepcopy(dict(layout.schema)), settings.root / "layout.schema.json"
        return bundle_files(schema, file, f"{settings.origin}: layout: schema", settings.top)
    if layout.name != "native":
        return None
    shipped = preset("native")
    return native_schema() if all(getattr(layout, role) == getattr(shipped, role) for role in ROLES) else None


def _read_vocabulary(settings: Settings, vocabulary: Vocabulary) -> Iterator[EntryFacts]:
    where = _name_key(settings)
    for pattern in vocabulary.files:
        files = _find_files(settings, pattern)
        sources = (
            read(file, relative_path(file, settings.root), settings.bounds, settings.max_bytes) for file in files
        )
        documents = [vocabulary.layout.parse(source) for source in sources]
        for document in documents:
            if document.hides_entries:
                fault = document.every_fault[0]
                place = document.source.position(fault.span.start)
                raise GlosslintError(f"{where}: {document.source.path}:{place.line}: {fault.message}")
        known = [
            entry
            for document in documents
            for entry in read_entries(document, vocabulary.layout, None)
            if entry.names or (entry.id is not None and entry.id.value)  # else, nothing can refer to it
        ]
        if not known:
            raise GlosslintError(f"{where}: {_describe_unknown(documents[0], vocabulary.layout)}")
        yield from known


def _describe_unknown(document: Document, layout: Layout) -> str:
    held = describe_contents(document, layout) or "is empty"
    if any(entry_nodes(document, layout)):
        held = f"has no {' or '.join(layout.identifying_keys)} in any of them"
    return (
        f'the layout "{layout.name}" finds nothing to refer to: it expects {layout.expected_contents}, but '
        f'{document.source.path} {held}; state the layout of these files: {{ files = ["…"], layout = "…" }}'
    )


def _find_files(settings: Settings, pattern: str) -> list[Path]:
    """Return the files that a pattern matches; for a folder, all in it with a known extension.

    Raise GlosslintError if there are none, and for links out of the project, unless the user trusts it.
    """
    files = vocabulary_files(settings.root, pattern, ENDINGS)
    if not files:
        reason = unsupported_syntax(pattern, outside=True) or likely_mistake(pattern)
        raise GlosslintError(f'{_name_key(settings)}: "{pattern}" matches no file{f": {reason}" if reason else ""}')
    for file in files:
        settings.refuse_outside(file, f"{_name_key(settings)}: {relative_path(file, settings.root)}")
    return files


def _name_key(settings: Settings) -> str:
    return f"{settings.origin}: vocabularies"


def find_misspelt(settings: Settings, *schemas: EntrySchema | None) -> Iterator[tuple[Document, NodePath, str]]:
    """Yield the misspelt keywords in the files of the ``schemas`` of the entries and of files: the document, the path,
    and the keyword that is meant.

    A schema has its files in it, so they are parsed only if it has a misspelt keyword.
    """
    root, names = settings.root, (settings.table.schema, settings.table.file_schema)
    files = []
    for name, schema in zip(names, schemas, strict=True):
        if name and schema is not None and any(slips(schema.schema)):
            files += [root / name, *schema.files]
    for path in dict.fromkeys(relative_path(file, root) for file in files):
        document = parse(read(root / path, path, settings.bounds))
        for number, node in enumerate(document.roots):
            for key, meant in slips(plain_data(node)):
                yield document, (number, *key), meant
