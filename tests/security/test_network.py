"""▶ No settings, no schema and no entry makes glosslint open a socket or read a schema outside of the project."""

from __future__ import annotations

import itertools
import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.support import entry, glosslint, write

URL = "http://127.0.0.1:9/x.json"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
OLD = "http://json-schema.org/draft-07/schema#"
#: How a schema can be checked: with the compiled validator in front of the explaining one, or without it.
VALIDATORS = (pytest.param(True, id="fast"), pytest.param(False, id="plain"))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a socket is opened")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.fixture(params=VALIDATORS)
def project(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    if not request.param:
        monkeypatch.setitem(sys.modules, "jsonschema_rs", None)

    def make(schema: Any, **files: Any) -> Path:
        """A glossary whose entries have to fit ``schema``, with other files below schemas/."""
        texts = {f"schemas/{name}.json": json.dumps(value) for name, value in {"entry": schema, **files}.items()}
        settings = 'schema = "schemas/entry.json"\nselect = ["schema-mismatch"]\n'
        return write(tmp_path / "own", {"glosslint.toml": settings, "glossary/a.yaml": entry("a"), **texts})

    return make


def remote(value: str) -> dict[str, Any]:
    """The forms in which a schema can name another machine, by the JSON pointer of each."""
    return {
        "#/$ref": {"$ref": value},
        "#/$dynamicRef": {"$dynamicRef": f"{value}#a"},
        "#/$recursiveRef": {"$schema": "https://json-schema.org/draft/2019-09/schema", "$recursiveRef": value},
        "#/$schema": {"$schema": value},
        "#/properties/id/$ref": {"properties": {"id": {"$ref": f"{value}#/$defs/a"}}},
        "#/properties/id/$schema": {"properties": {"id": {"$schema": value}}},
        "#/properties/enum/$ref": {"properties": {"enum": {"$ref": value}}},  # a key of that name, and no keyword
        "#/allOf/0/not/$ref": {"allOf": [{"not": {"$ref": value}}]},
        "#/$defs/a/$ref": {"$defs": {"a": {"$ref": value}}},
        "#/definitions/a~1b/$ref": {"$schema": OLD, "definitions": {"a/b": {"$ref": value}}},
        "#/x-mine/0/$ref": {"x-mine": [{"$ref": value}]},
    }


@pytest.mark.parametrize("pointer", remote(""))
@pytest.mark.parametrize(
    "address",
    [URL, "https://example.org/s.json", "ftp://example.org/s", "//example.org/s.json", "http://[x", "urn:x:y"],
)
def test_a_reference_to_another_machine_is_an_error_of_the_schema(
    project: Callable[..., Path], pointer: str, address: str
) -> None:
    result = glosslint(cwd=project(remote(address)[pointer]))
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f'error: glosslint.toml: schema: schemas/entry.json: {pointer}: "{address}')
    what = (
        f'is not a draft of JSON Schema; write "{DRAFT}"' if pointer.endswith("$schema") else "glosslint fetches noth"
    )
    assert what in result.err


TRICKS = {
    "a relative reference below an address": {"$id": "http://example.org/a/b.json", "$ref": "c.json"},
    "in a part with an address": {"$defs": {"a": {"$id": "http://example.org/a/", "items": {"$ref": "c.json"}}}},
    "an address relative to another": {"$id": "http://example.org/", "$defs": {"a": {"$id": "x/", "$ref": "c.json"}}},
    "in an old draft": {
        "$schema": "http://json-schema.org/draft-04/schema#",
        "id": "http://example.org/",
        "not": {"$ref": "c"},
    },
    "a urn": {"$id": "urn:example:a", "$ref": "c.json"},
}


@pytest.mark.parametrize("trick", TRICKS)
def test_an_id_does_not_make_a_file_of_another_machine(project: Callable[..., Path], trick: str) -> None:
    result = glosslint(cwd=project(TRICKS[trick], c={"type": "object"}))
    assert (result.code, result.out) == (2, "")
    assert "by its $id, which is not a file of the project, and glosslint fetches nothing" in result.err


