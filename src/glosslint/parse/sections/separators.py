"""Separators between a term and its text, in entries that open with their term: ``**Term** (T): text``."""

from __future__ import annotations

import re

from glosslint.model import Span
from glosslint.parse.sections.notes import CALLED, PART_OF_SPEECH, SOUNDS
from glosslint.parse.sections.table import SectionTable
from glosslint.text.names import fold

#: The beginning of a list, in any format: its first item, or its tag.
ITEM = r"(?:(?:[-*+\u2022.]|\d+[.)]|#\.)[ \t]|<[uo]l\b)"
#: A dash as an entity of HTML.
ENTITY = r"&(?:mdash|ndash|#821[12]|#x201[34]);"
_BRACKETS = r"[ \t]*[*_]{0,2}[(（][^()（）\n]{1,80}[)）][*_]{0,2}"
_SIGN = r"(?=[ \t]*(?:[:：—–→]|--|[-=]\s|&[mn#]))"
#: What may follow a marked term: names or anything else in brackets, its part of speech, how it is said, and its other
#: names, as in "**gybe** (v.), also spelled *jibe*" or "**gybe**, *jibe*".
_NOTES = (
    rf"(?:{_BRACKETS}|[ \t]+{SOUNDS}|[ \t]+\[[^\[\]\n]{{1,40}}\](?=[ \t]+[(/])"
    rf"|,?[ \t]+[*_]{{0,3}}{PART_OF_SPEECH}[*_]{{0,3}}){{0,3}}"
    rf"(?:,?[ \t]+(?i:{CALLED})[ \t]+[^\n:—–(){{}}]{{1,60}}?{_SIGN}"
    rf"|,[ \t]+(?P<other>[*_]{{1,3}}(?=[^\s*_])[^*_\n]{{1,60}}[*_]{{1,3}}){_SIGN})?"
)
#: The separator between a marked term and its text. Before it there may be notes, and a domain in square brackets:
#: "**Term** [genetics]: text". Often there is no space after a colon or an em dash.
AFTER = re.compile(
    rf"(?P<notes>{_NOTES}(?={_SIGN}|[ \t]*\\?(?:[\r\n]|\Z)|[ \t]+\[[^\[\]\n]{{1,40}}\][ \t]*[:—–\r\n])|{_BRACKETS})?"
    r"(?:[ \t]*\[[^\[\]\n]{1,40}\](?=[ \t]*[:—–\r\n]))?[ \t]*"
    r"(?:(?P<sign>：|—|"
    + ENTITY
    + r"|:(?!//|\d)|(?:–|--+|-|=|→|\.|,)(?=\s|\Z|[^\w\s-]))[ \t]*|(?P<line>\\?(?:\r\n|\r|\n|\Z))"
    r"|(?P<space>(?<=[ \t])(?=\S)))"
)
_IN_BRACKETS = re.compile(r"[ \t]*[(（]([^()（）\n]+)[)）]")
#: The number of a clause before a marked term: "1.2 **Term** means …", "(a) **Term**: text".
CLAUSE = re.compile(r"(?:§[ \t]?)?(?:\(?\d{1,3}(?:\.\d{1,3}){0,5}[.)]?|\(?[a-z]{1,2}\))[ \t]+")
#: The words between two marked names of one entry: "**x** or **y**: text".
OR = re.compile(r"\s+or\s+|\s*/\s*")
#: A separator that is inside the marks: "**Term:** text".
_INSIDE = re.compile(r"(?P<sign>:|：|—|–|-|=|\.)\Z")
#: An unmarked term and its separator, outside brackets. A hyphen has a space on either side.
PLAIN = re.compile(
    r"(?!\$\$)"  # a formula
    r"(?P<term>(?:\([^()\n]{0,60}\)|[^\n:：—–=]){1,80}?)(?:(?P<colon>：|:(?=\s|\\[\r\n]))|\s+(?P<sign>—|–|--+|-|=|→|"
    + ENTITY
    + r")(?=\s))[ \t]*"
)
#: A term in capitals before a period: "ABAXIAL. Away from the axis.", "BOW (pl. BOWS). Front."
CAPITALS = re.compile(r"(?P<term>[A-Z][A-Z0-9 ,()'\u2019/-]{1,80}(?:\([^()\n]{1,60}\))?)(?P<sign>\.)(?=\s)[ \t]*")
#: A hard line break between the separator and the text: "term:\\" and the text on the next line.
BREAK = re.compile(r"[ \t]*\\(?=[\r\n])")
#: An unmarked term alone on its line, above the text.
LINE = re.compile(r"(?P<term>[^\n]{0,79}[^\s.,;:!?])[ \t]*\r?\n[ \t]*(?=\S)")
#: The end of what opens a list of what something has or does, and is no term: "A crew entry defines:", "Contains:".
_OPENS_LIST = re.compile(
    r"(?P<before>\S.{0,70}\s)?(?:defines|includes|contains|comprises|consists\s+of|describes|specifies|responsible\s+for)",
    re.IGNORECASE,
)
#: A list below such words, or a blank line above it.
_LIST_BELOW = re.compile(rf"[ \t]*\\?(?:\r?\n[ \t]*(?:{ITEM}|\r?\n|\Z)|\Z)", re.IGNORECASE)
_SENTENCE_ENDS = (".", "!", "?", ":", "。", "！", "？")
MOST_WORDS = 8  # of an unmarked term; with more, it begins a sentence
_SAME = {
    "：": ":",
    "--": "—",
    "---": "—",
    "→": "—",
    "&mdash;": "—",
    "&ndash;": "–",
    "&#8212;": "—",
    "&#8211;": "–",
    "&#x2014;": "—",
    "&#x2013;": "–",
}


