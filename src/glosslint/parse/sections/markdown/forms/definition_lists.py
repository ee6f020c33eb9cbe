"""Entries that are items of definition lists, in Markdown (``Term`` and ``: text``) or HTML (``<dl>``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.model import Span
from glosslint.parse.sections.decorations import undecorated
from glosslint.parse.sections.document import raw
from glosslint.parse.sections.markdown.blocks import Block
from glosslint.parse.sections.markdown.forms.found import Found, found, together
from glosslint.parse.sections.markdown.page import Page
from glosslint.parse.sections.markdown.shown import Shown, html_shown, shown, unmarked
from glosslint.parse.sections.markdown.terms import all_names, anchors_in
from glosslint.parse.tree import Scalar

_MARK = re.compile(r"[ \t]*[:~][ \t]*")
_PART = re.compile(
    r"<(?P<name>dt|dd)\b[^>]*>(?P<inner>.*?)(?=</(?P=name)\s*>|<(?:dt|dd)\b|</dl\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_LIST = re.compile(r"<dl\b[^>]*>.*?(?:</dl\s*>|\Z)", re.IGNORECASE | re.DOTALL)


def read(page: Page) -> Iterator[Found]:
    """Yield the entries of a page, in order. A term in the next line, or the next ``<dt>``, is another name."""
    entries = [*_of_markdown(page), *_of_html(page)]
    yield from sorted(entries, key=lambda entry: entry.node.start)


def _of_markdown(page: Page) -> Iterator[Found]:
    for block in page.blocks():
        titles: list[Block] = []
        texts: list[Scalar] = []
        for child in [*block.children, Block("DefinitionListTitle", block.span)] if "Definition" in block.kind else ():
            if child.kind == "DefinitionListTitle" and texts:
                yield from _entry([shown(line, page.text) for line in _lines(titles)], titles, texts, page)
                titles, texts = [], []
            if child.kind == "DefinitionListTitle":
                titles.append(child)
            else:
                texts.append(_text(child, page))


def _lines(titles: list[Block]) -> Iterator[list[Block]]:
    """Yield the elements of each line of the titles."""
    for title in titles:
        line: list[Block] = []
        for child in title.children:
            if child.kind in ("SoftBreak", "HardBreak"):
                yield line
                line = []
            else:
                line.append(child)
        yield line


def _text(definition: Block, page: Page) -> Scalar:
    mark = _MARK.match(page.text, *definition.span)
    start = mark.end() if mark is not None else definition.span.start
    return raw(page.text, start, page.text_end(start, max(definition.span.end, start)))


def _entry(lines: list[Shown], titles: list[Block], texts: list[Scalar], page: Page) -> Iterator[Found]:
    written = [anchor for title in titles for anchor in anchors_in(page.text, title.span)]
    values = all_names([line for line in lines if line.text], page.text, page.table)
    if values:
        yield found(titles[0].span.start, values, written, {"definition": together(texts)})


def _of_html(page: Page) -> Iterator[Found]:
    part = page.part
    lists = _LIST.finditer(page.text, *part) if part is not None and "<d" in page.text.lower() else ()
    spans = [Span(*match.span()) for match in lists]
    # In MDX, "<dl>" is sometimes left out.
    for span in spans or ([part] if part is not None and "<dt" in page.text else []):
        if page.is_code(span.start):
            continue
        titles: list[Span] = []
        texts: list[Scalar] = []
        for item in [*_PART.finditer(page.text, *span), None]:
            if texts and (item is None or item["name"].lower() == "dt"):
                yield from _html_entry(titles, texts, page)
                titles, texts = [], []
            if item is not None and item["name"].lower() == "dt":
                titles.append(Span(*item.span()))
            elif item is not None and titles:
                texts.append(raw(page.text, *item.span("inner")))


def _html_entry(titles: list[Span], texts: list[Scalar], page: Page) -> Iterator[Found]:
    written = [anchor for title in titles for anchor in anchors_in(page.text, title)]
    lines = [unmarked(undecorated(html_shown(page.text, title), page.text, title)) for title in titles]
    values = all_names([line for line in lines if line.text], page.text, page.table)
    if values:
        yield found(titles[0].start, values, written, {"definition": together(texts)})
