"""House rules without code: the tables ``discouraged``, ``preferred`` and ``pattern`` of the settings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from glosslint.rule import ANY_LANGUAGE, LANGUAGE_CODE, compile_pattern, option, pattern_error

if TYPE_CHECKING:
    from regex import Pattern as CompiledPattern

#: What ``fields`` may name besides the fields of prose: names of entries, by their kind.
NAMES = ("term", "alias", "expansion")
#: Signs in the middle of words are seen, and at their end those of "C++", "C#", "etc." and "users'".
_WORDS = re.compile(r"[^\W_](?:.*[^\W_])?(?:[.'\u2019]|\+\+|#)?", re.DOTALL)
Level = Literal["error", "warning", "info"]


@dataclass(frozen=True)
class HouseRule:
    """What the tables have in common."""

    message: str = option("", "What is wrong with it, and what to do: shown behind the words found.")
    replacement: str = option("", "What to write instead; with it, `--unsafe-fixes` does so.")
    name: str = option("", "A name by which a comment can silence this table: `ignore[rule:name]`.")
    fields: tuple[str, ...] = option(
        (), "Where to look: fields of prose, or `term`, `alias`, `expansion`; without it, in all prose."
    )
    language: str = option("en", "The language of the texts to look at; `*` for all.")
    level: Level = option("warning", "How much its findings weigh.")
    docs: str = option("", "An address where writers can read more.")

    def conflict(self) -> str:
        """What is wrong with the keys, or nothing."""
        if self.language == ANY_LANGUAGE or LANGUAGE_CODE.fullmatch(self.language):
            return ""
        return f'language: "{self.language}" is no code of a language, such as "en" or "pt-BR"; "*" means all'


@dataclass(frozen=True)
class Discouraged(HouseRule):
    """Words that are not to be used."""

    words: tuple[str, ...] = option(
        (), "Words and phrases; each plural is found too, and every form of a verb that is written with `to`."
    )
    inflected: bool = option(True, "Whether other forms of the words are found, too.")

    def conflict(self) -> str:
        """No words, one without a letter, or one with a sign that is never seen beside a word."""
        if not self.words:
            return 'words is missing; write what to look for, such as words = ["whitelist"]'
        for word in self.words:
            if not re.search(r"[^\W_]", word):
                return f'words: "{word}" is no word; take it out, or use a pattern'
            if not _WORDS.fullmatch(word.strip()):
                return f'words: "{word}" begins or ends with a sign, which would not be seen; use a pattern'
        return super().conflict()


@dataclass(frozen=True)
class Preferred(Discouraged):
    """Words that are to be written otherwise."""

    def conflict(self) -> str:
        """No replacement, besides."""
        missing = "replacement is missing; write the form that is preferred"
        return super().conflict() or ("" if self.replacement else missing)


@dataclass(frozen=True)
class Pattern(HouseRule):
    """A pattern that texts are not to match."""

    pattern: str = option("", "A regular expression of Python's; `(?i)` in front for any case.")

    def conflict(self) -> str:
        """No pattern or message, or what cannot work."""
        if not self.pattern:
            return "pattern is missing"
        if not self.message:
            return "message is missing; say what is wrong with what the pattern finds, and what to do"
        said = pattern_error(self.pattern)
        if said:
            return f"pattern: '{self.pattern}' {said}"
        try:
            re.sub(self.pattern, self.replacement, "")
        except (re.error, IndexError) as error:
            return f"replacement: '{self.replacement}' does not fit the pattern: {error}"
        return super().conflict()

    @cached_property
    def compiled(self) -> CompiledPattern[str]:
        """The pattern, compiled."""
        return compile_pattern(self.pattern)