def separates(sign: str, table: SectionTable) -> bool:
    """Return whether a sign is one of the separators of the table, or a variant of one, such as ``--`` of a dash."""
    return sign in table.separators or _SAME.get(sign.lower()) in table.separators


def usual(sign: str) -> str:
    """Return the usual form of a separator: an em dash for ``--``."""
    return _SAME.get(sign.lower(), sign)


def opens_list(opening: re.Match[str]) -> bool:
    """Return whether words without a mark, which match ``PLAIN``, end in the verb of a sentence before a colon, and are
    no term. The verb alone is a term unless a list is below it: "Includes: files that a compiler reads"."""
    is_colon = opening.re is PLAIN and opening["colon"] is not None
    verb = _OPENS_LIST.fullmatch(opening["term"].strip()) if is_colon else None
    return verb is not None and (verb["before"] or _LIST_BELOW.match(opening.string, opening.end())) is not None


def is_short_line(paragraph: str) -> bool:
    """Return whether a paragraph is a few words on one line, and no sentence."""
    words = paragraph.strip()
    return "\n" not in words and len(words.split()) <= MOST_WORDS and not words.endswith(_SENTENCE_ENDS)


def plain_term(text: str, start: int, end: int, table: SectionTable) -> re.Match[str] | None:
    """Return a match of the unmarked ``term`` at ``start`` and its separator; ``None`` if the table does not have this
    separator, or skips the term."""
    match = PLAIN.match(text, start, end)
    if match is None or len(match["term"].split()) > MOST_WORDS or opens_list(match):
        return None
    label = fold(match["term"])
    named = separates(match["colon"] or match["sign"], table) and label not in table.no_terms
    return match if named else None


def sign_inside(words: str, table: SectionTable) -> re.Match[str] | None:
    """Return a match of the separator at the end of a marked term; ``None`` if the table does not have it."""
    sign = _INSIDE.search(words)
    return sign if sign is not None and separates(sign["sign"], table) else None


def with_notes(
    mark: Span, term: Span, inside: re.Match[str] | None, after: re.Match[str] | None, table: SectionTable
) -> list[Span]:
    """Return the places of a marked term with the notes after it, and of its other names with marks of their own; the
    list is empty if no notes belong to the term.

    They do if a sign or a line break follows them, or if the table reads brackets as names; else they begin the text.
    ``term`` has the words between the marks, without the sign ``inside``; ``after`` is the match of ``AFTER`` at the
    end of ``mark``.
    """
    if after is None or not after["notes"]:
        return []
    names = _IN_BRACKETS.match(after["notes"])
    if names is not None and not table.names_in_brackets(after.string[slice(*term)], names[1]):
        names = None
    if inside is not None:
        return [term, Span(*names.span(1)).moved(mark.end)] if names is not None else []
    if after["space"] is not None and names is None:
        return []
    if after["other"] is None:
        return [Span(mark.start, after.end("notes"))]
    comma = after.string.rindex(",", mark.end, after.start("other"))
    return [Span(mark.start, comma), Span(*after.span("other"))]


def text_start(
    inside: re.Match[str] | None, after: re.Match[str] | None, mark_end: int, table: SectionTable
) -> int | None:
    """Return where the text begins after a marked term that ends at ``mark_end``, or ``None`` without a separator.

    ``inside`` is the match of a sign within the marks, ``after`` the match of ``AFTER`` at ``mark_end``.
    """
    if inside is not None:
        return mark_end
    if after is None:
        return None
    if after["sign"]:
        return after.end() if separates(after["sign"], table) else None
    wanted = "\n" if after["line"] is not None else ""
    return after.end() if wanted in table.separators else None
