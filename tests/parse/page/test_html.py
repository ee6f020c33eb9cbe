"""HTML pages: entries of definition lists and headings, their places, and what in them is markup."""

from __future__ import annotations

import pytest

from glosslint.model.source import Source
from glosslint.parse.files import parse
from glosslint.parse.page.table import SectionTable
from glosslint.parse.tree import ENTRIES, Document, Mapping, Node, Scalar, Sequence


def _entries(document: Document) -> list[Mapping]:
    (root,) = document.roots
    assert isinstance(root, Mapping)
    entries = root.get(ENTRIES)
    assert isinstance(entries, Sequence)
    return [item for item in entries.items if isinstance(item, Mapping)]


def _read(text: str, **table: object) -> list[Mapping]:
    return _entries(parse(Source("x.html", text), SectionTable(**table)))  # type: ignore[arg-type]


def _texts(node: Node | None) -> list[str]:
    if isinstance(node, Scalar):
        return [node.text]
    return [text for item in node.items for text in _texts(item)] if isinstance(node, Sequence) else []


def _names(entry: Mapping) -> list[str]:
    return _texts(entry.get("term")) + _texts(entry.get("aliases"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("<dl><dt>a</dt><dd>x</dd></dl>", [["a"]]),
        ("<dl><dt>a<dt>b<dd>x<dt>c<dd>y</dl>", [["a", "b"], ["c"]]),
        ("<dl><div><dt>a</dt><dd>x</dd></div><div><dt>b</dt><dd>y</dd></div></dl>", [["a"], ["b"]]),
        ("<dl><dt>a<dd>x <dl><dt>no<dd>z</dl> more<dt>b<dd>y</dl>", [["a"], ["b"]]),
        ("<dl><dt></dt><dd>x</dd></dl>", []),
        ("<!-- <dl><dt>no<dd>x</dl> --><dl><dt>a &ndash;<dd>x</dl>", [["a"]]),
        ("<dl><dt>a<dd>x</dl><dl><dt>b<dd>y</dl>", [["a"], ["b"]]),
        ("<pre><dl><dt>no</dt></dl></pre><p>x", []),
    ],
)
def test_items_of_definition_lists(text: str, names: list[list[str]]) -> None:
    assert [_names(entry) for entry in _read(text, form="definition-list")] == names


_PAGE = """<body><h1>Words</h1><p>Some <a href="#bow">words</a>.</p>
<h2>B</h2>
<h3 id="bow">Bow</h3><p>Front of a ship.</p><h4>Note</h4><p>Or a knot.</p>
<h3><a name="brig"></a>Brig &amp; co</h3>
<p>Ship.</p>
<h2>Other</h2><h3>Indexes</h3><p>None.</p></body>
"""


def test_headings_are_entries() -> None:
    entries = _read(_PAGE, form="heading", levels=(3,), skip=("indexes",))
    assert [_names(entry) for entry in entries] == [["Bow"], ["Brig & co"]]
    assert [_texts(entry.get("id")) for entry in entries] == [["bow"], ["brig"]]
    assert _texts(entries[0].get("definition")) == ["Front of a ship.</p><h4>Note</h4><p>Or a knot."]
    assert [_names(entry) for entry in _read(_PAGE, form="heading", levels=(3,), at="Other")] == [["Indexes"]]


@pytest.mark.parametrize(
    "page",
    [
        "<dl><dt>Rope<dd>Thick line.<dt>Yarn<dd>Thin line.",
        "<body><dl><dt>Rope<dd>Thick line.<dt>Yarn<dd>Thin line.</body>",
        "<div><dl><dt>Rope<dd>Thick line.</div><div></dl><dl><dt>Yarn<dd>Thin line.</div>",
    ],
)
def test_lists_that_are_never_closed_have_all_of_their_items(page: str) -> None:
    entries = _read(page, form="definition-list")
    assert [(_names(entry), _texts(entry.get("definition"))) for entry in entries] == [
        (["Rope"], ["Thick line."]),
        (["Yarn"], ["Thin line."]),
    ]
