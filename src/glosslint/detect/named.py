"""Terms that are entries, as a user says → the settings under which all of them are; or what was tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from pathlib import PurePosixPath

from glosslint.detect.containers import groups
from glosslint.detect.detection import Detected, detect, settle_data, settle_page
from glosslint.detect.file_names import STRONG, hint, is_second_choice
from glosslint.detect.pages.candidates import readings, tables
from glosslint.detect.pages.choice import (
    PageGlossary,
    choose_renderer,
    make_glossary,
    page_groups,
    sort_pages,
    source_of,
    sources_of,
)
from glosslint.detect.pages.columns import headers, join_columns
from glosslint.detect.pages.labels import add_parts
from glosslint.detect.pages.more_names import add_more_names
from glosslint.detect.pages.score import Reading
from glosslint.detect.scan import Survey, first_fault
from glosslint.detect.score import Candidate, find_by_example, rank_groups
from glosslint.model import GlosslintError
from glosslint.model.source import Source
from glosslint.parse.files import parse
from glosslint.parse.page.document import page_of
from glosslint.parse.page.table import SectionTable, Titles
from glosslint.text.messages import join_some
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


def named_pages(survey: Survey, wanted: Terms) -> list[PageGlossary]:
    """Return the pages with settings under which the folded terms ``wanted`` are all entries; without such a page, the
    folders of pages in which they are. The best is first, then what is second on the same page."""
    holding = {path: found for path, source in sources_of(survey).items() if (found := _find_held(source.text, wanted))}
    single = (read_page(survey, path, wanted) for path, found in holding.items() if found == wanted)
    every = {found[0].path: found for found in single if found}
    if every:
        return [page for best in sort_pages(found[0] for found in every.values()) for page in every[best.path]]
    return sort_pages(_read_folders(survey, holding.keys(), wanted)) if len(wanted) > 1 else []


def _find_held(text: str, wanted: Terms) -> Terms:
    """Return the terms whose words are all in a text."""
    text = fold(text)
    return frozenset(term for term in wanted if all(word in text for word in term.split()))


def read_page(survey: Survey, path: str, wanted: Terms) -> list[PageGlossary]:
    """Return the best settings for a page that read the terms, and the best that read other entries."""
    source = source_of(survey, path)
    whole = [reading for reading in _read_all(source, "", wanted) if are_in(wanted, reading.names)]
    below = [
        reading
        for at in dict.fromkeys(at for reading in whole for at in _headings_above(source, reading, wanted))
        for reading in _read_all(source, at, wanted)
        if are_in(wanted, reading.names) and reading.pairs not in [other.pairs for other in whole]
    ]
    found = sorted((*whole, *below), key=lambda reading: reading.score, reverse=True)
    other = next((reading for reading in found[1:] if reading.names != found[0].names), None)
    return [_glossary(survey, one, wanted) for one in (*found[:1], other) if one is not None]


def _glossary(survey: Survey, reading: Reading, wanted: Terms) -> PageGlossary:
    every = (choose_renderer(one, survey) for one in (add_more_names(reading), reading))
    best = next((one for one in every if are_in(wanted, one.names)), reading)
    path = reading.document.source.path
    return PageGlossary((*add_parts([best]),), (path,), site=survey.page_names, surely=hint(path) == STRONG)


def _headings_above(source: Source, reading: Reading, wanted: Terms) -> Iterator[str]:
    """Yield the headings that have the entries of all terms below them, if they are the first with their words."""
    known = wanted.union(*map(_parts, wanted))
    pairs = zip(reading.nodes, reading.pairs, strict=True)
    places = [node.start for node, (term, _) in pairs if fold(term) in known]
    if not places:
        return
    headings = page_of(source, SectionTable()).headings
    between = [one.block.level for one in headings if places[0] <= one.block.span.start <= places[-1]]
    level = min(between, default=7)
    firsts = {fold(one.words.text): one for one in reversed(headings)}
    for one in reversed(headings):
        if one.block.span.start < places[0] and one.block.level < level:
            level = one.block.level
            if firsts[fold(one.words.text)] is one and one.words.text:
                yield one.words.text


def _read_all(source: Source, at: str, wanted: Terms) -> Iterator[Reading]:
    """Yield what each form reads from a page, with more names where terms are lacking."""
    for table in (*tables(source, at), *_named_columns(source, at, wanted)):
        reading = Reading(parse(source, table), table)
        if reading.nodes:
            yield reading if are_in(wanted, reading.names) else add_more_names(reading)


def _named_columns(source: Source, at: str, wanted: Terms) -> Iterator[SectionTable]:
    """Yield the columns of tables in which the terms are, each with the column of its table that has most words."""
    found: list[dict[str, Titles]] = []
    for header in headers(page_of(source, SectionTable("table", at=at))):
        term, *others = sorted(header.titles, key=lambda title: wanted.isdisjoint(map(fold, header.texts[title])))
        if others and all(header.titles) and not wanted.isdisjoint(map(fold, header.texts[term])):
            found.append({"term": term, "definition": max(others, key=header.mean)})
    if found:
        yield SectionTable("table", columns=reduce(join_columns, found), at=at)


def _read_folders(survey: Survey, holding: Collection[str], wanted: Terms) -> Iterator[PageGlossary]:
    """Yield the folders of pages, and the pages of one name in the folders beside each other, in which the terms are
    with the form of one of the pages that have some."""
    sources = sources_of(survey)
    for pattern, paths in page_groups(survey).items():
        own = [path for path in paths if path in holding]
        if len(own) < 2 or Terms().union(*(_find_held(sources[path].text, wanted) for path in own)) < wanted:
            continue
        tried: list[SectionTable] = []
        for path in own[:_MOST_PAGES]:
            for one in _read_all(sources[path], "", wanted):
                if one.table not in tried and any(are_in(Terms((term,)), one.names) for term in wanted):
                    tried.append(one.table)
        every = [[Reading(parse(sources[path], table), table) for path in paths] for table in tried]
        full = [pages for pages in every if are_in(wanted, Terms().union(*(page.names for page in pages)))]
        if full:
            pages = max(full, key=lambda pages: sum(page.score for page in pages))
            glossary = make_glossary(survey, pattern, paths, [page for page in pages if page.nodes])
            yield replace(glossary, surely=hint(f"{PurePosixPath(paths[0]).parent}/index") == STRONG)


_RUNNERS_UP = 2  # candidates among which one gives other entries
_SHOWN = 3  # places of a term, and forms that were tried
_ADVICE = (
    "nothing was written; name another entry, spelt as it is there, or set files and layout",
    "in glosslint.toml (in the guide: Layouts)",
)


def find_terms(
    survey: Survey, whole: Callable[[], Survey], terms: Sequence[str], layout: str = ""
) -> Iterator[Detected]:
    """Yield the ways to read a folder in which each of the ``terms`` is a term or other name of an entry, best first.

    What is detected without them comes first, if they are in it. ``whole`` returns the survey of all files, whatever
    they are called. With the name of a preset as ``layout``, only what this reads. Raise GlosslintError, with what was
    tried, if there is none.
    """
    wanted = frozenset(map(fold, terms))
    known = set[tuple[tuple[str, ...], frozenset[str]]]()
    guess = detect(survey, layout)
    every = whole()
    first = [guess] if guess is not None and are_in(wanted, guess.names) else []
    for found in (*first, *_others(every, wanted, layout)):
        key = found.paths, found.names
        if are_in(wanted, found.names) and key not in known:
            known.add(key)
            yield found
    if not known:
        raise GlosslintError("\n".join((*_explain_failure(every, terms), *every.left_out, *_ADVICE)))


def runner_up(survey: Survey, guess: Detected) -> Detected | None:
    """Return the next best way to read the first file of a guess, or other data, that gives other entries."""
    pages = read_page(survey, guess.paths[0], frozenset()) if guess.paths[0] in sources_of(survey) else []
    candidates = rank_groups(survey.documents, survey.page_names)
    every = (
        *(settle_page(page, [], survey) for page in pages),
        *(settle_data(survey, one, candidates) for one in candidates[:_RUNNERS_UP]),
    )
    return next((one for one in every if one.names != guess.names), None)


def _others(survey: Survey, wanted: Terms, layout: str) -> Iterator[Detected]:
    """Yield what the terms are in, data and pages, the likeliest first by its name and the number of its entries."""
    data = find_by_example(survey.documents, survey.page_names, wanted)
    data = [one for one in data if layout in ("", one.fit.preset, one.fit.table.get("extends"))]
    pages = [page for page in named_pages(survey, wanted) if layout in ("", page.table["extends"])]
    candidates = rank_groups(survey.documents, survey.page_names) if data else []
    while data or pages:
        if data and (not pages or _likelihood(data[0]) >= _likelihood(pages[0])):
            yield settle_data(survey, data.pop(0), candidates)
        else:
            yield settle_page(pages.pop(0), [], survey)


def _likelihood(one: Candidate | PageGlossary) -> tuple[bool, int, int]:
    paths, number = (one.paths, len(one.entries)) if isinstance(one, PageGlossary) else (one.group.paths, one.number)
    return not all(map(is_second_choice, paths)), max(map(hint, paths)), number


def _explain_failure(survey: Survey, terms: Sequence[str]) -> Iterator[str]:
    """Yield why no settings read the terms: where each is as text, and what was tried there."""
    data = {**survey.documents, **survey.faulty}
    sources = {path: document.source for path, document in data.items()} | {**sources_of(survey)}
    tried = ", ".join(f'"{term}"' for term in terms)
    yield f"no layout of this folder has {'an entry' if len(terms) == 1 else 'all entries'} {tried}"
    files = dict[str, None]()
    for term in terms:
        places = list(_places(term, sources))
        files |= dict.fromkeys(path for path, _ in places[:1])
        where = join_some([f"{path}:{line:,}" for path, line in places], _SHOWN)
        yield f'"{term}" is text at {where}' if places else f'"{term}" is in no file that glosslint can read'
    for path in files:
        yield f"tried in {path}: {_forms(survey, path)}"


def _places(term: str, sources: dict[str, Source]) -> Iterator[tuple[str, int]]:
    """Yield the files that have a term as text, those that are called a glossary first, with its first line."""
    words = re.compile(r"\s+".join(map(re.escape, term.split())), re.IGNORECASE)
    for path in sorted(sources, key=lambda path: (-hint(path), path)):
        match = words.search(sources[path].text)
        if match is not None:
            yield path, sources[path].line_of(match.start())


def _forms(survey: Survey, path: str) -> str:
    """Return the forms of entries that a file has."""
    if path in survey.faulty:
        return f"nothing, since it has a syntax error in {first_fault(survey.faulty[path])}"
    if path in (pages := sources_of(survey)):
        found = dict.fromkeys(f"{one.counted} ({len(one.nodes):,})" for one in readings(pages[path], ""))
        return join_some(list(found), _SHOWN) if found else "no headings, lists, tables or paragraphs open with a term"
    document = survey.documents[path]
    shapes = [group.shape for group in groups({path: document})]
    named = [f"{kind}{f' at {at}' if at else ''}" for kind, at, _ in shapes]
    return join_some(named, _SHOWN) if named else "no lists or mappings"
