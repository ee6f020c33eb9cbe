"""▶ ``glosslint watch`` checks again when a file is saved, what is new first; ``glosslint schema`` knows the ids."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from glosslint.cli import console
from glosslint.cli.commands import watch
from glosslint.server import state
from tests.support import entry, glosslint, write

NO_ENGINES = "[language]\nengines = []\n"
A, B, TOML = "glossary/ant.yaml", "glossary/bee.yaml", "glosslint.toml"


def watched(folder: Path, monkeypatch: pytest.MonkeyPatch, *steps: Callable[[], Any]) -> list[list[str]]:
    """Run the command, do one step at each of its pauses, and interrupt it; return the lines of each report."""
    left = [*steps, None]

    def pause(_: float) -> None:
        step = left.pop(0)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr(watch, "sleep", pause)
    result = glosslint("watch", cwd=folder)
    assert (result.code, result.err) == (130, "\ninterrupted\n")
    reports = re.split(r"^watching.*\d\d:\d\d:\d\d\n", result.out, flags=re.MULTILINE)
    assert reports.pop() == ""
    return [report.splitlines() for report in reports]


def test_what_changes_during_a_check_is_checked_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def renew(*args: Any) -> Any:
        result = real(*args)
        if changes:
            changes.pop(0)()
        return result

    real, broken = state.renew, entry("bee", see_also=["gone"])
    change: Callable[[], Any] = lambda: write(tmp_path, {B: broken})  # noqa: E731
    changes = [change, (tmp_path / B).unlink, change]
    monkeypatch.setattr(watch, "renew", renew)
    write(tmp_path, {TOML: NO_ENGINES, A: entry("ant"), B: entry("bee")})
    reports = watched(tmp_path, monkeypatch, *[lambda: None] * 5)
    assert [report[-1].split("(")[1][:9] for report in reports] == ["2 entries", "2 entries", "1 entry i", "2 entries"]


def test_each_change_is_a_report_and_what_is_new_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {TOML: NO_ENGINES, A: entry("ant", see_also=["gone"]), B: entry("bee")})
    reports = watched(
        tmp_path,
        monkeypatch,
        lambda: None,  # nothing changes, and nothing is written
        lambda: write(tmp_path, {B: entry("bee", see_also=["nobody", "ant"])}),
        lambda: write(tmp_path, {TOML: 'ignore = ["references"'}),
        lambda: write(tmp_path, {TOML: f'ignore = ["references"]\n{NO_ENGINES}'}),
        (tmp_path / B).unlink,
    )
    first = 'glossary/ant.yaml:7:12: error broken-reference "gone" is not an entry'
    second = 'glossary/bee.yaml:7:12: error broken-reference "nobody" is not an entry'
    assert reports[0][:1] == [first]
    assert reports[1][:2] == [second, first]
    assert reports[2][0].startswith("glosslint.toml:1: not valid TOML")
    assert reports[3][0].startswith("No findings (2 entries")
    assert reports[4][0].startswith("No findings (1 entry")
    assert len(reports) == 5


def test_what_settings_name_is_watched_from_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also a schema that cannot be used yet, files that it refers to, and vocabularies by pattern."""
    settings = f'schema = "a.json"\nvocabularies = ["x/*.yaml"]\n{NO_ENGINES}'
    write(tmp_path, {TOML: settings, A: entry("ant", see_also=["bee"]), "a.json": "{", "x/y.yaml": "id: wasp\n"})
    reports = watched(
        tmp_path,
        monkeypatch,
        lambda: write(tmp_path, {"b.json": "{}", "a.json": '{"$ref": "b.json"}'}),
        lambda: write(tmp_path, {"b.json": '{"required": ["rank"]}'}),
        lambda: write(tmp_path, {"x/z.yaml": "id: bee\n"}),
    )
    assert "the schema is not JSON" in reports[0][0]
    assert [report[-1].partition(" (")[0] for report in reports[1:]] == ["1 error", "2 errors", "1 error"]


def test_settings_and_first_files_that_are_added_or_removed_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "inner"
    write(folder, {"README": ""})
    reports = watched(
        folder,
        monkeypatch,
        lambda: write(folder, {A: entry("ant", see_also=["gone"])}),
        lambda: write(folder, {TOML: f'ignore = ["references"]\n{NO_ENGINES}'}),
        lambda: write(folder, {TOML: f'files = ["terms/*.yaml"]\n{NO_ENGINES}'}),
        lambda: write(folder, {"terms/bee.yaml": entry("bee")}),
        (folder / TOML).unlink,
        lambda: write(tmp_path, {TOML: f'files = ["inner/terms/*.yaml"]\n{NO_ENGINES}'}),
    )
    broken = 'glossary/ant.yaml:7:12: error broken-reference "gone" is not an entry'
    assert "no settings found" in reports[0][0]
    assert reports[1][0] == broken
    assert reports[2][0].startswith("No findings (1 entry")
    assert "matches no file" in reports[3][0]
    assert reports[4][0].startswith("No findings (1 entry")
    assert reports[5][0] == broken
    assert reports[6][0].startswith("No findings (1 entry")
    assert len(reports) == 7


def test_a_terminal_is_cleared_before_each_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {TOML: NO_ENGINES, A: entry("ant")})
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    reports = watched(tmp_path, monkeypatch, lambda: write(tmp_path, {A: entry("ant", see_also=["gone"])}))
    assert [report[0].startswith("\x1b[H\x1b[2J\x1b[3J") for report in reports] == [True, True]


def test_the_schema_lists_the_ids_where_references_are(tmp_path: Path) -> None:
    write(tmp_path, {TOML: NO_ENGINES, A: entry("ant", see_also=["bee"]), B: entry("bee")})
    plain = json.loads(glosslint("schema", cwd=tmp_path).out)
    schema = json.loads(glosslint("schema", "--with-ids", cwd=tmp_path).out)
    assert {key: value for key, value in schema.items() if key != "allOf"} == {
        key: value for key, value in plain.items() if key != "allOf"
    }
    values = {"id": "cat", "term": "Cat", "status": "draft", "category": "general", "summary": "x", "definition": "x"}
    jsonschema.validate({**values, "see_also": ["ant", "bee"]}, schema)
    with pytest.raises(jsonschema.ValidationError, match="'cow' is not one of"):
        jsonschema.validate({**values, "see_also": ["ant", "cow"]}, schema)
    jsonschema.validate({**values, "see_also": ["ant", "cow"]}, plain)


def test_the_schema_of_a_list_is_one_of_the_file(tmp_path: Path) -> None:
    items = "- slug: ant\n  en: {term: Ant, def: An insect.}\n  ref: [bee]\n- slug: bee\n  en: {term: Bee, def: x}\n"
    write(tmp_path, {TOML: f'files = ["terms.yaml"]\nlayout = "glosario"\n{NO_ENGINES}', "terms.yaml": items})
    schema = json.loads(glosslint("schema", "--with-ids", cwd=tmp_path).out)
    jsonschema.validate([{"slug": "cat", "ref": ["ant"], "en": {"term": "Cat"}}], schema)
    with pytest.raises(jsonschema.ValidationError, match="'cow' is not one of"):
        jsonschema.validate([{"slug": "cat", "ref": ["cow"], "en": {"term": "Cat"}}], schema)
    with pytest.raises(jsonschema.ValidationError, match="'slug' is a required property"):
        jsonschema.validate([{"ref": ["ant"]}], schema)
