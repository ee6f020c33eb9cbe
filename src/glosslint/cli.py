"""The command line: a thin caller of ``run``. Whatever is heavy is imported inside the command that needs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from glosslint import __version__
from glosslint.model import GlosslintError, Severity

if TYPE_CHECKING:
    from glosslint.report.style import Style
    from glosslint.run import Report
    from glosslint.settings import Settings

CLEAN, FOUND, USAGE, OURS = 0, 1, 2, 3
_FORMATS = ("auto", "full", "grouped", "concise", "json")
_LEVELS = ("error", "warning", "info")
_REPORT_TO = "this is a fault of glosslint; please report it with the lines above"
C = TypeVar("C", bound=Callable[..., Any])


class _DefaultsToCheck(click.Group):
    """``glosslint PATH`` is ``glosslint check PATH``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        if not args or (args[0] not in self.commands and args[0] not in own):
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_DefaultsToCheck,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a command, glosslint checks: “glosslint glossary/” is “glosslint check glossary/”.",
)
@click.version_option(__version__, message="glosslint %(version)s")
def app() -> None:
    """Check a glossary: structure, cross-references and house style."""


def _settings_options(command: C) -> C:
    for decorate in (
        click.option(
            "--preset", type=click.Choice(("recommended", "strict", "minimal")), help="The levels to start from."
        ),
        click.option("--ignore", multiple=True, metavar="RULE", help="Leave out a rule or category."),
        click.option("--select", multiple=True, metavar="RULE", help="Run only this rule or category."),
        click.option(
            "--config", type=click.Path(path_type=Path), metavar="FILE", help="Settings, instead of the nearest."
        ),
    ):
        command = decorate(command)
    return command


@app.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@_settings_options
@click.option("--fail-on", type=click.Choice(_LEVELS), help="The lowest level that gives exit code 1 (error).")
@click.option("--exit-zero", is_flag=True, help="Exit code 0 whatever is found.")
@click.option("--output-format", type=click.Choice(_FORMATS), default="auto", show_default=True, help="How to report.")
@click.option(
    "--output-file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Report into a file."
)
@click.option("--statistics", is_flag=True, help="Show how often each rule fired instead of each finding.")
@click.option(
    "--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colours (auto: terminals)."
)
@click.option("--stdin-filename", type=click.Path(path_type=Path), metavar="FILE", help="The file that “-” stands for.")
def check(paths: tuple[Path, ...], **options: Any) -> None:
    """Check the whole glossary, and report what concerns PATHS (everything, without any).

    Exit code: 0 nothing found, 1 findings at or above --fail-on, 2 a wrong call or settings, 3 a fault of glosslint.
    """
    from glosslint import run

    _refuse_misspelt_command(paths)
    stdin = _stdin(paths, options["stdin_filename"])
    settings = _settings(paths if stdin is None else (stdin[0],), options)
    try:
        report = run.check(settings, () if stdin is not None else paths, stdin)
    except (GlosslintError, KeyboardInterrupt):
        raise
    except Exception as error:
        _crashed(f"{type(error).__name__}: {error}")
    _write(report, options)
    for crash in report.crashes:
        where = f" on entry {crash.entry}" if crash.entry else ""
        click.echo(
            f"{crash.trace}\nerror: the rule {crash.rule} failed{where} in {crash.file or 'the glossary'}", err=True
        )
    if report.crashes:
        _say(f"{_REPORT_TO} (all other findings are shown)", OURS)
    threshold = Severity.named(settings.table.fail_on)
    sys.exit(FOUND if report.worst() >= threshold and not options["exit_zero"] else CLEAN)


def _refuse_misspelt_command(paths: Sequence[Path]) -> None:
    if len(paths) == 1 and not os.path.lexists(paths[0]):
        from difflib import get_close_matches

        for command in get_close_matches(str(paths[0]), app.commands, n=1, cutoff=0.7):
            raise GlosslintError(f"{paths[0]}: no such file or folder; the command is: glosslint {command}")


