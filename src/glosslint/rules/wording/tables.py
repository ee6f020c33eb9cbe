"""Custom rules without code: the tables ``discouraged``, ``preferred`` and ``pattern`` of the settings."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from glosslint.rule import ANY_LANGUAGE, LANGUAGE_CODE, dataclass, option
from glosslint.rule.text import compile_pattern, lazy_pattern, pattern_error, replacement_error

if TYPE_CHECKING:
    from regex import Pattern as CompiledPattern

#: What ``fields`` may list besides the fields of prose: names of entries, by their kind.
NAMES = ("term", "alias", "expansion")
#: Symbols are found inside words, and at their end only those of "C++", "C#", "etc." and "users'".
_WORDS = lazy_pattern(r"[^\W_](?:.*[^\W_])?(?:[.'\u2019]|\+\+|#)?", re.DOTALL)


@dataclass(frozen=True)
class CustomRule:
    """The keys that the tables have in common."""

    message: str = option("", "What is wrong and what to do: shown after the words found.")
    replacement: str = option("", "What to write instead; `--unsafe-fixes` applies it.")
    name: str = option("", "A name by which a comment can suppress this table: `ignore[rule:name]`.")
    fields: tuple[str, ...] = option(
        (), "The fields to check: fields of prose, or `term`, `alias`, `expansion`; all prose by default."
    )
    language: str = option("en", "The language of the texts to check; `*` for all.")
    level: Literal["error", "warning", "info"] = option("warning", "The severity of its findings.")
    docs: str = option("", "A web address with more information.")

    def conflict(self) -> str:
        """Return what is wrong with the keys, or an empty string."""
        if self.language == ANY_LANGUAGE or LANGUAGE_CODE.fullmatch(self.language):
            return ""
        return f'language: "{self.language}" is not a language code, such as "en" or "pt-BR"; "*" means all'


@dataclass(frozen=True)
class Discouraged(CustomRule):
    """Words that must not be used."""

    words: tuple[str, ...] = option(
        (), "Words and phrases, found with their plurals; verbs listed with `to` are found in every form."
    )
    inflected: bool = option(True, "Whether other forms of the words are found as well.")

    def conflict(self) -> str:
        """Also reject missing words, words without a letter, and words with a symbol that is never found."""
        if not self.words:
            return 'words is missing; write what to look for, such as words = ["whitelist"]'
        for word in self.words:
            if not re.search(r"[^\W_]", word):
                return f'words: "{word}" is not a word; remove it, or use a pattern'
            if not _WORDS.fullmatch(word.strip()):
                return f'words: "{word}" begins or ends with a symbol, which would not be found; use a pattern'
        return super().conflict()


@dataclass(frozen=True)
class Preferred(Discouraged):
    """Words that must be written in another form."""

    def conflict(self) -> str:
        """Also reject a missing replacement."""
        missing = "replacement is missing; write the preferred form"
        return super().conflict() or ("" if self.replacement else missing)


@dataclass(frozen=True)
class Pattern(CustomRule):
    """A pattern that texts must not match."""

    pattern: str = option("", "A regular expression in Python's syntax; begin it with `(?i)` to ignore case.")

    def conflict(self) -> str:
        """Also reject a missing or unsafe pattern, a missing message, and a replacement that does not fit."""
        if not self.pattern:
            return "pattern is missing"
        if not self.message:
            return "message is missing; state what is wrong with the match, and what to do"
        if error := pattern_error(self.pattern):
            return f"pattern: '{self.pattern}' {error}"
        if reason := replacement_error(self.pattern, self.replacement):
            return f"replacement: '{self.replacement}' does not fit the pattern: {reason}"
        return super().conflict()

    @cached_property
    def compiled(self) -> CompiledPattern[str]:
        """The pattern, compiled."""
        return compile_pattern(self.pattern)
