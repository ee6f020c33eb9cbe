"""The form of names: signs at their ends, gaps inside, articles in front."""

from __future__ import annotations

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.convention import leading_article, term_punctuation
from glosslint.testing import expected, fixed, said


@pytest.mark.parametrize(
    ("name", "message", "after"),
    [
        ("softmax⟦.⟧", 'a period ends the name "softmax."', "softmax"),
        ("loss function⟦.⟧", 'a period ends the name "loss function."', "loss function"),
        ("softmax⟦:⟧", 'a colon ends the name "softmax:"', "softmax"),
        ("softmax⟦,⟧", 'a comma ends the name "softmax,"', "softmax"),
        ("softmax⟦;⟧", 'a semicolon ends the name "softmax;"', "softmax"),
        ("token (of text)⟦.⟧", 'a period ends the name "token (of text)."', "token (of text)"),
        ("GPT-4⟦.⟧", 'a period ends the name "GPT-4."', "GPT-4"),
        ("Fonction de perte⟦.⟧", 'a period ends the name "Fonction de perte."', "Fonction de perte"),
        ("loss⟦  ⟧function", 'more than one blank stands in the name "loss function"', "loss function"),
        ("loss⟦\\t⟧function", 'a tab stands in the name "loss function"', "loss function"),
        ("loss⟦\\n⟧function", 'a line break stands in the name "loss function"', "loss function"),
    ],
)
def test_punctuation(name: str, message: str, after: str) -> None:
    example = bad(f'id: x\nterm: "{name}"\n', message)
    assert said(term_punctuation.RULE, example) == expected(example)[1]
    plain = name.replace("⟦", "").replace("⟧", "")
    (change,) = fixed(term_punctuation.RULE, Example({"x.yaml": f'id: x\nterm: "{plain}"\n'})).changes
    assert change[1].text == f'id: x\nterm: "{after}"\n'


@pytest.mark.parametrize(
    "entry",
    [
        "term: softmax",
        "term: etc.",
        "term: e.g.",
        "term: U.S.",
        "term: a.k.a.",
        "term: Acme Inc.",
        "term: Smith et al.",
        "term: Washington D.C.",
        "term: vs.",
        "term: 'C:'",
        "term: ...",
        "term: '::'",
        "term: 'git commit -m:'",
        "term: Yahoo!",
        "term: 'why?'",
        "term: approximation\naliases: [approxim.]",
        "term: abbr.\nsummary: Short for abbreviation.",
        "term: .NET",
        "term: Node.js",
        "term: '  padded  '",
    ],
)
def test_punctuation_that_belongs_there(entry: str) -> None:
    assert said(term_punctuation.RULE, good(f"id: x\n{entry}\n")) == []


def test_a_term_that_is_the_id_is_reported_and_left() -> None:
    example = Example({"x.yaml": "id: softmax.\nterm: softmax.\n"})
    assert len(said(term_punctuation.RULE, example)) == 1
    assert fixed(term_punctuation.RULE, example).changes == []


@pytest.mark.parametrize(
    ("term", "message", "after"),
    [
        ("⟦the⟧ cloud", '"the" opens the term "the cloud"', "cloud"),
        ("⟦The⟧ cloud", '"The" opens the term "The cloud"', "Cloud"),
        ("⟦a⟧ token", '"a" opens the term "a token"', "token"),
        ("⟦A⟧ loss function", '"A" opens the term "A loss function"', "Loss function"),
        ("⟦an⟧ epoch", '"an" opens the term "an epoch"', "epoch"),
        ("⟦an⟧ 8-bit number", '"an" opens the term "an 8-bit number"', "8-bit number"),
        ("⟦the⟧ Internet", '"the" opens the term "the Internet"', "Internet"),
        ("⟦the⟧ edge (of a network)", '"the" opens the term "the edge (of a network)"', "edge (of a network)"),
        ("⟦to⟧ merge", '"to" opens the term "to merge"', "merge"),
        ("⟦To⟧ push a branch", '"To" opens the term "To push a branch"', "Push a branch"),
    ],
)
def test_articles(term: str, message: str, after: str) -> None:
    example = bad(f"id: x\nterm: {term}\n", message)
    assert said(leading_article.RULE, example) == expected(example)[1]
    plain = term.replace("⟦", "").replace("⟧", "")
    (change,) = fixed(leading_article.RULE, Example({"x.yaml": f"id: x\nterm: {plain}\n"})).changes
    assert change[1].text == f"id: x\nterm: {after}\n"


@pytest.mark.parametrize(
    "entry",
    [
        "term: a priori",
        "term: A posteriori",
        "term: a la carte",
        "term: The Carpentries",
        "term: The Hague",
        "term: THE protocol",
        "term: A/B test",
        "term: A* search",
        "term: A level",
        "term: A record\nsummary: Line of a zone. Each A record holds an address.",
        "term: to-do list",
        "term: to do list",
        "term: an",
        "term: Theorem",
        "term: Ant colony",
        "term: Total order",
        "term: token the model sees",
    ],
)
def test_words_that_only_look_like_articles(entry: str) -> None:
    assert said(leading_article.RULE, good(f"id: x\n{entry}\n")) == []


def test_many_verbs_are_a_habit() -> None:
    files = {f"e{number:02}.yaml": f"id: e{number:02}\nterm: to merge {number}\n" for number in range(11)}
    (found,) = {item.message for item in said(leading_article.RULE, Example(files))}
    assert found == '"to" opens the term "to merge 0" (and so in 10 more terms)'
