"""Sentences and paragraphs of a rule's docstring, and where its page is."""

from __future__ import annotations

import re

from glosslint.rule.forms import Rule


def summary(rule: Rule) -> str:
    """Return the first sentence of "What it does"."""
    return re.split(r"(?<=\.) ", what(rule))[0]


def what(rule: Rule) -> str:
    """Return the first paragraph of "What it does"."""
    return _paragraph("What it does", rule)


def why(rule: Rule) -> str:
    """Return the first paragraph of "Why is this bad?"."""
    return _paragraph("Why is this bad?", rule)


def rule_address(rule: Rule, guide: str) -> str:
    """Return where the page of a rule is: its own address, that in the ``guide``, or a path in our repository."""
    if rule.page is not None:
        return rule.page
    return f"{guide.rstrip('/')}/rules/{rule.name}.html" if guide else f"docs/rules/{rule.name}.md"


def _paragraph(heading: str, rule: Rule) -> str:
    pattern = rf"^## {re.escape(heading)}\s*\n+(.+?)(?:\n\s*\n|\Z)"
    match = re.search(pattern, rule.docs or "", re.MULTILINE | re.DOTALL)
    return " ".join(match[1].split()) if match else ""
