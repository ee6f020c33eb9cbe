"""
## What it does

Reports a draft that names a page. If the schema forbids it, as the native one does, the schema's own error is reported
instead.

## Why is this bad?

A draft is not shown. Its address gives readers an error page, and an index that lists entries by their pages shows one
that does not exist.

## How to fix it

Publish the entry, or remove the page until it is published.

## Sources

The native schema: a draft has no page.
"""

from __future__ import annotations

from glosslint.rule import EntryFacts, EntryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import Part, Place, Related


def check(entry: EntryFacts, options: NoOptions) -> Problems:
    """Report the page of a draft, unless the schema reports it."""
    page, status = entry.page, entry.status
    if page is None or status is None or not page.value.strip() or status.value.strip().casefold() != "draft":
        return
    if page.path not in entry.invalid_paths:
        related = (Related(entry.at(status.path), "the draft"),)
        help_ = "publish the entry, or remove the page until it is published"
        yield Problem("this entry is a draft, but names a page", Place(entry.file, page.path, Part.KEY), related, help_)


_LOOSE = {"properties": {"page": {"type": "string"}}}

RULE = EntryRule(
    name="page-for-draft",
    category="publishing",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    examples=(
        good("id: rope\nstatus: draft\n"),
        good("id: rope\nstatus: published\npage: /glossary/rope/\n"),
        good("id: rope\nstatus: deprecated\npage: /glossary/rope/\n"),
        good("id: rope\nstatus: draft\npage: /glossary/rope/\n", schema={"properties": {"page": False}}),
        bad(
            "id: rope\nstatus: draft\n⟦page⟧: /glossary/rope/\n",
            "this entry is a draft, but names a page",
            schema=_LOOSE,
        ),
    ),
)
