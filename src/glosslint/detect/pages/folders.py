"""The folders of pages with several entries each, such as a page for each letter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from glosslint.detect.file_names import names_glossary, translation
from glosslint.detect.pages.choice import PageGlossary, best_reading
from glosslint.detect.pages.labels import with_parts
from glosslint.detect.pages.score import Reading
from glosslint.detect.pages.sources import is_other
from glosslint.detect.scan import Survey
from glosslint.detect.words import is_language
from glosslint.parse.files import FOLDER_PAGES, kind_of, parse
from glosslint.text.names import fold

_FEWEST_BY_LETTER = 2  # entries of the page whose form is used, if pages are called by letters
_COVERED = 0.3  # share of the characters of all pages
_TRIED = 3  # largest pages, whose forms of entries are tried on all
_FEWEST_PAGES, _FEWEST = 2, 3  # pages, and entries of the page whose form is used
_PER_PAGE = 2  # entries, on average
_MOST = 0.6  # share of pages with entries, and of entries with a term and a text
_DISTINCT = 0.95  # share of different terms: articles repeat the titles of their sections
#: Names of pages for letters: ``a``, ``a-c``, ``letter-a``, ``0-9``.
_LETTER = re.compile(r"(?:letters?[-_])?(?P<first>[a-z0-9])(?:[-_]+(?:to[-_]+)?(?P<last>[a-z0-9]))?", re.IGNORECASE)
_FEWEST_LETTERS, _LETTERS, _UNDER_LETTER = 3, 0.8, 0.8  # pages, their share, and the share of terms under their letter


def folder_glossaries(survey: Survey) -> Iterator[PageGlossary]:
    """Yield the folders whose pages have several entries each, if they are called a glossary or have pages for letters,
    and the pages of one name in the folders of one that is called a glossary: ``glossary/*/index.md``."""
    folders: defaultdict[str, list[str]] = defaultdict(list)
    beside: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for path in (*survey.documents, *survey.markup):
        if kind_of(path) == "page" or is_other(path):
            folder, _, name = path.rpartition("/")
            folders[folder].append(path)
            above = folder.rpartition("/")[0]
            if names_glossary(f"{above}/index.md"):
                beside[above, name].append(path)
    for (above, name), paths in beside.items():
        own = [path for path in paths if not is_language(path.split("/")[-2])]
        glossary = _glossary(survey, own) if len(own) >= _FEWEST_PAGES else None
        if glossary is not None:
            pattern = f"{above}/*/{name}" if len(glossary.paths) == len(paths) else ""
            yield replace(glossary, excluded=(), apart=True, pattern=pattern)
    for folder, every in folders.items():
        known = frozenset(every)
        paths = [path for path in every if translation(path)[0] not in known]
        called, letters = names_glossary(f"{folder}/index.md"), _are_letters(paths)
        if len(paths) < _FEWEST_PAGES or not (called or letters):
            continue
        glossary = _glossary(survey, paths, letters)
        if glossary is not None and (called or _is_by_letter(glossary)):
            endings = {f"*{translation(path)[1]}" for path in known.difference(paths)}
            yield replace(glossary, translations=tuple(sorted(endings)))


def with_other_directives(best: PageGlossary, others: Iterable[PageGlossary]) -> PageGlossary:
    """Return a page with a glossary directive and the others of the documentation in the same format, since ``:term:``
    and ``{term}`` find the terms of all. Pages with the same terms are versions or translations."""
    table, top = best.reading.table, best.path.rpartition("/")[0].partition("/")[0]
    if best.others or table.form != "directive":
        return best
    others = tuple(others)
    known = {best.path, *(other.path for other in others)}
    terms, found = set(best.terms), []
    for other in others:
        beside = (
            kind_of(other.path) == kind_of(best.path) and other.reading.table.form == "directive" and not other.others
        )
        beside = beside and translation(other.path)[0] not in known
        if beside and other.path.startswith(f"{top}/" if top else "") and terms.isdisjoint(other.terms):
            terms |= other.terms
            found.append(Reading(parse(other.reading.document.source, table), table))
    return replace(best, others=tuple(found), apart=True) if found else best


def _are_letters(paths: list[str]) -> bool:
    """Return whether the pages of a folder are named by letters, with hardly any other pages."""
    stems = [stem for path in paths if (stem := PurePosixPath(path).stem).lower() not in FOLDER_PAGES]
    letters = sum(_LETTER.fullmatch(stem) is not None for stem in stems)
    return letters >= max(_FEWEST_LETTERS, _LETTERS * len(stems))


def _is_by_letter(glossary: PageGlossary) -> bool:
    """Return whether nearly all terms begin with a letter of their page; those with digits or signs may be anywhere."""
    own: list[bool] = []
    for reading in (glossary.reading, *glossary.others):
        letters = _LETTER.fullmatch(PurePosixPath(reading.document.source.path).stem)
        first, last = (letters["first"], letters["last"] or letters["first"]) if letters is not None else ("", "")
        terms = (term.lstrip("\"'(*_`").lower() for term, _ in reading.pairs)
        own += [first.lower() <= term[:1] <= last.lower() for term in terms if term[:1].isalpha()]
    return sum(own) >= _UNDER_LETTER * len(own) > 0


def _glossary(survey: Survey, paths: list[str], letters: bool = False) -> PageGlossary | None:
    """Return what the form of a large page reads from all pages in ``paths``; ``None`` if that is not a glossary.

    Pages for ``letters`` may have one entry each.
    """
    sources = {path: (survey.markup.get(path) or survey.documents[path]).source for path in paths}
    large = sorted(paths, key=lambda path: -len(sources[path].text))[:_TRIED]
    tried = [reading for path in large if (reading := best_reading(survey, path, of_folder=True)) is not None]
    best = max(tried, key=lambda reading: (len(reading.plausible), reading.score), default=None)
    if best is None or len(best.plausible) < (_FEWEST_BY_LETTER if letters else _FEWEST):
        return None
    table = best.table
    every = [Reading(parse(source, table), table) for source in sources.values()]
    pages = [page for page in every if page.plausible]
    size = sum(len(page.document.source.text) for page in pages)
    if sum(page.covered * len(page.document.source.text) for page in pages) < _COVERED * size:
        return None
    terms = [fold(term) for page in pages for term, _ in page.pairs]
    plausible = sum(len(page.plausible) for page in pages)
    others = [path for path in paths if PurePosixPath(path).stem.lower() not in FOLDER_PAGES]
    if len(pages) < max(_FEWEST_PAGES, _MOST * len(others)) or plausible < (1 if letters else _PER_PAGE) * len(pages):
        return None
    if plausible < _MOST * len(terms) or len(set(terms)) < _DISTINCT * len(terms):
        return None
    return as_glossary(survey, paths, pages)


def as_glossary(survey: Survey, paths: Iterable[str], pages: list[Reading]) -> PageGlossary:
    """Return a glossary of those of the ``paths`` in a folder that are read as ``pages``."""
    known = {page.document.source.path for page in pages}
    suffixes = {PurePosixPath(path).suffix for path in known}
    empty = (PurePosixPath(path) for path in paths if path not in known)
    excluded = tuple(sorted(path.name for path in empty if path.suffix in suffixes))
    pages = with_parts(pages)
    return PageGlossary(pages[0].document.source.path, pages[0], tuple(pages[1:]), excluded, pages=survey.page_names)
