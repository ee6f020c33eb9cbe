"""Blocks of Markdown that its parser does not know: glossary directives of MyST, admonitions and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glosslint.model import Span
from glosslint.parse.page.blocks import Block
from glosslint.parse.page.formats.lines import blank

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_OPEN = re.compile(r"(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,}|:{3,})\{glossary\}.*", re.DOTALL)
_INDENT = 3  # spaces before a fence
_OPTION = re.compile(r"\s*:[\w-]+:.*|\s*---\s*", re.DOTALL)
_SORTED = re.compile(r"\s*:?sorted:")
_MARK = re.compile(r"[ \t]*:[ \t]+")
_ADMONITION = re.compile(r'(?:\?\?\?\+?|!!!)[ \t][^"\r\n]*"(?P<title>[^"\r\n]{1,200})"[ \t]*(?:\r\n|\r|\n|\Z)')
_INDENTED = re.compile(r"(?: {4}|\t)|[ \t]*(?:\r\n|\r|\n|\Z)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ABBREVIATION = re.compile(r" {0,3}\*\[(?P<term>[^\[\]\r\n]+)\]:(?P<text>[^\r\n]*)")
_NOT_BREAK = re.compile(r"[^\r\n]+")


def glossaries(text: str) -> tuple[tuple[Block, ...], str, frozenset[int]]:
    """Return the glossary directives of a text as definitions, the text at its own length without the lines that open
    and close them, so that their content is parsed, and where those begin whose entries the renderer sorts."""
    if "{glossary}" not in text:
        return (), text, frozenset()
    lines = [Span(*match.span()) for match in _LINE.finditer(text) if match.end() > match.start()]
    found: list[Block] = []
    fences: list[Span] = []
    sorts: set[int] = set()
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
        inside = lines[at + 1 : close]
        first = next((number for number, line in enumerate(inside) if not _is_option(text[slice(*line)])), len(inside))
        if any(_SORTED.match(text[slice(*line)]) for line in inside[:first]):
            sorts.add(lines[at].start)
        fences += [lines[at], *inside[:first], *lines[close : close + 1]]
        whole = Span(lines[at].start, lines[min(close, len(lines) - 1)].end)
        parts = [*_definitions(text, inside[first:])]
        found.append(Block("definitions", whole, whole, parts, form="directive"))
        at = close + 1
    return tuple(found), without(text, fences), frozenset(sorts)


def _is_option(line: str) -> bool:
    return not line.strip() or _OPTION.fullmatch(line) is not None or _SORTED.match(line) is not None


def _definitions(text: str, lines: Sequence[Span]) -> Iterator[Block]:
    """Yield the terms, at the margin, and the texts, indented or after a colon."""
    body: Span | None = None
    begun = False
    in_comment = False
    for line in lines:
        written = text[slice(*line)]
        # Of Sphinx and of MyST; the indented lines below belong to it.
        in_comment = written.startswith((".. ", "% ")) or (in_comment and written[:1].isspace())
        if in_comment or not written.strip():
            continue
        if written[0] in " \t" or (written[0] == ":" and begun):
            body = Span(body.start if body is not None else line.start, line.end)
            continue
        if body is not None:
            yield _text(text, body)
            body = None
        begun = True
        yield Block("term", line, line.stripped(text))
    if body is not None and begun:
        yield _text(text, body)


def _text(text: str, span: Span) -> Block:
    mark = _MARK.match(text, *span)
    own = Span(mark.end() if mark is not None else span.start, span.end).stripped(text)
    return Block("text", own, own)


def admonitions(text: str) -> Iterator[Block]:
    """Yield the admonitions of a text that have a title, outside of code, as definitions."""
    if "!!! " not in text and "??? " not in text and "???+ " not in text:
        return
    at, fence = 0, ""
    for line in _LINE.finditer(text):
        if line.start() < at or line.end() == line.start():
            continue
        mark = _FENCE.match(line[0])
        if mark is not None and (not fence or line[0].strip().startswith(fence)):
            fence = "" if fence else mark[1]
        opening = _ADMONITION.match(text, line.start()) if not fence else None
        if opening is None:
            continue
        at = opening.end()
        while at < len(text) and _INDENTED.match(text, at) is not None:
            following = _LINE.match(text, at)
            at = following.end() if following is not None else len(text)
        inner = Span(opening.end(), at).stripped(text)
        title = Span(*opening.span("title"))
        whole = Span(line.start(), max(inner.end, opening.end()))
        yield Block(
            "definitions", whole, whole, [Block("term", title, title), Block("text", inner, inner)], form="details"
        )


def abbreviations(text: str, paragraph: Span) -> list[Block]:
    """Return the lines of a paragraph as terms and texts if all are abbreviations, as in MkDocs and kramdown."""
    if not text.startswith("*[", text.find("*", *paragraph)):
        return []
    parts: list[Block] = []
    for line in _NOT_BREAK.finditer(text, *paragraph):
        match = _ABBREVIATION.fullmatch(text, *line.span())
        if match is None:
            return []
        term, own = (Span(*match.span(group)).stripped(text) for group in ("term", "text"))
        parts += (Block("term", Span(match.start("term"), match.end("term")), term), Block("text", own, own))
    return parts


def without(text: str, spans: Sequence[Span]) -> str:
    """Return a text at its own length with spaces for the characters in ``spans``."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += (text[at:start], blank(text[start:end]))
        at = end
    return "".join((*pieces, text[at:]))
