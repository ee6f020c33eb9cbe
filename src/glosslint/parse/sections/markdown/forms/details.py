"""Entries that are elements ``<details>`` whose ``<summary>`` is the term."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.model import Span
from glosslint.parse.sections.decorations import undecorated
from glosslint.parse.sections.document import raw
from glosslint.parse.sections.markdown.forms.found import Found, found
from glosslint.parse.sections.markdown.page import Page
from glosslint.parse.sections.markdown.shown import html_shown
from glosslint.parse.sections.markdown.terms import anchors_in, names

_SUMMARY = re.compile(
    r"(?P<opening><details\b[^<>]*>)\s*<summary\b[^<>]*>(?P<term>.{1,500}?)</summary\s*>", re.IGNORECASE | re.DOTALL
)
_EDGE = re.compile(r"<(?P<closing>/?)details\b[^<>]*>", re.IGNORECASE)


def read(page: Page) -> Iterator[Found]:
    """Yield the elements of a page that are closed and not in code."""
    part = page.part
    if part is None:
        return
    ends = _ends(page.text)
    for match in _SUMMARY.finditer(page.text, *part):
        end = ends.get(match.start())
        title = Span(*match.span("term"))
        words = undecorated(html_shown(page.text, title), page.text, title)
        values = names(words, page.text, page.table) if words.text and end and not page.is_code(match.start()) else {}
        if values and end:
            text = raw(page.text, match.end(), end)
            yield found(match.start(), values, anchors_in(page.text, Span(*match.span())), {"definition": text})


def _ends(text: str) -> dict[int, int]:
    """Return where the closing tag of each element begins, by where the element begins."""
    opened: list[int] = []
    ends: dict[int, int] = {}
    for edge in _EDGE.finditer(text):
        if not edge["closing"]:
            opened.append(edge.start())
        elif opened:
            ends[opened.pop()] = edge.start()
    return ends
