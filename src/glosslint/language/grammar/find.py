"""Finds slips in a text: the places where patterns match its words and their parts of speech."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from glosslint.language.grammar.patterns import Pattern, table
from glosslint.language.grammar.words import line_of
from glosslint.model import Span
from glosslint.text.english.inflection import base, plural

_ELEMENT = re.compile(r"(?P<open>\{?)(?P<no>!?)(?P<what>[^{}?*+]+|[?*+])(?P<times>[?*+]?)(?P<close>\}?)")
_TIMES = {"": "", "?": "?", "*": "{0,3}", "+": "{0,20}"}
#: Words that most texts have, which tell little of whether a pattern may match.
_COMMON = frozenset(("a", "an", "the", "is", "are", "that", "which", "of", "to", "in", "and"))
_PLAIN = re.compile("[a-z']+")
_WORD = re.compile(" ([^_ ]+)_")


class Slip(NamedTuple):
    """A place where a pattern matches: the characters that are reported, and the words there."""

    pattern: Pattern
    span: Span
    words: tuple[str, ...]

    @property
    def suggestion(self) -> str | None:
        """What may be written instead, if that is known."""
        if self.pattern.write is None:
            return None
        written = self.pattern.write.format(*map(_Word, self.words))
        return written[0].upper() + written[1:] if self.words[0][0].isupper() else written


def find_slips(text: str, parts: Mapping[int, str], plurals: frozenset[str] = frozenset()) -> Iterator[Slip]:
    """Yield the slips in a text, none of which overlaps another; for ``parts`` and ``plurals`` see ``line_of``."""
    line = line_of(text, parts, plurals)
    present = set(_WORD.findall(line.text))
    taken: set[int] = set()
    for pattern in table().patterns.values():
        if _needs(pattern.find).isdisjoint(present):
            continue
        for match in _pattern_for(pattern.find).finditer(line.text):
            numbers = line.words_between(*match.span("slip"))
            if taken.isdisjoint(numbers):
                taken.update(numbers)
                spans = [line.spans[number] for number in numbers]
                yield Slip(pattern, Span(spans[0].start, spans[-1].end), tuple(text[slice(*one)] for one in spans))


@cache
def _needs(expression: str) -> frozenset[str]:
    """Return words of which a text that matches has one; the begin of a sentence if nothing else is known."""
    groups = [
        frozenset(one.partition("_")[0] for one in table().classes.get(element["what"], element["what"]).split("|"))
        for element in map(_ELEMENT.fullmatch, expression.split())
        if element is not None and not element["no"] and not element["times"]
    ]
    plain = [words for words in groups if all(map(_PLAIN.fullmatch, words))]
    return min(plain, key=lambda words: (bool(words & _COMMON), len(words)), default=frozenset("^"))


@cache
def _pattern_for(expression: str) -> re.Pattern[str]:
    return re.compile(f"(?<= ){_regex(expression)}")


def _regex(expression: str) -> str:
    """Return the regular expression for a row of elements, in the line of a text."""
    parts = []
    for written in expression.split():
        element = _ELEMENT.fullmatch(written)
        if element is None:
            raise ValueError(f"{written} in {expression}")
        one = f"(?:{'|'.join(map(_regex_for, element['what'].split('|')))})"
        one = f"(?!{one})" if element["no"] else f"{one}{_TIMES[element['times']]}"
        parts.append(f"{'(?P<slip>' if element['open'] else ''}{one}{')' if element['close'] else ''}")
    return "".join(parts)


def _regex_for(one: str) -> str:
    """Return the regular expression for a word, a kind or a class."""
    if one in table().classes:
        return _regex(table().classes[one])
    word, underscore, kind = one.partition("_")
    if not underscore:
        return f"{re.escape(word)}_[^ ]* "
    rest = "[^ +]*" if kind.endswith("-") else "[^ ]*"
    return f"{word.replace('~', '[^_ ]*') or '[^_ ]+'}_{kind.removesuffix('-')}{rest} "


class _Word(str):
    """A word that a template may write in another form: ``{0:plural}``."""

    def __format__(self, form: str) -> str:
        return _FORMS[form](self) if form else str(self)


def _with_article(word: str) -> str:
    return f"{'an' if word[0].lower() in 'aeio' else 'a'} {word}"


_AFTER_THEY = {"is": "are", "was": "were", "has": "have", "does": "do"}
_AFTER_IT = {many: one for one, many in _AFTER_THEY.items()} | {"go": "goes"}
_BASES = {**dict.fromkeys(("is", "are", "was", "were"), "be"), "has": "have", "does": "do", "goes": "go"}


def _third(verb: str) -> str:
    return _AFTER_IT.get(verb) or plural(verb) or f"{verb}s"


def _base(verb: str) -> str:
    return _BASES.get(verb) or base(verb)


def _after_they(verb: str) -> str:
    return _AFTER_THEY.get(verb) or base(verb)


_FORMS: Mapping[str, Callable[[str], str]] = {
    "plural": lambda noun: plural(noun) or noun,
    "singular": base,
    "it": _third,
    "they": _after_they,
    "base": _base,
    "a": _with_article,
}
