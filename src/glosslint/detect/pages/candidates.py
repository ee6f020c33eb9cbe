"""A page → the settings that may read its entries, from the blocks that it has, and what each of them reads."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from glosslint.detect.pages.columns import columns_of_tables, headers
from glosslint.detect.pages.more_names import add_more_names
from glosslint.detect.pages.score import Reading
from glosslint.model.source import Source
from glosslint.parse.endings import kind_of
from glosslint.parse.files import parse
from glosslint.parse.page.document import page_of
from glosslint.parse.page.openings import opening
from glosslint.parse.page.recognise import Page
from glosslint.parse.page.table import Form, Mark, SectionTable
from glosslint.text.names import fold

_SEPARATORS = SectionTable().separators
_ANY = (*_SEPARATORS, "=", "")
_SINGLE: tuple[Mark, ...] = ("bold", "italic", "code", "link")
_FEWEST, _BETTER = 2, 1.25  # blocks that open in one way; factor by which several marks open more than one
#: Elements of a class of terms, words of these on average, share of different ones, and such classes that are tried.
_OF_CLASS, _TERM_WORDS, _DISTINCT, _MOST_CLASSES = 3, 4.5, 0.9, 6
_FEW_ABOVE = 0.2  # share of headings one level above the others that are slips


def readings(source: Source, at: str) -> list[Reading]:
    """Return what each form of entries reads from a page, below the heading ``at`` if there is one; the best first."""
    found = [Reading(parse(source, table), table) for table in tables(source, at)]
    found = sorted((one for one in found if one.nodes), key=lambda one: one.score, reverse=True)
    if not found:
        return []
    return [add_more_names(found[0]), *found[1:]]


def tables(source: Source, at: str) -> Iterator[SectionTable]:
    """Yield the settings to try, preferred first."""
    page = page_of(source, SectionTable(("definition-list", "directive"), at=at))
    forms = {page.flow[number].form for number in page.inside if page.flow[number].kind == "definitions"}
    paragraphs, items = list(_openings(page, "paragraph", at)), list(_openings(page, "item", at))
    for form in ("abbreviation", "directive", "definition-list", "details"):
        if form in forms:
            yield SectionTable(form, at=at)
    page = page_of(source, SectionTable("table", at=at))
    yield from (SectionTable("table", columns=columns, at=at) for columns in columns_of_tables(headers(page)))
    page = page_of(source, SectionTable(at=at))
    yield from _headings(page, at)
    yield from (*paragraphs, *items)
    alike = [replace(table, form="paragraph") for table in items]
    yield from (replace(table, form=("paragraph", "item")) for table in paragraphs if table in alike)
    if kind_of(source.path) == "html":
        yield from _classes(page, at)


def _headings(page: Page, at: str) -> Iterator[SectionTable]:
    """Yield each level of headings, and with it the level above if a few of the headings have that by a slip."""
    inside = [heading for heading in page.headings if page.part.start <= heading.block.span.start < page.part.end]
    levels = [heading.block.level for heading in inside]
    for level in sorted(set(levels)):
        yield SectionTable("heading", (level,), at=at)
        first = next(own for own in levels if own in (level - 1, level))
        if first == level and 0 < levels.count(level - 1) <= _FEW_ABOVE * levels.count(level):  # one "##" among "###"
            yield SectionTable("heading", (level - 1, level), at=at)


def _openings(page: Page, form: Form, at: str) -> Iterator[SectionTable]:
    """Yield settings for the marks and separators with which paragraphs or items open."""
    blocks = [page.flow[number] for number in page.read]
    if form == "item":
        items = [one.children[0] for block in blocks if block.kind == "list" for one in block.children if one.children]
        blocks = [next((one for one in (item, *item.walk()) if one.kind == "paragraph"), item) for item in items]
    blocks = [block for block in blocks if block.kind == "paragraph"]
    opened: dict[Mark, int] = {}
    for mark in _SINGLE:
        strict = SectionTable(form, marks=(mark,), at=at)
        loose = replace(strict, separators=(*_ANY, ".", ","))
        found = [own for block in blocks if (own := opening(page.tree, block, loose))]
        if len(found) < _FEWEST or (mark == "link" and page.tree.format == "html"):
            continue  # menus are lists of links
        opened[mark] = len(found)
        signs = Counter(own.sign for own in found)
        if 2 * signs["."] > len(found):
            yield replace(strict, separators=(*_SEPARATORS, "."))
        elif 2 * signs[","] > len(found):
            yield replace(strict, separators=(",",))
        yield strict
        yield replace(strict, separators=_ANY)
    most = max(opened.values(), default=0)
    if sum(opened.values()) >= max(_BETTER * most, most + _FEWEST):
        yield SectionTable(form, marks=tuple(opened), at=at)
    for separators in ((":", "—", "–", "-", "="), ("\n",) if form == "item" else (".",)):
        plain = SectionTable(form, marks=("plain",), separators=separators, at=at)
        if sum(opening(page.tree, block, plain) is not None for block in blocks) >= _FEWEST:
            yield plain


def _classes(page: Page, at: str) -> Iterator[SectionTable]:
    """Yield settings for elements of a class that seems to mark terms: short words, nearly all different."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for block in (page.flow[number] for number in page.inside):
        named = [(name, block.content) for name in block.classes] if block.kind == "paragraph" else []
        named += [(name, mark.inner) for mark in page.tree.marks_in(block.content) for name in mark.classes]
        for name, content in named:
            words[name].append(page.tree.shown(content._replace(end=min(content.end, content.start + 400))).text)
    likely = [name for name in words if len(words[name]) >= _OF_CLASS and _are_terms(words[name])]
    for name in sorted(likely, key=lambda name: -len(words[name]))[:_MOST_CLASSES]:
        yield SectionTable("paragraph", marks=("class",), classes=(name,), separators=_ANY, at=at)


def _are_terms(words: Sequence[str]) -> bool:
    filled = [text for text in words if text]
    if len(set(map(fold, filled))) < _DISTINCT * len(words):
        return False
    return sum(len(text.split()) for text in filled) <= _TERM_WORDS * len(filled)
