"""What a run takes over of an earlier one for files that did not change, and when it does not."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from glosslint import rules
from glosslint.engine import session
from glosslint.engine.cache import facts as facts_cache, own_file
from glosslint.engine.cache.facts import FactsCache, Outcome
from glosslint.engine.check import judge
from glosslint.engine.session import CheckRequest, session_of
from glosslint.facts import read_entry
from glosslint.facts.entry import EntryFacts
from glosslint.facts.values import OFTEN_READ, SELDOM_READ
from glosslint.glossary.glossary import Glossary
from glosslint.glossary.project import Project
from glosslint.layout.presets import preset
from glosslint.rule import EntryRule, Example, GlossaryRule, Rule
from glosslint.rules.definition import long_sentence
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
    rule = long_sentence.RULE
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


def _rules_before_and_after(folder: Path, ran: list[str], fields: dict[str, str]) -> tuple[set[str], set[str]]:
    """Return which rules run at first, and which after an entry was edited. The cache does not change the report."""
    glosslint(cwd=folder)
    before = set(ran)
    ran.clear()
    _edit(folder, **fields)
    cached = glosslint("--output", "json", cwd=folder)
    after = set(ran)
    assert cached == glosslint("--output", "json", "--no-cache", cwd=folder)
    return before, after


def test_only_what_changed_is_read_and_judged(folder: Path, read: list[str], judged: list[str]) -> None:
    glosslint(cwd=folder)
    assert sorted(read) == ["glossary/a.yaml", "glossary/b.yaml", "glossary/c.yaml"]
    assert sorted(judged) == ["a", "b", "c"]
    read.clear()
    judged.clear()
    _edit(folder, summary="Thing of another kind, with  two spaces.")
    glosslint(cwd=folder)
    assert read == ["glossary/a.yaml"]
    assert sorted(judged) == ["a", "b"]  # of b, the rule states something


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


@pytest.fixture
def ran() -> Iterator[list[str]]:
    """The rules on the whole glossary that were run."""
    names: list[str] = []
    patched = [rule for rule in rules.ALL if isinstance(rule, GlossaryRule)]
    checks = [rule.check for rule in patched]

    def counted(rule: Rule, check: Callable[..., Any]) -> Callable[..., Any]:
        def run(glossary: Any, options: Any) -> Any:
            names.append(rule.name)
            return check(glossary, options)

        return run

    for rule, check in zip(patched, checks, strict=True):
        object.__setattr__(rule, "check", counted(rule, check))
    yield names
    for rule, check in zip(patched, checks, strict=True):
        object.__setattr__(rule, "check", check)


SPOKEN = {"broken-reference", "spelling", "grammar"}  # what states something, and what engines may


OF_NAMES = {"anchor-collision", "id-case-collision", "redundant-alias", "unsorted-entries"}
OF_VALUES = {"duplicate-page", "future-date", "missing-term", "page-mismatch", "rare-key", "scalar-list"}
OF_REFERENCES = {"acronym-mismatch", "hierarchy-cycle", "self-reference", "unpublished-reference", "unresolved-role"}
OF_REFERENCES |= {"malformed-link"}


@pytest.mark.parametrize(
    ("fields", "spared"),
    [
        ({"term": "Another"}, set()),
        ({"definition": "Quite another kind of thing."}, OF_NAMES | OF_VALUES | OF_REFERENCES | {"insecure-url"}),
        ({"see_also": "[b]"}, OF_NAMES | OF_VALUES - {"rare-key", "scalar-list"} | {"insecure-url"}),
    ],
)
def test_rules_on_the_glossary_run_where_facts_changed(
    folder: Path, ran: list[str], fields: dict[str, str], spared: set[str]
) -> None:
    every, again = _rules_before_and_after(folder, ran, fields)
    assert every - again == spared


@pytest.mark.parametrize(
    ("fields", "again"),
    [
        ({"reviewed": '"2020-01-01"'}, {"future-date", "rare-key", "insecure-url"}),
        ({"notes": "text"}, {"rare-key"}),
        ({"category": "general # and more"}, set()),
    ],
)
def test_hardly_a_rule_runs_where_hardly_a_fact_changed(
    folder: Path, ran: list[str], fields: dict[str, str], again: set[str]
) -> None:
    every, now = _rules_before_and_after(folder, ran, fields)
    assert now & every <= again | SPOKEN
    assert "broken-reference" in now


@pytest.mark.parametrize(
    "files",
    [
        {"glossary/d.yaml": entry("d")},
        {"glossary/a.yaml": "- 1\n"},
        {"glosslint.toml": '[rules]\nspelling-variant = "error"\n'},
        {"glosslint.toml": 'vocabularies = ["other"]\n', "other/x.yaml": entry("x")},
    ],
)
def test_rules_on_the_glossary_run_where_anything_else_did(folder: Path, ran: list[str], files: dict[str, str]) -> None:
    glosslint(cwd=folder)
    every = len(set(ran))
    ran.clear()
    write(folder, files)
    assert glosslint(cwd=folder).code == 1
    assert len(set(ran)) == every


@pytest.mark.parametrize("gone", ["an unreadable file", "a vocabulary"])
def test_what_kept_a_rule_silent_may_go(folder: Path, gone: str) -> None:
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


def test_on_another_day_rules_run_again(folder: Path, monkeypatch: pytest.MonkeyPatch, ran: list[str]) -> None:
    def at(day: str) -> None:
        for module in (timing, future_date):
            monkeypatch.setattr(module, "today", lambda: day)

    at("2027-01-31")
    write(folder, {"glossary/c.yaml": entry("c", reviewed='"2027-02-01"')})
    assert "future" not in glosslint(cwd=folder).out
    at("2027-01-15")
    _edit(folder, category="general # and more")
    assert '"2027-02-01" is in the future' in glosslint(cwd=folder).out
    assert "future-date" in ran


def test_rules_read_what_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = {field.name for field in fields(EntryFacts)}
    asked: set[str] = set()
    real = EntryFacts.__getattribute__

    def noted(entry: EntryFacts, name: str) -> Any:
        if name in facts:
            asked.add(name)
        return real(entry, name)

    glossaries = [_glossary_of(example) for rule, example in CASES if not isinstance(rule, EntryRule)]
    monkeypatch.setattr(EntryFacts, "__getattribute__", noted)
    for rule in rules.ALL:
        if isinstance(rule, GlossaryRule) and not rule.needs_engine:
            assert set(rule.reads or ()) <= facts - OFTEN_READ
            for glossary in glossaries:
                for entry in glossary.entries:
                    entry.keep()  # else what is known hides what it was made of
                asked.clear()
                stated = list(rule.check(replace(glossary), rule.options()))
                if rule.reads is None:
                    assert asked.isdisjoint(SELDOM_READ)
                elif not stated:
                    assert asked - OFTEN_READ <= set(rule.reads)


def _glossary_of(example: Example) -> Glossary:
    schema = EntrySchema(example.schema, "example") if example.schema is not None else None
    project = Project(preset(example.layout), schema)
    return session_of(Settings(Table(), Path()), project, expected(example)[0]).glossary


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


@pytest.mark.parametrize("options", [("--profile",), ("--no-cache",), ("--diff",), ("--verbose",)])
def test_only_what_just_checks_uses_it(folder: Path, read: list[str], options: tuple[str, ...]) -> None:
    glosslint(cwd=folder)
    read.clear()
    glosslint(*options, cwd=folder)
    assert len(read) >= 3


def _kept(folder: Path) -> Path:
    (file,) = (folder.parent / "cache/glosslint").glob("facts-*")
    return file


def test_a_changed_byte_anywhere_makes_it_void(folder: Path, read: list[str]) -> None:
    glosslint(cwd=folder)
    data = _kept(folder).read_bytes()
    for at in range(0, len(data), len(data) // 20):
        _kept(folder).write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        _edit(folder, summary=f"Thing with the number {at}.")
        read.clear()
        cached = glosslint("--output", "json", cwd=folder)
        assert len(read) == 3
        assert cached == glosslint("--output", "json", "--no-cache", cwd=folder)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"\xff" * 100,
        lambda data: data[:8],
        lambda data: b"\xff" * 8 + data[8:],
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data.replace(b"\xa4stem", b"\xa4stam"),  # a field that there is not
        lambda data: data.replace(b"\xa5names", b"\xa5namea"),
        lambda data: data.replace(b"\xa7entries\x01", b"\xa7entries\x07"),  # more entries than follow
        lambda data: data.replace(b"\xa4file\xaf", b"\xa4file\xae"),  # which shifts all that follows
        lambda data: data.replace(b"\xadlong-sentence", b"\xadwrong-sentence"),  # no rule
        lambda data: data.replace(b"\xadlong-sentence", b"\xadno-entries-at"),
    ],
)
def test_what_has_another_form_is_not_used(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    glosslint(cwd=folder)
    stored = own_file.read(_kept(folder), 1_000_000)
    assert stored is not None
    _edit(folder, summary="Thing of another kind.")
    own_file.write(_kept(folder), damage(stored))
    if b"wrong-sentence" in damage(stored) or b"no-entries-at" in damage(stored):
        assert glosslint(cwd=folder).code == 1  # who can write that there can write anything else; but nothing fails
    else:
        _check(folder)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the system has no owners of this kind")
def test_a_link_in_its_place_or_a_file_of_others_is_not_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    def count(summary: str) -> int:
        _edit(folder, summary=summary)
        read.clear()
        glosslint(cwd=folder)
        return len(read)

    assert count("Thing of the first kind.") == 3
    assert stat.S_IMODE(_kept(folder).stat().st_mode) == 0o600
    assert count("Thing of another kind.") == 1
    _kept(folder).chmod(0o622)
    assert count("Thing of a third kind.") == 3
    file, elsewhere = _kept(folder), folder.parent / "elsewhere"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    assert count("Thing of a fourth kind.") == 3
    monkeypatch.setattr(own_file, "_is_foreign", lambda _: True)
    assert count("Thing of a fifth kind.") == 3


def test_it_has_a_bound(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts_cache, "_MOST_BYTES", 1_000)
    glosslint(cwd=folder)
    assert not list((folder.parent / "cache/glosslint").glob("facts-*"))


def test_without_msgspec_everything_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]) -> None:
    glosslint(cwd=folder)
    monkeypatch.setitem(sys.modules, "msgspec", None)
    _edit(folder, summary="Thing of another kind.")
    read.clear()
    assert glosslint(cwd=folder).code == 1
    assert len(read) == 3


LIST = 'layout = { extends = "native", entries = "list", id-is-stem = false }\nfiles = ["glossary/*.yaml"]\n'


def _items(*texts: str) -> str:
    return "".join("- " + text.replace("\n", "\n  ").rstrip(" ") for text in texts)


@pytest.fixture
def read_entries(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The first keys of the entries whose facts were read."""
    ids: list[str] = []
    real = read_entry._Reader.facts

    def counted(reader: Any) -> EntryFacts:
        entry: EntryFacts = real(reader)
        ids.append(entry.key)
        return entry

    monkeypatch.setattr(read_entry._Reader, "facts", counted)
    return ids


