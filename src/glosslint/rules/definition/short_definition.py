"""
## What it does

Reports a text that is too short to define anything: a field with fewer words than its layout requires (the native
`summary`: 8), or, where the layout requires no number, a definition of fewer than 4 words.

## Why is this bad?

So few words are a synonym or a label: the reader learns another name and not what the thing is.

## How to fix it

Say what kind of thing the term names and what sets it apart from others of that kind: "Layer that …", "Ratio of …".

## When to suppress it

When your entries are translations or expansions of acronyms, and two words are all they should hold.

Entries that only redirect readers are exempt, and so is any text that does: "See softmax.", "See: softmax and
sigmoid", a link alone.

## Sources

ISO 704 asks a definition for a superordinate concept and delimiting characteristics, which takes at least four words.
The range of 8 to 45 words is that of the native layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glosslint.rule import Cause, EntryFacts, EntryRule, Problem, Prose, Severity, bad, good, option

_LEAST = 4
_HELP = "say what kind of thing the term names, and what sets it apart from others of that kind"
#: What the rule placeholder-text reports, and a little more.
_PLACEHOLDER = re.compile(
    r"\b(?:todo|tbd|tba|tbc|fixme|xxx|lorem|placeholder|(?:definition|summary|text) here|coming soon)\b|\bto be \w+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Options:
    """A limit that overrides the layout's."""

    words: int | None = option(None, "The fewest words of a definition, instead of the layout's own number (or 4).")


def check(entry: EntryFacts, options: Options) -> Iterator[Problem]:
    """Yield every prose field with too few words."""
    if entry.redirect:
        return
    for prose in entry.measured_prose:
        count, least = prose.word_count, _least(prose, options)
        if count < least and prose.pointer is None and not _is_reported_elsewhere(entry, prose):
            place = entry.at(prose.path)
            names = (Cause("synonym-only", place), Cause("self-definition", place))
            message = f"{count} {'word' if count == 1 else 'words'}; a {prose.field} needs at least {least}"
            yield Problem(message, place, help=_HELP, causes=names)


def _least(prose: Prose, options: Options) -> int:
    """Return the fewest words of a field, or 0 for any number."""
    if prose.limits is None and not prose.core:
        return 0
    if options.words is not None:
        return options.words
    return prose.limits.min_words if prose.limits is not None else _LEAST


def _is_reported_elsewhere(entry: EntryFacts, prose: Prose) -> bool:
    """Whether the text is empty, a placeholder, or an unquoted "null" or "no", which other rules report."""
    if not prose.text.strip() or _PLACEHOLDER.search(prose.text) is not None:
        return True
    return any(implicit.path == prose.path for implicit in entry.implicit_types)


RULE = EntryRule(
    name="short-definition",
    category="definition",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    options=Options,
    examples=(
        good("id: logit\nsummary: Score that a model gives a class before softmax makes it a probability.\n"),
        bad(
            "id: logit\nsummary: ⟦Score before softmax.⟧\n",
            "3 words; a summary needs at least 8",
        ),
        bad(
            "id: logit\nsummary: >-\n  ⟦Score that\n  a [model](model) gives a class.⟧\n",
            "7 words; a summary needs at least 8",
        ),
        good("id: log-odds\nsummary: See [logit](logit).\n"),
        good("id: log-odds\nstatus: deprecated\nreplaced_by: logit\nsummary: Logit.\n"),
        good("id: logit\nsummary: TODO\n"),
        good("id: logit\nsummary: Unnormalised score.\n", options={"words": 2}),
    ),
)
