"""The conventions of a glossary: what most of its texts do, with the numbers.

House styles contradict each other: of published glossaries one ends 99 of 100 definitions with a period, another hardly
any. So rules on style learn what a glossary does, and speak only of the few texts that differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from glosslint.facts.entry import EntryFacts
from glosslint.glossary import term_conventions as terms
from glosslint.glossary import text_conventions as texts
from glosslint.glossary.text_conventions import ARTICLES, Case, Cases
from glosslint.text.capitals import Capitalization

__all__ = ["ARTICLES", "ENOUGH", "MOST", "Case", "Convention", "Conventions", "Habit"]

#: So many texts, and this part of them in percent, make a convention. Measured: below, the outliers are rarely slips.
ENOUGH, MOST = 20, 90


class Habit(StrEnum):
    """What a text or term may do or not."""

    FINAL_PERIOD = "final-period"
    INITIAL_CAPITAL = "initial-case"
    OPENING_ARTICLE = "opening-article"
    RESTATED_TERM = "restated-term"
    TERM_CAPITAL = "term-case"
    TERM_TITLE = "term-title"


#: What texts do that have a habit, and what those do that have it not.
_WORDS = {
    Habit.FINAL_PERIOD: ("end with a period", "end without a period"),
    Habit.INITIAL_CAPITAL: ("begin with a capital", "begin with a lowercase letter"),
    Habit.OPENING_ARTICLE: ("open with an article", "open without an article"),
    Habit.RESTATED_TERM: ('begin with "X is"', 'begin without "X is"'),
    Habit.TERM_CAPITAL: ("begin with a capital", "begin with a lowercase letter"),
    Habit.TERM_TITLE: ("are in title case", "have later words in lowercase"),
}


@dataclass(frozen=True, eq=False)
class Convention:
    """What the texts of one field in one language do. ``cases`` are all to which the question applies.

    ``main_language`` tells that no other language has more texts in this field.
    """

    habit: Habit
    field: str
    language: str
    cases: tuple[Case, ...]
    main_language: bool = True

    @cached_property
    def with_habit(self) -> int:
        """How many texts have the habit."""
        return sum(case.has for case in self.cases)

    @property
    def majority(self) -> bool:
        """Whether most texts have it."""
        return 2 * self.with_habit > len(self.cases)

    @property
    def share(self) -> int:
        """The part of the majority, in percent, rounded down."""
        return 100 * self.majority_count // len(self.cases)

    def dominant(self, enough: int = ENOUGH, most: int = MOST) -> bool:
        """Whether at least ``most`` percent of at least ``enough`` texts agree."""
        return len(self.cases) >= enough and self.share >= most

    @property
    def majority_count(self) -> int:
        """How many texts do what the majority does."""
        return self.with_habit if self.majority else len(self.cases) - self.with_habit

    @property
    def majority_does(self) -> str:
        """What the majority does: ``end with a period``."""
        return _WORDS[self.habit][not self.majority]

    @property
    def subject(self) -> str:
        """What the texts are, in the plural: ``definitions``, or ``definitions in "es"`` beside more in English."""
        plural = f"{self.field[:-1]}ies" if self.field.endswith(("dy", "ry")) else f"{self.field}s"
        return plural if self.main_language else f'{plural} in "{self.language}"'

    @property
    def summary(self) -> str:
        """``627 of 633 definitions end with a period``."""
        return f"{self.majority_count:,} of {len(self.cases):,} {self.subject} {self.majority_does}"

    @cached_property
    def usual_sign(self) -> str:
        """The sign that most texts have that have one."""
        signs = Counter(case.sign for case in self.cases if case.sign)
        return max(signs, key=lambda sign: (signs[sign], sign), default="")


class Conventions:
    """The conventions of a glossary, by habit. Each habit is looked for in one pass, when it is asked for."""

    def __init__(self, entries: Sequence[EntryFacts]) -> None:
        self._entries = entries
        self._known: dict[Habit, tuple[Convention, ...]] = {}
        self._seen: dict[str, Capitalization] = {}

    def of(self, habit: Habit) -> tuple[Convention, ...]:
        """One convention for each field and language, in the order of the fields and then of the languages."""
        if habit not in self._known:
            cases: dict[tuple[str, str], list[Case]] = defaultdict(list)
            for key, case in self._read(habit):
                cases[key].append(case)
            self._known[habit] = tuple(_conventions(habit, cases))
        return self._known[habit]

    def _read(self, habit: Habit) -> Cases:
        if habit in _TERMS:
            return terms.read(_TERMS[habit], self._entries, self.capitals)
        return _TEXTS[habit](self._entries)

    def capitals(self, language: str) -> Capitalization:
        """How the words of the texts in a language are written."""
        if language not in self._seen:
            fields = (prose for entry in self._entries for prose in entry.prose if prose.language == language)
            self._seen[language] = Capitalization(prose.masked for prose in fields)
        return self._seen[language]

    def may_differ(self, habit: Habit, case: Case) -> bool:
        """Whether a term may be written otherwise: its words are known to be plain ones."""
        name = next(name for name in case.entry.names if name.path == case.path)
        return terms.is_plain(_TERMS[habit], case.entry, name, self.capitals)


def _conventions(habit: Habit, cases: dict[tuple[str, str], list[Case]]) -> Iterator[Convention]:
    most: Counter[str] = Counter()
    for (name, _), found in cases.items():
        most[name] = max(most[name], len(found))
    fields = list(most)
    for name, language in sorted(cases, key=lambda key: (fields.index(key[0]), -len(cases[key]), key[1])):
        found = cases[name, language]
        own = len(found) == most[name]
        yield Convention(habit, name, language, tuple(found), own)


_TEXTS = {
    Habit.FINAL_PERIOD: texts.final_period,
    Habit.INITIAL_CAPITAL: texts.initial_capital,
    Habit.OPENING_ARTICLE: texts.opening_article,
    Habit.RESTATED_TERM: texts.restated_term,
}
_TERMS = {
    Habit.TERM_CAPITAL: terms.begins_with_capital,
    Habit.TERM_TITLE: terms.every_word_with_capital,
}