ITEMS = [entry("a"), entry("b", definition=_LONG), entry("c", see_also=["nothing"]), entry("d")]


@pytest.mark.parametrize(
    ("items", "again"),
    [
        ([ITEMS[0], ITEMS[1], entry("c", see_also=["a"]), ITEMS[3]], {"c"}),
        ([*ITEMS, entry("e")], {"d", "e"}),  # what follows d is not the end of the file any more
        ([*ITEMS[:3]], {"c"}),
        ([entry("x"), *ITEMS], {"x", "a", "b", "c", "d"}),  # whose paths are others now
        ([ITEMS[0], ITEMS[1] + "# a comment\n", *ITEMS[2:]], {"b"}),
        ([ITEMS[0] + "&anchor x: 1\n", *ITEMS[1:]], {"a", "b", "c", "d"}),
        ([ITEMS[0] + "notes: [\n", *ITEMS[1:]], None),
        (["\n\n" + ITEMS[0], *ITEMS[1:]], set()),
    ],
)
def test_of_a_list_only_the_entries_that_changed_are_read_and_judged(
    folder: Path, read_entries: list[str], judged: list[str], items: list[str], again: set[str] | None
) -> None:
    for name in "abc":
        (folder / f"glossary/{name}.yaml").unlink()
    write(folder, {"glosslint.toml": LIST, "glossary/all.yaml": _items(*ITEMS)})
    glosslint(cwd=folder)
    read_entries.clear()
    judged.clear()
    write(folder, {"glossary/all.yaml": _items(*items)})
    cached = glosslint("--output", "json", cwd=folder)
    if again is not None:  # else the file cannot be read
        assert set(read_entries) == again
        assert set(judged) == again | {"b"}  # of which the rule states something
    assert cached == glosslint("--output", "json", "--no-cache", cwd=folder)


