"""The schema files of a project as places of findings, for what is wrong in a schema and not in the glossary."""

from __future__ import annotations

import os
from collections.abc import Iterator

from glosslint.model import NodePath
from glosslint.model.source import read
from glosslint.parse.json import parse
from glosslint.parse.scalar_values import plain_data
from glosslint.parse.tree import Document
from glosslint.schema.slips import slips
from glosslint.schema.validator import EntrySchema
from glosslint.settings.settings import Settings


def misspelt_keywords(settings: Settings, *schemas: EntrySchema | None) -> Iterator[tuple[Document, NodePath, str]]:
    """Yield the misspelt keywords in the files of the ``schemas`` of the entries and of files: the document, the path,
    and the keyword that is meant.

    A schema has its files in it, so they are parsed only if it has a misspelt keyword.
    """
    root, names = settings.root, (settings.table.schema, settings.table.file_schema)
    files = []
    for name, schema in zip(names, schemas, strict=True):
        if name and schema is not None and any(slips(schema.schema)):
            files += [root / name, *schema.files]
    for path in dict.fromkeys(os.path.relpath(file, root).replace(os.sep, "/") for file in files):
        document = parse(read(root / path, path, settings.bounds))
        for number, node in enumerate(document.roots):
            for slip in slips(plain_data(node)):
                yield document, (number, *slip.path), slip.meant
