"""``glosslint server``: what editors start."""

from __future__ import annotations

import click

from glosslint.cli.help import command
from glosslint.model import GlosslintError
from glosslint.util.system import installed_version


@command(examples={"glosslint server": "Wait for an editor on standard input and output."})
@click.option("--socket", "port", type=click.IntRange(1, 65535), help="Listen on this port of 127.0.0.1. For tests.")
@click.option("--check", is_flag=True, help="Check whether the server can be started, and exit.")
def server(port: int | None, check: bool) -> None:
    """Run the language server. Editors start it.

    It speaks the Language Server Protocol on standard input and output.
    """
    if installed_version("pygls") is None:
        raise GlosslintError('the server needs pygls; to install it: python -m pip install "glosslint[server]"')
    if check:
        return
    from glosslint.server.start import serve

    serve(port)
