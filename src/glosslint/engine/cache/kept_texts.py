"""What rules on the whole glossary ask of each text, kept with its facts: taking a text apart takes longer than reading
what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glosslint.facts.prose import Pointer, Prose
from glosslint.model import Span
from glosslint.text.boundaries import Ending, Opening
from glosslint.text.placeholders import Placeholder


class KeptText(NamedTuple):
    """Properties of a ``Prose``, by their names there, each in a tuple; ``None`` for what no rule has asked for."""

    masked: tuple[str] | None = None
    opaque: tuple[str] | None = None
    word_count: tuple[int] | None = None
    base_forms: tuple[frozenset[str]] | None = None
    initials: tuple[str] | None = None
    sentences: tuple[list[Span]] | None = None
    opening: tuple[Opening | None] | None = None
    ending: tuple[Ending | None] | None = None
    placeholders: tuple[list[Placeholder]] | None = None
    pointer: tuple[Pointer | None] | None = None


_UNKNOWN = KeptText()
_OF_HIDDEN = ("masked", "opaque")  # the text itself, unless parts of it are hidden


def known_of(texts: Sequence[Prose]) -> Iterator[KeptText]:
    """Yield what is known of each text so far."""
    for prose in texts:
        known = prose.__dict__
        names = KeptText._fields if prose.markdown.hidden else KeptText._fields[len(_OF_HIDDEN) :]
        values = {name: (known[name],) for name in names if name in known}
        yield _UNKNOWN._replace(**values)


def put_back(kept: Sequence[KeptText], texts: Sequence[Prose]) -> None:
    """Let texts know what is kept of them. Raise ValueError if it is of others."""
    for values, prose in zip(kept, texts, strict=True):
        for name, value in zip(KeptText._fields, values, strict=True):
            if value is not None:
                prose.__dict__[name] = value[0]  # where a cached_property looks first
