"""How often the score puts the true reading of real glossaries in data files first."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.detect.scan import survey
from glosslint.detect.score import WEIGHTS, ranked
from glosslint.model.source import decode
from glosslint.parse.files import kind_of, parse
from glosslint.text.names import fold
from tests.support import ROOT

TRUTH = ROOT.parent / "shared/truth"
_ALIKE, _FIRST = 0.9, 0.9  # share of the terms, and of the folders


def _terms(file: Path) -> tuple[set[str], set[str]]:
    """Return the folded names of the entries, and the files that they are in."""
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {fold(row[0]) for row in rows}, {row[4].rpartition(":")[0] for row in rows}


@pytest.mark.skipif(not TRUTH.is_dir(), reason="real glossaries are not kept in the repository")
def test_the_true_reading_is_mostly_first() -> None:
    first: list[str] = []
    others: list[str] = []
    for file in sorted((TRUTH / "entries").glob("*.tsv")):
        wanted, paths = _terms(file)
        if not paths or not all(kind_of(path) in ("yaml", "json", "toml", "csv") for path in paths):
            continue
        files = survey(TRUTH / "folders" / file.stem)
        best = next(iter(ranked(files.documents, files.page_names)), None)
        read = {fold(name.value) for entry in best.entries for name in entry.names} if best is not None else set()
        (first if len(wanted & read) >= _ALIKE * len(wanted) else others).append(file.stem)
    assert len(first) >= _FIRST * (len(first) + len(others)) > 10, f"not first: {', '.join(others)}"


def test_every_feature_has_a_weight_and_is_a_share() -> None:
    text = "- term: Rope\n  definition: A thick line of yarns.\n- term: Yarn\n  definition: A thin line of fibres.\n"
    best = ranked({"glossary.yml": parse(decode(text.encode(), "glossary.yml"))}, frozenset())[0]
    assert {*best.features, "linked"} == {*WEIGHTS}
    assert all(0 <= value <= 1 for value in best.features.values())
    assert best.is_glossary
