"""Rounds of fixing: report, change what may be changed, prove it, and look again until nothing is left to do.

Nothing is written here: the answer holds the texts before and after.
"""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from glosslint.fix.scalar_text import applied
from glosslint.fix.verify import Verifier
from glosslint.model import Edit, Finding, Fix, Repair, Safety, Severity, Span, Stated
from glosslint.model.report import Fixed, Report
from glosslint.model.source import Source
from glosslint.parse.files import parse

#: More rounds than this no glossary needs: overlapping fixes wait for the next, and each round makes at least one.
MAX_ROUNDS = 10
#: What is found when these texts, by path, stand in for those on disk.
Check = Callable[[Mapping[str, Source]], Report]
#: Asked before each fix that would be made: whether it is wanted. The report holds the sources as they are then.
Choose = Callable[[Finding, Repair, Report], bool]
_Key = tuple[str, str, Fix]
_Pair = tuple[Finding, Repair]


@dataclass(frozen=True)
class Outcome:
    """``report`` is what remains, and what was fixed; ``before`` and ``after`` hold the sources of changed files."""

    report: Report
    before: Mapping[str, Source]
    after: Mapping[str, Source]

    @property
    def fixed(self) -> tuple[Fixed, ...]:
        """The fixes that were made, in the order in which they were."""
        return self.report.fixed

    @property
    def changes(self) -> list[tuple[Source, Source]]:
        """The files that change, old and new text, by path."""
        pairs = ((self.before[path], self.after[path]) for path in sorted(self.after))
        return [(old, new) for old, new in pairs if old.text != new.text]


def fix(check: Check, unsafe: bool = False, choose: Choose | None = None) -> Outcome:
    """Make the safe fixes (and the unsafe ones, if asked to) of all that ``check`` reports, in at most ten rounds.

    A fix that cannot be proven to do only what it says is left out, and its finding says why in ``unfixed``.
    """
    report = check({})
    rounds = _Rounds(check, report, unsafe, choose)
    for _ in range(MAX_ROUNDS):
        reasons, following = rounds.turn(report)
        if following is None:
            break
        report = following
    else:
        reasons = {}
    findings = tuple(_explained(finding, reasons) for finding in report.findings)
    final = replace(report, findings=findings, fixed=tuple(rounds.fixed), unsafe=unsafe)
    return Outcome(final, rounds.before, rounds.texts)


