"""Front matter in TOML, between +++ lines: its keys and values have places, and fixes change strings only."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from glosslint.fix.lower import Lowering
from glosslint.fix.verify import Verifier
from glosslint.model import Fix, InsertKey, Place, RemoveItem, Replace, Safety, SetValue, Span
from glosslint.model.source import Source, decode
from glosslint.parse.files import parse
from glosslint.parse.tree import BODY, Mapping, Node, Scalar, Sequence
from tests.choices import Choices, choices
from tests.emitter import Emitter, Written, check_map
from tests.support import glosslint, write

_LETTERS = "abé漢😀 .#=[]{},"


def _string(choose: Choices, out: Emitter) -> None:
    """Write a string in one of the four kinds of quotes."""
    style = choose.pick(('"', "'", '"""', "'''"))
    out.raw(style)
    if len(style) == 3 and choose.integer(0, 1):
        out.raw(out.newline)
    escapes = {"é": "\\u00e9", '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    for _ in range(choose.integer(0, 8)):
        kind = choose.integer(0, 5)
        if kind == 4 and len(style) == 3 and out.value:
            out.char("\n", out.newline)
        elif kind == 5 and '"' in style:
            char = choose.pick(list(escapes))
            out.char(char, escapes[char])
        else:
            char = choose.pick(_LETTERS)
            out.char(char, char)
    out.raw(style)


def _page(choose: Choices) -> tuple[str, list[Written]]:
    """A page: its text, and what was written into its strings, in the order of the file."""
    newline = choose.pick(("\n", "\r\n"))
    text = f"+++{newline}"
    written: list[Written] = []
    for number in range(choose.integer(1, 4)):
        kind = choose.integer(0, 4)
        if kind == 4:
            text += f"[t{number}] # a table{newline}"
        else:
            key = f"k{number}" if kind else f"k{number}.a . b"
            count = choose.integer(1, 3) if kind == 3 else 1
            text += f"{key} = " + ("[ " if kind == 3 else "")
            for _ in range(count):
                out = Emitter(newline, text)
                _string(choose, out)
                text = out.text + (f", # one{newline}" if kind == 3 else "")
                written.append(Written(out.value, out.ranges))
            text += ("]" if kind == 3 else "") + choose.pick(("", " # a comment")) + newline
    return f"{text}+++{newline}Text.{newline}", written


@settings(max_examples=1000)
@given(choices(120).map(_page))
def test_places_of_every_character_of_every_string(case: tuple[str, list[Written]]) -> None:
    text, written = case
    document = parse(decode(text.encode(), "x.md"))
    assert document.faults == ()
    (root,) = document.roots
    assert isinstance(root, Mapping)
    pairs = [pair for pair in root.pairs if not pair[0].text.startswith("@")]
    values = sorted((node for _, value in pairs for node in _scalars(value)), key=lambda scalar: scalar.start)
    assert [scalar.text for scalar in values] == [item.value for item in written]
    for scalar, item in zip(values, written, strict=True):
        check_map(document.source.text, scalar, item.ranges)
    assert _data(Mapping(tuple(pairs), 0, 0)) == tomllib.loads(text.split("+++", 2)[1])


def _scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    inner = node.items if isinstance(node, Sequence) else tuple(value for _, value in node.pairs)
    return [scalar for item in inner for scalar in _scalars(item)]


def _data(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_data(item) for item in node.items]
    return {key.text: _data(value) for key, value in node.pairs}


_TEXT = """+++
title = "Rope" # the name
weight = 10
aka = ['Cord', "a \\"line\\""]

[params]
short = \"\"\"
A thick line, for the the crew. \\
Strong.\"\"\"
[[params.links]]
to = 'x'
+++
A thick [line](/yarn/).
"""


def _apply(*intents: Any) -> tuple[str, str]:
    document = parse(Source("x.md", _TEXT))
    repair = Lowering(document).repair(Fix(Safety.SAFE, intents, "change it"))
    if repair.reason:
        return _TEXT, repair.reason
    after, reason = Verifier(document).apply([repair])
    return _TEXT if reason else after.source.text, reason


@pytest.mark.parametrize(
    ("intent", "old", "new"),
    [
        (SetValue(Place("x.md", (0, "title")), 'Rope "x"'), '"Rope"', '"Rope \\"x\\""'),
        (SetValue(Place("x.md", (0, "weight")), "many"), "weight = 10", 'weight = "many"'),
        (Replace(Place("x.md", (0, "aka", 0), span=Span(0, 1)), "K"), "'Cord'", "'Kord'"),
        (Replace(Place("x.md", (0, "aka", 1), span=Span(3, 7)), "rope"), '\\"line', '\\"rope'),
        (Replace(Place("x.md", (0, "params", "short"), span=Span(18, 25)), "the"), "the the", "the"),
        (Replace(Place("x.md", (0, BODY), span=Span(2, 7)), "thin"), "A thick [", "A thin ["),
        (SetValue(Place("x.md", (0, "params", "links", 0, "to")), "y"), "'x'", "'y'"),
    ],
)
def test_strings_are_changed_as_they_are_written(intent: Any, old: str, new: str) -> None:
    assert _apply(intent) == (_TEXT.replace(old, new), "")


@pytest.mark.parametrize(
    "intent",
    [
        InsertKey(Place("x.md", (0,)), "status", "draft"),
        RemoveItem(Place("x.md", (0, "aka", 0))),
        SetValue(Place("x.md", (0, "aka", 0)), "it's"),
        Replace(Place("x.md", (0, "params", "short"), span=Span(0, 1)), '"""'),
    ],
)
def test_what_cannot_be_written_is_refused(intent: Any) -> None:
    text, reason = _apply(intent)
    assert text == _TEXT
    assert reason


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("+++\na = 1\nb = = 2\n+++\n", "this is not TOML: invalid value", (3, 5)),
        ('+++\r\na = 1\r\nb = "x\r\n+++\r\n', "this is not TOML: illegal character '\\n'", (3, 8)),
        ('+++\na = "x"\n', "the front matter that opens here is never closed", (1, 1)),
        ('+++\n"@body" = "x"\n+++\n', "“@body” is reserved for a part of the page", (2, 1)),
    ],
)
def test_an_error_has_its_place(text: str, message: str, place: tuple[int, int]) -> None:
    document = parse(Source("x.md", text))
    (fault,) = document.faults
    assert message in fault.message
    at = document.source.position(fault.span.start)
    assert (at.line, at.column) == place


