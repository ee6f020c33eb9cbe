"""Every example of every rule: exact range, exact message, and silence on the good ones."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from glosslint import rules
from glosslint.rule import Example, Rule
from glosslint.testing import expected, said

CASES = [(rule, example) for rule in rules.ALL for example in rule.examples]

#: What these report, no text can show; they have tests of their own.
WITHOUT_A_TEXT = ("unreadable-file",)


@pytest.mark.parametrize(
    ("rule", "example"),
    CASES,
    ids=[f"{rule.name}-{'bad' if example.bad else 'good'}-{rule.examples.index(example)}" for rule, example in CASES],
)
def test_example(rule: Rule, example: Example) -> None:
    assert said(rule, example) == expected(example)[1]


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.name)
def test_a_rule_has_examples_of_both_kinds(rule: Rule) -> None:
    kinds = {example.bad for example in rule.examples}
    assert kinds == ({False} if rule.name in WITHOUT_A_TEXT else {True, False})


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.name)
def test_every_case_of_a_rule_is_a_level_it_can_report(rule: Rule) -> None:
    module = Path(rules.__file__).with_name(f"{rule.name.replace('-', '_')}.py")
    source = module.read_text("utf-8")
    for case in rule.cases:
        assert source.count(f'"{case}"') >= 2, f"{case} is declared and never chosen"


def test_the_list_of_rules_is_complete_and_named_after_its_modules() -> None:
    folder = Path(rules.__file__).parent
    modules = sorted(path.stem for path in folder.glob("*.py") if not path.stem.startswith("_"))
    assert sorted(rule.name.replace("-", "_") for rule in rules.ALL) == modules
    for module in modules:
        assert importlib.import_module(f"glosslint.rules.{module}").RULE in rules.ALL
