"""
## What it does

Reports a definition that says what the thing is not where it should say what it is: "Not a …", "X is not …", "Anything
that is not …". A negation later in the sentence distinguishes the thing and is accepted: "A list that cannot be
changed". So are understatements ("Not uncommon …"), limits ("Not more than ten …") and negated adjectives.

Terms that name the lack of something are exempt: those with a prefix such as non-, un-, in-, a- or anti-, with -less or
-free, or with a word such as "no", "null" or "missing"; and acronyms, of what they stand for ("NaN: Not a number").

## Why is this bad?

What a thing is not leaves everything else open.

## How to fix it

Name the kind of thing first, and then what sets it apart: "Not a compiled program" becomes "A program that is read and
run line by line".

## When to suppress it

When the concept is everything that other concepts leave over.

## Sources

ISO 704: a definition says what a concept is; negation is right only if the lack is an essential characteristic. English
definitions only.
"""

from __future__ import annotations

import re

from glosslint.rule import EntryFacts, EntryRule, NoOptions, Problem, Problems, Severity, Span, bad, good, lazy_pattern
from glosslint.rules.definition._candidates import candidates, judged, opens_with_expansion

_VERBS = ("is", "are", "does", "do", "has", "have", "ca", "wo", "was", "were")
_CONTRACTED = [f"{verb}n{mark}t" for verb in _VERBS for mark in "'\u2019"]
_HINT = frozenset(("not", "neither", "never", "but", "except", "other", "cannot", *_CONTRACTED))
# "Not *between you and I*" cites what is not to be written.
_NOT = lazy_pattern(
    r"(?:not\b(?!-|\s+[*_]|\s+(?:all|every|just|any|enough|much|many|true|real|good|bad|right"
    # understatements ("not uncommon", "not necessarily a …"), and limits ("not more than", "not to exceed", "not in")
    r"|\w+ly|un(?!i)\w{4,}|in\w+[ae]nt|yet|so|too|very|quite|always|\w{3,}(?:er|re|ss)\s+than|to\s+exceed"
    r"|at|in|on|of|by|for|from|with|within|under|over|before|after|until|beyond"
    r"|\w+(?:able|ible|ive|ous|ful|ed|ical|ing))\b)|never\b"
    r"|neither\b(?!\s+(?!an?\b|the\b)\w+\s+(?:\w+\s+)?nor\b)"  # "neither upright nor level" is between the two
    r"|(?:anything|everything|something|whatever|what)\s+(?:(?:that|which)\s+)?"
    r"(?:is|are|does|do|has|have|can|will|was|were)(?:n't|n\u2019t|not|\s+not)\b"
    r"|(?:anything|everything|all)\s+(?:but|except|other\s+than)\b)"
)
# "The term should not be confused with …" is advice on the word, not a definition.
# "Not a trait but a skill" says in the same sentence what it is.
# So does "Not a draft: the plain copy", and a second sentence that begins with the thing: "Not a trait. The skill …".
_CONTRAST = lazy_pattern(
    r"[^.!?;]*?(?:\bbut\b|\brather\b(?!\s+than)|\s[\u2013\u2014-]\s|[:\u2014])|[^.!?;]*[.!?;]\s+(?:it(?:'|\u2019|\s+i)s\b|the\b|an?\b)"
)
_MODAL = lazy_pattern(r"\b(?:should|must|can|could|may|might|will|would|shall|do|does)\s*\Z")
# Terms that name the lack of something. Prefixes take any word: a wrong match only exempts a term.
_PRIVATIVE = lazy_pattern(
    r"\b(?:non|un|in|im|ir|il|dis|anti|de|mis|counter|ab)-?\w{3,}|\ba(?:sync|sym|typ|cycl|period|moral|gnost|nonym)\w*"
    r"|\w{2}(?:less|-free)\b|\b(?:no|not|null|none|nil|zero|without|missing|absent|empty|negative|false|lack|void|free|never"
    r"|other|rest|residual|neither|nor|unlike|opposite|out)\b",
    re.IGNORECASE,
)


def check(entry: EntryFacts, options: NoOptions) -> Problems:
    """Yield every English definition with a negation where the kind of thing belongs."""
    for parsed in candidates(entry, _HINT):
        if any(_PRIVATIVE.search(name) is not None for name in entry.english_names):
            return
        text, (start, end) = parsed.clean.core, parsed.parts.core
        match = _NOT.match(text, next((at for at in range(start, end) if text[at].isalnum()), end), end)
        frame = parsed.parts.frame
        is_foreign = frame.end > frame.start and parsed.own_frame is None and _MODAL.search(text, *frame) is not None
        says_both = match is not None and _CONTRAST.match(text, match.end()) is not None
        if match is not None and not (is_foreign or says_both or opens_with_expansion(entry, parsed)):
            span = Span(*match.span())
            message = f'"{parsed.shown(span)}" says what "{entry.title}" is not, instead of what it is'
            yield Problem(message, entry.at(parsed.prose.path, span), help="start with the kind of thing")


RULE = EntryRule(
    name="negative-definition",
    category="definition",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    judged=judged,
    examples=(
        good("id: tuple\nterm: Tuple\nsummary: List that cannot be changed, and not a set.\n"),
        good("id: talent\nterm: Talent\nsummary: Not an inborn trait, but a skill that was trained early.\n"),
        good("id: copy\nterm: Copy\nsummary: Not a draft of a story — the plain text of an advertisement.\n"),
        good("id: price\nterm: Price\nsummary: Not all that a buyer pays to a seller is its price.\n"),
        good("id: weed\nterm: Weed\nsummary: Not uncommon, and not necessarily a pest.\n"),
        good("id: quorum\nterm: Quorum\nsummary: Not fewer than ten members of a board.\n"),
        good("id: nan\nterm: NaN\nsummary: Not a number.\n"),
        good("id: log\nterm: Log\nsummary: Notes about a voyage, not a story of it.\n"),
        good("id: stateless\nterm: Stateless\nsummary: Not keeping what a client said before.\n"),
        good("id: nosql\nterm: NoSQL\nsummary: not-only SQL, as a graph of documents is.\n"),
        good("id: oblique\nterm: Oblique\nsummary: Neither upright nor level.\n"),
        good("id: between\nterm: Between-subjects\nsummary: Not varying within a unit of observation.\n"),
        bad(
            "id: script\nterm: Script\nsummary: ⟦Not⟧ a compiled program.\n",
            '"Not" says what "Script" is not, instead of what it is',
        ),
        bad(
            "id: nan\nterm: NaN\nsummary: ⟦Not⟧ the number of anything.\n",
            '"Not" says what "NaN" is not, instead of what it is',
        ),
        bad(
            "id: data\nterm: Data\nsummary: Data is ⟦anything that is not⟧ code.\n",
            '"anything that is not" says what "Data" is not, instead of what it is',
        ),
    ),
)
