"""All rules, listed by hand; tests prove the list complete."""

from __future__ import annotations

from glosslint.rule import Rule
from glosslint.rules import broken_reference, yaml_syntax

ALL: tuple[Rule, ...] = (
    yaml_syntax.RULE,
    broken_reference.RULE,
)
