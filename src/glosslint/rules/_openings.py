"""Definitions that may hold what a rule looks for: only those need to be taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.rule import Definition, EntryFacts

_NEAR = 600  # characters: no first sentence that a reader can follow is longer


def hinted(entry: EntryFacts, hint: re.Pattern[str]) -> Iterator[Definition]:
    """The English definitions of an entry that does not only send readers on, when ``hint`` occurs near the beginning
    of one."""
    fields = (prose for prose in entry.prose if prose.core and prose.english)
    if any(hint.search(prose.text, 0, _NEAR) is not None for prose in fields) and not entry.redirect:
        yield from entry.definitions
