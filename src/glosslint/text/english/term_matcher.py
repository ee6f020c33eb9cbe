"""Find the names of a glossary in text: the longest first, at word boundaries, inflected, in one pass.

A dictionary of first words is enough: a text of thirty words costs a set operation, and a look at the few words that
begin a name. (An Aho-Corasick automaton knows neither word boundaries nor inflection, so that its matches would have to
be checked in the same way; and its wheels are missing on some platforms.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from glosslint.model import Span
from glosslint.model.frozen import make_tuple
from glosslint.text.english.inflection import base, verb_forms
from glosslint.text.names import fold
from glosslint.text.tokenize import word_set
from glosslint.util.regexes import lazy_pattern

Owner = TypeVar("Owner", bound=Hashable)

#: Turns all ASCII characters that are not part of a word into spaces: a table of bytes, which are translated in a tenth
#: of the time of characters.
_GAPS = bytes(code if chr(code).isalnum() else ord(" ") for code in range(128)).ljust(256)
#: A word, without the 's of a possessive. The parts of "state-of-the-art" are words that are ``joined``.
_WORD = lazy_pattern(r"[^\W_]+(?:\+\+|#)?")
_POSSESSIVE = lazy_pattern(r"['\u2019]s?(?![^\W_])")
_JOINTS = frozenset("-\u2010\u2011\u2012\u2013./_&+@'\u2019\\")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013")
#: Function words; a name that is just one of these would match everywhere.
_FUNCTION_WORDS = word_set("""
    a an and any are as at be but by can for from has have how if in into is it its may no nor not of off on or so such
    than that the their them then there these they this to up use used was what when where which who will with you
""")


class Word(NamedTuple):
    """A word of a text in lower case, and whether a hyphen or the like joins it to the one before."""

    start: int
    end: int
    text: str
    joined: bool


class TermMatch(NamedTuple, Generic[Owner]):
    """A name in a text: its span, and all owners of the name."""

    span: Span
    owners: tuple[Owner, ...]


class _Name(NamedTuple, Generic[Owner]):
    exact: str  # as written, if capitals matter; else empty
    owner: Owner


def lower_text(text: str) -> str:
    """Return ``text`` in lower case, at its own length."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of a lower-case text between two of its characters."""
    words: list[Word] = []
    position = -2
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        joined = first == position + 1 and text[position] in _JOINTS
        if joined and match[0] == "s" and text[position] in "'\u2019":
            position = last  # of "user's"
            continue
        words.append(make_tuple(Word, (first, last, match[0], joined)))
        position = last
    return words


def base_words(text: str) -> list[str]:
    """Return the words of a text in the form by which names are looked up: in lower case, singular."""
    lower = lower_text(text)
    plain = _POSSESSIVE.sub("", lower) if "'" in lower or "\u2019" in lower else lower
    return list(map(base, _words(plain)))


def _words(text: str) -> list[str]:
    """Return what ``_WORD`` finds: in ASCII text without "C++" and "C#", in a fourth of the time."""
    if not text.isascii() or "#" in text or "++" in text:
        return _WORD.findall(text)
    return text.encode().translate(_GAPS).decode().split()


def _capitals_matter(name: str) -> bool:
    """Return whether a name is another word in small letters: "REST", "RoPE" and "C", and rest, rope and c."""
    return " " not in name and (name[1:] != name[1:].lower() or (len(name) == 1 and name.isupper()))


