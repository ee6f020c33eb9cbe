"""
## What it does

Reports "etc.", "and so on", "and so forth", "and the like" at the end of a list in the first sentence of a definition,
where the members make up what the thing is: "Keyboard, mouse, etc.". After "such as", "for example" and the like, the
members are examples, and the words are merely redundant: the level is info. Lists in parentheses, or after a dash or
colon, are ignored, since there the words say that the members are examples. Steps that repeat ("then the next, and so
on") are no list, nor are the members of a formula ("a1, a2, …").

## Why is this bad?

A definition says what belongs to the concept and what does not. "Etc." leaves that to the reader, who can tell only by
knowing the concept already.

## How to fix it

Say what the members have in common, and mark them as examples: "Device by which a person enters data, such as a mouse".

## When to suppress it

When every reader knows how the list continues.

## Sources

ISO 704: a definition by its extension lists all members, or is no definition. Google's and Microsoft's style guides
avoid "etc." and "and so on". English definitions only.
"""

from __future__ import annotations

import re

from glosslint.rule import EntryFacts, EntryRule, NoOptions, Problem, Problems, Severity, Span, bad, good, lazy_pattern
from glosslint.rule.english import lower_text
from glosslint.rules.definition._candidates import candidates, judged

_OPEN = lazy_pattern(
    r"\b(?:and\s+|&\s*)?(?<![\s(\[\"'\u201c]/)(?<!\A/)etc\b\.?(?!/)|\b(?:and|or)\s+(?:so\s+(?:on|forth)|the\s+like)\b(?!\s+\w)|\band\s+others\b(?!\s+\w)|,\s*(?:\.\.\.|\u2026)(?!\s*,?\s*[\w$\\])",
    re.IGNORECASE,
)
#: Before an ellipsis: a number, or a letter with or without one, as in the formula "a1, a2, …".
_SYMBOL = lazy_pattern(r"\S*\d\S*\Z|(?<![^\W_])[^\W_]\W*\Z")
#: What each of them holds: the words of the hint are frequent, "so" above all. A pattern that begins with its
#: characters, and looks back then, is searched in a fourth of the time.
_PHRASE = re.compile(
    r"[EeSs\u017fTtOo.\u2026](?i:(?<=\be)tc\b|(?<=\bs)o\s+(?:on|forth)\b|(?<=\bt)he\s+like\b|(?<=\bo)thers\b|(?<=\.)\.\.|(?<=\u2026))"
)
_HINT, _DOTS = frozenset(("etc", "so", "like", "others")), ("...", "\u2026")
# Before the members of a list: they are examples, or steps, or only one.
_EXAMPLES = lazy_pattern(
    r"\b(?:such\s+as|e\.g|for\s+(?:example|instance)|like|includ(?:es|ing)|i\.e|examples?|namely)\b"
)
#: What may begin examples without a word for them: then "etc." is the word that says so.
_ASIDE = lazy_pattern(r"\(|:|\s[\u2013\u2014-]\s|\u2014")
#: Words in brackets that are closed: what they give as examples is in them.
_IN_BRACKETS = lazy_pattern(r"\([^()]*\)|\[[^\[\]]*\]")
_STEPS = lazy_pattern(r"\b(?:then|next|first|from\s+there|again|each\s+(?:time|step)|in\s+turn)\b")


def check(entry: EntryFacts, options: NoOptions) -> Problems:
    """Yield every list in a defining sentence that does not end."""
    for parsed in candidates(entry, _HINT, _DOTS, _PHRASE):
        start, end = parsed.parts.sentence
        text = lower_text(parsed.prose.masked)
        for match in _OPEN.finditer(text, start, min(len(text), end + 1)):
            before = text[start : match.start()]
            if match[0].endswith(_DOTS) and _SYMBOL.search(parsed.prose.text, start, match.start()) is not None:
                continue
            if _STEPS.search(before) is not None:
                continue
            span = Span(*match.span())
            place = entry.at(parsed.prose.path, span)
            words = parsed.shown(span).lstrip(", ")
            if _EXAMPLES.search(_IN_BRACKETS.sub(" ", before)) is not None:
                yield Problem(f'"{words}" is redundant after examples', place, help="remove it", case="examples")
            elif _ASIDE.search(before) is None:
                message = f'"{words}" leaves open what else belongs to the list'
                yield Problem(message, place, help="say what the members have in common, with examples")


RULE = EntryRule(
    name="open-list",
    category="definition",
    severity=Severity.WARNING,
    cases={"examples": Severity.INFO},
    docs=__doc__,
    check=check,
    judged=judged,
    examples=(
        good("id: device\nterm: Device\nsummary: Machine such as a mouse.\n"),
        good("id: tug\nterm: Tug\nsummary: Boat (e.g. of a port) that does work (to push, to tow, etc.) for ships.\n"),
        good("id: walk\nterm: Walk\nsummary: Visit of a node, then of its neighbour, and so on.\n"),
        good("id: veto\nterm: Veto\nsummary: Refusal by members, the chair, or others.\n"),
        good("id: even\nterm: Even number\nsummary: One of 0, 2, −2, 4, −4, …\n"),
        good("id: sum\nterm: Sum\nsummary: What the numbers $a_1$, $a_2$, … are together, or a, b, c, ...\n"),
        good("id: hosts\nterm: Hosts\nsummary: File, /etc/hosts by name, that lists names and addresses.\n"),
        bad(
            "id: input\nterm: Input\nsummary: Keyboards, mice/trackballs/⟦etc.⟧\n",
            '"etc." leaves open what else belongs to the list',
        ),
        bad(
            "id: paper\nterm: İznik paper\nsummary: Paper of İznik, maps, charts⟦, …⟧\n",
            '"…" leaves open what else belongs to the list',
        ),
        good("id: group\nterm: Group\nsummary: Body that people form – clubs, firms, towns etc. – for a purpose.\n"),
        bad(
            "id: device\nterm: Device\nsummary: Keyboard, mouse, screen, ⟦etc.⟧\n",
            '"etc." leaves open what else belongs to the list',
        ),
        bad(
            "id: device\nterm: Device\nsummary: Machine, such as a mouse, a keyboard ⟦and so on⟧.\n",
            '"and so on" is redundant after examples',
        ),
    ),
)
