"""Promises about what a comparison reports, on any two states of a glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from glosslint.engine.session import CheckRequest
from glosslint.model import Cause, Finding, Place, Problem, Related, Severity
from glosslint.model.report import Report
from glosslint.model.source import Source
from glosslint.project.changes import Changes
from glosslint.rule import EntryFacts, EntryRule, NoOptions
from glosslint.rule.active import ActiveRule
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table
from tests.support import check_sources

NAMES = ("apple", "pear", "plum")
_NAME = st.sampled_from(NAMES)
#: A state: for each file its id (perhaps another one's), its term, what it refers to, and what its definition names.
_ENTRY = st.tuples(_NAME, _NAME, st.lists(_NAME, max_size=2), _NAME)
_STATE = st.dictionaries(_NAME, _ENTRY, max_size=3)
#: What a change does: entries that are written anew, and such (``None``) as are deleted.
_CHANGE = st.dictionaries(_NAME, st.none() | _ENTRY, max_size=2)
_Entry = tuple[str, str, list[str], str]


def sources(state: dict[str, _Entry]) -> dict[str, Source]:
    """A file an entry, so small that nearly everything is wrong with some of them. Each says what file it is, since an
    entry that only moves to another file has not changed."""
    return {
        f"{file}.yaml": Source(
            f"{file}.yaml",
            f"# {file}\nid: {name}\nterm: {term}\nsee_also: [{', '.join(targets)}]\n"
            f"summary: A {genus}  that grows on a tree.\n",
        )
        for file, (name, term, targets, genus) in sorted(state.items())
    }


def report(now: dict[str, Source], since: Changes | None = None) -> Report:
    found = check_sources(now.values(), changes=since)
    assert not found.crashes, found.crashes
    return found


def compare(before: dict[str, Source], now: dict[str, Source]) -> Report:
    old = {path: source for path, source in before.items() if now.get(path) != source}
    changed = frozenset(path for path, source in now.items() if before.get(path) != source)
    return report(now, Changes("main", tuple(now), changed=changed, before=old))


def keys(found: Report) -> Counter[tuple[str, str, str]]:
    """What is wrong, wherever it is reported: each problem, not each finding."""
    return Counter((stated.rule, stated.path, stated.severity.label) for stated in found.problems)


def reported(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    """The problems that findings speak of."""
    return {(stated.rule, stated.path) for finding in findings for stated in finding.problems}


@given(_STATE, _CHANGE)
def test_nothing_new_is_kept_back_and_nothing_is_invented(
    state: dict[str, _Entry], change: dict[str, _Entry | None]
) -> None:
    after = {file: one for file, one in {**state, **change}.items() if one is not None}
    before, now = sources(state), sources(after)
    whole, compared = report(now), compare(before, now)
    assert reported(compared.findings) - reported(whole.findings) <= {("id-removed", path) for path in {*before, *now}}
    new = keys(whole) - keys(report(before))
    assert {(rule, path) for rule, path, _ in new} <= reported(compared.findings)
    changed = {path for path, source in now.items() if before.get(path) != source}
    assert {(rule, path) for rule, path in reported(whole.findings) if path in changed} <= reported(compared.findings)


@settings(max_examples=25)
@given(_STATE)
def test_beside_itself_nothing_and_beside_nothing_everything(state: dict[str, _Entry]) -> None:
    now = sources(state)
    assert compare(now, now).findings == ()
    assert reported(compare({}, now).findings) == reported(report(now).findings)


@pytest.mark.parametrize(
    ("asked", "shown", "related"),
    [
        (None, "a", {"b", "c", "d"}),
        ("a", "a", {"b", "c", "d"}),
        ("b", "b", {"a", "c"}),
        ("c", "c", {"a", "b"}),
        ("d", "a", {"b", "c", "d"}),  # which only the cause refers to
        ("e", "", set()),
    ],
)
def test_of_a_cause_and_its_consequences_one_in_the_files_asked_about_is_shown(
    asked: str | None, shown: str, related: set[str]
) -> None:
    cause = Place("a.yaml", (0, "id"))
    others = tuple(Related(Place(f"{name}.yaml", (0, "id")), f"see {name}") for name in "cd")

    def state(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        if entry.file == cause.file:
            yield Problem("wrong", cause, others)
        elif entry.key in "bc":
            yield Problem("wrong, too", Place(entry.file, (0, "id")), causes=(Cause("states", cause),))

    rule = EntryRule("states", "schema", Severity.WARNING, None, state, ())
    request = CheckRequest(Settings(Table(), Path()), rules=(ActiveRule(rule, NoOptions()),))
    texts = [Source(f"{name}.yaml", f"id: {name}\n") for name in "abcde"]
    findings = check_sources(texts, request, reported=None if asked is None else frozenset([f"{asked}.yaml"])).findings
    assert [finding.entry for finding in findings] == ([shown] if shown else [])
    for finding in findings:
        assert {place.location.path.removesuffix(".yaml") for place in finding.related} == related


def test_what_represents_many_is_shown_at_its_cause_where_no_consequence_is_left() -> None:
    """Of many, the consequences that are in the files asked about may be among those that are not listed."""

    def state(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        for number in range(60):
            cause = Place("a.yaml", (0, f"key{number}"))
            if entry.file == cause.file:
                yield Problem(f"wrong {number}", cause)
            else:
                yield Problem(f"wrong, too {number}", Place(entry.file, (0, "id")), causes=(Cause("states", cause),))

    rule = EntryRule("states", "schema", Severity.WARNING, None, state, ())
    request = CheckRequest(Settings(Table(), Path()), rules=(ActiveRule(rule, NoOptions()),))
    texts = [Source(f"{name}.yaml", f"id: {name}\n") for name in "abc"]
    findings = check_sources(texts, request, reported=frozenset(["c.yaml"])).findings
    assert Counter(finding.entry for finding in findings) == {"c": 50, "a": 1}
