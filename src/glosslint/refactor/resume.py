"""What is left of a ``glosslint rename`` that was killed when the file of the entry was at its old and its new path."""

from __future__ import annotations

from glosslint.model import GlosslintError
from glosslint.refactor.rename import Renamed, Renaming, rename
from glosslint.refactor.workspace import Workspace


def resume(space: Workspace, asked: Renaming) -> Renamed | None:
    """Return what is left to do; ``None`` unless the file at the new path is, byte for byte, what the rename makes."""
    entry, other = space.entry(asked.old), space.glossary.find_by_id(asked.new)
    if other is None or other.file == entry.file:
        return None
    there = space.documents[other.file].source
    try:
        done = rename(Workspace(space.session.replace_texts({}, {other.file})), asked)
    except GlosslintError:
        return None
    return done if any((new.path, new.data) == (there.path, there.data) for _, new in done.changes) else None
