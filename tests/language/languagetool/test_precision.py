"""Findings of the real LanguageTool on real glossaries have all been read, and are nearly all true."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import precision, precision_languagetool
from tests.language.languagetool.conftest import Real

pytestmark = [
    pytest.mark.languagetool,
    pytest.mark.skipif(not precision.CORPORA.is_dir(), reason="no real glossaries here"),
]


def test_findings_are_read_and_true(real: Real, tmp_path: Path) -> None:
    rows: list[precision.Count] = []
    for name, report in precision_languagetool.reports(real.address, tmp_path):
        findings = precision.weighty(report)
        assert [f"{found.label}: {found.message}" for found in precision.unread(name, findings)] == []
        counts = precision.counts(name, report)
        assert sum(row.true for row in counts) * 10 >= len(findings) * 9
        rows += counts
    page = precision.PAGE.read_text("utf-8")
    assert precision_languagetool.section(page) == precision.table(rows).strip()
