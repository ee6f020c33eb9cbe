"""
## What it does

Reports characters nobody sees: zero-width spaces, soft hyphens, line and paragraph separators, marks that turn the
direction of the text, and no-break spaces between letters. Joiners and direction marks stay unreported in the scripts
that need them, such as Arabic, Hebrew and Devanagari, and in emoji.

## Why is this bad?

A word that holds one is found by no search and matches no other entry, and marks of direction can show a text in
another order than it is read. They come in with text copied from web pages and word processors.

## How to fix it

Delete the character. Your editor may show it only when you ask for invisible characters; the finding's place is exact.

## When to suppress it

When a text is about such a character and shows it. Better name it: U+200B.

## Sources

Unicode Standard Annex 9 (bidirectional text) and Technical Report 36, section 2; "Trojan Source", Boucher and
Anderson, 2021, for the override and embedding controls.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from glosslint.rule import (
    FileFacts,
    FileRule,
    InvisibleCharacter,
    NoOptions,
    Problem,
    ReplaceSource,
    Safety,
    Severity,
    bad,
    good,
    safe,
    unsafe,
)

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MARKS = frozenset("\u200e\u200f\u061c")
_JOINERS = frozenset("\u200c\u200d")
_BREAKS = frozenset("\u200b\u2060")
#: Blocks of the scripts whose letters change shape beside others, by first and last letter.
_JOINING = (
    ("\u0600", "\u08ff"),
    ("\u0900", "\u0dff"),
    ("\u0f00", "\u109f"),
    ("\u1780", "\u18af"),
    ("\u1900", "\u1cff"),
    ("\ua840", "\uabff"),
    ("\ufb50", "\ufdff"),
    ("\ufe70", "\ufefc"),
    ("\U00010a00", "\U00011fff"),
)
#: Blocks of the scripts that write no spaces between words.
_UNSPACED = (
    ("\u0e00", "\u0eff"),
    ("\u0f00", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u1950", "\u1aaf"),
    ("\u3040", "\u9fff"),
)
_EMOJI_PARTS = ("So", "Sk", "Mn", "Me")


def check(file: FileFacts, options: NoOptions) -> Iterator[Problem]:
    """Every hidden character that its script does not need."""
    for fact in file.invisible_characters:
        if not _needed(fact):
            yield _problem(file, fact)


def _needed(fact: InvisibleCharacter) -> bool:
    near = (*fact.before[-2:], *fact.after[:2])
    if fact.char in _JOINERS:
        return any(_within(char, _JOINING) for char in near) or (fact.char == "\u200d" and _joins_emoji(fact))
    if fact.char in _MARKS:
        around = fact.before + fact.after
        return any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in around if char not in _MARKS)
    if fact.char == "\u180e":
        return any("\u1800" <= char <= "\u18af" for char in near if char != fact.char)
    return fact.char in _BREAKS and any(_within(char, _UNSPACED) for char in near)


def _within(char: str, blocks: tuple[tuple[str, str], ...]) -> bool:
    return any(first <= char <= last for first, last in blocks)


def _joins_emoji(fact: InvisibleCharacter) -> bool:
    before, after = fact.before[-1:], fact.after[:1]
    return (
        bool(before and after) and unicodedata.category(before) in _EMOJI_PARTS and unicodedata.category(after) == "So"
    )


def _problem(file: FileFacts, fact: InvisibleCharacter) -> Problem:
    name = f"U+{ord(fact.char):04X} {unicodedata.name(fact.char, '').strip()}".strip()
    place = file.at(fact.span)
    if fact.char == "\u00a0":
        fix = unsafe("write a plain space", ReplaceSource(place, " "))
        return Problem(f"{name} stands between words; write a plain space", place, case="no-break", fix=fix)
    fix = safe("delete it", ReplaceSource(place, ""))
    if fact.char in _BIDI:
        message = f"{name} is in the text and changes the order in which it is shown"
        advice = "delete it; it can show another text than the one that is read"
        return Problem(message, place, help=advice, case="bidi", fix=fix)
    return Problem(f"{name} is in the text and cannot be seen", place, help="delete it", case="hidden", fix=fix)


RULE = FileRule(
    name="invisible-character",
    category="file",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE, Safety.UNSAFE),
    cases={"hidden": Severity.WARNING, "bidi": Severity.ERROR, "no-break": Severity.INFO},
    examples=(
        good("id: token\nterm: token\naliases: [توکن\u200cها, क्\u200dष, 👩\u200d💻, שלום\u200f!]\n"),
        good('id: token\nterm: token\nsummary: "10\u00a0% of \\u200b"\n'),
        bad(
            "id: token\nterm: to⟦\u200b⟧ken\n",
            "U+200B ZERO WIDTH SPACE is in the text and cannot be seen",
            after="id: token\nterm: token\n",
        ),
        bad(
            "id: token # to⟦\u200d⟧ken\n",
            "U+200D ZERO WIDTH JOINER is in the text and cannot be seen",
            after="id: token # token\n",
        ),
        bad(
            "id: token\nterm: ⟦\u202e⟧token\n",
            "U+202E RIGHT-TO-LEFT OVERRIDE is in the text and changes the order in which it is shown",
            after="id: token\nterm: token\n",
        ),
        bad(
            "id: token\nterm: sub⟦\u00a0⟧word\n",
            "U+00A0 NO-BREAK SPACE stands between words; write a plain space",
            after="id: token\nterm: sub word\n",
        ),
    ),
)
