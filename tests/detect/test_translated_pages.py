"""Recognising a glossary in one page, beside its translation or another page of the same kind."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.settings.settings import load
from tests.detect.ships import TERMS
from tests.support import glosslint, write

_SPANISH = {
    "Cabo": "Cuerda gruesa de hilos torcidos, que sujeta el barco.",
    "Hilo": "Hebra de fibra hilada, con la que se hace un cabo.",
    "Proa": "Parte delantera de un barco, que corta el agua.",
    "Popa": "Parte trasera de un barco, donde va el timón.",
}
_SAME_TERMS = dict(zip(TERMS, _SPANISH.values(), strict=True))


def _page(terms: Mapping[str, str]) -> str:
    return "# Glossary\n\n" + "".join(f"### {term}\n{text}\n\n" for term, text in terms.items())


@pytest.mark.parametrize("translated", [_SPANISH, _SAME_TERMS])
@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("docs/glossary/index.md", "docs/glossary/index.es.md"),
        ("docs/glossary.md", "docs/glossary.es.md"),
        ("docs/glossary.rst", "docs/glossary.es.rst"),
    ],
)
@pytest.mark.parametrize("option", [(), ("--layout", "page")])
def test_the_page_without_the_ending_of_a_language_is_the_glossary(
    path: str, other: str, option: tuple[str, ...], translated: Mapping[str, str], tmp_path: Path
) -> None:
    page, second = _page(TERMS), _page(translated)
    if path.endswith(".rst"):
        page, second = (f".. glossary::\n\n{_indented(terms)}" for terms in (TERMS, translated))
        option = ("--layout", "sphinx") if option else ()
    guide = "# Guide\n\n" + "".join(
        f"## Way {way}\n\nSail to the {way} of the island.\n\n" for way in ("left", "right")
    )
    result = glosslint("init", *option, cwd=write(tmp_path, {path: page, other: second, "docs/guide.md": guide}))
    assert result.code == 0, result.err
    assert f"4 entries in {path}, each" in result.out
    assert check(CheckRequest(load(None, tmp_path))).entries == len(TERMS)
    assert f"also found, not used: 4 entries in {other}\n" in result.out


def _indented(terms: Mapping[str, str]) -> str:
    return "".join(f"   {term}\n      {text}\n\n" for term, text in terms.items())


def test_the_index_page_is_the_glossary_and_not_a_longer_page_beside_it(tmp_path: Path) -> None:
    longer = _page({term: f"{text} It is a part of nearly all ships." for term, text in TERMS.items()})
    files = {"docs/glossary/index.md": _page(TERMS), "docs/glossary/other.md": longer}
    out = glosslint("init", cwd=write(tmp_path, files)).out
    assert "4 entries in docs/glossary/index.md, each" in out
    assert "also found, not used: 4 entries in docs/glossary/other.md\n" in out


def test_a_page_with_hardly_any_entries_is_no_glossary_beside_its_long_translation(tmp_path: Path) -> None:
    more = {f"{term} {number}": text for number in range(4) for term, text in TERMS.items()}
    few = dict(list(TERMS.items())[:2])
    files = {"docs/glossary/index.md": _page(few), "docs/glossary/index.es.md": _page(more)}
    assert "16 entries in docs/glossary/index.es.md, each" in glosslint("init", cwd=write(tmp_path, files)).out


def test_translations_of_pages_for_letters_are_excluded(tmp_path: Path) -> None:
    words = {"a": ("Anchor", "Apron"), "b": ("Bow", "Bilge"), "c": ("Cabin", "Cleat"), "d": ("Davit", "Deck")}
    files = {}
    for letter, terms in words.items():
        files[f"docs/glossary/{letter}.md"] = _page(dict.fromkeys(terms, "Part that most ships have."))
        files[f"docs/glossary/{letter}.de.md"] = _page({f"{term}e": "Teil, den jedes Schiff hat." for term in terms})
    out = glosslint("init", cwd=write(tmp_path, files)).out
    assert '8 entries in docs/glossary/*.md below "Glossary", each' in out
    assert "excluded, because they are translations: *.de.md\n" in out
    assert check(CheckRequest(load(None, tmp_path))).entries == len(words) * 2


def test_a_page_that_can_be_read_is_not_to_be_corrected(tmp_path: Path) -> None:
    files = {"docs/guide.md": f"# Guide\n\n## Words\n\n#{_page(TERMS)}", "terms.yaml": "- term: [\n"}
    err = glosslint("init", cwd=write(tmp_path, files)).err
    guide = (
        "docs/guide.md seems to be a glossary in one page (4 headings): it can be read, with glosslint init --layout "
    )
    assert f"{guide}page\n" in err
    assert "terms.yaml seems to be a glossary, but has a syntax error in" in err
    assert "\nnothing was written; when that is fixed, run glosslint init again;\n" in err
    assert glosslint("init", "--layout", "page", cwd=tmp_path).code == 0
