"""Recognising the glossary of a documentation site among the other files that such a repository holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.settings.settings import load
from tests.support import glosslint, write

_TERMS = "\n\n".join(f"Part {n}\n\n: A part of a ship, the one of kind {n}." for n in range(4)) + "\n"


def test_the_rules_of_vale_are_no_glossary(tmp_path: Path) -> None:
    swap = "".join(f"  old word {n}: the new word {n}\n" for n in range(9))
    rule = f"extends: substitution\nmessage: Write '%s', not '%s'.\nlevel: warning\nswap:\n{swap}"
    write(tmp_path, {"styles/House/Terms.yml": rule, "docs/glossary.md": _TERMS})
    out = glosslint("init", cwd=tmp_path).out
    assert out.startswith("4 entries in docs/glossary.md, each an item of a definition list\n")
    assert "not taken" not in out


@pytest.mark.parametrize("label", ["**Definition**:", "**Definition:**", "Definition:"])
def test_headings_above_a_list_with_the_definition(label: str, tmp_path: Path) -> None:
    items = f"- {label} A part of a ship, the one of kind %s.\n- **Abbreviation**: PT%s\n- **Docs**: [d](d.md)\n"
    page = "# Terminology\n\n" + "\n".join(f"### Part {n}\n\n{items % (n, n)}" for n in range(4))
    out = glosslint("init", cwd=write(tmp_path, {"docs/terminology.md": page})).out
    assert out.startswith("4 entries in docs/terminology.md, each a heading of level 3")
    assert check(CheckRequest(load(None, tmp_path))).findings == ()


def test_the_largest_of_several_glossaries_in_numbered_folders(tmp_path: Path) -> None:
    other = "".join(f"Knot {n}\n\n: A way to tie a rope, the one of kind {n}.\n\n" for n in range(2))
    out = glosslint("init", cwd=write(tmp_path, {"docs/1/glossary.md": _TERMS, "docs/2/glossary.md": other})).out
    assert out.startswith("4 entries in docs/1/glossary.md,")


def test_roles_are_links_to_entries(tmp_path: Path) -> None:
    items = "".join(f"part {n}\n  Beside the {{term}}`part {3 - n}`, in a ship.\n\n" for n in range(4))
    out = glosslint("init", cwd=write(tmp_path, {"docs/glossary.md": f"# Terms\n\n```{{glossary}}\n{items}```\n"})).out
    assert "links look like {term}`text` (all of 4 match an entry)\n" in out


def test_the_words_of_a_tokenizer_are_no_glossary(tmp_path: Path) -> None:
    words = ",".join(f'"##w{number}": {number}' for number in range(50))
    write(tmp_path, {"src/tokenizer.json": f'{{"model": {{"vocab": {{{words}}}}}}}\n', "docs/glossary.md": _TERMS})
    out = glosslint("init", cwd=tmp_path).out
    assert out.startswith("4 entries in docs/glossary.md")
    assert "not taken" not in out


def test_links_to_headings_in_another_case(tmp_path: Path) -> None:
    page = "# Glossary\n\n" + "".join(
        f"## Part {n}\n\nBeside the [other](#Part-{3 - n}), in a ship of kind {n}.\n\n" for n in range(4)
    )
    out = glosslint("init", cwd=write(tmp_path, {"docs/glossary.md": page})).out
    assert "links look like #id (all of 4 match an entry)\n" in out
    assert "ignore-case = true\n" in (tmp_path / "glosslint.toml").read_text("utf-8")
    assert check(CheckRequest(load(None, tmp_path))).findings == ()


def test_links_that_lead_to_no_entry_are_of_another_form(tmp_path: Path) -> None:
    page = "# Glossary\n\n" + "".join(
        f"## Part {n}\n\nBeside the [other](#p{3 - n}), in a ship of kind {n}.\n\n" for n in range(4)
    )
    assert "no links between entries\n" in glosslint("init", cwd=write(tmp_path, {"docs/glossary.md": page})).out
    assert check(CheckRequest(load(None, tmp_path))).findings == ()


@pytest.mark.parametrize("form", ["../{}.md", "concepts/{}.md", "/docs/{}/", "{}"])
def test_links_to_pages_of_the_same_name_are_none_to_entries(tmp_path: Path, form: str) -> None:
    terms = ("Block", "Chain", "Miner", "Wallet", "Node")
    texts = [f"Part that each [{term}]({form.format(term.lower())}) has." for term in (*terms[1:], "Block")]
    page = "# Glossary\n\n" + "".join(f"## {term}\n\n{text}\n\n" for term, text in zip(terms, texts, strict=True))
    alone = write(tmp_path / "alone", {"docs/glossary.md": page})
    assert "(all of 5 match an entry)" in glosslint("init", cwd=alone).out
    pages = {f"docs/concepts/{term.lower()}.md": f"# {term}\n\nMore on it.\n" for term in terms}
    folder = write(tmp_path / "site", {"docs/glossary.md": page.replace("[Block](", "[Gone](other-"), **pages})
    assert "; no links between entries\n" in glosslint("init", cwd=folder).out
    assert glosslint(cwd=folder).code == 0
