"""Every keyword of JSON Schema in one clear sentence; one habit of many entries as one finding."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from glosslint.rule import Example, bad
from glosslint.rules.schema.schema_mismatch import RULE
from glosslint.testing import expected, reported
from tests.support import glosslint, write


def told(schema: dict[str, Any], text: str) -> list[str]:
    return [item.message for item in reported(RULE, Example({"entry.yaml": text}, schema=schema))]


def at_a(schema: Any) -> dict[str, Any]:
    return {"properties": {"a": schema}}


@pytest.mark.parametrize(
    ("schema", "text", "message"),
    [
        ({"minProperties": 2}, "a: 1\n", "the entry has 1 key; at least 2 are required"),
        ({"additionalProperties": False, "properties": {"b": {}}}, "xyz: 1\n", '"xyz" is not a key of an entry'),
        (at_a({"type": "array"}), "a:\n", '"a" is empty; it must be a list'),
        (at_a({"type": ["array", "boolean"]}), "a: 5\n", '"a" must be a list or true or false, not an integer'),
        (
            at_a({"items": {"type": "string"}}),
            "a: [b, {c: d}]\n",
            'item 2 of "a" must be a string, not a mapping',
        ),
        (at_a({"enum": [1, 2]}), "a: 3\n", "a 3 is not one of 1, 2"),
        (at_a({"enum": ["b"]}), "a: c\n", 'a "c" is not allowed; the only allowed value is b'),
        (at_a({"enum": ["b", "c"]}), "a:\n", '"a" is empty; it must be one of b, c'),
        (at_a({"enum": [f"v{n}" for n in range(20)]}), "a: x\n", 'a "x" is not one of the 20 values allowed'),
        (at_a({"const": "b"}), "a: c\n", '"a" must be "b", not "c"'),
        (at_a({"pattern": "^b"}), "a: c\n", 'a "c" has the wrong form'),
        (at_a({"minLength": 3}), "a: b\n", '"a" has 1 character; at least 3 are required'),
        (at_a({"maxLength": 1}), "a: bcd\n", '"a" has 3 characters; at most 1 is allowed'),
        (at_a({"minItems": 1}), "a: []\n", '"a" has 0 items; at least 1 is required'),
        (at_a({"maxItems": 1}), "a: [b, c]\n", '"a" has 2 items; at most 1 is allowed'),
        (at_a({"minProperties": 2}), "a: {b: c}\n", '"a" has 1 key; at least 2 are required'),
        (at_a({"uniqueItems": True}), "a: [b, c, b]\n", '"b" appears twice in "a"'),
        (at_a({"minimum": 3}), "a: 2\n", '"a" is 2; it must be at least 3'),
        (at_a({"exclusiveMaximum": 3}), "a: 3\n", '"a" is 3; it must be less than 3'),
        (at_a({"multipleOf": 2}), "a: 3\n", '"a" is 3; it must be a multiple of 2'),
        (at_a({"format": "date"}), "a: soon\n", '"a" must be a date such as 2026-11-24, not "soon"'),
        (at_a({"format": "ipv4"}), "a: soon\n", '"a" must be in the format ipv4, not "soon"'),
        (at_a(False), "a: b\n", '"a" is not allowed here'),
        (at_a({"not": {"type": "string"}}), "a: b\n", '"a" has a value that the schema forbids'),
        ({"not": {"required": ["a", "b"]}}, "a: 1\nb: 2\n", '"a" and "b" cannot be used together'),
        (at_a({"contains": {"const": "x"}}), "a: [b]\n", '"a" lacks an item that the schema requires'),
        (at_a({"prefixItems": [{}], "items": False}), "a: [b, c]\n", '"a" has more items than the schema allows'),
        ({"dependentRequired": {"a": ["b"]}}, "a: c\n", '"a" requires "b"'),
        ({"propertyNames": {"pattern": "^b"}}, "a: c\n", 'the key "a" is not allowed here'),
        (
            {"propertyNames": {"enum": ["term"]}},
            "trem: c\n",
            'the key "trem" is not allowed here; did you mean "term"?',
        ),
        (
            at_a({"anyOf": [{"type": "string"}, {"type": "array"}]}),
            "a: 1\n",
            '"a" must be a string or a list, not an integer',
        ),
        (
            at_a({"oneOf": [{"minLength": 5}, {"pattern": "^x"}]}),
            "a: b\n",
            '"a" matches none of the alternatives in the schema',
        ),
        (
            at_a({"oneOf": [{}, {"type": "string"}]}),
            "a: b\n",
            '"a" matches more than one of the alternatives in the schema',
        ),
        ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, "c: 1\n", '"a" or "b" is missing'),
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, "a: 1\nb: 1\n", 'only one of "a", "b" is allowed here'),
        (at_a({"items": {"required": ["title"]}}), "a: [{b: c}]\n", '"title" is missing in "a"'),
    ],
)
def test_each_keyword_is_a_sentence(schema: dict[str, Any], text: str, message: str) -> None:
    assert told(schema, text) == [message]


def test_two_missing_keys_are_two_findings() -> None:
    assert told({"required": ["a", "b"]}, "c: 1\n") == ['"a" is missing', '"b" is missing']


def test_a_habit_of_many_entries_is_one_finding_at_the_first() -> None:
    schema = {"additionalProperties": False, "properties": {"id": {}, "summary": {}}}
    files = {f"e{n:02}.yaml": f"id: e{n:02}\n{'⟦sumary⟧' if n == 0 else 'sumary'}: x\n" for n in range(12)}
    example = bad(
        files, '"sumary" is not a key of an entry; did you mean "summary"? (also in 11 more entries)', schema=schema
    )
    assert reported(RULE, example) == expected(example)[1]


def test_a_mistake_in_ten_entries_is_ten_findings() -> None:
    schema = {"additionalProperties": False, "properties": {"id": {}}}
    files = {f"e{n}.yaml": f"id: e{n}\nsumary: x\n" for n in range(10)}
    assert len(reported(RULE, Example(files, schema=schema))) == 10


def test_a_mistake_twice_in_each_of_many_entries_is_fixed_in_all_places(tmp_path: Path) -> None:
    schema = at_a({"items": {"enum": ["wood", "steel"]}})
    settings = {"files": ["*.yaml"], "schema": "s.json"}
    texts = {f"e{number}.yaml": f"id: e{number}\nterm: E{number}\na: [wod, wod]\n" for number in range(11)}
    write(tmp_path, {"s.json": json.dumps(schema), "glosslint.toml": "", **texts})
    (tmp_path / "glosslint.toml").write_text(
        "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items())
    )
    glosslint("--fix-only", "--unsafe-fixes", "--select", "schema-mismatch", cwd=tmp_path)
    assert "wod" not in "".join(file.read_text("utf-8") for file in tmp_path.glob("*.yaml"))


def test_the_same_mistake_often_in_one_entry_is_not_folded() -> None:
    items = "".join("  - titel: x\n" for _ in range(12))
    schema = at_a({"items": {"additionalProperties": False, "properties": {"title": {}}}})
    assert len(told(schema, f"a:\n{items}")) == 12


@pytest.mark.parametrize("empty", ["{}", "", "null"])
def test_an_entry_without_anything_is_one_finding(empty: str) -> None:
    schema = {"type": "object", "required": ["id", "term"]}
    text = f"- {empty}\n- {empty}\n- id: a\n"
    example = Example({"entries.yaml": text}, schema=schema, layout="glosario")
    found = [(one.message, text[: one.start].count("\n") + 1) for one in reported(RULE, example)]
    assert found == [("the entry is empty", 1), ("the entry is empty", 2), ('"term" is missing', 3)]


def test_what_is_missing_is_named_where_the_schema_allows_null() -> None:
    example = Example({"entries.yaml": "- {}\n- id: a\n"}, schema={"required": ["id", "term"]}, layout="glosario")
    assert [one.message for one in reported(RULE, example)] == [f'"{key}" is missing' for key in ("id", "term", "term")]


def test_patterns_of_keys_are_listed_with_the_known_keys(tmp_path: Path) -> None:
    languages = {"additionalProperties": False, "properties": {"slug": {}}, "patternProperties": {"^[a-z]{2}$": {}}}
    settings = 'files = ["g.yaml"]\nlayout = "glosario"\nschema = "s.json"\n'
    text = "- slug: bow\n  en: {term: bow, def: Front part of a ship.}\n  def: x\n"
    folder = write(tmp_path, {"g.yaml": text, "s.json": json.dumps(languages), "glosslint.toml": settings})
    out = glosslint("--select", "schema-mismatch", "--output-format", "full", cwd=folder).out
    assert "help: known keys: slug, /^[a-z]{2}$/\n" in out


@pytest.mark.parametrize(
    ("aliases", "advice"),
    [
        ("'C: a \"language\"'", r'write ["C: a \"language\""]'),
        ("bow, stern", "write each name as an item of its own"),
        ('"bow\\nstern"', "write each name as an item of its own"),
    ],
)
def test_the_advice_on_a_string_in_place_of_a_list_can_be_followed(aliases: str, advice: str, tmp_path: Path) -> None:
    schema = json.dumps({"properties": {"aliases": {"type": "array"}}})
    settings = 'files = ["a.yaml"]\nschema = "s.json"\n'
    text = f"id: a\nterm: a\naliases: {aliases}\nsummary: Thing.\n"
    write(tmp_path, {"glosslint.toml": settings, "s.json": schema, "a.yaml": text})
    said = glosslint("--select", "schema-mismatch", "--output-format", "full", cwd=tmp_path).out
    assert f"help: {advice}\n" in said


def test_the_advice_on_a_single_string_is_a_list_in_all_formats(tmp_path: Path) -> None:
    settings = '[layout]\nid = "id"\naliases = ["aliases"]\nprose = {definition = "text"}\n'
    files = {
        "glossary/a.json": '{"id": "a", "text": "Thing.", "aliases": "C: a language"}\n',
        "glossary/b.json": '{"id": "b", "text": "Thing.", "aliases": ["q"]}\n',
    }
    write(tmp_path, {"glosslint.toml": settings.replace("[layout]", 'files = ["glossary/*.json"]\n[layout]'), **files})
    said = glosslint("--select", "scalar-list", "--output-format", "full", cwd=tmp_path).out
    assert 'help: write ["C: a language"]' in said
