"""All rules: glosslint's own, and those of installed packages.

A package declares its rules in its pyproject.toml, under the entry-point group ``glosslint.rules``; each entry point
refers to a rule, or to a list or tuple of rules.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from glosslint.model import GlosslintError
from glosslint.rule import EntryRule, FileRule, GlossaryRule, Rule, SuppressionRule
from glosslint.rules import ALL
from glosslint.util.regexes import lazy_pattern
from glosslint.util.system import has_entry_points

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "glosslint.rules"
_NAME = lazy_pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@lru_cache
def all_rules() -> tuple[Rule, ...]:
    """Return glosslint's own rules, then those of plugins by name. Raises GlosslintError that names a broken plugin."""
    return (*ALL, *_plugin_rules()) if has_entry_points(GROUP) else ALL


@lru_cache
def rule_named(name: str) -> Rule | None:
    """Return the rule with this name."""
    return next((rule for rule in all_rules() if rule.name == name), None)


def _plugin_rules() -> tuple[Rule, ...]:
    from importlib.metadata import entry_points

    origins: dict[str, str] = {rule.name: "glosslint itself" for rule in ALL}
    rules: list[Rule] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        for rule in _loaded(point):
            if rule.name in origins:
                raise GlosslintError(f'{_origin(point)}: rule "{rule.name}" is already defined by {origins[rule.name]}')
            origins[rule.name] = _origin(point)
            rules.append(rule)
    return tuple(sorted(rules, key=lambda rule: rule.name))


def _loaded(point: EntryPoint) -> list[Rule]:
    try:
        value = point.load()
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise GlosslintError(f"{_origin(point)}: cannot be loaded: {reason}; repair or uninstall it") from error
    rules = list(value) if isinstance(value, list | tuple) else [value]
    return [_checked(rule, point) for rule in rules]


def _checked(rule: Any, point: EntryPoint) -> Rule:
    if not isinstance(rule, FileRule | EntryRule | GlossaryRule | SuppressionRule):
        kind = type(rule).__name__
        raise GlosslintError(f"{_origin(point)}: {point.value} must be a rule or a list of rules, not {kind}")
    for what, name in (("rule", rule.name), ("category", rule.category)):
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise GlosslintError(
                f"{_origin(point)}: the name of a {what} consists of lowercase letters and hyphens, not {name!r}"
            )
    return replace(rule, page=rule.page or "")


def _origin(point: EntryPoint) -> str:
    package = f" of the package {point.dist.name}" if point.dist is not None else ""
    return f"the plugin {point.name}{package}"
