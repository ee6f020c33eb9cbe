"""
## What it does

Reports the second YAML document of a file where the layout expects one document per file. A document begins after a
`---` line.

## Why is this bad?

Programs that read a single document fail at the second one or silently drop it. glosslint checks its entries anyway.

## How to fix it

Move it into its own file, or delete the `---` line if what follows belongs to the first document. If your files hold
one entry per document, set `entries = "documents"` in the layout.

## Sources

YAML 1.2.2, section 9.2: a stream may contain several documents. Loaders for one document reject it.
"""

from __future__ import annotations

from glosslint.rule import FileFacts, FileRule, NoOptions, Problem, Problems, Severity, bad, good


def check(file: FileFacts, options: NoOptions) -> Problems:
    """Report the first surplus document."""
    if file.surplus_documents:
        first, *others = file.surplus_documents
        more = f", and {len(others):,} more after it" if others else ""
        message = f"a second YAML document begins here{more}; this layout expects one per file"
        yield Problem(message, file.document(first), help="move it into its own file, or delete the --- line above it")


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
            "a second YAML document begins here; this layout expects one per file",
        ),
        bad(
            "id: token\n---\n⟦id⟧: vector\n---\nid: logit\n",
            "a second YAML document begins here, and 1 more after it; this layout expects one per file",
        ),
    ),
)
