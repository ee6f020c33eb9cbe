"""Pictures in a text: where they and their captions are. The site leaves both out until it publishes pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown.parser import char_offsets, parser_input
from glosslint.publish.html.markup import options
from glosslint.util.regexes import lazy_pattern

_MAY_SHOW = re.compile(
    r"!\[|<(?:img|figure)\b|\{(?:figure|image)\}|(?:figure|image)::"
    r"|\{[{%][<%\s]*(?:include\s+)?(?:figure|image|img|picture)\b",
    re.IGNORECASE,
)
#: The blocks that hold a line of text, each of which may be a picture alone.
_BLOCKS = frozenset(("Paragraph", "Item", "TableCell", "Heading", "HtmlBlock"))
#: Blocks after which a paragraph in emphasis is no caption of an earlier picture.
_OTHERS = frozenset(("Item", "CodeBlock", "Table", "Heading", "BlockQuote", "List"))
_LABEL = re.compile(r"\W{0,4}(?:figure|fig\.?)\s+[\d.-]+\W{0,3}[.:]", re.IGNORECASE)
_EMPHASIS = frozenset(("Emphasis", "Strong"))
_TAG = re.compile(
    r"<!--(?:(?!<!--|-->).)*-->|<(?P<closes>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^<>]{0,4000})>", re.DOTALL
)
_SRC = re.compile(r"""\b(?:src|url|path)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_CAPTIONS = frozenset(("em", "i", "small", "sub", "sup", "figcaption", "strong", "b"))
#: How a figure begins that ends elsewhere: an element of HTML, a directive of MyST.
_BEGINS = lazy_pattern(
    r"<figure\b|^(?P<indent>[ \t]*)(?P<fence>`{3,}|:{3,})\s*\{(?:figure|image)\}[ \t]*(?P<source>[^\n]*)\n",
    re.MULTILINE | re.IGNORECASE,
)
_ELEMENT_END = lazy_pattern(r"</figure\s*>", re.IGNORECASE)
#: Figures as shortcodes of Hugo and Jekyll, each as a whole.
_FIGURES = (
    lazy_pattern(
        r"\{(?:\{[<%]|%)\s*(?:include\s+)?(?P<name>figure|image|img|picture)\b(?P<source>[^{}]*)[>%]\}\}?"
        r"(?:(?:(?!\{[{%]).)*\{(?:\{[<%]|%)\s*(?:/\s*|end)(?P=name)\s*[>%]\}\}?)?",
        re.DOTALL,
    ),
)
#: Directives of reStructuredText, and macros of AsciiDoc with their titles and attributes.
_FIGURES_OF = {
    "rst": (
        lazy_pattern(
            r"^(?P<indent>[ \t]*)\.\.[ ](?:\|[^|\n]+\|[ ])?(?:figure|image)::[ \t]*(?P<source>[^\n]*)(?:\n|\Z)"
            r"(?:(?P=indent)[ \t]+\S[^\n]*(?:\n|\Z)|[ \t]*\n(?=(?:[ \t]*\n){0,3}(?P=indent)[ \t]+\S))*",
            re.MULTILINE,
        ),
    ),
    "asciidoc": (
        lazy_pattern(
            r"^(?:\.[^\s.][^\n]*\n)?(?:\[[^\n]*\]\n)?image::(?P<source>[^\s\[\]]+)\[[^\]\n]*\][ \t]*$", re.MULTILINE
        ),
    ),
}
_SHOWS = re.compile(r"<(?:img|picture|svg|video|source|object)\b|!\[", re.IGNORECASE)
_TARGET = re.compile(r"!\[[^\]]*\]\(\s*<?([^\s)>]+)")


class Picture(NamedTuple):
    """A picture: its address as written, and the characters of the text that it and its caption take up.

    The span is empty for a picture within a sentence, in whose place the page has its alternative text.
    """

    source: str
    span: Span


@lru_cache(maxsize=4096)
def pictures_in(text: str, kind: str = "") -> tuple[Picture, ...]:
    """Return the pictures of a text of a file of this ``kind``, in order; those with one caption share their span."""
    if not _MAY_SHOW.search(text):
        return ()
    reader = _PictureReader(text)
    whole = list(_figures(text, kind, reader.read()))
    rest = (
        one for one in reader.pictures if not any(figure.span.start <= one.at < figure.span.end for figure in whole)
    )
    return tuple(sorted((*whole, *(Picture(one.source, one.span) for one in rest)), key=lambda one: one.span))


def drop_pictures(text: str, kind: str = "") -> str:
    """Return a text without its pictures and their captions."""
    spans = {picture.span for picture in pictures_in(text, kind) if picture.span.end > picture.span.start}
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text


def _figures(text: str, kind: str, code: list[Span]) -> Iterator[Picture]:
    end = 0
    found = (match for pattern in (*_FIGURES, *_FIGURES_OF.get(kind, ())) for match in pattern.finditer(text))
    whole = (Picture(_source_of(match["source"]), Span(*match.span())) for match in found)
    for picture in sorted((*whole, *_enclosed_figures(text)), key=lambda picture: picture.span):
        start = picture.span.start
        if start >= end and not any(span.start < start < span.end for span in code):  # an example in code is none
            end = picture.span.end
            yield picture


