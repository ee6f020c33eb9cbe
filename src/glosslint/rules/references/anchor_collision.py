"""
## What it does

Reports two entries whose ids make the same page or anchor, such as `c++` and `c#`, and an id of which no anchor is
left, such as `++`. With the option `names` it asks the same of terms.

Anchors are made as Markdown renderers make them: small letters, blanks become hyphens, signs are dropped.

## Why is this bad?

One of the two pages overwrites the other, or a link to the second lands at the first. The build does not say so.

## How to fix it

Spell out what the sign says: `cpp`, `c-sharp`.

## When to suppress it

When your site makes its anchors in another way that keeps the two apart.

## Sources

GitHub's rule for the anchors of headings, which most renderers of Markdown follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glosslint.rule import (
    EntryFacts,
    Glossary,
    GlossaryRule,
    Problem,
    Related,
    Severity,
    Text,
    bad,
    fold,
    good,
    option,
    slug,
)


@dataclass(frozen=True)
class Options:
    """What anchors are made from."""

    names: bool = option(False, "Whether your pages make anchors from terms, too; native pages use ids alone.")


def check(glossary: Glossary, options: Options) -> Iterator[Problem]:
    """Every id, and term if asked, whose anchor another one has already, or that has none."""
    entries = glossary.entries
    yield from _collisions("id", ((entry, entry.id) for entry in entries))
    if options.names:
        yield from _collisions("term", ((entry, entry.term) for entry in entries))


def _collisions(kind: str, named: Iterable[tuple[EntryFacts, Text | None]]) -> Iterator[Problem]:
    first: dict[str, tuple[EntryFacts, Text]] = {}
    for entry, text in named:
        if text is None or not text.value.strip():
            continue
        anchor = slug(text.value)
        if not anchor.strip("-"):
            yield Problem(f'no anchor is left of the {kind} "{text.value}"', entry.at(text.path), help=_HELP)
        elif anchor not in first:
            first[anchor] = entry, text
        elif fold(first[anchor][1].value) != fold(text.value):  # equal ones are duplicates, for other rules
            yield _problem(kind, anchor, first[anchor], entry, text)


_HELP = "spell out what the sign says, such as “sharp” or “plus”"


def _problem(kind: str, anchor: str, first: tuple[EntryFacts, Text], entry: EntryFacts, text: Text) -> Problem:
    other, its = first
    message = f'the {kind}s "{text.value}" and "{its.value}" give the same anchor, "{anchor}"'
    label = f'"{its.value}" takes the anchor first'
    return Problem(message, entry.at(text.path), (Related(other.at(its.path), label),), help=_HELP)


RULE = GlossaryRule(
    name="anchor-collision",
    category="references",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    options=Options,
    examples=(
        good({"cpp.yaml": "id: cpp\nterm: C++\n", "c-sharp.yaml": "id: c-sharp\nterm: C#\n"}),
        bad(
            {"c++.yaml": "id: c++\n", "c-sharp.yaml": "id: ⟦'c#'⟧\n"},
            'the ids "c#" and "c++" give the same anchor, "c"',
        ),
        bad({"ellipsis.yaml": "id: ⟦'...'⟧\n"}, 'no anchor is left of the id "..."'),
        good({"softmax.yaml": "id: softmax\n", "Softmax.yaml": "id: Softmax\n"}),
        bad(
            {"cpp.yaml": "id: cpp\nterm: C++\n", "c-sharp.yaml": "id: c-sharp\nterm: ⟦C#⟧\n"},
            'the terms "C#" and "C++" give the same anchor, "c"',
            options={"names": True},
        ),
    ),
)
