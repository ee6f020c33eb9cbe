"""Checks texts with planted slips, and counts which are found."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.model import Finding
from glosslint.settings.settings import load
from tools.recall.plant import Planted

_NEAR = 2  # characters beside a slip that belong to it
_COLUMN = len('{"definition": "')


class Found(NamedTuple):
    """A planted slip, and the level of the finding on it; empty if there is none. ``rule`` is the engine's own, or
    that of glosslint."""

    planted: Planted
    level: str
    rule: str


def find(planted: Sequence[Planted]) -> list[Found]:
    """Return what a check says of each slip: the most severe finding that covers it, and is not in the clean text."""
    texts = list(dict.fromkeys(text for one in planted for text in (one.text, one.clean)))
    rules = sorted({rule for one in planted for rule in one.kind.rules})
    by_text = dict(zip(texts, _findings(texts, rules), strict=True))
    return [_found(one, by_text[one.text], by_text[one.clean]) for one in planted]


def _findings(texts: Sequence[str], rules: Sequence[str]) -> list[list[Finding]]:
    """Return the findings in each text, as the definition of an entry of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, text in enumerate(texts):
            entry = {"definition": text, "id": f"entry-{number}", "term": f"No. {number}"}
            (folder / f"entry-{number}.yaml").write_text(json.dumps(entry, ensure_ascii=False), "utf-8")
        (folder / "glosslint.toml").write_text('files = ["*.yaml"]\nlayout = "native"\n', "utf-8")
        report = check(CheckRequest(load(None, folder, {"select": rules}), cache=False))
    found: list[list[Finding]] = [[] for _ in texts]
    for finding in report.findings:
        found[int(Path(finding.location.path).stem.partition("-")[2])].append(finding)
    return found


def _found(one: Planted, findings: Iterable[Finding], before: Iterable[Finding]) -> Found:
    known = {(finding.quoted, finding.message) for finding in before}
    start, end = one.span
    covering = [
        finding
        for finding in findings
        if (finding.quoted, finding.message) not in known
        and finding.rule in one.kind.rules
        and (begin := finding.location.start.column - 1 - _COLUMN) <= end + _NEAR
        and begin + len(finding.quoted) >= start - _NEAR
    ]
    if not covering:
        return Found(one, "", "")
    worst = max(covering, key=lambda finding: finding.severity)
    return Found(one, worst.severity.label, worst.engine or worst.rule)


def table(found: Sequence[Found]) -> str:
    """Return how many slips of each kind and group are found, at which level, as lines of Markdown."""
    lines = ["| kind | slips | error or warning | info | found |", "|---|---:|---:|---:|---:|"]
    for group in dict.fromkeys(one.planted.kind.group for one in found):
        ours = [one for one in found if one.planted.kind.group == group]
        lines += [_row(name, [one for one in ours if one.planted.kind.name == name]) for name in _kinds(ours)]
        lines.append(_row(f"**{group}**", ours))
    return "\n".join([*lines, _row("**all**", found)]) + "\n"


def _kinds(found: Iterable[Found]) -> list[str]:
    return list(dict.fromkeys(one.planted.kind.name for one in found))


def _row(name: str, found: Sequence[Found]) -> str:
    levels = Counter(one.level for one in found)
    grave, mild = levels["error"] + levels["warning"], levels["info"]
    return f"| {name} | {len(found)} | {grave} | {mild} | {(grave + mild) / len(found):.0%} |"
