"""Terms that are entries, as a user says → the pages and the settings under which all of them are, best first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from glosslint.detect.file_names import STRONG, hint
from glosslint.detect.page_texts import words_in
from glosslint.detect.pages.candidates import headers, tables
from glosslint.detect.pages.choice import PageGlossary, best_first, rendered
from glosslint.detect.pages.folders import as_glossary
from glosslint.detect.pages.labels import with_parts
from glosslint.detect.pages.more_names import with_more_names
from glosslint.detect.pages.score import Reading
from glosslint.detect.pages.sources import is_other
from glosslint.detect.scan import Survey
from glosslint.detect.titles import title
from glosslint.model.source import Source
from glosslint.parse.files import kind_of, parse
from glosslint.parse.page.document import page_of
from glosslint.parse.page.recognise import Page
from glosslint.parse.page.table import SectionTable
from glosslint.text.names import fold

Terms = frozenset[str]
_SIGNS = re.compile(r"[()（）/,–—]| or ")  # between names of one entry
_MOST_PAGES = 12  # with terms, whose forms of entries are tried on the other pages of their folders


def are_in(wanted: Terms, names: Terms) -> bool:
    """Return whether all terms are among the names of entries, or the parts of a term that names in brackets or after a
    sign divide."""
    return all(term in names or names.issuperset(_parts(term) or [term]) for term in wanted)


def _parts(term: str) -> list[str]:
    return [part for words in _SIGNS.split(term) if (part := words.strip())]


def sources_of(survey: Survey) -> Mapping[str, Source]:
    """Return the texts of all pages."""
    pages = {path: document for path, document in survey.documents.items() if kind_of(path) == "page"}
    return {path: document.source for path, document in (pages | {**survey.markup}).items()}


def named_pages(survey: Survey, wanted: Terms) -> list[PageGlossary]:
    """Return the pages with settings under which the folded terms ``wanted`` are all entries; without such a page, the
    folders of pages in which they are. The best is first, then what is second on the same page."""
    holding = {path: found for path, source in sources_of(survey).items() if (found := _held(source.text, wanted))}
    single = (of_page(survey, path, wanted) for path, found in holding.items() if found == wanted)
    every = {found[0].path: found for found in single if found}
    if every:
        return [page for best in best_first([found[0] for found in every.values()]) for page in every[best.path]]
    return best_first([*_of_folders(survey, list(holding), wanted)]) if len(wanted) > 1 else []


def _held(text: str, wanted: Terms) -> Terms:
    """Return the terms whose words are all in a text."""
    text = fold(text)
    return frozenset(term for term in wanted if all(word in text for word in term.split()))


def of_page(survey: Survey, path: str, wanted: Terms) -> list[PageGlossary]:
    """Return the best settings for a page that read the terms, and the best that read other entries."""
    source = sources_of(survey)[path]
    scored = sorted(_readings(source, wanted), key=lambda pair: pair[0], reverse=True)
    found = [reading for _, reading in scored]
    other = next((reading for reading in found[1:] if reading.names != found[0].names), None)
    return [_glossary(survey, one, wanted) for one in (*found[:1], other) if one is not None]


def _glossary(survey: Survey, reading: Reading, wanted: Terms) -> PageGlossary:
    source, own = reading.document.source, title(reading.document.source)
    if fold(own) in reading.names - wanted:  # the title of the page, on the level of the terms
        reading = _read(source, replace(reading.table, skip=(*reading.table.skip, own)))
    best = with_parts([_finished(survey, reading, wanted)])[0]
    return PageGlossary(source.path, best, pages=survey.page_names, surely=hint(source.path) == STRONG)


def _finished(survey: Survey, reading: Reading, wanted: Terms) -> Reading:
    """Return the reading with more names and the renderer of its anchors."""
    named = rendered(with_more_names(reading), survey)
    return named if are_in(wanted, named.names) else rendered(reading, survey)


def _readings(source: Source, wanted: Terms) -> Iterator[tuple[float, Reading]]:
    """Yield what reads all terms from a page, as a whole and below each of its headings that has them below it, with
    its score; the whole page where that gives the same entries."""
    whole = [reading for reading in _tried(source, "", wanted) if are_in(wanted, reading.names)]
    yield from ((reading.score, reading) for reading in whole)
    page = page_of(source, SectionTable()) if wanted else None
    for at in dict.fromkeys(at for one in whole if page is not None for at in _above(page, _places(one, wanted))):
        for reading in _tried(source, at, wanted):
            if are_in(wanted, reading.names):
                yield reading.score, next((other for other in whole if other.pairs == reading.pairs), reading)


def _above(page: Page, places: Sequence[int]) -> Iterator[str]:
    """Yield the headings that have all places below them, each of which is the first of its words."""
    seen: set[str] = set()
    above: list[tuple[int, str]] = []
    inside: set[str] | None = None
    starts = [heading.block.span.start for heading in page.headings]
    for number, heading in enumerate(page.headings):
        words = heading.words.text
        above = [(level, title) for level, title in above if level < heading.block.level]
        above += [(heading.block.level, "" if fold(words) in seen else words)]
        seen.add(fold(words))
        end = starts[number + 1] if number + 1 < len(starts) else len(page.tree.text)
        if any(starts[number] <= place < end for place in places):
            own = {
                title for level, title in above if level < heading.block.level or heading.block.span.start not in places
            }
            inside = own if inside is None else inside & own
    yield from sorted(filter(None, inside or ()))


def _places(reading: Reading, wanted: Terms) -> list[int]:
    """Return where the entries of the terms begin."""
    pairs = zip(reading.nodes, reading.pairs, strict=True)
    known = wanted.union(*map(_parts, wanted))
    return [node.start for node, (term, _) in pairs if fold(term) in known]


def _tried(source: Source, at: str, wanted: Terms) -> Iterator[Reading]:
    """Yield what each form reads from a page, with more names where terms are lacking."""
    for table in (*tables(source, at), *_columns(source, at, wanted)):
        reading = _read(source, table)
        if reading.nodes:
            yield reading if are_in(wanted, reading.names) else with_more_names(reading)


def _columns(source: Source, at: str, wanted: Terms) -> Iterator[SectionTable]:
    """Yield the columns of tables in which the terms are, each with the column of its table that has most words."""
    found: dict[str, list[str]] = {"term": [], "definition": []}
    for header in headers(page_of(source, SectionTable("table", at=at))):
        named = [number for number, texts in enumerate(header.columns) if not wanted.isdisjoint(map(fold, texts))]
        words = {number: sum(map(words_in, texts)) for number, texts in enumerate(header.columns)}
        if named and len(words) > 1 and all(header.titles):
            term = named[0]
            text = max((number for number in words if number != term), key=lambda number: words[number])
            for key, number in (("term", term), ("definition", text)):
                found[key].append(header.titles[number])
    if found["term"]:
        every = {key: tuple(dict.fromkeys(titles)) for key, titles in found.items()}
        yield SectionTable("table", columns={key: own if own[1:] else own[0] for key, own in every.items()}, at=at)


def _read(source: Source, table: SectionTable) -> Reading:
    return Reading(parse(source, table), table)


def _of_folders(survey: Survey, holding: Sequence[str], wanted: Terms) -> Iterator[PageGlossary]:
    """Yield the folders of pages, and the pages of one name in the folders beside each other, in which the terms are
    with the form of one of the pages that have some."""
    sources = sources_of(survey)
    for pattern, paths in _groups([path for path in sources if kind_of(path) == "page" or is_other(path)]).items():
        own = [path for path in paths if path in holding]
        if len(own) < 2 or frozenset[str]().union(*(_held(sources[path].text, wanted) for path in own)) < wanted:
            continue
        tried: list[SectionTable] = []
        for path in own[:_MOST_PAGES]:
            found = (
                one.table
                for one in _tried(sources[path], "", wanted)
                if any(are_in(Terms((term,)), one.names) for term in wanted)
            )
            tried += [table for table in found if table not in tried]
        every = [[_read(sources[path], table) for path in paths] for table in tried]
        full = [pages for pages in every if are_in(wanted, frozenset[str]().union(*(page.names for page in pages)))]
        if full:
            pages = max(full, key=lambda pages: sum(page.score for page in pages))
            pages = with_parts([replace(page, of_folder=True) for page in pages if page.nodes])
            glossary = as_glossary(survey, paths, pages)
            surely = hint(f"{PurePosixPath(paths[0]).parent}/index") == STRONG
            apart = "/*/" in pattern
            yield replace(
                glossary, surely=surely, apart=apart, pattern=pattern if apart and len(pages) == len(paths) else ""
            )


def _groups(paths: Sequence[str]) -> Mapping[str, list[str]]:
    """Return the pages of each folder, and those of one name in the folders beside each other, by patterns."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        folder, _, name = path.rpartition("/")
        found[f"{folder}/*"].append(path)
        if folder:
            found["/".join(filter(None, (folder.rpartition("/")[0], "*", name)))].append(path)
    return found
