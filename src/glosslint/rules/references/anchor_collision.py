"""
## What it does

Reports two entries that get the same anchor, such as "C++" and "C#", and one that gets none, such as "++". It checks
terms if the layout says that anchors are made of them (`anchor = "slug"`, or `id = "@slug"` if a text links to an
entry), and ids in layouts, such as the native one, whose entries must be in files named after them. With the option
`names` it checks terms in any layout. Where the layout does not say how the site makes its anchors, or no page is known
to have any, as for a table without links, the rule reports nothing.

Anchors are generated as in Markdown renderers: lowercase letters, hyphens instead of spaces, symbols removed.

## Why is this bad?

One of the two pages overwrites the other, or a link to the second opens the first. The build does not report it.

## How to fix it

Spell out the symbol: `cpp`, `c-sharp`.

## When to suppress it

When your site generates anchors in a way that keeps the two apart.

## Sources

GitHub's rule for the anchors of headings, which most Markdown renderers follow.
"""

from __future__ import annotations

from collections.abc import Iterable

from glosslint.rule import Glossary, GlossaryRule, Problem, Problems, Severity, bad, dataclass, fold, good, option, slug
from glosslint.rule.facts import EntryFacts, Related, Text


@dataclass(frozen=True)
class Options:
    """The sources of anchors."""

    names: bool = option(False, "Whether pages also have anchors made from terms; native pages have only those of ids.")


def check(glossary: Glossary, options: Options) -> Problems:
    """Report every id (and term) whose anchor an earlier one has, or that produces none."""
    entries = glossary.entries
    yield from _collisions("id", ((entry, entry.id) for entry in entries if entry.id_is_stem))
    linked = any(entry.links for entry in entries)
    by_terms = (entry for entry in entries if options.names or entry.anchor or (linked and entry.id_key == "@slug"))
    yield from _collisions("term", ((entry, entry.term) for entry in by_terms))


def _collisions(kind: str, named: Iterable[tuple[EntryFacts, Text | None]]) -> Problems:
    first: dict[str, tuple[EntryFacts, Text]] = {}
    for entry, text in named:
        if text is None or not text.value.strip():
            continue
        anchor = slug(text.value)
        if not anchor.strip("-"):
            yield Problem(f'the {kind} "{text.value}" produces no anchor', entry.at(text.path), help=_HELP)
        elif anchor not in first:
            first[anchor] = entry, text
        elif fold(first[anchor][1].value) != fold(text.value):  # equal ones are duplicates, for other rules
            first_entry, first_text = first[anchor]
            message = f'the {kind}s "{text.value}" and "{first_text.value}" produce the same anchor, "{anchor}"'
            related = Related(first_entry.at(first_text.path), f'"{first_text.value}" has the anchor first')
            yield Problem(message, entry.at(text.path), (related,), help=_HELP)


_HELP = "spell out the symbol, as in “sharp” or “plus”"


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
            'the ids "c#" and "c++" produce the same anchor, "c"',
        ),
        good("c++: Language that adds classes to C.\nc#: Language of a platform.\n", layout="map"),
        good("- term: C++\n  definition: Language.\n- term: C#\n  definition: Platform.\n", layout="jekyll-data"),
        bad(
            "- term: C++\n  definition: Language.\n- term: ⟦C#⟧\n  definition: Unlike [C++](#c).\n",
            'the terms "C#" and "C++" produce the same anchor, "c"',
            layout="jekyll-data",
        ),
        bad({"ellipsis.yaml": "id: ⟦'...'⟧\n"}, 'the id "..." produces no anchor'),
        good({"softmax.yaml": "id: softmax\n", "Softmax.yaml": "id: Softmax\n"}),
        bad(
            {"cpp.yaml": "id: cpp\nterm: C++\n", "c-sharp.yaml": "id: c-sharp\nterm: ⟦C#⟧\n"},
            'the terms "C#" and "C++" produce the same anchor, "c"',
            options={"names": True},
        ),
    ),
)
