"""Where a page shows lines as they are: literal blocks of reStructuredText, listings of AsciiDoc, ``<pre>`` of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.model import Span

_LINE = re.compile(r"[^\n]*\n?")
#: Directives whose content is literal.
_DIRECTIVE = re.compile(
    r"\.\.[ \t]+(?:code|code-block|sourcecode|parsed-literal|literalinclude|productionlist|math|raw|prompt|highlight)::"
)
_LISTING = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,})[\w-]*")
_PRE = re.compile(r"<(pre|textarea)\b", re.IGNORECASE)


def literal_spans(text: str, kind: str) -> Iterator[Span]:
    """Yield the literal blocks of a file of this kind, in order: for data and Markdown, none."""
    if kind == "rst":
        yield from _indented(text)
    elif kind == "asciidoc":
        yield from _delimited(text)
    elif kind == "html":
        yield from _preformatted(text)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for match in _LINE.finditer(text):
        if match[0]:
            yield match.start(), match[0].rstrip("\r\n")


def _indented(text: str) -> Iterator[Span]:
    """Yield the lines after "::" that are indented more than its own."""
    begun, indent = -1, 0
    for start, line in _lines(text):
        words = line.strip()
        own = len(line) - len(line.lstrip())
        if begun >= 0 and words and own <= indent:
            yield Span(begun, start)
            begun = -1
        if begun < 0 and _opens_literal(words):
            begun, indent = start + len(line), own
    if begun >= 0:
        yield Span(begun, len(text))


def _opens_literal(words: str) -> bool:
    return _DIRECTIVE.match(words) is not None if words.startswith((".. ", "..\t")) else words.endswith("::")


def _delimited(text: str) -> Iterator[Span]:
    """Yield what is between two equal delimiters of literal blocks; of one that is not closed, the rest."""
    begun, opening = -1, ""
    for start, line in _lines(text):
        delimiter = _LISTING.fullmatch(line.rstrip())
        if delimiter is None or (opening and delimiter[1] != opening):
            continue
        if opening:
            yield Span(begun, start)
            opening = ""
        else:
            begun, opening = start + len(line), delimiter[1]
    if opening:
        yield Span(begun, len(text))


def _preformatted(text: str) -> Iterator[Span]:
    lower, at = text.lower(), 0
    while (opening := _PRE.search(text, at)) is not None:
        begun = text.find(">", opening.end()) + 1 or len(text)
        end = lower.find(f"</{opening[1].lower()}", begun)
        at = end if end >= 0 else len(text)
        yield Span(begun, at)