def test_all_settings_with_a_schema_refuse_it(project: Callable[..., Path]) -> None:
    folder = project({"$ref": URL})
    layout = '[layout]\nextends = "native"\nschema = {properties = {id = {"$ref" = "http://127.0.0.1:9/x.json"}}}\n'
    for settings, where in [
        ('file-schema = "schemas/entry.json"\n', "file-schema: schemas/entry.json: #/$ref"),
        (layout, "layout: schema: #/properties/id/$ref"),
    ]:
        write(folder, {"glosslint.toml": settings})
        for command in ("check", "fix", "stats", "order", "baseline"):
            result = glosslint(command, cwd=folder)
            assert (result.code, f"error: glosslint.toml: {where}" in result.err) == (2, True), result


def test_nothing_is_fetched_by_init(project: Callable[..., Path]) -> None:
    for schema in (*remote(URL).values(), *TRICKS.values()):
        folder = project(
            {**schema, "properties": {"id": {}, "term": {}, "definition": {}, **schema.get("properties", {})}}
        )
        (folder / "glosslint.toml").unlink()
        assert glosslint("init", cwd=folder).code == 0


def test_the_drafts_are_known_without_a_fetch(project: Callable[..., Path]) -> None:
    drafts = [f"http://json-schema.org/draft-0{number}/schema" for number in (3, 4, 6, 7)]
    drafts += ["https://json-schema.org/draft/2019-09/schema", DRAFT]
    for draft, end in itertools.product(drafts, ("", "#")):
        assert glosslint(cwd=project({"$schema": draft + end, "type": "object"})).code == 0
        assert glosslint(cwd=project({"$schema": draft + end, "properties": {"see_also": {"$ref": draft}}})).code == 0
    folder = project({"properties": {"term": {"$ref": "https://json-schema.org/draft/2020-12/meta/core"}}})
    assert glosslint(cwd=folder).code == 1  # a text is no schema


def test_data_in_a_schema_are_no_references(project: Callable[..., Path]) -> None:
    data = {"$ref": URL, "$schema": URL}
    schema = {
        "default": data,
        "examples": [data],
        "properties": {"$ref": {"enum": [data]}, "id": {"not": {"const": data}}},
    }
    assert glosslint(cwd=project(schema)).code == 0


def test_entries_and_their_keys_fetch_nothing(project: Callable[..., Path]) -> None:
    folder = project({"additionalProperties": True})
    write(folder, {"glossary/a.yaml": entry("a") + f"$ref: {URL}\n$schema: {URL}\n# $schema={URL}\nimage: {URL}\n"})
    assert glosslint("--select", "schema-mismatch,broken-link", cwd=folder).code == 0


STRING = {"type": "string", "pattern": "^b"}


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ({"properties": {"id": {"$ref": "c.json"}}}, {"c": STRING}),
        ({"properties": {"id": {"$ref": "./c.json#"}}}, {"c": STRING}),
        ({"properties": {"id": {"$ref": "../schemas/c.json"}}}, {"c": STRING}),
        ({"properties": {"id": {"$ref": "c.json#/$defs/a~1b"}}}, {"c": {"$defs": {"a/b": STRING}}}),
        ({"properties": {"id": {"$ref": "c.json#/$defs/a%20b"}}}, {"c": {"$defs": {"a b": STRING}}}),
        ({"properties": {"id": {"$ref": "c.json#name"}}}, {"c": {"$defs": {"a": {**STRING, "$anchor": "name"}}}}),
        ({"$ref": "c.json"}, {"c": {"properties": {"id": {"$ref": "#/$defs/a"}}, "$defs": {"a": STRING}}}),
        ({"$ref": "c.json"}, {"c": {"properties": {"id": {"$ref": "sub/d.json"}}}, "sub/d": {"$ref": "e.json"},
                              "sub/e": STRING}),
        ({"$ref": "c.json", "$defs": {"a": STRING}}, {"c": {"properties": {"id": {"$ref": "entry.json#/$defs/a"}}}}),
        ({"$ref": "entry.json#/$defs/a", "$defs": {"a": {"properties": {"id": STRING}}}}, {}),
        ({"$ref": "c.json"}, {"c": {"$id": "http://example.org/c.json", "$ref": "http://example.org/c.json#/$defs/a",
                                    "$defs": {"a": {"properties": {"id": STRING}}}}}),
        ({"$id": "entry.json", "$ref": "c.json"}, {"c": {"properties": {"id": STRING}}}),
        ({"$id": "http://example.org/e", "$ref": "http://example.org/e#/$defs/a",
          "$defs": {"a": {"properties": {"id": STRING}}}}, {}),
        ({"$id": "http://example.org/e", "$ref": "a", "$defs": {"x": {"$id": "a", "properties": {"id": STRING}}}}, {}),
        ({"$schema": OLD, "allOf": [{"$ref": "c.json"}]}, {"c": {"$schema": OLD, "properties": {"id": STRING}}}),
        ({"$schema": OLD, "definitions": {"x": {"$ref": "c.json"}}, "allOf": [{"$ref": "#/definitions/x"}]},
         {"c": {"properties": {"id": STRING}, "x": {"$ref": "entry.json"}}}),
    ],
)  # fmt: skip
def test_references_to_files_of_the_project_and_to_parts_hold(
    project: Callable[..., Path], schema: Any, files: dict[str, Any]
) -> None:
    folder = project(schema, **files)
    result = glosslint(cwd=folder)
    assert (result.code, result.err) == (1, "")
    assert 'id "a" has the wrong form' in result.out, result.out
    write(folder, {"glossary/b.yaml": entry("b")})
    (folder / "glossary/a.yaml").unlink()
    assert glosslint(cwd=folder)[::2] == (0, "")


