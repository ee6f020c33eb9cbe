"""``glosslint stats graph``: what an entry builds on and what uses it, and cycles, for eyes and for other tools."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from tests.publish.sites import native, published
from tests.support import entry, glosslint

ENTRIES = (
    published("loss", definition="Number that an [optimizer](step) makes small.", see_also=["slope"]),
    published("slope", term="'\"Slope\" <b> \\ {x}'"),
    published("step", broader=["slope"], definition="One change of all parameters at once."),
)
CIRCLE = (
    entry("alpha", term="Alpha thing", summary="Beta object that is used for one purpose out of many others here."),
    entry("beta", term="Beta object", summary="Gamma item that is made for the second purpose of the whole list."),
    entry("gamma", term="Gamma item", summary="Alpha thing that stands at the end and leads back to the beginning."),
)
SVG = "{http://www.w3.org/2000/svg}"


def _graph(folder: Path, *args: str) -> str:
    result = glosslint("graph", *args, cwd=folder)
    assert (result.code, result.err) == (0, "")
    return result.out


def test_a_picture_shows_both_sides_and_says_them_in_words(tmp_path: Path) -> None:
    root = Xml.fromstring(_graph(native(tmp_path, *ENTRIES), "step"))
    assert [text.text for text in root.iter(f"{SVG}text")] == [
        "builds on",
        '"Slope" <b> \\ {x}',
        "used by",
        "Loss",
        "Step",
    ]
    assert [path.get("class") for path in root.iter(f"{SVG}path")] == ["edge kind", "edge"]
    assert root.findtext(f"{SVG}desc") == 'Builds on: "Slope" <b> \\ {x}. Used by: Loss.'


def test_a_picture_has_at_most_thirty_entries_and_says_how_many_more_there_are(tmp_path: Path) -> None:
    users = [published(f"use-{n}", definition="Thing that needs a [step](step).") for n in range(40)]
    root = Xml.fromstring(_graph(native(tmp_path, *ENTRIES, *users), "step"))
    assert len(list(root.iter(f"{SVG}rect"))) <= 30
    assert "and 31 more" in [text.text for text in root.iter(f"{SVG}text")]


def test_a_circle_has_the_words_on_its_edges_and_the_cut_marked(tmp_path: Path) -> None:
    folder = native(tmp_path, *CIRCLE)
    root = Xml.fromstring(_graph(folder))
    words = [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "words"]
    assert sorted(words, key=lambda text: len(text or "")) == ["Gamma item", "Alpha thing", "Beta object ✂"]
    assert [path.get("class") for path in root.iter(f"{SVG}path")].count("edge cut") == 1
    assert "Alpha thing → Beta object → Gamma item → Alpha thing; best edge to remove: Beta object in Alpha thing" in (
        root.findtext(f"{SVG}desc") or ""
    )
    both = Xml.fromstring(_graph(folder, "beta"))  # its neighbourhood, and the circle that it is in
    assert len(both.findall(f"{SVG}svg")) == 2


def test_of_a_long_cycle_the_last_edge_says_how_many_entries_are_left_out(tmp_path: Path) -> None:
    names = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"]
    names += ["nu", "xi", "omicron"]
    texts = [
        entry(
            name, term=f"{name.title()} thing", summary=f"{other.title()} thing that is used for one purpose of many."
        )
        for name, other in zip(names, [*names[1:], names[0]], strict=True)
    ]
    root = Xml.fromstring(_graph(native(tmp_path, *texts)))
    words = [text.text or "" for text in root.iter(f"{SVG}text") if text.get("class") == "words"]
    assert (len(words), [text for text in words if "more" in text]) == (12, ["… 3 more …"])
    assert "Mu thing → … 3 more … → Alpha thing;" in (root.findtext(f"{SVG}desc") or "")


def test_other_tools_get_all_entries(tmp_path: Path) -> None:
    folder = native(tmp_path, *ENTRIES, *CIRCLE)
    data = json.loads(_graph(folder, "--format", "json"))
    assert [one["id"] for one in data["entries"]] == ["alpha", "beta", "gamma", "loss", "slope", "step"]
    assert {"from": "loss", "to": "step", "kind": "named", "words": "optimizer"} in data["edges"]
    assert {"from": "step", "to": "slope", "kind": "kind of", "words": ""} in data["edges"]
    assert [edge["from"] for edge in data["circles"][0]] == ["alpha", "beta", "gamma"]
    dot = _graph(folder, "--format", "dot")
    assert 'n4 [label="\\"Slope\\" <b> \\\\ {x}"];' in dot
    assert re.search(r"n5 -> n4 \[penwidth=2\];", dot)
    assert 'n0 -> n1 [color="#b04a14", style=dashed, label="Beta object (cut)"];' in dot
    mermaid = _graph(folder, "--format", "mermaid")
    assert 'n4["#34;Slope#34; #60;b#62; #92; #123;x#125;"]' in mermaid
    assert "n5 ==> n4" in mermaid and 'n0 -. "Beta object (cut)" .-> n1' in mermaid


def test_the_graph_of_one_entry_has_only_what_is_around_it(tmp_path: Path) -> None:
    data = json.loads(_graph(native(tmp_path, *ENTRIES, *CIRCLE), "loss", "--format", "json"))
    assert {one["id"] for one in data["entries"]} == {"loss", "step"}
    assert data["circles"] == []


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "there are no circular definitions, and a diagram of all 3 entries is unreadable; name an entry"),
        (("slop",), '"slop" is not an entry; did you mean "slope"?'),
        (("lone",), '"lone" is not an entry'),
        (("step", "--format", "pdf"), '"pdf" is not a known value'),
    ],
)
def test_what_cannot_be_drawn(args: tuple[str, ...], message: str, tmp_path: Path) -> None:
    result = glosslint("graph", *args, cwd=native(tmp_path, *ENTRIES))
    assert (result.code, result.out) == (2, "")
    assert message in result.err
