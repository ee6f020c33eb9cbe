"""
## What it does

Reports invisible characters: zero-width spaces, soft hyphens, line and paragraph separators, direction controls, and
no-break spaces between letters; also U+FFFC and U+FFFD, which programs write for an object and for characters that they
cannot keep. Joiners and direction marks are allowed in emoji and in the scripts that need them, such as Arabic, Hebrew
and Devanagari. A character that is in more than three places of a file is one finding, and so is one in more than ten
files, except direction controls. Where the glossary is only a part of a page (`at`), the rest is not checked. A
Cyrillic letter that looks like a Latin one, in a word of Latin letters, is info.

## Why is this bad?

Searches do not find a word that contains one, and it matches no other entry. Direction controls can display a text in
a different order from the one in which programs read it. These characters come with text copied from web pages and
word processors.

U+FFFC stands for a picture or button of such a document. Where U+FFFD is, a letter was lost.

YAML parsers disagree about U+0085, U+2028 and U+2029: those for YAML 1.1 break a line there, those for YAML 1.2 do not,
so one file can have two meanings. glosslint reads them as YAML 1.2 does, as characters of the text.

## How to fix it

Delete the character; in place of U+FFFD, write what is lost; in place of a separator between two words, write a space
or a line break. Your editor may have to be set to show invisible characters; the reported position is exact.

## Fix safety

Deleting an invisible character is safe: readers see the same text, and names lose nothing but the character. A soft
hyphen beside a digit, or between two signs, is not deleted, since it stands for a hyphen or minus sign. With
U+FFFC goes the space before it, unless the words on both sides need one. What U+FFFD was, only the author knows. A
no-break space is visible as a space and may be intended, so replacing it is unsafe. So is replacing a separator within
a name, which may be between two names.

## When to suppress it

When a text is about such a character and shows it. Writing its code, such as U+200B, is better.

## Sources

Unicode Standard Annex 9 (bidirectional text) and Technical Report 36, section 2; "Trojan Source", Boucher and
Anderson, 2021, for the override and embedding controls. YAML 1.2.2, section 5.4, for line breaks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from glosslint.rule import Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good, lazy_pattern
from glosslint.rule.facts import EntryFacts, FileFacts, InvisibleCharacter, Place, Span
from glosslint.rule.fixes import Fix, ReplaceSource, Safety, safe, unsafe
from glosslint.rule.text import group_values
from glosslint.rules._fold import fold_kinds

#: Embeddings, overrides and isolates: the controls of "Trojan Source".
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DIRECTION_MARKS = frozenset("\u200e\u200f\u061c")
_JOINERS = frozenset("\u200c\u200d")
#: Break opportunities and their opposite, which scripts without spaces need inside a line.
_BREAKS = frozenset("\u200b\u2060")
#: Separators, at which readers of YAML 1.1 break a line, and those of YAML 1.2 do not.
_SEPARATORS = {"\x85": "NEXT LINE", "\u2028": "LINE SEPARATOR", "\u2029": "PARAGRAPH SEPARATOR"}
#: What programs write for an object in the text, and for characters that they could not read.
_OBJECT, _LOST = "\ufffc", "\ufffd"
_SOFT_HYPHEN = "\u00ad"
#: Letters of the scripts whose letters change shape beside others.
_JOINING = lazy_pattern(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1900-\u1cff\ua840-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff]"
)
#: Letters of the scripts that write no spaces between words.
_UNSPACED = lazy_pattern("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u1950-\u1aaf\u3040-\u9fff]")
#: Cyrillic letters that look like Latin ones, with these.
_LOOK_ALIKES = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425",
        "aeopcyxijsABEKMHOPCTX",
        strict=True,
    )
)
_LOOKS_LATIN = lazy_pattern(rf"(?<![^\W\d_])[A-Za-z\u00c0-\u024f{''.join(_LOOK_ALIKES)}]{{3,}}(?![^\W\d_])")
_CYRILLIC = lazy_pattern(f"[{''.join(_LOOK_ALIKES)}]")
_AFTER_OBJECT = frozenset(" .,;:!?)")  # before these, a space is one too many
_FEW = 3  # places of a file; more are one finding
#: A joiner may follow an emoji, its skin tone (Sk) or a variation selector (Mn).
_EMOJI_PARTS = ("So", "Sk", "Mn", "Me")

#: A character, and how safe its fix is: those of one kind can be one finding.
_Kind = tuple[str, Safety | None]


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report every invisible character that its script does not need.

    A character that is in many places of a file is one finding there, and one in all if it is in many files, except
    those that can deceive: somebody who writes with them does so throughout.
    """
    found: list[tuple[_Kind, FileFacts, Problem]] = []
    divided = _divided_names(glossary.entries)
    for file in glossary.files:
        for kind, problems in group_values(_problems(file, divided.get(file.path, ()))).items():
            if kind[0] in _BIDI:
                yield from problems
            else:
                found += ((kind, file, one) for one in (problems if len(problems) <= _FEW else [_together(problems)]))
    yield from fold_kinds("invisible-character", found, "files")
    for entry in glossary.entries:
        yield from _look_alikes(entry)


