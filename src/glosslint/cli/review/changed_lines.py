"""The lines that a small change touches, with what differs in them marked word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glosslint.report.style import Style, fitting, safe, width
from glosslint.util.sequences import differences

_TOKEN = re.compile(r"\w+|[^\S\n]+|[^\w\s]|\n")
_TRAILING = re.compile(r"[^\S\n]+(?=\n|\Z)")
#: Where more of the lines differs, marks on single words would say nothing.
_MOST = 0.7
_CONTEXT = 24  # columns kept before what differs when a long line is cut


class _Side(NamedTuple):
    """How one side of a change is shown: the sign of its lines, colours, and marks where there are no colours."""

    sign: str
    color: str
    marked: str
    opened: str
    closed: str


_OLD, _NEW = _Side("-", "31", "1;7;31", "[-", "-]"), _Side("+", "32", "1;7;32", "{+", "+}")


def changed_lines(old: str, new: str, style: Style) -> Iterator[str]:
    """Yield the lines of a small change for people: without context, invisible characters spelt out."""
    before, after = _lines(old), _lines(new)
    for first, last, new_first, new_last in differences(before, after):
        block = [*map(_visible, before[first:last])], [*map(_visible, after[new_first:new_last])]
        yield from _block("\n".join(block[0]), "\n".join(block[1]), block, style)


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def _visible(line: str) -> str:
    """Return a line as shown: control characters spelt out, each space at its end as a dot."""
    tabs = line.replace("\t", "→")
    return _TRAILING.sub(lambda spaces: "·" * len(spaces[0]), safe(tabs))


def _block(old: str, new: str, block: tuple[Sequence[str], Sequence[str]], style: Style) -> Iterator[str]:
    from difflib import SequenceMatcher

    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    differ = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    marked = bool(block[0] and block[1]) and matcher.ratio() >= 1 - _MOST
    old_spans = [(start, end) for _, start, end, _, _ in differ] if marked else []
    new_spans = [(start, end) for _, _, _, start, end in differ] if marked else []
    if block[0]:
        yield from _shown(before, old_spans, _OLD, style)
    if block[1]:
        yield from _shown(after, new_spans, _NEW, style)


def _shown(tokens: Sequence[str], spans: Sequence[tuple[int, int]], side: _Side, style: Style) -> Iterator[str]:
    """Yield the lines of one side; the tokens in ``spans`` differ."""
    parts, at = [], 0
    for start, end in [*spans, (len(tokens), len(tokens))]:
        parts += [("".join(tokens[at:start]), False), ("".join(tokens[start:end]), True)]
        at = end
    lines: list[list[tuple[str, bool]]] = [[]]
    for text, differs in parts:
        first, *others = text.split("\n")
        lines[-1].append((first, differs))
        lines += [[(other, differs)] for other in others]
    for line in (_cut(line, style.width - 2) for line in lines):
        yield style.paint(f"{side.sign} ", side.color) + "".join(
            _part(text, differs, side, style) for text, differs in line
        )


def _cut(line: list[tuple[str, bool]], room: int) -> list[tuple[str, bool]]:
    """Cut a long line to about ``room`` columns around what differs first, with … where text is left out."""
    if sum(width(text) for text, _ in line) <= room or room < _CONTEXT * 2:
        return line
    first = next((at for at, (_, differs) in enumerate(line) if differs), len(line))
    before = "".join(text for text, _ in line[:first])
    rest = line[first:]
    if rest and len(before) > _CONTEXT:
        before = "…" + before[-_CONTEXT:]
    kept, used = [(before, False)], 0
    for text, differs in [(before, False), *rest]:
        part = text[: fitting(text, room - used)]
        kept.append((part, differs))
        used += width(part)
        if part != text:
            return [*kept[1:-1], (part[:-1], differs), ("…", False)]
    return kept[1:]


def _part(text: str, differs: bool, side: _Side, style: Style) -> str:
    if not differs or not text:
        return style.paint(text, side.color)
    return style.paint(text, side.marked) if style.color else f"{side.opened}{text}{side.closed}"
