"""What ``glosslint init`` reads of a page in which entries open with their terms."""

from __future__ import annotations

from pathlib import Path

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.support import glosslint, write

Entries = list[tuple[list[str], str]]


def entries_of(folder: Path, page: str, path: str = "glossary.md") -> Entries:
    """Return the names and the text of each entry that ``init`` finds in a page; no check has an error."""
    (folder / "glosslint.toml").unlink(missing_ok=True)
    result = glosslint("init", cwd=write(folder, {path: page}))
    assert result.code == 0, result.err
    assert "error" not in glosslint(cwd=folder).out
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    return [([name.value for name in entry.names], entry.prose[0].text if entry.prose else "") for entry in entries]


def terms_of(folder: Path, page: str, path: str = "glossary.md") -> list[str]:
    """Return the term of each entry that ``init`` finds in a page."""
    return [names[0] for names, _ in entries_of(folder, page, path)]
