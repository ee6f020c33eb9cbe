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
_WIDE = re.compile(r"^ {0,3}:(?=[ \t]*\t| {5})", re.MULTILINE)
_LINE = re.compile(r"([ \t]*)([^\r\n]*)(\r\n|\r|\n|\Z)")
_ITEM = re.compile(r"(:[ \t]*)(\S.*)")
_FENCES = ("```", "~~~")
_TAB, _CODE = 4, 4  # columns of a tab stop, and of the indentation with which a text is code
_NO_INDENT = "\u00a0"  # a space that is no indentation for the parser
#: What gives kramdown the attributes of the block below or above it, alone on a line: "{:auto_ids}", "{: .class #id}".
_ATTRIBUTES = re.compile(r"\{:[^{}\r\n]*\}")
_PART = re.compile(
    r"<(?P<name>dt|dd)\b[^>]*>(?P<inner>.*?)(?=</(?P=name)\s*>|<(?:dt|dd)\b|</dl\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_LIST = re.compile(r"<dl\b[^>]*>.*?(?:</dl\s*>|\Z)", re.IGNORECASE | re.DOTALL)


def unindented(text: str) -> str:
    """Return the text at its own length, so that a text far from the ``:`` before it is not taken for code: the column
    at which it begins is the indentation of all the item."""
    if _WIDE.search(text) is None:
        return text
    pieces: list[str] = []
    inner = 0  # the column at which the text of such an item begins, while its lines are read; else 0
    for line in _LINE.finditer(text):
        space, words, end = line.groups()
        column = _column(space)
        item = _ITEM.match(words) if column < _CODE else None
        if item is not None:
            inner = _column(space + item[1]) if _is_far(column, space + item[1], item[2]) else 0
            words = f": {_NO_INDENT * (len(item[1]) - 2)}{item[2]}" if inner else words
        elif words and (not space or words.startswith(_FENCES)):
            inner = 0
        elif words and _CODE < column < inner + _CODE:
            space = f"  {_NO_INDENT * (len(space) - 2)}"
        pieces += (space, words, end)
    return "".join(pieces)


def _is_far(column: int, before: str, words: str) -> bool:
    """Return whether words are so far from the mark at ``column`` that they would be code, and open no block of it."""
    return _column(before) - column - 1 > _CODE and not words.startswith(_FENCES)


def _column(space: str) -> int:
    return len(space.expandtabs(_TAB))


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
    values = all_names([line for line in lines if _is_name(line.text)], page.text, page.table)
    if values:
        yield found(titles[0].span.start, values, written, {"definition": together(texts)})


def _is_name(line: str) -> bool:
    return bool(line) and _ATTRIBUTES.fullmatch(line) is None


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
