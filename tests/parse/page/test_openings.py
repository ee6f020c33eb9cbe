"""Pages with paragraphs and items that open with their term."""

from __future__ import annotations

from typing import Any

import pytest

from tests.parse.page.read import entries


@pytest.mark.parametrize(
    ("opening", "settings", "expected"),
    [
        ("**Pod** (n.): ", {}, {}),
        ("**Pod** (shell): ", {"more_names": ("brackets",)}, {"aliases": ["shell"]}),
        ("**Pod** (noun) — ", {}, {}),
        ("**Pod** (n.)\n", {}, {}),
        ("**Pod:** ", {}, {}),
        ("**Pod** ", {"separators": ("",)}, {}),
    ],
)
def test_what_is_between_a_term_and_its_separator_is_no_part_of_the_text(
    opening: str, settings: dict[str, Any], expected: dict[str, Any]
) -> None:
    read = entries(f"# G\n\n{opening}A group of things.\n", form="paragraph", **settings)
    assert read == [{"id": "~pod", "term": "Pod", **expected, "definition": "A group of things."}]


@pytest.mark.parametrize("after", [": ", " — ", "\n"])
def test_brackets_after_the_mark_that_are_no_names_are_no_part_of_the_term(after: str) -> None:
    read = entries(f"# G\n\n**Pod** (shell){after}A group of things.\n", form="paragraph")
    assert read == [{"id": "~pod", "term": "Pod", "definition": "A group of things."}]


def test_brackets_without_a_separator_begin_the_text() -> None:
    read = entries("# G\n\n**Pod** (of things) that move.\n", form="paragraph", separators=("",))
    assert [entry["definition"] for entry in read] == ["(of things) that move."]


@pytest.mark.parametrize(
    "opening", ["bow:\\\n  ", "bow:  \n  ", "bow: \\\n  ", "**bow**:\\\n  ", "**bow:**\\\n  ", "**bow**\\\n  "]
)
def test_a_hard_line_break_after_the_term_is_no_part_of_the_text(opening: str) -> None:
    read = entries(f"# G\n\n- {opening}Front of a boat.\n", form="item", marks=["bold", "plain"])
    assert [(entry["term"], entry["definition"]) for entry in read] == [("bow", "Front of a boat.")]


def test_a_term_without_marks_may_begin_with_code() -> None:
    text = "# G\n\n- `main` function: Where a program begins.\n- module: A part of a program.\n"
    assert [entry["term"] for entry in entries(text, form="item", marks=["plain"])] == ["main function", "module"]


def test_a_comma_separates_where_the_layout_says_so() -> None:
    page = "# G\n\n**Bow**, the front of a boat.\n\n**Stern** (back), the rear.\n"
    read = entries(page, form="paragraph", separators=[","])
    assert [(entry["term"], entry["definition"]) for entry in read] == [
        ("Bow", "the front of a boat."),
        ("Stern", "the rear."),
    ]
    assert entries(page, form="paragraph", separators=[":"]) == []


@pytest.mark.parametrize("dash", ["&mdash;", "&#8212;", "&#x2014;", "&ndash;"])
@pytest.mark.parametrize("term", ["**Bow**", "Bow"])
def test_a_dash_may_be_an_entity(dash: str, term: str) -> None:
    page = f"# G\n\n* {term} {dash} Front of a boat.\n"
    read = entries(page, form="item", marks=["bold", "plain"], separators=["—", "–"])
    assert [(entry["term"], entry["definition"]) for entry in read] == [("Bow", "Front of a boat.")]


def test_a_term_without_marks_alone_in_its_line() -> None:
    text = "# G\n\n- Bow\nFront of a boat.\n- stern\n  Rear of it, and\n  of others.\n- No term\n- Many: one\n  two\n"
    read = entries(text, form="item", marks=["plain"], separators=("\n",))
    assert [(entry["term"], entry["definition"]) for entry in read] == [
        ("Bow", "Front of a boat."),
        ("stern", "Rear of it, and\n  of others."),
        ("Many: one", "two"),
    ]
    assert entries(text, form="item", marks=["plain"]) == [{"id": "~many", "term": "Many", "definition": "one\n  two"}]


def test_a_sentence_in_bold_is_no_term() -> None:
    text = "# G\n\n**These are all of the words that are used on this ship.**\n\n**Bow**\nFront of a boat.\n"
    assert [entry["term"] for entry in entries(text, form="paragraph")] == ["Bow"]


def test_links_to_many_pages_on_a_line_take_no_time() -> None:
    # Each space between the links was tried in all ways; with four links, that took minutes.
    line = f"{'next':13}{'[a](b)':15}" * 4
    read = entries(f"**Bow**: Front of a boat.\n\n{line}and more\n", form="paragraph")
    assert [entry["term"] for entry in read] == ["Bow"]
