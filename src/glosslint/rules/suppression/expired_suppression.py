"""
## What it does

Reports a suppression comment whose last day, given by `until=`, has passed. It no longer suppresses anything, so the
findings that it suppressed are reported again beside it.

## Why is this bad?

The date was set as a deadline, and that day has passed.

## How to fix it

Fix what it suppressed and remove the comment, or set a new date.

## When to suppress it

Hardly ever: a comment without a date never expires.

## Sources

Our own: what is postponed without a date is postponed forever.
"""

from __future__ import annotations

from glosslint.rule import AppliedSuppression, NoOptions, Problem, Problems, Severity, SuppressionRule, bad, good
from glosslint.rule.text import quote_all


def check(applied: AppliedSuppression, options: NoOptions) -> Problems:
    """Report a comment after its last day."""
    comment = applied.comment
    if applied.expired:
        names = quote_all([name.written for name in comment.names])
        message = f"the suppression of {names} expired after {comment.until}"
        yield Problem(message, comment.at(), help="remove it, or set a new date")


_LONG = "term: A term that goes on and on and on\n"

RULE = SuppressionRule(
    name="expired-suppression",
    category="suppression",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    examples=(
        good(f"# glosslint: ignore[long-term] until=2999-12-31 until the law is gone\n{_LONG}"),
        bad(
            f"⟦# glosslint: ignore[long-term] until=2020-02-29 until the law is gone⟧\n{_LONG}",
            'the suppression of "long-term" expired after 2020-02-29',
        ),
    ),
)
