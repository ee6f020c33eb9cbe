"""The kinds of slips that can be planted, one a row."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

#: Returns a text with one slip of a kind, at a place chosen by chance; ``None`` if the text has no place for it.
Slip = Callable[[str, Random], str | None]


class Kind(NamedTuple):
    """A kind of slip; it is found if a finding of one of these rules covers its place."""

    name: str
    group: str
    slip: Slip
    rules: tuple[str, ...] = ("grammar",)


def write(pattern: str, replacement: str) -> Slip:
    """Return what writes a replacement (a template of ``re``) over one match of the pattern."""
    compiled = re.compile(pattern)

    def slip(text: str, random: Random) -> str | None:
        places = list(compiled.finditer(text))
        if not places:
            return None
        place = random.choice(places)
        return f"{text[: place.start()]}{place.expand(replacement)}{text[place.end() :]}"

    return slip


_WORD = r"[a-z]{3,}"
#: What takes an -s and nothing else: not "is", "focus", "class".
_PLAIN_S = r"[a-z]{2,}(?:[bdegk-npr-tw]|[aeiou][ty]|ct|nt|st|rt|th|ph|gh)(?<!s)(?<!som)"
_VERB = r"(?:allow|contain|define|describe|determine|enable|include|indicate|need|produce|provide|represent|require)"
_IRREGULAR = r"(?:became|came|did|gave|knew|saw|took|went|wrote)"
_UNIT = r"(multiple|several|two|three|many|various)"
_OF = r"(?:group|list|number|part|piece|sequence|series|set|type)"

_GRAMMAR: dict[str, dict[str, Slip]] = {
    "confused words": {
        "its > it's": write(rf"\bits(?= {_WORD})", "it's"),
        "it is > its": write(r"\b([Ii])t is(?= (?:an?|the|not|also|used|possible|called)\b)", r"\1ts"),
        "where > were": write(r"(?<=[a-z,] )where(?= (?:the|an?|each|all|it|they|you|we|one)\b)", "were"),
        "were > where": write(r"(?<=[a-z] )were(?= [a-z]{3,}ed\b)", "where"),
        "their > there": write(rf"(?<=[a-z] )their(?= {_WORD})", "there"),
        "there > their": write(r"\b([Tt])here(?= (?:is|are|was|were|may be|can be)\b)", r"\1heir"),
        "than > then": write(r"(?<=[a-z] )than(?= [a-z])", "then"),
        "then > than": write(r"\b(and|is|are|it) then(?= [a-z])", r"\1 than"),
        "affect > effect": write(
            r"\b(that|can|may|not) affect(s?)(?= (?:the|an?|how|its|all|other)\b)", r"\1 effect\2"
        ),
        "effect > affect": write(r"\b(the|an|of|no) effect(s?)(?= (?:of|on|is|are|that)\b)", r"\1 affect\2"),
        "such as > such has": write(r"(?<=such )as\b", "has"),
        "as > has": write(r"\b(known|used|such) as(?= (?:an?|the)\b)", r"\1 has"),
        "use > used": write(r"\b(is|are) used(?= (?:to|by|for|in|as)\b)", r"\1 use"),
    },
    "agreement": {
        "noun is > are": write(rf"(?<=^)((?:An?|The|Each|Every) (?:{_WORD} )?{_WORD}(?<!s)) is\b", r"\1 are"),
        "noun are > is": write(rf"(?<=^)((?:The |Most |These |All )?(?:{_WORD} )?{_PLAIN_S}s) are\b", r"\1 is"),
        "it + verb": write(rf"\b([Ii]t|[Tt]his) ({_PLAIN_S})s(?= (?:the|an?|its|how|all|to|from|in)\b)", r"\1 \2"),
        "it is > are": write(r"\b([Ii])t is\b(?! (?:also )?(?:an?|the|not)\b)", r"\1t are"),
        "they + verb": write(r"\b([Tt])hey are\b", r"\1hey is"),
        "they have > has": write(r"\b([Tt]hey|[Ww]e|[Yy]ou) have\b", r"\1 has"),
        "that + verb": write(
            rf"(\b[a-z]+(?<!s) (?:that|which)) ({_PLAIN_S})s(?= (?:the|an?|its|how|all|you|data)\b)", r"\1 \2"
        ),
        "that is > are": write(rf"(\ba (?:{_WORD} )?{_WORD}(?<!s) (?:that|which)) is\b", r"\1 are"),
        "that are > is": write(rf"({_PLAIN_S}s (?:that|which)) are\b", r"\1 is"),
        "that has > have": write(rf"(\b(?:[Aa]n?|[Tt]he) (?:{_WORD} )?{_WORD}(?<!s) (?:that|which)) has\b", r"\1 have"),
        "that have > has": write(rf"({_PLAIN_S}s (?:that|which)) have\b", r"\1 has"),
        "plural + that verb": write(rf"({_PLAIN_S}s (?:that|which)) ({_VERB})\b", r"\1 \2s"),
        "there is > are": write(r"\b([Tt])here is(?= (?:an?|no)\b)", r"\1here are"),
        "there are > is": write(
            r"\b([Tt])here are(?= (?:many|two|three|several|various|multiple|different)\b)", r"\1here is"
        ),
        "this > these": write(rf"\b([Tt])his (?={_WORD}(?<!s) (?:is|can|will|has|may|of|in)\b)", r"\1hese "),
        "these > this": write(rf"\b([Tt])hese (?={_PLAIN_S}s (?:are|can|will|have|may|of|in)\b)", r"\1his "),
    },
    "verb forms": {
        "can be used > can used": write(r"\b(can|may|must|should|could|will) be(?= [a-z]+ed\b)", r"\1"),
        "can + past": write(
            r"\b(can|may|must|will|should|could) (call|contain|help|need|perform)(?= (?:the|an?|this|any|all|in|to)\b)",
            r"\1 \2ed",
        ),
        "can + third": write(
            rf"\b(can|may|must|will|should|could) ({_PLAIN_S})(?= (?:the|an?|this|any|all|its)\b)", r"\1 \2s"
        ),
        "to + third": write(rf"(?<= to) ({_PLAIN_S})(?= (?:the|an?|its|data|how|and)\b)", r" \1s"),
        "used to + past": write(
            r"\b(used|able|order) to (create|define|describe|measure|produce|provide|reduce|store|train)(?= [a-z])",
            r"\1 to \2d",
        ),
        "has done > did": write(r"\b(has|have|had) (?:become|come|given|gone|taken|written)\b", r"\1 went"),
        "for + verb": write(r"(?<=\bfor )([a-z]{3,}[b-df-hj-nptv-z])ing(?= (?:the|an?|data)\b)", r"\1"),
        "allow to": write(r"\b(allows?|enables?) (?:users|you|people|developers|one|us) to(?= [a-z])", r"\1 to"),
    },
    "number": {
        "uncountable": write(r"\b(information|software|hardware|equipment|knowledge|advice|feedback)\b(?!-)", r"\1s"),
        "two + singular": write(
            rf"\b{_UNIT} ({_PLAIN_S})s(?= (?:of|that|which|in|is|are|to|and|with)\b|[.,])",
            r"\1 \2",
        ),
        "one of the + singular": write(
            rf"\b(one of the(?: {_WORD})?) ({_PLAIN_S})s(?= (?:of|that|which|in|is|to|and|for)\b|[.,])", r"\1 \2"
        ),
        "a + plural": write(rf"\b([Aa]n?) ({_WORD}[b-eg-rt-xz])(?= (?:of|that|which|in|is|to|for|with)\b)", r"\1 \2s"),
    },
    "missing words": {
        "missing a": write(rf"\b(is|as) an? (?={_OF} of\b)", r"\1 "),
        "missing a after is": write(rf"(?<=\bis )an? (?={_WORD} (?:that|which|of|for|used)\b)", ""),
        "missing to": write(r"\b(used|able|order|ability|allows (?:users|you)) to(?= [a-z])", r"\1"),
        "missing be": write(r"(?<=\bto )be (?=[a-z]+ed\b)", ""),
        "missing is": write(r"(?<=[a-z] )(that|which) (?:is|are)(?= (?:not|an?|the)\b)", r"\1"),
        "missing of": write(rf"\b({_OF}) of(?= (?:the|an?|data)\b)", r"\1"),
        "missing the": write(r"\b(of|in|as) the(?= (?:same|following|first|most)\b)", r"\1"),
        "missing it": write(r"(?<=[.,] )([Ii])t (?=is\b)", ""),
    },
    "doubled words": {
        "doubled word": write(r"\b(the|a|of|to|in|is|and|for|with|be|are)(?= [a-z])", r"\1 \1"),
        "a + the": write(r"(?<= )the(?= [b-df-hj-np-tv-z])", "a the"),
        "the + a": write(r"(?<= )a(?= [a-z])", "the a"),
        "two prepositions": write(r"(?<=[a-z] )(in|on|for|with|from)(?= (?:the|an?|its)\b)", r"\1 of"),
        "of + preposition": write(r"(?<=[a-z] )of(?= (?:the|an?|its)\b)", "of in"),
        "is + has": write(r"(?<=[a-z] )(is|are)(?= (?:the|an?|used|not)\b)", r"\1 has"),
    },
    "prepositions": {
        "depends on > of": write(r"\b([Dd]epend(?:s|ing|ent)?) (?:on|upon)\b", r"\1 of"),
        "consists of > from": write(r"\b([Cc]onsist(?:s|ing)?) of\b", r"\1 from"),
        "based on > of": write(r"\b([Bb]ased) (?:on|upon)\b", r"\1 of"),
        "different from > then": write(r"\b([Dd]ifferent) (?:from|than)\b", r"\1 then"),
        "capable of > to": write(r"\b([Cc]apable) of\b", r"\1 to"),
        "according to > with": write(r"\b([Aa]ccording) to\b", r"\1 with"),
        "refers to > with": write(r"\b([Rr]efers?) to\b", r"\1 with"),
        "responsible for > of": write(r"\b([Rr]esponsible) for\b", r"\1 of"),
        "related to > with": write(r"\b([Ss]imilar|[Rr]elated|[Ee]quivalent) to\b", r"\1 of"),
        "associated with > to": write(r"\b([Aa]ssociated|[Cc]ompatible) with\b", r"\1 of"),
    },
    "comparatives": {
        "more + -er": write(
            r"(?<= )(?=(?:easier|faster|higher|larger|longer|lower|simpler|slower|smaller|stronger)\b)", "more "
        ),
        "most + -est": write(
            r"(?<=the )(?=(?:easiest|fastest|highest|largest|longest|lowest|simplest|smallest)\b)", "most "
        ),
        "more + as": write(r"\b(more [a-z]+|[a-z]{3,}er) than\b", r"\1 as"),
    },
    "articles": {
        "a > an": write(r"(?<= )a(?= [bcdfgjklmnpqrstvwz][a-z]+)", "an"),
        "an > a": write(r"(?<= )an(?= [aei][a-z]+)", "a"),
    },
}
KINDS = tuple(Kind(name, group, slip) for group, slips in _GRAMMAR.items() for name, slip in slips.items())
