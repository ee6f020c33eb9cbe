"""Verdicts on their way to findings, and how those that share a cause become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from functools import partial

from glosslint.model import Cause, NodePath, Part, Place, Problem, Severity
from glosslint.model.frozen import cached_property, dataclass, replace
from glosslint.model.problem import ProblemRef
from glosslint.model.report import BaselineEntry, Crash
from glosslint.rule import Rule
from glosslint.util.sequences import first_values, group_values

#: More problems than this that read the same, in one text or list, are one finding.
MANY_EQUAL = 10
#: More problems of one rule than this in one entry, or in what is outside of entries in a file, are reported together.
MOST_IN_ENTRY = 50
#: More problems of one rule than this in one file are reported together: nobody reads a thousand.
MOST_IN_FILE = 1_000


@dataclass(frozen=True)
class Verdict:
    """A problem, the rule that stated it, and its level; with the verdicts that only follow from it.

    ``folded`` are those of a habit, which it represents; ``joined`` those that it represents because they are many.
    """

    rule: Rule
    severity: Severity
    problem: Problem
    consequences: tuple[Verdict, ...] = ()
    folded: tuple[Verdict, ...] = ()
    joined: tuple[Verdict, ...] = ()

    def __hash__(self) -> int:
        """Stages put verdicts into sets: the hash of some parts is enough to tell them apart."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.rule.name, self.problem.place, self.problem.message))

    @property
    def stated(self) -> tuple[Verdict, ...]:
        """The verdicts of rules that are in this one: itself and its consequences, or those of a habit."""
        return self.folded or (self, *self.consequences)

    @property
    def counted(self) -> Sequence[Verdict]:
        """The verdicts in this one that count as places: a habit is one, and what follows from a defect is none."""
        if self.joined:
            return [counted for one in self.joined for counted in one.counted]
        return [self, *(one for one in self.consequences if one.problem.repeats and one.rule is self.rule)]

    @cached_property
    def cause(self) -> Cause:
        """How other problems name this one as their cause."""
        return Cause(self.rule.name, self.problem.place)

    @cached_property
    def ref(self) -> ProblemRef:
        """Which rule states the problem, where, and at which level."""
        place = self.problem.place
        return ProblemRef(self.rule.name, place.file, self.severity, place.path)


@dataclass(frozen=True)
class Verdicts:
    """What the stages pass on: each removes verdicts from ``active``, and keeps those that a report mentions.

    ``suppressed`` come with the reasons that their comments give; ``baseline_entries`` are what a baseline records of
    the ``baselined``, one a problem.
    """

    active: tuple[Verdict, ...]
    suppressed: tuple[tuple[Verdict, str], ...] = ()
    baselined: tuple[Verdict, ...] = ()
    baseline_entries: tuple[BaselineEntry, ...] = ()
    crashes: tuple[Crash, ...] = ()