def _look_alikes(entry: EntryFacts) -> Problems:
    """Yield the words of Latin letters that contain a Cyrillic one."""
    texts = [(name.path, name.value, name.start) for name in entry.names]
    texts += [(prose.path, prose.text, 0) for prose in entry.prose]
    for path, text, start in texts:
        if not text.isascii() and _CYRILLIC.search(text):
            for match in _LOOKS_LATIN.finditer(text):
                letters = list(_CYRILLIC.finditer(match[0]))
                if letters and 2 * len(letters) < len(match[0]):
                    char, at = letters[0][0], start + match.start() + letters[0].start()
                    message = f'"{match[0]}" contains the Cyrillic letter U+{ord(char):04X}'
                    place = entry.at(path, Span(at, at + 1))
                    yield Problem(message, place, help=f'write the Latin "{_LOOK_ALIKES[char]}"', case="look-alike")


def _divided_names(entries: Iterable[EntryFacts]) -> Mapping[str, Sequence[str]]:
    """Return the names that contain a separator, by file."""
    names = ((entry.file, name.value) for entry in entries for name in entry.names if not name.value.isascii())
    return group_values((file, name) for file, name in names if not _SEPARATORS.keys().isdisjoint(name))


def _together(problems: Sequence[Problem]) -> Problem:
    """Return the first problem for all of one kind in a file, with the fixes of all."""
    first = problems[0]
    message = f"{first.message} (also in {len(problems) - 1} more places of this file)"
    intents = tuple(intent for problem in problems if problem.fix is not None for intent in problem.fix.intents)
    fix = first.fix and first.fix._replace(intents=intents)
    return replace(first, message=message, fix=fix, number=len(problems))


def _problems(file: FileFacts, divided: Sequence[str]) -> Iterator[tuple[_Kind, Problem]]:
    for fact in file.invisible_characters:
        if not _needed(fact):
            name = f"U+{ord(fact.char):04X} {_SEPARATORS.get(fact.char) or unicodedata.name(fact.char, '')}".strip()
            place = file.at(fact.span)
            message, advice, case = f"invisible character {name}", "delete it", "hidden"
            fix: Fix | None = safe("delete it", ReplaceSource(place, ""))
            if fact.char == "\u00a0":
                message, advice, case = f"{name} between words; use a regular space", "", "no-break"
                fix = unsafe("replace it with a regular space", ReplaceSource(place, " "))
            elif fact.char == _SOFT_HYPHEN and _is_text(fact):
                advice, fix = "write the hyphen or minus sign that it stands for, or delete it", None
            elif fact.char == _LOST:
                message = f"{name}: characters were lost when the text was converted"
                advice, fix = "write the lost characters again", None
            elif fact.char in _BIDI:
                message, case = f"{name} changes the order in which the text is displayed", "bidi"
                advice = "delete it; it can make the text look different from what programs read"
            elif fact.char == _OBJECT:
                message, advice = f"{name}: the object is missing in this text", "delete it, or insert the object again"
                fix = unsafe("delete it", ReplaceSource(file.at(_with_space(fact)), ""))  # to see what is missing
            elif fact.char in _SEPARATORS:
                message += ", where some YAML parsers break the line and others do not"
                advice, fix = _without_break(fact, place, divided)
            yield (fact.char, fix and fix.safety), Problem(message, place, help=advice, case=case, fix=fix)


def _is_text(fact: InvisibleCharacter) -> bool:
    """Return whether a soft hyphen is between characters of which no hyphenation divides a word."""
    before, after = fact.before[-1:].strip(), fact.after[:1].strip()
    return bool(before and after) and (before.isdigit() or after.isdigit() or not (before.isalpha() or after.isalpha()))


