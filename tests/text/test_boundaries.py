"""How real texts begin and end, and where that cannot be known."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from glosslint.parse.markdown import parser as markdown
from glosslint.text.boundaries import ending, opening
from glosslint.text.english.breaks_off import Break

STOPPED = [
    "A score before softmax.",
    "A score before softmax.  \n",
    "A score before softmax.\u200b",
    "A score before softmax.\u00ad \ufeff\n",
    "Is it a score? Yes!",
    "It goes on…",
    "A score (before softmax.)",
    "A score that he called “raw.”",
    "A *score*.",
    "A *score.*",
    "Read [softmax](softmax).",
    "Read [softmax.](softmax)",
    "Read [softmax][s].\n\n[s]: softmax\n",
    "A list of names:\n\n- one\n- two\n\nAnd the rest is prose.",
    "損失関数の値。",
    "स्कोर।",
    "የተለመደ ፡፡",
    "ንጥሎች።",
    "¿Qué es?",
    "A stack of things, etc.",
    "The slope `dy/dx`.",
]
BARE = [
    ("A score before softmax", "softmax"),
    ("A score\nbefore softmax\n", "softmax"),
    ("A score (before softmax)", "softmax)"),
    ("Read [softmax](softmax)", "softmax"),
    ("Read about [the softmax function](softmax)", "function"),
    ("Una [función](hash) sin punto", "punto"),
    ("A *score*", "*score*"),
    ("A score;", "score;"),
    ("損失関数の値", "損失関数の値"),
]
UNKNOWN = [
    "A score.[^1]\n\n[^1]: So it is",
    "A score.[^1]",
    "A score[^1]",
    "",
    "   ",
    "One of:\n\n- a score\n- a vote",
    "One of:\n- a score\n- a vote",
    "Steps:\n\n1. read\n2. cut",
    "A text.\n\n- item\n\n  that goes on",
    "A text\n\n# Heading",
    "A text\n===",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "> a quotation",
    "Run:\n\n```\nls\n```",
    "Print it with `cat`",
    "The sum $a + b$",
    "See it here: ![a graph](x.png)",
    "See https://example.org/page",
    "See <https://example.org/page>",
    "It is computed as (TP+TN)/(TP+TN+FP+FN)",
    "Text <br>",
    "Begins with #",
    "Where the server looks, such as /mnt/shared/files",
    "In the folder ~/models",
    "Such as embeddings_prod",
    "Parts in time. (axiom label in BFO2: [083-003])",
    'Read on in {{< glossary_tooltip term_id="pod" >}}',
]


@pytest.mark.parametrize("text", STOPPED)
def test_a_text_that_ends_with_a_stop(text: str) -> None:
    end = ending(text, markdown.parse(text).hidden)
    assert end is not None
    assert end.stop


@pytest.mark.parametrize(("text", "word"), BARE)
def test_a_text_that_ends_without(text: str, word: str) -> None:
    end = ending(text, markdown.parse(text).hidden)
    assert end is not None
    assert end.stop == ""
    assert text[slice(*end.word)] == word
    assert end.end == len(text.rstrip())


@pytest.mark.parametrize("text", UNKNOWN)
def test_an_end_that_is_no_prose(text: str) -> None:
    assert ending(text, markdown.parse(text).hidden) is None


@pytest.mark.parametrize(
    "text",
    [
        "A score and",
        "Scores, votes,",
        "A score of the",
        "Kinds are:",
        "A score (",
        "Such as",
        "A score between",
        "What one has because",
    ],
)
def test_a_text_that_breaks_off(text: str) -> None:
    end = ending(text, ())
    assert end is not None
    assert end.cut is Break.CERTAIN


@pytest.mark.parametrize(
    "text",
    ["A score", "What it stands on.", "What to look for.", "Scores (or votes)", "A band", "Vowels and/or consonants"],
)
def test_a_text_that_does_not(text: str) -> None:
    end = ending(text, ())
    assert end is not None
    assert end.cut is Break.NO


@pytest.mark.parametrize(
    ("text", "word", "capital"),
    [
        ("A score", "A", True),
        ("score before softmax", "score", False),
        ("[score](score) before", "score", False),
        ("*Score* before", "Score", True),
        ("**eBPF** runs", "eBPF", False),
        ("Éclair", "Éclair", True),
        ("étape", "étape", False),
        ("ßtest", "ßtest", None),  # its capital is two letters
        ("損失関数", "損失関数", None),
        ("ქართული", "ქართული", None),
        ("don't care", "don't", False),
        ("verb-like words", "verb-like", False),
        ("noun that names", "noun", False),
        ("U.S. law", "U.S.", True),
    ],
)
def test_how_a_text_opens(text: str, word: str, capital: bool | None) -> None:
    start = opening(text, markdown.parse(text).hidden)
    assert start is not None
    assert (text[slice(*start.word)], start.capital) == (word, capital)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "`cat` prints",
        "3 of them",
        "(computing) score",
        '"quoted" words',
        "# Head",
        "- item",
        "  * item",
        "$x$ is",
        "![x](y)",
        "https://glosslint.dev",
        "[www.glosslint.dev](https://glosslint.dev)",
        "n. the person who sells",
        "n.pl. small towers",
        "n. pl. small towers",
        "s.f. la torre",
        "interj. used by sailors",
        "noun. the person who sells",
        "verb: to sell",
        "adj – of a tower",
        "*noun* the person who sells",
        "(n.) the person who sells",
        "(noun) the person who sells",
        "*Adj.* without a will",
    ],
)
def test_what_opens_with_no_word(text: str) -> None:
    assert opening(text, markdown.parse(text).hidden) is None


PIECES = [
    "A score",
    " before",
    " softmax",
    ".",
    "!",
    "\u2026",
    "\n",
    "\n\n",
    "- ",
    "# ",
    "`code`",
    "[text](id)",
    "*",
    '"',
    "(",
    ")",
    "\u3002",
]
PIECES += [
    "[^1]",
    " and",
    ",",
    "| a |",
    "$x$",
    "![a](b)",
    "https://a.b",
    "\U0001f600",
    "\u00e9",
    " ",
    "==",
    "> ",
    "eBPF",
    "<br>",
    "\u1361\u1361",
]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_any_text_has_edges_inside_it_and_one_more_sign_ends_it(text: str) -> None:
    hidden = markdown.parse(text).hidden
    start, end = opening(text, hidden), ending(text, hidden)
    if start is not None:
        assert text[slice(*start.word)].strip("'\u2019+#/&@.-_")
    if end is not None:
        assert 0 <= end.word.start < end.word.end <= end.end <= len(text)
        assert not text[slice(*end.word)][0].isspace()
        if not end.stop and end.cut is not Break.CERTAIN:
            longer = f"{text[: end.end]}.{text[end.end :]}"
            again = ending(longer, markdown.parse(longer).hidden)
            assert again is None or again.stop == "."
