"""
## What it does

Reports a definition that opens with "A", "An" or "The" where those of the glossary open without, or the reverse. What
is usual is learned: it counts when at least 90 of 100 definitions agree, and there are at least 20.

Where an article is usual, only a noun is reported that other definitions use with "a" or "an": "Software that …" and
"Rules for …" have none to miss. Where none is usual, "a few", "a number of" and the like stay, and so does a definition
that begins by naming its term ("A graph is …"), which `restated-term` looks at.

## Why is this bad?

A reader who looks up one entry after another stumbles where the form changes, and looks for a meaning in it.

## How to fix it

Write what the others write. To fix a direction whatever most definitions do, set `style`.

## When to suppress it

When the article says that there is only one of the kind, and the text depends on it.

## Sources

ISO 10241-1 and ISO 704 have definitions begin without an article; dictionaries for learners begin with one. Of
published glossaries, 0 to 70 of 100 definitions begin with an article: only where one style clearly holds is an outlier
a slip. English definitions only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from glosslint.rule import (
    Case,
    Glossary,
    GlossaryRule,
    Habit,
    Problem,
    Replace,
    Safety,
    Severity,
    Span,
    bad,
    base,
    good,
    option,
    unsafe,
)
from glosslint.rules.convention._outliers import Learned, definition_of, others, outliers, prose_of, unwritten, word_of

_WANTED = {"learn": None, "always": True, "never": False}
#: Behind these the article belongs to a fixed phrase.
_PHRASES = re.compile(r"a\s+(?:few|lot|couple|number|priori|posteriori|great\s+(?:deal|many)|bit|little|single)\b")
_GAP = re.compile(r"\s+\[?(?=\S)")
_LIKE_YOU = re.compile(r"(?:uni(?!n|m)|us[aeiu]|eu|ut[ei]|one|once)", re.IGNORECASE)
_SILENT_H = re.compile(r"(?:hour|honest|heir|honou?r)", re.IGNORECASE)


@dataclass(frozen=True)
class Options(Learned):
    """Which style holds, and from when on a majority is one."""

    style: Literal["learn", "always", "never"] = option(
        "learn", "Whether definitions open with an article: what most of them do, always, or never."
    )


def check(glossary: Glossary, options: Options) -> Iterator[Problem]:
    """Every definition whose opening differs from the others."""
    wanted = _WANTED[options.style]
    found = list(outliers(glossary, Habit.OPENING_ARTICLE, options, wanted))
    counted = _counted(glossary) if any(not case.has for _, case in found) else set()
    for convention, case in found:
        said = others(convention, wanted)
        if case.has and not _is_needed(case):
            yield _needless(case, said)
        elif not case.has and (noun := _bare_noun(case)) and base(noun) == noun and noun in counted:
            yield _missing(case, noun, said)


def _counted(glossary: Glossary) -> set[str]:
    """The nouns before which a definition has "a" or "an": there may be more than one of them."""
    found = set()
    for entry in glossary.entries:
        for taken in entry.definitions:
            before = taken.clean.core[taken.parts.sentence.start : taken.parts.genus.start].split()
            if before and before[-1] in ("a", "an"):
                found.add(taken.core_text(taken.parts.head))
    return found


def _bare_noun(case: Case) -> str:
    """The head of the genus phrase, when the text opens with that phrase."""
    taken = definition_of(case)
    return taken.core_text(taken.parts.head) if taken is not None and taken.parts.genus.start == case.span.start else ""


def _is_needed(case: Case) -> bool:
    """Whether the article belongs to a phrase, or to the name of the entry in "A graph is"."""
    taken = definition_of(case)
    if taken is None or taken.parts.frame.end > taken.parts.frame.start:
        return True
    text, end = taken.prose.text, case.span.end
    return _GAP.match(text, end) is None or _PHRASES.match(taken.clean.core, case.span.start) is not None


def _needless(case: Case, said: str) -> Problem:
    text = prose_of(case).text
    article = text[slice(*case.span)]
    gap = _GAP.match(text, case.span.end)
    at = gap.end() if gap is not None else case.span.end
    kept = "[" if text[at - 1 : at] == "[" else ""
    raised = text[at : at + 1].title() if article[0].isupper() else text[at : at + 1]
    place = case.entry.at(case.path, Span(case.span.start, at + 1))
    fix = unsafe(f'take away "{article}"', Replace(place, kept + raised))
    message = f'"{article}" opens the definition{said}'
    return Problem(message, case.entry.at(case.path, case.span), causes=unwritten(case), fix=fix)


def _missing(case: Case, noun: str, said: str) -> Problem:
    word = word_of(case)
    article = "an" if _vowel(word) else "a"
    lowered = word[0].lower() if word[1:].islower() else word[0]
    first = case.entry.at(case.path, Span(case.span.start, case.span.start + 1))
    written = article.title() if word[0].isupper() else article
    fix = unsafe(f'write "{written}" before it', Replace(first, f"{written} {lowered}"))
    message = f'no article before "{noun}"{said}'
    return Problem(message, case.entry.at(case.path, case.span), causes=unwritten(case), fix=fix)


def _vowel(word: str) -> bool:
    """Whether a word begins with the sound of a vowel, as far as its letters tell."""
    if word[0].lower() not in "aeiou":
        return _SILENT_H.match(word) is not None
    return _LIKE_YOU.match(word) is None


_FOUR = {
    "logit.yaml": "id: logit\nsummary: Score before softmax.\n",
    "token.yaml": "id: token\nsummary: Piece of text.\n",
    "batch.yaml": "id: batch\nsummary: Group of examples.\n",
}

RULE = GlossaryRule(
    name="opening-article",
    category="convention",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    options=Options,
    fixes=(Safety.UNSAFE,),
    examples=(
        good({**_FOUR, "patch.yaml": "id: patch\nsummary: A square of an image.\n"}),
        good(
            {
                "logit.yaml": "id: logit\nterm: Logit\nsummary: A logit is a score.\n",
                "width.yaml": "id: width\nterm: Width\nsummary: A number of units side by side.\n",
            },
            options={"style": "never"},
        ),
        good(
            {
                "driver.yaml": "id: driver\nterm: Driver\nsummary: Software for one device.\n",
                "patch.yaml": "id: patch\nterm: Patch\nsummary: A square of an image.\n",
            },
            options={"style": "always"},
        ),
        bad(
            {**_FOUR, "patch.yaml": "id: patch\nsummary: ⟦A⟧ square of an image.\n"},
            '"A" opens the definition; 3 of 4 summaries open without an article',
            options={"least": 4, "share": 75},
            after="id: patch\nsummary: Square of an image.\n",
        ),
        bad(
            "id: patch\nsummary: ⟦The⟧ [square](square) of an image.\n",
            '"The" opens the definition',
            options={"style": "never"},
            after="id: patch\nsummary: '[Square](square) of an image.'\n",
        ),
        bad(
            {
                "logit.yaml": "id: logit\nsummary: ⟦Unnormalised⟧ score of a class.\n",
                "loss.yaml": "id: loss\nsummary: A score that training makes small.\n",
            },
            'no article before "score"',
            options={"style": "always"},
            after="id: logit\nsummary: An unnormalised score of a class.\n",
        ),
    ),
)
