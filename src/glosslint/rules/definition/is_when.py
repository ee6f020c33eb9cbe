"""
## What it does

Reports a definition that says when or where the thing is instead of what it is: "Overfitting is when …", "When …",
"Where …"; also a condition that only goes on after its comma ("When a crew disobeys, causing the loss of a ship"). The
level is info if it addresses the reader ("When you …"). What an acronym stands for is accepted ("WAM: when accompanied
by music"), and so is a condition before a definition: "When a ship leaves, a sailor who …", "When struck with a hammer.
Means that …".

## Why is this bad?

The sentence describes a case in which the word is used. The reader has to guess what kind of thing it is: a state, an
error, a place.

## How to fix it

Begin with the kind of thing: "Overfitting is when a model memorises …" becomes "State of a model that memorises …".

## When to suppress it

When the term names a moment or a place, and no word for it fits.

## Sources

ISO 704 asks a definition for a superordinate concept, which an adverb is not; the Merriam-Webster Dictionary of English
Usage records how long teachers have objected to "is when". English definitions only.
"""

from __future__ import annotations

from glosslint.rule import EntryFacts, EntryRule, NoOptions, Problem, Problems, Severity, bad, good, lazy_pattern
from glosslint.rule.facts import Definition, Span, markup_start
from glosslint.rules.definition._candidates import candidates, judged, opens_with_expansion

_HINT = frozenset(("when", "where"))
_WHEN = lazy_pattern(r"(?:basically|simply|just|essentially|often|usually|generally|also)?\s*(?P<word>when|where)\b")
_ADDRESS = lazy_pattern(r"\s+(?:you|your|someone|somebody|i|we)\b")  # a scene for the reader, often a joke
_IS = lazy_pattern(
    r"\b(?:is|are|was|were|means)(?:\s+(?:basically|simply|just|essentially|typically|usually|often))?\s*\Z"
)
_MAIN_CLAUSE = lazy_pattern(
    r",\s+(?:(?:the|this|that|it|you|we|they|he|she)\b|an?\s+[\w-]+\s+(?:is|are|has|can|may|will)\b)"
)

#: What goes on with a clause, after a comma, and begins no other: "When a ship leaves, requiring a pilot".
_GOES_ON = lazy_pattern(
    r"(?:(?:often|usually|typically|sometimes|possibly|thus|thereby|always)\s+)?"
    r"(?:(?:caus|requir|mak|forc|allow|enabl|leav|giv|creat|prevent|produc|render|lett?|putt?|reduc|increas|chang|block"
    r"|trigger|expos|turn|form|affect|destroy|damag)ing\s+(?:an?|the|it|its|them|their|all|any|some|more|less|no|many"
    r"|others?|another|both|each|[a-z]+s)\b|(?:lead|result)ing\s+(?:in|to)\b|(?:so\s+that|which|without|rather\s+than"
    r"|instead\s+of|because)\b)"
)
#: A condition without a subject, and the verb of the definition in a sentence after it: "When sold by mail. Means …".
_CONDITION = lazy_pattern(
    r"\s+(?:\w+(?:ed|[eow]n|ing|eld|old|uck)|in|on|at|by|with|without|before|after|followed)\b[^.]{0,200}\.\s+"
)
_DEFINES = lazy_pattern(
    r"(?:is|are|means|refers\s+to|denotes|indicates|represents|specifies|describes|stands\s+for|signifies)\b"
)


def check(entry: EntryFacts, options: NoOptions) -> Problems:
    """Yield every English definition that opens with "when" or "where", alone or after "X is"."""
    for parsed in candidates(entry, _HINT):
        span = _opening(parsed)
        if span is not None and not opens_with_expansion(entry, parsed):
            word = parsed.shown(span).split()[-1].lower()
            kind = "place" if word == "where" else "event or state"
            case = "address" if _ADDRESS.match(parsed.clean.core, span.end) is not None else ""
            message = f'"{parsed.shown(span)}" says {word} it is, not what it is'
            place = entry.at(parsed.prose.path, span)
            yield Problem(message, place, help=f"start with the kind of thing: the {kind}", case=case)


