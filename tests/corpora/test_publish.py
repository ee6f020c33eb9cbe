"""``glosslint publish`` on published glossaries, under the settings that ``init`` writes for them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.corpora.glossaries import each, glossary
from tests.publish.sites import dead_links, pages, publish
from tests.support import glosslint

#: How many entries have a page at least: all but those without a text or with errors. The last two are single pages;
#: "kitchen" has two languages.
PUBLISHED = {"kitchen": 20, "cncf": 81, "ml": 159, "py-rse": 45, "foss": 28, "runtime-spec": 8, "shell-novice": 40}


@pytest.mark.parametrize(("name", "least"), each(**PUBLISHED))
def test_a_published_glossary(name: str, least: int, tmp_path: Path) -> None:
    folder = tmp_path / name
    shutil.copytree(glossary(name), folder)
    assert glosslint("init", cwd=folder).code == 0
    result = publish(folder)
    assert result.code == 0, result.err
    match = re.match(r"(\d+) entries in site: ", result.out)
    assert match is not None and int(match[1]) >= least
    site = folder / "site"
    assert dead_links(site) == []
    entry_pages = [page for page in pages(site).values() if ("article", {}) in _articles(page.elements)]
    assert len(entry_pages) == int(match[1])


def _articles(elements: list[tuple[str, dict[str, str]]]) -> list[tuple[str, dict[str, str]]]:
    return [(tag, {}) for tag, _ in elements if tag == "article"]
