"""What most texts do: the numbers, when they count, and in which field and language."""

from __future__ import annotations

import pytest

from glosslint.facts.entry import EntryFacts, Name, Text
from glosslint.facts.prose import Prose
from glosslint.glossary.conventions import Convention, Habit
from glosslint.glossary.glossary import Glossary
from glosslint.parse.markdown import parser as markdown


def entry(number: int, *texts: str, field: str = "definition", language: str = "en") -> EntryFacts:
    """An entry with a definition for each of ``texts``."""
    prose = (
        Prose(field, text, (number, field, at), markdown.parse(text), core=True, language=language)
        for at, text in enumerate(texts)
    )
    term = Text(f"term {number}", (number, "term"))
    return EntryFacts("g.yaml", (number,), "g", term=term, names=(Name(*term, "term"),), prose=tuple(prose))


def learned(habit: Habit, texts: list[str], **how: str) -> Convention:
    """The only convention of a glossary with these definitions."""
    entries = tuple(entry(number, text, **how) for number, text in enumerate(texts))
    (convention,) = Glossary(entries).conventions.find(habit)
    return convention


@pytest.mark.parametrize(
    ("having", "lacking", "dominant"),
    [(18, 2, True), (17, 3, False), (17, 2, False), (2, 18, True), (20, 0, True), (0, 19, False)],
)
def test_ninety_of_a_hundred_of_at_least_twenty(having: int, lacking: int, dominant: bool) -> None:
    convention = learned(Habit.FINAL_PERIOD, ["A score."] * having + ["A score"] * lacking)
    assert convention.with_habit == having
    assert convention.majority is (having > lacking)
    assert convention.dominant() is dominant
    assert [case.has for case in convention.cases] == [True] * having + [False] * lacking


def test_the_numbers_in_words() -> None:
    assert learned(Habit.FINAL_PERIOD, ["A score."] * 2 + ["A"]).others == "2 other definitions end with a period"
    assert learned(Habit.FINAL_PERIOD, ["A."] + ["A"] * 1200, field="summary").others == (
        "1,200 other summaries end without a period"
    )
    assert learned(Habit.INITIAL_CAPITAL, ["a"], field="body").others == "1 other bodies begin with a lowercase letter"
    assert learned(Habit.OPENING_ARTICLE, ["An x"], field="key").others == "1 other keys open with an article"


def test_each_language_by_itself_and_the_largest_without_its_name() -> None:
    entries = [entry(number, "A score.") for number in range(3)]
    entries += [entry(number, "Un puntaje", language="es") for number in range(3, 5)]
    found = Glossary(tuple(entries)).conventions.find(Habit.FINAL_PERIOD)
    assert [convention.others for convention in found] == [
        "3 other definitions end with a period",
        '2 other definitions in "es" end without a period',
    ]
    assert [convention.main_language for convention in found] == [True, False]


def test_texts_to_which_the_question_does_not_apply_are_not_counted() -> None:
    texts = ["To merge two lists.", "See [softmax](softmax).", "`cat` prints files.", "A score."]
    assert len(learned(Habit.OPENING_ARTICLE, texts).cases) == 1
    assert len(learned(Habit.INITIAL_CAPITAL, ["損失関数。", "3 of them.", "A score."]).cases) == 1
    assert len(learned(Habit.FINAL_PERIOD, ["- a list", "  ", "A score."]).cases) == 1


def test_the_sign_is_that_of_the_language() -> None:
    assert learned(Habit.FINAL_PERIOD, ["分数。", "分数。", "分数.", "分数"]).usual_sign == "。"


def test_no_text_no_convention() -> None:
    assert Glossary().conventions.find(Habit.FINAL_PERIOD) == ()
