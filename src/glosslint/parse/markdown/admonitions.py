"""Admonitions of MkDocs and Documenter: ``!!! note`` above a text that is indented by four spaces, which is no code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown.shortcodes import FILLER

_OPENING = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]+[a-z][\w-]{0,40}(?:[ \t]+(?:inline|end)){0,2}"
    r'(?:[ \t]+"(?P<title>[^"\r\n]*)")?[ \t]*(?:\r?\n|\Z)'
)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_INDENT = re.compile(r"(?: {4}|\t)(?=[^\r\n])")
_FENCE = re.compile(r" {0,3}(?P<sign>`{3,}|~{3,})")
_FILLED = FILLER * 3 + " "  # the space is for signs of emphasis, which are none after a letter
#: What is left as it is: code within the text, the rows of tables, and tags.
_OTHER = re.compile(r"(?: {4}|\t)|[ \t]*[|<]")


class Admonition(NamedTuple):
    """All its characters, its title, empty if it has none, and its text."""

    whole: Span
    title: Span
    text: Span


def find(text: str) -> Iterator[Admonition]:
    """Yield the admonitions of a text, outside of code."""
    if "!!! " not in text and "??? " not in text and "???+ " not in text:
        return
    lines = [Span(*line.span()) for line in _LINE.finditer(text)]
    at, fence = 0, ""
    while at < len(lines):
        line = text[slice(*lines[at])]
        at += 1
        mark = _FENCE.match(line)
        opening = _OPENING.fullmatch(line) if not fence else None
        if mark is not None and (not fence or _closes(line, fence)):
            fence = "" if fence else mark["sign"]
        elif opening is not None:
            start, first = lines[at - 1]
            end = first
            while at < len(lines) and (_INDENT.match(text, *lines[at]) or not text[slice(*lines[at])].strip()):
                end = lines[at].end
                at += 1
            title = Span(*opening.span("title")).moved(start) if opening["title"] else Span(first, first)
            yield Admonition(Span(start, end), title, Span(first, end))


def fill(text: str) -> str:
    """Return a text of the same length in which no text of an admonition is indented, with a filler in place of the
    indentation. Blocks between fences stay as they are, and are code because of their indentation."""
    pieces: list[str] = []
    at = 0
    for own in find(text):
        pieces.append(text[at : own.text.start])
        fence = ""
        for line in _LINE.findall(text, *own.text):
            indent = _INDENT.match(line)
            size = indent.end() if indent is not None else 0
            mark = _FENCE.match(line, size)
            if mark is not None and (not fence or _closes(line, fence)):
                fence = "" if fence else mark["sign"]
            is_filled = size and not (mark or fence or _OTHER.match(line, size))
            pieces.append(_FILLED[-size:] + line[size:] if is_filled else line)
        at = own.text.end
    return "".join((*pieces, text[at:]))


def _closes(line: str, fence: str) -> bool:
    """Return whether a line closes a block of code that ``fence`` opened."""
    signs = line.strip()
    return signs.startswith(fence) and not signs.strip(fence[0])
