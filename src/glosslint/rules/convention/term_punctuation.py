"""
## What it does

Reports a name with a comma, colon, semicolon or period at its end, and one with a line break, a tab or more than one
blank inside.

## Why is this bad?

Such a name is never found in running text, and what is put together from it, such as "Softmax: is …", reads wrong. The
sign usually came along when the name was copied.

## How to fix it

Take it away: `--fix` does.

## When to suppress it

When the sign belongs to the name. Abbreviations are known by what they are: letters with periods between (U.S., e.g.),
a short word (etc.), the beginning of a word in another name or in the definition (approx., Inc.), and `...`.

## Sources

ISO 10241-1 sets terms without punctuation. Of all the names in four published glossaries one has a sign at its end, and
it is a definition in the wrong place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.rule import (
    ABBREVIATIONS,
    EntryFacts,
    EntryRule,
    Fix,
    Name,
    NoOptions,
    Problem,
    Replace,
    Safety,
    Severity,
    Span,
    bad,
    good,
    safe,
)

_END = re.compile(r"(?<=\w)[)\"'\u201d]?(?P<sign>[.,:;])\Z")
_GAP = re.compile(r"\s{2,}|[\t\n\r\f\v]")
_CODE = re.compile(r"[^\w\s'\u2019()-]|\s-")  # the sign of an operator, or of an option
_SHORT = 3  # letters: a name of no more is an abbreviation, or the name of a drive
_SIGNS = {".": "a period", ",": "a comma", ":": "a colon", ";": "a semicolon"}


def check(entry: EntryFacts, options: NoOptions) -> Iterator[Problem]:
    """Every name with a sign at its end, or a gap inside."""
    for name in entry.names:
        end = _END.search(name.value)
        if end is not None and not _belongs(entry, name, end["sign"]):
            message = f'{_SIGNS[end["sign"]]} ends the name "{_shown(name)}"'
            yield _problem(entry, name, Span(*end.span("sign")), message, "", "take it away")
        gap = _GAP.search(name.value)
        if gap is not None:
            what = "more than one blank" if gap[0].strip(" ") == "" else "a line break" if "\n" in gap[0] else "a tab"
            message = f'{what} stands in the name "{_shown(name)}"'
            yield _problem(entry, name, Span(*gap.span()), message, " ", "leave one blank")


def _shown(name: Name) -> str:
    return " ".join(name.value.split())


def _belongs(entry: EntryFacts, name: Name, sign: str) -> bool:
    """Whether the last sign is a part of the name."""
    if len(name.value) <= _SHORT + 1:
        return True
    if sign != ".":
        return sign == ":" and _CODE.search(name.value[:-1]) is not None
    word = name.value[:-1].split()[-1].lower().lstrip("(")
    if "." in word or len(word) <= _SHORT or word in ABBREVIATIONS:
        return True
    others = [other.value for other in entry.names if other is not name] + [prose.text[:400] for prose in entry.prose]
    return any(re.search(rf"\b{re.escape(word)}\w", other, re.IGNORECASE) is not None for other in others)


def _problem(entry: EntryFacts, name: Name, span: Span, message: str, text: str, title: str) -> Problem:
    at = Span(name.start + span.start, name.start + span.end)
    return Problem(message, entry.at(name.path, at), help=title, fix=_fix(entry, name, at, text, title))


def _fix(entry: EntryFacts, name: Name, at: Span, text: str, title: str) -> Fix | None:
    """None where the name is the id: what refers to it would be lost."""
    is_id = entry.id is not None and entry.id.value == name.value
    return None if is_id else safe(title, Replace(entry.at(name.path, at), text))


RULE = EntryRule(
    name="term-punctuation",
    category="convention",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE,),
    examples=(
        good("id: us\nterm: U.S.\naliases: [etc., 'C:', Acme Inc.]\n"),
        good("id: approximation\nterm: approximation\naliases: [approxim.]\n"),
        bad("id: token\nterm: token⟦.⟧\n", 'a period ends the name "token."', after="id: token\nterm: token\n"),
        bad(
            "id: token\nterm: token\naliases: ['word piece⟦:⟧', \"sub⟦  ⟧word\"]\n",
            'a colon ends the name "word piece:"',
            'more than one blank stands in the name "sub word"',
            after="id: token\nterm: token\naliases: ['word piece', \"sub word\"]\n",
        ),
        bad(
            "id: loss\nterm: |\n  loss⟦\n  ⟧function\n",
            'a line break stands in the name "loss function"',
            after="id: loss\nterm: |\n  loss function\n",
        ),
    ),
)
