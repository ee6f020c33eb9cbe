"""Rounds of fixing: what is fixed, what is left and why, and that nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from glosslint.engine import fix as fixing
from glosslint.engine.check import check, judge
from glosslint.engine.fix import FixOutcome, fix
from glosslint.engine.report import Judgement
from glosslint.engine.session import CheckRequest, Session
from glosslint.fix.choices import Offer
from glosslint.fix.rounds import Choose
from glosslint.model import Cause, Finding, Fix, Part, Place, Problem, Repair, Replace, Safety, SetValue, Severity, Span
from glosslint.parse.tree import Document
from glosslint.rule import EntryFacts, EntryRule, Glossary, GlossaryRule, NoOptions
from glosslint.rule.active import ActiveRule
from glosslint.settings.settings import load
from tests.support import entry, glosslint, write


def _fix(folder: Path, files: dict[str, str], settings: str = "", unsafe: bool = False) -> FixOutcome:
    write(folder, {"glosslint.toml": settings, **{f"glossary/{name}": text for name, text in files.items()}})
    loaded = load(folder / "glosslint.toml", folder)
    return fix(CheckRequest(loaded, unsafe_fixes=unsafe))


def _texts(outcome: FixOutcome) -> dict[str, str]:
    return {new.path.removeprefix("glossary/"): new.text for _, new in outcome.changes}


def test_every_place_of_one_defect_is_fixed_in_its_file(tmp_path: Path) -> None:
    files = {
        "logit.yaml": entry("logit"),
        "a.yaml": entry("a", see_also=["Logit"]),
        "b.yaml": entry("b", see_also=["Logit"], broader=["Logit"]),
        "c.yaml": entry("c", definition="Thing with [a link] (logit) that leads to another entry."),
    }
    outcome = _fix(tmp_path, files)
    assert len(check(CheckRequest(load(tmp_path / "glosslint.toml", tmp_path))).findings) == 2
    assert _texts(outcome) == {
        name: files[name].replace("[Logit]", "[logit]").replace("] (", "](") for name in ("a.yaml", "b.yaml", "c.yaml")
    }
    assert outcome.report.findings == ()
    assert [(done.rule, done.location.path) for done in outcome.fixed] == [
        ("broken-reference", "glossary/a.yaml"),
        ("broken-reference", "glossary/b.yaml"),
        ("broken-reference", "glossary/b.yaml"),
        ("malformed-link", "glossary/c.yaml"),
    ]


def test_a_fix_that_would_change_another_value_is_left_out_and_the_others_are_made(tmp_path: Path) -> None:
    files = {
        "a.yaml": entry("a", term="&x 1.10", expansion="*x") + "see_also: [a, b]\n",
        "b.yaml": entry("b"),
    }
    outcome = _fix(tmp_path, files)
    assert _texts(outcome) == {"a.yaml": files["a.yaml"].replace("[a, b]", "[b]")}
    shared = [finding for finding in outcome.report.findings if finding.rule == "implicit-type"]
    assert sorted(finding.unfixed for finding in shared) == [
        "it comes from an alias (*); change the value that is marked with &",
        "other values would change with it",
    ]
    assert not any(finding.fixable(unsafe=True) for finding in shared)


def test_a_fix_that_causes_a_new_finding_of_its_rule_is_left_out(tmp_path: Path) -> None:
    files = {"a.yaml": entry("a", status="publishd") + "reviewd: 2024-05-01\n"}
    outcome = _fix(tmp_path, files, unsafe=True)
    assert _texts(outcome) == {"a.yaml": files["a.yaml"].replace("reviewd", "reviewed")}
    (finding,) = outcome.report.findings
    assert finding.unfixed == "schema-mismatch would still report it"


def test_a_fix_that_would_break_another_file_is_left_out_and_the_others_are_made(tmp_path: Path) -> None:
    settings = (
        'layout = "glosario"\nfiles = ["glossary/*.yml"]\n[per-file-ignores]\n"c.yml" = ["invisible-character"]\n'
    )
    files = {
        "b.yml": '- slug: "so\u200bft"\n  ref: ["soften\u200b", c]\n  en:\n    term: "So\u200bft"\n',
        "c.yml": '- slug: c\n  ref: ["so\u200bft"]\n  en:\n    term: Sea\n',
        "d.yml": "- slug: soften\u200b\n  ref: [d, d]\n  en:\n    term: Silent\n",
    }
    reason = "there would be a new finding of broken-reference in glossary/c.yml"
    outcome = _fix(tmp_path, files, settings, unsafe=True)
    assert [finding.unfixed for finding in outcome.report.findings if finding.rule == "invisible-character"] == [reason]
    fixed = files["b.yml"].replace("So\u200b", "So").replace("soften\u200b", "soften")
    assert _texts(outcome)["b.yml"] == fixed
    loaded = load(tmp_path / "glosslint.toml", tmp_path)  # the same when the other file is not asked about
    one = fix(CheckRequest(loaded, (tmp_path / "glossary/b.yml",), unsafe_fixes=True))
    reasons = [finding.unfixed for finding in one.report.findings if finding.rule == "invisible-character"]
    assert reasons == [reason, "there would be a new finding of broken-reference"]  # of the id in d.yml, which stays


def test_one_bad_fix_among_many_costs_few_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"e{n}.yaml": entry(f"e{n}", see_also=[f"e{n}", "e0"]) for n in range(1, 33)}
    files |= {"e0.yaml": entry("e0"), "bad.yaml": entry("bad", status="publishd", see_also=["e0", "e0"])}
    write(tmp_path, {"glosslint.toml": "", **{f"glossary/{name}": text for name, text in files.items()}})
    request, checks = CheckRequest(load(tmp_path / "glosslint.toml", tmp_path), unsafe_fixes=True), 0

    def counted(session: Session, request: CheckRequest) -> Judgement:
        nonlocal checks
        checks += 1
        return judge(session, request)

    monkeypatch.setattr(fixing, "judge", counted)
    outcome = fix(request)
    assert len(outcome.fixed) == 33
    assert [finding.unfixed for finding in outcome.report.findings] == ["schema-mismatch would still report it"]
    assert checks < 25


def test_overlapping_fixes_wait_for_the_next_round(tmp_path: Path) -> None:
    text = entry("a", summary="Scheme\u200b  that turns  many queries: with their position in a text \u200bof words.")
    outcome = _fix(tmp_path, {"a.yaml": text.replace(": with", " with")})
    assert _texts(outcome) == {"a.yaml": text.replace("\u200b", "").replace("  ", " ").replace(": with", " with")}
    assert outcome.report.findings == ()


def test_all_items_of_a_list_that_go_take_its_key_along(tmp_path: Path) -> None:
    text = entry("a", see_also=["a", "a", "a"])
    assert _texts(_fix(tmp_path, {"a.yaml": text})) == {"a.yaml": entry("a")}


@pytest.mark.parametrize(
    ("settings", "unsafe", "fixed"),
    [
        ("", False, False),
        ("", True, True),
        ('[rules.broken-reference]\nfix = "safe"\n', False, True),
        ('[rules.broken-reference]\nfix = "unsafe"\n', False, False),
        ('[rules.broken-reference]\nfix = "off"\n', True, False),
        ('[rules.broken-reference]\nlevel = "off"\n', True, False),
        ('[per-file-ignores]\n"a.yaml" = ["broken-reference"]\n', True, False),
    ],
)
def test_the_settings_say_how_far_a_fix_is_trusted(tmp_path: Path, settings: str, unsafe: bool, fixed: bool) -> None:
    files = {"a.yaml": entry("a", see_also=["logits"]), "logit.yaml": entry("logit")}
    outcome = _fix(tmp_path, files, settings, unsafe)
    assert _texts(outcome) == ({"a.yaml": files["a.yaml"].replace("logits", "logit")} if fixed else {})
    assert {done.fix.safety for done in outcome.fixed} <= {Safety.SAFE, Safety.UNSAFE}


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('[rules.broken-reference]\nfix = "saef"\n', '"saef" is not a known value; did you mean "safe"?'),
        ('[rules.duplicate-id]\nfix = "safe"\n', "fix: rule duplicate-id has no fixes"),
    ],
)
def test_wrong_settings_of_a_fix_are_reported(tmp_path: Path, settings: str, message: str) -> None:
    write(tmp_path, {"glosslint.toml": settings, "glossary/a.yaml": entry("a")})
    result = glosslint(cwd=tmp_path)
    assert result.code == 2
    assert message in result.err


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    outcome = _fix(tmp_path, {"a.yaml": "\ufeffid: a: b\n", "b.yaml": entry("b")})
    assert outcome.changes == []
    assert {finding.unfixed for finding in outcome.report.findings} == {
        "",
        "the file cannot be read in full; correct that first",
    }


def test_comments_travel_or_stay_and_no_other_byte_changes(tmp_path: Path) -> None:
    text = (
        "# yaml-language-server: $schema=x\r\n"
        + entry("a", term="Alpha").replace("\n", "\r\n")
        + "aliases: # other names\r\n  # the first letter\r\n  - Alpha # again\r\n  # the last\r\n  - Omega\r\n"
        + "see_also:\r\n- a\r\n- b # that\r\n"
    )
    outcome = _fix(tmp_path, {"a.yaml": text, "b.yaml": entry("b")}, unsafe=True)
    expected = text.replace("  # the first letter\r\n  - Alpha # again\r\n", "").replace("- a\r\n", "")
    assert _texts(outcome) == {"a.yaml": expected}


def _judgements(folder: Path, files: dict[str, str], settings: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how often the glossary is judged until its fixes are made."""
    count = 0

    def counted(session: Session, request: CheckRequest) -> Judgement:
        nonlocal count
        count += 1
        assert count < 1_000, "the rounds do not end"
        return judge(session, request)

    monkeypatch.setattr(fixing, "judge", counted)
    _fix(folder, files, settings, unsafe=True)
    return count


