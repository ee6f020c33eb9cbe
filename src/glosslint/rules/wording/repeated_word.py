"""
## What it does

Reports a word that stands twice in a row, as in "the the", within a line or over its end. What may be meant so is left
alone: "had had", "that that", "very very", names such as "Duran Duran" and "the The Hague", operators as in "OR and
AND", numbers, code, and words that a full stop, a heading, an item of a list or the border of a cell keeps apart.

## Why is this bad?

The eye jumps over it, most of all where the first word ends a line; a search and a screen reader do not.

## How to fix it

Remove one of the two. `glosslint --fix` does so for words such as "the" and "of"; for others `--unsafe-fixes` does,
since there a different word may have been meant.

## When to suppress it

Where the repetition is the point, as in a text about doubled words. English texts only: other languages double words to
mean something ("sawa sawa", "nous nous").

## Sources

The repetition check is the oldest of all style checkers (`diction`, 1979; `proselint`, "lexical illusions").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq

from glosslint.rule import (
    INTENDED_REPETITIONS,
    EntryFacts,
    EntryRule,
    Fix,
    NoOptions,
    Place,
    Problem,
    Prose,
    Replace,
    Safety,
    Severity,
    Span,
    bad,
    good,
    safe,
    unsafe,
)

#: Only blanks and one line end may stand between: signs keep words apart, and so does a blank line.
_TWICE = re.compile(
    r"(?<![\w'\u2019.@/&+_-])([^\W\d_]+)((?:[ \t]*\r?\n[ \t]*|[ \t]+))\1(?![\w'\u2019@/&+_-])", re.IGNORECASE
)
_HARD_BREAK = re.compile(r" {2,}\r?\n")
_LITTLE = "a an the of to and or for with from by at as but if are was were be been its their this"
_CERTAIN = frozenset(_LITTLE.split())
_MOST = 20  # of one text; what repeats more words is no prose
_SINGLE = frozenset("ai")  # of single letters only these are words: "n n" is a formula


def check(entry: EntryFacts, options: NoOptions) -> Iterator[Problem]:
    """Every word that stands twice in one sentence of an English text."""
    names = [name.value.casefold() for name in entry.names]
    for prose in entry.prose:
        twice = _TWICE.finditer(prose.masked) if prose.english and _may_repeat(prose.plain_words) else iter(())
        slips = (match for match in twice if _slipped(prose, match) and not _is_name(match, names))
        yield from (_problem(entry, prose, match) for match in islice(slips, _MOST))


def _may_repeat(words: Sequence[str]) -> bool:
    """Whether any word stands beside itself, but for signs between: in few texts one does."""
    return any(map(eq, words, islice(words, 1, None)))


def _is_name(match: re.Match[str], names: Sequence[str]) -> bool:
    said = " ".join(match[0].casefold().split())
    return any(said in name for name in names)


def _slipped(prose: Prose, match: re.Match[str]) -> bool:
    """Whether the second word is there by mistake."""
    text, word = prose.text, match[1]
    if text[slice(*match.span())] != match[0] or _HARD_BREAK.search(match[2]) is not None:
        return False  # code or a link stands there
    if word.lower() in INTENDED_REPETITIONS or (len(word) == 1 and word.lower() not in _SINGLE):
        return False
    second = text[match.end(2) : match.end()]
    if second[0].isupper() or (len(word) > 1 and word.isupper()):
        return False  # a proper name such as "The Hague", an operator such as "AND"
    return any(start <= match.start() and match.end() <= end for start, end in prose.sentences)


def _problem(entry: EntryFacts, prose: Prose, match: re.Match[str]) -> Problem:
    said = " ".join(match[0].split())
    place = entry.at(prose.path, Span(*match.span()))
    return Problem(
        f'"{said}" says "{match[1].lower()}" twice', place, help="remove one of the two", fix=_fix(place, match)
    )


def _fix(place: Place, match: re.Match[str]) -> Fix:
    gone = Replace(place._replace(span=Span(match.end(1), match.end())), "")
    certain = match[1].lower() in _CERTAIN
    return (safe if certain else unsafe)("remove the second word", gone)


RULE = EntryRule(
    name="repeated-word",
    category="wording",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE, Safety.UNSAFE),
    examples=(
        good("id: logit\nsummary: A score that had had no name before that that one was given.\n"),
        good("id: pop\nterm: Pop group\nsummary: Band such as Duran Duran, that plays songs.\n"),
        good("id: gate\nsummary: Circuit such as OR and AND, or the one for NOT, OR or XOR.\n"),
        good("id: x\ndefinition: |\n  A list of what is the\n\n  the end, and of `x` `x`:\n\n  - what\n  - what\n"),
        bad(
            "id: logit\nsummary: Score that ⟦the the⟧ softmax turns into a probability.\n",
            '"the the" says "the" twice',
            after="id: logit\nsummary: Score that the softmax turns into a probability.\n",
        ),
        bad(
            "id: logit\nsummary: Score that a layer ⟦gives\n  gives⟧ to each class.\n",
            '"gives gives" says "gives" twice',
            after="id: logit\nsummary: Score that a layer gives to each class.\n",
        ),
    ),
)
