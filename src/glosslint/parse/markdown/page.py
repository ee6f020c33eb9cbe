"""A Markdown file → Document: the keys of its YAML front matter and, beside them, its body and the body's parts.

The body is the key ``@body``. ``@lead`` is the text before the first heading or ``<!--more-->``, but after a title (a
heading of level 1 that opens the page); ``@rest`` is the text after the lead, if there is any. ``@section:Title`` is
the text under a heading, with its subsections; the second with the same title is ``@section:Title#2``. The texts of
these parts are those of the file, unchanged. ``@names:Title`` has the names that such a text lists, if it is a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence as Many

from glosslint.model import Span
from glosslint.model.source import Source
from glosslint.parse.markdown import front_matter
from glosslint.parse.page.anchors import number_repeated
from glosslint.parse.page.blocks import Block, Tree, ends_below
from glosslint.parse.page.names import are_names, list_names
from glosslint.parse.tree import BODY, RAW, Document, Mapping, Scalar, Sequence

LEAD, REST, SECTION, NAMES = "@lead", "@rest", "@section:", "@names:"
_LONGEST_LIST = 2_000  # characters

#: A body without a match has neither headings nor comments, one of which may end the lead, and need not be parsed.
_MAY_DIVIDE = re.compile(r"(?:\A|[\r\n])[ \t]*[#=-]|<!--|\{/\*")
_LINE = re.compile(r"\S[^\r\n]*")
_MORE = "more"


def parse(source: Source) -> Document:
    """Return the Document of ``source``: one root, or none if an error stopped the parser."""
    front = front_matter.read(source)
    if front.faults:
        return Document(source, (), front.faults, in_body=())
    text, pairs = source.text, front.pairs
    tree = _tree(text, front.body_start)
    start = pairs[0][0].start if pairs else len(text) - len(text[front.body_start :].lstrip())
    end = max(len(text.rstrip()), start)
    rigid = "its front matter is TOML, of which only strings are changed; change it by hand" if front.is_toml else ""
    return Document(source, (Mapping((*pairs, *_parts(tree)), start, end),), rigid=rigid, in_body=tree.comments)


def _parts(tree: Tree) -> Iterator[tuple[Scalar, Scalar | Sequence]]:
    """Yield the parts of the body of a page."""
    text, start = tree.text, tree.body_start
    headings = [block for block in tree.blocks if block.kind == "heading" and text[block.span.start] != "<"]
    begins = [_line_start(text, block.span.start, start) for block in headings]
    lead, rest = _lead(tree, headings, begins)
    yield _part(text, BODY, start, len(text))
    yield _part(text, LEAD, *lead)
    if text[rest:].strip():
        yield _part(text, REST, rest, len(text))
    names = number_repeated((tree.shown(block.content).text for block in headings), "#", 2)
    starts = dict(zip((block.span.start for block in headings), begins, strict=True))
    for at, (block, name, below) in enumerate(zip(headings, names, ends_below(headings, len(text)), strict=True), 1):
        end = starts.get(below, below)
        own = Scalar(text[block.span.end : end], block.span.end, end, RAW)
        yield Scalar(SECTION + name, *block.content, RAW), own
        is_short = end <= min(begins[at : at + 1], default=end) and end - block.span.end <= _LONGEST_LIST
        if is_short and (listing := list_names(tree, Span(own.start, own.end))) and are_names(listing):
            yield Scalar(NAMES + name, *block.content, RAW), Sequence(tuple(listing), own.start, own.end)


def _tree(text: str, start: int) -> Tree:
    if _MAY_DIVIDE.search(text[start:]) is None:
        return Tree(text, "markdown", (), (), (), body_start=start)
    from glosslint.parse.page.formats import markdown as page

    return page.read("", text, start, definitions=False, with_glossaries=False)


def _line_start(text: str, at: int, least: int) -> int:
    while at > least and text[at - 1] in " \t":
        at -= 1
    return at


def _part(text: str, name: str, start: int, end: int) -> tuple[Scalar, Scalar]:
    """Return a part whose key is placed at its first line."""
    line = _LINE.search(text, start, end)
    shown = Span(line.start(), line.start() + len(line[0].rstrip())) if line is not None else Span(start, start)
    return Scalar(name, *shown, RAW), Scalar(text[start:end], start, end, RAW)


def _lead(tree: Tree, headings: Many[Block], begins: Many[int]) -> tuple[Span, int]:
    """Return the lead, and where the rest begins."""
    text, start = tree.text, tree.body_start
    titled = bool(headings) and headings[0].level == 1 and not text[start : begins[0]].strip()
    start = headings[0].span.end if titled else start
    first = next(iter(begins[titled:]), len(text))
    for comment in tree.comments:
        if start <= comment.span.start < first and comment.text == _MORE:
            return Span(start, comment.span.start), comment.span.end
    return Span(start, first), first
