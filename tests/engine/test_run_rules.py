"""One defect is one verdict, and the settings weigh it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from glosslint.engine import run_rules
from glosslint.engine.check import check, judge
from glosslint.engine.session import CheckRequest, make_session
from glosslint.engine.verdicts import Verdict, merge_by_cause, remove_verdicts
from glosslint.glossary.build import Project
from glosslint.layout.presets import preset
from glosslint.model import Cause, Place, Problem, Severity
from glosslint.model.report import Crash
from glosslint.model.source import Source
from glosslint.rule import EntryFacts, EntryRule, FileFacts, FileRule, GlossaryRule, NoOptions, SuppressionRule
from glosslint.rule.active import ActiveRule
from glosslint.settings.settings import Settings, load
from glosslint.settings.table import Table
from glosslint.util.timing import NOW
from tests.support import check_sources, entry, glosslint, write


def _silent(_file: FileFacts, _options: NoOptions) -> Iterator[Problem]:
    yield from ()


def _rule(name: str) -> FileRule[NoOptions]:
    cases = {"grave": Severity.ERROR, "slight": Severity.INFO}
    return FileRule(name, "file", Severity.WARNING, None, _silent, (), NoOptions, cases)


A, B, C = _rule("a"), _rule("b"), _rule("c")
HERE, THERE, ELSEWHERE = Place("x.yaml", (0, "id")), Place("y.yaml", (0, "id")), Place("z.yaml", (0, "id"))


def _verdict(rule: FileRule[NoOptions], place: Place, *causes: Cause, message: str = "wrong") -> Verdict:
    return Verdict(rule, Severity.ERROR, Problem(message, place, causes=causes))


def test_a_problem_joins_the_verdict_on_its_cause() -> None:
    cause, effect = _verdict(A, HERE), _verdict(B, THERE, Cause("a", HERE))
    for given in ([cause, effect], [effect, cause]):
        (gathered,) = merge_by_cause(given)
        assert gathered.rule is A
        assert gathered.consequences == (effect,)


def test_a_problem_whose_cause_is_not_reported_is_reported_on_its_own() -> None:
    effect = _verdict(B, THERE, Cause("a", HERE), Cause("b", HERE))
    assert merge_by_cause([effect]) == [effect]


def test_causes_are_followed_to_the_first() -> None:
    """Through any number of steps: what follows from a consequence is one, too."""
    first, second = _verdict(A, HERE), _verdict(B, THERE, Cause("a", HERE))
    third = _verdict(C, ELSEWHERE, Cause("b", THERE))
    (gathered,) = merge_by_cause([third, second, first])
    assert gathered.rule is A
    assert set(gathered.consequences) == {second, third}


def test_causes_in_a_circle_leave_nothing_out() -> None:
    one, two = _verdict(A, HERE, Cause("b", THERE)), _verdict(B, THERE, Cause("a", HERE))
    gathered = merge_by_cause([one, two])
    assert {verdict.rule for verdict in gathered} | {c.rule for v in gathered for c in v.consequences} == {A, B}


def test_equal_verdicts_are_one_and_different_ones_are_two() -> None:
    first, again = _verdict(A, HERE), _verdict(A, HERE)
    other = _verdict(A, HERE, message="wrong in another way")
    assert merge_by_cause([first, again]) == [first]
    assert merge_by_cause([first, other]) == [first, other]


def test_of_two_verdicts_on_one_place_the_first_takes_the_consequences() -> None:
    first, second = _verdict(A, HERE), _verdict(A, HERE, message="wrong in another way")
    effect = _verdict(B, THERE, Cause("a", HERE))
    gathered = merge_by_cause([first, second, effect])
    assert [(verdict.problem.message, len(verdict.consequences)) for verdict in gathered] == [
        ("wrong", 1),
        ("wrong in another way", 0),
    ]


def test_what_follows_from_a_removed_one_joins_the_cause_of_that() -> None:
    first, second = _verdict(A, HERE), _verdict(B, THERE, Cause("a", HERE))
    third = _verdict(C, ELSEWHERE, Cause("b", THERE))
    kept = remove_verdicts([first, second, third], [second])
    assert [(verdict.rule, verdict.problem.causes) for verdict in kept] == [
        (A, ()),
        (C, (Cause("a", HERE), Cause("b", THERE))),
    ]
    (gathered,) = merge_by_cause(kept)
    assert [verdict.rule for verdict in gathered.stated] == [A, C]


def test_of_what_follows_from_a_removed_one_the_first_is_the_cause_of_the_others() -> None:
    """Of each removed one, and not of what follows from another."""
    removed = [_verdict(A, HERE), _verdict(A, THERE)]
    effects = [
        _verdict(B, place._replace(path=(0, key)), cause.cause)
        for key in ("see", "also")
        for place, cause in zip((HERE, THERE), removed, strict=True)
    ]
    gathered = merge_by_cause(remove_verdicts([*removed, *effects], removed))
    assert [[one.problem.place for one in verdict.stated] for verdict in gathered] == [
        [HERE._replace(path=(0, "see")), HERE._replace(path=(0, "also"))],
        [THERE._replace(path=(0, "see")), THERE._replace(path=(0, "also"))],
    ]


@pytest.mark.parametrize(
    ("active", "levels"),
    [
        (ActiveRule(A, NoOptions()), ("error", "warning", "info")),
        (ActiveRule(A, NoOptions(), preset="strict"), ("error", "warning", "warning")),
        (ActiveRule(A, NoOptions(), preset="minimal"), ("error", "off", "off")),
        (ActiveRule(A, NoOptions(), Severity.INFO, "strict"), ("info", "info", "info")),
    ],
)
def test_the_level_is_that_of_the_case_unless_the_settings_say_otherwise(
    active: ActiveRule, levels: tuple[str, ...]
) -> None:
    problems = [Problem("wrong", HERE, case=case) for case in ("grave", "", "slight")]
    assert tuple(active.level(problem.case).label for problem in problems) == levels


def test_a_finding_shown_at_a_consequence_names_its_cause(tmp_path: Path) -> None:
    """Only the file with the dead reference is given: it is shown there, and the renamed entry beside it."""
    files = {"glossary/new.yaml": entry("old-name"), "glossary/ref.yaml": entry("ref", see_also=["new"])}
    folder = write(tmp_path, {"glosslint.toml": "", **files})
    (whole,) = check(CheckRequest(load(None, folder))).findings
    assert (whole.rule, whole.location.path) == ("id-filename", "glossary/new.yaml")
    (shown,) = check(CheckRequest(load(None, folder), (folder / "glossary/ref.yaml",))).findings
    assert (shown.rule, shown.location.path) == ("broken-reference", "glossary/ref.yaml")
    labels = {related.label: related.location.path for related in shown.related}
    assert labels[whole.message] == "glossary/new.yaml"


def test_a_place_is_shown_at_what_is_left_of_its_path(tmp_path: Path) -> None:
    """Key for a value that is empty, first key for one that is missing, and blank lines at its edges are left out."""
    text = "id: one\nterm: One\nstatus: draft\ncategory:\nsummary: |\n\n  TODO\n\ndefinition: Thing that stands here.\n"
    out = glosslint(cwd=write(tmp_path, {"glossary/one.yaml": text})).out
    assert "one.yaml:4:1: error placeholder-text" in out
    assert "one.yaml:7:3: error placeholder-text" in out
    findings = check(CheckRequest(load(None, tmp_path))).findings
    (finding,) = (one for one in findings if (one.rule, one.field) == ("placeholder-text", "summary"))
    assert (finding.location.end.line, finding.location.end.column) == (7, 7)
    assert (
        "one.yaml:1:1: error schema-mismatch" in glosslint(cwd=write(tmp_path, {"glossary/one.yaml": "id: one\n"})).out
    )


def test_a_long_range_is_quoted_in_part(tmp_path: Path) -> None:
    long = " ".join(["word"] * 90)
    folder = write(tmp_path, {"glossary/one.yaml": entry("one", definition=f'"{long}."')})
    findings = check(CheckRequest(load(None, folder))).findings
    quoted = {finding.rule: finding.quoted for finding in findings}
    assert len(quoted["long-sentence"]) == 200


ONE = Source("one.yaml", "id: one\nsee_also: [two]  # glosslint: ignore[references] so\n")
TWO = Source("two.yaml", "id: two\n")


def _request(*rules: Any) -> CheckRequest:
    active = tuple(ActiveRule(rule, NoOptions()) for rule in rules)
    return CheckRequest(Settings(Table(), Path()), rules=active)


@pytest.mark.parametrize(
    ("form", "where"),
    [
        (FileRule, ("one.yaml", "")),
        (EntryRule, ("one.yaml", "one")),
        (GlossaryRule, ("", "")),
        (SuppressionRule, ("one.yaml", "")),
    ],
)
def test_a_rule_that_raises_says_on_what_once_and_the_others_go_on(form: Any, where: tuple[str, str]) -> None:
    def fail(_subject: Any, _options: NoOptions) -> Iterator[Problem]:
        yield Problem("before", Place("two.yaml", (0, "id")))
        raise ValueError("no\nreason")

    def state(file: FileFacts, _options: NoOptions) -> Iterator[Problem]:
        yield Problem("wrong", Place(file.path, (0, "id")))

    rules = (
        form("fails", "schema", Severity.WARNING, None, fail, ()),
        FileRule("states", "file", Severity.INFO, None, state, ()),
    )
    report = check_sources((ONE, TWO), _request(*rules))
    assert {(finding.rule, finding.message) for finding in report.findings} == {
        ("fails", "before"),
        ("states", "wrong"),
    }
    (crash,) = report.crashes
    assert crash.trace.startswith("Traceback") and crash.trace.endswith("ValueError: no\nreason\n")
    assert crash == Crash("fails", *where, "ValueError: no", crash.trace)


@pytest.mark.parametrize("raises_at", [0, 40, 99])
def test_a_rule_is_off_from_where_it_raises_however_the_entries_are_divided(
    raises_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(item: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        if item.key in (f"e{raises_at:02}", "e99"):
            raise ValueError(item.key)
        yield Problem("wrong", Place(item.file, (0, "id")))

    sources = [Source(f"e{n:02}.yaml", f"id: e{n:02}\n") for n in range(100)]
    rule = EntryRule("fails", "schema", Severity.WARNING, None, fail, ())
    for at_once in (1_000, 7):
        monkeypatch.setattr(run_rules, "_AT_ONCE", at_once)
        report = check_sources(sources, _request(rule))
        assert [crash.entry for crash in report.crashes] == [f"e{raises_at:02}"]
        assert len(report.findings) == raises_at


def test_what_a_rule_that_raised_states_of_others_is_found_once_it_no_longer_raises() -> None:
    def fail(item: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        if item.key == "one":
            raise ValueError
        yield Problem("wrong", Place(item.file, (0, "id")))

    request = _request(EntryRule("fails", "schema", Severity.WARNING, None, fail, ()))
    session = make_session(request.settings, Project(preset("native")), [ONE, TWO])
    assert len(judge(session, request).crashes) == 1
    session = session.replace_texts({ONE.path: Source(ONE.path, "id: once\n")})
    judgement = judge(session, request)
    assert judgement.crashes == ()
    assert [finding.location.path for finding in judgement.findings] == ["one.yaml", "two.yaml"]


def test_an_internal_error_of_a_parser_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise IndexError("no")

    monkeypatch.setattr("glosslint.parse.files._parse", fail)
    (crash,) = check_sources((ONE,), _request(A)).crashes
    assert crash == Crash("", "one.yaml", "", "IndexError: no", crash.trace, "the reading of the file")


def test_rules_on_entries_and_files_run_again_only_on_what_changed_and_rules_on_the_glossary_always() -> None:
    runs = Counter[str]()

    def count(subject: FileFacts | EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        name = subject.path if isinstance(subject, FileFacts) else subject.key
        runs[name] += 1
        yield Problem(
            f"wrong {name}", Place(subject.path if isinstance(subject, FileFacts) else subject.file, (0, "id"))
        )

    def count_whole(_glossary: Any, _options: NoOptions) -> Iterator[Problem]:
        runs["glossary"] += 1
        yield Problem("wrong glossary", Place("two.yaml", (0, "id")))

    forms: dict[str, tuple[Any, Any]] = {
        "files": (FileRule, count),
        "entries": (EntryRule, count),
        "whole": (GlossaryRule, count_whole),
    }
    request = _request(*(form(name, "schema", Severity.INFO, None, run, ()) for name, (form, run) in forms.items()))
    session = make_session(request.settings, Project(preset("native")), (ONE, TWO))
    expected = [f"wrong {name}" for name in ("one", "one.yaml", "two", "two.yaml", "glossary")]
    for _ in range(2):
        assert [finding.message for finding in judge(session, request).findings] == expected
    assert runs == {"one": 1, "one.yaml": 1, "two": 1, "two.yaml": 1, "glossary": 2}
    session = session.replace_texts({"one.yaml": Source("one.yaml", "id: one\n")})
    assert [finding.message for finding in judge(session, request).findings] == expected
    assert runs == {"one": 2, "one.yaml": 2, "two": 1, "two.yaml": 1, "glossary": 3}


def test_what_rules_state_of_entries_of_earlier_parts_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def state(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        yield Problem(f"wrong {entry.key}", entry.head())

    monkeypatch.setattr(run_rules, "_AT_ONCE", 1)
    report = check_sources((ONE, TWO), _request(EntryRule("states", "schema", Severity.INFO, None, state, ())))
    assert [finding.message for finding in report.findings] == ["wrong one", "wrong two"]


def test_the_activity_counts_the_rules_that_ran() -> None:
    lines: list[str] = []

    def look(_file: FileFacts, _options: NoOptions) -> Iterator[Problem]:
        lines.append(NOW.line)
        yield from ()

    check_sources((ONE,), _request(*(FileRule(name, "file", Severity.INFO, None, look, ()) for name in ("a", "b"))))
    assert lines == ["Running: 2 rules", "Running: 1 of 2 rules"]


def test_before_each_rule_on_files_and_on_the_glossary_a_run_may_be_stopped() -> None:
    forms: tuple[Any, ...] = (FileRule, FileRule, GlossaryRule)
    rules = tuple(
        ActiveRule(form(form.__name__, "file", Severity.INFO, None, _silent, ()), NoOptions()) for form in forms
    )
    glossary = make_session(_request().settings, Project(preset("native")), (ONE,)).glossary
    stops: list[str] = []
    run_rules.run(glossary, rules, stop=lambda: stops.append("here"))
    assert stops == ["here"] * len(rules)


def test_the_time_that_each_rule_takes_is_counted() -> None:
    forms: tuple[Any, ...] = (FileRule, EntryRule, GlossaryRule)
    rules = (form(f"of-{form.__name__}", "file", Severity.INFO, None, _silent, ()) for form in forms)
    start = perf_counter()
    report = check_sources((ONE, TWO), _request(*rules))
    elapsed = perf_counter() - start
    for name in ("of-FileRule", "of-EntryRule", "of-GlossaryRule"):
        assert 0 < report.seconds[name] < elapsed


def test_a_problem_of_a_case_has_its_level() -> None:
    def state(file: FileFacts, _options: NoOptions) -> Iterator[Problem]:
        for case in ("grave", "", "slight", "none"):
            yield Problem(case, Place(file.path, (0, "id")), case=case)

    cases = {"grave": Severity.ERROR, "slight": Severity.INFO, "none": Severity.OFF}
    rule = FileRule("states", "schema", Severity.WARNING, None, state, (), NoOptions, cases)
    levels = {finding.message: finding.severity.label for finding in check_sources((TWO,), _request(rule)).findings}
    assert levels == {"grave": "error", "": "warning", "slight": "info"}
