"""
## What it does

Reports a comment such as `# glosslint: ignore[long-term]`, or a name in one, that silences nothing: the rule finds
nothing wrong where the comment holds. Not reported is what could not be tried in this run: because the rule was left
out, because a language engine did not answer, or because a file of the glossary cannot be read.

## Why is this bad?

The next writer takes it for a warning that something here is odd, and it silences the rule for defects that do not
exist yet.

## How to fix it

Remove the comment. If something was to be silenced, look at where the finding begins: a comment holds for its own line,
for what stands below it, or, at the head of an entry, for all of the entry.

## When to suppress it

When a program writes the files, and with them the comments.

## Sources

Our own; ESLint (`--report-unused-disable-directives`), mypy (`warn-unused-ignores`) and ruff (RUF100) do the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import AppliedSuppression, NoOptions, Problem, Safety, Severity, SuppressionRule, bad, good
from glosslint.rules.suppression._removal import listed, removal


def check(applied: AppliedSuppression, options: NoOptions) -> Iterator[Problem]:
    """A comment, or the first of its names, that silences nothing."""
    comment = applied.comment
    unused = [use for use in applied.uses if use.exists and use.checked and not use.suppressed]
    if not unused or applied.expired:
        return
    names = listed([use.name.written for use in unused])
    finds = "finds" if len(unused) == 1 else "find"
    message = f"this comment silences nothing: {names} {finds} nothing here"
    place = comment.at()
    if len(unused) < len(applied.uses):
        message = f"{names} silence{'s' if len(unused) == 1 else ''} nothing here"
        place = comment.at(unused[0].name.span)
    yield Problem(message, place, fix=removal(comment, unused))


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
            'this comment silences nothing: "long-term" finds nothing here',
            after="id: rope\nterm: Rope\n",
        ),
        bad(
            f"id: law\n# glosslint: ignore[⟦circularity⟧, long-term] the title of a law\n{_LONG}",
            '"circularity" silences nothing here',
            after=f"id: law\n# glosslint: ignore[long-term] the title of a law\n{_LONG}",
        ),
        bad(
            {"rope.md": "---\ntitle: Rope\n---\n⟦<!-- glosslint: ignore[long-sentence] a quotation -->⟧\nText.\n"},
            'this comment silences nothing: "long-sentence" finds nothing here',
            after="---\ntitle: Rope\n---\nText.\n",
        ),
    ),
)
