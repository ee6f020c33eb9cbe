"""Which of several files ``init`` reads, by what they are called, and what it names beside the one that it reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from glosslint.detect.detection import detect
from glosslint.detect.scan import survey
from glosslint.model.frozen import replace
from tests.detect.read import TERMS, Read, headings, items, page, records, rows
from tests.support import write

_PAGE = headings(TERMS)
_OTHERS = {f"Old {term}": f"Former word for a part of a ship, as {term.lower()} is." for term in TERMS}
_MORE = {**TERMS, **{f"{one} line": f"Line at the {one.lower()} of a ship." for one in ("Head", "Mid", "Top", "Tow")}}
_LIST = page("list", TERMS)["glossary.yaml"]
_LONG = "This program does many things, which take many words. " * 30
_WORDS = ("anchor", "bilge", "capstan", "davit", "engine", "fender", "galley", "hull")
_SIGNALS = "signal_id,description,unit\n" + "".join(f"h2_{n},Flow of hydrogen to engine {n},kg/s\n" for n in range(22))


def _chapters(folder: str) -> dict[str, str]:
    """Return pages that are short, link to each other and begin with their titles."""
    before = dict(zip(_WORDS, (_WORDS[-1], *_WORDS), strict=False))
    text = "---\ntitle: {title}\n---\n\nThe {word} is a part of a ship, beside its [{other}]({other}.md).\n"
    return {f"{folder}/{word}.md": text.format(title=word.title(), word=word, other=before[word]) for word in _WORDS}


def _data(folder: str, count: int = 6) -> dict[str, str]:
    return {f"{folder}/{n}.yaml": f"id: e{n}\nterm: E {n}\ndefinition: What one says of it.\n" for n in range(count)}


_README = {"README.md": f"# Rig\n\nA program for riggers.\n\n{{}}## Glossary\n\n{items(TERMS)}\n## Licence\n\nFree.\n"}
_VALE = "extends: substitution\nmessage: Write it.\nswap:\n" + "".join(
    f"  old word {n}: new word {n}\n" for n in range(9)
)
_MADE = {
    f"glossary/part-{n}.md": f"# Ships\n\nGenerated from `data/terms.json`. Do not edit.\n\n### {term}\n\n{text}\n"
    for n, (term, text) in enumerate(TERMS.items())
}
_TOKENS = {"model": {"vocab": {f"##w{number}": number for number in range(50)}}}
_HTML = page("html", TERMS)["glossary.html"]
#: Folders, and how the first line begins: what is read of several.
_CHOSEN: dict[str, tuple[dict[str, Any], str]] = {
    "a page called glossary before chapters": (
        {**_chapters("content/concepts"), "content/glossary.md": _PAGE}, "4 entries in content/glossary.md"
    ),
    "chapters alone": (_chapters("content/concepts"), "8 entries in Markdown pages"),
    "chapters whose folder says that they define": (
        {**_chapters("content/terms"), "content/glossary.md": _PAGE}, "8 entries in Markdown pages"
    ),
    "the title of a glossary before chapters": (
        {**_chapters("a"), "docs/words.md": headings(TERMS, title="Glossary of ships")}, "4 entries in docs/words.md"
    ),
    "a glossary before a data dictionary": (
        {"a/DATA_DICTIONARY.csv": _SIGNALS, "docs/glossary.md": _PAGE}, "4 entries in docs/glossary.md"
    ),
    "a list before a data dictionary": (
        {"a/data-dictionary.csv": _SIGNALS, "docs/glossary.yml": _LIST}, "4 entries in a YAML list, in docs/"
    ),
    "a glossary before larger data": (
        {"data/rows.yml": records({f"Row {n}": f"One of the rows, row {n}." for n in range(15)}, "name", "description"),
         "glossary.yml": _LIST}, "4 entries in a YAML list, in glossary.yml"
    ),
    "a glossary before a key": (
        {"book.json": {"title": "Ships", "glossary": records(_MORE)}, "glossary.json": records(TERMS)},
        "4 entries in a JSON list, in glossary.json",
    ),
    "a glossary before a folder of vocabularies": (
        {**{f"_vocabularies/{x}.md": f"---\nname: {x}\nterms:\n  - term: {x}\n    definition: Date of {x}.\n---\n"
            for x in "abcd"}, "_data/glossary.yml": _LIST}, "4 entries in a YAML list, in _data/glossary.yml"
    ),
    "a glossary before definitions": (
        {"docs/definitions.md": f"# Ropes\n\n{items(_MORE)}", "README.md": _README["README.md"].format("")},
        '4 entries in README.md below "Glossary"',
    ),
    "data before definitions": (
        {"docs/definitions.md": f"# Ropes\n\n{items(_MORE)}", "glossary.yml": _LIST}, "4 entries in a YAML list"
    ),
    "a glossary before abbreviations": (
        {"abbr.md": "*[API]: Interface\n*[CLI]: Command line\n*[GUI]: User interface\n", "docs/glossary.md": _PAGE},
        "4 entries in docs/glossary.md",
    ),
    "a glossary before the README": (
        {"README.md": headings(_MORE), "docs/glossary.md": _PAGE}, "4 entries in docs/glossary.md"
    ),
    "a glossary before its copy with an underscore": (
        {"docs/_glossary.md": headings(_MORE), "docs/glossary.md": _PAGE}, "4 entries in docs/glossary.md"
    ),
    "a glossary before the rules of a linter": (
        {"styles/House/Terms.yml": _VALE, "docs/glossary.md": _PAGE}, "4 entries in docs/glossary.md"
    ),
    "a glossary before a tokenizer": (
        {"src/tokenizer.json": _TOKENS, "docs/glossary.md": _PAGE}, "4 entries in docs/glossary.md"
    ),
    "a glossary before rules for bad terms": (
        {"bad_terms.yml": "usa: United States\nnz: New Zealand\nbe: Belgium\n", "doc/glossary.md": _PAGE},
        "4 entries in doc/glossary.md",
    ),
    "a glossary before terms and parts of pages": (
        {"content/includes/glossary.md": headings(_MORE), "content/waf/terms.md": headings(_MORE),
         "content/glossary/_index.md": _PAGE}, "4 entries in content/glossary/_index.md",
    ),
    "the current version": (
        {"docs/glossary.md": _PAGE, "versioned_docs/version-0.11/glossary.md": headings(_MORE)},
        "4 entries in docs/glossary.md",
    ),
    "the largest in numbered folders": (
        {"docs/1/glossary.md": headings(_MORE), "docs/2/glossary.md": _PAGE}, "8 entries in docs/1/glossary.md"
    ),
    "files above those of the same name": (
        {"glossary.yml": _LIST, "old/glossary.yml": _LIST}, "4 entries in a YAML list, in ./glossary.yml"
    ),
    "sources before what is built": (
        {**_data("entries"), **_data("terms", 3), "build/glossary.json": records(_MORE)},
        "3 entries in data files, one per file, in terms/*.yaml",
    ),
    "a page before the HTML that is made of it": (
        {"site/glossary.md": _PAGE, "docs/glossary.html": _HTML}, "4 entries in site/glossary.md"
    ),
    "a source before its export": (
        {"glossary.md": _PAGE, "exports/glossary.json": records(TERMS)}, "4 entries in glossary.md"
    ),
    "a page before one that a program wrote": (
        {"a/glossary.md": f"<!-- Generated from b. Do not edit. -->\n\n{headings(_MORE)}", "b/glossary.md": _PAGE},
        "4 entries in b/glossary.md",
    ),
    "a list before one that a program wrote": (
        {"a/glossary.yml": "# Generated from b. Do not edit.\n" + page("list", _MORE)["glossary.yaml"],
         "b/glossary.yml": _LIST}, "4 entries in a YAML list, in b/glossary.yml",
    ),
    "data before the pages that a program makes of it": (
        {**_MADE, "data/terms.json": records(TERMS)}, "4 entries in a JSON list, in data/terms.json"
    ),
    "a source that names its pages": (
        {"_data/glossary.yml": f"# Add terms here; do not edit generated pages of the glossary.\n{_LIST}",
         "api/terms.json": records({"Call": "What a program asks.", "Hook": "A place."})},
        "4 entries in a YAML list, in _data/glossary.yml",
    ),
    "English before other languages": (
        {f"src/locales/{code}.json": {"app": {"hi": "Hello"}, "glossary": records(TERMS)} for code in ("de", "en")},
        '4 entries in a JSON list under "glossary", in src/locales/en.json',
    ),
    "a part of a README": (
        {"README.md": _README["README.md"].format(f"## Use\n\n{_LONG * 3}\n\n"), "src/glossary.ts": "export {}\n"},
        '4 entries in README.md below "Glossary": list items',
    ),
    "a page to which others only lead": (
        {**{f"g/glossary/{w}.md": f"---\ntitle: {w.title()}\nto: _index.md#{w}\n---\n\n<br />\n" for w in _WORDS},
         "g/glossary/_index.md": _PAGE}, "4 entries in g/glossary/_index.md",
    ),
    "a page of terms that is no law": (
        {"TERMS.md": headings({"Acceptance": "Consent to an offer.", "Privacy": "Being left alone.", **TERMS})},
        "6 entries in TERMS.md",
    ),
    "the sources of a page are not the glossary": (
        {"data/glossary.json": {"sources": records({"Lloyd": "Says it.", "Register": "As well."}, "label", "text")},
         "glossary.html": _HTML}, "4 entries in glossary.html"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", _CHOSEN)
def test_what_is_read_of_several(case: str, tmp_path: Path) -> None:
    files, first = _CHOSEN[case]
    assert Read(tmp_path, files).first.startswith(first)


_NAMES = ("docs/definitions.md", "01-definitions.md", "a/ubiquitous-language.md", "nomenclature.md", "glossário.md",
          "lexique.md", "doc/woordenlijst.md", "begriffe.md", "sözlük.md", "definitions.rst", "definitions.adoc",
          "definitions.html", "docs/acronyms.md")  # fmt: skip
_FORM = {"md": "item", "rst": "rst", "adoc": "asciidoc", "html": "html"}


@pytest.mark.parametrize("name", _NAMES)
def test_a_page_with_the_name_of_a_glossary(name: str, tmp_path: Path) -> None:
    (text,) = page(_FORM[name.rpartition(".")[2]], TERMS).values()
    assert Read(tmp_path, {name: text.replace("Glossary", "Ropes  ")}).first.startswith(f"4 entries in {name}")


_TITLES = ("Glossary (ships)", "Glossary – ships", "Glossaire", "Terminology", "2. Definitions",
           "Terms and definitions",
           "Key terms")  # fmt: skip


@pytest.mark.parametrize("above", ["# {}\n\n", "---\ntitle: '{}'\n---\n\n"])
@pytest.mark.parametrize("title", _TITLES)
def test_a_page_with_the_title_of_a_glossary(title: str, above: str, tmp_path: Path) -> None:
    text = f"{above.format(title)}Words of the crew.\n\n{items(TERMS)}"
    assert Read(tmp_path, {"docs/words.md": text}).first.startswith("4 entries in docs/words.md")


@pytest.mark.parametrize("title", ["# Glossary", "# Blacksmith Glossary!"])
def test_a_readme_with_the_title_of_a_glossary(title: str, tmp_path: Path) -> None:
    own = headings(_MORE).partition("\n\n")[2]
    read = Read(tmp_path, {"README.md": f"{title}\n\nWords of the forge.\n\n{own}## Contributing\n\nWrite to us.\n"})
    assert read.first.startswith("8 entries in README.md: headings of level 2")
    named = Read(tmp_path, {"README.md": "# Rig\n", "glossary/README.md": f"# Ropes\n\nWords.\n\n{items(_MORE)}"})
    assert named.first.startswith("8 entries in glossary/README.md")


@pytest.mark.parametrize("title", ["Terminology", "Definitions", "Glossary of terms", "Key terms", "Terms used in it"])
@pytest.mark.parametrize("name", ["README.md", "docs/architecture.md"])
def test_a_part_with_the_title_of_a_glossary(title: str, name: str, tmp_path: Path) -> None:
    text = _README["README.md"].format("").replace("## Glossary", f"## {title}")
    assert Read(tmp_path, {name: text}).first.startswith(f'4 entries in {name} below "{title}": list items')


@pytest.mark.parametrize("title", ["Concepts", "Words", "Domain", "Terms and conditions", "Type definitions", "Terms"])
def test_a_part_with_another_title(title: str, tmp_path: Path) -> None:
    text = _README["README.md"].format("").replace("## Glossary", f"## {title}")
    assert Read(tmp_path, {"docs/a.md": text}).error.startswith("no glossary ")


# --- what is named beside ------------------------------------------------------------------------------------------

_FORBIDDEN = "terms:\n" + "".join(f"  {a}:\n    description: {b}\n" for a, b in TERMS.items()) + "forbidden:\n"
_FORBIDDEN += "".join(f"- term: {term}s\n  reason: {text}\n" for term, text in TERMS.items())
_ENTRIES = {
    f"docs/glossary/{a.lower()}.md": f"---\nterm: {a}\n---\n\n{b} See [rope](./rope.md).\n" for a, b in TERMS.items()
}
_TWO = {"en": records(TERMS), "de": records(TERMS)}
_POST = f"# Talk\n\n### Definitions\n\n{items(_MORE)}"
_FAULTY = "has a syntax error in line 2: byte 0x81 is not UTF-8"
#: Folders, and the lines that name what else is there; none if nothing else is named.
_BESIDE: dict[str, tuple[dict[str, Any], str]] = {
    "other files and parts of the file": (
        {"glossary.yml": _FORBIDDEN, "docs/glossary.md": headings(_OTHERS)},
        'also found, not used: 4 entries in docs/glossary.md; 4 entries under "forbidden" in glossary.yml\n',
    ),
    "chapters": (
        {**_chapters("content/concepts"), "content/glossary.md": _PAGE},
        "also found, not used: 8 entries in content/concepts/*.md\n",
    ),
    "many pages": (
        {"glossary.yml": _LIST, **dict.fromkeys(["a/terms.md", "b/terms.md", "c/words.md", "docs/glossary.md"],
                                                headings(_OTHERS))},
        "also found, not used: 4 entries in docs/glossary.md; ",
    ),
    "a translation in the file": (
        {"glossary.json": _TWO}, 'also found, not used: 4 entries under "de" in glossary.json\n'
    ),
    "what is built": (
        {**_data("terms", 3), "build/glossary.json": records(_MORE), "docs/glossary.md": headings(_OTHERS)},
        "also found, not used: 4 entries in docs/glossary.md; 8 entries in build/glossary.json\n",
    ),
    "an index with texts": (
        {**_ENTRIES, "docs/glossary/index.md": headings(_OTHERS)},
        "also found, not used: 4 entries in docs/glossary/index.md\n",
    ),
    "a page called glossary that is not read": (
        {"pages/glossary.md": "# Glossary\n\nAnchor, a heavy hook; bilge, the lowest part.\n", "posts/talk.md": _POST},
        "also found, not read: pages/glossary.md seems to belong to a glossary, but is not read as one: it has no",
    ),
    "a glossary that is not read": (
        {"docs/glossary.md": _PAGE, "site/words.md": headings({**dict.fromkeys(_WORDS, "")})},
        "also found, not read: site/words.md seems to be a glossary in one page (8 headings of level 2): 8 of 8",
    ),
    "a faulty file": (
        {"glossary.md": _PAGE, "data/glossary.csv": b"term,definition\nBow,Front\x81 part\n"},
        f"also found, not read: data/glossary.csv seems to be a glossary, but {_FAULTY}",
    ),
    "a faulty file beside data": (
        {"data/terms/glossary.yaml": _LIST, "data/glossary.json": '[{"term": "Bow", "definition": "Front",}]'},
        "also found, not read: data/glossary.json seems to be a glossary, but has a syntax error in line 1: this",
    ),
    "an excluded page": (
        {**{f"docs/glossary/part-{n}.md": f"---\ntitle: Part {n}\n---\n\nWhat part {n} is for.\n" for n in range(12)},
         "docs/glossary/terminology.md": _PAGE, **{f"docs/guide-{n}/glossary.md": _PAGE for n in range(6)}},
        "terminology.md",
    ),
    "a licence": ({"glossary.yml": _LIST, "LICENSES/terms.md": headings(_OTHERS, title="Terms")}, ""),
    "templates": (
        {"glossary/_glossary.yaml": _LIST, **{f"glossary/_parts/_{name}.md":
            "{% for item in terms %}\n# {{ item.term }}\n\nThe {{ item.text }} of a ship.\n{% endfor %}\n"
            for name in ("head", "body", "foot")}}, "",
    ),
    "numbered parts": (
        {f"glossary-{n}.csv": f"term,definition\n{term},A part.\n{term}s,Parts.\n" for n, term in enumerate(TERMS)},
        "also found, not used: 2 entries in glossary-1.csv; 2 entries in glossary-2.csv",
    ),
    "groups that are read": ({"glossary.json": {"letters": {"A": records(TERMS), "B": records(_OTHERS)}}}, ""),
}  # fmt: skip


@pytest.mark.parametrize("case", _BESIDE)
def test_what_is_named_beside_the_glossary(case: str, tmp_path: Path) -> None:
    files, said = _BESIDE[case]
    out = " ".join(Read(tmp_path, files).out.split())
    if said:
        assert " ".join(said.split()) in out
    else:
        assert out and "also found" not in out


# --- what is searched -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["glossary.md", "glossary.rst"])
def test_a_glossary_in_a_folder_of_which_only_part_is_searched(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is called so is read before the files of a dictionary, and what is not read is said."""
    (text,) = page("heading" if name.endswith("md") else "rst", TERMS).values()
    monkeypatch.setattr("glosslint.detect.scan.MAX_FILES", 3)
    monkeypatch.setattr("glosslint.detect.scan.MAX_TOTAL", len(text) + 40)
    files = {f"a/dictionary/{number}.yaml": "a: b\n" for number in range(9)}
    files |= {f"a/dictionary/{number}.rst": "Word\n====\n" * 9 for number in range(3)}
    read = Read(tmp_path, {**files, f"z/{name}": text})
    assert read.first.startswith(f"4 entries in z/{name}: ")
    assert "files in a, since this folder is large; to search there, run init" in read.out
    nothing = Read(tmp_path, {f"{letter}/x.yaml": "a: b\n" for letter in "abcdefghi"})
    assert "not searched: 6 files in d, e, f …, since this folder is large" in nothing.error


