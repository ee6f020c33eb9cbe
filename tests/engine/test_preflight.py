"""Broken files and broken settings: each is a finding at its place, or one line that says what to change.

No case ends in a traceback, and none in "No findings" although nothing was read. The messages are recorded in
tests/golden/faults.txt; ``GLOSSLINT_GOLDEN=write pytest tests/engine/test_preflight.py`` renews it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support import ROOT, glosslint, write

GOLDEN = ROOT / "tests/golden/faults.txt"

LIST = """
entries = "list"
id = "id"
term = "term"
prose = { def = "def" }
core = "def"
"""
FILE, DOCUMENTS, MERGED = (LIST.replace('"list"', kind) for kind in ('"file"', '"documents"', '"merged"'))
MAP = LIST.replace('"list"', '"map"').replace('"id"', '"@key"').replace('"term"', '"@key"')
LISTS = LIST + 'references = ["ref"]\naliases = ["aka"]\n'
AT = LIST + 'at = "terms"\n'

A = "- id: a\n  term: alpha\n  def: First letter of the Greek alphabet.\n"
B = "- id: b\n  term: beta\n  def: Second letter of the Greek alphabet.\n"
ONE = "id: a\nterm: alpha\ndef: First letter of the Greek alphabet.\n"
TWO = "id: b\nterm: beta\ndef: Second letter of the Greek alphabet.\n"
KEYED = "a:\n  def: First letter of the Greek alphabet.\n"
DEF = "  def: Third letter of the Greek alphabet.\n"
JSON_A = '{"id": "a", "term": "alpha", "def": "First letter of the Greek alphabet."}'
PAGE = "---\ntitle: Alpha\n---\nThe first letter of the Greek alphabet, before [beta](/beta/).\n"
OTHER_PAGE = "---\ntitle: Beta\n---\nThe second letter of the Greek alphabet.\n"

Files = Mapping[str, str | bytes]


def project(layout: str, files: Files, top: str = "", patterns: str = '"*.yaml"') -> Files:
    """A project with a layout of its own; ``top`` are other settings."""
    return {**files, "glosslint.toml": f"files = [{patterns}]\n{top}\n[layout]\n{layout}"}


def changed(layout: str, line: str) -> str:
    """A layout with one line more, or another for the same key."""
    key, _, _ = line.partition(" = ")
    return "\n".join([*(old for old in layout.splitlines() if not old.startswith(f"{key} =")), line])


def pages(text: str | bytes) -> Files:
    return {"a.md": text, "beta.md": OTHER_PAGE, "glosslint.toml": 'files = ["*.md"]\nlayout = "hugo"\n'}


A_FILE_OF_ANOTHER_SHAPE_THAN_THE_LAYOUTS: list[tuple[str, str | bytes]] = [
    (LIST, ONE),
    (LIST, "hello\n"),
    (LIST, ""),
    (LIST, "# nothing\n"),
    (LIST, "null\n"),
    (LIST, "[]\n"),
    (LIST, "{}\n"),
    (LIST, "42\n"),
    (LIST, "- [a, b]\n- [c]\n"),
    (LIST, "- a\n- b\n"),
    (LIST, "-\n- null\n"),
    (LIST, ONE + "---\n" + TWO),
    (MAP, A),
    (MAP, "hello\n"),
    (MAP, ""),
    (MAP, "[]\n"),
    (MAP, "{}\n"),
    (MAP, "true\n"),
    (FILE, A),
    (FILE, "hello\n"),
    (FILE, ""),
    (FILE, "[]\n"),
    (FILE, "{}\n"),
    (FILE, "~\n"),
    (FILE, "x: 1\ny: 2\n"),
    (DOCUMENTS, A),
    (DOCUMENTS, "hello\n"),
    (DOCUMENTS, "---\n---\n"),
    (DOCUMENTS, "x: 1\n---\ny: 2\n"),
    (MERGED, A),
    (MERGED, "hello\n"),
    (MERGED, "x: 1\n---\ny: 2\n"),
    (LIST + 'at = "terms"', A),
    (LIST + 'at = "terms"', ONE),
    (LIST + 'at = "terms"', "terms: hello\n"),
    (LIST + 'at = "terms"', "terms:\n"),
    (LIST + 'at = "terms"', "terms: {}\n"),
    (LIST + 'at = "terms"', "terms: {a: {term: b}}\n"),
    (LIST + 'at = "terms"', "Terms: []\n"),
    (MAP + 'at = "x.terms"', "x: 1\n"),
    (MAP + 'at = "x.terms"', "x:\n  terms: 1\n"),
    (MAP + 'at = "x.terms"', "x:\n  terms: [a]\n"),
    (MAP + 'at = "x.terms"', KEYED),
    (FILE + 'at = "entry"', ONE),
    (FILE + 'at = "entry"', "entry: [a]\n"),
]

ONE_FILE_OF_ANOTHER_SHAPE_AMONG_OTHERS: list[tuple[str, str | bytes]] = [
    (LIST, TWO),
    (LIST, "hello\n"),
    (LIST, ""),
    (LIST, A.replace("id: a", "id: b") + "---\n" + B.replace("id: b", "id: c").replace("beta", "gamma")),
    (MAP, B),
    (MAP, "a:\n  def: Second letter of the Greek alphabet.\n---\nc: ~\n"),
    (FILE, B),
    (FILE, "hello\n"),
    (FILE, "[]\n"),
    (FILE, TWO + "---\nid: c\nterm: gamma\n" + DEF.lstrip()),
    (DOCUMENTS, B),
    (DOCUMENTS, TWO + "---\n# none\n---\n- x\n"),
    (MERGED, B),
    (MERGED, "hello\n"),
    (AT, B),
    (AT, "words: []\n"),
    (AT, "terms:\n"),
    (AT, "terms: hello\n"),
    (AT, "terms: {b: {term: beta}}\n"),
]

AN_ID_THAT_IS_NONE: list[tuple[str, str | bytes]] = [
    (LIST, A + "- id: 42\n  term: gamma\n" + DEF),
    (LIST, A + "- id: [x, z]\n  term: gamma\n" + DEF),
    (LIST, A + "- id: {x: z}\n  term: gamma\n" + DEF),
    (LIST, A + '- id: ""\n  term: gamma\n' + DEF),
    (LIST, A + '- id: "  "\n  term: gamma\n' + DEF),
    (LIST, A + "- id: null\n  term: gamma\n" + DEF),
    (LIST, A + "- id: ~\n  term: gamma\n" + DEF),
    (LIST, A + "- id: \n  term: gamma\n" + DEF),
    (LIST, A + "- id: true\n  term: gamma\n" + DEF),
    (LIST, A + "- id: 2024-01-01\n  term: gamma\n" + DEF),
    (LIST, A + "- term: gamma\n" + DEF),
    (LIST, A + "-\n- null\n- hello\n- 42\n- [x]\n- {}\n" + B),
    (LIST, A + "- 1: x\n  2: z\n"),
    (LIST, A + "- <<: {id: c}\n  term: gamma\n" + DEF),
    (DOCUMENTS, ONE + "---\nterm: beta\n" + DEF.lstrip()),
    (MERGED, ONE.replace("id", "ids")),
    (MAP.replace('"@key"', '"id"', 1), "a:\n  id: a\n" + DEF + "c:\n" + DEF),
    (MAP, KEYED + '"":\n' + DEF),
    (MAP, KEYED + "null:\n" + DEF.replace("Third", "Last") + "b:\nc: []\nd: [x, z]\ne: 42\n"),
    (LIST, A + A),
    (LIST, A + B.replace("term: beta", "term: [beta, bet]")),
    (LIST, A + B.replace("term: beta", "term: {en: beta}")),
    (LIST, A + B.replace("  term: beta\n", "")),
    (LIST, A + B.replace("def: Second", "deff: Second")),
    (LIST, A + B.replace("def: ", "def:\n    en: ")),
    (LIST, A + B.replace("def: Second letter of the Greek alphabet.", "def: ~")),
]

LISTS_THAT_ARE_NONE: list[tuple[str]] = [
    ("  ref: a\n  aka: bet\n",),
    ("  ref: {a: x}\n",),
    ("  aka: {a: x}\n",),
    ("  ref: [[a]]\n  aka: [[bet], veta]\n",),
    ("  ref: [null, '']\n  aka: ['', null]\n",),
    ("  ref: [1]\n  aka: [2]\n",),
    ("  ref: a, c\n",),
    ("  ref:\n  aka:\n  other: [\n",),
    ("  ref: [a, a]\n  aka: ~\n",),
]

BROKEN_YAML: list[tuple[str | bytes]] = [
    (A + "- id: 'b\n",),
    (A + "\t- id: b\n",),
    (A.replace("\n", "\r\n") + B + B,),
    (A.replace("\n", "\r\n") + B,),
    ("\ufeff" + A,),
    (A.replace("Greek", "Grèek").encode("latin-1"),),
    (A.encode("utf-16"),),
    (A.replace("Greek", "Gr\0eek"),),
    (A + "- ? [a]\n  : b\n",),
    (A + "- *x\n",),
    (A + "- !x y\n",),
    (A.replace("term: alpha", "term: alpha: x"),),
    (A.replace("term: alpha", "term: alpha\n  term: aleph"),),
    (A + "... x\n",),
]

BROKEN_JSON: list[tuple[str | bytes]] = [
    ("[" + JSON_A + ",]\n",),
    ("[" + JSON_A + "\n",),
    ("// x\n[" + JSON_A + "]\n",),
    ("[" + JSON_A + "]\n[" + JSON_A + "]\n",),
    ("",),
    ("null\n",),
    ("42\n",),
    ('"x"\n',),
    ('{"a": 1}\n',),
    ("[]\n",),
    ("[" + JSON_A + ", null]\n",),
    ("[" + JSON_A + ', "x"]\n',),
    ("[" + JSON_A + ", {}]\n",),
    (
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n",
    ),
    ("{'id': 'a'}\n",),
    ('[{"id": NaN}]\n',),
    ("\ufeff[" + JSON_A + "]\n",),
    (("[" + JSON_A + "]\n").encode("utf-16"),),
    ("[" + JSON_A.replace('"a"', "42") + "]\n",),
    ("[" + JSON_A.replace('"a"', "null") + "]\n",),
    ("[" + JSON_A.replace('"alpha"', "true") + "]\n",),
    ("[" + JSON_A.replace('"term"', '"id"') + "]\n",),
    ("[" + JSON_A.replace('"First letter of the Greek alphabet."', "null") + "]\n",),
    ("[" + JSON_A.replace("First", "Fi\\xrst") + "]\n",),
    ("[" + JSON_A.replace("First", "Fi\nrst") + "]\n",),
]

BROKEN_PAGES: list[tuple[str | bytes]] = [
    (PAGE.replace("---\nThe", "The"),),
    (PAGE.replace("---\nThe", "---\n---\nx: y\n---\nThe"),),
    (PAGE.replace("title: Alpha", "- a"),),
    (PAGE.replace("title: Alpha", "hello"),),
    (PAGE.replace("title: Alpha", "title: Alpha: x"),),
    (PAGE.replace("title: Alpha", "title: Alpha\nx:\n\t- y"),),
    (PAGE.replace(" Alpha", ""),),
    (PAGE.replace("Alpha", "42"),),
    (PAGE.replace("Alpha", "[Alpha]"),),
    (PAGE.replace("Alpha", "{en: Alpha}"),),
    (PAGE.replace("Alpha", "Alpha\ntitle: Aleph"),),
    (PAGE.replace("title", "'@body'"),),
    (PAGE.replace("title: Alpha", ""),),
    (PAGE.replace("/beta/", "/bta/"),),
    (PAGE.replace("\n", "\r\n", 1),),
    ("Just a text of a page.\n",),
    ("",),
    ("\n\n",),
    ("---\ntitle: Gamma\n---\n",),
    ("+++\ntitle = 1\n+++\nText.\n",),
    ('{\n"title": 1\n}\nText.\n',),
    ("\ufeff" + PAGE,),
    (PAGE.encode("utf-16"),),
    (PAGE.replace("Greek", "Grèek").encode("latin-1"),),
]

A_LAYOUT_THAT_CANNOT_WORK: list[tuple[str]] = [
    ('entires = "list"',),
    ('alias = ["a"]',),
    ('name = "x"',),
    ("id_is_stem = true",),
    ('entries = "lists"',),
    ("entries = 1",),
    ('entries = "map"',),
    ('id = ""',),
    ("id = 1",),
    ('id = ["id"]',),
    ('id = "@steam"',),
    ('id = "@key"',),
    ('id = "@body"',),
    ('id = "slug"',),
    ('id = "a..b"',),
    ('term = "@title"',),
    ('term = "@key"',),
    ('term = "name"',),
    ('term-pattern = "("',),
    ('term-pattern = "What is .*"',),
    ('term-pattern = "What is (.+)"',),
    ('aliases = "aka"',),
    ('aliases = ["aka"]',),
    ("aliases = [1]",),
    ('references = [""]',),
    ('references = ["ref", "see.also"]',),
    ('prose = "def"',),
    ('prose = ["def"]',),
    ('prose = { def = "@bdy" }',),
    ('prose = { def = "@body" }',),
    ('prose = { text = "def" }',),
    ('core = "definition"',),
    ("limits = { df = { max-words = 3 } }",),
    ("limits = { def = 3 }",),
    ("limits = { def = { max_words = 3 } }",),
    ('limits = { def = { max-words = "3" } }',),
    ("limits = { def = { max-words = -3 } }",),
    ('links = "#{id}"',),
    ('links = ["#id"]',),
    ('links = ["{id}#{id}"]',),
    ('links = ["{{< relref >}}"]',),
    ('site = "https://x.org"',),
    ('site = ["x.org/terms"]',),
    ('language = "english"',),
    ('languages = ["German"]',),
    ('languages = "*"',),
    ('language-key = "lang"',),
    ('resolve = "names"',),
    ('open = "yes"',),
    ('schema = "x.json"',),
    ('schema = { type = "objct" }',),
    ('at = "terms"',),
    ('at = "."',),
    ('at = "@body"',),
    ('extends = "glosaro"',),
    ("extends = 1",),
    ("ignore-case = 1",),
    ('status = "state"',),
    ("page = 3",),
    ('replaced-by = ["x"]',),
]

SETTINGS_THAT_CANNOT_WORK: list[tuple[str]] = [
    ('files = ["*.yaml"]\nlayout = "glosaro"\n',),
    ('files = ["*.yaml"]\nlayout = "zzz"\n',),
    ('files = ["*.yaml"]\nlayout = ""\n',),
    ('files = ["*.yaml"]\nlayout = ["hugo"]\n',),
    ('files = ["*.yaml"]\nlayout = 1\n',),
    ('files = ["*.yaml"]\n[layout]\n',),
    ('files = ["*.yaml"]\nlayout = "glosario"\n',),
    ('files = ["*.yaml"]\nlayout = "native"\n',),
    ('files = ["*.yaml"]\nlayout = "jekyll-data"\n',),
    ('files = ["*.yaml"]\nlayout = "map"\n',),
    ('files = ["*.yaml"]\nlayout = "glossarist"\n',),
    ('files = ["*.md"]\nlayout = "hugo"\n',),
    ('files = "*.yaml"\n',),
    ("files = []\n",),
    ('file = ["*.yaml"]\n',),
    ('files = ["*.yaml"\n',),
    ('files = ["*.yaml"]\nlayouts = "map"\n',),
]

VOCABULARIES_THAT_CANNOT_BE_USED: list[tuple[str, Files]] = [
    ('["v/*.yaml"]', {}),
    ('["v.yaml"]', {}),
    ('["v.yaml"]', {"v.yaml": "- id: [\n"}),
    ('["v.yaml"]', {"v.yaml": ONE}),
    ('["v.yaml"]', {"v.yaml": "- slug: a\n"}),
    ('["v.yaml"]', {"v.yaml": ""}),
    ('["v.json"]', {"v.json": "[1,]"}),
    ('["v.yaml"]', {"v.yaml": "- id: é\n".encode("latin-1")}),
    ('["v"]', {"v/x.txt": A}),
    ('["v.md"]', {"v.md": PAGE.replace("---\nThe", "The")}),
    ("[1]", {}),
    ('"v.yaml"', {}),
    ('[{ layout = "hugo" }]', {}),
    ('[{ file = ["v.yaml"] }]', {}),
    ('[{ files = ["v.yaml"], layout = "hugoo" }]', {"v.yaml": B}),
    ('[{ files = ["v.yaml"], layout = "map" }]', {"v.yaml": B}),
    ('[{ files = ["v.yaml"], layout = { entries = "list" } }]', {"v.yaml": B}),
]

SCHEMAS_THAT_CANNOT_BE_USED: list[tuple[str, str | bytes]] = [
    ("schema", "{"),
    ("schema", "[]"),
    ("schema", '{"type": "objct"}'),
    ("schema", '{"$ref": "#/nowhere"}'),
    ("schema", '{"items": {"pattern": "("}}'),
    ("schema", '{"title": "é"}'.encode("latin-1")),
    ("file-schema", "{"),
    ("file-schema", "[]"),
    ("file-schema", '{"type": "objct"}'),
    ("file-schema", '{"$ref": "#/nowhere"}'),
    ("file-schema", '{"items": {"pattern": "("}}'),
    ("file-schema", '{"title": "é"}'.encode("latin-1")),
]

A_FILE_THAT_ITS_SCHEMA_DOES_NOT_ALLOW: list[tuple[str | bytes, str | bytes]] = [
    ('{"required": ["title"]}', f"terms:\n{A}"),
    ('{"additionalProperties": false, "properties": {"terms": {}, "version": {}}}', f"vers: 1\nterms:\n{A}"),
    ('{"properties": {"terms": {"minItems": 2}}}', f"terms:\n{A}"),
    ('{"properties": {"terms": {"items": {"required": ["def"]}}}}', f"terms:\n{A}- id: c\n  term: gamma\n"),
    ('{"properties": {"terms": {"items": {"required": ["year"]}}}}', f"terms:\n{A}"),
    (
        '{"properties": {"terms": {"items": {"properties": {"id": {"type": "string"}}}}}}',
        f"terms:\n{A.replace('id: a', 'id: 42')}",
    ),
    ('{"properties": {"terms": {"items": {"type": "object"}}}}', f"terms:\n{A}- hello\n"),
    ('{"properties": {"version": {"type": "integer"}}}', f"version: x\nterms:\n{A}"),
]


def cases() -> dict[str, Files]:
    """Every case by its number and what it is about."""
    found: list[tuple[str, Files]] = []
    found += [
        ("a file of another shape than the layouts", project(layout, {"g.yaml": text}))
        for layout, text in A_FILE_OF_ANOTHER_SHAPE_THAN_THE_LAYOUTS
    ]
    found += [
        (
            "one file of another shape among others",
            project(layout, {"a.yaml": {LIST: A, MAP: KEYED, AT: f"terms:\n{A}"}.get(layout, ONE), "b.yaml": text}),
        )
        for layout, text in ONE_FILE_OF_ANOTHER_SHAPE_AMONG_OTHERS
    ]
    found += [("an id that is none", project(layout, {"g.yaml": text})) for layout, text in AN_ID_THAT_IS_NONE]
    found += [
        ("lists that are none", project(LISTS, {"g.yaml": A + "  ref: [b]\n  aka: [aleph]\n" + B + text}))
        for (text,) in LISTS_THAT_ARE_NONE
    ]
    found += [("broken yaml", project(LIST, {"g.yaml": text})) for (text,) in BROKEN_YAML]
    found += [("broken json", project(LIST, {"g.json": text}, patterns='"*.json"')) for (text,) in BROKEN_JSON]
    found += [("broken pages", pages(text)) for (text,) in BROKEN_PAGES]
    found += [
        ("a layout that cannot work", project(changed(LIST, line), {"g.yaml": A}))
        for (line,) in A_LAYOUT_THAT_CANNOT_WORK
    ]
    found += [
        ("settings that cannot work", {"g.yaml": A, "glosslint.toml": value}) for (value,) in SETTINGS_THAT_CANNOT_WORK
    ]
    found += [
        (
            "vocabularies that cannot be used",
            project(LIST, {**files, "a/g.yaml": A}, f"vocabularies = {value}", '"a/*.yaml"'),
        )
        for value, files in VOCABULARIES_THAT_CANNOT_BE_USED
    ]
    found += [
        ("schemas that cannot be used", project(LIST, {"g.yaml": A, "s.json": schema}, f'{key} = "s.json"'))
        for key, schema in SCHEMAS_THAT_CANNOT_BE_USED
    ]
    found += [
        (
            "a file that its schema does not allow",
            project(
                AT,
                {"g.yaml": text, "s.json": schema, "e.json": '{"type": "object", "required": ["def"]}'},
                'schema = "e.json"\nfile-schema = "s.json"',
            ),
        )
        for schema, text in A_FILE_THAT_ITS_SCHEMA_DOES_NOT_ALLOW
    ]
    numbers: dict[str, int] = {}
    named = {}
    for title, files in found:
        numbers[title] = numbers.get(title, 0) + 1
        named[f"{title}, {numbers[title]}"] = files
    return named


CASES = cases()


def reported(folder: Path, files: Files) -> list[str]:
    """Return place, rule and message of each finding of a project, or the error with exit code 2."""
    result = glosslint("--output-format", "json", cwd=write(folder, files))
    assert result.code in (0, 1, 2), result.err
    if result.code == 2:
        assert result.out == ""
        return [result.err.partition("\n")[0]]  # without the frame: tests/settings/test_key_position.py
    assert result.err == ""
    return [
        f"{found['path']}:{found['start']['line']}:{found['start']['column']} {found['rule']}: {found['message']}"
        for found in json.loads(result.out)["findings"]
    ]


def recorded() -> dict[str, list[str]]:
    """Return what is recorded, by case. A case begins with ``#``, its files with ``|``."""
    lines: dict[str, list[str]] = {}
    for line in GOLDEN.read_text("utf-8").splitlines():
        if line.startswith("# "):
            lines[line[2:]] = []
        elif line and not line.startswith("|"):
            lines[[*lines][-1]].append(line)
    return lines


def test_a_hundred_cases_and_more() -> None:
    assert len(CASES) > 250


@pytest.fixture(scope="module", autouse=True)
def _renewed(tmp_path_factory: pytest.TempPathFactory) -> None:
    if os.environ.get("GLOSSLINT_GOLDEN") == "write":
        parts = []
        for name, files in CASES.items():
            shown = [f"| {file}: {text!r}" for file, text in files.items()]
            parts.append("\n".join([f"# {name}", *shown, *reported(tmp_path_factory.mktemp("case"), files)]))
        GOLDEN.write_text("\n\n".join(parts) + "\n", "utf-8", newline="\n")


@pytest.mark.parametrize("name", CASES)
def test_what_is_broken_is_reported(name: str, tmp_path: Path) -> None:
    """An error is one line that names the file and the key."""
    output = reported(tmp_path, CASES[name])
    assert output, "nothing was reported"
    assert output == recorded()[name]
    if output[0].startswith("error: "):
        (line,) = output
        assert re.match(r'error: glosslint\.toml: (?:[\w-]+[: ]|"[\w-]+"|not valid TOML)', line)
