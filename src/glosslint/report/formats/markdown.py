"""Markdown for people: a comment on a pull request, or the summary of a job in GitHub Actions.

The heaviest findings come first. What does not fit into a comment is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.model import Finding
from glosslint.model.report import Report
from glosslint.report.not_run import run_problems
from glosslint.report.shared import by_severity, full_message, plain
from glosslint.report.style import Style, safe
from glosslint.report.summary import count, next_step, scope, totals

#: Characters of the table. A comment on GitHub holds 65,536, a summary 1 MiB, a note on GitLab 1,000,000.
ROOM = 60_000
_MARKUP = re.compile(r"[\\`*_\[\]<|~&$]")
#: What GitHub and GitLab turn into links after the Markdown is read, and mentions, which call people.
_REFERENCE = re.compile(r"(?<!\w)[@#!~%&$](?=\w)")
_JOINER = "\u2060"  # a word joiner: nobody sees it, and no reference goes on behind it
_TICKS = re.compile("`+")


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - every format has the same form
    """A heading, a table of the findings, what did not run, and what to type next."""
    parts = [f"**glosslint: {totals(report)}** ({scope(report)})\n"]
    parts += [f"- **{lapse.severity.label}**: {text(lapse.message)}\n" for lapse in run_problems(report)]
    if parts[1:]:
        parts.insert(1, "\n")
    if report.findings:
        parts += ["\n| level | where | what | rule |\n|---|---|---|---|\n", *_rows(report)]
        step = " ".join(next_step(report)).removeprefix("[*] ")
        parts.append(f"\n{_command(step)}\n")
    return "".join(parts)


def _rows(report: Report) -> Iterator[str]:
    used = 0
    findings = by_severity(report.findings)
    for number, finding in enumerate(findings):
        row = _row(finding, report)
        used += len(row)
        if used > ROOM:
            yield f"\nAnd {count(len(findings) - number, 'more finding')}.\n"
            return
        yield row


def _row(finding: Finding, report: Report) -> str:
    start = finding.location.start
    place = code(f"{report.at(finding.location.path)}:{start.line}:{start.column}")
    help_ = f"<br>→ {text(finding.help)}" if finding.help else ""
    return f"| {finding.severity.label} | {place} | {text(full_message(finding))}{help_} | {code(finding.label)} |\n"


def _command(step: str) -> str:
    """The sentence with the command in it marked as code."""
    words, found, command = step.rpartition("glosslint ")
    return f"{text(words)}{code(found + command)}" if found else text(step)


def text(words: str) -> str:
    """Words that mean nothing to Markdown, and call nobody."""
    joined = _REFERENCE.sub(lambda found: f"{found[0]}{_JOINER}", safe(plain(words)))
    return _MARKUP.sub(lambda mark: f"\\{mark[0]}", joined)


def code(words: str) -> str:
    """Words as code, in a table too: with more backticks around than there are in them."""
    inside = safe(plain(words)).replace("|", "\\|")
    ticks = "`" * (max(map(len, _TICKS.findall(inside)), default=0) + 1)
    gap = " " if inside.startswith("`") or inside.endswith("`") else ""
    return f"{ticks}{gap}{inside}{gap}{ticks}"
