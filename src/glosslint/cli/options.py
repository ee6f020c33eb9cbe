"""The options that several commands share, and the settings that result from them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from glosslint.cli import console
from glosslint.cli.commands.completion import git_refs, names_and_categories
from glosslint.cli.help import EXIT, FIXES, REPORT, SCOPE, SETTINGS, Choice, section
from glosslint.model import GlosslintError
from glosslint.report import FORMATS

if TYPE_CHECKING:
    from glosslint.settings.settings import Settings

_LEVELS = Choice(("error", "warning", "info"))
_FILE = click.Path(path_type=Path)
_WHEN = Choice(("auto", "always", "never"))
_NAMED = 3  # paths in a warning

C = TypeVar("C", bound=Callable[..., Any])


def _parse_outputs(
    ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, Path | None], ...]:
    """Parse each ``FORMAT`` or ``FORMAT=FILE``; no file, or ``-``, means standard output."""
    pairs = []
    for value in () if ctx.resilient_parsing else values:
        name, sign, file = value.partition("=")
        if name not in FORMATS and name != "auto":
            from glosslint.model.options import unknown_name

            raise GlosslintError(f"--output: {unknown_name('format', name, ['auto', *FORMATS])}")
        if sign and not file:
            raise GlosslintError(f'--output: "{value}" has no file name after "="')
        pairs.append((name, None if file in ("", "-") else Path(file)))
    return tuple(pairs)


def _complete_formats(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    return [name for name in ("auto", *FORMATS) if name.startswith(typed)]


def combine_options(*decorators: Callable[[Any], Any]) -> Callable[[C], C]:
    """Return a decorator that adds several options; the help lists them in this order."""
    return lambda command: reduce(lambda inner, decorator: decorator(inner), reversed(decorators), command)


_scope, _settings, _fixes = section(SCOPE), section(SETTINGS), section(FIXES)
_report, _exit = section(REPORT), section(EXIT)

config_option = _settings(
    "--config", type=_FILE, metavar="FILE", help="Use this configuration file instead of the nearest one."
)
trust_option = _settings(
    "--trust", is_flag=True, help="For this run, trust the project to name programs, servers and outside files."
)
color_option = _report("--color", type=_WHEN, default="auto", help="Use colours; auto: only on a terminal.")
fix_option = _fixes("--fix", is_flag=True, help="Apply safe fixes, and report the rest.")


def form_option_of(*forms: str) -> Callable[[Any], Any]:
    """Return the option for the format in which a command lists something; the first is the default."""
    names = ("--output-format", "--format", "form")
    return _report(*names, type=Choice(forms), default=forms[0], help="Output format.")


form_option = form_option_of("text", "json")

_RULES: dict[str, Any] = {"multiple": True, "metavar": "RULE", "shell_complete": names_and_categories}
#: Options of every command that reads a glossary.
project_options = combine_options(config_option, trust_option)
#: Options that choose rules, for the commands that run some.
rule_options = combine_options(
    _settings("--select", help="Run only this rule or category.", **_RULES),
    _settings("--ignore", help="Don't run this rule or category.", **_RULES),
    _settings("--preset", type=Choice(("recommended", "strict", "minimal")), help="Severity preset to start from."),
)
#: Options that choose or override settings.
settings_options = combine_options(rule_options, project_options)

#: Options of ``check``, ``fix`` and ``hook``: what to check, what to fix, how to report.
check_options = combine_options(
    _scope(
        "--changed-since",
        metavar="REF",
        shell_complete=git_refs,
        help="Report only findings in entries changed since the merge base with REF, and findings those changes "
        "cause elsewhere.",
    ),
    _fixes("--unsafe-fixes", is_flag=True, help="Also apply fixes that may change meaning. Review the result."),
    _fixes("--diff", is_flag=True, help="Show the fixes as a diff, apply none; exit with 1 if there are any."),
    _fixes("--fix-only", is_flag=True, help="Apply safe fixes, and don't report the findings that are left."),
    _fixes("--show-fixes", is_flag=True, help="List each applied fix."),
    _report(
        "--output-format",
        "--output",
        "outputs",
        multiple=True,
        callback=_parse_outputs,
        shell_complete=_complete_formats,
        metavar="FORMAT[=FILE]",
        help=f"Report format, and the file to write it to; repeatable. Formats: auto, {', '.join(FORMATS)}.",
    ),
    _report("--statistics", is_flag=True, help="Show the number of findings per rule instead of each finding."),
    color_option,
    _report("-o", "--output-file", type=_FILE, metavar="FILE", help="Write the report to FILE."),
    _report("-q", "--quiet", is_flag=True, help="Print findings only: no totals, no progress."),
    _report(
        "-v", "--verbose", is_flag=True, help="Print what was read, from where, and how long it took (standard error)."
    ),
    _exit("--fail-on", type=_LEVELS, help="Exit with 1 for findings at or above this level (default: error)."),
    _exit("--exit-zero", is_flag=True, help="Exit with 0, even if there are findings."),
    _exit("--exit-non-zero-on-fix", is_flag=True, help="Exit with 1 if findings were fixed, even if none are left."),
    _exit("--require-language", is_flag=True, help="Exit with 2 if a configured language engine cannot run."),
    settings_options,
    _settings("--no-baseline", is_flag=True, help="Ignore the baseline."),
    _settings(
        "--no-cache",
        "cache",
        flag_value=False,
        default=True,
        help="Don't read or write the cache: check everything anew.",
    ),
)

#: The argument and the options of ``check`` and ``fix``.
path_options = combine_options(
    click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True)),
    check_options,
    _scope(
        "--staged",
        is_flag=True,
        help="Check the staged content; report only findings in changed entries, and findings those changes cause "
        "elsewhere.",
    ),
    _scope("--stdin-filename", type=_FILE, metavar="FILE", help="Path of the file read from standard input (`-`)."),
)

#: Options of ``check`` alone.
only_check_options = combine_options(
    _scope("--show-files", is_flag=True, help="List the files that would be checked, and exit."),
    _fixes(
        "--add-ignore",
        is_flag=False,
        flag_value="",
        metavar="[=REASON]",
        help="Write comments that suppress all current findings.",
    ),
    _report("--profile", is_flag=True, help="Print the time taken by each stage and rule to standard error."),
)


def settings_of(paths: Sequence[Path], options: Mapping[str, Any], warn: bool = True) -> Settings:
    """Load the settings that ``options`` ask for, or else those nearest to ``paths``. Raise GlosslintError.

    With ``warn``, report on standard error which settings files are not read.
    """
    from glosslint.model.options import key_of
    from glosslint.settings.file import common_folder
    from glosslint.settings.settings import load

    stated: dict[str, Any] = {
        "select": _split_names(options.get("select") or ()),
        "ignore": _split_names(options.get("ignore") or ()),
        "preset": options.get("preset"),
        "fail-on": options.get("fail_on"),
        "site": {key_of(name): value for name in ("base_url", "title", "edit_url") if (value := options.get(name))},
    }
    if templates := options.get("templates"):
        stated["site"]["templates"] = os.path.abspath(templates)  # noqa: PTH100
    overrides = {key: value for key, value in stated.items() if value}
    if options.get("no_baseline"):
        overrides["baseline"] = ""
    settings = load(options.get("config"), common_folder(paths), overrides, trust=bool(options.get("trust")))
    console.write_warnings(settings.unread if warn else ())
    return settings


def warn_built_in(origin: str) -> None:
    """Write a line to standard error if no settings file, ``origin``, was read: one that was deleted is missed."""
    if not origin:
        reason = "no settings file found, so the built-in settings are used; to write one: glosslint init"
        console.write_warnings([reason])


def warn_unmatched(paths: Sequence[Path], root: Path, reported: Collection[str] | None) -> None:
    """Write a line to standard error on ``paths`` that hold none of the ``reported`` files, relative to ``root``."""
    if not paths or reported is None:
        return
    from glosslint.project.discover import find_unmatched
    from glosslint.report.style import safe
    from glosslint.text.messages import join_some

    others = find_unmatched(paths, root, reported)
    if others:
        names = join_some([*map(str, others)], _NAMED)
        reason = 'not part of the glossary, so not checked; see "files" and "exclude" in the settings'
        console.write_warnings([safe(f"{names}: {reason}")])


def _split_names(values: Sequence[str]) -> list[str]:
    return [name.strip() for value in values for name in value.split(",") if name.strip()] or [*values]
