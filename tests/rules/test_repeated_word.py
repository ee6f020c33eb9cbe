"""repeated-word on sentences as people write them."""

from __future__ import annotations

import pytest

from glosslint.rule import bad, good
from glosslint.rules.wording.repeated_word import RULE
from glosslint.testing import reported


def _text(sentence: str) -> str:
    return "id: entry\nterm: Entry\ndefinition: |\n" + "".join(f"  {line}\n" for line in sentence.split("\n"))


@pytest.mark.parametrize(
    "sentence",
    [
        "A score that ⟦the the⟧ network gives.",
        "⟦The the⟧ score of a class.",
        "A score of ⟦a\na⟧ class.",
        "A step that ⟦is is⟧ hard to see.",
        "A list:\n\n- one of ⟦the the⟧ items\n- another",
        "A score ([of](page) a class) ⟦in in⟧ the list.",
        "> A quotation ⟦of of⟧ somebody.",
        "A word pronounced with ⟦the the⟧ tongue.",
        "A word that is spelled. It is ⟦given given⟧ to a layer.",
    ],
)
def test_a_word_that_stands_twice(sentence: str) -> None:
    example = bad(_text(sentence), *["…"] * sentence.count("⟦"))
    found = reported(RULE, example)
    assert len(found) == 1
    text = _text(sentence)
    assert found[0].start == text.index("⟦")
    assert found[0].end == text.index("⟧") - 1


@pytest.mark.parametrize("mark", ["> ", "| a |\n|---|\n| "])
def test_an_article_is_no_species(mark: str) -> None:
    text = _text(f"A rope:\n\n{mark}The the rope of a ship, or Bison bison.")
    assert [text[found.start : found.end] for found in reported(RULE, good(text))] == ["The the"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A name that the group had had before that that one.",
        "Songs of Duran Duran and of The The.",
        "Songs of Duran Duran, which the Duran Duran Band sang, and The Duran Duran Band.",
        "A word such as `the` `the`, and $x$ $x$.",
        "A very very small number.",
        "The sub sub period of a great great cycle.",
        "A search in O(log log n) steps.",
        "The first part of the\n\nthe second part.",
        "# A score\nscore that a class has.",
        "- what\n- what",
        "| the | the |\n|---|---|\n| of | of |",
        "A thing it is. Is a thing.",
        "Lines that end  \nend with a break.",
        "A row of n n matrices, 1 1 and 2 2.",
        "See <https://x.org/the/the> and the-the.",
        "What it is, is hard to say; in, in the end.",
        "The plural is *orang orang*, in English “people people”.",
        "A slip such as “the the”, or *of of*, in a text.",
        "Where the *the* stands for any article.",
        "C++ (cee plus plus), *cee plus plus* or “see plus plus”, is a language.",
        "Seen in New York, New York.",
    ],
)
def test_a_word_that_may_stand_twice(sentence: str) -> None:
    assert reported(RULE, good(_text(sentence))) == []


def test_a_name_of_the_entry_and_other_languages_may_repeat_words() -> None:
    assert reported(RULE, good("id: pow\nterm: pow wow wow\nsummary: A game called wow wow in the books.\n")) == []
