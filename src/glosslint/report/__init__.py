"""Render a Report as text.

In: a ``Report``, the name of a format, and a ``Style`` (colours, width). Out: a string. Each format is a function of a
module of ``formats``; begin with ``formats.people``. ``summary`` holds the last line of reports for people, ``shared``
what several formats need, ``rebase`` makes paths relative to the repository.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from glosslint.model.frozen import NamedTuple

if TYPE_CHECKING:
    from glosslint.model.report import Report
    from glosslint.report.style import Style

#: Up to this many findings, ``auto`` shows source lines; more would fill many screens, and are grouped by file.
FEW = 10


class Format(NamedTuple):
    """The module of ``glosslint.report.formats`` that writes a format, imported only when it is used, and its function.

    ``data`` means that programs parse the output, so nothing else may be written to the same stream.
    """

    module: str
    function: str = "render"
    data: bool = True


#: The formats by name, in the order of the help.
FORMATS: Mapping[str, Format] = {
    "full": Format("people", "render_full", data=False),
    "grouped": Format("people", "render_grouped", data=False),
    "concise": Format("people", "render_concise", data=False),
    "github": Format("github", data=False),
    "markdown": Format("markdown"),
    "json": Format("json"),
    "jsonl": Format("json", "render_lines"),
    "sarif": Format("sarif"),
    "gitlab": Format("gitlab"),
    "junit": Format("xml", "render_junit"),
    "checkstyle": Format("xml", "render_checkstyle"),
    "rdjsonl": Format("rdjsonl"),
}


def choose(report: Report, terminal: bool, actions: bool = False) -> str:
    """Return the format for ``auto``: on a terminal, source lines for few findings and groups for many.

    Without a terminal, it is annotations in GitHub Actions (``actions``), else one line per finding.
    """
    if not terminal:
        return "github" if actions else "concise"
    return "full" if len(report.findings) <= FEW else "grouped"


def render(report: Report, name: str, style: Style) -> str:
    """Render ``report`` in a format of ``FORMATS``: empty, or text that ends with a line break."""
    form = FORMATS[name]
    text: str = getattr(import_module(f"glosslint.report.formats.{form.module}"), form.function)(report, style)
    return text
