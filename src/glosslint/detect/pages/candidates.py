"""A page → the settings that may read its entries, from the blocks that it has, and what each of them reads."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from glosslint.detect.pages.columns import headers, of_tables
from glosslint.detect.pages.more_names import with_more_names
from glosslint.detect.pages.score import Reading, is_inside
from glosslint.model.source import Source
from glosslint.parse.files import kind_of, parse
from glosslint.parse.page.blocks import Block
from glosslint.parse.page.document import page_of
from glosslint.parse.page.headings import is_aside
from glosslint.parse.page.openings import lines, opening
from glosslint.parse.page.recognise import Page
from glosslint.parse.page.table import Form, Mark, SectionTable
from glosslint.text.names import fold

_SEPARATORS = SectionTable().separators
_ANY = (*_SEPARATORS, "=", "")
_SINGLE: tuple[Mark, ...] = ("bold", "italic", "code", "link")
_FEWEST = 2  # blocks that open in one way
_BETTER = 1.25  # factor by which looser separators, or another mark, must find more
_OF_CLASS, _TERM_WORDS, _DISTINCT = (
    3,
    4.5,
    0.9,
)  # elements of a class of terms, words of these, and share of different ones
_MOST_CLASSES = 6
_DEFINES = re.compile(r"(?:\A|[-_])(?:def|definition|desc|description|meaning|explanation)\Z", re.IGNORECASE)
_FEW_ABOVE = 0.2  # share of headings one level above the others that are slips
_LEAVES_ABOVE, _FEWEST_ABOVE = 0.5, 3  # headings one level above the others with no heading below them


def readings(source: Source, at: str) -> list[Reading]:
    """Return what each form of entries reads from a page, below the heading ``at`` if there is one; the best first."""
    found = [Reading(parse(source, table), table) for table in tables(source, at)]
    found = sorted((one for one in found if one.nodes), key=lambda one: one.score, reverse=True)
    if not found:
        return []
    best = next((other for other in found if is_inside(other, found[0])), found[0])
    return [with_more_names(best), *(reading for reading in found if reading is not best)]


def tables(source: Source, at: str) -> Iterator[SectionTable]:
    """Yield the settings to try, preferred first."""
    page = page_of(source, SectionTable(("definition-list", "directive"), at=at))
    forms = {page.flow[number].form for number in page.inside if page.flow[number].kind == "definitions"}
    paragraphs, items = list(_openings(page, "paragraph", at)), list(_openings(page, "item", at))
    for form in ("abbreviation", "directive", "definition-list", "details"):
        if form in forms:
            yield SectionTable(form, at=at)
    page = page_of(source, SectionTable("table", at=at))
    yield from (SectionTable("table", columns=columns, at=at) for columns in of_tables(headers(page)))
    page = page_of(source, SectionTable(at=at))
    yield from _headings(page, at)
    yield from (*paragraphs, *items)
    alike = [replace(table, form="paragraph") for table in items]
    yield from (replace(table, form=("paragraph", "item")) for table in paragraphs if table in alike)
    if kind_of(source.path) == "html":
        yield from _classes(page, at)


def _headings(page: Page, at: str) -> Iterator[SectionTable]:
    """Yield each level of headings, and two levels together if many headings of the upper one have none below them,
    and those that have are the titles of groups, without a text."""
    inside = [heading for heading in page.headings if page.part.start <= heading.block.span.start < page.part.end]
    levels = [heading.block.level for heading in inside]
    counts = Counter(levels)
    for level in sorted(counts):
        classes = _text_classes(page, [heading.block for heading in inside if heading.block.level == level])
        table = SectionTable("heading", (level,), text_classes=classes, at=at)
        yield table
        above = [
            (one, below, end)
            for one, below, end in zip(
                inside, [*levels[1:], 0], [*(one.block.span.start for one in inside[1:]), page.end], strict=True
            )
            if one.block.level == level - 1 and not is_aside(one.words.text, page.table)
        ]
        leaves = sum(below < level for _, below, _ in above)
        has_text = any(page.body(one.block.span.end, end) for one, below, end in above if below >= level)
        first = next(own for own in levels if own in (level - 1, level))
        is_slip = 0 < len(above) <= _FEW_ABOVE * counts[level] and first == level  # one "##" among "###"
        if is_slip or (not has_text and leaves >= max(_FEWEST_ABOVE, _LEAVES_ABOVE * counts[level])):
            yield replace(table, levels=(level - 1, level))


def _openings(page: Page, form: Form, at: str) -> Iterator[SectionTable]:
    """Yield settings for the marks and separators with which paragraphs or items open."""
    loose = SectionTable(form, marks=(*_SINGLE, "plain"), separators=(*_ANY, ".", ","), at=at)
    blocks = [page.flow[number] for number in page.read]
    if form == "item":
        items = [
            item.children[0] for block in blocks if block.kind == "list" for item in block.children if item.children
        ]
        blocks = [next((one for one in (item, *item.walk()) if one.kind == "paragraph"), item) for item in items]
    blocks = [block for block in blocks if block.kind == "paragraph"]
    marked = {
        mark: [
            line
            for block in blocks
            if (own := opening(page.tree, block, table))
            for line, _ in lines(page.tree, block, own, table) or [(own, 0)]
        ]
        for mark in _SINGLE
        for table in (replace(loose, marks=(mark,)),)
    }
    for mark, found in marked.items():
        if len(found) < _FEWEST or (mark == "link" and page.tree.format == "html"):
            continue  # menus are lists of links
        strict = SectionTable(form, marks=(mark,), at=at)
        signs = Counter(own.sign for own in found)
        if 2 * signs["."] > len(found):
            yield replace(strict, separators=(*_SEPARATORS, "."))
        elif 2 * signs[","] > len(found):
            yield replace(strict, separators=(",",))
        yield strict
        yield replace(strict, separators=_ANY)
        for other in (*_SINGLE, "plain"):
            if other != mark and _adds(page, blocks, strict, other, len(found)):
                yield replace(strict, marks=(mark, other))
    for separators in ((":", "—", "–", "-", "="), *((("\n",),) if form == "item" else ((".",),))):
        plain = SectionTable(form, marks=("plain",), separators=separators, at=at)
        if sum(opening(page.tree, block, plain) is not None for block in blocks) >= _FEWEST:
            yield plain


def _adds(page: Page, blocks: Sequence[Block], strict: SectionTable, other: Mark, found: int) -> bool:
    """Return whether a second mark opens many blocks that the first does not."""
    both = replace(strict, marks=(*strict.marks, other))
    number = sum(opening(page.tree, block, both) is not None for block in blocks)
    return number >= max(_BETTER * found, found + _FEWEST)


def _classes(page: Page, at: str) -> Iterator[SectionTable]:
    """Yield settings for elements of a class that seems to mark terms: short words, nearly all different."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    blocks: defaultdict[str, list[Block]] = defaultdict(list)
    for number in page.inside:
        block = page.flow[number]
        named = [(name, block.content) for name in block.classes] if block.kind == "paragraph" else []
        named += [(name, mark.inner) for mark in page.tree.marks_in(block.content) for name in mark.classes]
        for name, content in named:
            words[name].append(page.tree.shown(content._replace(end=min(content.end, content.start + 400))).text)
            blocks[name].append(block)
    likely = [name for name in words if len(words[name]) >= _OF_CLASS and _are_terms(words[name])]
    for name in sorted(likely, key=lambda name: -len(words[name]))[:_MOST_CLASSES]:
        own = _text_classes(page, blocks[name])
        yield SectionTable("paragraph", marks=("class",), classes=(name,), text_classes=own, separators=_ANY, at=at)


def _are_terms(words: Sequence[str]) -> bool:
    filled = [text for text in words if text]
    if len(filled) < _DISTINCT * len(words) or len(set(map(fold, filled))) < _DISTINCT * len(filled):
        return False
    return sum(len(text.split()) for text in filled) <= _TERM_WORDS * len(filled)


def _text_classes(page: Page, terms: Sequence[Block]) -> tuple[str, ...]:
    """Return the class of definitions that follows nearly all ``terms``, if other words are beside most of these."""
    if page.tree.format != "html":
        return ()
    found: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    ends = [*(term.span.start for term in terms[1:]), page.end]
    for term, end in zip(terms, ends, strict=True):
        below = [page.flow[number] for number in page.between(term.span.end, end)]
        named = [(name, block) for block in below for name in block.classes if _DEFINES.search(name)]
        for name in dict.fromkeys(name for name, _ in named):
            found[name] += 1
            beside[name] += any(name not in block.classes for block in below)
    best = found.most_common(1)
    if not best or best[0][1] < _DISTINCT * len(terms) or 2 * beside[best[0][0]] <= len(terms):
        return ()
    return (best[0][0],)
