"""The files of a folder → settings for its glossary, and the reasons for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from glosslint.detect.file_names import is_second_choice, names_glossary, translation
from glosslint.detect.layout import find_schema
from glosslint.detect.pages.choice import (
    PageGlossary,
    add_directives,
    folder_glossaries,
    page_glossaries,
    sort_pages,
)
from glosslint.detect.pages.explain import (
    explain as explain_page,
    find_others,
    patterns_of,
    settings as page_settings,
)
from glosslint.detect.scan import Survey
from glosslint.detect.score import Candidate, join_folders, rank_groups
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
from glosslint.text.names import fold
from glosslint.util.globs import literal_folder, matches

_FEW, _FAR_MORE = 10, 2  # entries of a candidate that may only be beside the glossary; factor by which a page has more
_CALLED, _FEWEST = 0.5, 3  # feature of data that are called a glossary; entries of a page that is preferred to others
_MAIN = 0.5  # share of the texts that name their term
_OTHERS = 3  # how many other candidates are named
_PAGES = ("page", "sphinx")  # the presets for one page
_PRIVATE = "_*"  # excluded by default


def names_of_all(entries: Iterable[EntryFacts]) -> frozenset[str]:
    """Return the folded names of entries, and their titles."""
    return frozenset(fold(name) for one in entries for name in (one.title, *(name.value for name in one.names)))


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
        """The folded names of all entries."""
        return names_of_all(self.entries)


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
    if best.group.shape.page and (folder := _folder_of_pages(best, survey)) is not None:
        return folder
    if (best.number <= _FEW or best.features["called"] < _CALLED) and (better := _better_pages(best, survey)):
        return _detect_page(survey, beside=best, read=better)
    return settle_data(survey, join_folders(best, candidates), candidates)


def _better_pages(best: Candidate, survey: Survey) -> list[PageGlossary]:
    """Return all pages that are glossaries if the first called so has far more entries than ``best``, or ``best`` is
    not called so; else none."""
    every = page_glossaries(survey)
    titled = {page.path for page in every if is_titled_glossary(survey.documents.get(page.path))}
    pages = [page for page in every if names_glossary(page.path) or page.path in titled]
    least = _FAR_MORE * best.number if best.features["called"] >= _CALLED else _FEWEST
    return every if pages and len(pages[0].entries) >= least else []


def _folder_of_pages(best: Candidate, survey: Survey) -> Detected | None:
    """Return the settings for a folder whose pages seemed to be one entry each, but have several; ``None`` if they
    do not, or most begin with a text that names their title."""
    if best.opens >= _MAIN:
        return None
    every = (page for page in folder_glossaries(survey) if set(best.group.paths) & set(page.paths))
    page = next(every, None)
    return settle_page(page, [], survey) if page is not None else None


def _detect_page(
    survey: Survey, layout: str = "", beside: Candidate | None = None, read: Sequence[PageGlossary] | None = None
) -> Detected | None:
    """Return the settings for a page that is the glossary; ``None`` without one, or if an unreadable file is likelier.

    With a ``layout``, the page may have any name. ``beside`` is what the page is preferred to, ``read`` the pages that
    were read already.
    """
    pages = page_glossaries(survey, bool(layout)) if read is None else read
    every = sort_pages([*pages, *folder_glossaries(survey)])
    pages = [page for page in every if layout in ("", page.table["extends"])]
    if not pages or (not layout and _is_rather_unread(pages[0], survey, {page.path for page in pages})):
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


def _is_rather_unread(page: PageGlossary, survey: Survey, known: Collection[str]) -> bool:
    """Return whether ``page`` is not called a glossary, but a file is that has a syntax error or an unreadable form, so
    that it is not ``known`` as a page with entries."""
    if len(page.readings) > 1 or names_glossary(page.path):
        return False
    return any(names_glossary(path) and path not in known for path in (*survey.faulty, *survey.others))


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
        excluded = (_PRIVATE, *left, *translations) if left or translations else None
    text = " ".join(found)
    said = tuple(name for name in left if name not in text)
    return Files(patterns, excluded, {"they have no entries": said, "they are translations": translations}, found)
