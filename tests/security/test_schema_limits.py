"""▶ A schema that takes too long is stopped, and named: by a pattern, by references that multiply, by its depth."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from glosslint.text import safe_regex
from tests.support import entry, glosslint, write

SLOW = "^(a|aa)+$"
TEXT = "a" * 60 + "!"


@pytest.mark.parametrize("fast", [True, False])
@pytest.mark.parametrize(
    "schema",
    [
        {"properties": {"term": {"pattern": SLOW}}},
        {"allOf": [{"$ref": "#/$defs/a"}], "$defs": {"a": {"properties": {"term": {"pattern": SLOW}}}}},
        {"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"term": {"not": {"pattern": SLOW}}}},
        {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "properties": {"x": {"$ref": "#"}, "term": {"pattern": SLOW}},
        },
        {"patternProperties": {SLOW: {"type": "integer"}}},
        {"additionalProperties": False, "patternProperties": {SLOW: {}}},
        {"unevaluatedProperties": False, "allOf": [{"patternProperties": {SLOW: {}}}]},
    ],
)
def test_a_pattern_that_takes_too_long_is_an_error_of_the_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, schema: Any, fast: bool
) -> None:
    if not fast:
        monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    assert safe_regex.TIME_LIMIT == 1
    monkeypatch.setattr(safe_regex, "TIME_LIMIT", 0.1)  # the test is for how it is told
    text = entry("a", term=TEXT) + f"{TEXT}: 1\nx: {{term: {TEXT}}}\n"
    files = {"glosslint.toml": 'schema = "s.json"\n', "s.json": json.dumps(schema), "glossary/a.yaml": text}
    result = glosslint(cwd=write(tmp_path, files))
    if fast and result.code != 2:  # the compiled validator can tell in time
        assert result.err == ""
        return
    assert result.code == 2
    assert f's.json: the schema cannot be used: the pattern "{SLOW}" takes over 0.1 s' in result.err


def test_other_patterns_match_as_they_did(tmp_path: Path) -> None:
    schema = {
        "properties": {"id": {"pattern": "b"}, "term": {"pattern": r"^\w+$"}},
        "patternProperties": {"^x-": {"type": "integer"}},
        "additionalProperties": {"type": ["string", "integer"]},
    }
    text = entry("a", term="A b") + "x-a: one\ny-a: 1\nz: [1]\n"
    files = {"glosslint.toml": 'schema = "s.json"\nselect = ["schema-mismatch"]\n', "s.json": json.dumps(schema)}
    result = glosslint("--output", "concise", cwd=write(tmp_path, {**files, "glossary/a.yaml": text}))
    lines = [line.split(": error schema-mismatch ")[-1] for line in result.out.splitlines()[:-1]]
    assert len(lines) == 4
    assert [line.split()[0] for line in lines] == ["id", "term", '"x-a"', '"z"']


def _doubled(times: int) -> dict[str, Any]:
    names = [f"d{number}" for number in range(times)]
    following = zip(names, [*names[1:], "end"], strict=True)
    parts = {name: {"allOf": [{"$ref": f"#/$defs/{to}"}, {"$ref": f"#/$defs/{to}"}]} for name, to in following}
    return {"$ref": "#/$defs/d0", "$defs": {**parts, "end": {"type": "object"}}}


def _in(wrapper: str, levels: int) -> dict[str, Any]:
    return {wrapper: _in(wrapper, levels - 1)} if levels else {}


@pytest.mark.parametrize("fast", [True, False])
@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        (_doubled(40), "cannot be used: its parts refer to each other so often that an entry takes over 100,000 steps"),
        (
            {"properties": {"x": {"allOf": [{"$ref": "#"}, {"$ref": "#"}]}, "term": {"type": "string"}}},
            "cannot be used: its parts refer to each other so often that an entry takes over 100,000 steps",
        ),
        ({"$ref": "#"}, "cannot be used: its references are circular or nested too deeply"),
        ({"$defs": {"a": {"not": {"$ref": "#/$defs/a"}}}, "$ref": "#/$defs/a"}, "are circular or nested too deeply"),
        (_in("not", 101), "is nested too deeply"),
        (
            {"properties": {"term": {"pattern": "((a{900}){900}){900}"}}},
            'the pattern "((a{900}){900}){900}" has more than',
        ),
        ({"$comment": "x" * 2_000_000}, "bytes, more than the limit of 2,000,000"),
    ],
    ids=range(7),
)
def test_a_schema_that_takes_too_long_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, schema: Any, reason: str, fast: bool
) -> None:
    if not fast:
        monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    files = {"glosslint.toml": 'schema = "s.json"\n', "s.json": json.dumps(schema)}
    data = entry("a") + f"x: {'{x: ' * 40}1{'}' * 40}\n"
    result = glosslint(cwd=write(tmp_path, {**files, "glossary/a.yaml": data}))
    if fast and result.code == 1:  # the compiled validator can tell, and says that the term has the wrong form
        assert "has the wrong form" in result.out
        return
    assert result.code == 2
    assert "glosslint.toml: schema: s.json: " in result.err
    assert reason in result.err


def test_a_circle_of_references_ends_the_same_wherever_the_stack_is_full(tmp_path: Path) -> None:
    """At some depths, a library in Rust panics instead."""
    schema = {"$defs": {"a": {"not": {"$ref": "#/$defs/a"}}}, "$ref": "#/$defs/a"}
    files = {"glosslint.toml": 'schema = "s.json"\n', "s.json": json.dumps(schema), "glossary/a.yaml": entry("a")}
    folder, limit = write(tmp_path, files), sys.getrecursionlimit()
    try:
        for more in range(15):
            sys.setrecursionlimit(limit + more)
            result = glosslint(cwd=folder)
            assert (result.code, "are circular or nested too deeply" in result.err) == (2, True)
    finally:
        sys.setrecursionlimit(limit)


def test_a_schema_that_refers_to_itself_is_used(tmp_path: Path) -> None:
    part = {"type": "object", "properties": {"part": {"$ref": "#"}, "id": {"type": "string"}}}
    files = {"glosslint.toml": 'schema = "s.json"\nselect = ["schema-mismatch"]\n', "s.json": json.dumps(part)}
    text = entry("a") + "part:\n  id: b\n  part:\n    id: [b]\n"
    result = glosslint("--output", "concise", cwd=write(tmp_path, {**files, "glossary/a.yaml": text}))
    assert [line.split(": ")[0] for line in result.out.splitlines()[:-1]] == ["glossary/a.yaml:10:5"]


UNEVALUATED = [
    {"allOf": [{"patternProperties": {"^x": {}}}]},
    {"anyOf": [{"required": ["no"], "patternProperties": {"^y": {}}}, {"patternProperties": {"^x": {}}}]},
    {"$ref": "#/$defs/x", "$defs": {"x": {"patternProperties": {"^x": {}}}}},
    {"if": {"required": ["term"]}, "then": {"patternProperties": {"^x": {}}}, "else": {"patternProperties": {"": {}}}},
    {"dependentSchemas": {"term": {"patternProperties": {"^x": {}}}, "no": {"patternProperties": {"^y": {}}}}},
]


@pytest.mark.parametrize("draft", ["2019-09", "2020-12"])
@pytest.mark.parametrize("schema", UNEVALUATED, ids=range(len(UNEVALUATED)))
def test_keys_that_a_pattern_knows_are_evaluated(tmp_path: Path, schema: Any, draft: str) -> None:
    whole = {
        "$schema": f"https://json-schema.org/draft/{draft}/schema",
        "properties": {"id": {}, "term": {}, "summary": {}},
        "unevaluatedProperties": False,
        **schema,
    }
    files = {"glosslint.toml": 'schema = "s.json"\nselect = ["schema-mismatch"]\n', "s.json": json.dumps(whole)}
    text = "id: a\nterm: A\nsummary: B\nx-a: 1\ny-a: 2\n"
    result = glosslint("--output", "concise", cwd=write(tmp_path, {**files, "glossary/a.yaml": text}))
    said = [line.split("schema-mismatch ")[1] for line in result.out.splitlines()[:-1]]
    assert [words.split(" is not ")[0] for words in said] == ['"y-a"']
