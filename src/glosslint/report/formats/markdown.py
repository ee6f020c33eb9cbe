"""Markdown for people: a comment on a pull request, or the summary of a job in GitHub Actions.

The most severe findings come first. Those that do not fit into a comment are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.model.report import Report
from glosslint.report.shared import by_severity, full_message, plain, run_problems
from glosslint.report.style import Style, inert, safe
from glosslint.report.summary import next_step, scope, totals
from glosslint.text.messages import count

#: Characters of the table. A comment on GitHub holds 65,536, a summary 1 MiB, a note on GitLab 1,000,000.
ROOM = 60_000
_MARKUP = re.compile(r"[\\`*_\[\]<|~&$]")
#: References and mentions, which GitHub and GitLab turn into links after parsing; mentions notify people.
_REFERENCE = re.compile(r"(?<!\w)[@#!~%&$](?=\w)")
_JOINER = "\u2060"  # a word joiner: invisible, and it ends a reference
_TICKS = re.compile("`+")


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - every format has the same form
    """Render a heading, what did not run, a table of the findings, and the next command."""
    parts = [f"**glosslint: {totals(report)}** ({scope(report)})\n"]
    parts += [f"- **{problem.severity.label}**: {text(problem.message)}\n" for problem in run_problems(report)]
    if parts[1:]:
        parts.insert(1, "\n")
    if report.findings:
        parts += ["\n| level | where | what | rule |\n|---|---|---|---|\n", *_rows(report)]
        step = " ".join(next_step(report)).removeprefix("[*] ")
        parts.append(f"\n{_command(step)}\n")
    return inert("".join(parts))


def _rows(report: Report) -> Iterator[str]:
    used = 0
    findings = by_severity(report.findings)
    for number, finding in enumerate(findings):
        start = finding.location.start
        place = code(f"{report.at(finding.location.path)}:{start.line}:{start.column}")
        help_ = f"<br>→ {text(finding.help)}" if finding.help else ""
        row = f"| {finding.severity.label} | {place} | {text(full_message(finding))}{help_} | {code(finding.label)} |\n"
        used += len(row)
        if used > ROOM:
            yield f"\nAnd {count(len(findings) - number, 'more finding')}.\n"
            return
        yield row


def _command(step: str) -> str:
    """Mark the command at the end of a sentence as code."""
    words, program, command = step.rpartition("glosslint ")
    return f"{text(words)}{code(program + command)}" if program else text(step)


def text(words: str) -> str:
    """Escape ``words`` so that nothing in them is Markdown, a reference or a mention."""
    joined = _REFERENCE.sub(lambda sign: f"{sign[0]}{_JOINER}", safe(plain(words)))
    return _MARKUP.sub(lambda mark: f"\\{mark[0]}", joined)


def code(words: str) -> str:
    """Return ``words`` as code that is safe in a table, between more backticks than they contain in a row."""
    inside = safe(plain(words)).replace("|", "\\|")
    ticks = "`" * (max(map(len, _TICKS.findall(inside)), default=0) + 1)
    gap = " " if inside.startswith("`") or inside.endswith("`") else ""
    return f"{ticks}{gap}{inside}{gap}{ticks}"
