"""The files of a folder → settings for its glossary, and the reasons for them; with terms that are entries, as a user
says, the settings under which all of them are, or what was tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from pathlib import PurePosixPath
from typing import NamedTuple

from glosslint.detect.containers import groups
from glosslint.detect.file_names import STRONG, hint, is_second_choice, names_glossary, translation
from glosslint.detect.layout import find_schema
from glosslint.detect.pages.choice import (
    PageGlossary,
    add_directives,
    choose_renderer,
    folder_glossaries,
    make_glossary,
    page_glossaries,
    page_groups,
    sort_pages,
)
from glosslint.detect.pages.columns import headers, join_columns
from glosslint.detect.pages.explain import (
    explain as explain_page,
    find_others,
    patterns_of,
    settings as page_settings,
)
from glosslint.detect.pages.labels import add_parts
from glosslint.detect.pages.more_names import add_more_names
from glosslint.detect.pages.readings import Reading, readings, tables
from glosslint.detect.scan import Survey, first_fault
from glosslint.detect.score import Candidate, find_by_example, join_folders, rank_groups
from glosslint.detect.settings_text import Files, count_entries, explain, settings
from glosslint.detect.titles import is_titled_glossary
from glosslint.detect.unread import (
    describe,
    explain_unread,
    list_beside,
    other_pages,
    programs,
    unread_glossaries,
    unread_keys,
)
from glosslint.facts.entry import EntryFacts
from glosslint.model import GlosslintError
from glosslint.model.source import Source
from glosslint.parse.files import parse
from glosslint.parse.page.document import page_of
from glosslint.parse.page.table import SectionTable, Titles
from glosslint.text.messages import join_some
from glosslint.text.names import fold
from glosslint.util.globs import literal_folder, matches

_FEW, _FAR_MORE = 10, 2  # entries of a candidate that may only be beside the glossary; factor by which a page has more
_CALLED, _FEWEST = 0.5, 3  # feature of data that are called a glossary; entries of a page that is preferred to others
_MAIN = 0.5  # share of the texts that name their term
_PAGES = ("page", "sphinx")  # the presets for one page


class Detected(NamedTuple):
    """The text of the settings, the lines that explain it, the files with entries, and these; ``is_sure`` means that a
    file, a folder or a title is called a glossary."""

    settings: str
    explanation: tuple[str, ...]
    paths: tuple[str, ...]
    entries: tuple[EntryFacts, ...]
    is_sure: bool

    @property
    def names(self) -> frozenset[str]:
        """The folded names and titles of all entries."""
        return frozenset(fold(name) for one in self.entries for name in (one.title, *(own.value for own in one.names)))


def detect(survey: Survey, layout: str = "") -> Detected | None:
    """Return the settings for the glossary in a folder, or ``None`` if nothing in it looks like one.

    With the name of a preset as ``layout``, return the best that this preset can read, whatever its files are called.
    """
    if layout in _PAGES:
        return _detect_page(survey, layout)
    candidates = rank_groups(survey.documents, survey.page_names)
    if layout:
        candidates = [one for one in candidates if layout in (one.fit.preset, one.fit.table.get("extends"))]
        return settle_data(survey, join_folders(candidates[0], candidates), candidates) if candidates else None
    best = next((candidate for candidate in candidates if candidate.is_glossary), None)
    if best is None or _is_beside_glossary(best, survey):
        return _detect_page(survey)
    if best.group.shape.page and best.opens < _MAIN:  # its pages may have several entries each
        every = (page for page in folder_glossaries(survey) if set(best.group.paths) & set(page.paths))
        if (page := next(every, None)) is not None:
            return settle_page(page, [], survey)
    if (best.number <= _FEW or best.features["called"] < _CALLED) and _has_better_page(best, survey):
        return _detect_page(survey, beside=best)
    return settle_data(survey, join_folders(best, candidates), candidates)


def _has_better_page(best: Candidate, survey: Survey) -> bool:
    """Return whether the first page called a glossary has far more entries than ``best``, or ``best`` is not called
    so."""
    every = page_glossaries(survey)
    titled = {page.path for page in every if is_titled_glossary(survey.documents.get(page.path))}
    pages = [page for page in every if names_glossary(page.path) or page.path in titled]
    least = _FAR_MORE * best.number if best.features["called"] >= _CALLED else _FEWEST
    return bool(pages) and len(pages[0].entries) >= least


def _detect_page(survey: Survey, layout: str = "", beside: Candidate | None = None) -> Detected | None:
    """Return the settings for a page that is the glossary; ``None`` without one, or if an unreadable file is likelier.
    With a ``layout``, the page may have any name; ``beside`` is what it is preferred to."""
    every = sort_pages([*page_glossaries(survey, bool(layout)), *folder_glossaries(survey)])
    pages = [page for page in every if layout in ("", page.table["extends"])]
    if not pages:
        return None
    if not layout and len(pages[0].readings) == 1 and not names_glossary(pages[0].path):
        not_read = {*survey.faulty, *survey.others} - {page.path for page in pages}
        if any(map(names_glossary, not_read)):  # which then is rather the glossary
            return None
    best, *others = add_directives(pages[0], pages[1:]), *pages[1:]
    apart_from_best = (one for one in others if not set(one.paths) <= set(best.paths))
    found = [(len(one.entries), one.patterns) for one in apart_from_best if one.surely]
    found = [(beside.number, patterns_of(survey, beside.group)), *found] if beside is not None else found
    named = [f"{count_entries(number)} in {', '.join(patterns)}" for number, patterns in found]
    return settle_page(best, named, survey)


def settle_page(page: PageGlossary, others: list[str], survey: Survey) -> Detected:
    folder = page.path.rpartition("/")[0]
    known = {f"{folder}/{name}".strip("/") for names in page.excluded.values() for name in names}
    known.update(path for one in page_glossaries(survey) for path in one.paths)
    beside = (*list_beside(survey, page.patterns, known, page.surely), *survey.left_out)
    return Detected(page_settings(page), (*explain_page(page, others), *beside), page.paths, page.entries, page.surely)


def unread(survey: Survey) -> tuple[str, ...]:
    """Return lines that state what seems to be the glossary, why it cannot be read, and what to try."""
    found = unread_glossaries(survey) or other_pages(survey)
    return tuple(explain_unread(survey, found)) or programs(survey)


def _is_beside_glossary(best: Candidate, survey: Survey) -> bool:
    """Return whether the glossary is probably another file, which cannot be read."""
    if not best.group.hint:
        return bool(unread_glossaries(survey, best.group.paths))
    if best.number > 1 and not all(map(is_second_choice, best.group.paths)):
        return False
    others = (path for path in survey.documents if path not in best.group.paths)
    return any(describe(survey.documents[path]) for path in others)


def settle_data(survey: Survey, best: Candidate, candidates: Sequence[Candidate]) -> Detected:
    group, fit = best.group, best.fit
    pages = [page for page in page_glossaries(survey) if page.surely and page.path not in group.paths]
    files = _files(survey, best, tuple(find_others(survey, best, candidates, pages)))
    schema = find_schema(survey.schemas, group.documents, fit.layout)
    unread = unread_keys(best.keys, fit)
    is_sure = best.features["called"] >= _CALLED
    known = {*(page.path for page in pages), *(path for one in candidates for path in one.group.paths)}
    beside = (*list_beside(survey, files.patterns, known, is_sure), *survey.left_out)
    lines = (*explain(best, files, schema, unread), *beside)
    return Detected(settings(fit, files, schema, unread), lines, group.paths, fit.entries, is_sure)


def _files(survey: Survey, best: Candidate, found: tuple[str, ...]) -> Files:
    """Return patterns for the files of a candidate, and what to exclude of the other files that they match, of which
    some may be ``found`` as glossaries of their own."""
    group = best.group
    patterns = patterns_of(survey, group)
    matching = [path for path in survey.files if any(matches(pattern, path) for pattern in patterns)]
    names = {path.rpartition("/")[2] for path in group.paths}
    surplus = [path for path in matching if path not in {*group.paths, *survey.faulty}]
    endings = {path: translation(path)[1] for path in surplus if translation(path)[0] in matching}
    # A file is excluded by its name, or by its path if an entry in another folder has the same name.
    own = {path: path.rpartition("/")[2] for path in surplus if path not in endings}
    shown = {path: name if name not in names else path for path, name in own.items()}
    translations = tuple(sorted({f"*{ending}" for ending in endings.values()}))
    left = sorted({name for name in shown.values() if not name.startswith("_")})
    below = {path.removeprefix(f"{literal_folder(pattern)}/") for path in group.paths for pattern in patterns}
    if any(part.startswith("_") for path in below for part in path.split("/")):
        excluded: tuple[str, ...] | None = (*sorted({*shown.values()}), *translations)
    else:
        excluded = ("_*", *left, *translations) if left or translations else None
    text = " ".join(found)
    said = tuple(name for name in left if name not in text)
    return Files(patterns, excluded, {"they have no entries": said, "they are translations": translations}, found)


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
    holding = {path: found for path, page in survey.pages.items() if (found := _find_held(page.source.text, wanted))}
    single = (read_page(survey, path, wanted) for path, found in holding.items() if found == wanted)
    every = {found[0].path: found for found in single if found}
    if every:
        return [page for best in sort_pages(found[0] for found in every.values()) for page in every[best.path]]
    return sort_pages(_read_folders(survey, holding, wanted)) if len(wanted) > 1 else []


def _find_held(text: str, wanted: Terms) -> Terms:
    """Return the terms whose words are all in a text."""
    text = fold(text)
    return frozenset(term for term in wanted if all(word in text for word in term.split()))


def read_page(survey: Survey, path: str, wanted: Terms) -> list[PageGlossary]:
    """Return the best settings for a page that read the terms, and the best that read other entries."""
    source = survey.pages[path].source
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


def _read_folders(survey: Survey, holding: Mapping[str, Terms], wanted: Terms) -> Iterator[PageGlossary]:
    """Yield the folders of pages, and the pages of one name in the folders beside each other, in which the terms are
    with the form of one of the pages that have some, those in ``holding``."""
    for pattern, paths in page_groups(survey).items():
        own = [path for path in paths if path in holding]
        if len(own) < 2 or Terms().union(*map(holding.__getitem__, own)) < wanted:
            continue
        tried: list[SectionTable] = []
        for path in own[:_MOST_PAGES]:
            for one in _read_all(survey.pages[path].source, "", wanted):
                if one.table not in tried and any(are_in(Terms((term,)), one.names) for term in wanted):
                    tried.append(one.table)
        every = [[Reading(parse(survey.pages[path].source, table), table) for path in paths] for table in tried]
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
    pages = read_page(survey, guess.paths[0], frozenset()) if guess.paths[0] in survey.pages else []
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
    every = {**survey.documents, **survey.faulty, **survey.markup}
    sources = {path: document.source for path, document in every.items()}
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
    if path in survey.pages:
        every = readings(survey.pages[path].source, "")
        found = dict.fromkeys(f"{one.counted} ({len(one.nodes):,})" for one in every)
        return join_some(list(found), _SHOWN) if found else "no headings, lists, tables or paragraphs open with a term"
    document = survey.documents[path]
    shapes = [group.shape for group in groups({path: document})]
    named = [f"{kind}{f' at {at}' if at else ''}" for kind, at, _ in shapes]
    return join_some(named, _SHOWN) if named else "no lists or mappings"
