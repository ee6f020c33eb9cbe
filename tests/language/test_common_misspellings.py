"""``spelling`` from the command line: names of the glossary with a slip in them, and common misspellings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import glosslint, write

SETTINGS = 'files = ["glossary.yaml"]\nlayout = "jekyll-data"\n[language]\nengines = ["harper"]\n'
NAMES = {
    "Cluster": "Group of machines that work together as one.",
    "Kubernetes": "System that runs containers on many machines.",
    "Harness": "Set of straps with which a horse pulls.",
}


def _spelling(folder: Path, entries: dict[str, str]) -> list[str]:
    """Return the findings of ``spelling``, without their places."""
    rows = "".join(f"- term: {term}\n  definition: {text}\n" for term, text in entries.items())
    write(folder, {"glossary.yaml": rows, "glosslint.toml": SETTINGS})
    out = glosslint("--no-cache", "--select", "spelling", "--output-format", "concise", cwd=folder).out
    return [line.split(" ", 1)[1] for line in out.splitlines() if "spelling[" in line]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("clustr", "cluster"),
        ("clusterr", "cluster"),
        ("clusteer", "cluster"),
        ("cluser", "cluster"),
        ("kubernets", "kubernetes"),
        ("harnes", "harness"),
    ],
)
def test_a_name_of_the_glossary_with_a_slip(tmp_path: Path, slip: str, meant: str) -> None:
    found = _spelling(tmp_path, {**NAMES, "Pod": f"Small group in a {slip} of machines."})
    assert found == [f'warning spelling[harper:SpellCheck] unknown word "{slip}"; did you mean "{meant}"?']


@pytest.mark.parametrize("name", ["launchd", "firewalld"])
def test_the_name_of_a_program_is_no_slip(tmp_path: Path, name: str) -> None:
    found = _spelling(tmp_path, {**NAMES, "Firewall": "What is launched.", "Pod": f"Small group that runs in {name}."})
    assert found == [f'info spelling[harper:SpellCheck] unknown word "{name}"']


def test_a_people_that_is_called_after_a_name_is_no_slip(tmp_path: Path) -> None:
    found = _spelling(tmp_path, {**NAMES, "Ostravik": "Land of the north.", "Pod": "Home of the Ostravikr people."})
    assert not found


def test_words_that_derive_from_a_name_are_no_slips(tmp_path: Path) -> None:
    derived = {"Vectorize": "Turn into numbers.", "Quox": "Small boat.", "Gnarlo": "Kind of a rope."}
    texts = {"Part": "What a vectorizer does with quoxes.", "Other": "Some gnarloes, and all gnarlos of a ship."}
    assert not [line for line in _spelling(tmp_path, {**derived, **texts}) if "warning" in line]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("teh", "the"),
        ("taht", "that"),
        ("adress", "address"),
        ("recieve", "receive"),
        ("occured", "occurred"),
        ("untill", "until"),
        ("thier", "their"),
        ("becuase", "because"),
        ("superceded", "superseded"),
        ("infered", "inferred"),
    ],
)
def test_a_common_misspelling_is_sure_whatever_its_length(tmp_path: Path, slip: str, meant: str) -> None:
    found = _spelling(tmp_path, {**NAMES, "Pod": f"Object that some {slip} people keep beside the forge for metal."})
    assert found == [f'warning spelling[harper:SpellCheck] unknown word "{slip}"; did you mean "{meant}"?']
    assert not _spelling(tmp_path, {**NAMES, slip.title(): f"Object that some {slip} people keep for metal."})[1:]


def test_a_common_misspelling_that_is_introduced_is_meant(tmp_path: Path) -> None:
    found = _spelling(tmp_path, {**NAMES, "Pod": "Malay word *teh* for the leaves of a plant."})
    assert not [line for line in found if "warning" in line]


@pytest.mark.parametrize(
    ("term", "meant", "other"),
    [
        ("Kubernettes", "Kubernetes", "Process that Kubernetes starts on a machine."),
        ("Accomodation", "Accommodation", "Process of a machine."),
        ("Algoritm", "Algorithm", "Process of a machine."),
    ],
)
def test_a_slip_in_a_term_is_told_at_the_term(tmp_path: Path, term: str, meant: str, other: str) -> None:
    found = _spelling(tmp_path, {term: "What one keeps in a house.", "Pod": other})
    assert f'info spelling[harper:SpellCheck] unknown word "{term}"; did you mean "{meant}"?' in found
