"""Several values in one string, such as a cell: each is checked, fixed and renamed by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from glosslint.fix.lower import Lowering
from glosslint.fix.verify import Verifier
from glosslint.layout.presets import read_layout
from glosslint.model import Fix, InsertItem, Intent, Place, RemoveItem, Reorder, Replace, Safety, SetValue, Span
from glosslint.model.source import Source
from glosslint.parse.offsets import char_map
from glosslint.parse.tree import Document, Scalar, Sequence
from tests.choices import Choices, choices
from tests.support import glosslint, write

_TABLE = {
    "entries": "list",
    "id": "id",
    "term": "term",
    "aliases": ["aka"],
    "references": ["see"],
    "prose": {"definition": "text"},
    "core": "definition",
    "separator": ";",
}
_LAYOUT = read_layout(_TABLE, "layout")
_CSV = (
    'id,term,aka,see,text\r\na,Rope,"Line; ""Cord"", thick;Cable",b;c,Thick line of yarn.\r\n'
    "b,Yarn,,a ; b,Thread of fibre.\r\nc,Sheet,Clew line,a,Rope of a sail.\r\n"
)
_YAML = "- id: a\n  aka: 'it''s ; one' # two\n  see: b; c\n- id: b\n  aka: \"x\\u00e9; y\"\n  see: [a; c]\n- id: c\n"
_SETTINGS = """files = ["*.csv"]
[layout]
entries = "list"
id = "id"
term = "term"
aliases = ["aka"]
references = ["see"]
prose = { definition = "text" }
core = "definition"
separator = ";"
"""


def _items(document: Document, *path: str | int) -> list[Scalar]:
    match = document.find((0, *path))
    assert match is not None and match.complete and isinstance(match.node, Sequence)
    return [item for item in match.node.items if isinstance(item, Scalar)]


@pytest.mark.parametrize(
    ("path", "text", "values"),
    [
        ("x.csv", _CSV, {(0, "aka"): ["Line", '"Cord", thick', "Cable"], (1, "see"): ["a", "b"], (2, "see"): ["a"]}),
        ("x.yaml", _YAML, {(0, "aka"): ["it's", "one"], (0, "see"): ["b", "c"], (1, "aka"): ["xé", "y"]}),
    ],
)
def test_values_have_their_places(path: str, text: str, values: dict[tuple[int, str], list[str]]) -> None:
    document = _LAYOUT.parse(Source(path, text))
    for where, wanted in values.items():
        items = _items(document, *where)
        assert [item.text for item in items] == wanted
        for item in items:
            chars = char_map(text, item)
            assert chars is not None
            assert (chars.char_span(0).start, chars.char_span(len(item.text) - 1).end) == (item.start, item.end)
    if path == "x.yaml":
        assert [item.text for item in _items(document, 1, "see")] == ["a; c"]  # a list already


def _apply(path: str, text: str, *intents: Intent) -> tuple[str, str]:
    document = _LAYOUT.parse(Source(path, text))
    repair = Lowering(document).repair(Fix(Safety.SAFE, intents, "change it"))
    if repair.reason:
        return text, repair.reason
    after, reason = Verifier(document).apply([repair])
    return text if reason else after.source.text, reason


@pytest.mark.parametrize(
    ("path", "text", "intent", "old", "new"),
    [
        ("x.csv", _CSV, SetValue(Place("x.csv", (0, 0, "see", 1)), "d"), "b;c", "b;d"),
        ("x.csv", _CSV, RemoveItem(Place("x.csv", (0, 0, "see", 0))), "b;c", "c"),
        ("x.csv", _CSV, RemoveItem(Place("x.csv", (0, 1, "see", 1))), "a ; b", "a"),
        ("x.csv", _CSV, RemoveItem(Place("x.csv", (0, 2, "see", 0))), "line,a,", "line,,"),
        ("x.csv", _CSV, InsertItem(Place("x.csv", (0, 0, "see")), "d"), "b;c", "b;c;d"),
        ("x.csv", _CSV, InsertItem(Place("x.csv", (0, 2, "aka")), "X, Y"), "Clew line", '"Clew line; X, Y"'),
        ("x.csv", _CSV, Reorder(Place("x.csv", (0, 0, "see")), (1, 0)), "b;c", "c;b"),
        ("x.csv", _CSV, Replace(Place("x.csv", (0, 0, "aka", 1), span=Span(1, 2)), '"K'), '""Cord', '""""Kord'),
        ("x.yaml", _YAML, SetValue(Place("x.yaml", (0, 0, "aka", 0)), "they're"), "it''s", "they''re"),
        ("x.yaml", _YAML, RemoveItem(Place("x.yaml", (0, 0, "see", 1))), "b; c", "b"),
        ("x.yaml", _YAML, InsertItem(Place("x.yaml", (0, 1, "aka")), "z"), "; y", "; y; z"),
    ],
)
def test_values_are_changed_in_their_string(path: str, text: str, intent: Intent, old: str, new: str) -> None:
    assert _apply(path, text, intent) == (text.replace(old, new, 1), "")


