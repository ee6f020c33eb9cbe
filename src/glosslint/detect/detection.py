"""The files of a folder → settings for its glossary, and the reasons for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from glosslint.detect.candidates import Candidate, apart, joined, ranked
from glosslint.detect.containers import Files, Group, groups
from glosslint.detect.file_names import (
    STRONG,
    is_called_glossary,
    is_configuration,
    is_second_choice,
    names_glossary,
    newest_first,
    translation,
)
from glosslint.detect.keys.linked import without_other_files
from glosslint.detect.layout import Fit
from glosslint.detect.pages.choice import PageGlossary, best_first, page_glossaries
from glosslint.detect.pages.explain import explain as explain_page, settings as page_settings
from glosslint.detect.pages.folders import folder_glossaries, with_other_directives
from glosslint.detect.pages.other_formats import is_made
from glosslint.detect.pages.reports.beside import unread as unread_pages
from glosslint.detect.pages.reports.others import others, patterns_of
from glosslint.detect.pages.reports.why_not import why_not
from glosslint.detect.pages.undoubted import undoubted_pages
from glosslint.detect.scan import Survey
from glosslint.detect.schemas import entry_schema, file_schema
from glosslint.detect.settings_text import count_entries, explain, settings
from glosslint.detect.titles import is_titled_glossary
from glosslint.detect.unread import READABLE, describe, faulty_beside, other_pages, programs, unread_glossary
from glosslint.text.names import fold, slug
from glosslint.util.globs import literal_folder, matches

_FEW, _FAR_MORE = 10, 2  # entries of a candidate that may only be beside the glossary; factor by which a page has more
_FEWEST = 3  # entries of a page that is called a glossary
_SAME = 0.9  # share of the terms
_MAIN = 0.5  # share of the entries, compared with a translation or another page beside
_WEB, _MOST = frozenset(("assets", "static")), 0.7  # folders of files that a site loads; share of terms on the page
_OTHERS = 3  # how many other candidates are named
_PAGES = ("page", "sphinx")  # the presets for one page
_PRIVATE = "_*"  # excluded by default


class Detected(NamedTuple):
    """The text of the settings, the lines that explain it, and the files with entries."""

    settings: str
    explanation: tuple[str, ...]
    paths: tuple[str, ...]


def detect(survey: Survey, layout: str = "") -> Detected | None:
    """Return the settings for the glossary in a folder, or ``None`` if nothing in it looks like one.

    With the name of a preset as ``layout``, return the best that this preset can read, whatever its files are called.
    """
    if layout in _PAGES:
        return _detected_page(survey, layout)
    candidates = ranked(groups(survey.documents), survey.page_names)
    if layout:
        candidates = [one for one in candidates if layout in (one.fit.preset, one.fit.table.get("extends"))]
        return _detected(survey, joined(candidates[0], candidates), candidates) if candidates else None
    best = next((candidate for candidate in candidates if candidate.is_glossary), None)
    pages = page_glossaries(survey) if best is None else None
    if (source := _source(best, pages, candidates)) is not None:
        best = source
    elif best is None or _is_beside_glossary(best, survey):
        return _detected_page(survey, read=pages)
    best = _versions(_written(best, candidates), candidates)[0]
    if _is_for_scripts(best) and _has_same_terms(best, survey):
        return _detected_page(survey)
    if best.group.shape.page and best.roles is not None and (folder := _folder_of_pages(best, survey)) is not None:
        return folder
    if (best.entries <= _FEW or best.hint < STRONG or best.is_unlikely) and (better := _better_pages(best, survey)):
        return _detected_page(survey, beside=best, read=better)
    return _detected(survey, joined(best, candidates), candidates)


def _written(best: Candidate, candidates: list[Candidate]) -> Candidate:
    """Return the source with the same terms if ``best`` is JSON generated from it, or else ``best``."""
    if not best.group.paths[0].lower().endswith(".json"):
        return best
    terms = _terms(best)
    others = (other for other in apart(best.group, candidates) if not other.group.paths[0].lower().endswith(".json"))
    same = (other for other in others if other.hint >= best.hint and len(_terms(other) & terms) >= _SAME * len(terms))
    return next(same, best)


def _source(
    best: Candidate | None, pages: Sequence[PageGlossary] | None, candidates: list[Candidate]
) -> Candidate | None:
    """Return what is not called a glossary, but has the terms of ``best``, or of the first of the ``pages``, of which
    all files seem to be generated; ``None`` if nothing does."""
    paths = best.group.paths if best is not None else [page.path for page in pages or ()]
    if not paths or not all(map(is_second_choice, paths)):
        return None
    terms = _terms(best) if best is not None else pages[0].terms if pages else frozenset[str]()
    written = (one for one in candidates if not all(map(is_second_choice, one.group.paths)))
    same = (one for one in written if terms and len(_terms(one) & terms) >= _SAME * len(terms))
    return next(same, None)


def _versions(best: Candidate, candidates: list[Candidate]) -> list[Candidate]:
    """Return the versions of ``best``, the newest first; only itself if it has several files."""
    if len(best.group.paths) > 1:
        return [best]
    every = (one for one in candidates if len(one.group.paths) == 1 and one.group.shape == best.group.shape)
    return newest_first(best, every, lambda one: one.group.paths[0], _terms)


def _is_for_scripts(best: Candidate) -> bool:
    """Return whether ``best`` is JSON that a script of the site reads, such as the texts of tooltips."""
    path = best.group.paths[0].lower()
    return path.endswith(".json") and not _WEB.isdisjoint(path.split("/")[:-1])


def _has_same_terms(best: Candidate, survey: Survey) -> bool:
    """Return whether the best page called a glossary has most terms of ``best``; its other terms are mostly aliases."""
    pages = [page for page in page_glossaries(survey) if names_glossary(page.path)]
    if not pages or is_second_choice(pages[0].path):
        return False
    own = {slug(entry.title) for entry in best.fit.entries}
    terms = {slug(entry.title) for entry in pages[0].entries}
    return len(terms & own) >= _MOST * min(len(terms), len(own)) and 2 * len(terms) >= len(own)


def _terms(candidate: Candidate) -> frozenset[str]:
    return frozenset(fold(entry.title) for entry in candidate.fit.entries)


def _better_pages(best: Candidate, survey: Survey) -> list[PageGlossary]:
    """Return all pages that are glossaries if the first called so has far more entries than ``best``, or ``best`` is
    unlikely; else none.

    ``best`` may then be a list of sources for the page, the "definitions" of a program, or the chapters of a manual.
    """
    every = page_glossaries(survey)
    titled = {page.path for page in every if is_titled_glossary(survey.documents.get(page.path))}
    pages = [page for page in every if names_glossary(page.path) or page.path in titled]
    if not pages or is_second_choice(pages[0].path):
        return []
    is_surer = best.is_unlikely and (is_called_glossary(pages[0].path) or pages[0].path in titled)
    return every if len(pages[0].entries) >= (_FEWEST if is_surer else _FAR_MORE * best.entries) else []


def _folder_of_pages(best: Candidate, survey: Survey) -> Detected | None:
    """Return the settings for a folder whose pages seemed to be one entry each, but have several; ``None`` if they
    do not, or begin with a text that names their title."""
    if best.names_titles:
        return None
    every = (page for page in folder_glossaries(survey) if set(best.group.paths) & set(page.paths))
    page = next(every, None)
    return _settings(page, [], survey) if page is not None else None


def _detected_page(
    survey: Survey, layout: str = "", beside: Candidate | None = None, read: Sequence[PageGlossary] | None = None
) -> Detected | None:
    """Return the settings for a page that is the glossary; ``None`` without one, or if an unreadable file is likelier.

    With a ``layout``, the page may have any name. ``beside`` is what the page is preferred to, ``read`` the pages that
    were read already.
    """
    pages = page_glossaries(survey, bool(layout)) if read is None else read
    every = best_first([*pages, *folder_glossaries(survey)])
    if not every and beside is None and not layout:
        every = undoubted_pages(survey)
    if every:
        newest = newest_first(every[0], every, lambda page: page.path, lambda page: page.terms)[0]
        every = [newest, *(page for page in every if page is not newest)]
    pages = _main_first([page for page in every if layout in ("", page.table["extends"])])
    if not pages or (not layout and _is_rather_unread(pages[0], survey, {page.path for page in pages})):
        return None
    best, *others = pages
    best = with_other_directives(best, others)
    apart_from_best = (one for one in others if not set(one.paths) <= set(best.paths))
    found = [(len(one.entries), one.patterns) for one in apart_from_best if one.surely or not best.surely]
    found = [(beside.entries, patterns_of(survey, beside.group)), *found] if beside is not None else found
    named = [f"{count_entries(number)} in {', '.join(patterns)}" for number, patterns in found]
    folder = best.path.rpartition("/")[0]
    known = {path for page in every for path in page.paths} | {f"{folder}/{name}".strip("/") for name in best.excluded}
    not_read = [] if layout else [*islice(unread_pages(survey, known, best.surely), _OTHERS)]
    return _settings(best, [*named, *not_read] if best.surely else [*not_read, *named], survey)


def _settings(page: PageGlossary, others: list[str], survey: Survey) -> Detected:
    beside = (*faulty_beside(survey, page.patterns), *survey.left_out)
    return Detected(page_settings(page), (*explain_page(page, others), *beside), page.paths)


def _main_first(pages: list[PageGlossary]) -> list[PageGlossary]:
    """Return the pages, first the one that the best of them translates, or else, if the best is not itself called a
    glossary, the page that is: "glossary/index.md" before "glossary/index.fr.md" and "glossary/other.md"."""
    if not pages or pages[0].others:
        return pages
    best = pages[0]
    sources = [page for page in pages if page.path == translation(best.path)[0]]
    terms = {page.path: page.terms for page in pages}
    written = (page for page in pages if not is_second_choice(page.path) and not is_made(page.path, terms))
    called = [page for page in written if names_glossary(page.path)]
    first = next(iter(sources or ([] if names_glossary(best.path) else called)), best)
    if _MAIN * len(best.entries) > len(first.entries):
        return pages
    return [first, *(page for page in pages if page is not first)]


def _is_rather_unread(page: PageGlossary, survey: Survey, known: Collection[str]) -> bool:
    """Return whether ``page`` is not called a glossary, but a file is that has a syntax error or an unreadable form, so
    that it is not ``known`` as a page with entries."""
    if page.others or names_glossary(page.path):
        return False
    pages = (path for path, document in survey.documents.items() if names_glossary(path) and describe(document))
    every = (*survey.faulty, *survey.others, *pages)
    return any(names_glossary(path) and not is_second_choice(path) and path not in known for path in every)


def unread(survey: Survey) -> tuple[str, ...]:
    """Return lines that state what seems to be the glossary, why it cannot be read, and what to try."""
    readable = {page.path for page in page_glossaries(survey)}

    def why(path: str) -> str:
        return READABLE if path in readable else why_not(survey, path)

    return unread_glossary(survey, why) or other_pages(survey, why) or programs(survey)


def _is_beside_glossary(best: Candidate, survey: Survey) -> bool:
    """Return whether the glossary is probably another file, which cannot be read."""
    if not best.hint:
        return bool(unread_glossary(survey, recognised=best.group.paths))
    if best.entries > 1 and not all(map(is_second_choice, best.group.paths)):
        return False
    others = (path for path in survey.documents if path not in best.group.paths and not is_second_choice(path))
    return any(describe(survey.documents[path]) for path in others)


def _detected(survey: Survey, best: Candidate, candidates: list[Candidate]) -> Detected:
    group, every = best.group, frozenset((*survey.files, *survey.others))
    layout = replace(best.fit, links=without_other_files(best.fit.links, best.fit.entries, every))
    files = _files(survey, group, layout)
    schema = {}
    if whole := file_schema(survey.schemas, group.documents, layout.layout):
        schema["file-schema"] = whole
    elif single := entry_schema(survey.schemas, group.documents, layout.layout):
        schema["schema"] = single
    older = [version.group.paths[0] for version in _versions(best, candidates) if version is not best]
    files = files._replace(others=tuple(others(survey, best, candidates, older)))
    beside = (*faulty_beside(survey, files.patterns), *survey.left_out)
    lines = (*explain(group, layout, files, schema), *beside)
    return Detected(settings(layout, files, schema), lines, group.paths)


def _files(survey: Survey, group: Group, fit: Fit) -> Files:
    """Return patterns for the files of a group, and what to exclude of the other files that they match."""
    patterns = patterns_of(survey, group)
    matching = [path for path in survey.files if any(matches(pattern, path) for pattern in patterns)]
    names = {path.rpartition("/")[2] for path in group.paths}
    known = {*group.paths, *survey.faulty}
    surplus = [path for path in matching if path not in known]
    endings = {path: translation(path)[1] for path in surplus if translation(path)[0] in matching}
    # A file is excluded by its name, or by its path if an entry in another folder has the same name.
    own = [path for path in surplus if path not in endings]
    shown = {path: path if path.rpartition("/")[2] in names else path.rpartition("/")[2] for path in own}
    others = {*shown.values()}
    translations = tuple(sorted({f"*{ending}" for ending in endings.values()}))
    left = sorted(name for name in others if not name.startswith("_"))
    lacking = (name for path, name in shown.items() if fit.lacks_term(survey.documents.get(path)))
    termless = tuple(dict.fromkeys(lacking))
    unread = (name for path, name in shown.items() if path not in survey.documents and is_configuration(path))
    of_tools = tuple(dict.fromkeys(unread))
    has_page = any(path in survey.documents and describe(survey.documents[path]) for path in own)
    of_page = {shown[page.path] for page in page_glossaries(survey) if page.path in shown} if has_page else set()
    said = tuple(name for name in left if name not in of_page)  # a page with entries may be said to be found
    below = {path.removeprefix(f"{literal_folder(pattern)}/") for path in group.paths for pattern in patterns}
    if any(part.startswith("_") for path in below for part in path.split("/")):
        excluded: tuple[str, ...] | None = (*sorted(others), *translations)
    else:
        excluded = (_PRIVATE, *left, *translations) if left or translations else None
    return Files(patterns, excluded, said, translations, termless, (), of_tools, tuple(sorted(of_page)))
