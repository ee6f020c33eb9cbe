"""Rules and engines that did not run or failed. Most formats list them, so that a partial run does not look clean."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from glosslint.model import Severity
from glosslint.model.frozen import NamedTuple
from glosslint.model.report import Report


class RunProblem(NamedTuple):
    """A rule or engine that did not run or failed: the reason, and for a failure the ``file``, ``.`` if unknown."""

    severity: Severity
    what: str
    why: str
    file: str = ""

    @property
    def message(self) -> str:
        """A line for a report: ``harper did not run: …``."""
        return f"{self.what} did not {'complete' if self.file else 'run'}: {self.why}"


def run_problems(report: Report) -> Iterator[RunProblem]:
    """Yield an error for each rule that failed, then a warning for each rule or engine that could not run."""
    by_rule = groupby(sorted(report.crashes, key=lambda crash: crash.rule), key=lambda crash: crash.rule)
    for rule, group in by_rule:
        first, *others = group
        where = f" on entry {first.entry}" if first.entry else ""
        also = f" and {len(others):,} more" if others else ""
        stage = f"{first.stage or 'it'} failed"
        cause = "internal error in the rule" if rule and not first.stage else "internal error"
        why = f"{stage}{where}{also} ({cause}: {first.error})"
        yield RunProblem(Severity.ERROR, rule or "glosslint", why, first.file or ".")
    for missed in report.not_run:
        yield RunProblem(Severity.WARNING, missed.what, missed.why)
