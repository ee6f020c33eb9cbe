"""What a layout makes of link destinations and files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from glosslint.layout.layout import entry_nodes
from glosslint.layout.link_patterns import normalize_page
from glosslint.layout.presets import preset
from glosslint.model.source import decode
from glosslint.parse.yaml.parser import parse

NATIVE = preset("native")

ELSEWHERE = [
    "",
    "#history",
    "#",
    "?page=2",
    "/",
    "/softmax",
    "/glossary/softmax/",
    "softmax/",
    "./softmax",
    "../softmax",
    "figure.png",
    "softmax.md",
    "softmax.yaml",
    "paper.pdf#page=2",
    "https://example.org",
    "http://example.org/softmax",
    "//example.org/softmax",
    "mailto:me@example.org",
    "tel:+4912345",
    "data:text/plain,x",
    "javascript:void(0)",
    "{{ page.url }}",
    "{softmax}",
    "example.org",
]


@pytest.mark.parametrize("destination", ELSEWHERE)
def test_a_destination_that_is_no_id_leads_elsewhere(destination: str) -> None:
    assert NATIVE.link_patterns.target(destination) is None


@pytest.mark.parametrize(
    ("destination", "target"),
    [
        ("softmax", "softmax"),
        ("context-window", "context-window"),
        ("softmax#history", "softmax"),
        ("softmax?from=index", "softmax"),
        ("softmax?a=https://example.org/x.png", "softmax"),
        ("layer_norm", "layer_norm"),
        ("Softmax", "Softmax"),
        ("gpt-4", "gpt-4"),
        ("λόγος", "λόγος"),
        ("%CE%BB%CF%8C%CE%B3%CE%BF%CF%82", "λόγος"),
        ("soft%20max", "soft max"),
        ("100%", "100%"),
    ],
)
def test_a_destination_that_names_an_id(destination: str, target: str) -> None:
    assert NATIVE.link_patterns.target(destination) == target


@pytest.mark.parametrize(
    ("pattern", "destination", "target"),
    [
        ("#{id}", "#softmax", "softmax"),
        ("#{id}", "softmax", None),
        ("#{id}", "t#softmax", None),
        ("/{id}/", "/softmax/", "softmax"),
        ("/{id}/", "/softmax/#history", "softmax"),
        ("/{id}/", "/softmax", "softmax"),
        ("/{id}/", "/glossary/softmax/", None),
        ("{id}.html", "softmax.html", "softmax"),
        ("{id}.html", "softmaxxhtml", None),
    ],
)
def test_other_layouts_write_links_otherwise(pattern: str, destination: str, target: str | None) -> None:
    layout = replace(NATIVE, links=(pattern,))
    assert layout.link_patterns.target(destination) == target
    assert layout.link_patterns.target(layout.link_patterns.destination_of("softmax")) == "softmax"


@pytest.mark.parametrize(
    "destination",
    [
        "softmax",
        "#softmax",
        "/softmax",
        "/softmax/",
        "./softmax",
        "../softmax/",
        "softmax/",
        "softmax.md",
        "softmax.html",
        "softmax.htm#history",
        "softmax.yaml",
        "./softmax.yml",
        "../glossary/softmax.yaml",
        "/glossary/softmax.yaml",
    ],
)
def test_an_id_shows_through_a_wrong_form(destination: str) -> None:
    assert next(NATIVE.link_patterns.likely_targets(destination)) == "softmax"


@pytest.mark.parametrize(
    "destination",
    [
        "https://example.org/softmax",
        "//example.org/softmax",
        "https://example.org/softmax.yaml",
        "mailto:softmax",
        "softmax.png",
        "/glossary/softmax/",
        "docs/softmax.md",
        "",
        "#",
        "/",
        "..",
    ],
)
def test_no_id_shows_through_other_destinations(destination: str) -> None:
    assert list(NATIVE.link_patterns.likely_targets(destination)) == []


def test_the_ways_to_write_a_page_have_one_key() -> None:
    ways = ("/glossary/rope/", "glossary/rope", "/glossary/rope", "../glossary/rope/", "./../glossary/rope")
    assert {normalize_page(way) for way in ways} == {"glossary/rope"}
    assert normalize_page("/λ/") == normalize_page("/%CE%BB") == "λ"
    assert normalize_page("/") == ""
    assert normalize_page("/all/#rope") == "all/#rope"


def test_each_document_that_holds_anything_is_an_entry() -> None:
    document = parse(decode(b"id: a\n---\n---\nid: b\n", "glossary/a.yaml"))
    assert [(entry.root, entry.stem) for entry in entry_nodes(document, NATIVE)] == [((0,), "a"), ((2,), "a")]


def test_the_ids_that_a_file_with_a_fault_may_hold() -> None:
    text = "id: softmax\nterm: [\n---\n- id: 'logit'\n  grid: x\n"
    assert NATIVE.probable_ids("glossary/rope.yaml", text) == {"softmax", "logit", "rope"}
