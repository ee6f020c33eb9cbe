"""The parser of a file, by the ending of its name."""

from __future__ import annotations

import os.path

from glosslint.model import internal_fault
from glosslint.model.source import Source
from glosslint.parse.tree import Document

#: The endings of the files that can be read, and their kinds.
ENDINGS = {
    ".yaml": "yaml", ".yml": "yaml", ".json": "json", ".md": "page", ".markdown": "page", ".csv": "csv", ".tsv": "csv",
}  # fmt: skip


def kind_of(path: str) -> str:
    """Return the kind of the file at ``path``: ``yaml``, ``json``, ``page`` or ``csv``."""
    return ENDINGS.get(os.path.splitext(path)[1].lower(), "yaml")  # noqa: PTH122 - a tenth of the time


def parse(source: Source) -> Document:
    """Return the Document of ``source``; a file with any other ending is read as YAML.

    Nothing is raised: an internal error is a Fault of the document.
    """
    try:
        return _parse(source)
    except Exception as error:
        return Document(source, (), (internal_fault(error),))


def _parse(source: Source) -> Document:
    kind = kind_of(source.path)
    if kind == "page":
        from glosslint.parse.markdown import page

        return page.parse(source)
    if kind == "json":
        from glosslint.parse import json

        return json.parse(source)
    if kind == "csv":
        from glosslint.parse import csv

        return csv.parse(source)
    from glosslint.parse.yaml import parser as yaml

    return yaml.parse(source)
