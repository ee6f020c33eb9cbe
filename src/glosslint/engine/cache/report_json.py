"""A report as JSON, and back: all that any format shows of a plain check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from glosslint.model import Edit, Finding, Fix, Location, RelatedLocation, Repair, Safety, Severity, Span
from glosslint.model.report import BaselineEntry, NotRun, Report, Suppressed
from glosslint.model.source import Source

_TEXTS = ("rule", "category", "message", "why", "help", "docs", "quoted", "fingerprint", "unfixed", "engine")
_OPTIONAL = ("entry", "term", "field")  # texts, or nothing
_NUMBERS = ("number", "entries")


def encode(report: Report) -> dict[str, Any]:
    """Return the report as values of JSON, without its sources."""
    return {
        "entries": report.entries,
        "files": report.files,
        "rules": report.rules,
        "findings": [_finding(finding) for finding in report.findings],
        "suppressed": [[_finding(known.finding), known.reason] for known in report.suppressed],
        "baselined": [_finding(finding) for finding in report.baselined],
        "baseline_entries": [list(entry) for entry in report.baseline_entries],
        "unreadable": list(report.unreadable),
        "not_run": [list(missed) for missed in report.not_run],
        "reported": None if report.reported is None else sorted(report.reported),
        "unsafe_fixes": report.unsafe_fixes,
        "fail_on": int(report.fail_on),
        "prefix": report.prefix,
    }


def paths_in(report: Report) -> Iterator[str]:
    """Yield the files that findings point into, some more than once."""
    suppressed = (known.finding for known in report.suppressed)
    for finding in (*report.findings, *suppressed, *report.baselined):
        yield finding.location.path
        yield from (related.location.path for related in finding.related)
        yield from (repair.path for repair in (*finding.repairs, *finding.choices))


def decode(data: Mapping[str, Any], sources: Mapping[str, Source]) -> Report:
    """Return the report of these values. Raise KeyError, ValueError, TypeError or IndexError for other values."""
    reader = _Reader(sources)
    return Report(
        entries=_number(data["entries"]),
        files=_number(data["files"]),
        rules=_number(data["rules"]),
        findings=tuple(map(reader.finding, data["findings"])),
        suppressed=tuple(Suppressed(reader.finding(finding), _text(why)) for finding, why in data["suppressed"]),
        baselined=tuple(map(reader.finding, data["baselined"])),
        baseline_entries=tuple(BaselineEntry(*map(_text, entry)) for entry in data["baseline_entries"]),
        unreadable=_texts(data["unreadable"]),
        not_run=tuple(NotRun(*map(_text, missed)) for missed in data["not_run"]),
        reported=None if data["reported"] is None else frozenset(_texts(data["reported"])),
        unsafe_fixes=bool(data["unsafe_fixes"]),
        fail_on=Severity(data["fail_on"]),
        prefix=_text(data["prefix"]),
        sources=sources,
    )


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        **{name: getattr(finding, name) for name in (*_TEXTS, *_OPTIONAL, *_NUMBERS)},
        "severity": int(finding.severity),
        "location": _location(finding.location),
        "related": [[_location(related.location), related.label] for related in finding.related],
        "repairs": [_repair(repair) for repair in finding.repairs],
        "choices": [_repair(repair) for repair in finding.choices],
        "targets": list(finding.targets),
    }


def _location(location: Location) -> list[Any]:
    return [location.path, *location.span]


def _repair(repair: Repair) -> list[Any]:
    fix = repair.fix
    edits = [[*edit.span, edit.text] for edit in repair.edits]
    comments = list(repair.removed_comments)
    return [repair.path, fix.safety.value, fix.title, repair.rule, edits, comments, repair.reason]


class _Reader:
    """Reads findings whose places are in these sources."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources

    def finding(self, data: Mapping[str, Any]) -> Finding:
        values: dict[str, Any] = {name: _text(data[name]) for name in _TEXTS}
        values |= {name: None if data[name] is None else _text(data[name]) for name in _OPTIONAL}
        values |= {name: _number(data[name]) for name in _NUMBERS}
        return Finding(
            **values,
            severity=Severity(data["severity"]),
            location=self._location(*data["location"]),
            related=tuple(RelatedLocation(self._location(*where), _text(label)) for where, label in data["related"]),
            repairs=tuple(self._repair(*repair) for repair in data["repairs"]),
            choices=tuple(self._repair(*repair) for repair in data["choices"]),
            targets=_texts(data["targets"]),
        )

    def _location(self, path: Any, start: Any, end: Any) -> Location:
        source = self._sources[_text(path)]
        return source.locate(_span(source, start, end))

    def _repair(self, *data: Any) -> Repair:
        path, safety, title, rule, edits, removed_comments, reason = data
        source = self._sources[_text(path)]
        fix = Fix(Safety(safety), (), _text(title))
        changes = tuple(Edit(_span(source, start, end), _text(text)) for start, end, text in edits)
        return Repair(source.path, fix, _text(rule), changes, _texts(removed_comments), _text(reason))


def _span(source: Source, start: Any, end: Any) -> Span:
    if not 0 <= _number(start) <= _number(end) <= len(source.text):
        raise ValueError(start, end)
    return Span(start, end)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError(value)
    return value


def _texts(values: Any) -> tuple[str, ...]:
    if type(values) is not list:
        raise TypeError(values)
    return tuple(map(_text, values))


def _number(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value