def test_a_value_with_the_separator_is_refused() -> None:
    text, reason = _apply("x.csv", _CSV, SetValue(Place("x.csv", (0, 0, "see", 1)), "c;d"))
    assert (text, reason) == (_CSV, '";" separates the values of the string')


def _strings(choose: Choices) -> list[str]:
    return [choose.text("abé, \"'", 5).strip() or "x" for _ in range(choose.integer(1, 4))]


@settings(max_examples=1000)
@given(choices(60).map(_strings))
def test_places_of_any_values_in_a_cell(values: list[str]) -> None:
    text = 'id,aka\na,"' + " ;".join(values).replace('"', '""') + '"\n'
    items = _items(_LAYOUT.parse(Source("x.csv", text)), 0, "aka")
    assert [item.text for item in items] == values
    for item in items:
        assert text[item.start : item.end] == item.text.replace('"', '""')


def test_findings_fixes_and_renaming(tmp_path: Path) -> None:
    text = _CSV.replace("b;c", "b;cc;b")
    write(tmp_path, {"glosslint.toml": _SETTINGS, "x.csv": text})
    rules = "broken-reference,duplicate-reference,self-reference"
    result = glosslint("--output-format", "concise", "--select", rules, cwd=tmp_path)
    assert [line.split(" ", 1)[0] for line in result.out.splitlines()[:-1]] == [
        "x.csv:2:40:",
        "x.csv:2:43:",
        "x.csv:3:13:",
    ]
    write(tmp_path, {"x.csv": _CSV.replace("a ; b", "a")})
    before = (tmp_path / "x.csv").read_bytes()
    assert glosslint("rename", "c", "sheet", cwd=tmp_path).code == 0
    assert b"b;sheet," in (tmp_path / "x.csv").read_bytes()
    assert glosslint("rename", "sheet", "c", cwd=tmp_path).code == 0
    assert (tmp_path / "x.csv").read_bytes() == before
    assert glosslint("rename", "b", "b", "--term", "Fine yarn", "--keep-alias", cwd=tmp_path).code == 0
    assert b"b,Fine yarn,Yarn,a," in (tmp_path / "x.csv").read_bytes()


def test_strings_that_are_lists_as_python_writes_them() -> None:
    text = """id,aka,see\na,"['Line', ""it's a cord"", x y]",['b']\nb,[],"['a', 'c']"\nc,"[""z""]",plain\n"""
    layout = read_layout({**_TABLE, "separator": "[]"}, "layout")
    document = layout.parse(Source("x.csv", text))
    assert [item.text for item in _items(document, 0, "aka")] == ["Line", "it's a cord", "x y"]
    assert _items(document, 1, "aka") == []
    assert [item.text for item in _items(document, 2, "see")] == ["plain"]

    def changed(*intents: Intent) -> str:
        repair = Lowering(document).repair(Fix(Safety.SAFE, intents, "change it"))
        return repair.reason or Verifier(document).apply([repair])[0].source.text

    assert "\nb,[],['c']\n" in changed(RemoveItem(Place("x.csv", (0, 1, "see", 0)))).replace('"', "")
    assert "['a', 'c', 'd']" in changed(InsertItem(Place("x.csv", (0, 1, "see")), "d"))
    assert "['b', 'd']" in changed(InsertItem(Place("x.csv", (0, 0, "see")), "d"))
    assert "['a', 'x']" in changed(SetValue(Place("x.csv", (0, 1, "see", 1)), "x"))
    assert "separates" in changed(SetValue(Place("x.csv", (0, 1, "see", 1)), "x's"))
