"""``--add-ignore``: write comments that suppress what is found now, proven like fixes. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from glosslint.engine.check import judge
from glosslint.engine.fix import FixOutcome
from glosslint.engine.report import Judgement
from glosslint.engine.session import CheckRequest, Session, open_session
from glosslint.fix.choices.comments import Wanted, suppressing
from glosslint.fix.rounds import fix_in_rounds
from glosslint.model import Finding, GlosslintError, Location, Repair, number_of
from glosslint.model.source import Source
from glosslint.util.timing import uncollected

_NO_PLACE = "no comment can suppress it"
#: Findings on comments: these get no comment.
_OWN = "suppression"


@dataclass(frozen=True)
class Ignored:
    """What the comments make of a glossary, how many findings they suppress, and how many no comment can."""

    outcome: FixOutcome
    suppressed: int
    left: int


def add_ignores(request: CheckRequest, reason: str) -> Ignored:
    """Write a comment with ``reason`` for each finding that is reported. Raise what ``check`` raises, and
    GlosslintError for a reason that no comment can hold."""
    if not reason.isprintable() or "-->" in reason:
        raise GlosslintError('--add-ignore: the reason must be one line, without "-->"')
    with uncollected():
        session = open_session(request)
        judged = _Judge(session, request, reason)
        fixed = fix_in_rounds(judged, unsafe=False, choose=None, meaning=None)
        left = judge(session.with_texts(fixed.after), request)
    why = {(finding.rule, finding.location): finding.unfixed for finding in fixed.findings}
    findings = tuple(
        finding
        if finding.category == _OWN
        else replace(finding, unfixed=f"not suppressed: {_reason(why.get((finding.rule, finding.location), ''))}")
        for finding in left.findings
    )
    outcome = FixOutcome(request, replace(fixed, state=left, findings=findings, fixed=()))
    return Ignored(outcome, max(judged.before - _others(left), 0), _others(left))


def _reason(proof: str) -> str:
    """Return why a finding is left, given what the proof of its comment said, if one was tried."""
    return f"{proof or _NO_PLACE}; see per-file-ignores, or glosslint baseline"


def _others(judgement: Judgement) -> int:
    return number_of(finding for finding in judgement.findings if finding.category != _OWN)


class _Judge:
    """Judges a glossary in changing states; the fix of each finding is a comment that suppresses it."""

    def __init__(self, session: Session, request: CheckRequest, reason: str) -> None:
        self._first, self._last, self._reason = session, session, reason
        self._request = replace(request, vouched=not session.glossary.fit.misfits)
        self._texts: Mapping[str, Source] = {}
        self.before = 0  # how many findings there were that comments may suppress

    def __call__(self, texts: Mapping[str, Source]) -> Judgement:
        reverted = {path: self._first.documents[path].source for path in self._texts if path not in texts}
        self._last = self._last.with_texts({**reverted, **texts})
        self._texts = texts
        judgement = judge(self._last, self._request)
        if not texts:
            self.before = _others(judgement)
        return replace(judgement, findings=tuple(self._with_comment(finding) for finding in judgement.findings))

    def _with_comment(self, finding: Finding) -> Finding:
        if finding.category == _OWN:
            return replace(finding, repairs=(), choices=())
        same = [one.location for one in finding.related if one.repeats or one.label == finding.message]
        repairs = (self._repair(finding.rule, location) for location in (finding.location, *same))
        made = tuple(repair for repair in repairs if repair is not None)
        return replace(finding, repairs=made, choices=(), unfixed="")

    def _repair(self, rule: str, location: Location) -> Repair | None:
        documents = self._last.documents
        if location.path not in documents:
            return None
        files = self._last.glossary.files
        comments = next((file.suppressions for file in files if file.path == location.path), ())
        return suppressing(documents[location.path], comments, Wanted(rule, location.span.start, self._reason))
