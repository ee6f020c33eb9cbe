"""Render a Report as text.

In: a ``Report``, the name of a format, and a ``Style`` (colours, width). Out: a string. Each format is a module of
``formats`` with one function ``render``; begin with ``formats.concise``. ``summary`` holds the last line of reports for
people, ``shared`` and ``not_run`` what several formats need, ``rebase`` makes paths relative to the repository.
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
    """The module of ``glosslint.report.formats`` that writes a format, imported only when it is used.

    ``data`` means that programs parse the output, so nothing else may be written to the same stream.
    """

    module: str
    data: bool = False


#: The formats by name, in the order of the help.
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
    """Return the format for ``auto``: on a terminal, source lines for few findings and groups for many.

    Without a terminal, it is annotations in GitHub Actions (``actions``), else one line per finding.
    """
    if not terminal:
        return "github" if actions else "concise"
    return "full" if len(report.findings) <= FEW else "grouped"


def render(report: Report, name: str, style: Style) -> str:
    """Render ``report`` in a format of ``FORMATS``: empty, or text that ends with a line break."""
    text: str = import_module(f"glosslint.report.formats.{FORMATS[name].module}").render(report, style)
    return text
