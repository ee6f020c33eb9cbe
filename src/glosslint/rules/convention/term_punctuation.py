"""
## What it does

Reports a name that ends with a comma, colon, semicolon or period, that begins or ends with a space, or that contains a
line break, a tab or consecutive spaces. Also a term that ends with the ending of a file, and is else the name of its
own ("Keel.yaml" in `keel.md`).

## Why is this bad?

Such a name is never found in running text, and text generated from it, such as "Softmax: is …", is wrong. The sign was
usually copied along with the name.

## How to fix it

Remove the sign or the whitespace; if a line break or tab is between two names, make two names of them. `--fix`
replaces consecutive spaces, and `--unsafe-fixes` also a line break or tab, and removes a sign.

## Fix safety

Removing spaces around a name and replacing several with one is safe: names are compared without regard to whitespace,
and pages show any whitespace as one space, so readers and references notice no difference. It is unsafe in a term of
which the id is made, if that would be another one (`load--balancer` of "Load  balancer"), since links lead to it.
Replacing a line break or tab is unsafe, since it may be between two names. Removing a sign or an ending is unsafe,
since it may belong to the name. A name that is the id is not changed.

## When to suppress it

When the sign belongs to the name. Abbreviations are recognised and accepted: letters with periods between (U.S., e.g.),
a word of two letters, or three without a vowel (pl., pkg.), the beginning of a word in another name or in the
definition (approx.), and `...`; so are entities (`FHIR&reg;`).

## Sources

ISO 10241-1 prints terms without punctuation. Of all the names in four published glossaries one ends with a sign, and it
is a definition in the wrong place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.rule import Cause, EntryFacts, EntryRule, Name, NoOptions, Problem, Problems, Severity, Span, bad, good
from glosslint.rule.fixes import Replace, Safety, safe, unsafe
from glosslint.rule.names import slug
from glosslint.rule.text import ABBREVIATIONS, ENDINGS, lazy_pattern

_END = lazy_pattern(r"(?<=\w)[)\"'\u201d]?(?P<sign>[.,:;])\Z")
_GAP = re.compile(r"\s{2,}|[\t\n\r\f\v]")
_SHORT = 3  # letters: a name of no more is an abbreviation, or the name of a drive; with a vowel, it may be a word
_VOWEL = frozenset("aeiouy")
_ENTITY = lazy_pattern(r"&(?:[A-Za-z]\w*|#\w+);\Z")
_SPACES = lazy_pattern(r"\A[ \t\xa0]+(?=\S)|(?<=\S)[ \t\xa0]+\Z")
_IN_GAPS = {"\n": "a line break", "\r": "a line break", "\t": "a tab", "\f": "a page break", "\v": "a vertical tab"}
_SIGNS = {".": "period", ",": "comma", ":": "colon", ";": "semicolon"}


def check(entry: EntryFacts, options: NoOptions) -> Problems:
    """Yield every name that ends with a sign, or has a gap inside."""
    for name in entry.names:
        is_id = entry.id is not None and entry.id.value == name.value  # references to it would break
        for (start, end), message, title, text in _flaws(entry, name):
            place = entry.at(name.path, Span(name.start + start, name.start + end))
            # a space for a gap, or nothing for a sign
            is_gap = not name.value[start:end].strip(" ")  # a line break or tab may be between two names
            certainty = safe if is_gap and not _is_anchor(entry, name, start, end) else unsafe
            fix = certainty("replace it with one space" if text else title, Replace(place, text))
            yield Problem(message, place, help=title, fix=None if is_id else fix)

    for text, path in entry.padded_names:
        for match in _SPACES.finditer(text):
            place = entry.at(path, Span(*match.span()))
            side = "ends" if match.start() else "begins"
            causes = (Cause("schema-mismatch", entry.at(path)),)  # of a schema that forbids them
            fix = safe("remove the space", Replace(place, ""))
            yield Problem(f'name "{text.strip()}" {side} with a space', place, causes=causes, fix=fix)


def _is_anchor(entry: EntryFacts, name: Name, start: int, end: int) -> bool:
    """Whether the id is made of the name, and would be another one with one space for these characters."""
    spaced = f"{name.value[:start]} {name.value[end:]}"
    return entry.id_is_made and name.kind == "term" and slug(spaced) != slug(name.value)


def _flaws(entry: EntryFacts, name: Name) -> Iterator[tuple[tuple[int, int], str, str, str]]:
    """Yield the characters of a sign at the end and of a gap inside, each with message, advice and replacement."""
    shown = " ".join(name.value.split())
    end = _END.search(name.value) if name.value.endswith(tuple(_SIGNS)) else None
    if end is not None and not _belongs(entry, name, end["sign"]):
        sign = _SIGNS[end["sign"]]
        yield end.span("sign"), f'name "{shown}" ends with a {sign}', f"remove the {sign}", ""
    stem, _, ending = name.value.rpartition(".")
    if name.kind == "term" and f".{ending.lower()}" in ENDINGS and slug(stem) == slug(entry.stem):
        span = (len(stem), len(name.value))
        yield span, f'term "{shown}" ends with the ending of a file', f'remove ".{ending}"', ""
    gap = _GAP.search(name.value) if shown != name.value else None
    if gap is not None:
        kind = next((kind for sign, kind in _IN_GAPS.items() if sign in gap[0]), "consecutive spaces")
        title = "replace it with one space" if kind == "consecutive spaces" else "write one space, or two names"
        yield gap.span(), f'name "{shown}" contains {kind}', title, " "


def _belongs(entry: EntryFacts, name: Name, sign: str) -> bool:
    """Whether the last sign is a part of the name."""
    word = name.value[:-1].split()[-1].lower().lstrip("(")
    may_be_word = len(word) == _SHORT and name.value[:-1].islower() and not _VOWEL.isdisjoint(word)
    if len(name.value) <= _SHORT + 1 and not may_be_word:
        return True
    if sign != ".":
        return _ENTITY.search(name.value) is not None
    if "." in word or (len(word) <= _SHORT and not may_be_word) or word in ABBREVIATIONS:
        return True
    # A word that others begin with is their abbreviation. The beginning of a text is where it would be spelled out.
    others = [other.value for other in entry.names if other is not name] + [prose.text[:400] for prose in entry.prose]
    return any(re.search(rf"\b{re.escape(word)}\w", other, re.IGNORECASE) for other in others)


RULE = EntryRule(
    name="term-punctuation",
    category="convention",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE, Safety.UNSAFE),
    examples=(
        good("id: us\nterm: U.S.\naliases: [etc., 'C:', Acme Inc.]\n"),
        good("id: approximation\nterm: approximation\naliases: [approxim.]\n"),
        good("id: fhir\nterm: FHIR&reg;\naliases: [FHIR&#174;]\n"),
        good("id: latitude\nterm: lat.\naliases: [pkg., etc.]\nsummary: Latitude of a place.\n"),
        bad(
            "id: hub\nterm: hub⟦.⟧\nsummary: Middle of a wheel.\n",
            'name "hub." ends with a period',
            after="id: hub\nterm: hub\nsummary: Middle of a wheel.\n",
        ),
        bad(
            "id: token\nterm: '⟦ ⟧token'\naliases: [\"piece⟦  ⟧\"]\n",
            'name "token" begins with a space',
            'name "piece" ends with a space',
            after="id: token\nterm: 'token'\naliases: [\"piece\"]\n",
            schema={"type": "object"},
        ),
        good("id: readme\nterm: README.md\naliases: [package.json]\n"),
        bad(
            {"keel.yaml": "term: Keel⟦.yaml⟧\n"},
            'term "Keel.yaml" ends with the ending of a file',
            after="term: Keel\n",
        ),
        bad("id: token\nterm: token⟦.⟧\n", 'name "token." ends with a period', after="id: token\nterm: token\n"),
        bad(
            "id: token\nterm: token\naliases: ['word piece⟦:⟧', \"sub⟦  ⟧word\"]\n",
            'name "word piece:" ends with a colon',
            'name "sub word" contains consecutive spaces',
            after="id: token\nterm: token\naliases: ['word piece', \"sub word\"]\n",
        ),
        bad(
            "id: loss\nterm: |\n  loss⟦\n  ⟧function\n",
            'name "loss function" contains a line break',
            after="id: loss\nterm: |\n  loss function\n",
        ),
    ),
)
