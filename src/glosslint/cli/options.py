"""The options that several commands share, and the settings they give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from glosslint.model import GlosslintError
from glosslint.report import FORMATS

if TYPE_CHECKING:
    from glosslint.settings.settings import Settings

_LEVELS = ("error", "warning", "info")
_FILE = click.Path(path_type=Path)
_WHEN = click.Choice(("auto", "always", "never"))


C = TypeVar("C", bound=Callable[..., Any])


def _outputs(
    ctx: click.Context,
    _param: click.Parameter,
    values: tuple[str, ...],
) -> tuple[tuple[str, Path | None], ...]:
    """``FORMAT`` or ``FORMAT=FILE`` as pairs; without a file, or with ``-``, it is standard output that is meant."""
    pairs = []
    for value in () if ctx.resilient_parsing else values:
        name, sign, file = value.partition("=")
        if name not in FORMATS and name != "auto":
            from glosslint.model.options import unknown_name

            raise GlosslintError(f"--output: {unknown_name('format', name, ['auto', *FORMATS])}")
        if sign and not file:
            raise GlosslintError(f'--output: "{value}" names no file behind "="')
        pairs.append((name, None if file in ("", "-") else Path(file)))
    return tuple(pairs)


def _formats(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    """The formats that begin so, for the shell."""
    return [name for name in ("auto", *FORMATS) if name.startswith(typed)]


def rule_names(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    """The rules that begin so, for the shell."""
    from glosslint.rules.registry import all_rules

    return sorted(rule.name for rule in all_rules() if rule.name.startswith(typed))


def _names_and_categories(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    """The rules and categories that begin so; of a list with commas the last is completed."""
    from glosslint.rules.registry import all_rules

    before, comma, last = typed.rpartition(",")
    names = {name for rule in all_rules() for name in (rule.name, rule.category)}
    return [f"{before}{comma}{name}" for name in sorted(names) if name.startswith(last)]


def settings_options(command: C) -> C:
    """Which settings apply."""
    for decorate in (
        click.option(
            "--preset", type=click.Choice(("recommended", "strict", "minimal")), help="The levels to start from."
        ),
        click.option(
            "--ignore",
            multiple=True,
            metavar="RULE",
            shell_complete=_names_and_categories,
            help="Leave out a rule or category.",
        ),
        click.option(
            "--select",
            multiple=True,
            metavar="RULE",
            shell_complete=_names_and_categories,
            help="Run only this rule or category.",
        ),
        click.option(
            "--config", type=click.Path(path_type=Path), metavar="FILE", help="Settings, instead of the nearest."
        ),
    ):
        command = decorate(command)
    return command


def check_options(command: C) -> C:
    """What to look at, how to report it, and what to do about it."""
    for decorate in (
        click.option("--stdin-filename", type=_FILE, metavar="FILE", help="The file that “-” stands for."),
        click.option("--color", type=_WHEN, default="auto", help="Colours (auto: terminals)."),
        click.option("--statistics", is_flag=True, help="Show how often each rule fired instead of each finding."),
        click.option(
            "--output",
            "--output-format",
            "outputs",
            multiple=True,
            callback=_outputs,
            shell_complete=_formats,
            metavar="FORMAT[=FILE]",
            help=f"How to report, and into which file; repeatable. Formats: {', '.join(FORMATS)}.",
        ),
        click.option(
            "--exit-non-zero-on-fix", is_flag=True, help="Exit code 1 when anything was fixed, even if nothing is left."
        ),
        click.option(
            "--require-language", is_flag=True, help="Exit code 2 when a language engine of the settings cannot run."
        ),
        click.option(
            "--no-cache",
            "cache",
            flag_value=False,
            default=True,
            help="Neither use nor keep what language engines said before.",
        ),
        click.option("--exit-zero", is_flag=True, help="Exit code 0 whatever is found."),
        click.option("--fail-on", type=click.Choice(_LEVELS), help="The lowest level that gives exit code 1 (error)."),
        click.option("--no-baseline", is_flag=True, help="Report (and fix) what rests in the baseline, too."),
        click.option("--show-fixes", is_flag=True, help="List each fix that was made."),
        click.option(
            "--diff", is_flag=True, help="Show what --fix would change, and write nothing; exit code 1 if it would."
        ),
        click.option(
            "--unsafe-fixes",
            is_flag=True,
            help="Make (or, without --fix, count) fixes that somebody must look at, too.",
        ),
        settings_options,
        click.option(
            "--staged",
            is_flag=True,
            help="Report only what the staged entries show, and what they break elsewhere; reads what is staged.",
        ),
        click.option(
            "--changed-since",
            metavar="REF",
            help="Report only what the entries show that changed since this branch left REF, and what they break "
            "elsewhere.",
        ),
        click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True)),
    ):
        command = decorate(command)
    return command


def settings_of(paths: Sequence[Path], options: dict[str, Any]) -> Settings:
    """The settings that ``settings_options`` ask for, or else those nearest to ``paths``. Raises GlosslintError."""
    from glosslint.settings.settings import common_folder, load

    given = {
        "select": _names(options.get("select") or ()),
        "ignore": _names(options.get("ignore") or ()),
        "preset": options.get("preset"),
        "fail-on": options.get("fail_on"),
    }
    overrides: dict[str, Any] = {key: value for key, value in given.items() if value}
    if options.get("no_baseline"):
        overrides["baseline"] = ""
    config = options.get("config")
    return load(config, common_folder(paths), overrides)


def _names(values: Sequence[str]) -> list[str]:
    return [name.strip() for value in values for name in value.split(",") if name.strip()]
