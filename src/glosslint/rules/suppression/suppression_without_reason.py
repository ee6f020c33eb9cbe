"""
## What it does

Reports a comment that suppresses a rule without a reason.

## Why is this bad?

Later it is unclear whether the finding was wrong, was postponed, or was only inconvenient.

## How to fix it

Write the reason after the bracket: `# glosslint: ignore[long-term] the title of a law`.

## When to suppress it

When your review process records reasons elsewhere.

## Sources

Our own; ESLint's descriptions of directives and Ruff's rule PGH004 on blanket comments serve the same purpose.
"""

from __future__ import annotations

from glosslint.rule import AppliedSuppression, NoOptions, Problem, Problems, Severity, SuppressionRule, bad, good
from glosslint.rule.text import quote_all


def check(applied: AppliedSuppression, options: NoOptions) -> Problems:
    """Report a comment with names but without a reason."""
    comment = applied.comment
    if comment.names and not comment.reason:
        names = quote_all([name.written for name in comment.names])
        yield Problem(f"the suppression of {names} has no reason; add one after the bracket", comment.at())


_LONG = "term: A term that goes on and on and on\n"

RULE = SuppressionRule(
    name="suppression-without-reason",
    category="suppression",
    severity=Severity.INFO,
    docs=__doc__,
    check=check,
    examples=(
        good(f"# glosslint: ignore[long-term] the title of a law\n{_LONG}"),
        bad(
            f"⟦# glosslint: ignore[long-term]⟧\n{_LONG}",
            'the suppression of "long-term" has no reason; add one after the bracket',
        ),
        bad(
            f"⟦# glosslint: ignore[long-term, length] until=2999-12-31⟧\n{_LONG}",
            'the suppression of "long-term" and "length" has no reason; add one after the bracket',
        ),
    ),
)
