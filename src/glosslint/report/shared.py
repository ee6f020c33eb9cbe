"""What several formats say alike: the order of findings, their identity, their words, and their fix."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from json import dumps
from typing import Any, NamedTuple

from glosslint.model import Edit, Finding, Safety
from glosslint.report.summary import more_places

_ESCAPES = re.compile(r"\\u(?:(d[89ab]..)\\u(d[c-f]..)|(d[89a-f]..))|\\.")
_LONE = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    """``text`` that every reader of Unicode takes: a byte that is not UTF-8 becomes U+FFFD."""
    return text if text.isascii() else _LONE.sub("\ufffd", text)


def to_json(data: Any, indent: int | None = None) -> str:
    """JSON in ASCII, so that no log can spoil it, and without lone surrogates, which strict readers refuse."""
    text = dumps(data, indent=indent)
    return _ESCAPES.sub(lambda escape: r"\ufffd" if escape[3] else escape[0], text) if r"\ud" in text else text


def by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, errors first, otherwise in the order they had."""
    return sorted(findings, key=lambda finding: -finding.severity)


def numbered(names: Iterable[str], link: str) -> list[str]:
    """The names, in order; one that came before carries ``link`` and its number, from 2."""
    seen: Counter[str] = Counter()
    told = []
    for name in names:
        seen[name] += 1
        told.append(name if seen[name] == 1 else link.format(name, seen[name]))
    return told


def unique_fingerprints(findings: Iterable[Finding]) -> list[str]:
    """What each finding is called from run to run: its fingerprint, and of equal ones the number."""
    return numbered((finding.fingerprint for finding in findings), "{}:{}")


class CombinedFix(NamedTuple):
    """The fix of a finding and of what follows from it, as one: edits, by file, that do not overlap."""

    safety: Safety
    title: str
    edits: tuple[tuple[str, Edit], ...]


def combined_fix(finding: Finding) -> CombinedFix | None:
    """How to repair a finding, where a way is known; the least safe part says how safe it is."""
    repairs = [repair for repair in finding.repairs if repair.edits]
    if not repairs:
        return None
    order = [Safety.SAFE, Safety.UNSAFE, Safety.DISPLAY]
    safety = max((repair.fix.safety for repair in repairs), key=order.index)
    return CombinedFix(
        safety, repairs[0].fix.title, tuple((repair.path, edit) for repair in repairs for edit in repair.edits)
    )


def full_message(finding: Finding) -> str:
    """The message, for formats without related places: with the number of those where the same is wrong."""
    return finding.message + more_places(finding)


def message_with_help(finding: Finding) -> str:
    """The message and the advice, a line each."""
    return "\n".join(filter(None, (full_message(finding), finding.help)))


def docs_url(finding: Finding) -> str:
    """Where the rule's page is on the web, if it is there."""
    return finding.docs if finding.docs.startswith(("https://", "http://")) else ""
