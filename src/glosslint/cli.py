"""The command line: a thin caller of ``run``. Whatever is heavy is imported inside the command that needs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from glosslint import __version__, terminal
from glosslint.cli_options import check_options, settings_options
from glosslint.model import GlosslintError, Severity

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from glosslint.run import Report
    from glosslint.settings import Settings

CLEAN, FOUND, USAGE, OURS = 0, 1, 2, 3
_REPORT_TO = "this is a fault of glosslint; please report it with the lines above"
Stdin = tuple[Path, bytes] | None


class _DefaultsToCheck(click.Group):
    """``glosslint PATH`` is ``glosslint check PATH``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        if ctx.resilient_parsing and not args:
            return super().parse_args(ctx, args)  # the shell asks what may come first
        if not args or (args[0] not in self.commands and args[0] not in own):
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands; where none fits, what ``check`` takes."""
        from click.shell_completion import CompletionItem

        found = super().shell_complete(ctx, incomplete)
        return (
            found or self.commands["check"].shell_complete(ctx, incomplete) or [CompletionItem(incomplete, type="file")]
        )


@click.group(
    cls=_DefaultsToCheck,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a command, glosslint checks: “glosslint glossary/” is “glosslint check glossary/”.",
)
@click.version_option(__version__, message="glosslint %(version)s")
def app() -> None:
    """Check a glossary: structure, cross-references and house style."""


@app.command()
@check_options
@click.option("--fix", is_flag=True, help="Repair what can be repaired without asking; report the rest.")
def check(paths: tuple[Path, ...], **options: Any) -> None:
    """Check the whole glossary, and report what concerns PATHS (everything, without any).

    Exit code: 0 nothing found, 1 findings at or above --fail-on, 2 a wrong call or settings, or a file that could not
    be written, 3 a fault of glosslint.
    """
    _refuse_misspelt_command(paths)
    _run(paths, options)


@app.command()
@check_options
@click.option("-i", "--interactive", is_flag=True, help="Show each fix, and ask before it is made.")
def fix(paths: tuple[Path, ...], **options: Any) -> None:
    """Repair what can be repaired without asking in PATHS (everywhere, without any): “glosslint check --fix”.

    A file is written only if it can be proven that nothing else changes in it, and whole or not at all.
    """
    _run(paths, {**options, "fix": True})


def _run(paths: tuple[Path, ...], options: dict[str, Any]) -> NoReturn:
    stdin = _stdin(paths, options["stdin_filename"])
    settings = _settings(paths if stdin is None else (stdin[0],), options)
    try:
        if options["fix"] or options["diff"]:
            report, code = _fixed(settings, paths, stdin, options)
        else:
            report, code = _checked(settings, paths, stdin, options), CLEAN
    except (GlosslintError, KeyboardInterrupt):
        raise
    except Exception as error:
        _crashed(f"{type(error).__name__}: {error}")
    for crash in report.crashes:
        where = f" on entry {crash.entry}" if crash.entry else ""
        click.echo(
            f"{crash.trace}\nerror: the rule {crash.rule} failed{where} in {crash.file or 'the glossary'}", err=True
        )
    if report.crashes:
        _say(f"{_REPORT_TO} (all other findings are shown)", OURS)
    found = report.worst() >= Severity.named(settings.table.fail_on) and not (options["exit_zero"] or options["diff"])
    sys.exit(code or (FOUND if found else CLEAN))


def _checked(settings: Settings, paths: tuple[Path, ...], stdin: Stdin, options: dict[str, Any]) -> Report:
    from dataclasses import replace

    from glosslint import run

    report = run.check(settings, () if stdin is not None else paths, stdin)
    _write(replace(report, unsafe=options["unsafe_fixes"]), options)
    return report


def _fixed(settings: Settings, paths: tuple[Path, ...], stdin: Stdin, options: dict[str, Any]) -> tuple[Report, int]:
    """Fix, and report what was fixed and what is left; with ``--diff``, only show. The exit code if that decides it."""
    from glosslint import fixing

    style = terminal.style(options["color"])
    choose = None
    if options.get("interactive"):
        from glosslint.ask import Asker

        choose = Asker(style)
    outcome = fixing.fix(settings, paths, stdin, options["unsafe_fixes"], choose)
    report = outcome.report
    if options["diff"]:
        terminal.hand_over(fixing.patch(outcome.changes, style))
        terminal.say(fixing.would(outcome), error=True)
        return report, FOUND if outcome.changes else CLEAN
    failures: Mapping[str, str] = {}
    if stdin is None:
        report, failures = fixing.written(settings, outcome)
    else:
        terminal.hand_over(fixing.stdin_text(stdin, outcome))
    _write(report, options, error=stdin is not None)
    terminal.say("".join(fixing.explained(failures)), error=True)
    if failures:
        return report, USAGE
    return report, FOUND if options["exit_non_zero_on_fix"] and report.fixed else CLEAN


def _refuse_misspelt_command(paths: Sequence[Path]) -> None:
    if len(paths) == 1 and not os.path.lexists(paths[0]):
        from difflib import get_close_matches

        for command in get_close_matches(str(paths[0]), app.commands, n=1, cutoff=0.7):
            raise GlosslintError(f"{paths[0]}: no such file or folder; the command is: glosslint {command}")


def _stdin(paths: Sequence[Path], filename: Path | None) -> Stdin:
    dash = Path("-") in paths
    if dash and filename is None:
        raise GlosslintError("“-” reads one file from standard input: say which, with --stdin-filename glossary/x.yaml")
    if dash and len(paths) > 1:
        raise GlosslintError("“-” cannot be given together with other paths")
    if filename is not None and not dash:
        raise GlosslintError("--stdin-filename needs the path “-”, which stands for standard input")
    if dash and sys.stdin is None:
        raise GlosslintError("“-” reads standard input, and that is closed")
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


def _write(report: Report, options: dict[str, Any], error: bool = False) -> None:
    from glosslint.report import choose, render, summary

    file: Path | None = options["output_file"]
    style = terminal.style(options["color"], to_file=file is not None)
    name = options["output_format"]
    if name == "auto":
        name = choose(report, terminal=file is None and not error and sys.stdout.isatty())
    listed = options["show_fixes"] and name != "json"
    text = "".join(summary.fixes(report, style)) if listed else ""
    if options["statistics"] and name != "json":
        text += "".join(summary.statistics(report, style)) + summary.last_line(report, style)
    else:
        text += render(report, name, style)
    if file is None:
        terminal.say(text, error)
        return
    try:
        file.write_text(text, "utf-8")
    except OSError as error_:
        raise GlosslintError(f"{file}: the report cannot be written: {error_.strerror}") from error_
    terminal.say(summary.last_line(report, terminal.style(options["color"])), error)


@app.command()
@click.argument("name", required=False)
def rule(name: str | None) -> None:
    """Explain a rule: what it finds, why, and what to do."""
    from glosslint import docs
    from glosslint.options import unknown
    from glosslint.rules import ALL

    if name is None:
        terminal.say(docs.table(ALL, terminal.style("auto")))
        return
    found = next((rule for rule in ALL if rule.name == name), None)
    if found is None:
        raise GlosslintError(unknown("rule", name, [rule.name for rule in ALL]))
    terminal.say(docs.for_terminal(docs.page(found), terminal.style("auto")))


@app.command()
def rules() -> None:
    """List all rules with their levels."""
    from glosslint import docs
    from glosslint.rules import ALL

    terminal.say(docs.table(ALL, terminal.style("auto")))


@app.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@settings_options
def config(file: Path | None, **options: Any) -> None:
    """Show the settings in effect and where each comes from; with FILE, those for that file."""
    from glosslint.explain import explain

    paths = (file,) if file is not None else ()
    terminal.say(explain(_settings(paths, options), file))


@app.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path), default=Path())
def init(folder: Path) -> None:
    """Write settings for the glossary in FOLDER (here, without one), or a starter if it holds none; never overwrite."""
    from glosslint.init import write_settings

    for line in write_settings(folder):
        terminal.say(line + "\n")


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
    except Exception as error:
        _crashed(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
