"""What a run takes over of an earlier one for files that did not change, and when it does not."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from glosslint import rules
from glosslint.engine import run_cache, session
from glosslint.engine.check import judge
from glosslint.engine.facts_cache import FactsCache
from glosslint.engine.session import CheckRequest, make_session
from glosslint.glossary.build import Project
from glosslint.layout.presets import preset
from glosslint.model.source import Source, read as read_source
from glosslint.rules.definition.lengths import LONG_SENTENCE
from glosslint.rules.schema import future_date
from glosslint.schema.validator import EntrySchema
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table
from glosslint.testing import expected
from glosslint.util import timing
from tests.repositories import repository
from tests.support import Result, entry, glosslint, write

_LONG = " ".join(["Thing that is one of many and"] * 8) + " of one."
FILES = {
    "glosslint.toml": 'schema = "schema.json"\n',
    "schema.json": '{"type": "object", "required": ["id"]}',
    "glossary/a.yaml": entry("a"),
    "glossary/b.yaml": entry("b", see_also=["nothing"], definition=_LONG),
    "glossary/c.yaml": entry("c", summary='"Text with the word *that* is \u201cold\u201d."'),
}


CASES = [(rule, example) for rule in rules.ALL for example in rule.examples]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return write(tmp_path / "project", FILES)


@pytest.fixture
def judged() -> Iterator[list[str]]:
    """The entries that a rule on entries, which states something of the entry b, was run on."""
    keys: list[str] = []
    rule = LONG_SENTENCE
    real = rule.check

    def counted(facts: Any, options: Any) -> Any:
        keys.append(facts.key)
        return real(facts, options)

    object.__setattr__(rule, "check", counted)
    yield keys
    object.__setattr__(rule, "check", real)


def _check(folder: Path, *options: str) -> Result:
    """Check twice, and return what both runs say."""
    cached = glosslint(*options, "--output", "json", cwd=folder)
    assert cached == glosslint(*options, "--output", "json", "--no-cache", cwd=folder)
    return cached


def _edit(folder: Path, **fields: str) -> None:
    write(folder, {"glossary/a.yaml": entry("a", **fields)})


def test_only_what_changed_is_read_and_judged(folder: Path, read: list[str], judged: list[str]) -> None:
    write(folder, {"glossary/d.yaml": entry("d")})
    glosslint(cwd=folder)
    assert sorted(read) == [f"glossary/{name}.yaml" for name in "abcd"]
    assert sorted(judged) == ["a", "b", "c", "d"]
    read.clear()
    judged.clear()
    _edit(folder, summary="Thing of another kind, with  two spaces.")
    glosslint(cwd=folder)
    assert read == ["glossary/a.yaml"]
    assert sorted(judged) == ["a", "b", "c"]  # of b and c, a rule states something


def test_of_many_files_the_facts_of_one_are_read_again_until_more_are_new(folder: Path, read: list[str]) -> None:
    """To write those of all would take longer."""
    others = {f"glossary/other-{number}.yaml": entry(f"other-{number}") for number in range(60)}
    write(folder, others)
    glosslint(cwd=folder)
    _edit(folder, summary="Thing of another kind, with  two spaces.")
    glosslint(cwd=folder)
    for number, again in ((1, ["glossary/a.yaml", "glossary/other-1.yaml"]), (2, ["glossary/other-2.yaml"])):
        read.clear()
        write(folder, {f"glossary/other-{number}.yaml": entry(f"other-{number}", summary="Thing with  two spaces.")})
        cached = glosslint("--output", "json", cwd=folder)
        assert sorted(read) == again
        assert cached == glosslint("--output", "json", "--no-cache", cwd=folder)


def test_the_facts_of_one_file_with_most_entries_are_stored(folder: Path, read: list[str]) -> None:
    large = [f"---\n{entry(f'part-{number}')}" for number in range(60)]
    others = {f"glossary/other-{number}.yaml": entry(f"other-{number}") for number in range(60)}
    write(folder, others | {"glossary/large.yaml": "".join(large)})
    glosslint(cwd=folder)
    write(folder, {"glossary/large.yaml": "".join(large[1:])})
    glosslint(cwd=folder)
    read.clear()
    _edit(folder, summary="Thing of another kind, with  two spaces.")
    glosslint(cwd=folder)
    assert read == ["glossary/a.yaml"]


@pytest.mark.parametrize(
    ("files", "again"),
    [
        ({"glosslint.toml": '[rules]\nlong-sentence = "error"\n'}, 3),
        ({"schema.json": '{"type": "object", "required": ["notes"]}'}, 3),
        ({"glosslint.toml": 'layout = { extends = "native", core = "definition" }\n'}, 3),
        ({"glosslint.toml": 'files = ["glossary/b.yaml", "glossary/c.yaml"]\n'}, 2),
        ({"glossary/d.yaml": entry("d", see_also=["a"])}, 1),
        ({"glossary/a.yaml": "id: a\nterm: [\n"}, 1),
        ({"glossary/a.yaml": b"id: a\nterm: \xff\n"}, 1),
        ({"glossary/a.yaml": 'id: a\nterm: "\\ud800"\n'}, 1),
    ],
)
def test_what_the_facts_depend_on_is_noticed(
    folder: Path, read: list[str], files: dict[str, str | bytes], again: int
) -> None:
    glosslint(cwd=folder)
    read.clear()
    write(folder, files)
    cached = glosslint("--output", "json", cwd=folder)
    assert len(read) == again
    assert cached == glosslint("--output", "json", "--no-cache", cwd=folder)
    _edit(folder, summary="Thing of yet another kind.")
    _check(folder)


@pytest.mark.parametrize("value", ["{ words = 5 }", '{ level = "error" }', '"off"'])
def test_options_and_levels_of_rules_run_them_again(
    folder: Path, read: list[str], judged: list[str], value: str
) -> None:
    first = _check(folder)
    write(folder, {"glosslint.toml": FILES["glosslint.toml"] + f"[rules]\nlong-sentence = {value}\n"})
    read.clear()
    judged.clear()
    changed = glosslint("--output", "json", cwd=folder)
    assert read == []
    assert len(judged) == (0 if value == '"off"' else 3)
    assert changed != first
    assert changed == glosslint("--output", "json", "--no-cache", cwd=folder)


@pytest.mark.parametrize("gone", ["an unreadable file", "a vocabulary"])
def test_what_kept_a_rule_quiet_may_go(folder: Path, gone: str) -> None:
    (folder / "glossary/b.yaml").unlink()
    _edit(folder, see_also="[missing]")
    write(folder, {"glosslint.toml": ""})
    if gone == "a vocabulary":
        write(folder, {"glosslint.toml": 'vocabularies = ["other"]\n', "other/x.yaml": entry("missing")})
    else:
        write(folder, {"glossary/missing.yaml": "id: missing\nterm: [\n"})
    assert "broken-reference" not in glosslint(cwd=folder).out
    write(folder, {"glosslint.toml": ""})
    (folder / "glossary/missing.yaml").unlink(missing_ok=True)
    assert "broken-reference" in _check(folder).out


def test_on_another_day_rules_run_again(folder: Path, monkeypatch: pytest.MonkeyPatch, judged: list[str]) -> None:
    def at(day: str) -> None:
        for module in (timing, future_date):
            monkeypatch.setattr(module, "today", lambda: day)

    at("2027-01-31")
    write(folder, {"glossary/c.yaml": entry("c", reviewed='"2027-02-01"')})
    assert "future" not in glosslint(cwd=folder).out
    at("2027-01-15")
    _edit(folder, category="general # and more")
    assert '"2027-02-01" is in the future' in glosslint(cwd=folder).out
    assert sorted(judged) == ["a", "a", "b", "b", "c", "c"]


def test_the_language_of_the_glossary_counts(folder: Path, judged: list[str]) -> None:
    text = (
        "Das ist ein Wort, das man in der Sprache nicht für alle Dinge und auch nicht oft verwendet, weil es alt ist."
    )
    glosslint(cwd=folder)
    for name in ("d", "e", "f", "g"):
        write(folder, {f"glossary/{name}.yaml": entry(name, summary=text, definition=text)})
        _check(folder)
    judged.clear()
    _edit(folder, summary=text, definition=text)
    _check(folder)


def test_a_file_that_was_renamed_or_copied_is_read(folder: Path, read: list[str]) -> None:
    glosslint(cwd=folder)
    read.clear()
    (folder / "glossary/a.yaml").rename(folder / "glossary/z.yaml")
    cached = glosslint("--output", "json", cwd=folder)
    assert read == ["glossary/z.yaml"]
    assert cached == glosslint("--output", "json", "--no-cache", cwd=folder)


def test_places_are_those_of_the_text_that_was_compared(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_cache, "_MARGIN", 10**15)  # no run is looked for, so that each file is read to be compared
    first = _check(folder)
    write(folder, {"glossary/d.yaml": entry("d")})
    expected_now = glosslint("--output", "json", "--no-cache", cwd=folder)
    real = session.Session.run_rules

    def edited(*args: Any) -> Any:
        write(folder, {"glossary/b.yaml": "# an editor saves another text meanwhile\n\n"})
        return real(*args)

    monkeypatch.setattr(session.Session, "run_rules", edited)
    cached = glosslint("--output", "json", cwd=folder)
    assert cached == expected_now != first


def test_files_whose_digests_are_known_are_not_opened_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The look for an earlier run of the same has read them; but if one changes meanwhile, the run begins again."""
    write(folder, {"glossary/d.yaml": entry("d")})
    time.sleep(run_cache._MARGIN / 1e9 * 2)  # else the settings may have been changed after the run began
    _check(folder)
    opened: list[str] = []
    real_rules = session.Session.run_rules

    def noted(file: str, path: str, *others: Any) -> Source:
        opened.append(path)
        return read_source(file, path, *others)

    def edited(*args: Any) -> Any:
        write(folder, {"glossary/b.yaml": entry("b", see_also=["a"], definition=_LONG)})  # in an editor
        return real_rules(*args)

    monkeypatch.setattr("glosslint.engine.session.read", noted)
    _edit(folder, summary="Thing that is new.")
    first = glosslint("--output", "json", cwd=folder)
    assert opened == [f"glossary/{name}.yaml" for name in "abc"], "a is new, and of the others only d has no findings"
    monkeypatch.setattr(session.Session, "run_rules", edited)
    _edit(folder, summary="Thing that is newer.")
    second = glosslint("--output", "json", cwd=folder)
    assert second == glosslint("--output", "json", "--no-cache", cwd=folder) != first


