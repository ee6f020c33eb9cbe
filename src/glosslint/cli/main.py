"""The command line: a table of commands, whose modules are loaded when they are called."""

from __future__ import annotations

import gc
import os
import sys
from errno import EBADF, ELOOP, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import click

from glosslint import __version__
from glosslint.cli import console
from glosslint.cli.exit_codes import INTERRUPTED, OK, USAGE, exit_with, exit_with_traceback
from glosslint.cli.help import describe_usage_error, write_rows
from glosslint.model import GlosslintError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

#: The groups of the help, in its order, with the commands of each. The last word of a name is a function of a module in
#: ``glosslint.cli.commands``. Commands of two words are sections of the first, and listed in its help. The summaries
#: are here so that the help need not import what the commands need.
COMMANDS = {
    "Check": {
        "check": "Check the glossary. The default command.",
        "hook": "Check what is about to be committed. Made for pre-commit.",
        "baseline": "Record all current findings, so that only new ones are reported.",
    },
    "Fix": {"fix": "Apply safe fixes, and report the rest; with -i, review each."},
    "Understand": {
        "rule": "Show the page of a rule: what it reports, why, and what to do.",
        "rules": "List all rules.",
        "explain": "Explain why a rule does or does not report an entry.",
        "stats": "Count conventions, and findings by rule; see also its sections.",
        "stats order": "List the entries in reading order.",
        "stats missing": "List terms that entries use and no entry defines.",
        "stats graph": "Draw what an entry builds on and what uses it.",
    },
    "Change": {
        "new": "Add an entry.",
        "rename": "Rename an entry, and update all references and links to it.",
        "deprecate": "Mark an entry as deprecated in favour of another.",
        "words": "List unknown words, or add words to the list of accepted ones.",
    },
    "In an editor": {
        "server": "Run the language server, which editors start.",
        "watch": "Check again whenever a file is saved.",
        "schema": "Print the JSON Schema of entries, for editors.",
    },
    "Publish": {
        "publish": "Build a site: a page for each entry, an index, and data for programs.",
        "serve": "Show the site while you write, with findings on its pages.",
    },
    "Set up": {
        "init": "Write settings for the glossary in a folder.",
        "config": "Show the settings in effect and where each comes from.",
        "trust": "Trust a project whose settings name programs, servers or outside files.",
        "completion": "Print the script that completes commands, ids and rules in a shell.",
        "doctor": "Show what is installed and which engines can run; delete caches.",
    },
}
#: The modules of commands that are not called like these.
_MODULES = {
    "fix": "check",
    "rule": "rules",
    "stats order": "sections",
    "stats missing": "sections",
    "stats graph": "sections",
    "new": "change",
    "rename": "change",
    "deprecate": "change",
    "serve": "publish",
}
#: A path of the caller that the system refuses, wherever that shows first.
_REFUSED_PATHS = (ENAMETOOLONG, ELOOP, ENOTDIR)
_SHOWN = 80  # characters of such a path
_EXAMPLES = {
    "glosslint": "Check the glossary in this folder.",
    "glosslint glossary/": "Report only findings in this folder; the same as glosslint check glossary/.",
    "glosslint fix -i": "Review the fixes one by one.",
    "glosslint rule broken-link": "Show what a rule reports, and why.",
    "glosslint check --help": "Show the options of a command.",
}
#: Commands that are called otherwise now, and still work.
_FORMER = {"order": "sections", "missing": "sections", "graph": "sections", "clean": "doctor"}
_KNOWN = {name: _MODULES.get(name, name) for names in COMMANDS.values() for name in names} | _FORMER


def _find_command(args: list[str]) -> str:
    """Return the first two words of a call, if these name a section of a command; else the first."""
    words = " ".join(args[:2])
    return words if words in _KNOWN else "".join(args[:1])


class _Commands(click.Group):
    """The commands of the table. ``glosslint PATH`` is ``glosslint check PATH``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own form
        return [name for name in _KNOWN if " " not in name and name not in _FORMER]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands before the options, which are few, and examples after both."""
        listed = self.list_commands(ctx)
        size = max(map(len, listed))
        for title, commands in COMMANDS.items():
            rows = [(f"{name:<{size}}", summary) for name, summary in commands.items() if name in listed]
            write_rows(formatter, title, rows)
        records = [parameter.get_help_record(ctx) for parameter in self.get_params(ctx)]
        write_rows(formatter, "Options", [record for record in records if record is not None])
        write_rows(formatter, "Examples", list(_EXAMPLES.items()))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _KNOWN:
            return None
        name = cmd_name.rpartition(" ")[2]
        command: click.Command = getattr(import_module(f"glosslint.cli.commands.{_KNOWN[cmd_name]}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take ``stats order`` for one name."""
        called = _find_command(args)
        return super().resolve_command(ctx, [called, *args[1 + called.count(" ") :]])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        is_asked = ctx.resilient_parsing and not args  # by the shell, what may come first
        is_complete = is_asked or (args and (args[0] in _KNOWN or args[0] in own))
        return super().parse_args(ctx, args if is_complete else ["check", *args])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands; where none fits, what ``check`` takes."""
        from click.shell_completion import CompletionItem

        check = self.get_command(ctx, "check")
        offered = check.shell_complete(ctx, incomplete) if check is not None else []
        return super().shell_complete(ctx, incomplete) or offered or [CompletionItem(incomplete, type="file")]


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    subcommand_metavar="[COMMAND] [ARGS]...",
)
@click.version_option(__version__, message="glosslint %(version)s")
def app() -> None:
    """Check a glossary: structure, cross-references and house style.

    Without a command, glosslint runs check.
    """


def main() -> None:
    """Run the command, and turn errors into one line and an exit code."""
    try:
        code = app(prog_name="glosslint", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else OK)
    except click.UsageError as error:
        called = _find_command(sys.argv[1:])
        exit_with(describe_usage_error(error, called if called in _KNOWN else "check"), USAGE)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        console.write("interrupted\n", error=True)
        sys.exit(INTERRUPTED)
    except GlosslintError as error:
        from glosslint.settings.key_position import make_frame

        exit_with(f"{error}\n{make_frame(str(error))}".rstrip("\n"), USAGE)
    except OSError as error:
        reason = (error.strerror or "").lower()
        if error.errno in _REFUSED_PATHS and error.filename is not None:
            name = str(error.filename)
            exit_with(f"{name if len(name) < _SHOWN else f'{name[:_SHOWN]}…'}: {reason}; correct the path", USAGE)
        if error.errno == ENOENT and error.filename is None:  # what os.getcwd raises
            exit_with("the current folder no longer exists; change to another one", USAGE)
        if error.errno in (EBADF, ENOSPC) and error.filename is None:  # click's own writing
            console.discard(sys.stdout)
            exit_with(f"cannot write to standard output: {reason}", USAGE)
        exit_with_traceback(f"{type(error).__name__}: {error}")
    except Exception as error:
        exit_with_traceback(f"{type(error).__name__}: {error}")


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