def _stdin(paths: Sequence[Path], filename: Path | None) -> tuple[Path, bytes] | None:
    dash = Path("-") in paths
    if dash and filename is None:
        raise GlosslintError("“-” reads one file from standard input: say which, with --stdin-filename glossary/x.yaml")
    if dash and len(paths) > 1:
        raise GlosslintError("“-” cannot be given together with other paths")
    if filename is not None and not dash:
        raise GlosslintError("--stdin-filename needs the path “-”, which stands for standard input")
    return (filename, sys.stdin.buffer.read()) if dash and filename is not None else None


def _settings(paths: Sequence[Path], options: dict[str, Any]) -> Settings:
    from glosslint.settings import common_folder, load

    given = {
        "select": _names(options.get("select") or ()),
        "ignore": _names(options.get("ignore") or ()),
        "preset": options.get("preset"),
        "fail-on": options.get("fail_on"),
    }
    overrides = {key: value for key, value in given.items() if value}
    config = options.get("config")
    return load(config, common_folder(paths), overrides)


def _names(values: Sequence[str]) -> list[str]:
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def _write(report: Report, options: dict[str, Any]) -> None:
    from glosslint.report import choose, render, summary

    file: Path | None = options["output_file"]
    style = _style(options["color"], to_file=file is not None)
    name = options["output_format"]
    if name == "auto":
        name = choose(report, terminal=file is None and sys.stdout.isatty())
    if options["statistics"] and name != "json":
        text = "".join(summary.statistics(report, style)) + summary.last_line(report, style)
    else:
        text = render(report, name, style)
    if file is None:
        _print(text)
        return
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        raise GlosslintError(f"{file}: the report cannot be written: {error.strerror}") from error
    _print(summary.last_line(report, _style(options["color"])))


def _style(color: str, to_file: bool = False) -> Style:
    import shutil

    from glosslint.report.style import Style

    forced = os.environ.get("FORCE_COLOR", "0") not in ("", "0")
    wanted = forced or (sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")
    on = color == "always" or (color == "auto" and wanted and not to_file)
    return Style(on, min(shutil.get_terminal_size((80, 24)).columns, 120))


def _print(text: str) -> None:
    """To standard output, whatever its encoding; a reader that has gone away is no error of ours."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@app.command()
@click.argument("name", required=False)
def rule(name: str | None) -> None:
    """Explain a rule: what it finds, why, and what to do."""
    from glosslint import docs
    from glosslint.options import unknown
    from glosslint.rules import ALL

    if name is None:
        _print(docs.table(ALL, _style("auto")))
        return
    found = next((rule for rule in ALL if rule.name == name), None)
    if found is None:
        raise GlosslintError(unknown("rule", name, [rule.name for rule in ALL]))
    _print(docs.for_terminal(docs.page(found), _style("auto")))


@app.command()
def rules() -> None:
    """List all rules with their levels."""
    from glosslint import docs
    from glosslint.rules import ALL

    _print(docs.table(ALL, _style("auto")))


@app.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@_settings_options
def config(file: Path | None, **options: Any) -> None:
    """Show the settings in effect and where each comes from; with FILE, those for that file."""
    from glosslint.explain import explain

    paths = (file,) if file is not None else ()
    _print(explain(_settings(paths, options), file))


@app.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path), default=Path())
def init(folder: Path) -> None:
    """Write a starter settings file, schema and entry into FOLDER (here, without one); never overwrite."""
    from glosslint.init import write_starter

    for line in write_starter(folder):
        _print(line + "\n")


def _say(message: str, code: int) -> NoReturn:
    click.echo(f"error: {message}", err=True)
    sys.exit(code)


def _crashed(error: str) -> NoReturn:
    import traceback

    click.echo(traceback.format_exc(), err=True)
    _say(f"{error}\n{_REPORT_TO}", OURS)


def main() -> None:
    """The console script: runs the command and turns errors into one line and an exit code."""
    try:
        app(prog_name="glosslint")
    except GlosslintError as error:
        _say(str(error), USAGE)


if __name__ == "__main__":
    main()
