"""The patterns by which lines and blocks of reStructuredText are recognised, and the titles of sections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glosslint.parse.page.formats.lines import Line

#: A line that repeats one sign; it underlines a title if it has four signs or more, or is as long as the title.
ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*[ \t]*")
#: ``.. name:: argument``, perhaps as a substitution definition.
DIRECTIVE = re.compile(
    r"\.\.[ \t]+(?P<substitution>\|[^|\n]+\|[ \t]+)?(?P<name>[\w:+.-]*\w)[ \t]?::(?:[ \t]+(?P<argument>.*))?"
)
#: What begins explicit markup: a directive, a comment, a target, a footnote; ``NOT_COMMENT`` all but the first two.
EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)|__[ \t]")
NOT_COMMENT = re.compile(r"\.\.[ \t]+(?:_|\[[^\]\s]+\]|\|[^|\s])|__[ \t]")
#: A target of links to what follows: ``.. _label:``.
TARGET = re.compile(r"\.\.[ \t]+_(?P<label>`[^`]+`|(?:\\.|[^:\\`])+):[ \t]*")
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


def is_adornment(line: Line, least: int = 4) -> bool:
    """Return whether a line consists of one punctuation sign, ``least`` times or more."""
    return len(line.text.rstrip()) >= least and ADORNMENT.fullmatch(line.text) is not None


def titles_of(lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """Return the titles of sections, by the line with which they begin: the line of the words, and the level, from 1.

    The line below the words is their underline.
    """
    titles: dict[int, tuple[int, int]] = {}
    styles: list[tuple[str, bool]] = []
    after = 0
    for at in range(len(lines) - 1):
        signs, *below = (line.text.rstrip() for line in lines[at : at + 3 : 2])
        over = is_adornment(lines[at], 1) and below == [signs]
        title = at + over
        if at >= after and _is_title(lines, title, over, after):
            style = lines[title + 1].text[0], over
            styles += [style] if style not in styles else []
            titles[at] = title, styles.index(style) + 1
            after = title + 2
    return titles


def _is_title(lines: Sequence[Line], at: int, over: bool, after: int) -> bool:
    """Return whether a line is a title; ``after`` is the index after the last one."""
    line, under = lines[at], lines[at + 1]
    if line.is_blank or under.indent or (line.indent and not over) or is_adornment(line):
        return False
    if not (over or at == after or lines[at - 1].is_blank or TARGET.fullmatch(lines[at - 1].text)):
        return False
    return is_adornment(under, 1) and len(under.text.rstrip()) >= min(len(line.text.rstrip()), 4)
