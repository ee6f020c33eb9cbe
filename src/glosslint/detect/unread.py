"""A folder → what seems to be a glossary that cannot be read, so that ``init`` does not start another beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from glosslint.detect.file_names import (
    STRONG,
    hint,
    is_project_page,
    is_second_choice,
    likelihood,
    may_hold_entries,
    names_acronyms,
    names_glossary,
)
from glosslint.detect.keys import Key, Keys
from glosslint.detect.layout import Fit
from glosslint.detect.pages.choice import find_called, is_whole_readme
from glosslint.detect.pages.columns import headers
from glosslint.detect.pages.readings import readings
from glosslint.detect.scan import PROGRAMS, Survey, first_fault
from glosslint.detect.sections import quote_role
from glosslint.detect.titles import FEWEST_IN_README, Called, glossary_part, is_template, presents_glossary
from glosslint.facts.entry import marks_draft
from glosslint.model.source import Source
from glosslint.parse.endings import ENDINGS, kind_of
from glosslint.parse.page.document import page_of
from glosslint.parse.page.table import SectionTable
from glosslint.parse.tree import Document
from glosslint.text.messages import count, join_some
from glosslint.util.globs import matches

_SHOWN = 3
_MOST_COLUMNS = 8  # that are shown
NOT_READ = "which glosslint does not read"  # at the end of the lines on other formats
READABLE = "it can be read, with glosslint init --layout page"
ELSEWHERE, SYNTAX = "run init where", "has a syntax error in"  # in the lines on files to be made or mended first
TEMPLATE = f"it is a template: {ELSEWHERE} the data that fills it is"
_SOURCES = ("page", "rst", "asciidoc")  # of pages; HTML whose name begins with an underscore is a template
_KINDS: Mapping[str, str] = {
    ".rst": "reStructuredText", ".adoc": "AsciiDoc", ".asciidoc": "AsciiDoc", ".html": "HTML", ".htm": "HTML",
    ".jsonld": "JSON-LD", ".tbx": "TBX", ".xml": "XML", ".txt": "plain text",
    ".tex": "LaTeX", ".org": "Org", ".ttl": "RDF", ".rdf": "RDF",
}  # fmt: skip
_FEW = 4  # with fewer terms, a page is not a glossary
_MANY = 100  # pages in the cache


def unread_glossaries(survey: Survey, recognised: Collection[str] = ()) -> dict[str, str]:
    """Return in words what seems to be a glossary and is not read, by the path of its file, the likeliest first. A file
    whose entries are ``recognised`` may have any name."""
    every = (*survey.documents, *survey.faulty, *survey.others)
    found = {path: words for path in every if (words := _seems(survey, path, recognised))}
    return {path: found[path] for path in sorted(found, key=likelihood, reverse=True)}


def explain_unread(survey: Survey, found: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each of the first files that were ``found``, with the reason why a page cannot be read."""
    for path in list(found)[:_SHOWN]:
        yield f"{path} {found[path]}{f': {why_not(survey, path)}' if path in survey.pages else ''}"
    if len(found) > _SHOWN:
        yield f"and {len(found) - _SHOWN} more"


def why_not(survey: Survey, path: str) -> str:
    """Return what the best reading of a page lacks to be a glossary; if it lacks nothing, how to have it read."""
    if path in survey.documents and is_template(survey.documents[path]):
        return TEMPLATE
    source, heading = survey.pages[path].source, (find_called(survey, path) or Called()).heading
    found = readings(source, heading)
    titles = [f'"{title}"' for one in headers(page_of(source, SectionTable("table"))) for title in one.titles]
    if titles and len(found[:1] and found[0].nodes) < 2:
        return f"no columns of its tables are called term and definition or the like: {join_some(titles, _SHOWN)}"
    if not found:
        return "it has no headings, lists, tables or paragraphs that open with a term"
    if not found[0].problem and is_whole_readme(survey, path, heading):
        return f"a README is, if it has {FEWEST_IN_README} terms or more"
    return found[0].problem or READABLE


def list_beside(survey: Survey, patterns: Collection[str], known: Collection[str], is_sure: bool) -> Iterator[str]:
    """Yield the lines on files that are called a glossary and cannot be read, beside one that is read from ``patterns``
    and others that are ``known``. If what is read is called so itself, ``is_sure``, a page must seem to have terms."""
    found = {
        path: words
        for path, words in unread_glossaries(survey).items()
        if not (path in known or is_second_choice(path) or any(matches(one, path) for one in patterns))
        if path in survey.faulty or (path in survey.documents and (not is_sure or describe(survey.documents[path])))
    }
    yield from (f"also found, not read: {line}" for line in explain_unread(survey, found))


