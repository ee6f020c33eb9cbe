"""Texts that break off, and texts whose last word only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from glosslint.text.english.breaks_off import Break, breaks_off

CUT = [
    "For this score one should use ",
    "Before softmax, you must use",
    "A score before softmax and",
    "It is a part of the",
    "It consists of",
    "Function of a score, its",
    "Score for values such as",
    "A page with text rather than",
    "One of the nodes, e.g.",
    "The score is",
    "The value must",
    "The file contains",
    "A score, ",
    "The parts are:",
    "A score \u2013",
    "A score or/",
    "A score (",
    "A score (see softmax",
    "A score [see",
    "He calls it \u201ca raw score",
    'He calls it "a raw score',
    "It ends. A score (see softmax",
    "Score. The",
]
MAYBE = [
    "A layer that reads a text to",
    "The class that it belongs to",
    "Class an object belongs to",
    "Folder to put files in",
    "What it is",
    "State the process is in",
    "More memory than it can",
    "Tool that is easy to use",
    "Data that the file contains",
    "Program that uses",
    "Ways to log in",
    "List of names, one of each",
    "Vitamin A",
    "Signs such as AND and OR",
    "Score cut into homogeneous",
    "The value m",
    "A score (see softmax. It has no bounds",
]
WHOLE = [
    "",
    "  ",
    "A score before softmax",
    "A score before softmax.",
    "Score of the.",
    "A score\u2026",
    "Score that is ready for use",
    "A name in common use",
    "A word of many uses",
    "The use of land, or land use",
    "Interval [0, 1)",
    "A score (before softmax)",
    'He calls it "raw"',
    "He calls it \u201craw\u201d (in quotations)",
    'A pipe of 5" or 6"',
    "1) first, a) second",
    "A sad face :(",
]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        *((text, Break.CERTAIN) for text in CUT),
        *((text, Break.LIKELY) for text in MAYBE),
        *((text, Break.NO) for text in WHOLE),
    ],
)
def test_whether_a_text_breaks_off(text: str, wanted: Break) -> None:
    assert breaks_off(text) is wanted
    assert breaks_off(f"{text}\n") is wanted


@given(st.text(alphabet='ab (\u201c")[].,\n', max_size=30), st.sampled_from(["a", "the", "of", "and", "to", "with"]))
def test_no_text_ends_with_an_article_a_conjunction_or_a_preposition(text: str, word: str) -> None:
    assert breaks_off(f"{text} {word}") is Break.CERTAIN
    assert breaks_off(f"{text} {word}.") is Break.NO
