"""The frame of rules that learn a convention: when a majority counts, which texts differ, and with what numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from glosslint.rule import Cause, Fix, Glossary, Problem, Severity, dataclass, option
from glosslint.rule.facts import ENOUGH, MOST, Case, Convention, Definition, Habit, Name, NodePath, Place, Prose, Span

#: For languages with fewer texts than another. On Glosario these outliers are true and minor: see docs/precision.md.
TRANSLATION = {"translation": Severity.INFO}
#: Texts such as "See [mean](#mean)", whose form is of less weight than that of a definition.
POINTER = {"pointer": Severity.INFO}

_LIST = 5  # entries that follow each other


@dataclass(frozen=True)
class LearnedOptions:
    """When a majority is a convention."""

    least: int = option(ENOUGH, "The minimum number of texts for a convention.")
    share: int = option(MOST, "The minimum percentage of texts that must agree.")


class Outlier(NamedTuple):
    """A text or term that differs from its convention, or, if that is not ``learned``, from what the settings ask."""

    case: Case
    convention: Convention
    learned: bool

    @property
    def prose(self) -> Prose:
        """The field whose text this is."""
        return next(prose for prose in self.case.entry.prose if prose.path == self.case.path)

    @property
    def definition(self) -> Definition | None:
        """The parts of the text, if it is an English definition."""
        return next((parsed for parsed in self.case.entry.definitions if parsed.prose.path == self.case.path), None)

    @property
    def name(self) -> Name:
        """The name that is written differently."""
        return next(name for name in self.case.entry.names if name.path == self.case.path)

    @property
    def word(self) -> str:
        """The characters of the text that show the difference."""
        return self.prose.text[slice(*self.case.span)]

    @property
    def placeholders(self) -> tuple[Cause, ...]:
        """The placeholders in the text: what else it lacks follows from them."""
        spans = (placeholder.span for placeholder in self.prose.placeholders)
        return tuple(Cause("placeholder-text", self.at(*span)) for span in spans)

    def at(self, start: int, end: int) -> Place:
        """Return the place of these characters of the text."""
        return self.case.entry.at(self.case.path, Span(start, end))

    def problem(self, message: str, help_: str = "", causes: tuple[Cause, ...] = (), fix: Fix | None = None) -> Problem:
        """Return the problem of this text. A learned convention is added to the message, with its numbers."""
        numbers = f"; {self.convention.others}" if self.learned else ""
        level = "" if self.convention.main_language else "translation"
        level = "pointer" if self.case.pointer else level
        return Problem(message + numbers, self.at(*self.case.span), help=help_, case=level, causes=causes, fix=fix)


def outliers(
    glossary: Glossary, habit: Habit, options: LearnedOptions, wanted: bool | None = None
) -> Iterator[Outlier]:
    """Yield the texts that differ from the convention of their field and language, or from what is ``wanted``."""
    learned = wanted is None
    for convention in glossary.conventions.of(habit):
        if learned and not convention.dominant(options.least, options.share):
            continue
        usual = convention.majority if learned else wanted
        yield from (Outlier(case, convention, learned) for case in convention.cases if case.has is not usual)


def in_lists_of_names(glossary: Glossary, cases: Iterable[Case]) -> frozenset[tuple[str, NodePath]]:
    """Return the file and root of entries in a list of names on a page, such as the acronyms after the other entries:
    no text has the habit there, and most are none of the ``cases``, since they are only what a name stands for."""
    habits = {(case.entry.file, case.entry.root): case.has for case in cases}
    written = ((entry.file, entry.root) for entry in glossary.entries if entry.has_prose)
    found: list[tuple[str, NodePath]] = []
    for (_, has), places in groupby(written, lambda place: (place[0], habits.get(place, False))):
        run = list(places)
        if not has and len(run) >= _LIST and 2 * sum(place not in habits for place in run) > len(run):
            found += run
    return frozenset(found)
