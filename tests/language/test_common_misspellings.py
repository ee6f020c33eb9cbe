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


def test_seven_misspellings_of_one_sentence_are_each_told(tmp_path: Path) -> None:
    text = "Beam of an explaination, an adress, a writting, and infered visable paramaters, kept seperately."
    found = _spelling(tmp_path, {"Mast": text})
    meant = ("explanation", "address", "writing", "inferred", "visible", "parameters", "separately")
    assert [line.partition("; ")[2] for line in found] == [f'did you mean "{word}"?' for word in meant]
    assert all(line.startswith("warning") for line in found)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("tranforms", "transforms"),  # which might be formed of "forms"
        ("whrn", "when"),
        ("inteval", "interval"),
        ("hroizontal", "horizontal"),
        ("cooridor", "corridor"),
        ("inorder", "in order"),
    ],
)
def test_a_word_near_a_far_more_frequent_one_is_misspelt(tmp_path: Path, slip: str, meant: str) -> None:
    found = _spelling(tmp_path, {**NAMES, "Pod": f"What {slip} one has on board of the ship."})
    assert found == [f'warning spelling[harper:SpellCheck] unknown word "{slip}"; did you mean "{meant}"?']


@pytest.mark.parametrize("word", ["bursty", "xlink", "containerd", "checkm", "fuzztest", "iodone", "statum"])
def test_a_rare_word_and_what_is_named_by_a_letter_may_be_meant(tmp_path: Path, word: str) -> None:
    found = _spelling(tmp_path, {**NAMES, "Pod": f"What {word} one has on board of the ship."})
    assert not [line for line in found if "warning" in line]


def test_an_adverb_on_icly_is_not_formed(tmp_path: Path) -> None:
    found = _spelling(tmp_path, {**NAMES, "Pod": "What dynamicly and publicly moves."})
    assert found == ['info spelling[harper:SpellCheck] unknown word "dynamicly"']


def test_a_verb_with_able_is_formed(tmp_path: Path) -> None:
    assert not _spelling(tmp_path, {**NAMES, "Pod": "What is signable, and what is scanable."})


@pytest.mark.parametrize(
    ("text", "meant"),
    [("What Stoom moves.", "Stroom"), ("What a client/Stoom moves.", "Stroom"), ("What the stoom moves.", "stroom")],
)
def test_what_is_written_otherwise_far_more_often_is_misspelt(tmp_path: Path, text: str, meant: str) -> None:
    texts = {f"Part {letter}": "What Stroom has on board." for letter in "abcdefgh"}
    found = _spelling(tmp_path, {**texts, "Pod": text})
    assert len(found) == 1
    assert found[0].startswith("warning")
    assert found[0].endswith(f'; did you mean "{meant}"?')
    assert not _spelling(tmp_path, {"Part": "What Stroom has on board.", "Pod": "What Stoom moves."})


def test_code_that_is_written_otherwise_far_more_often_is_misspelt(tmp_path: Path) -> None:
    texts = {f"Part {letter}": "What `ptxas -v` has on board." for letter in "abcdefgh"}
    found = _spelling(tmp_path, {**texts, "Pod": "What `ptaxs -v` and `ptxass` move, and `xptas` does not."})
    message = 'warning spelling[harper:SpellCheck] unknown word "{}"; did you mean "ptxas"?'
    assert found == [message.format("ptaxs"), message.format("ptxass")]


@pytest.mark.parametrize("text", ["What <b>A</b>cess gives.", 'Thai for language ("phasa Thai").'])
def test_the_rest_of_a_word_and_a_phrase_in_quotation_marks_are_meant(tmp_path: Path, text: str) -> None:
    assert not [line for line in _spelling(tmp_path, {**NAMES, "Pod": f"'{text}'"}) if "warning" in line]
