"""``glosslint rules``: the list of rules, one line a rule in groups of a category, or JSON; and ``glosslint rule``: the
page of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from glosslint.cli import console, rule_pages
from glosslint.cli.commands.completion import names_and_categories, rule_names
from glosslint.cli.help import command
from glosslint.cli.options import form_option, form_option_of, settings_of
from glosslint.model import GlosslintError, Safety, Severity
from glosslint.model.options import unknown_name
from glosslint.report.shared import dump_json
from glosslint.report.style import Style, fitting, width
from glosslint.rule import Rule
from glosslint.rule.docstring import rule_address, summary
from glosslint.rules.registry import all_rules, rule_named
from glosslint.text.messages import count
from glosslint.util.sequences import group_values

_VERSION = 1
#: Fixes in the list: the mark of reports for what ``--fix`` does, and one each for what needs a reader.
_MARKS = {Safety.SAFE: "[*]", Safety.UNSAFE: "[!]", Safety.DISPLAY: "[?]"}
_LEGEND = "[*] fixed by glosslint --fix   [!] with --unsafe-fixes   [?] suggestions in glosslint fix -i"
_LEVEL = 7  # columns
_BESIDE = re.compile(r"`[^`]*`|\([^()]*\)")  # code, and what is in parentheses: a colon there ends nothing


def _find_guide() -> str:
    """Return the address of the guide in the settings of the current folder; empty without one or valid settings."""
    try:
        return settings_of((), {}, warn=False).table.guide
    except GlosslintError:
        return ""


def _choose_rules(rules: Sequence[Rule], words: Sequence[str]) -> list[Rule]:
    """Return the rules that fit each of ``words``, a category or part of name or summary, or raise GlosslintError."""
    left = [rule for rule in rules if all(_fits(rule, word) for word in words)]
    if not left:
        if len(words) == 1:
            names = {name for rule in rules for name in (rule.name, rule.category)}
            raise GlosslintError(unknown_name("rule or category", words[0], names))
        raise GlosslintError(f"no rule matches {' and '.join(words)}; to list all: glosslint rules")
    return left


def _fits(rule: Rule, word: str) -> bool:
    folded = word.casefold()
    return folded == rule.category or folded in f"{rule.name} {summary(rule)}".casefold()


def level_of(rule: Rule) -> Severity:
    """Return the highest level of a rule, as it is without settings."""
    return max((rule.severity, *rule.cases.values()))


def brief(rule: Rule) -> str:
    """Return what a rule reports, without the examples that follow a colon, and without marks of Markdown."""
    text = summary(rule).removeprefix("Reports").lstrip(" ,").removesuffix(".")
    hidden = _BESIDE.sub(lambda part: "x" * len(part[0]), text)
    end = hidden.find(": ")
    return (text if end < 0 else text[:end]).replace("`", "")


def list_rules(rules: Sequence[Rule], style: Style, cut: bool) -> str:
    """Return a line for each rule: name, level, mark of its fix, what it reports; with ``cut``, only what fits."""
    lines: list[str] = []
    for category, group in group_values((rule.category, rule) for rule in rules).items():
        lines += [style.bold(category), *_lines(group, style, cut), ""]
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


def _describe_rule(rule: Rule, guide: str) -> Mapping[str, Any]:
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


@command(
    examples={
        "glosslint rules": "List all rules, by category.",
        "glosslint rules references": "List those of a category.",
        "glosslint rules link": "List those with the word in their name or summary.",
    },
)
@click.argument("words", nargs=-1, metavar="[CATEGORY|WORD]...", shell_complete=names_and_categories)
@form_option
def rules(words: tuple[str, ...], form: str) -> None:
    """List the rules: name, level, fix, and what each reports. With words, list only rules that match all of them.

    The levels are the defaults; `glosslint config` shows those in effect.
    """
    known = _choose_rules(all_rules(), words)
    if form == "json":
        guide = _find_guide()
        rows = [_describe_rule(rule, guide) for rule in known]
        console.write(dump_json({"version": _VERSION, "rules": rows}, indent=2) + "\n")
    else:
        console.write(list_rules(known, console.style("auto"), cut=console.is_terminal()))


@command(
    examples={
        "glosslint rule broken-link": "Show the page of broken-link.",
        "glosslint rule broken-link --output-format markdown": "Write it as Markdown.",
    },
)
@click.argument("name", required=False, shell_complete=rule_names)
@form_option_of("text", "json", "markdown")
def rule(name: str | None, form: str) -> None:
    """Show the page of a rule: what it reports, why, and what to do. Without NAME, list all rules."""
    if name is None:
        if form == "markdown":
            raise GlosslintError("--output-format markdown needs the name of a rule; to list them: glosslint rules")
        click.get_current_context().invoke(rules, words=(), form=form)
        return
    page = rule_pages.page(_find_rule(name))
    if form == "json":
        console.write(dump_json({**_describe_rule(_find_rule(name), _find_guide()), "page": page}, indent=2) + "\n")
    elif form == "markdown":
        console.write(page)
    else:
        console.write(rule_pages.render_for_terminal(page, console.style("auto")))


def _find_rule(name: str) -> Rule:
    known = rule_named(name)
    if known is None:
        if any(rule.category == name for rule in all_rules()):
            raise GlosslintError(f'"{name}" is a category; to list its rules: glosslint rules {name}')
        raise GlosslintError(unknown_name("rule", name, [rule.name for rule in all_rules()]))
    return known
