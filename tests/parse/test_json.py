"""JSON gives the same tree as YAML, every character in its place, and syntax errors at their cause."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings, strategies as st

from glosslint.model.source import decode
from glosslint.parse import json as parser
from glosslint.parse.offsets import char_map
from glosslint.parse.scalar_values import plain_data
from glosslint.parse.tree import walk

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=12
)


@settings(max_examples=250)
@given(values, st.booleans(), st.sampled_from([None, 0, 2]))
def test_places_and_data_of_any_json(value: object, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    source = decode(text.encode("utf-8", "surrogatepass"), "x.json")
    document = parser.parse(source)
    if document.faults:
        assert any(0xD800 <= ord(char) < 0xE000 for char in json.loads(json.dumps(text))) or "\\ud" in text
        return
    (root,) = document.roots
    assert json.dumps(plain_data(root), sort_keys=True) == json.dumps(json.loads(text), sort_keys=True)
    for scalar in walk(root):
        chars = char_map(source.text, scalar)
        for index, char in enumerate(scalar.text):
            assert chars is not None
            written = source.text[slice(*chars.char_span(index))]
            assert (json.loads(f'"{written}"') if scalar.style else written) == char


@pytest.mark.parametrize(
    ("text", "start", "message"),
    [
        ('{"a": 1,}', 8, "a comma is not allowed before }"),
        ("[1 2]", 3, "expected a comma or ]"),
        ("{a: 1}", 1, "expected a key in double quotes"),
        ('{"a" 1}', 5, "expected a colon after the key"),
        ('{"a": }', 6, "missing value"),
        ("[1, 2", 0, "this bracket is never closed"),
        ('["x', 1, "unclosed string"),
        ('["a\nb"]', 1, "unclosed string"),
        ("['x']", 1, "not a JSON value"),
        ("[] []", 3, "unexpected content after the end of the value"),
        ("[" * 200, 101, "nested more than 100 deep"),
        ('"\\ud83d"', 0, "half a character"),
    ],
)
def test_syntax_errors(text: str, start: int, message: str) -> None:
    document = parser.parse(decode(text.encode(), "x.json"))
    (fault,) = document.faults
    assert (fault.kind, fault.span.start) == ("yaml-syntax", start)
    assert message in fault.message
