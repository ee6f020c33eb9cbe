"""The stage that applies suppressions: which verdicts comments suppress, and which comments are unused.

A comment suppresses the problems of the rules that it names, in the scope that it covers. Of problems that share a
cause, those that the comment on the cause covers are suppressed with it; the others would exist without the cause as
well, and are reported on their own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from glosslint.engine.locate import Locator
from glosslint.engine.run_rules import run_suppression_rules
from glosslint.engine.verdicts import Verdict, Verdicts, cause_chain, index_by_cause, merge_by_cause, remove_verdicts
from glosslint.facts.file import FileFacts
from glosslint.facts.suppression import AppliedSuppression, Selector, SelectorUse, Suppression
from glosslint.model import Cause, Intent, NodePath, Part, Place, Problem, ReplaceSource, Severity
from glosslint.model.frozen import dataclass
from glosslint.rule import GlossaryRule, Rule, SuppressionRule
from glosslint.rule.active import ActiveRule
from glosslint.text.did_you_mean import nearest
from glosslint.util.sequences import Intervals, group_values


@dataclass(frozen=True)
class Ran:
    """What ran: the rules of the run, all rules there are, and the names of those that could not see all they judge.

    ``engines`` are the language engines that answered. ``ignored`` returns whether the settings leave a rule out in a
    file.
    """

    active: Sequence[ActiveRule]
    all: Sequence[Rule]
    incomplete: frozenset[str]
    engines: frozenset[str]
    ignored: Callable[[str, str], bool]

    @property
    def count(self) -> int:
        """How many rules ran: those that need an engine only where one answered."""
        return sum(active.selected and (bool(self.engines) or not active.rule.needs_engine) for active in self.active)


def ignore_in_files(verdicts: Verdicts, files: Sequence[FileFacts], ran: Ran) -> Verdicts:
    """Return the verdicts without those that ``per-file-ignores`` of the settings exclude, and without those in the
    defective parts of ``files``, which are not what their author sees."""
    defects = {(file.path, defect.path) for file in files for defect in file.defects if defect.path}
    kept = (one for one in _drop_ignored(verdicts.active, ran) if not defects or not _is_within(one.problem, defects))
    return replace(verdicts, active=tuple(kept))


def _is_within(problem: Problem, parts: Collection[tuple[str, NodePath]]) -> bool:
    path = problem.place.path
    if problem.place.part is Part.SOURCE:  # the syntax error itself
        return False
    return any((problem.place.file, path[:end]) in parts for end in range(len(path)))  # in a value, not the entry


def _drop_ignored(verdicts: Iterable[Verdict], ran: Ran) -> Iterator[Verdict]:
    return (one for one in verdicts if not ran.ignored(one.rule.name, one.problem.place.file))


def suppress(verdicts: Verdicts, files: Sequence[FileFacts], locator: Locator, ran: Ran, today: str) -> Verdicts:
    """Apply the comments of ``files``; then run the rules on comments, whose verdicts comments can suppress as well.

    ``today`` is a day, as 2027-01-31: it decides which comments have expired.
    """
    comments = [comment for file in files for comment in file.suppressions]
    if not comments:
        return verdicts
    suppressor = _Suppressor(comments, locator, today)
    active = suppressor.remove_suppressed(verdicts.active)
    judge = _Judge(suppressor, files, ran)
    on_comments = run_suppression_rules([*map(judge.apply, comments)], ran.active)
    active += suppressor.remove_suppressed(list(_drop_ignored(on_comments.verdicts, ran)))
    return replace(
        verdicts,
        active=tuple(active),
        suppressed=tuple(suppressor.list_suppressed()),
        crashes=(*verdicts.crashes, *on_comments.crashes),
    )


def find_shown(
    verdicts: Iterable[Verdict], files: Sequence[FileFacts], locator: Locator, ran: Ran, today: str
) -> Sequence[Verdict]:
    """Return the verdicts that neither ``per-file-ignores`` nor comments hide, and those of rules on comments."""
    return suppress(Verdicts((*_drop_ignored(verdicts, ran),)), files, locator, ran, today).active


class _Suppressor:
    """Removes suppressed verdicts, and counts the uses of each name of each comment."""

    def __init__(self, comments: Sequence[Suppression], locator: Locator, today: str) -> None:
        self.today = today
        self.uses = Counter[tuple[str, Selector]]()  # by file and name
        self._locator = locator
        self._suppressed: dict[Suppression, list[Verdict]] = defaultdict(list)
        valid = [comment for comment in comments if comment.covered and not comment.is_expired(today)]
        named = group_values(((one.file, name), one) for one in valid for name in {name.name for name in one.names})
        # By file and name, and in intervals: a list may have a comment for each of thousands of entries.
        self._by_name = {
            key: Intervals((span, comment) for comment in group for span in comment.covered)
            for key, group in named.items()
        }

    def remove_suppressed(self, verdicts: Sequence[Verdict]) -> list[Verdict]:
        """Return the verdicts that no comment suppresses, in order; their fixes do not touch suppressed places."""
        verdicts = list(dict.fromkeys(verdicts))
        direct = {
            verdict: comment
            for verdict in verdicts
            if (comment := self._comment_at(verdict, verdict.problem.place)) is not None
        }
        by_cause = index_by_cause(verdicts)
        removed = set()
        for verdict in verdicts:
            comment = direct.get(verdict) or self._comment_on_cause(verdict, by_cause, direct)
            if comment is not None:
                self._suppressed[comment].append(verdict)
                removed.add(verdict)
        return [self._restrict_fix(verdict) for verdict in remove_verdicts(verdicts, removed)]

    def list_suppressed(self) -> Iterator[tuple[Verdict, str]]:
        """Yield what is suppressed, with the reason; of one comment, one verdict a defect."""
        for comment, verdicts in self._suppressed.items():
            for verdict in merge_by_cause(verdicts):
                yield verdict, comment.reason

    def _comment_at(self, verdict: Verdict, place: Place) -> Suppression | None:
        """Return the nearest comment that suppresses this rule at a place; each that does counts as used."""
        names = (verdict.rule.name, verdict.rule.category)
        named = [self._by_name[place.file, name] for name in names if (place.file, name) in self._by_name]
        if not named:
            return None
        at = self._locator.location(place).span.start
        nearest_comment = None
        covering = dict.fromkeys(comment for comments in named for comment in comments.at(at))
        for comment in sorted(covering, key=lambda one: (not one.whole_file, one.span.start)):  # the nearest last
            names_used = [name for name in comment.names if _means(name, verdict)]
            self.uses.update((comment.file, name) for name in names_used)
            nearest_comment = comment if names_used else nearest_comment
        return nearest_comment

    def _comment_on_cause(
        self, verdict: Verdict, by_cause: Mapping[Cause, Verdict], direct: Mapping[Verdict, Suppression]
    ) -> Suppression | None:
        """Return the comment on a cause of this problem, if it covers the problem as well."""
        if not verdict.problem.causes:
            return None
        place = verdict.problem.place
        comments = [direct[cause] for cause in cause_chain(verdict, by_cause) if cause in direct]
        in_file = [comment for comment in comments if comment.file == place.file]
        at = self._locator.location(place).span.start if in_file else 0
        return next((comment for comment in in_file if comment.covers(at)), None)

    def _restrict_fix(self, verdict: Verdict) -> Verdict:
        """Return the verdict with a fix that leaves out places where the rule is suppressed, or with none."""
        fix = verdict.problem.fix
        if fix is None:
            return verdict
        allowed: list[Intent] = [intent for intent in fix.intents if self._comment_at(verdict, intent.place) is None]
        if len(allowed) == len(fix.intents):
            return verdict
        separable = allowed and all(isinstance(intent, ReplaceSource) for intent in fix.intents)
        smaller = fix._replace(intents=tuple(allowed)) if separable else None
        return replace(verdict, problem=replace(verdict.problem, fix=smaller))


def _means(name: Selector, verdict: Verdict) -> bool:
    """Return whether a name in a comment means this problem: its rule or category and, if given, engine or target."""
    if name.name not in (verdict.rule.name, verdict.rule.category):
        return False
    engine, detail = verdict.problem.engine, name.detail
    return not detail or engine == detail or engine.startswith(f"{detail}:") or detail in verdict.problem.targets


class _Judge:
    """Decides which names could have been used: a rule that did not see everything proves no comment unused."""

    def __init__(self, suppressor: _Suppressor, files: Sequence[FileFacts], ran: Ran) -> None:
        self._suppressor, self._ran = suppressor, ran
        self._all_read = not any(file.hides_entries for file in files)
        self._active = {active.rule.name: active for active in ran.active}
        self._known = {name for rule in ran.all for name in (rule.name, rule.category)}

    def apply(self, comment: Suppression) -> AppliedSuppression:
        """Return a comment with the uses of its names."""
        uses = tuple(self._use(name, comment.file) for name in comment.names)
        return AppliedSuppression(comment, uses, comment.is_expired(self._suppressor.today))

    def _use(self, name: Selector, file: str) -> SelectorUse:
        suppressed = self._suppressor.uses[file, name]
        if name.name not in self._known:
            return SelectorUse(name, suppressed, False, False, nearest(name.name, self._known) or "")
        rules = [rule for rule in self._ran.all if name.name in (rule.name, rule.category)]
        usual = [rule for rule in rules if rule.severity is not Severity.OFF or rule.name == name.name]
        return SelectorUse(name, suppressed, bool(usual) and all(self._was_tried(rule, name, file) for rule in usual))

    def _was_tried(self, rule: Rule, name: Selector, file: str) -> bool:
        active = self._active.get(rule.name)
        if active is None or isinstance(rule, SuppressionRule) or rule.name in self._ran.incomplete:
            return False
        engine = name.detail.split(":", maxsplit=1)[0]
        if rule.needs_engine and not (engine in self._ran.engines if engine else self._ran.engines):
            return False
        if isinstance(rule, GlossaryRule) and not self._all_read:
            return False
        every_case = all(active.level(case) is not Severity.OFF for case in ("", *rule.cases))
        return every_case and not self._ran.ignored(rule.name, file)
