"""How help looks: options in sections, examples at the end, and choices that are explained where they are wrong; and
what is wrong with a call, in one line, with the nearest option or command.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from glosslint.model import GlosslintError

if TYPE_CHECKING:
    from pathlib import Path

#: The sections of options, in the order of the help; those of no section come last.
SCOPE, FIXES, REPORT, EXIT, SETTINGS = "What to check", "Fixes", "Report", "Exit code", "Settings"
_OTHER = "Options"
_ORDER = (SCOPE, FIXES, REPORT, EXIT, SETTINGS, _OTHER)
_FIRST = 30  # columns of the names of options; longer ones get a line of their own
_TYPED = 38  # columns of examples
#: What other programs call a command, or what is an option here.
_ELSEWHERE = {
    "version": "--version",
    "help": "--help",
    "lint": "check",
    "run": "check",
    "format": "fix",
    "list": "rules",
    "linter": "rules",
    "add": "new",
    "remove": "deprecate",
    "delete": "deprecate",
    "mv": "rename",
    "move": "rename",
    "settings": "config",
    "statistics": "stats",
    "spelling": "words",
    "completions": "completion",
}
_NEAR = 0.6  # of the letters of difflib's ratio; "fxi" and "fix" have 0.67


class Option(click.Option):
    """An option that the help lists under ``section``."""

    def __init__(self, *args: Any, section: str = _OTHER, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.section = section


class Command(click.Command):
    """A command whose help has its options in sections, and ``examples``: what to type, and what that does."""

    def __init__(self, *args: Any, examples: Mapping[str, str], **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.examples = examples

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the call. Raise UsageError for an empty value, such as that of a variable of a shell that is not set:
        click takes an empty path for the current folder."""
        stated, _, given = ({}, [], []) if ctx.resilient_parsing else self.make_parser(ctx).parse_args([*args])
        for parameter in given:
            value = stated[parameter.name]
            if "" in (value if isinstance(value, list | tuple) else [value]):
                raise click.BadParameter("the value is empty", ctx, parameter)
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections of options."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if record is not None:
                sections.setdefault(getattr(parameter, "section", _OTHER), []).append(record)
        for title, records in sorted(sections.items(), key=lambda section: _ORDER.index(section[0])):
            write_rows(formatter, "Other options" if title == _OTHER and len(sections) > 1 else title, records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        super().format_epilog(ctx, formatter)
        write_rows(formatter, "Examples", list(self.examples.items()), _TYPED)


def command(examples: Mapping[str, str]) -> Callable[[Callable[..., Any]], Command]:
    """Return a decorator that makes a command of a function, with these examples in its help."""
    return click.command(cls=Command, examples=examples)


class Choice(click.Choice):  # type: ignore[type-arg]  # generic since click 8.2
    """One of a few words; another is an error that suggests the most similar, or names all."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the word. Raise GlosslintError for one that is not known."""
        if ctx is not None and not ctx.resilient_parsing and value not in self.choices:
            from glosslint.model.options import unknown_name

            name = max(param.opts, key=len) if param is not None else ""
            raise GlosslintError(f"{name}: {unknown_name('value', str(value), self.choices)}")
        return super().convert(value, param, ctx)


def section(title: str) -> Callable[..., Callable[[Any], Any]]:
    """Return what declares options of one section, with the arguments of ``click.option``."""
    return partial(click.option, cls=Option, section=title)


def write_rows(formatter: click.HelpFormatter, title: str, rows: Sequence[tuple[str, str]], most: int = _FIRST) -> None:
    """Write a section of two columns, the first at most so wide, and wrapped at spaces only, not at hyphens."""
    from textwrap import TextWrapper

    first = min(max(len(name) for name, _ in rows), most) + 2
    indent = formatter.current_indent + 2 + first
    wrapper = TextWrapper(max(formatter.width - indent, 10), break_on_hyphens=False, break_long_words=False)
    with formatter.section(title):
        pad = " " * formatter.current_indent
        for name, meaning in rows:
            lines = wrapper.wrap(meaning)
            begin = lines.pop(0) if lines and len(name) <= first - 2 else ""
            formatter.write(f"{pad}{name:<{first}}{begin}".rstrip() + "\n")
            formatter.write("".join(f"{'':>{indent}}{line}\n" for line in lines))


def describe_usage_error(error: click.UsageError, typed: str) -> str:
    """Return the message for a usage error, without a line ending; ``typed`` is the command if click knows none."""
    command = error.ctx.command_path if error.ctx is not None else f"glosslint {typed}"
    see = f"; to see what it takes: {command} --help"
    if isinstance(error, click.NoSuchOption):
        meant = _find_nearest(error.option_name, _options(error.ctx))
        hint = f'; did you mean "{meant}"?' if meant else see
        return f'"{error.option_name}" is not an option of {command}{hint}'
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"{_name(error.param)} is missing{see}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        if isinstance(kind := error.param.type, click.IntRange):
            numbers = f"of {kind.min} or more" if kind.max is None else f"from {kind.min} to {kind.max}"
            return f"{_name(error.param)} must be an integer {numbers}{see}"
        return f"{_name(error.param)}: {_ours(error.message)}{see}"
    return f"{_ours(error.format_message())}{see}"


def find_meant_command(paths: Sequence[Path], commands: Sequence[str]) -> str:
    """Return the command that the first of ``paths`` probably misspells; empty if there is none, or the path exists."""
    first = str(paths[0]) if paths else ""
    if not first or os.path.lexists(first) or not first.isidentifier():
        return ""
    known = _ELSEWHERE.get(first.lower(), "")
    if known and (known.startswith("-") or known in commands):
        return known
    return _find_nearest(first, commands)


def _find_nearest(word: str, known: Sequence[str]) -> str:
    """Return the most similar of the ``known`` words, or an empty string."""
    from difflib import get_close_matches

    names = {name.lstrip("-"): name for name in known}
    return names[near[0]] if (near := get_close_matches(word.lower().lstrip("-"), names, n=1, cutoff=_NEAR)) else ""


def _options(context: click.Context | None) -> list[str]:
    """Return the long names of the options of a command that its help lists."""
    parameters = context.command.get_params(context) if context is not None else []
    visible = [each for each in parameters if isinstance(each, click.Option) and not each.hidden]
    return [name for each in visible for name in (*each.opts, *each.secondary_opts) if name.startswith("--")]


def _name(parameter: click.Parameter) -> str:
    return max(parameter.opts, key=len) if isinstance(parameter, click.Option) else parameter.human_readable_name


def _ours(message: str) -> str:
    """Return a message of click as ours are: lower case, double quotes, no period."""
    text = message.rstrip(".").replace("'", '"')
    return text[:1].lower() + text[1:]
