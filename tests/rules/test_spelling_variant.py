"""spelling-variant: which of two spellings is the rarer one, and what is no spelling of the other."""

from __future__ import annotations

import pytest

from glosslint.rule import good
from glosslint.rules.consistency.spelling_variant import RULE
from glosslint.testing import reported

_SUCH = "2 of 3 such words are spelled with "


def _entries(*texts: str, terms: tuple[str, ...] = ()) -> dict[str, str]:
    named = {f"t{at}.yaml": f"id: t{at}\nterm: {term}\n" for at, term in enumerate(terms)}
    return {
        f"x{at}.yaml": f"id: x{at}\nterm: Xyz{at}\nsummary: >-\n  {text}\n" for at, text in enumerate(texts)
    } | named


def _found(*texts: str, terms: tuple[str, ...] = ()) -> list[str]:
    return [item.message for item in reported(RULE, good(_entries(*texts, terms=terms)))]


@pytest.mark.parametrize(
    ("rare", "usual", "message"),
    [
        ("A data set.", "A dataset of datasets.", '"data set" should be "dataset", as in 2 of 3 places'),
        ("Data sets.", "A dataset of datasets.", '"Data sets" should be "Datasets", as in 2 of 3 places'),
        ("A data-set.", "A dataset of datasets.", '"data-set" should be "dataset", as in 2 of 3 places'),
        ("A dataset.", "A data set of data sets.", '"dataset" should be "data set", as in 2 of 3 places'),
        ("Some filenames.", "A file name of file names.", '"filenames" should be "file names", as in 2 of 3 places'),
        ("An e-mail.", "An email of emails.", '"e-mail" should be "email", as in 2 of 3 places'),
        ("A colour.", "A color of colors.", '"colour" should be "color"; -or'),
        ("A color.", "A colour of colours.", '"color" should be "colour"; -our'),
        ("To organise.", "To organize or specialize.", '"organise" should be "organize"; -ize'),
        ("Tokenisation.", "To organize or specialize.", '"Tokenisation" should be "Tokenization"; -ize'),
        ("To optimize.", "To organise or specialise.", '"optimize" should be "optimise"; -ise'),
        ("A centre.", "A center in meters, no kilometers.", '"centre" should be "center"; -er'),
        ("It was centred.", "The centers of centers.", '"centred" should be "centered"; -er'),
        ("To analyse.", "To analyze is analyzing.", '"analyse" should be "analyze"; -yze'),
        ("Labelled.", "A labeled and modeled thing.", '"Labelled" should be "Labeled"; -led'),
        ("Grey.", "A gray grayscale.", '"Grey" should be "Gray", as in 2 of 3 places'),
        ("An artefact.", "An artifact of artifacts.", '"artefact" should be "artifact", as in 2 of 3 places'),
        ("A judgment.", "A judgement on judgements.", '"judgment" should be "judgement", as in 2 of 3 places'),
        ("A defense.", "A defence of defences.", '"defense" should be "defence", as in 2 of 3 places'),
        ("A neighbour.", "A neighbor with behavior.", '"neighbour" should be "neighbor"; -or'),
    ],
)
def test_the_rarer_form(rare: str, usual: str, message: str) -> None:
    assert [found.replace(_SUCH, "") for found in _found(rare, usual)] == [message]


