"""Terms that open a paragraph, an item or a line, with the sign between them and their text: ``**Term** (T): text``.

Signs and notes are looked for in what readers see, so that one set of patterns serves all formats.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.page.blocks import Block, Mark, Tree
from glosslint.parse.page.ends import is_navigation
from glosslint.parse.page.notes import CALLED, PART_OF_SPEECH, SOUNDS
from glosslint.parse.page.shown import Shown
from glosslint.parse.page.table import SectionTable
from glosslint.parse.page.titles import LABELS
from glosslint.text.names import fold

_BRACKETS = r"[ \t]*[(（][^()（）\n]{1,80}[)）]"
_SIGN = r"(?=[ \t]*(?:[:：—–→]|--|[-=]\s))"
#: What may follow a marked term: names or anything else in brackets, its part of speech, how it is said, and its other
#: names, as in "**gybe** (v.), also spelled *jibe*".
_NOTES = (
    rf"(?:{_BRACKETS}|[ \t]+{SOUNDS}|[ \t]+\[[^\[\]\n]{{1,40}}\](?=[ \t]+[(/])|,?[ \t]+{PART_OF_SPEECH}){{0,3}}"
    rf"(?:,?[ \t]+(?i:{CALLED})[ \t]+[^\n:—–(){{}}]{{1,60}}?{_SIGN})?"
)
#: The separator between a marked term and its text. Before it there may be notes, and a domain in square brackets:
#: "**Term** [genetics]: text". Often there is no space after a colon or an em dash.
_AFTER = re.compile(
    rf"(?P<notes>{_NOTES}(?={_SIGN}|[ \t]*(?:\n|\Z)|[ \t]+\[[^\[\]\n]{{1,40}}\][ \t]*[:—–\n])|{_BRACKETS})?"
    r"(?:[ \t]*\[[^\[\]\n]{1,40}\](?=[ \t]*[:—–\n]))?[ \t]*"
    r"(?:(?P<sign>：|—|:(?!//|\d)|(?:–|--+|-|=|→|\.|,)(?=\s|\Z|[^\w\s-]))[ \t]*|(?P<line>\n|\Z)"
    r"|(?P<space>(?<=[ \t])(?=\S)|(?P<joined>\A(?=\S))))"
)
_IN_BRACKETS = re.compile(r"[ \t]*[(（]([^()（）\n]+)[)）]")
#: The number of a clause before a marked term: "1.2 **Term** means …", "(a) **Term**: text".
_CLAUSE = re.compile(r"(?:§[ \t]?)?(?:\(?\d{1,3}(?:\.\d{1,3}){0,5}[.)]?|\(?[a-z]{1,2}\))[ \t]+")
#: The words between two marked names of one entry: "**x** or **y**: text".
_OR = re.compile(r"\s+or\s+|\s*/\s*")
#: A separator that is inside the marks: "**Term:** text".
_INSIDE = re.compile(r"(?P<sign>:|：|—|–|-|=|\.)\Z")
#: An unmarked term and its separator, outside brackets. A hyphen has a space on either side.
PLAIN = re.compile(
    r"(?P<term>(?:\([^()\n]{0,60}\)|[^\n:：—–=]){1,80}?)"
    r"(?:(?P<colon>：|:(?=\s|\Z))|\s+(?P<sign>—|–|--+|-|=|→)(?=\s))[ \t]*"
)
#: A term in capitals before a period: "ABAXIAL. Away from the axis.", "BOW (pl. BOWS). Front."
_CAPITALS = re.compile(r"(?P<term>[A-Z][A-Z0-9 ,()'\u2019/-]{1,80}(?:\([^()\n]{1,60}\))?)(?P<sign>\.)(?=\s)[ \t]*")
#: An unmarked term alone on its line, above the text.
_LINE = re.compile(r"(?P<term>[^\n]{0,79}[^\s.,;:!?])[ \t]*\n[ \t]*(?=\S)")
_LINES = re.compile(r"^(?=.*\S).*", re.MULTILINE)
_SAME = {"：": ":", "--": "—", "---": "—", "→": "—"}
_MOST_WORDS = 8  # of an unmarked term; with more, it begins a sentence
_LONG = 12  # words; a mark with more is around a sentence
_BEGINNING = 800  # characters of a block that may hold a term and its separator
_FEWEST_LINES, _NEARLY_ALL = 3, 0.8  # lines of a paragraph that are entries without marks, and their share of its lines


class Opening(NamedTuple):
    """The names that a text opens with, where it begins and goes on, and the sign after them, if there is one.

    ``bare``: nothing follows in the same block. ``label``: the folded words, if they usually are a label within an
    entry, such as "Note". ``plain``: the term has no mark; else its mark ends at ``mark_end``.
    """

    names: tuple[Shown, ...]
    start: int
    text: int
    sign: str = ""
    bare: bool = False
    label: str = ""
    plain: bool = False
    mark_end: int = 0


def opening(tree: Tree, block: Block, table: SectionTable) -> Opening | None:
    """Return the opening of a block of words; ``None`` if its term is not marked and separated as the table says."""
    if "class" in table.marks and not set(table.classes).isdisjoint(block.classes):
        words = tree.shown(block.content)
        return Opening((words,), block.span.start, block.content.end, bare=True) if words.text else None
    if is_navigation(tree, block):
        return None
    return _opening(tree, block.content, table)


def lines(tree: Tree, block: Block, first: Opening, table: SectionTable) -> list[tuple[Opening, int]]:
    """Return the openings of the lines of a paragraph that begin with a term and a sign as its ``first`` does, that one
    included, with where the text of each ends. Without marks, nearly all lines must."""
    content = block.content
    if not first.sign or (first.plain and table.marks != ("plain",)):
        return []
    seen = tree.lines(content)
    starts = [line.start() for line in _LINES.finditer(seen.text) if line.start()]
    if not starts:
        return []
    found = [(first, content.end)]
    for number, begin in enumerate(starts):
        at = begin
        while seen.text[at].isspace():
            at += 1
        place = seen.places[at].start
        own = _opening(tree, Span(_mark_start(tree, place, content), content.end), table)
        line_end = seen.places[starts[number + 1] - 1].start if number + 1 < len(starts) else content.end
        if own is None or own.sign != first.sign or own.plain != first.plain or not seen_in(tree, own.text, line_end):
            continue
        found[-1] = (found[-1][0], seen.places[begin - 1].start)
        found.append((own, content.end))
    share = len(found) / (len(starts) + 1)
    if first.plain and (len(found) < _FEWEST_LINES or share < _NEARLY_ALL):
        return []
    return found if len(found) > 1 and seen_in(tree, first.text, found[0][1]) else []


def seen_in(tree: Tree, start: int, end: int) -> bool:
    """Return whether readers see anything in these characters."""
    return start < end and tree.first_seen(Span(start, end)) < end


def _mark_start(tree: Tree, at: int, content: Span) -> int:
    marks = tree.marks_at(at, content.end)
    return marks[0].span.start if marks else at


def _opening(tree: Tree, content: Span, table: SectionTable) -> Opening | None:
    start, end = tree.first_seen(content), content.end
    if start == end or tree.text.startswith("$$", content.start):  # a formula
        return None
    begins = content.start
    marks = tree.marks_at(start, end)
    if not marks:
        lead = tree.lines(Span(start, min(end, start + 40)))
        clause = _CLAUSE.match(lead.text)
        if clause is not None and clause.end() < len(lead.places):
            marks = tree.marks_at(lead.places[clause.end()].start, end)
    kinds = _kinds(tree, marks)
    wanted = [mark for mark in marks if mark.kind in table.marks and _has_class(mark, table)]
    if not wanted or not kinds & set(table.marks):
        # A term may begin with a name in code: "`main` function".
        return _plain(tree, start, end, table) if "plain" in table.marks and kinds <= {"code", "class"} else None
    return _marked(tree, Span(begins, end), marks[0], wanted[0], table)


def _has_class(mark: Mark, table: SectionTable) -> bool:
    return mark.kind != "class" or not set(table.classes).isdisjoint(mark.classes)


def _kinds(tree: Tree, marks: list[Mark]) -> set[str]:
    """Return the kinds of the marks that all words of the outermost have."""
    whole = tree.shown(marks[0].inner).places if marks else ()
    return {mark.kind for mark in marks if whole and mark.inner.end >= whole[-1].end}


def _marked(tree: Tree, content: Span, mark: Mark, wanted: Mark, table: SectionTable) -> Opening | None:
    end = content.end
    names: list[Shown] = []
    last = mark
    while True:
        words = tree.shown(last.inner)
        rest = tree.lines(Span(last.span.end, min(end, last.span.end + _BEGINNING)))
        between = _OR.match(rest.text)
        following = (
            tree.marks_at(rest.places[between.end()].start, end)
            if between is not None and between.end() < len(rest.places)
            else []
        )
        if not following or following[0].kind != mark.kind:
            break
        names.append(words)
        last = following[0]
    inside = _INSIDE.search(words.text)
    inside = inside if inside is not None and separates(inside["sign"], table) else None
    after = _AFTER.match(rest.text)
    label = fold(words.text.strip(":.!-–— "))
    if not words.text or label in table.skipped or after is None or len(words.text.split()) > _LONG:
        return None
    if after["joined"] is not None and inside is None and wanted.kind != "class":
        return None  # the mark is around the beginning of a word
    if words.text.endswith((".", "!")) and len(words.text.split()) > _MOST_WORDS:
        return None  # a sentence in bold
    sign = inside["sign"] if inside is not None else after["sign"] or ""
    if inside is None and (after["sign"] or ("\n" if after["line"] is not None else "")) not in _with_variants(table):
        return None
    text = last.span.end if inside is not None else _place(rest, after.end(), last.span.end)
    notes = after["notes"] or ""
    if notes:
        own = _IN_BRACKETS.match(notes)
        is_name = own is not None and table.names_in_brackets(words.text, own[1])
        if inside is not None:
            if is_name and own is not None:
                names += [words.part(0, inside.start()), rest.part(*own.span(1))]
                words = names.pop()
        elif is_name or after["space"] is None:
            words = tree.shown(Span(last.span.start, _place(rest, after.end("notes"), last.span.end)))
        else:
            text = last.span.end  # the notes begin the text
    if inside is not None and inside["sign"] == "." and words.text.endswith("."):
        words = words.part(0, len(words.text) - 1)
    is_code = wanted.kind == "code"
    is_label = label in LABELS and not is_code and wanted.kind != "link"
    text = tree.after_breaks(text)
    bare = not seen_in(tree, text, end)
    return Opening(
        (*names, words), content.start, text, usual(sign), bare, label if is_label else "", False, last.span.end
    )


def marked_names(tree: Tree, content: Span) -> tuple[Shown, ...]:
    """Return the names in a cell or a term of a list, divided where "or" is between two in bold."""
    bold = [mark.span for mark in tree.marks_in(content) if mark.kind == "bold"]
    between = (Span(one.end, other.start) for one, other in itertools.pairwise(bold))
    parts = content.divided(sign for sign in between if _OR.fullmatch(tree.text, *sign))
    return tuple(tree.shown(part) for part in parts)


def _plain(tree: Tree, start: int, end: int, table: SectionTable) -> Opening | None:
    rest = tree.lines(Span(start, min(end, start + _BEGINNING)))
    match = _CAPITALS.match(rest.text) if "." in table.separators else None
    match = match or PLAIN.match(rest.text)
    sign = match.groupdict().get("colon") or match["sign"] if match is not None else ""
    if match is None or not separates(sign, table):
        match, sign = (_LINE.match(rest.text), "") if table.separators == ("\n",) else (None, "")
    if match is None or len(match["term"].split()) > _MOST_WORDS:
        return None
    words = tree.shown(Span(start, rest.places[match.end("term") - 1].end))
    label = fold(words.text)
    if not words.text or label in table.skipped:
        return None
    text = tree.after_breaks(_place(rest, match.end(), start))
    bare = not seen_in(tree, text, end)
    return Opening((words,), start, text, usual(sign), bare, label if label in LABELS else "", plain=True)


def _place(rest: Shown, at: int, start: int) -> int:
    """Return where the character ``at`` of what follows a term begins, with the marks before it."""
    return rest.places[at - 1].end if at else start


def separates(sign: str, table: SectionTable) -> bool:
    """Return whether a sign is one of the separators of the table, or a variant of one, such as ``--`` of a dash."""
    return sign in table.separators or _SAME.get(sign) in table.separators


def _with_variants(table: SectionTable) -> set[str]:
    return {*table.separators, *(sign for sign, same in _SAME.items() if same in table.separators)}


def usual(sign: str) -> str:
    """Return the usual form of a separator: an em dash for ``--``."""
    return _SAME.get(sign, sign)
