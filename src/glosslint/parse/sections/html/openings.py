"""Entries that are paragraphs, list items or other elements which open with their term."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.sections.html.elements import Element
from glosslint.parse.sections.html.page import MOST, Item, Page
from glosslint.parse.sections.navigation import is_navigation
from glosslint.parse.sections.notes import CALLED, PART_OF_SPEECH, SOUNDS
from glosslint.parse.sections.separators import CAPITALS, CLAUSE, ENTITY, MOST_WORDS, PLAIN, separates, sign_inside
from glosslint.text.names import fold

_MARKS = {"b": "bold", "strong": "bold", "dfn": "bold", "em": "italic", "i": "italic", "code": "code", "a": "link"}
_BLOCKS = frozenset(("p", "div", "li", "section", "article"))
#: Elements after a paragraph that belong to its text.
_GOES_ON = frozenset(("p", "ul", "ol", "blockquote", "pre", "table"))
_NO_PLAIN = frozenset(("p", "div", "li", "ul", "ol", "table", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6"))
_TAG = r"</?(?:a|abbr|b|code|dfn|em|font|i|small|span|strong|u)\b[^<>]{0,200}>"
_SPACE = rf"(?:\s|&nbsp;|{_TAG}){{0,9}}"
_BRACKETS = rf"\((?:[^()<>]|{_TAG}){{1,80}}\)"
#: What is between a marked term and its text: notes such as other names in brackets, and a separator.
_AFTER = re.compile(
    r"(?P<closing>(?:\s|&nbsp;|</(?:a|abbr|b|code|dfn|em|font|i|span|strong|u)\s*>)*)"
    rf"(?P<notes>(?:(?:{_BRACKETS}|{SOUNDS}|,?{_SPACE}{PART_OF_SPEECH}){_SPACE}){{0,3}}"
    rf"(?:,?{_SPACE}{CALLED}\s{_SPACE}[^<>():—–\n]{{1,60}}{_SPACE}"
    rf"|,\s+<(?P<mark>i|em|b|strong)\b[^<>]*>(?P<other>[^<>]{{1,60}})</(?P=mark)\s*>\s*)?(?=[:：—–→]|-\s|&[mn#]|<br|</?(?:p|div|li)\b|\Z)"
    rf"|{_BRACKETS})?"
    r"(?:\s|&nbsp;)*(?:(?P<sign>:|：|—|–|" + ENTITY + r"|--+|[-=→.])(?=[\s<&]|\w|\Z)"
    r"|(?P<line><br\s*/?>|</?(?:p|div|ul|ol|li|dd|dl|section|article|table|blockquote)\b|\Z)|)",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(_TAG, re.IGNORECASE)
_KIND = re.compile(rf"\W*{PART_OF_SPEECH}\W*")
_NO_LINK = re.compile(r"</?(?!a\b)[a-z][^<>]*>", re.IGNORECASE)
_CLASS = re.compile(r"""\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", re.IGNORECASE)
_STEPS = 8  # elements around a mark
_NEAR = 200  # characters between a line break and a mark
_LONG = 12  # words; a mark with more is around a sentence
_SEVERAL = 2  # openings in an element; with more, it is not one itself
_BEGINNING = 600  # characters at the beginning of a block that are searched for a term and its separator


class _Opening(NamedTuple):
    """The term of an entry, where the entry and its text begin, and the number of the element that opens with it.

    ``bare``: the text is in the next elements; ``broken``: the entry begins after a line break in the element.
    """

    term: Span
    start: int
    text: int
    element: int
    bare: bool = False
    broken: bool = False
    is_item: bool = False
    other: Span | None = None  # another name with a mark of its own


def classes(tag: str) -> list[str]:
    """Return the classes of a tag."""
    match = _CLASS.search(tag)
    return match[match.lastindex].split() if match is not None and match.lastindex else []


def paragraphs(page: Page) -> Iterator[Item]:
    """Yield the entries that are paragraphs or other blocks, each with the blocks after it that belong to it."""
    return _read(page, is_item=False)


def items(page: Page) -> Iterator[Item]:
    """Yield the entries that are items of lists."""
    return _read(page, is_item=True)


def _read(page: Page, is_item: bool) -> Iterator[Item]:
    openings = _apart(page, [opening for opening in _every(page) if opening.is_item == is_item])
    for number, opening in enumerate(openings):
        limit = openings[number + 1].start if number + 1 < len(openings) else len(page.text)
        text = Span(opening.text, max(_end(page, opening, limit), opening.text))
        if page.words(text) or not opening.bare:
            given = page.id_in(opening.start, opening.term.end)
            texts = tuple(of_classes(page, text))
            terms = (opening.term,) if opening.other is None else (opening.term, opening.other)
            yield Item(terms, texts, Span(opening.start, text.end), given)


