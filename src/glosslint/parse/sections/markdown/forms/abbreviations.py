"""Entries that are abbreviations of Markdown Extra, as MkDocs and kramdown have them: ``*[HTML]: Hypertext …``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.model import Span
from glosslint.parse.sections.document import raw
from glosslint.parse.sections.markdown.forms.found import Found, found
from glosslint.parse.sections.markdown.page import Page
from glosslint.text.names import fold

LINE = re.compile(r"^ {0,3}\*\[(?P<term>[^\[\]\r\n]+)\]:(?P<text>[^\r\n]*)", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def read(page: Page) -> Iterator[Found]:
    """Yield the entries of a page, in order: each is one line, outside comments and code."""
    part = page.part
    if part is None:
        return
    comments = [Span(*comment.span()) for comment in _COMMENT.finditer(page.text)]
    for match in LINE.finditer(page.text, *part):
        term = raw(page.text, *match.span("term"))
        hidden = any(comment.start <= match.start() < comment.end for comment in comments)
        if not hidden and term.text and fold(term.text) not in page.table.skipped and not page.is_code(match.start()):
            yield found(match.start("term"), {"term": term}, (), {"definition": raw(page.text, *match.span("text"))})
