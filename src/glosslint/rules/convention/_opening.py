"""Texts and terms without their opening words, and what then stays in lowercase."""

from __future__ import annotations

import re
from functools import cached_property

from glosslint.rule import Glossary, Habit, fold

_WORD = re.compile(r"\w(?:[\w.-]*\w)?")
_CODE = re.compile(r"`([^`\s]+)`")


class SmallNames:
    """The names that a glossary writes in lowercase, as it does with libraries and commands: libscap, systemd."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary

    def have(self, word: str, language: str) -> bool:
        """Return whether a word names an entry, and is in lowercase where terms begin with a capital, or in code."""
        names = [name.value for _, name in self._glossary.by_name.get((language, fold(word)), ())]
        if word in names and self._terms_have_capitals:
            return not self._glossary.conventions.capitals(language).is_capitalized(word)
        return bool(names) and word in self._in_code

    @cached_property
    def _terms_have_capitals(self) -> bool:
        conventions = self._glossary.conventions.of(Habit.TERM_CAPITAL)
        return any(convention.dominant() and convention.majority for convention in conventions)

    @cached_property
    def _in_code(self) -> frozenset[str]:
        texts = (prose.text for entry in self._glossary.entries for prose in entry.prose)
        return frozenset(word for text in texts for word in _CODE.findall(text))


def first_after(text: str, start: int, core: int, names: SmallNames | None, language: str = "en") -> str:
    """Return what replaces ``text[start : core + 1]`` so that the words before ``core`` are gone.

    That is the letter at ``core``, as a capital if the words began with one, after the bracket of a link there. The
    first word stays in lowercase if it is one of ``names``, or has a form of its own: ``my_tool``, ``k8s``. A rule on
    one entry knows no names of others, and gives ``None``.
    """
    bracket = "[" if text[core - 1 : core] == "[" else ""
    is_capital = text[start:core].lstrip('[*_"\u201c\u00ab')[:1].isupper()
    word = _WORD.match(text, core)
    if is_capital and word is not None:
        is_plain = word[0].replace("-", "").isalpha()
        is_capital = is_plain and not (names is not None and names.have(word[0], language))
    return bracket + (text[core].title() if is_capital else text[core])
