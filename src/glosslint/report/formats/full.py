"""Frames: the source line of each finding with its exact range underlined, related places, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from glosslint.model import Finding, Location
from glosslint.model.report import Report
from glosslint.model.source import BOM, Source
from glosslint.report.style import Style, cell, fitting, safe, width, wrap
from glosslint.report.summary import count, fixable_mark, last_line

#: Of a range over many lines, the first lines and the last one are shown.
_SHOWN_LINES = 3
_SHOWN_PLACES = 4
_CONTEXT = 24  # columns kept before a range when a long line is cut
_NARROWEST = 40  # columns that sentences are given even where the terminal has fewer


def render(report: Report, style: Style) -> str:
    """A frame for each finding, and the last line. Why a rule matters is said at its first finding."""
    parts = []
    explained: set[str] = set()
    for finding in report.findings:
        shown = replace(finding, why="") if finding.rule in explained else finding
        explained.add(finding.rule)
        parts += [*frame(shown, report, style), ""]
    return "".join(f"{line}\n" for line in parts) + last_line(report, style)


def frame(finding: Finding, report: Report, style: Style) -> Iterator[str]:
    """The lines of one finding."""
    color = finding.severity
    star = fixable_mark(finding, report)
    title = f"{style.level(color, finding.severity.label)}{style.bold('[' + finding.label + ']')}{star}: "
    lead = width(f"{finding.severity.label}[{finding.label}]{star}: ")
    lines = [style.bold(line) for line in _wrapped(finding.message, style, 4, lead)]
    yield (title + lines[0]).rstrip()
    yield from (f"{'':>4}{line}" for line in lines[1:])
    labels = _labels(finding)
    margin = len(str(max(place.end.line for place in (finding.location, *labels))))
    shared = _Frame(style, margin, report.sources)
    yield from _excerpt(finding.location, shared, "^")
    for place, label in list(labels.items())[:_SHOWN_PLACES]:
        yield from _excerpt(place, shared, "-", label)
    if len(labels) > _SHOWN_PLACES:
        yield f"{'':>{margin}}{style.dim(':::')} and {count(len(labels) - _SHOWN_PLACES, 'more place')}"
    for name, text in (("help", finding.help), ("why", finding.why), ("not fixed", finding.unfixed)):
        if text:
            lines = _wrapped(text, style, margin + 5 + len(name), margin + 5 + len(name))
            head = f"{'':>{margin}} {style.dim('=')} {style.bold(name)}: "
            yield head + f"\n{'':>{margin + 3 + len(name) + 2}}".join(lines)


def _labels(finding: Finding) -> dict[Location, str]:
    """What is said at each related place; a place of which two things are said is shown once."""
    labels: dict[Location, str] = {}
    for place, label in ((related.location, related.label) for related in finding.related):
        labels[place] = f"{labels[place]}; {label}" if labels.get(place, label) != label else label
    return labels


class _Frame(NamedTuple):
    """What the excerpts of one finding share; ``margin`` is the width of the line numbers."""

    style: Style
    margin: int
    sources: Mapping[str, Source]


def _wrapped(text: str, style: Style, indent: int, first: int) -> list[str]:
    """``text`` in lines; the first leaves ``first`` columns free, the others ``indent``."""
    room = max(style.width, _NARROWEST)
    return wrap(safe(text), room - indent, room - first) or [""]


def _excerpt(place: Location, frame: _Frame, mark: str, label: str = "") -> Iterator[str]:
    """The lines of one place: the primary one is marked ``^``, related ones ``-`` with their label."""
    style, margin = frame.style, frame.margin
    bar, blank = style.dim("|"), " " * margin
    arrow = style.dim("-->" if mark == "^" else ":::")
    yield f"{blank}{arrow} {safe(place.path)}:{place.start.line}:{place.start.column}"
    lines = list(_marked_lines(place, frame.sources[place.path]))
    if not lines:
        yield from ([f"{blank} {style.dim('=')} {safe(label)}"] if label else [])
        return
    yield f"{blank} {bar}"
    room = style.width - margin - 3
    for line, text, column, length in lines:
        shown, start = _window(text, column, length, room)
        yield f"{style.dim(f'{line:>{margin}}')} {bar} {shown}".rstrip()
        marks = style.paint(mark * min(length, max(1, room - start)), "1;31" if mark == "^" else "1;34")
        words = safe(label) if line == lines[-1][0] else ""
        if start + length + 1 + width(words) <= room:
            yield f"{blank} {bar} {' ' * start}{marks} {words}".rstrip()
            continue
        yield f"{blank} {bar} {' ' * start}{marks}"
        yield from (f"{blank} {bar} {part}" for part in wrap(words, max(room, 20)))


def _marked_lines(place: Location, source: Source) -> Iterator[tuple[int, str, int, int]]:
    """For each line of a place: its number, its text as shown, and the columns to underline (from 0, at least one)."""
    if not source.text:
        return
    last = place.end.line if place.end.column > 1 or place.end.line == place.start.line else place.end.line - 1
    numbers = range(place.start.line, last + 1)
    for line in [*numbers[:_SHOWN_LINES], *numbers[_SHOWN_LINES:][-1:]]:
        text = source.line_text(line)
        begin = place.start.column - 1 if line == place.start.line else len(text) - len(text.lstrip())
        stop = place.end.column - 1 if line == place.end.line else len(text)
        if line == 1 and source.text.startswith(BOM) and place.span.start == 0:  # the mark itself
            text, begin, stop = BOM + text, 0, max(stop, 0) + 1
        before = "".join(cell(char) for char in text[:begin])
        inside = "".join(cell(char, spell_out=True) for char in text[begin:stop])
        after = "".join(cell(char) for char in text[max(begin, stop) :])
        if inside or line == place.start.line:
            yield line, before + inside + after, width(before), max(width(inside), 1)


def _window(shown: str, start: int, length: int, room: int) -> tuple[str, int]:
    """A long line cut to ``room`` columns around its range, with … where something is left out."""
    if width(shown) <= room or room < 20:
        return shown, start
    skip = 0
    if start + min(length, room - _CONTEXT) + 1 > room:
        skip = fitting(shown, start - _CONTEXT)
        start -= width(shown[:skip]) - 1
        shown = "…" + shown[skip:]
    if width(shown) > room:
        shown = shown[: fitting(shown, room - 1)] + "…"
    return shown, start
