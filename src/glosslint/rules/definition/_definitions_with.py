"""Definitions that may hold what a rule looks for: only those need to be taken apart."""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import Definition, EntryFacts

_NEAR = 100  # words: no first sentence that a reader can follow is longer


def hinted(entry: EntryFacts, hint: frozenset[str], signs: tuple[str, ...] = ()) -> Iterator[Definition]:
    """The English definitions of an entry that does not only send readers on, when one of the words of ``hint`` stands
    near the beginning of one, or one of ``signs`` anywhere."""
    fields = [prose for prose in entry.prose if prose.core and prose.english]
    found = any(not hint.isdisjoint(prose.plain_words[:_NEAR]) for prose in fields)
    if (found or any(sign in prose.text for prose in fields for sign in signs)) and not entry.redirect:
        yield from entry.definitions
