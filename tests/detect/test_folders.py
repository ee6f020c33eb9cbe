"""``init`` on folders of pages: one entry each, several by letter, translations, and what in a folder is no entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.read import TERMS, Read, headings, page

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


def _of(*terms: str) -> str:
    return headings({term.title(): _PARTS[term] for term in terms})


def _letters(form: str) -> dict[str, str]:
    """Return two pages, by the letters of their terms, with three entries of this form each."""
    rows = [form.format(term=term.title(), text=text) for term, text in _PARTS.items()]
    texts = {"a": rows[:3], "d": rows[3:]}
    return {f"docs/glossary/{letter}.md": f"# From {letter.upper()}\n\n{''.join(own)}" for letter, own in texts.items()}


_HEADING = "## {term}\n\n{text}\n\n"
_SECTIONS = "## The {0} of old\n\nShips had a {0} in old times.\n\n## The {0} of today\n\nA {0} is rare today.\n"
_SAME = "## Origin\n\nThe word is an old one.\n\n## Use\n\nSailors say it.\n\n## Size\n\nAs big as it must be.\n"
_FRONT = '+++\nterm = "{0}"\ndefinition = "Part of a ship, the {0}."\n+++\n'
_INDEX = "# Our glossary\n\nHow to add to it.\n"
#: Pages that are one entry each, the pattern of their files, and what init says.
_ONE_EACH: dict[str, tuple[dict[str, str], str, str]] = {
    "headings": (
        {f"terms/{a}.md": f"# {a.title()}\n\n{b}\n" for a, b in _PARTS.items()} | {"terms/README.md": _INDEX},
        "terms/*.md", "excluded, because they have no entries: README.md\n",
    ),
    "without titles": (
        {f"glossary/{a}.md": f"---\ntags: [tool]\n---\n\n{b}\n" for a, b in _PARTS.items()}, "glossary/*.md",
        "ids are the names of the files; the names of the files are the terms; text in the page\n",
    ),
    "paths of images for titles": (
        {f"glossary/{a}.md": f'---\ncover: "/covers/{a}.webp"\n---\n\n{b}\n' for a, b in _PARTS.items()},
        "glossary/*.md", "the names of the files are the terms;",
    ),
    "a folder a letter": (
        {f"docs/glossary/{a[0]}/{a}.md": _page(a, b, b) for a, b in _PARTS.items()}
        | {f"docs/glossary/{x}/_index.md": "---\ntitle: Letter\n---\n" for x in "abcd"}, "docs/glossary/**/*.md", "",
    ),
    "some in a folder of their own": (
        {f"docs/glossary/{a}{'/index' * (n % 2)}.md": _page(a, b, b) for n, (a, b) in enumerate(_PARTS.items())}
        | {"docs/glossary/index.md": _page("glossary", "The parts.", "All parts.")}, "docs/glossary/**/*.md", "",
    ),
    "one in a folder of its own": (
        {f"glossary/{a}{'/index' * (a == 'anvil')}.md": _page(a, "", b) for a, b in _PARTS.items()},
        "glossary/**/*.md", "ids are the paths of the files;",
    ),
    "front matter in TOML": (
        {f"content/glossary/{a}/index.md": _FRONT.format(a) for a in _PARTS}
        | {"content/glossary/_index.md": '+++\ntitle = "Terms"\n+++\n\nParts.\n'}, "content/glossary/**/*.md", "",
    ),
    "names of files of a project": (
        {f"glossary/{a}.md": _page(a, "", f"What one says of {a}.")
         for a in ("security", "license", "openapi", "package", "bow", "governance")}
        | {f"glossary/{a}.md": _page("All terms", "", "All.") for a in ("README", "index", "glossary")},
        "glossary/*.md", "excluded, because they have no entries: README.md, glossary.md, index.md",
    ),
    "a page without a term": (
        {f"glossary/{a}.md": f"---\nterm: {a}\n---\n\n{b}\n" for a, b in _PARTS.items()}
        | {"glossary/crew.md": "---\ntitle: Words of the crew\nversion: 2\n---\n\nHow the words were chosen.\n"},
        "glossary/*.md", "excluded, because they have no entries: crew.md\n",
    ),
    "translations": (
        {f"glossary/{a}.md": f"# {a.title()}\n\n{b}\n" for a, b in _PARTS.items()}
        | {f"glossary/{a}.fr.md": f"# {a.title()}\n\nUn outil.\n" for a in ("anvil", "davit")},
        "glossary/*.md", "excluded, because they are translations: *.fr.md\n",
    ),
    "descriptions and little other text": (
        {f"glossary/{a}.md": _page(a, b, "It is heavy, and kept on deck." if a == "deck" else "* [Manual](/m)")
         for a, b in _PARTS.items()}, "glossary/*.md", 'text in "description" and the page\n',
    ),
    "descriptions beside texts": (
        {f"glossary/{a}.md": _page(a, f"All about the {a}, for you.", b) for a, b in _PARTS.items()}, "glossary/*.md",
        "text in the page",
    ),
    "articles with sections": (
        {f"glossary/{a}.md": _page(a, "", f"{a.title()}: {b}\n\n{_SECTIONS.format(a)}") for a, b in _PARTS.items()},
        "glossary/*.md", "",
    ),
    "the same sections": ({f"glossary/{a}.md": _page(a, b, _SAME) for a, b in _PARTS.items()}, "glossary/*.md", ""),
    "links to parts of other pages": (
        {f"docs/glossary/{a}.md": _page(a, "", f"{t} See [how](/tools/#{b}), and [all](/glossary/#{b}).")
         for (a, t), b in zip(_PARTS.items(), [*_PARTS][::-1], strict=True)}, "docs/glossary/*.md",
        "links look like /glossary/#id (all of 6 match an entry)\n",
    ),
    "another language": (
        {f"términos/{a}.qmd": f"---\ntitle: {a}\n---\n\n{b}\n" for a, b in _PARTS.items()}, "términos/*.qmd", ""
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", _ONE_EACH)
def test_pages_with_one_entry_each(case: str, tmp_path: Path) -> None:
    files, pattern, said = _ONE_EACH[case]
    read = Read(tmp_path, files)
    assert read.first == f"6 entries in Markdown pages, one per page, in {pattern}"
    assert said in read.out
    assert len(read.entries) == 6
    assert " error " not in read.check()


def test_an_ending_that_is_no_language_or_translates_nothing_is_a_name(tmp_path: Path) -> None:
    own = {f"glossary/{a}.md": f"# {a.title()}\n\n{b}\n" for a, b in _PARTS.items()}
    more = {"glossary/next.fr.md": "# Next\n\nA tool.\n", "glossary/davit.js.md": "# Davit.js\n\nA tool.\n"}
    assert {"Next", "Davit.js"} < set(Read(tmp_path, {**own, **more}).terms)


def test_pages_without_text(tmp_path: Path) -> None:
    """A few are left out, and said to be; where most are stubs, they are entries."""
    own = {f"glossary/{a}.md": _page(a, "", b) for a, b in _PARTS.items()}
    read = Read(tmp_path, {**own, "glossary/all.md": "---\ntitle: P\n---\n"})
    assert read.first.startswith("6 entries in Markdown pages")
    assert "excluded, because they have no entries: all.md\n" in read.out
    front = "---\ntitle: Word {}\n---\n"
    stubs = {f"terms/{n}.md": front.format(n) + ("" if n % 3 else "What one says of it.") for n in range(30)}
    assert Read(tmp_path, stubs).first.startswith("30 entries in Markdown pages")


def test_the_chapters_of_a_manual_are_no_entries(tmp_path: Path) -> None:
    parts = "".join(f"\n## Part {n}\n\nAll of it is told in [the first chapter](anchor.md).\n" for n in range(6))
    front = "---\ntitle: {}\n---\n\n{} {} is {}\n"
    pages = {
        f"{a}.md": front.format(a.title(), "An" if a[0] == "a" else "A", a, b[0].lower() + b[1:])
        for a, b in _PARTS.items()
    }
    assert Read(tmp_path, {path: f"{own}{parts}" for path, own in pages.items()}).error


def test_folders_of_one_glossary_side_by_side(tmp_path: Path) -> None:
    folders = {"ship-terms": "abc", "sail-terms": "de"}
    pages = {f"{at}/{x}.md": _page(x, "", f"What one says of {x}.") for at, words in folders.items() for x in words}
    assert Read(tmp_path, pages).table["files"] == ["ship-terms/*.md", "sail-terms/*.md"]


# --- pages of several entries ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [_HEADING, "- **{term}**: {text}\n", "**{term}**\n\n: {text}\n\n"])
def test_pages_of_several_entries_in_one_folder(form: str, tmp_path: Path) -> None:
    read = Read(tmp_path, {**_letters(form), "docs/glossary/index.md": "# Glossary\n\nThe words, by letter.\n"})
    assert read.first.startswith("6 entries in docs/glossary/*.md: ")
    assert "excluded, because they have no entries: index.md\n" in read.out
    assert len(read.entries) == 6
    assert " error " not in read.check()


@pytest.mark.parametrize(("letters", "number"), [("abcdef", 2), ("abcdef", 1), ("abc", 1)])
def test_pages_by_letter_may_have_one_entry_each(letters: str, number: int, tmp_path: Path) -> None:
    texts = {a: {f"{a}nt {n}": f"Part {n} of the {a}." for n in range(number if a < "d" else 1)} for a in letters}
    pages = {f"glossary/{a}.md": headings(own, title=a.upper()) for a, own in texts.items()}
    read = Read(tmp_path, pages)
    assert read.first.endswith(" in glossary/*.md: headings of level 2")
    assert read.terms == [term for own in texts.values() for term in own]


def test_pages_of_one_folder_may_have_different_suffixes_and_link_to_each_other(tmp_path: Path) -> None:
    pages = _letters(_HEADING)
    pages["docs/glossary/d.mdx"] = pages.pop("docs/glossary/d.md")
    assert Read(tmp_path, pages).first.startswith("6 entries in docs/glossary/*.md, docs/glossary/*.mdx: ")
    linked = _letters(_HEADING)
    linked["docs/glossary/d.md"] += "See the [anchor](a.md#anchor), the [anvil](a.md#anvil) and the [davit](#davit).\n"
    read = Read(tmp_path, linked)
    assert "links look like #id or a.md#id (all of 3 match an entry)\n" in read.out
    read.change("docs/glossary/d.md", "#anvil", "#anvel")
    assert read.check().count("error broken-link") == 1


@pytest.mark.parametrize("form", ["rst", "asciidoc"])
def test_pages_of_other_formats_in_the_folder_of_a_glossary(form: str, tmp_path: Path) -> None:
    parts = {f"Part{part} {n}": f"Thing {n} of {part} in a ship." for part in range(3) for n in range(4)}
    (ending,) = {path[9:] for path in page(form, parts)}
    pages = {}
    for at, name in ((0, "index"), (4, "hull"), (8, "mast")):
        (pages[f"docs/glossary/{name}.{ending}"],) = page(form, dict([*parts.items()][at : at + 4])).values()
    read = Read(tmp_path, pages)
    assert read.first.startswith("12 entries in docs/glossary/")
    assert "also found" not in read.out


def test_pages_of_one_name_beside_each_other_are_one_glossary(tmp_path: Path) -> None:
    pages = {
        "glossary/index.md": "# Glossary\n\nOf ships and shops.\n",
        "glossary/ships/index.md": _of("bilge", "capstan", "davit", "deck"),
        "glossary/shops/index.md": _of("anvil"),
    }
    german = {"glossary/de/index.md": "# Glossar\n\n## Amboss\n\nEin Block aus Stahl, auf dem man schmiedet.\n"}
    first = Read(tmp_path, {**pages, **german}).first
    assert first.startswith("5 entries in glossary/ships/index.md, glossary/shops/index.md: headings of level 2")
    read = Read(tmp_path, {**pages, "glossary/harbours/index.md": _of("anchor")})
    assert read.first.startswith("6 entries in glossary/*/index.md: headings of level 2")
    assert len(read.entries) == 6
    versions = {f"glossary/{name}/index.md": _of("bilge", "capstan", "davit") for name in ("stable", "latest")}
    assert "6 entries" not in Read(tmp_path, versions).out


_ROLES = {"rst": ("Glossary\n========\n\n.. glossary::\n\n", "   {}\n      A part, beside the :term:`{}`.\n\n", ""),
          "md": ("# Terms\n\n:::{glossary}\n", "{}\n    A part beside the {{term}}`{}`.\n\n", ":::\n")}  # fmt: skip


@pytest.mark.parametrize("ending", _ROLES)
def test_the_terms_of_all_directives_are_one_glossary(ending: str, tmp_path: Path) -> None:
    head, row, tail = _ROLES[ending]

    def text(**terms: str) -> str:
        return head + "".join(row.format(*own) for own in terms.items()) + tail

    guide = text(Bow="Hull", Mast="Bow")
    if ending == "rst":  # whatever else is on their page
        guide = f"Sails\n=====\n\n{'All of a guide. ' * 200}\n\n" + guide.partition("\n\n")[2]
    pages = {f"docs/glossary.{ending}": text(Keel="Mast", Hull="Bow"), f"docs/guide/glossary.{ending}": guide}
    read = Read(tmp_path, {**pages, f"docs/old/glossary.{ending}": text(Keel="Mast")} if ending == "rst" else pages)
    paths = f"docs/glossary.{ending}, docs/guide/glossary.{ending}"
    assert read.first == f"4 entries in {paths}: items of glossary directives"
    assert "(all of 4 match an entry)" in read.out
    assert len(read.entries) == 4


# --- translations of one page ---------------------------------------------------------------------------------------

_SPANISH = {
    "Cabo": "Cuerda gruesa de hilos torcidos, que sujeta el barco.",
    "Hilo": "Hebra de fibra hilada, con la que se hace un cabo.",
    "Proa": "Parte delantera de un barco, que corta el agua.",
    "Popa": "Parte trasera de un barco, donde va el timón.",
}


@pytest.mark.parametrize("translated", [_SPANISH, dict(zip(TERMS, _SPANISH.values(), strict=True))])
@pytest.mark.parametrize("path", ["docs/glossary/index.md", "docs/glossary.md", "docs/glossary.rst"])
def test_the_page_without_the_ending_of_a_language_is_the_glossary(
    path: str, translated: dict[str, str], tmp_path: Path
) -> None:
    form = "heading" if path.endswith("md") else "rst"
    other = path.replace(".", ".es.")
    (own,), (second,) = page(form, TERMS).values(), page(form, translated).values()
    for layout in ("", "page" if form == "heading" else "sphinx"):
        read = Read(tmp_path, {path: own, other: second}, layout=layout)
        assert read.terms == [*TERMS]
        assert f"also found, not used: 4 entries in {other}\n" in read.out


def test_the_index_page_is_the_glossary_and_not_a_longer_page_beside_it(tmp_path: Path) -> None:
    longer = headings({term: f"{text} It is a part of nearly all ships." for term, text in TERMS.items()})
    read = Read(tmp_path, {"docs/glossary/index.md": headings(TERMS), "docs/glossary/other.md": longer})
    assert read.first.startswith("4 entries in docs/glossary/index.md: ")
    assert "also found, not used: 4 entries in docs/glossary/other.md\n" in read.out
    more = headings({f"{term} {n}": text for n in range(4) for term, text in TERMS.items()})
    few = {"docs/glossary/index.md": headings({"Bow": "Front."}), "docs/glossary/index.es.md": more}
    assert Read(tmp_path, few).first.startswith("16 entries in docs/glossary/index.es.md")


def test_translations_of_pages_for_letters_are_excluded(tmp_path: Path) -> None:
    words = {"a": ("Anchor", "Apron", "Awning"), "b": ("Bow", "Bilge", "Boom"), "c": ("Cabin", "Cleat")}
    files = {}
    for letter, terms in words.items():
        files[f"docs/glossary/{letter}.md"] = headings(dict.fromkeys(terms, "Part that most ships have."), 3)
        files[f"docs/glossary/{letter}.de.md"] = headings(
            {f"{term}e": "Teil, den jedes Schiff hat." for term in terms}, 3
        )
    read = Read(tmp_path, files)
    assert read.first.startswith('8 entries in docs/glossary/*.md below "Glossary": ')
    assert "excluded, because they are translations: *.de.md\n" in read.out
    assert len(read.entries) == 8
