"""Every example of every rule: exact range, exact message, and silence on the good ones."""

from __future__ import annotations

import importlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from glosslint import rules
from glosslint.rule import EntryRule, Example, FileRule, GlossaryRule, Rule, Safety, SuppressionRule
from glosslint.testing import expected, fixed, reported

CASES = [(rule, example) for rule in rules.ALL for example in rule.examples]

FORMS = (EntryRule, FileRule, GlossaryRule, SuppressionRule)

#: Modules of several rules that are alike.
FAMILIES = (
    "comments",
    "contents",
    "custom",
    "engines",
    "faults",
    "lengths",
    "loops",
    "missing",
    "order",
    "page",
    "quoting",
    "same_definition",
    "unwanted",
)

#: What these report, no text can show; they have tests of their own.
WITHOUT_A_TEXT = ("unreadable-file",)


@pytest.mark.parametrize(
    ("rule", "example"),
    CASES,
    ids=[f"{rule.name}-{'bad' if example.bad else 'good'}-{rule.examples.index(example)}" for rule, example in CASES],
)
def test_example(rule: Rule, example: Example) -> None:
    assert reported(rule, example) == expected(example)[1]


FIXES = [
    pytest.param(rule, example, id=f"{rule.name}-{rule.examples.index(example)}")
    for rule, example in CASES
    if example.bad
]


@pytest.mark.parametrize(("rule", "example"), FIXES)
def test_fixing_an_example_gives_its_text_after(rule: Rule, example: Example) -> None:
    outcome = fixed(rule, example)
    assert {new.path: new.text for _, new in outcome.changes} == example.after
    for finding in outcome.report.findings:
        assert not finding.fixable(unsafe=True)
        assert not finding.unfixed


@pytest.mark.parametrize(("rule", "example"), [case for case in FIXES if case.values[1].after])  # type: ignore[union-attr]
def test_fixing_an_example_again_changes_nothing(rule: Rule, example: Example) -> None:
    again = replace(example, files={**expected_texts(example), **example.after}, messages=())
    assert fixed(rule, again).changes == []


def expected_texts(example: Example) -> dict[str, str]:
    return {source.path: source.text for source in expected(replace(example, after={}))[0]}


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.name)
def test_the_declared_fixability_is_true(rule: Rule) -> None:
    outcomes = [fixed(rule, example) for example in rule.examples if example.bad]
    made = {done.fix.safety for outcome in outcomes for done in outcome.fixed}
    left = {repair.fix.safety for outcome in outcomes for found in outcome.report.findings for repair in found.repairs}
    assert made | (left & {Safety.DISPLAY}) == set(rule.fixes)


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.name)
def test_a_rule_has_examples_of_both_kinds(rule: Rule) -> None:
    kinds = {example.bad for example in rule.examples}
    assert kinds == ({False} if rule.name in WITHOUT_A_TEXT else {True, False})


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.name)
def test_every_case_of_a_rule_is_a_level_it_can_report(rule: Rule) -> None:
    if rule.tables:  # whose levels the settings choose: tests/rules/test_custom_rules.py
        assert set(rule.cases) == {"error", "warning", "info"}
        return
    folder = Path(rules.__file__).parent
    sources = {path: path.read_text("utf-8") for path in folder.rglob("*.py")}
    named = (f'name="{rule.name}"', f'NAME = "{rule.name}"')
    source = next((text for text in sources.values() if any(name in text for name in named)), "")
    for module in re.findall(r"from glosslint\.rules\.([\w.]+) import", source):
        source += sources[folder / f"{module.replace('.', '/')}.py"]
    source += (folder.parent / "glossary/definition_graph.py").read_text("utf-8")  # which says how bad a cycle is
    for case in rule.cases:
        assert source.count(f'"{case}"') >= 2, f"{case} is declared and never chosen"


def test_the_list_of_rules_is_complete() -> None:
    folder = Path(rules.__file__).parent
    names = [path.relative_to(folder).with_suffix("").parts for path in folder.rglob("[!_]*.py")]
    modules = [importlib.import_module(".".join(("glosslint.rules", *parts))) for parts in names]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, FORMS)]
    assert {rule.name for rule in found} == {rule.name for rule in rules.ALL}
    assert len(rules.ALL) == len({rule.name for rule in rules.ALL})


@pytest.mark.parametrize("rule", [rule for rule in rules.ALL if rule.check.__module__.count(".") > 2])
def test_a_rule_is_in_the_folder_of_its_category(rule: Rule) -> None:
    _, _, folder, module = rule.check.__module__.split(".")
    assert folder == rule.category
    assert module in (rule.name.replace("-", "_"), *FAMILIES)
