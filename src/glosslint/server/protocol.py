"""Places and findings as the protocol has them: characters of files as positions and back, paths as addresses,
diagnostics.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls import uris

from glosslint.model import Finding, Severity, Span
from glosslint.model.source import BOM, Source
from glosslint.report.shared import docs_url
from glosslint.server.files import ProjectOrigin
from glosslint.server.state import ProjectState

SOURCE = "glosslint"
LEVELS = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_UNNECESSARY = "duplicate-reference", "redundant-alias", "unused-suppression", "self-reference"
_TAGS = {
    "deprecated-term-use": types.DiagnosticTag.Deprecated,
    **dict.fromkeys(_UNNECESSARY, types.DiagnosticTag.Unnecessary),
}


def find_path(uri: str) -> str:
    """Return the absolute path of an address; empty for what is no file."""
    path = uris.to_fs_path(uri)
    return str(Path(path)) if path else ""


def make_uri(path: str | Path) -> str:
    """Return the address of a file."""
    return str(uris.from_fs_path(str(path)))


@dataclass(frozen=True)
class Positions:
    """Turns offsets into positions of the encoding that the client chose, and back.

    ``codec`` is that of the library's workspace. It is given lines as the protocol has them, which end at LF, CRLF and
    CR, and at nothing else. ``shows_mark`` says whether the client counts the byte-order mark of a file.
    """

    codec: Any
    shows_mark: Callable[[str], bool]

    def position(self, source: Source, offset: int) -> types.Position:
        """Return the position of a character."""
        line = source.line_of(offset)
        start = source.line_starts[line - 1]
        before = self._strip_mark(source, start, source.text[start:offset])
        return types.Position(line - 1, self.codec.client_num_units(before))

    def range(self, source: Source, span: Span) -> types.Range:
        """Return the range of characters, clipped to the text."""
        start = min(max(span.start, 0), len(source.text))
        end = min(max(span.end, start), len(source.text))
        return types.Range(self.position(source, start), self.position(source, end))

    def offset(self, source: Source, position: types.Position) -> int:
        """Return the character at a position; one beyond the end of its line is its end."""
        if position.line >= len(source.line_starts):
            return len(source.text)
        start = source.line_starts[position.line]
        following = source.line_starts[position.line + 1 : position.line + 2]
        text = source.text[start : following[0] if following else None].rstrip("\r\n")
        shown = self._strip_mark(source, start, text)
        units = min(position.character, self.codec.client_num_units(shown))
        found = self.codec.position_from_client_units([shown], types.Position(0, units))
        return int(start + len(text) - len(shown) + found.character)

    def _strip_mark(self, source: Source, start: int, text: str) -> str:
        return text.removeprefix(BOM) if start == 0 and not self.shows_mark(source.path) else text


class Diagnostics:
    """Makes the diagnostics of one project. ``related``: whether the client shows related places."""

    def __init__(self, origin: ProjectOrigin, positions: Positions, related: bool) -> None:
        self._origin = origin
        self._positions = positions
        self._related = related

    def describe_state(self, state: ProjectState) -> dict[str, list[types.Diagnostic]]:
        """Return all diagnostics by the name of their file."""
        by_file = self.describe_findings(state.findings, state.sources)
        for trouble in filter(None, (state.broken, state.trouble)):
            line = trouble.line - 1
            at = types.Range(types.Position(line, 0), types.Position(line, trouble.width))
            level = types.DiagnosticSeverity.Error
            shown = types.Diagnostic(range=at, message=trouble.message, severity=level, code="settings", source=SOURCE)
            by_file.setdefault(state.settings_name, []).append(shown)
        return by_file

    def describe_findings(
        self, findings: Iterable[Finding], sources: Mapping[str, Source]
    ) -> dict[str, list[types.Diagnostic]]:
        """Return the diagnostics of findings by the name of their file."""
        by_file: dict[str, list[types.Diagnostic]] = defaultdict(list)
        for finding in findings:
            by_file[finding.location.path].append(self._describe_finding(finding, sources))
        return by_file

    def _describe_finding(self, finding: Finding, sources: Mapping[str, Source]) -> types.Diagnostic:
        url = docs_url(finding)
        return types.Diagnostic(
            range=self._positions.range(sources[finding.location.path], finding.location.span),
            message=finding.message,
            severity=LEVELS[finding.severity],
            code=finding.label,
            code_description=types.CodeDescription(url) if url else None,
            source=SOURCE,
            tags=[_TAGS[finding.rule]] if finding.rule in _TAGS else None,
            related_information=self._related_places(finding, sources) if self._related else None,
            data={"fingerprint": finding.fingerprint, "rule": finding.rule},
        )

    def _related_places(self, finding: Finding, sources: Mapping[str, Source]) -> list[Any] | None:
        return [
            types.DiagnosticRelatedInformation(
                types.Location(
                    make_uri(self._origin.path(one.location.path)),
                    self._positions.range(sources[one.location.path], one.location.span),
                ),
                one.label,
            )
            for one in finding.related
        ] or None
