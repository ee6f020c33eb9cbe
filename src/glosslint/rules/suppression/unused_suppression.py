"""
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
"""

from __future__ import annotations

from collections.abc import Sequence

from glosslint.rule import NoOptions, Problem, Problems, Severity, SuppressionRule, bad, good, quote_all
from glosslint.rule.facts import AppliedSuppression, SelectorUse, Span, Suppression
from glosslint.rule.fixes import Fix, ReplaceSource, Safety, safe


def check(applied: AppliedSuppression, options: NoOptions) -> Problems:
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


_LONG = "term: A term that goes on and on and on\n"

RULE = SuppressionRule(
    name="unused-suppression",
    category="suppression",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
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
