"""When each entry last changed: the date of its last review or, without one, of its last commit."""

from __future__ import annotations

import re
from collections.abc import Mapping

from glosslint.engine.session import Session
from glosslint.model import GlosslintError
from glosslint.publish.book import Book

_DAY = re.compile(r"@(\d{4}-\d{2}-\d{2})")


def dates_of(book: Book, session: Session) -> Mapping[str, str]:
    """Return the date (YYYY-MM-DD) of each entry that has one, by its address.

    Dates of commits are used only if each file holds one entry, and git runs only if an entry has no review date.
    """
    reviewed = {book.address(entry): book.extra(entry).reviewed for entry in book.entries}
    single = session.project.layout.entries in ("file", "merged")
    if single and not all(reviewed.values()):
        committed = _commits(session)
        for entry in book.entries:
            reviewed[book.address(entry)] = reviewed[book.address(entry)] or committed.get(entry.file, "")
    return {address: day for address, day in reviewed.items() if day}


def _commits(session: Session) -> Mapping[str, str]:
    """Return the date of the last commit of each file, by its path from the settings folder; empty if git fails."""
    from glosslint.project.git import find_repository

    root = session.settings.root
    try:
        git = find_repository(root)
        log = git.ask("log", "--format=@%cs", "--name-only", "--no-renames", "-z", "--", str(root))
    except GlosslintError:
        return {}
    prefix = root.resolve().relative_to(git.top).as_posix() if root.resolve().is_relative_to(git.top) else "."
    before = "" if prefix == "." else f"{prefix}/"
    days: dict[str, str] = {}
    day = ""
    for part in re.split(r"[\0\n]", log.decode("utf-8", "surrogateescape")):
        match = _DAY.fullmatch(part)
        if match is not None:
            day = match[1]
        elif part.startswith(before) and part:
            days.setdefault(part.removeprefix(before), day)
    return days
