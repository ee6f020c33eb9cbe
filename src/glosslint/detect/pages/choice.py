"""The pages of a folder, or folders of pages → those that are glossaries, best first, and how to read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from glosslint.detect.file_names import (
    hint,
    is_generated,
    is_partial,
    is_second_choice,
    names_acronyms,
    names_definitions,
    names_glossary,
    translation,
)
from glosslint.detect.links import ARMED, Links, destinations, links
from glosslint.detect.pages.labels import add_parts, prose_of, roles_of
from glosslint.detect.pages.more_names import add_more_names
from glosslint.detect.pages.readings import Reading, read_again, readings
from glosslint.detect.scan import Survey
from glosslint.detect.titles import FEWEST_IN_README, Called, called, presents_glossary
from glosslint.detect.words import is_language
from glosslint.facts.entry import EntryFacts
from glosslint.facts.read_entry import read_entries
from glosslint.glossary.glossary import Glossary
from glosslint.layout.layout import Layout
from glosslint.layout.link_patterns import LinkPatterns
from glosslint.layout.presets import read_layout
from glosslint.model.frozen import cached_property
from glosslint.model.options import default_of, fields_of
from glosslint.model.source import Source
from glosslint.parse.endings import FOLDER_PAGES, kind_of
from glosslint.parse.files import parse
from glosslint.parse.page.document import page_of
from glosslint.parse.page.table import Form, Renderer, SectionTable
from glosslint.text.names import fold

_RENDERERS: tuple[Renderer, ...] = ("github", "kramdown", "pandoc", "mkdocs", "docusaurus", "sphinx")
#: Configuration files, and the renderer of the site that each implies.
_RENDERER_FILES: Mapping[str, Renderer] = {
    **dict.fromkeys(("mkdocs.yml", "mkdocs.yaml"), "mkdocs"),
    "_config.yml": "kramdown",
    **dict.fromkeys(("_quarto.yml", "_bookdown.yml"), "pandoc"),
    "myst.yml": "sphinx",
}
_TYPOS = 0.05  # share of links whose case may differ from the anchor
#: The forms that are linked by name in reStructuredText, which the preset ``sphinx`` reads.
_LINKED_BY_NAME = frozenset(("directive", "definition-list", "heading"))


@dataclass(frozen=True)
class PageGlossary:
    """The pages of a glossary, what the best form of entries reads from each, and the ``patterns`` of their paths.

    ``excluded`` has the patterns of the pages beside them that are none of it, by the reason; ``site`` the names of all
    pages. ``surely`` means that the name, the title or a heading of the page says that it is a glossary.
    """

    readings: tuple[Reading, ...]
    patterns: tuple[str, ...]
    excluded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    site: frozenset[str] = frozenset()
    surely: bool = True

    @property
    def reading(self) -> Reading:
        """What is read from the main page."""
        return self.readings[0]

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the pages."""
        return tuple(reading.document.source.path for reading in self.readings)

    @property
    def path(self) -> str:
        """The path of the main page."""
        return self.paths[0]

    @cached_property
    def table(self) -> dict[str, Any]:
        """The settings of the layout, without those of ``section``."""
        own = self.reading.table
        table: dict[str, Any] = {"extends": preset_of(self.path, own)}
        if own.at:
            table["at"] = own.at
        if table["extends"] == "page":
            forms = [pattern for pattern in self.links.patterns if pattern != "#{id}"]
            seen, known, alike = self.to_anchors
            if forms:
                table["links"] = ["#{id}", *forms]
            if alike >= ARMED * seen and alike - known > _TYPOS * seen:
                table["ignore-case"] = True
        return table | roles_of(self.readings)

    @property
    def section(self) -> dict[str, Any]:
        """The settings that say what an entry is, without those that are defaults."""
        own, fields = self.reading.table, fields_of(SectionTable)
        always = {"form", *(["levels"] if "heading" in own.forms else [])}
        section = {key: getattr(own, one.name) for key, one in fields.items()}
        return {key: value for key, value in section.items() if value != default_of(fields[key]) or key in always}

    @property
    def to_anchors(self) -> tuple[int, int, int]:
        """The numbers of links to anchors, of those that match one, and of those that do if case is ignored."""
        form = LinkPatterns(("#{id}",))
        targets = [target for text in destinations(self.entries) if (target := form.target(text)) is not None]
        anchors = {anchor for entry in self.entries for anchor in (entry.link_target, *entry.other_link_targets)}
        anchors = anchors.union(*(reading.document.anchors for reading in self.readings))
        folded = set(map(str.casefold, anchors))
        known = sum(target in anchors for target in targets)
        return len(targets), known, sum(target.casefold() in folded for target in targets)

    @cached_property
    def layout(self) -> Layout:
        """The layout that ``table`` and ``section`` configure."""
        return replace(read_layout(self.table, "layout"), section=self.reading.table)

    @cached_property
    def entries(self) -> tuple[EntryFacts, ...]:
        """The entries, as the preset reads them."""
        return tuple(entry for reading in self.readings for entry in _entries(reading))

    @cached_property
    def links(self) -> Links:
        """The links between the entries, in all their forms."""
        return links(self.entries, paged=False, pages=self.site)

    @cached_property
    def linked(self) -> tuple[int, int]:
        """The number of links to entries, as the layout reads them, and how many of them match one."""
        entries = tuple(one for reading in self.readings for one in read_entries(reading.document, self.layout, None))
        glossary = Glossary(entries, ignore_case=self.layout.ignore_case)
        found = [link for entry in entries for link in entry.links if link.target is not None]
        return len(found), sum(map(glossary.links_entry, found))

    @property
    def rank(self) -> tuple[bool | int | float, ...]:
        """The sort key, highest for the best page: one that is surely called a glossary, a source and not a generated
        page or a translation, a name such as "terms", above all "glossary", not part of another page, with a high
        score."""
        return (
            self.surely,
            not (is_second_choice(self.path) or is_generated(self.reading.document.source.text)),
            not translation(self.path)[0],
            kind_of(self.path) != "html",  # which may be made from one of the others
            hint(self.path),
            "gloss" in self.path.lower(),
            not is_partial(self.path),
            not self.reading.table.at,
            sum(reading.score for reading in self.readings),
        )


