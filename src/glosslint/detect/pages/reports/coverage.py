"""A glossary in a page → what of it is in no entry, in words; an introduction and closing sections are not counted."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from glosslint.detect.page_texts import run_together
from glosslint.detect.pages.score import Reading
from glosslint.model import Span
from glosslint.parse.files import kind_of, parse
from glosslint.parse.sections.headings import is_aside
from glosslint.parse.sections.html.openings import classes
from glosslint.parse.sections.html.page import Page
from glosslint.parse.sections.markdown.titles import LABELS
from glosslint.parse.sections.several import labels_in_capitals
from glosslint.parse.tree import Scalar
from glosslint.text.messages import count, some
from glosslint.text.names import fold

_FEWEST, _MOST = 4, 0.3  # parts that are not read, and their share of the characters
_MOST_ABOVE = 0.5  # share of the characters above the first entry; with more, they are no introduction
_SEVERAL = 3  # list items that open as the entries do
_WORDS = 6  # shown
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FENCES = {
    "page": re.compile(r"[ \t]*(?P<sign>`{3,}|~{3,})"),
    "asciidoc": re.compile(r"(?P<sign>-{4,}|\.{4,}|/{4,})[ \t]*$"),
    "rst": re.compile(r"(?!)"),
}
_HEADING = re.compile(r"(?:#{1,6}|={1,6})[ \t]+(?P<words>[^\r\n]+)")
_UNDERLINE = re.compile(r"(?:=+|-+|~+|\^+|\*+|\++)[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+\u2022]|\d{1,3}[.)])[ \t]+")
_MARKED_ITEM = re.compile(r"^[-*+][ \t]+(?P<mark>[*_`]{1,3})(?P<words>[^*_`\n]{1,30}?)[:.]?(?P=mark)", re.MULTILINE)
_ROW = re.compile(r"[ \t]*\|")
_RULE = re.compile(r"[ \t|:+=*_-]*$")
#: Lines that are no text: directives, comments, includes, attributes, tags, images and links alone.
_MARKUP = re.compile(
    r"[ \t]*(?:\.\.[ \t]|:[\w-]+:|//|\[[^\[\]]*\][ \t]*$|include::|:::|\{[%{:]|<!--|</?[a-z][^<>]*>[ \t]*$|!\["
    r"|import |export |(?:[-*+][ \t]+)?(?:\[[^\[\]]*\]\([^()]*\)[ \t|,\u00b7\u2022/-]*)+$)",
    re.IGNORECASE,
)
_NAMES = ("paragraph", "list item", "row of a table")


class _Part(NamedTuple):
    """A paragraph, a list item or a row: its place, and its kind as a number."""

    span: Span
    kind: int

    def size(self, text: str) -> int:
        return sum(not char.isspace() for char in text[slice(*self.span)])


def unread_parts(readings: Iterable[Reading]) -> str:
    """Return what of the pages is in no entry, or is read as more text of an entry that it seems to follow by chance:
    its share, and how the first of it begins; empty if it is little."""
    outside: list[str] = []
    sizes = [0, 0]
    kinds, every = [0, 0, 0], 0
    for reading in readings:
        text = reading.document.source.text
        if kind_of(reading.document.source.path) == "html" or "directive" in reading.table.forms or not reading.nodes:
            return ""
        parts = list(_parts(reading))
        unread = list(_unread(parts, reading, text))
        every += len(parts)
        sizes[0] += sum(part.size(text) for part in unread)
        sizes[1] += sum(part.size(text) for part in parts)
        outside += [text[slice(*part.span)] for part in unread]
        for part in unread:
            kinds[part.kind] += 1
    if len(outside) < _FEWEST or sizes[0] <= _MOST * sizes[1]:
        return ""
    named = [count(every, _NAMES[0])] if kinds[1:] == [0, 0] else [f"{every:,} paragraphs, items and rows"]
    return f'{len(outside):,} of {named[0]}, such as "{_beginning(outside[0])}"'


def beside_texts(readings: Iterable[Reading]) -> str:
    """Return which elements with classes of their own are beside the terms and texts of HTML pages, and how many; empty
    if none are, or the layout names no class of texts."""
    found: Counter[str] = Counter()
    for reading in readings:
        source, table = reading.document.source, reading.table
        if not table.text_classes or kind_of(source.path) != "html":
            continue
        page = Page(source.text, source.body_start, table)
        for node in reading.nodes:
            term = node.get("term")
            end = term.end if term is not None else node.start
            for element in page.elements[page.first_after(end) : page.first_after(node.end)]:
                names = classes(source.text[slice(*element.tag)])
                if element.start >= end and names and page.words(element.content):
                    end = element.end
                    found[names[0]] += set(names).isdisjoint(table.text_classes)
    named = [f"{name} ({number:,})" for name, number in (+found).most_common()]
    return f"the elements beside these texts, of the class {some(named, _SEVERAL)}" if named else ""


def items_inside(readings: Iterable[Reading]) -> str:
    """Return how many list items in the texts of entries, which are paragraphs, open as these do with a term of their
    own; empty if they are few, or most of them are labels that several entries have."""
    titles: list[str] = []
    labels: Counter[str] = Counter()
    for reading in readings:
        table = reading.table
        # A space or a line break after a mark may have other reasons.
        signs = tuple(sign for sign in table.separators if sign.strip())
        if table.forms != ("paragraph",) or table.marks == ("plain",) or not signs:
            continue
        both = parse(reading.document.source, replace(table, form=("paragraph", "item"), separators=signs))
        starts = {node.start for node in reading.nodes}
        inside = [node for node in Reading(both, table).nodes if node.start not in starts]
        words = [term.text for node in inside if isinstance(term := node.get("term"), Scalar)]
        titles += words
        labels.update(map(fold, words))
    own = [title for title in titles if labels[fold(title)] == 1]
    if len(own) < _SEVERAL or 2 * len(own) <= len(titles):
        return ""
    items = count(len(own), "list item")
    return f'{items} that begin with a term as the entries do, such as "{_beginning(own[0])}"'


def lines_inside(readings: Iterable[Reading]) -> str:
    """Return how many lines of the entries of Markdown pages, which are paragraphs of unmarked words, seem to be
    entries as well; empty if they are few."""
    every = [one for one in readings if kind_of(one.document.source.path) == "page"]
    if any(one.table.forms != ("paragraph",) or one.table.marks != ("plain",) for one in every):
        return ""
    return run_together(one.document.source.text[node.start : node.end] for one in every for node in one.nodes)


def label_items(readings: Iterable[Reading]) -> str:
    """Return the list items of Markdown pages that are in no entry because they open with a label such as "Note"; empty
    if there are none, or most of the labels are there several times."""
    found: Counter[str] = Counter()
    for reading in readings:
        text, within = reading.document.source.text, _span(reading)
        if "item" not in reading.table.forms or kind_of(reading.document.source.path) != "page":
            continue
        ends = [node.end for node in reading.nodes]
        for match in _MARKED_ITEM.finditer(text, *within):
            at = bisect.bisect_right(ends, match.start())
            is_inside = at < len(ends) and reading.nodes[at].start <= match.start()
            if not is_inside and fold(match["words"]) in LABELS:
                found[match["words"]] += 1
    once = [words for words, number in found.items() if number == 1]
    if not once or 2 * len(once) < len(found):
        return ""
    shown = ", ".join(f'"{words}"' for words in once)
    return f"{count(len(once), 'list item')} with a word that is usually a label: {shown}"


def label_paragraphs(readings: Iterable[Reading]) -> str:
    """Return the paragraphs in no entry of their own because they open with a label in capitals, such as "NB", among
    abbreviations of which it may be one; empty if there are none."""
    found: list[str] = []
    for reading in readings:
        terms = {fold(term) for term, _ in reading.pairs}
        if "paragraph" in reading.table.forms and 2 * sum(term.isupper() for term, _ in reading.pairs) > len(terms):
            found += sorted(labels_in_capitals(reading.document.source.text) - terms)
    shown = ", ".join(f'"{words.upper()}"' for words in found)
    return f"{count(len(found), 'paragraph')} with a word that is usually a label: {shown}" if found else ""


def _span(reading: Reading) -> Span:
    document = reading.document
    part = getattr(document, "part", None)
    return part if part is not None else Span(0, len(document.source.text))


def _unread(parts: list[_Part], reading: Reading, text: str) -> Iterator[_Part]:
    """Yield the parts that are in no entry, and those that an entry may have by chance.

    Those above the first entry are an introduction, unless they are most of the page.
    """
    nodes = reading.nodes
    by_chance = reading.table.form == "paragraph" and reading.table.marks == ("plain",)
    first = nodes[0].start
    above = [part for part in parts if part.span.end <= first]
    if sum(part.size(text) for part in above) > _MOST_ABOVE * sum(part.size(text) for part in parts):
        yield from above
    at = 0
    for part in parts:
        if part.span.end <= first:
            continue
        while at < len(nodes) and nodes[at].end <= part.span.start:
            at += 1
        is_inside = at < len(nodes) and nodes[at].start < part.span.end
        opens = is_inside and part.span.start <= nodes[at].start
        if not is_inside or (by_chance and not opens):
            yield part


def _parts(reading: Reading) -> Iterator[_Part]:
    """Yield the paragraphs, list items and rows of a page, without headings, code, markup and closing sections."""
    source, within, table = reading.document.source, _span(reading), reading.table
    text, fences = source.text, _FENCES[kind_of(source.path)]
    start, end, fence, aside, above = -1, within.start, "", 0, ""
    kind = 0
    for match in _LINE.finditer(text, *within):
        line = match[0].rstrip("\r\n")
        own = fences.match(line)
        if own is not None and (not fence or line.strip() == fence):
            fence = "" if fence else own["sign"]
            line = ""
        elif fence:
            continue
        heading = _HEADING.match(line)
        underlined = bool(above) and start >= 0 and kind == 0 and _UNDERLINE.match(line) is not None
        if heading is not None or underlined:
            words = heading["words"].rstrip("# \t") if heading is not None else above
            level = len(line) - len(line.lstrip("#=")) if heading is not None else 2
            aside = level if is_aside(words, table) else 0 if level <= aside or not aside else aside
            start, line = (-1, "") if underlined else (start, "")
        opens = 2 if _ROW.match(line) else 1 if _ITEM.match(line) else 0
        if start >= 0 and (opens or not line.strip()):
            yield _Part(Span(start, end), kind)
            start = -1
        if line.strip() and not aside and not _RULE.match(line) and not (start < 0 and _MARKUP.match(line)):
            start, kind = (match.start(), opens) if start < 0 else (start, kind)
            end = match.start() + len(line)
        above = line.strip()
        if match.end() >= within.end:
            break
    if start >= 0:
        yield _Part(Span(start, end), kind)


def _beginning(text: str) -> str:
    words = "".join(char if char.isprintable() else " " for char in text).split()
    return " ".join(words[:_WORDS]) + (" \u2026" if len(words) > _WORDS else "")
