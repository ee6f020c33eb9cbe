"""Links that give a name instead of an id, macros and roles; ids that are names of folders or parts of longer keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.layout.link_patterns import LinkPatterns
from glosslint.layout.presets import read_layout
from glosslint.model import GlosslintError
from tests.support import glosslint, write

_BY_NAME = """files = ["*.yml"]
[layout]
extends = "map"
links = ["[{text}](g)", '{{Glossary("{text}")}}', "[[{text}]]", "{term}`{text}`", ":t:`{id}`"]
"""
_GLOSSARY = """\
Page kind: Sort of page, as in [_page kinds_](g), [**Page kind**](g), [others](x) and [nothing](g).
Dataset: A {{Glossary("page kind")}}, a {{glossary("Page kind", "kind")}}, a {{Glossary("pagx", "y")}}.
Wiki: A [[page kind]] or [[Page kinds|kinds]], and `[[none]]`, ![[none]] and [[none]].
Role: "A {term}`page kinds`, {term}`kinds <page kind>`, {term}`zero <nil>`, :t:`Wiki`, :t:`wiky`."
"""


def _lines(folder: Path) -> list[str]:
    result = glosslint("--output-format", "concise", "--select", "references", cwd=folder)
    assert result.err == ""
    return result.out.splitlines()[:-1]


def test_the_words_of_a_link_name_the_entry(tmp_path: Path) -> None:
    """Whatever their plural, capitals and markup; what is no entry is reported where its words are."""
    write(tmp_path, {"glosslint.toml": _BY_NAME, "g.yml": _GLOSSARY})
    assert _lines(tmp_path) == [
        'g.yml:1:88: error broken-link "nothing" is not an entry',
        'g.yml:2:90: error broken-link "pagx" is not an entry',
        'g.yml:3:80: error broken-link "none" is not an entry',
        'g.yml:4:70: error broken-link "nil" is not an entry',
        'g.yml:4:92: error broken-link [*] "wiky" is not an entry; did you mean "Wiki"?'.replace("[*] ", ""),
    ]


def test_renaming_changes_the_words_and_restores_them(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": _BY_NAME, "g.yml": _GLOSSARY})
    result = glosslint("rename", "Page kind", "Sort", cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    changed = (tmp_path / "g.yml").read_text()
    assert changed == _GLOSSARY.replace("Page kind", "Sort").replace("page kind", "sort")
    assert glosslint("rename", "Sort", "Page kind", cwd=tmp_path).code == 0
    assert (tmp_path / "g.yml").read_text() == _GLOSSARY


def test_a_name_that_looks_like_another_is_suggested(tmp_path: Path) -> None:
    text = _GLOSSARY.replace("and [[none]].", "and [page kin](g).")
    write(tmp_path, {"glosslint.toml": _BY_NAME, "g.yml": text})
    assert _lines(tmp_path)[2] == 'g.yml:3:79: error broken-link "page kin" is not an entry; did you mean "Page kind"?'
    assert glosslint("--fix", "--unsafe-fixes", "--select", "broken-link", cwd=tmp_path).code == 1
    assert "[Page kind](g)." in (tmp_path / "g.yml").read_text()


@pytest.mark.parametrize(
    ("pattern", "text", "targets"),
    [
        ('{{Glossary("{id}")}}', "{{Glossary('ajax')}} {{ glossary( \"ajax\" , \"calls\") }} {{Other('ajax')}}", 2),
        ("{term}`{id}`", "{term}`ajax` {term}`calls <ajax>` {ref}`ajax` `ajax`", 2),
        (":term:`{id}`", ":term:`ajax` :term:`calls <ajax>` :ref:`ajax`", 2),
        ("[[{id}]]", "[[ajax]] [[ajax|calls]] [[ajax#how|x]] ![[ajax]]", 3),
        ("[[{text}]]", "[[ajax]] [[ajax|calls]]", 2),
    ],
)
def test_macros_and_roles_with_other_arguments(pattern: str, text: str, targets: int) -> None:
    codes = list(LinkPatterns((pattern,)).shortcodes(text))
    assert [code.target for code in codes] == ["ajax"] * targets
    assert all(text[code.id_start : code.id_end] == "ajax" for code in codes)
    assert {code.named for code in codes} == {"{text}" in pattern}


@pytest.mark.parametrize("pattern", ["/terms/", "{text}", "[{text}]", "[{text}](/{text}/)", "/{text}/{id}/"])
def test_a_form_without_a_key_is_refused(pattern: str) -> None:
    with pytest.raises(GlosslintError, match="links: "):
        read_layout({"id": "id", "links": [pattern]}, "layout")


_FOLDERS = """files = ["terms/**/index.md"]
[layout]
entries = "file"
id = "@folder"
term = "title"
prose = { definition = "@body" }
core = "definition"
links = ["/terms/{id}/"]
"""
_AJAX = "---\ntitle: Ajax\n---\nWay to load data, as in [an API](/terms/api/) and [another](/terms/rest/).\n"
_API = "---\ntitle: API\n---\nWhat programs call, for instance by [Ajax](/terms/ajax/).\n"


@pytest.mark.parametrize("role", ["@folder", "@path"])
def test_ids_are_the_names_of_folders(tmp_path: Path, role: str) -> None:
    write(
        tmp_path,
        {
            "glosslint.toml": _FOLDERS.replace("@folder", role),
            "terms/ajax/index.md": _AJAX,
            "terms/api/index.md": _API,
            "terms/api/x.png": "",
        },
    )
    assert _lines(tmp_path) == ['terms/ajax/index.md:4:61: error broken-link "rest" is not an entry']
    assert glosslint("rename", "ajax", "xhr", cwd=tmp_path).code == 0
    assert not (tmp_path / "terms/ajax").exists()
    assert (tmp_path / "terms/api/index.md").read_text() == _API.replace("ajax", "xhr")
    assert glosslint("rename", "xhr", "ajax", cwd=tmp_path).code == 0
    assert (tmp_path / "terms/ajax/index.md").read_text() == _AJAX
    result = glosslint("rename", "api", "interface", cwd=tmp_path)
    assert (result.code, result.err) == (
        2,
        "error: terms/api holds other files besides index.md; rename that folder yourself\n",
    )
    assert glosslint("new", "Rest", cwd=tmp_path).code == 0
    assert (tmp_path / "terms/rest/index.md").read_text() == "---\ntitle: Rest\n---\n"
    assert _lines(tmp_path) == []


def test_an_id_is_part_of_a_longer_key(tmp_path: Path) -> None:
    settings = _FOLDERS.replace('"@folder"', '"slug"\nid-pattern = "^Glossary/(.+)"').replace("**/index", "*")
    ajax = _AJAX.replace("---\nWay", "slug: Glossary/ajax\n---\nWay")
    api = _API.replace("---\nWhat", "slug: Glossary/api\n---\nWhat")
    write(tmp_path, {"glosslint.toml": settings, "terms/a.md": ajax, "terms/b.md": api})
    assert _lines(tmp_path) == ['terms/a.md:5:61: error broken-link "rest" is not an entry']
    assert glosslint("rename", "ajax", "xhr", cwd=tmp_path).code == 0
    assert (tmp_path / "terms/a.md").read_text() == ajax.replace("Glossary/ajax", "Glossary/xhr")
    assert (tmp_path / "terms/b.md").read_text() == api.replace("/ajax/", "/xhr/")
    assert glosslint("rename", "xhr", "ajax", cwd=tmp_path).code == 0
    assert (tmp_path / "terms/a.md").read_text() == ajax
    assert glosslint("new", "Rest", cwd=tmp_path).code == 0
    assert "slug: Glossary/rest\n" in (tmp_path / "terms/rest.md").read_text()


def test_a_pattern_of_ids_may_have_several_groups(tmp_path: Path) -> None:
    settings = _FOLDERS.replace('"@folder"', '"slug"\nid-pattern = "^(?:Glossary/(.+)|Terms/(.+))$"')
    ajax = _AJAX.replace("---\nWay", "slug: Glossary/ajax\n---\nWay")
    api = _API.replace("---\nWhat", "slug: Terms/api\n---\nWhat")
    write(tmp_path, {"glosslint.toml": settings.replace("**/index", "*"), "terms/a.md": ajax, "terms/b.md": api})
    assert _lines(tmp_path) == ['terms/a.md:5:61: error broken-link "rest" is not an entry']


def test_a_pattern_of_ids_goes_with_a_key(tmp_path: Path) -> None:
    settings = _FOLDERS + 'id-pattern = "^Glossary/(.+)"\n'
    result = glosslint(cwd=write(tmp_path, {"glosslint.toml": settings, "terms/ajax/index.md": _AJAX}))
    assert result.code == 2
    assert 'id-pattern requires an id under a key, not id = "@folder"' in result.err
