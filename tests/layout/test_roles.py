"""Roles: dotted paths that lead through keys, languages and lists to texts."""

from __future__ import annotations

import pytest

from glosslint.layout.roles import KeyLookup, containers, parse_role
from glosslint.model.source import decode
from glosslint.parse.yaml.parser import parse

TEXT = """\
slug: cache
en: {term: Cache, def: Store.}
pt-BR: {term: Esconderijo}
xx1: {term: no language}
ref: [a, b, [c], {d: e}]
see: a
none: ~
aka:
definition: [{content: One.}, {content: Two., note: x}]
1: {2: three}
senses: {1: One., 2: Two., 3: [x]}
meanings: {1: {text: One.}, 2: {text: Two.}}
Title: In capitals
"""


def _selected(path: str, languages: tuple[str, ...] = ("*",)) -> list[tuple[str, tuple[str | int, ...], str, bool]]:
    (root,) = parse(decode(TEXT.encode(), "x.yaml")).roots
    role = parse_role(path, languages)
    selected = role.select(root, (0,), "de")
    assert KeyLookup(root).select(role, (0,), "de") in (None, tuple(selected))
    return [(item.scalar.text, item.path, item.language, item.single) for item in selected]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("slug", [("cache", (0, "slug"), "de", True)]),
        ("en.term", [("Cache", (0, "en", "term"), "de", True)]),
        ("*.term", [("Cache", (0, "en", "term"), "en", True), ("Esconderijo", (0, "pt-BR", "term"), "pt-BR", True)]),
        ("*.def", [("Store.", (0, "en", "def"), "en", True)]),
        ("ref", [("a", (0, "ref", 0), "de", False), ("b", (0, "ref", 1), "de", False)]),
        ("ref.1", [("b", (0, "ref", 1), "de", True)]),
        ("ref.9", []),
        ("see", [("a", (0, "see"), "de", True)]),
        ("none", [("~", (0, "none"), "de", True)]),
        ("aka", [("", (0, "aka"), "de", True)]),
        ("definition.0.content", [("One.", (0, "definition", 0, "content"), "de", True)]),
        (
            "definition.content",
            [
                ("One.", (0, "definition", 0, "content"), "de", False),
                ("Two.", (0, "definition", 1, "content"), "de", False),
            ],
        ),
        ("1.2", [("three", (0, "1", "2"), "de", True)]),
        ("title", [("In capitals", (0, "Title"), "de", True)]),
        ("senses", [("One.", (0, "senses", "1"), "de", False), ("Two.", (0, "senses", "2"), "de", False)]),
        ("senses.2", [("Two.", (0, "senses", "2"), "de", True)]),
        (
            "meanings.text",
            [("One.", (0, "meanings", "1", "text"), "de", False), ("Two.", (0, "meanings", "2", "text"), "de", False)],
        ),
        ("slug.deeper", []),
        ("gone", []),
        ("en", []),
        ("", []),
    ],
)
def test_a_role_leads_to_texts(path: str, expected: list[tuple[str, tuple[str | int, ...], str, bool]]) -> None:
    assert _selected(path) == expected


def test_languages_can_be_listed() -> None:
    assert [text for text, *_ in _selected("*.term", ("en",))] == ["Cache"]
    assert [text for text, *_ in _selected("*.term", ("xx1",))] == ["no language"]


@pytest.mark.parametrize(
    ("text", "keys", "paths"),
    [
        ("a: [x]\nb: [y]\n", "*", [("a",), ("b",)]),
        (
            "groups:\n- terms: [x]\n- name: y\n- terms: [z]\n",
            "groups.*.terms",
            [("groups", 0, "terms"), ("groups", 2, "terms")],
        ),
        ("a: x\n", "*.terms", []),
        ("a: x\n", "", [()]),
        ("en:\n  term: x\n", "en.term", [("en", "term")]),
        ("en:\n  term: x\n", "en.gone", []),
    ],
)
def test_a_star_above_the_entries_is_each_key_or_item(text: str, keys: str, paths: list[tuple[str | int, ...]]) -> None:
    (root,) = parse(decode(text.encode(), "a.yaml")).roots
    assert [path for _, path in containers(root, keys, ())] == paths
