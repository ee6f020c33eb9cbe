"""
## What it does

Reports a definition that begins with "X is", where X is the term, when the others of the glossary begin with what the
thing is. The convention is learned: it holds when at least 90 % of at least 20 definitions agree. Where "X is a …" is
the house style, or both are common, nothing is reported.

## Why is this bad?

The definition follows the term. A reader who looks the term up reads it twice, and tools that join the two
("X: X is a …") show it twice.

## How to fix it

Begin with the kind of thing: "Anaconda is a distribution of Python" becomes "A distribution of Python". `--fix
--unsafe-fixes` does so, unless the opening words say more than the term or what is left is no definition. To require
this whatever most definitions do, set `style = "never"`.

## Fix safety

Unsafe: the first words of the sentence are removed. The fix is offered only where what follows is a definition by
itself; after "is", an article or a relative clause must show that a noun follows, and no second verb, no clause about
the thing and no reason may need the first words ("X is a metal and is used …", "…, but it …", "… because …").

## When to suppress it

When the opening words say more than the term, such as which of its meanings is defined.

## Sources

ISO 704 and ISO 10241-1: a definition can replace its term in a sentence, so it does not repeat it. Definitions begin
with "X is" in 71 % of the entries of one published glossary, and in 0 to 4 % in three others. English definitions only.
"""

from __future__ import annotations

import re
from typing import Literal

from glosslint.rule import Cause, Glossary, GlossaryRule, Habit, Problems, Severity, Span, bad, dataclass, good, option
from glosslint.rule.fixes import Replace, Safety, unsafe
from glosslint.rule.text import lazy_pattern
from glosslint.rules.convention._frame import WANTED, LearnedOptions, first_after, outliers

_HELP = "start with what it is"
_IS = lazy_pattern(r"\bis\W*\Z", re.IGNORECASE)
#: What shows that a noun begins: a word such as "the", or "software that".
_NOUN = lazy_pattern(
    r"(?:an?|the|any|one|each|every|either|some|all|that|what|how)\b|\w+(?:\]\([^)]*\))?\s+(?:that|which|who|whose)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Options(LearnedOptions):
    """Which style is required, and when a majority is a convention."""

    style: Literal["learn", "never"] = option(
        "learn", 'Whether definitions may begin with "X is": as most of them do, or never.'
    )


def check(glossary: Glossary, options: Options) -> Problems:
    """Yield every definition that begins with its term when the others do not."""
    for outlier in outliers(glossary, Habit.RESTATED_TERM, options, WANTED[options.style]):
        text, parsed, start = outlier.prose.text, outlier.definition, outlier.case.span.start
        if outlier.case.has:
            words = parsed.shown(outlier.case.span) if parsed is not None else ""
            place = outlier.at(*outlier.case.span)
            causes = (Cause("meta-opening", place), Cause("is-when", place))
            # "X is" is removed if it says only the term and the rest begins as a definition does.
            fix, core = None, parsed.parts.core.start if parsed is not None else 0
            bare = parsed is not None and parsed.bare and parsed.stands_alone(Span(start, core))
            may_be_adjective = _IS.search(text[:core]) is not None and _NOUN.match(text, core) is None
            if bare and text[core].isalpha() and not may_be_adjective:
                fix = unsafe(_HELP, Replace(outlier.at(start, core + 1), first_after(text, start, core)))
            yield outlier.problem(f'"{words}" repeats the term; {_HELP}', causes=causes, fix=fix)


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
        good(
            "id: const\nterm: const\nsummary: 'A keyword of types: a `const` field or value can be read by all.'\n",
            options={"style": "never"},
        ),
        good("id: logit\nterm: logit\nsummary: A score, as a logit is.\n", options={"style": "never"}),
        bad(
            {**_TWO, "logit.yaml": "id: logit\nterm: logit\nsummary: ⟦A logit is⟧ a score before softmax.\n"},
            '"A logit is" repeats the term; start with what it is; 2 other summaries begin without "X is"',
            options={"least": 3, "share": 60},
            after="id: logit\nterm: logit\nsummary: A score before softmax.\n",
        ),
        bad(
            "id: hood\nterm: hood\nsummary: In mosses, ⟦the hood is⟧ thin and formed of what is left.\n",
            '"the hood is" repeats the term; start with what it is',
            options={"style": "never"},
        ),
        bad(
            "id: logit\nterm: logit\nsummary: In statistics, ⟦logits are⟧ scores.\n",
            '"logits are" repeats the term; start with what it is',
            options={"style": "never"},
            after="id: logit\nterm: logit\nsummary: In statistics, scores.\n",
        ),
    ),
)