def test_fixes_that_do_not_hold_cost_no_more_in_more_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = set()
    for number in (4, 60):
        fields = {"status": "publishd", "see_also": ["e0", "e0"]}
        files = {f"e{n}.yaml": entry(f"e{n}", **fields) for n in range(number)}
        counts.add(_judgements(tmp_path / f"{number}", files, "", monkeypatch))
    assert counts == {8}


def test_fixes_that_make_the_files_of_each_other_worse_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without one of the eight values of the role, each value that names no entry is reported, in both files."""
    names = ("one", "two")
    files = {f"{name}.yaml": entry(name, broader=[name, *(f"{n}-{name}" for n in "abc")]) for name in names}
    settings = 'select = ["references"]\n'
    assert _judgements(tmp_path, files, settings, monkeypatch) < 12
    assert _texts(_fix(tmp_path, files, settings)) == {}


@pytest.mark.parametrize("times", [2, 300])
def test_a_list_of_nothing_but_the_entry_itself_goes_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """Each item that repeats it is a reference to the entry itself as well, and not a duplicate that would stay."""
    files = {"a.yaml": entry("a", see_also=["a"] * times)}
    assert _judgements(tmp_path, files, "", monkeypatch) < 6
    assert _texts(_fix(tmp_path, files)) == {"a.yaml": entry("a")}


def test_fixes_that_wait_for_each_other_are_all_made(tmp_path: Path) -> None:
    """Sorting a list and writing what its items mean take turns here, for more than ten rounds."""
    text = 'id: a\naiases:\n- SOFTMAX  \n- x\n- "nowhere"\rbroader: ["nowhere",d,"softmax",SOFTMAX]'
    settings = '[rules]\nunsorted-list = { level = "info" }\n'
    (once,) = _texts(_fix(tmp_path, {"a.yaml": text}, settings, unsafe=True)).values()
    assert _texts(_fix(tmp_path, {"a.yaml": once}, settings, unsafe=True)) == {}
    assert "broader: [d]" in once


@pytest.mark.parametrize("hub", [False, True], ids=["each breaks another file", "all break the same file"])
@pytest.mark.parametrize("own", [False, True], ids=["without fixes of its own", "with fixes of its own"])
def test_the_causes_of_new_errors_are_traced_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: bool, own: bool
) -> None:
    """The number of judgements grows with the logarithm of the number of files."""
    settings = (
        'layout = "glosario"\nfiles = ["glossary/*.yml"]\n[per-file-ignores]\n"c*.yml" = ["invisible-character"]\n'
    )
    counts = []
    for number in (4, 16):
        ids = [f"s\u200bo{n}x" for n in range(number)]
        files = {
            f"b{n}.yml": f'- slug: "{id_}"\n  ref: ["{id_}"]\n  en:\n    term: "S\u200boft{n}x"\n'
            for n, id_ in enumerate(ids)
        }
        for n, targets in enumerate([ids] if hub else [[id_] for id_ in ids]):
            quoted = [f'"{target}"' for target in [*targets, *(targets[:1] if own else [])]]
            files[f"c{n}.yml"] = f"- slug: c{n}\n  ref: [{', '.join(quoted)}]\n  en:\n    term: Sea{n}x\n"
        counts.append(_judgements(tmp_path / f"{number}", files, settings, monkeypatch))
    assert counts[0] < 60
    assert counts[1] <= counts[0] + 2 * 2 * 6  # two digits more, two tries each, for six tracings


# Rules of the tests' own, which state what no glossary shows at will


def _with_rules(
    folder: Path,
    text: str | dict[str, str],
    choose: Choose | None = None,
    /,
    **checks: Callable[[EntryFacts, NoOptions], Iterator[Problem]] | GlossaryRule[NoOptions],
) -> FixOutcome:
    """Fix a file, or several by name, with rules that are made of these functions."""
    rules = [
        check if isinstance(check, GlossaryRule) else EntryRule(name, "schema", Severity.WARNING, None, check, ())
        for name, check in checks.items()
    ]
    files = {"a.yaml": text} if isinstance(text, str) else text
    write(folder, {"glosslint.toml": "", **{f"glossary/{name}": text for name, text in files.items()}})
    active = tuple(ActiveRule(rule, NoOptions()) for rule in rules)
    return fix(CheckRequest(load(folder / "glosslint.toml", folder), rules=active, unsafe_fixes=True), choose)


def _problem(entry: EntryFacts, *replaced: tuple[str, int, int, str]) -> Problem:
    """Return a problem whose fix replaces characters: key, start, end, and what is written."""
    intents = (
        Replace(Place(entry.file, (0, key), Part.VALUE, Span(start, end)), text) for key, start, end, text in replaced
    )
    return Problem("wrong", entry.head(), fix=Fix(Safety.SAFE, tuple(intents), "write it"))


def _term(entry: EntryFacts) -> str:
    return entry.term.value if entry.term is not None else ""


def _writes(old: str, new: str) -> Callable[[EntryFacts, NoOptions], Iterator[Problem]]:
    """Return the check of a rule that writes one term instead of another."""

    def check(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        if _term(entry) == old and entry.term is not None:
            place = entry.at(entry.term.path)
            yield Problem("wrong", place, fix=Fix(Safety.SAFE, (SetValue(place, new),), "write it"))

    return check


def test_after_fifty_rounds_the_rest_is_left(tmp_path: Path) -> None:
    def shorten(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        for number in range(len(_term(entry)) - 1):
            yield replace(_problem(entry, ("term", 0, 1, "")), message=f"{number}")

    outcome = _with_rules(tmp_path, f"id: a\nterm: {'x' * 54}\n", shorten=shorten)
    assert _texts(outcome) == {"a.yaml": "id: a\nterm: xxxx\n"}
    assert [finding.unfixed for finding in outcome.report.findings] == [""] * 3
    assert len({done.finding for done in outcome.fixed}) == 50  # each another finding, although all are at one place


def test_a_fix_that_fails_does_not_keep_one_that_overlaps_waiting(tmp_path: Path) -> None:
    def fails(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        yield _problem(entry, ("x", 0, 1, "B"), ("term", 0, 4, "More"))

    def works(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        if _term(entry).startswith("Some"):
            yield _problem(entry, ("term", 0, 4, "Many"))

    outcome = _with_rules(tmp_path, "id: a\nx: &x A\ny: *x\nterm: Some words.\n", fails=fails, works=works)
    assert _texts(outcome) == {"a.yaml": "id: a\nx: &x A\ny: *x\nterm: Many words.\n"}
    assert [finding.unfixed for finding in outcome.report.findings] == ["other values would change with it"]


@pytest.mark.parametrize(
    ("term", "stays", "works", "fixed"),
    [("Some", ("Some", "Home"), ("Some", "Many"), "Many"), ("ab", ("a", "1"), ("b", "2"), "a2")],
    ids=["overlapping", "only the two together are no string"],
)
def test_a_fix_after_which_its_rule_still_reports_does_not_keep_another_waiting(
    tmp_path: Path, term: str, stays: tuple[str, str], works: tuple[str, str], fixed: str
) -> None:
    def first(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        yield _problem(entry, ("term", 0, len(stays[0]), stays[1]))

    def second(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        for match in re.finditer(works[0], _term(entry)):
            yield _problem(entry, ("term", *match.span(), works[1]))

    outcome = _with_rules(tmp_path, f"id: a\nterm: {term}\n", first=first, second=second)
    assert _texts(outcome) == {"a.yaml": f"id: a\nterm: {fixed}\n"}
    assert [finding.unfixed for finding in outcome.report.findings] == ["first would still report it"]


@pytest.mark.parametrize(
    ("fixes", "term"),
    [
        ([[(0, 2, "X")], [(2, 4, "Y")]], "XYef"),
        ([[(3, 4, "Y")], [(0, 2, "X")]], "XcYef"),
        ([[(0, 3, "X")], [(2, 4, "Y")]], "Xdef"),
        ([[(2, 4, "Y")], [(0, 3, "X")]], "Xdef"),
        ([[(0, 4, "X")], [(1, 2, "Y")]], "Xef"),
        ([[(0, 2, "X")], [(2, 2, "Y")]], "Xcdef"),  # what is written at one point has no order
        ([[(2, 2, "Y")], [(2, 4, "X")]], "abYcdef"),
        ([[(2, 2, "X")], [(2, 2, "Y")]], "abXcdef"),
        ([[(0, 2, "X")], [(3, 3, "Y")]], "XcYdef"),
        ([[(0, 1, "X"), (4, 6, "Y")], [(2, 5, "Z")]], "XbcdY"),
        ([[(0, 1, "X"), (4, 6, "Y")], [(2, 4, "Z")]], "XbZY"),
        ([[(0, 1, "X"), (4, 6, "Y")], [(4, 4, "Z")]], "XbcdY"),
        ([[(0, 1, "X"), (4, 6, "Y")], [(6, 6, "Z")]], "XbcdY"),
        ([[(0, 0, "X"), (4, 6, "Y")], [(0, 1, "Z")]], "XabcdY"),
        ([[(0, 1, "U")], [(1, 2, "V")], [(2, 3, "W")], [(3, 4, "X")], [(4, 5, "Y")], [(5, 6, "Z")]], "UVWXYZ"),
    ],
)
def test_fixes_are_made_together_where_they_do_not_overlap(
    tmp_path: Path, fixes: list[list[tuple[int, int, str]]], term: str
) -> None:
    def check(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        for number, replaced in enumerate(fixes if _term(entry) == "abcdef" else ()):
            yield replace(_problem(entry, *(("term", *one) for one in replaced)), message=f"{number}")

    assert _texts(_with_rules(tmp_path, "id: a\nterm: abcdef\n", check=check)) == {"a.yaml": f"id: a\nterm: {term}\n"}


def test_each_fix_that_is_left_out_has_its_own_reason(tmp_path: Path) -> None:
    def fails(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        yield _problem(entry, ("x", 0, 1, "B"))

    def stays(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        yield _problem(entry, ("term", 0, 1, "z" if _term(entry) == "Some" else "Y"))

    def works(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        if _term(entry).endswith("e"):
            yield _problem(entry, ("term", 3, 4, "."))

    text = "id: a\nterm: Some\nx: &x A\ny: *x\n"
    outcome = _with_rules(tmp_path, text, fails=fails, stays=stays)
    assert outcome.changes == []
    reasons = [("fails", "other values would change with it"), ("stays", "stays would still report it")]
    assert sorted((finding.rule, finding.unfixed) for finding in outcome.report.findings) == reasons
    outcome = _with_rules(tmp_path, text, works=works, fails=fails, stays=stays)
    assert _texts(outcome) == {"a.yaml": text.replace("Some", "Som.")}
    assert sorted((finding.rule, finding.unfixed) for finding in outcome.report.findings) == reasons


def test_a_fix_that_cannot_be_proven_leaves_none_of_the_others_for_a_later_round(tmp_path: Path) -> None:
    def fails(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        yield _problem(entry, ("x", 0, 1, "B"))

    def works(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        for match in re.finditer("[a-z]", _term(entry)):
            yield _problem(entry, ("term", *match.span(), match[0].upper()))

    outcome = _with_rules(tmp_path, "id: a\nterm: abcde\nx: &x A\ny: *x\n", fails=fails, works=works)
    assert [done.finding.partition(":")[0] for done in outcome.fixed] == ["1"] * 5


def test_of_a_finding_with_several_fixes_those_that_are_left_out_say_why(tmp_path: Path) -> None:
    cause = Place("glossary/a.yaml", (0, "id"))

    def first(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        yield replace(_problem(entry, ("term", 0, 4, "Many")), place=cause)

    def follows(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        yield replace(_problem(entry, ("x", 0, 1, "B")), causes=(Cause("first", cause),))

    text = "id: a\nterm: Some\nx: &x A\ny: *x\n"
    (finding,) = _with_rules(tmp_path, text, _Chooses("A→B@23"), first=first, follows=follows).report.findings
    reason = "other values would change with it"
    assert finding.unfixed == reason
    assert [(one.rule, [edit.text for edit in one.edits], one.reason) for one in finding.repairs] == [
        ("first", ["Many"], ""),
        ("follows", [], reason),
    ]


def test_fixes_that_go_in_a_circle_end_and_those_of_other_files_go_on(tmp_path: Path) -> None:
    def shorten(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        for number in range(len(_term(entry)) - 1 if entry.key == "b" else 0):
            yield replace(_problem(entry, ("term", 0, 1, "")), message=f"{number}")

    def fails(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        if entry.key == "c":
            yield _problem(entry, ("x", 0, 1, "B"))

    files = {"a.yaml": "id: a\nterm: Some\n", "b.yaml": "id: b\nterm: zzz\n", "c.yaml": "id: c\nx: &x A\ny: *x\n"}
    rules = {"first": _writes("Some", "Many"), "second": _writes("Many", "Some"), "shorten": shorten, "fails": fails}
    outcome = _with_rules(tmp_path, files, **rules)
    assert _texts(outcome) == {"a.yaml": "id: a\nterm: Many\n", "b.yaml": "id: b\nterm: z\n"}
    assert [(finding.rule, finding.unfixed) for finding in outcome.report.findings] == [
        ("second", "it would undo another fix"),
        ("fails", "other values would change with it"),
    ]


def test_a_fix_that_holds_only_beside_one_of_a_circle_is_left_out_with_it(tmp_path: Path) -> None:
    def state(glossary: Glossary, _options: NoOptions) -> Iterator[Problem]:
        first, second = glossary.entries
        if _term(first) == "Many":
            yield _problem(second, ("term", 0, 1, "z"))

    late = GlossaryRule("late", "schema", Severity.WARNING, None, state, ())
    files = {"a.yaml": "id: a\nterm: Some\n", "b.yaml": "id: b\nterm: xyx\n"}
    outcome = _with_rules(tmp_path, files, first=_writes("Some", "Many"), second=_writes("Many", "Some"), late=late)
    assert _texts(outcome) == {"a.yaml": "id: a\nterm: Many\n"}
    assert [(finding.rule, finding.unfixed) for finding in outcome.report.findings] == [
        ("second", "it would undo another fix"),
        ("late", "late would still report it"),
    ]


def test_two_rules_that_want_the_opposite_do_not_undo_each_other(tmp_path: Path) -> None:
    def rule(old: str, new: str) -> Callable[[EntryFacts, NoOptions], Iterator[Problem]]:
        def check(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
            if _term(entry).startswith(old):
                yield _problem(entry, ("term", 0, len(old), new))

        return check

    outcome = _with_rules(
        tmp_path, "id: a\nterm: Some words.\n", first=rule("Some", "Many"), second=rule("Many", "Some")
    )
    assert _texts(outcome) == {"a.yaml": "id: a\nterm: Many words.\n"}
    assert [finding.unfixed for finding in outcome.report.findings] == ["it would undo the fix of first"]


def test_to_add_what_another_rule_removed_is_a_circle_but_undoes_no_rewrite(tmp_path: Path) -> None:
    """Many fixes add or remove the same in one value, at places that have nothing to do with each other."""

    def remove(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        if _term(entry) == "Some words":
            yield _problem(entry, ("term", 0, 5, ""))

    def add(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        if _term(entry) == "words":
            yield _problem(entry, ("term", 0, 0, "Some "))

    for text, other in (("Some words", "words"), ("words", "Some words")):
        outcome = _with_rules(tmp_path, f"id: a\nterm: {text}\n", remove=remove, add=add)
        assert _texts(outcome) == {"a.yaml": f"id: a\nterm: {other}\n"}
        assert [finding.unfixed for finding in outcome.report.findings] == ["it would undo another fix"]


def test_the_opposite_in_another_file_or_value_undoes_nothing(tmp_path: Path) -> None:
    def state(glossary: Glossary, _options: NoOptions) -> Iterator[Problem]:
        first, second = glossary.entries
        if _term(first) == "Many" and _term(second) == "Many":
            yield _problem(first, ("x", 0, 4, "Some"))
            yield _problem(second, ("term", 0, 4, "Some"))

    def check(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        if _term(entry) == "Some" and entry.key == "a":
            yield _problem(entry, ("term", 0, 4, "Many"))

    later = GlossaryRule("later", "schema", Severity.WARNING, None, state, ())
    files = {"a.yaml": "id: a\nterm: Some\nx: Many\n", "b.yaml": "id: b\nterm: Many\n"}
    outcome = _with_rules(tmp_path, files, check=check, later=later)
    assert _texts(outcome) == {"a.yaml": "id: a\nterm: Many\nx: Some\n", "b.yaml": "id: b\nterm: Some\n"}


@pytest.mark.parametrize("own", [True, False], ids=["with a fix of the cause", "without"])
def test_what_was_fixed_is_at_its_finding_or_else_where_a_file_was_changed(tmp_path: Path, own: bool) -> None:
    cause = Place("glossary/a.yaml", (0, "id"))

    def first(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        if entry.key == "a" and _term(entry) == "Some":
            problem = replace(_problem(entry, ("term", 0, 4, "Many")), place=cause)
            yield problem if own else replace(problem, fix=None)

    def follows(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        key = "summary" if entry.key == "a" else "term"
        if "Old" in (_term(entry), *(prose.text for prose in entry.prose)):
            yield replace(_problem(entry, (key, 0, 3, "New")), message="wrong, too", causes=(Cause("first", cause),))

    files = {"a.yaml": "id: a\nterm: Some\nsummary: Old\n", "b.yaml": "id: b\nterm: Old\n"}
    outcome = _with_rules(tmp_path, files, first=first, follows=follows)
    assert {(one.severity, one.message, one.fix.title) for one in outcome.fixed} == {
        (Severity.WARNING, "wrong", "write it")
    }
    places = [
        ("first", "glossary/a.yaml", Span(4, 5)),
        ("follows", "glossary/a.yaml", Span(26, 29)),
        ("follows", "glossary/b.yaml", Span(12, 15)),
    ]
    fixed = [(one.rule, one.location.path, one.location.span) for one in outcome.fixed]
    assert fixed == (places if own else places[1:])
    assert len({one.finding for one in outcome.fixed}) == 1


class _Chooses:
    """Accepts these fixes, as ``asked`` shows them: what is written instead of what, and where."""

    def __init__(self, *wanted: str) -> None:
        self._wanted = wanted
        self.asked: list[str] = []

    def __call__(self, offers: Sequence[Offer], state: Judgement) -> list[tuple[Finding, Repair]]:
        assert offers, "asked about nothing"
        chosen = []
        for finding, repairs in offers:
            wanted = next((repair for repair in repairs if self._wants(repair, state.documents)), None)
            chosen += [(finding, wanted)] if wanted is not None else []
        return chosen

    def _wants(self, repair: Repair, documents: Mapping[str, Document]) -> bool:
        (edit,) = repair.edits
        old = documents[repair.path].source.text[slice(*edit.span)]
        self.asked.append(f"{old}→{edit.text}@{edit.span.start}")
        return self.asked[-1] in self._wanted


@pytest.mark.parametrize(
    ("wanted", "asked", "term"),
    [
        ("Many@12 Most@12 Few@12", "Many@12 Many@17 Most@17 Few@17", "Many Some"),
        ("Most@12 Few@12 Few@17", "Many@12 Most@12 Many@17 Most@17 Few@17", "Most Few"),
        ("", "Many@12 Most@12 Few@12 Many@17 Most@17 Few@17", ""),
    ],
)
def test_of_suggestions_the_first_that_is_accepted_is_made(tmp_path: Path, wanted: str, asked: str, term: str) -> None:
    def suggest(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        for match in re.finditer("Some", _term(entry)):
            place = Place(entry.file, (0, "term"), Part.VALUE, Span(*match.span()))
            first, *others = (
                Fix(Safety.DISPLAY, (Replace(place, word),), f"write {word}") for word in ("Many", "Most", "Few")
            )
            yield Problem("wrong", place, fix=first, choices=tuple(others))

    choose = _Chooses(*(f"Some→{one}" for one in wanted.split()))
    outcome = _with_rules(tmp_path, "id: a\nterm: Some Some\n", choose, suggest=suggest)
    assert choose.asked == [f"Some→{one}" for one in asked.split()]
    assert _texts(outcome) == ({"a.yaml": f"id: a\nterm: {term}\n"} if term else {})


def test_a_choice_of_a_finding_without_a_fix_is_made(tmp_path: Path) -> None:
    def suggest(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        if _term(entry) == "Some":
            place = entry.at((0, "term"))
            yield Problem("wrong", place, choices=(Fix(Safety.DISPLAY, (SetValue(place, "Many"),), "write Many"),))

    outcome = _with_rules(tmp_path, "id: a\nterm: Some\n", _Chooses("Some→Many@12"), suggest=suggest)
    assert _texts(outcome) == {"a.yaml": "id: a\nterm: Many\n"}
    assert [(one.message, one.location.span) for one in outcome.fixed] == [("wrong", Span(12, 16))]


def test_what_was_declined_is_not_asked_again_but_each_that_reads_alike_is_asked(tmp_path: Path) -> None:
    def check(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        for pattern, new in (("x", "z"), ("yw", "wv"), ("w", "z")):
            for match in re.finditer(pattern, _term(entry)):
                place = Place(entry.file, (0, "term"), Part.VALUE, Span(*match.span()))
                yield Problem("wrong", place, fix=Fix(Safety.SAFE, (Replace(place, new),), "write it"))

    choose = _Chooses("x→z@14", "yw→wv@15", "w→z@15", "w→z@16")
    outcome = _with_rules(tmp_path, "id: a\nterm: xxxyw\n", choose, check=check)
    first_round = ["x→z@12", "x→z@13", "x→z@14", "yw→wv@15", "w→z@16"]
    assert choose.asked == [*first_round, "w→z@15"]  # which overlapped
    assert _texts(outcome) == {"a.yaml": "id: a\nterm: xxzzv\n"}


def test_a_word_without_suggestions_is_asked_about_once(tmp_path: Path) -> None:
    asked: list[tuple[str, int]] = []

    def spelling(entry: EntryFacts, _options: NoOptions) -> Iterator[Problem]:
        for match in re.finditer("[qx]+", _term(entry)):
            place = Place(entry.file, (0, "term"), Part.VALUE, Span(*match.span()))
            fix = Fix(Safety.UNSAFE, (Replace(place, "Some"),), "write it") if match[0] == "x" else None
            yield Problem("wrong", place, fix=fix)

    def choose(offers: Sequence[Offer], _state: Judgement) -> list[tuple[Finding, Repair]]:
        asked.extend((offer.finding.quoted, len(offer.repairs)) for offer in offers)
        return [(offer.finding, offer.repairs[0]) for offer in offers if offer.repairs]

    outcome = _with_rules(tmp_path, "id: a\nterm: x qq\n", choose, spelling=spelling)
    assert asked == [("x", 1), ("x", 0), ("qq", 0)]
    assert _texts(outcome) == {"a.yaml": "id: a\nterm: Some qq\n"}
