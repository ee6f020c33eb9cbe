"""The lines of a text, with their indentation."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_NOT_BREAK = re.compile(r"[^\r\n]")
_TAB = 8  # columns, as docutils expands tabs


class Line(NamedTuple):
    """A line from ``start`` to ``end``, without its line break; ``indent`` counts columns of whitespace before it."""

    text: str
    start: int
    end: int
    indent: int

    @property
    def is_blank(self) -> bool:
        """Whether there is only whitespace on the line."""
        return not self.text.strip()

    @property
    def inner(self) -> int:
        """The character at which the text begins, after the indentation."""
        return self.end - len(self.text.lstrip())


def blank(text: str) -> str:
    """Return spaces for the characters of a text, and its line breaks as they are, so that places stay the same."""
    return _NOT_BREAK.sub(" ", text)


def lines_of(text: str, start: int = 0) -> list[Line]:
    """Return the lines of ``text`` from the character ``start`` on."""
    lines: list[Line] = []
    for match in _LINE.finditer(text, start):
        if match.start() < len(text) or not lines:
            space = match[1][: len(match[1]) - len(match[1].lstrip())]
            lines.append(Line(match[1], match.start(), match.end(1), len(space.expandtabs(_TAB))))
    return lines
