"""Reports: one module a format, each with a function from a Report to text."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from glosslint.model.report import Report
    from glosslint.report.style import Style

#: Frames are shown up to this number of findings; more are grouped by file.
FEW = 10


class Format(NamedTuple):
    """The module of ``glosslint.report`` that writes a format, loaded when it is asked for.

    ``data`` means that a program reads the whole of it, so that nothing else may stand beside it.
    """

    module: str
    data: bool = False


#: Each format, in the order in which they are listed.
FORMATS: Mapping[str, Format] = {
    "full": Format("full"),
    "grouped": Format("grouped"),
    "concise": Format("concise"),
    "github": Format("github"),
    "markdown": Format("markdown", data=True),
    "json": Format("json", data=True),
    "jsonl": Format("jsonl", data=True),
    "sarif": Format("sarif", data=True),
    "gitlab": Format("gitlab", data=True),
    "junit": Format("junit", data=True),
    "checkstyle": Format("checkstyle", data=True),
    "rdjsonl": Format("rdjsonl", data=True),
}


def choose(report: Report, terminal: bool, actions: bool = False) -> str:
    """The format ``auto`` stands for: frames for a few findings on a terminal, groups for many, annotations inside
    GitHub Actions, lines for any other pipe."""
    if not terminal:
        return "github" if actions else "concise"
    return "full" if len(report.findings) <= FEW else "grouped"


def render(report: Report, name: str, style: Style) -> str:
    """The report in a format of ``FORMATS``; empty, or text that ends with a line break."""
    text: str = import_module(f"glosslint.report.formats.{FORMATS[name].module}").render(report, style)
    return text
