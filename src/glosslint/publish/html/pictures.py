"""Pictures in a text: where they and their captions are. The site leaves both out until it publishes pictures."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown import parser
from glosslint.parse.markdown.extensions import find_shortcodes
from glosslint.parse.markdown.structure import drop_overlaps, replace_parts
from glosslint.parse.page.blocks import Block, Tree, select_inside
from glosslint.parse.page.formats import markdown
from glosslint.util.sequences import Intervals

_MAY_SHOW = re.compile(
    r"!\[|<(?:img|figure)\b|\{(?:figure|image)\}"
    r"|\{[{%][<%\s-]*(?:include\s+)?(?:figure|image|img|picture)\b",
    re.IGNORECASE,
)
_LEAVES = frozenset(("paragraph", "heading", "term", "cell"))  # blocks of words
_LABEL = re.compile(r"\W{0,4}(?:figure|fig\.?)\s+[\d.-]+\W{0,3}[.:]", re.IGNORECASE)
#: The address of a picture in a tag or a shortcode.
_SRC = re.compile(r"""\b(?:src|url|path)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_SHORTCODES = frozenset(("figure", "image", "img", "picture"))
_DIRECTIVES = "{figure}", "{image}"
_SHOWS = "<img", "<picture", "<svg", "<video", "<source", "<object", "!["


class Picture(NamedTuple):
    """A picture: its address as written, and the characters of the text that it and its caption take up.

    The span is empty for a picture within a sentence, in whose place the page has its alternative text.
    """

    source: str
    span: Span


@lru_cache(maxsize=4096)
def pictures_in(text: str) -> tuple[Picture, ...]:
    """Return the pictures of a text in Markdown, in order; those with one caption share their span."""
    if not _MAY_SHOW.search(text):
        return ()
    tree = markdown.read("", text, 0, definitions=False, with_glossaries=False)
    images = _images(tree)
    every = (*_shortcodes(tree), *_elements(tree, images), *_directives(tree))
    figures = drop_overlaps(sorted(every, key=attrgetter("span")))
    lone = _lone_pictures(tree, images, figures)
    return tuple(sorted((*figures, *lone), key=lambda picture: picture.span))


def drop_pictures(text: str) -> str:
    """Return a text without its pictures and their captions."""
    spans = {picture.span for picture in pictures_in(text) if picture.span.end > picture.span.start}
    return replace_parts(text, ((span, "") for span in sorted(spans)))


def _source_in(written: str) -> str:
    """Return the address among the attributes of a tag or a shortcode, or an empty string."""
    source = _SRC.search(written)
    return next(filter(None, source.groups()), "") if source is not None else ""


def _images(tree: Tree) -> list[Picture]:
    """Return the images of Markdown and HTML, in order."""
    found: list[Picture] = []

    def take(kind: str, tag: Any, value: Any, span: Span) -> None:
        if kind == "Start" and tag == "Image" and not (found and span.end <= found[-1].span.end):
            found.append(Picture(value["Image"]["dest_url"], span))

    if "![" in tree.text:
        parser.Reader(tree.text, definitions=False).read(take)
    tags = ((span, tree.text[slice(*span)]) for kind, span in tree.markup.hidden if kind == "html")
    found += (Picture(source, span) for span, tag in tags if tag[:4].lower() == "<img" and (source := _source_in(tag)))
    return sorted(found, key=attrgetter("span"))


def _shortcodes(tree: Tree) -> Iterator[Picture]:
    """Yield the figures of Hugo and Jekyll, each up to its closing shortcode if it has one."""
    code = Intervals((span, None) for kind, span in tree.markup.hidden if kind == "code")
    ends: dict[str, int] = {}  # of the closing shortcodes after this one
    for span, _ in reversed(find_shortcodes(tree.text)):
        inside = tree.text[slice(*span)].strip("{}<>% \t\r\n-").removeprefix("include ").strip()
        closes = inside.startswith(("/", "end"))
        name, _, attributes = inside.removeprefix("/").removeprefix("end").strip().partition(" ")
        if closes:
            ends[name] = span.end
        elif name in _SHORTCODES and not code.at(span.start):  # in code, it is an example
            yield Picture(_source_in(attributes) or attributes.strip(), Span(span.start, ends.pop(name, span.end)))


