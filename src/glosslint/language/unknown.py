"""From the single words that engines do not know to the unknown words of a whole glossary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from glosslint.language.dictionary import Dictionary
from glosslint.language.slips import is_slip
from glosslint.language.texts import Placed, opens_sentence
from glosslint.language.values import Match, Unknown
from glosslint.text.names import fold

_SUGGESTED = 3
_MARKS = ("*", "_", '"', "'", "\u2018", "\u2019", "\u201c", "\u201d")
_CERTAIN = 8  # letters of a word with a capital, from which on its opening a sentence explains the capital
#: What stands around a word that is a word, and what only looks like one: a path, a command, a censored curse.
_OPENING = re.compile(r"(?:\A|[\s\-\u2010-\u2015/(\[{\"'\u2018\u201c\u201e\u00ab,;:!?.\u2026|]|(?<![\w*])[*_~]{1,3})\Z")
_CLOSING = re.compile(
    r"(?:\Z|[\s\-\u2010-\u2015/)\]}\"'\u2019\u201d\u00bb,;:!?\u2026|]|\.(?![^\W_])|[*_~]{1,3}(?![\w*]))"
)


class Use(NamedTuple):
    """An unknown word in a text."""

    text: Placed
    match: Match
    engine: str

    @property
    def word(self) -> str:
        """The word as it stands there."""
        return self.text.passage.text[slice(*self.match.span)]


def unknown(uses: Iterable[Use], known: Dictionary) -> Iterator[Unknown]:
    """The words that the glossary does not know either, each once, in the order in which they first occur."""
    found: dict[str, list[Use]] = {}
    for use in uses:
        if _is_word(use) and not known.knows(use.word):
            found.setdefault(fold(use.word), []).append(use)
    for same in found.values():
        yield _unknown(same, known)


def _is_word(use: Use) -> bool:
    text, span = use.text.passage.masked, use.match.span
    return bool(_OPENING.search(text, max(span.start - 5, 0), span.start) and _CLOSING.match(text, span.end))


def _unknown(uses: Sequence[Use], known: Dictionary) -> Unknown:
    first = uses[0]
    word = first.word
    ours = known.nearest(word)
    offered = (*([ours] if ours is not None else ()), *first.match.suggestions)
    suggestions = tuple(dict.fromkeys(_as_written(meant, word) for meant in offered))[:_SUGGESTED]
    kind = _kind(uses, ours, first.match.suggestions[:1])
    return Unknown(
        word, tuple(use.text.at(use.match.span) for use in uses), suggestions, kind, first.engine, first.match.rule
    )


def _kind(uses: Sequence[Use], ours: str | None, offered: Sequence[str]) -> Literal["misspelt", "unknown", "name"]:
    """A capital in the middle of a sentence makes a name; so does one at its start, unless a common word is meant."""
    word = uses[0].word
    slip = ours is not None or any(is_slip(word.lower(), meant.lower()) for meant in offered)
    if any(_introduced(use) for use in uses):
        return "unknown"
    if any(use.word[:1].isupper() for use in uses):
        common = len(word) >= _CERTAIN and all(_opens(use) for use in uses if use.word[:1].isupper())
        if ours is None and not (common and slip and any(meant.islower() for meant in offered)):
            return "name"
    return "misspelt" if slip else "unknown"


def _introduced(use: Use) -> bool:
    """Whether emphasis or quotation marks say that the word is meant as it stands."""
    text, span = use.text.passage.masked, use.match.span
    return text[span.start - 1 : span.start] in _MARKS and text[span.end : span.end + 1] in _MARKS


def _opens(use: Use) -> bool:
    return opens_sentence(use.text.passage.masked, use.match.span.start)


def _as_written(meant: str, word: str) -> str:
    """A suggestion with the capital that the word has."""
    return meant[:1].upper() + meant[1:] if word[:1].isupper() and meant.islower() else meant
