"""What is wrong with a call, in one line: the message of click in our own form, with the nearest option or command."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

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


def describe(error: click.UsageError, typed: str) -> str:
    """Return the message for an error of the command line, without a line ending.

    ``typed`` is the command, for errors of click that do not know it: an option without its value.
    """
    command = error.ctx.command_path if error.ctx is not None else f"glosslint {typed}"
    see = f"; to see what it takes: {command} --help"
    if isinstance(error, click.NoSuchOption):
        meant = nearest(error.option_name, _options(error.ctx))
        hint = f'; did you mean "{meant}"?' if meant else see
        return f'"{error.option_name}" is not an option of {command}{hint}'
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"{_name(error.param)} is missing{see}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        if isinstance(kind := error.param.type, click.IntRange):
            numbers = f"of {kind.min} or more" if kind.max is None else f"from {kind.min} to {kind.max}"
            return f"{_name(error.param)} must be an integer {numbers}{see}"
        return f"{_name(error.param)}: {_ours(error.message)}{see}"
    if isinstance(error, click.BadOptionUsage):
        return f"{_ours(error.message)}{see}"
    return f"{_ours(error.format_message())}{see}"


def command_meant(paths: Sequence[Path], commands: Sequence[str]) -> str:
    """Return the command that the first of ``paths`` probably misspells; empty if there is none, or the path exists."""
    first = str(paths[0]) if paths else ""
    if not first or os.path.lexists(first) or not first.isidentifier():
        return ""
    known = _ELSEWHERE.get(first.lower(), "")
    if known and (known.startswith("-") or known in commands):
        return known
    return nearest(first, commands)


def nearest(word: str, known: Sequence[str]) -> str:
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