def test_the_schema_of_a_whole_file_has_all_entries_read(folder: Path, read_entries: list[str]) -> None:
    for name in "abc":
        (folder / f"glossary/{name}.yaml").unlink()
    unique = '{"type": "array", "uniqueItems": true, "maxItems": 4}'
    write(folder, {"glosslint.toml": f'file-schema = "file.json"\n{LIST}', "file.json": unique})
    write(folder, {"glossary/all.yaml": _items(*ITEMS)})
    _check(folder)
    read_entries.clear()
    write(folder, {"glossary/all.yaml": _items(*ITEMS, ITEMS[0])})
    cached = glosslint("--output", "json", cwd=folder)
    assert len(read_entries) == 5
    assert cached == glosslint("--output", "json", "--no-cache", cwd=folder)


def test_rules_of_plugins_always_run(folder: Path, judged: list[str]) -> None:
    object.__setattr__(long_sentence.RULE, "page", "https://example.org")
    try:
        glosslint(cwd=folder)
        judged.clear()
        _edit(folder, summary="Thing of another kind.")
        glosslint(cwd=folder)
        assert sorted(judged) == ["a", "b", "c"]
    finally:
        object.__setattr__(long_sentence.RULE, "page", None)


def test_the_facts_of_all_examples_come_back_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    settings = Settings(Table(), tmp_path)
    kept = 0
    for rule, example in CASES:
        schema = EntrySchema(example.schema, "example") if example.schema is not None else None
        project = Project(preset(example.layout), schema)
        state = session_of(settings, project, expected(example)[0])
        request = CheckRequest(settings)
        judge(state, request)
        cache = FactsCache(f"{rule.name} {rule.examples.index(example)}")
        cache.open(settings, project)
        read = {path: known[1] for path in state.documents if (known := state.known(path)) is not None}
        ((active, run),) = state._runs.values()
        assert state.digests is not None
        cache.keep(Outcome(read, state.digests, state.documents, state.glossary, active, run))
        cache.open(settings, project)
        for path, of_bytes in state.digests.items():
            if path in cache:
                kept += 1
                again = cache.facts(path, of_bytes)
                assert again is not None
                assert again == read[path]
                assert repr(again) == repr(read[path])  # 1 is no True, and a Part no string
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