def _opening(parsed: Definition) -> Span | None:
    """Return the words from "X is" to "when", or "when" alone if it opens the sentence."""
    frame, core = parsed.parts.frame, parsed.parts.core
    match = _WHEN.match(parsed.clean.core, _first_word(parsed, core.start), core.end)
    if match is None:
        return _condition_alone(parsed)
    if frame.end > frame.start:
        start = markup_start(parsed.prose, _first_word(parsed, frame.start))
        return Span(start, match.end("word")) if _IS.search(parsed.clean.spoken, *frame) is not None else None
    if _MAIN_CLAUSE.search(parsed.clean.core, match.end(), core.end) is not None or _is_context(parsed, match.end()):
        return None  # "When you want to build it, the step …"
    is_first = not any(map(str.isalnum, parsed.clean.spoken[parsed.parts.sentence.start : core.start]))
    return Span(*match.span("word")) if is_first else None


def _is_context(parsed: Definition, start: int) -> bool:
    """Return whether what follows a "when" is the context of a definition that begins in the next sentence."""
    text = parsed.clean.core
    condition = _CONDITION.match(text, start)
    return condition is not None and _DEFINES.match(text, condition.end()) is not None


def _condition_alone(parsed: Definition) -> Span | None:
    """Return the "when" of a sentence that is nothing but its condition: "When a ship leaves, requiring a pilot"."""
    (sentence, context, frame, core, *_), text = parsed.parts, parsed.clean.core
    match = _WHEN.match(text, _first_word(parsed, sentence.start), context.end)
    if match is None or frame.end > frame.start or _GOES_ON.match(text, core.start, core.end) is None:
        return None
    return None if _MAIN_CLAUSE.search(text, core.start, core.end) is not None else Span(*match.span("word"))


def _first_word(parsed: Definition, start: int) -> int:
    """Return where a word begins after whitespace, the marks of emphasis and masked characters."""
    following = parsed.clean.core[start : start + 20]
    return start + len(following) - len(following.lstrip(" \t\r\n*_\x00"))


RULE = EntryRule(
    name="is-when",
    category="definition",
    severity=Severity.WARNING,
    cases={"address": Severity.INFO},
    docs=__doc__,
    check=check,
    judged=judged,
    examples=(
        good("id: overfitting\nterm: Overfitting\nsummary: State of a model that does well only when it trains.\n"),
        good(
            "id: overfitting\nterm: Overfitting\nsummary: When a model trains for too long, what it learns by heart.\n"
        ),
        good("id: wam\nterm: WAM\nsummary: When accompanied by music.\n"),
        good("id: bell\nterm: Bell\nsummary: When struck with a hammer. Means that the watch of a ship ends.\n"),
        bad(
            "id: bell\nterm: Bell\nsummary: ⟦When⟧ struck with a hammer. The watch of a ship ends.\n",
            '"When" says when it is, not what it is',
        ),
        bad(
            "id: wam\nterm: WAM\nsummary: ⟦Where⟧ a song is played.\n",
            '"Where" says where it is, not what it is',
        ),
        bad(
            "id: ml\nterm: ML\nsummary: ⟦Machine learning is when⟧ a program learns by heart.\n",
            '"Machine learning is when" says when it is, not what it is',
        ),
        bad(
            "id: overfitting\nterm: Overfitting\nsummary: ⟦Overfitting is when⟧ a model learns by heart.\n",
            '"Overfitting is when" says when it is, not what it is',
        ),
        bad(
            'id: overfitting\nterm: Overfitting\nsummary: "⟦**Overfitting** is when⟧ a model learns by heart."\n',
            '"**Overfitting** is when" says when it is, not what it is',
        ),
        good("id: pilot\nterm: Pilot\nsummary: When a ship leaves, requiring help, a sailor who knows the harbour.\n"),
        bad(
            "id: mutiny\nterm: Mutiny\nsummary: ⟦When⟧ a crew disobeys, causing the loss of a ship.\n",
            '"When" says when it is, not what it is',
        ),
        bad(
            "id: entry-point\nterm: Entry point\nsummary: ⟦Where⟧ a program begins to run.\n",
            '"Where" says where it is, not what it is',
        ),
    ),
)
