"""
## What it does

Reports a word that the glossary mostly writes otherwise: "organise" beside "organize", "colour" beside "color",
"centre" beside "center", "data set" beside "dataset". Which form is right is learned: British and American endings are
counted each as one habit (-ise, -our, -re, …), and compounds each for itself. The rule speaks where the rarer form has
at most one in three of three places or more; every word once, with all its places. It is a note where no text has the
right form of that very word, and only others like it.

A name of an entry is right, however rare: with an entry "Dataset", every "data set" is reported, and where both are
names, none. A part of a longer name counts as right where it is not the rarer form. Names, longer names that hold the
word, code, the targets of links, quotations, and what a text offers as another form ("multitenancy (or
multi-tenancy)") are not looked at. A hyphen and a blank count as the same, as
"open-source software" is right beside "open source".

## Why is this bad?

The same thing written in two ways looks like two things, and a search finds only one of them.

## How to fix it

Write the form that the message names. `--fix --unsafe-fixes` does so.

## When to suppress it

Where somebody is quoted without quotation marks, and where the two forms mean two things. To settle a form whatever
most texts do, list it in a table for `preferred-form`.

## Sources

Style guides ask for one form and leave the choice: Oxford University Press writes -ize with -our, the European Union
-ise. English texts only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from glosslint.rule import (
    Cause,
    EntryFacts,
    Glossary,
    GlossaryRule,
    NoOptions,
    Place,
    Problem,
    Prose,
    Replace,
    Safety,
    Severity,
    Variant,
    bad,
    base_words,
    good,
    lowered,
    mask_quotations,
    mixed_spellings,
    spelling_variants,
    unsafe,
)

_LEAST = 3  # places
_BEFORE = 40  # characters before a word in which a text may say that it is another form
_SPOKEN_OF = re.compile(
    r"(?:\((?:or\s+)?|\b(?:also|called|known as|named|spelled|spelt|written|term)\b[^.;:,]*)[*_]*\Z"
)
_RARE = 3  # one in so many is the rarer form


class Seen(NamedTuple):
    """A word of a text that is written in two ways."""

    variant: Variant
    entry: EntryFacts
    prose: Prose

    @property
    def place(self) -> Place:
        """Its characters."""
        return self.entry.at(self.prose.path, self.variant.span)

    @property
    def said(self) -> str:
        """The word as it stands there."""
        return " ".join(self.prose.text[slice(*self.variant.span)].split())

    @property
    def is_spoken_of(self) -> bool:
        """Whether the text tells that a word is written so, too, and does not just use it."""
        start = self.variant.span.start
        return _SPOKEN_OF.search(self.prose.text, max(0, start - _BEFORE), start) is not None

    def is_in_name(self, glossary: Glossary) -> bool:
        """Whether it is part of the name of an entry there."""
        start, end = self.variant.span
        return any(found.span.start < end and start < found.span.end for found in glossary.names_in(self.prose))


class Named(NamedTuple):
    """A name of an entry, and how many words it has."""

    name: str
    words: int

    def is_whole(self, key: str) -> bool:
        """Whether the name is that word or compound, and nothing besides."""
        return self.words == len(key.split())


def check(glossary: Glossary, options: NoOptions) -> Iterator[Problem]:
    """Every word that is mostly written otherwise; its places after the first as consequences of that."""
    seen = list(_seen(glossary))
    sides = Counter((item.variant.group, item.variant.first) for item in seen)
    keys = Counter(item.variant.key for item in seen)
    named = _named(glossary) if seen else {}
    first: dict[str, Place] = {}
    for item in seen:
        variant = item.variant
        here, there = (sides[variant.group, side] for side in (variant.first, not variant.first))
        is_rare = here + there >= _LEAST and here * _RARE <= here + there
        name = named.get(variant.other)
        right = name if name is not None and (here <= there or name.is_whole(variant.other)) else None
        if variant.key in named or not (right or is_rare) or item.is_spoken_of or item.is_in_name(glossary):
            continue
        causes = [Cause("spelling-variant", first[variant.key])] if variant.key in first else []
        first.setdefault(variant.key, item.place)
        reason = _reason(variant, there, here + there, right)
        case = "" if right or keys[variant.other] or not _is_ending(variant) else "habit"
        yield _problem(item, reason, case, causes)


def _seen(glossary: Glossary) -> Iterator[Seen]:
    """All words of English texts that are written in two ways in this glossary."""
    texts = [(entry, prose) for entry in glossary.entries for prose in entry.prose if prose.english]
    known = mixed_spellings([*(words for _, words in _names(glossary)), *(prose.base_forms for _, prose in texts)])
    for entry, prose in texts:
        if known.may_occur_in(prose.base_forms):
            for variant in spelling_variants(prose.text, lowered(mask_quotations(prose.opaque)), known):
                yield Seen(variant, entry, prose)


def _names(glossary: Glossary) -> Iterator[tuple[str, list[str]]]:
    """The English names of all entries, and their words."""
    for entry in (*glossary.entries, *glossary.vocabulary):
        for name in entry.names:
            if name.language.split("-")[0] == "en":
                yield name.value, base_words(name.value)


def _named(glossary: Glossary) -> Mapping[str, Named]:
    """The words of names, and those that stand side by side, in the form of ``Variant.key``; with the shortest such
    name."""
    found: dict[str, Named] = {}
    for name, words in sorted(_names(glossary), key=lambda pair: len(pair[0])):
        for key in (*words, *map(" ".join, pairwise(words))):
            found.setdefault(key, Named(name, len(words)))
    return found


def _is_ending(variant: Variant) -> bool:
    return variant.group.startswith("-")


def _reason(variant: Variant, there: int, together: int, right: Named | None) -> str:
    if right is not None:
        return f', as in the name "{right.name}"'
    if _is_ending(variant):
        ending = variant.group.split("/")[variant.first]
        return f"; {there} of {together} such words are written with {ending}"
    return f" in {there} of {together} places"


def _problem(item: Seen, reason: str, case: str, causes: Sequence[Cause]) -> Problem:
    written = item.variant.written
    fix = unsafe(f'write "{written}"', Replace(item.place, written))
    message = f'"{item.said}" is written "{written}"{reason}'
    return Problem(message, item.place, case=case, causes=tuple(causes), fix=fix)


_SETS = {
    "a.yaml": "id: split\nterm: Split\nsummary: Part of a dataset.\n",
    "b.yaml": "id: batch\nterm: Batch\nsummary: Some rows of datasets.\n",
}

RULE = GlossaryRule(
    name="spelling-variant",
    category="consistency",
    severity=Severity.WARNING,
    cases={"habit": Severity.INFO},
    docs=__doc__,
    check=check,
    fixes=(Safety.UNSAFE,),
    examples=(
        good({**_SETS, "c.yaml": 'id: row\nterm: Row\nsummary: Line of what the paper calls "data set".\n'}),
        good("id: tune\nterm: Tune\nsummary: To optimize or optimise a model.\n"),
        good("id: oss\nterm: OSS\nsummary: Open-source software, open source for short, whose source is open.\n"),
        bad(
            {**_SETS, "c.yaml": "id: row\nterm: Row\nsummary: Line of a ⟦data set⟧.\n"},
            '"data set" is written "dataset" in 2 of 3 places',
            after={"c.yaml": "id: row\nterm: Row\nsummary: Line of a dataset.\n"},
        ),
        bad(
            "id: tune\nterm: Tune\nsummary: To optimize, and not only to ⟦organise⟧, by customized means.\n",
            '"organise" is written "organize"; 2 of 3 such words are written with -ize',
            after="id: tune\nterm: Tune\nsummary: To optimize, and not only to organize, by customized means.\n",
        ),
        bad(
            {
                "a.yaml": "id: dataset\nterm: Dataset\nsummary: Rows that belong together.\n",
                "b.yaml": "id: batch\nterm: Batch\nsummary: Some rows of ⟦data sets⟧.\n",
            },
            '"data sets" is written "datasets", as in the name "Dataset"',
            after={"b.yaml": "id: batch\nterm: Batch\nsummary: Some rows of datasets.\n"},
        ),
    ),
)
