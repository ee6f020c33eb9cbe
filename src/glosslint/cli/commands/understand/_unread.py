"""What the commands that look at a whole glossary say of files that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glosslint.glossary.glossary import Glossary

_NAMED = 3  # files


def unread(glossary: Glossary) -> Iterator[str]:
    """The files that cannot be read."""
    from glosslint.report.style import safe

    if glossary.unread:
        files = ", ".join(map(safe, glossary.unread[:_NAMED]))
        more = len(glossary.unread) - _NAMED
        files += f" and {more} more" if more > 0 else ""
        yield f"Left out, since it cannot be read: {files}. Why: glosslint check\n"
