"""Findings as diagnostics of the protocol."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from lsprotocol import types

from glosslint.model import Finding, Severity
from glosslint.model.source import Source
from glosslint.report.shared import docs_url
from glosslint.server.files import Origin
from glosslint.server.places import Positions, uri_of
from glosslint.server.state import State, Trouble

SOURCE = "glosslint"
LEVELS = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_DEPRECATED = frozenset(["deprecated-term-use"])
_UNNECESSARY = frozenset(["duplicate-reference", "redundant-alias", "unused-suppression", "self-reference"])


class Diagnostics:
    """Makes the diagnostics of one project. ``related``: whether the client shows related places."""

    def __init__(self, origin: Origin, positions: Positions, related: bool = True) -> None:
        self._origin = origin
        self._positions = positions
        self._related = related

    def of_state(self, state: State) -> dict[str, list[types.Diagnostic]]:
        """Return all diagnostics by the name of their file."""
        by_file: dict[str, list[types.Diagnostic]] = defaultdict(list)
        if state.judgement is not None:
            for name, diagnostics in self.of_findings(state.findings, Sources(state)).items():
                by_file[name] += diagnostics
        for trouble in filter(None, (state.broken, state.trouble)):
            by_file[state.settings_name].append(_of_trouble(trouble))
        return by_file

    def of_findings(
        self, findings: Iterable[Finding], sources: Mapping[str, Source]
    ) -> dict[str, list[types.Diagnostic]]:
        """Return the diagnostics of findings by the name of their file."""
        by_file: dict[str, list[types.Diagnostic]] = defaultdict(list)
        for finding in findings:
            by_file[finding.location.path].append(self._of_finding(finding, sources))
        return by_file

    def _of_finding(self, finding: Finding, sources: Mapping[str, Source]) -> types.Diagnostic:
        url = docs_url(finding)
        tags = []
        if finding.rule in _DEPRECATED:
            tags.append(types.DiagnosticTag.Deprecated)
        if finding.rule in _UNNECESSARY:
            tags.append(types.DiagnosticTag.Unnecessary)
        return types.Diagnostic(
            range=self._positions.range(sources[finding.location.path], finding.location.span),
            message=finding.message,
            severity=LEVELS[finding.severity],
            code=finding.label,
            code_description=types.CodeDescription(url) if url else None,
            source=SOURCE,
            tags=tags or None,
            related_information=self._related_places(finding, sources) if self._related else None,
            data={"fingerprint": finding.fingerprint, "rule": finding.rule},
        )

    def _related_places(self, finding: Finding, sources: Mapping[str, Source]) -> list[Any] | None:
        return [
            types.DiagnosticRelatedInformation(
                types.Location(
                    uri_of(self._origin.path(one.location.path)),
                    self._positions.range(sources[one.location.path], one.location.span),
                ),
                one.label,
            )
            for one in finding.related
        ] or None


def _of_trouble(trouble: Trouble) -> types.Diagnostic:
    line = trouble.line - 1
    return types.Diagnostic(
        range=types.Range(types.Position(line, 0), types.Position(line, trouble.width)),
        message=trouble.message,
        severity=types.DiagnosticSeverity.Error,
        code="settings",
        source=SOURCE,
    )


class Sources(dict[str, Source]):
    """The sources of a state's files, each looked up when it is needed."""

    def __init__(self, state: State) -> None:
        super().__init__()
        assert state.judgement is not None
        self._documents = state.judgement.documents

    def __missing__(self, path: str) -> Source:
        return self._documents[path].source
