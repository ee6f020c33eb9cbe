"""The pages of a folder → those that are glossaries, best first, and how to read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from glosslint.detect.file_names import (
    STRONG,
    hint,
    is_generated,
    is_partial,
    is_second_choice,
    names_acronyms,
    names_definitions,
    names_glossary,
)
from glosslint.detect.links import ARMED, Links, destinations, links
from glosslint.detect.pages.candidates import readings
from glosslint.detect.pages.labels import prose_of, roles_of, with_parts
from glosslint.detect.pages.more_names import with_more_names
from glosslint.detect.pages.score import Reading
from glosslint.detect.pages.sources import is_made, is_other, may_be_glossary, no_source, preset_of
from glosslint.detect.scan import Survey
from glosslint.detect.titles import QUESTION, Called, are_terms, called, presents_glossary, title
from glosslint.detect.words import in_english
from glosslint.facts.entry import EntryFacts
from glosslint.facts.read_entry import read_entries
from glosslint.layout.layout import Layout
from glosslint.layout.link_patterns import LinkPatterns
from glosslint.layout.presets import read_layout
from glosslint.model.frozen import cached_property
from glosslint.model.options import default_of, fields_of
from glosslint.model.source import Source
from glosslint.parse.files import kind_of, parse
from glosslint.parse.page.table import Renderer, SectionTable
from glosslint.text.names import fold

_RENDERERS: tuple[Renderer, ...] = ("github", "kramdown", "pandoc", "mkdocs", "docusaurus", "sphinx")
_FEW_LINKS, _TYPOS = 3, 0.05  # minimum of links; share of links whose case may differ from the anchor, as typos
_ABBREVIATION = re.compile(r"^ {0,3}\*\[[^\[\]\r\n]+\]:", re.MULTILINE)
_FEW_WORDS = 3  # maximum words of a term such as "controlled vocabulary"; with more, it is a title
#: Configuration files, and the renderer of the site that each implies.
_RENDERER_FILES: dict[str, Renderer] = {
    "mkdocs.yml": "mkdocs",
    "mkdocs.yaml": "mkdocs",
    "_config.yml": "kramdown",
    "_quarto.yml": "pandoc",
    "_bookdown.yml": "pandoc",
    "myst.yml": "sphinx",
}


@dataclass(frozen=True)
class PageGlossary:
    """A page that is the glossary, and what the best form of entries reads from it.

    ``others`` is what the same form reads from the other pages of the folder, or from other pages that are ``apart``,
    each named by its path; empty if the glossary is one page. ``excluded`` has the names of the pages without entries,
    ``translations`` patterns of the pages that translate others, ``pages`` the names of all pages of the site.
    ``pattern`` matches the pages if they are in several folders. ``surely`` means that its name, its title or a heading
    says that it is a glossary.
    """

    path: str
    reading: Reading
    others: tuple[Reading, ...] = ()
    excluded: tuple[str, ...] = ()
    translations: tuple[str, ...] = ()
    pages: frozenset[str] = frozenset()
    apart: bool = False
    pattern: str = ""
    surely: bool = True

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the pages."""
        return (self.path, *(reading.document.source.path for reading in self.others))

    @property
    def patterns(self) -> tuple[str, ...]:
        """The path of each page, or for a folder one glob pattern for each suffix."""
        if self.pattern:
            return (self.pattern,)
        if self.apart or not self.others:
            return self.paths
        suffixes = sorted({PurePosixPath(path).suffix for path in self.paths})
        return tuple(f"{self.path.rpartition('/')[0]}/*{suffix}" for suffix in suffixes)

    @cached_property
    def table(self) -> dict[str, Any]:
        """The settings of the layout."""
        own = self.reading.table
        table: dict[str, Any] = {"extends": preset_of(self.path, own)}
        if own.at:
            table["at"] = own.at
        if self.reading.asks:
            table["term-pattern"] = QUESTION
        if table["extends"] == "page":
            forms = [pattern for pattern in self.links.patterns if pattern != "#{id}"]
            links, known, alike = self._to_anchors
            if links >= _FEW_LINKS and not alike:
                table["links"] = forms  # without "#{id}", a default: such links match no entry
            elif forms:
                table["links"] = ["#{id}", *forms]
            if alike >= ARMED * links and alike - known > _TYPOS * links:
                table["ignore-case"] = True
        table |= roles_of((self.reading, *self.others))
        fields = fields_of(SectionTable)
        section = {key: getattr(own, field.name) for key, field in fields.items() if field.name != "renderer"}
        section = {key: value for key, value in section.items() if value != default_of(fields[key]) or key == "form"}
        if own.renderer != "github":
            section["renderer"] = own.renderer
        if "heading" in own.forms:
            section["levels"] = own.levels
        return {**table, "section": {key: _plain(value) for key, value in section.items()}}

    @cached_property
    def _to_anchors(self) -> tuple[int, int, int]:
        """The numbers of links to anchors, of those that match an anchor, and of those that do if case is ignored."""
        form = LinkPatterns(("#{id}",))
        targets = [target for text in destinations(self.entries) if (target := form.target(text)) is not None]
        anchors = {anchor for entry in self.entries for anchor in (entry.link_target, *entry.other_link_targets)}
        anchors = anchors.union(*(reading.document.anchors for reading in (self.reading, *self.others)))
        folded = set(map(str.casefold, anchors))
        known = sum(target in anchors for target in targets)
        return len(targets), known, sum(target.casefold() in folded for target in targets)

    @cached_property
    def layout(self) -> Layout:
        """The layout that ``table`` configures."""
        return read_layout(self.table, "layout")

    @cached_property
    def entries(self) -> tuple[EntryFacts, ...]:
        """The entries, as the preset reads them."""
        return tuple(entry for reading in (self.reading, *self.others) for entry in _entries(reading))

    @cached_property
    def terms(self) -> frozenset[str]:
        """The folded terms of the entries."""
        return frozenset(fold(entry.title) for entry in self.entries)

    @cached_property
    def links(self) -> Links:
        """The links between the entries, in all their forms."""
        return links(self.entries, paged=False, pages=self.pages)

    @cached_property
    def linked(self) -> tuple[int, int]:
        """The number of links in the form that the layout expects, and how many of them match an entry."""
        forms = self.layout.link_patterns
        if forms.by_name:
            names = {anchor.casefold() for entry in self.entries for anchor in entry.other_link_targets}
            named = [link.target for entry in self.entries for link in entry.links if link.target is not None]
            return len(named), sum(target.casefold() in names for target in named)
        anchors = {anchor for entry in self.entries for anchor in (entry.link_target, *entry.other_link_targets)}
        targets = [target for text in destinations(self.entries) if (target := forms.target(text)) is not None]
        headings = self.reading.document.anchors.union(*(other.document.anchors for other in self.others))
        if self.layout.ignore_case:
            anchors, targets = set(map(str.casefold, anchors)), list(map(str.casefold, targets))
        own = [target for target in targets if target not in headings]
        if not own:
            return self.links.seen, self.links.matched  # the links are roles or macros
        others = self.links.by_name
        return len(own) + others[0], sum(target in anchors for target in own) + others[1]

    @property
    def rank(self) -> tuple[bool, bool, int, bool, bool, bool, float]:
        """The sort key, highest for the best page: one that is surely called a glossary, a source and not a generated
        page, a name such as "terms", above all "glossary", not part of another page, in English, with a high score."""
        return (
            self.surely,
            not (is_second_choice(self.path) or is_generated(self.reading.document.source.text)),
            hint(self.path),
            "gloss" in self.path.lower(),
            not is_partial(self.path),
            in_english(PurePosixPath(self.path).parts[:-1]),
            self.reading.score + sum(reading.score for reading in self.others),
        )


