"""Acronyms and what their letters stand for."""

from __future__ import annotations

import pytest

from glosslint.text.acronyms import is_acronym, is_near, is_spelled_out, stands_for


@pytest.mark.parametrize(
    ("acronym", "expansion"),
    [
        ("RAG", "retrieval-augmented generation"),
        ("ISO", "International Organization for Standardization"),
        ("SI", "International System of Units"),
        ("UTC", "Coordinated Universal Time"),
        ("XML", "Extensible Markup Language"),
        ("LoRA", "Low-Rank Adaptation"),
        ("IaaS", "infrastructure as a service"),
        ("HTTP", "Hypertext Transfer Protocol"),
        ("JSON", "JavaScript Object Notation"),
        ("DevOps", "development and operations"),
        ("APIs", "application programming interfaces"),
        ("MOU", "memorandum of understanding (between two agencies)"),
        ("PACO", "Poisson additive co-clustering"),
    ],
)
def test_letters_that_fit(acronym: str, expansion: str) -> None:
    assert is_acronym(acronym)
    assert stands_for(acronym, expansion)


@pytest.mark.parametrize(
    ("acronym", "expansion"),
    [
        ("COTR", "contracting officer's representative"),
        ("RNN", "recurrent network"),
        ("NATO", "North Atlantic Treaty"),
        ("CNN", "recurrent neural network"),
        ("CERT", "computer response team"),
    ],
)
def test_letters_that_do_not_fit(acronym: str, expansion: str) -> None:
    assert not stands_for(acronym, expansion)
    assert is_near(acronym, expansion)


@pytest.mark.parametrize(("acronym", "expansion"), [("KO", "contracting officer"), ("UNICOR", "federal prison work")])
def test_a_name_that_was_never_made_of_the_initials(acronym: str, expansion: str) -> None:
    assert not stands_for(acronym, expansion)
    assert not is_near(acronym, expansion)


@pytest.mark.parametrize("name", ["H2O", "Markdown", "api", "On-Chain", "UNABRIDGED", "A", "AT LEAST"])
def test_what_is_no_acronym(name: str) -> None:
    assert not is_acronym(name)


@pytest.mark.parametrize(
    ("acronym", "text"),
    [
        ("NaN", "Not a number. A value that is left where zero is divided by zero."),
        ("NEET", "not in education, employment or training"),
        ("N/A", "Not applicable."),
        ("WIIFM", "What's in it for me?"),
        ("NFP", "Not-for-profit"),
    ],
)
def test_a_text_that_begins_with_what_an_acronym_stands_for(acronym: str, text: str) -> None:
    assert is_spelled_out(acronym, text)


@pytest.mark.parametrize(
    ("acronym", "text"),
    [
        ("NaN", "Not the number of anything"),
        ("NaN", "A value that is not a number"),
        ("NFP", "Not for"),
        ("nan", "not a number"),
        ("Norm", "Not only real matrices"),
        ("N", "Not"),
        ("NASA TN", "Not a single act that nobody"),
        ("", ""),
    ],
)
def test_a_text_that_begins_with_other_words(acronym: str, text: str) -> None:
    assert not is_spelled_out(acronym, text)
