"""The last line of a report: what was found in what, and what to type next. And the table of ``--statistics``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from glosslint.model import Severity
from glosslint.report.style import Style
from glosslint.run import Report


def count(number: int, singular: str, plural: str = "") -> str:
    """``1 entry``, ``2 entries``, ``1,000 files``."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def last_line(report: Report, style: Style) -> str:
    """One line, with its line break: the verdict, what was looked at, and the next command."""
    looked = (
        f"{count(report.entries, 'entry', 'entries')} in {count(report.files, 'file')}, {count(report.rules, 'rule')}"
    )
    if not report.findings:
        return f"{style.paint('No findings', '1;32')} ({looked}).\n"
    levels = Counter(finding.severity for finding in report.findings)
    words = [count(levels[level], level.label) for level in sorted(levels, reverse=True) if level is not Severity.INFO]
    if levels[Severity.INFO]:
        words.append(count(levels[Severity.INFO], "note"))
    found = style.level(report.worst(), ", ".join(words))
    rule = max(report.findings, key=lambda finding: finding.severity).rule
    return f"{found} ({looked}). To read why: glosslint rule {rule}\n"


def statistics(report: Report, style: Style) -> Iterator[str]:
    """A line for each rule that found something, most findings first: findings, entries, level, rule."""
    rows = Counter(finding.rule for finding in report.findings)
    levels = {finding.rule: finding.severity for finding in sorted(report.findings, key=lambda found: found.severity)}
    for rule, number in sorted(rows.items(), key=lambda row: (-row[1], row[0])):
        entries = {(found.entry, found.location.path) for found in report.findings if found.rule == rule}
        level = style.level(levels[rule], f"{levels[rule].label:<7}")
        yield f"{number:>6,}  {level}  {rule}  {style.dim('in ' + count(len(entries), 'entry', 'entries'))}\n"
