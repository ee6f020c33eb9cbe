"""Which of the fixes of a round may be kept: those after which nothing is worse than before, in any file; and which
findings they fix."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, Protocol, TypeVar

from glosslint.fix.scalar_text import apply_edits
from glosslint.model import Finding, Fix, ProblemRef, Repair, Severity
from glosslint.model.source import Source
from glosslint.parse.tree import Document
from glosslint.util.sequences import group_values


class GlossaryState(Protocol):
    """What rounds need to know of one state of a glossary: the ``findings`` to fix, with repairs that may be made;
    ``problems`` are all in the glossary, also those that are not reported."""

    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def problems(self) -> tuple[ProblemRef, ...]: ...
    @property
    def documents(self) -> Mapping[str, Document]: ...


S = TypeVar("S", bound=GlossaryState)
_E = TypeVar("_E")
#: Judges the glossary with these texts, by path, in place of those on disk; the documents are of some of these texts.
Judge = Callable[[Mapping[str, Source], Mapping[str, Document]], S]
#: A fix, and the finding that it is for.
Pair = tuple[Finding, Repair]
Key = tuple[str, str, Fix]


class Setback(NamedTuple):
    """What is worse in a file; ``own`` if a fix of that very file is the cause."""

    text: str
    own: bool


@dataclass
class Trial(Generic[S]):
    """Tries the fixes of a round. ``before`` is the state at its beginning, ``texts`` are those of earlier rounds, and
    ``parsed`` the documents with all proven fixes of a file.

    ``kept`` are the fixes with which nothing is worse, ``following`` the state with all of them; ``reasons`` say why
    others were left out. A fix that is right on its own but not beside those kept waits for the next round.
    """

    judge: Judge[S]
    texts: Mapping[str, Source]
    before: S
    reasons: dict[Key, str]
    parsed: Mapping[str, Document]
    kept: list[Pair] = field(default_factory=list)
    following: S | None = None

    def run(self, pairs: Sequence[Pair]) -> None:
        """Try all fixes at once. Where something is worse, halve the fixes of the files that are the cause.

        All these files are halved at the same time, and the causes of all errors are traced together, so that the
        number of judgements grows with the fixes of one file, and with the logarithm of the number of files.
        """
        pending = [list(group) for group in group_values((pair[1].path, pair) for pair in pairs).values()]
        deferred = list[list[Pair]]()
        width = len(pending)
        while pending:
            batch, rest = _first_of_each_file(pending, width)
            complaints = self._attempt([pair for group in batch for pair in group])
            if not complaints:
                pending, width = rest or deferred, len(rest or deferred)
                deferred = deferred if rest else []
                continue
            blamed = self._blame_files(batch, complaints)
            others = [group for group in batch if group[0][1].path not in blamed]
            worse = [group for group in others if group[0][1].path in complaints]
            if not blamed and 0 < len(worse) < len(others):
                # a file that many fixes make worse, and that has fixes of its own: its errors can be told apart later
                deferred += worse
                others = [group for group in others if group[0][1].path not in complaints]
            elif not blamed and len(batch) > 1:
                width = len(batch) // 2
                continue
            elif not blamed:
                blamed = {batch[0][0][1].path: next(iter(complaints.values())).text}
                others = []
            divided = (half for group in batch for half in self._divide(group, blamed.get(group[0][1].path, "")))
            pending = [*divided, *others, *rest]
            if not pending:
                pending, deferred = deferred, []
            width = len(pending)

    def _divide(self, group: list[Pair], reason: str) -> list[list[Pair]]:
        """Return the halves of a group that is to blame; of a single fix, keep the reason and return nothing."""
        if reason and len(group) > 1:
            return [group[: len(group) // 2], group[len(group) // 2 :]]
        if reason:
            self.reasons[key_of(group[0][1])] = reason
        return []

    def _blame_files(self, batch: Sequence[list[Pair]], complaints: Mapping[str, Setback]) -> dict[str, str]:
        """Return the files whose fixes are the cause of complaints, and why."""
        blamed = {path: complaint.text for path, complaint in complaints.items() if complaint.own}
        traced = {path: complaint for path, complaint in complaints.items() if not complaint.own}
        if not traced:
            return blamed
        touched = {group[0][1].path for group in (*batch, *([pair] for pair in self.kept))}

        def errors(chosen: Sequence[int]) -> set[ProblemRef]:
            every = [*self.kept, *(pair for number in chosen for pair in batch[number])]
            after = self._judge_with(every)
            worse = _find_setbacks(self.before, after, every).keys() & traced.keys()
            new = Counter(after.problems) - Counter(self.before.problems)
            new_errors = (problem for problem in new if problem.severity is Severity.ERROR and problem.path in worse)
            # where no fix is made, errors keep their nodes; elsewhere, those of a file are taken together
            return {
                problem if problem.path not in touched else ProblemRef("", problem.path, problem.severity)
                for problem in new_errors
            }

        for error, number in _trace(errors, len(batch)).items():
            blamed.setdefault(batch[number][0][1].path, traced[error.path].text)
        return blamed

    def _attempt(self, pairs: Sequence[Pair]) -> Mapping[str, Setback]:
        """Keep the fixes if nothing is worse with them; else return what is worse, by the path where it is."""
        every = [*self.kept, *pairs]
        after = self._judge_with(every)
        complaints = _find_setbacks(self.before, after, every)
        if not complaints:
            self.kept, self.following = every, after
        return complaints

    def _judge_with(self, pairs: Sequence[Pair]) -> S:
        return self.judge({**self.texts, **texts_after(self.before, pairs)}, self.parsed)


def _trace(errors: Callable[[Sequence[int]], Collection[_E]], count: int) -> dict[_E, int]:
    """Return the number of the change that causes each error, of the changes 0 to ``count`` - 1.

    ``errors`` returns the errors that occur with some of the changes. Left out are those with several causes, and those
    that only occur with several changes together. For each binary digit of the numbers, all changes that have a 1 there
    are tried together, and then all that have a 0: an error with one cause occurs in exactly one of each two tries,
    which spells out its number.
    """
    numbers: dict[_E, int] = dict.fromkeys(errors(range(count)), 0) if count else {}
    for bit in range(max(count - 1, 0).bit_length()):
        with_one = set(errors([number for number in range(count) if number >> bit & 1]))
        with_zero = set(errors([number for number in range(count) if not number >> bit & 1]))
        numbers = {
            error: number | (error in with_one) << bit
            for error, number in numbers.items()
            if (error in with_one) != (error in with_zero)
        }
    return {error: number for error, number in numbers.items() if number < count}


def _first_of_each_file(pending: Sequence[list[Pair]], width: int) -> tuple[list[list[Pair]], list[list[Pair]]]:
    """Return the first group of each of ``width`` files, and the other groups."""
    batch: dict[str, list[Pair]] = {}
    rest = []
    for group in pending:
        path = group[0][1].path
        if path in batch or len(batch) == width:
            rest.append(group)
        else:
            batch[path] = group
    return list(batch.values()), rest


def key_of(repair: Repair) -> Key:
    return repair.rule, repair.path, repair.fix


def texts_after(state: GlossaryState, pairs: Iterable[Pair]) -> dict[str, Source]:
    """Return the files that the fixes change, as they are afterwards, by path."""
    edits = group_values((repair.path, edit) for _, repair in pairs for edit in repair.edits)
    sources = {path: state.documents[path].source for path in edits}
    return {path: Source(path, apply_edits(source.text, edits[path])) for path, source in sources.items()}


def _find_setbacks(before: GlossaryState, after: GlossaryState, pairs: Sequence[Pair]) -> dict[str, Setback]:
    """Return what is worse after these fixes, by the path where it is: a rule still states what it fixed, or an error
    is new. In a file that no fix touches, a rule's error is new only if the rule has more of them in all: it may have
    moved."""
    made = Counter((repair.rule, repair.path) for _, repair in pairs)
    old, new = _numbers(before.problems), _numbers(after.problems)
    complaints: dict[str, Setback] = {}
    for (rule, path), number in made.items():
        if new[rule, path] > old[rule, path] - number:
            complaints.setdefault(path, Setback(f"{rule} would still report it", own=True))
    touched = {path for _, path in made}
    for rule, path in new_errors(before.problems, after.problems, made.keys()):
        where = "" if path in touched else f" in {path}"
        complaints.setdefault(path, Setback(f"there would be a new finding of {rule}{where}", own=False))
    return complaints


def new_errors(
    before: Iterable[ProblemRef], after: Iterable[ProblemRef], fixed: Collection[tuple[str, str]] = ()
) -> Iterator[tuple[str, str]]:
    """Yield rule and file of the errors that are only ``after``, but for those of rules in files they ``fixed``."""
    touched = {path for _, path in fixed}
    old, new = (_numbers(ref for ref in refs if ref.severity is Severity.ERROR) for refs in (before, after))
    totals = [Counter(rule for rule, _ in numbers.elements()) for numbers in (old, new)]
    more = totals[1] - totals[0]
    for rule, path in sorted(new - old):
        if (rule, path) not in fixed and (rule in more or path in touched):
            yield rule, path


def _numbers(problems: Iterable[ProblemRef]) -> Counter[tuple[str, str]]:
    return Counter((problem.rule, problem.path) for problem in problems)


class Told:
    """The fixable findings before all fixes, while they are not fixed: what is fixed later may be the rest of one."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._findings = findings  # so that no other gets the identity of one
        by_id = {id(finding): finding for finding in findings}
        self._own = {key: f"{_name(finding, 1)}:{n}" for n, (key, finding) in enumerate(by_id.items())}
        self._names: dict[object, list[str]] = defaultdict(list)
        for finding in by_id.values():
            for where in (_identity(finding), *map(_where, finding.problems)):
                self._names[where].append(self._own[id(finding)])

    def name(self, finding: Finding, repair: Repair, number: int) -> tuple[str, bool]:
        """Return what tells the finding from all others, and whether a fix of an earlier round revealed it."""
        if number == 1:
            return self._own.get(id(finding), _name(finding, 1)), False
        names = [name for where in _parts(finding, repair) for name in self._names[where]]
        return (names[0], False) if names else (_name(finding, number), True)

    def remove(self, finding: Finding, repair: Repair) -> None:
        """Remove what is fixed."""
        name = self._own.get(id(finding))
        for where in _parts(finding, repair):
            names = self._names[where]
            if names:
                names.remove(name if name in names else names[0])


def _name(finding: Finding, number: int) -> str:
    """Return what tells a finding of a round from most others: two may have one fingerprint, and one place."""
    return f"{number}:{finding.location.path}:{finding.location.span.start}:{finding.fingerprint}"


def _where(problem: ProblemRef) -> ProblemRef:
    return problem._replace(severity=Severity.OFF)  # a fix may change how severe another problem is


def _identity(finding: Finding) -> object:
    """Return what stays the same of a finding when others move what it is on."""
    return finding.location.path, finding.fingerprint


def _parts(finding: Finding, repair: Repair) -> list[object]:
    """Return the problems of a finding that its repair is for, as they were before anything moved, or as they are."""
    moved = [_identity(finding)] if repair.rule == finding.rule else []
    return [*moved, *(_where(ref) for ref in finding.problems if (ref.rule, ref.path) == (repair.rule, repair.path))]