@pytest.mark.parametrize(
    "text",
    [
        "A data set beside a dataset.",  # one each
        "A data set, some data sets, a dataset, and datasets.",
        "Organised for realised and recognised ends: a midsize, outsize, supersize or lifesize car, the assizes.",
        "To specialize, optimize and organize: unadvertised, unsurprising, unrevised, semisupervised.",
        "To specialize, optimize and organize: inadvisable, ill-advised, on trellises and portcullises.",
        "A colour, a favour, a labour of honour, the flavour: humoral immunity, rigor mortis, rigors, tumoral growth.",
        "To advise, exercise, revise and promise; to organize, optimize and specialize.",
        "A paradise at sunrise, moonrise or uprising, to exorcise or enfranchise; to organize, optimize, specialize.",
        "The size of a prize; to organise, optimise and specialise.",
        "To practise, to advertise and to improvise; to organize and optimize.",
        "Four hours of our tour; a color, colors and a favorite.",
        "A parameter, a counter and a meter; a centre, centres and a theatre.",
        "Apart from a part, a part is a part.",
        "To set up a setup, with other setups.",
        "To log in with a login, one of many logins.",
        "Every day is everyday, and everyday is what every day is.",
        "Open-source software, whose code is open source and more open source.",
        "A run time, a runtime and runtimes.",
        "What is in to go into, or on to go onto.",
        "A dataset of datasets, called a `data set`.",
        'A dataset of datasets, called "data set" by some.',
        "A dataset of datasets, called \u201cdata set\u201d by some.",
        "A dataset (or data set) of datasets.",
        "A dataset of datasets, also written data set.",
        "A dataset of datasets, see [it](https://example.org/data-set).",
        "A dataset of datasets. What has data, set by hand.",
        "A dataset of datasets, and a big-data-set-like thing.",
        "A dataset of datasets, in www.data-set.org.",
        "A color of colors, and the Labour Party, and COLOUR.",
        "The analyses and analysis; to analyze and analyzing.",
        "A workflow of workflows, and Work Flow Inc.",
        "A color and colors.\n\nGraves, A. (2006). Labelling and colour of sequences. In colour theory.",
        "What is to stand alone is standalone, and so are other standalone things.",
        "The key word is estimate, of all keywords and keywords.",
        "To organize, optimize and specialize in precise enterprises of expertise.",
    ],
)
def test_no_variant(text: str) -> None:
    assert _found(text) == []


def test_a_name_is_right_however_rare() -> None:
    assert _found("A data set.", "Data sets.", terms=("Dataset",)) == [
        '"data set" should be "dataset", as in the name "Dataset"'
    ]  # the second place is one of the same finding
    assert _found("To tokenize.", "Tokenisation.", terms=("Tokenization",)) == [
        '"Tokenisation" should be "Tokenization", as in the name "Tokenization"'
    ]


def test_words_with_one_ending_are_one_habit() -> None:
    usual = "To organize, optimize, capitalize, memorize, standardize or tokenize."
    found = _found("To organise or optimise.", "To tokenise, with a colour.", usual, "A color of colors and favorites.")
    assert [message.split(";")[0] for message in found] == [
        '"organise" should be "organize"',
        '"colour" should be "color"',
    ]


def test_the_last_words_of_a_longer_name_are_no_compound() -> None:
    assert _found("A namespace of namespaces.", "More namespaces.", terms=("Domain name space",)) == []


def test_nothing_where_both_are_names() -> None:
    assert _found("A data set.", "A dataset of datasets.", terms=("Dataset", "Data set")) == []


def test_nothing_in_longer_names() -> None:
    assert _found("A grand centre.", "A center of centers.", terms=("Grand Centre",)) == []


def test_other_languages_are_not_looked_at() -> None:
    files = {"a.yaml": "id: a\nterm: A\nsummary: {en: A dataset of datasets., de: Ein data set.}\n"}
    assert reported(RULE, good(files)) == []


def test_words_that_mean_something_else_apart() -> None:
    assert _found("A file of plain text.", "The plaintext of plaintexts, or another plaintext.") == []


def test_code_is_no_part_of_a_compound() -> None:
    assert _found("Range of `18`-`45` or `18` `45`.", "The `18``45` of `18``45`, or `18``45`.") == []


def test_a_name_decides_how_two_words_are_written() -> None:
    texts = ("A camp.", "On the far side of the sun.", "It is larger than a farside, and older.")
    assert _found(*texts, terms=("Farside",)) == ['"far side" should be "farside", as in the name "Farside"']
