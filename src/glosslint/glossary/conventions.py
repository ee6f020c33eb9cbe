"""The conventions of a glossary: what most of its texts do, with the numbers.

House styles contradict each other: one published glossary ends 99 of 100 definitions with a period, another hardly any.
So rules on style learn what a glossary does, and report only the few texts that differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from glosslint.facts.entry import EntryFacts
from glosslint.glossary import term_conventions as terms, text_conventions as texts
from glosslint.glossary.text_conventions import ARTICLES, Case, Cases
from glosslint.model.frozen import cached_property, dataclass
from glosslint.text.capitals import Capitalization

__all__ = ["ARTICLES", "ENOUGH", "MOST", "Case", "Convention", "Conventions", "Habit"]

#: The texts, and the percentage of them, that make a convention. Measured: with less, outliers are rarely mistakes.
ENOUGH, MOST = 20, 90


class Habit(StrEnum):
    """A property that a text or term has or lacks, such as a final period."""

    FINAL_PERIOD = "final-period"
    INITIAL_CAPITAL = "initial-case"
    OPENING_ARTICLE = "opening-article"
    RESTATED_TERM = "restated-term"
    TERM_CAPITAL = "term-case"
    TERM_TITLE = "term-title"


#: What texts with a habit do, and what those without it do.
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
    """What the texts of one field in one language do. ``cases`` holds all to which the question applies.

    ``main_language``: no other language has more texts in this field.
    """

    habit: Habit
    field: str
    language: str
    cases: tuple[Case, ...]
    main_language: bool = True

    @cached_property
    def with_habit(self) -> int:
        """The number of texts with the habit."""
        return sum(case.has for case in self.cases)

    @property
    def majority(self) -> bool:
        """Whether most texts have the habit."""
        return 2 * self.with_habit > len(self.cases)

    @property
    def share(self) -> int:
        """The percentage of texts in the majority, rounded down."""
        return 100 * self.majority_count // len(self.cases)

    def dominant(self, enough: int = ENOUGH, most: int = MOST) -> bool:
        """Return whether at least ``most`` percent of at least ``enough`` texts agree."""
        return len(self.cases) >= enough and self.share >= most

    @property
    def majority_count(self) -> int:
        """The number of texts in the majority."""
        return self.with_habit if self.majority else len(self.cases) - self.with_habit

    @property
    def majority_does(self) -> str:
        """What the majority does, as ``end with a period``."""
        return _WORDS[self.habit][not self.majority]

    @property
    def subject(self) -> str:
        """The texts in words: ``definitions``, or ``definitions in "es"`` if another language has more."""
        return subject(self.field, "" if self.main_language else self.language)

    @property
    def others(self) -> str:
        """What the majority does, for the message on a text that differs: ``627 other definitions end with a period``.

        It says no total: texts that are not judged would not be in it, nor would all that differ be reported.
        """
        return f"{self.majority_count:,} other {self.subject} {self.majority_does}"

    @cached_property
    def usual_sign(self) -> str:
        """The most frequent sign among the cases, such as the final period of a script."""
        signs = Counter(case.sign for case in self.cases if case.sign)
        return max(signs, key=lambda sign: (signs[sign], sign), default="")


class Conventions:
    """The conventions of a glossary. They are not kept, since each is asked for once, and holds all texts."""

    def __init__(self, entries: Sequence[EntryFacts]) -> None:
        self._entries = entries
        self._capitals: dict[str, Capitalization] = {}

    def of(self, habit: Habit) -> tuple[Convention, ...]:
        """Return a convention for each field and language; fields in order, the most frequent language first."""
        cases: dict[tuple[str, str], list[Case]] = defaultdict(list)
        for key, case in self._cases(habit):
            cases[key].append(case)
        return tuple(_conventions(habit, cases))

    def _cases(self, habit: Habit) -> Cases:
        if habit in _TERMS:
            return terms.read(_TERMS[habit], self._entries, self.capitals)
        return _TEXTS[habit](self._entries)

    def capitals(self, language: str) -> Capitalization:
        """Return how the texts in a language capitalize words."""
        if language not in self._capitals:
            fields = (prose for entry in self._entries for prose in entry.prose if prose.language == language)
            self._capitals[language] = _capitalization(tuple(prose.masked for prose in fields))
        return self._capitals[language]

    def may_differ(self, habit: Habit, case: Case) -> bool:
        """Return whether the case of a term may change: its words are known to be common nouns, not proper names."""
        name = next(name for name in case.entry.names if name.path == case.path)
        return terms.is_plain(_TERMS[habit], case.entry, name, self.capitals)


@lru_cache(maxsize=16)  # while one text is edited, those in other languages stay as they are
def _capitalization(texts: tuple[str, ...]) -> Capitalization:
    return Capitalization(texts)


def subject(field: str, language: str = "") -> str:
    """Return the texts of a field in words: ``definitions``, or with a language ``definitions in "es"``."""
    if field.endswith(("dy", "ry")):
        plural = f"{field[:-1]}ies"
    elif field.endswith("s"):
        plural = f"{field}es" if field.endswith(("as", "ss")) else field
    else:
        plural = f"{field}s"
    return f'{plural} in "{language}"' if language else plural


def _conventions(habit: Habit, cases: dict[tuple[str, str], list[Case]]) -> Iterator[Convention]:
    largest: Counter[str] = Counter()
    for (field, _), same in cases.items():
        largest[field] = max(largest[field], len(same))
    fields = list(largest)
    for field, language in sorted(cases, key=lambda key: (fields.index(key[0]), -len(cases[key]), key[1])):
        same = cases[field, language]
        yield Convention(habit, field, language, tuple(same), len(same) == largest[field])


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