def test_an_unreadable_file_is_not_taken_for_an_empty_one(folder: Path) -> None:
    write(folder, {"glossary/a.yaml": b""})
    _check(folder)
    (folder / "glossary/a.yaml").unlink()
    (folder / "glossary/a.yaml").mkdir()
    _check(folder)


def test_text_that_is_typed_and_what_is_staged_are_read(folder: Path, read: list[str]) -> None:
    repository(folder, {})
    for options in (("--staged",), ("--changed-since", "HEAD")):
        _edit(folder, summary=f"Thing that {options[0]} shows.")
        _check(folder, *options)
    typed = entry("a", see_also=["gone"]).encode()
    name = ("-", "--stdin-filename", "glossary/a.yaml", "--output", "json")
    read.clear()
    cached = glosslint(*name, cwd=folder, stdin=typed)
    assert read == ["glossary/a.yaml"]
    assert cached == glosslint(*name, "--no-cache", cwd=folder, stdin=typed)
    assert "gone" in cached.out


def test_the_hook_uses_it(folder: Path, read: list[str]) -> None:
    repository(folder, {})
    runs = []
    for options in ((), (), ("--no-cache",)):
        read.clear()
        runs.append((glosslint("hook", "--all", *options, cwd=folder), len(read)))
    assert [number for _, number in runs] == [3, 0, 3]
    assert runs[0][0] == runs[1][0] == runs[2][0]


