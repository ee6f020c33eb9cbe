"""Entries that are abbreviations of Markdown Extra, as in MkDocs and kramdown: ``*[HTML]: Hypertext …``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.model import Span
from glosslint.parse.sections.document import raw
from glosslint.parse.sections.markdown.forms.found import Found, found, made
from glosslint.parse.sections.markdown.page import Page
from glosslint.text.names import fold

LINE = re.compile(r"^ {0,3}\*\[(?P<term>[^\[\]\r\n]+)\]:(?P<text>[^\r\n]*)", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def read(page: Page) -> Iterator[Found]:
    """Yield the entries of a page, in order: each is one line, outside comments and code."""
    part = page.part
    hidden = _hidden(page)
    at, end = 0, 0
    for match in LINE.finditer(page.text, *part) if part is not None else ():
        while at < len(hidden) and hidden[at].start <= match.start():
            end = max(end, hidden[at].end)
            at += 1
        term = raw(page.text, *match.span("term"))
        if match.start() >= end and term.text and fold(term.text) not in page.table.skipped:
            # The id keeps its case: "regex" and "RegEx" are two abbreviations, and neither has an anchor.
            own, text = made(term.text, term), raw(page.text, *match.span("text"))
            yield found(match.start("term"), {"term": term}, (own,), {"definition": text})


def _hidden(page: Page) -> list[Span]:
    """Return the comments and blocks of code of a page, in order."""
    comments = [Span(*comment.span()) for comment in _COMMENT.finditer(page.text)]
    return sorted((*comments, *(block.span for block in page.tree.walk() if block.kind == "CodeBlock")))
