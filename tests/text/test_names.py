"""Folding, singular forms and slugs: tables of names, and what holds of any text."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from glosslint.text.names import fold, singular, slug, split_qualifier, twin_key
from tests.timing import assert_linear


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Layer norm", "layer-norm"),
        ("layer_norm", "Layer  Norm"),
        ("state - of - the - art", "state-of-the-art"),
        ("e-mail", "E\u2010Mail"),
        ("k\u2013means", "k-means"),
        ("Ｋ means", "k-means"),
        ("ﬁne-tuning", "fine tuning"),
        ("Straße", "STRASSE"),
        ("Bayes\u2019 theorem", "Bayes' theorem"),
        ("soft\u00admax", "softmax"),
        ("Café", "cafe\u0301"),
        (" token ", "token"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
    ],
)
def test_names_that_count_as_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("C", "C--"),
        ("--force", "force"),
        ("init", "__init__"),
        ("token", "tokens"),
        ("", "-"),
    ],
)
def test_names_that_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


SINGULARS = """tags:tag nodes:node batches:batch caches:cache queries:query cookies:cookie keys:key arrays:array
    classes:class processes:process losses:loss indexes:index indices:index matrices:matrix vertices:vertex hashes:hash
    heroes:hero viruses:virus statuses:status buses:bus causes:cause databases:database responses:response sizes:size
    biases:bias aliases:alias analyses:analysis hypotheses:hypothesis criteria:criterion metrics:metric apis:api
    gpus:gpu leaves:leaf halves:half curves:curve
    bus:bus class:class process:process analysis:analysis axis:axis bias:bias lens:lens alias:alias corpus:corpus
    series:series mathematics:mathematics robotics:robotics dns:dns https:https css:css kubernetes:kubernetes
    chaos:chaos softmax:softmax loss:loss wireless:wireless
    antibiotics:antibiotic calories:calorie headaches:headache approaches:approach fuses:fuse excuses:excuse kpis:kpi
    wikis:wiki canoes:canoe prostheses:prosthesis physics:physics logistics:logistics basis:basis taxis:taxi"""


@pytest.mark.parametrize(("word", "expected"), [tuple(pair.split(":")) for pair in SINGULARS.split()])
def test_singular(word: str, expected: str) -> None:
    assert singular(word) == expected


@pytest.mark.parametrize(
    ("one", "other", "twins"),
    [
        ("learning rate", "Learning-Rates", True),
        ("data set", "dataset", True),
        ("API", "APIs", True),
        ("HTTP", "HTTPS", False),
        ("loss", "los", False),
        ("weights decay", "weight decay", False),
        ("GPS", "GP", False),
    ],
)
def test_twins(one: str, other: str, twins: bool) -> None:
    assert (twin_key(one) == twin_key(other)) is twins


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("kernel (operating system)", ("kernel", "operating system")),
        ("kernel ( image )  ", ("kernel", "image")),
        ("kernel", ("kernel", "")),
        ("softmax(x)", ("softmax(x)", "")),
        ("(a)", ("(a)", "")),
        (" (a)", (" (a)", "")),
        ("f ()", ("f ()", "")),
        ("kernel (a) (b)", ("kernel (a)", "b")),
        ("(un)supervised learning", ("(un)supervised learning", "")),
        ("", ("", "")),
    ],
)
def test_split_qualifier(name: str, expected: tuple[str, str]) -> None:
    assert split_qualifier(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Learning rate", "learning-rate"),
        ("C++", "c"),
        ("C#", "c"),
        ("68-95-99.7 rule", "68-95-997-rule"),
        ("snake_case", "snake_case"),
        ("What's new?", "whats-new"),
        ("naïve Bayes", "naïve-bayes"),
        ("x² + y²", "x--y"),
        ("हिन्दी", "हिन्दी"),
        ("损失函数", "损失函数"),
        ("...", ""),
        ("  ", ""),
    ],
)
def test_slug_is_what_github_makes_of_a_heading(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_every_function_takes_any_text(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert fold(name) == fold(name.strip())
    assert " " not in slug(name) and slug(name) == slug(name).lower()
    assert twin_key(name) == twin_key(fold(name))
    assert len(singular(name)) <= len(name) + 2
    before, qualifier = split_qualifier(name)
    assert before in name and qualifier in name


@given(st.text(alphabet="aB1 -_'.\t\n\x1c"))
def test_ascii_names_are_folded_as_others(name: str) -> None:
    assert fold(f"é. {name}") == f"é. {fold(name)}".rstrip()


@pytest.mark.parametrize("part", ["(", ")", " (", "(a", "-", " ", "a-", "é ", "s", "_", " )", "\u0301"])
def test_time_is_linear(part: str) -> None:
    for function in (fold, slug.__wrapped__, split_qualifier, singular):
        assert_linear(function, lambda size: (part * size)[:size], 300_000)