def _enclosed_figures(text: str) -> Iterator[Picture]:
    """Yield the figures that begin and end with marks of their own, in time linear in the length of the text."""
    end = 0
    endless: set[str] = set()
    for begin in _BEGINS.finditer(text):
        fence = begin["fence"]
        key = f"{begin['indent']}{fence}" if fence else ""
        if begin.start() < end or key in endless:
            continue
        closes = re.compile(rf"^{re.escape(key)}[`:]*[ \t]*$", re.MULTILINE) if fence else _ELEMENT_END
        close = closes.search(text, begin.end())
        if close is None:
            endless.add(key)
            continue
        end = close.end()
        inside = text[begin.end() : close.start()]
        if fence or _SHOWS.search(inside):
            yield Picture(_source_of(begin["source"] if fence else inside), Span(begin.start(), end))


def _source_of(written: str) -> str:
    """Return the address in the attributes or the content of a figure."""
    source = _SRC.search(written)
    target = _TARGET.search(written)
    if source is not None:
        return next(filter(None, source.groups()), "")
    return target[1] if target is not None else written.strip().strip(">%").strip()


class _Found(NamedTuple):
    source: str
    at: int
    span: Span


@dataclass
class _OpenBlock:
    """A block while it is read: its pictures, and whether it has words besides, in emphasis or not."""

    tag: str
    span: Span
    sources: list[tuple[str, int]] = field(default_factory=list)
    has_words: bool = False
    has_caption: bool = False
    first: int = -1
    last: int = -1


class _PictureReader:
    """Reads the blocks of a text that are pictures alone, each with the caption in emphasis that follows it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._blocks: list[_OpenBlock] = []
        self._images = self._emphasis = 0
        self._first = 0  # of the pictures of the last block that has some
        self._after: Span | None = None  # the block of pictures that has just ended
        self.pictures: list[_Found] = []

    def read(self) -> list[Span]:
        """Find the pictures, and return the spans of code."""
        import pyromark

        code: list[Span] = []
        char = char_offsets(self._text)
        events: Any = pyromark.events_with_range(parser_input(self._text, ()), options=options())
        for event, range_ in events:
            span = Span(char(range_["start"]), char(range_["end"]))
            if isinstance(event, str):  # a break or a rule
                continue
            (kind,) = event
            value = event[kind]
            tag = next(iter(value)) if isinstance(value, dict) else value
            if kind == "Code" or (kind == "Start" and tag == "CodeBlock"):
                code.append(span)
            if kind == "Start":
                self._open(tag, value, span)
            elif kind == "End":
                self._close(tag)
            elif self._blocks:
                self._inline(kind, value, span)
        return code

    def _open(self, tag: str, value: Any, span: Span) -> None:
        if tag in _OTHERS:
            self._after = None
        if tag in _BLOCKS:
            self._blocks.append(_OpenBlock(tag, span))
        elif tag == "Image":
            if self._blocks and not self._images:
                self._add(value["Image"]["dest_url"], span)
            self._images += 1
        elif tag in _EMPHASIS:
            self._emphasis += 1
        elif tag == "CodeBlock" and self._blocks:
            self._blocks[-1].has_words = True

    def _close(self, tag: str) -> None:
        self._images -= tag == "Image"
        self._emphasis -= tag in _EMPHASIS
        if tag in _BLOCKS and self._blocks and self._blocks[-1].tag == tag:
            self._end(self._blocks.pop())

    def _inline(self, kind: str, value: str, span: Span) -> None:
        block = self._blocks[-1]
        if kind in ("Html", "InlineHtml"):
            self._html(block, value, span)
        elif not self._images and (kind not in ("Text",) or value.strip()):
            self._words(block, self._emphasis > 0, span)

    def _html(self, block: _OpenBlock, text: str, span: Span) -> None:
        position = 0
        for tag in _TAG.finditer(text):
            if text[position : tag.start()].strip():
                self._words(block, self._emphasis > 0, span)
            position = tag.end()
            name = (tag["name"] or "").lower()
            if name == "img" and (source := _SRC.search(tag["rest"])) is not None:
                self._add(
                    next(filter(None, source.groups()), ""), Span(span.start + tag.start(), span.start + tag.end())
                )
            elif name in _CAPTIONS:
                self._emphasis = max(self._emphasis + (-1 if tag["closes"] else 1), 0)
        if text[position:].strip():
            self._words(block, self._emphasis > 0, span)

    def _words(self, block: _OpenBlock, emphasised: bool, span: Span) -> None:
        block.has_caption |= emphasised
        block.has_words |= not emphasised
        self._reach(block, span)

    def _add(self, source: str, span: Span) -> None:
        self._blocks[-1].sources.append((source, span.start))
        self._reach(self._blocks[-1], span)

    def _reach(self, block: _OpenBlock, span: Span) -> None:
        block.first = span.start if block.first < 0 else block.first
        block.last = max(block.last, span.end)

    def _end(self, block: _OpenBlock) -> None:
        is_paragraph = block.tag in ("Paragraph", "HtmlBlock")
        after = self._after
        if block.sources or block.has_words or block.has_caption:
            self._after = None
        if block.sources:
            whole = block.span if is_paragraph else Span(block.first, block.last)
            span = Span(block.sources[0][1], block.sources[0][1]) if block.has_words else whole
            self._first = len(self.pictures)
            self.pictures += (_Found(source, at, span) for source, at in block.sources)
            self._after = span if is_paragraph and not block.has_words else None
        elif after is not None and is_paragraph and self._is_caption(block):
            widened = Span(after.start, block.span.end)
            self.pictures[self._first :] = [one._replace(span=widened) for one in self.pictures[self._first :]]

    def _is_caption(self, block: _OpenBlock) -> bool:
        """Return whether all words of a paragraph after a picture are in emphasis, or it begins with "Figure 1."."""
        label = _LABEL.match(self._text, block.span.start)
        return label is not None or (block.has_caption and not block.has_words)
