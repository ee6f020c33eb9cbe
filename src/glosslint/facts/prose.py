"""A prose field of an entry, and what rules may ask of its text; each answer is computed once, when first asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from glosslint.facts.pointer import Pointer, read_pointer
from glosslint.model import NodePath, Span
from glosslint.model.limits import Limits
from glosslint.parse.markdown.parser import Markdown
from glosslint.text.boundaries import Ending, Opening, ending, opening
from glosslint.text.english.similarity import plain_words, tokens
from glosslint.text.english.term_matcher import base_words
from glosslint.text.placeholders import Placeholder, foreign_placeholders, placeholders
from glosslint.text.tokenize import count_words, mask, sentences, words


def is_english(language: str) -> bool:
    """Return whether a language code (ISO 639-1 or -2, perhaps with a region) is English."""
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
        """The text with code, math and link targets overwritten; offsets stay the same."""
        return mask(self.text, self.markdown.hidden)

    @cached_property
    def opaque(self) -> str:
        """The text with an x for each character that is not prose, so that punctuation there counts for nothing."""
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
        """Each word in the form by which terms and the words of the settings are looked up."""
        return frozenset(base_words(self.masked))

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The words as compared between texts; see ``text.english.similarity``."""
        return tokens(self.text, self.markdown.hidden)

    @cached_property
    def plain_words(self) -> list[str]:
        """The words in lower case without punctuation: cheaper than ``tokens``, for a first comparison."""
        return plain_words(self.masked)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences, as spans of the text."""
        return sentences(self.masked)

    @cached_property
    def opening(self) -> Opening | None:
        """The first word, if the text begins with one."""
        return opening(self.text, self.markdown.hidden)

    @cached_property
    def ending(self) -> Ending | None:
        """The end of the last paragraph, if the text ends with one."""
        return ending(self.text, self.markdown.hidden)

    @cached_property
    def placeholders(self) -> list[Placeholder]:
        """The placeholders such as "TODO"; of texts that are not English, only if it is all of them."""
        return placeholders(self.text, self.masked) if self.english else foreign_placeholders(self.text)

    @cached_property
    def pointer(self) -> Pointer | None:
        """Where the text points, if it only refers readers to other entries: "See X."."""
        return read_pointer(self.text, self.markdown)
