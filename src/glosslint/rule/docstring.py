"""What a rule's docstring says, in a sentence or a paragraph."""

from __future__ import annotations

import re

from glosslint.rule import Rule

_BLANKS = re.compile(r"\s+")
_WHAT = re.compile(r"^## What it does\s*\n+(.+?)(?:\n\s*\n|\Z)", re.MULTILINE | re.DOTALL)
_WHY = re.compile(r"^## Why is this bad\?\s*\n+(.+?)(?:\n\s*\n|\Z)", re.MULTILINE | re.DOTALL)


def summary(rule: Rule) -> str:
    """The first sentence of "What it does"."""
    return re.split(r"(?<=\.) ", what(rule))[0]


def what(rule: Rule) -> str:
    """The first paragraph of "What it does"."""
    return _paragraph(_WHAT, rule)


def why(rule: Rule) -> str:
    """The first paragraph of "Why is this bad?"."""
    return _paragraph(_WHY, rule)


def _paragraph(heading: re.Pattern[str], rule: Rule) -> str:
    match = heading.search(rule.docs or "")
    return _BLANKS.sub(" ", match[1]).strip() if match else ""