def _plain(value: Any) -> Any:
    if hasattr(value, "items"):
        return {key: _plain(item) for key, item in value.items()}
    return list(value) if isinstance(value, tuple) else value


def _entries(reading: Reading) -> tuple[EntryFacts, ...]:
    pattern = {"term-pattern": QUESTION} if reading.asks else {}
    prose = {"prose": fields} if (fields := prose_of(reading)) else {}
    preset = preset_of(reading.document.source.path, reading.table)
    layout = read_layout({"extends": preset, **pattern, **prose}, "layout")
    return read_entries(reading.document, replace(layout, section=reading.table), None)


def page_glossaries(survey: Survey, any_page: bool = False) -> list[PageGlossary]:
    """Return the pages that are glossaries and can be read, best first; with ``any_page``, whatever they are called."""
    pages = [page for path in _pages(survey, any_page) if (page := _page(survey, path)) is not None]
    return [replace(page, reading=with_parts([page.reading])[0]) for page in best_first(pages)]


def best_first(pages: Sequence[PageGlossary]) -> list[PageGlossary]:
    """Return the pages, the best first, and those that are made from others last."""
    terms = {page.path: page.terms for page in pages}
    return sorted(pages, key=lambda page: (not is_made(page.path, terms), *page.rank), reverse=True)


