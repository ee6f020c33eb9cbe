"""The point where a YAML parser stopped, and functions to look around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from glosslint.model import Span

_WORD = re.compile(r"[^\s:]+|:")
_LINE = re.compile(r"[^\r\n]*")

IN_QUOTES = "put the whole value in quotes"
#: Where to look, what is wrong there, what to do.
Diagnosis = tuple[Span, str, str] | None


class ParserStop(NamedTuple):
    """The characters at which the parser stopped (``at``) and its current value began (``begin``), and its message."""

    text: str
    at: int
    begin: int
    problem: str
    context: str

    @property
    def line_start(self) -> int:
        return line_start(self.text, self.at)

    @property
    def before(self) -> str:
        """The line up to the character at which the parser stopped."""
        return self.text[self.line_start : self.at]

    @property
    def char(self) -> str:
        return self.text[self.at : self.at + 1]

    @property
    def char_span(self) -> Span:
        return Span(self.at, self.at + 1)


def line_start(text: str, at: int) -> int:
    """Return where the line that contains ``at`` begins, after a byte-order mark."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at), 0 if text.startswith("\ufeff") else -1) + 1


def visible(text: str, at: int) -> Span:
    """Return the span of the character at ``at``, or of the last before it if the text or line ends there."""
    at = min(at, len(text))
    while at > 0 and (at == len(text) or text[at] in "\r\n"):
        at -= 1
    return Span(at, min(at + 1, len(text)))


def rest_of_line(text: str, start: int) -> Span:
    """Return the span from ``start`` to the last character of its line that is not whitespace."""
    line = _LINE.match(text, start)
    end = line.end() if line is not None else start
    return Span(start, start + max(1, len(text[start:end].rstrip())))


def word_at(text: str, start: int) -> Span:
    match = _WORD.match(text, start)
    return Span(start, match.end()) if match is not None else visible(text, start)
