"""HTML pages: entries of every form, the steps that they take, and what in them is markup."""

from __future__ import annotations

import cProfile
from collections import Counter
from typing import Any

import pytest

from glosslint.model.source import Source
from glosslint.parse.files import parse
from glosslint.parse.page.table import SectionTable
from tests.parse.page.read import document, entries


def _pairs(text: str, **settings: Any) -> list[tuple[str, Any]]:
    """Return the term and the text of each entry."""
    return [(entry["term"], entry.get("definition")) for entry in entries(text, "glossary.html", **settings)]


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
        ("<dl><dt>a<dd>x<dt>b<dd>y", [["a"], ["b"]]),  # never closed
        ("<div><dl><dt>a<dd>x</div><div></dl><dl><dt>b<dd>y</div>", [["a"], ["b"]]),
    ],
)
def test_items_of_definition_lists(text: str, names: list[list[str]]) -> None:
    found = entries(text, "glossary.html", form="definition-list")
    assert [[entry["term"], *entry.get("aliases", [])] for entry in found] == names


_PAGE = """<body><h1>Words</h1><p>Some <a href="#bow">words</a>.</p>
<h2>B</h2>
<h3 id="bow">Bow</h3><p>Front of a ship.</p><h4>Note</h4><p>Or a knot.</p>
<h3><a name="brig"></a>Brig &amp; co</h3>
<p>Ship.</p>
<h2>Other</h2><h3>Indexes</h3><p>None.</p></body>
"""


def test_headings_are_entries() -> None:
    assert entries(_PAGE, "x.html", form="heading", levels=(3,), skip=("indexes",)) == [
        {"term": "Bow", "definition": "Front of a ship.</p><h4>Note</h4><p>Or a knot.", "id": "bow"},
        {"term": "Brig & co", "definition": "Ship.", "id": "brig"},
    ]
    assert [term for term, _ in _pairs(_PAGE, form="heading", levels=(3,), at="Other")] == ["Indexes"]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "<p><b>Bow</b>: Front.</p><p><strong>Stern</strong> &ndash; Back.</p>",
            [("Bow", "Front."), ("Stern", "Back.")],
        ),
        ("<p>\n <b>Bow:</b> Front.\n</p>\n<p><b>Stern</b> - Back.", [("Bow", "Front."), ("Stern", "Back.")]),
        (
            "<p><b>Bow</b>: Front.</p><p>More.</p><ul><li>x</ul><h2>S</h2>",
            [("Bow", "Front.</p><p>More.</p><ul><li>x</ul>")],
        ),
        ("<div><b>Bow</b></div><div>Front.</div>", [("Bow", "Front.")]),
        ("<div><b>Bow</b><br>Front.</div>", [("Bow", "Front.")]),
        ("<div><p><b>Bow</b></p><p>Front.</p></div><script>x</script>", [("Bow", "Front.")]),
        (
            "<p><a id='b'></a><span><b>Bow</b></span>: Front of <b>it</b>: here.</p>",
            [("Bow", "Front of <b>it</b>: here.")],
        ),
        ("<p><b>Bow &amp; co</b> — Front.</p>", [("Bow & co", "Front.")]),
        ("<p><b>Note:</b> No term.</p><p><b>Bow</b> is no term.</p><p>Nor <b>this</b>: x.</p>", []),
        ("<nav><p><b>Home</b>: x</p></nav><footer><p><b>Us</b>: x</p></footer>", []),
        ("<p><!-- <b>No</b>: x --><b>Bow</b><!-- x -->: Front.</p>", [("Bow", "Front.")]),
        ("<td><b>Bow</b>: Front.</td>", []),
    ],
)
def test_paragraphs(text: str, pairs: list[tuple[str, str]]) -> None:
    assert _pairs(f"<body>{text}</body>", form="paragraph") == pairs


@pytest.mark.parametrize(
    ("text", "settings", "pairs"),
    [
        ("<div><b>Bow</b> Front.</div>", {"separators": ("",)}, [("Bow", "Front.")]),
        ("<p><b>Bow.</b> Front.</p>", {"separators": (".",)}, [("Bow", "Front.")]),
        ("<p><b>Bow.</b> Front.</p>", {}, []),
        (
            "<p>Bow: Front <b>x</b>.</p><p>Of the <a>kind</a> – x</p>",
            {"marks": ("plain",)},
            [("Bow", "Front <b>x</b>."), ("Of the kind", "x")],
        ),
        ("<p><code>ls</code>: lists.</p>", {"marks": ("code",)}, [("ls", "lists.")]),
        ("<p><b><code>ls</code></b>: lists.</p>", {"marks": ("code", "bold")}, [("ls", "lists.")]),
        ("<p><b>Bow</b>: Front.</p>", {"skip": ("bow",)}, []),
        ("<div class='t x'>Bow</div><div>Front.</div>", {"marks": ("class",), "classes": ("t",)}, [("Bow", "Front.")]),
        (
            "<div><div><p><i class=t>Bow</i> (b)</p><p>Front.</p></div><div><i class=t>Aft</i><p>Back.</p></div></div>",
            {"marks": ("class",), "classes": ("t",), "separators": ("\n", "")},
            [("Bow", "Front."), ("Aft", "Back.")],
        ),
    ],
)
def test_marks_and_separators(text: str, settings: dict[str, Any], pairs: list[tuple[str, str]]) -> None:
    assert _pairs(text, form="paragraph", **settings) == pairs