class _Rounds:
    def __init__(self, check: Check, report: Report, unsafe: bool, choose: Choose | None) -> None:
        self._check = check
        asked = (Safety.UNSAFE, Safety.DISPLAY) if choose else ()  # somebody looks at each
        self._safeties = {Safety.SAFE, *([Safety.UNSAFE] if unsafe else []), *asked}
        self._choose = choose
        self._declined: set[object] = set()
        self.before: dict[str, Source] = {}
        self.texts: dict[str, Source] = {}
        self.fixed: list[Fixed] = []
        self._first = report.sources

    def turn(self, report: Report) -> tuple[dict[_Key, str], Report | None]:
        """One round: why fixes were left out, and what is found afterwards; no report when nothing was changed."""
        reasons: dict[_Key, str] = {}
        proven: list[_Pair] = []
        for path, wanted in self._wanted(report).items():
            pending = list(self._accepted(wanted, report))
            while pending:  # what fails must not keep others waiting
                verified = _verified(report.sources[path], _apart(pending), reasons)
                proven += verified
                pending = [] if verified else [pair for pair in pending if _key(pair[1]) not in reasons]
        kept, following = self._harmless(report, proven, reasons)
        self._keep(report, kept)
        return reasons, following

    def _wanted(self, report: Report) -> Mapping[str, list[_Pair]]:
        found: dict[str, list[_Pair]] = defaultdict(list)
        for finding in report.findings:
            for repair in (*finding.repairs, *finding.choices):
                asked = report.reported is None or repair.path in report.reported
                if asked and repair.edits and repair.fix.safety in self._safeties:
                    found[repair.path].append((finding, repair))
        return dict(sorted(found.items()))

    def _accepted(self, pairs: Sequence[_Pair], report: Report) -> Iterator[_Pair]:
        """The pairs that are wanted; of fixes to choose from, the first that is."""
        chosen: set[int] = set()
        for finding, repair in pairs:
            choice = repair.fix.safety is Safety.DISPLAY
            if not (choice and id(finding) in chosen) and self._accepts(finding, repair, report):
                chosen.add(id(finding))
                yield finding, repair

    def _accepts(self, finding: Finding, repair: Repair, report: Report) -> bool:
        if self._choose is None:
            return True
        source = report.sources[repair.path]
        edits = tuple((source.text[slice(*edit.span)], edit.text) for edit in repair.edits)
        key = (repair.rule, repair.path, finding.entry, repair.fix.title, edits)
        if key in self._declined:
            return False
        wanted = self._choose(finding, repair, report)
        if not wanted:
            self._declined.add(key)
        return wanted

    def _harmless(
        self, report: Report, pairs: Sequence[_Pair], reasons: dict[_Key, str]
    ) -> tuple[list[_Pair], Report | None]:
        """Those fixes after which nothing is worse than before, in any file, and what is found then."""
        kept: list[_Pair] = []
        following: Report | None = None

        def attempt(group: Sequence[_Pair]) -> None:
            nonlocal following
            after = self._check({**self.texts, **_texts(report, [*kept, *group])})
            complaint = _complaint(report, after, [*kept, *group])
            if not complaint:
                kept.extend(group)
                following = after
            elif len(group) > 1:
                attempt(group[: len(group) // 2])
                attempt(group[len(group) // 2 :])
            else:
                if kept:  # what is right alone has another chance in the next round
                    complaint = _complaint(report, self._check({**self.texts, **_texts(report, group)}), group)
                if complaint:
                    reasons[_key(group[0][1])] = complaint

        if pairs:
            attempt(pairs)
        return kept, following

    def _keep(self, report: Report, pairs: Sequence[_Pair]) -> None:
        texts = _texts(report, pairs)
        for path in texts:
            self.before.setdefault(path, self._first[path])
        self.texts |= texts
        for finding, repair in pairs:
            location = report.sources[repair.path].locate(repair.edits[0].span)
            if finding.location.path == repair.path and repair.rule == finding.rule and repair is finding.repairs[0]:
                location = finding.location
            self.fixed.append(Fixed(repair.rule, finding.severity, finding.message, location, repair.fix))


def _key(repair: Repair) -> _Key:
    return repair.rule, repair.path, repair.fix


def _apart(pairs: Iterable[_Pair]) -> list[_Pair]:
    """As many as fit beside each other; the others wait. Two changes at one point would stand in either order."""
    taken: list[Span] = []
    kept: list[_Pair] = []
    for pair in sorted(pairs, key=lambda pair: pair[1].edits[0].span):
        spans = [edit.span for edit in pair[1].edits]
        if all(_free(span, taken) for span in spans):
            for span in spans:
                bisect.insort(taken, span)
            kept.append(pair)
    return kept


def _free(span: Span, taken: Sequence[Span]) -> bool:
    """Whether ``span`` overlaps none of ``taken`` (in order); ranges that touch must both hold characters."""
    at = bisect.bisect(taken, span)
    for other in taken[max(at - 1, 0) : at + 1]:
        touch = other.end == span.start or span.end == other.start
        both = other.start < other.end and span.start < span.end
        if not (other.end < span.start or span.end < other.start or (touch and both)):
            return False
    return True


def _texts(report: Report, pairs: Iterable[_Pair]) -> dict[str, Source]:
    """The files that the fixes change, as they are afterwards, by path."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    for _, repair in pairs:
        edits[repair.path] += repair.edits
    return {path: Source(path, applied(report.sources[path].text, found)) for path, found in edits.items()}


def _verified(source: Source, pairs: Sequence[_Pair], reasons: dict[_Key, str]) -> list[_Pair]:
    """The fixes of a file that are proven together. What fails alone gets its reason."""
    verifier = Verifier(parse(source)) if pairs else None
    kept: list[_Pair] = []

    def attempt(group: Sequence[_Pair]) -> None:
        if verifier is None:
            return
        _, reason = verifier.changed([repair for _, repair in (*kept, *group)])
        if not reason:
            kept.extend(group)
        elif len(group) > 1:
            attempt(group[: len(group) // 2])
            attempt(group[len(group) // 2 :])
        else:
            alone = verifier.changed([group[0][1]])[1] if kept else reason
            if alone:
                reasons[_key(group[0][1])] = alone

    if pairs:
        attempt(pairs)
    return kept


def _complaint(before: Report, after: Report, pairs: Sequence[_Pair]) -> str:
    """What is worse after these fixes: a rule still states what it fixed, or an error is new. Nothing, if all is well.

    In a file that no fix touches, a rule's error is new only if the rule has more of them in all: it may have moved.
    """
    made = Counter((repair.rule, repair.path) for _, repair in pairs)
    old, new = _numbers(before.stated), _numbers(after.stated)
    for (rule, path), number in made.items():
        if new[rule, path] > old[rule, path] - number:
            return f"{rule} would still report it"
    touched = {path for _, path in made}
    for rule, path in new_errors(before, after, made.keys()):
        return f"there would be a new finding of {rule}" + ("" if path in touched else f" in {path}")
    return ""


def new_errors(before: Report, after: Report, fixed: Collection[tuple[str, str]] = ()) -> Iterator[tuple[str, str]]:
    """Rule and file of the errors that are only in ``after``. ``fixed``: rules and the files in which they were to
    change something, which are no news there."""
    touched = {path for _, path in fixed}
    old, new = (
        _numbers(said for said in report.stated if said.severity is Severity.ERROR) for report in (before, after)
    )
    more = _totals(new) - _totals(old)
    for rule, path in sorted(new - old):
        if (rule, path) not in fixed and (rule in more or path in touched):
            yield rule, path


def _totals(numbers: Counter[tuple[str, str]]) -> Counter[str]:
    """How many problems each rule states, in all files."""
    totals = Counter[str]()
    for (rule, _), number in numbers.items():
        totals[rule] += number
    return totals


def _numbers(stated: Iterable[Stated]) -> Counter[tuple[str, str]]:
    return Counter((said.rule, said.path) for said in stated)


def _explained(finding: Finding, reasons: Mapping[_Key, str]) -> Finding:
    """The finding with the reasons for which its fixes were left out, and without their edits."""
    left_out = [reasons.get(_key(repair), "") for repair in finding.repairs]
    if not any(left_out):
        return finding
    repairs = (
        replace(repair, edits=(), reason=reason) if reason else repair
        for repair, reason in zip(finding.repairs, left_out, strict=True)
    )
    return replace(finding, repairs=tuple(repairs), unfixed=next(filter(None, left_out)))
