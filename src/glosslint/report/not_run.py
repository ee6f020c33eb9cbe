"""What should have run and did not, in the words of every format: no reader may take such a report for a clean one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from glosslint.model import Severity
from glosslint.model.report import Report


class RunProblem(NamedTuple):
    """A rule or engine that did not run, or not to its end: why, and the ``file`` where it failed, if it did."""

    severity: Severity
    what: str
    why: str
    file: str = ""

    @property
    def message(self) -> str:
        """A sentence for a report: ``broken-link did not run: …``."""
        return f"{self.what} did not run{' to its end' if self.file else ''}: {self.why}"


def run_problems(report: Report) -> Iterator[RunProblem]:
    """One for each rule that failed (an error), then one for each part that could not run."""
    by_rule = groupby(sorted(report.crashes, key=lambda crash: crash.rule), key=lambda crash: crash.rule)
    for rule, group in by_rule:
        first, *others = group
        where = f" on the entry {first.entry}" if first.entry else ""
        also = f" and {len(others):,} more" if others else ""
        yield RunProblem(
            Severity.ERROR, rule, f"it failed{where}{also} (a fault of the rule: {first.error})", first.file or "."
        )
    for missed in report.not_run:
        yield RunProblem(Severity.WARNING, missed.what, missed.why)
