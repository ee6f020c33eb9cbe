"""``--add-ignore``: make comments that suppress the current findings, proven like fixes. Nothing is written here."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from glosslint.engine.check import judge
from glosslint.engine.fix import FixOutcome, JudgeStates
from glosslint.engine.report import Judgement
from glosslint.engine.session import CheckRequest, open_session
from glosslint.fix.choices import Suppressor
from glosslint.fix.rounds import fix_in_rounds
from glosslint.model import Finding, GlosslintError
from glosslint.util.timing import pause_collector

#: The category of findings on comments, which are not suppressed by comments.
_OWN = "suppression"


def add_ignores(request: CheckRequest, reason: str) -> tuple[FixOutcome, int, int]:
    """Return the glossary with a comment for each reported finding, with ``reason``, how many findings these suppress,
    and how many are left. Raise what ``check`` raises, and GlosslintError for a reason that no comment can contain."""
    if not reason.isprintable() or "-->" in reason:
        raise GlosslintError('--add-ignore: the reason must be one line, without "-->"')
    with pause_collector():
        session = open_session(request)
        numbers: list[int] = []  # of the findings that comments may suppress, at each judgement

        def offer(judgement: Judgement) -> Judgement:
            numbers.append(_count_others(judgement))
            return _offer_comments(judgement, reason)

        fixed = fix_in_rounds(JudgeStates(session, request, offer), unsafe=False, choose=None, meaning=None)
        left = judge(session.replace_texts(fixed.after, parsed=fixed.state.session.documents.parsed), request)
    why = {(finding.rule, finding.location): finding.unfixed for finding in fixed.findings}
    findings: list[Finding] = []
    for finding in left.findings:
        reason = why.get((finding.rule, finding.location)) or "no comment can suppress it"
        unfixed = f"not suppressed: {reason}; see per-file-ignores, or glosslint baseline"
        findings.append(finding if finding.category == _OWN else replace(finding, unfixed=unfixed))
    outcome = FixOutcome(left, tuple(findings), (), fixed.before, fixed.after, request)
    return outcome, max(numbers[0] - _count_others(left), 0), _count_others(left)


def _count_others(judgement: Judgement) -> int:
    return sum(finding.category != _OWN for finding in judgement.findings)


def _offer_comments(judgement: Judgement, reason: str) -> Judgement:
    """Replace the fix of each finding by a comment that suppresses it."""
    session = judgement.session
    comments = {file.path: file.suppressions for file in session.glossary.files}

    @cache
    def suppressing(path: str) -> Suppressor | None:
        document = session.documents.get(path)
        return Suppressor(document, comments.get(path, ())) if document is not None else None

    def with_comment(finding: Finding) -> Finding:
        if finding.category == _OWN:
            return replace(finding, repairs=(), choices=())
        same = [one.location for one in finding.related if one.repeats or one.label == finding.message]
        repairs = (
            of_file.repair(finding.rule, location.span.start, reason)
            for location in (finding.location, *same)
            if (of_file := suppressing(location.path)) is not None
        )
        made = tuple(repair for repair in repairs if repair.edits)
        return replace(finding, repairs=made, choices=(), unfixed="")

    return replace(judgement, findings=tuple(map(with_comment, judgement.findings)))