def of_classes(page: Page, text: Span) -> Iterator[Span]:
    """Yield the contents of the elements in a text that have a class of texts, without those inside another one; all of
    the text if the settings name no class."""
    if not page.table.text_classes:
        yield text
        return
    end = text.start
    for number in range(page.first_after(text.start), page.first_after(text.end)):
        element = page.elements[number]
        if element.start >= end and has_class(page, element, page.table.text_classes):
            end = element.end
            yield element.content


def has_class(page: Page, element: Element, names: Collection[str]) -> bool:
    """Return whether an element has one of the classes ``names``."""
    return not set(classes(page.text[slice(*element.tag)])).isdisjoint(names)


@lru_cache(maxsize=1)  # a table may name both forms
def _every(page: Page) -> Sequence[_Opening]:
    """Return all openings with a term, in order, of items and of other blocks."""
    return sorted((*_marked(page), *_plain(page)), key=lambda opening: opening.start)


def _marked(page: Page) -> Iterator[_Opening]:
    """Yield the openings with a term that is marked as the table says."""
    marks = [number for number, element in enumerate(page.elements) if _is_mark(page, element)]
    starts = [page.elements[number].start for number in marks]
    breaks = {tag.span.end for tag in page.tags if tag.name == "br"}
    end = 0
    for number in marks:
        mark = page.elements[number]
        if mark.start < end or mark.end - mark.start > MOST:
            continue
        block = _block(page, number, starts)
        broken = block is None
        if block is None and (block := _broken_line(page, number, breaks)) is None:
            continue
        opening = _opening(page, mark, block, broken)
        if opening is not None:
            end = mark.end
            yield opening


def _is_mark(page: Page, element: Element) -> bool:
    if _MARKS.get(element.name) in page.table.marks:
        return True
    return "class" in page.table.marks and has_class(page, element, page.table.classes)


def _block(page: Page, number: int, marks: Sequence[int]) -> int | None:
    """Return the number of the outermost block that begins with a mark and has no other mark.

    If all such blocks have other marks, return the innermost; ``None`` if no block begins with the mark.
    """
    block = None
    mark = page.elements[number]
    for _ in range(_STEPS):
        element = page.elements[number]
        if element.name in _BLOCKS:
            others = bisect.bisect_left(marks, element.end) - bisect.bisect_left(marks, element.start) - 1
            if block is None or not others:
                block = number
        number = element.parent
        if number < 0 or not _begins_with(page, page.elements[number], mark.start):
            break
    return block


def _begins_with(page: Page, element: Element, at: int) -> bool:
    """Return whether an element has no words before the character ``at``, except the number of a clause."""
    start = element.content.start
    return page.begins_with(element, at) or (
        at - start <= _NEAR and CLAUSE.fullmatch(f"{page.words(Span(start, at))} ") is not None
    )


def _broken_line(page: Page, number: int, breaks: set[int]) -> int | None:
    """Return the number of the element around a mark that is the first after a line break; ``None`` for other marks."""
    mark = page.elements[number]
    before = page.plain[max(mark.start - _NEAR, 0) : mark.start]
    line = before.rfind(">", 0, len(before.rstrip()))
    return mark.parent if mark.start - len(before) + line + 1 in breaks and mark.parent >= 0 else None


def _opening(page: Page, mark: Element, number: int, broken: bool) -> _Opening | None:
    """Return the opening of an element with a mark; ``None`` if its term is not separated as the table says."""
    block = page.elements[number]
    words = page.shown(mark.content)
    after = _AFTER.match(page.plain, mark.end, max(block.content.end, mark.end))
    if after is None or not words.text or len(words.text.split()) > _LONG:
        return None
    label = fold(words.text.strip(":.!-–— "))
    is_label = label in page.table.usual_labels and mark.name != "a"  # what leads to a page of its own is a term
    if is_label or label in page.table.skipped or _is_navigation(page, block):
        return None
    inside = sign_inside(words.text, page.table)
    term, text = mark.content, after.end()
    if inside is not None:
        term, text = Span(term.start, words.places[-1].start), after.end("closing")
    elif after["sign"]:
        if not separates(after["sign"], page.table):
            return None
    elif ("\n" if after["line"] is not None else "") not in page.table.separators:
        return None
    elif after["line"] is None:
        text = _block_start(page, block, mark.end) or after.end("closing")
    else:
        text = after.start("line")
    other = None
    if after["notes"] and text != after.end("closing") and _belong(after["notes"], page):
        other = Span(*after.span("other")) if after["other"] else None
        end = after.end("notes") if other is None else page.text.rindex(",", mark.end, other.start)
        term = Span(term.start, end)
    bare = not page.words(Span(text, min(block.content.end, text + _BEGINNING)))
    is_item = block.name == "li" or any(
        one.name == "li" for one in page.around(block) if _begins_with(page, one, mark.start)
    )
    return _Opening(term, mark.start if broken else block.start, text, number, bare, broken, is_item, other)


