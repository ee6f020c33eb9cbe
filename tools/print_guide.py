"""Generate docs/settings.md and docs/commands.md from the code: ``python -m tools.print_guide FOLDER``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import is_dataclass
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click

from glosslint.cli.main import COMMANDS, app
from glosslint.layout.layout import Layout
from glosslint.model.options import Limits, default_of, fields_of, toml
from glosslint.rules import ALL
from glosslint.settings.table import Table

_WHITESPACE = re.compile(r"\s+")
_SETTINGS = """# Settings

Settings are in `glosslint.toml`, or under `[tool.glosslint]` in `pyproject.toml`. The nearest file applies, searched
from the checked files upwards; patterns and paths in it are relative to its folder. `glosslint config` shows the
settings in effect and where each value comes from; `glosslint config FILE` shows those for one file. A misspelt key,
value or rule name is an error with a suggestion. Editors can use the JSON Schema of the settings,
`schema/settings.schema.json`.

A repository may have several glossaries, each with settings in its own folder. If the top folder has neither settings
nor a `glossary/` folder with entries, `glosslint` there checks all of them, each with its own settings, in one report.
If it has no settings, and a `glossary/` folder without settings, only that folder is checked, and a warning names the
others. Each path is checked with the settings nearest to it. For commands that take one glossary, choose it with
`--config one/glosslint.toml`.
"""
_LAYOUT = """## The table `layout`

[Layouts](layouts.md) explains the keys with examples. A role is a path of keys, such as `en.term`; `*` matches any
language.
"""
_RULES = """## The tables `rules.NAME`

A table for each rule to configure, with its `level` (`error`, `warning`, `info` or `off`), the safety of its fixes
(`fix = "safe"`, `"unsafe"` or `"off"`, for rules that have fixes), and its own options, which
[its page](rules/index.md) lists. `long-sentence = "off"` is short for `long-sentence = { level = "off" }`.
"""
_LIMITS = """## The tables `limits.FIELD`

The length limits of a prose field.
"""


_COMPLETION = r"""
## Shell completion

With completion, the shell completes commands, options and their values, ids of entries, rules, categories, branches and
tags. Add one line to the configuration of your shell:

* bash 4.4 or newer, in `~/.bashrc`: `eval "$(glosslint completion bash)"`
* zsh, in `~/.zshrc` after `autoload -Uz compinit && compinit`: `eval "$(glosslint completion zsh)"`
* fish, in `~/.config/fish/config.fish`: `glosslint completion fish | source`
"""
#: The part of mkdocs.yml that lists the pages of rules.
_BEGIN, _END = "  # rules: begin\n", "  # rules: end\n"


def menu(text: str) -> str:
    """Return mkdocs.yml with the pages of all rules in its menu, by category."""
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    lines = ["  - Rules:", "      - rules/index.md"]
    for category in dict.fromkeys(rule.category for rule in ALL):
        lines.append(f"      - {category.capitalize()}:")
        lines += [f"          - {rule.name}: rules/{rule.name}.md" for rule in ALL if rule.category == category]
    return before + _BEGIN + "".join(f"{line}\n" for line in lines) + _END + after


def settings_page() -> str:
    """Return the page of all settings, in Markdown."""
    parts = [_SETTINGS.strip(), _table(Table), _RULES.strip()]
    for key, kind in _inner(Table):
        parts += [f"## The table `{key}`", cleandoc(kind.__doc__ or "").split("\n\n")[0], _table(kind, key)]
    parts += [_LAYOUT.strip(), _table(Layout, "layout"), _LIMITS.strip(), _table(Limits, "limits")]
    return "\n\n".join(parts) + "\n"


def _inner(kind: type) -> Iterator[tuple[str, type]]:
    """Yield the keys that hold a table with fixed keys, and the class of each."""
    for key, field in fields_of(kind).items():
        if is_dataclass(default_of(field)):
            yield key, type(default_of(field))


def _table(kind: type, name: str = "") -> str:
    """Return the keys of a table, each with an anchor: ``fail-on``, ``language.words``."""
    rows = ["| key | default | meaning |", "|---|---|---|"]
    for key, field in fields_of(kind).items():
        anchor = f'<a id="{name}.{key}"></a>' if name else f'<a id="{key}"></a>'
        rows.append(f"| {anchor}`{key}` | {_default(default_of(field))} | {field.metadata['doc']} |")
    return "\n".join(rows)


def _default(value: Any) -> str:
    return "" if is_dataclass(value) or value in ("", (), {}, None) else f"`{toml(value)}`"


def commands_page() -> str:
    """Return the page of all commands with their options, in Markdown."""
    parts = ["# Commands", "`check` is the default command: `glosslint glossary/` is `glosslint check glossary/`."]
    parts += [_COMPLETION.strip()]
    return (
        "\n\n".join([*parts, *(part for names in COMMANDS.values() for name in names for part in _command(name))])
        + "\n"
    )


def _command(name: str) -> Iterator[str]:
    context = click.Context(app, info_name="glosslint", **app.context_settings)
    command = app.get_command(context, name)
    assert command is not None
    own = click.Context(command, info_name=name, parent=context)
    yield f"## {name}"
    yield f"    {' '.join(['glosslint', name, *command.collect_usage_pieces(own)])}"
    yield from (_WHITESPACE.sub(" ", part).strip() for part in (command.help or "").split("\n\n"))
    options = [parameter for parameter in command.get_params(own) if isinstance(parameter, click.Option)]
    rows = [_option(option, own) for option in options if not option.hidden and "--help" not in option.opts]
    if rows:
        yield "\n".join(["| option | meaning |", "|---|---|", *rows])


def _option(option: click.Option, context: click.Context) -> str:
    """Return the row of an option: its names, and its help with the values it takes."""
    written, meaning = option.get_help_record(context) or ("", "")
    if isinstance(option.type, click.Choice):
        written = written[: written.index("[")].strip()
        meaning = f"{meaning} One of {', '.join(f'`{choice}`' for choice in option.type.choices)}."
    return f"| `{written}` | {_WHITESPACE.sub(' ', meaning)} |"


def write(folder: Path) -> None:
    """Write both pages into ``folder``."""
    for name, text in (("settings.md", settings_page()), ("commands.md", commands_page())):
        (folder / name).write_text(text, "utf-8", newline="\n")
    site = folder.parent / "mkdocs.yml"
    site.write_text(menu(site.read_text("utf-8")), "utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
