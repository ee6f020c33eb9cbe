"""Findings on published glossaries, under the settings of ``init``, are all read, nearly all true, and few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from glosslint.model.report import Report
from tools import precision

pytestmark = pytest.mark.skipif(not precision.CORPORA.is_dir(), reason="no real glossaries here")
NAMES = precision.glossaries() if precision.CORPORA.is_dir() else []
#: Which share of the errors and warnings on a glossary must be true, of those that are either true or false.
TRUE = {"error": 0.98, "warning": 0.92}
#: The errors and warnings of a glossary that has more than 15 for 100 entries: all true, and mostly typos, which no two
#: entries share.
MOST = {"codewars": 11}


@pytest.mark.parametrize("name", NAMES)
def test_findings_are_read_true_and_few(name: str, reports: Callable[[str], Report]) -> None:
    report = reports(name)
    assert list(precision.to_read(name, report)) == []
    by_level: dict[str, Counter[str]] = {"error": Counter(), "warning": Counter()}
    for count in precision.counts(name, report):
        by_level[count.level].update(count.verdicts)
    assert {level: values for level, values in by_level.items() if precision.share_true(values) < TRUE[level]} == {}
    assert len(precision.weighty(report)) <= MOST.get(name, 15 * report.entries / 100)


def test_verdicts_hold_no_text() -> None:
    names = precision.glossaries()
    for key, verdicts in precision.verdicts().items():
        assert key.glossary in names
        assert len(key.fingerprint) == 16
        assert set(verdicts) <= {precision.TRUE, precision.ARGUABLE, precision.FALSE}
