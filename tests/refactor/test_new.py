"""``glosslint new``: the starter has the form of the entries that are there, and stands where it belongs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import ROOT, entry, glosslint, write


class Case(NamedTuple):
    """Settings, the files before, the arguments, the file that is written and its text then, and what is said."""

    settings: str
    files: Mapping[str, str]
    args: tuple[str, ...]
    file: str
    text: str
    said: str


_SCHEMA = "# yaml-language-server: $schema=x\n"
_LIST = "- slug: b_b\n  en:\n    term: Bee\n    def: >\n      Insect.\n\n"
_LIST += "# of fire\n- slug: d_d\n  en:\n    term: Dee\n\n"
_LIST += "- slug: f_f\n  en:\n    term: Eff\n    def: Letter.\n"
_DEE = "- slug: {}\n  en:\n    term: {}\n    def: ''\n"
_DEEP = 'files = ["*.yaml"]\n[layout]\nid = "id"\nprose = { definition = "en.def" }\ncore = "definition"\n'
CASES = {
    "a term three steps down": Case(
        _DEEP + 'entries = "file"\nterm = "en.name.text"\n',
        {"a.yaml": "id: a\nen:\n  name:\n    text: Rope\n  def: Line that is thick.\n"},
        ("Knot",),
        "knot.yaml",
        "id: knot\nen:\n  name:\n    text: Knot\n  def: ''\n",
        'wrote  knot.yaml, with the id "knot"\nStill empty: en.def\n',
    ),
    "a term in an item of a list": Case(
        _DEEP + 'entries = "file"\nterm = "en.terms.1.text"\n',
        {"a.yaml": "id: a\nen:\n  terms: [n, {text: Rope}]\n  def: Line that is thick.\n"},
        ("Knot",),
        "knot.yaml",
        "id: knot\nen:\n  terms: ['', {text: Knot}]\n  def: ''\n",
        'wrote  knot.yaml, with the id "knot"\nStill empty: en.terms.0, en.def\n',
    ),
    "a term under a key that is a number": Case(
        _DEEP + 'entries = "file"\nterm = "en.terms.1.text"\n',
        {"a.yaml": "id: a\nen:\n  terms:\n    1:\n      text: Rope\n  def: Line that is thick.\n"},
        ("Knot",),
        "knot.yaml",
        "id: knot\nen:\n  terms:\n    '1':\n      text: Knot\n  def: ''\n",
        'wrote  knot.yaml, with the id "knot"\nStill empty: en.def\n',
    ),
    "native": Case(
        "",
        {
            "glossary/a.yaml": _SCHEMA + entry("a", category="training"),
            "glossary/b.yaml": _SCHEMA + entry("b", category="training"),
        },
        ("Émile’s C++ (language)",),
        "glossary/emiles-c-language.yaml",
        _SCHEMA + "id: emiles-c-language\nterm: Émile’s C++ (language)\nstatus: draft\ncategory: ''\nsummary: ''\n"
        "definition: ''\n",
        'wrote  glossary/emiles-c-language.yaml, with the id "emiles-c-language"\n'
        "Still empty: category, summary, definition\n",
    ),
    "native with line ends of Windows, and an id": Case(
        "",
        {"glossary/sub/a.yaml": entry("a").replace("\n", "\r\n")},
        ("1984", "--id", "the-year"),
        "glossary/sub/the-year.yaml",
        "id: the-year\r\nterm: '1984'\r\nstatus: draft\r\ncategory: ''\r\nsummary: ''\r\ndefinition: ''\r\n",
        'wrote  glossary/sub/the-year.yaml, with the id "the-year"\nStill empty: category, summary, definition\n',
    ),
    "keys that the schema wants, in the order of the others": Case(
        'schema = "s.json"\n',
        {
            "s.json": '{"required": ["id", "kind", "tags", "summary"], "properties": {"kind": {"enum": ["o", "p"]}, '
            '"tags": {"type": "array"}}, "if": {"required": ["page"]}, "then": {"required": ["date"]}}',
            "glossary/a.yaml": "tags: [t]\nkind: p\nid: a\nterm: A\nsummary: S.\n",
            "glossary/b.yaml": "tags: [t]\nkind: p\nid: b\nterm: B\nsummary: S.\n",
        },
        ("Θεώρημα", "--id", "theorem"),
        "glossary/theorem.yaml",
        "tags: []\nkind: p\nid: theorem\nterm: Θεώρημα\nsummary: ''\nstatus: draft\n",
        'wrote  glossary/theorem.yaml, with the id "theorem"\n'
        'kind is set to "p", the most frequent value; change it if it is wrong\n'
        "Still empty: tags, summary\n",
    ),
    "a page": Case(
        'layout = "hugo"\nfiles = ["content/**/*.md"]\n',
        {"content/t/a.md": "---\ntitle: A\n---\nText.\n", "content/t/b.md": "---\ntitle: B\n---\nText.\n"},
        ("Load balancer: a thing",),
        "content/t/load-balancer-a-thing.md",
        "---\ntitle: 'Load balancer: a thing'\n---\n",
        'wrote  content/t/load-balancer-a-thing.md, with the id "load-balancer-a-thing"\n',
    ),
    "a file in JSON": Case(
        'files = ["g/*.json"]\n[layout]\nentries = "file"\nid = "@stem"\nterm = "t.name"\nprose = {d = "t.d"}\n',
        {"g/a.json": '{"t": {"name": "A", "d": "x"}}\n'},
        ("Sea",),
        "g/sea.json",
        '{\n  "t": {\n    "name": "Sea",\n    "d": ""\n  }\n}\n',
        'wrote  g/sea.json, with the id "sea"\nStill empty: t.d\n',
    ),
    "a sorted list": Case(
        'layout = "glosario"\nfiles = ["g.yml"]\n',
        {"g.yml": _LIST},
        ("C-c",),
        "g.yml",
        _LIST.replace("# of fire\n", _DEE.format("c_c", "C-c") + "\n# of fire\n"),
        'Added to g.yml, with the id "c_c"\nStill empty: en.def\n',
    ),
    "a sorted list, at its end": Case(
        'layout = "glosario"\nfiles = ["g.yml"]\n',
        {"g.yml": _LIST},
        ("Zed zed",),
        "g.yml",
        _LIST + "\n" + _DEE.format("zed_zed", "Zed zed"),
        'Added to g.yml, with the id "zed_zed"\nStill empty: en.def\n',
    ),
    "a list that is not sorted, in JSON": Case(
        'layout = "glosario"\nfiles = ["g.json"]\n',
        {"g.json": '[\n  {"slug": "b", "en": {"term": "B", "def": "x"}},\n  {"slug": "a", "en": {"term": "A"}}\n]\n'},
        ("Aa",),
        "g.json",
        '[\n  {"slug": "b", "en": {"term": "B", "def": "x"}},\n  {"slug": "a", "en": {"term": "A"}},\n'
        '  {"slug": "aa", "en": {"term": "Aa", "def": ""}}\n]\n',
        'Added to g.json, with the id "aa"\nStill empty: en.def\n',
    ),
    "a map of definitions": Case(
        'layout = "map"\nfiles = ["g.yaml"]\n',
        {"g.yaml": "# A to Z\nEdge: A line.\nNode: A point.\n"},
        ("Face: one",),
        "g.yaml",
        "# A to Z\nEdge: A line.\n'Face: one': ''\nNode: A point.\n",
        'Added to g.yaml, with the id "Face: one"\nStill empty: definition\n',
    ),
    "a map of entries": Case(
        'layout = "map"\nfiles = ["g.yaml"]\n',
        {"g.yaml": "Edge:\n  definition: A line.\nNode:\n  definition: A point.\n"},
        ("Face",),
        "g.yaml",
        "Edge:\n  definition: A line.\nFace:\n  definition: ''\nNode:\n  definition: A point.\n",
        'Added to g.yaml, with the id "Face"\nStill empty: definition\n',
    ),
    "below a key, with anchors made of terms, in one of two files": Case(
        'files = ["*.yml"]\n[layout]\nextends = "jekyll-data"\nat = "terms"\n',
        {"a.yml": "terms:\n- term: A\n  definition: x\n", "b.yml": "terms:\n- term: B\n  definition: y\n"},
        ("Load balancer", "--file", "b.yml"),
        "b.yml",
        "terms:\n- term: B\n  definition: y\n- term: Load balancer\n  definition: ''\n",
        'Added to b.yml, with the id "load-balancer"\nStill empty: definition\n',
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_new(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    write(tmp_path, {"glosslint.toml": case.settings, **case.files})
    shown = glosslint("new", *case.args, "--diff", cwd=tmp_path)
    assert (shown.code, shown.err) == (1, "Would change 1 file. Run without --diff to apply.\n")
    assert (tmp_path / case.file).exists() == (case.file in case.files)
    result = glosslint("new", *case.args, cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    text = (tmp_path / case.file).read_bytes().decode("utf-8")
    assert text.replace('"', "'") == case.text.replace('"', "'")  # one kind of quotes is as good as the other
    assert result.out == case.said
    (tmp_path / case.file).unlink()
    write(tmp_path, case.files)  # what --diff shows is a patch that does the same
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    command = ["git", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(command, input=shown.out.encode("utf-8"), cwd=tmp_path, check=True, env=environment)
    assert (tmp_path / case.file).read_bytes().decode("utf-8") == text
    others = {path: (tmp_path / path).read_bytes().decode("utf-8") for path in case.files if path != case.file}
    assert others == {path: text for path, text in case.files.items() if path != case.file}


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("Alpha",), '"Alpha" is already a name of the entry "a", in glossary/a.yaml'),
        (("first letter",), '"first letter" is already a name of the entry "a", in glossary/a.yaml'),
        (("A",), '"a" is the id of an entry, in glossary/a.yaml; choose another with --id, or edit that'),
        (("Θεώρημα",), "nothing was changed, because it would cause an error: "),
        (("+",), 'no id can be made from "+"; give one with --id'),
        ((" ",), "the term is empty or has extra whitespace"),
        (("Bee", "--id", "x/y"), '"x/y" cannot be an id'),
        (("Notes",), "glossary/notes.yaml exists already"),
        (("Bee", "--file", "b.yaml"), 'b.yaml: not matched by "files" ('),
        (
            ("Bee", "--file", "glossary/c.yaml"),
            "nothing was changed, because it would cause an error: glossary/c.yaml:1: ",
        ),
    ],
)
def test_what_is_refused(tmp_path: Path, args: tuple[str, ...], message: str) -> None:
    files = {"glossary/a.yaml": entry("a", term="Alpha") + "aliases: [First letter]\n", "glossary/notes.yaml": "# -\n"}
    write(tmp_path, {"glosslint.toml": "", **files})
    result = glosslint("new", *args, cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: {message}")
    assert result.err.count("\n") == 1
    assert sorted(file.name for file in (tmp_path / "glossary").iterdir()) == ["a.yaml", "notes.yaml"]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            'layout = "glossarist"\n',
            'an entry of the layout "glossarist" consists of YAML documents, which glosslint new cannot write; '
            'copy the entry "A" (a.yml:1) and change it',
        ),
        (
            'layout = "glosario"\n',
            "the entries are in 2 files (a.yml, b.yml); choose one with --file",
        ),
    ],
)
def test_what_a_layout_cannot_do(tmp_path: Path, settings: str, message: str) -> None:
    texts = {"a.yml": "- slug: a\n  en: {term: A}\n", "b.yml": "- slug: b\n  en: {term: B}\n"}
    if "glossarist" in settings:
        texts = {"a.yml": "data: {identifier: 1}\n---\ndata: {language_code: eng, terms: [{designation: A}]}\n"}
    write(tmp_path, {"glosslint.toml": f'files = ["*.yml"]\n{settings}', **texts})
    result = glosslint("new", "Bee", cwd=tmp_path)
    assert (result.code, result.err) == (2, f"error: {message}\n")


def test_a_term_of_a_page_is_not_to_be_written_again(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": 'files = ["g.md"]\nlayout = "page"\n', "g.md": "## Mast\n\nA pole.\n"})
    result = glosslint("new", "mast", cwd=tmp_path)
    assert (result.code, result.err) == (2, 'error: "mast" is already a name of the entry "mast", in g.md\n')


def test_an_entry_that_would_not_have_its_term_is_not_written(tmp_path: Path) -> None:
    """What is a string in one entry holds the definition in others."""
    texts = {"a.yaml": "id: a\nname: Rope\n", "b.yaml": "id: b\nname: {def: Thread that is thin.}\n"}
    settings = 'files = ["*.yaml"]\n[layout]\nid = "id"\nprose = { definition = "name.def" }\ncore = "definition"\n'
    write(tmp_path, {"glosslint.toml": settings + 'entries = "file"\nterm = "name"\n', **texts})
    result = glosslint("new", "Knot", cwd=tmp_path)
    assert result.code == 2
    assert 'knot.yaml: the new entry would not have the term "Knot"; copy the entry "b" (b.yaml:1)' in result.err
    assert not (tmp_path / "knot.yaml").exists()


def test_a_file_of_toml(tmp_path: Path) -> None:
    settings = 'files = ["*/*.toml"]\n[layout]\nentries = "file"\nid = "@stem"\nterm = "name.en"\n'
    text = '# A term.\ndef = "Line."\n[name]\nen = "Rope"\n'
    write(tmp_path, {"glosslint.toml": f'{settings}prose = {{ text = "def" }}\n', "g/rope.toml": text})
    assert glosslint("new", 'The "knot"', "--id", "knot", cwd=tmp_path).err == ""
    made = (tmp_path / "g/knot.toml").read_text("utf-8")
    assert made == '# A term.\ndef = ""\nname = { en = "The \\"knot\\"" }\n'


def test_a_page_with_front_matter_of_toml(tmp_path: Path) -> None:
    page = '+++\ntitle = "Rope"\n+++\nThick line.\n'
    write(tmp_path, {"glosslint.toml": 'files = ["g/*.md"]\nlayout = "hugo"\n', "g/rope.md": page})
    assert glosslint("new", "Mast", cwd=tmp_path).err == ""
    assert (tmp_path / "g/mast.md").read_text("utf-8") == '+++\ntitle = "Mast"\n+++\n'


def test_the_owners_glossary() -> None:
    shown = glosslint("new", "Sliding-window attention", "--diff", cwd=ROOT)
    assert shown.code == 1
    added = [line[1:] for line in shown.out.splitlines() if line.startswith("+")][1:]
    assert added == [
        "# yaml-language-server: $schema=../schema/entry.schema.json",
        "id: sliding-window-attention",
        "term: Sliding-window attention",
        "status: draft",
        "category: architecture",
        'summary: ""',
        'definition: ""',
    ]
