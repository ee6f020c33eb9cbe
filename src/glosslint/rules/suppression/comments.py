"""The rules on suppression comments: whether each can be read, suppresses something, has a reason, and is in time."""

from __future__ import annotations

from collections.abc import Sequence

from glosslint.rule import NoOptions, Problem, Problems, Severity, SuppressionRule, bad, good, quote_all
from glosslint.rule.facts import SUPPRESSION_SYNTAX, AppliedSuppression, SelectorUse, Span, Suppression
from glosslint.rule.fixes import Fix, ReplaceSource, Safety, safe, unsafe

_LONG = "term: A term that goes on and on and on\n"


def _find_unused(applied: AppliedSuppression, options: NoOptions) -> Problems:
    """Report a comment, or the first of its names, that suppresses nothing."""
    comment = applied.comment
    unused = [use for use in applied.uses if use.exists and use.checked and not use.suppressed]
    if not unused or applied.expired:
        return
    names = quote_all([use.name.written for use in unused])
    finds = "finds" if len(unused) == 1 else "find"
    message = f"this comment suppresses nothing: {names} {finds} nothing here"
    place = comment.at()
    if len(unused) < len(applied.uses):
        message = f"{names} suppress{'es' if len(unused) == 1 else ''} nothing here"
        place = comment.at(unused[0].name.span)
    yield Problem(message, place, fix=_removal(comment, unused))


def _removal(comment: Suppression, unused: Sequence[SelectorUse]) -> Fix:
    """Return the fix that removes these names, or the comment if it names nothing else."""
    if len(unused) == len(comment.names):
        return safe("remove the comment", ReplaceSource(comment.at(comment.line), ""))
    removed = {use.name.span for use in unused}
    names = [name.span for name in comment.names]
    # What is removed with each name goes up to the next name or, after the last one kept, is all that follows it.
    last = max(index for index, span in enumerate(names) if span not in removed)
    spans = [Span(span.start, names[index + 1].start) for index, span in enumerate(names[:last]) if span in removed]
    spans += [Span(names[last].end, names[-1].end)] if last < len(names) - 1 else []
    intents = (ReplaceSource(comment.at(span), "") for span in spans)
    return safe("remove the name" if len(unused) == 1 else "remove the names", *intents)


UNUSED_SUPPRESSION = SuppressionRule(
    name="unused-suppression",
    category="suppression",
    severity=Severity.WARNING,
    docs="""
## What it does

Reports a comment such as `# glosslint: ignore[long-term]`, or a name in one, that suppresses nothing: the rule has no
finding where the comment applies. It does not report what could not be checked in this run: because the rule was not
selected, because a language engine did not respond, or because a file of the glossary cannot be read.

## Why is this bad?

The next author takes it as a sign of a problem here, and it will suppress future defects.

## How to fix it

Remove the comment. If it should suppress something, check where the finding begins: a comment applies to its own line,
to what is below it, or, at the top of an entry, to the whole entry.

## Fix safety

Safe: comments are not part of the entries, and a comment that suppresses nothing hides nothing.

## When to suppress it

When a program generates the files together with the comments.

## Sources

Our own; ESLint (`--report-unused-disable-directives`), mypy (`warn-unused-ignores`) and Ruff (RUF100) do the same.
""",
    check=_find_unused,
    fixes=(Safety.SAFE,),
    examples=(
        good(f"# glosslint: ignore[long-term] the title of a law\n{_LONG}"),
        good("id: rope  # glosslint: ignore[no-such-rule] which is another finding\n"),
        bad(
            "id: rope\n⟦# glosslint: ignore[long-term] the title of a law⟧\nterm: Rope\n",
            'this comment suppresses nothing: "long-term" finds nothing here',
            after="id: rope\nterm: Rope\n",
        ),
        bad(
            f"id: law\n# glosslint: ignore[⟦circularity⟧, long-term] the title of a law\n{_LONG}",
            '"circularity" suppresses nothing here',
            after=f"id: law\n# glosslint: ignore[long-term] the title of a law\n{_LONG}",
        ),
        bad(
            {"rope.md": "---\ntitle: Rope\n---\n⟦<!-- glosslint: ignore[long-sentence] a quotation -->⟧\nText.\n"},
            'this comment suppresses nothing: "long-sentence" finds nothing here',
            after="---\ntitle: Rope\n---\nText.\n",
        ),
    ),
)


def _find_malformed(applied: AppliedSuppression, options: NoOptions) -> Problems:
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


MALFORMED_SUPPRESSION = SuppressionRule(
    name="malformed-suppression",
    category="suppression",
    severity=Severity.WARNING,
    docs="""
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
""",
    check=_find_malformed,
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


def _find_without_reason(applied: AppliedSuppression, options: NoOptions) -> Problems:
    comment = applied.comment
    if comment.names and not comment.reason:
        names = quote_all([name.written for name in comment.names])
        yield Problem(f"the suppression of {names} has no reason; add one after the bracket", comment.at())


SUPPRESSION_WITHOUT_REASON = SuppressionRule(
    name="suppression-without-reason",
    category="suppression",
    severity=Severity.INFO,
    docs="""
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
""",
    check=_find_without_reason,
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


def _find_expired(applied: AppliedSuppression, options: NoOptions) -> Problems:
    comment = applied.comment
    if applied.expired:
        names = quote_all([name.written for name in comment.names])
        message = f"the suppression of {names} expired after {comment.until}"
        yield Problem(message, comment.at(), help="remove it, or set a new date")


EXPIRED_SUPPRESSION = SuppressionRule(
    name="expired-suppression",
    category="suppression",
    severity=Severity.WARNING,
    docs="""
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
""",
    check=_find_expired,
    examples=(
        good(f"# glosslint: ignore[long-term] until=2999-12-31 until the law is gone\n{_LONG}"),
        bad(
            f"⟦# glosslint: ignore[long-term] until=2020-02-29 until the law is gone⟧\n{_LONG}",
            'the suppression of "long-term" expired after 2020-02-29',
        ),
    ),
)
