"""Findings of the real LanguageTool on real glossaries have all been read, and are nearly all true."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.language.languagetool.conftest import Real
from tools import precision, precision_languagetool

pytestmark = [pytest.mark.languagetool, pytest.mark.corpora]


def test_findings_are_read_and_true(real: Real, tmp_path: Path) -> None:
    rows: list[precision.Count] = []
    for name, report in precision_languagetool.reports(real.address, tmp_path):
        assert list(precision.to_read(name, report)) == []
        rows += precision.counts(name, report)
    verdicts = sum((row.verdicts for row in rows), Counter[str]())
    assert precision.share_true(verdicts) >= 0.9
    written = precision.section(precision_languagetool.BEGIN, precision_languagetool.END)
    assert written == precision.rule_table(rows).strip()
