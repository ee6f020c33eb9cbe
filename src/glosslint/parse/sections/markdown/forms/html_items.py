"""Entries that are items of lists which a Markdown page has in HTML: ``<li><b>Term</b>: text</li>``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from glosslint.parse.sections.document import raw
from glosslint.parse.sections.html import openings
from glosslint.parse.sections.html.page import Page as HtmlPage
from glosslint.parse.sections.markdown.forms.found import Found, found, together
from glosslint.parse.sections.markdown.page import Page
from glosslint.parse.sections.markdown.terms import all_names

_NOT_BREAK = re.compile(r"[^\r\n]+")
_ITEM = re.compile(r"<li\b", re.IGNORECASE)
_OF_MENU = re.compile(r"<li\b[^<>]*>\s*<a\s[^<>]*\bhref\b", re.IGNORECASE)


def read(page: Page) -> Iterator[Found]:
    """Yield the entries that are items of lists in HTML, as the reader of whole HTML pages finds them.

    Items that begin with a link are those of a menu.
    """
    marks = tuple(mark for mark in page.table.marks if mark != "link")
    if not marks or not _ITEM.search(page.text):
        return
    # All but the blocks of HTML is hidden from that reader, so that a tag in a sentence or in code opens nothing.
    table = replace(page.table, marks=marks, at="")
    html = HtmlPage(_only_html(page), 0, table)
    for item in openings.items(html):
        values = all_names((html.term(span) for span in item.terms), page.text, page.table)
        texts = [raw(page.text, *body) for body in map(html.body, item.texts) if body.end > body.start]
        if values and texts and not _OF_MENU.match(page.text, item.whole.start):
            anchors = [item.id] if item.id is not None else []
            yield found(item.whole.start, values, anchors, {"definition": together(texts)})


def _only_html(page: Page) -> str:
    """Return the text of a page with spaces for all characters outside of its blocks of HTML."""
    pieces, at = [], 0
    for block in page.blocks():
        if block.kind == "HtmlBlock":
            start, end = block.span
            pieces += [_blank(page.text[at:start]), page.text[start:end]]
            at = end
    return "".join((*pieces, _blank(page.text[at:])))


def _blank(text: str) -> str:
    return _NOT_BREAK.sub(lambda match: " " * len(match[0]), text)
