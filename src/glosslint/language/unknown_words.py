"""From the single words that engines do not know to the unknown words of a whole glossary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from glosslint.language.dictionary import Dictionary
from glosslint.language.passages import Placed, opens_sentence
from glosslint.language.types import Match, UnknownWord, WordKind
from glosslint.language.typos import is_typo
from glosslint.text.names import fold

_SUGGESTED = 3
_MARKS = ("*", "_", '"', "'", "\u2018", "\u2019", "\u201c", "\u201d")
_CERTAIN = 8  # letters of a word with a capital, from which on its opening a sentence explains the capital
#: What stands around a word that is a word, and what only looks like one: a path, a command, a censored curse,
#: a file such as .gitignore.
_OPENING = re.compile(
    r"(?:\A|[\s\-\u2010-\u2015/(\[{\"'\u2018\u201c\u201e\u00ab,;:!?\u2026|]|(?<=[^\s/(\[{\"'\u2018\u201c*_])\."
    r"|(?<![\w*])[*_~]{1,3})\Z"
)
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


def unknown(uses: Iterable[Use], known: Dictionary) -> Iterator[UnknownWord]:
    """The words that the glossary does not know either, each once, in the order in which they first occur."""
    found: dict[str, list[Use]] = {}
    for use in uses:
        if _is_word(use) and not known.knows(use.word):
            found.setdefault(fold(use.word), []).append(use)
    for same in found.values():
        elsewhere = [use for use in same if use.match.kind == "region"]
        if not elsewhere:
            yield _unknown(same, known)
        elif plain := [use for use in elsewhere if not _explained(use)]:
            yield _foreign(plain)


def _is_word(use: Use) -> bool:
    text, span = use.text.passage.masked, use.match.span
    return bool(_OPENING.search(text, max(span.start - 5, 0), span.start) and _CLOSING.match(text, span.end))


def _foreign(uses: Sequence[Use]) -> UnknownWord:
    first = uses[0]
    instead = tuple(_as_written(other, first.word) for other in first.match.suggestions)
    return _made(first.word, uses, instead, "foreign")


def _unknown(uses: Sequence[Use], known: Dictionary) -> UnknownWord:
    """What uses of a word come to. A slip in plain small letters is a slip: a capital and emphasis explain no place but
    their own. Only beside a word of the glossary may emphasis introduce another: "quantile", and then "*quintile*"."""
    used = [use for use in uses if not _introduced(use)]
    plain = [use for use in used if not use.word[:1].isupper()]
    introduced = len(used) < len(uses)
    meant = _meant((plain or uses)[0], known)
    if plain and meant.slip and not (introduced and meant.ours):
        return _made(plain[0].word, (*plain, *(use for use in uses if use not in plain)), meant.words, "misspelt")
    meant = _meant(uses[0], known)
    return _made(uses[0].word, uses, meant.words, _kind(uses, introduced, meant))


def _made(word: str, uses: Sequence[Use], suggestions: tuple[str, ...], kind: WordKind) -> UnknownWord:
    places = tuple(use.text.at(use.match.span) for use in uses)
    text, match, engine = uses[0]
    home = match.message if kind == "foreign" else ""
    written = tuple(use.word for use in uses)
    return UnknownWord(word, places, written, suggestions, kind, engine, match.rule, text.passage.language, home)


class _Meant(NamedTuple):
    """What may be meant, the best first; whether a word of the glossary, or a common one, is; and whether that is one
    slip away."""

    words: tuple[str, ...]
    ours: bool
    common: bool
    slip: bool


def _meant(use: Use, known: Dictionary) -> _Meant:
    word, offered = use.word, use.match.suggestions
    ours = known.nearest(word)
    slip = ours is not None or any(is_typo(word.lower(), meant.lower()) for meant in offered[:1])
    words = (*([ours] if ours is not None else ()), *offered)
    written = tuple(dict.fromkeys(_as_written(meant, word) for meant in words))[:_SUGGESTED]
    return _Meant(written, ours is not None, any(meant.islower() for meant in offered[:1]), slip)


def _kind(uses: Sequence[Use], introduced: bool, meant: _Meant) -> WordKind:
    """A capital in the middle of a sentence makes a name; so does one at its start, unless a common word is meant."""
    if introduced:
        return "unknown"
    capitals = [use for use in uses if use.word[:1].isupper()]
    if capitals and not meant.ours:
        common = len(uses[0].word) >= _CERTAIN and all(map(_opens, capitals))
        if not (common and meant.slip and meant.common):
            return "name"
    return "misspelt" if meant.slip else "unknown"


def _explained(use: Use) -> bool:
    """Whether the word stands there as a name or as itself."""
    return _introduced(use) or (use.word[:1].isupper() and not _opens(use))


def _introduced(use: Use) -> bool:
    """Whether emphasis or quotation marks say that the word is meant as it stands."""
    text, span = use.text.passage.masked, use.match.span
    return text[span.start - 1 : span.start] in _MARKS and text[span.end : span.end + 1] in _MARKS


def _opens(use: Use) -> bool:
    return opens_sentence(use.text.passage.masked, use.match.span.start)


def _as_written(meant: str, word: str) -> str:
    """A suggestion with the capital that the word has."""
    return meant[:1].upper() + meant[1:] if word[:1].isupper() and meant.islower() else meant