def merge_by_cause(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return one verdict a defect: problems whose cause is reported join the (first) verdict on that cause."""
    distinct = list(dict.fromkeys(verdicts))
    by_cause = index_by_cause(distinct)
    consequences: dict[Cause, list[Verdict]] = defaultdict(list)
    roots: list[Verdict] = []
    for verdict in distinct:
        root = _find_root(verdict, by_cause)
        if root is verdict:
            roots.append(verdict)
        else:
            consequences[root.cause].append(verdict)
    followed = {id(by_cause[cause]) for cause in consequences}  # most have no consequences, and stay as they are
    return [
        replace(root, consequences=tuple(consequences[root.cause])) if id(root) in followed else root for root in roots
    ]


def index_by_cause(verdicts: Sequence[Verdict]) -> Mapping[Cause, Verdict]:
    """Return the (first) verdict at each place of the rules that are named as causes."""
    named = {cause.rule for verdict in verdicts for cause in verdict.problem.causes}
    return first_values((verdict.cause, verdict) for verdict in verdicts if verdict.rule.name in named)


def remove_verdicts(verdicts: Iterable[Verdict], removed: Collection[Verdict]) -> list[Verdict]:
    """Return the verdicts except those ``removed``.

    Verdicts that follow from a removed one are reported on their own, since they would exist without it as well; of
    several, the first becomes the cause of the others.
    """
    distinct = list(dict.fromkeys(verdicts))
    by_cause = index_by_cause(distinct)
    heirs: dict[Verdict, Verdict] = {}
    kept = []
    for verdict in distinct:
        if verdict in removed:
            continue
        causes = cause_chain(verdict, by_cause)[1:]
        if causes and causes[0] in removed:
            cause = next((other for other in causes if other not in removed), None)
            cause = cause or heirs.setdefault(causes[-1], verdict)
            if cause is not verdict:
                problem = replace(verdict.problem, causes=(cause.cause, *verdict.problem.causes))
                verdict = replace(verdict, problem=problem)  # noqa: PLW2901 - the same verdict, with another cause
        kept.append(verdict)
    return kept


def cause_chain(verdict: Verdict, by_cause: Mapping[Cause, Verdict]) -> Sequence[Verdict]:
    """Return the verdict, its cause, the cause of that, up to the first that has none or is in the chain already."""
    chain: dict[Verdict, None] = {}
    while verdict not in chain:
        chain[verdict] = None
        verdict = next((by_cause[cause] for cause in verdict.problem.causes if cause in by_cause), verdict)
    return [*chain]


def _find_root(verdict: Verdict, by_cause: Mapping[Cause, Verdict]) -> Verdict:
    """Follow causes to the first that has none; a loop of causes ends where it began."""
    cause = next((by_cause[cause] for cause in verdict.problem.causes if cause in by_cause), None)
    if cause is None or not cause.problem.causes:
        return cause or verdict
    *_, last = cause_chain(verdict, by_cause)
    return next((by_cause[cause] for cause in last.problem.causes if cause in by_cause), last)


def fold_many(verdicts: Iterable[Verdict], owner: Callable[[Place], object]) -> list[Verdict]:
    """Return the verdicts, with one for those that read the same and are many in one text or list, and one for what is
    beyond ``MOST_IN_ENTRY`` of a rule and level in one entry, which is what ``owner`` returns for a place, or beyond
    ``MOST_IN_FILE`` in one file.

    This keeps reports readable, whatever the text contains, and hides no warning behind infos. The verdict that
    represents others is at the first of them, and has the fixes of all.
    """
    folded = _join_groups(verdicts, _reading, MANY_EQUAL, _join_equal)
    join = partial(_join_rest, most=MOST_IN_ENTRY, where="here")
    folded = _join_groups(folded, lambda one: (*_kind(one), owner(one.problem.place)), MOST_IN_ENTRY, join)
    join = partial(_join_rest, most=MOST_IN_FILE, where="in this file")
    return _join_groups(folded, lambda one: (*_kind(one), one.problem.place.file), MOST_IN_FILE, join)


def _kind(verdict: Verdict) -> tuple[str, Severity]:
    """Return what is counted together: rule and level."""
    return verdict.rule.name, verdict.severity


def _join_groups(
    verdicts: Iterable[Verdict],
    key: Callable[[Verdict], Hashable],
    most: int,
    join: Callable[[Sequence[Verdict]], list[Verdict]],
) -> list[Verdict]:
    """Return the verdicts; groups with the same ``key`` of more than ``most`` are joined, where their first was."""
    groups = group_values((key(verdict), verdict) for verdict in verdicts).values()
    return [one for group in groups for one in (join(group) if len(group) > most else group)]


def _reading(verdict: Verdict) -> Hashable:
    """Return a key that is equal for problems that read the same in one text, list or mapping."""
    problem = verdict.problem
    place = problem.place
    if verdict.consequences:
        return id(verdict)
    labels = tuple(related.label for related in problem.related)
    title = problem.fix and (problem.fix.safety, problem.fix.title)
    field = _field(place.path)
    return verdict.rule.name, verdict.severity, problem.message, labels, title, place.file, field, place.part


def _field(path: NodePath) -> NodePath:
    """Return the path up to its last key: to the list, where it is the path of an item; else the path."""
    end = len(path)
    while end and not isinstance(path[end - 1], str):
        end -= 1
    return path[:end] if end else path


def _join_equal(verdicts: Sequence[Verdict]) -> list[Verdict]:
    first = min(verdicts, key=_position)
    others = len(verdicts) - 1
    where = "this file" if first.problem.place.part is Part.SOURCE else "this value"
    message = f"{first.problem.message} (and {others:,} more in {where})"
    return [_represent(first, verdicts, message)]


def _join_rest(verdicts: Sequence[Verdict], most: int, where: str) -> list[Verdict]:
    ordered = sorted(verdicts, key=_position)
    shown, rest = ordered[:most], ordered[most:]
    others = f"{len(rest) - 1:,} more of {rest[0].rule.name} {where}, not listed"
    message = f"{rest[0].problem.message} (and {others})"
    return [*shown, _represent(rest[0], rest, message)] if len(rest) > 1 else ordered


def _position(verdict: Verdict) -> tuple[object, ...]:
    place = verdict.problem.place
    return place.file, [(isinstance(step, str), step) for step in place.path], place.span or ()


def _represent(first: Verdict, verdicts: Sequence[Verdict], message: str) -> Verdict:
    """Return ``first`` for all ``verdicts``, with all their fixes that are as safe as its own."""
    fixes = [one.problem.fix for one in verdicts if one.problem.fix is not None]
    fix = None
    if fixes:
        own = first.problem.fix or fixes[0]
        intents = (intent for other in fixes if other.safety is own.safety for intent in other.intents)
        fix = own._replace(intents=tuple(dict.fromkeys(intents)))
    problem = replace(first.problem, message=message, fix=fix, choices=(), number=1)
    consequences = tuple(consequence for one in verdicts for consequence in one.consequences[:1])[:MANY_EQUAL]
    return replace(first, problem=problem, consequences=consequences, joined=tuple(verdicts))
