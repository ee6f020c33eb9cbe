"""Markdown for people: a comment on a pull request, or the summary of a job in GitHub Actions.

The most severe findings come first. Those that do not fit into a comment are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.model.report import Report
from glosslint.report.shared import find_run_failures, full_message, replace_surrogates, sort_by_severity
from glosslint.report.style import Style, inert, safe
from glosslint.report.summary import describe_scope, describe_totals, suggest_next_step
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
    parts = [f"**glosslint: {describe_totals(report)}** ({describe_scope(report)})\n"]
    parts += [f"- **{failure.severity.label}**: {escape(failure.message)}\n" for failure in find_run_failures(report)]
    if parts[1:]:
        parts.insert(1, "\n")
    if report.findings:
        parts += ["\n| level | where | what | rule |\n|---|---|---|---|\n", *_list_rows(report)]
        step = " ".join(suggest_next_step(report)).removeprefix("[*] ")
        words, program, command = step.rpartition("glosslint ")
        parts.append(f"\n{escape(words)}{quote(program + command)}\n")
    return inert("".join(parts))


def _list_rows(report: Report) -> Iterator[str]:
    used = 0
    findings = sort_by_severity(report.findings)
    for number, finding in enumerate(findings):
        place = quote(f"{report.at(finding.location.path)}:{finding.location.start}")
        help_ = f"<br>→ {escape(finding.help)}" if finding.help else ""
        what = f"{escape(full_message(finding))}{help_}"
        row = f"| {finding.severity.label} | {place} | {what} | {quote(finding.label)} |\n"
        used += len(row)
        if used > ROOM:
            yield f"\nAnd {count(len(findings) - number, 'more finding')}.\n"
            return
        yield row


def escape(words: str) -> str:
    """Escape ``words`` so that nothing in them is Markdown, a reference or a mention."""
    joined = _REFERENCE.sub(lambda sign: f"{sign[0]}{_JOINER}", safe(replace_surrogates(words)))
    return _MARKUP.sub(lambda mark: f"\\{mark[0]}", joined)


def quote(words: str) -> str:
    """Return ``words`` as code that is safe in a table, between more backticks than they contain in a row."""
    inside = safe(replace_surrogates(words)).replace("|", "\\|")
    ticks = "`" * (max(map(len, _TICKS.findall(inside)), default=0) + 1)
    gap = " " if inside.startswith("`") or inside.endswith("`") else ""
    return f"{ticks}{gap}{inside}{gap}{ticks}"
