"""All that a finding says, of a rule that states everything a rule can state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from glosslint.engine.session import CheckRequest
from glosslint.model import (
    Cause,
    Edit,
    Finding,
    Fix,
    Part,
    Place,
    Problem,
    Related,
    Repair,
    Replace,
    Safety,
    Severity,
    Span,
)
from glosslint.model.problem import ProblemRef
from glosslint.model.report import Crash, Report
from glosslint.model.source import Source
from glosslint.rule import EntryFacts, EntryRule, FileFacts, FileRule, NoOptions
from glosslint.rule.active import ActiveRule
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table
from tests.support import check_sources

LONG = "y" * 150
SHORT = "y" * 79 + "…" + "y" * 20
DOCS = "Reports.\n\n## Why is this bad?\nIt names\nnothing.\n"
A = Source("a.yaml", f"id: a\nterm: Alpha\nsummary: Some words.\nx: {'z' * 300}\n")
B = Source("b.yaml", "id: b\nsummary: More words.\n# so\n")
WORDS = Place("a.yaml", (0, "summary"), Part.VALUE, Span(5, 10))
ID = Place("b.yaml", (0, "id"))


def _fix(place: Place, text: str, safety: Safety = Safety.SAFE) -> Fix:
    return Fix(safety, (Replace(place, text),), f'write "{LONG}"')


def _shown(fix: Fix) -> Fix:
    return fix._replace(title=f'write "{SHORT}"')


FIX, OTHER, UNMADE = _fix(WORDS, "a name"), _fix(WORDS, "terms", Safety.DISPLAY), _fix(Place("b.yaml", (0, "y")), "c")


def _states(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
    if entry.file == "a.yaml":
        related = Related(entry.at((0, "term")), f'the term "{LONG}"'), Related(ID, "an id")
        message, help_ = f'wrong: "{LONG}"', f'not "{LONG}"'
        yield Problem(message, WORDS, related, help_, "", (), FIX, "harper:A", ("b",), (OTHER,))


def _follows(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
    cause = (Cause("states", WORDS),)
    if entry.file == "b.yaml":
        yield Problem(f'wrong, too: "{LONG}"', ID, causes=cause, fix=UNMADE)
    else:
        yield Problem("wrong here", WORDS, causes=cause)


def _of_files(file: FileFacts, _options: NoOptions) -> Iterator[Problem]:
    path = file.path
    if path == "b.yaml":
        yield Problem("no term", Place(path, (0, "summary")))
        yield Problem("odd", Place(path, (), Part.SOURCE, Span(27, 31)))


STATES = EntryRule("states", "schema", Severity.WARNING, DOCS, _states, ())
FOLLOWS = EntryRule("follows", "schema", Severity.INFO, None, _follows, ())
OF_FILES = FileRule("of-files", "file", Severity.ERROR, None, _of_files, (), page="https://example.org/of-files")


def _report(*rules: EntryRule[NoOptions] | FileRule[NoOptions]) -> Report:
    active = tuple(ActiveRule(rule, NoOptions()) for rule in rules)
    return check_sources((A, B), CheckRequest(Settings(Table(), Path()), rules=active))


def test_a_finding_says_all_that_the_rule_states() -> None:
    (finding,) = _report(STATES, FOLLOWS).findings
    repair = Repair("a.yaml", _shown(FIX), "states", (Edit(Span(32, 37), "a name"),))
    (made, left_out), (choice,) = finding.repairs, finding.choices
    assert made == repair
    assert (left_out.path, left_out.fix, left_out.rule, left_out.edits) == ("b.yaml", _shown(UNMADE), "follows", ())
    assert (choice.path, choice.fix, choice.rule) == ("a.yaml", _shown(OTHER), "states")
    assert left_out.reason
    assert finding == Finding(
        rule="states",
        category="schema",
        severity=Severity.WARNING,
        message=f'wrong: "{SHORT}"',
        location=A.locate(Span(32, 37)),
        related=finding.related,
        why="It names nothing.",
        help=f'not "{SHORT}"',
        docs="docs/rules/states.md",
        entry="a",
        term="Alpha",
        field="summary",
        quoted="words",
        fingerprint="1a4d6556a0e20b77",
        repairs=(repair, left_out),
        unfixed=left_out.reason,
        problems=(
            ProblemRef("states", "a.yaml", Severity.WARNING, (0, "summary")),
            ProblemRef("follows", "a.yaml", Severity.INFO, (0, "summary")),
            ProblemRef("follows", "b.yaml", Severity.INFO, (0, "id")),
        ),
        engine="harper:A",
        targets=("b",),
        choices=(choice,),
    )
    assert [(related.location, related.label) for related in finding.related] == [
        (A.locate(Span(12, 17)), f'the term "{SHORT}"'),
        (B.locate(Span(4, 5)), f'wrong, too: "{SHORT}"'),  # and not "an id", which does not say what to do
    ]


def test_without_a_term_and_outside_of_entries() -> None:
    no_term, odd = _report(OF_FILES).findings
    assert (no_term.entry, no_term.term, no_term.field) == ("b", None, "summary")
    assert (no_term.docs, no_term.why, no_term.unfixed) == ("https://example.org/of-files", "", "")
    assert (odd.entry, odd.term, odd.field, odd.quoted) == (None, None, None, "# so")


def test_a_fix_that_fails_is_an_internal_error_and_the_finding_stays() -> None:
    broken = Fix(Safety.SAFE, (None,), "write it")  # type: ignore[arg-type]

    def state(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        yield Problem("wrong", entry.head(), fix=broken)

    report = _report(EntryRule("broken", "schema", Severity.WARNING, None, state, ()))
    assert [finding.message for finding in report.findings] == ["wrong", "wrong"]
    error = report.crashes[0].error
    assert "Error: " in error
    assert [crash.file for crash in report.crashes] == ["a.yaml", "b.yaml"]
    first = report.crashes[0]
    assert first == Crash("broken", "a.yaml", "", error, first.trace, "the fix of broken")
    assert first.trace.startswith("Traceback")
    reason = f"internal error ({error})"
    assert report.findings[0].repairs == (Repair("a.yaml", broken, "broken", reason=reason),)
    assert report.findings[0].unfixed == reason


def _chained(*steps: tuple[str, str, str], sources: tuple[Source, ...]) -> list[tuple[str, str, int]]:
    """Return rule, message and number of problems of each finding, given rules that each state a problem at an id:
    their name, the entry, and the rule that is the cause, at its entry."""
    places = {name: Place(f"{key}.yaml", (0, "id")) for name, key, _ in steps}

    def rule(name: str, key: str, cause: str) -> EntryRule[NoOptions]:
        def state(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
            if entry.key == key:
                causes = (Cause(cause, places[cause]),) if cause else ()
                yield Problem(name, places[name], causes=causes)
                if name == "twice":
                    yield Problem("again", places[name])

        return EntryRule(name, "schema", Severity.WARNING, None, state, ())

    active = tuple(ActiveRule(rule(*step), NoOptions()) for step in steps)
    report = check_sources(sources, CheckRequest(Settings(Table(), Path()), rules=active))
    return [(finding.rule, finding.message, len(finding.problems)) for finding in report.findings]


def test_what_follows_from_a_suppressed_problem_follows_from_the_cause_of_that() -> None:
    steps = ("first", "a", ""), ("second", "b", "first"), ("third", "c", "second"), ("fourth", "d", "second")
    sources = [Source(f"{key}.yaml", f"id: {key}\n") for key in "abcd"]
    assert _chained(*steps, sources=tuple(sources)) == [("first", "first", 4)]
    sources[1] = Source("b.yaml", "id: b # glosslint: ignore[second] so\n")
    assert _chained(*steps, sources=tuple(sources)) == [("first", "first", 3)]
    sources[0] = Source("a.yaml", "id: a # glosslint: ignore[first] so\n")
    assert _chained(*steps, sources=tuple(sources)) == [("third", "third", 2)]
    more = ("other", "e", ""), ("fifth", "f", "other")
    sources += [Source("e.yaml", "id: e # glosslint: ignore[other] so\n"), Source("f.yaml", "id: f\n")]
    assert _chained(*steps, *more, sources=tuple(sources)) == [("third", "third", 2), ("fifth", "fifth", 1)]


def test_of_two_problems_of_a_rule_at_one_place_the_first_is_the_cause() -> None:
    sources = tuple(Source(f"{key}.yaml", f"id: {key}\n") for key in "ab")
    found = _chained(("twice", "a", ""), ("follows", "b", "twice"), sources=sources)
    assert sorted(found) == [("twice", "again", 1), ("twice", "twice", 2)]