def test_items_and_paragraphs_are_apart() -> None:
    text = "<ul><li><b>Bow</b>: Front.<li><p><b>Stern</b>: Back.</p></ul><p><b>Keel</b>: Beam.</p>"
    assert _pairs(text, form="item") == [("Bow", "Front."), ("Stern", "Back.")]
    assert _pairs(text, form="paragraph") == [("Keel", "Beam.")]
    assert [term for term, _ in _pairs(text, form=("paragraph", "item"))] == ["Bow", "Stern", "Keel"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('<p id="xy"><b>Bow</b>: Front.</p>', "xy"),
        ('<p><b id="xy">Bow</b>: Front.</p>', "xy"),
        ('<p><a name="xy"></a><b>Bow</b>: Front.</p>', "xy"),
        ('<div id="xy"><p><b>Bow</b>: Front.</p></div>', "xy"),
        ("<p><b>Bow</b>: Front.</p>", "~bow"),
        ("<p id='B'><b>Bow</b>: Front.</p>", "~bow"),
        ("<p id='b'><b>B</b>: Letter.</p>", "b"),
        ("<p id='#'><b>Bow</b>: Front.</p>", "~bow"),
    ],
)
def test_ids(text: str, wanted: str) -> None:
    assert [entry["id"] for entry in entries(text, "x.html", form="paragraph")] == [wanted]


_ROWS = """<table><thead><tr><th>Term<th>Short<th>Meaning</thead>
<tr id="bow"><td><b>Bow</b></td><td>B, Bw</td><td><p>Front.</p></td></tr>
<tr><td>Stern<td>-<td>Back, see <a href="#bow">bow</a>.
<tr><td colspan="3">K</td></tr></table>"""


def test_rows_of_tables() -> None:
    columns = {"term": "Term", "aliases": "Short", "definition": "Meaning"}
    found = entries(_ROWS, "x.html", form="table", columns=columns)
    assert found == [
        {"term": "Bow", "aliases": ["B", "Bw"], "definition": "Front.", "id": "bow"},
        {"term": "Stern", "definition": 'Back, see <a href="#bow">bow</a>.', "id": "~stern"},
    ]
    text = "<table><tr><td>Bow<td>Front.<tr><td>Stern<td>Back.</table>"
    assert _pairs(text, form="table", columns={"term": "1", "definition": "2"}) == [
        ("Bow", "Front."),
        ("Stern", "Back."),
    ]
    assert _pairs(text, form="table", columns=columns) == []


def test_a_row_without_its_tag() -> None:
    text = "<table><thead><th>Term<th>Meaning</thead><tr><td>Bow<td>Front.</table>"
    assert _pairs(text, form="table", columns={"term": "Term", "definition": "Meaning"}) == [("Bow", "Front.")]


_DETAILS = """<details id="bow"><summary><h3>Bow</h3></summary><p>Front.</p></details>
<details><summary>Stern</summary>Back.</details><details>none</details>"""


def test_elements_that_open() -> None:
    found = entries(_DETAILS, "x.html", form="details")
    assert [(entry["term"], entry["definition"], entry["id"]) for entry in found] == [
        ("Bow", "Front.", "bow"),
        ("Stern", "Back.", "~stern"),
    ]
    keel = "<details>\n<summary>Keel</summary>\n\nA *beam*.\n\n</details>"
    page = f"# Words\n\n{_DETAILS}\n\n{keel}\n\n```\n{_DETAILS}\n```\n"
    found = entries(page, form="details")
    assert [(entry["term"], entry["definition"]) for entry in found] == [
        ("Bow", "Front."),
        ("Stern", "Back."),
        ("Keel", "A *beam*."),
    ]


_SHAPES = (
    "<p><b>x</b>: ", "<div><b>x</b>", "<div><p><b>x</b>", "<br><b>x</b> ", "<li><b>x</b><i></i>", "<table><tr><td>",
    "<tr><td>x<td>y", "<details><summary>x", "<div><h3>x</h3>", "<div>", "</div>", "<p>x: y ", "<!-- ", "<b><i>",
    "<li>", "<div><h3>", "<b>x</b><i></i>",
)  # fmt: skip


@pytest.mark.parametrize("shape", _SHAPES)
def test_steps_grow_with_the_file(shape: str) -> None:
    table = SectionTable(
        ("paragraph", "item", "table", "details", "heading", "definition-list"),
        marks=("bold", "plain"),
        levels=(3,),
        separators=(":", "\n", ""),
        columns={"term": "1", "definition": "2"},
    )

    def steps(count: int) -> int:
        profile = cProfile.Profile()
        profile.enable()
        parse(Source("x.html", shape * count), table)
        profile.disable()
        return sum(entry.callcount for entry in profile.getstats())

    steps(20)
    few, more, most = map(steps, (160, 320, 640))  # more than elements are in each other
    assert most - more <= 2.4 * max(more - few, 2_000)


def test_a_page_has_the_anchors_of_its_elements() -> None:
    read = document('<p id="xy"><b>Bow</b>: Front.</p><h2 id="more">More</h2>', "x.html", form="paragraph")
    assert read.anchors == frozenset(("more", "top"))  # browsers scroll to the top for "#top"
    assert Counter(kind for kind, _ in read.markup.hidden) == {"html": 6} if read.markup else False