def _pages(survey: Survey, any_page: bool) -> Iterator[str]:
    for path, document in survey.markup.items():
        named = names_glossary(path) or names_acronyms(path) or names_definitions(path)
        is_called = named or may_be_glossary(path, document.source.text)
        if any_page or (is_called and not no_source(document.source)):
            yield path
    for path in survey.documents:
        if kind_of(path) == "page" and (any_page or _called(survey, path) is not None):
            yield path


def _called(survey: Survey, path: str) -> Called | None:
    """Return which part of a page is called a glossary, or ``None``."""
    if path in survey.markup:
        return Called(surely=not names_definitions(path) or may_be_glossary(path, survey.markup[path].source.text))
    document = survey.documents[path]
    by_itself = names_glossary(path) or names_acronyms(path) or _ABBREVIATION.search(document.source.text) is not None
    return called(document, by_itself)


def heading_of(survey: Survey, path: str) -> str:
    """Return the heading below which a page is a glossary; empty if all of it is."""
    part = _called(survey, path)
    return part.heading if part is not None else ""


def source_of(survey: Survey, path: str) -> Source:
    """Return the text of a page."""
    return (survey.markup.get(path) or survey.documents[path]).source


def _page(survey: Survey, path: str) -> PageGlossary | None:
    best = best_reading(survey, path)
    if best is None:
        return None
    own, first = title(best.document.source), best.pairs[0][0]
    if kind_of(path) == "html" and hint(first) == STRONG and (first == own or len(first.split()) > _FEW_WORDS):
        table = replace(best.table, skip=(*best.table.skip, first))  # the title of the page, on the level of the terms
        best = Reading(parse(best.document.source, table), table)
    part = _called(survey, path)
    page = PageGlossary(path, best, pages=survey.page_names, surely=part is not None and part.surely)
    if not is_whole_readme(survey, path):
        return page
    if any(fold(term) == fold(own) for term, _ in best.pairs):  # the title of the page, on the level of the terms
        table = replace(best.table, skip=(*best.table.skip, own))
        page = replace(page, reading=Reading(parse(best.document.source, table), table))
    return page if are_terms(term for term, _ in page.reading.pairs) else None


def is_whole_readme(survey: Survey, path: str) -> bool:
    """Return whether all of a README would be the glossary."""
    return not heading_of(survey, path) and presents_glossary(source_of(survey, path))


def best_reading(survey: Survey, path: str, of_folder: bool = False) -> Reading | None:
    """Return what the best form of entries reads from a page; ``None`` if no form reads a glossary, or with
    ``of_folder``, if none reads what may be a part of one."""
    found = readings(source_of(survey, path), heading_of(survey, path))
    found = [replace(reading, of_folder=True) for reading in found] if of_folder else found
    best = next((reading for reading in found if not reading.problem), None)
    if best is None:
        return None
    if best is not found[0]:  # which has them
        best = replace(with_more_names(best), of_folder=of_folder)
    return rendered(best, survey)


def rendered(reading: Reading, survey: Survey) -> Reading:
    """Return the reading with the renderer whose anchors most links match; in a tie, with that of the project."""
    if "heading" not in reading.table.forms or is_other(reading.document.source.path):
        return reading
    own = next((_RENDERER_FILES[name] for name in _RENDERER_FILES if name in survey.files), "github")
    order = sorted(_RENDERERS, key=lambda renderer: renderer != own)
    tables = [replace(reading.table, renderer=renderer) for renderer in order]
    source = reading.document.source
    return max((Reading(parse(source, table), table) for table in tables), key=_resolved)


def _resolved(reading: Reading) -> int:
    """Return how many links on the page name one of its anchors."""
    entries = _entries(reading)
    anchors = {anchor for entry in entries for anchor in (entry.link_target, *entry.anchors)} | reading.document.anchors
    return sum(target.startswith("#") and target[1:] in anchors for target in destinations(entries))
