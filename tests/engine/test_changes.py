"""What counts as changed since a base, on texts in memory: entries, whole files, and ids that are gone."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from glosslint.engine.session import CheckRequest
from glosslint.glossary.build import Project
from glosslint.layout.layout import Layout
from glosslint.layout.presets import preset, read_layout
from glosslint.model import Part, Place, Problem, Severity, Span
from glosslint.model.report import Report
from glosslint.model.source import Source, decode
from glosslint.project.changes import Changes
from glosslint.rule import EntryFacts, EntryRule, Glossary, GlossaryRule, NoOptions
from glosslint.rule.active import ActiveRule
from glosslint.rules.references import broken_reference
from glosslint.settings.settings import Settings, load
from glosslint.settings.table import Table
from tests.support import check_sources

ROLES: dict[str, Any] = {"id": "id", "term": "term", "prose": {"is": "is"}, "core": "is", "references": ["see"]}
LIST = read_layout(ROLES | {"entries": "list"}, "test")
MAP = read_layout(ROLES | {"entries": "map", "id": "@key"}, "test")
NATIVE = preset("native")


def _sources(texts: Mapping[str, str]) -> dict[str, Source]:
    return {path: decode(text.encode(), path) for path, text in texts.items()}


def _compared(
    before: Mapping[str, str],
    now: Mapping[str, str],
    layout: Layout = NATIVE,
    request: CheckRequest | None = None,
    reported: frozenset[str] | None = None,
    **changes: Any,
) -> Report:
    """Report what ``now`` gives compared with ``before``: by default all files that differ are changed."""
    old, new = _sources(before), _sources(now)
    differ = frozenset(path for path in new if before.get(path) != now[path])
    known = Changes(
        "main", tuple(new), changed=differ, before={p: s for p, s in old.items() if before[p] != now.get(p)}
    )
    project, compared = Project(layout), replace(known, **changes)
    return check_sources(new.values(), request, project, reported, compared)


def _lines(report: Report, *rules: str) -> list[tuple[str, int, str]]:
    """The path, line and rule of each finding of these rules."""
    return [
        (finding.location.path, finding.location.start.line, finding.rule)
        for finding in report.findings
        if finding.rule in rules
    ]


@pytest.mark.parametrize(
    ("now", "changed"),
    [
        ("id: a\nis: Some  words\n", 1),  # nothing is too small
        ("id: a\nis: Some words  \n", 1),
        ("id: a\nis: Some wordsX\n", 1),
        ("Xid: a\nis: Some words\n", 1),
        ("# so\nid: a\nis: Some words\n", 1),
        ("id: a\nis: Some words\n\n\n", 0),  # except for what editors and git do on their own
        ("\n\nid: a\nis: Some words", 0),
        ("\ufeffid: a\nis: Some words\n", 0),
        ("id: a\r\nis: Some words\r\n", 0),
    ],
)
def test_an_entry_is_changed_when_its_text_is_another(now: str, changed: int) -> None:
    assert _compared({"a.yaml": "id: a\nis: Some words\n"}, {"a.yaml": now}).changed == changed


def test_of_an_entry_alone_in_its_file_all_of_the_file_is_its_own() -> None:
    text = "  \nid: a\nterm: A\n# so  \n"
    report = _compared({"a.yaml": text}, {"a.yaml": text.replace("A\n", "B\n")})
    assert _lines(report, "trailing-space") == [("a.yaml", 1, "trailing-space"), ("a.yaml", 4, "trailing-space")]
    assert _lines(_compared({"a.yaml": text}, {"a.yaml": text + "\n"}), "trailing-space") == []


def test_in_a_mapping_the_line_of_its_key_is_of_the_entry() -> None:
    text = "a:  \n  term: A  \nb:  \n  term: B\n"
    report = _compared({"a.yaml": text}, {"a.yaml": text.replace("A", "C")}, MAP)
    assert _lines(report, "trailing-space") == [("a.yaml", 1, "trailing-space"), ("a.yaml", 2, "trailing-space")]


def test_all_of_a_new_file_is_reported_and_of_a_renamed_one_what_changed() -> None:
    text = "# so  \n- id: a\n  term: A\n  see: [lost]\n- id: b\n  term: B\n  see: [gone]\n"
    new = _compared({}, {"a.yaml": text}, LIST)
    assert {line for _, line, _ in _lines(new, "trailing-space", "broken-reference")} == {1, 4, 7}
    renamed = _compared({"old.yaml": text}, {"a.yaml": text.replace("B", "C")}, LIST, renamed={"old.yaml": "a.yaml"})
    assert _lines(renamed, "trailing-space", "broken-reference") == [("a.yaml", 7, "broken-reference")]
    changed = _compared({"a.yaml": text}, {"a.yaml": text.replace("B", "C")}, LIST)
    assert _lines(changed, "trailing-space", "broken-reference") == [("a.yaml", 7, "broken-reference")]


def test_of_a_changed_file_that_cannot_be_read_all_is_reported() -> None:
    text = "- id: a\n  term: a: b\n"
    for before in ("- id: a\n", text):
        report = _compared({"a.yaml": before}, {"a.yaml": "# so\n" + text}, LIST)
        assert _lines(report, "yaml-syntax") == [("a.yaml", 3, "yaml-syntax")]


@pytest.mark.parametrize("changes", [{"requested": frozenset(["a.yaml"])}, {"affects_all": "glosslint.toml"}])
def test_all_is_reported_where_it_is_requested_or_everything_depends_on_a_change(changes: dict[str, Any]) -> None:
    text = {"a.yaml": "id: a\nterm: A\nsee_also: [lost]\n"}
    assert _lines(_compared(text, text), "broken-reference") == []
    assert _lines(_compared(text, text, **changes), "broken-reference") == [("a.yaml", 3, "broken-reference")]


def test_references_under_a_role_that_holds_none_were_wrong_before(tmp_path: Path) -> None:
    """Where the settings say that the layout is right, each is a finding, now as in the base."""
    pages = ", ".join(f"page-{n}" for n in range(20))
    request = CheckRequest(load(None, tmp_path), rules=(ActiveRule(broken_reference.RULE, NoOptions()),))
    before = {"a.yaml": f"id: a\nterm: A\nsee_also: [{pages}]\n", "b.yaml": "id: b\n"}
    assert len(_compared({}, before, request=request).findings) == 20
    assert _compared(before, {**before, "b.yaml": "id: b\nterm: B\n"}, request=request).findings == ()


@pytest.mark.parametrize("breaks", [("first", "a", "y"), ("second", "a", "x"), ("first", "c", "x")])
def test_of_what_is_wrong_with_the_same_words_what_a_change_breaks_is_reported(breaks: tuple[str, str, str]) -> None:
    """By another rule, in another entry, or in another field."""

    def rule(name: str) -> GlossaryRule[NoOptions]:
        def state(glossary: Glossary, _options: NoOptions) -> Iterator[Problem]:
            for entry, key in itertools.product(("a", "c"), ("x", "y")):
                problem = name, entry, key
                if problem == ("first", "a", "x") or (problem == breaks and len(glossary.entries) < 3):
                    yield Problem("wrong", Place(f"{entry}.yaml", (0, key)))

        return GlossaryRule(name, "schema", Severity.WARNING, None, state, ())

    rules = tuple(ActiveRule(rule(name), NoOptions()) for name in ("first", "second"))
    now = {f"{entry}.yaml": f"id: {entry}\nx: word\ny: word\n" for entry in ("a", "c")}
    request = CheckRequest(Settings(Table(), Path()), rules=rules)
    (finding,) = _compared({**now, "b.yaml": "id: b\n"}, now, request=request).findings
    assert (finding.rule, finding.entry, finding.field) == breaks


def test_of_two_words_of_a_value_the_one_that_a_change_breaks_is_reported() -> None:
    def state(glossary: Glossary, _options: NoOptions) -> Iterator[Problem]:
        for span in (Span(0, 4), Span(5, 9))[: 4 - len(glossary.entries)]:
            yield Problem("wrong", Place("a.yaml", (0, "x"), Part.VALUE, span))

    rule = GlossaryRule("states", "schema", Severity.WARNING, None, state, ())
    request = CheckRequest(Settings(Table(), Path()), rules=(ActiveRule(rule, NoOptions()),))
    now = {"a.yaml": "id: a\nx: Some word\n", "c.yaml": "id: c\n"}
    (finding,) = _compared({**now, "b.yaml": "id: b\n"}, now, request=request).findings
    assert finding.quoted == "word"


def test_of_two_values_under_one_key_the_one_that_a_change_breaks_is_reported() -> None:
    def state(glossary: Glossary, _options: NoOptions) -> Iterator[Problem]:
        for key in ("y", "z")[: 4 - len(glossary.entries)]:
            yield Problem("wrong", Place("a.yaml", (0, "x", key)))

    rule = GlossaryRule("states", "schema", Severity.WARNING, None, state, ())
    request = CheckRequest(Settings(Table(), Path()), rules=(ActiveRule(rule, NoOptions()),))
    now = {"a.yaml": "id: a\nx:\n  y: word\n  z: word\n", "c.yaml": "id: c\n"}
    (finding,) = _compared({**now, "b.yaml": "id: b\n"}, now, request=request).findings
    assert finding.location.start.line == 4


def test_what_rules_on_entries_state_of_others_they_stated_before() -> None:
    def state(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        yield Problem("wrong", entry.head())

    rule = EntryRule("states", "schema", Severity.WARNING, None, state, ())
    request = CheckRequest(Settings(Table(), Path()), rules=(ActiveRule(rule, NoOptions()),))
    before = {"a.yaml": A + B, "c.yaml": C}
    report = _compared(before, {**before, "a.yaml": A.replace("Some", "Other") + B}, LIST, request)
    assert [finding.entry for finding in report.findings] == ["a"]


def test_comments_that_suppress_nothing_suppressed_nothing_before() -> None:
    """Rules on them are not run on the base: what a comment suppresses now is known only of the glossary."""
    before = {"a.yaml": A, "b.yaml": B + "  # glosslint: ignore[references] so\n"}
    assert "unused-suppression" in {finding.rule for finding in _compared({}, before, LIST).findings}
    report = _compared(before, {**before, "a.yaml": A.replace("Some", "Other")}, LIST)
    assert {finding.entry for finding in report.findings} == {"a"}


@pytest.mark.parametrize(("until", "new"), [("", [("a.yaml", 7, "broken-reference")]), ("until=2020-01-31 ", [])])
def test_what_a_comment_hid_before_is_new_unless_it_had_expired(until: str, new: list[tuple[str, int, str]]) -> None:
    comment, broken = f"# glosslint: ignore[broken-reference] {until}so\n", B + "  see: [gone]\n"
    report = _compared({"a.yaml": A + comment + broken}, {"a.yaml": A + broken}, LIST)
    assert _lines(report, "broken-reference") == new


def test_what_is_hidden_no_longer_is_new_though_another_entry_of_that_id_has_the_same() -> None:
    twice = A.replace("Some", "Some some")
    before = {"a.yaml": twice, "b.yaml": f"# glosslint: ignore-file[repeated-word] so\n{twice}"}
    report = _compared(before, {"a.yaml": twice, "b.yaml": twice}, LIST)
    assert ("b.yaml", 3, "repeated-word") in _lines(report, "repeated-word")


def test_files_that_may_change_are_those_that_changed_and_were_asked_about() -> None:
    before = {f"{name}.yaml": f"id: {name}\n" for name in "abc"}
    now = {**before, "a.yaml": "id: a\nterm: A\n", "b.yaml": "id: b\nterm: B\n"}
    asked = frozenset(["b.yaml", "c.yaml"])
    assert _compared(before, now).reported == frozenset(["a.yaml", "b.yaml"])
    assert _compared(before, now, requested=frozenset(["c.yaml"])).reported == frozenset(now)
    assert _compared(before, now, reported=asked).reported == frozenset(["b.yaml"])
    assert check_sources(_sources(now).values(), reported=asked).reported == asked
    assert check_sources(_sources(now).values()).reported is None


# Ids that are gone

A, B, C = (f"- id: {name}\n  term: The {name}\n  is: Some words.\n" for name in "abc")


def _removed(report: Report) -> list[tuple[str, str, int]]:
    return [
        (finding.message, finding.location.path, finding.location.span.start)
        for finding in report.findings
        if finding.rule == "id-removed"
    ]


@pytest.mark.parametrize(
    ("now", "start"),
    [
        (B + C, 2),
        (A + C, len(A) + 2),
        (A + B + "\n\n", len(A + B) - 1),
        (C, 2),
        (C + B, 2),
        ("# so\n", 4),
    ],
)
def test_an_entry_that_is_gone_is_missing_before_what_followed_it(now: str, start: int) -> None:
    report = _compared({"a.yaml": A + B + C}, {"a.yaml": now}, LIST)
    assert _removed(report)[0][1:] == ("a.yaml", start)


def test_in_a_renamed_file_an_entry_is_missing_where_the_file_is_now() -> None:
    report = _compared({"old.yaml": A + B + C}, {"a.yaml": A + C}, LIST, renamed={"old.yaml": "a.yaml"})
    assert _removed(report) == [('the entry "b", present in main, was removed', "a.yaml", len(A) + 2)]


def test_what_follows_is_looked_for_in_the_same_file() -> None:
    before = {"a.yaml": A + B, "c.yaml": C}
    report = _compared(before, {"a.yaml": A, "c.yaml": C + B.replace("id: b", "id: d").replace("The b", "Other")}, LIST)
    assert _removed(report) == [('the entry "b", present in main, was removed', "a.yaml", len(A) - 1)]


def _native(id_: str, **fields: str) -> str:
    return "".join(f"{key}: {value}\n" for key, value in {"id": id_, "term": f"The {id_}", **fields}.items())


@pytest.mark.parametrize(
    ("before", "now", "changes", "found"),
    [
        # in a file of one entry, its id now, whatever its term is
        ({"a.yaml": _native("a")}, {"a.yaml": _native("b")}, {}, ('changed to "b"', "a.yaml", 4)),
        (
            {"a.yaml": _native("a")},
            {"b.yaml": _native("b")},
            {"renamed": {"a.yaml": "b.yaml"}},
            ('changed to "b"', "b.yaml", 4),
        ),
        # another file: under the same term, if that changed, too
        ({"a.yaml": "# so\n" + _native("a")}, {"b.yaml": _native("b")}, {}, ("removed", "a.yaml", 9)),
        ({"a.yaml": _native("a")}, {"b.yaml": _native("b", term="The a")}, {}, ('changed to "b"', "b.yaml", 4)),
        (
            {"a.yaml": _native("a"), "b.yaml": _native("b", term="The a")},
            {"b.yaml": _native("b", term="The a")},
            {},
            ("removed", "a.yaml", 4),
        ),
        # without a term, and now without an id
        ({"a.yaml": "id: a\n"}, {"b.yaml": "id: b\n"}, {}, ("removed", "a.yaml", 4)),
        ({"a.yaml": _native("a")}, {"b.yaml": "term: The a\n"}, {}, ("removed", "a.yaml", 4)),
    ],
)
def test_an_id_that_is_gone_was_changed_or_removed(
    before: dict[str, str], now: dict[str, str], changes: dict[str, Any], found: tuple[str, str, int]
) -> None:
    ((message, path, start),) = _removed(_compared(before, now, **changes))
    verb, *where = found
    assert message.endswith(f", present in main, was {verb}")
    assert [path, start] == where


def test_drafts_may_go_and_entries_without_an_id_have_none_to_lose() -> None:
    before = {
        "a.yaml": _native("a", status="draft"),
        "b.yaml": "term: The b\n",
        "c.yaml": _native("c", status="deprecated"),
    }
    assert _removed(_compared(before, {"d.yaml": _native("d")})) == []
    assert _removed(_compared({}, {"d.yaml": _native("d")})) == []
