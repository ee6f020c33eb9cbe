"""Texts that lack a period, and texts of which nobody can say so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.convention.final_period import RULE
from glosslint.testing import expected, fixed, reported
from tests.support import glosslint, write

ALWAYS, NEVER = {"style": "always"}, {"style": "never"}
WITHOUT = [
    "Function that turns a list of numbers into ⟦probabilities⟧",
    "Share of all answers that are ⟦right⟧",
    "Number that training changes, such as a ⟦weight⟧",
    "Vector that stands for a token (or a part of ⟦one)⟧",
    "Network that rebuilds what an [⟦encoder⟧](encoder)",
    "Layer that a model may do ⟦without⟧",
    "List of scores, one for each ⟦class⟧",
    "Set of examples; the model never sees ⟦them⟧",
    "Rule by which the step is chosen, as in Adam or ⟦SGD⟧",
    "It ends. See [softmax](softmax) and [⟦logit⟧](logit)",
    "Score of a ⟦class⟧ <!-- of images -->",
    "Score of a ⟦class⟧\n\n<!-- of images -->",
    "It ends. It turns [scores](score) into [⟦shares⟧](share)",
]
WITH = [
    "Function that turns a list of numbers into probabilities.",
    "What is it good for?",
    "Read [softmax](softmax).",
    "Kinds of it are encoders, decoders, etc.",
    "It is one of the following:\n\n- an encoder\n- a decoder",
    "It is computed so:\n\n```\nx + 1\n```",
    "It is computed as $x + 1$",
    "The function is called `softmax`",
    "A picture says more: ![softmax](softmax.png)",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "More at https://example.org/softmax",
    "Number that names a state, such as 3f2c9a1be07d44c8a1be07d44c8e",
    "It goes on…",
    "What the press calls “artificial intelligence”",
    "It is as others found [3]",
    "It is as others found¹",
    "It is as others found.[^1]",
    "It ends. (Also called final)",
    "It ends. [Doe and Poe]",
    "It ends. [More](more)",
    "It ends.\n[Part 1](one) and V2 [Part 2](two)",
    "It ends. [Doe][1], [Poe][2]\n\n[1]: https://example.org/doe\n[2]: https://example.org/poe",
    "It has one.\n\n*Also known as a mark*",
    "It has one.\n\n*Related marks*: comma, colon",
    "It has one.\n\n**See also:** comma",
    "It has one.\n\nRU",
    "Ask us at [us@example.org](mailto:us@example.org)",
    "It has one.\nmarks-2",
    "Texts; plural: /corpora/",
    "It is what a player calls 組手",
    "กลุ่มของคำ",
    "分数的值",
]


def block(text: str) -> str:
    return "id: a\nsummary: |\n" + "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))


@pytest.mark.parametrize("text", WITHOUT)
def test_without(text: str) -> None:
    word = text[text.index("⟦") + 1 : text.index("⟧")]
    example = bad(block(text), f'missing period after "{word}"', options=ALWAYS)
    assert reported(RULE, example) == expected(example)[1]


@pytest.mark.parametrize("text", WITH)
def test_with(text: str) -> None:
    assert reported(RULE, good(block(text), options=ALWAYS)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Score before softmax",
        "Score. It has no bounds.",
        "Kinds of score, ranks, etc.",
        "Capital of the U.S.",
        "Is it a score?",
        "It goes on...",
        "The model has a score.",
        "When it ends, the score is kept.",
        "- a list.",
    ],
)
def test_a_period_that_may_stay(text: str) -> None:
    assert reported(RULE, good(block(text), options=NEVER)) == []


def many(outlier: str, usual: str = "summary: A piece of text.", count: int = 19) -> dict[str, str]:
    """A glossary in which ``outlier`` is one of twenty."""
    files = {f"e{number:02}.yaml": f"id: e{number:02}\n{usual}\n" for number in range(count)}
    return {**files, "x.yaml": f"id: x\n{outlier}\n"}


def test_the_numbers_are_told_once_a_majority_is_a_convention() -> None:
    example = bad(many("summary: A ⟦score⟧"), 'missing period after "score"; 19 other summaries end with a period')
    assert reported(RULE, example) == expected(example)[1]
    assert reported(RULE, good(many("summary: A score", count=18))) == []
    example = bad(
        many("summary: A ⟦score.⟧", "summary: A vote"),
        'unneeded period after "score"; 19 other summaries end without a period',
    )
    assert reported(RULE, example) == expected(example)[1]


def test_each_field_has_a_convention_of_its_own() -> None:
    usual = "summary: A vote\ndefinition: A vote is a paper."
    example = bad(
        many("summary: A vote\ndefinition: A score is a ⟦number⟧", usual),
        'missing period after "number"; 19 other definitions end with a period',
    )
    assert reported(RULE, example) == expected(example)[1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("summary: A score\n", "summary: A score.\n"),
        ("summary: '\"A\" score' # quoted\n", "summary: '\"A\" score.' # quoted\n"),
        ("summary: >-\n  A\n  score\n\n", "summary: >-\n  A\n  score.\n\n"),
        ("summary: |\n  A [score](score)\n", "summary: |\n  A [score](score).\n"),
        ("summary: Оценка слоя\n", "summary: Оценка слоя.\n"),
    ],
)
def test_the_period_is_added_in_every_style(before: str, after: str) -> None:
    outcome = fixed(RULE, Example({"a.yaml": f"id: a\n{before}"}, options=ALWAYS))
    assert [new.text for _, new in outcome.changes] == [f"id: a\n{after}"]


@pytest.mark.parametrize("text", ["TODO", "A score and", "A score. TODO: say of what", "[TODO] to be defined"])
def test_what_is_not_finished_gets_no_period(text: str) -> None:
    assert fixed(RULE, Example({"a.yaml": f"id: a\nsummary: '{text}'\n"}, options=ALWAYS)).changes == []


@pytest.mark.parametrize(
    ("end", "is_safe"),
    [
        ("It is a number", True),
        ("Rath", False),
        ("It is set (0 for no", False),
        ("It is set (0 for no)", True),
        ("To read it, one should use ", False),
        ("It is easy to use", False),
        ("It is ready for use", True),
        ("It is what \u201ca class gets", False),
        ("It is what a class gets,", False),
    ],
)
def test_a_text_that_may_be_cut_off_gets_no_period_by_itself(end: str, is_safe: bool, tmp_path: Path) -> None:
    text = f'id: a\nsummary: "A score of a class. {end}"\n'
    settings = 'select = ["final-period"]\nfiles = ["a.yaml"]\n[rules.final-period]\nstyle = "always"\n'
    write(tmp_path, {"glosslint.toml": settings, "a.yaml": text})
    glosslint("--fix", cwd=tmp_path)
    assert (tmp_path / "a.yaml").read_text("utf-8") == (text.replace('"\n', '."\n') if is_safe else text)


@pytest.mark.parametrize(
    "text",
    ["token", "Loss function", "Application programming interface", "see: token"],
)
def test_a_name_and_a_pointer_need_no_period(text: str) -> None:
    more = "term: API\naliases: [loss function, token]\n"
    assert reported(RULE, good(many(f"{more}summary: '{text}'"))) == []


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("g.adoc", "Hull::\n  It floats. https://example.org/h[Part 1]\n", []),
        ("g.adoc", "Hull::\n  It floats.\n  https://example.org/h[Part 1] and V2 https://example.org/i[Part 2]\n", []),
        ("g.adoc", "Hull::\n  It may hold:\n+\n. A mast\n. Ropes of hemp\n", []),
        ("g.adoc", "Hull::\n  It may hold:\n\n** A mast\n** Ropes of hemp\n", []),
        ("g.adoc", "Hull::\n  It floats. It is the body of a <<ship,large ship>>\n", ["ship"]),
        ("g.rst", "Hull\n   It floats. `Part 1 <https://example.org/h>`_, :ref:`Part 2 <two>`\n", []),
        ("g.rst", "Hull\n   It may hold:\n\n   #. A mast\n   #. Ropes of hemp\n", []),
        ("g.rst", "Hull\n   It floats. It is the body of a large :term:`ship`\n", [":term:`ship"]),
        ("g.html", '<dl><dt>Hull</dt><dd>It floats. <a href="a">Part 1</a> and <a href="b">2</a></dd></dl>\n', []),
    ],
)
def test_links_and_lists_after_a_sentence_in_other_formats(
    name: str, text: str, words: list[str], tmp_path: Path
) -> None:
    settings = f'select = ["final-period"]\nfiles = ["{name}"]\n[layout]\nextends = "page"\n'
    settings += '[layout.section]\nform = "definition-list"\n[rules.final-period]\nstyle = "always"\n'
    write(tmp_path, {"glosslint.toml": settings, name: text})
    shown = glosslint("--output-format", "concise", cwd=tmp_path).out
    assert re.findall(r'missing period after "([^"]*)"', shown) == words


@pytest.mark.parametrize(("word", "is_safe"), [("logos", True), ("λόγος", False), ("слово", False)])
def test_a_period_after_a_word_in_another_script_is_an_unsafe_fix(word: str, is_safe: bool, tmp_path: Path) -> None:
    settings = '[rules.final-period]\nstyle = "always"\n'
    text = f"id: word\nterm: Word\nsummary: Sign that stands for a thing, as in {word}\n"
    write(tmp_path, {"glosslint.toml": settings, "glossary/word.yaml": text})
    glosslint("--fix", "--select", "final-period", cwd=tmp_path)
    after = (tmp_path / "glossary/word.yaml").read_text("utf-8")
    assert after == (text.replace(word, f"{word}.") if is_safe else text)
