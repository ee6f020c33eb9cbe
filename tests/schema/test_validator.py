"""Every fault of the data, at the node a writer must change, and no fault twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from glosslint.model import GlosslintError, Part
from glosslint.schema.validator import EntrySchema, SchemaViolation, bundled_schema, load_schema

NATIVE = load_schema(bundled_schema("entry.schema.json"), "native")
ROOT = (0,)
GOOD: dict[str, Any] = {
    "id": "rope",
    "term": "RoPE",
    "status": "published",
    "page": "/glossary/rope/",
    "category": "architecture",
    "summary": "A scheme.",
    "definition": "A scheme.",
    "sources": [{"title": "RoFormer"}],
    "reviewed": "2026-11-24",
}


def faults(schema: dict[str, Any], data: Any) -> list[SchemaViolation]:
    return list(EntrySchema(schema, "test").violations(data, ROOT))


def one(schema: dict[str, Any], data: Any) -> SchemaViolation:
    (fault,) = faults(schema, data)
    return fault


def native(**changes: Any) -> list[SchemaViolation]:
    data = {**GOOD, **changes}
    return list(NATIVE.violations({key: value for key, value in data.items() if value is not ...}, ROOT))


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from([*GOOD, "unknown"]), st.sampled_from([*GOOD.values(), "x", 7, [], [{}], ["a", "a"], None])
        ),
        min_size=2,
        max_size=9,
    )
)
@settings(max_examples=40)
def test_what_is_remembered_of_data_holds_for_others_that_are_alike(many: list[dict[str, Any]]) -> None:
    schema = EntrySchema(NATIVE.schema, "test")
    for data in many:
        for published in (data, {"status": "published", **data}):
            assert schema.violations(published, ROOT) == EntrySchema(NATIVE.schema, "test").violations(published, ROOT)


def test_a_sound_entry_has_no_fault() -> None:
    assert native() == []


def test_every_fault_is_found_each_at_its_node() -> None:
    found = native(
        id="Rope", aliases="one", category="trainng", sources=[{"title": "A", "year": 1}, {"yaer": 1}], reviewed="soon"
    )
    assert [(fault.keyword, fault.path, fault.part) for fault in found] == [
        ("pattern", (0, "id"), Part.VALUE),
        ("type", (0, "aliases"), Part.VALUE),
        ("enum", (0, "category"), Part.VALUE),
        ("minimum", (0, "sources", 0, "year"), Part.VALUE),
        ("additionalProperties", (0, "sources", 1, "yaer"), Part.KEY),
        ("required", (0, "sources", 1, "title"), Part.HEAD),
        ("format", (0, "reviewed"), Part.VALUE),
    ]


def test_a_missing_key_is_told_in_the_words_of_the_schema() -> None:
    (fault,) = native(summary=...)
    assert (fault.keyword, fault.name, fault.path, fault.part) == ("required", "summary", (0, "summary"), Part.HEAD)
    assert fault.about == "What the index shows: the definition in one sentence, two at most."
    assert fault.because == ""


@pytest.mark.parametrize(
    ("changes", "keyword", "path", "because"),
    [
        ({"page": ...}, "required", (0, "page"), "A published entry names its canonical page."),
        ({"status": "draft"}, "false", (0, "page"), "A draft has no page yet."),
        (
            {"sources": ...},
            "required",
            (0, "sources"),
            "A published entry names its sources and the day of its last review.",
        ),
        ({"status": "deprecated"}, "required", (0, "replaced_by"), "A deprecated entry names its replacement."),
        ({"replaced_by": "alibi"}, "const", (0, "status"), "Only a deprecated entry is replaced by another."),
    ],
)
def test_conditions_are_told_in_their_own_words(
    changes: dict[str, Any], keyword: str, path: tuple[Any, ...], because: str
) -> None:
    (fault,) = native(**changes)
    assert (fault.keyword, fault.path, fault.because) == (keyword, path, because)


@pytest.mark.parametrize(
    ("changes", "keyword", "path"),
    [
        ({"term": "  RoPE "}, "pattern", (0, "term")),
        ({"term": "RoPE "}, "pattern", (0, "term")),
        ({"term": ""}, "minLength", (0, "term")),
        ({"aliases": ["rotary", " rotary"]}, "pattern", (0, "aliases", 1)),
        ({"aliases": ["rotary", "rotary"]}, "uniqueItems", (0, "aliases", 1)),
        ({"see_also": ["token", "token"]}, "uniqueItems", (0, "see_also", 1)),
        ({"summary": " A scheme."}, "pattern", (0, "summary")),
        ({"page": "//evil.example/x"}, "pattern", (0, "page")),
        ({"page": "/\\evil.example/x"}, "pattern", (0, "page")),
        ({"page": "glossary/rope/"}, "pattern", (0, "page")),
        ({"level": "easy"}, "enum", (0, "level")),
        ({"examples": []}, "minItems", (0, "examples")),
        ({"contrast": [{"id": "alibi"}]}, "required", (0, "contrast", 0, "note")),
        ({"formula": {"tex": "a^2"}}, "required", (0, "formula", "spoken")),
        ({"origin": {"year": 2021}}, "required", (0, "origin", "by")),
        ({"sources": []}, "minItems", (0, "sources")),
        ({"sources": [{"title": "A", "et_al": False}]}, "const", (0, "sources", 0, "et_al")),
        ({"sources": [{"title": "A", "doi": "https://doi.org/10.1000/1"}]}, "pattern", (0, "sources", 0, "doi")),
        ({"status": "deprecated", "replaced_by": "alibi", "reviewed": ..., "sources": ...}, "", ()),
        ({"page": "/"}, "", ()),
        ({"definition": "A scheme.\n\nMore.\n"}, "", ()),
        ({"examples": ["Llama."], "contrast": [{"id": "alibi", "note": "It adds."}], "level": "advanced"}, "", ()),
        ({"formula": {"tex": "a", "spoken": "a"}, "origin": {"year": 2021, "by": "Su", "note": "A."}}, "", ()),
        ({"sources": [{"title": "A", "authors": ["B"], "et_al": True, "year": 1948, "doi": "10.1002/j.1"}]}, "", ()),
    ],
)
def test_the_native_schema_finds_what_only_looks_right(
    changes: dict[str, Any], keyword: str, path: tuple[Any, ...]
) -> None:
    found = [(fault.keyword, fault.path) for fault in native(**changes)]
    assert found == ([(keyword, path)] if keyword else [])


def test_each_value_of_an_enum_and_each_key_is_described() -> None:
    def parts(node: Any) -> Iterator[dict[str, Any]]:
        if isinstance(node, dict):
            yield node
            yield from (part for value in node.values() for part in parts(value))

    for part in parts(NATIVE.schema["properties"]):
        if "enum" in part:
            assert len(part["enumDescriptions"]) == len(part["enum"])
        for key, schema in part.get("properties", {}).items():
            assert schema["description"].endswith("."), key


def test_a_condition_without_words_does_not_borrow_those_of_the_entry() -> None:
    schema = {
        "description": "An entry.",
        "properties": {"a": {}},
        "if": {"required": ["a"]},
        "then": {"required": ["b"]},
    }
    assert one(schema, {"a": 1}).because == ""


def test_a_condition_behind_a_reference_is_found() -> None:
    inner = {"allOf": [{"description": "An a needs a b.", "if": {"required": ["a"]}, "then": {"required": ["b"]}}]}
    schema = {"$defs": {"x": inner}, "properties": {"k": {"$ref": "#/$defs/x"}}}
    assert one(schema, {"k": {"a": 1}}).because == "An a needs a b."


def test_a_renamed_key_is_one_fault_and_a_key_too_many_is_one_fault() -> None:
    (renamed,) = native(summary=..., sumary="A scheme.")
    (added,) = native(sumary="A scheme.")
    assert (renamed.path, renamed.part, renamed.meant, renamed.present) == ((0, "sumary"), Part.KEY, "summary", False)
    assert (added.path, added.part, added.meant, added.present) == ((0, "sumary"), Part.KEY, "summary", True)


def test_an_unknown_key_that_resembles_none() -> None:
    (fault,) = native(colour="red")
    assert (fault.meant, fault.name) == ("", "colour")
    assert "see_also" in fault.options


def test_a_nearly_right_value_of_an_enum() -> None:
    (fault,) = native(status="publishd")
    assert fault.meant == '"published"'
    assert fault.options == ('"draft"', '"published"', '"deprecated"')


STRING_OR_LIST = {"anyOf": [{"type": "string", "minLength": 3}, {"type": "array", "items": {"type": "string"}}]}


def kind(name: str, key: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"kind": {"const": name}, key: {"type": "string"}},
        "required": ["kind", key],
    }


BY_KIND = {"oneOf": [kind("book", "isbn"), kind("page", "url")]}


@pytest.mark.parametrize(
    ("schema", "data", "expected"),
    [
        (STRING_OR_LIST, "ab", [("minLength", (0,))]),
        (STRING_OR_LIST, ["a", 1], [("type", (0, 1))]),
        (STRING_OR_LIST, 1, [("anyOf", (0,))]),
        (BY_KIND, {"kind": "book"}, [("required", (0, "isbn"))]),
        (BY_KIND, {"kind": "page", "url": 1}, [("type", (0, "url"))]),
        (BY_KIND, {"kind": "boook"}, [("enum", (0, "kind"))]),
        (BY_KIND, {"isbn": "1", "url": "2"}, [("required", (0, "kind"))]),
        (BY_KIND, "book", [("oneOf", (0,))]),
        ({"anyOf": [{"type": "string", "enum": ["a"]}, {"type": "array"}]}, "b", [("enum", (0,))]),
        ({"anyOf": [{"const": "a"}, {"enum": ["b", "c"]}]}, "d", [("enum", (0,))]),
        ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {}, [("required", (0,))]),
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": 1, "b": 2}, [("oneOf", (0,))]),
        ({"anyOf": [{"type": "null"}, {"type": "object", "required": ["a"]}]}, {}, [("required", (0, "a"))]),
        ({"anyOf": [{"minLength": 3}, {"pattern": "^x"}]}, "ab", [("anyOf", (0,))]),
    ],
)
def test_unions_speak_of_the_branch_that_was_meant(schema: Any, data: Any, expected: list[Any]) -> None:
    assert [(fault.keyword, fault.path) for fault in faults(schema, data)] == expected


def test_unions_without_a_clear_branch_say_what_would_fit() -> None:
    assert one(STRING_OR_LIST, 1).options == ("string", "array")
    assert one({"anyOf": [{"required": ["a"]}, {"required": ["b", "c"]}]}, {}).options == ("a", "b and c")
    choice = one(BY_KIND, {"kind": "boook"})
    assert (choice.options, choice.meant) == (('"book"', '"page"'), '"book"')


PATTERNS = {"patternProperties": {"^x": {"type": "string"}}, "additionalProperties": False}
CALLED_SO = {"properties": {"propertyNames": {"const": 1}}}
UNEVALUATED = {"unevaluatedProperties": False, "allOf": [{"properties": {"term": {}}}]}


@pytest.mark.parametrize(
    ("schema", "data", "keyword", "path", "part"),
    [
        ({"uniqueItems": True}, ["a", "b", "a"], "uniqueItems", (0, 2), Part.VALUE),
        ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, "dependentRequired", (0, "a"), Part.KEY),
        ({"propertyNames": {"pattern": "^[a-z]+$"}}, {"Ab": 1}, "propertyNames", (0, "Ab"), Part.KEY),
        (CALLED_SO, {"propertyNames": 2}, "const", (0, "propertyNames"), Part.VALUE),
        ({"patternProperties": {"^x": False}}, {"a": 1, "xy": 1}, "false", (0, "xy"), Part.KEY),
        ({"properties": {"a": {"allOf": [False]}}}, {"a": 1}, "false", (0, "a"), Part.KEY),
        ({"not": {"required": ["a"]}}, {"a": 1}, "false", (0, "a"), Part.KEY),
        ({"not": {"required": ["a", "b"]}}, {"a": 1, "b": 1}, "not", (0, "b"), Part.KEY),
        ({"not": {"type": "string"}}, "a", "not", (0,), Part.VALUE),
        ({"contains": {"type": "string"}}, [1], "contains", (0,), Part.HEAD),
        ({"minItems": 2}, [1], "minItems", (0,), Part.HEAD),
        (PATTERNS, {"x1": "a", "y": 1}, "additionalProperties", (0, "y"), Part.KEY),
        ({"additionalProperties": {"type": "string"}}, {"y": 1}, "type", (0, "y"), Part.VALUE),
        (UNEVALUATED, {"trem": 1}, "additionalProperties", (0, "trem"), Part.KEY),
        ({"type": "object"}, ["a"], "type", (0,), Part.HEAD),
    ],
)  # fmt: skip
def test_each_keyword_at_its_node(schema: Any, data: Any, keyword: str, path: Any, part: Part) -> None:
    fault = one(schema, data)
    assert (fault.keyword, fault.path, fault.part) == (keyword, path, part)


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("uri", ["https://example.org/a?b#c", "mailto:a@b.org"], ["example", "https://a b"]),
        ("uri-reference", ["../bow", ""], ["a b"]),
        ("date-time", ["2026-11-24T09:30:00Z"], ["2026-11-24", "2026-13-24T09:30:00Z"]),
        ("time", ["09:30:00Z", "09:30:00.5+01:00"], ["09:30", "24:00:00Z"]),
        ("duration", ["P3DT4H", "P1W"], ["P", "3D"]),
        ("hostname", ["www.example.org"], ["a b", "-a"]),
        ("json-pointer", ["", "/a~1b/0"], ["a", "/~"]),
        ("relative-json-pointer", ["1/a", "0#"], ["/a"]),
        ("uri-template", ["/{id}"], ["a b"]),
        ("slug", ["anything goes"], []),
    ],
)
def test_formats(name: str, right: list[str], wrong: list[str]) -> None:
    schema = EntrySchema({"items": {"format": name}}, "test")
    found = schema.violations([*right, 1, *wrong])
    assert [violation.path for violation in found] == [(len(right) + 1 + at,) for at in range(len(wrong))]


def test_an_unevaluated_key_is_no_echo_of_another_fault() -> None:
    schema = {"unevaluatedProperties": False, "allOf": [{"properties": {"a": {"type": "string"}}}]}
    assert [fault.keyword for fault in faults(schema, {"a": 1})] == ["type"]


def test_the_same_fault_from_two_places_of_the_schema_is_told_once() -> None:
    assert len(faults({"allOf": [{"required": ["a"]}, {"required": ["a"]}]}, {})) == 1


def test_the_same_fault_under_two_conditions_is_told_once_in_the_words_of_the_first() -> None:
    def demand(word: str) -> dict[str, Any]:
        return {"if": {"required": ["id"]}, "then": {"description": word, "required": ["term"]}}

    fault = one({"allOf": [demand("first"), demand("second")]}, {"id": "x"})
    assert (fault.name, fault.because) == ("term", "first")


def test_a_repeated_map_is_found_whatever_the_order_of_its_keys() -> None:
    fault = one({"items": {"type": "object"}, "uniqueItems": True}, [{"a": 1, "b": 2}, {"c": 3}, {"b": 2, "a": 1}])
    assert (fault.keyword, fault.path) == ("uniqueItems", (0, 2))


def test_where_the_schema_wants_text() -> None:
    schema = EntrySchema(
        {
            "$defs": {"text": {"type": "string"}},
            "properties": {
                "a": {"$ref": "#/$defs/text"},
                "b": {"type": ["string", "null"]},
                "c": {"items": {"type": "string"}},
                "d": {"type": "string", "format": "date"},
                "e": {"additionalProperties": {"type": "string"}},
                "f": {"anyOf": [{"$ref": "#"}, {"type": "string"}]},
            },
            "patternProperties": {"[": {"type": "string"}, "^x-": {"type": "string"}},
        },
        "test",
    )
    texts = [
        path
        for path in (("a",), ("b",), ("c", 5), ("d",), ("e", "z"), ("f",), ("x-y",), ("?",))
        if schema.requires_string(path)
    ]
    assert texts == [("a",), ("c", 5), ("e", "z"), ("f",), ("x-y",)]


def test_a_schema_that_refers_to_itself_is_walked_once() -> None:
    branches = [{"$ref": "#"} for _ in range(30)]
    assert EntrySchema({"anyOf": branches, "allOf": branches}, "test").requires_string(("a", "b")) is False


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        (
            {"type": "text"},
            "test: not a valid JSON Schema, at type: 'text' is not valid under any of the given schemas",
        ),
        ({"properties": []}, "test: not a valid JSON Schema, at properties: [] is not of type 'object'"),
        ({"$ref": "other.json"}, "test: the schema cannot be used: Unresolvable: other.json"),
        ({"$ref": "#/$defs/a b"}, 'test: the schema cannot be used: the $ref "#/$defs/a b" refers to nothing'),
        ({"$ref": "#text"}, 'test: the schema cannot be used: the $ref "#text" refers to nothing'),
    ],
)
def test_a_faulty_schema_is_a_fault_of_the_settings(schema: dict[str, Any], message: str) -> None:
    broken = EntrySchema(schema, "test")
    broken.requires_string(("term", 0, "x"))
    with pytest.raises(GlosslintError) as caught:
        broken.violations({"term": "x"}, ROOT)
    assert str(caught.value) == message


def test_a_pointer_to_nothing_in_another_file_is_named_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text('{"properties": {"a": {"$ref": "other.json#/$defs/b"}}}')
    (tmp_path / "other.json").write_text('{"$defs": {"a": {}}}')
    with pytest.raises(GlosslintError, match=r'the \$ref "other\.json#/\$defs/b" refers to nothing$'):
        load_schema(tmp_path / "s.json", "test").violations({"a": 1})


@pytest.mark.parametrize("reference", ["#/%24defs/a%20b", "#/allOf/1", "#/allOf/1/anyOf/0/", "#/$defs/a~1b"])
def test_references_are_json_pointers_in_fragments(reference: str) -> None:
    text = {"type": "string"}
    schema = {
        "$defs": {"a b": text, "a/b": text},
        "allOf": [{}, {"type": ["string", "object"], "anyOf": [{"": text}]}],
        "properties": {"x": {"$ref": reference}, "y": {"$ref": "#/allOf/7"}, "z": {"$ref": f"#/allOf/{'9' * 5000}"}},
    }
    assert [EntrySchema(schema, "test").requires_string((key,)) for key in "xyz"] == [
        reference != "#/allOf/1",
        False,
        False,
    ]
