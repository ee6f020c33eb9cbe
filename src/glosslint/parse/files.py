"""The parser of a file, by the ending of its name, and by what the layout says is an entry in it."""

from __future__ import annotations

import os.path
from functools import lru_cache
from typing import TYPE_CHECKING

from glosslint.model import internal_fault
from glosslint.model.source import Source
from glosslint.parse.tree import Document

if TYPE_CHECKING:
    from glosslint.parse.page.table import Form, SectionTable

#: The endings of the files that can be read, and their kinds. A ``page`` is Markdown with front matter.
ENDINGS = {
    ".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml", ".csv": "csv", ".tsv": "csv",
    ".md": "page", ".markdown": "page", ".mdx": "page", ".qmd": "page", ".rmd": "page", ".rst": "rst",
    ".adoc": "asciidoc", ".asciidoc": "asciidoc", ".html": "html", ".htm": "html",
}  # fmt: skip
#: The names, in lower case and without an ending, of files that are the page of their folder.
FOLDER_PAGES = frozenset(("index", "_index", "readme"))


@lru_cache(maxsize=1)  # several functions ask for the kind of a file, one after the other
def kind_of(path: str) -> str:
    """Return the kind of the file at ``path``, as ``ENDINGS`` has them; ``yaml`` if its ending is unknown."""
    return ENDINGS.get(os.path.splitext(path)[1].lower(), "yaml")  # noqa: PTH122 - a tenth of the time


def stem_of(path: str) -> str:
    """Return the stem of ``PurePosixPath(path)``, in a tenth of the time."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[:dot] if 0 < dot < len(name) - 1 else name


def unread_forms(path: str, forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """Return the ``forms`` of entries that cannot be read in a file with the ending of ``path``; none if unknown."""
    from glosslint.parse.page.table import NOT_READ

    kind = ENDINGS.get(os.path.splitext(path)[1].lower(), "page")  # noqa: PTH122 - as in kind_of
    return tuple(form for form in forms if form in NOT_READ.get(kind, ()))


def parse(source: Source, sections: SectionTable | None = None, columns: tuple[str, ...] = ()) -> Document:
    """Return the Document of ``source``; a file with an unknown ending is read as YAML.

    With ``sections``, the table of a layout whose entries are sections of a text or rows of a table, the reader of the
    format reads the file. With ``columns``, the first row of a CSV file is an entry, and these are its keys. Callers
    that have a layout should call ``Layout.parse``. Nothing is raised: an internal error is a Fault of the Document.
    """
    try:
        return _parse(source, sections, columns)
    except Exception as error:
        return Document(source, (), (internal_fault(error),))


def parse_again(document: Document, source: Source) -> Document:
    """Return the Document of another text of the same file, read as ``document`` was."""
    parsed = parse(source, document.table, document.given_columns)
    return document.separation.again(parsed) if document.separation is not None else parsed


def _parse(source: Source, sections: SectionTable | None, columns: tuple[str, ...]) -> Document:
    kind = kind_of(source.path)
    if source.faults and sections is None:
        return Document(source, (), source.faults)
    if sections is not None or kind in ("rst", "asciidoc", "html"):  # these have no keys besides entries
        from glosslint.parse.page import document
        from glosslint.parse.page.table import SectionTable

        usual: Form = "directive" if kind == "rst" else "definition-list"
        return document.parse(source, sections or SectionTable(form=usual))
    if kind == "csv":
        from glosslint.parse import csv

        return csv.parse(source, columns)
    if kind == "page":
        from glosslint.parse.markdown import page

        return page.parse(source)
    if kind == "json":
        from glosslint.parse import json

        return json.parse(source)
    if kind == "toml":
        from glosslint.parse import toml

        return toml.parse_file(source)
    from glosslint.parse.yaml import parser as yaml

    return yaml.parse(source)
