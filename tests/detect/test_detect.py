"""Recognising glossaries: the presets, and what people write otherwise. Every result must work as it is."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from glosslint.detect.detection import detect
from glosslint.detect.scan import Survey, survey
from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.model.source import decode
from glosslint.parse.files import parse
from glosslint.settings.settings import load
from tests.layout.test_presets import CASES
from tests.support import glosslint, write


def _json(data: object) -> str:
    return json.dumps(data) + "\n"


def _page(title: str, text: str, **keys: str) -> str:
    front = "".join(f"{key}: {value}\n" for key, value in {"title": title, **keys}.items())
    return f"---\n{front}---\n\n{text}\n"


class Odd(NamedTuple):
    """A glossary as somebody keeps it, what the settings must be, how many entries there are, and what is wrong."""

    files: Mapping[str, str]
    settings: Mapping[str, Any]
    entries: int
    findings: tuple[str, ...] = ()  # the rules of what is found


ODD = {
    "a list without ids, whose links are anchors": Odd(
        {
            "docs/glossary.yaml": "- name: Back end\n  description: A server unseen; a [proxy](#proxy) hides it.\n"
            "- name: Proxy\n  description: A server that stands before a [back end](#back-end) and speaks for it.\n"
        },
        {
            "files": ["docs/glossary.yaml"],
            "layout": {
                "entries": "list",
                "id": "@slug",
                "term": "name",
                "prose": {"description": "description"},
                "core": "description",
                "links": ["#{id}"],
            },
        },
        2,
    ),
    "homonyms, each with its subject field": Odd(
        {
            "terms.yaml": "- id: port-sea\n  term: Port\n  subject_field: shipping\n"
            "  meaning: A place where ships are loaded and unloaded.\n"
            "- id: port-net\n  term: Port\n  subject_field: networks\n"
            "  meaning: A number that tells programs on one host apart.\n"
        },
        {
            "files": ["terms.yaml"],
            "layout": {
                "entries": "list",
                "id": "id",
                "term": "term",
                "prose": {"definition": "meaning"},
                "core": "definition",
                "domain": "subject_field",
            },
        },
        2,
    ),
    "a JSON map from terms to texts": Odd(
        {"data/glossary.json": _json({"Rope": "A thick line made of many yarns.", "Yarn": "A thin line of fibres."})},
        {"files": ["data/glossary.json"], "layout": "map"},
        2,
    ),
    "a map below a key, with acronyms that point at terms": Odd(
        {
            "glossary.yml": "entries:\n"
            "  AO:\n    type: acronym\n    term: Approving officer\n"
            "  BO:\n    type: acronym\n    term: Buying officer\n"
            "  CO:\n    type: acronym\n    term: Contracting officer\n"
            "  Approving officer:\n    type: term\n    description: A person who approves what others buy.\n"
            "    cross_references: [Buying officer]\n"
            "  Buying officer:\n    type: term\n    description: A person who buys what others need.\n"
            "  Contracting officer:\n    type: term\n    description: A person who signs what others wrote.\n"
        },
        {
            "files": ["glossary.yml"],
            "layout": {
                "entries": "map",
                "at": "entries",
                "id": "@key",
                "term": "@key",
                "prose": {"description": "description"},
                "core": "description",
                "kind": "type",
                "names": "term",
                "references": ["cross_references"],
            },
        },
        6,
    ),
    "texts under a key of another name, beside a definition that few entries have": Odd(
        {
            "glossary.yaml": "terms:\n"
            "  rope:\n    name: Rope\n    definition: A rope is a line made of many yarns.\n"
            "    reading: Thick line made of many yarns by twisting them.\n"
            "  yarn:\n    name: Yarn\n    definition:\n    reading: Thin line made of the fibres of plants.\n"
            "  hemp:\n    name: Hemp\n    reading: Plant with fibres that make a good yarn.\n"
        },
        {
            "files": ["glossary.yaml"],
            "layout": {
                "entries": "map",
                "at": "terms",
                "id": "@key",
                "term": "name",
                "prose": {"reading": "reading", "definition": "definition"},
                "core": "reading",
            },
        },
        3,
    ),
    "texts under keys that end as the usual ones": Odd(
        {
            "glossary.yaml": "- term: Stiff\n  lowDescription: Score of ropes that bend as if they were cloth.\n"
            "  highDescription: Score of ropes that do not bend at all, as rods do.\n"
            "- term: Worn\n  lowDescription: Score of ropes that look as they did when they were new.\n"
            "  highDescription: Score of ropes with yarns that are broken here and there.\n"
        },
        {
            "files": ["glossary.yaml"],
            "layout": {
                "entries": "list",
                "id": "@slug",
                "term": "term",
                "prose": {"definition": "highDescription"},
                "core": "definition",
            },
        },
        2,
    ),
    "terms of which most are only translated": Odd(
        {
            "glossary.yaml": "glossary:\n- term: rope\n  fi: köysi\n  definition: thick line made of many yarns\n"
            + "".join(f"- term: line {number}\n  fi: linja {number}\n" for number in "abcdefg")
        },
        {
            "files": ["glossary.yaml"],
            "layout": {"extends": "jekyll-data", "at": "glossary"},
        },
        8,
        ("empty-definition",) * 7,
    ),
    "a map of few keys, one of which holds the terms": Odd(
        {
            "data/glossary.yaml": "meta:\n  version: '2'\nterms:\n"
            "  rope:\n    definition: Thick line made of many yarns.\n    fr_FR: corde\n"
            "  yarn:\n    definition: Thin line made of fibres.\n    fr_FR: fil\n"
        },
        {"files": ["data/glossary.yaml"], "layout": {"extends": "map", "at": "terms"}},
        2,
    ),
    "names of entries without text, which have no ids": Odd(
        {
            "glossary.yml": "- term: thick line\n  refers_to: rope\n- term: fibre line\n  refers_to: yarn\n"
            "- term: string\n  refers_to: yarn\n"
            "- term: hemp rope\n  id: rope\n  definition: Line made by twisting many yarns.\n  see_also: [yarn]\n"
            "- term: spun yarn\n  id: yarn\n  definition: Line made by twisting fibres of plants.\n  see_also: [rope]\n"
        },
        {
            "files": ["glossary.yml"],
            "layout": {
                "entries": "list",
                "id": "id",
                "term": "term",
                "prose": {"definition": "definition"},
                "core": "definition",
                "names": "refers_to",
                "references": ["see_also"],
            },
        },
        5,
    ),
    "several YAML documents in a file": Odd(
        {
            "glossary.yaml": "key: rope\nterm: Rope\ndefinition: A thick line made of yarn.\nsee: [yarn]\n---\n"
            "key: yarn\nterm: Yarn\ndefinition: A thin line made of fibres.\nsee: [rope]\n"
        },
        {
            "files": ["glossary.yaml"],
            "layout": {
                "entries": "documents",
                "id": "key",
                "term": "term",
                "prose": {"definition": "definition"},
                "core": "definition",
                "references": ["see"],
            },
        },
        2,
    ),
    "a folder a letter": Odd(
        {
            f"terms/{word[0]}/{word}.yaml": f"term: {word.title()}\nsummary: What one says of a {word}.\n"
            for word in ("anchor", "buoy", "cable")
        },
        {
            "files": ["terms/**/*.yaml"],
            "layout": {
                "entries": "file",
                "id": "@stem",
                "term": "term",
                "prose": {"summary": "summary"},
                "core": "summary",
            },
        },
        3,
    ),
    "pages that link to the files of others": Odd(
        {
            "docs/glossary/README.md": "# Glossary\n\nAll our words.\n",
            "docs/glossary/all.md": _page("All terms", ""),
            "docs/glossary/bow.md": _page("Bow", "The front of a ship, opposite the [stern](./stern.md)."),
            "docs/glossary/stern.md": _page("Stern", "The back of a ship, opposite the [bow](./bow.md#names)."),
        },
        {
            "files": ["docs/glossary/*.md"],
            "exclude": ["_*", "README.md", "all.md"],
            "layout": {
                "entries": "file",
                "id": "@stem",
                "term": "title",
                "prose": {"definition": "@lead"},
                "core": "definition",
                "limits": {"definition": {}},
                "links": ["./{id}.md"],
            },
        },
        2,
    ),
    "pages with a shortcode of the house": Odd(
        {
            "content/lexicon/bow.md": _page(
                "Bow", 'The front of a ship, far from the {{% gloss "stern" %}}.', id="bow"
            ),
            "content/lexicon/stern.md": _page("Stern", 'The back, far from the {{% gloss "bow" %}}.', id="stern"),
        },
        {
            "files": ["content/lexicon/*.md"],
            "layout": {
                "entries": "file",
                "id": "@stem",
                "term": "title",
                "prose": {"definition": "@lead"},
                "core": "definition",
                "limits": {"definition": {}},
                "links": ['{{% gloss "{id}" %}}'],
            },
        },
        2,
    ),
    "languages below each key": Odd(
        {
            "vocabulary.json": _json(
                {
                    "concepts": [
                        {
                            "id": "rope",
                            "term": {"en": "rope", "de": "Seil"},
                            "definition": {
                                "en": "A thick line made of many yarns.",
                                "de": "Eine dicke Leine aus vielen Garnen.",
                            },
                        },
                        {
                            "id": "yarn",
                            "term": {"en": "yarn", "de": "Garn"},
                            "definition": {
                                "en": "A thin line made of many fibres.",
                                "de": "Ein dünner Faden aus vielen Fasern.",
                            },
                        },
                    ]
                }
            )
        },
        {
            "files": ["vocabulary.json"],
            "layout": {
                "entries": "list",
                "at": "concepts",
                "id": "id",
                "term": "term.*",
                "languages": ["*"],
                "prose": {"definition": "definition.*"},
                "core": "definition",
            },
        },
        2,
    ),
    "keys in another language": Odd(
        {
            "glossar.yml": "- begriff: Seil\n  erklärung: Eine dicke Leine aus mehreren Garnen.\n"
            "- begriff: Garn\n  erklärung: Ein dünner Faden aus vielen Fasern.\n"
        },
        {
            "files": ["glossar.yml"],
            "layout": {
                "entries": "list",
                "id": "@slug",
                "term": "begriff",
                "prose": {"definition": "erklärung"},
                "core": "definition",
            },
        },
        2,
    ),
    "the first Glossarist, a map a language": Odd(
        {
            f"concepts/concept-{number}.yaml": f"termid: 3.1.{number}\nterm: {word}\nrelated:\n- type: see\n  ref:\n"
            f"    source: X\n    id: 3.1.{3 - number}\n"
            f"eng:\n  terms:\n  - designation: {word}\n  definition:\n  - content: what a {word} is in a few words\n"
            f"  language_code: eng\npol:\n  terms:\n  - designation: {word}a\n  definition: []\n  language_code: pol\n"
            for number, word in ((1, "rook"), (2, "king"))
        },
        {
            "files": ["concepts/*.yaml"],
            "layout": {
                "entries": "file",
                "id": "termid",
                "term": "term",
                "languages": ["*"],
                "prose": {"text": "*.definition.content"},
                "core": "text",
                "references": ["related.ref.id"],
            },
        },
        2,
    ),
    "related entries as maps, keys with capitals": Odd(
        {
            "glossary.json": _json(
                [
                    {
                        "slug": "bow",
                        "title": "Bow",
                        "longDescription": "The front of a ship, as sailors say.",
                        "seeAlso": [{"slug": "stern", "why": "its opposite"}],
                    },
                    {
                        "slug": "stern",
                        "title": "Stern",
                        "longDescription": "The back of a ship, as sailors say.",
                        "seeAlso": [],
                    },
                ]
            )
        },
        {
            "files": ["glossary.json"],
            "layout": {
                "entries": "list",
                "id": "slug",
                "term": "title",
                "prose": {"details": "longDescription"},
                "core": "details",
                "references": ["seeAlso.slug"],
            },
        },
        2,
    ),
    "references by name, nearly all of them known": Odd(
        {
            "glossary.yml": "".join(
                f"- id: {word.lower().replace(' ', '-')}\n  term: {word}\n  definition: What a {word} is.\n"
                f"  see_also: [{other}]\n"
                for word, other in (
                    ("Sea anchor", "Life raft"),
                    ("Life raft", "Storm sail"),
                    ("Storm sail", "Sea anchor"),
                )
            )
        },
        {
            "files": ["glossary.yml"],
            "layout": {
                "entries": "list",
                "id": "id",
                "term": "term",
                "prose": {"definition": "definition"},
                "core": "definition",
                "references": ["see_also"],
                "resolve": "name",
            },
        },
        3,
    ),
    "translations, a folder a language": Odd(
        {
            f"content/{language}/glossary/{word}.md": _page(word, f"Text on a {word}, not on [it](/glossary/{other}/).")
            for language in ("de", "en", "fr")
            for word, other in (("bow", "stern"), ("stern", "bow"))
        },
        {
            "files": ["content/en/glossary/*.md"],
            "layout": {
                "entries": "file",
                "id": "@stem",
                "term": "title",
                "prose": {"definition": "@lead"},
                "core": "definition",
                "limits": {"definition": {}},
                "links": ["/glossary/{id}/"],
            },
        },
        2,
    ),
    "mentions in braces": Odd(
        {
            "terms.yaml": "- code: '200'\n  term: latitude\n  definition: The angle from the {{equator, 201}}.\n"
            "- code: '201'\n  term: equator\n  definition: The circle where the {{latitude, 200}} is zero.\n"
        },
        {
            "files": ["terms.yaml"],
            "layout": {
                "entries": "list",
                "id": "code",
                "term": "term",
                "prose": {"definition": "definition"},
                "core": "definition",
                "links": ["{{{text}, {id}}}"],
            },
        },
        2,
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_glossaries_get_settings_that_work(name: str, tmp_path: Path) -> None:
    odd = ODD[name]
    result = glosslint("init", cwd=write(tmp_path, odd.files))
    assert result.code == 0
    assert tomllib.loads((tmp_path / "glosslint.toml").read_text("utf-8")) == odd.settings
    assert result.out.startswith(f"{odd.entries} entries in ")
    assert 4 <= len(result.out.splitlines()) - 2 <= 9
    report = check(CheckRequest(load(None, tmp_path)))
    assert report.entries == odd.entries
    told = [finding for finding in report.findings if finding.category != "circularity"]  # the examples are too small
    assert tuple(finding.rule for finding in told) == odd.findings


@pytest.mark.parametrize("name", CASES)
def test_every_preset_is_recognised(name: str, tmp_path: Path) -> None:
    result = glosslint("init", cwd=write(tmp_path, CASES[name].files))
    assert result.code == 0
    assert f'this is the layout "{name}"' in result.out.splitlines()
    assert tomllib.loads((tmp_path / "glosslint.toml").read_text("utf-8")) == tomllib.loads(CASES[name].settings)
    findings = check(CheckRequest(load(None, tmp_path))).findings
    assert [finding for finding in findings if finding.category != "circularity"] == []


EMPTY = {
    "an empty folder": {},
    "a project without documents": {
        "package.json": _json({"name": "thing", "description": "A thing that does what things do."}),
        "README.md": _page("Thing", "A thing that does what things do."),
        "LICENSE.md": "Do as you like.\n",
        "src/thing.py": "print()\n",
        ".github/glossary.yml": "- term: Rope\n  definition: A thick line made of yarn.\n",
        "node_modules/x/glossary.yml": "- term: Rope\n  definition: A thick line made of yarn.\n",
        "tests/glossary.yml": "- term: Rope\n  definition: A thick line made of yarn.\n",
        "src/fixtures/terms.json": _json({"Rope": "A thick line made of yarn.", "Yarn": "A thin line."}),
    },
    "a template": {"glossary/_template.yaml": "id: x\nterm: X\ndefinition: What it is, in a few words.\n"},
    "a schema": {"glossary.json": _json({"$schema": "http://json-schema.org/draft-07/schema#", "properties": {}})},
}


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_project_gets_the_starter(name: str, tmp_path: Path) -> None:
    result = glosslint("init", cwd=write(tmp_path, EMPTY[name]))
    assert result.code == 0
    assert "wrote  schema/entry.schema.json" in result.out.splitlines()
    assert 'files = ["glossary/**/*.yaml"]' in (tmp_path / "glosslint.toml").read_text("utf-8")


HEADINGS = "".join(f"## {word}\n\nWhat one says of a {word}.\n\n" for word in ("Bow", "Hull", "Keel", "Stern"))
#: What is in a folder, and what init says about it.
UNREAD = {
    "a file with a syntax error": (
        {"glossary.yml": "- term: [Rope\n  definition: A thick line made of yarn.\n"},
        "glossary.yml seems to be a glossary, but has a syntax error in line 1: ",
    ),
    "one page with questions": (
        {"docs/GLOSSARY.md": "# Glossary\n\n" + HEADINGS.replace("## ", "## How is a ")},
        "docs/GLOSSARY.md seems to be a glossary in one page (4 headings): only 0 of 4 headings of level 2 "
        "have a term and a text\n"
        "nothing was written; correct the files named above and run glosslint init again, or set\n",
    ),
    "a table": (
        {"glossary/index.md": "---\ntitle: Our terms\n---\n| a | b |\n|---|---|\n" + "| bow | the front |\n" * 4},
        "glossary/index.md seems to be a glossary in one page (4 rows of a table): no columns of its tables are called "
        'term and definition or the like: "a", "b"\n',
    ),
    "reStructuredText": (
        {"source/glossary.rst": ".. glossary::\n"},
        "source/glossary.rst seems to be a glossary in reStr",
    ),
    "a spreadsheet": (
        {"terms.xlsx": "PK"},
        "terms.xlsx seems to be a glossary in a .xlsx file, which glosslint does not read\n",
    ),
    "a table without header": (
        {"terms.csv": "bow,front of a ship\nstern,rear of a ship\n"},
        "terms.csv seems to belong to a glossary, but no entries with a term and a text were recognised in it; its "
        "columns are bow, front of a ship\n",
    ),
    "data of another kind": (
        {"_data/glossary.yml": "- letter: D\n- letter: I\n"},
        "_data/glossary.yml seems to belong to a glossary, but no entries with a term and a text were recognised in it",
    ),
    "a project of another kind": (
        {"config.yaml": "name: thing\ndescription: A thing that does what things do.\nport: 80\n", "x.html": "<p>\n"},
        "no glossary recognised in config.yaml and 1 more",
    ),
    "a weblog": (
        {
            f"content/post/{number}.md": _page(f"Post {number}", "What I did today, in many words.", date="2024-01-01")
            for number in range(9)
        },
        "no glossary recognised in content/post/0.md and 8 more",
    ),
    "a manual, whose pages link to each other": (
        {
            f"docs/{name}.md": _page(
                f"How to {name}", f"First, read [the other]({other}.md) and [again]({other}.md). " * 20
            )
            for name, other in zip("abcdef", "bcdefa", strict=True)
        },
        "no glossary recognised in docs/a.md and 5 more",
    ),
    "messages of a program": (
        {"locales/en.json": _json({"save": "Save the file now?", "quit": "Leave the program?"})},
        "no glossary recognised in locales/en.json",
    ),
    "an API": (
        {
            "api.yaml": "swagger: '2.0'\ndefinitions:\n"
            + "".join(f"  {x}: {{title: {x}, description: A part of it.}}\n" for x in "abc")
        },
        "no glossary recognised in api.yaml",
    ),
}


@pytest.mark.parametrize("name", UNREAD)
def test_a_project_gets_no_starter_beside_what_may_be_its_glossary(name: str, tmp_path: Path) -> None:
    files, message = UNREAD[name]
    result = glosslint("init", cwd=write(tmp_path, files))
    assert result.code == 2
    assert result.out == ""
    assert result.err.startswith(f"error: {message}")
    assert "\nnothing was written; " in result.err
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()) == sorted(files)
    begun = glosslint("init", "--starter", cwd=tmp_path)
    assert begun.code == 0
    assert "wrote  glossary/glossary.yaml" in begun.out


def _terms(words: str, more: str = "") -> str:
    return "".join(f"- id: {word}\n  term: {word}\n  definition: What one says of a {word}.\n{more}" for word in words)


def test_what_hardly_matches_is_left_out_with_its_number(tmp_path: Path) -> None:
    see = "".join(
        f"- id: {w}\n  term: {w}\n  definition: Unlike a [{n}](#{n}).\n  see: [{s}]\n"
        for w, n, s in ("aby", "bcz", "cav")
    )
    write(tmp_path, {"glossary.yml": see})
    lines = glosslint("init", cwd=tmp_path).out.splitlines()
    assert lines[6:8] == [
        'left out: "see" (0 of 3 values are ids of entries)',
        '  to check them, set under [layout]: references = ["see"]',
    ]
    text = (tmp_path / "glosslint.toml").read_text("utf-8")
    assert '# left out: "see" (0 of 3 values are ids of entries); to check them:\n# references = ["see"]\n' in text
    assert tomllib.loads(text)["layout"]["links"] == ["#{id}"]
    assert glosslint("check", cwd=tmp_path).code == 0


@pytest.mark.parametrize(("right", "armed"), [(7, True), (6, False), (1, False)])
def test_references_are_used_from_seven_in_ten_on(right: int, armed: bool, tmp_path: Path) -> None:
    targets = "bcdefghija"[:right] + "qrstuvwxyz"[: 10 - right]
    rows = "".join(
        _terms(word, f"  see_also: [{target}]\n") for word, target in zip("abcdefghij", targets, strict=True)
    )
    write(tmp_path, {"glossary.yml": rows})
    assert ("left out" in glosslint("init", cwd=tmp_path).out) is not armed
    assert (load(None, tmp_path).layout.references == ("see_also",)) is armed


@pytest.mark.parametrize(("right", "open_"), [(9, False), (8, True), (7, True)])
def test_names_may_be_of_other_things_if_several_are_no_entries(right: int, open_: bool, tmp_path: Path) -> None:
    words = [
        "Ash tree",
        "Bay tree",
        "Cork oak",
        "Dog rose",
        "Elm tree",
        "Fig tree",
        "Gum tree",
        "Holm oak",
        "Ivy",
        "Jack",
    ]
    targets = [*words[1 : right + 1], *(f"Thing {number}" for number in range(10 - right))]
    rows = "".join(
        f"- term: {word}\n  definition: What grows as a {word}.\n  related: [{target}]\n"
        for word, target in zip(words, targets, strict=True)
    )
    write(tmp_path, {"glossary.yml": rows})
    assert ("open = true accepts the others" in glosslint("init", cwd=tmp_path).out) is open_
    assert load(None, tmp_path).layout.open is open_


def test_a_class_that_is_an_entry_too_is_no_reference(tmp_path: Path) -> None:
    """In "power", ``position: power`` says which position it is; in the others, it says whose kind they are."""
    positions = dict(zip("abcdefgh", "abcabcab", strict=True))
    rows = "".join(_terms(word, f"  position: {position}\n") for word, position in positions.items())
    write(tmp_path, {"glossary.yml": rows})
    assert glosslint("init", cwd=tmp_path).code == 0
    assert load(None, tmp_path).layout.references == ()


def test_a_form_of_links_that_names_an_entry_once_is_checked(tmp_path: Path) -> None:
    rows = "".join(f"- term: {w}\n  definition: See [it](#{t}), in a few words.\n" for w, t in ("ab", "bx", "cy", "dz"))
    write(tmp_path, {"_data/glossary.yml": rows})
    out = glosslint("init", cwd=tmp_path).out
    assert "links look like #id (1 of 4 match an entry)\n" in out
    assert "left out" not in out
    broken = [
        finding for finding in check(CheckRequest(load(None, tmp_path))).findings if finding.rule == "broken-link"
    ]
    assert len(broken) == 3


def test_a_preset_without_links_that_lead_to_other_pages(tmp_path: Path) -> None:
    pages = {f"terms/{word}.md": _page(word, f"A part. See [the manual](/manual-{word}/).") for word in "abcd"}
    write(tmp_path, pages)
    assert 'this is the layout "hugo", with changes in the settings' in glosslint("init", cwd=tmp_path).out
    assert load(None, tmp_path).layout.links == ()


def test_links_to_more_text_on_an_entry_are_no_links_between_entries(tmp_path: Path) -> None:
    rows = "".join(f"- term: {word}\n  definition: A part. [Read more](/parts/{word}).\n" for word in "abcd")
    write(tmp_path, {"glossary.yml": rows})
    out = glosslint("init", cwd=tmp_path).out
    assert "left out: links like /parts/id (most are in the entry that they link to)\n" in out
    assert "/parts/{id}" not in load(None, tmp_path).layout.links


def test_links_by_anchors_of_the_terms(tmp_path: Path) -> None:
    rows = (
        "Back end:\n  description: Answers what a [balancer](#load-balancer) sends.\n"
        "Load balancer:\n  description: Feeds each [server](#back-end).\n"
    )
    write(tmp_path, {"glossary.yml": rows})
    out = glosslint("init", cwd=tmp_path).out
    assert "links look like #id (all of 2 match the anchor of an entry)" in out
    assert load(None, tmp_path).layout.anchor == "slug"
    assert load(None, tmp_path).layout.id == "@key"


def test_terms_that_are_called_like_files_of_a_project(tmp_path: Path) -> None:
    names = ("security", "governance", "license", "openapi", "package", "bow", "stern")
    write(tmp_path, {f"glossary/{name}.md": _page(name, f"What one says of {name}.") for name in names})
    write(tmp_path, {"glossary/README.md": _page("Our glossary", "How to add to it.")})
    write(tmp_path, {f"glossary/{name}.md": _page("All terms", "All of them.") for name in ("index", "glossary")})
    assert (
        "excluded, because they have no entries: README.md, glossary.md, index.md"
        in glosslint("init", cwd=tmp_path).out
    )
    assert check(CheckRequest(load(None, tmp_path))).entries == len(names)


@pytest.mark.parametrize("folder", ["glossary", "parts"])
def test_lists_in_files_that_are_called_like_the_settings_of_tools(tmp_path: Path, folder: str) -> None:
    rows = "".join(f"- term: {{0}} {n}\n  definition: What one says of it.\n" for n in ("one", "two"))
    names = ("anvil", "bellow", "openapi", "docker-compose", "mkdocs")
    write(tmp_path, {f"{folder}/{name}.yaml": f"# About {name}.\n---\n{rows.format(name)}" for name in names})
    out = glosslint("init", cwd=tmp_path).out
    assert out.startswith(f"10 entries in a YAML list, in {folder}/*.yaml\n")
    assert "excluded" not in out


def test_lists_in_json_that_are_called_like_the_settings_of_tools(tmp_path: Path) -> None:
    names = ("anvil", "package", "tsconfig")
    rows = {name: _json([{"term": name.title(), "definition": "What one says of it."}]) for name in names}
    write(tmp_path, {f"glossary/{name}.json": text for name, text in rows.items()})
    out = glosslint("init", cwd=tmp_path).out
    assert out.startswith("3 entries in a JSON list, in glossary/*.json\n")
    assert "excluded" not in out


def test_settings_of_tools_beside_entries_are_named_as_such(tmp_path: Path) -> None:
    rows = {f"parts/{n}.yaml": f"- term: Part {n}\n  definition: What one says of it.\n" for n in range(4)}
    write(tmp_path, {**rows, "parts/openapi.yaml": "openapi: 3.1.0\ninfo: {title: Parts}\n"})
    out = glosslint("init", cwd=tmp_path).out
    assert "excluded, because they are called like the settings of a tool: openapi.yaml\n" in out
    assert check(CheckRequest(load(None, tmp_path))).entries == len(rows)


def test_a_list_in_a_file_called_security(tmp_path: Path) -> None:
    write(tmp_path, {"terms/network.json": _json([{"id": "a", "term": "A", "definition": "A part of a net."}])})
    write(tmp_path, {"terms/security.json": _json([{"id": "b", "term": "B", "definition": "A part of a lock."}])})
    assert glosslint("init", cwd=tmp_path).out.startswith("2 entries in a JSON list, in terms/*.json\n")


def test_sources_are_preferred_and_the_others_named(tmp_path: Path) -> None:
    rows = {f"entries/{n}.yaml": f"id: e{n}\nterm: E {n}\ndefinition: What one says of it.\n" for n in range(6)}
    merged = _json([{"id": f"e{n}", "term": f"E {n}", "definition": "What one says of it."} for n in range(6)])
    write(tmp_path, {**rows, "build/glossary.json": merged, "docs/glossary.md": f"# Glossary\n\n{HEADINGS}"})
    write(tmp_path, {f"terms/{n}.yaml": f"id: t{n}\nterm: T {n}\ndefinition: What one says of it.\n" for n in range(3)})
    out = glosslint("init", cwd=tmp_path).out
    assert out.startswith("3 entries in data files, one per file, in terms/*.yaml\n")
    assert "also found, not used: 6 entries in build/glossary.json; 4 entries in docs/glossary.md\n" in out


def test_a_file_called_a_glossary_is_preferred_to_a_key(tmp_path: Path) -> None:
    rows = [{"term": f"Part {number}", "definition": "What one says of it."} for number in range(4)]
    write(tmp_path, {"book.json": _json({"title": "Ships", "glossary": rows}), "glossary.json": _json(rows[:3])})
    out = glosslint("init", cwd=tmp_path).out
    assert out.startswith("3 entries in a JSON list, in glossary.json\n")
    assert "also found, not used: 4 entries in book.json" in out


def test_the_long_text_of_an_entry_is_its_definition_rather_than_the_short_one(tmp_path: Path) -> None:
    rows = [{"term": f"Part {n}", "short": "a part of it", "long": "A part of a ship."} for n in range(4)]
    glosslint("init", cwd=write(tmp_path, {"data/glossary.json": _json({"version": 1, "terms": rows})}))
    layout = load(None, tmp_path).layout
    assert (layout.core, layout.prose) == ("definition", {"definition": "long", "summary": "short"})


def test_the_definitions_of_a_schema_are_no_glossary(tmp_path: Path) -> None:
    parts = {f"part{number}": {"type": "string", "description": "A part of the ship."} for number in range(6)}
    write(tmp_path, {"parts.json": _json({"type": "array", "definitions": parts})})
    assert glosslint("init", cwd=tmp_path).err.startswith("error: no glossary recognised in parts.json\n")


def test_folders_of_one_glossary_side_by_side(tmp_path: Path) -> None:
    for folder, words in (("ship-terms", "abc"), ("sail-terms", "de")):
        write(tmp_path, {f"{folder}/{word}.md": _page(word, f"What one says of {word}.") for word in words})
    assert "5 entries" in glosslint("init", cwd=tmp_path).out
    assert load(None, tmp_path).table.files == ("ship-terms/*.md", "sail-terms/*.md")


def test_the_senses_of_one_entry_are_not_the_glossary(tmp_path: Path) -> None:
    senses = "definition:\n  1: The front of a ship, as sailors say.\n  2: A weapon.\nsource: null\n"
    write(tmp_path, {f"glossary/{n // 9}/{n}.yml": f"term: word {n}\n{senses}" for n in range(27)})
    assert "27 entries in data files, one per file, in glossary/**/*.yml" in glosslint("init", cwd=tmp_path).out
    assert load(None, tmp_path).layout.prose == {"definition": "definition"}
    assert check(CheckRequest(load(None, tmp_path))).entries == 27


def test_pages_whose_headings_are_the_terms(tmp_path: Path) -> None:
    pages = {f"terms/{w}.md": f"# Part {w}\n\nA part, unlike the [{o}]({o}.md).\n" for w, o in ("ab", "bc", "ca")}
    write(tmp_path, {**pages, "terms/README.md": "# Our glossary\n\nHow to add to it.\n"})
    out = glosslint("init", cwd=tmp_path).out
    assert "terms in the headings; text in the page" in out
    assert "links look like id.md (all of 3 match an entry)" in out
    write(tmp_path, {"terms/a.md": "# Part a\n\nA part, unlike the [x](x.md).\n"})
    report = check(CheckRequest(load(None, tmp_path)))
    assert report.entries == 3
    assert [finding.rule for finding in report.findings] == ["broken-link"]


def test_pages_that_stand_for_their_folders(tmp_path: Path) -> None:
    parts = {"anchor": "stern", "bilge-pump": "anchor", "stern": "bilge-pump"}
    pages = {
        f"content/glossary/{name}/index.md": f'+++\nterm = "{name}"\n'
        f'definition = "Part of a ship, not the [{other}](/glossary/{other}/)."\n+++\n{"More." * (name == "stern")}\n'
        for name, other in parts.items()
    }
    front = '+++\ntitle = "Terms"\ntype = "list"\n+++\n\nParts of a ship.\n'
    write(tmp_path, {**pages, "content/glossary/_index.md": front, "content/terms-of-use/_index.md": front})
    assert glosslint("init", cwd=tmp_path).out.startswith("3 entries in Markdown pages, one per page, in content/gloss")
    write(
        tmp_path, {"content/glossary/stern/index.md": pages["content/glossary/stern/index.md"].replace("bilge", "bige")}
    )
    report = check(CheckRequest(load(None, tmp_path)))
    assert report.entries == 3
    assert [(found.rule, found.message) for found in report.findings if found.rule == "broken-link"] == [
        ("broken-link", '"bige-pump" is not an entry; did you mean "bilge-pump"?')
    ]


def test_terms_of_use_are_no_glossary(tmp_path: Path) -> None:
    page = "# Terms\n\n" + "".join(f"## {word}\n\nWe may change it.\n\n" for word in ("Use", "Content", "Liability"))
    write(
        tmp_path, {"content/terms-of-use.md": page, "terms-and-conditions/index.md": page, "legal/terms-use.md": page}
    )
    assert glosslint("init", cwd=tmp_path).code == 2


def test_columns_of_one_language(tmp_path: Path) -> None:
    rows = "".join(
        f"{n},Part {n},Pièce {n},Part of a ship no {n}.,Une pièce longue du navire no {n}.\n" for n in range(5)
    )
    write(tmp_path, {"glossary.csv": f"id,name_en,name_fr,def_en,def_fr\n{rows}"})
    assert 'terms in "name_en"; text in "def_en"' in glosslint("init", cwd=tmp_path).out


@pytest.mark.parametrize("columns", ["en,en-def,de,de-def,fr,fr-def", "en_term,en_definition,de_term,de_def,fr,fr-def"])
def test_columns_that_begin_with_their_language(columns: str, tmp_path: Path) -> None:
    own = "Part {0},Part of a ship no {0}."
    rows = "".join(f"p{n},{own},{own},{own}\n".format(n) for n in range(5))
    write(tmp_path, {"glossary.csv": f"id,{columns}\n{rows}"})
    term, text = columns.split(",")[:2]
    assert f'terms in "{term}"; text in "{text}"\n' in glosslint("init", cwd=tmp_path).out


def test_a_number_is_no_term(tmp_path: Path) -> None:
    parts = ("Bow", "Stern", "Keel", "Hull")
    rows = "".join(f"{number},{part},Part of a ship that all of them have.\n" for number, part in enumerate(parts))
    write(tmp_path, {"glossary.csv": f"index,part,description\n{rows}"})
    assert 'terms in "part"; text in "description"' in glosslint("init", cwd=tmp_path).out


def test_texts_of_a_script_without_spaces(tmp_path: Path) -> None:
    words = {
        "船首": "船の最も前にある部分である。",
        "船尾": "船の最も後ろにある部分である。",
        "帆": "風を受けて船を進める布である。",
    }
    rows = "".join(f'- term: "{word}"\n  description: "{text}"\n' for word, text in words.items())
    write(tmp_path, {"data/glossary.yaml": rows})
    assert glosslint("init", cwd=tmp_path).out.startswith("3 entries in a YAML list, in data/glossary.yaml\n")


@pytest.mark.parametrize("name", ["docs/glossaire.md", "lexique.md", "doc/woordenlijst.md", "begriffe.md"])
def test_a_glossary_is_called_so_in_other_languages(name: str, tmp_path: Path) -> None:
    page = "# Bateau\n\n" + "".join(f"- **{word}**  \n  Partie du bateau.\n\n" for word in ("Proue", "Coque", "Quille"))
    write(tmp_path, {name: page})
    assert glosslint("init", cwd=tmp_path).out.startswith(f"3 entries in {name}, each a list item")


def test_a_page_for_each_letter_is_no_entry(tmp_path: Path) -> None:
    write(tmp_path, {f"glossary/{w}.md": f"# {w.upper()}\n\n## {w}nt\n\nA part.\n" for w in "abcdef"})
    assert "glossary/a.md seems to belong to a glossary" in glosslint("init", cwd=tmp_path).err


def test_a_glossary_of_stubs(tmp_path: Path) -> None:
    pages = {f"terms/{n}.md": _page(f"Word {n}", "" if n % 3 else "What one says of it.") for n in range(30)}
    write(tmp_path, pages)
    assert glosslint("init", cwd=tmp_path).out.startswith("30 entries in Markdown pages")


def test_a_key_that_is_mostly_null_is_not_the_definition(tmp_path: Path) -> None:
    rows = "".join(
        f"- term: Word {n}\n  definition: {'null' if n else 'What one says of it, once.'}\n"
        f"  description: What one says of the word {n}.\n"
        for n in range(9)
    )
    write(tmp_path, {"glossary.yml": rows})
    assert glosslint("init", cwd=tmp_path).code == 0
    assert load(None, tmp_path).layout.core == "description"


def test_a_file_of_the_same_folder_that_is_called_a_glossary(tmp_path: Path) -> None:
    write(tmp_path, {"data/icons.yaml": "bow: {path: a.svg, alt: A bow}\nstern: {path: b.svg, alt: A stern}\n"})
    write(
        tmp_path, {"data/glossary.yaml": "Bow:\n  short: The front of a ship.\nStern:\n  short: The back of a ship.\n"}
    )
    assert glosslint("init", cwd=tmp_path).out.startswith("2 entries in a YAML mapping, in data/glossary.yaml\n")


ENTRIES = {f"terms/{word}.yaml": f"id: {word}\nname: {word}\ntext: What one says of a {word}.\n" for word in "abc"}
SCHEMA = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "name": {"minLength": 1}}}


def test_a_schema_beside_the_entries_is_used_if_it_fits(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            **ENTRIES,
            "other.json": _json({"type": "object", "properties": {"port": {}}}),
            "schemas/term.json": _json(SCHEMA),
        },
    )
    assert "schemas/term.json is the schema of an entry" in glosslint("init", cwd=tmp_path).out.splitlines()
    assert load(None, tmp_path).table.schema == "schemas/term.json"


@pytest.mark.parametrize(
    "change", [{"required": ["id", "page"]}, {"properties": {"id": {"type": "string"}}}, {"type": 7}]
)
def test_a_schema_that_does_not_fit_is_not_used(change: dict[str, Any], tmp_path: Path) -> None:
    write(tmp_path, {**ENTRIES, "schemas/term.json": _json({**SCHEMA, **change, "$schema": "json-schema"})})
    assert glosslint("init", cwd=tmp_path).code == 0
    assert load(None, tmp_path).table.schema == ""


def test_a_schema_of_the_whole_file_names_the_keys_at_their_place(tmp_path: Path) -> None:
    terms = "terms:\n- id: a\n  term: A\n  definition: What one says of it.\n"
    whole = {"type": "object", "properties": {"terms": {"items": {"properties": {"id": {}, "term": {}}}}}}
    write(tmp_path, {"glossary.yml": terms, "schema.json": _json(whole)})
    assert "schema.json is the schema of a whole file" in glosslint("init", cwd=tmp_path).out.splitlines()
    assert load(None, tmp_path).table.file_schema == "schema.json"


def _surveyed(files: Mapping[str, str]) -> Survey:
    documents = {path: parse(decode(text.encode(), path)) for path, text in files.items()}
    return Survey(tuple(files), {}, documents)


def test_ids_are_those_by_which_links_lead_somewhere() -> None:
    text = "- key: k{0}\n  slug: s{0}\n  term: T{0}\n  definition: What one says of [it](#{1}{2}), in words.\n"
    by_slug = detect(_surveyed({"glossary.yml": text.format(1, "s", 2) + text.format(2, "s", 1)}))
    by_key = detect(_surveyed({"glossary.yml": text.format(1, "k", 2) + text.format(2, "k", 1)}))
    assert by_slug is not None
    assert by_key is not None
    assert tomllib.loads(by_slug.settings)["layout"]["id"] == "slug"
    assert tomllib.loads(by_key.settings)["layout"]["id"] == "key"


def test_a_few_misspelt_links_and_names_do_not_mislead() -> None:
    good = "".join(
        f"- slug: word_{number}\n  ref: [word_{number - 1}]\n  en:\n    term: Word {number}\n"
        f"    def: What one says of [another](#word_{number - 1}), in words.\n"
        for number in range(1, 60)
    )
    bad = (
        "- slug: word_0\n  ref: [Word 5, gone]\n  en:\n    term: Word 0\n    def: See [it](word_5) or [it](/word_6/).\n"
    )
    found = detect(_surveyed({"glossary.yml": bad + good}))
    assert found is not None
    assert tomllib.loads(found.settings) == {"files": ["glossary.yml"], "layout": "glosario"}
    assert '"ref" holds ids of entries (59 of 61 match an entry)' in found.explanation[5]


def test_the_same_files_in_another_order_give_the_same() -> None:
    files = ODD["translations, a folder a language"].files
    assert detect(_surveyed(files)) == detect(_surveyed(dict(reversed(list(files.items())))))


def test_a_file_called_a_glossary_outweighs_larger_ones() -> None:
    rows = "".join(f"- name: Row {n}\n  description: One of the many rows of this list.\n" for n in range(15))
    found = detect(_surveyed({"data/rows.yml": rows, "glossary.yml": "- term: A\n  definition: What one says of A.\n"}))
    assert found is not None
    assert found.paths == ("glossary.yml",)


def test_files_of_the_same_name_in_folders_below_stay_out(tmp_path: Path) -> None:
    rows = "- term: A\n  definition: What one says of A.\n"
    write(tmp_path, {"glossary.yml": rows + rows.replace("A", "B"), "old/glossary.yml": rows})
    assert glosslint("init", cwd=tmp_path).code == 0
    assert load(None, tmp_path).table.files == ("./glossary.yml",)
    assert check(CheckRequest(load(None, tmp_path))).entries == 2


def test_the_page_of_the_current_version_is_preferred(tmp_path: Path) -> None:
    rows = "".join(f"## {term}\n\nWhat one says of it.\n\n" for term in ("Anchor", "Buoy", "Capstan"))
    write(tmp_path, {"docs/glossary.md": rows, "versioned_docs/version-0.11/glossary.md": f"{rows}## Dock\n\nPier.\n"})
    assert glosslint("init", cwd=tmp_path).out.startswith("3 entries in docs/glossary.md")


def test_links_of_a_page_to_other_pages_are_none_to_its_entries(tmp_path: Path) -> None:
    rows = "## Anchor\n\nWhat [guards](./guard/) hold.\n\n## Buoy\n\nMark that the [guard](./guard/) reads.\n\n"
    write(tmp_path, {"docs/glossary.md": f"{rows}## Guard\n\nKeeper of a ship. See [all of it](./guard/).\n"})
    assert glosslint("init", cwd=tmp_path).code == 0
    assert glosslint("--select", "references", cwd=tmp_path).out.startswith("No findings")


def test_other_names_that_are_ids_refer_to_those_entries(tmp_path: Path) -> None:
    for name, synonym in {
        "block": "",
        "api-node": "api-endpoint",
        "api-endpoint": "",
        "peer": "node",
        "node": "",
    }.items():
        page = f"---\ntitle: {name.title()}\nsynonym: {synonym}\n---\n\nPart of a chain that {name} names.\n"
        write(tmp_path, {f"glossary/{name}.md": page})
    write(tmp_path, {"glossary/client.md": "---\ntitle: Client\nsynonym: node\n---\n\nProgram that asks another.\n"})
    assert '"synonym" holds ids of entries (all of 3 match an entry)' in glosslint("init", cwd=tmp_path).out
    assert glosslint("--select", "duplicate-term", cwd=tmp_path).out.startswith("No findings")


def test_rules_for_bad_terms_are_no_glossary(tmp_path: Path) -> None:
    write(tmp_path, {"bad_terms.yml": "usa: United States\nnz: New Zealand\nbe: Belgium\n"})
    page = "".join(f"## {term}\n\nWhat one says of it.\n\n" for term in ("Anchor", "Buoy", "Capstan"))
    write(tmp_path, {"doc/glossary.md": page})
    assert glosslint("init", cwd=tmp_path).out.startswith("3 entries in doc/glossary.md")


def test_what_is_left_out_is_not_checked_by_a_preset(tmp_path: Path) -> None:
    related = ("Beta", "Class", "Alpha", "Kind", "Class", "Kind")
    names = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta")
    rows = [
        {"Term": name, "Definition": f"Letter number {number} of the Greeks.", "Related": other}
        for number, (name, other) in enumerate(zip(names, related, strict=True))
    ]
    write(tmp_path, {"data/glossary.json": json.dumps({"glossary": rows})})
    assert 'left out: "Related" (2 of 6 values' in glosslint("init", cwd=tmp_path).out
    assert glosslint("--select", "references", cwd=tmp_path).out.startswith("No findings")


def test_a_glossary_is_preferred_to_terms_and_to_parts_of_pages(tmp_path: Path) -> None:
    rows = "| Term | Definition |\n|---|---|\n| Ant | An insect. |\n| Bee | Another insect. |\n| Cow | No insect. |\n"
    for path in ("content/includes/glossary.md", "content/waf/terminology.md", "content/glossary/_index.md"):
        write(tmp_path, {path: rows + ("| Dog | A pet. |\n" if path.endswith("y.md") else "")})
    assert glosslint("init", cwd=tmp_path).out.startswith("3 entries in content/glossary/_index.md")


def test_what_tells_meanings_apart_is_no_other_name(tmp_path: Path) -> None:
    terms = ("Ether (ETH)", "Proof of work (PoW)", "Alpha", "Alpha (finance)", "Bitcoin", "Coinbase (Bitcoin)")
    rows = "".join(f"| {term} | What one says of {term}. |\n" for term in (*terms, "Proof of stake (PoS)"))
    write(tmp_path, {"glossary.md": f"| Term | Definition |\n|---|---|\n{rows}"})
    assert glosslint("init", cwd=tmp_path).code == 0
    assert glosslint("--select", "identity", cwd=tmp_path).out.startswith("No findings")


def test_files_that_share_many_terms_are_glossaries_of_their_own(tmp_path: Path) -> None:
    for file, count in (("a", 14), ("b", 14)):
        rows = [{"term": f"Term {n}", "definition": f"Thing {n} as {file} has it."} for n in range(count)]
        write(tmp_path, {f"glossaries/{file}.json": json.dumps(rows)})
    assert glosslint("init", cwd=tmp_path).code == 0
    assert " error " not in glosslint("--select", "identity", "--output-format", "concise", cwd=tmp_path).out


def test_paths_of_images_are_no_terms(tmp_path: Path) -> None:
    for name in ("abm", "llm", "mrr"):
        page = f'---\ncover: "/covers/{name}.webp"\n---\n\nA word that sellers of software use.\n'
        write(tmp_path, {f"content/glossary/{name}.md": page})
    assert "the names of the files are the terms;" in glosslint("init", cwd=tmp_path).out


def test_a_map_of_texts_below_a_key_extends_the_preset() -> None:
    found = detect(_surveyed({"glossary.yml": "title: Ours\nterms:\n  Rope: A thick line.\n  Yarn: A thin line.\n"}))
    assert found is not None
    assert tomllib.loads(found.settings)["layout"] == {"extends": "map", "at": "terms"}
    assert found.explanation[0] == '2 entries in a YAML mapping under "terms", in glossary.yml'


def test_a_survey_keeps_to_its_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {f"x/{number}.yaml": "a: b\n" for number in range(9)} | {"z/glossary.yaml": "a: b\n"})
    monkeypatch.setattr("glosslint.detect.scan.MAX_FILES", 3)
    found = survey(tmp_path)
    assert list(found.documents) == ["x/0.yaml", "x/1.yaml", "z/glossary.yaml"]  # what is called a glossary comes first
    assert found.unsearched == tuple(f"x/{number}.yaml" for number in range(2, 9))
    monkeypatch.setattr("glosslint.detect.scan.MAX_NAMES", 2)
    assert list(survey(tmp_path).documents) == ["x/0.yaml", "x/1.yaml"]


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {"glossary.yml": "- term: A\n  definition: What one says of A.\n", "big.json": " " * 9_000_000})
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    found = survey(tmp_path)
    assert list(found.documents) == ["glossary.yml"]
    assert not (found.unsearched or found.cut)


def test_links_that_show_the_name_of_an_entry(tmp_path: Path) -> None:
    """Whatever their destination is, in the plural and as a form of a verb; not where few entries are named so."""
    entries = {
        "page kind": "Sort of page, as a [_section_](g) is one.",
        "section": "Folder with pages of several [page kinds](g).",
        "paginate": "To split a list of [sections](g) into parts, see [more](x).",
        "pager": "Part that comes of [_paginating_](g).",
    }
    text = "".join(f"- term: {term}\n  definition: {value}\n" for term, value in entries.items())
    result = glosslint("init", cwd=write(tmp_path, {"glossary.yml": text}))
    assert "links look like [text](g) (all of 4 match an entry)" in result.out
    assert 'links = ["[{text}](g)"]\n' in (tmp_path / "glosslint.toml").read_text()
    checked = glosslint("--select", "references", cwd=tmp_path)
    assert (checked.code, checked.out[:11]) == (0, "No findings")


@pytest.mark.parametrize(
    ("link", "form"),
    [
        ("{{{{Glossary('{0}', 'words')}}}}", """'{{Glossary("{text}")}}'"""),
        ("[[{0}]]", '"[[{text}]]"'),
        ("{{term}}`{0}`", '"{term}`{text}`"'),
        (":term:`words <{0}>`", '":term:`{text}`"'),
    ],
)
def test_macros_and_roles_with_the_name_of_an_entry(tmp_path: Path, link: str, form: str) -> None:
    names = ("load balancer", "back end", "front end", "edge node")
    entries = (
        f"- term: {name}\n  definition: 'Part of a {link.format(names[n - 1])}.'\n" for n, name in enumerate(names)
    )
    text = "".join(entries).replace("('", '("').replace("',", '",').replace(", '", ', "').replace("')", '")')
    glosslint("init", cwd=write(tmp_path, {"glossary.yml": text}))
    written = (tmp_path / "glosslint.toml").read_text()
    assert form.strip("'") in written.replace("\\", "") or form in written, written
    assert glosslint("--select", "references", cwd=tmp_path).code == 0


def test_an_include_that_is_no_glossary_fills_no_page(tmp_path: Path) -> None:
    page = "{%% include %s.html %%}\n# Glossary\n\n" + "".join(
        f"## {name}\n\nWhat one says of it.\n\n" for name in ("Ant", "Bee", "Cow", "Dog")
    )
    write(tmp_path, {"glossary.md": page % "header"})
    assert glosslint("init", cwd=tmp_path).out.startswith("4 entries in glossary.md")
    (tmp_path / "glosslint.toml").unlink()
    write(tmp_path, {"glossary.md": page % "glossary"})
    assert glosslint("init", cwd=tmp_path).code == 2


def test_a_page_called_terms_is_read_unless_it_is_legal(tmp_path: Path) -> None:
    legal = "# Terms\n\n" + "".join(
        f"## {title}\n\n{text}\n\n"
        for title, text in (
            ("Acceptance", "By using the service, you agree to these terms."),
            ("Privacy", "The privacy policy says what is kept."),
            ("Warranty", "The service comes without any warranty."),
            ("Liability", "There is no liability for any loss."),
        )
    )
    write(tmp_path, {"TERMS.md": legal})
    assert glosslint("init", cwd=tmp_path).code == 2
    law = legal.replace("By using the service, you agree to these terms.", "Consent to an offer.")
    write(tmp_path, {"TERMS.md": law.replace("The privacy policy says", "A page that says")})
    assert glosslint("init", cwd=tmp_path).out.startswith("4 entries in TERMS.md")


def test_letters_of_the_alphabet_are_no_terms(tmp_path: Path) -> None:
    parts = [
        {"section": letter, "text": f"What begins with {letter}.", "dl": [{"dt": letter * 3}]} for letter in "ABCDEF"
    ]
    write(tmp_path, {"glossary.json": json.dumps({"glossary": parts})})
    assert glosslint("init", cwd=tmp_path).code == 2


def test_synonyms_that_are_terms_of_other_entries_are_no_other_names(tmp_path: Path) -> None:
    words = [f"word{n}" for n in range(60)]
    rows = [
        {"id": f"w{n}", "term": word, "definition": f"What one says of it, and no {n}.", "synonyms": [words[n - 1]]}
        for n, word in enumerate(words)
    ]
    write(tmp_path, {"glossary.json": json.dumps(rows, indent=1)})
    assert glosslint("init", cwd=tmp_path).code == 0
    assert glosslint("--select", "identity", cwd=tmp_path).out.startswith("No findings")


def test_a_column_of_terms_may_name_its_language(tmp_path: Path) -> None:
    rows = "".join(f"| {name} | {name[::-1]} | What one says of it. |\n" for name in ("Ant", "Bee", "Cow"))
    write(tmp_path, {"glossary.md": f"| Term (EN) | Term (CN) | Definition |\n|---|---|---|\n{rows}"})
    assert glosslint("init", cwd=tmp_path).out.startswith("3 entries in glossary.md, each a row of a table")


def test_misplaced_front_matter_is_no_entry(tmp_path: Path) -> None:
    entries = "".join(f"## {name}\n\nWhat one says of it.\n\n" for name in ("Ant", "Bee", "Cow"))
    write(tmp_path, {"glossary.md": f"# Glossary\n\n---\ndate: 2026-01-01\nstatus: draft\n---\n\n{entries}"})
    assert glosslint("init", cwd=tmp_path).out.startswith("3 entries in glossary.md")


def test_what_a_template_fills_in_is_no_entry(tmp_path: Path) -> None:
    entries = "".join(f"# {name}\n\nWhat one says of it.\n\n" for name in ("Ant", "Bee", "Cow"))
    head = '<div><h1 class="top">{{ page.title }}</h1></div>\n\n[Ant](#ant), [Bee](#bee), [Cow](#cow)\n\n'
    write(tmp_path, {"glossary.md": f"---\ntitle: Words\n---\n{head}{entries}"})
    assert glosslint("init", cwd=tmp_path).out.startswith("3 entries in glossary.md")


def test_terms_may_wait_for_their_text(tmp_path: Path) -> None:
    texts = ("", "Small, and seldom alone.", "", "Large, with horns.", "", "Loud at night.", "")
    names = ("Ant", "Bee", "Cat", "Cow", "Dog", "Owl", "Rat")
    entries = "".join(f"**{name}:** \n{text}\n\n" for name, text in zip(names, texts, strict=True))
    write(tmp_path, {"docs/reference.md": f"# Reference\n\n## Glossary\n\n{entries}"})
    assert glosslint("init", cwd=tmp_path).out.startswith("7 entries in docs/reference.md")
    notes = "".join(f"**{name}:**\n\n- Kept in a stable.\n- Fed at noon, and in the evening.\n\n" for name in names)
    write(tmp_path, {"docs/reference.md": f"# Reference\n\n## Glossary\n\n**Fox:** Sly.\n\n{notes}"})
    assert glosslint("init", cwd=tmp_path).code == 2


def test_a_lesson_on_dictionaries_is_no_glossary(tmp_path: Path) -> None:
    lesson = _page("Dictionaries", "A dictionary has keys and values.")
    write(tmp_path, {"book/03-02-python-dictionaries/lesson.md": lesson})
    assert glosslint("init", cwd=tmp_path).code == 2
    write(tmp_path, {"glossary/dictionary.md": lesson})
    assert glosslint("init", cwd=tmp_path).out.startswith("1 entry in Markdown pages")
