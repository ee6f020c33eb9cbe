"""
## What it does

Reports a term whose capitalisation differs from that of the other terms: "Loss function" among terms that begin with a
lowercase letter, "loss function" among terms that begin with a capital, "Loss Function" among terms whose later words
are in lowercase. The convention is learned for each language: it holds when at least 90 % of at least 20 terms agree.

Only plain words are reported. The texts of the glossary show which words are plain: they are written three times in
lowercase (once, if at most one of twenty terms begins with a capital) and never with a capital in mid-sentence, or,
where a capital is usual, twice with a capital at the start of a sentence and elsewhere in lowercase. Acronyms, words
with a case of their own (eBPF, LaTeX), proper names (Bayes, Git), and the words that an acronym of the entry stands for
are accepted. "Loss Function" among terms that are all in lowercase is an info: it may be the name of a product or
method. If more than a quarter of the terms begin with a capital, or more than a quarter of those of several words are
in title case, both styles are in use, and no capital is reported; nor is that of "State pattern" beside "Strategy
pattern" and "Visitor pattern", which are names.

Whatever the convention, a term of one word is reported that its own texts write in capitals only ("Uuid", where they
say UUID).

## Why is this bad?

A capital marks a name: writers who copy the term into a sentence copy its capital. In a list of terms the one that
differs looks like a mistake.

## How to fix it

Write the term as the others are written. To require one style whatever most terms do, set `style`.

## Fix safety

Unsafe: a term may be a proper name, whose capital belongs to it.

## When to suppress it

When the term is a proper name that the texts happen to write in lowercase.

## Sources

ISO 10241-1 has terms written as in running text, in lowercase unless a capital belongs to the word; web glossaries
mostly use capitals. Of Glosario's 631 English terms 111 begin with a capital: four of them are mistakes, and this rule
reports those.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from glosslint.rule import Cause, Glossary, GlossaryRule, Problem, Problems, Severity, bad, dataclass, good, option
from glosslint.rule.facts import EntryFacts, Habit, Span
from glosslint.rule.fixes import Fix, Replace, Safety, unsafe
from glosslint.rule.names import split_qualifier
from glosslint.rules.convention._frame import TRANSLATION, LearnedOptions, Outlier, outliers

#: Whether a term begins with a capital, and whether its later words do.
_WANTED = {"learn": (None, None), "small": (False, False), "sentence": (True, False), "title": (True, True)}
_LONGEST_ACRONYM = 6  # letters
_LONG = 4  # letters: shorter words, such as "of" and "and", are in lowercase in title case
_HABITS = (Habit.TERM_CAPITAL, Habit.TERM_TITLE)
_DIFFERENCES = {
    (Habit.TERM_CAPITAL, True): "begins with a capital",
    (Habit.TERM_CAPITAL, False): "begins with a lowercase letter",
    (Habit.TERM_TITLE, True): "capitalises later words",
    (Habit.TERM_TITLE, False): "is not in title case",
}


@dataclass(frozen=True)
class Options(LearnedOptions):
    """Which style is required, and when a majority is a convention."""

    style: Literal["learn", "small", "sentence", "title"] = option(
        "learn",
        "How terms are written: as most of them are, `small` (loss function), `sentence` (Loss function), or `title` "
        "(Loss Function).",
    )


def check(glossary: Glossary, options: Options) -> Problems:
    """Yield every term of plain words that is written differently from the others, once even if it differs twice."""
    by_name: dict[int, list[Outlier]] = {}
    for habit, wanted in zip(_HABITS, _WANTED[options.style], strict=True):
        for outlier in outliers(glossary, habit, options, wanted):
            if glossary.conventions.may_differ(habit, outlier.case):
                by_name.setdefault(id(outlier.name), []).append(outlier)
    yield from _acronyms(glossary)
    for differing in by_name.values():
        first, name = differing[0], differing[0].name.value
        written = name
        for outlier in differing:
            written = _recased(written, outlier)
        message = f'"{name}" {_DIFFERENCES[first.convention.habit, first.case.has]}'
        start = first.case.span.start
        causes = (Cause("leading-article", first.at(start, start + len(name.split()[0]))),)
        half = _half_written(written, options)
        advice = f"write {half}" if half else f'write "{written}"'
        problem = first.problem(message, advice, causes, None if half else _fix(first, name, written))
        is_title = sum(word[0].isupper() for word in name.split()) > 1
        may_be_name = first.learned and first.convention.habit is Habit.TERM_CAPITAL and is_title
        yield replace(problem, case="title") if may_be_name and not problem.case else problem


def _acronyms(glossary: Glossary) -> Problems:
    """Yield every term whose own texts write it in capitals."""
    for entry in glossary.entries:
        for name in entry.names:
            if name.kind == "term" and _is_in_capitals(entry, name.value):
                capitals = name.value.upper()
                place = entry.at(name.path, Span(name.start, name.start + len(name.value)))
                is_id = entry.id is not None and entry.id.value == name.value
                fix = None if is_id else unsafe(f'write "{capitals}"', Replace(place, capitals))
                yield Problem(f'"{name.value}" is written "{capitals}" in its own text', place, fix=fix)


def _is_in_capitals(entry: EntryFacts, term: str) -> bool:
    """Return whether a term of one short word is in the texts of its entry, and in capitals wherever it is there."""
    if not (term.isalpha() and term.isascii() and 1 < len(term) <= _LONGEST_ACRONYM) or not term[1:].islower():
        return False
    texts = [prose.opaque for prose in entry.prose if term.upper() in prose.text]
    words = re.compile(rf"(?<![\w.-]){term}s?(?![\w-])", re.IGNORECASE)
    written = [match[0].removesuffix("s") for text in texts for match in words.finditer(text)]
    return set(written) == {term.upper()}


def _recased(name: str, outlier: Outlier) -> str:
    """Return the name with its first word, or its later ones, in the other case."""
    first, *others = name.split(" ")
    change = str.lower if outlier.case.has else str.title
    if outlier.convention.habit is Habit.TERM_CAPITAL:
        return " ".join((change(first), *others))
    least = 1 if outlier.case.has else _LONG
    return " ".join((first, *(change(part) if part.isalpha() and len(part) >= least else part for part in others)))


def _half_written(written: str, options: Options) -> str:
    """Return how to write a name if later words are in the other case, since they may be names, or else ""."""
    later = split_qualifier(written)[0].split()[1:]
    if written[0].islower() and any(map(str.istitle, later)):
        return "it in lowercase, but for names"
    if options.style == "title" and any(word.islower() and word.isalpha() and len(word) >= _LONG for word in later):
        return "its words with capitals"
    return ""


def _fix(outlier: Outlier, name: str, written: str) -> Fix | None:
    """Return a fix that changes each letter by itself; none if the term is the id, since references would break."""
    entry = outlier.case.entry
    if len(written) != len(name) or (entry.id is not None and entry.id.value == name):
        return None
    letters = (
        Replace(outlier.at(position, position + 1), new)
        for position, (old, new) in enumerate(zip(name, written, strict=True), outlier.case.span.start)
        if old != new
    )
    return unsafe(f'write "{written}"', *letters)


_SMALL = {
    "logit.yaml": "id: logit\nterm: logit\nsummary: A score of a loss. Any loss will do, if the loss has a mean.\n",
    "mean.yaml": "id: mean\nterm: sample mean\nsummary: The mean of a sample, and no other mean.\n",
}

_MANY = {f"mean-{at}.yaml": f"id: mean-{at}\nterm: sample mean {at}\n" for at in range(19)}

RULE = GlossaryRule(
    name="term-case",
    category="convention",
    severity=Severity.WARNING,
    cases={**TRANSLATION, "title": Severity.INFO},
    docs=__doc__,
    check=check,
    options=Options,
    fixes=(Safety.UNSAFE,),
    examples=(
        good({**_SMALL, "loss.yaml": "id: loss\nterm: Loss\n"}),
        good("id: iot\nterm: IoT\nsummary: Things with an address, or IOT in capitals.\n"),
        good("id: rest\nterm: Rest\nsummary: Time off; REST is another word. The rest is over.\n"),
        bad(
            "id: id-of-all\nterm: ⟦Uuid⟧\nsummary: Number that names one thing in the world. Two UUIDs differ.\n",
            '"Uuid" is written "UUID" in its own text',
            after="id: id-of-all\nterm: UUID\nsummary: Number that names one thing in the world. Two UUIDs differ.\n",
        ),
        good(
            {**_SMALL, "bayes.yaml": "id: bayes\nterm: Bayes\nsummary: What Bayes said.\n"}, options={"style": "small"}
        ),
        good({**_SMALL, "ml.yaml": "id: ml\nterm: Mean Loss\naliases: [ML]\n"}, options={"style": "small"}),
        bad(
            {**_SMALL, "loss.yaml": "id: loss\nterm: ⟦Loss⟧\n"},
            '"Loss" begins with a capital; 2 other terms begin with a lowercase letter',
            options={"least": 3, "share": 60},
            after="id: loss\nterm: loss\n",
        ),
        good({**_MANY, "bayes.yaml": "id: bayes\nterm: Bayes\nsummary: Of a loss.\n"}),
        bad(
            {**_MANY, "loss.yaml": "id: loss\nterm: ⟦Loss⟧\nsummary: The losses of a batch, or a loss.\n"},
            '"Loss" begins with a capital; 19 other terms begin with a lowercase letter',
            after="id: loss\nterm: loss\nsummary: The losses of a batch, or a loss.\n",
        ),
        bad(
            {**_SMALL, "mean-loss.yaml": "id: mean-loss\nterm: ⟦Mean Loss⟧ # of a batch\n"},
            '"Mean Loss" begins with a capital',
            options={"style": "small"},
            after="id: mean-loss\nterm: mean loss # of a batch\n",
        ),
    ),
)
