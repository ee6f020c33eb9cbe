"""``glosslint schema``: the JSON Schema of the files with entries, for editors."""

from __future__ import annotations

from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.commands.understand._glossary import read_glossary
from glosslint.cli.help import Command
from glosslint.cli.options import project_options
from glosslint.report.shared import to_json


@click.command(
    cls=Command,
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
    from glosslint.cli.commands.edit._with_ids import file_schema, ids_schema

    session = read_glossary(options)
    project = session.project
    overlay = ids_schema(session.glossary.entries, project.layout) if with_ids else {}
    known = project.schema or project.file_schema
    whole = project.schema is None and project.file_schema is not None
    result = file_schema(known.schema if known is not None else {}, whole, overlay, project.layout)
    console.write(to_json(result, indent=2) + "\n")