def test_fixes_use_it(folder: Path, read: list[str]) -> None:
    write(folder, {"glossary/c.yaml": entry("c", see_also=["a", "a"])})
    shown = glosslint("--diff", cwd=folder)
    assert "-see_also" in shown.out
    read.clear()
    assert glosslint("--diff", cwd=folder) == shown == glosslint("--diff", "--no-cache", cwd=folder)
    assert len(read) == 1 + 4  # without the cache all is read, and what is fixed once more


@pytest.mark.parametrize("options", [("--profile",), ("--no-cache",), ("--verbose",)])
def test_what_measures_does_not_use_it(folder: Path, read: list[str], options: tuple[str, ...]) -> None:
    glosslint(cwd=folder)
    read.clear()
    glosslint(*options, cwd=folder)
    assert len(read) >= 3


LIST = 'layout = { extends = "native", entries = "list", id-is-stem = false }\nfiles = ["glossary/*.yaml"]\n'


def test_a_list_is_read_as_without_the_cache(folder: Path) -> None:
    items = [entry("a"), entry("b", definition=_LONG), entry("c", see_also=["nothing"]), entry("d")]

    def text() -> str:
        return "".join("- " + item.replace("\n", "\n  ").rstrip(" ") for item in items)

    for name in "abc":
        (folder / f"glossary/{name}.yaml").unlink()
    write(folder, {"glosslint.toml": LIST, "glossary/all.yaml": text(), "glossary/more.yaml": "- " + "id: more\n"})
    _check(folder)
    items[2] = entry("c", see_also=["a"])
    write(folder, {"glossary/all.yaml": text()})
    _check(folder)


