"""What Harper says of one text after another: grammar as Harper reads it, spelling by the words that it has."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

from glosslint.language.harper.false_positives import MESSAGES, article, same_twice, twice
from glosslint.language.harper.package import loaded
from glosslint.language.harper.regions import Home, dialect, home, home_of_ise
from glosslint.language.harper.rules import ABBREVIATIONS, NAME, RULES
from glosslint.language.harper.word_formation import formed
from glosslint.language.passages import WORD, opens_sentence, without_hidden
from glosslint.language.settings import LanguageTable
from glosslint.language.types import Match, Passage
from glosslint.language.typos import corrections
from glosslint.model import GlosslintError, Span
from glosslint.model.options import unknown_name

_SPELLING = "SpellCheck"
_SUGGESTED = 3
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")  # a word without such a letter is no English one
#: What a word is: in Harper's dictionary, made of words in it, neither, or not Harper's business.
_LISTED, _MADE, _NOTHING, _OURS = "listed", "made", "nothing", "ours"


class Reader:
    """Reads texts by linters of its own, of which none may be used by two threads at a time. ``known`` is what all
    readers have learnt: whether Harper has a word, which takes 30 µs to ask."""

    def __init__(self, table: LanguageTable, known: dict[str, str]) -> None:
        self._table = table
        self._linters: dict[tuple[str, bool], Any] = {}
        self._looked_up = known

    def read(self, passage: Passage) -> list[Match]:
        """The matches of a passage. Raises EngineError where Harper cannot be loaded, and GlosslintError for rules that
        it does not have."""
        grammar = list(self._grammar(passage))
        words = self._spelling(passage) if self._table.wants(NAME, _SPELLING, True) else ()
        return [*grammar, *(word for word in words if not any(_within(word.span, match.span) for match in grammar))]

    def _grammar(self, passage: Passage) -> Iterator[Match]:
        said = self._linter(dialect(passage.language)).organized_lints(_prepared(passage), language="markdown")
        for rule, lints in said.items():
            for lint in lints:
                match = _match(rule, lint, passage)
                if match is not None:
                    yield match

    def _spelling(self, passage: Passage) -> Iterator[Match]:
        """The words that Harper does not know, nor understands as made of those that it does; and where the passage has
        a region, those of others."""
        text, region = without_hidden(passage), "-" in passage.language
        listed = list(text)
        for found in WORD.finditer(text):
            word, span = found[0], Span(*found.span())
            standing = _OURS if word in passage.known or not _LATIN.search(word) else self._standing(word, passage)
            if standing != _LISTED:
                listed[slice(*span)] = " " * len(word)
            if standing == _NOTHING:
                name = word[0].isupper() and not opens_sentence(passage.masked, span.start)
                yield Match(span, _SPELLING, "", () if name else self._suggested(word, passage.language), "spelling")
            elif standing == _MADE and region:
                yield from _at_home(span, home_of_ise(word, dialect(passage.language)))
        if region:
            yield from self._foreign("".join(listed), dialect(passage.language))

    def _standing(self, word: str, passage: Passage) -> str:
        """What a word is in any English. A capital at the start says nothing, nor does an 's at the end."""
        if word not in self._looked_up:
            self._looked_up[word] = self._looked(word, passage.language)
        return self._looked_up[word]

    def _looked(self, word: str, language: str) -> str:
        listed = self._linter(dialect(language)).is_likely_english
        plain = word.removesuffix("'s").removesuffix("\u2019s").lower()
        if listed(word) or listed(plain):
            return _LISTED
        return _MADE if word in ABBREVIATIONS or formed(plain, listed) else _NOTHING

    def _suggested(self, word: str, language: str) -> tuple[str, ...]:
        """The common words that may be meant: "Hoffmann" is no slip for another name."""
        listed = self._linter(dialect(language)).is_likely_english
        speller = self._linter(dialect(language), spelling=True)
        common = (meant for meant in corrections(word.lower(), listed) if not speller.lint(meant, language="plaintext"))
        return tuple(itertools.islice(common, _SUGGESTED))

    def _foreign(self, text: str, here: str) -> Iterator[Match]:
        """The words of a text that are right, but not in a dialect. ``text`` holds only words that Harper lists: it may
        look for suggestions for seconds, and lists no forms such as "colour's" in any dialect."""
        for lint in self._linter(here, spelling=True).lint(text, language="plaintext"):
            yield from _at_home(Span(lint.span.start, lint.span.end), home(lint.problem_text, here, self._wrong))

    def _wrong(self, word: str, in_dialect: str) -> tuple[str, ...] | None:
        lints = self._linter(in_dialect, spelling=True).lint(word, language="plaintext")
        return _suggested(lints[0]) if lints else None

    def _linter(self, of: str, spelling: bool = False) -> Any:
        """A linter for grammar, or for spelling."""
        key = of, spelling
        if key not in self._linters:
            self._linters[key] = self._made(of, spelling)
        return self._linters[key]

    def _made(self, of: str, spelling: bool) -> Any:
        harper = loaded()
        linter, rules = harper.Linter(harper.Dialect[of]), harper.get_default_lint_config()
        for key, names in zip(("enable", "disable"), self._table.changed(NAME), strict=True):
            for name in names:
                if name not in rules:
                    raise GlosslintError(f"language: {key}: {unknown_name(f'rule of {NAME}', name, rules)}")
        linter.set_lint_config({rule: self._wanted(rule, spelling) for rule in rules})
        return linter

    def _wanted(self, rule: str, spelling: bool) -> bool:
        if spelling or rule == _SPELLING:
            return spelling and rule == _SPELLING
        return self._table.wants(NAME, rule, rule in RULES)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _prepared(passage: Passage) -> str:
    """The text as Markdown, at its own length. Formulas, shortcodes and HTML are no part of Harper's Markdown."""
    parts, position = [], 0
    for span in passage.hidden:
        if passage.text.startswith(("$", "{", "<"), span.start):
            stands = passage.masked[slice(*span)]
            code = f"`{stands[1:-1]}`" if stands.isalpha() and len(stands) > 2 else stands
            parts += [passage.text[position : span.start], code]
            position = span.end
    return "".join((*parts, passage.text[position:]))


def _match(rule: str, lint: Any, passage: Passage) -> Match | None:
    """What a lint says, unless Harper is known to be wrong in such cases."""
    span = Span(lint.span.start, lint.span.end)
    if rule == "AnA":
        return article(span, passage)
    if not same_twice(rule, span, passage.text):
        return None
    return twice(rule, span, passage.text) or Match(span, rule, MESSAGES.get(rule, lint.message), _suggested(lint))


def _at_home(span: Span, found: Home | None) -> Iterator[Match]:
    if found is not None:
        yield Match(span, _SPELLING, found.adjective, found.instead, "region")


def _suggested(lint: Any) -> tuple[str, ...]:
    """What may stand at the characters of a lint instead."""
    return tuple(
        f"{lint.problem_text}{item.replacement_text}" if item.kind.name == "INSERT_AFTER" else item.replacement_text
        for item in lint.suggestions[:_SUGGESTED]
    )
