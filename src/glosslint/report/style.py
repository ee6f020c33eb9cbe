"""Colours, widths, and characters that must not be sent to a terminal as they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate

from glosslint.model import Severity
from glosslint.model.frozen import dataclass

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36", Severity.OFF: "0"}
#: Format characters that text needs and that do no harm: joiners, direction marks, the soft hyphen.
_HARMLESS = frozenset("\u200c\u200d\u200e\u200f\u00ad")
_JOINER, _SOFT_HYPHEN = "\u200d", "\u00ad"
#: What begins a command of GitHub Actions, at the start of a line, and of several CI servers, anywhere.
LINE_START, MARKED = re.compile(r"^([^\S\n]*):(?=:(?!:))", re.MULTILINE), re.compile(r"##(?=\w*\[)")
_JAMO_FOLLOWING = ("\u1160", "\u11ff")  # vowels and finals, which share the columns of the initial before them


@dataclass(frozen=True)
class Style:
    """How to write to one output: with colours or not, the width in columns, and whether totals follow the findings."""

    color: bool = False
    width: int = 80
    totals: bool = True
    links: bool = False  # whether the terminal supports links (OSC 8)

    def paint(self, text: str, codes: str) -> str:
        """Return ``text`` in the SGR ``codes`` if colours are on."""
        return f"\x1b[{codes}m{text}\x1b[0m" if self.color and text else text

    def bold(self, text: str) -> str:
        """Return ``text`` in bold."""
        return self.paint(text, "1")

    def dim(self, text: str) -> str:
        """Return ``text`` dimmed."""
        return self.paint(text, "2")

    def link(self, text: str, address: str) -> str:
        """Return ``text`` as a link to ``address`` (OSC 8), if there is one and the terminal supports links."""
        return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" if self.links and address else text

    def level(self, severity: Severity, text: str) -> str:
        """Return ``text`` in the colour of a level."""
        return self.paint(text, f"1;{_COLORS[severity]}")


def safe(text: str) -> str:
    """Make ``text`` safe for a terminal: control, bidi and undecodable characters are spelt out as <U+202E>."""
    return text if text.isascii() and text.isprintable() else "".join(map(cell, text))


def inert(text: str) -> str:
    """Return ``text`` without what a CI server takes for a command when it is printed.

    On GitHub, that is a line that begins with just ``::``, or ``##[`` anywhere; on others, ``##vso[`` and the like.
    """
    return MARKED.sub("## ", LINE_START.sub(r"\1: ", text))


def cell(char: str, spell_out: bool = False) -> str:
    """Return a character as shown; with ``spell_out``, harmless invisible ones are spelt out, too."""
    if char in "\n\t":
        return " "
    kind = unicodedata.category(char)
    if kind == "Cs":  # a byte that is not UTF-8
        return f"<0x{ord(char) & 0xFF:02X}>"
    if kind in ("Cc", "Cf", "Zl", "Zp") and (spell_out or char not in _HARMLESS):
        return f"<U+{ord(char):04X}>"
    return f"<U+{ord(char):04X}>" if spell_out and char == "\u00a0" else char


def width(text: str) -> int:
    """Count the columns of ``text`` on a terminal: two for wide East Asian characters, none for combining ones."""
    return len(text) if text.isascii() else sum(columns(text))


def columns(text: str) -> Iterator[int]:
    """Yield the columns of each character of ``text``; one that a joiner attaches to the previous one has none."""
    for previous, char in zip(f" {text}", text, strict=False):
        yield 0 if previous == _JOINER else _char_width(char)


def _char_width(char: str) -> int:
    if char.isascii() or char == _SOFT_HYPHEN:
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or _JAMO_FOLLOWING[0] <= char <= _JAMO_FOLLOWING[1]:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, room: int, first: int | None = None) -> list[str]:
    """Wrap ``text`` at spaces into lines of at most ``room`` columns (``first`` for the first one).

    A word that is longer than a line, such as a sentence in Chinese, is broken at the last character that fits. The
    first line is empty when its room is too small for the first word.
    """
    lines: list[str] = []
    line, free = "", room if first is None else first
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if width(joined) > free and (line or width(word) <= room):
            lines.append(line)
            joined, free = word, room
        while width(joined) > free and (cut := fitting(joined, free)):
            lines.append(joined[:cut])
            joined, free = joined[cut:], room
        line = joined
    return [*lines, line] if line else lines


def fitting(text: str, room: int) -> int:
    """Count the characters of ``text`` that fit into ``room`` columns."""
    return next((index for index, used in enumerate(accumulate(columns(text))) if used > room), len(text))


def tabulate(header: Sequence[str], rows: Sequence[Sequence[str]], style: Style, right: int = 0) -> Iterator[str]:
    """Yield the header and the rows, the first ``right`` columns to the right; none without rows.

    A column is as wide as its cells, but at most half of the terminal; a longer cell moves the rest of its line.
    """
    if not rows:
        return
    cells = [header, *rows]
    sizes = [min(max(width(row[at]) for row in cells), style.width // 2) for at in range(len(header) - 1)]
    for number, row in enumerate(cells):
        padded = [
            f"{'':>{max(size - width(cell), 0)}}{cell}" if at < right else f"{cell}{'':>{max(size - width(cell), 0)}}"
            for at, (cell, size) in enumerate(zip(row, sizes, strict=False))
        ]
        line = "  ".join((*padded, row[-1])).rstrip()
        yield style.bold(line) if number == 0 else line