def test_rules_of_plugins_always_run(folder: Path, judged: list[str]) -> None:
    object.__setattr__(LONG_SENTENCE, "page", "https://example.org")
    try:
        glosslint(cwd=folder)
        judged.clear()
        _edit(folder, summary="Thing of another kind.")
        glosslint(cwd=folder)
        assert sorted(judged) == ["a", "b", "c"]
    finally:
        object.__setattr__(LONG_SENTENCE, "page", None)


def _shown(facts: object) -> str:
    """Return what facts are, with the items of sets in order."""
    return re.sub(r"\{[^{}]*\}", lambda items: str(sorted(items[0][1:-1].split(", "))), repr(facts))


def test_the_facts_of_all_examples_come_back_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kept = 0
    for number, (_, example) in enumerate(CASES):
        settings = Settings(Table(), tmp_path / str(number))  # a cache of its own, which stays small
        schema = EntrySchema(example.schema, "example") if example.schema is not None else None
        project = Project(preset(example.layout), schema)
        state = make_session(settings, project, expected(example)[0])
        request = CheckRequest(settings)
        judge(state, request)
        read = {path: known[1] for path in state.documents if (known := state.find_known(path)) is not None}
        ((active, run),) = state._runs.values()
        assert state.digests is not None
        FactsCache(settings, project).keep(read, state.digests, state.glossary, active, run)
        cache = FactsCache(settings, project)
        for path, content in state.digests.items():
            again = cache.find(path, content)
            if again is not None:
                kept += 1
                assert again == read[path]
                assert _shown(again) == _shown(read[path])  # 1 is no True, and a Part no string
                for old, new in zip(read[path][1], again[1], strict=True):
                    assert {name: old.__dict__[name] for name in new.__dict__} == new.__dict__
                    for text, other in zip(old.prose, new.prose, strict=True):
                        assert {name: text.__dict__[name] for name in other.__dict__} == other.__dict__
    assert kept > 600


def test_options_of_rules_are_plain_values() -> None:
    """The key of what they stated is the ``repr`` of their options, which must show all of them."""
    for rule in rules.ALL:
        assert "object at 0x" not in repr(rule.options())
        assert "re.compile" not in repr(rule.options())
