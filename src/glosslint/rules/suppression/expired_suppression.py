"""
## What it does

Reports a comment whose last day, given by `until=`, is over. It silences nothing any more, so what it silenced is
reported again beside it.

## Why is this bad?

The date was set as a promise to come back, and that day has come.

## How to fix it

Mend what it silenced and remove the comment, or give it a new day.

## When to suppress it

Hardly ever: a comment without a date has no last day.

## Sources

Our own: what is put off without a day is put off for ever.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import AppliedSuppression, NoOptions, Problem, Severity, SuppressionRule, bad, good
from glosslint.rules.suppression._removal import listed


def check(applied: AppliedSuppression, options: NoOptions) -> Iterator[Problem]:
    """A comment that has had its day."""
    comment = applied.comment
    if applied.expired:
        names = listed([name.written for name in comment.names])
        message = f"this comment silenced {names} until {comment.until}, and no longer does"
        yield Problem(message, comment.at(), help="remove it, or give it a new day")


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
            'this comment silenced "long-term" until 2020-02-29, and no longer does',
        ),
    ),
)
