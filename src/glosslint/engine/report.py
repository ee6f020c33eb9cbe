"""The end of the line: verdicts become findings, with messages, locations and fixes as edits, and these a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from glosslint.engine.compare import Scope
from glosslint.engine.locate import Locator
from glosslint.engine.session import Session
from glosslint.engine.suppress import Ran
from glosslint.engine.verdicts import Verdict, Verdicts, fold_many
from glosslint.model import (
    INTERNAL,
    Finding,
    Fix,
    Problem,
    ProblemRef,
    RelatedLocation,
    Repair,
    Severity,
    describe_error,
    format_traceback,
)
from glosslint.model.frozen import dataclass
from glosslint.model.report import Crash, NotRun, Report, Suppressed
from glosslint.parse.tree import Document
from glosslint.rule.docstring import rule_address, why
from glosslint.text.messages import shorten_quotations
from glosslint.util.project_files import repository_prefix
from glosslint.util.sequences import LazyValues

if TYPE_CHECKING:
    from glosslint.fix.lower import Lowering

_QUOTED_LENGTH = 200  # characters of a source that a finding shows
_MOST_RELATED = 1_000  # places of other problems with the same cause; the message of many says how many there are


class Findings:
    """Makes the findings of one state of a glossary, each once. A fix that fails is one of the ``crashes``."""

    def __init__(self, locator: Locator, guide: str) -> None:
        self._locator, self._guide = locator, guide
        self._documents = locator.documents
        self._lowerings: dict[str, Lowering] = {}
        self.crashes: dict[tuple[str, str], Crash] = {}

    def finding(self, verdict: Verdict, scope: Scope) -> Finding:
        """Return the finding that a verdict becomes, with what of it is in the ``scope`` first; no other counts."""
        shown, others = scope.find_shown(verdict)
        counted = scope.list_counted(verdict)
        rule, problem = shown.rule, shown.problem
        entry = self._locator.entry(problem.place)
        identity = self._locator.identity(rule.name, problem)
        location = self._locator.location(problem.place)
        every = (verdict, *verdict.consequences)
        made = list(filter(scope.fixes, every))
        repairs = tuple(self._repair(one, one.problem.fix) for one in made if one.problem.fix is not None)
        return Finding(
            rule=rule.name,
            category=rule.category,
            severity=shown.severity,
            message=shorten_quotations(f"{problem.message} ({problem.more})" if problem.more else problem.message),
            location=location,
            related=self._collect_related(problem, [other.problem for other in others]),
            why=why(rule),
            help=shorten_quotations(problem.help),
            docs=rule_address(rule, self._guide),
            entry=entry.key if entry is not None else None,
            term=entry.term.value if entry is not None and entry.term is not None else None,
            field=identity.field or None,
            quoted=self._documents[location.path].source.text[slice(*location.span)][:_QUOTED_LENGTH],
            fingerprint=identity.fingerprint,
            repairs=repairs,
            unfixed=next((repair.reason for repair in repairs if not repair.edits), ""),
            engine=problem.engine,
            targets=problem.targets,
            choices=tuple(self._repair(shown, fix) for fix in problem.choices if shown in made),
            problems=tuple(one.ref for one in every),
            number=max(1, sum(one.problem.number for one in counted)),
            entries=len({self._locator.owner(one.problem.place) for one in counted}) if len(counted) > 1 else 1,
        )

    def _collect_related(self, problem: Problem, others: list[Problem]) -> tuple[RelatedLocation, ...]:
        """Return the related places of a problem, and the places of the others with the same cause.

        Of two labels at one place, the message of the other problem stays: it says what to do there.
        """
        location = self._locator.location
        own = [RelatedLocation(location(place), shorten_quotations(label)) for place, label in problem.related]
        follows = [
            RelatedLocation(location(other.place), shorten_quotations(other.message), other.repeats)
            for other in others[:_MOST_RELATED]
            if other.place != problem.place
        ]
        covered = {related.location for related in follows}
        return (*(related for related in own if related.location not in covered), *follows)

    def _repair(self, verdict: Verdict, fix: Fix) -> Repair:
        file = verdict.problem.place.file
        if file not in self._lowerings:
            from glosslint.fix.lower import Lowering  # only a run with fixable findings needs it

            self._lowerings[file] = Lowering(self._documents[file])
        fix = fix._replace(title=shorten_quotations(fix.title))
        try:
            return self._lowerings[file].repair(fix, verdict.rule.name)
        except Exception as error:
            what = describe_error(error)
            stage = f"the fix of {verdict.rule.name}"
            self.crashes[file, what] = Crash(verdict.rule.name, file, "", what, format_traceback(), stage)
            return Repair(file, fix, verdict.rule.name, reason=f"internal error ({what})")


@dataclass(frozen=True)
class Judgement(Report):
    """The report on one state of a glossary, and the session that holds this state."""

    session: Session = field(kw_only=True)

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents that findings point into, those of removed files included."""
        return self.session.all_documents


def make_judgement(
    verdicts: Verdicts,
    session: Session,
    scope: Scope,
    ran: Ran,
    not_run: tuple[NotRun, ...],
    unsafe_fixes: bool,
) -> Judgement:
    """Return the report with the findings that the verdicts become, in their order: path, start, rule."""
    findings = Findings(scope.locator, session.settings.table.guide)
    everything = Scope(scope.locator)
    reported = fold_many((one for one in verdicts.active if scope.reports(one)), scope.locator.owner)
    active = {findings.finding(one, scope) for one in reported}
    suppressed = {
        Suppressed(findings.finding(one, everything), why) for one, why in verdicts.suppressed if scope.reports(one)
    }
    baselined = [findings.finding(one, everything) for one in verdicts.baselined if scope.touches(one)]
    crashes = (*verdicts.crashes, *scope.locator.crashes.values(), *findings.crashes.values())
    problems = [one.ref for verdict in verdicts.active for one in verdict.stated]
    documents = session.all_documents
    changes = session.base.changes if session.base is not None else None
    return Judgement(
        findings=tuple(sorted(active, key=_order)),
        # a fix after which glosslint fails makes the glossary worse, too
        problems=(*problems, *(ProblemRef(INTERNAL, crash.file, Severity.ERROR) for crash in crashes)),
        crashes=crashes,
        sources=LazyValues(documents, lambda path: documents[path].source),
        entries=len(session.glossary.entries),
        files=len(session.documents),
        rules=ran.count,
        reported=scope.paths,
        base=changes.name if changes is not None else "",
        changed=len(scope.comparison.changed_roots) if scope.comparison is not None else 0,
        unchanged=changes is not None and bool(changes.requested),
        partly_staged=changes is not None
        and any(one.fixable(True) and one.location.path in changes.texts for one in active),
        suppressed=tuple(sorted(suppressed, key=lambda one: _order(one.finding))),
        baselined=tuple(sorted(baselined, key=_order)),
        baseline_entries=verdicts.baseline_entries,
        unreadable=session.glossary.unread,
        not_run=not_run,
        seconds=session.clock.seconds,
        unsafe_fixes=unsafe_fixes,
        fail_on=Severity.parse(session.settings.table.fail_on),
        prefix=repository_prefix(session.settings.root),
        session=session,
    )


def _order(finding: Finding) -> tuple[object, ...]:
    location = finding.location
    return location.path, location.span, finding.rule, finding.message
