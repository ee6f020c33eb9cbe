"""
## What it does

Notes a definition that begins with "X is", of the term X, where those of the glossary begin with what the thing is.
What is usual is learned: it counts when at least 90 of 100 definitions agree, and there are at least 20. Where "X is a
…" is the house style, and where both are common, nothing is said.

## Why is this bad?

The term stands above the definition already. A reader who looks for what it means reads it twice, and tools that put
both together ("X: X is a …") show it twice.

## How to fix it

Begin with the kind of thing: "Anaconda is a distribution of Python" becomes "A distribution of Python".
`--unsafe-fixes` does so, unless the words in front say more than the term. To ask for that whatever most definitions
do, set `style = "never"`.

## When to suppress it

When the words in front say more than the term, such as which of its meanings is defined.

## Sources

ISO 704 and ISO 10241-1: a definition can replace its term in a sentence, so it does not repeat it. Of published
glossaries, the definitions of one begin "X is" in 71 of 100 entries, those of three others in 0 to 4. English
definitions only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from glosslint.rule import (
    Case,
    Cause,
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
from glosslint.rules.convention._outliers import Learned, definition_of, others, outliers, prose_of

_WANTED = {"learn": None, "never": False}


@dataclass(frozen=True)
class Options(Learned):
    """Which style holds, and from when on a majority is one."""

    style: Literal["learn", "never"] = option(
        "learn", 'Whether definitions may begin with "X is": as most of them do, or never.'
    )


def check(glossary: Glossary, options: Options) -> Iterator[Problem]:
    """Every definition that begins with its term, where the others do not."""
    wanted = _WANTED[options.style]
    for convention, case in outliers(glossary, Habit.RESTATED_TERM, options, wanted):
        if case.has:
            taken = definition_of(case)
            words = taken.shown(case.span) if taken is not None else ""
            message = f'"{words}" repeats the term{others(convention, wanted)}'
            place = case.entry.at(case.path, case.span)
            causes = (Cause("meta-opening", place), Cause("is-when", place))
            yield Problem(message, place, help="begin with what it is", causes=causes, fix=_fix(case))


def _fix(case: Case) -> Fix | None:
    """Without the frame, when that says only the term and what is left begins as a definition does."""
    taken = definition_of(case)
    text = prose_of(case).text
    core = taken.parts.core.start if taken is not None and taken.bare else len(text)
    if not text[core : core + 1].isalpha():
        return None
    kept = "[" if text[core - 1 : core] == "[" else ""
    words = text[slice(*case.span)].lstrip("[*_")
    letter = text[core].title() if words[:1].isupper() else text[core]
    place = case.entry.at(case.path, Span(case.span.start, core + 1))
    return unsafe("begin with what it is", Replace(place, kept + letter))


_TWO = {
    "token.yaml": "id: token\nterm: token\nsummary: A piece of text.\n",
    "batch.yaml": "id: batch\nterm: batch\nsummary: Examples that are seen at once.\n",
}

RULE = GlossaryRule(
    name="restated-term",
    category="convention",
    severity=Severity.INFO,
    docs=__doc__,
    check=check,
    options=Options,
    fixes=(Safety.UNSAFE,),
    examples=(
        good({**_TWO, "logit.yaml": "id: logit\nterm: logit\nsummary: A logit is a score.\n"}),
        good("id: logit\nterm: logit\nsummary: A score, as a logit is.\n", options={"style": "never"}),
        bad(
            {**_TWO, "logit.yaml": "id: logit\nterm: logit\nsummary: ⟦A logit is⟧ a score before softmax.\n"},
            '"A logit is" repeats the term; 2 of 3 summaries begin without "X is"',
            options={"least": 3, "share": 60},
            after="id: logit\nterm: logit\nsummary: A score before softmax.\n",
        ),
        bad(
            "id: logit\nterm: logit\nsummary: In statistics, ⟦logits are⟧ scores.\n",
            '"logits are" repeats the term',
            options={"style": "never"},
            after="id: logit\nterm: logit\nsummary: In statistics, scores.\n",
        ),
    ),
)
