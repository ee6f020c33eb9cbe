"""Pictures in a text: where they and their captions are. The site leaves both out until it publishes pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
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
#: The blocks that hold a line of text, each of which may be a picture alone, and those that may be a caption.
_BLOCKS = frozenset(("Paragraph", "Item", "TableCell", "Heading", "HtmlBlock"))
_PARAGRAPHS = frozenset(("Paragraph", "HtmlBlock"))
_LABEL = re.compile(r"\W{0,4}(?:figure|fig\.?)\s+[\d.-]+\W{0,3}[.:]", re.IGNORECASE)
_IMAGE_TAG = re.compile(r"<!--(?:(?!<!--|-->).)*-->|<img\b(?P<rest>[^<>]{0,4000})>", re.DOTALL | re.IGNORECASE)
_EMPHASISED = lazy_pattern(
    r"(?P<mark>[*_]{1,3})(?=\S).{1,2000}?(?<=\S)(?P=mark)"
    r"|<(?P<tag>em|i|small|sub|sup|figcaption|strong|b)\b[^<>]{0,4000}>.{0,2000}?</(?P=tag)\s*>",
    re.DOTALL | re.IGNORECASE,
)
#: What of a block is no word: the number of an item, tags, entities, the targets of links.
_NO_WORDS = lazy_pattern(r"\A\s*\d{1,9}[.)]\s|<[^<>]{0,4000}>|&\w+;|\]\([^()\n]*\)|\]\[[^\[\]\n]*\]")
_SRC = re.compile(r"""\b(?:src|url|path)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
#: How a figure begins that ends elsewhere: an element of HTML, a directive of MyST.
_BEGINS = lazy_pattern(
    r"<figure\b|^(?P<indent>[ \t]*)(?P<fence>`{3,}|:{3,})\s*\{(?:figure|image)\}[ \t]*(?P<source>[^\n]*)\n",
    re.MULTILINE | re.IGNORECASE,
)
_ELEMENT_END = lazy_pattern(r"</figure\s*>", re.IGNORECASE)
#: Figures as shortcodes of Hugo and Jekyll, each as a whole.
_SHORTCODE = lazy_pattern(
    r"\{(?:\{[<%]|%)\s*(?:include\s+)?(?P<name>figure|image|img|picture)\b(?P<source>[^{}]*)[>%]\}\}?"
    r"(?:(?:(?!\{[{%]).)*\{(?:\{[<%]|%)\s*(?:/\s*|end)(?P=name)\s*[>%]\}\}?)?",
    re.DOTALL,
)
#: Directives of reStructuredText, and macros of AsciiDoc with their titles and attributes.
_FIGURES = {
    "rst": lazy_pattern(
        r"^(?P<indent>[ \t]*)\.\.[ ](?:\|[^|\n]+\|[ ])?(?:figure|image)::[ \t]*(?P<source>[^\n]*)(?:\n|\Z)"
        r"(?:(?P=indent)[ \t]+\S[^\n]*(?:\n|\Z)|[ \t]*\n(?=(?:[ \t]*\n){0,3}(?P=indent)[ \t]+\S))*",
        re.MULTILINE,
    ),
    "asciidoc": lazy_pattern(
        r"^(?:\.[^\s.][^\n]*\n)?(?:\[[^\n]*\]\n)?image::(?P<source>[^\s\[\]]+)\[[^\]\n]*\][ \t]*$", re.MULTILINE
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
    blocks, code = _read_blocks(text)
    whole = list(_figures(text, kind, code))
    lone = _lone_pictures(text, blocks, [figure.span for figure in whole])
    return tuple(sorted((*whole, *lone), key=lambda picture: picture.span))


def drop_pictures(text: str, kind: str = "") -> str:
    """Return a text without its pictures and their captions."""
    spans = {picture.span for picture in pictures_in(text, kind) if picture.span.end > picture.span.start}
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text


def _figures(text: str, kind: str, code: list[Span]) -> Iterator[Picture]:
    end = 0
    patterns = [_SHORTCODE, *([_FIGURES[kind]] if kind in _FIGURES else [])]
    found = (match for pattern in patterns for match in pattern.finditer(text))
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


class _Block(NamedTuple):
    """A block of a text, and the addresses and places of the images in it."""

    tag: str
    span: Span
    images: list[tuple[str, Span]]


def _read_blocks(text: str) -> tuple[list[_Block], list[Span]]:
    """Return the blocks of a text in their order, and the spans of code."""
    import pyromark

    blocks: list[_Block] = []
    code: list[Span] = []
    image_end = 0  # what is in an image is its caption
    char = char_offsets(text)
    events: Any = pyromark.events_with_range(parser_input(text, ()), options=options())
    for event, range_ in events:
        if isinstance(event, str):  # a break or a rule
            continue
        ((kind, value),) = event.items()
        tag = next(iter(value)) if isinstance(value, dict) else value
        span = Span(char(range_["start"]), char(range_["end"]))
        if kind == "Start" and tag in _BLOCKS:
            blocks.append(_Block(tag, span, []))
        if kind == "Code" or (kind == "Start" and tag == "CodeBlock"):
            code.append(span)
        elif kind == "Start" and tag == "Image" and span.start >= image_end:
            image_end = span.end
            _add_image(blocks, value["Image"]["dest_url"], span)
        elif kind == "InlineHtml" or (kind == "Start" and tag == "HtmlBlock"):
            for element in _IMAGE_TAG.finditer(text, *span):
                if element["rest"] and (source := _SRC.search(element["rest"])) is not None:
                    _add_image(blocks, next(filter(None, source.groups()), ""), Span(*element.span()))
    return blocks, code


def _add_image(blocks: list[_Block], source: str, span: Span) -> None:
    """Add an image to the innermost block that it is in."""
    block = next((block for block in reversed(blocks) if span.start < block.span.end), None)
    if block is not None:
        block.images.append((source, span))


def _lone_pictures(text: str, blocks: list[_Block], figures: list[Span]) -> Iterator[Picture]:
    """Yield the images beside ``figures``, each with the whole block if there is nothing else in it but emphasis, and
    with the caption in the paragraph after that."""

    def has_figure(span: Span) -> bool:
        return any(figure.start < span.end and span.start < figure.end for figure in figures)

    for block, following in zip_longest(blocks, blocks[1:]):
        block.images[:] = [image for image in block.images if not has_figure(image[1])]
        if block.images:
            (start, end), last = block.span, block.images[-1][1].end
            if has_figure(block.span) or _has_words(text, block):
                start = end = block.images[0][1].start
            elif block.tag not in _PARAGRAPHS:
                start = len(text[: block.images[0][1].start].rstrip("["))
                end = max(last, start + len(text[start:end].rstrip(" \t\r\n|")))
            elif following is not None and not has_figure(following.span) and _is_caption(text, following, end):
                end = following.span.end
            yield from (Picture(source, Span(start, end)) for source, _ in block.images)


def _is_caption(text: str, block: _Block, after: int) -> bool:
    """Return whether all words of a paragraph right ``after`` a picture are in emphasis, or it begins with "Figure
    1."."""
    if block.tag not in _PARAGRAPHS or block.images or text[after : block.span.start].strip():
        return False
    is_emphasised = _has_words(text, block, emphasised=True) and not _has_words(text, block)
    return is_emphasised or _LABEL.match(text, block.span.start) is not None


def _has_words(text: str, block: _Block, emphasised: bool = False) -> bool:
    """Return whether a block has words beside its images, in emphasis only if these count."""
    at, parts = block.span.start, []
    for _, (start, end) in block.images:
        parts.append(text[at:start])
        at = max(at, end)
    words = "".join((*parts, text[at : block.span.end]))
    return any(map(str.isalnum, _NO_WORDS.sub("", words if emphasised else _EMPHASISED.sub("", words))))
