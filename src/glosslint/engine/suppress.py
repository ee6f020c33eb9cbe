"""Between verdicts and findings: what comments silence, and what came of each comment.

A comment silences what it covers and what it names. Of problems that share a cause, those that the comment on the cause
covers go with it; the others would be wrong without it, too, and stand for themselves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from glosslint.engine.locate import Locator
from glosslint.engine.run_rules import Verdict, by_cause, gather, review, way, without
from glosslint.facts.file import FileFacts
from glosslint.facts.suppression import AppliedSuppression, Selector, SelectorUse, Suppression
from glosslint.model import Cause, Intent, Place, ReplaceSource, Severity
from glosslint.model.report import Crash
from glosslint.rule import GlossaryRule, Rule, SuppressionRule
from glosslint.rule.active import ActiveRule
from glosslint.text.did_you_mean import nearest


@dataclass(frozen=True)
class Ran:
    """What ran: the rules of the run, all rules there are, and the names of those that could not see all they judge.

    ``left_out`` tells whether the settings leave a rule out in a file.
    """

    active: Sequence[ActiveRule]
    all: Sequence[Rule]
    hindered: frozenset[str] = frozenset()
    engines: frozenset[str] = frozenset()  # the language engines that answered
    left_out: Callable[[str, str], bool] = lambda _rule, _file: False


@dataclass(frozen=True)
class Outcome:
    """What is left, and what is silenced, with the reason for each; one verdict a defect."""

    verdicts: tuple[Verdict, ...]
    silenced: tuple[tuple[Verdict, str], ...] = ()
    crashes: tuple[Crash, ...] = ()


def silence(verdicts: Iterable[Verdict], files: Sequence[FileFacts], locator: Locator, ran: Ran, today: str) -> Outcome:
    """Apply the comments of ``files`` to what the rules said; then ask the rules on comments. ``today`` is a day, as
    2027-01-31: it decides which comments have expired."""
    said = list(dict.fromkeys(verdicts))
    comments = [comment for file in files for comment in file.suppressions]
    if not comments:
        return Outcome(tuple(said))
    muffler = _Muffler(comments, locator, today)
    left = muffler.left(said)
    asked = list(review([*_judged(comments, muffler, files, ran, today)], ran.active))
    on_comments = [one for one in asked if isinstance(one, Verdict) and not _left_out(one, ran)]
    left += muffler.left(on_comments)
    crashes = tuple(one for one in asked if isinstance(one, Crash))
    return Outcome(tuple(left), tuple(muffler.gathered()), crashes)


def _left_out(verdict: Verdict, ran: Ran) -> bool:
    return ran.left_out(verdict.rule.name, verdict.problem.place.file)


@dataclass
class _Muffler:
    """Takes out what is silenced, and keeps count for each name of each comment."""

    comments: Sequence[Suppression]
    locator: Locator
    today: str
    used: Counter[tuple[str, Selector]] = field(default_factory=Counter)  # by file and name
    muffled: dict[Suppression, list[Verdict]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self._naming: dict[tuple[str, str], list[Suppression]] = defaultdict(list)  # by file and name
        for comment in self.comments:
            if comment.covered and not expired(comment, self.today):
                for name in dict.fromkeys(name.name for name in comment.names):
                    self._naming[comment.file, name].append(comment)

    def left(self, said: Sequence[Verdict]) -> list[Verdict]:
        """What no comment silences, in order; the fixes among it leave alone what one does."""
        direct = {verdict: comment for verdict in said if (comment := self._silencer(verdict, verdict.problem.place))}
        known = by_cause(said)
        gone = set()
        for verdict in said:
            comment = direct.get(verdict) or self._through_cause(verdict, known, direct)
            if comment is not None:
                self.muffled[comment].append(verdict)
                gone.add(verdict)
        return [self._careful(verdict) for verdict in without(said, gone)]

    def gathered(self) -> Iterator[tuple[Verdict, str]]:
        """What is silenced, with the reason; of one comment, one verdict a defect."""
        for comment, verdicts in self.muffled.items():
            for verdict in gather(verdicts):
                yield verdict, comment.reason

    def _silencer(self, verdict: Verdict, place: Place) -> Suppression | None:
        """The nearest comment that silences this rule at a place; each that does counts as used."""
        names = (verdict.rule.name, verdict.rule.category)
        comments = [comment for name in names for comment in self._naming.get((place.file, name), ())]
        if not comments:
            return None
        at = self.locator.location(place).span.start
        found = None
        for comment in sorted((comment for comment in comments if comment.covers(at)), key=_breadth):
            named = [name for name in comment.names if _means(name, verdict)]
            self.used.update((comment.file, name) for name in named)
            found = comment if named else found
        return found

    def _through_cause(
        self, verdict: Verdict, known: Mapping[Cause, Verdict], direct: Mapping[Verdict, Suppression]
    ) -> Suppression | None:
        """The comment on a cause of this problem, if it covers the problem as well."""
        if not verdict.problem.causes:
            return None
        place = verdict.problem.place
        comments = [direct[cause] for cause in way(verdict, known) if cause in direct]
        near = [comment for comment in comments if comment.file == place.file]
        at = self.locator.location(place).span.start if near else 0
        return next((comment for comment in near if comment.covers(at)), None)

    def _careful(self, verdict: Verdict) -> Verdict:
        """A fix of several places leaves out those where the rule is silenced, or is not made."""
        fix = verdict.problem.fix
        if fix is None:
            return verdict
        allowed: list[Intent] = [intent for intent in fix.intents if self._silencer(verdict, intent.place) is None]
        if len(allowed) == len(fix.intents):
            return verdict
        apart = allowed and all(isinstance(intent, ReplaceSource) for intent in fix.intents)
        fewer = fix._replace(intents=tuple(allowed)) if apart else None
        return replace(verdict, problem=replace(verdict.problem, fix=fewer))


def _breadth(comment: Suppression) -> tuple[bool, int]:
    """The nearest comment comes last: behind those for a whole file, and behind what stands above it."""
    return not comment.whole_file, comment.span.start


def expired(comment: Suppression, today: str) -> bool:
    """Whether the last day of a comment is over."""
    return bool(comment.until) and comment.until < today


def _means(name: Selector, verdict: Verdict) -> bool:
    """Whether a name in a comment means this problem: its rule or category and, if it says so, its engine or target."""
    if name.name not in (verdict.rule.name, verdict.rule.category):
        return False
    engine, detail = verdict.problem.engine, name.detail
    return not detail or engine == detail or engine.startswith(f"{detail}:") or detail in verdict.problem.targets


def _judged(
    comments: Sequence[Suppression], muffler: _Muffler, files: Sequence[FileFacts], ran: Ran, today: str
) -> Iterator[AppliedSuppression]:
    judge = _Judge(ran, all_read=not any(file.faults for file in files))
    for comment in comments:
        uses = tuple(judge.use(name, comment.file, muffler.used[comment.file, name]) for name in comment.names)
        yield AppliedSuppression(comment, uses, expired(comment, today))


class _Judge:
    """Tells which names could be tried: a rule that did not run, or not on all there is, proves no comment unused."""

    def __init__(self, ran: Ran, all_read: bool) -> None:
        self._ran = ran
        self._all_read = all_read
        self._active = {active.rule.name: active for active in ran.active}
        self._known = {name for rule in ran.all for name in (rule.name, rule.category)}

    def use(self, name: Selector, file: str, silenced: int) -> SelectorUse:
        """What came of a name that silenced so many problems."""
        if name.name not in self._known:
            return SelectorUse(name, silenced, False, False, nearest(name.name, self._known) or "")
        rules = [rule for rule in self._ran.all if name.name in (rule.name, rule.category)]
        usual = [rule for rule in rules if rule.severity is not Severity.OFF or rule.name == name.name]
        return SelectorUse(name, silenced, bool(usual) and all(self._tried(rule, name, file) for rule in usual))

    def _tried(self, rule: Rule, name: Selector, file: str) -> bool:
        active = self._active.get(rule.name)
        if active is None or isinstance(rule, SuppressionRule) or rule.name in self._ran.hindered:
            return False
        if rule.needs_engine and not self._heard(name.detail):
            return False
        if isinstance(rule, GlossaryRule) and not self._all_read:
            return False
        weighed = all(active.level(case) is not Severity.OFF for case in ("", *rule.cases))
        return weighed and not self._ran.left_out(rule.name, file)

    def _heard(self, detail: str) -> bool:
        engine = detail.split(":", maxsplit=1)[0]
        return engine in self._ran.engines if engine else bool(self._ran.engines)
