"""Formats for people: one line a finding, for pipes, editors and grep; findings by file, in columns; and source lines
with the range of each underlined, related places and help, for a few findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from glosslint.model import Finding, Location
from glosslint.model.report import Report
from glosslint.model.source import BOM, Source
from glosslint.report.shared import docs_url, fixable_mark, more_places
from glosslint.report.style import Style, cell, fitting, inert, safe, width, wrap
from glosslint.report.summary import write_last_line
from glosslint.text.messages import count

_SHOWN_LINES = 3  # lines of a longer range that are shown, besides its last line
_SHOWN_PLACES = 4  # of the related places, so that one finding fits on a screen
_CONTEXT = 24  # columns kept before a range when a long line is cut
_NARROWEST = 40  # columns given to sentences even on a narrower terminal, where single words would be cut


def render_concise(report: Report, style: Style) -> str:
    """Render a line for each finding, and the last line."""
    lines = []
    for finding in report.findings:
        place = style.bold(safe(finding.location.path)) + f":{finding.location.start}:"
        level = style.level(finding.severity, finding.severity.label)
        rule = finding.label + fixable_mark(finding, report.unsafe_fixes)
        lines.append(f"{place} {level} {rule} {safe(finding.message)}{more_places(finding)}\n")
    return inert("".join(lines) + write_last_line(report, style, lines=1))


def render_grouped(report: Report, style: Style) -> str:
    """Render the groups, an empty line after each, and the last line."""
    parts = []
    for path, findings in groupby(report.findings, key=lambda finding: finding.location.path):
        parts += [style.bold(safe(path)) + "\n", *_list_in_columns(list(findings), report, style), "\n"]
    return inert("".join(parts) + write_last_line(report, style))


def _list_in_columns(findings: list[Finding], report: Report, style: Style) -> Iterator[str]:
    places = [str(finding.location.start) for finding in findings]
    margin = max(map(len, places))
    for place, finding in zip(places, findings, strict=True):
        level = style.level(finding.severity, f"{finding.severity.label:<7}")
        indent = " " * (margin + 13)
        lines = wrap(safe(finding.message) + more_places(finding), max(style.width - len(indent), 20)) or [""]
        engine = f" ({finding.engine})" if finding.engine else ""
        rule = finding.rule + engine + fixable_mark(finding, report.unsafe_fixes)
        if len(indent) + width(lines[-1]) + 2 + len(rule) <= style.width:
            lines[-1] += f"  {style.link(style.dim(rule), docs_url(finding))}"
        else:
            lines.append(style.link(style.dim(rule), docs_url(finding)))
        yield f"  {place:>{margin}}  {level}  " + f"\n{indent}".join(lines) + "\n"


def render_full(report: Report, style: Style) -> str:
    """Render a frame for each finding, and the last line. ``why`` appears with the first finding of a rule only."""
    parts = []
    explained: set[str] = set()
    for finding in report.findings:
        shown = replace(finding, why="") if finding.rule in explained else finding
        explained.add(finding.rule)
        parts += [*list_frame(shown, report.sources, style, report.unsafe_fixes), ""]
    return inert("".join(f"{line}\n" for line in parts) + write_last_line(report, style))


def list_frame(
    finding: Finding, sources: Mapping[str, Source], style: Style, unsafe_fixes: bool = False
) -> Iterator[str]:
    """Yield the lines of one finding."""
    color = finding.severity
    star = fixable_mark(finding, unsafe_fixes)
    engine = f" ({finding.engine})" if finding.engine else ""
    rule = style.link(style.bold(f"[{finding.rule}]"), docs_url(finding)) + style.dim(engine)
    title = f"{style.level(color, finding.severity.label)}{rule}{star}: "
    lead = width(f"{finding.severity.label}[{finding.rule}]{engine}{star}: ")
    lines = [style.bold(line) for line in _wrap_lines(finding.message, style, 4, lead)]
    yield (title + lines[0]).rstrip()
    yield from (f"{'':>4}{line}" for line in lines[1:])
    labels: dict[Location, str] = {}
    for place, label in ((related.location, related.label) for related in finding.related):
        # Two labels of one place are joined.
        labels[place] = f"{labels[place]}; {label}" if labels.get(place, label) != label else label
    margin = len(str(max(place.end.line for place in (finding.location, *labels))))
    yield from _list_excerpt(finding.location, sources, style, margin, "^")
    for place, label in list(labels.items())[:_SHOWN_PLACES]:
        yield from _list_excerpt(place, sources, style, margin, "-", label)
    if len(labels) > _SHOWN_PLACES:
        yield f"{'':>{margin}}{style.dim(':::')} and {count(len(labels) - _SHOWN_PLACES, 'more place')}"
    for name, text in (("help", finding.help), ("why", finding.why), ("not fixed", finding.unfixed)):
        if text:
            indent = margin + len(f" = {name}: ")
            head = f"{'':>{margin}} {style.dim('=')} {style.bold(name)}: "
            yield head + f"\n{'':>{indent}}".join(_wrap_lines(text, style, indent, indent))


def _wrap_lines(text: str, style: Style, indent: int, first: int) -> list[str]:
    """Wrap ``text``, leaving ``first`` columns free in the first line and ``indent`` in the others."""
    room = max(style.width, _NARROWEST)
    return wrap(safe(text), room - indent, room - first) or [""]


def _list_excerpt(
    place: Location, sources: Mapping[str, Source], style: Style, margin: int, mark: str, label: str = ""
) -> Iterator[str]:
    """Yield the lines of one place, underlined with ``^`` (primary) or ``-`` (related), after ``margin`` columns."""
    bar, gap = style.dim("|"), " " * margin
    yield f"{gap}{style.dim('-->' if mark == '^' else ':::')} {safe(place.path)}:{place.start}"
    lines = list(_list_marked_lines(place, sources[place.path]))
    if not lines:
        yield from ([f"{gap} {style.dim('=')} {safe(label)}"] if label else [])
        return
    yield f"{gap} {bar}"
    room = style.width - margin - 3
    for line, text, column, length in lines:
        shown, start = _cut_window(text, column, length, room)
        yield f"{style.dim(f'{line:>{margin}}')} {bar} {shown}".rstrip()
        marks = style.paint(mark * min(length, max(1, room - start)), "1;31" if mark == "^" else "1;34")
        words = safe(label) if line == lines[-1][0] else ""
        if start + length + 1 + width(words) <= room:
            yield f"{gap} {bar} {' ' * start}{marks} {words}".rstrip()
            continue
        yield f"{gap} {bar} {' ' * start}{marks}"
        yield from (f"{gap} {bar} {part}" for part in wrap(words, max(room, 20)))


def _list_marked_lines(place: Location, source: Source) -> Iterator[tuple[int, str, int, int]]:
    """Yield for each line of a place its number, text as shown, and the column (from 0) and width to underline."""
    if not source.text:
        return
    last = place.end.line if place.end.column > 1 or place.end.line == place.start.line else place.end.line - 1
    numbers = range(place.start.line, last + 1)
    for line in [*numbers[:_SHOWN_LINES], *numbers[_SHOWN_LINES:][-1:]]:
        text = source.line_text(line)
        begin = place.start.column - 1 if line == place.start.line else len(text) - len(text.lstrip())
        stop = place.end.column - 1 if line == place.end.line else len(text)
        # Such a finding is on the byte order mark, which line_text leaves out.
        if line == 1 and source.text.startswith(BOM) and place.span.start == 0:
            text, begin, stop = BOM + text, 0, max(stop, 0) + 1
        before = "".join(cell(char) for char in text[:begin])
        inside = "".join(cell(char, spell_out=True) for char in text[begin:stop])
        after = "".join(cell(char) for char in text[max(begin, stop) :])
        if inside or line == place.start.line:
            yield line, before + inside + after, width(before), max(width(inside), 1)


def _cut_window(shown: str, start: int, length: int, room: int) -> tuple[str, int]:
    """Cut a long line to ``room`` columns around its range, with … where text is left out; adjust ``start``."""
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
