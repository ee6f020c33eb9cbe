"""What readers see of inline elements, each character with its place in the text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.sections.markdown.blocks import Block
from glosslint.parse.tree import RAW, SHOWN, Scalar

_WORDS = frozenset(("Text", "Code", "InlineMath", "DisplayMath"))
_BREAKS = frozenset(("SoftBreak", "HardBreak"))
_HTML = re.compile(r"<!--.*?-->|<[^<>]*>|(?P<entity>&#?\w{1,31};)|[^<&]+|.", re.DOTALL)
#: A line break: a tag in HTML, or a substitution in reStructuredText that stands for one.
SUBSTITUTION = r"\|(?:br|linebreak|line-break|newline)\|"
BREAK = re.compile(rf"<br\b|{SUBSTITUTION}", re.IGNORECASE)
_SPACES = re.compile(r"\s*")
_WORD = re.compile(r"\S+")
#: Tags of ruby text, which states how characters are read, and of brackets around it: not part of a name.
_RUBY = re.compile(r"<(?:(?P<opens>rt|rp|rtc)|/(?:rt|rp|rtc|ruby)|rb)\b", re.IGNORECASE)
_new = tuple.__new__  # half the cost of Span(*…), which matters for every character
#: Characters that readers see, and their place. If both have the same length, each character has a place of its own;
#: otherwise each has the whole place, as for an entity. An unknown entity is text.
Piece = tuple[str, Span]
_AROUND = re.compile(r"(?P<mark>\*\*|__|[*_`])(?P<words>[^*_`]+)(?P=mark)")


class Shown(NamedTuple):
    """Characters that readers see: the character ``i`` of ``text`` is at ``places[i]`` of the file."""

    text: str
    places: tuple[Span, ...]

    def part(self, start: int, end: int) -> Shown:
        """Return the characters ``start`` to ``end``, without the whitespace around them."""
        inner = self.text[start:end]
        start += len(inner) - len(inner.lstrip())
        end = start + len(inner.strip())
        return Shown(self.text[start:end], self.places[start:end])

    @property
    def span(self) -> Span:
        """The characters of the file from the first to the last."""
        return Span(self.places[0].start, self.places[-1].end)

    def scalar(self, source: str) -> Scalar:
        """Return the characters as a string of the tree."""
        as_it_is = source[slice(*self.span)] == self.text
        return Scalar(self.text, *self.span, RAW if as_it_is else SHOWN)


def shown(blocks: Iterable[Block], source: str, with_ruby: bool = False) -> Shown:
    """Return what readers see of inline elements in ``source``, whitespace collapsed.

    HTML and images show nothing, except that ``<br>`` is a space. ``with_ruby`` includes ruby text, as anchors do.
    """
    return collapsed(_pieces(blocks, source, with_ruby))


def html_shown(source: str, span: Span) -> Shown:
    """Return what readers see of the HTML in ``span``, whitespace collapsed."""
    return collapsed(_html_pieces(source, span))


def unmarked(words: Shown) -> Shown:
    """Return the words without the Markdown marks around them, where these are read within other markup: "**Term**"."""
    mark = _AROUND.fullmatch(words.text)
    return words.part(*mark.span("words")) if mark is not None else words


def is_break(span: Span, source: str) -> bool:
    """Return whether a space is written as a line break, with or without whitespace before it."""
    spaces = _SPACES.match(source, *span)
    return spaces is not None and BREAK.match(source, spaces.end(), span.end) is not None


def opens_ruby(tag: Span, source: str) -> bool | None:
    """Return ``True`` if a tag begins ruby text, ``False`` if it ends it, ``None`` for any other tag."""
    match = _RUBY.match(source, *tag)
    return None if match is None else match["opens"] is not None


def _html_pieces(source: str, span: Span) -> Iterator[Piece]:
    ruby = False
    for match in _HTML.finditer(source, *span):
        span = Span(*match.span())
        ruby = state if (state := opens_ruby(span, source)) is not None else ruby
        if ruby:
            continue
        if match["entity"]:
            yield html.unescape(match[0]), span
        elif is_break(span, source):
            yield " ", span
        elif not match[0].startswith("<") or span.end == span.start + 1:
            yield match[0], span


def collapsed(pieces: Iterable[Piece]) -> Shown:
    """Return characters with their places, whitespace collapsed and none at either end."""
    texts: list[str] = []
    every: list[Span] = []
    for text, place in pieces:
        texts.append(text)
        start, end = place
        if len(text) == end - start:
            every += map(_new, repeat(Span), zip(range(start, end), range(start + 1, end + 1), strict=True))
        else:
            every += repeat(place, len(text))
    places: list[Span] = []
    words: list[str] = []
    last = 0
    for word in _WORD.finditer("".join(texts)):
        start, end = word.span()
        if words:
            places.append(Span(every[last].start, every[start - 1].end))
        places += every[start:end]
        words.append(word[0])
        last = end
    return Shown(" ".join(words), tuple(places))


def _pieces(blocks: Iterable[Block], source: str, with_ruby: bool) -> Iterator[Piece]:
    ruby = False
    for block in blocks:
        ruby = state if (state := opens_ruby(block.span, source)) is not None else ruby
        if ruby and not with_ruby:
            continue
        if block.kind in _WORDS:
            yield _written(block, source)
        elif block.kind in _BREAKS or is_break(block.span, source):
            yield " ", block.span
        elif block.kind != "Image":
            yield from _pieces(block.children, source, with_ruby)


def _written(block: Block, source: str) -> Piece:
    """Return the characters of a block with their place in the text; for an entity, the whole of it."""
    written = source[slice(*block.span)]
    entity = written.startswith("&") and written.endswith(";") and len(written) > len(block.value)
    start = source.find(block.value, *block.span) if not entity else -1
    if start >= 0:
        return block.value, Span(start, start + len(block.value))
    around, odd = divmod(len(written) - len(block.value), 2)
    inner = written[around : around + len(block.value)]
    if around >= 0 and not odd and not written.replace(inner, "", 1).strip("`$ "):  # the parser saw a masked text
        return inner, Span(block.span.start + around, block.span.end - around)
    return block.value, block.span
