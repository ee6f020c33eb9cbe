"""The last stage: verdicts → findings, without what comments silence, what rests, and what nobody asked about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from glosslint.engine.baseline import Baseline, split
from glosslint.engine.locate import Locator
from glosslint.engine.run_rules import Verdict, gather
from glosslint.engine.scope import Scope
from glosslint.engine.suppress import Ran, silence
from glosslint.glossary.glossary import Glossary
from glosslint.model import Finding, Stated
from glosslint.model.report import Crash, Line, Silenced


class Told(NamedTuple):
    """What is reported, in its order. ``stated`` is every problem in the whole glossary, also where nobody asked;
    ``baseline`` the lines of the baseline for all that rests, anywhere; ``unread`` the files that cannot be read."""

    findings: tuple[Finding, ...]
    stated: tuple[Stated, ...]
    silenced: tuple[Silenced, ...]
    resting: tuple[Finding, ...]
    baseline: tuple[Line, ...]
    crashes: tuple[Crash, ...]
    unread: tuple[str, ...]


def tell(
    verdicts: Iterable[Verdict],
    glossary: Glossary,
    locator: Locator,
    scope: Scope,
    ran: Ran,
    baseline: Baseline | None,
    today: str,
) -> Told:
    """What becomes of the ``verdicts``; ``crashes`` are those of the rules on comments. ``today`` is a day, as
    2027-01-31."""
    heard = silence(verdicts, glossary.files, locator, ran, today)
    if scope.changes is not None:
        scope.changes.learn(ran.active, heard.verdicts, locator)
    known = split(heard.verdicts, baseline, locator, glossary.unread)
    new = gather(known.new)
    concerned = (verdict for verdict in new if scope.concerns(verdict, locator))
    silenced = ((verdict, reason) for verdict, reason in heard.silenced if scope.concerns(verdict, locator))
    return Told(
        findings=_ordered({locator.finding(verdict, *scope.shown(verdict, locator)) for verdict in concerned}),
        stated=tuple(_stated(one) for verdict in new for one in (verdict, *verdict.consequences)),
        silenced=tuple(sorted({Silenced(locator.finding(one), why) for one, why in silenced}, key=_by_finding)),
        resting=_ordered(finding for finding in known.resting if _touches(finding, scope.asked)),
        baseline=known.lines,
        crashes=heard.crashes,
        unread=glossary.unread,
    )


def _stated(verdict: Verdict) -> Stated:
    return Stated(verdict.rule.name, verdict.problem.place.file, verdict.severity)


def _touches(finding: Finding, files: frozenset[str] | None) -> bool:
    """Whether a finding speaks of any of the files: a change in one of them may have caused it."""
    spoken = (finding.location.path, *(related.location.path for related in finding.related))
    return files is None or not files.isdisjoint(spoken)


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=_order))


def _by_finding(silenced: Silenced) -> tuple[object, ...]:
    return _order(silenced.finding)


def _order(finding: Finding) -> tuple[object, ...]:
    location = finding.location
    return location.path, location.span, finding.rule, finding.message
