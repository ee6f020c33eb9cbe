"""``glosslint serve``."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import click

from glosslint.cli import console
from glosslint.cli.commands.publish.publish import publish_options, site_options_of
from glosslint.cli.help import Command
from glosslint.cli.options import settings_of, settings_options
from glosslint.report.style import safe
from glosslint.text.messages import count

if TYPE_CHECKING:
    from glosslint.publish.book import SiteOptions
    from glosslint.publish.serve import Preview
    from glosslint.settings.settings import Settings

_LAST_PORT = 65535


@click.command(
    cls=Command,
    examples={
        "glosslint serve": "Show the site while you write.",
        "glosslint serve --port 0": "Use any free port.",
    },
)
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, _LAST_PORT), help="Port; 0 for any free one."
)
@publish_options
@settings_options
def serve(port: int, **options: Any) -> None:
    """Serve the site on this machine while you write: drafts included, with the findings on each page.

    When a file is saved, it is checked and its page reloaded. Only this machine can reach the site. Needs
    glosslint[site].
    """
    from glosslint.publish.serve import HOST, Preview, listen, watch
    from glosslint.publish.site import refuse_missing_packages

    refuse_missing_packages()

    def load() -> tuple[Settings, SiteOptions]:
        settings = settings_of((), options, warn=False)
        return settings, site_options_of(settings, options)

    preview = Preview(load)
    with listen(preview, port) as server:
        preview.refresh()
        _announce(preview)
        console.write_lines([f"http://{HOST}:{server.server_port}{preview.start} (press Ctrl-C to stop)"])
        stop = threading.Event()
        watcher = threading.Thread(target=watch, args=(preview, stop, lambda: _announce(preview)), daemon=True)
        watcher.start()
        try:
            server.serve_forever()
        finally:
            stop.set()


def _announce(preview: Preview) -> None:
    if preview.problem:
        console.write_lines([f"error: {safe(preview.problem)}"], error=True)
    else:
        entries = count(preview.entries, "entry", "entries")
        console.write_lines([f"{entries}, {count(preview.findings, 'finding')}"])
