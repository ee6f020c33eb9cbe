"""Definitions in Markdown that its parser does not know: directives of MyST, admonitions and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glosslint.model import Span
from glosslint.parse.markdown import admonitions
from glosslint.parse.markdown.structure import without
from glosslint.parse.page.blocks import Block
from glosslint.parse.page.formats.lines import Line, lines_of

_OPEN = re.compile(r"^ *(?P<fence>`{3,}|~{3,}|:{3,})\{glossary\}.*(?:\n|\Z)", re.MULTILINE)
_INDENT = 3  # spaces before a fence
_OPTIONS = re.compile(r"(?:[ \t]*(?::[\w-]+:.*|---[ \t]*|:?sorted:.*)?(?:\r?\n|\Z))*")
_SORTED = re.compile(r"^[ \t]*:?sorted:", re.MULTILINE)
_MARK = re.compile(r"[ \t]*:[ \t]+")
_ABBREVIATION = re.compile(r" {0,3}\*\[(?P<term>[^\[\]\r\n]+)\]:(?P<text>.*)")


def glossaries(text: str) -> tuple[list[Block], str, frozenset[int]]:
    """Return the glossary directives of a text as definitions, the text at its own length without the lines that open
    and close them, so that their content is parsed, and where those begin whose entries the renderer sorts."""
    if "{glossary}" not in text:
        return [], text, frozenset()
    found: list[Block] = []
    fences: list[Span] = []
    sorts: set[int] = set()
    at = 0
    for opening in _OPEN.finditer(text):
        if opening.start() < at:
            continue
        deepest = opening.start("fence") - opening.start() + _INDENT  # a deeper fence is in the text of an entry
        closing = re.compile(rf"^ {{0,{deepest}}}{re.escape(opening['fence'])}+[ \t\r]*$", re.MULTILINE)
        close = closing.search(text, opening.end())
        end, at = close.span() if close is not None else (len(text), len(text))
        options = _OPTIONS.match(text, opening.end(), end)
        first = options.end() if options is not None else opening.end()
        if _SORTED.search(text, opening.end(), first):
            sorts.add(opening.start())
        fences += (Span(opening.start(), first), Span(end, at))
        whole = Span(opening.start(), Span(opening.start(), at).strip_spaces(text).end)
        parts = _definitions(lines_of(text, first, end))
        found.append(Block("definitions", whole, whole, parts, form="directive"))
    return found, without(text, fences), frozenset(sorts)


def _definitions(lines: Sequence[Line]) -> list[Block]:
    """Return the terms, at the margin, and the texts, indented or after a colon."""
    found: list[Block] = []
    in_comment = False
    for line in lines:
        # Of Sphinx and of MyST; the indented lines below belong to it.
        in_comment = line.text.startswith((".. ", "% ")) or (in_comment and line.text[:1].isspace())
        if in_comment or line.is_blank:
            continue
        if not (line.indent or (line.text[0] == ":" and found)):
            found.append(Block("term", line.words, line.words))
        elif found and found[-1].kind == "text":
            found[-1].span = found[-1].content = Span(found[-1].span.start, line.words.end)
        elif found:
            mark = _MARK.match(line.text)
            start = line.start + mark.end() if mark is not None else line.words.start
            own = Span(min(start, line.words.end), line.words.end)
            found.append(Block("text", own, own))
    return found


def titled_admonitions(text: str) -> Iterator[Block]:
    """Yield the admonitions of a text that have a title as definitions."""
    for own in admonitions.find(text):
        if own.title.end > own.title.start:
            inner = own.text.strip_spaces(text)
            whole = Span(own.whole.start, max(inner.end, own.text.start))
            parts = [Block("term", own.title, own.title), Block("text", inner, inner)]
            yield Block("definitions", whole, whole, parts, form="details")


def with_abbreviations(text: str, block: Block) -> Block:
    """Return a paragraph whose lines are all abbreviations, as in MkDocs and kramdown, as definitions; another block
    unchanged."""
    if block.kind != "paragraph" or not text.startswith("*[", text.find("*", *block.span)):
        return block
    parts: list[Block] = []
    for line in lines_of(text, *block.span):
        match = _ABBREVIATION.fullmatch(line.text)
        if match is None:
            return block
        term, own = (Span(*match.span(group)).shift(line.start).strip_spaces(text) for group in ("term", "text"))
        parts += (Block("term", term, term), Block("text", own, own))
    return Block("definitions", block.span, block.span, parts, form="abbreviation")
