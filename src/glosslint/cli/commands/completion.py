"""``glosslint completion SHELL``: the script that makes a shell complete, and what it completes besides options: ids of
entries, rules, categories, git refs. Errors complete nothing, since a shell has no place for them.
"""

from __future__ import annotations

from contextlib import suppress

import click

from glosslint.cli import console
from glosslint.cli.help import command

SHELLS = ("bash", "zsh", "fish")
_PROGRAM, _VARIABLE = "glosslint", "_GLOSSLINT_COMPLETE"
_MOST = 2000  # of ids or refs: more are no help, and take time to print


@command(
    examples={
        'eval "$(glosslint completion bash)"': "In ~/.bashrc.",
        'eval "$(glosslint completion zsh)"': "In ~/.zshrc, after compinit.",
        "glosslint completion fish | source": "In ~/.config/fish/config.fish.",
    },
)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the completion script of a shell, for commands, options, ids, rules, categories and git refs."""
    from click.shell_completion import ShellComplete, get_completion_class

    context = click.get_current_context()
    kind = get_completion_class(shell)
    assert kind is not None
    app = context.find_root().command
    # The method of the base: bash's own one runs bash, to look which version it is.
    console.write(ShellComplete.source(kind(app, {}, _PROGRAM, _VARIABLE)) + "\n")


def rule_names(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    """Complete the name of a rule."""
    from glosslint.rules.registry import all_rules

    return sorted(rule.name for rule in all_rules() if rule.name.startswith(typed))


def names_and_categories(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    """Complete a rule or category, the last one of a list with commas."""
    from glosslint.rules.registry import all_rules

    before, comma, last = typed.rpartition(",")
    names = {name for rule in all_rules() for name in (rule.name, rule.category)}
    return [f"{before}{comma}{name}" for name in sorted(names) if name.startswith(last)]


def entry_ids(ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    """Complete the id of an entry of the glossary in the current folder, or of ``--config``."""
    from glosslint.engine.session import CheckRequest, open_session
    from glosslint.language.engines import NO_ENGINES
    from glosslint.settings.file import common_folder
    from glosslint.settings.settings import load

    with suppress(Exception):
        settings = load(ctx.params.get("config"), common_folder(()))
        entries = open_session(CheckRequest(settings, engines=NO_ENGINES)).glossary.entries
        ids = sorted({entry.key for entry in entries if entry.key.isprintable()})
        return [name for name in ids if name.startswith(typed)][:_MOST]
    return []


def git_refs(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    """Complete a branch or tag of the repository around the current folder."""
    from pathlib import Path

    from glosslint.project.git import find_repository

    with suppress(Exception):
        return [name for name in find_repository(Path.cwd()).refs() if name.startswith(typed)][:_MOST]
    return []
