"""How often the score puts the true reading first, on the folders of real glossaries beside the repository; skipped
without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.detect import score as data_score
from glosslint.detect.pages import readings as page_score
from glosslint.detect.pages.readings import readings
from glosslint.detect.scan import survey
from glosslint.model.source import Source, decode
from glosslint.parse.endings import kind_of
from glosslint.parse.files import parse
from glosslint.text.names import fold
from tests.detect.read import TERMS, headings, page
from tests.support import ROOT

_TRUTH = ROOT.parent / "shared/truth"
_PAGES = 56  # of 58 pages; one is arguable, and one has texts that are as long as parts of a page
_SAME = 0.97  # share of the terms of the best reading of a page
_ALIKE, _FIRST = 0.9, 0.9  # share of the terms, and of the folders with data


def _true() -> dict[str, tuple[Path, frozenset[str], frozenset[str]]]:
    """Return the folders by their names, with the files of the entries and the folded terms of these."""
    found = {}
    for file in sorted((_TRUTH / "entries").glob("*.tsv")):
        own = [line.split("\t") for line in file.read_text("utf-8").splitlines() if line and line[0] != "#"]
        paths = frozenset(row[4].rpartition(":")[0] for row in own)
        found[file.stem] = _TRUTH / "folders" / file.stem, paths, frozenset(fold(row[0]) for row in own)
    return found


@pytest.mark.corpora
def test_the_true_reading_of_a_page_is_nearly_always_the_first() -> None:
    right, wrong = 0, []
    for name, (folder, paths, terms) in _true().items():
        path = folder / next(iter(paths), "")
        if len(paths) != 1 or len(terms) < 2 or kind_of(str(path)) not in ("page", "rst", "asciidoc", "html"):
            continue
        found = readings(Source(path.name, path.read_text("utf-8")), "")
        own = [frozenset(fold(term) for term, _ in reading.pairs) for reading in found]
        fits = [2 * len(one & terms) / (len(one) + len(terms)) for one in own]
        first = next((fit for fit, reading in zip(fits, found, strict=True) if not reading.problem), 0.0)
        if first < _SAME * max(fits, default=1.0):
            wrong.append(name)
        else:
            right += 1
    assert right >= _PAGES, wrong


@pytest.mark.corpora
def test_the_true_reading_of_data_is_mostly_first() -> None:
    right, wrong = 0, []
    for name, (folder, paths, terms) in _true().items():
        if not paths or not all(kind_of(path) in ("yaml", "json", "toml", "csv") for path in paths):
            continue
        files = survey(folder)
        best = next(iter(data_score.rank_groups(files.documents, files.page_names)), None)
        read = {fold(own.value) for entry in best.fit.entries for own in entry.names} if best is not None else set()
        if len(terms & read) < _ALIKE * len(terms):
            wrong.append(name)
        else:
            right += 1
    assert right >= _FIRST * (right + len(wrong)) > 10, wrong


def test_every_feature_has_a_weight_and_is_a_share() -> None:
    best = readings(Source("glossary.md", headings(TERMS)), "")[0]
    assert set(best.features) == set(page_score.WEIGHTS)
    assert best.score == pytest.approx(len(TERMS) * best.features["covered"] ** page_score.WEIGHTS["covered"])
    source = decode(page("list", TERMS)["glossary.yaml"].encode(), "glossary.yml")
    data = data_score.rank_groups({"glossary.yml": parse(source)}, frozenset())[0]
    assert {*data.features} == {*data_score.WEIGHTS}
    assert data.is_glossary
    assert all(0 <= value <= 1 for value in (*best.features.values(), *data.features.values()))
