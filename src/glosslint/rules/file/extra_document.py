"""
## What it does

Reports the second YAML document of a file, where the layout expects but one in a file. A document begins after a line
of `---`.

## Why is this bad?

Programs that read one document stop at the second, or drop it without a word. glosslint checks its entries all the
same.

## How to fix it

Move it into a file of its own, or delete the line `---` if what follows belongs to the first. If your files hold an
entry in each document, say `entries = "documents"` in the layout.

## Sources

YAML 1.2.2, section 9.2: a stream may hold several documents. Loaders for one document refuse it.
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import FileFacts, FileRule, NoOptions, Problem, Severity, bad, good


def check(file: FileFacts, options: NoOptions) -> Iterator[Problem]:
    """The first document too many."""
    if file.surplus_documents:
        more = f", and {len(file.surplus_documents) - 1} more after it" if len(file.surplus_documents) > 1 else ""
        message = f"a second YAML document begins here{more}; a file of this layout is one"
        yield Problem(message, file.document(file.surplus_documents[0]), help=_HELP)


_HELP = "move it to a file of its own, or delete the line --- above it"

RULE = FileRule(
    name="extra-document",
    category="file",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    examples=(
        good("---\nid: token\nterm: token\n---\n"),
        good("id: token\nterm: token\nsummary: |\n  A piece of text.\n  ---\n  Or of a word.\n"),
        bad(
            "id: token\nterm: token\n---\n⟦id⟧: vector\nterm: vector\n",
            "a second YAML document begins here; a file of this layout is one",
        ),
        bad(
            "id: token\n---\n⟦id⟧: vector\n---\nid: logit\n",
            "a second YAML document begins here, and 1 more after it; a file of this layout is one",
        ),
    ),
)
