"""What commands on the whole glossary share: how they read it, and what they print about files that cannot be read."""

from __future__ import annotations

from typing import Any

from glosslint.cli import console
from glosslint.cli.here import here
from glosslint.cli.options import settings_of
from glosslint.engine.session import CheckRequest, Session, open_session
from glosslint.language.engines import NO_ENGINES
from glosslint.report.style import safe

_NAMED = 3  # files


def read_glossary(options: dict[str, Any]) -> Session:
    """Open the glossary of the settings, without language engines. Raise what ``open_session`` raises."""
    return open_session(CheckRequest(settings_of((), options), engines=NO_ENGINES))


def name_unread(session: Session) -> None:
    """Write a line on standard error that names the files that cannot be read, if any."""
    glossary, move = session.glossary, here(session.settings.root)
    if glossary.unread:
        files = ", ".join(safe(move(path)) for path in glossary.unread[:_NAMED])
        more = len(glossary.unread) - _NAMED
        files += f" and {more} more" if more > 0 else ""
        line = f"Skipped files that cannot be read: {files}. For the reasons: glosslint check"
        console.write_lines([line], error=True)
