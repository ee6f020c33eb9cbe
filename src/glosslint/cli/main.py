"""The command line: a table of commands, each in a module of its own that is loaded when it is called."""

from __future__ import annotations

import gc
import os
import sys
from errno import EBADF, ENOSPC
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import click

from glosslint import __version__
from glosslint.cli import console
from glosslint.cli.exit_codes import USAGE, crashed, leave
from glosslint.model import GlosslintError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

#: Each command and the folder of ``glosslint.cli.commands`` that holds its module, in the order of the help.
COMMANDS = {
    "check": "check",
    "fix": "check",
    "baseline": "check",
    "hook": "check",
    "rule": "understand",
    "rules": "understand",
    "explain": "understand",
    "config": "set_up",
    "order": "understand",
    "missing": "understand",
    "stats": "understand",
    "words": "change",
    "init": "set_up",
    "doctor": "set_up",
    "rename": "change",
    "deprecate": "change",
    "new": "change",
}


class _Commands(click.Group):
    """The commands of the table. ``glosslint PATH`` is ``glosslint check PATH``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own form
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"glosslint.cli.commands.{COMMANDS[cmd_name]}.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        if ctx.resilient_parsing and not args:
            return super().parse_args(ctx, args)  # the shell asks what may come first
        if not args or (args[0] not in COMMANDS and args[0] not in own):
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands; where none fits, what ``check`` takes."""
        from click.shell_completion import CompletionItem

        check = self.get_command(ctx, "check")
        offered = check.shell_complete(ctx, incomplete) if check is not None else []
        return super().shell_complete(ctx, incomplete) or offered or [CompletionItem(incomplete, type="file")]


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a command, glosslint checks: “glosslint glossary/” is “glosslint check glossary/”.",
)
@click.version_option(__version__, message="glosslint %(version)s")
def app() -> None:
    """Check a glossary: structure, cross-references and house style."""


def main() -> None:
    """Run the command, and turn errors into one line and an exit code."""
    try:
        app(prog_name="glosslint")
    except GlosslintError as error:
        leave(str(error), USAGE)
    except Exception as error:
        if (
            isinstance(error, OSError) and error.errno in (EBADF, ENOSPC) and error.filename is None
        ):  # click's own words
            console.abandon(sys.stdout)
            leave(f"standard output cannot be written: {(error.strerror or '').lower()}", USAGE)
        crashed(f"{type(error).__name__}: {error}")


def script() -> NoReturn:
    """The console script: ``main``, and then an end at once. To look for cycles in what a check has built, and to take
    it apart, takes longer than many a check."""
    gc.disable()
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        sys.exit(code)  # type: ignore[arg-type]  # the interpreter says what is wrong with the stream
    os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    script()