def _needed(fact: InvisibleCharacter) -> bool:
    near = fact.before[-2:] + fact.after[:2]
    if fact.char in _JOINERS:
        categories = [unicodedata.category(char) for char in (*fact.before[-1:], *fact.after[:1])]
        joins_emoji = fact.char == "\u200d" and len(categories) == 2 and categories[0] in _EMOJI_PARTS
        return _JOINING.search(near) is not None or (joins_emoji and categories[1] == "So")
    if fact.char in _DIRECTION_MARKS:
        around = fact.before + fact.after
        return any(
            unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in around if char not in _DIRECTION_MARKS
        )
    if fact.char == "\u180e":  # the Mongolian vowel separator
        return any("\u1800" <= char <= "\u18af" for char in near if char != fact.char)
    return fact.char in _BREAKS and _UNSPACED.search(near) is not None


def _with_space(fact: InvisibleCharacter) -> Span:
    """Return the character for an object with the space before it, unless that is between two words."""
    start, end = fact.span
    if fact.before[-1:] == " " and fact.before.strip() and (fact.after[:1] in _AFTER_OBJECT or not fact.after.strip()):
        start -= 1
    return Span(start, end)


def _without_break(fact: InvisibleCharacter, place: Place, divided: Sequence[str]) -> tuple[str, Fix]:
    """Return advice and fix for a character that is a line break to some readers; words on both sides stay apart."""
    before, after = fact.before[-1:], fact.after[:1]
    if not all(char.strip().strip("\"'") for char in (before, after)):
        return "delete it", safe("delete it", ReplaceSource(place, ""))
    certainty = unsafe if any(f"{before}{fact.char}{after}" in name for name in divided) else safe
    fix = certainty("replace it with a space", ReplaceSource(place, " "))
    return "write a space or a line break instead", fix


RULE = GlossaryRule(
    name="invisible-character",
    category="file",
    severity=Severity.WARNING,
    docs=__doc__,
    check=check,
    fixes=(Safety.SAFE, Safety.UNSAFE),
    cases={"hidden": Severity.WARNING, "bidi": Severity.ERROR, "no-break": Severity.INFO, "look-alike": Severity.INFO},
    examples=(
        good("id: token\nterm: token\naliases: [توکن\u200cها, क्\u200dष, 👩\u200d💻, שלום\u200f!]\n"),
        good('id: token\nterm: token\nsummary: "10\u00a0% of \\u200b"\n'),
        good("id: token\nterm: токен\nsummary: Слово, по-английски token, или ПО.\n"),
        bad("id: token\nterm: t⟦\u043e⟧ken\n", '"t\u043eken" contains the Cyrillic letter U+043E'),
        bad(
            "id: token\nterm: to⟦\u200b⟧ken\n",
            "invisible character U+200B ZERO WIDTH SPACE",
            after="id: token\nterm: token\n",
        ),
        bad(
            "id: token\nterm: sub⟦\u00ad⟧word\n",
            "invisible character U+00AD SOFT HYPHEN",
            after="id: token\nterm: subword\n",
        ),
        bad("id: act\nterm: Act 0.45⟦\u00ad⟧.052\n", "invisible character U+00AD SOFT HYPHEN"),
        bad(
            "id: token\nterm: sub⟦\u2028⟧word\n",
            "invisible character U+2028 LINE SEPARATOR, where some YAML parsers break the line and others do not",
            after="id: token\nterm: sub word\n",
        ),
        bad(
            "id: token\nterm: Token\nsummary: Piece of a text ⟦\ufffc⟧, in a model.\n",
            "U+FFFC OBJECT REPLACEMENT CHARACTER: the object is missing in this text",
            after="id: token\nterm: Token\nsummary: Piece of a text, in a model.\n",
        ),
        bad(
            "id: token\nterm: na⟦\ufffd\ufffd⟧ve Bayes\n",
            "U+FFFD REPLACEMENT CHARACTER: characters were lost when the text was converted",
        ),
        bad(
            "id: token # to⟦\u200d⟧ken\n",
            "invisible character U+200D ZERO WIDTH JOINER",
            after="id: token # token\n",
        ),
        bad(
            "id: token\nterm: ⟦\u202e⟧token\n",
            "U+202E RIGHT-TO-LEFT OVERRIDE changes the order in which the text is displayed",
            after="id: token\nterm: token\n",
        ),
        bad(
            "id: token\nterm: sub⟦\u00a0⟧word\n",
            "U+00A0 NO-BREAK SPACE between words; use a regular space",
            after="id: token\nterm: sub word\n",
        ),
    ),
)
