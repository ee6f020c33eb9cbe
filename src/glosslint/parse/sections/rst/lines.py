"""The lines of a text, and the patterns by which blocks of reStructuredText are recognised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_TAB = 8  # columns, as docutils expands tabs
#: A line of one sign, four or more, which underlines a title; a shorter one is text unless it is as long as the title.
ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*[ \t]*")
#: ``.. name:: argument``, perhaps as a substitution definition.
DIRECTIVE = re.compile(r"\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?(?P<name>[\w:+.-]*\w)[ \t]?::(?:[ \t]+(?P<argument>.*))?")
#: What begins explicit markup: a directive, a comment, a target, a footnote.
EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)")
#: ``.. _target: …``, ``.. [1] …``, ``.. |name| …`` and ``__ …``: explicit markup that is no comment.
NOT_COMMENT = re.compile(r"\.\.[ \t]+(?:_|\[[^\]\s]+\]|\|[^|\s])|__[ \t]")
#: The bullet of an item of a list; its text may begin on the next line.
BULLET = re.compile(r"[ \t]*[-*+•‣⁃](?:[ \t]+|$)")
#: What begins a line that is no term: a bullet, a number, a field, a doctest, a line block.
NO_TERM = re.compile(
    r"[-*+•‣⁃][ \t]|\.\.(?:[ \t]|$)|(?:\(?(?:\d+|#|[A-Za-z])[.)])[ \t]|:[^:`]+:(?:[ \t]|$)|>>>|\|(?:[ \t]|$)"
)
OPTION = re.compile(r"[ \t]*:(?!:)[^:`\r\n]+(?<!\s):(?:[ \t]|$)")


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
        """Where its text begins, after the indentation."""
        return self.end - len(self.text.lstrip())


def lines_of(text: str, start: int = 0) -> list[Line]:
    """Return the lines of ``text`` from the character ``start`` on."""
    lines: list[Line] = []
    for match in _LINE.finditer(text, start):
        if match.start() < len(text) or not lines:
            space = match[1][: len(match[1]) - len(match[1].lstrip())]
            lines.append(Line(match[1], match.start(), match.end(1), len(space.expandtabs(_TAB))))
    return lines


def block_end(lines: Sequence[Line], at: int, indent: int) -> int:
    """Return the index after the last line from ``at`` on that is indented more than ``indent``; blank ones between
    such lines belong to them."""
    end = at
    while at < len(lines) and (lines[at].is_blank or lines[at].indent > indent):
        at += 1
        end = at if not lines[at - 1].is_blank else end
    return end


def is_adornment(line: Line, least: int = 4) -> bool:
    """Return whether a line consists of one punctuation sign, ``least`` times or more."""
    return len(line.text.rstrip()) >= least and ADORNMENT.fullmatch(line.text) is not None


def words(text: str) -> tuple[str, ...]:
    """Return the words of a list of names."""
    return tuple(text.split())
