"""Which fixes are made together, by a round of fixing as by a reader of a report: those that do not overlap."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from glosslint.model import Edit, Finding, Repair, Safety, Span

_T = TypeVar("_T")


class CombinedFix(NamedTuple):
    """The fix of a finding and of its consequences as one: edits that do not overlap, each with its file."""

    safety: Safety
    title: str
    edits: tuple[tuple[str, Edit], ...]


def safest_fixes(finding: Finding) -> list[Repair]:
    """Return the fixes of a finding that are made together: the safest, with those of its consequences that are as
    safe. What is less safe, or overlaps one of them, is left for a later run, as it is by ``--fix``."""
    fixes = next(filter(None, (finding.fixes((safety,)) for safety in Safety)), ())
    kept = drop_overlaps(fixes, lambda repair: repair)
    return [repair for repair in fixes if repair in kept]


def combined_fix(finding: Finding) -> CombinedFix | None:
    """Return the ``safest_fixes`` of a finding as one; ``None`` if it has none."""
    repairs = safest_fixes(finding)
    if not repairs:
        return None
    edits = tuple((repair.path, edit) for repair in repairs for edit in repair.edits)
    return CombinedFix(repairs[0].fix.safety, repairs[0].fix.title, edits)


def drop_overlaps(fixes: Iterable[_T], repair: Callable[[_T], Repair]) -> list[_T]:
    """Return as many fixes as do not overlap, by file and place; the others wait. Two changes at one point have no
    order. ``repair`` returns the edits of a fix."""
    spans: dict[str, list[Span]] = {}
    kept: list[_T] = []
    for fix in sorted(fixes, key=lambda fix: (repair(fix).path, repair(fix).edits[0].span)):
        path, edits = repair(fix).path, repair(fix).edits
        used = spans.setdefault(path, [])
        if not any(_overlaps(edit.span, used) for edit in edits):
            for edit in edits:
                bisect.insort(used, edit.span)
            kept.append(fix)
    return kept


def _overlaps(span: Span, spans: Sequence[Span]) -> bool:
    """Return whether ``span`` overlaps one of ``spans``, in order, or touches one while either is empty."""
    at = bisect.bisect(spans, span)
    for other in spans[max(at - 1, 0) : at + 1]:
        touch = other.end == span.start or span.end == other.start
        both = other.start < other.end and span.start < span.end
        if not (other.end < span.start or span.end < other.start or (touch and both)):
            return True
    return False
