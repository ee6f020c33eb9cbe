"""``glosslint config``: the settings in effect, as TOML, with where each comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.help import command
from glosslint.cli.options import settings_of, settings_options
from glosslint.language.engines import engine_names
from glosslint.model import GlosslintError, Severity
from glosslint.model.options import fields_of, toml, toml_key
from glosslint.project.discover import describe_settings_below, glossary_files, is_in_glossary, make_relative
from glosslint.report.style import safe
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table

_SPECIAL = ("rules", "per-file-ignores", "language", "site", "habits")


@command(
    examples={
        "glosslint config": "Show all settings.",
        "glosslint config glossary/softmax.yaml": "Show what applies to one file.",
    },
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@settings_options
def config(file: Path | None, **options: Any) -> None:
    """Show the settings in effect and where each comes from. With FILE, show those for that file."""
    paths = (file,) if file is not None else ()
    settings = settings_of(paths, options)
    if not (settings.origin or any(glossary_files(settings))) and (below := describe_settings_below(settings.root)):
        raise GlosslintError(below)
    settings.layout, settings.vocabularies  # noqa: B018 - raise GlosslintError for what no check could use
    console.write_lines(map(safe, _list_settings(settings, file)))


def _list_settings(settings: Settings, file: Path | None) -> Iterator[str]:
    path = make_relative(file, settings.root) if file is not None else None
    yield f"# settings: {settings.origin or 'none found, all defaults'}; folder: {settings.root}"
    if file is not None and path is not None:
        missing = "" if file.exists() else "; it does not exist"
        yield f"# {path}: {'part' if is_in_glossary(settings, path) else 'not part'} of the glossary{missing}"
    for key, field in fields_of(Table).items():
        if key == "select" and settings.origin_of(key) == "default":
            yield "# select: all rules and categories"  # an empty list would select none
        elif key not in _SPECIAL:
            yield f"{key} = {toml(getattr(settings.table, field.name))}  # {settings.origin_of(key)}"
    if settings.table.per_file_ignores:
        yield from ("", "[per-file-ignores]")
        for pattern, names in settings.table.per_file_ignores.items():
            yield f"{toml_key(pattern)} = {toml(names)}  # {settings.origin_of('per-file-ignores')}"
    yield from _list_inner_tables(settings)
    yield from _list_rules(settings, path)


def _list_inner_tables(settings: Settings) -> Iterator[str]:
    language = settings.table.language
    inner = {
        "language": replace(language, engines=engine_names(language)),
        "language.languagetool": language.languagetool,
        "site": settings.table.site,
        "habits": settings.table.habits,
    }
    for name, table in inner.items():
        yield from ("", f"[{name}]")
        for key, field in fields_of(type(table)).items():
            if f"{name}.{key}" not in inner:
                yield f"{key} = {toml(getattr(table, field.name))}  # {settings.origin_of(f'{name}.{key}')}"


def _list_rules(settings: Settings, path: str | None) -> Iterator[str]:
    """Yield a table for each rule that runs, with its levels in the comment, and a line for each that is turned off."""
    yield from ("", "[rules]")
    for active in settings.active_rules:
        rule = active.rule
        if path is not None and settings.ignores(rule.name, path):
            continue
        values = {"level": active.override.label} if active.override is not None else {}
        options = {key: getattr(active.options, field.name) for key, field in fields_of(type(active.options)).items()}
        values |= {key: value for key, value in options.items() if value is not None}  # TOML has no null
        values |= {"fix": active.fixing} if active.fixing else {}
        levels = dict.fromkeys(active.level(case).label for case in ("", *rule.cases))
        origin = settings.origin if rule.name in settings.table.rules else "default"
        yield f"{rule.name} = {toml(values)}  # {', '.join(levels)}; {origin}"
    for name, own in settings.rules.items():
        if own.level is Severity.OFF:
            yield f'{name} = "off"  # {settings.origin}'
