"""Every character of every scalar is found in the source again: the promise that findings depend on.

An emitter writes YAML in every style and notes, for each decoded character, which source characters it wrote for it.
The parser and the character map must agree with its notes.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from glosslint.model import Span
from glosslint.model.source import decode
from glosslint.parse.offsets import char_map
from glosslint.parse.tree import Mapping, Scalar, walk
from glosslint.parse.yaml.parser import parse
from tests.choices import choices
from tests.emitter import COUNT, Written, check_map, documents, values


@settings(max_examples=1000)
@given(choices(COUNT).map(documents))
def test_places_of_every_character_in_every_style(case: tuple[str, list[Written]]) -> None:
    text, written = case
    source = decode(text.encode("utf-8"), "x.yaml")
    document = parse(source)
    assert document.faults == ()
    scalars = values(document)
    assert [scalar.text for scalar in scalars] == [item.value for item in written]
    for scalar, item in zip(scalars, written, strict=True):
        check_map(source.text, scalar, item.ranges)


@settings(max_examples=500)
@given(st.text("ab \n\t:-#>|'\"\\é😀", max_size=40), st.sampled_from(["|", ">", "|-", ">+", "|2", ">1-", "'", '"', ""]))
def test_places_in_whatever_the_parser_accepts(body: str, opening: str) -> None:
    """Odd whitespace, deeper lines, tabs: wherever the text parses, each printable character maps to itself."""
    indented = body.replace("\n", "\n  ")
    text = f"k: {opening}\n  {indented}\n" if opening[:1] in ("|", ">") else f"k: {opening}{indented}{opening}\n"
    source = decode(text.encode("utf-8"), "x.yaml")
    for scalar in (scalar for root in parse(source).roots for scalar in walk(root)):
        chars = char_map(source.text, scalar)
        assert (chars is not None) == bool(scalar.text)
        for index, char in enumerate(scalar.text):
            assert chars is not None
            start, end = chars.char_span(index)
            if not char.isspace() and scalar.style != '"':
                assert source.text[start:end] in (char, char * 2)


@pytest.mark.parametrize(
    ("text", "value", "wanted", "line", "column", "utf16"),
    [
        ("k: plain é here\n", "plain é here", "here", 1, 12, 12),
        ("\ufeffk: 😀 here\n", "😀 here", "here", 1, 6, 7),
        ("k: >-\r\n  one\r\n  here\r\n", "one here", "here", 3, 3, 3),
        ('k: "a\\u00e9\\\n   here"\n', "aéhere", "here", 2, 4, 4),
        ("k: 'it''s here'\n", "it's here", "here", 1, 11, 11),
    ],
)
def test_places_have_lines_columns_and_utf16_columns(
    text: str, value: str, wanted: str, line: int, column: int, utf16: int
) -> None:
    source = decode(text.encode("utf-8"), "x.yaml")
    (scalar,) = [scalar for root in parse(source).roots for scalar in walk(root) if scalar.text != "k"]
    assert scalar.text == value
    chars = char_map(source.text, scalar)
    assert chars is not None
    at = value.index(wanted)
    location = source.locate(chars.source_span(Span(at, at + len(wanted))))
    assert source.text[slice(*location.span)] == wanted
    assert location.start == (line, column, utf16)


def test_separators_of_lines_and_paragraphs_are_kept_and_found() -> None:
    """YAML 1.1's own line breaks: libyaml folds at them, and keeps them."""
    for text in ('a: "x\u2028 y"\n', 'a: "x \u2028\n  y"\n', "a: x\n  \u2028  y\n", "a: 'x\u2029\u2029y'\n"):
        (root,) = parse(decode(text.encode(), "x.yaml")).roots
        assert isinstance(root, Mapping)
        node = root.pairs[0][1]
        assert isinstance(node, Scalar)
        chars = char_map(text, node)
        assert chars is not None
        for index, char in enumerate(node.text):
            assert char == "\n" or char in text[slice(*chars.char_span(index))]
