"""Entries that are items of definition lists, or elements that open: ``<details>`` with a ``<summary>``."""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.model import Span
from glosslint.parse.sections.html.elements import Tag
from glosslint.parse.sections.html.page import MOST, Item, Page


def definitions(page: Page) -> Iterator[Item]:
    """Yield the items of definition lists; lists in their texts are parts of these."""
    depth = 0
    open_tag: Tag | None = None
    terms: list[tuple[Tag, Span]] = []
    texts: list[Span] = []
    end = 0
    for tag in page.tags:
        depth += (tag.name == "dl") - (tag.name == "/dl")
        ends_list = tag.name == "/dl" and depth == 0
        if not ends_list and (depth != 1 or tag.name not in ("dt", "/dt", "dd", "/dd")):
            continue
        if open_tag is not None:
            content = Span(open_tag.span.end, tag.span.start)
            end = tag.span.end if tag.name.startswith("/d") and not ends_list else tag.span.start
            if open_tag.name == "dt":
                terms.append((open_tag, content))
            else:
                texts.append(content)
        open_tag = tag if tag.name in ("dt", "dd") else None
        if terms and (ends_list or (tag.name == "dt" and texts)):
            yield _item(page, terms, texts, end)
            terms, texts = [], []


def _item(page: Page, terms: list[tuple[Tag, Span]], texts: list[Span], end: int) -> Item:
    ids = (page.id_in(tag.span.start, content.end) for tag, content in terms)
    given = next((scalar for scalar in ids if scalar is not None), None)
    spans = tuple(content for _, content in terms)
    return Item(spans, tuple(texts), Span(terms[0][0].span.start, end), given)


def details(page: Page) -> Iterator[Item]:
    """Yield the elements that show their text when a reader opens them."""
    for number, element in enumerate(page.elements[1:]):
        around = page.elements[number] if element.parent == number else None
        is_short = element.end - element.start <= MOST
        if element.name == "summary" and is_short and around is not None and around.name == "details":
            text = Span(element.end, around.content.end)
            given = page.id_in(around.start, element.content.end)
            yield Item((element.content,), (text,), Span(around.start, around.end), given)
