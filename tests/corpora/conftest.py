"""What ``glosslint init`` and a check make of each published glossary, once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from glosslint.language import engines
from glosslint.model.report import Report
from tools import precision


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Report]:
    """The report on a glossary under the settings of ``init``, with the language engine that users have."""
    folder = tmp_path_factory.mktemp("glossaries")

    @cache
    def report(name: str) -> Report:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(engines, "DEFAULT", ("harper",))
            return precision.report_on(name, folder)

    return report
