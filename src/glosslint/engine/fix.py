"""Fixing: the line with rounds of fixes around it. Nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from glosslint.engine.check import judge
from glosslint.engine.report import Judgement
from glosslint.engine.session import CheckRequest, Session, open_session
from glosslint.fix.rounds import Choose, FixedState, fix_in_rounds
from glosslint.glossary.meaning import Meaning
from glosslint.model.frozen import cached_property
from glosslint.model.source import Source
from glosslint.parse.tree import Document
from glosslint.util.timing import pause_collector


@dataclass(frozen=True)
class FixOutcome(FixedState[Judgement]):
    """What the fixes make of a glossary."""

    request: CheckRequest

    @property
    def left_out(self) -> list[str]:
        """Why fixes that were asked for were not made: one reason for each finding that is left."""
        left = zip(self.state.findings, self.findings, strict=True)
        return [after.unfixed for before, after in left if after is not before]

    @cached_property
    def report(self) -> Judgement:
        """What was fixed and what is left when all changed files are written."""
        return replace(self.state, findings=self.findings, fixed=self.fixed, left_out=tuple(self.left_out))

    def report_without(self, unwritten: Collection[str]) -> Judgement:
        """Return what was fixed and what is left when the files ``unwritten`` could not be written: checks again."""
        if not unwritten:
            return self.report
        fixed = tuple(done for done in self.fixed if done.location.path not in unwritten)
        state = judge(open_session(self.request), self.request)
        return replace(state, fixed=fixed, left_out=tuple(self.left_out))


def fix(request: CheckRequest, choose: Choose | None = None) -> FixOutcome:
    """Make the safe fixes (and, if requested, the unsafe ones) of all that is reported; nothing is written.

    ``choose`` is asked in each round what to make of what is offered, with the ``Judgement`` as it is then. Raise what
    ``check`` raises.
    """
    with pause_collector():
        return fix_session(open_session(request), request, choose)


def fix_session(session: Session, request: CheckRequest, choose: Choose | None = None) -> FixOutcome:
    """Make the fixes of a glossary that has been read: see ``fix``."""
    rules = request.settings.active_rules if request.rules is None else request.rules
    trusted = frozenset(active.rule.name for active in rules if active.fixing == "safe")

    def meaning(judgement: Judgement) -> Meaning:
        return Meaning(judgement.session.glossary, judgement.session.project, trusted)

    fixed = fix_in_rounds(JudgeStates(session, request), request.unsafe_fixes, choose, meaning)
    return FixOutcome(**vars(fixed), request=request)


class JudgeStates:
    """Judges a glossary in changing states; each shares with the one before whatever did not change.

    ``offer`` returns a judgement with the fixes to choose from, where these are not those of the rules.
    """

    def __init__(
        self, session: Session, request: CheckRequest, offer: Callable[[Judgement], Judgement] = lambda judged: judged
    ) -> None:
        # A role that fits before all fixes fits: a fix that breaks most references must be seen to break each.
        self._request = replace(request, vouched=not session.glossary.fit.misfits)
        self._first = self._last = session
        self._texts: Mapping[str, Source] = {}
        self._offer = offer

    def __call__(self, texts: Mapping[str, Source], parsed: Mapping[str, Document]) -> Judgement:
        reverted = {path: self._first.documents[path].source for path in self._texts if path not in texts}
        self._last = self._last.replace_texts({**reverted, **texts}, parsed=parsed)
        self._texts = texts
        return self._offer(judge(self._last, self._request))
