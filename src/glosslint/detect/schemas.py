"""JSON Schemas beside a glossary → the schema of an entry, and the schema of a whole file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from glosslint.layout.layout import Layout, entry_nodes
from glosslint.layout.roles import EACH
from glosslint.model import GlosslintError
from glosslint.parse.scalar_values import plain_data
from glosslint.parse.tree import Document
from glosslint.schema.validator import EntrySchema
from glosslint.schema.walk import subschemas_at

_NEARLY_ALL = 0.9


def entry_schema(schemas: Mapping[str, Mapping[str, Any]], documents: Iterable[Document], layout: Layout) -> str:
    """Return the path of the first schema that has the keys of an entry and allows nearly all entries, or ""."""
    entries = [plain_data(node.node) for document in documents for node in entry_nodes(document, layout)]
    fitting = (path for path, schema in schemas.items() if _covers(schema, (), layout) and _allows(schema, entries))
    return next(fitting, "")


def file_schema(schemas: Mapping[str, Mapping[str, Any]], documents: Iterable[Document], layout: Layout) -> str:
    """Return the path of the first schema that allows nearly all files, if they hold a list or mapping, or ""."""
    if layout.entries not in ("list", "map"):
        return ""
    steps = ["x" if step == EACH else step for step in layout.at.split(".") if step]
    below: tuple[str | int, ...] = (*steps, 0 if layout.entries == "list" else "x")
    files = [plain_data(document.roots[0]) for document in documents]
    fitting = (path for path, schema in schemas.items() if _covers(schema, below, layout) and _allows(schema, files))
    return next(fitting, "")


def _covers(schema: Mapping[str, Any], below: tuple[str | int, ...], layout: Layout) -> bool:
    """Return whether the schema has a subschema for each key by which an entry is recognised."""
    keys = [key for key in layout.identifying_keys if "*" not in key and "." not in key]
    keys = keys or [role for role in layout.prose.values() if not role.startswith("@") and "." not in role]
    return bool(keys) and all(subschemas_at(schema, (*below, key)) for key in keys)


def _allows(schema: Mapping[str, Any], values: list[Any]) -> bool:
    validator = EntrySchema(schema, "schema")
    try:
        return sum(not validator.violations(value, ()) for value in values) >= _NEARLY_ALL * len(values)
    except GlosslintError:  # not a valid schema, or one that refers to other files
        return False
