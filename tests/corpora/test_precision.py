"""Findings on real glossaries have all been read, are nearly all true, and are few."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from benchmarks import precision
from glosslint.language import engines
from glosslint.model.report import Report

pytestmark = pytest.mark.skipif(not precision.CORPORA.is_dir(), reason="no real glossaries here")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Report]:
    """The report on a glossary, with the language engine that users have."""
    folder = tmp_path_factory.mktemp("glossaries")

    @cache
    def report(name: str) -> Report:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(engines, "DEFAULT", ("harper",))
            return precision.glossary(name, folder)

    return report


@pytest.mark.parametrize("name", precision.GLOSSARIES)
def test_findings_are_read_true_and_few(name: str, reports: Callable[[str], Report]) -> None:
    report = reports(name)
    findings = precision.weighty(report)
    assert [f"{found.rule}: {found.message}" for found in precision.unread(name, findings)] == []
    true = sum(row.true for row in precision.counts(name, report))
    assert true * 10 >= len(findings) * 9
    assert len(findings) * 100 <= 15 * report.entries


def test_the_page_shows_todays_numbers(reports: Callable[[str], Report]) -> None:
    rows = [row for name in precision.GLOSSARIES for row in precision.counts(name, reports(name))]
    page = precision.PAGE.read_text("utf-8")
    assert page.partition(precision.BEGIN)[2].partition(precision.END)[0].strip() == precision.table(rows).strip()


def test_verdicts_hold_no_text() -> None:
    for key, verdicts in precision.judged().items():
        assert key.glossary in precision.GLOSSARIES
        assert len(key.fingerprint) == 16
        assert set(verdicts) <= {"true", "false"}