def test_a_survey_keeps_to_its_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {f"x/{number}.yaml": "a: b\n" for number in range(9)} | {"z/glossary.yaml": "a: b\n"})
    monkeypatch.setattr("glosslint.detect.scan.MAX_FILES", 3)
    found = survey(tmp_path)
    assert list(found.documents) == ["x/0.yaml", "x/1.yaml", "z/glossary.yaml"]  # what is called a glossary comes first
    assert found.unsearched == tuple(f"x/{number}.yaml" for number in range(2, 9))
    monkeypatch.setattr("glosslint.detect.scan.MAX_NAMES", 2)
    assert list(survey(tmp_path).documents) == ["x/0.yaml", "x/1.yaml"]
    files = {f"a/{number}.yaml": "a: b\n" for number in range(9)}
    read = Read(tmp_path, {**files, "docs/words/glossary.md": _PAGE})  # documentation is listed first
    assert read.first.startswith("4 entries in docs/words/glossary.md")
    assert "\nnot searched: what comes after the first 2 files of this folder; to search there, run init" in read.out


def test_what_cannot_be_opened_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {"glossary.yml": _LIST, "big.json": " " * 9_000_000})
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    found = survey(tmp_path)
    assert list(found.documents) == ["glossary.yml"]
    assert not (found.unsearched or found.cut)


def test_the_same_files_in_another_order_give_the_same(tmp_path: Path) -> None:
    found = survey(write(tmp_path, {**_chapters("a/concepts"), "glossary.yml": _LIST, "docs/terms.md": rows(_MORE)}))
    turned = replace(found, documents=dict(reversed([*found.documents.items()])))
    assert detect(turned) == detect(found)