def _belong(notes: str, page: Page) -> bool:
    """Return whether notes after a term are read with it: not a part of speech, which may be beside it without a space,
    and with a class, which marks all of the term, only names in brackets."""
    if "class" in page.table.marks:
        return page.table.has_names_in_brackets
    return "(" in notes or _KIND.fullmatch(_ANY_TAG.sub("", notes)) is None


def _is_navigation(page: Page, block: Element) -> bool:
    """Return whether an element has only links to other pages, apart from the tags of emphasis."""
    start, end = block.content
    return end - start <= _BEGINNING and is_navigation(_NO_LINK.sub("", page.text[start:end]).strip())


def _block_start(page: Page, block: Element, start: int) -> int | None:
    """Return where the first block after a term begins, if there are no words between them, or ``None``."""
    at, number = start, page.first_after(start)
    for _ in range(_STEPS):
        element = page.elements[number] if number < len(page.elements) else block
        if not start <= element.start < block.content.end or any(map(str.isalnum, page.words(Span(at, element.start)))):
            return None
        if element.name in _BLOCKS or element.name in _GOES_ON:
            return element.start
        at, number = element.end, page.first_after(element.end)
    return None


def _plain(page: Page) -> Iterator[_Opening]:
    """Yield the openings of blocks with an unmarked term and a separator, if the table has the mark ``plain``."""
    if "plain" not in page.table.marks:
        return
    around = {element.parent for element in page.elements if element.name in _NO_PLAIN}
    marked = {element.parent for element in page.elements if _is_mark(page, element)}
    for number, element in enumerate(page.elements):
        if element.name not in _BLOCKS or number in around or number in marked:
            continue
        words = page.shown(Span(element.content.start, min(element.content.end, element.content.start + _BEGINNING)))
        match = CAPITALS.match(words.text) if "." in page.table.separators else None
        match = match or PLAIN.match(words.text)
        if match is None or len(match["term"].split()) > MOST_WORDS or match.end() >= len(words.places):
            continue
        label = fold(match["term"])
        if separates(match["sign"] or ":", page.table) and label not in page.table.no_terms:
            term = Span(words.places[0].start, words.places[match.end("term") - 1].end)
            text = words.places[match.end()].start
            yield _Opening(term, element.start, text, number, is_item=element.name == "li")


def _apart(page: Page, openings: Sequence[_Opening]) -> list[_Opening]:
    """Return openings that are not in each other: of two, the one in the kind of element that more openings are in."""
    counts = Counter(page.elements[opening.element].name for opening in openings)
    starts = [opening.start for opening in openings]
    kept: list[_Opening] = []
    for opening in openings:
        inner = page.elements[opening.element]
        while kept and kept[-1].element != opening.element:
            outer = page.elements[kept[-1].element]
            if outer.end <= opening.start:
                kept.append(opening)
                break
            several = bisect.bisect_left(starts, outer.end) - bisect.bisect_left(starts, outer.start) > _SEVERAL
            if counts[inner.name] < counts[outer.name] + (0 if several else 1):
                break
            kept.pop()
        else:
            kept.append(opening)
    return kept


def _end(page: Page, opening: _Opening, limit: int) -> int:
    """Return where the text of an entry ends, at ``limit`` at the latest."""
    block = page.elements[opening.element]
    if opening.broken:
        return min(block.content.end, limit)
    goes_on = _GOES_ON | _BLOCKS if opening.bare else _GOES_ON if block.name == "p" else frozenset[str]()
    end = block.end if goes_on or block.end > limit else block.content.end
    following = page.first_after(block.end)
    while goes_on and following < len(page.elements):
        element = page.elements[following]
        if element.start >= limit or element.parent != block.parent or element.name not in goes_on:
            break
        end = element.end
        following = page.first_after(element.end)
    return min(end, limit)
