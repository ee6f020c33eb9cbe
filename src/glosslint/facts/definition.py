"""The sentences that define an entry, taken apart. English only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from glosslint.facts.prose import Prose
from glosslint.model import Span
from glosslint.text.english import definition_parts
from glosslint.text.english.definition_parts import CleanText, DefinitionParts
from glosslint.text.english.inflection import base
from glosslint.text.names import fold, split_qualifier

#: What a frame holds besides the name, each word in one form.
_SAYING = frozenset(
    (
        "a",
        "an",
        "the",
        "term",
        "is",
        "are",
        "was",
        "were",
        "mean",
        "refer",
        "to",
        "denote",
        "describe",
        "simply",
        "just",
    )
)
_PART = re.compile(r"[^\W_]+(?:\+\+|#)?")
#: Characters, some five hundred words. A sentence that is longer defines nothing a reader can hold.
LONGEST = 3000


class Definition(NamedTuple):
    """A defining text, and the parts of its first sentence; spans are in the text.

    ``own_frame`` is the frame without its context, where it names the entry and a kind of thing follows: "X is".
    ``bare`` tells that it says nothing else, so that it may go: unlike "X in physics is", and "X, or Y, is".
    """

    prose: Prose
    clean: CleanText
    parts: DefinitionParts
    own_frame: Span | None = None
    bare: bool = False

    def shown(self, span: Span) -> str:
        """What is written there as it is read: on one line, without the marks of links."""
        return " ".join(_as_read(self.prose, span).split())

    def core_text(self, span: Span) -> str:
        """The same in lower case, without code, quotations and parentheses."""
        return self.clean.core[slice(*span)]


def read_definitions(fields: Iterable[Prose], names: Sequence[str]) -> Iterator[Definition]:
    """Yield the English defining texts among the prose ``fields`` of an entry with these English ``names``.

    A text without a sentence is left out."""
    for prose in fields:
        sentence = first_sentence(prose) if prose.core and prose.english else None
        if sentence is not None:
            cleaned = definition_parts.clean(prose.text, prose.markdown.hidden)
            start, end = definition_parts.defining_sentence(cleaned, sentence)
            sentence = Span(start, min(end, start + LONGEST))
            parts = definition_parts.split_definition(cleaned, sentence, names)
            yield Definition(prose, cleaned, parts, *_own_frame(prose, parts, names))


def _own_frame(prose: Prose, parts: DefinitionParts, names: Iterable[str]) -> tuple[Span | None, bool]:
    """The frame that names the entry, and whether it says nothing else."""
    start, end = parts.frame
    if end == start or parts.genus.end == parts.genus.start:
        return None, False
    start += len(prose.text[start:end]) - len(prose.text[start:end].lstrip())
    start = markup_start(prose, start)
    said = left = _words(_as_read(prose, Span(start, end)))
    forms = {_words(form) for name in names for form in (name, *split_qualifier(name)) if form}
    for form in sorted(forms, key=len, reverse=True):
        left = left.replace(form, " ", 1) if left == said else left
    return (Span(start, end), _SAYING.issuperset(left.split())) if left != said else (None, False)


def markup_start(prose: Prose, start: int) -> int:
    """Where the marks begin that stand before a character: those of a link, or of words in italics."""
    return len(prose.text[:start].rstrip("[*_"))


def _as_read(prose: Prose, span: Span) -> str:
    """The characters of a text without the marks of links."""
    shown = list(prose.text)
    for kind, (start, end) in prose.markdown.hidden:
        if kind == "mark":
            shown[start:end] = [""] * (end - start)
    return "".join(shown[slice(*span)])


def first_sentence(prose: Prose) -> Span | None:
    """The first sentence that is no heading."""
    for sentence in prose.sentences:
        line = prose.text[prose.text.rfind("\n", 0, sentence.start) + 1 : sentence.start]
        if not line.lstrip().startswith("#"):
            return sentence
    return None


def _words(text: str) -> str:
    """The words of a text in one form each, with a blank around every one."""
    return f" {' '.join(base(part) for part in _PART.findall(fold(text)))} "