class TermMatcher(Generic[Owner]):
    """An index of the names of a glossary. ``names`` are pairs of a name and its owner, ``verbs`` are conjugated, and
    of ``exact`` names the first capital matters. With ``plain_words``, names may be function words such as "may" and
    parts of compounds with hyphens, which are otherwise ignored."""

    def __init__(
        self,
        names: Iterable[tuple[str, Owner]],
        verbs: Iterable[tuple[str, Owner]] = (),
        exact: Iterable[tuple[str, Owner]] = (),
        plain_words: bool = False,
    ) -> None:
        self._plain_words = plain_words
        self._names: dict[tuple[str, ...], list[_Name[Owner]]] = defaultdict(list)
        for name, owner in names:
            self._add(name, name if _capitals_matter(name) else "", owner)
        for name, owner in exact:
            self._add(name, name, owner)
        for verb, owner in verbs:
            first, *rest = _WORD.findall(fold(verb).removeprefix("to ")) or [""]
            for form in {base(form) for form in verb_forms(first)} if first else ():
                self._names[(form, *map(base, rest))].append(_Name("", owner))
        lengths: dict[str, set[int]] = defaultdict(set)
        for words in self._names:
            lengths[words[0]].add(len(words))
        self._lengths = {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}

    def _add(self, name: str, exact: str, owner: Owner) -> None:
        plain = _POSSESSIVE.sub("", name) if "'" in name or "\u2019" in name else name
        words = tuple(map(base, _words(fold(plain))))
        if len(words) == 1 and words[0] in _LETTERS and not exact:
            return  # a symbol, such as "e" or "n!", which is in texts as a variable and more
        if words and (exact or len(words) > 1 or self._plain_words or words[0] not in _FUNCTION_WORDS):
            if words in self._names:
                self._names[words].append(_Name(exact, owner))
            else:  # a list of one takes less memory than one that has grown
                self._names[words] = [_Name(exact, owner)]

    def may_match(self, words: Sequence[str]) -> bool:
        """Return whether the words of a name are next to each other in the ``base_words`` of a text: a quick test."""
        if self._lengths.keys().isdisjoint(words):
            return False
        return any(
            tuple(words[at : at + size]) in self._names
            for at, word in enumerate(words)
            if word in self._lengths
            for size in self._lengths[word]
        )

    def may_match_words(self, bases: Iterable[str]) -> bool:
        """Return whether the first word of any name is among the ``base_words`` of a text: the quickest test."""
        return not self._lengths.keys().isdisjoint(bases)

    def find(self, text: str, clean: str, start: int, end: int) -> Iterator[TermMatch[Owner]]:
        """Yield the names in ``text`` between two characters, in order; ``clean`` is the text in lower case, without
        what is not prose. Where one name contains another, the longer matches; a part of a compound with hyphens does
        not."""
        words = split_words(clean, start, end)
        after = start
        for at, word in enumerate(words):
            if word.start >= after and not self._is_joined(clean, word):
                match = self._match_at(text, clean, words, at)
                if match is not None:
                    yield match
                    after = match.span.end

    def _is_joined(self, clean: str, word: Word) -> bool:
        """Return whether a word belongs to the one before it."""
        return word.joined and not (self._plain_words and clean[word.start - 1] in _HYPHENS)

    def _match_at(self, text: str, clean: str, words: list[Word], at: int) -> TermMatch[Owner] | None:
        """Return the longest name that begins at word ``at``."""
        for size in self._lengths.get(base(words[at].text), ()):
            end = at + size
            if end > len(words) or (end < len(words) and self._is_joined(clean, words[end])):
                continue
            key = tuple([base(word.text) for word in words[at:end]])
            if key in self._names and _is_together(clean, words[at:end]):
                span = Span(words[at].start, words[end - 1].end)
                written = " ".join(text[slice(*span)].split())
                fitting = [name for name in self._names[key] if name.exact in ("", written, written.removesuffix("s"))]
                if fitting:
                    return TermMatch(span, tuple(dict.fromkeys(name.owner for name in fitting)))
        return None


def _is_together(clean: str, words: list[Word]) -> bool:
    """Return whether only whitespace, emphasis and joints separate words: a comma, a full stop or code ends a name."""
    gaps = ((clean[one.end : other.start], other.joined) for one, other in pairwise(words))
    return all(joined or not _POSSESSIVE.sub("", gap, count=1).strip("*_ \n\r\t") for gap, joined in gaps)
