"""``glosslint init`` in a copy of each published glossary: the findings are those under settings written by hand."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.model import Finding
from glosslint.model.report import Report
from glosslint.settings.settings import load
from tests.corpora.glossaries import each, glossary, settings_text
from tests.support import glosslint

#: What is said of each. Where most references match no entry, they are left out.
SAID = {
    "glosario": (
        "633 entries in a YAML list, in glossary.yml",
        'ids in "slug"; terms in "term", with short forms beside them; text in "def", in 23 languages; '
        'aliases in "acronym"',
        'links look like #id (all of 1,926 match an entry); "ref" holds ids of entries (401 of 403 match an entry)',
        'not read: 1 of 5 keys: "def"; the first is in glossary.yml, line 2,421',
        'this is the layout "glosario", with changes in the settings',
    ),
    "py-rse": (
        "47 entries in a YAML list, in glossary.yml",
        'ids in "slug"; terms in "term"; text in "def"; aliases in "acronym"',
        'links look like #id (3 of 18 match an entry); "ref" holds ids of entries (11 of 13 match an entry)',
        'this is the layout "glosario"',
    ),
    "cncf": (
        "89 entries in Markdown pages, one per page, in content/en/*.md",
        'ids are the names of the files; terms in "title", with short forms beside them; text in the page',
        "links look like /id/ (all of 235 match an entry)",
        "8 entries are drafts, which glosslint publish leaves out",
        'not read: 3 of 5 keys: "status", "category", "tags"; the first is in content/en/abstraction.md, line 3',
        "excluded, because they have no entries: search.md",
        'this is the layout "hugo", with changes in the settings',
    ),
    "foss": (
        '28 entries in a YAML list under "terms", in terms.yaml',
        'ids in "slug"; terms in "term"; text in "definition" and "explanation"',
        "no links between entries",
        'left out: "see_also" (19 of 66 values are terms of entries)',
        'left out: the texts in "humor"',
        "  to check them, set under [layout]: prose = "
        '{ definition = "definition", explanation = "explanation", humor = "humor" }',
        'not read: 2 of 8 keys: "tags", "controversy_level"; the first is in terms.yaml, line 12',
        "schema.json is the schema of a whole file",
        "no preset matches, so the settings define a layout",
    ),
    "kitchen": (
        "26 entries in a YAML list, in glossary.yml",
        'ids in "slug"; terms in "term"; text in "def", in 2 languages',
        'links look like #id (34 of 35 match an entry); "ref" holds ids of entries (16 of 17 match an entry)',
        'not read: 1 of 5 keys: "defn"; the first is in glossary.yml, line 199',
        'this is the layout "glosario"',
    ),
    "garden": (
        "40 entries in Markdown pages, one per page, in content/en/*.md",
        'ids are the names of the files; terms in "title"; text in the page',
        'links look like /id/ or {{< relref "id" >}} (43 of 44 match an entry)',
        'left out: "related" (1 of 2 values are ids of entries)',
        '  to check them, set under [layout]: references = ["related"]',
        'not read: 1 of 3 keys: "tags"; the first is in content/en/aeration.md, line 3',
        "excluded, because they have no entries: search.md",
        'this is the layout "hugo", with changes in the settings',
    ),
}
_SAMPLES = 3  # entries that are shown
#: What settings by hand say differently: they are replaced, each by the other.
BY_HAND = {
    "foss": ('references = ["see_also"]', "references = []"),
    "garden": ('layout = "hugo"', 'layout = { extends = "hugo", references = [] }'),
}


@pytest.mark.parametrize("name", each(*SAID))
def test_init_writes_what_one_would_write_by_hand(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    shutil.copytree(glossary(name), folder)
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    result = glosslint("init", cwd=folder)
    assert result.code == 0
    first, *lines = result.out.splitlines()
    assert (first, *lines[_SAMPLES:]) == (*SAID[name], "wrote  glosslint.toml", "To check the glossary: glosslint")
    assert all(line.startswith("  ") and ": " in line for line in lines[:_SAMPLES])
    written = folder / "glosslint.toml"
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file() and file != written} == before
    assert len([line for line in written.read_text().splitlines() if line]) <= 15
    tomllib.loads(written.read_text())
    found = check(CheckRequest(load(written, folder)))
    written.write_text(settings_text(name).replace(*BY_HAND.get(name, ("", ""))))
    expected = check(CheckRequest(load(written, folder)))
    assert found.entries == expected.entries
    assert _apart_from_settings(found) == _apart_from_settings(expected)
    assert sorted(one.message for one in found.findings) == sorted(one.message for one in expected.findings)


def _apart_from_settings(report: Report) -> list[Finding]:
    """Return the findings in the glossary: two settings files differ in their lines."""
    return [one for one in report.findings if one.location.path != "glosslint.toml"]
