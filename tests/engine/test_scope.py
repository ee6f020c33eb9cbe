"""Promises about what a comparison reports, on any two states of a glossary."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings, strategies as st

from glosslint.model import Finding
from glosslint.model.report import Report
from glosslint.model.source import Source
from glosslint.project.changes import Changes
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
