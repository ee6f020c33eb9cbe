"""
## What it does

Reports a comment that silences a rule and does not say why.

## Why is this bad?

Nobody can tell later whether the finding was wrong, was put off, or was only in the way.

## How to fix it

Write the reason behind the bracket: `# glosslint: ignore[long-term] the title of a law`.

## When to suppress it

When your review asks for reasons elsewhere.

## Sources

Our own; descriptions of directives in ESLint, and the rule PGH004 of ruff on blanket comments, go the same way.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import AppliedSuppression, NoOptions, Problem, Severity, SuppressionRule, bad, good
from glosslint.rules.suppression._removal import listed


def check(applied: AppliedSuppression, options: NoOptions) -> Iterator[Problem]:
    """A comment with names and no words."""
    comment = applied.comment
    if comment.names and not comment.reason:
        names = listed([name.written for name in comment.names])
        yield Problem(f"why {names} may be silenced here is not said; write it behind the bracket", comment.at())


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
            'why "long-term" may be silenced here is not said; write it behind the bracket',
        ),
        bad(
            f"⟦# glosslint: ignore[long-term, length] until=2999-12-31⟧\n{_LONG}",
            'why "long-term" and "length" may be silenced here is not said; write it behind the bracket',
        ),
    ),
)
