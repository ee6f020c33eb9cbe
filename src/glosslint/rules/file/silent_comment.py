"""
## What it does

Reports an unquoted string that YAML truncates at a `#` that is meant as text: `C #`, `issue #12`, "uses the #include
directive".

## Why is this bad?

A space followed by `#` begins a comment in YAML, so the site shows only the words before it, without any error.

## How to fix it

Quote the string. If a comment is meant, write it as `# comment`, with a space after the `#`, or on its own line; such
comments are never reported.

## Fix safety

Quoting the string makes the comment part of it, which readers then see: unsafe, since only the author knows whether it
is one.

## When to suppress it

When the comment begins with a number or ends like a sentence, but really is a comment.

## Sources

YAML 1.2.2, sections 6.6 (comments) and 7.3.3 (plain scalars).
"""

from __future__ import annotations

from glosslint.rule import EntryFacts, EntryRule, NoOptions, Part, Place, Problem, Problems, Severity, Span, bad, good
from glosslint.rule.fixes import ReplaceSource, Safety, SetValue, unsafe


def check(entry: EntryFacts, options: NoOptions) -> Problems:
    """Report every string that is truncated at a # meant as text."""
    for fact in entry.truncated_values:
        message = f'YAML reads "{fact.comment}" as a comment and drops it; quote the text'
        place = Place(entry.file, fact.path, Part.SOURCE, fact.span)
        with_space = place._replace(span=Span(fact.span.start - 1, fact.span.end))
        whole = SetValue(entry.at(fact.path), f"{fact.text} {fact.comment}")
        fix = unsafe("quote the text, including this part", whole, ReplaceSource(with_space, ""))
        yield Problem(message, place, help="if a comment is meant, put a space after the #", fix=fix)


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
            'YAML reads "#" as a comment and drops it; quote the text',
            after="id: c-sharp\nterm: 'C #'\n",
        ),
        bad(
            "id: macro\nsummary: Text that the ⟦#include directive copies.⟧\n",
            'YAML reads "#include directive copies." as a comment and drops it; quote the text',
            after="id: macro\nsummary: 'Text that the #include directive copies.'\n",
        ),
        bad(
            "id: pep\naliases:\n  - PEP ⟦#8⟧\n",
            'YAML reads "#8" as a comment and drops it; quote the text',
            after="id: pep\naliases:\n  - 'PEP #8'\n",
        ),
    ),
)
