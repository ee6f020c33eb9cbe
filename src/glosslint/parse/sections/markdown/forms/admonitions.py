"""Entries that are admonitions of MkDocs with a title, which is the term: ``??? note "Term"`` above an indented text.

A page with a few has them within its entries, so that they are entries only where there are many or they are nearly all
of the page, and no element ``<details>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown.shortcodes import FILLER
from glosslint.parse.sections.document import raw
from glosslint.parse.sections.lines import lines_of
from glosslint.parse.sections.markdown.forms.found import Found, found
from glosslint.parse.sections.markdown.page import Page
from glosslint.parse.sections.markdown.shown import html_shown, unmarked
from glosslint.parse.sections.markdown.terms import names
from glosslint.text.names import fold

_OPENING = re.compile(r'(?:\?\?\?\+?|!!!)[ \t][^"\r\n]*"(?P<title>[^"\r\n]{1,200})"[ \t]*')
_ANY = re.compile(r'^(?:\?\?\?\+?|!!!)[ \t][^"\r\n]*"', re.MULTILINE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_FEWEST, _DISTINCT = 8, 0.9  # admonitions of a page that are entries, and the share of different titles
_LEAST, _NEARLY_ALL = 3, 0.8  # the same if there is hardly anything else on the page but headings
_HEADING = re.compile(r"^#{1,6}[ \t][^\r\n]*", re.MULTILINE)
_MOST = 0.7  # their share of the page, if they are found to be its entries
_NOT_BREAK = re.compile(r"[^\r\n]")
_INDENT = re.compile(r" {4}|\t")


class Admonition(NamedTuple):
    """Where the title is, and where the text, which may be empty; ``opening`` is the line of the title."""

    title: Span
    opening: Span
    text: Span


def find(text: str) -> tuple[Admonition, ...]:
    """Return the admonitions of a text that are entries, outside of code; none if these are few."""
    if "<summary" in text.lower() or len(_ANY.findall(text)) < _LEAST:
        return ()
    every = tuple(_every(text))
    titles = {fold(text[slice(*one.title)]) for one in every}
    if len(titles) < _DISTINCT * len(every) or (len(every) < _FEWEST and not _are_page(every, text)):
        return ()
    return every


def _are_page(every: tuple[Admonition, ...], text: str) -> bool:
    """Return whether a few admonitions, all with a text, are nearly all of a page."""
    size = sum(one.text.end - one.opening.start for one in every)
    whole = len(_HEADING.sub("", text).strip())
    return len(every) >= _LEAST and size >= _NEARLY_ALL * whole and all(text[slice(*one.text)].strip() for one in every)


def consists_of_admonitions(text: str) -> bool:
    """Return whether admonitions are most of a text, and may be the entries of a page."""
    size = sum(one.text.end - one.opening.start for one in find(text))
    return size > 0 and size >= _MOST * len(text.strip())


def _every(text: str) -> Iterator[Admonition]:
    fence = ""
    opened: Admonition | None = None
    for line in lines_of(text):
        if opened is not None and line.indent and _INDENT.match(line.text) and not line.is_blank:
            opened = opened._replace(text=Span(opened.text.start, line.end))
            continue
        mark = _FENCE.match(line.text)
        match = _OPENING.fullmatch(text, line.start, line.end) if not fence else None
        if opened is not None and not line.is_blank:
            yield opened
            opened = None
        if mark is not None and (not fence or line.text.strip().startswith(fence)):
            fence = "" if fence else mark[1]
        elif match is not None:
            opened = Admonition(Span(*match.span("title")), Span(line.start, line.end), Span(line.end, line.end))
    if opened is not None:
        yield opened


def mask(text: str, admonitions: tuple[Admonition, ...]) -> str:
    """Return the text at its own length, with spaces for the lines of titles and without the indentation of the texts,
    with which these would be code."""
    pieces, at = [], 0
    for one in admonitions:
        inner = re.sub(
            rf"^(?:{_INDENT.pattern})", lambda space: FILLER * len(space[0]), text[slice(*one.text)], flags=re.M
        )
        pieces += [text[at : one.opening.start], _NOT_BREAK.sub(" ", text[slice(*one.opening)]), inner]
        at = one.text.end
    return "".join((*pieces, text[at:]))


def read(page: Page) -> Iterator[Found]:
    """Yield the entries of a page."""
    part = page.part
    for one in find(page.text) if part is not None else ():
        if part is not None and part.start <= one.opening.start < part.end:
            values = names(unmarked(html_shown(page.text, one.title)), page.text, page.table)
            if values:
                yield found(one.opening.start, values, (), {"definition": raw(page.text, *one.text)})
