"""
## What it does

Reports a text that ends without a period where those of the glossary end with one, or the reverse. What is usual is
learned, for each field and language: it counts when at least 90 of 100 texts agree, and there are at least 20. Any sign
that ends a sentence will do, in any script. In a language with fewer texts than another, as translations are, it is a
note.

Only paragraphs are judged, not what ends in a list, a heading, a table, a quotation, code, a formula, an image or a web
address. Where no period is usual, a text of more than one sentence may keep its own.

## Why is this bad?

Readers take a text without its period for one that was cut off, and now and then it was. When the entries of a glossary
are read side by side, each that differs looks like a slip.

## How to fix it

Add the period, or finish the sentence: `--fix` adds it unless the text breaks off. To fix a direction whatever most
texts do, set `style`.

## When to suppress it

When some kinds of entries, such as quotations, end in another way on purpose.

## Sources

Chicago Manual of Style 6.12 ends a sentence with a period, and not every fragment, so both styles are right. Of four
published glossaries three end 99 to 100 of 100 definitions with a period, and their outliers are slips, stubs and two
texts that were cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from glosslint.rule import (
    ABBREVIATIONS,
    Case,
    Convention,
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
    safe,
)
from glosslint.rules.convention._outliers import Learned, others, outliers, prose_of, unwritten, word_of

_WANTED = {"learn": None, "always": True, "never": False}
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.)*[^\W\d_]\.\W*\Z")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.\W*\Z")


@dataclass(frozen=True)
class Options(Learned):
    """Which style holds, and from when on a majority is one."""

    style: Literal["learn", "always", "never"] = option(
        "learn", "Whether texts end with a period: what most of them do, always, or never."
    )


def check(glossary: Glossary, options: Options) -> Iterator[Problem]:
    """Every text whose end differs from the others."""
    wanted = _WANTED[options.style]
    for convention, case in outliers(glossary, Habit.FINAL_PERIOD, options, wanted):
        if not case.has:
            yield _missing(convention, case, wanted)
        elif _is_needless(case):
            yield _needless(convention, case, wanted)


def _missing(convention: Convention, case: Case, wanted: bool | None) -> Problem:
    prose, place = prose_of(case), case.entry.at(case.path, case.span)
    said = others(convention, wanted)
    word = word_of(case)
    if prose.ending is None or (prose.ending.broken and prose.english):
        message = f'the text breaks off at "{word}", without a period{said}'
        return Problem(message, place, help="finish the sentence", case=_case(convention), causes=unwritten(case))
    end, sign = prose.ending.end, convention.usual_sign or "."
    added = safe(f'add the "{sign}"', Replace(case.entry.at(case.path, Span(end, end)), sign))
    fix = None if prose.placeholders else added  # what is to be replaced needs no period
    message = f'no period after "{word}"{said}'
    return Problem(message, place, help="add it", case=_case(convention), causes=unwritten(case), fix=fix)


def _case(convention: Convention) -> str:
    return "" if convention.main_language else "translation"


def _is_needless(case: Case) -> bool:
    """Whether the sign is a plain period, of no abbreviation, behind the only sentence of the text."""
    prose, word = prose_of(case), word_of(case)
    return (
        case.sign in (".", "\u3002")
        and not word.endswith("..")
        and len(prose.sentences) <= 1
        and not _is_abbreviation(word)
    )


def _is_abbreviation(word: str) -> bool:
    """Whether the period at the end belongs to the word: "Inc.", "U.S."."""
    last = _LAST_WORD.search(word)
    return _INITIALS.search(word) is not None or (last is not None and last[1].lower() in ABBREVIATIONS)


def _needless(convention: Convention, case: Case, wanted: bool | None) -> Problem:
    word = word_of(case).rpartition(case.sign)[0]
    at = case.span.start + len(word)
    fix = safe("take it away", Replace(case.entry.at(case.path, Span(at, at + 1)), ""))
    said = others(convention, wanted)
    place = case.entry.at(case.path, case.span)
    return Problem(f'a period after "{word}"{said}', place, case=_case(convention), fix=fix)


_TWO = "id: token\nsummary: A piece of text.\n"
_THREE = {"token.yaml": _TWO, "batch.yaml": "id: batch\nsummary: Examples that are seen at once.\n"}

RULE = GlossaryRule(
    name="final-period",
    category="convention",
    severity=Severity.WARNING,
    cases={"translation": Severity.INFO},
    docs=__doc__,
    check=check,
    options=Options,
    fixes=(Safety.SAFE,),
    examples=(
        good({**_THREE, "logit.yaml": "id: logit\nsummary: A score\n"}),
        good("id: logit\nsummary: |\n  One of:\n\n  - a score\n  - a vote\n", options={"style": "always"}),
        good("id: logit\nsummary: Score of a layer made by Acme (Springfield) Inc.\n", options={"style": "never"}),
        good("id: logit\nsummary: Score. It has no bounds.\n", options={"style": "never"}),
        bad(
            {**_THREE, "logit.yaml": "id: logit\nsummary: A score that a model gives [⟦class⟧](class) # sic\n"},
            'no period after "class"; 2 of 3 summaries end with a period',
            options={"least": 3, "share": 60},
            after="id: logit\nsummary: A score that a model gives [class](class). # sic\n",
        ),
        bad(
            "id: logit\nsummary: A score before softmax ⟦and⟧\n",
            'the text breaks off at "and", without a period',
            options={"style": "always"},
        ),
        bad(
            "id: logit\nsummary: A score before ⟦softmax.⟧\n",
            'a period after "softmax"',
            options={"style": "never"},
            after="id: logit\nsummary: A score before softmax\n",
        ),
    ),
)
