"""How often the score of a page's readings puts the true one first, on the folders of real glossaries beside the
repository; skipped without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.detect.pages.candidates import readings
from glosslint.detect.pages.score import WEIGHTS, Reading
from glosslint.model.source import Source
from glosslint.parse.files import kind_of
from glosslint.text.names import fold

_TRUTH = Path(__file__).parents[3] / "shared" / "truth"
_LEAST = 56  # of 58 pages; one is arguable, and one has texts that are as long as parts of a page
_SAME = 0.97  # share of the terms of the best reading


def pages() -> dict[str, tuple[Path, frozenset[str]]]:
    """Return the pages that are a glossary by themselves, by the names of their folders, with their folded terms."""
    found = {}
    for file in sorted((_TRUTH / "entries").glob("*.tsv")):
        rows = [line.split("\t") for line in file.read_text("utf-8").splitlines() if line and line[0] != "#"]
        paths = {row[4].rpartition(":")[0] for row in rows}
        path = _TRUTH / "folders" / file.stem / next(iter(paths), "")
        if len(paths) == 1 and len(rows) > 1 and kind_of(str(path)) in ("page", "rst", "asciidoc", "html"):
            found[file.stem] = path, frozenset(fold(row[0]) for row in rows)
    return found


def agreement(reading: Reading, terms: frozenset[str]) -> float:
    """Return how well the terms of a reading agree with the true ones: twice those of both, by the sum of all."""
    own = frozenset(fold(term) for term, _ in reading.pairs)
    return 2 * len(own & terms) / (len(own) + len(terms))


@pytest.mark.skipif(not _TRUTH.is_dir(), reason="the folders of real glossaries are not there")
def test_the_true_reading_is_nearly_always_the_first() -> None:
    wrong = []
    for name, (path, terms) in pages().items():
        found = readings(Source(path.name, path.read_text("utf-8")), "")
        fits = [agreement(reading, terms) for reading in found]
        first = next((fit for fit, reading in zip(fits, found, strict=True) if not reading.problem), 0.0)
        if first < _SAME * max(fits, default=1.0):
            wrong.append(name)
    assert len(pages()) - len(wrong) >= _LEAST, wrong


def test_every_feature_has_a_weight() -> None:
    page = "# Glossary\n\n## Bow\n\nThe front of a ship.\n\n## Keel\n\nThe beam along the bottom of a ship.\n"
    best = readings(Source("glossary.md", page), "")[0]
    assert set(best.features) == set(WEIGHTS)
    assert all(0 <= value <= 1 for value in best.features.values())
    assert best.score == pytest.approx(2 * best.features["covered"] ** WEIGHTS["covered"])