def _elements(tree: Tree, images: Sequence[Picture]) -> Iterator[Picture]:
    """Yield the ``<figure>`` elements that show something."""
    begin, shows = -1, False
    for kind, span in tree.markup.hidden:
        tag = tree.text[slice(*span)].lower() if kind in ("html", "image") else ""
        shows = shows or tag.startswith(_SHOWS)
        if tag.startswith("<figure") and begin < 0:
            begin, shows = span.start, False
        elif tag.startswith("</figure") and begin >= 0:
            whole = Span(begin, span.end)
            if shows:
                yield Picture("".join(image.source for image in select_inside(images, whole)[:1]), whole)
            begin = -1


def _directives(tree: Tree) -> Iterator[Picture]:
    """Yield the directives of MyST: between backticks, which are code to CommonMark, or colons."""
    colons: dict[str, list[int]] = {}  # the ends of the lines that close directives
    at = 0
    for line in tree.text.splitlines(keepends=True) if ":::" in tree.text else ():
        at += len(line)
        if not line.strip().strip(":"):
            colons.setdefault(line.strip(), []).append(at)
    for block in (block for block in tree.walk() if block.kind in ("code", "paragraph")):
        first, _, others = tree.text[slice(*block.span)].partition("\n")
        name = first.lstrip("`:")
        fence, name = first.removesuffix(name), name.strip()
        if len(fence) > 2 and name.startswith(_DIRECTIVES):
            ends = [block.span.end] if others.rstrip().endswith(fence) else []
            ends = ends if fence[0] == "`" else colons.get(fence, [])
            closed = bisect.bisect_right(ends, block.span.start)
            if closed < len(ends):
                yield Picture(name.partition("}")[2].strip(), Span(block.span.start, ends[closed]))


def _lone_pictures(tree: Tree, images: Sequence[Picture], figures: Sequence[Picture]) -> Iterator[Picture]:
    """Yield the images beside ``figures``: those of a block with no words but a caption with all of it, and with the
    caption in the paragraph after that."""
    blocks = [block for block in tree.walk() if block.kind in _LEAVES and not block.children]
    starts = [block.span.start for block in blocks]
    inside = Intervals((figure.span, None) for figure in figures)
    of_blocks: dict[int, list[Picture]] = {}
    for image in images:
        number = bisect.bisect_right(starts, image.span.start) - 1
        if number >= 0 and image.span.start < blocks[number].span.end:
            of_blocks.setdefault(number, []).append(image)
        elif not inside.at(image.span.start):
            yield Picture(image.source, Span(image.span.start, image.span.start))
    for number, every in of_blocks.items():
        block, own = blocks[number], [image for image in every if not inside.at(image.span.start)]
        start, end = block.span if block.kind == "paragraph" else block.content
        has_figure = inside.at(start) or select_inside(figures, Span(start, end))
        if own and (has_figure or _has_words(tree, block, every)):
            start = end = own[0].span.start
        elif block.kind == "paragraph" and number + 1 < len(blocks) and number + 1 not in of_blocks:
            following = blocks[number + 1]
            if not tree.text[end : following.span.start].strip() and _is_caption(tree, following):
                end = following.span.end
        yield from (Picture(image.source, Span(start, end)) for image in own)


def _has_words(tree: Tree, block: Block, images: Sequence[Picture], emphasised: bool = False) -> bool:
    """Return whether a block has words beside ``images``, in emphasis only if these count."""
    marks = () if emphasised else (mark for mark in tree.marks_in(block.content) if mark.kind in ("bold", "italic"))
    beside = Intervals((part.span, None) for part in (*images, *marks))
    seen = (words for words, place in tree.pieces(block.content) if not beside.at(place.start))
    return any(map(str.isalnum, "".join(seen)))


def _is_caption(tree: Tree, block: Block) -> bool:
    """Return whether all words of a paragraph are in emphasis, or it begins with "Figure 1."."""
    if block.kind != "paragraph":
        return False
    is_labelled = _LABEL.match(tree.text, block.span.start) is not None
    return is_labelled or (_has_words(tree, block, (), emphasised=True) and not _has_words(tree, block, ()))
