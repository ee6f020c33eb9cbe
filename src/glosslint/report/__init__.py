"""Reports: one module a format, each a function from a Report to text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from glosslint.report import concise, full, grouped, json
from glosslint.report.style import Style
from glosslint.run import Report

#: Frames are shown up to this number of findings; more are grouped by file.
FEW = 10

FORMATS: Mapping[str, Callable[[Report, Style], str]] = {
    "full": full.render,
    "grouped": grouped.render,
    "concise": concise.render,
    "json": json.render,
}


def choose(report: Report, terminal: bool) -> str:
    """The format ``auto`` stands for: frames for a few findings on a terminal, groups for many, lines for a pipe."""
    if not terminal:
        return "concise"
    return "full" if len(report.findings) <= FEW else "grouped"


def render(report: Report, name: str, style: Style) -> str:
    """The report in a format of ``FORMATS``; empty, or text that ends with a line break."""
    return FORMATS[name](report, style)
