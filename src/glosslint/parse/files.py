"""The parser of a file, by the ending of its name, and by what the layout says is an entry in it."""

from __future__ import annotations

import os.path
from typing import TYPE_CHECKING

from glosslint.model import internal_fault
from glosslint.model.source import Source
from glosslint.parse.endings import ENDINGS, kind_of
from glosslint.parse.tree import Document

if TYPE_CHECKING:
    from glosslint.parse.page.table import Form, SectionTable
    from glosslint.parse.yaml.parts import Container


def unread_forms(path: str, forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """Return the ``forms`` of entries that cannot be read in a file with the ending of ``path``; none if unknown."""
    from glosslint.parse.page.table import NOT_READ

    kind = ENDINGS.get(os.path.splitext(path)[1].lower(), "page")  # noqa: PTH122 - as in kind_of
    return tuple(form for form in forms if form in NOT_READ.get(kind, ()))


def parse(
    source: Source,
    sections: SectionTable | None = None,
    columns: tuple[str, ...] = (),
    container: Container | None = None,
) -> Document:
    """Return the Document of ``source``; a file with an unknown ending is read as YAML. With ``sections``, the entries
    are parts of a page, as a layout says; with ``columns``, the first row of a CSV file is an entry, and these are its
    keys; with ``container``, a syntax error in one entry of YAML does not hide the others. ``Layout.parse`` gives all
    three. Nothing is raised: an internal error is a Fault of the Document."""
    try:
        return _parse(source, sections, columns, container)
    except Exception as error:
        return Document(source, (), (internal_fault(error),))


def parse_again(document: Document, source: Source) -> Document:
    """Return the Document of another text of the same file, read as ``document`` was."""
    parsed = parse(source, document.table, document.given_columns)
    return document.separation.again(parsed) if document.separation is not None else parsed


def _parse(
    source: Source, sections: SectionTable | None, columns: tuple[str, ...], container: Container | None
) -> Document:
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

    return yaml.parse(source, container)
