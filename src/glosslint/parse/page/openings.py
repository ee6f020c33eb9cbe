"""Terms that open a paragraph or an item, with the sign between them and their text: ``**Term** (T): text``.

Signs and notes are looked for in what readers see, so that one set of patterns serves all formats.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.page.blocks import Block, Mark, Shown, Tree
from glosslint.parse.page.names import brackets_with_names
from glosslint.parse.page.table import SectionTable
from glosslint.parse.page.titles import LABELS
from glosslint.text.names import fold

#: Brackets after a marked term, and the separator between it and its text, after which there often is no space.
_AFTER = re.compile(
    r"(?P<notes>(?:[ \t]*[(（][^()（）\n]{1,80}[)）]){0,3})[ \t]*"
    r"(?:(?P<sign>：|—|:(?!//|\d)|(?:–|--+|-|=|→|\.|,)(?=\s|\Z|[^\w\s-]))[ \t]*|(?P<line>\n|\Z)"
    r"|(?P<space>(?<=[ \t])(?=\S)|(?P<joined>\A(?=\S))))"
)
#: A separator that is inside the marks: "**Term:** text".
_INSIDE = re.compile(r"(?P<sign>:|：|—|–|-|=|\.)\Z")
#: An unmarked term and its separator, outside brackets. A hyphen has a space on either side.
_PLAIN = re.compile(
    r"(?P<term>(?:\([^()\n]{0,60}\)|[^\n:：—–=]){1,80}?)"
    r"(?:(?P<colon>：|:(?=\s|\Z))|\s+(?P<sign>—|–|--+|-|=|→)(?=\s))[ \t]*"
)
#: An unmarked term alone on its line, above the text.
_LINE = re.compile(r"(?P<term>[^\n]{0,79}[^\s.,;:!?])[ \t]*\n[ \t]*(?=\S)")
_SAME = {"：": ":", "--": "—", "---": "—", "→": "—"}
_MOST_WORDS = 8  # of a term; with more, it is a sentence or begins one
_BEGINNING = 800  # characters of a block that may hold a term and its separator


class Opening(NamedTuple):
    """The term that a text opens with, where the text goes on, and the sign after the term, if there is one; ``bare``:
    nothing follows in the same block."""

    term: Shown
    text: int
    sign: str = ""
    bare: bool = False


def opening(tree: Tree, block: Block, table: SectionTable) -> Opening | None:
    """Return the opening of a block of words; ``None`` if its term is not marked and separated as the table says, or
    usually is a label within an entry, such as "Note"."""
    content = block.content
    classes = set(table.classes)
    if "class" in table.marks and not classes.isdisjoint(block.classes):
        words = tree.shown(content)
        return Opening(words, content.end, bare=True) if words.text else None
    start, end = tree.first_seen(content), content.end
    if start == end or tree.text.startswith("$$", content.start):  # a formula
        return None
    marks = tree.marks_at(start, end)
    whole = tree.shown(marks[0].inner) if marks else Shown("", (), ())
    kinds = {mark.kind for mark in marks if whole.text and mark.inner.end >= whole.ends[-1]}  # those of all its words
    wanted = [
        mark
        for mark in marks
        if mark.kind in table.marks and (mark.kind != "class" or not classes.isdisjoint(mark.classes))
    ]
    if wanted and kinds & set(table.marks):
        return _open_with_mark(tree, end, marks[0], wanted[0], table)
    # A term may begin with a name in code: "`main` function".
    return _open_plain(tree, start, end, table) if "plain" in table.marks and kinds <= {"code", "class"} else None


def _open_with_mark(tree: Tree, end: int, mark: Mark, wanted: Mark, table: SectionTable) -> Opening | None:
    words = tree.shown(mark.inner)
    rest = tree.lines(Span(mark.span.end, min(end, mark.span.end + _BEGINNING)))
    inside = _INSIDE.search(words.text)
    inside = inside if inside is not None and separates(inside["sign"], table) else None
    after = _AFTER.match(rest.text)
    label = fold(words.text.strip(":.!-–— "))
    is_label = label in LABELS and wanted.kind not in ("code", "link")
    if not words.text or is_label or label in table.skipped or after is None:
        return None
    if after["joined"] is not None and inside is None and wanted.kind != "class":
        return None  # the mark is around the beginning of a word
    if words.text.endswith((".", "!")) and len(words.text.split()) > _MOST_WORDS:
        return None  # a sentence in bold
    sign = inside["sign"] if inside is not None else after["sign"] or ("\n" if after["line"] is not None else "")
    if inside is None and not separates(sign, table):
        return None
    text = mark.span.end
    places = (text, *rest.ends)  # where each character of the rest begins, with the marks before it
    if inside is None:
        notes = tree.shown(Span(mark.span.start, places[after.end("notes")]))
        if after["notes"] and brackets_with_names(notes, tree.text, table):
            words = notes
        if words is notes or not (after["notes"] and after["space"] is not None):  # else brackets begin the text
            text = places[after.end()]
    elif sign == ".":
        words = words.part(0, len(words.text) - 1)
    text = tree.trim(Span(text, max(text, end))).start
    return Opening(words, text, _SAME.get(sign, sign).strip(), not tree.has_words(text, end))


def _open_plain(tree: Tree, start: int, end: int, table: SectionTable) -> Opening | None:
    rest = tree.lines(Span(start, min(end, start + _BEGINNING)))
    match = _PLAIN.match(rest.text)
    sign = match["colon"] or match["sign"] if match is not None else ""
    if match is None or not separates(sign, table):
        match, sign = (_LINE.match(rest.text), "") if table.separators == ("\n",) else (None, "")
    if match is None or len(match["term"].split()) > _MOST_WORDS:
        return None
    words = tree.shown(Span(start, rest.ends[match.end("term") - 1]))
    if not words.text or fold(words.text) in LABELS | table.skipped:
        return None
    text = tree.trim(Span(rest.ends[match.end() - 1], end)).start
    return Opening(words, text, _SAME.get(sign, sign), not tree.has_words(text, end))


def separates(sign: str, table: SectionTable) -> bool:
    """Return whether a sign is one of the separators of the table, or a variant of one, such as ``--`` of a dash."""
    return sign in table.separators or _SAME.get(sign) in table.separators
