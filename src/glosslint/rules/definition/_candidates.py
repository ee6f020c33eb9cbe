"""The definitions that may hold what a rule looks for, since parsing all of them would take longer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.rule import Definition, EntryFacts, NodePath, NoOptions, is_spelled_out

_NEAR = 100  # words: no first sentence that a reader can follow is longer


def candidates(
    entry: EntryFacts, hint: frozenset[str], signs: tuple[str, ...] = (), phrase: re.Pattern[str] | None = None
) -> Iterator[Definition]:
    """Yield the English definitions of an entry, unless it only redirects readers, if one has a word of ``hint`` near
    its beginning, or one of ``signs``, and matches ``phrase`` somewhere, if there is one."""
    fields = entry.defining_prose
    hinted = any(
        not hint.isdisjoint(prose.plain_words[:_NEAR]) or any(sign in prose.text for sign in signs) for prose in fields
    )
    if hinted and (phrase is None or any(phrase.search(prose.masked) for prose in fields)) and not entry.redirect:
        yield from entry.definitions


def opens_with_expansion(entry: EntryFacts, parsed: Definition) -> bool:
    """Return whether a definition without "X is" opens with what an acronym of the entry stands for."""
    frame = parsed.parts.frame
    return frame.start == frame.end and any(is_spelled_out(name, parsed.prose.masked) for name in entry.english_names)


def judged(entry: EntryFacts, options: NoOptions) -> Iterator[NodePath]:
    """Yield the paths of the texts among which ``candidates`` chooses."""
    if not entry.redirect:
        yield from (prose.path for prose in entry.defining_prose)