def test_a_list_of_references_that_leads_nowhere_ends(project: Callable[..., Path]) -> None:
    folder = project({"$ref": "c.json"}, c={"$ref": "d.json"}, d={"$ref": "c.json"})
    assert glosslint(cwd=folder).code in (0, 2)


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("../../secret.json", '"../../secret.json" is outside of the project; copy the file into it'),
        ("/etc/passwd", '"/etc/passwd" is outside of the project'),
        ("file:///etc/passwd", '"file:///etc/passwd" is outside of the project'),
        ("file://host/share/x.json", "is not a file of the project"),
        ("..%2F..%2Fsecret.json", "is outside of the project"),
        ("link.json", '"link.json" is outside of the project'),
        ("linked/secret.json", '"linked/secret.json" is outside of the project'),
        ("no.json", "the schema cannot be read: No such file or directory"),
        ("..", "the schema cannot be read"),
        ("%00", "is outside of the project"),
        ("../glossary/a.yaml", "the schema is not JSON"),
        ("c.json#nowhere", "there is no anchor nowhere in that file"),
        ("deep.json", "the schema is nested too deeply"),
        ("old.json", "is not the draft of the schema that refers to this file"),
    ],
)
def test_references_stay_in_the_project(project: Callable[..., Path], reference: str, said: str) -> None:
    folder = project({"properties": {"id": {"$ref": reference}}}, c={}, old={"$schema": OLD})
    write(folder.parent, {"secret.json": '{"enum": ["secret"]}', "own/schemas/deep.json": '{"a":' * 200_000})
    (folder / "schemas/link.json").symlink_to("../../secret.json")
    (folder / "schemas/linked").symlink_to("../..")
    result = glosslint(cwd=folder)
    assert (result.code, result.out) == (2, "")
    assert "#/properties/id/$ref" in result.err or "old.json: #/$schema" in result.err
    assert said in result.err
    assert "secret." not in result.err.replace(reference, "")


def test_a_schema_elsewhere_may_refer_to_its_own_folder_alone(project: Callable[..., Path]) -> None:
    folder = project({})
    write(folder.parent, {"schemas/entry.json": '{"$ref": "c.json"}', "schemas/c.json": "{}", "d.json": "{}"})
    write(folder, {"glosslint.toml": 'schema = "../schemas/entry.json"\n'})
    assert glosslint("--trust", cwd=folder)[::2] == (0, "")
    write(folder.parent, {"schemas/c.json": '{"$ref": "../d.json"}'})
    assert "outside of the project" in glosslint("--trust", cwd=folder).err


def test_a_change_of_a_file_that_the_schema_refers_to_concerns_all_entries(
    project: Callable[..., Path], git: Callable[..., str]
) -> None:
    folder = project({"$ref": "c.json"}, c={})
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "one")
    write(folder, {"schemas/c.json": '{"properties": {"id": {"pattern": "^b"}}}'})
    result = glosslint("--changed-since", "HEAD", cwd=folder)
    assert (result.code, 'id "a" has the wrong form' in result.out) == (1, True)
    assert os.fspath(folder)