def _seems(survey: Survey, path: str, recognised: Collection[str]) -> str:
    """Return in words why a file seems to be a glossary that is not read; empty if it does not."""
    called = names_glossary(path)
    in_folder = hint(path.rpartition("/")[0]) == STRONG
    if path in survey.faulty:
        return f"seems to be a glossary, but {SYNTAX} {first_fault(survey.faulty[path])}" if called or in_folder else ""
    if path in survey.others:
        ending = path[path.rfind(".") :].lower()
        advice = "" if ending in ENDINGS else f", {NOT_READ}"
        return (
            f"seems to be a glossary in {_KINDS.get(ending, f'a {ending} file')}{advice}"
            if called and path not in survey.of_use
            else ""
        )
    document = survey.documents[path]
    if form := describe(document):
        return f"seems to be a glossary in one page ({form})"
    if path in recognised or not (called or in_folder) or not may_hold_entries(path) or is_second_choice(path):
        return ""
    what = (
        "is not read as one" if kind_of(path) == "page" else "no entries with a term and a text were recognised in it"
    )
    columns = list(filter(None, document.columns))
    named = f"; its columns are {join_some(columns, _MOST_COLUMNS)}" if columns else ""
    return f"seems to belong to a glossary, but {what}{named}"


def other_pages(survey: Survey) -> dict[str, str]:
    """Return what pages called acronyms or definitions are, a README called a glossary, and pages with a part called
    so, by their paths."""
    kinds = {path: words for path in survey.pages if (words := _is_called(survey, path))}
    return dict(sorted(kinds.items(), key=lambda pair: pair[1].startswith("has")))


def _is_called(survey: Survey, path: str) -> str:
    """Return in words what a page or its part is called, if that is a list of terms; else empty."""
    if names_acronyms(path):
        return "is called a list of abbreviations"
    document = survey.documents.get(path)
    if document is not None and presents_glossary(document):
        return "is called a glossary"
    part = glossary_part(document, surely=False) if document is not None and not is_template(document) else None
    form = _form(document.source, part.title) if document is not None and part is not None else ""
    return f'has a part "{part.title}" ({form})' if part is not None and form else ""


def unread_keys(keys: Keys, fit: Fit) -> str:
    """Return the line on the keys of entries that play no part in the layout and are in no line of what is left out:
    how many of all they are, their names, and where the first is; empty if there are none."""
    said = (*fit.texts_left_out, *fit.roles.translated, *(item.key for item in fit.references.left_out))
    layout = fit.layout
    single = (layout.id, layout.term, layout.status, layout.page, layout.redirects, layout.replaced_by, layout.kind)
    lists = (*layout.expansion, *layout.aliases, *layout.prose.values(), *layout.references, *layout.addresses)
    roles = (*single, *lists, layout.names, layout.domain, layout.language_key, *layout.dates, *said)
    known = {_plain(role) for role in roles}
    tops = {role.casefold().partition(".")[0] for role in roles if not role.startswith("*.")}
    free, names = dict[str, Key](), dict[str, None]()
    for key in keys.every():
        name = key.path if _plain(key.path).partition(".")[0] in tops else key.path.removeprefix("*.").partition(".")[0]
        names[name] = None
        if _plain(key.path) not in known and not any(marks_draft(key.path, text) for text in key.texts):
            free.setdefault(name, key)
    if not free:
        return ""
    first = next(iter(free.values()))
    source = next(one.source for one in keys.group.documents if one.source.path == first.file)
    where = f"{first.file}, line {source.line_of(first.first.start):,}" if first.first is not None else first.file
    of = f"{len(free)} of {count(len(names), 'key')}"
    return f"not read: {of}: {', '.join(map(quote_role, free))}; the first is in {where}"


def _plain(path: str) -> str:
    """Return a path in small letters, without languages and numbers."""
    return ".".join(step for step in path.casefold().split(".") if step and step != "*" and not step.isdecimal())


def project_files(survey: Survey) -> tuple[str, ...]:
    """Return the files that may hold texts of a project: data and documents, without its README and settings, the
    likeliest glossary first, then those in the upper folders.

    A page such as ``_words.md`` is among them.
    """
    by_depth = sorted((*survey.files, *survey.others), key=lambda path: (path.count("/"), path))
    every = sorted(by_depth, key=likelihood, reverse=True)
    presented = {path for path, document in survey.documents.items() if presents_glossary(document)}
    return tuple(
        path
        for path in every
        if (may_hold_entries(path) or kind_of(path) in _SOURCES)
        and path not in survey.schemas
        and (hint(path) or not is_project_page(path) or path in presented)
    )


def programs(survey: Survey) -> tuple[str, ...]:
    """Return lines that name programs that are called a glossary, such as ``glossary.ts``."""
    return tuple(
        f"{path} seems to be a glossary in {PROGRAMS[path[path.rfind('.') :].lower()]}, {NOT_READ}"
        for path in survey.programs[:_SHOWN]
    )


def describe(document: Document) -> str:
    """Return the number and form of the terms in a page that is a glossary: ``23 headings of level 2``; empty for other
    pages, and if a template fills the page from data."""
    path = document.source.path
    if kind_of(path) != "page" or is_template(document):
        return ""
    part = None if names_glossary(path) else glossary_part(document)
    return _form(document.source, part.title if part is not None else "") if part or names_glossary(path) else ""


@lru_cache(maxsize=_MANY)
def _form(source: Source, at: str) -> str:
    """Return the number and form of the terms in a part of a page; empty if it has hardly any."""
    best = max(readings(source, at), key=lambda one: len(one.nodes), default=None)
    return f"{len(best.nodes)} {best.counted}" if best is not None and len(best.nodes) >= _FEW else ""
