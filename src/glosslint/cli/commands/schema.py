"""``glosslint schema``: the JSON Schema of the files with entries, for editors; references may give only ids that
exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.commands.sections import read_glossary
from glosslint.cli.help import command
from glosslint.cli.options import project_options
from glosslint.facts.entry import EntryFacts
from glosslint.layout.layout import Layout
from glosslint.layout.roles import EACH
from glosslint.report.shared import dump_json

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def ids_schema(entries: Sequence[EntryFacts], layout: Layout) -> Schema:
    """Return a schema of an entry that lists what references may give, at each place where the layout has them.

    Where entries have a reference, its shape is theirs; elsewhere, it may be a string or a list.
    """
    allowed = {"enum": sorted({entry.title if layout.resolve == "name" else entry.key for entry in entries})}
    roles = [role for role in (*layout.references, layout.replaced_by) if role and not set("@*") & set(role)]
    paths = {tuple(_find_shape(role.split("."), entries)) for role in roles}
    overlay: Schema = {}
    for path in sorted(paths):
        node = overlay
        for step in path:
            for key in ("items",) if step is None else ("properties", step):
                node = node.setdefault(key, {})
        node.update(allowed)
    return overlay


def _find_shape(steps: list[str], entries: Iterable[EntryFacts]) -> list[str | None]:
    """Return the keys on the way to references of a role; ``None`` stands for the items of a list."""
    for entry in entries:
        uses = [reference.path for reference in entry.references]
        uses += [entry.replaced_by.path] if entry.replaced_by is not None else []
        for path in uses:
            inner = path[len(entry.root) :]
            if [step for step in inner if isinstance(step, str)] == steps:
                return [step if isinstance(step, str) else None for step in inner]
    return [*steps, None]


def file_schema(schema: Mapping[str, Any], whole: bool, overlay: Schema, layout: Layout) -> Schema:
    """Return the schema of a file whose entries fit ``schema`` and ``overlay``; ``whole``: it is of a file already."""
    if whole:
        return _join_schemas(schema, _wrap_in_container(overlay, layout) if overlay else {})
    both = _join_schemas(schema, overlay)
    if layout.entries not in ("list", "map") and not layout.at:
        return both
    # What refers to its own parts goes on to do so below an "$id".
    embedded = {"$id": "entry.schema.json", **both} if "$ref" in str(both) else both
    return {"$schema": DRAFT, **_wrap_in_container(embedded, layout)}


def _join_schemas(schema: Mapping[str, Any], overlay: Schema) -> Schema:
    return {**schema, **({"allOf": [*schema.get("allOf", ()), overlay]} if overlay else {})}


def _wrap_in_container(schema: Schema, layout: Layout) -> Schema:
    inner = {"list": {"items": schema}, "map": {"additionalProperties": schema}}.get(layout.entries, schema)
    for key in reversed(layout.at.split(".") if layout.at else ()):
        inner = {"additionalProperties": inner, "items": inner} if key == EACH else {"properties": {key: inner}}
    return inner


@command(
    examples={
        "glosslint schema": "Print the schema; redirect it to a file that your editor uses.",
        "glosslint schema --with-ids": "Print it with the ids that references may use.",
    },
)
@click.option("--with-ids", is_flag=True, help="Include the ids of the glossary as values of references.")
@project_options
def schema(with_ids: bool, **options: Any) -> None:
    """Print the JSON Schema of a file with entries.

    With --with-ids, editors that support JSON Schema can complete ids without `glosslint server`. Print it again when
    ids have changed.
    """
    session = read_glossary(options)
    project = session.project
    overlay = ids_schema(session.glossary.entries, project.layout) if with_ids else {}
    known = project.schema or project.file_schema
    whole = project.schema is None and project.file_schema is not None
    result = file_schema(known.schema if known is not None else {}, whole, overlay, project.layout)
    console.write(dump_json(result, indent=2) + "\n")
