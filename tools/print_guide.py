"""The pages of the guide that are printed from the code: ``python -m tools.print_guide FOLDER`` writes settings and
commands."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

import click

from glosslint.cli.main import COMMANDS, app
from glosslint.cli.rule_pages import toml
from glosslint.layout.layout import Layout
from glosslint.model.limits import Limits
from glosslint.model.options import default_of, fields_of
from glosslint.settings.table import Table

_BLANKS = re.compile(r"\s+")
_SETTINGS = """# Settings

Settings stand in `glosslint.toml`, or under `[tool.glosslint]` in `pyproject.toml`. The nearest file counts, from the
files that are checked upwards; patterns and paths in it are relative to its folder. `glosslint config` shows what is in
effect and where each value comes from; `glosslint config FILE` does so for one file. A misspelt key, value or rule name
is an error that says what was meant.

This page is printed from the code, as is the JSON Schema that editors can use, `schema/settings.schema.json`.
"""
_LAYOUT = """## The table `layout`

[Layouts](layouts.md) explains them with examples. A role is a path of keys, such as `en.term`; `*` stands for any
language.
"""
_RULES = """## The tables `rules.NAME`

A table for each rule that is to differ, with its `level` (`error`, `warning`, `info` or `off`), how far its fixes are
trusted (`fix = "safe"`, `"unsafe"` or `"off"`, for rules that know some), and its own options, which stand on
[its page](rules/index.md). `long-sentence = "off"` is short for `long-sentence = { level = "off" }`.
"""
_LIMITS = """## The tables `limits.FIELD`

How long a prose field may be.
"""


def settings_page() -> str:
    """Every key of the settings, in Markdown."""
    parts = [_SETTINGS.strip(), _table(Table), _RULES.strip()]
    for key, kind in _inner(Table):
        parts += [f"## The table `{key}`", (kind.__doc__ or "").split("\n\n")[0], _table(kind)]
    parts += [_LAYOUT.strip(), _table(Layout), _LIMITS.strip(), _table(Limits)]
    return "\n\n".join(parts) + "\n"


def _inner(kind: type) -> Iterator[tuple[str, type]]:
    """The keys that hold a table of known keys."""
    for key, field in fields_of(kind).items():
        if is_dataclass(default_of(field)):
            yield key, type(default_of(field))


def _table(kind: type) -> str:
    rows = ["| key | default | meaning |", "|---|---|---|"]
    for key, field in fields_of(kind).items():
        rows.append(f"| `{key}` | {_default(default_of(field))} | {field.metadata['doc']} |")
    return "\n".join(rows)


def _default(value: Any) -> str:
    return "" if is_dataclass(value) or value in ("", (), {}, None) else f"`{toml(value)}`"


def commands_page() -> str:
    """Every command with its options, in Markdown."""
    intro = "Without a command, glosslint checks: `glosslint glossary/` is `glosslint check glossary/`."
    parts = ["# Commands", intro, "This page is printed from the commands themselves."]
    return (
        "\n\n".join([*parts, *(part for _, names in COMMANDS.values() for name in names for part in _command(name))])
        + "\n"
    )


def _command(name: str) -> Iterator[str]:
    context = click.Context(app, info_name="glosslint", **app.context_settings)
    command = app.get_command(context, name)
    assert command is not None
    own = click.Context(command, info_name=name, parent=context)
    yield f"## {name}"
    yield f"    {' '.join(['glosslint', name, *command.collect_usage_pieces(own)])}"
    yield from (_BLANKS.sub(" ", part).strip() for part in (command.help or "").split("\n\n"))
    options = [parameter for parameter in command.get_params(own) if isinstance(parameter, click.Option)]
    rows = [_option(option, own) for option in options if not option.hidden and "--help" not in option.opts]
    if rows:
        yield "\n".join(["| option | |", "|---|---|", *rows])


def _option(option: click.Option, context: click.Context) -> str:
    """A row: how the option is written, and what it does, with the words it takes."""
    written, meaning = option.get_help_record(context) or ("", "")
    if isinstance(option.type, click.Choice):
        written = written[: written.index("[")].strip()
        meaning = f"{meaning} One of {', '.join(f'`{choice}`' for choice in option.type.choices)}."
    return f"| `{written}` | {_BLANKS.sub(' ', meaning)} |"


def write(folder: Path) -> None:
    """Write both pages into ``folder``."""
    for name, text in (("settings.md", settings_page()), ("commands.md", commands_page())):
        (folder / name).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
