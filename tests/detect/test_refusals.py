"""Where ``init`` writes nothing: what is no glossary, what cannot be read, and the reasons and advice that it gives."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.detect.read import TERMS, Read, headings, items, records, rows
from tests.support import glosslint, write

_BEGIN = "to begin a new glossary: glosslint init --starter\n"


def _page(title: str, text: str, **keys: str) -> str:
    front = "".join(f"{key}: {value}\n" for key, value in {"title": title, **keys}.items())
    return f"---\n{front}---\n\n{text}\n"


_DATA = "".join(f"- term: {term}\n  definition: {text}\n" for term, text in TERMS.items())
_THING = "A thing that does what things do."
#: Folders in which there is nothing that may be a glossary.
_EMPTY: dict[str, dict[str, Any]] = {
    "an empty folder": {},
    "a project without documents": {
        "package.json": {"name": "thing", "description": _THING},
        "README.md": _page("Thing", _THING),
        "src/thing.py": "print()\n",
        ".github/glossary.yml": _DATA,
        "node_modules/x/glossary.yml": _DATA,
        "tests/glossary.yml": _DATA,
        "src/fixtures/terms.json": {**TERMS},
    },
    "a template": {"glossary/_template.yaml": "id: x\nterm: X\ndefinition: What it is, in a few words.\n"},
    "a schema": {"glossary.json": {"$schema": "http://json-schema.org/draft-07/schema#", "properties": {}}},
    "a README of another title": {"README.md": headings(TERMS, title="How to write a glossary with our program")},
    "pages for navigation": {"docs/_sidebar.md": "- [Home](/)\n", "docs/index.html": "<div id='app'></div>\n"},
    "tasks": {"Taskfile.yml": "tasks:\n" + "".join(f"  {x}:\n    desc: Does {x}.\n    deps: [a]\n" for x in "abcde")},
}


@pytest.mark.parametrize("case", _EMPTY)
def test_an_empty_project_gets_the_starter(case: str, tmp_path: Path) -> None:
    read = Read(tmp_path, _EMPTY[case])
    assert "wrote  schema/entry.schema.json" in read.out.splitlines()
    assert 'files = ["glossary/**/*.yaml"]' in read.settings


_CALLED = "seems to belong to a glossary, but no entries with a term and a text were recognised in it"
_GUIDE = {f"{'abcdef'[n]}.md": _page(f"How to {n}", f"First, read [it]({'bcdefa'[n]}.md). " * 40) for n in range(6)}
_PARTS = {f"part{n}": {"type": "string", "description": "A part of the ship."} for n in range(6)}
_SHAPES = [{"id": f"{n}", "name": f"Part {n}", "description": "What it does.", "to": [f"{n + 1}"]} for n in range(6)]
_LABELS = {"glossaryTitle": "Glossary", "glossaryBow": "Bow", "glossaryHelp": "Words of ships.", "glossaryAll": "All"}
_SKOS = {"@graph": [{"@id": "x:keel", "skos:prefLabel": "Keel", "skos:definition": "Beam of a hull."}]}
_LEGAL = "# Terms\n\n" + "".join(f"## {word}\n\nWe may change it.\n\n" for word in ("Use", "Content", "Liability"))
_CONTRACT = {
    "Acceptance": "By using the service, you agree to these terms.",
    "Privacy": "The privacy policy says what is kept.",
    "Warranty": "The service comes without any warranty.",
    "Liability": "There is no liability for any loss.",
}
_SERVICE = "<h1>{}</h1><h2>Boats</h2><p>Bring them back.</p><h2>Oars</h2><p>There is no warranty for them.</p>"
_LONG = "Look at the water first, and wait until the crew is ready for what comes next. " * 25
#: What is in a folder, and how the error begins.
_REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "a file with a syntax error": (
        {"glossary.yml": "- term: [Rope\n  definition: A thick line made of yarn.\n"},
        "glossary.yml seems to be a glossary, but has a syntax error in line 1: ",
    ),
    "a syntax error further down": (
        {"data/glossary.yaml": "anvil:\n  definition: Block of iron.\n\n<p>To do</p>\nbellows:\n"},
        "data/glossary.yaml seems to be a glossary, but has a syntax error in line 4: ",
    ),
    "an open quotation mark in CSV": (
        {"glossary.csv": 'term,definition\nRope,"Thick line.\nBow,Front.\n'},
        "glossary.csv seems to be a glossary, but has a syntax error in line 2: this is not CSV: this quotation",
    ),
    "a space before a quotation mark in CSV": (
        {"glossary.csv": 'term,definition\nRope, "Thick, long, heavy line."\n'},
        "glossary.csv seems to be a glossary, but has a syntax error in line 2: this row has 4 cells, but the header "
        "has 2; delete the space before the quotation mark that opens a cell",
    ),
    "a few bytes that are not UTF-8": (
        {
            "glossary.csv": "term,definition\nHelm,Place — here.\nCafé,Room.\n".encode()
            + "Poupée,Figure.\n".encode("l1")
        },
        "glossary.csv seems to be a glossary, but has a syntax error in line 4",
    ),
    "questions": (
        {"docs/GLOSSARY.md": headings({f"How is a {term} made?": text for term, text in TERMS.items()})},
        "docs/GLOSSARY.md seems to be a glossary in one page (4 headings of level 2): only 0 of 4 headings",
    ),
    "questions on a page of acronyms": (
        {"docs/acronyms.md": headings({f"How is {term} paid?": "A fee." for term in TERMS}, title="Acronyms")},
        "docs/acronyms.md is called a list of abbreviations: only 0 of 4 headings of ",
    ),
    "a table without known titles": (
        {"glossary/index.md": "# Our terms\n\n" + rows({f"bow {n}": "front" for n in range(4)}, "a", "b")},
        "glossary/index.md seems to belong to a glossary, but is not read as one: no columns of its tables are called "
        'term and definition or the like: "a", "b"\n',
    ),
    "repeated terms": (
        {"glossary.md": "# G\n\n" + "".join(f"- {w}: Part {n}.\n" for n, w in enumerate(["Bow", "Mast"] * 3))},
        "glossary.md seems to be a glossary in one page (6 list items that begin with plain text): terms are ",
    ),
    "a template": (
        {"docs/glossary.md": headings(TERMS) + "{% for x in site.data.words %}\n## {{ x }}\n{% endfor %}\n"},
        "docs/glossary.md seems to belong to a glossary, but is not read as one: it is a template: run init where the "
        f"data that fills it is\nnothing was written; {_BEGIN}",
    ),
    "an include of a glossary": ({"glossary.md": "{% include glossary.html %}\n" + headings(TERMS)}, "glossary.md "),
    "a page without entries": (
        {"glossary.rst": "Glossary\n========\n\nTo be written.\n"},
        "glossary.rst seems to be a glossary in reStructuredText: ",
    ),
    "a script": (
        {"glossary.html": "<h1>Words</h1><div id='list'></div><script src='terms.js'></script>"},
        "glossary.html seems to be a glossary in HTML: ",
    ),
    "menus": (
        {"glossary.html": f"<ul>{''.join(f'<li><a href=#>{t}</a><p>One</p><p>Two</p></li>' for t in TERMS)}</ul>"},
        "glossary.html seems to be a glossary in HTML: ",
    ),
    "long parts": (
        {"vocabulary.md": headings({f"Use of part {n}": _LONG for n in "ABCD"})},
        "vocabulary.md seems to be a glossary in one page (4 headings of level 2): its 4 headings of level 2 are ",
    ),
    "numbered chapters": (
        {"vocabulary.md": headings({f"{n}. Part{n}": _LONG for n in range(1, 5)})},
        "vocabulary.md seems to be a glossary in one page (4 headings of level 2): its 4 headings of level 2 are ",
    ),
    "a README of a glossary with few terms": (
        {"glossary/README.md": f"# Ropes\n\nWords on board.\n\n{items(TERMS)}"},
        "glossary/README.md seems to belong to a glossary, but is not read as one: a README is, if it has 8 terms or ",
    ),
    "a README about a program": (
        {"README.md": headings(dict.fromkeys(("Installation", "Usage", "Features"), "What to do."))},
        "README.md is called a glossary: ",
    ),
    "a section of few terms and much text": (
        {"README.md": f"# Boats\n\n## Glossary\n\n{_LONG * 2}\n\n{items(TERMS)}\n## License\n\nMIT\n"},
        "README.md seems to be a glossary in one page (4 list items that begin with bold): 4 entries are only a",
    ),
    "a part without texts": (
        {"README.md": "# Rig\n\nA program.\n\n## Terminology\n\n" + "".join(f"### {term}\n\n" for term in TERMS)},
        'README.md has a part "Terminology" (4 headings of level 3): ',
    ),
    "a page that can be read": (
        {"docs/guide.md": f"# Guide\n\n## Words\n\n#{headings(TERMS, 3)}", "terms.yaml": "- term: [\n"},
        "terms.yaml seems to be a glossary, but has a syntax error in",
    ),
    "a table without header": (
        {"terms.csv": "bow,front of a ship\nstern,rear of a ship\n"},
        f"terms.csv {_CALLED}; its columns are bow, front of a ship\n",
    ),
    "a table of translations": (
        {"terminology.csv": "en,zh,pos\nRope,epor,noun\nBow,wob,noun\n"},
        f"terminology.csv {_CALLED}",
    ),
    "translations": ({"_data/glossary.yml": records(TERMS, "entry", "translation")}, f"_data/glossary.yml {_CALLED}"),
    "data of another kind": ({"_data/glossary.yml": "- letter: D\n- letter: I\n"}, f"_data/glossary.yml {_CALLED}"),
    "SKOS": ({"glossary.json": _SKOS}, f"glossary.json {_CALLED}"),
    "strings": (
        {"glossary.json": ["Keel: Beam along the bottom.", "Helm: Where one steers."]},
        f"glossary.json {_CALLED}",
    ),
    "steps": (
        {"glossary.json": {"steps": [{"run": f"Do what number {n} says."} for n in range(8)]}},
        f"glossary.json {_CALLED}",
    ),
    "labels of a program": ({"public/locales/en/glossary.json": _LABELS}, "no glossary recognised in "),
    "another format": (
        {"docs/glossary.tex": "Bow: the front of a ship.\n", "README.md": "# Ship\n"},
        "docs/glossary.tex seems to be a glossary in LaTeX, which glosslint does not read\nnothing was written; "
        "glosslint reads files in YAML, JSON, TOML and CSV, and pages in\n"
        f"Markdown, reStructuredText, AsciiDoc and HTML; {_BEGIN}",
    ),
    "a program": ({"src/data/glossary.ts": "export {}\n"}, "src/data/glossary.ts seems to be a glossary in TypeScript"),
    "JSON-LD": ({"glossary.jsonld": "{}"}, "glossary.jsonld seems to be a glossary in JSON-LD"),
    "a workbook": (
        {"data/Team Glossary.xlsx": "PK"},
        "data/Team Glossary.xlsx seems to be a glossary in a .xlsx file, which glosslint does not read\n",
    ),
    "a page of text": (
        {"docs/_words.md": "# Words\n\nWhat a sailor says.\n"},
        "no glossary recognised in docs/_words.md",
    ),
    "settings": (
        {"config.yaml": f"name: thing\ndescription: {_THING}\nport: 80\n", "x.html": "<p>\n"},
        "no glossary recognised in config.yaml and 1 more",
    ),
    "a likely name": (
        {"a.md": "# A\n\nText.\n", "docs/concepts.md": "# C\n\nText.\n", "z.yaml": "a: 1\n"},
        "no glossary recognised in docs/concepts.md and 2 more\n",
    ),
    "a weblog": (
        {f"content/post/{n}.md": _page(f"Post {n}", "What I did today, in many words.") for n in range(9)},
        "no glossary recognised in content/post/0.md and 8 more",
    ),
    "a manual, whose pages link to each other": (_GUIDE, "no glossary recognised in a.md and 5 more"),
    "messages": ({"locales/en.json": {"save": "Save the file now?", "quit": "Leave?"}}, "no glossary recognised in "),
    "an API": ({"api.yaml": {"swagger": "2.0", "definitions": _PARTS}}, "no glossary recognised in api.yaml"),
    "the definitions of a schema": (
        {"parts.json": {"type": "array", "definitions": _PARTS}},
        "no glossary recognised in ",
    ),
    "parts of a model": ({"docs/views.json": {"model": {"systems": _SHAPES}}}, "no glossary recognised in "),
    "short names": ({"abbreviations.json": {f"serviceA{n}": f"srv a{n}" for n in range(6)}}, ""),
    "terms of use": ({"content/terms-of-use.md": _LEGAL, "legal/terms-use.md": _LEGAL}, "no glossary recognised in "),
    "terms of service": (
        {"terms.html": _SERVICE.format("Harbour Terms &amp; Conditions")},
        "no glossary recognised in ",
    ),
    "a contract": ({"TERMS.md": headings(_CONTRACT, title="Terms")}, "no glossary recognised in "),
    "a lesson on dictionaries": (
        {"book/03-02-python-dictionaries/lesson.md": _page("Dictionaries", "A dictionary has keys and values.")},
        "book/03-02-python-dictionaries/lesson.md seems to belong to a glossary, but is not read as one",
    ),
    "pages named by letters": (
        {
            f"docs/plans/{x}.md": headings({f"Plan {x} {n}": "How it is made." for n in range(4)}, title=x)
            for x in "abcdef"
        },
        "",
    ),
    "a page not called a glossary": (
        {"docs/ropes.md": f"# Ropes\n\n{rows(TERMS, 'Term', 'Place', 'Definition')}"},
        "no glossary recognised in ",
    ),
    "a few abbreviations below a text": (
        {"docs/forge.md": f"# Forge\n\n{_LONG}\n\n*[API]: Interface of it\n*[CLI]: Line of it\n"},
        "no glossary recognised in ",
    ),
    "tests": (
        {"tests/fixtures/glossary.md": headings(TERMS), "src/a.md": "Text.\n"},
        "no glossary recognised in src/a",
    ),
}


@pytest.mark.parametrize("case", _REFUSED)
def test_what_cannot_be_read_is_named_and_nothing_is_written(case: str, tmp_path: Path) -> None:
    files, message = _REFUSED[case]
    read = Read(tmp_path, files)
    assert f"{read.error}\n".startswith(message)
    assert "\nnothing was written; " in read.error
    assert sorted(str(one.relative_to(read.folder)) for one in read.folder.rglob("*") if one.is_file()) == sorted(files)


def test_a_refusal_ends_with_2_and_a_starter_may_be_asked_for(tmp_path: Path) -> None:
    folder = write(tmp_path, {"_data/glossary.yml": "- letter: D\n"})
    result = glosslint("init", cwd=folder)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: _data/glossary.yml {_CALLED}")
    assert "wrote  glossary/glossary.yaml" in glosslint("init", "--starter", cwd=folder).out


def test_the_likeliest_file_is_named_first(tmp_path: Path) -> None:
    nothing = "# Page\n\nOne long text without any terms.\n"
    guide = "# Guide\n\n## Glossary\n\n" + "".join(f"### Part {n}\n\n" for n in range(5)) + "The last one has a text.\n"
    files = {"a/guide.md": guide, "docs/glossary.md": nothing, "build/glossary.md": nothing, "docs/terms.docx": ""}
    first, second, third, *_ = Read(tmp_path, files).error.splitlines()
    reason = 'only one of its headings of level 1 may be a term: "Page"'
    assert first == f"docs/glossary.md seems to belong to a glossary, but is not read as one: {reason}"
    assert second == "docs/terms.docx seems to be a glossary in a .docx file, which glosslint does not read"
    assert third.startswith("a/guide.md seems to be a glossary in one page (5 headings of level 3): ")


@pytest.mark.parametrize(
    ("path", "text", "end"),
    [
        (
            "glossary.csv",
            b"term,definition\nP\xe1l,Mast\n",
            f"; when that is fixed, run glosslint init again;\n{_BEGIN}",
        ),
        (
            "glossary.md",
            b"# Glossary\n\n| a | b |\n|---|---|\n" + b"| bow | front |\n" * 5,
            "\nnothing was written; correct the files named above and run glosslint init again, or set\n"
            f"files and layout in glosslint.toml (in the guide: Layouts); {_BEGIN}",
        ),
    ],
)
def test_the_advice_follows_from_the_reason(path: str, text: bytes, end: str, tmp_path: Path) -> None:
    assert f"{Read(tmp_path, {path: text}).error}\n".endswith(end)


_DIRECTIVE = ".. glossary::\n\n   Keel\n      Lowest part.\n   Mast\n      Upright pole.\n"


def test_a_page_of_any_name_is_read_where_the_layout_is_named(tmp_path: Path) -> None:
    files = {
        "boats.md": headings(TERMS, title="Boats"),
        "a/naming.rst": _DIRECTIVE,
    }
    assert Read(tmp_path, {"boats.md": headings(TERMS, title="Boats")}).error
    read = Read(tmp_path, files, layout="page")
    assert read.first == "4 entries in boats.md: headings of level 2"
    assert 'files = ["./boats.md"]' in read.settings
    assert Read(tmp_path, files, layout="sphinx").first.startswith("2 entries in a/naming.rst: items of glossary ")
    assert '"pages" is not a known layout; did you mean "page"?' in Read(tmp_path, files, layout="pages").error
    assert 'no glossary in the layout "hugo" recognised' in Read(tmp_path, files, layout="hugo").error


def test_settings_that_are_there_are_not_doubled(tmp_path: Path) -> None:
    read = Read(tmp_path, {"GLOSSARY.md": headings(TERMS), "pyproject.toml": '[tool.glosslint]\nfiles = ["x.yaml"]\n'})
    assert "pyproject.toml has a table [tool.glosslint]; nothing was written\n" in read.error


# --- guides ---------------------------------------------------------------------------------------------------------

_CHAPTERS = ("Before you leave", "Setting the sails", "Steering", "In the harbour")
_SENTENCE = "Look at the water first, and wait until the crew is ready for what comes next. "


def _guide(title: str, number: str, parts: int, sentences: int) -> str:
    """Return a page in Markdown with chapters, each with some parts of some sentences (of 15 words)."""
    page = f"# {title}\n\n{_SENTENCE}\n\n"
    for at, chapter in enumerate(_CHAPTERS, 1):
        page += f"## {number.format(n=at)}{chapter}\n\n{_SENTENCE * (2 if parts else sentences)}\n\n"
        for part in range(parts):
            page += f"### {('What to bring', 'How it works', 'Checks')[part]}: {chapter}\n\n{_SENTENCE * sentences}\n\n"
    return page


def _as(ending: str, page: str) -> str:
    """Return a page in Markdown in another format."""
    if ending == "html":
        page = re.sub(r"^(#+) (.*)$", lambda m: f"<h{len(m[1])}>{m[2]}</h{len(m[1])}>", page, flags=re.MULTILINE)
        return re.sub(r"^(?!<)(.+)$", r"<p>\1</p>", page, flags=re.MULTILINE)
    if ending == "rst":
        lines = {"#": "=", "##": "-", "###": "~"}
        return re.sub(r"^(#+) (.*)$", lambda m: f"{m[2]}\n{lines[m[1]] * len(m[2])}", page, flags=re.MULTILINE)
    return page.replace("#", "=") if ending == "adoc" else page


@pytest.mark.parametrize("ending", ["md", "html", "adoc", "rst"])
@pytest.mark.parametrize(("title", "number", "parts", "sentences"), [
    ("Sailing", "{n}. ", 3, 5), ("Sailing", "Chapter {n}: ", 2, 5), ("Sailing", "{n} ", 0, 14),
])  # fmt: skip
def test_a_guide_is_no_glossary(
    ending: str, title: str, number: str, parts: int, sentences: int, tmp_path: Path
) -> None:
    error = Read(tmp_path, {f"glossary.{ending}": _as(ending, _guide(title, number, parts, sentences))}).error
    assert f"glossary.{ending} seems to be a glossary" in error
