"""What commands on the whole glossary print about files that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glosslint.glossary.glossary import Glossary

_NAMED = 3  # files


def unread(glossary: Glossary) -> Iterator[str]:
    """Yield a line that names the files that cannot be read, if any."""
    from glosslint.report.style import safe

    if glossary.unread:
        files = ", ".join(map(safe, glossary.unread[:_NAMED]))
        more = len(glossary.unread) - _NAMED
        files += f" and {more} more" if more > 0 else ""
        yield f"Skipped files that cannot be read: {files}. For the reasons: glosslint check\n"
