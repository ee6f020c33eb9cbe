"""Between verdicts and findings: what the baseline knows, and what is new."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from glosslint.engine.baseline import Baseline, Line
from glosslint.engine.locate import Locator
from glosslint.engine.run_rules import Verdict, gather, without
from glosslint.model import Finding, Part

_BLANKS = re.compile(r"\s+")
_QUOTED = re.compile(r'"([^"]*)"')


@dataclass(frozen=True)
class Split:
    """``new`` is what the baseline does not know. What rests is told as findings, one a defect, and as lines of the
    baseline, one a place."""

    new: tuple[Verdict, ...]
    resting: tuple[Finding, ...] = ()
    lines: tuple[Line, ...] = ()


def split(verdicts: Sequence[Verdict], baseline: Baseline | None, locator: Locator, unread: Collection[str]) -> Split:
    """Tell what is new. Each line of the baseline lets one problem rest, whether it has a cause or is one: a new
    reference to an entry that is long gone is new. Nothing rests in the files ``unread``: nothing is known of them."""
    if baseline is None:
        return Split(tuple(verdicts))
    left = Counter(line.fingerprint for line in baseline.lines)
    found: dict[Verdict, Line] = {}
    for verdict in verdicts:
        if verdict.problem.place.file not in unread:
            line = _line(verdict, locator)
            if baseline.all or left[line.fingerprint]:
                left[line.fingerprint] -= 1
                found[verdict] = line
    resting = tuple(locator.finding(verdict) for verdict in gather(found))
    return Split(tuple(without(verdicts, found)), resting, tuple(found.values()))


def _line(verdict: Verdict, locator: Locator) -> Line:
    import hashlib

    finding = locator.finding(verdict)
    text = _BLANKS.sub(" ", locator.text(verdict.problem.place)).strip()
    told = text
    if verdict.problem.place.part is Part.HEAD:  # what is wrong there is not the words, but what is missing
        told += "\0".join(_QUOTED.findall(verdict.problem.message))
    known = f"{finding.fingerprint}\0{told}".encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(known).hexdigest()[:16]
    entry = finding.entry or finding.location.path
    return Line(finding.rule, entry, finding.field or "", text, finding.message, digest)
