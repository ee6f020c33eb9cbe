"""Findings on real glossaries have all been read, are nearly all true, and are few."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import precision
from glosslint.language import engines

pytestmark = pytest.mark.skipif(not precision.CORPORA.is_dir(), reason="no real glossaries here")


@pytest.fixture(autouse=True)
def _with_engines(_without_engines: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """As users run it."""
    monkeypatch.setattr(engines, "DEFAULT", ("harper",))


@pytest.mark.parametrize("name", precision.GLOSSARIES)
def test_findings_are_read_true_and_few(name: str, tmp_path: Path) -> None:
    report = precision.glossary(name, tmp_path)
    findings = precision.weighty(report)
    assert [f"{found.rule}: {found.message}" for found in precision.unread(name, findings)] == []
    true = sum(row.true for row in precision.counts(name, report))
    assert true * 10 >= len(findings) * 9
    assert len(findings) * 100 <= 15 * report.entries


def test_the_page_shows_todays_numbers(tmp_path: Path) -> None:
    rows = [row for name in precision.GLOSSARIES for row in precision.counts(name, precision.glossary(name, tmp_path))]
    page = precision.PAGE.read_text("utf-8")
    assert page.partition(precision.BEGIN)[2].partition(precision.END)[0].strip() == precision.table(rows).strip()


def test_verdicts_hold_no_text() -> None:
    for key, verdicts in precision.judged().items():
        assert key.glossary in precision.GLOSSARIES
        assert len(key.fingerprint) == 16
        assert set(verdicts) <= {"true", "false"}
