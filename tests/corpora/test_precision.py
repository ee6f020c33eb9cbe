"""Findings on published glossaries, under the settings of ``init``, are all read, nearly all true, and few; and what a
reader found wrong is among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import pytest

from glosslint.model import Finding, Severity
from glosslint.model.report import Report
from tools import precision

pytestmark = pytest.mark.corpora
NAMES = precision.glossaries() if precision.CORPORA.is_dir() else []
Reports = Callable[[str], Report]
#: Which share of the errors and warnings on a glossary must be true, of those that are either true or false.
TRUE = {"error": 0.98, "warning": 0.92}
#: Rules on references and links between entries.
LINKS = frozenset({"broken-reference", "broken-link", "malformed-link", "unresolved-role", "indirect-reference"})


@pytest.mark.parametrize("name", NAMES)
def test_findings_are_read_and_true(name: str, reports: Reports) -> None:
    report = reports(name)
    assert list(precision.to_read(name, report)) == []
    by_level: dict[str, Counter[str]] = {"error": Counter(), "warning": Counter()}
    for count in precision.counts(name, report):
        by_level[count.level].update(count.verdicts)
    assert {level: values for level, values in by_level.items() if precision.share_true(values) < TRUE[level]} == {}


def test_verdicts_hold_no_text() -> None:
    names = precision.glossaries()
    for key, verdicts in precision.verdicts().items():
        assert key.glossary in names
        assert len(key.fingerprint) == 16
        assert set(verdicts) <= {precision.TRUE, precision.ARGUABLE, precision.FALSE}


def _of(report: Report, *rules: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule in rules]


def _lines(findings: Iterable[Finding]) -> list[int]:
    """Return the lines (from 1) of findings and of their other places."""
    return sorted(
        place.start.line for one in findings for place in (one.location, *(other.location for other in one.related))
    )


def _quoted(findings: Iterable[Finding]) -> list[str]:
    return sorted(finding.quoted for finding in findings)


def test_18f(reports: Reports) -> None:
    report = reports("18f")
    assert report.entries == 712
    (placeholder,) = _of(report, "placeholder-text")
    assert (placeholder.entry, placeholder.location.start.line) == ("Chief Human Capital Officer", 297)
    (term,) = _of(report, "duplicate-term")
    assert term.entry == "Governmentwide point of entry"
    same = _of(report, "duplicate-definition")
    assert [(one.entry, 1 + len(one.related)) for one in same] == [
        ("Contracting Officer's Technical Representative", 2),
        ("Federal Business Opportunities", 3),
        ("GSA Multiple Award Schedule Contracts", 2),
        ("swivel chairing", 2),
    ]
    (undefined,) = _of(report, "empty-definition")  # acronyms that name their term are none of them
    assert undefined.severity is Severity.INFO
    assert undefined.message.startswith("83 entries ")
    assert _of(report, "unsorted-entries", *LINKS) == []
    assert len(_of(report, "doubled-apostrophe")) == 17


def test_ml(reports: Reports) -> None:
    report = reports("ml")
    assert report.entries == 381
    assert _quoted(_of(report, "broken-reference")) == [
        "active-learning",
        "anomaly-detection",
        "c",
        "learning-to-rank",
        "long-short-term-memory",
        "ordinate",
        "transfer-learning",
    ]
    assert len(_of(report, "broken-link")) == 7
    loops = _of(report, "self-reference")
    assert [one.entry for one in loops] == ["hypernym", "hyponym"]
    (undefined,) = _of(report, "empty-definition")
    assert (undefined.severity, undefined.message.split(" entries")[0]) == (Severity.INFO, "207")


def test_solana(reports: Reports) -> None:
    report = reports("solana")
    assert report.entries == 1059
    terms = [one for one in _of(report, "duplicate-term") if one.severity is Severity.ERROR]
    assert sorted(one.quoted.strip('"') for one in terms) == [
        "MEV (Maximal Extractable Value)",
        "Merkle Tree",
        "RPC (Remote Procedure Call)",
        "Slashing",
        "Solana Explorer",
        "Transaction Fee",
    ]
    assert _of(report, *LINKS) == []


def test_hugodocs(reports: Reports) -> None:
    report = reports("hugodocs")
    assert report.entries == 156
    assert _of(report, *LINKS) == []
    grave = [one for one in report.findings if one.severity > Severity.INFO]
    assert [(one.rule, one.quoted) for one in grave] == [("grammar", "represent")]


def test_docker(reports: Reports) -> None:
    report = reports("docker")
    assert report.entries == 60
    assert _of(report, *LINKS) == []


def test_ctwg(reports: Reports) -> None:
    """References with the name instead of the id, or with a sign after it, are a finding each, with all places."""
    report = reports("ctwg")
    assert report.entries == 534
    broken = _of(report, "broken-reference")
    signs, names, *others = sorted(broken, key=lambda one: -len(one.related))
    assert (signs.quoted, names.quoted) == ("acceptance network.", "trust basis")
    assert "(also in 136 more references)" in signs.message
    assert "(also in 73 more references)" in names.message
    assert len(others) == 7  # neither a name nor nearly one
    assert {"Transmission Control Protocol", "and Compliance]].", "relying party; issuer"} <= {*_quoted(others)}
    assert _of(report, "empty-definition", "short-definition", "duplicate-definition") == []  # "See: X" is a stub
