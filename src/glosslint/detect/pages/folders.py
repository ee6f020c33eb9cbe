"""The glossaries in several pages: folders of pages with several entries each, such as a page for each letter, and
pages with directives in one documentation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from glosslint.detect.file_names import names_glossary, translation
from glosslint.detect.pages.candidates import readings
from glosslint.detect.pages.choice import PageGlossary, heading_of, rendered, source_of, sources_of
from glosslint.detect.pages.labels import with_parts
from glosslint.detect.pages.score import Reading, read_with
from glosslint.detect.scan import Survey
from glosslint.detect.words import is_language
from glosslint.parse.endings import FOLDER_PAGES, kind_of
from glosslint.parse.files import parse
from glosslint.text.names import fold

_COVERED = 0.3  # share of the characters of all pages
_TRIED = 3  # largest pages, whose forms of entries are tried on all
_FEWEST_PAGES, _FEWEST = 2, 2  # pages, and entries of the page whose form is used, if pages are not by letter
_MOST = 0.6  # share of pages with entries, and of entries with a term and a text
_DISTINCT = 0.95  # share of different terms: articles repeat the titles of their sections


def folder_glossaries(survey: Survey) -> Iterator[PageGlossary]:
    """Yield the folders whose pages have several entries each, if they are called a glossary, and the pages of
    one name in the folders of such a folder: ``glossary/*/index.md``."""
    for pattern, every in page_groups(survey).items():
        folder, _, beside = pattern.partition("*")
        known = frozenset(every)
        paths = [path for path in every if translation(path)[0] not in known]
        paths = [path for path in paths if not (beside and is_language(path.split("/")[-2]))]
        called = names_glossary(f"{folder}index.md")
        if called and len(paths) >= _FEWEST_PAGES and (pages := _read(survey, paths)):
            yield as_glossary(survey, pattern, every, pages)


def page_groups(survey: Survey) -> Mapping[str, list[str]]:
    """Return the pages of each folder, and those of one name in the folders beside each other, by patterns."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sources_of(survey):
        folder, _, name = path.rpartition("/")
        found[f"{folder}/*".removeprefix("/")].append(path)
        if folder:
            found[f"{folder.rpartition('/')[0]}/*/{name}".removeprefix("/")].append(path)
    return found


def _read(survey: Survey, paths: Sequence[str]) -> list[Reading]:
    """Return what the form of a large page reads from those of ``paths`` that have entries; nothing if that is not a
    glossary."""
    sources = {path: source_of(survey, path) for path in paths}
    large = sorted(paths, key=lambda path: -len(sources[path].text))[:_TRIED]
    tried = [found[0] for path in large if (found := readings(sources[path], heading_of(survey, path)))]
    best = max(tried, key=lambda reading: (len(reading.plausible), reading.score), default=None)
    by_letter = 2 * sum(len(PurePosixPath(path).stem) == 1 for path in paths) > len(paths)
    if best is None or len(best.plausible) < (1 if by_letter else _FEWEST):
        return []
    table = rendered(best, survey).table
    every = (Reading(parse(source, table), table) for source in sources.values())
    pages = [page for page in every if page.plausible]
    size = sum(len(page.document.source.text) for page in pages)
    terms = [fold(term) for page in pages for term, _ in page.pairs]
    plausible = sum(len(page.plausible) for page in pages)
    others = [path for path in paths if PurePosixPath(path).stem.lower() not in FOLDER_PAGES]
    is_glossary = (
        len(pages) >= max(_FEWEST_PAGES, _MOST * len(others))
        and plausible > len(pages) - by_letter
        and plausible >= _MOST * len(terms)
        and len(set(terms)) >= _DISTINCT * len(terms)
        and sum(page.covered * len(page.document.source.text) for page in pages) >= _COVERED * size
    )
    return pages if is_glossary else []


def as_glossary(survey: Survey, pattern: str, paths: Sequence[str], pages: Sequence[Reading]) -> PageGlossary:
    """Return a glossary of the ``pages`` that are read among the ``paths`` that match a pattern of ``page_groups``."""
    known = {page.document.source.path: page for page in pages}
    if not pattern.endswith("*"):  # in several folders
        patterns = (pattern,) if len(known) == len(paths) else tuple(known)
        return PageGlossary(tuple(with_parts(pages)), patterns, site=survey.page_names)
    suffixes = sorted({PurePosixPath(path).suffix for path in known})
    every = frozenset(paths)
    others = [path for path in every.difference(known) if PurePosixPath(path).suffix in suffixes]
    translated = {path: f"*{translation(path)[1]}" for path in others if translation(path)[0] in every}
    excluded = {
        "they have no entries": tuple(sorted(PurePosixPath(path).name for path in others if path not in translated)),
        "they are translations": tuple(sorted(set(translated.values()))),
    }
    patterns = tuple(f"{pattern}{suffix}" for suffix in suffixes)
    return PageGlossary(tuple(with_parts(pages)), patterns, excluded, survey.page_names)


def with_other_directives(best: PageGlossary, others: Sequence[PageGlossary]) -> PageGlossary:
    """Return a page with a glossary directive and the others of its documentation in the same format, since ``:term:``
    finds the terms of all; a page with terms that are known is another version, and a translation is left out."""
    table, top = best.reading.table, best.path.rpartition("/")[0].partition("/")[0]
    paths, found = {page.path for page in (best, *others)}, [*best.readings]
    for page in others if table.forms == ("directive",) else ():
        is_alike = (kind_of(page.path), page.reading.table.forms) == (kind_of(best.path), table.forms)
        is_beside = page.path.startswith(f"{top}/" if top else "") and translation(page.path)[0] not in paths
        if is_alike and is_beside and all(page.reading.names.isdisjoint(one.names) for one in found):
            found.append(read_with(page.reading, table))
    added = [one.document.source.path for one in found[len(best.readings) :]]
    return replace(best, readings=tuple(with_parts(found)), patterns=(*best.patterns, *added)) if added else best
