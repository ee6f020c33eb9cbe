"""``glosslint completion SHELL``: the script that makes a shell complete commands, options, ids, rules and git refs."""

from __future__ import annotations

import click

from glosslint.cli import console
from glosslint.cli.help import command

SHELLS = ("bash", "zsh", "fish")
_PROGRAM, _VARIABLE = "glosslint", "_GLOSSLINT_COMPLETE"


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
