"""Entries of a glossary directive of MyST: terms at the margin, texts indented below them or after ``:``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.sections.document import raw
from glosslint.parse.sections.markdown.anchors import anchor
from glosslint.parse.sections.markdown.blocks import Block
from glosslint.parse.sections.markdown.forms.found import Found, found, made
from glosslint.parse.sections.markdown.page import Page
from glosslint.parse.sections.markdown.shown import shown
from glosslint.parse.sections.markdown.terms import all_names
from glosslint.parse.tree import Scalar

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_OPEN = re.compile(r"(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,}|:{3,})\{glossary\}.*", re.DOTALL)
_INDENT = 3  # spaces before a fence
_OPTION = re.compile(r"\s*:[\w-]+:.*|\s*---\s*", re.DOTALL)
_SORTED = re.compile(r"\s*:?sorted:")
_MARK = re.compile(r"[ \t]*:[ \t]+")


class Directive(NamedTuple):
    """A directive: the ``lines`` inside, and its ``fences``, the lines that open and close it."""

    lines: tuple[Span, ...]
    fences: tuple[Span, ...]

    def sorts(self, text: str) -> bool:
        """Return whether the option ``sorted`` is in the first lines of the directive in ``text``."""
        options = itertools.takewhile(_is_option, (text[slice(*line)] for line in self.lines))
        return any(_SORTED.match(option) for option in options)


def _is_option(line: str) -> bool:
    return _OPTION.fullmatch(line) is not None or _SORTED.match(line) is not None


def find(text: str) -> Iterator[Directive]:
    """Yield the glossary directives of a text."""
    lines = [Span(*match.span()) for match in _LINE.finditer(text) if match.end() > match.start()]
    at = 0
    while at < len(lines):
        opening = _OPEN.match(text[slice(*lines[at])])
        if opening is None:
            at += 1
            continue
        deepest = len(opening["indent"]) + _INDENT  # a fence with a deeper indentation is in the text of an entry
        closing = re.compile(rf"[ ]{{0,{deepest}}}{re.escape(opening['fence'])}+\s*")
        close = at + 1
        while close < len(lines) and not closing.fullmatch(text[slice(*lines[close])]):
            close += 1
        yield Directive(tuple(lines[at + 1 : close]), (lines[at], *lines[close : close + 1]))
        at = close + 1


def read(page: Page, directives: tuple[Directive, ...]) -> Iterator[Found]:
    """Yield the entries of the directives of a page. Terms in consecutive lines share a text."""
    part = page.part
    for directive in directives:
        if part is not None and directive.lines and part.start <= directive.lines[0].start < part.end:
            yield from _entries(directive, page)


def _entries(directive: Directive, page: Page) -> Iterator[Found]:
    titles: list[Span] = []
    texts: list[Span] = []
    body = in_comment = False
    for line in directive.lines:
        written = page.text[slice(*line)]
        # Of Sphinx and of MyST; the indented lines below belong to it.
        in_comment = written.startswith((".. ", "% ")) or (in_comment and written[:1].isspace())
        if in_comment:
            continue
        if not body and (_OPTION.fullmatch(written) or not written.strip()):
            continue
        body = True
        if not written.strip() or written[0] in " \t" or (written[0] == ":" and titles):
            texts += [line] if titles else []
            continue
        if texts:
            yield from _entry(titles, texts, page)
            titles, texts = [], []
        titles.append(line)
    if titles:
        yield from _entry(titles, texts, page)


def _entry(titles: list[Span], texts: list[Span], page: Page) -> Iterator[Found]:
    lines = [shown(_elements(page.tree, title), page.text) for title in titles]
    values = all_names([line for line in lines if line.text], page.text, page.table)
    if not values:
        return
    term = values["term"]
    start, end = (texts[0].start, texts[-1].end) if texts else (titles[-1].end, titles[-1].end)
    mark = _MARK.match(page.text, start, end)
    text = raw(page.text, mark.end() if mark is not None else start, end)
    name = anchor(f"term-{term.text}" if isinstance(term, Scalar) else "", "sphinx")
    yield found(titles[0].start, values, [made(name, term)], {"definition": text})


def _elements(tree: Block, line: Span) -> Iterator[Block]:
    """Yield the inline elements of a line, outermost ones first."""
    for block in tree.children:
        if block.span.end <= line.start or block.span.start >= line.end:
            continue
        if line.start <= block.span.start and block.span.end <= line.end and _is_inline(block):
            yield block
        else:
            yield from _elements(block, line)


def _is_inline(block: Block) -> bool:
    return block.kind in ("Text", "Code", "Strong", "Emphasis", "Link", "InlineHtml", "InlineMath")
