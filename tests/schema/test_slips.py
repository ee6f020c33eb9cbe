"""▶ A misspelt keyword of a schema is a warning in the schema file, and other unknown keys are not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import (
    Draft3Validator,
    Draft4Validator,
    Draft6Validator,
    Draft7Validator,
    Draft201909Validator,
    Draft202012Validator,
)

from glosslint.schema.slips import KEYWORDS, slips
from tests.support import BUILT_IN, ROOT, entry, glosslint, write

DRAFTS = (
    Draft3Validator,
    Draft4Validator,
    Draft6Validator,
    Draft7Validator,
    Draft201909Validator,
    Draft202012Validator,
)
SETTINGS = 'files = ["*.yaml"]\nschema = "schema.json"\nselect = ["schema-mismatch"]\n'


def _found(folder: Path, schema: Any, *args: str, **files: str) -> list[str]:
    others = {name.replace("_", "."): text for name, text in files.items()}
    write(folder, {"glosslint.toml": SETTINGS, "a.yaml": entry("a"), "schema.json": json.dumps(schema), **others})
    result = glosslint("--output-format", "concise", *args, cwd=folder)
    assert (result.code, result.err) == (0, "")
    return result.out.splitlines()[:-1]


def _line(place: str, keyword: str, meant: str) -> str:
    message = f'"{keyword}" is not a keyword of JSON Schema, so it has no effect; did you mean "{meant}"?'
    return f"{place}: warning schema-mismatch {message}"


def test_a_misspelt_keyword_is_a_warning_at_its_key(tmp_path: Path) -> None:
    schema = {"type": "object", "requird": ["nothing"]}
    lines = [_line("schema.json:1:20", "requird", "required")]
    assert [_found(tmp_path, schema) for _ in range(3)] == [lines] * 3  # also with what is stored
    assert glosslint("--fail-on", "warning", cwd=tmp_path).code == 1
    assert _found(tmp_path, {"type": "object", "required": ["id"]}) == []
    assert _found(tmp_path, schema, "a.yaml") == []  # only findings in that file


@pytest.mark.parametrize(
    ("schema", "slip"),
    [
        ({"properties": {"id": {"patern": "a"}}}, ("patern", "pattern")),
        ({"$defs": {"x": {"minLenght": 1}}}, ("minLenght", "minLength")),
        ({"if": {"type": "object"}, "then": {"requred": ["id"]}}, ("requred", "required")),
        ({"allOf": [{"anyOf": [{"itmes": {"type": "string"}}]}]}, ("itmes", "items")),
        ({"tpye": "object"}, ("tpye", "type")),
        ({"addtionalProperies": False}, ("addtionalProperies", "additionalProperties")),
        ({"maxlength": 3}, ("maxlength", "maxLength")),
    ],
)
def test_it_is_found_in_every_schema_of_the_file(tmp_path: Path, schema: Any, slip: tuple[str, str]) -> None:
    (line,) = _found(tmp_path, schema)
    assert _line(line.split(": ")[0], *slip) == line


def test_it_is_found_in_files_that_the_schema_refers_to(tmp_path: Path) -> None:
    other = '{\n  "type": "object",\n  "requird": ["id"]\n}\n'
    assert _found(tmp_path, {"$ref": "other.json"}, other_json=other) == [
        _line("other.json:3:3", "requird", "required")
    ]


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": {"requird": {"type": "string"}, "tpye": True}},
        {"patternProperties": {"itmes": {}}, "dependentRequired": {"requird": ["id"]}},
        {"$defs": {"patern": {"type": "string"}}},
        {"const": {"requird": []}, "not": {}} | {"enum": [{"tpye": 1}], "default": {"itmes": {}}},
        {"x-requird": ["id"], "x-type": "object", "x-ui": {"requird": ["id"]}},
        {"ui": {"order": 1}, "widget": "text", "markdownDescription": "A.", "errorMessage": "no", "units": "kg"},
        {"note": "see", "item": "one", "count": 3, "titels": 3, "example": ["a"], "types": ["of", "things"]},
        {"requird": "an annotation", "patern": ["no", "pattern"]},
        {"properties": {"id": {"requird": True}}},
    ],
)
def test_names_of_keys_data_and_annotations_are_none(tmp_path: Path, schema: Any) -> None:
    assert [line for line in _found(tmp_path, {"title": "x"}) if "keyword" in line] == []
    write(tmp_path, {"schema.json": json.dumps(schema)})
    out = glosslint("--output-format", "concise", cwd=tmp_path).out
    assert "is not a keyword" not in out


def test_schemas_without_misspelt_keywords_have_none() -> None:
    """The drafts themselves, and our own."""
    drafts = [kind.META_SCHEMA for kind in DRAFTS]
    own = [json.loads(file.read_text("utf-8")) for file in (ROOT / "schema").glob("*.json")]
    assert own
    assert [slip for schema in (*drafts, *own) for slip in slips(schema)] == []


def test_every_keyword_of_the_library_is_known() -> None:
    known = {name for kind in DRAFTS for name in kind.VALIDATORS}
    assert known - KEYWORDS == set()


def test_without_settings_no_schema_is_looked_at(tmp_path: Path) -> None:
    write(tmp_path, {"schema.json": '{"requird": []}', "glossary/a.yaml": entry("a")})
    assert glosslint(cwd=tmp_path)[::2] == (0, BUILT_IN)
