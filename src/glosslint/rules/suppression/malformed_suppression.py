"""
## What it does

Reports a comment that is meant to suppress a rule but does not: a missing bracket or colon, no rule, a name that is
neither a rule nor a category, or an invalid date.

## Why is this bad?

Its author believes that the finding is suppressed, but with a misspelt name it is still reported.

## How to fix it

Write `# glosslint: ignore[rule-name] reason`, in Markdown `<!-- glosslint: ignore[rule-name] reason -->`; `ignore-file`
instead of `ignore` for the whole file. YAML does not allow comments inside a text: put the comment above the key.
`glosslint rules` lists the names.

## Fix safety

Unsafe: with another name of a rule, the comment begins to suppress findings.

## When to suppress it

When a plugin that provides the rule is not installed everywhere.

## Sources

Our own: a comment that is silently ignored looks like one that works.
"""

from __future__ import annotations

from glosslint.rule import NoOptions, Problem, Problems, Severity, SuppressionRule, bad, good
from glosslint.rule.facts import SUPPRESSION_SYNTAX, AppliedSuppression, Span
from glosslint.rule.fixes import ReplaceSource, Safety, unsafe


def check(applied: AppliedSuppression, options: NoOptions) -> Problems:
    """Report a comment that cannot be parsed, and each unknown name."""
    comment = applied.comment
    if comment.error:
        yield Problem(f'this comment suppresses nothing: {comment.error}; write "{SUPPRESSION_SYNTAX}"', comment.at())
    for use in applied.uses:
        if not use.exists:
            advice, fix = "to list them: glosslint rules", None
            if use.suggestion:
                start = use.name.span.start
                name = Span(start, start + len(use.name.name))  # without a detail after a colon
                advice = f'did you mean "{use.suggestion}"?'
                fix = unsafe(f'write "{use.suggestion}"', ReplaceSource(comment.at(name), use.suggestion))
            message = f'"{use.name.name}" is not a known rule or category; {advice}'
            yield Problem(message, comment.at(use.name.span), fix=fix)


RULE = SuppressionRule(
    name="malformed-suppression",
    category="suppression",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.UNSAFE,),
    examples=(
        good("# glosslint: ignore[long-term] the title of a law\nterm: A term that goes on and on and on\n"),
        good("# checked with glosslint, see the guide\nterm: Rope\n"),
        bad(
            "term: Rope  ⟦# glosslint ignore long-term⟧\n",
            'this comment suppresses nothing: a colon is missing after "glosslint"; '
            'write "glosslint: ignore[rule-name] reason"',
        ),
        bad(
            "⟦# glosslint: ignore⟧\nterm: Rope\n",
            "this comment suppresses nothing: it names no rule in square brackets; "
            'write "glosslint: ignore[rule-name] reason"',
        ),
        bad(
            "# glosslint: ignore[⟦long-trem⟧] the title of a law\nterm: A term that goes on and on and on\n",
            '"long-trem" is not a known rule or category; did you mean "long-term"?',
            after="# glosslint: ignore[long-term] the title of a law\nterm: A term that goes on and on and on\n",
        ),
        bad(
            "term: Rope  ⟦# glosslint: ignore[long-term] until=spring⟧\n",
            'this comment suppresses nothing: "spring" is not a date such as 2027-01-31; '
            'write "glosslint: ignore[rule-name] reason"',
        ),
    ),
)
