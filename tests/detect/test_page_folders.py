"""Recognising glossaries of a page for each term: what their folders and their front matter hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.settings.settings import load
from tests.support import glosslint, write

_PARTS = {
    "anchor": "A hook of iron that holds a ship to the ground of the sea.",
    "anvil": "A block of steel on which a smith shapes what was heated.",
    "bilge": "The lowest room of a ship, in which water gathers.",
    "capstan": "A drum that sailors turn to lift the anchor out of the water.",
    "davit": "A crane at the side of a ship, from which its boats hang.",
    "deck": "A floor of a ship, above which there is only the sky.",
}


def _page(term: str, description: str, text: str) -> str:
    return f"---\ntitle: {term.title()}\ndescription: >\n  {description}\n---\n\n{text}\n"


def test_folders_for_letters_with_a_page_each(tmp_path: Path) -> None:
    letter = "---\ntitle: Letter\ndescription: >\n---\n"
    pages = {f"docs/glossary/{term[0]}/{term}.md": _page(term, text, text) for term, text in _PARTS.items()}
    write(tmp_path, {**pages, **{f"docs/glossary/{first}/_index.md": letter for first in "abcdefgh"}})
    out = glosslint("init", cwd=tmp_path).out
    assert out.startswith("6 entries in Markdown pages, one per page, in docs/glossary/**/*.md\n")
    assert check(CheckRequest(load(None, tmp_path))).entries == len(_PARTS)


def test_pages_beside_folders_with_a_page_each(tmp_path: Path) -> None:
    """Some terms have a folder of their own, with their pictures; the page of the whole folder is no term."""
    pages = {
        f"docs/glossary/{term}{'/index' * (number % 2)}.md": _page(term, text, text)
        for number, (term, text) in enumerate(_PARTS.items())
    }
    write(
        tmp_path, {**pages, "docs/glossary/index.md": _page("glossary", "The parts of ships.", "All parts of ships.")}
    )
    out = glosslint("init", cwd=tmp_path).out
    assert out.startswith("6 entries in Markdown pages, one per page, in docs/glossary/**/*.md\n")
    assert check(CheckRequest(load(None, tmp_path))).entries == len(_PARTS)


def test_definitions_in_the_front_matter_of_pages_that_have_little_other_text(tmp_path: Path) -> None:
    more = {"anchor": "Anchors are heavy, and a chain of iron holds them.", "deck": "A big ship has several of them."}
    see = '* {{< gloss "deck" >}}\n* [The manual of the ship](/manual)'
    pages = {f"glossary/{term}.md": _page(term, text, more.get(term, see)) for term, text in _PARTS.items()}
    out = glosslint("init", cwd=write(tmp_path, pages)).out
    assert 'text in "description" and the page\n' in out
    layout = load(None, tmp_path).layout
    assert (layout.core, layout.prose) == ("description", {"description": "description", "body": "@body"})


def test_descriptions_beside_pages_with_text(tmp_path: Path) -> None:
    pages = {f"glossary/{term}.md": _page(term, f"All about the {term}, for you.", _PARTS[term]) for term in _PARTS}
    write(tmp_path, {**pages, "glossary/deck.md": _page("deck", "All about the deck, for you.", "")})
    glosslint("init", cwd=tmp_path)
    assert load(None, tmp_path).layout.core == "definition"


def _letters(form: str, after: str = "") -> dict[str, str]:
    """Return a page for each letter, with the entries of this form."""
    first = sorted({term[0] for term in _PARTS})
    parts = {letter: [term for term in _PARTS if term[0] == letter] for letter in first}
    return {
        f"docs/glossary/{letter}.md": f"---\ntitle: Terms on {letter.upper()}\n---\n\n{after}"
        + "".join(form.format(term=term.title(), text=_PARTS[term]) for term in terms)
        for letter, terms in parts.items()
        if len(terms) > 1
    }


@pytest.mark.parametrize("form", ["## {term}\n\n{text}\n\n", "- **{term}**: {text}\n", "**{term}**\n\n: {text}\n\n"])
def test_pages_of_several_entries_in_one_folder(form: str, tmp_path: Path) -> None:
    more = "".join(form.format(term=f"Bow {n}", text=f"A front of a ship, the one of kind {n}.") for n in range(3))
    pages = _letters(form)
    pages["docs/glossary/b.md"] = f"---\ntitle: Terms on B\n---\n\n{more}"
    pages["docs/glossary/index.md"] = "# Glossary\n\nThe words of our ships, by their first letter.\n"
    out = glosslint("init", cwd=write(tmp_path, pages)).out
    assert out.startswith("7 entries in docs/glossary/*.md, each ")
    assert "excluded, because they have no entries: index.md\n" in out
    report = check(CheckRequest(load(None, tmp_path)))
    assert report.entries == 7
    assert report.findings == ()


@pytest.mark.parametrize(
    "names", [("a", "b", "d"), ("A", "B", "D"), ("a-a", "b-c", "d-z"), ("letter-a", "letter-b", "letter-d")]
)
def test_pages_by_letter_in_a_folder_of_any_name(names: tuple[str, str, str], tmp_path: Path) -> None:
    words = {"a": ("Anchor", "Anvil"), "b": ("Bilge", "Bow"), "d": ("Davit", "Deck")}
    entries = {
        first: "".join(f"## {term}\n\nA part of a ship.\n\n" for term in terms) for first, terms in words.items()
    }
    entries["a"] += "## Awning\n\nA roof of cloth.\n"
    pages = {f"docs/ships/{name}.md": f"# Letter\n\n{text}" for name, text in zip(names, entries.values(), strict=True)}
    write(tmp_path, {**pages, "docs/ships/index.md": "# Words of ships\n\nBy letter.\n", "README.md": "# Ships\n"})
    out = glosslint("init", cwd=tmp_path).out
    assert out.startswith("7 entries in docs/ships/*.md, each a heading of level 2")
    assert check(CheckRequest(load(None, tmp_path))).entries == 7


def test_pages_that_only_have_letters_for_names_are_no_glossary(tmp_path: Path) -> None:
    parts = "".join(f"## Part {n}\n\nHow it is made, and of what.\n\n" for n in range(4))
    pages = {f"docs/plans/{name}.md": parts.replace("Part", f"Plan {name}") for name in "abcdef"}
    assert glosslint("init", cwd=write(tmp_path, pages)).code == 2


def test_pages_of_one_folder_may_have_different_suffixes(tmp_path: Path) -> None:
    pages = _letters("## {term}\n\n{text}\n\n")
    pages["docs/glossary/a.md"] += "## Awning\n\nA roof of cloth.\n\n"
    pages["docs/glossary/d.mdx"] = pages.pop("docs/glossary/d.md")
    out = glosslint("init", cwd=write(tmp_path, pages)).out
    assert out.startswith("5 entries in docs/glossary/*.md, docs/glossary/*.mdx, each ")
    assert check(CheckRequest(load(None, tmp_path))).entries == 5


def test_links_between_the_pages_of_a_folder(tmp_path: Path) -> None:
    pages = _letters("## {term}\n\n{text}\n\n", "A page on ships.\n\n")
    pages["docs/glossary/a.md"] += "## Awning\n\nA roof of cloth.\n\n"
    pages["docs/glossary/d.md"] += "See the [anchor](a.md#anchor), the [anvil](a.md#anvil) and the [davit](#davit).\n"
    out = glosslint("init", cwd=write(tmp_path, pages)).out
    assert "links look like #id or a.md#id (all of 3 match an entry)\n" in out
    write(tmp_path, {"docs/glossary/d.md": pages["docs/glossary/d.md"].replace("#anvil", "#anvel")})
    assert [finding.rule for finding in check(CheckRequest(load(None, tmp_path))).findings] == ["broken-link"]


def test_articles_with_sections_are_one_entry_each(tmp_path: Path) -> None:
    sections = "## The {0} of old\n\nShips had a {0} in old times.\n\n## The {0} of today\n\nA {0} is rare today.\n"
    pages = {
        f"glossary/{term}.md": _page(term, f"About {term}", f"{term.title()}: {text}\n\n{sections.format(term)}")
        for term, text in _PARTS.items()
    }
    assert glosslint("init", cwd=write(tmp_path, pages)).out.startswith("6 entries in Markdown pages, one per page")


def test_pages_with_the_same_sections_are_no_glossary_of_sections(tmp_path: Path) -> None:
    sections = "## Origin\n\nThe word is an old one.\n\n## Use\n\nSailors say it.\n\n## Size\n\nAs big as it must be.\n"
    pages = {f"glossary/{term}.md": _page(term, text, sections) for term, text in _PARTS.items()}
    assert glosslint("init", cwd=write(tmp_path, pages)).out.startswith("6 entries in Markdown pages, one per page")


def test_links_to_parts_of_another_page_are_none_to_entries(tmp_path: Path) -> None:
    others = dict(zip(_PARTS, [*_PARTS][::-1], strict=True))
    see = {term: f"{text} See [how](/tools/#{others[term]})." for term, text in _PARTS.items()}
    pages = {term: f"{text} See [the list](/glossary/#{others[term]})." for term, text in see.items()}
    write(tmp_path, {f"docs/glossary/{term}.md": _page(term, "", text) for term, text in pages.items()})
    assert "links look like /glossary/#id (all of 6 match an entry)\n" in glosslint("init", cwd=tmp_path).out


def test_a_page_without_text_may_be_named_after_a_short_form(tmp_path: Path) -> None:
    pages = {f"glossary/{term}.md": _page(term, "", text) for term, text in _PARTS.items()}
    write(
        tmp_path,
        {
            **pages,
            "glossary/ship.md": "---\ntitle: Steam Held in Pipes (SHIP)\n---\n",
            "glossary/all.md": "---\ntitle: Parts\n---\n",
        },
    )
    out = glosslint("init", cwd=tmp_path).out
    assert out.startswith("7 entries in Markdown pages") and "excluded, because they have no entries: all.md\n" in out


@pytest.mark.parametrize(("ending", "form"), [("adoc", "{term}:: {text}\n"), ("rst", "{term}\n    {text}\n")])
def test_pages_of_other_formats_in_the_folder_of_a_glossary(ending: str, form: str, tmp_path: Path) -> None:
    parts = {f"Part{part} {n}": f"Thing {n} of {part} in a ship." for part in range(3) for n in range(4)}
    items = [form.format(term=term, text=text) for term, text in parts.items()]
    title = "= Parts\n\n" if ending == "adoc" else "Parts\n=====\n\n"
    pages = {
        f"docs/glossary/{name}.{ending}": title + "\n".join(items[at : at + 4])
        for at, name in ((0, "index"), (4, "hull"), (8, "mast"))
    }
    out = glosslint("init", cwd=write(tmp_path, pages)).out
    assert out.startswith(f"12 entries in docs/glossary/*.{ending}, each an item of a definition list\n")
    assert "also found" not in out


def _sections(*terms: str) -> str:
    return "# Glossary\n\n" + "".join(f"## {term.title()}\n\n{_PARTS[term]}\n\n" for term in terms)


def test_pages_of_one_name_beside_each_other_are_one_glossary(tmp_path: Path) -> None:
    pages = {
        "glossary/index.md": "# Glossary\n\nOf ships and shops.\n",
        "glossary/ships/index.md": _sections("bilge", "capstan", "davit", "deck"),
        "glossary/shops/index.md": _sections("anvil"),
        "glossary/de/index.md": "# Glossar\n\n## Amboss\n\nEin Block aus Stahl, auf dem man schmiedet.\n",
    }
    out = glosslint("init", cwd=write(tmp_path, pages)).out
    assert out.startswith("5 entries in glossary/ships/index.md, glossary/shops/index.md, each a heading of level 2")
    del pages["glossary/de/index.md"]
    pages["glossary/harbours/index.md"] = _sections("anchor")
    out = glosslint("init", cwd=write(tmp_path / "whole", pages)).out
    assert out.startswith("6 entries in glossary/*/index.md, each a heading of level 2")
    assert "6 entries in 3 files" in glosslint(cwd=tmp_path / "whole").out


def test_pages_of_one_name_with_the_same_terms_are_versions(tmp_path: Path) -> None:
    pages = {f"glossary/{name}/index.md": _sections("bilge", "capstan", "davit") for name in ("stable", "latest")}
    assert "6 entries" not in glosslint("init", cwd=write(tmp_path, pages)).out


def test_the_terms_of_all_myst_directives_are_one_glossary(tmp_path: Path) -> None:
    def page(**terms: str) -> str:
        items = "".join(f"{term}\n    A part beside the {{term}}`{other}`.\n\n" for term, other in terms.items())
        return f"# Terms\n\n:::{{glossary}}\n{items}:::\n"

    pages = {"docs/glossary.md": page(Keel="Mast", Hull="Bow"), "docs/guide/glossary.md": page(Bow="Hull", Mast="Bow")}
    out = glosslint("init", cwd=write(tmp_path, pages)).out
    assert out.startswith("4 entries in docs/glossary.md, docs/guide/glossary.md, each an item of a glossary directive")
    assert "(all of 4 match an entry)" in out


def _of_letter(letter: str, terms: dict[str, str]) -> str:
    return f"# {letter.upper()}\n\n{''.join(f'## {t.title()}{chr(10) * 2}{x}{chr(10) * 2}' for t, x in terms.items())}"


@pytest.mark.parametrize("folder", ["glossary", "docs/words"])
def test_pages_of_letters_with_one_or_two_entries(folder: str, tmp_path: Path) -> None:
    letters = {term[0]: {own: text for own, text in _PARTS.items() if own[0] == term[0]} for term in _PARTS}
    back = "[Back to the index of all the words of this book](README.md)\n"
    pages = {f"{folder}/{letter}.md": _of_letter(letter, terms) + back for letter, terms in letters.items()}
    index = "".join(f"- [{letter.upper()}]({letter}.md)\n" for letter in letters)
    out = glosslint("init", cwd=write(tmp_path, {**pages, f"{folder}/README.md": f"# Words\n\n{index}"})).out
    assert out.startswith(f"6 entries in {folder}/*.md, each a heading of level 2")
    assert check(CheckRequest(load(None, tmp_path))).entries == len(_PARTS)
