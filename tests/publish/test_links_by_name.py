"""Links that give a name of an entry: on the site, each goes to the page of that entry."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support import glosslint, write

_SETTINGS = """files = ["*.yml"]
[layout]
extends = "map"
links = ["[{text}](g)", '{{Glossary("{text}")}}', "[[{text}]]", "{term}`{text}`"]
"""
_GLOSSARY = """\
Page kind: Sort of page, as a [_section_](g) is one.
Section: "A {{Glossary('page kind', 'sort')}}, {{Glossary('Page kind')}}, [[page kinds|kinds]],
  {term}`kind <page kind>`."
"""


def test_links_by_name_go_to_the_pages_of_the_entries(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": _SETTINGS, "g.yml": _GLOSSARY})
    assert glosslint("publish", "--out", "site", cwd=tmp_path).code == 0
    pages = {file.parent.name: file.read_text("utf-8") for file in (tmp_path / "site").rglob("index.html")}
    links = re.findall(r'<a href="([^"]*)"[^>]*>((?:<em>)?[\w ]+(?:</em>)?)</a>', pages["section"])
    assert [words for href, words in links if href.endswith("page-kind/")].count("sort") == 1
    assert {"sort", "Page kind", "kinds", "kind"} <= {words for href, words in links if href.endswith("page-kind/")}
    assert re.search(r'<a href="[^"]*section/"[^>]*><em>section</em></a>', pages["page-kind"])
    assert "?name=" not in "".join(pages.values())


def test_a_link_in_code_is_an_example(tmp_path: Path) -> None:
    glossary = (
        'Bow: Front of a ship, unlike the [[Stern|rear part]].\nStern: "Rear of a ship; write `[[Bow]]` to link."\n'
    )
    write(tmp_path, {"glosslint.toml": _SETTINGS, "g.yml": glossary})
    assert glosslint("publish", cwd=tmp_path).code == 0
    pages = {file.parent.name: file.read_text("utf-8") for file in (tmp_path / "site").rglob("index.html")}
    assert 'href="../stern/" data-card="Stern">rear part</a>' in pages["bow"]
    assert "write <code>[[Bow]]</code> to link." in pages["stern"]
