"""
## What it does

Reports a term that is not written with capitals and small letters as those of the glossary are: "Loss function" among
terms that begin small, "loss function" among those that begin with a capital, "Loss Function" where later words are
small. What is usual is learned, for each language: it counts when at least 90 of 100 terms agree, and there are at
least 20.

Reported are plain words only, which are known by how the texts of the glossary write them: three times small and never
with a capital in mid-sentence, or, where a capital is usual, twice with one. Acronyms, words with a case of their own
(eBPF, LaTeX), proper names (Bayes, Git), and the words behind an acronym of the entry stay as they are.

## Why is this bad?

A capital says that something is a name: writers who copy the term into a sentence copy its capital. In a list of terms
the one that differs looks like a slip.

## How to fix it

Write the term as the others are. To fix a direction whatever most terms do, set `style`.

## When to suppress it

When the term is a proper name that the texts happen to write small.

## Sources

ISO 10241-1 has terms written as in running text, small unless a capital belongs to the word; web glossaries mostly use
capitals. Of Glosario's 631 English terms 111 begin with a capital: four of them are slips, and this rule reports those.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from glosslint.rule import (
    Case,
    Cause,
    Convention,
    Fix,
    Glossary,
    GlossaryRule,
    Habit,
    Problem,
    Replace,
    Safety,
    Severity,
    Span,
    bad,
    good,
    option,
    unsafe,
)
from glosslint.rules.convention._outliers import Learned, name_of, others, outliers

#: Whether a term begins with a capital, and whether its later words do.
_WANTED = {"learn": (None, None), "small": (False, False), "sentence": (True, False), "title": (True, True)}
_HABITS = (Habit.TERM_CAPITAL, Habit.TERM_TITLE)


@dataclass(frozen=True)
class Options(Learned):
    """Which style holds, and from when on a majority is one."""

    style: Literal["learn", "small", "sentence", "title"] = option(
        "learn",
        "How terms are written: as most of them are, `small` (loss function), `sentence` (Loss function), or `title` "
        "(Loss Function).",
    )


class _Outlier(NamedTuple):
    """A term, and what of it differs."""

    convention: Convention
    case: Case
    wanted: bool | None


def check(glossary: Glossary, options: Options) -> Iterator[Problem]:
    """Every term of plain words that is written otherwise than the others: one finding for both ways to differ."""
    found: dict[int, list[_Outlier]] = {}
    for habit, wanted in zip(_HABITS, _WANTED[options.style], strict=True):
        for convention, case in outliers(glossary, habit, options, wanted):
            if glossary.conventions.may_differ(habit, case):
                found.setdefault(id(name_of(case)), []).append(_Outlier(convention, case, wanted))
    for outliers_ in found.values():
        yield _problem(outliers_)


def _problem(found: list[_Outlier]) -> Problem:
    convention, case, wanted = found[0]
    name = name_of(case).value
    differs = _differs(convention, case)
    written = name
    for outlier in found:
        written = _written(written, outlier)
    message = f'"{name}" {differs}{others(convention, wanted)}'
    level = "" if convention.main_language else "translation"
    place = case.entry.at(case.path, case.span)
    first = case.entry.at(case.path, Span(case.span.start, case.span.start + len(name.split()[0])))
    causes = (Cause("leading-article", first),)
    return Problem(message, place, help=f'write "{written}"', case=level, causes=causes, fix=_fix(case, name, written))


def _differs(convention: Convention, case: Case) -> str:
    if convention.habit is Habit.TERM_CAPITAL:
        return "begins with a capital" if case.has else "begins with a small letter"
    return "has a capital at every word" if case.has else "has later words without a capital"


def _written(name: str, outlier: _Outlier) -> str:
    """The name as the others are: its first word, or its later ones, with the other case."""
    parts = name.split(" ")
    change = str.lower if outlier.case.has else str.title
    if outlier.convention.habit is Habit.TERM_CAPITAL:
        return " ".join((change(parts[0]), *parts[1:]))
    last = next((number for number, part in enumerate(parts) if part.startswith("(")), len(parts))
    return " ".join(
        change(part) if 0 < number < last and part.isalpha() and (outlier.case.has or len(part) > 3) else part
        for number, part in enumerate(parts)
    )


def _fix(case: Case, name: str, written: str) -> Fix | None:
    """Letter by letter; none where the term is the id, since what refers to it would be lost."""
    entry = case.entry
    if len(written) != len(name) or (entry.id is not None and entry.id.value == name):
        return None
    start = case.span.start
    letters = (
        Replace(entry.at(case.path, Span(start + at, start + at + 1)), new)
        for at, (old, new) in enumerate(zip(name, written, strict=True))
        if old != new
    )
    return unsafe(f'write "{written}"', *letters)


_SMALL = {
    "logit.yaml": "id: logit\nterm: logit\nsummary: A score of a loss. Any loss will do, if the loss has a mean.\n",
    "mean.yaml": "id: mean\nterm: sample mean\nsummary: The mean of a sample, and no other mean.\n",
}

RULE = GlossaryRule(
    name="term-case",
    category="convention",
    severity=Severity.WARNING,
    cases={"translation": Severity.INFO},
    docs=__doc__,
    check=check,
    options=Options,
    fixes=(Safety.UNSAFE,),
    examples=(
        good({**_SMALL, "loss.yaml": "id: loss\nterm: Loss\n"}),
        good(
            {**_SMALL, "bayes.yaml": "id: bayes\nterm: Bayes\nsummary: What Bayes said.\n"}, options={"style": "small"}
        ),
        good({**_SMALL, "ml.yaml": "id: ml\nterm: Mean Loss\naliases: [ML]\n"}, options={"style": "small"}),
        bad(
            {**_SMALL, "loss.yaml": "id: loss\nterm: ⟦Loss⟧\n"},
            '"Loss" begins with a capital; 2 of 3 terms begin with a small letter',
            options={"least": 3, "share": 60},
            after="id: loss\nterm: loss\n",
        ),
        bad(
            {**_SMALL, "mean-loss.yaml": "id: mean-loss\nterm: ⟦Mean Loss⟧ # of a batch\n"},
            '"Mean Loss" begins with a capital',
            options={"style": "small"},
            after="id: mean-loss\nterm: mean loss # of a batch\n",
        ),
    ),
)
