"""What several formats need: what did not run, the order, identity and message of findings, and portable JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from json import dumps
from typing import Any

from glosslint.model import Finding, Severity
from glosslint.model.frozen import NamedTuple
from glosslint.model.report import Report
from glosslint.report.style import MARKED
from glosslint.text.messages import count
from glosslint.util.regexes import lazy_pattern

#: Escapes of JSON: a surrogate pair, a lone surrogate (group 3), or any other. Only the lone one is replaced.
_ESCAPES = lazy_pattern(r"\\u(?:(d[89ab]..)\\u(d[c-f]..)|(d[89a-f]..))|\\.")
_LONE_SURROGATE = lazy_pattern("[\ud800-\udfff]")


class RunFailure(NamedTuple):
    """A rule or engine that did not run or failed: the reason, and for a failure the ``file``, ``.`` if unknown."""

    severity: Severity
    what: str
    why: str
    file: str = ""

    @property
    def message(self) -> str:
        """A line for a report: ``harper did not run: …``."""
        return f"{self.what} did not {'complete' if self.file else 'run'}: {self.why}"


def find_run_failures(report: Report) -> Iterator[RunFailure]:
    """Yield an error for each rule that failed, then a warning for each rule or engine that could not run."""
    by_rule = groupby(sorted(report.crashes, key=lambda crash: crash.rule), key=lambda crash: crash.rule)
    for rule, group in by_rule:
        first, *others = group
        where = f" on entry {first.entry}" if first.entry else ""
        also = f" and {len(others):,} more" if others else ""
        stage = f"{first.stage or 'it'} failed"
        cause = "internal error in the rule" if rule and not first.stage else "internal error"
        why = f"{stage}{where}{also} ({cause}: {first.error})"
        yield RunFailure(Severity.ERROR, rule or "glosslint", why, first.file or ".")
    for missed in report.not_run:
        yield RunFailure(Severity.WARNING, missed.what, missed.why)


def replace_surrogates(text: str) -> str:
    """Return ``text`` as valid Unicode: a byte that is not UTF-8 becomes U+FFFD."""
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


def dump_json(data: Any, indent: int | None = None) -> str:
    """Return JSON in ASCII, which no log can garble, and without lone surrogates, which strict parsers refuse.

    It holds no control characters, and nothing that a CI server takes for a command: see ``inert``.
    """
    text = MARKED.sub(r"#\\u0023", dumps(data, indent=indent).replace("\x7f", r"\u007f"))
    return _ESCAPES.sub(lambda escape: r"\ufffd" if escape[3] else escape[0], text) if r"\ud" in text else text


def sort_by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, errors first; within a level their order is kept."""
    return sorted(findings, key=lambda finding: -finding.severity)


def number_names(names: Iterable[str], link: str) -> list[str]:
    """Return unique names: a repeated one is formatted into ``link`` with its number, from 2."""
    seen: Counter[str] = Counter()
    unique = []
    for name in names:
        seen[name] += 1
        unique.append(name if seen[name] == 1 else link.format(name, seen[name]))
    return unique


def number_fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return what identifies each finding from run to run: its fingerprint, numbered where several are equal."""
    return number_names((finding.fingerprint for finding in findings), "{}:{}")


def more_places(finding: Finding) -> str:
    """Return `` (and in 2 more places)`` for related places with the same problem, where they are not listed."""
    same = sum(related.label == finding.message for related in finding.related)
    return f" (and in {count(same, 'more place')})" if same else ""


def fixable_mark(finding: Finding, unsafe_fixes: bool) -> str:
    """Return the mark of a finding that the next ``--fix`` fixes: `` [*]``."""
    return " [*]" if finding.fixable(unsafe_fixes) else ""


def full_message(finding: Finding) -> str:
    """Return the message, with the number of further places, for formats that do not list them."""
    return finding.message + more_places(finding)


def message_with_help(finding: Finding) -> str:
    """Return the message and the help, a line each."""
    return "\n".join(filter(None, (full_message(finding), finding.help)))


def docs_url(finding: Finding) -> str:
    """Return the address of the rule's page; empty for a page that is not on the web."""
    return finding.docs if finding.docs.startswith(("https://", "http://")) else ""