def _entries(reading: Reading) -> tuple[EntryFacts, ...]:
    prose = {"prose": fields} if (fields := prose_of(reading)) else {}
    preset = preset_of(reading.document.source.path, reading.table)
    layout = read_layout({"extends": preset, **prose}, "layout")
    return read_entries(reading.document, replace(layout, section=reading.table), None)


def preset_of(path: str, table: SectionTable) -> str:
    """Return the name of the preset that reads entries of this form."""
    return "sphinx" if kind_of(path) == "rst" and not _LINKED_BY_NAME.isdisjoint(table.forms) else "page"


@lru_cache(maxsize=2)  # asked for by each way to detect
def page_glossaries(survey: Survey, any_page: bool = False) -> list[PageGlossary]:
    """Return the pages that are glossaries and can be read, best first; with ``any_page``, whatever they are called."""
    pages: list[PageGlossary] = []
    for path in survey.pages:
        part = find_called(survey, path) or (Called(surely=False) if any_page else None)
        reading = best_reading(survey, path, part.heading) if part is not None else None
        if part is None or reading is None:
            continue
        if not is_whole_readme(survey, path, part.heading) or len(reading.pairs) >= FEWEST_IN_README:
            pages.append(PageGlossary((*add_parts([reading]),), (path,), site=survey.page_names, surely=part.surely))
    return sort_pages(pages)


def sort_pages(pages: Iterable[PageGlossary]) -> list[PageGlossary]:
    """Return the pages, the best first."""
    return sorted(pages, key=lambda page: page.rank, reverse=True)


def find_called(survey: Survey, path: str) -> Called | None:
    """Return which part of a page is called a glossary, or ``None``."""
    source, by_name = survey.pages[path].source, names_glossary(path) or names_acronyms(path)
    if path in survey.documents:
        return called(survey.documents[path], by_name or ("*[" in source.text and _has(source, "abbreviation")))
    surely = by_name or (kind_of(path) == "rst" and "glossary" in source.text and _has(source, "directive"))
    return Called(surely=surely) if surely or names_definitions(path) else None


@lru_cache(maxsize=100)  # asked for by each way to detect
def _has(source: Source, form: Form) -> bool:
    """Return whether a page has entries of this form."""
    return any(block.form == form for block in page_of(source, SectionTable((form,))).tree.walk())


def is_whole_readme(survey: Survey, path: str, heading: str) -> bool:
    """Return whether all of a README would be the glossary, not what is below a ``heading``."""
    return not heading and presents_glossary(survey.pages[path])


def best_reading(survey: Survey, path: str, heading: str) -> Reading | None:
    """Return what the best form of entries reads from a page, below the ``heading`` if there is one; ``None`` if no
    form reads a glossary."""
    found = readings(survey.pages[path].source, heading)
    best = next((reading for reading in found if not reading.problem), None)
    return choose_renderer(add_more_names(best), survey) if best is not None else None


