"""Finds the names of a glossary in text: the longest first, at word boundaries, inflected, in one pass.

A dictionary of first words is enough: a text of thirty words costs a set operation, and a look at the few words that
begin a name. (An automaton of the Aho-Corasick kind knows no word boundaries and no inflection, so that its hits would
have to be looked at in the same way; and its wheels are missing on some platforms.)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from glosslint.model import Span
from glosslint.text.english.inflection import base, verb_forms
from glosslint.text.names import fold

O = TypeVar("O", bound=Hashable)  # noqa: E741 - the owner of a name

#: A word, without the 's of a possessive. The parts of "state-of-the-art" are words, which ``joined`` ties together.
_WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")
_POSSESSIVE = re.compile(r"['\u2019]s?(?![^\W_])")
_JOINTS = frozenset("-\u2010\u2011\u2012\u2013./_&+@'\u2019\\")
_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013")
#: Words of one kind only, which a name may share and nobody would mean.
_LITTLE = """
    a an and any are as at be but by can for from has have how if in into is it its may no nor not of off on or so such
    than that the their them then there these they this to up use used was what when where which who will with you
"""
_FUNCTION_WORDS = frozenset(_LITTLE.split())


class Word(NamedTuple):
    """A word of a text: its characters, lower case, and whether a hyphen or the like ties it to the one before."""

    start: int
    end: int
    text: str
    joined: bool


class TermMatch(NamedTuple, Generic[O]):
    """A name in a text: its characters, the numbers of its words, and all to whom the name belongs."""

    span: Span
    first: int
    last: int
    owners: tuple[O, ...]


class _Name(NamedTuple, Generic[O]):
    exact: str  # how it is written, where capitals matter
    owner: O


def lowered(text: str) -> str:
    """``text`` in lower case, at its own length."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a lower-case text between two of its characters."""
    found: list[Word] = []
    position = -2
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        tied = first == position + 1 and text[position] in _JOINTS
        if tied and match[0] == "s" and text[position] in "'\u2019":
            position = last  # of "user's"
            continue
        found.append(Word(first, last, match[0], tied))
        position = last
    return found


def base_words(text: str) -> list[str]:
    """The words of a text in small letters and in the form that names are looked up by."""
    lower = lowered(text)
    plain = _POSSESSIVE.sub("", lower) if "'" in lower or "\u2019" in lower else lower
    return [base(word) for word in _WORD.findall(plain)]


def is_acronym(name: str) -> bool:
    """Whether capitals matter in a name: "REST", "RoPE" and "C" are not the words rest, rope and c."""
    return " " not in name and (name[1:] != name[1:].lower() or (len(name) == 1 and name.isupper()))


class TermMatcher(Generic[O]):
    """The names of a glossary, ready to be found. ``names`` are texts with their owners, ``verbs`` those that name an
    action and are conjugated, ``exact`` those whose first capital matters. ``plain_words``: they are words such as
    "may", too, and stand in compounds with hyphens; else these are no names."""

    def __init__(
        self,
        names: Iterable[tuple[str, O]],
        verbs: Iterable[tuple[str, O]] = (),
        exact: Iterable[tuple[str, O]] = (),
        plain_words: bool = False,
    ) -> None:
        self._plain_words = plain_words
        self._names: dict[tuple[str, ...], list[_Name[O]]] = defaultdict(list)
        for name, owner in names:
            self._add(name, name if is_acronym(name) else "", owner)
        for name, owner in exact:
            self._add(name, name, owner)
        for verb, owner in verbs:
            self._add_verb(verb, owner)
        lengths: dict[str, set[int]] = defaultdict(set)
        for words in self._names:
            lengths[words[0]].add(len(words))
        self._lengths = {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}

    def _add(self, name: str, exact: str, owner: O) -> None:
        words = tuple(base(word) for word in _WORD.findall(fold(_POSSESSIVE.sub("", name))))
        if words and (exact or len(words) > 1 or self._plain_words or words[0] not in _FUNCTION_WORDS):
            self._names[words].append(_Name(exact, owner))

    def _add_verb(self, name: str, owner: O) -> None:
        first, *rest = _WORD.findall(fold(name).removeprefix("to ")) or [""]
        for form in {base(form) for form in verb_forms(first)} if first else ():
            self._names[(form, *map(base, rest))].append(_Name("", owner))

    def may_match(self, text: str, start: int, end: int) -> bool:
        """Whether the words of a name stand in a text: a quick look that spares most texts a long one."""
        words = base_words(text[start:end])
        if self._lengths.keys().isdisjoint(words):
            return False
        return any(
            tuple(words[at : at + size]) in self._names
            for at, word in enumerate(words)
            if word in self._lengths
            for size in self._lengths[word]
        )

    def may_match_words(self, bases: frozenset[str]) -> bool:
        """Whether the first word of any name is among the ``base_words`` of a text: the quickest look."""
        return not self._lengths.keys().isdisjoint(bases)

    def find(self, text: str, clean: str, start: int, end: int) -> Iterator[TermMatch[O]]:
        """The names in ``text`` between two characters, in order; ``clean`` is the text in lower case,
        without what is not prose.

        Where one name stands in another, the longer is found; a part of a compound with hyphens is none.
        """
        words = split_words(clean, start, end)
        at = 0
        while at < len(words):
            found = None if self._tied(clean, words[at]) else self._at(text, clean, words, at)
            if found is not None:
                yield found
            at = found.last + 1 if found is not None else at + 1

    def _tied(self, clean: str, word: Word) -> bool:
        """Whether a word belongs to the one before it."""
        return word.joined and not (self._plain_words and clean[word.start - 1] in _HYPHENS)

    def _at(self, text: str, clean: str, words: list[Word], at: int) -> TermMatch[O] | None:
        """The longest name that begins at word ``at``."""
        for size in self._lengths.get(base(words[at].text), ()):
            end = at + size
            if end > len(words) or (end < len(words) and self._tied(clean, words[end])):
                continue
            key = tuple([base(word.text) for word in words[at:end]])
            if key in self._names and _is_together(clean, words[at:end]):
                span = Span(words[at].start, words[end - 1].end)
                written = " ".join(text[slice(*span)].split())
                fitting = [name for name in self._names[key] if name.exact in ("", written, written.removesuffix("s"))]
                if fitting:
                    return TermMatch(span, at, end - 1, tuple(dict.fromkeys(name.owner for name in fitting)))
        return None


def _is_together(clean: str, words: list[Word]) -> bool:
    """Whether only blanks, emphasis and joints stand between words: a comma, a full stop or code ends a name."""
    gaps = ((clean[one.end : other.start], other.joined) for one, other in pairwise(words))
    return all(joined or not _POSSESSIVE.sub("", gap, count=1).strip("*_ \n\r\t") for gap, joined in gaps)