@pytest.mark.parametrize(
    "keys", ["a = " + "[" * 2_000 + "]" * 2_000, ".".join("a" * 2_000) + " = 1", f"a = {'[' * 101}{']' * 101}"]
)
def test_values_that_are_nested_too_deep_are_an_error(keys: str) -> None:
    (fault,) = parse(Source("x.md", f"+++\n{keys}\n+++\nText.\n")).faults
    assert fault.message == "in the front matter, lists and tables are nested more than 100 deep"


def test_values_may_be_nested() -> None:
    assert not parse(Source("x.md", f"+++\na = {'[' * 99}{']' * 99}\n+++\nText.\n")).faults


def test_pages_are_checked_fixed_and_renamed(tmp_path: Path) -> None:
    yarn = "+++\r\ntitle = 'Yarn'\r\ndraft = false\r\n+++\r\nThread of spun fibre, for a [rope](/rope/).\r\n"
    folder = write(tmp_path, {"glossary/rope.md": _TEXT, "glossary/yarn.md": yarn})
    assert glosslint("init", cwd=folder).out.startswith("2 entries in Markdown pages, one per page")
    assert glosslint("--select", "broken-link", cwd=folder).code == 0
    for names in (("yarn", "thread"), ("thread", "yarn")):
        assert glosslint("rename", *names, cwd=folder).code == 0
    assert (folder / "glossary/rope.md").read_bytes().decode() == _TEXT
    assert (folder / "glossary/yarn.md").read_bytes().decode() == yarn
    assert glosslint("rename", "yarn", "thread", "--term", "Fine yarn", cwd=folder).code == 0
    assert (folder / "glossary/thread.md").read_bytes().decode() == yarn.replace("'Yarn'", "'Fine yarn'")
