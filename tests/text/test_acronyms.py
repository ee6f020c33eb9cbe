"""Acronyms and what their letters stand for."""

from __future__ import annotations

import pytest

from glosslint.text.acronyms import is_acronym, is_near, stands_for


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
