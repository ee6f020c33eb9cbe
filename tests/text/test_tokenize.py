"""Words, sentences and masking: tables of sentences in the manner of glossaries, and what holds of any text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from glosslint.model import Span
from glosslint.parse.markdown import parser as markdown
from glosslint.text.tokenize import count_words, mask, sentences, words
from tests.timing import assert_linear


def masked(text: str) -> str:
    return mask(text, markdown.parse(text).hidden)


def cut(text: str, function: Callable[[str], list[Span]]) -> list[str]:
    return [text[start:end] for start, end in function(masked(text))]


# Each text holds ‖ where one sentence ends and the next begins, and nowhere else.
SENTENCES = [
    "A unit of text.‖ Models read it.",
    "A unit, e.g. a word, i.e. the smallest one, cf. Morpheme.‖ It is counted.",
    "Compare precision vs. Recall, e.g. Python's or, i.e., both.",
    "Images, texts, etc. are inputs.‖ They are many.",
    "Images, texts, etc.‖ The model reads them.",
    "Images (texts, etc.).‖ The model reads them.",
    "It takes 20 ms.‖ Then Ms. Doe sees Fig. B of the fig.‖ Dried figs.‖ Fruit of St. Paul in Main St.‖ The end.",
    "Stil des 19. Jahrhunderts, am 3. Mai entstanden, im Jahr 1990.‖ Mai folgt.",
    "See Fig. 3 and Figs. 4 to 6, Eq. (2), Sec. 3 and No. 5.‖ The rest is short.",
    "The answer is no.‖ It was asked often.",
    "Named after Dr. Smith and Prof. Jones.‖ Mr. Brown objected.",
    "Written by J. R. R. Tolkien, George E. P. Box and C. Shannon.‖ Each was known.",
    "A law of the U.S. Senate and the U.K. Parliament.",
    "It was made in the U.S.‖ The law is older.",
    "He holds a Ph.D. in physics.‖ She has a Ph.D.‖ They agree.",
    "Vaswani et al. (2017) made it, and Devlin et al. Transformer models followed.",
    "Made by Acme Inc. Robotics and Foo Ltd.‖ It is old.",
    "A language older than C.‖ It has types.",
    "Since version 1.10 and v2.0.1 about 99.7 % of it is kept.‖ Nothing else is.",
    "It came with version 3.‖ Nothing else did.",
    "The file README.md comes first.‖ Then setup.py is read, by Node.js or .NET.",
    "The file is called README.md.‖ It comes first.",
    "Wait... what it does is unclear…  but it runs.",
    "Wait...‖ What does it do?‖ Nobody knows!‖ It runs.",
    "Is it fast?‖ Yes.‖ Is it!?‖ No.",
    "He said “It learns.”‖ Then he left.",
    "He called it 'done.'‖ Then he left.",
    "It ends (see above).‖ Then (It begins.)‖ It goes on.",
    "An aside (it is big!) goes on.",
    "**Note.**‖ It is short.",
    "It lives in the kernel.‖ eBPF runs there.‖ iOS has none.‖ gRPC calls it.",
    "First things\n\n‖second things",
    "First things\n \t\n‖second things.‖\n\nThird things",
    "It holds:\n‖- words\n‖- signs, e.g. dots\n‖* more",
    "It holds:\n‖1. Words. ‖Signs.\n‖2. Dots.\n‖10) More.",
    "# What it is‖\nA unit.‖\n## What it does‖\nIt counts.",
    "Use `torch.nn. Module` or $f(x. Y)$ here.‖ Then stop.",
    "It takes 32 bytes.‖ `F` is a field, e.g. `x`; `y` is none.‖ $z$ is.",
    "See [the page](https://example.com/a.b.C) of it.‖ Then stop.",
    "See <https://example.com/v1.0>.‖ Then stop.",
    "Kept in [Python](python).‖ Read by [R](r).‖ Both are languages.",
    "Before:\n\n‖```\ncode. More\n```\n\nAfter it.",
    "Before it:\n‖```\ncode. More\n```\nAfter it.",
    "一个函数。‖它有参数！‖是吗？",
    "「モデルです。」‖と言う。",
    "Τι είναι το μοντέλο;‖ Μια συνάρτηση.",
    "Τι είναι\u037e‖ Μια συνάρτηση.",
    "The rate η; it is small.",
    "ما هو النموذج؟‖ هو دالة.",
    "मॉडल एक फलन है।‖ वह सीखता है।",
    "Eine Zahl, z.B. Drei, bzw. Vier, ca. 5.‖ Mehr nicht.",
    "no capital.\nstill one sentence.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences(marked: str) -> None:
    text = marked.replace("‖", "")
    expected = [re.sub(r"\s*(?:(?:[-*+]|\d+[.)]|#+)\s+)?", "", part, count=1) for part in marked.split("‖")]
    expected = [re.sub(r"```.*?```", "", part, flags=re.DOTALL).strip() for part in expected]
    parts = [re.sub(r"```.*?```", "", part, flags=re.DOTALL).strip() for part in cut(text, sentences)]
    assert parts == expected


WORDS = [
    ("Don't split state-of-the-art", "Don't|split|state-of-the-art"),
    ("the model\u2019s encoder/decoder", "the|model\u2019s|encoder/decoder"),
    ("C++, C#, F# and C++/C# over TCP/IP", "C++|C#|F#|and|C++/C#|over|TCP/IP"),
    ("≈ 5 µs, 1,000.5 ± 3 % at 10:30", "5|µs|1,000.5|3|at|10:30"),
    ("v2.0.1 of README.md, i.e. U.S. text", "v2.0.1|of|README.md|i.e|U.S|text"),
    ("one -- two — three…four – five", "one|two|three|four|five"),
    ("snake_case and __init__ and ***", "snake_case|and|init|and"),
    ("at https://a.org/b?c=d,e or AT&T, me@b.org", "at|https://a.org/b?c=d,e|or|AT&T|me@b.org"),
    ("Bose\u2013Einstein, K\u2011means", "Bose\u2013Einstein|K\u2011means"),
    ("Call `f(x, y)` or $a + b$ now", "Call|`f(x, y)`|or|$a + b$|now"),
    ("A [context window](context-window) of <b>it</b>", "A|context|window|of|it"),
    ("![a plot of it](plot.png) shows", "![a plot of it](plot.png)|shows"),
    ("Cafe\u0301 हिन्दी עִבְרִית", "Cafe\u0301|हिन्दी|עִבְרִית"),
    ("损失函数是", "损失|函数|是"),
    ("モデルは学習する", "モデル|は学|習す|る"),
    ("ภาษาไทย", "ภาษา|ไทย"),
    ("딥 러닝 모델", "딥|러닝|모델"),
    ("", ""),
    (" .,;:!? () -- ", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words(text: str, expected: str) -> None:
    assert "|".join(cut(text, words)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a `b c` d", "a xxxxx d"),
        ("a $b_1$ d", "a xxxxx d"),
        ("a [b](c) d", "a  b     d"),
        ("a [`b`](c) d", "a  xxx     d"),
        ("[![b](c)](d) e", " xxxxxxx     e"),
        ("a <br> b", "a      b"),
        ("é `ü` 𝛼", "é xxx 𝛼"),
        ("a\n\n```\nb\n```\n\nc", "a\n\n   \n \n   \n\nc"),
        ("a `b\nc` d", "a xxxxx d"),
    ],
)
def test_mask(text: str, expected: str) -> None:
    assert masked(text) == expected


def test_nested_and_stray_hidden_parts() -> None:
    text = "a`cd`fgh"
    hidden = [
        ("code", Span(1, 5)),
        ("html", Span(2, 4)),
        ("mark", Span(4, 7)),
        ("math", Span(7, 99)),
        ("code", Span(3, 3)),
    ]
    assert mask(text, hidden) == "axxxx  x"


KINDS = st.sampled_from(["code", "math", "image", "html", "mark"])
SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair)))
TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="aAé1 .!?…\n\t-*#|()[]\"'`_;,:/+@。、模あﾝกΕ\u0301\u037e\u200d"),
    st.lists(st.sampled_from(SENTENCES)).map("\n".join),
)


@given(TEXTS)
def test_spans_are_ordered_inside_and_not_empty(text: str) -> None:
    for function in (words, sentences):
        spans = function(text)
        edges = [edge for span in spans for edge in span]
        assert edges == sorted(edges) and all(start < end for start, end in spans)
        assert not edges or (edges[0] >= 0 and edges[-1] <= len(text))


@given(TEXTS)
def test_sentences_omit_only_whitespace_punctuation_and_list_numbers(text: str) -> None:
    left = list(text)
    for start, end in sentences(text):
        assert text[start:end].strip() == text[start:end]
        left[start:end] = "\0" * (end - start)
    rest = re.sub(r"\d{1,3}[.)]\s", "", "".join(left))
    assert re.search(r"[^\W_]", rest) is None


@given(TEXTS)
def test_words_leave_out_no_letter(text: str) -> None:
    left = list(text)
    for start, end in words(text):
        left[start:end] = " " * (end - start)
    assert re.search(r"[^\W_]", "".join(left)) is None


@given(TEXTS.filter(str.isascii))
def test_ascii_words_are_those_of_any_text(text: str) -> None:
    assert words(text) == words(text + " é")[:-1]


@given(st.one_of(TEXTS, st.text(alphabet="aB19 ,:.'-_+#/&@\n(\x1c")))
def test_words_are_counted_as_they_are_found(text: str) -> None:
    assert count_words(text) == len(words(text))


@given(TEXTS, st.lists(st.tuples(KINDS, SPANS)))
def test_mask_keeps_the_length(text: str, hidden: list[tuple[str, Span]]) -> None:
    assert len(mask(text, hidden)) == len(text)
    assert mask(text, []) == text


SIGNS = ". ( ) a [ ] ` * _ - ' # | ; : , + é 模 。 … ?! .) ). a. a.- 1. 1, α; ++ https:// e.g. -a /a @ \u0301"
PARTS = SIGNS.split()
PARTS += [
    " ",
    "\n",
    "\r\n",
    "\n ",
    " \n",
    "A. ",
    "1. ",
    ".\n",
    "\n- ",
    "\n1",
    "\n#",
    "\n# a",
    "# ",
    "; ",
    "。\n",
    ". (",
]


@pytest.mark.parametrize("part", PARTS)
def test_time_is_linear(part: str) -> None:
    for function in (words, sentences):
        assert_linear(function, lambda size: (part * size)[:size], 100_000)
