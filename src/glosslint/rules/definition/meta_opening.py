"""
## What it does

Reports a definition that speaks of the word instead of the thing: "A term used to describe …", "Refers to …", "Used to
denote …". It is a note where the term stands in front ("X refers to …"), and where a process itself is meant ("The
process by which …").

An entry about a word, such as "keyword" or "acronym", may say that it is one.

## Why is this bad?

The reader looked for what the thing is. The words in front say only that a definition follows, and a definition that
says "refers to" never says "is".

## How to fix it

Begin with the thing: "A term used to describe a network that …" becomes "A network that …".

## When to suppress it

When the history or the use of the word is what the entry is about.

## Sources

ISO 704 defines concepts and not their designations. Seppälä, Ruttenberg and Smith, "Guidelines for writing definitions
in ontologies" (2017), draw the same line between a thing and its word. English definitions only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.rule import (
    Definition,
    EntryFacts,
    EntryRule,
    Fix,
    NoOptions,
    Problem,
    Replace,
    Safety,
    Severity,
    Span,
    bad,
    base,
    good,
    unsafe,
)
from glosslint.rules.definition._definitions_with import hinted

_KINDS = r"(?P<kind>term|word|phrase|expression|label|name|jargon|slang|shorthand|concept)"
_SORTS = "(?:umbrella|generic|general|blanket|collective|technical|informal|colloquial|common|broad|catch-all)"
_HOW = r"(?:(?:most |more )?(?:commonly|generally|often|usually|sometimes|frequently|widely|typically|informally) )?"
_SAYS = r"(?:describe|denote|refer to|mean|name|indicate|designate|express)"
_OPENING = re.compile(
    (
        rf"(?P<meta>(?:an? |the )?(?:{_SORTS} )?{_KINDS} (?:(?:that is |which is )?{_HOW}(?:used|given) (?:in \w+ )?"
        rf"(?:to {_SAYS}|for|when|as)|(?:that|which) {_HOW}(?:describes|refers to|denotes|means)|(?<=term\W)for)"
        rf"|(?:it )?{_HOW}(?:refers to|is used to {_SAYS}|used to {_SAYS}|denotes|stands for))\s+(?=\S)"
    ).replace(" ", r"\s+"),
)
_LISTED = """
    refer refers used term terms word phrase expression label name jargon slang shorthand concept denotes stands process
    procedure act mechanism practice
"""
_HINT = frozenset(_LISTED.split())
_FRAME = re.compile(r"(?:refers?\s+to)\s*\Z")
_PROCESS = re.compile(
    r"the\s+(?:process|procedure|act|mechanism|practice)\s+(?:by|through|in)\s+which\b|the\s+process\s+whereby\b"
)
_NOUN = re.compile(r"(?:\[?)(?:an?|the|any|one|two|several|some|all|[a-z-]+s?\s+(?:that|which|of|for|in|with))\b")


def check(entry: EntryFacts, options: NoOptions) -> Iterator[Problem]:
    """Every English definition that begins with its word."""
    for taken in hinted(entry, _HINT):
        found, case = _refers(taken), "refers"
        if found is None:
            found, case = _meta(entry, taken), ""
        if found is not None:
            message = f'"{taken.shown(found)}" speaks of the word, not of what it means'
            fix = _fix(entry, taken, found) if taken.bare or not case else None
            place = entry.at(taken.prose.path, found)
            yield Problem(message, place, help="begin with what it is", case=case, fix=fix)
            continue
        process = _PROCESS.match(taken.clean.core, *taken.parts.core)
        if process is not None and not taken.core_text(taken.parts.frame).strip():
            span = Span(*process.span())
            message = f'"{taken.shown(span)}" names a process only to say what it does'
            yield Problem(message, entry.at(taken.prose.path, span), help="name the process itself", case="process")


def _refers(taken: Definition) -> Span | None:
    """The words "X refers to"."""
    frame = taken.own_frame
    return frame if frame is not None and _FRAME.search(taken.clean.spoken, *frame) is not None else None


def _meta(entry: EntryFacts, taken: Definition) -> Span | None:
    """The opening words that speak of the word."""
    match = _OPENING.match(taken.clean.core, _start(taken), taken.parts.sentence.end)
    if match is None or (match["kind"] and _about_words(entry, match["kind"])):
        return None
    return Span(*match.span("meta"))


def _start(taken: Definition) -> int:
    """Behind the context, and behind the frame where there is one of the entry's own."""
    at = taken.own_frame.end if taken.own_frame is not None else taken.parts.context.end
    text = taken.clean.core
    while at < taken.parts.sentence.end and not text[at].isalnum():
        at += 1
    return at


def _about_words(entry: EntryFacts, kind: str) -> bool:
    """Whether the entry is about a kind of word: "keyword", "acronym", "variable name"."""
    names = " ".join(entry.english_names).lower()
    return base(kind) in names or any(
        word in names
        for word in (
            "nym",
            "word",
            "name",
            "term",
            "phrase",
            "jargon",
            "slang",
            "lingo",
            "label",
            "idiom",
            "expression",
        )
    )


def _fix(entry: EntryFacts, taken: Definition, meta: Span) -> Fix | None:
    """Without these words, where a noun follows."""
    text, core = taken.prose.text, taken.clean.core
    at = meta.end + len(text[meta.end :]) - len(text[meta.end :].lstrip())
    if _NOUN.match(core, at) is None or not text[at].isalpha():
        return None
    first = text[slice(*meta)].lstrip("[*_")[:1]
    letter = text[at].title() if first.isupper() else text[at]
    place = entry.at(taken.prose.path, Span(meta.start, at + 1))
    return unsafe("begin with what follows", Replace(place, letter))


RULE = EntryRule(
    name="meta-opening",
    category="definition",
    severity=Severity.WARNING,
    cases={"process": Severity.INFO, "refers": Severity.INFO},
    docs=__doc__,
    check=check,
    fixes=(Safety.UNSAFE,),
    examples=(
        good("id: logit\nterm: logit\nsummary: A score that refers to a class.\n"),
        good("id: keyword\nterm: keyword\nsummary: A word used to describe what a text is about.\n"),
        bad(
            "id: logit\nterm: logit\nsummary: ⟦A term used to describe⟧ the score of a class.\n",
            '"A term used to describe" speaks of the word, not of what it means',
            after="id: logit\nterm: logit\nsummary: The score of a class.\n",
        ),
        bad(
            "id: logit\nterm: logit\nsummary: ⟦Logit refers to⟧ the score of a class.\n",
            '"Logit refers to" speaks of the word, not of what it means',
            after="id: logit\nterm: logit\nsummary: The score of a class.\n",
        ),
        bad(
            "id: decay\nterm: decay\nsummary: ⟦The process by which⟧ weights become small.\n",
            '"The process by which" names a process only to say what it does',
        ),
    ),
)
