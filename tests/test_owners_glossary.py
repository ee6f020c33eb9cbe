"""The glossary of the owner's 54 terms, and those they rest on: clean, and each kind of damage is one finding."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.language import engines
from glosslint.model import Finding
from glosslint.model.source import decode
from glosslint.parse.files import parse
from glosslint.parse.scalar_values import plain_data
from glosslint.settings.settings import load
from tests.support import GLOSSARY, ROOT, glosslint

SEED = """
activation alibi alignment architecture autoregressive-generation backpropagation component
computational-graph conditioning context-window decoder denoising-generation diffusion-model
discriminative-model embedding emergent-behavior encoder encoder-decoder entropy feed-forward-network
foundation-model generalization generative-model gradient hidden-size latent latent-space layer-norm logit
loss-function mixture-of-experts modality model model-capacity module multimodal-model normalization
optimizer-state overfitting parameter patch perplexity representation residual-connection rmsnorm rope
scaling-law softmax temperature tensor token transformer vector world-model
"""


def _entry(file: Path) -> Any:
    return plain_data(parse(decode(file.read_bytes(), file.name)).roots[0])


ENTRIES: dict[str, dict[str, Any]] = {file.stem: _entry(file) for file in GLOSSARY.glob("*.yaml")}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(GLOSSARY, tmp_path / "glossary")
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_term_of_the_seed_has_its_entry() -> None:
    assert set(SEED.split()) <= ENTRIES.keys()


def test_what_the_definitions_lean_on_has_an_entry_too() -> None:
    assert {"attention", "language-model", "layer", "neural-network", "position-encoding", "training"} <= ENTRIES.keys()
    assert "weight" in ENTRIES["parameter"]["aliases"]
    undefined = json.loads(glosslint("missing", "--output-format", "json", cwd=ROOT).out)["terms"]
    concepts = {"attention", "inference", "layers", "network", "prompt", "training", "vocabulary", "weights"}
    assert not concepts & {term["term"] for term in undefined}


def test_every_entry_is_published_and_has_what_readers_can_check() -> None:
    for name, entry in ENTRIES.items():
        assert (entry["status"], entry["page"]) == ("published", f"/glossary/{name}/")
        assert {"level", "reviewed"} <= entry.keys(), name
        for source in entry["sources"]:
            assert source.get("doi") or source.get("url"), source["title"]
            assert source.get("authors"), source["title"]


def test_a_source_is_described_in_the_same_way_wherever_it_is_named() -> None:
    sources: dict[str, Any] = {}
    for entry in ENTRIES.values():
        for source in entry["sources"]:
            assert sources.setdefault(source["title"], source) == source


def test_no_entry_is_named_twice_in_one_of_its_lists() -> None:
    for name, entry in ENTRIES.items():
        contrasts = [contrast["id"] for contrast in entry.get("contrast", [])]
        near = [*entry.get("see_also", []), *entry.get("broader", []), *contrasts]
        assert len(near) == len(set(near)), name


def test_what_is_contrasted_with_an_entry_exists() -> None:
    for entry in ENTRIES.values():
        for contrast in entry.get("contrast", []):
            assert contrast["id"] in ENTRIES


@pytest.fixture
def engines_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """What users run, who have the engine that is installed with glosslint."""
    monkeypatch.setattr(engines, "DEFAULT", ("harper",))


@pytest.mark.usefixtures("engines_on")
@pytest.mark.parametrize(
    "args",
    [("check", "glossary"), ("--preset", "strict"), ("check", "--preset", "strict", "glossary")],
    ids=" ".join,
)
def test_it_is_clean(args: tuple[str, ...]) -> None:
    result = glosslint(*args, cwd=ROOT)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"No findings ({len(ENTRIES)} entries in {len(ENTRIES)} files, ")


@pytest.mark.usefixtures("engines_on")
def test_a_word_that_the_dictionary_lacks_is_seen(copy: Path) -> None:
    _edit("batch", "Group of examples", "Group of exampels")(copy)
    result = glosslint("--preset", "strict", cwd=copy)
    assert result.code == 1
    assert '"exampels"' in result.out


def _edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        file = folder / "glossary" / f"{name}.yaml"
        text = file.read_bytes().decode("utf-8")
        assert old in text
        file.write_bytes(text.replace(old, new, 1).encode("utf-8"))

    return edit


def _delete(folder: Path) -> None:
    (folder / "glossary/softmax.yaml").unlink()


def _long_summary(folder: Path) -> None:
    file = folder / "glossary/rope.yaml"
    text = file.read_text("utf-8")
    words = " ".join(f"word{number}" for number in range(60))
    file.write_text(re.sub(r"(?s)summary: >-\n.*?\n(?=definition)", f"summary: >-\n  {words}.\n", text), "utf-8")


@pytest.mark.parametrize(
    ("damage", "rule", "quoted", "message"),
    [
        (
            _edit("softmax", "id: softmax\n", "id: soft-max\n"),
            "id-filename",
            "soft-max",
            '"soft-max" does not match the file name; rename softmax.yaml to soft-max.yaml, or write "id: softmax"',
        ),
        (_delete, "broken-reference", "softmax", '"softmax" is not an entry'),
        (
            _edit("rope", "see_also: [", "sources2:\n\t- x\nsee_also: ["),
            "tab-indentation",
            "\t",
            "a tab indents this line",
        ),
        (
            _edit("rope", "status: published\n", "status: published\nstatus: draft\n"),
            "duplicate-key",
            "status",
            'duplicate key "status"; YAML parsers keep only one of the two values',
        ),
        (
            _edit("rope", "term: RoPE\n", "term: no\n"),
            "implicit-type",
            "no",
            '"no" is a boolean to many YAML parsers; quote it',
        ),
        (
            _edit("rope", "term: RoPE\n", "term: Ro\u202ePE\n"),
            "invisible-character",
            "\u202e",
            "U+202E RIGHT-TO-LEFT OVERRIDE changes the order in which the text is displayed",
        ),
        (_long_summary, "long-definition", "word45", "60 words; a summary should have at most 45"),
        (
            _edit("rope", "see_also: [", "sumary: Position scheme.\nsee_also: ["),
            "schema-mismatch",
            "sumary",
            '"sumary" is not a key of an entry; "summary" is already present',
        ),
        (
            _edit("rope", "summary: >-", "sumary: >-"),
            "schema-mismatch",
            "sumary",
            '"sumary" is not a key of an entry; did you mean "summary"?',
        ),
    ],
    ids=["id", "delete", "tab", "duplicate-key", "no", "bidi", "long-summary", "extra-key", "misspelt-key"],
)
def test_each_damage_is_one_finding(
    copy: Path, damage: Callable[[Path], None], rule: str, quoted: str, message: str
) -> None:
    damage(copy)
    (finding,) = check(CheckRequest(load(None, copy))).findings
    assert (finding.rule, finding.message) == (rule, message)
    assert _at(copy, finding).startswith(quoted)
    assert finding.quoted.startswith(quoted)
    assert glosslint(cwd=copy).code == 1


def _at(folder: Path, finding: Finding) -> str:
    """The file's text from the finding's line and column on."""
    lines = (folder / finding.location.path).read_bytes().decode("utf-8").split("\n")
    return "\n".join(lines[finding.location.start.line - 1 :])[finding.location.start.column - 1 :]
