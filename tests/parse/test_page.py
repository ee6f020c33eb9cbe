"""Markdown files: the keys of their front matter, the parts of their body, and what is wrong with either."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from glosslint.engine.locate import Locator
from glosslint.glossary.glossary import Glossary
from glosslint.model import Part, Place, Span
from glosslint.model.source import decode
from glosslint.parse.markdown import page, parser as markdown
from glosslint.parse.scalar_values import plain_data
from glosslint.parse.tree import RAW, Document, Mapping, Node, Scalar, Sequence
from tests.parse.pages import PAGES
from tests.timing import assert_linear


def values(node: Node) -> list[Scalar]:
    """The scalars below a node, keys left out."""
    if isinstance(node, Scalar):
        return [node]
    children = node.items if isinstance(node, Sequence) else [value for _, value in node.pairs]
    return [scalar for child in children for scalar in values(child)]


def read(text: str) -> Document:
    return page.parse(decode(text.encode("utf-8"), "x.md"))


def root(text: str) -> Mapping:
    document = read(text)
    assert document.faults == ()
    (node,) = document.roots
    assert isinstance(node, Mapping)
    return node


def test_the_table_is_long_enough() -> None:
    assert len(PAGES) >= 60


@pytest.mark.parametrize(("text", "expected"), PAGES.values(), ids=PAGES)
def test_a_page_has_these_keys_and_texts_at_these_lines(text: str, expected: list[tuple[str, int, str]]) -> None:
    source = decode(text.encode("utf-8"), "x.md")
    pairs = [(key, value) for key, node in root(text).pairs for value in values(node) if key.text[:7] != page.NAMES]
    assert [(key.text, source.line_of(value.start), value.text) for key, value in pairs] == expected
    for key, value in pairs:
        if key.style == RAW:
            assert value.style == RAW
            assert text[value.start : value.end] == value.text
        else:
            assert text[key.start : key.end].strip("\"'") == key.text


def test_the_names_that_a_section_lists() -> None:
    text = "# Bow\n\nFront.\n\n## Also\n\n- *prow* (old)\n- [head](h.md)\n\n## Use\n\nIt. More.\n\n## On\n\nsee, stem\n"
    names = [(key.text, [one.text for one in values(node)]) for key, node in root(text).pairs if "names" in key.text]
    assert names == [("@names:Also", ["prow", "head"]), ("@names:On", ["see", "stem"])]


def test_byte_order_mark_and_line_ends_change_only_the_places() -> None:
    for name, (text, _) in PAGES.items():
        if "\r" in text or text.startswith("\ufeff"):
            continue
        plain = root(text).pairs
        for bom in ("", "\ufeff"):
            changed = root(bom + text.replace("\n", "\r\n")).pairs
            assert [key.text for key, _ in changed] == [key.text for key, _ in plain], name
            for (_, value), (_, other) in zip(changed, plain, strict=True):
                written = [item.text.replace("\r\n", "\n") for item in values(value)]
                assert written == [item.text for item in values(other)], name


def test_a_section_is_shown_at_its_heading_and_the_other_parts_at_their_first_line() -> None:
    text = "---\ntitle: Rope\n---\n\n Turns. \nOn.\n\n## *On* use ##\n\nIt.\n\nMore\n----\n"
    keys = {key.text: text[key.start : key.end] for key, _ in root(text).pairs if key.text[:7] != page.NAMES}
    assert keys == {
        "title": "title",
        "@body": "Turns.",
        "@lead": "Turns.",
        "@rest": "## *On* use ##",
        "@section:On use": "*On* use",
        "@section:More": "More",
    }


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("---\ntitle: Rope\n---\nTurns.\n\n", "title: Rope\n---\nTurns."),
        ("\n\nTurns.\n", "Turns."),
        ("---\ntitle: Rope\n---\n", "title: Rope\n---"),
        ("", ""),
        (" \n\n", ""),
        ("\ufeff", ""),
        ("---\n# none\n---\n\n", ""),
    ],
)
def test_a_page_without_anything_is_no_entry(text: str, whole: str) -> None:
    node = root(text)
    assert text[node.start : node.end] == whole


def test_parts_are_no_data() -> None:
    text = '---\ntitle: Rope\nn: 1\n"@id": x\naka: [a]\n---\n# Use\nIt.\n'
    assert plain_data(root(text)) == {"title": "Rope", "n": 1, "@id": "x", "aka": ["a"]}


# --- comments ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("---\n# a\ntitle: x # b\n---\n# No comment\nIssue #12 # here\n", ["# a", "# b"]),
        ("---\n# a\n---\n# No comment\n", ["# a"]),
        ("# No comment\n", []),
        ("---\nt: |  # a\n  # no\n---\n", ["# a"]),
        ("---\nt: x\n---\n\n<!-- a -->\n\nb <!--c\nd--> e\n", ["<!-- a -->", "<!--c\nd-->"]),
        ("---\nt: x # a\n---\n<!-- b --><!-- c -->\n", ["# a", "<!-- b -->", "<!-- c -->"]),
        ("`<!-- no -->`\n\n```\n<!-- no -->\n```\n\n    <!-- no -->\n", []),
        ("a <!-- never closed\n", []),
        ("<!-- never closed\n\n# b\n", []),
        ("<div>\n<!-- a -->\n</div>\n", ["<!-- a -->"]),
        ("> <!-- a -->\n\n- <!-- b -->\n", ["<!-- a -->", "<!-- b -->"]),
        ('{{< x "<!-- no -->" >}}\n', []),
        ("---\nt: <!-- no -->\n---\n", []),
        ("\ufeffé 😀 <!-- 😀 -->\r\n", ["<!-- 😀 -->"]),
    ],
)
def test_comments_are_those_of_the_front_matter_and_of_html(text: str, comments: list[str]) -> None:
    parsed = read(text).comments
    assert [text[slice(*comment.span)] for comment in parsed] == comments
    assert [comment.text for comment in parsed] == [
        written.removeprefix("#").removeprefix("<!--").removesuffix("-->").strip() for written in comments
    ]


# --- places and structure ------------------------------------------------------------------------------------------


def test_places_in_parts_that_begin_at_one_character() -> None:
    text = "\ufeff---\r\ntitle: x\r\n---\r\nλ 😀 turns.\r\n\r\n# Use\r\n\r\n It helps. \r\n"
    locator = Locator({"x.md": read(text)}, Glossary((), ()))
    at = text.index("turns") - text.index("λ")
    for part in ("@lead", "@body"):
        place = Place("x.md", (0, part), Part.VALUE, Span(at, at + 5))
        location = locator.location(place)
        assert text[slice(*location.span)] == "turns"
        assert (location.start.line, location.start.column, location.start.utf16) == (4, 5, 6)
    section = (0, "@section:Use")
    at = text.index("helps") - text.index("λ")
    assert text[slice(*locator.location(Place("x.md", (0, "@body"), Part.VALUE, Span(at, at + 5))).span)] == "helps"
    assert text[slice(*locator.location(Place("x.md", section)).span)] == "It helps."
    assert text[slice(*locator.location(Place("x.md", section, Part.KEY)).span)] == "Use"
    assert text[slice(*locator.location(Place("x.md", (0, "@body"), Part.HEAD)).span)] == "λ 😀 turns."
    assert text[slice(*locator.location(Place("x.md", (0,), Part.HEAD)).span)] == "title"
    assert text[slice(*locator.location(Place("x.md", (0, "@rest", "none"))).span)] == "# Use"


def test_a_part_has_its_share_of_the_structure() -> None:
    text = "See [a][r] and `x`.\n\n# Use\n\n[b](u) [c][r] é\n\n# Links\n\n[r]: /v/\n"
    body = root(text).get("@body")
    part = root(text).get("@section:Use")
    assert isinstance(body, Scalar)
    assert isinstance(part, Scalar)
    whole = markdown.parse(body.text)
    clipped = markdown.clip(whole, part.start - body.start, part.end - body.start)
    assert [(link.form, link.target) for link in clipped.links] == [("inline", "u"), ("reference", "/v/")]
    assert [part.text[slice(*link.text)] for link in clipped.links] == ["b", "c"]
    assert [part.text[slice(*hidden.span)] for hidden in clipped.hidden] == ["[", "](u)", "[", "][r]"]
    shift = part.start - body.start
    assert [body.text[link.dest.start + shift : link.dest.end + shift] for link in clipped.links] == ["u", "/v/"]
    assert markdown.parse(part.text).links == clipped.links[:1]  # alone, the part does not know where [c][r] links to


def test_a_cut_clips_what_is_hidden_and_drops_links_it_breaks() -> None:
    text = "[a `b` c](d) `e`"
    whole = markdown.parse(text)
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            clipped = markdown.clip(whole, start, end)
            assert len(clipped.links) == (start == 0 and end >= 12)
            seen = {at for kind, span in whole.hidden for at in range(*span) if start <= at < end}
            assert {start + at for kind, span in clipped.hidden for at in range(*span)} == seen
    assert markdown.clip(whole, 0, len(text)) == whole


HOSTILE: dict[str, Callable[[int], str]] = {  # pages of about so many characters
    "headings": lambda size: "".join(f"# h{number}\n" for number in range(size // 9)),
    "one title": lambda size: "## h\n" * (size // 5),
    "nested headings": lambda size: "".join(f"{'#' * (number % 6 + 1)} h\n\nt\n\n" for number in range(size // 10)),
    "one section of many": lambda size: "# a\n" + "## b\n" * (size // 5),
    "dashes": lambda size: "---\n" * (size // 4),
    "dashes below front matter": lambda size: "---\na: b\n" + "---\n" * (size // 4),
    "deep quotations": lambda size: "> " * (size // 2) + "# h\n\n# i\n",
    "many deep quotations": lambda size: "\n".join([">" * 500 + " # x"] * (size // 500)) + "\n\n# h\n",
    "open comments": lambda size: "a <!-- # \n" * (size // 10) + "\n\n# h\n",
    "an open comment": lambda size: "# h\n\n" + "<!-- more" * (size // 9),
    "blank comment": lambda size: "# h\n\n<!--" + " " * size,
    "comments": lambda size: "# h\n\n" + "<!-- x -->\n" * (size // 11),
    "open shortcodes": lambda size: "# h\n\n" + "{{< a " * (size // 6),
    "open tags": lambda size: "# h\n\n" + "{% a " * (size // 5),
    "braces": lambda size: "# h\n\n" + "{" * size,
    "open shortcode": lambda size: "# h\n\n{{< a" + "\n" * size,
    "shortcodes": lambda size: "# h\n\n" + "{{< a b >}} " * (size // 12),
    "open formulas": lambda size: "# h\n\n" + "$$\na\n" * (size // 5),
    "keys without end": lambda size: "---\n" + "a: b\n" * (size // 5),
    "no front matter after all": lambda size: "---\na: b\n\n" + "text here\n" * (size // 10) + "---\n",
    "second front matter without end": lambda size: "---\na: b\n---\n---\n" + "a: b\n" * (size // 5),
    "empty lines": lambda size: "\n" * size + "---\n",
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_take_linear_time(page: Callable[[int], str]) -> None:
    assert_linear(_read_and_cut, page, 100_000)


def test_deep_quotations_are_no_deep_recursion() -> None:
    _read_and_cut(HOSTILE["deep quotations"](200_000))


def _read_and_cut(text: str) -> None:
    document = read(text)
    if document.roots:
        body = document.roots[0].get("@body") if isinstance(document.roots[0], Mapping) else None
        assert isinstance(body, Scalar)
        markdown.clip(markdown.parse(body.text), 0, len(body.text) // 2)
    assert document.comments is not None
