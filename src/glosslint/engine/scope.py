"""What a run reports on: files that the caller names, and findings that a change causes."""

from __future__ import annotations

from collections.abc import Sequence

from glosslint.engine.compare import Comparison
from glosslint.engine.locate import Identity, Locator
from glosslint.engine.verdicts import Verdict
from glosslint.model import Place
from glosslint.model.frozen import dataclass


@dataclass(frozen=True)
class Scope:
    """The part of a glossary that is reported on.

    ``files`` are those that the caller asked about, ``None`` for all. With a ``comparison``, reports are confined to
    what changed and to problems that are ``new`` because of it.
    """

    locator: Locator
    files: frozenset[str] | None = None
    comparison: Comparison | None = None
    new: frozenset[Identity] = frozenset()

    @property
    def paths(self) -> frozenset[str] | None:
        """The files that were asked about; ``None`` for all."""
        if self.comparison is None or self.files is None:
            return self.files if self.comparison is None else self.comparison.paths
        return self.files & self.comparison.paths

    def reports(self, verdict: Verdict) -> bool:
        """Return whether a verdict, or one of its consequences, is to be reported."""
        return self._unlimited or any(map(self._includes, verdict.stated))

    def shown(self, verdict: Verdict) -> tuple[Verdict, list[Verdict]]:
        """Return the verdict to show, and those that share its cause.

        A verdict in the requested part comes before the cause itself, and a verdict caused by a change before older
        ones.
        """
        every = [verdict, *verdict.consequences]
        if self._unlimited:
            return verdict, every[1:]
        inside = (one for one in every if self._contains(one.problem.place))
        included = (one for one in every if self._includes(one))
        first = next(inside, None) or next(included, verdict)
        return first, [one for one in every if one is not first]

    def counted(self, verdict: Verdict) -> Sequence[Verdict]:
        """Return the verdicts in this one that count as places, of the part that was asked about."""
        return [one for one in verdict.counted if self._unlimited or self._includes(one)]

    def fixes(self, verdict: Verdict) -> bool:
        """Return whether its fix may be made: in the files that were asked about and, with a comparison, also in others
        where the change is what it repairs, such as references to an id that was changed."""
        file = verdict.problem.place.file
        if self.files is not None and file not in self.files:
            return False
        return self.comparison is None or file in self.comparison.paths or self._includes(verdict)

    def touches(self, verdict: Verdict) -> bool:
        """Return whether a verdict, its consequences or related places are in a file that was asked about."""
        if self.paths is None:
            return True
        problems = [one.problem for one in verdict.stated]
        related = [place.place.file for place in verdict.problem.related]
        return not self.paths.isdisjoint((*(problem.place.file for problem in problems), *related))

    @property
    def _unlimited(self) -> bool:
        return self.files is None and self.comparison is None

    def _contains(self, place: Place) -> bool:
        inside = self.files is None or place.file in self.files
        return inside and (self.comparison is None or self.comparison.contains(place))

    def _includes(self, verdict: Verdict) -> bool:
        problem = verdict.problem
        if problem.whole:
            return True
        places = (problem.place, *(related.place for related in problem.related))
        if self.files is not None and not any(place.file in self.files for place in places):
            return False
        if self.comparison is None or any(map(self.comparison.contains, places)):
            return True
        return self.comparison.identity(verdict, self.locator) in self.new