def choose_renderer(reading: Reading, survey: Survey) -> Reading:
    """Return the reading with the renderer whose anchors most links match; in a tie, with that of the project."""
    if "heading" not in reading.table.forms or kind_of(reading.document.source.path) != "page":
        return reading
    own: Renderer = next((_RENDERER_FILES[name] for name in _RENDERER_FILES if name in survey.files), "github")
    if not any(target.startswith("#") for target in destinations(_entries(reading))):
        return read_again(reading, replace(reading.table, renderer=own))
    order = sorted(_RENDERERS, key=lambda renderer: renderer != own)
    every = (read_again(reading, replace(reading.table, renderer=renderer)) for renderer in order)
    return max((PageGlossary((one,), ()) for one in every), key=lambda page: page.to_anchors[1]).reading


_TRIED = 3  # largest pages, whose forms of entries are tried on all
_FEWEST_PAGES, _FEWEST = 2, 2  # pages, and entries of the page whose form is used, if pages are not by letter
_MOST = 0.6  # share of pages with entries
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
            yield make_glossary(survey, pattern, every, pages)


def page_groups(survey: Survey) -> Mapping[str, list[str]]:
    """Return the pages of each folder, and those of one name in the folders beside each other, by patterns."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in survey.pages:
        folder, _, name = path.rpartition("/")
        found[f"{folder}/*".removeprefix("/")].append(path)
        if folder:
            found[f"{folder.rpartition('/')[0]}/*/{name}".removeprefix("/")].append(path)
    return found


def _read(survey: Survey, paths: Sequence[str]) -> list[Reading]:
    """Return what the form of a large page reads from those of ``paths`` that have entries; nothing if that is not a
    glossary."""
    sources = {path: survey.pages[path].source for path in paths}
    large = sorted(paths, key=lambda path: -len(sources[path].text))[:_TRIED]
    parts = {path: find_called(survey, path) or Called() for path in large}
    tried = [found[0] for path, part in parts.items() if (found := readings(sources[path], part.heading))]
    best = max(tried, key=lambda reading: (len(reading.plausible), reading.score), default=None)
    by_letter = 2 * sum(len(PurePosixPath(path).stem) == 1 for path in paths) > len(paths)
    if best is None or len(best.plausible) < (1 if by_letter else _FEWEST):
        return []
    table = choose_renderer(add_more_names(best), survey).table
    every = (Reading(parse(source, table), table) for source in sources.values())
    pages = [page for page in every if page.plausible]
    terms = [fold(term) for page in pages for term, _ in page.pairs]
    plausible = sum(len(page.plausible) for page in pages)
    others = [path for path in paths if PurePosixPath(path).stem.lower() not in FOLDER_PAGES]
    is_glossary = (
        len(pages) >= max(_FEWEST_PAGES, _MOST * len(others))
        and plausible > len(pages) - by_letter
        and len(set(terms)) >= _DISTINCT * len(terms)
    )
    return pages if is_glossary else []


def make_glossary(survey: Survey, pattern: str, paths: Sequence[str], pages: Sequence[Reading]) -> PageGlossary:
    """Return a glossary of the ``pages`` that are read among the ``paths`` that match a pattern of ``page_groups``."""
    known = {page.document.source.path: page for page in pages}
    if not pattern.endswith("*"):  # in several folders
        patterns = (pattern,) if len(known) == len(paths) else tuple(known)
        return PageGlossary(tuple(add_parts(pages)), patterns, site=survey.page_names)
    suffixes = sorted({PurePosixPath(path).suffix for path in known})
    every = frozenset(paths)
    others = [path for path in every.difference(known) if PurePosixPath(path).suffix in suffixes]
    translated = {path: f"*{translation(path)[1]}" for path in others if translation(path)[0] in every}
    excluded = {
        "they have no entries": tuple(sorted(PurePosixPath(path).name for path in others if path not in translated)),
        "they are translations": tuple(sorted(set(translated.values()))),
    }
    patterns = tuple(f"{pattern}{suffix}" for suffix in suffixes)
    return PageGlossary(tuple(add_parts(pages)), patterns, excluded, survey.page_names)


def add_directives(best: PageGlossary, others: Sequence[PageGlossary]) -> PageGlossary:
    """Return a page with a glossary directive and the others of its documentation in the same format, since ``:term:``
    finds the terms of all; a page with terms that are known is another version, and a translation is left out."""
    table, top = best.reading.table, best.path.rpartition("/")[0].partition("/")[0]
    paths, found = {page.path for page in (best, *others)}, [*best.readings]
    for page in others if table.forms == ("directive",) else ():
        is_alike = (kind_of(page.path), page.reading.table.forms) == (kind_of(best.path), table.forms)
        is_beside = page.path.startswith(f"{top}/" if top else "") and translation(page.path)[0] not in paths
        if is_alike and is_beside and all(page.reading.names.isdisjoint(one.names) for one in found):
            found.append(read_again(page.reading, table))
    added = [one.document.source.path for one in found[len(best.readings) :]]
    return replace(best, readings=tuple(add_parts(found)), patterns=(*best.patterns, *added)) if added else best
