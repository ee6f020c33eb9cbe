"""HTML pages: entries of definition lists and headings, their places, and what in them is markup."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings

from glosslint.model import Span
from glosslint.model.source import Source, decode
from glosslint.parse.files import parse
from glosslint.parse.sections.table import SectionTable
from glosslint.parse.tree import ENTRIES, Document, Mapping, Node, Scalar, Sequence
from tests.choices import Choices, choices
from tests.emitter import Emitter, Written, check_map

_LIST = SectionTable(form="definition-list")
_ENTITIES = {"&": "&amp;", "<": "&lt;", "é": "&eacute;", "—": "&#8212;", "’": "&#x2019;"}


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


def _term(choose: Choices, out: Emitter) -> None:
    for number in range(choose.integer(1, 3)):
        if number:
            out.char(" ", choose.pick((" ", "\n    ", "  ")))
        opening, closing = choose.pick((("", ""), ("<em>", "</em>"), ("<code>", "</code>"), ('<a id="m">', "</a>")))
        out.raw(opening)
        for _ in range(choose.integer(1, 5)):
            char = choose.pick("aemBé漢😀&<x")
            out.char(char, _ENTITIES[char] if char in "&<" or (char in _ENTITIES and choose.integer(0, 1)) else char)
        out.raw(closing)


def _page(choose: Choices) -> tuple[str, list[tuple[list[Written], list[str], list[Span]]]]:
    """A page; for each entry, what was written into its terms, its texts, and the destinations of its links."""
    out = Emitter("\n")
    out.raw(choose.pick(("", "\ufeff")) + "<!DOCTYPE html>\n<script>var a = '<dl><dt>no</dt></dl>';</script>\n<dl>\n")
    entries = []
    for _ in range(choose.integer(1, 4)):
        names, texts, dests = [], [], []
        for _ in range(choose.pick((1, 1, 2))):
            name = Emitter("\n", out.text + choose.pick(("<dt>", '<dt id="x">', "<DT class='a'>\n  ")))
            _term(choose, name)
            out.text = name.text + choose.pick(("", ":")) + choose.pick(("</dt>\n", "\n"))
            names.append(Written(name.value, name.ranges))
        for _ in range(choose.pick((0, 1, 1, 2))):
            out.raw(choose.pick(("<dd>", "<dd><p>", "<dd>\n  ")))
            start = len(out.text)
            for _ in range(choose.integer(1, 4)):
                if choose.integer(0, 2) == 0:
                    at = len(out.text) + len('<a class="x" href="')
                    out.raw('<a class="x" href="#é">')
                    dests.append(Span(at, at + 2))
                    out.raw("link</a>")
                else:
                    out.raw(choose.pick(("word", "x &mdash; y", "<code>c</code>", "<b>bold</b> é", "w<!-- no -->w")))
                out.raw(" ")
            texts.append(out.text[start:].strip())
            out.raw(choose.pick(("</dd>\n", "\n", "<br></dd>\n")))
        entries.append((names, texts, dests))
    out.raw("</dl>\n<p>Not a term</p>\n")
    return out.text, entries


@settings(max_examples=1000)
@given(choices(250).map(_page))
def test_places_of_terms_texts_and_links(case: tuple[str, list[tuple[list[Written], list[str], list[Span]]]]) -> None:
    text, written = case
    document = parse(decode(text.encode(), "x.html"), _LIST)
    entries = _entries(document)
    wanted = _joined(written)
    assert [_names(entry) for entry in entries] == [[name.value for name in names] for names, _, _ in wanted]
    assert [_texts(entry.get("definition")) for entry in entries] == [texts for _, texts, _ in wanted]
    for entry, (names, _, _) in zip(entries, wanted, strict=True):
        aliases = entry.get("aliases")
        nodes = [entry.get("term"), *(aliases.items if isinstance(aliases, Sequence) else ())]
        for node, name in zip(nodes, names, strict=True):
            assert isinstance(node, Scalar)
            check_map(document.source.text, node, [None if "\n" in text[slice(*r)] else r for r in name.ranges if r])
    assert document.markup is not None
    assert [link.dest for link in document.markup.links] == [dest for _, _, dests in written for dest in dests]
    assert all(one.span.end <= other.span.start for one, other in pairwise(document.markup.hidden))


def _joined(
    written: list[tuple[list[Written], list[str], list[Span]]],
) -> list[tuple[list[Written], list[str], list[Span]]]:
    """Terms without a text belong to the next entry."""
    joined: list[tuple[list[Written], list[str], list[Span]]] = []
    pending: list[Written] = []
    for names, texts, dests in written:
        pending = [*pending, *names]
        if texts:
            joined.append((pending, texts, dests))
            pending = []
    return [*joined, (pending, [], [])] if pending else joined


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
