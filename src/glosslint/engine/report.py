"""The end of the line: which verdicts are reported, and the report that contains them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from glosslint.engine.findings import Findings
from glosslint.engine.scope import Scope
from glosslint.engine.session import CheckRequest, Session
from glosslint.engine.suppress import Ran
from glosslint.engine.verdicts import Verdicts, fold
from glosslint.model import INTERNAL, Finding, ProblemRef, Severity
from glosslint.model.frozen import dataclass
from glosslint.model.report import BaselineEntry, Crash, Fixed, NotRun, Report, Suppressed
from glosslint.parse.tree import Document
from glosslint.project.repository import repository_prefix
from glosslint.util.sequences import LazyValues


@dataclass(frozen=True)
class Judgement:
    """What is to be reported of one state of a glossary; ``problems`` are all in it, also those not asked about."""

    findings: tuple[Finding, ...]
    problems: tuple[ProblemRef, ...]
    suppressed: tuple[Suppressed, ...]
    baselined: tuple[Finding, ...]
    baseline_entries: tuple[BaselineEntry, ...]
    crashes: tuple[Crash, ...]
    not_run: tuple[NotRun, ...]
    reported: frozenset[str] | None
    changed: int
    rules: int
    session: Session

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents that findings point into, those of removed files included."""
        return self.session.all_documents


def judgement_of(
    verdicts: Verdicts, session: Session, scope: Scope, ran: Ran, not_run: tuple[NotRun, ...]
) -> Judgement:
    """Make findings of the verdicts that are to be reported, in their order: path, start, rule."""
    findings = Findings(scope.locator, session.settings.table.guide)
    reported = fold((one for one in verdicts.active if scope.reports(one)), scope.locator.owner)
    active = _ordered({findings.finding(one, scope) for one in reported})
    suppressed = {Suppressed(findings.finding(one), why) for one, why in verdicts.suppressed if scope.reports(one)}
    baselined = _ordered(findings.finding(one) for one in verdicts.baselined if scope.touches(one))
    crashes = (*verdicts.crashes, *scope.locator.crashes.values(), *findings.crashes.values())
    problems = [one.ref for verdict in verdicts.active for one in verdict.stated]
    return Judgement(
        findings=active,
        # a fix after which glosslint fails makes the glossary worse, too
        problems=(*problems, *(ProblemRef(INTERNAL, crash.file, Severity.ERROR) for crash in crashes)),
        suppressed=tuple(sorted(suppressed, key=lambda one: _order(one.finding))),
        baselined=baselined,
        baseline_entries=verdicts.baseline_entries,
        crashes=crashes,
        not_run=not_run,
        reported=scope.paths,
        changed=scope.comparison.changed_entries if scope.comparison is not None else 0,
        rules=ran.count,
        session=session,
    )


def report_of(
    judgement: Judgement,
    request: CheckRequest,
    findings: Sequence[Finding] | None = None,
    fixed: Collection[Fixed] = (),
    left_out: Sequence[str] = (),
) -> Report:
    """Return the report on a judgement; after fixing, with the findings that are left, what was fixed, and why other
    fixes were not made."""
    session, documents = judgement.session, judgement.documents
    return Report(
        findings=judgement.findings if findings is None else tuple(findings),
        problems=judgement.problems,
        crashes=judgement.crashes,
        sources=LazyValues(documents, lambda path: documents[path].source),
        entries=len(session.glossary.entries),
        files=len(session.documents),
        rules=judgement.rules,
        reported=judgement.reported,
        base=session.base.changes.name if session.base is not None else "",
        changed=judgement.changed,
        unchanged=session.base is not None and bool(session.base.changes.requested),
        fixed=tuple(fixed),
        left_out=tuple(left_out),
        suppressed=judgement.suppressed,
        baselined=judgement.baselined,
        baseline_entries=judgement.baseline_entries,
        unreadable=session.glossary.unread,
        not_run=judgement.not_run,
        seconds=session.clock.seconds,
        unsafe_fixes=request.unsafe_fixes,
        fail_on=Severity.parse(session.settings.table.fail_on),
        prefix=repository_prefix(session.settings.root),
    )


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[object, ...]:
    location = finding.location
    return location.path, location.span, finding.rule, finding.message
