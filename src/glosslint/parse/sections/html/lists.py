"""Entries that are items of definition lists, or elements ``<details>`` with a ``<summary>``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.sections.html.elements import Tag
from glosslint.parse.sections.html.page import MOST, Item, Page
from glosslint.parse.tree import Scalar

#: A reference that a term has instead of a text: "(See other term)".
_SEE = re.compile(r"(?<=\S)\s*[(\[]see\s[^()\[\]]*[)\]]\Z", re.IGNORECASE)


class _Anchor(NamedTuple):
    """An id in an element without words: the id of the term after it."""

    start: int
    id: Scalar


def definitions(page: Page) -> Iterator[Item]:
    """Yield the items of definition lists; a list in a text is part of the text."""
    depth = 0
    open_tag: Tag | None = None
    terms: list[tuple[Tag, Span]] = []
    texts: list[Span] = []
    anchor: _Anchor | None = None
    own: _Anchor | None = None  # the anchor of ``terms``
    end = 0
    for tag in _closed(page):
        depth = max(depth + (tag.name == "dl") - (tag.name == "/dl"), 0)
        ends_list = tag.name == "/dl" and depth == 0
        if not ends_list and (depth != 1 or tag.name not in ("dt", "/dt", "dd", "/dd")):
            continue
        if open_tag is not None:
            content = Span(open_tag.span.end, tag.span.start)
            inner = page.id_in(*content) if open_tag.name == "dd" and not page.words(content) else None
            if inner is not None:
                anchor = _Anchor(open_tag.span.start, inner)
            else:
                end = tag.span.end if tag.name.startswith("/d") and not ends_list else tag.span.start
                if open_tag.name == "dt":
                    terms.append((open_tag, content))
                else:
                    texts.append(content)
        open_tag = tag if tag.name in ("dt", "dd") else None
        if terms and (ends_list or (tag.name == "dt" and (texts or anchor))):
            yield _item(page, terms, texts, end, own)
            terms, texts = [], []
        if tag.name == "dt" and not terms:
            own, anchor = anchor, None


def _closed(page: Page) -> Sequence[Tag]:
    """Return the tags of a page, with the closing tags that are missing at the ends of lists."""
    inside = (one for one in page.elements if one.name == "dl" and page.part.start <= one.start < page.part.end)
    ends = [min(element.end, page.part.end) for element in inside if element.content.end == element.end]
    return sorted((*page.tags, *(Tag("/dl", Span(end, end)) for end in ends)), key=lambda tag: tag.span)


def _item(page: Page, terms: list[tuple[Tag, Span]], texts: list[Span], end: int, anchor: _Anchor | None) -> Item:
    ids = (page.id_in(tag.span.start, content.end) for tag, content in terms)
    given = next((scalar for scalar in ids if scalar is not None), None)
    spans = [content for _, content in terms]
    last = page.shown(spans[-1])
    see = _SEE.search(last.text) if not texts else None
    if see is not None:  # it is all of the text
        after = last.places[see.start() - 1].end
        texts, spans[-1] = [Span(after, spans[-1].end)], Span(spans[-1].start, after)
    start = terms[0][0].span.start
    if given is None and anchor is not None:
        start, given = anchor
    return Item(tuple(spans), tuple(texts), Span(start, end), given)


def details(page: Page) -> Iterator[Item]:
    """Yield the elements ``<details>`` that begin with a ``<summary>``."""
    for number, element in enumerate(page.elements[1:]):
        around = page.elements[number] if element.parent == number else None
        is_short = element.end - element.start <= MOST
        if element.name == "summary" and is_short and around is not None and around.name == "details":
            text = Span(element.end, around.content.end)
            given = page.id_in(around.start, element.content.end)
            yield Item((element.content,), (text,), Span(around.start, around.end), given)
