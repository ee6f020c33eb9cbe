"""JSON Schemas beside a glossary: which of them judges an entry, and which a whole file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from glosslint.layout.layout import Layout, entry_nodes
from glosslint.model import GlosslintError
from glosslint.parse.scalar_values import plain_data
from glosslint.parse.tree import Document
from glosslint.schema.validator import EntrySchema
from glosslint.schema.walk import subschemas_at

_NEARLY_ALL = 0.9


def entry_schema(schemas: Mapping[str, Mapping[str, Any]], documents: Iterable[Document], layout: Layout) -> str:
    """The path of the (first) schema that speaks of the keys of an entry and finds nearly all entries right, or ""."""
    entries = [plain_data(node.node) for document in documents for node in entry_nodes(document, layout)]
    fitting = (path for path, schema in schemas.items() if _speaks(schema, (), layout) and _fits(schema, entries))
    return next(fitting, "")


def file_schema(schemas: Mapping[str, Mapping[str, Any]], documents: Iterable[Document], layout: Layout) -> str:
    """The same for a schema of whole files, which hold a list or a map of entries."""
    if layout.entries not in ("list", "map"):
        return ""
    below: tuple[str | int, ...] = (*filter(None, layout.at.split(".")), 0 if layout.entries == "list" else "x")
    files = [plain_data(document.roots[0]) for document in documents]
    fitting = (path for path, schema in schemas.items() if _speaks(schema, below, layout) and _fits(schema, files))
    return next(fitting, "")


def _speaks(schema: Mapping[str, Any], below: tuple[str | int, ...], layout: Layout) -> bool:
    """Whether the schema has something to say on each key by which an entry is known, at its place."""
    keys = [key for key in layout.identifying_keys if "*" not in key and "." not in key]
    keys = keys or [role for role in layout.prose.values() if not role.startswith("@") and "." not in role]
    return bool(keys) and all(subschemas_at(schema, (*below, key)) for key in keys)


def _fits(schema: Mapping[str, Any], values: list[Any]) -> bool:
    judge = EntrySchema(schema, "schema")
    try:
        return sum(not judge.violations(value, ()) for value in values) >= _NEARLY_ALL * len(values)
    except GlosslintError:  # no valid schema, or one that builds on files elsewhere
        return False
