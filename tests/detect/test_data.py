"""``init`` on data files and folders of them: the container of the entries, and the key of each part of an entry."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.settings.settings import load
from tests.detect.read import SHOWN, TERMS, Read, page, records
from tests.layout.test_presets import CASES
from tests.support import glosslint, write


def _findings(read: Read) -> list[str]:
    """Return the rules of what is found; examples are too small not to be circular, and not written well."""
    report = check(CheckRequest(load(None, read.folder)))
    found = (finding for finding in report.findings if finding.category != "circularity")
    return [one.rule for one in found if one.rule not in ("leading-article", "duplicate-definition")]


@pytest.mark.parametrize("name", CASES)
def test_every_preset_is_recognised(name: str, tmp_path: Path) -> None:
    read = Read(tmp_path, CASES[name].files)
    assert f'this is the layout "{name}"' in read.out.splitlines()
    assert read.table == tomllib.loads(CASES[name].settings)
    assert _findings(read) == []


class Odd(NamedTuple):
    """A glossary as somebody keeps it, what the layout must be, how many entries there are, and what is wrong."""

    files: Mapping[str, Any]
    layout: Any
    entries: int
    findings: tuple[str, ...] = ()  # the rules of what is found


def _page(title: str, text: str, **keys: str) -> str:
    front = "".join(f"{key}: {value}\n" for key, value in {"title": title, **keys}.items())
    return f"---\n{front}---\n\n{text}\n"


def _of_list(text: str = "definition", **keys: Any) -> dict[str, Any]:
    return {"entries": "list", "id": "id", "term": "term", "prose": {"definition": text}, "core": "definition"} | keys


_LEAD = {
    "entries": "file",
    "id": "@stem",
    "term": "title",
    "prose": {"definition": "@lead"},
    "core": "definition",
    "limits": {"definition": {}},
}
_ACRONYMS = {
    f"{x}O": {"type": "acronym", "term": f"{own} officer"} for x, own in zip("ABC", ("An", "Be", "Co"), strict=True)
}
_OFFICERS = {
    f"{own} officer": {"type": "term", "description": f"A person who does {own}."} for own in ("An", "Be", "Co")
}
_HEMP = (
    "- term: thick line\n  refers_to: rope\n- term: fibre line\n  refers_to: yarn\n- term: string\n  refers_to: yarn\n"
    "- term: hemp rope\n  id: rope\n  definition: Line made by twisting many yarns.\n  see_also: [yarn]\n"
    "- term: spun yarn\n  id: yarn\n  definition: Line made by twisting fibres of plants.\n  see_also: [rope]\n"
)
_NAMED = [("Sea anchor", "Life raft"), ("Life raft", "Storm sail"), ("Storm sail", "Sea anchor")]
_OFFER = [
    {"slug": "bow", "title": "Bow", "longDescription": "The front of a ship.", "seeAlso": [{"slug": "stern"}]},
    {"slug": "stern", "title": "Stern", "longDescription": "The back of a ship.", "seeAlso": []},
]
_BILINGUAL = [
    {"id": a.lower(), "term": {"en": a, "de": f"{a}e"}, "definition": {"en": b, "de": "Ein Teil eines Schiffs."}}
    for a, b in TERMS.items()
]
ODD = {
    "ids that are anchors": Odd(
        {"docs/glossary.yaml": "- name: Back end\n  description: A server; a [proxy](#proxy) hides it.\n"
         "- name: Proxy\n  description: A server before a [back end](#back-end).\n"},
        _of_list(id="@slug", term="name", prose={"description": "description"}, core="description", links=["#{id}"]), 2,
    ),
    "homonyms, each with its subject field": Odd(
        {"terms.yaml": "".join(f"- id: port-{x}\n  term: Port\n  subject_field: {x}\n  meaning: What is in {x}, here.\n"
                               for x in ("ships", "nets"))}, _of_list("meaning", domain="subject_field"), 2,
    ),
    "a map from terms to texts": Odd({"data/glossary.json": {**TERMS}}, "map", 4),
    "keys about the file": Odd({"glossary.json": {"$schema": "./x.json", "_comment": "In order.", **TERMS}}, "map", 4),
    "a map below a key": Odd({"glossary.yml": {"title": "Ours", "terms": TERMS}}, {"extends": "map", "at": "terms"}, 4),
    "acronyms that point at terms": Odd(
        {"glossary.yml": {"entries": _ACRONYMS | _OFFICERS}},
        {"entries": "map", "at": "entries", "id": "@key", "term": "@key", "prose": {"description": "description"},
         "core": "description", "kind": "type", "names": "term"}, 6,
    ),
    "texts under a key of another name": Odd(
        {"glossary.yaml": {"terms": {a.lower(): {"name": a, "reading": b} for a, b in TERMS.items()}}},
        {"entries": "map", "at": "terms", "id": "@key", "term": "name", "prose": {"definition": "reading"},
         "core": "definition"}, 4,
    ),
    "terms of which most are only translated": Odd(
        {"glossary.yaml": {"glossary": [{"term": "rope", "fi": "köysi", "definition": "thick line made of many yarns"},
                                        *({"term": f"line {n}", "fi": f"linja {n}"} for n in "abcdefg")]}},
        {"extends": "jekyll-data", "at": "glossary"}, 8, ("empty-definition",) * 7,
    ),
    "names of entries without text": Odd(
        {"glossary.yml": _HEMP}, _of_list(names="refers_to", references=["see_also"]), 5
    ),
    "several YAML documents": Odd(
        {"glossary.yaml": "---\n".join(f"key: {a}\nterm: {a}\ndefinition: A thick line.\nsee: [{b}]\n"
                                       for a, b in (("rope", "yarn"), ("yarn", "rope")))},
        _of_list(entries="documents", id="key", references=["see"]), 2,
    ),
    "TOML": Odd({"glossary.toml": "".join(f'["{a}"]\ndefinition = "{b}"\n' for a, b in TERMS.items())}, "map", 4),
    "a folder a letter": Odd(
        {f"terms/{a[0]}/{a}.yaml": f"term: {a}\nsummary: {b}\n" for a, b in TERMS.items()},
        {"entries": "file", "id": "@stem", "term": "term", "prose": {"summary": "summary"}, "core": "summary"}, 4,
    ),
    "pages with a shortcode of the house": Odd(
        {f"content/lexicon/{a}.md": _page(a.title(), f'A part, far from the {{{{% gloss "{b}" %}}}}.', id=a)
         for a, b in (("bow", "stern"), ("stern", "bow"))}, {**_LEAD, "links": ['{{% gloss "{id}" %}}']}, 2,
    ),
    "languages below each key": Odd(
        {"vocabulary.json": {"concepts": _BILINGUAL}},
        _of_list("definition.*", at="concepts", term="term.*", languages=["*"]), 4,
    ),
    "keys in another language": Odd(
        {"glossar.yml": records({"Seil": "Eine dicke Leine.", "Garn": "Ein Faden."}, "begriff", "erklärung")},
        _of_list("erklärung", id="@slug", term="begriff"), 2,
    ),
    "the first Glossarist, a map a language": Odd(
        {f"concepts/{n}.yaml": {"termid": f"3.{n}", "term": a, "related": [{"ref": {"id": f"3.{3 - n}"}}],
                                "eng": {"terms": [{"designation": a}], "definition": [{"content": f"what a {a} is"}]},
                                "pol": {"terms": [{"designation": f"{a}a"}], "definition": []}}
         for n, a in ((1, "rook"), (2, "king"))},
        {"entries": "file", "id": "termid", "term": "term", "languages": ["*"],
         "prose": {"text": "*.definition.content"}, "core": "text", "references": ["related.ref.id"]}, 2,
    ),
    "related entries as maps, keys with capitals": Odd(
        {"glossary.json": _OFFER},
        _of_list(id="slug", term="title", prose={"details": "longDescription"}, core="details",
                 references=["seeAlso.slug"]), 2,
    ),
    "references by name": Odd(
        {"glossary.yml": [{"id": a.lower().replace(" ", "-"), "term": a, "definition": f"A {a}.", "see_also": [b]}
                          for a, b in _NAMED]}, _of_list(references=["see_also"], resolve="name"), 3,
    ),
    "translations, a folder a language": Odd(
        {f"content/{x}/glossary/{a}.md": _page(a, f"Text on a {a}, not on [it](/glossary/{b}/).")
         for x in ("de", "en", "fr") for a, b in (("bow", "stern"), ("stern", "bow"))},
        {**_LEAD, "links": ["/glossary/{id}/"]}, 2,
    ),
    "the long text before the short one": Odd(
        {"data/glossary.json": {"version": 1, "terms": records(TERMS, "term", "long", short="a part of it")}},
        _of_list("long", at="terms", id="@slug", prose={"definition": "long", "summary": "short"}), 4,
    ),
    "a key that is mostly null": Odd(
        {"glossary.yml": [{"term": f"W {n}", "definition": None if n else "What one says of it, once.",
                           "description": f"What one says of it, number {n}."} for n in range(9)]},
        _of_list(id="@slug", prose={"description": "description", "definition": "definition"}, core="description"), 9,
    ),
    "senses of an entry": Odd(
        {f"glossary/{n}.yml": f"term: word {n}\ndefinition:\n  1: Its front.\n  2: A weapon.\n" for n in range(9)},
        {"entries": "file", "id": "@stem", "term": "term", "prose": {"definition": "definition"},
         "core": "definition"}, 9,
    ),
    "a key and short forms": Odd(
        {"glossary.json": [{"key": a.lower(), "short": a, "description": b} for a, b in TERMS.items()]},
        _of_list(id="key", term="short", prose={"description": "description"}, core="description"), 4,
    ),
    "columns of one language": Odd(
        {"glossary.csv": "id,en,en-def,de,de-def\n" + "".join(f"p{n},Part {n},Part of a ship {n}.,Teil {n},Teil {n}.\n"
                                                              for n in range(5))},
        _of_list("en-def", term="en"), 5,
    ),
    "other delimiters": Odd({"terms.csv": "Term;Definition\n" + "".join(f"{a};{b}\n" for a, b in TERMS.items())},
                            "jekyll-data", 4),
    "tabs": Odd(
        {"terms.tsv": "Term\tDefinition\n" + "".join(f"{a}\t{b}\n" for a, b in TERMS.items())}, "jekyll-data", 4
    ),
    "senses with labels": Odd(
        {f"words/w{n}.yaml": {"headword": f"w{n}x", "senses": [{"label": x, "definition": f"Thing {n} of the {x}."}
                                                             for x in ("home", "town")]} for n in range(8)},
        {"entries": "file", "id": "@stem", "term": "headword", "prose": {"definition": "senses.definition"},
         "core": "definition"}, 8,
    ),
    "sections of entries": Odd(
        {"glossary.json": [{"slug": a.lower(), "name": a, "description": b, "sections": [
            {"title": x, "paragraphs": ["Some words.", "And more."]} for x in ("Definition", "In practice")]}
            for a, b in TERMS.items()]},
        _of_list(id="slug", term="name", prose={"description": "description"}, core="description"), 4,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_odd_glossaries_get_a_layout_that_reads_them(name: str, tmp_path: Path) -> None:
    odd = ODD[name]
    read = Read(tmp_path, odd.files)
    assert read.table["layout"] == odd.layout
    assert read.first.startswith(f"{odd.entries} entries in ")
    assert len(read.entries) == odd.entries
    assert tuple(_findings(read)) == odd.findings


# --- groups of entries ----------------------------------------------------------------------------------------------


def _entries(letter: str, count: int = 3) -> list[dict[str, str]]:
    return [{"term": f"{letter}part {n}", "definition": f"A part of a ship, kind {letter}{n}."} for n in range(count)]


_TEXTS = {letter: {row["term"]: row["definition"] for row in _entries(letter)} for letter in "ABC"}
_DEFINED = {x: {term: {"definition": text} for term, text in terms.items()} for x, terms in _TEXTS.items()}
_PAIRS = {x: [{term: text} for term, text in terms.items()] for x, terms in _TEXTS.items()}
_LISTS = 'JSON lists under "*"'


@pytest.mark.parametrize(
    ("data", "at", "count", "words"),
    [
        ({x: _entries(x) for x in "ABCD"}, "*", 12, _LISTS),
        ({"terms": {x: _entries(x, 1) for x in "ABC"}}, "terms.*", 3, 'JSON lists under "terms.*"'),
        (_TEXTS, "*", 9, 'JSON mappings under "*"'),
        (_DEFINED, "*", 9, 'JSON mappings under "*"'),
        ({"version": "1", **{x: _entries(x, 2) for x in "ABC"}}, "*", 6, _LISTS),
        ([{"name": f"Field {x}", "terms": _entries(x)} for x in "ABC"], "*.terms", 9, 'JSON lists under "*.terms"'),
        ({x: {"title": f"Field {x}", "terms": _entries(x)} for x in "ABC"}, "*.terms", 9, 'JSON lists under "*.terms"'),
        ({"fields": [{"title": f"Field {x}", "terms": terms} for x, terms in _TEXTS.items()]}, "fields.*.terms", 9,
         'JSON mappings under "fields.*.terms"'),
        ([*_PAIRS["A"], *_PAIRS["B"]], "*", 6, 'JSON mappings under "*"'),
        (_PAIRS, "*.*", 9, 'JSON mappings under "*.*"'),
        ({"terms": [{term: entry} for term, entry in _DEFINED["A"].items()]}, "terms.*", 3,
         'JSON mappings under "terms.*"'),
        ({"terms": _entries("A", 6), "sources": [{"term": "x", "definition": "A."}] * 2}, "terms", 6, "a JSON list"),
        ({"parts": _entries("A", 6), "pages": [{"url": "/a", "weight": 1}] * 3}, "parts", 6, "a JSON list"),
        ({"en": _entries("A", 6), "fr": _entries("B", 6)}, "en", 6, "a JSON list"),
    ],
)  # fmt: skip
def test_entries_in_groups(data: Any, at: str, count: int, words: str, tmp_path: Path) -> None:
    read = Read(tmp_path, {"data/glossary.json": data})
    assert read.first.startswith(f"{count} entries in {words}")
    assert read.layout.at == at
    assert len(read.entries) == count
    assert "; 3 " not in read.out


_SETTINGS = 'files = ["g.yaml"]\n[layout]\nextends = "jekyll-data"\nat = "*"\n'


def test_findings_in_groups_have_their_place_and_are_fixed(tmp_path: Path) -> None:
    text = "a:\n- term: Bow\n  definition: The  front of it.\nb:\n- term: Stern\n  definition: See [it](#bwo).\n"
    write(tmp_path, {"glosslint.toml": _SETTINGS, "g.yaml": text})
    report = check(CheckRequest(load(None, tmp_path)))
    found = {(finding.rule, finding.location.start.line) for finding in report.findings}
    assert {("double-space", 3), ("broken-link", 6)} <= found
    glosslint("--fix", cwd=tmp_path)
    assert (tmp_path / "g.yaml").read_text("utf-8") == text.replace("The  front", "The front")
    new = glosslint("new", "Keel", cwd=tmp_path).err
    assert "may belong to any of several lists, which glosslint new cannot write" in new
    for text_, contents in (("a: text\n", 'a string under "*"'), ("text\n", 'a string with nothing under "*"')):
        assert f"holds {contents}" in glosslint(cwd=write(tmp_path, {"g.yaml": text_})).err


def test_lists_for_pages_repeat_entries_on_purpose(tmp_path: Path) -> None:
    rope = "  - term: Rope\n    definition: Fibres that are laid together.\n"
    text = "".join(f"p{n}:\n{rope}  - term: Part {n}\n    definition: What is tied at place {n}.\n" for n in range(3))
    text += "p3:\n  - term: Part 1\n    definition: Another thing.\n"
    out = glosslint(
        "--output-format", "concise", cwd=write(tmp_path, {"glosslint.toml": _SETTINGS, "g.yaml": text})
    ).out
    told = [line.split()[1:3] for line in out.splitlines() if "duplicate-id" in line and line.startswith("g.yaml")]
    assert told == [["info", "duplicate-id"]] * 2 + [["error", "duplicate-id"]]


# --- keys -----------------------------------------------------------------------------------------------------------


def test_what_is_shown_and_said_of_a_list(tmp_path: Path) -> None:
    assert Read(tmp_path, page("list", TERMS)).out.startswith(
        f"4 entries in a YAML list, in glossary.yaml\n{SHOWN}ids are"
    )
    data = [
        {"slug": a.lower(), "de": {"term": "Wort", "def": "Teil davon."}, "en": {"term": a, "def": b}}
        for a, b in TERMS.items()
    ]
    assert SHOWN in Read(tmp_path, {"glossary.yml": data}).out


def test_a_term_may_have_a_list_of_texts(tmp_path: Path) -> None:
    own = {term: [text] for term, text in TERMS.items()} | {"Bow": ["Front part.", "Knot with  two loops."]}
    read = Read(tmp_path, {"glossary.json": own})
    assert read.first == "4 entries in a JSON mapping, in glossary.json"
    assert read.check("--select", "double-space").startswith("glossary.json:10:")


_FORMS = {
    "SOS": "Save our ship",
    "MOB": "Man overboard",
    "GPS": "Global positioning system",
    "LOA": "Length overall",
    "ETA": "Estimated time of arrival",
    "VHF": "Very high frequency",
}


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("acronyms.json", _FORMS),
        ("data/custom_acronyms.json", {term: [text] for term, text in _FORMS.items()}),
        ("acronyms.json", {"acronyms": records(_FORMS, "acronym", "full")}),
        ("acronyms.json", {"acronyms": [{term: text} for term, text in _FORMS.items()]}),
        ("glossary.yaml", {"acronyms": {t.lower(): {"short": t, "long": x} for t, x in _FORMS.items()}}),
        ("abbreviations.json", {term: {"definition": text, "sources": []} for term, text in _FORMS.items()}),
        ("g/glossary.csv", "Acronym,Full Name,Definition\n" + "".join(f"{a},{b},\n" for a, b in _FORMS.items())),
    ],
)
def test_files_of_acronyms(path: str, data: Any, tmp_path: Path) -> None:
    read = Read(tmp_path, {path: data})
    assert read.first.startswith("6 entries in ")
    assert "  SOS: Save our ship\n" in read.out
    assert " error " not in read.check()


@pytest.mark.parametrize("key", ["alternativeTerms", "alternate_names", "variations", "SYNONYMS", "aka"])
def test_keys_of_other_names(key: str, tmp_path: Path) -> None:
    data = [{"TERM": term, key: [f"{term} line", f"old {term}"], "DEFINITION": text} for term, text in TERMS.items()]
    read = Read(tmp_path, {"glossary.json": data})
    assert f'; aliases in "{key}"'.lower() in read.out.lower() and "left out" not in read.out
    assert read.names[0] == ["Rope", "Rope line", "old Rope"]
    full = [{"term": term, "full": text, "definition": "What a crew calls."} for term, text in _FORMS.items()]
    assert 'aliases in "full"\n' in Read(tmp_path, {"glossary.json": full}).out


_OTHER_NAMES = {"Line": "Rope", "Thread": "Yarn", "Prow": "Bow", "Rear": "Stern"}
_KEEL = {**TERMS, "Keel": "Beam along the bottom.", "Oar": "Pole with a blade.", "Mast": "Pole for the sails."}


@pytest.mark.parametrize(("key", "count", "ids"), [
    ("synonym", 2, False), ("see", 2, True), ("alias", 4, True), ("use", 3, True),
])  # fmt: skip
def test_an_entry_without_text_may_name_the_one_to_read(key: str, count: int, ids: bool, tmp_path: Path) -> None:
    data = [*records(_KEEL), *({"term": a, key: b} for a, b in [*_OTHER_NAMES.items()][:count])]
    read = Read(tmp_path, {"glossary.yml": [({"id": one["term"].lower()} if ids else {}) | one for one in data]})
    assert f'names = "{key}"' in read.settings
    assert "duplicate-term" not in read.check() and "empty-definition" not in read.check()


def test_synonyms_are_other_names(tmp_path: Path) -> None:
    own = [*records(_KEEL), *({"term": a, "definition": "Word.", "synonym": f"{a} of it"} for a in _OTHER_NAMES)]
    assert 'aliases = ["synonym"]' in Read(tmp_path, {"glossary.yml": own}).settings
    words = [f"word{n}" for n in range(60)]
    many = [
        {"id": f"w{n}", "term": a, "definition": f"What one says of it, and no {n}.", "synonyms": [words[n - 1]]}
        for n, a in enumerate(words)
    ]
    thesaurus = Read(tmp_path, {"glossary.json": many})  # what most values name are entries
    assert 'references = ["synonyms"]' in thesaurus.settings
    assert thesaurus.check("--select", "identity").startswith("No findings")


def _said(folder: Path, keys: dict[str, object]) -> str:
    """Return what is said of a list of entries that have these keys, too; as comments, the settings say it as well."""
    read = Read(folder, {"glossary.json": [one | keys for one in records(TERMS)]})
    for line in read.out.splitlines():
        if line.startswith(("left out: ", "not read: ")):
            assert f"\n# {line}" in read.settings
    return read.out


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"order": 3, "study_tip": "Look at one.", "tags": ["hull"], "book": {"author": "A"}},
         'not read: 4 of 6 keys: "order", "study_tip", "tags", "book"; the first is in glossary.json, line 5\n'),
        ({"context": "It is said of ships at sea by those who work on them", "cat": "Ship"},
         'left out: the texts in "context"\n  to check them, set under [layout]: prose = { definition = "definition", '
         'context = "context" }\n'),
        ({"cat": "Ship", "see": ["no such entry"]}, 'left out: "see" (0 of 4 values are ids of entries)\n'),
        ({"cat": "Ship", "see": ["no such entry"]}, 'not read: 1 of 4 keys: "cat"; '),
        ({"articles": [{"title": "All", "description": "Every part of it."}]}, 'text in "definition"\n'),
        ({"sources": [{"title": "Book", "abbreviation": "BOS"}]}, 'text in "definition"\n'),
    ],
)  # fmt: skip
def test_keys_that_are_not_read_are_said(keys: dict[str, object], said: str, tmp_path: Path) -> None:
    assert said in _said(tmp_path, keys)


def test_keys_of_single_entries_columns_and_pages_are_said(tmp_path: Path) -> None:
    one = page("list", TERMS)["glossary.yaml"] + "  defintion: Thing.\n"
    line = 'not read: 1 of 3 keys: "defintion"; the first is in glossary.yml, line 9\n'
    assert line in Read(tmp_path, {"glossary.yml": one}).out
    table = "term,field,definition\n" + "".join(f"{term},Ships,A part of it.\n" for term in TERMS)
    line = 'not read: 1 of 3 keys: "field"; the first is in glossary.csv, line 2\n'
    assert line in Read(tmp_path, {"glossary.csv": table}).out
    pages = {f"terms/{term}.md": _page(term, text, layout="term") for term, text in TERMS.items()}
    assert 'not read: 1 of 2 keys: "layout"; ' in Read(tmp_path, pages).out


_PARTS = {"Bow": "船首", "Hull": "船体", "Keel": "龙骨", "Stern": "船尾"}


@pytest.mark.parametrize("keys", [
    ("term", "termZh", "def", "defZh"), ("term", "term_zh", "definition", "def_zh"),
    ("english_term", "chinese_term", "english_def", "chinese_def"),
    ("Term", "Term (Chinese)", "Definition", "Definition (Chinese)"),
    ("name_en", "name", "definition_en", "definition"),
])  # fmt: skip
def test_texts_in_another_language_are_left_out(keys: tuple[str, ...], tmp_path: Path) -> None:
    values = [
        (own, other, f"Part called {own.lower()}.", f"这是船的一部分：{other}。") for own, other in _PARTS.items()
    ]
    read = Read(tmp_path, {"data/glossary.json": {"cards": [dict(zip(keys, own, strict=True)) for own in values]}})
    assert f'terms in "{keys[0]}"; text in "{keys[2]}"\n' in read.out
    line = next(line for line in read.out.splitlines() if line.startswith("left out: what is in other languages: "))
    assert f'"{keys[1]}"' in line and f'"{keys[3]}"' in line
    assert f"# {line}" in read.settings


def test_languages_are_listed_with_the_settings_that_read_them(tmp_path: Path) -> None:
    data = {term: {"en": own, "de": "Ein  Wort für ein Teil davon.", "see": []} for term, own in TERMS.items()}
    read = Read(tmp_path, {"data/glossary.json": data})
    settings = ('languages = ["en", "de"]', 'prose = { definition = "*" }')
    assert f'other languages: "de"\n  to check them, set under [layout]: {", and ".join(settings)}\n' in read.out
    assert "No findings" in read.check("--select", "double-space")
    read.change("glosslint.toml", 'prose = { definition = "en" }\n', "")
    for line in settings:
        read.change("glosslint.toml", f"# {line}", line)
    assert "\n4 warnings (4 entries" in read.check("--select", "double-space")
    text = {
        term: {"def": {"en": own, "de": "Ein Teil."}, "watchOut": {"en": f"Take care of it, says {term}."}}
        for term, own in TERMS.items()
    }
    line = 'prose = { definition = "def.*", watch_out = "watchOut.*" }\n'
    assert line in Read(tmp_path, {"glossary.json": text}).out
    rows = "".join(
        f"en,{term},{own.replace(',', '')}\nde,{term}e,Ein Teil des Schiffs.\n" for term, own in TERMS.items()
    )
    line = 'entries are in several languages, by their "lang" (en, de), but are checked as one\n'
    assert line in Read(tmp_path, {"glossary.csv": f"lang,term,definition\n{rows}"}).out


@pytest.mark.parametrize(("statuses", "is_said"), [(("draft", "To-do"), True), (("draft", "published"), False)])
def test_a_status_by_which_all_are_drafts_is_said(statuses: tuple[str, ...], is_said: bool, tmp_path: Path) -> None:
    data = [{"id": f"e{n}", "status": statuses[n % 2], **own} for n, own in enumerate(records(TERMS))]
    read = Read(tmp_path, {"glossary.yaml": data})
    line = "all entries are drafts, so glosslint publish publishes none yet\n"
    assert (line in read.out) is is_said
    assert 'status = "status"\n' in read.settings


# --- schemas and names of files ------------------------------------------------------------------------------------

_FILES = {f"terms/{word}.yaml": f"id: {word}\nname: {word}\ntext: What one says of a {word}.\n" for word in "abc"}
_SCHEMA = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "name": {"minLength": 1}}}


def test_a_schema_beside_the_entries_is_used_if_it_fits(tmp_path: Path) -> None:
    other = {"other.json": {"type": "object", "properties": {"port": {}}}}
    read = Read(tmp_path, {**_FILES, **other, "schemas/term.json": _SCHEMA})
    assert "schemas/term.json is the schema of an entry" in read.out.splitlines()
    assert load(None, read.folder).table.schema == "schemas/term.json"
    whole = {"type": "object", "properties": {"terms": {"items": {"properties": {"id": {}, "term": {}}}}}}
    terms = {"terms": [{"id": "a", "term": "A", "definition": "What one says of it."}]}
    read = Read(tmp_path, {"glossary.yml": terms, "schema.json": whole})
    assert "schema.json is the schema of a whole file" in read.out.splitlines()
    assert load(None, read.folder).table.file_schema == "schema.json"


@pytest.mark.parametrize("change", [
    {"required": ["id", "page"]}, {"properties": {"id": {"type": "string"}}}, {"type": 7}
])  # fmt: skip
def test_a_schema_that_does_not_fit_is_not_used(change: dict[str, Any], tmp_path: Path) -> None:
    read = Read(tmp_path, {**_FILES, "schemas/term.json": {**_SCHEMA, **change, "$schema": "json-schema"}})
    assert "schema" not in read.table


def test_entries_in_files_that_are_called_like_the_settings_of_tools(tmp_path: Path) -> None:
    names = ("anvil", "bellow", "openapi", "docker-compose", "mkdocs")
    lists = {f"glossary/{name}.yaml": records({f"{name} {n}": "What one says of it." for n in "ab"}) for name in names}
    read = Read(tmp_path, lists)
    assert read.first == "10 entries in a YAML list, in glossary/*.yaml"
    assert "excluded" not in read.out
    read = Read(tmp_path, lists | {"glossary/openapi.yaml": "openapi: 3.1.0\ninfo: {title: Parts}\n"})
    assert len(read.entries) == 8


def test_categories_that_are_files(tmp_path: Path) -> None:
    files = {f"words/w{n}.yaml": {"title": f"Part {n}", "terms": records({f"{t} {n}": x for t, x in TERMS.items()})}
             for n in range(8)}  # fmt: skip
    assert Read(tmp_path, files).first == '32 entries in a YAML list under "terms", in words/*.yaml'
    shared = {f"glossaries/{x}.json": records({f"Term {n}": f"Thing {n} of {x}." for n in range(14)}) for x in "ab"}
    assert " error " not in Read(tmp_path, shared).check("--select", "identity")
