"""Singulars and the forms of verbs."""

from __future__ import annotations

import pytest

from glosslint.text.english.inflection import base, classical_plurals, verb_forms


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("nodes", "node"),
        ("matrices", "matrix"),
        ("mice", "mouse"),
        ("radii", "radius"),
        ("classes", "class"),
        ("buses", "bus"),
        ("boxes", "box"),
        ("directories", "directory"),
        ("analyses", "analysis"),
        ("children", "child"),
        ("kubernetes", "kubernetes"),
        ("spectra", "spectrum"),
        ("thrombi", "thrombus"),
        ("helices", "helix"),
        ("excuses", "excuse"),
        ("node", "node"),
    ],
)
def test_the_singular_of_a_noun(plural: str, singular: str) -> None:
    assert base(plural) == singular


@pytest.mark.parametrize(
    ("noun", "plurals"),
    [
        ("antheridium", "antheridia"),
        ("taxon", "taxa"),
        ("protonema", "protonemae protonemata"),
        ("thallus", "thalli"),
        ("axis", ""),  # too short to tell
        ("cortex", "cortices"),
        ("process", ""),
    ],
)
def test_the_plurals_of_latin_and_greek(noun: str, plurals: str) -> None:
    assert classical_plurals(noun) == frozenset(plurals.split())


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("merge", "merge merges merged merging"),
        ("map", "map maps mapped mapping"),
        ("commit", "commit commits committed committing"),
        ("visit", "visit visits visited visiting"),
        ("index", "index indexes indexed indexing"),
        ("copy", "copy copies copied copying"),
        ("deploy", "deploy deploys deployed deploying"),
        ("push", "push pushes pushed pushing"),
        ("tie", "tie ties tied tying"),
        ("throw", "throw throws threw thrown throwing"),
        ("run", "run runs ran running"),
        ("agree", "agree agrees agreed agreeing"),
        ("load", "load loads loaded loading"),
    ],
)
def test_the_forms_of_a_verb(verb: str, forms: str) -> None:
    assert verb_forms(verb) == frozenset(forms.split())
