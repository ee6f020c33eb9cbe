"""Finds slips in a text: the places where the patterns that ``patterns.txt`` lists, which says how they are written,
match its words and their parts of speech.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from glosslint.language.grammar.words import line_of
from glosslint.model import Span
from glosslint.text.english.inflection import article, base, plural
from glosslint.util.sequences import group_values

_FILE = Path(__file__).with_name("patterns.txt")
#: The level of a family of patterns; those that are off can be enabled by name.
Level = Literal["warning", "info", "off"]
_SECTION = re.compile(r"\[(?P<family>[^]:]+)(?:: (?P<level>\w+))?\]")
_ELEMENT = re.compile(r"(?P<open>\{?)(?P<no>!?)(?P<what>[^{}?*+]+|[?*+])(?P<times>[?*+]?)(?P<close>\}?)")
_TIMES = {"": "", "?": "?", "*": "{0,3}", "+": "{0,20}"}
#: Words that most texts have, which tell little of whether a pattern may match.
_COMMON = frozenset(("a", "an", "the", "is", "are", "that", "which", "of", "to", "in", "and"))
_PLAIN = re.compile("[a-z'-]+")
_WORD = re.compile(" ([^_ ]+)_")


class Pattern(NamedTuple):
    """A slip: how it is found, what is said of it, what is written instead (``None``: nothing is known), and a text
    that has it at ⟦marks⟧, and one that does not."""

    name: str
    level: Level
    message: str
    find: str
    write: str | None
    wrong: str
    right: str


class Table(NamedTuple):
    """The classes of words by their names, and the patterns by theirs, in the order of the file."""

    classes: Mapping[str, str]
    patterns: Mapping[str, Pattern]


@cache
def table() -> Table:
    """Return what the file lists."""
    lines = [line for line in _FILE.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    classes: dict[str, str] = {}
    patterns: dict[str, Pattern] = {}
    family = ""
    level: Level = "off"
    for block in re.split(r"\n(?! )", "\n".join(lines)):  # a line that is not indented, and the indented ones below
        first, *rest = map(str.strip, block.split("\n"))
        section = _SECTION.fullmatch(first)
        if section is not None:
            family, level = section["family"], cast(Level, section["level"])
        elif family == "classes":
            name, written = first.split(maxsplit=1)
            classes[name] = "".join([written, *rest])
        else:
            name, message = first.split(": ", 1)
            fields = dict(line.split(maxsplit=1) for line in rest)
            wrong, right = fields["wrong"], fields["right"]
            patterns[name] = Pattern(name, level, message, fields["find"], fields.get("write"), wrong, right)
    return Table(classes, patterns)


@cache
def checksum() -> int:
    """Return a number that changes with the file."""
    return zlib.crc32(_FILE.read_bytes())


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


class Sieve:
    """Expressions in the language of the patterns, after their names, and which of them a text may match."""

    def __init__(self, expressions: Iterable[tuple[str, str]]) -> None:
        self._by_word = group_values((word, one) for one in expressions for word in _needs(one[1]))

    def sift(self, text: str, plurals: frozenset[str]) -> set[str]:
        """Return the names of the expressions that match the text with some part of speech for each of its words."""
        line = line_of(text, None, plurals).text
        near = {item for word in set(_WORD.findall(line)) for item in self._by_word.get(word, ())}
        return {name for name, expression in near if _possible_pattern_for(expression).search(line)}


def find_slips(text: str, parts: Mapping[int, str], plurals: frozenset[str], names: AbstractSet[str]) -> Iterator[Slip]:
    """Yield the slips of the patterns of these names, without overlaps; for the rest see ``line_of``."""
    line = line_of(text, parts, plurals)
    taken: set[int] = set()
    for pattern in table().patterns.values():
        for match in _pattern_for(pattern.find).finditer(line.text) if pattern.name in names else ():
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
    return re.compile(f"(?<= ){_regex(expression.split())}")


@cache
def _possible_pattern_for(expression: str) -> re.Pattern[str]:
    """Return the regular expression for an expression in a line of forms. It leaves out what comes before any number of
    words, since such an expression may match in many ways."""
    row = expression.split()
    first = max((at for at, written in enumerate(row, 1) if written.endswith("+")), default=0)
    return re.compile(f" {_regex(row[first:], of_forms=True)}")


def _regex(row: Sequence[str], of_forms: bool = False) -> str:
    """Return the regular expression for a row of elements, in the line of a text, or in a line ``of_forms``."""
    parts = []
    for written in row:
        element = _ELEMENT.fullmatch(written)
        if element is None:
            raise ValueError(f"{written} in {' '.join(row)}")
        choices = element["what"].split("|")
        words = [re.escape(one) for one in choices if "_" not in one and one not in table().classes]
        others = [one for one in choices if "_" in one or one in table().classes]
        if element["no"] and of_forms:
            others = []  # of the parts of speech of the words nothing is known
        regexes = [f"(?:{'|'.join(words)})_[^ ]* "] if words else []
        one = f"(?:{'|'.join((*regexes, *(_regex_for(other, of_forms) for other in others)))})"
        if element["no"]:
            one = f"(?!{one})" if words or others else ""
        else:
            one += _TIMES[element["times"]]
        if not of_forms:
            one = f"{'(?P<slip>' if element['open'] else ''}{one}{')' if element['close'] else ''}"
        parts.append(one)
    return "".join(parts)


def _regex_for(one: str, of_forms: bool) -> str:
    """Return the regular expression for a kind or a class."""
    if one in table().classes:
        return _regex(table().classes[one].split(), of_forms)
    word, _, kind = one.partition("_")
    rest = "[^ +]*" if kind.endswith("-") else "[^ ]*"
    kind = kind.removesuffix("-")
    return f"{word.replace('~', '[^_ ]*') or '[^_ ]+'}_{_forms_for(kind) if of_forms else kind}{rest} "


def _forms_for(kind: str) -> str:
    """Return the regular expression for the forms of the words that may be of a kind."""
    letter, form = kind[:1], kind[1:]
    if letter == "N":
        return f"[{form or 'spx'}].(?![!G])"
    if letter == "V":
        return f"[spx]{form or '.'}"
    return {"J": "[spx]", "G": "..G"}.get(letter, "")


class _Word(str):
    """A word that a template may write in another form: ``{0:plural}``."""

    def __format__(self, form: str) -> str:
        return _FORMS[form](self) if form else str(self)


#: The forms that follow "they" and "it", where these are not the base and the third person.
_AFTER_THEY = {"is": "are", "was": "were", "has": "have", "does": "do"}
_AFTER_IT = {many: one for one, many in _AFTER_THEY.items()} | {"go": "goes"}
_BASES = {**dict.fromkeys(("is", "are", "was", "were"), "be"), "has": "have"}
_FORMS: Mapping[str, Callable[[str], str]] = {
    "plural": lambda noun: plural(noun) or noun,
    "singular": base,
    "it": lambda verb: _AFTER_IT.get(verb) or plural(verb) or f"{verb}s",
    "they": lambda verb: _AFTER_THEY.get(verb) or base(verb),
    "base": lambda verb: _BASES.get(verb) or base(verb),
    "a": lambda word: f"{article(word) or 'a'} {word}",
}
