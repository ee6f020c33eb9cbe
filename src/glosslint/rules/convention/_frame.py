"""The frame of rules that learn a convention: when a majority counts, which texts differ, and with what numbers.

Also what their fixes share: texts and terms without their opening words, and what then stays in lowercase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glosslint.rule import Cause, Fix, Glossary, Problem, Severity, dataclass, option, percentage
from glosslint.rule.facts import ENOUGH, MOST, Case, Convention, Definition, Habit, Name, Place, Prose, Span

#: For languages with fewer texts than another. On Glosario these outliers are true and minor: see docs/precision.md.
TRANSLATION = {"translation": Severity.INFO}
#: Texts such as "See [mean](#mean)", whose form is of less weight than that of a definition.
POINTER = {"pointer": Severity.INFO}

#: What the option ``style`` of a rule requires; with ``learn``, that is what most texts do.
WANTED = {"learn": None, "always": True, "never": False, "capital": True}
_WORD = re.compile(r"\w(?:[\w.-]*\w)?")


@dataclass(frozen=True)
class LearnedOptions:
    """When a majority is a convention."""

    least: int = option(ENOUGH, "The minimum number of texts for a convention.")
    share: int = percentage(MOST, "The minimum percentage of texts that must agree.")


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


def outliers(glossary: Glossary, habit: Habit, options: LearnedOptions, wanted: bool | None) -> Iterator[Outlier]:
    """Yield the texts that differ from the convention of their field and language, or from what is ``wanted``."""
    learned = wanted is None
    for convention in glossary.conventions.find(habit):
        if learned and not convention.dominant(options.least, options.share):
            continue
        usual = convention.majority if learned else wanted
        yield from (Outlier(case, convention, learned) for case in convention.cases if case.has is not usual)


def first_after(text: str, start: int, core: int) -> str:
    """Return what replaces ``text[start : core + 1]`` so that the words before ``core`` are gone.

    That is the letter at ``core``, as a capital if the words began with one, after the marks that open a link or
    emphasis there. The first word stays in lowercase if it has a form of its own: ``my_tool``, ``k8s``.
    """
    marks = text[start + len(text[start:core].rstrip("[*_")) : core]
    is_capital = text[start:core].lstrip('[*_"\u201c\u00ab')[:1].isupper()
    word = _WORD.match(text, core)
    is_capital = is_capital and word is not None and word[0].replace("-", "").isalpha()
    return marks + (text[core].title() if is_capital else text[core])
