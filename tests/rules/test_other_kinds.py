"""Entries of another kind: acronyms and redirects that only name the entry to read. Through the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import glosslint, write

LAYOUT = """
files = ["terms.yaml"]
[layout]
entries = "map"
id = "@key"
term = "@key"
kind = "type"
names = "term"
references = ["see"]
prose = { definition = "text" }
core = "definition"
"""
PLAIN = LAYOUT.replace('names = "term"\nreferences = ["see"]\n', "").replace('kind = "type"\n', "")
TERMS = """\
Contracting Officer:
  type: term
  text: Person who may enter into contracts for an agency.
  see: [CO]
Change Order:
  type: term
  text: Written order to alter the work that a contract describes.
CO:
  type: acronym
  term: {term}
"""


def _concise(folder: Path, terms: str, *options: str, layout: str = LAYOUT) -> list[str]:
    write(folder, {"glosslint.toml": layout, "terms.yaml": terms})
    result = glosslint("check", "--output-format", "concise", *options, cwd=folder)
    assert result.code in (0, 1), result.err
    return [line.split(": ", 1)[1] for line in result.out.splitlines() if line.startswith("terms.yaml")]


@pytest.mark.parametrize("term", ["Contracting Officer", "[Contracting Officer, change order]"])
def test_an_entry_that_is_another_name_is_complete(tmp_path: Path, term: str) -> None:
    assert _concise(tmp_path, TERMS.format(term=term)) == []


def test_the_entry_that_it_names_must_exist(tmp_path: Path) -> None:
    found = _concise(tmp_path, TERMS.format(term="Contracting Oficer"))
    assert found == ['error broken-reference "Contracting Oficer" is not an entry; did you mean "Contracting Officer"?']


def test_a_rename_changes_the_name_in_it(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": LAYOUT, "terms.yaml": TERMS.format(term="Contracting Officer")})
    result = glosslint("rename", "Contracting Officer", "Warranted Officer", cwd=tmp_path)
    assert result.code == 0, result.err
    assert "term: Warranted Officer" in (tmp_path / "terms.yaml").read_text()


def test_a_key_called_definition_that_holds_something_else(tmp_path: Path) -> None:
    terms = "AB:\n  definition: Able bodied\n  text: ''\nAF:\n  definition: Aft\nFore:\n  text: ''\n"
    assert _concise(tmp_path, terms, "--select", "empty-definition", layout=PLAIN) == [
        'warning empty-definition "AB" has no definition',
        'warning empty-definition "AF" has no definition',
        'warning empty-definition "Fore" has no definition',
    ]


def test_many_entries_without_a_text_are_one_finding(tmp_path: Path) -> None:
    terms = "".join(f"t{at}:\n  text: {'Fruit of a tree.' if at > 2 else ''}\n" for at in range(22))
    (found,) = _concise(tmp_path, terms, "--select", "empty-definition", layout=PLAIN)
    assert found == "info empty-definition 3 entries have no definition yet"
    assert (
        len(_concise(tmp_path, terms.replace("t2:", "t2: Fruit.\nt23:"), "--select", "empty-definition", layout=PLAIN))
        == 1
    )
    few = terms.replace("t2:\n  text: ", "t2:\n  text: Fruit of a bush.")
    assert len(_concise(tmp_path, few, "--select", "empty-definition", layout=PLAIN)) == 2
