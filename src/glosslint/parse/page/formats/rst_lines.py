"""The patterns by which lines and blocks of reStructuredText are recognised."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glosslint.parse.page.formats.lines import Line

#: A line that repeats one sign; it underlines a title if it has four signs or more, or is as long as the title.
ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*[ \t]*")
#: ``.. name:: argument``, perhaps as a substitution definition.
DIRECTIVE = re.compile(r"\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?(?P<name>[\w:+.-]*\w)[ \t]?::(?:[ \t]+(?P<argument>.*))?")
#: What begins explicit markup: a directive, a comment, a target, a footnote.
EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)")
#: ``.. _target: …``, ``.. [1] …``, ``.. |name| …`` and ``__ …``: explicit markup that is not a comment.
NOT_COMMENT = re.compile(r"\.\.[ \t]+(?:_|\[[^\]\s]+\]|\|[^|\s])|__[ \t]")
#: A target of links to what follows: ``.. _label:``.
TARGET = re.compile(r"\.\.[ \t]+_(?:`[^`]+`|(?:\\.|[^:\\`])+):[ \t]*")
#: The bullet of an item of a list; its text may begin on the next line.
BULLET = re.compile(r"[ \t]*[-*+•‣⁃](?:[ \t]+|$)")
#: The beginning of a line that is not a term: a bullet, a number, a field, a doctest, a line block.
NO_TERM = re.compile(
    r"[-*+•‣⁃][ \t]|\.\.(?:[ \t]|$)|(?:\(?(?:\d+|#|[A-Za-z])[.)])[ \t]|:[^:`]+:(?:[ \t]|$)|>>>|\|(?:[ \t]|$)"
)
OPTION = re.compile(r"[ \t]*:(?!:)[^:`\r\n]+(?<!\s):(?:[ \t]|$)")


def block_end(lines: Sequence[Line], at: int, indent: int) -> int:
    """Return the index after the lines from ``at`` on that are indented more than ``indent``, in columns.

    Blank lines between such lines count, but not blank lines after them.
    """
    end = at
    while at < len(lines) and (lines[at].is_blank or lines[at].indent > indent):
        at += 1
        end = at if not lines[at - 1].is_blank else end
    return end


def may_begin(lines: Sequence[Line], at: int) -> bool:
    """Return whether a block may begin in a line: the line above is blank, or a target.

    A block may also begin directly after the underline of a title.
    """
    return at == 0 or lines[at - 1].is_blank or TARGET.fullmatch(lines[at - 1].text) is not None


def is_adornment(line: Line, least: int = 4) -> bool:
    """Return whether a line consists of one punctuation sign, ``least`` times or more."""
    return len(line.text.rstrip()) >= least and ADORNMENT.fullmatch(line.text) is not None


def words(text: str) -> tuple[str, ...]:
    """Return the words of a list of names."""
    return tuple(text.split())
