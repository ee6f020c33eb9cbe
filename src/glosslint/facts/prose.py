"""A prose field of an entry, and what rules may ask of its text: each answer is computed once, when asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from glosslint.model import NodePath, Span
from glosslint.model.limits import Limits
from glosslint.parse.markdown.parser import Markdown
from glosslint.text.boundaries import Ending, Opening, ending, opening
from glosslint.text.english.similarity import plain_words, tokens
from glosslint.text.english.term_matcher import base_words
from glosslint.text.placeholders import Placeholder, placeholders
from glosslint.text.tokenize import count_words, mask, sentences, words


def is_english(language: str) -> bool:
    """Whether a language code (ISO 639-1 or -2, perhaps with a region) means English."""
    return language.replace("_", "-").split("-")[0].lower() in ("en", "eng")


@dataclass(frozen=True)
class Prose:
    """A prose field: its key, decoded text, Markdown structure and limits."""

    field: str
    text: str
    path: NodePath
    markdown: Markdown
    limits: Limits | None = None
    core: bool = False
    language: str = "en"

    @property
    def english(self) -> bool:
        """Whether rules about English wording apply."""
        return is_english(self.language)

    @cached_property
    def masked(self) -> str:
        """The text at its own length, with code, math and link targets blotted out."""
        return mask(self.text, self.markdown.hidden)

    @cached_property
    def opaque(self) -> str:
        """The text at its own length, with an x for every character that is not prose: no sign there means anything."""
        return mask(self.text, [("image", span) for _, span in self.markdown.hidden])

    @cached_property
    def word_count(self) -> int:
        """The number of words."""
        return count_words(self.masked)

    @cached_property
    def words(self) -> list[Span]:
        """The words, as spans of the text."""
        return words(self.masked)

    @cached_property
    def base_forms(self) -> frozenset[str]:
        """Every word, in the form that names and house words are looked up by."""
        return frozenset(base_words(self.masked))

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The words as texts are compared by them: see ``likeness.tokens``."""
        return tokens(self.text, self.markdown.hidden)

    @cached_property
    def plain_words(self) -> list[str]:
        """The words in small letters, without signs, by a quick look that spares a long one."""
        return plain_words(self.masked)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences, as spans of the text."""
        return sentences(self.masked)

    @cached_property
    def opening(self) -> Opening | None:
        """The first word, where the text opens with one."""
        return opening(self.text, self.markdown.hidden)

    @cached_property
    def ending(self) -> Ending | None:
        """The end of the last paragraph, where the text ends with one."""
        return ending(self.text, self.markdown.hidden)

    @cached_property
    def placeholders(self) -> list[Placeholder]:
        """What of the text only keeps a place; "todo" is a Spanish word, so in English only."""
        return placeholders(self.text, self.masked) if self.english else []
