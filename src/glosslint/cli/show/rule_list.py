"""The list of rules: one line a rule in groups of a category, or JSON; and which of them a word chooses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from glosslint.model import GlosslintError, Safety, Severity
from glosslint.model.options import unknown_name
from glosslint.report.style import Style, fitting, width
from glosslint.rule import Rule
from glosslint.rule.docstring import rule_address, summary
from glosslint.text.messages import count

VERSION = 1
#: Fixes in the list: the mark of reports for what ``--fix`` does, and one each for what needs a reader.
_MARKS = {Safety.SAFE: "[*]", Safety.UNSAFE: "[!]", Safety.DISPLAY: "[?]"}
_LEGEND = "[*] fixed by glosslint --fix   [!] with --unsafe-fixes   [?] suggestions in glosslint fix -i"
_LEVEL = 7  # columns
_BESIDE = re.compile(r"`[^`]*`|\([^()]*\)")  # code, and what is in parentheses: a colon there ends nothing


def chosen(rules: Sequence[Rule], words: Sequence[str]) -> list[Rule]:
    """Return the rules of the categories, or with the words in name or summary, that ``words`` list; each must fit.

    Raise GlosslintError if none is left.
    """
    left = [rule for rule in rules if all(_fits(rule, word) for word in words)]
    if not left:
        if len(words) == 1:
            raise GlosslintError(unknown_name("rule or category", words[0], _names(rules)))
        raise GlosslintError(f"no rule matches {' and '.join(words)}; to list all: glosslint rules")
    return left


def _names(rules: Sequence[Rule]) -> set[str]:
    return {name for rule in rules for name in (rule.name, rule.category)}


def _fits(rule: Rule, word: str) -> bool:
    folded = word.casefold()
    return folded == rule.category or folded in f"{rule.name} {summary(rule)}".casefold()


def level_of(rule: Rule) -> Severity:
    """Return the highest level of a rule, as it is without settings."""
    return max(rule.severity, *rule.cases.values()) if rule.cases else rule.severity


def brief(rule: Rule) -> str:
    """Return what a rule reports, without the examples that follow a colon, and without marks of Markdown."""
    text = summary(rule).removeprefix("Reports").lstrip(" ,").removesuffix(".")
    hidden = _BESIDE.sub(lambda part: "x" * len(part[0]), text)
    end = hidden.find(": ")
    return (text if end < 0 else text[:end]).replace("`", "")


def listing(rules: Sequence[Rule], style: Style, cut: bool) -> str:
    """Return a line for each rule: name, level, mark of its fix, what it reports; with ``cut``, only what fits."""
    lines: list[str] = []
    order = {rule.category: number for number, rule in reversed(list(enumerate(rules)))}
    for category, group in groupby(sorted(rules, key=lambda rule: order[rule.category]), lambda rule: rule.category):
        lines += [style.bold(category), *_lines(list(group), style, cut), ""]
    number = count(len(rules), "rule")
    lines += [style.dim(_LEGEND), f"{number}. To show the page of one: glosslint rule {rules[0].name}"]
    return "\n".join(lines) + "\n"


def _lines(rules: Sequence[Rule], style: Style, cut: bool) -> Iterator[str]:
    margin = max(len(rule.name) for rule in rules)
    for rule in rules:
        level = level_of(rule)
        mark = _MARKS[rule.fixes[0]] if rule.fixes else ""
        room = style.width - (2 + margin + 2 + _LEVEL + 2 + 3 + 2)
        what = brief(rule)
        if cut and width(what) > room:
            what = what[: fitting(what, room - 1)].rstrip(" ,(") + "…"
        painted = style.level(level, level.label) + " " * (_LEVEL - len(level.label))
        yield f"  {rule.name:<{margin}}  {painted}  {mark:<3}  {what}"


def as_json(rule: Rule, guide: str) -> Mapping[str, Any]:
    """Return what a program may want to know of a rule, with its page in the ``guide``; keys are only ever added."""
    return {
        "name": rule.name,
        "category": rule.category,
        "level": rule.severity.label,
        "cases": {case: level.label for case, level in rule.cases.items()},
        "fixes": [safety.value for safety in rule.fixes],
        "summary": summary(rule),
        "docs": rule_address(rule, guide),
    }
