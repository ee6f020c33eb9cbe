"""paraphrased-term: where the definition of another entry stands for its term, and where it does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glosslint.rule import good
from glosslint.rules.consistency import paraphrased_term
from glosslint.testing import reported
from tests.support import glosslint, write

HULL = "A shell of planks that keeps water out."


def _found(text: str, term: str = "hull", definition: str = HULL, other: str = "keel") -> list[str]:
    entries = {"one.yaml": (term, definition), "other.yaml": (other, text)}
    files = {
        name: f"id: {name.removesuffix('.yaml')}\nterm: {json.dumps(named)}\nsummary: {json.dumps(said)}\n"
        for name, (named, said) in entries.items()
    }
    return [item.message for item in reported(paraphrased_term.RULE, good(files))]


@pytest.mark.parametrize(
    "text",
    [
        "Beam below the shell of planks that keeps water out.",
        "Beam on which a shell of planks that keeps water out is built.",
        "Beams below shells of planks that keep water out. They run from stem to stern.",
        "Beam, and what (below a shell of planks that keeps water out) bears the mast.",
    ],
)
def test_a_whole_definition_inside_a_sentence_is_told(text: str) -> None:
    assert _found(text) == ['these words define "hull"; use the term']


@pytest.mark.parametrize(
    "text",
    [
        "A shell of planks that keeps water out and has no deck.",  # it is a kind of hull
        "The raft is a shell of planks that keeps water out.",
        "Boats have no keel. A shell of planks that keeps water out has one.",
        "Beam below the hull, a shell of planks that keeps water out.",  # it explains the term
        "Beam below the hull. The shell of planks is light.",
        "Beam below what is called a shell of planks that keeps water out.",
        "Beam below the shell of planks that keeps water out of the cabin.",  # its last words begin another phrase
        "Beam below the shell of planks that keeps water, out of wood.",
    ],
)
def test_other_uses_of_the_words_are_not(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("term", "definition"),
    [
        ("hull", "A shell of Swedish planks that keeps water out."),
        ("hull", "A shell of planks, tarred and caulked."),
        ("hull", "A shell of planks."),
        ("SPKWO", "Shell of planks that keeps water out"),  # what the letters stand for
    ],
)
def test_definitions_that_are_not_looked_for(term: str, definition: str) -> None:
    core = definition.removeprefix("A ").rstrip(".")
    assert _found(f"Beam below the {core[:1].lower()}{core[1:]}.", term, definition) == []


def test_a_definition_of_two_entries_is_no_term_of_either() -> None:
    files = {
        name: f"id: {name}\nterm: {name}\nsummary: {text}\n"
        for name, text in (
            ("hull", HULL),
            ("body", HULL),
            ("keel", "Beam below a shell of planks that keeps water out."),
        )
    }
    assert reported(paraphrased_term.RULE, good({f"{name}.yaml": text for name, text in files.items()})) == []


def test_the_term_is_suggested_in_its_number_with_its_article_and_never_written_by_fix(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "glossary/anchor.yaml": "id: anchor\nterm: anchor\nsummary: Weight of iron that holds a ship.\n",
            "glossary/cable.yaml": "id: cable\nterm: cable\nsummary: Rope on a weight of iron that holds a ship.\n",
        },
    )
    before = (tmp_path / "glossary/cable.yaml").read_text()
    run = glosslint("--select", "paraphrased-term", "--output-format", "json", cwd=tmp_path)
    (finding,) = json.loads(run.out)["findings"]
    assert (finding["level"], finding["help"]) == ("info", 'write "anchor"')
    assert finding["quoted"] == "weight of iron that holds a ship"
    (change,) = finding["fix"]["edits"]
    written = before.encode()
    new = written[: change["span"]["start"]] + change["text"].encode() + written[change["span"]["end"] :]
    assert new.decode().endswith("summary: Rope on an anchor.\n")
    glosslint("--select", "paraphrased-term", "--fix", "--unsafe-fixes", cwd=tmp_path)
    assert (tmp_path / "glossary/cable.yaml").read_text() == before
