"""A report does not grow faster than what one can read: of many findings that read the same, one is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from glosslint.engine.verdicts import MANY_EQUAL, MOST_IN_ENTRY, MOST_IN_FILE, Verdict, fold_many
from glosslint.model import Cause, Fix, NodePath, Part, Place, Problem, Related, Replace, Safety, Severity, Span
from glosslint.rule import FileFacts, FileRule, NoOptions
from tests.support import entry, glosslint, write


def _silent(_file: FileFacts, _options: NoOptions) -> Iterator[Problem]:
    yield from ()


A, B = (FileRule(name, "file", Severity.WARNING, None, _silent, (), NoOptions) for name in ("a", "b"))
TEXT: NodePath = (0, "definition")
FIRST = Verdict(A, Severity.WARNING, Problem("wrong", Place("x.yaml", TEXT, Part.VALUE, Span(0, 1))))


def _at(number: int, path: NodePath = TEXT, file: str = "x.yaml", part: Part = Part.VALUE) -> Place:
    return Place(file, path, part, Span(number, number + 1))


def _many(number: int, first: Verdict = FIRST) -> list[Verdict]:
    """Return as many verdicts that read like ``first``, each further on in its text."""
    place = first.problem.place
    return [
        replace(first, problem=replace(first.problem, place=place._replace(span=Span(n, n + 1)))) for n in range(number)
    ]


def _messages(verdicts: Sequence[Verdict]) -> list[str]:
    return [verdict.problem.message for verdict in fold_many(verdicts, lambda place: place.path[:1])]


def test_many_equal_ones_in_a_text_are_one_and_a_few_are_not() -> None:
    assert _messages(_many(MANY_EQUAL)) == ["wrong"] * MANY_EQUAL
    assert _messages(_many(MANY_EQUAL + 1)) == ["wrong (and 10 more in this value)"]
    assert _messages(_many(1201)) == ["wrong (and 1,200 more in this value)"]


def test_in_the_file_itself_it_is_the_file_that_has_more() -> None:
    source = replace(FIRST, problem=Problem("wrong", _at(0, (), part=Part.SOURCE)))
    assert _messages(_many(12, source)) == ["wrong (and 11 more in this file)"]


@pytest.mark.parametrize(
    "other",
    [
        replace(FIRST, rule=B),
        replace(FIRST, severity=Severity.INFO),
        replace(FIRST, problem=replace(FIRST.problem, message="odd")),
        replace(FIRST, problem=replace(FIRST.problem, related=(Related(_at(0), "here"),))),
        replace(FIRST, problem=replace(FIRST.problem, fix=Fix(Safety.SAFE, (), "remove it"))),
        replace(FIRST, problem=replace(FIRST.problem, place=_at(0, (0, "summary")))),
        replace(FIRST, problem=replace(FIRST.problem, place=_at(0, (1, "definition")))),
        replace(FIRST, problem=replace(FIRST.problem, place=_at(0, file="y.yaml"))),
        replace(FIRST, problem=replace(FIRST.problem, place=_at(0, part=Part.KEY))),
    ],
)
def test_what_reads_differently_is_not_joined(other: Verdict) -> None:
    few = _many(MANY_EQUAL, other)
    assert fold_many([*_many(MANY_EQUAL), *few], lambda _: "") == [*_many(MANY_EQUAL), *few]


def test_fixes_that_differ_in_title_or_safety_are_not_joined() -> None:
    fixes = (Fix(Safety.SAFE, (), "remove it"), Fix(Safety.UNSAFE, (), "remove it"), Fix(Safety.SAFE, (), "change it"))
    verdicts = [one for fix in fixes for one in _many(6, replace(FIRST, problem=replace(FIRST.problem, fix=fix)))]
    assert fold_many(verdicts, lambda _: "") == verdicts


@pytest.mark.parametrize("path", [(0, "see", 0), (0, "see", 0, 3)])
def test_the_items_of_a_list_are_one_place(path: NodePath) -> None:
    verdicts = [replace(FIRST, problem=Problem("wrong", Place("x.yaml", (*path[:-1], n)))) for n in range(20)]
    (one,) = fold_many(verdicts, lambda _: "")
    assert one.problem.message == "wrong (and 19 more in this value)"
    assert one.problem.place.path == (*path[:-1], 0)


def test_the_entries_of_a_list_are_places_of_their_own() -> None:
    verdicts = [replace(FIRST, problem=Problem("wrong", Place("x.yaml", (0, n)))) for n in range(20)]
    assert fold_many(verdicts, lambda place: place.path) == verdicts


def test_the_keys_of_a_mapping_are_places_of_their_own() -> None:
    verdicts = [replace(FIRST, problem=Problem("wrong", Place("x.yaml", (0, f"key{n}")))) for n in range(20)]
    assert fold_many(verdicts, lambda _: "") == verdicts


def test_one_for_many_is_at_the_first_of_them_and_fixes_them_all() -> None:
    verdicts = [
        replace(one, problem=replace(one.problem, fix=_fix(n), choices=(_fix(n),))) for n, one in enumerate(_many(12))
    ]
    (one,) = fold_many(reversed(verdicts), lambda _: "")
    assert one.problem.place == verdicts[0].problem.place
    assert one.problem.fix is not None
    assert (one.problem.fix.safety, one.problem.fix.title) == (Safety.SAFE, "remove it")
    assert set(one.problem.fix.intents) == {*map(_intent, range(12)), _intent(99)}
    assert one.problem.choices == ()


def _intent(number: int) -> Replace:
    return Replace(_at(number), "")


def _fix(number: int, safety: Safety = Safety.SAFE, title: str = "remove it") -> Fix:
    return Fix(safety, (_intent(number), _intent(99)), title)


def _different(number: int, file: str = "x.yaml") -> list[Verdict]:
    """Return as many verdicts of one rule in one entry that read differently."""
    return [replace(FIRST, problem=Problem(f"wrong {n}", _at(n, file=file))) for n in range(number)]


def test_of_a_rule_in_an_entry_the_first_fifty_are_listed() -> None:
    every = _different(MOST_IN_ENTRY)
    assert fold_many(every, lambda place: place.path[:1]) == every
    every = _different(MOST_IN_ENTRY + 1)  # a line for one more would take as much room as the one
    assert fold_many(reversed(every), lambda place: place.path[:1]) == every
    every = _different(MOST_IN_ENTRY + 2)
    assert len(fold_many(every, lambda place: place.path[:1])) == MOST_IN_ENTRY + 1
    every = _different(1100)
    *listed, last = fold_many(reversed(every), lambda place: place.path[:1])
    assert listed == every[:MOST_IN_ENTRY]
    assert last.problem.message == "wrong 50 (and 1,049 more of a here, not listed)"
    assert last.problem.place == every[MOST_IN_ENTRY].problem.place


def test_of_a_rule_in_a_file_the_first_thousand_are_listed() -> None:
    every = _different(MOST_IN_FILE)
    assert fold_many(every, lambda place: place) == every
    every = _different(MOST_IN_FILE + 200)
    *listed, last = fold_many(reversed(every), lambda place: place)
    assert listed == every[:MOST_IN_FILE]
    assert last.problem.message == "wrong 1000 (and 199 more of a in this file, not listed)"
    both = [*_different(MOST_IN_FILE), *_different(MOST_IN_FILE, "y.yaml")]
    assert fold_many(both, lambda place: place) == both


def test_a_finding_of_another_level_is_listed() -> None:
    every = _different(MOST_IN_ENTRY + 4)
    every[-1] = replace(every[-1], severity=Severity.ERROR)
    assert fold_many(every, lambda place: place.path[:1])[-1] == every[-1]


def test_another_rule_and_another_entry_count_for_themselves() -> None:
    here = _different(MOST_IN_ENTRY)
    others = [replace(one, rule=B) for one in here]
    there = _different(MOST_IN_ENTRY, "y.yaml")
    assert fold_many([*here, *others, *there], lambda place: place.file) == [*here, *others, *there]


def test_paths_are_in_the_order_of_the_file_whatever_their_steps_are() -> None:
    paths: list[NodePath] = [(1,), (2, "a"), (10, "a", 2), (10, "a", 10), (10, "b"), ("a",)]
    verdicts = [replace(FIRST, problem=Problem(f"wrong {path}", Place("x.yaml", path))) for path in paths]
    first = replace(FIRST, problem=Problem("first", Place("w.yaml", ("z",))))
    every = [first, *verdicts, *(replace(FIRST, problem=Problem(f"{n}", Place("y.yaml", (n,)))) for n in range(60))]
    assert fold_many(reversed(every), lambda _: "")[:50] == every[:50]


def test_what_is_not_listed_has_the_fixes_that_are_as_safe() -> None:
    every = _different(MOST_IN_ENTRY + 4)
    fixes = (None, _fix(1, Safety.UNSAFE, "change it"), _fix(2), _fix(3, Safety.UNSAFE))
    effects = [Verdict(B, Severity.INFO, Problem(f"effect {n}", _at(n))) for n in range(2)]
    rest = [
        replace(one, problem=replace(one.problem, fix=fix), consequences=tuple(effects) if fix else ())
        for one, fix in zip(every[MOST_IN_ENTRY:], fixes, strict=True)
    ]
    last = fold_many([*every[:MOST_IN_ENTRY], *rest], lambda place: place.path[:1])[-1]
    assert last.problem.fix == Fix(Safety.UNSAFE, (_intent(1), _intent(99), _intent(3)), "change it")
    assert last.counted == rest
    assert last.consequences == (effects[0],) * 3  # one of each


def test_what_is_not_listed_has_few_consequences() -> None:
    effect = Verdict(B, Severity.INFO, Problem("effect", _at(0), causes=(Cause("a", _at(0)),)))
    every = [replace(one, consequences=(effect,)) for one in _different(MOST_IN_ENTRY + 20)]
    assert len(fold_many(every, lambda place: place.path[:1])[-1].consequences) == MANY_EQUAL


def test_equal_ones_with_consequences_are_not_joined() -> None:
    effect = Verdict(B, Severity.INFO, Problem("effect", _at(0), causes=(Cause("a", _at(0)),)))
    every = [replace(one, consequences=(effect,)) for one in _many(MANY_EQUAL + 5)]
    assert fold_many(every, lambda _: "") == every


def test_an_entry_of_which_much_is_wrong_has_few_findings_and_all_its_fixes(tmp_path: Path) -> None:
    text = entry("one", definition="Thing" + "  so" * 30 + " that is here.")
    text += "".join(f"key{n}: {n}\n" for n in range(60))
    folder = write(tmp_path, {"glosslint.toml": "", "glossary/one.yaml": text})
    lines = glosslint("--output-format", "concise", cwd=folder).out.splitlines()
    (spaces,) = [line for line in lines if " double-space " in line]
    assert spaces.endswith("(and 29 more in this value)")
    keys = [line for line in lines if " schema-mismatch " in line]
    assert len(keys) == MOST_IN_ENTRY + 1
    assert keys[-1].endswith("(and 9 more of schema-mismatch here, not listed)")
    glosslint("--fix", cwd=folder)
    assert (folder / "glossary/one.yaml").read_text() == text.replace("  so", " so")


def test_each_entry_of_a_file_has_findings_of_its_own(tmp_path: Path) -> None:
    """More than fifty of one rule in one file, but not in one entry."""
    entries = ("".join(f"  key{n}: 1\n" for n in range(30)).replace("  ", f"- slug: {name}\n  ", 1) for name in "ab")
    write(tmp_path, {"glosslint.toml": 'layout = "glosario"\nfiles = ["a.yml"]\n', "a.yml": "".join(entries)})
    out = glosslint("--output-format", "concise", "--select", "schema-mismatch", cwd=tmp_path).out
    assert out.count(" is not a key ") >= 60
    assert "not listed" not in out


def test_a_whole_value_comes_before_its_characters() -> None:
    every = _different(MOST_IN_ENTRY + 2)
    whole = replace(FIRST, problem=Problem("whole", Place("x.yaml", TEXT)))
    assert fold_many([*every, whole], lambda place: place.path[:1])[0] == whole


def test_one_for_many_is_one_whatever_it_stands_for(tmp_path: Path) -> None:
    """Sixty lists with the same number twice: each is one finding, and the last one shown is for ten lists."""
    lists = "".join(f"k{n}: [{n + 100}, {n + 100}]\n" for n in range(MOST_IN_ENTRY + 10))
    schema = '{"patternProperties": {"^k": {"type": "array", "items": {"type": "string"}}}}'
    settings = 'select = ["implicit-type"]\nfiles = ["a.yaml"]\nschema = "s.json"\n'
    write(tmp_path, {"glosslint.toml": settings, "s.json": schema, "a.yaml": f"id: a\nterm: A\n{lists}"})
    shown = glosslint("--fix", cwd=tmp_path)
    assert shown.out.startswith("Fixed 51 findings in 1 file: implicit-type 51.\n")
