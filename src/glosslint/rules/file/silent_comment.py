"""
## What it does

Reports a text without quotes that YAML cuts short at a `#` the writer meant: `C #`, `issue #12`, "uses the #include
directive".

## Why is this bad?

A blank and a `#` begin a comment in YAML, so the site shows only the words before it. No error tells so.

## How to fix it

Put the text in quotes. Where a comment is meant, write it as `# comment`, with a blank after the `#`, or on a line of
its own: such comments are never reported.

## When to suppress it

When the comment begins with a number or ends like a sentence, and is a comment all the same.

## Sources

YAML 1.2.2, sections 6.6 (comments) and 7.3.3 (plain scalars).
"""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.rule import (
    EntryFacts,
    EntryRule,
    NoOptions,
    Part,
    Place,
    Problem,
    ReplaceSource,
    Safety,
    SetValue,
    Severity,
    Span,
    bad,
    good,
    unsafe,
)


def check(entry: EntryFacts, options: NoOptions) -> Iterator[Problem]:
    """Every text that ends at a # it was to hold."""
    for fact in entry.truncated_values:
        message = f'YAML takes "{fact.comment}" for a comment and drops it; put the text in quotes'
        place = Place(entry.file, fact.path, Part.SOURCE, fact.span)
        with_blank = place._replace(span=Span(fact.span.start - 1, fact.span.end))
        whole = SetValue(entry.at(fact.path), f"{fact.text} {fact.comment}")
        fix = unsafe("make it a part of the text, in quotes", whole, ReplaceSource(with_blank, ""))
        yield Problem(message, place, help="a comment that is meant has a blank after its #", fix=fix)


RULE = EntryRule(
    name="silent-comment",
    category="file",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.UNSAFE,),
    examples=(
        good("id: rope\nterm: RoPE # as the paper writes it\nsummary: A position scheme. #checked\n"),
        good('id: c-sharp\nterm: "C #"\naliases: [C#, C-sharp]\n'),
        bad(
            "id: c-sharp\nterm: C ⟦#⟧\n",
            'YAML takes "#" for a comment and drops it; put the text in quotes',
            after="id: c-sharp\nterm: 'C #'\n",
        ),
        bad(
            "id: macro\nsummary: Text that the ⟦#include directive copies.⟧\n",
            'YAML takes "#include directive copies." for a comment and drops it; put the text in quotes',
            after="id: macro\nsummary: 'Text that the #include directive copies.'\n",
        ),
        bad(
            "id: pep\naliases:\n  - PEP ⟦#8⟧\n",
            'YAML takes "#8" for a comment and drops it; put the text in quotes',
            after="id: pep\naliases:\n  - 'PEP #8'\n",
        ),
    ),
)
