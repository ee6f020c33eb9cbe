"""Rounds of fixing: report, change what may be changed, prove it, and look again until nothing is left to do.

Nothing is written here: the answer holds the texts before and after.
"""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from glosslint.fix.text import applied
from glosslint.fix.verify import Verifier
from glosslint.model import Finding, Fix, Repair, Safety, Severity, Span
from glosslint.outcomes import Fixed
from glosslint.parse.files import parse
from glosslint.run import Report
from glosslint.source import Source

#: More rounds than this no glossary needs: overlapping fixes wait for the next, and each round makes at least one.
MAX_ROUNDS = 10
#: What is found when these texts, by path, stand in for those on disk.
Check = Callable[[Mapping[str, Source]], Report]
#: Asked before each fix that would be made: whether it is wanted. The report holds the sources as they are then.
Choose = Callable[[Finding, Repair, Report], bool]
_Key = tuple[str, str, Fix]


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
        self._safeties = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
        self._choose = choose
        self._declined: set[object] = set()
        self.before: dict[str, Source] = {}
        self.texts: dict[str, Source] = {}
        self.fixed: list[Fixed] = []
        self._first = report.sources

    def turn(self, report: Report) -> tuple[dict[_Key, str], Report | None]:
        """One round: why fixes were left out, and what is found afterwards; no report when nothing was changed."""
        reasons: dict[_Key, str] = {}
        made: dict[str, list[tuple[Finding, Repair]]] = {}
        texts: dict[str, Source] = {}
        for path, wanted in self._wanted(report).items():
            source = report.sources[path]
            pending = [pair for pair in wanted if self._accepts(*pair, report)]
            while pending:  # what fails must not keep others waiting
                verified, text = _verified(source, _apart(pending), reasons)
                if verified:
                    made[path], texts[path] = verified, text
                    break
                pending = [pair for pair in pending if _key(pair[1]) not in reasons]
        if not made:
            return reasons, None
        following: Report | None = self._check({**self.texts, **texts})
        worse = _worse(report, following, made) if following is not None else []
        for path in worse:
            self._one_by_one(report, path, made, texts, reasons)
        if worse:
            following = self._check({**self.texts, **texts}) if made else None
        self._keep(report, made, texts)
        return reasons, following

    def _wanted(self, report: Report) -> Mapping[str, list[tuple[Finding, Repair]]]:
        found: dict[str, list[tuple[Finding, Repair]]] = defaultdict(list)
        for finding in report.findings:
            for repair in finding.repairs:
                asked = report.reported is None or repair.path in report.reported
                if asked and repair.edits and repair.fix.safety in self._safeties:
                    found[repair.path].append((finding, repair))
        return dict(sorted(found.items()))

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

    def _one_by_one(
        self,
        report: Report,
        path: str,
        made: dict[str, list[tuple[Finding, Repair]]],
        texts: dict[str, Source],
        reasons: dict[_Key, str],
    ) -> None:
        """Make only those fixes of a file after which nothing is worse than before."""
        kept: list[tuple[Finding, Repair]] = []
        others = {**self.texts, **{other: text for other, text in texts.items() if other != path}}
        for pair in made.pop(path):
            source = _applied(report.sources[path], [*kept, pair])
            after = self._check({**others, path: source})
            if _worse(report, after, {path: [*kept, pair]}):
                alone = not kept or _worse(
                    report, self._check({**others, path: _applied(report.sources[path], [pair])}), {path: [pair]}
                )
                if alone:
                    reasons[_key(pair[1])] = _complaint(report, after, path, pair[1].rule)
            else:
                kept.append(pair)
        texts.pop(path)
        if kept:
            made[path], texts[path] = kept, _applied(report.sources[path], kept)

    def _keep(self, report: Report, made: Mapping[str, list[tuple[Finding, Repair]]], texts: dict[str, Source]) -> None:
        for path, pairs in made.items():
            self.before.setdefault(path, self._first[path])
            self.texts[path] = texts[path]
            for finding, repair in pairs:
                location = report.sources[path].locate(repair.edits[0].span)
                if finding.location.path == path and repair.rule == finding.rule and repair is finding.repairs[0]:
                    location = finding.location
                self.fixed.append(Fixed(repair.rule, finding.severity, finding.message, location, repair.fix))


def _key(repair: Repair) -> _Key:
    return repair.rule, repair.path, repair.fix


def _apart(pairs: Iterable[tuple[Finding, Repair]]) -> list[tuple[Finding, Repair]]:
    """As many as fit beside each other; the others wait. Two changes at one point would stand in either order."""
    taken: list[Span] = []
    kept: list[tuple[Finding, Repair]] = []
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


def _applied(source: Source, pairs: Iterable[tuple[Finding, Repair]]) -> Source:
    return Source(source.path, applied(source.text, [edit for _, repair in pairs for edit in repair.edits]))


def _verified(
    source: Source, pairs: Sequence[tuple[Finding, Repair]], reasons: dict[_Key, str]
) -> tuple[list[tuple[Finding, Repair]], Source]:
    """The fixes of a file that are proven together, and the text they give. What fails alone gets its reason."""
    verifier = Verifier(parse(source)) if pairs else None
    kept: list[tuple[Finding, Repair]] = []
    text = source

    def attempt(group: Sequence[tuple[Finding, Repair]]) -> None:
        nonlocal text
        if verifier is None:
            return
        new, reason = verifier.changed([repair for _, repair in (*kept, *group)])
        if not reason:
            kept.extend(group)
            text = new
        elif len(group) > 1:
            attempt(group[: len(group) // 2])
            attempt(group[len(group) // 2 :])
        else:
            alone = verifier.changed([group[0][1]])[1] if kept else reason
            if alone:
                reasons[_key(group[0][1])] = alone

    if pairs:
        attempt(pairs)
    return kept, text


def _stated(report: Report, path: str) -> Counter[tuple[str, Severity]]:
    return Counter(
        (stated.rule, stated.severity)
        for finding in report.findings
        for stated in finding.stands_for
        if stated.path == path
    )


def _worse(before: Report, after: Report, made: Mapping[str, Sequence[tuple[Finding, Repair]]]) -> list[str]:
    """The changed files in which a rule that fixed still states as many problems, or another states new errors."""
    return [path for path, pairs in made.items() if _complaints(before, after, path, Counter(r.rule for _, r in pairs))]


def _complaints(before: Report, after: Report, path: str, fixed: Mapping[str, int]) -> list[str]:
    old, new = _stated(before, path), _stated(after, path)
    rules = Counter[str]()
    for (rule, severity), number in (new - old).items():
        if rule not in fixed and severity is Severity.ERROR:
            rules[rule] += number
    for rule, number in fixed.items():
        left = sum(count for (name, _), count in new.items() if name == rule)
        if left > sum(count for (name, _), count in old.items() if name == rule) - number:
            rules[rule] += 1
    return sorted(rules)


def _complaint(before: Report, after: Report, path: str, rule: str) -> str:
    found = _complaints(before, after, path, {rule: 1})
    new = next((name for name in found if name != rule), "")
    return f"there would be a new finding of {new}" if new else f"{rule} would still report it"


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
