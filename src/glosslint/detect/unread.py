"""A folder → what seems to be a glossary that cannot be read, so that ``init`` does not start another beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from glosslint.detect.file_names import (
    STRONG,
    hint,
    is_project_page,
    is_second_choice,
    likelihood,
    may_hold_entries,
    names_acronyms,
    names_definitions,
    names_glossary,
)
from glosslint.detect.keys import Keys
from glosslint.detect.layout import Fit
from glosslint.detect.page_texts import without_code
from glosslint.detect.scan import PROGRAMS, Survey
from glosslint.detect.sections import quoted
from glosslint.detect.titles import TITLE, body, glossary_title, is_template, presents_glossary, terms_title
from glosslint.parse.files import ENDINGS, kind_of
from glosslint.parse.tree import Document
from glosslint.text.messages import count
from glosslint.util.globs import matches

_SHOWN = 3
_MOST_COLUMNS = 8  # that are shown
_NO_ENTRIES = "no entries with a term and a text were recognised in it"
_NOT_AS_ONE = "is not read as one"
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
_LONG = 6  # words; longer headings are not terms
#: Patterns of one term, by what several such terms are called.
_FORMS = {
    "headings": re.compile(r"^(?:[-*+][ \t]+)?#{2,6}[ \t]+(?P<term>.+?)[ \t#]*$", re.MULTILINE),
    "definitions in a list": re.compile(r"^(?P<term>[^\s#|>*+:-].{0,80})\n+:[ \t]+\S", re.MULTILINE),
    "rows of a table": re.compile(
        r"^(?![^\n]*\n[ \t]*\|?[ \t]*:?-)\|?[ \t]*(?P<term>[^|\n]{1,80}?)[ \t]*\|[^|\n]*\w[^|\n]*\|?", re.MULTILINE
    ),
    "list items": re.compile(r"^[ \t]*[-*+][ \t]+(?:\*\*|__|`)(?P<term>.{1,80}?)(?:\*\*|__|`)", re.MULTILINE),
    "list items in HTML": re.compile(
        r"<li\b[^<>]*>\s*<(?:b|strong|dfn|em|i|code)\b[^<>]*>(?P<term>[^<>]{1,80})</", re.IGNORECASE
    ),
    "terms in bold": re.compile(r"^(?:\*\*|__)(?P<term>[^*_\n]{1,80})(?:\*\*|__)", re.MULTILINE),
    "HTML elements": re.compile(r"<(?:dt|h[2-6])\b[^>]*>(?P<term>.{1,80}?)</", re.IGNORECASE),
}


class _Unread(NamedTuple):
    """A file that seems to be a glossary, and the words that say so; ``is_page``: of which a reason can be asked."""

    path: str
    words: str
    is_page: bool = False

    def line(self, why: Callable[[str], str] | None) -> str:
        reason = why(self.path) if why is not None else ""
        return f"{self.path} {self.words}{f': {reason}' if reason else ''}"


def unread_glossary(
    survey: Survey, why: Callable[[str], str] | None = None, recognised: Collection[str] = ()
) -> tuple[str, ...]:
    """Return lines that state what seems to be the glossary, and why it cannot be read, the likeliest file first; empty
    if nothing does.

    ``why`` returns the reason for a page; without it, no reason is given. A file whose entries are ``recognised`` may
    have any name.
    """
    every = (*_pages(survey), *_faulty(survey), *_others(survey), *_unrecognised(survey, recognised))
    found = sorted(every, key=lambda one: likelihood(one.path), reverse=True)
    shown = [one.line(why if one.is_page else None) for one in found[:_SHOWN]]
    return (*dict.fromkeys(shown), *([f"and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []))


def other_pages(survey: Survey, why: Callable[[str], str]) -> tuple[str, ...]:
    """Return lines that state why pages called acronyms or definitions, a README called a glossary, and pages with a
    part called so, cannot be read."""
    pages = [*(path for path in survey.documents if kind_of(path) == "page"), *survey.markup]
    kinds = {path: "is called a list of abbreviations" for path in pages if names_acronyms(path)}
    kinds |= {path: "is called a glossary" for path in pages if _presents_glossary(survey, path)}
    kinds |= {path: "is called a list of definitions" for path in pages if names_definitions(path)}
    kinds |= {path: words for path in pages if path not in kinds and (words := _has_part(survey, path))}
    return tuple(f"{path} {kinds[path]}: {why(path) or 'hardly any terms'}" for path in [*kinds][:_SHOWN])


def _has_part(survey: Survey, path: str) -> str:
    """Return the title of the part of a page that seems to have terms, and what these are, in words; else empty."""
    document = survey.documents.get(path)
    heading = terms_title(document) if document is not None else None
    if document is None or heading is None or is_template(document):
        return ""
    form = _form_of(_below(heading, body(document)))
    return f'has a part "{heading["title"]}" ({form})' if form else ""


def _presents_glossary(survey: Survey, path: str) -> bool:
    return path in survey.documents and presents_glossary(survey.documents[path].source)


def unread_keys(keys: Keys, fit: Fit) -> str:
    """Return the line on the keys of entries that play no part in the layout and are in no line of what is left out:
    how many of all they are, their names, and where the first is; empty if there are none."""
    said = (*fit.texts_left_out, *fit.translated, *(item.key for item in fit.references.left_out))
    layout = fit.layout
    single = (layout.id, layout.term, layout.status, layout.page, layout.redirects, layout.replaced_by, layout.kind)
    lists = (*layout.expansion, *layout.aliases, *layout.prose.values(), *layout.references, *layout.addresses)
    roles = (*single, *lists, layout.names, layout.domain, layout.language_key, *layout.dates, *said)
    known = {_plain(role) for role in roles}
    tops = {role.casefold().partition(".")[0] for role in roles if not role.startswith("*.")}
    paths = [(key.path if _plain(key.path).partition(".")[0] in tops else _top(key.path)) for key in keys.every()]
    free = {
        path: key
        for path, key in reversed(list(zip(paths, keys.every(), strict=True)))
        if _plain(key.path) not in known
    }
    if not free:
        return ""
    names = list(reversed(free))
    first = free[names[0]]
    source = next(one.source for one in keys.group.documents if one.source.path == first.file)
    where = f"{first.file}, line {source.line_of(first.first.start):,}" if first.first is not None else first.file
    of = f"{len(names)} of {count(len(set(paths)), 'key')}"
    return f"not read: {of}: {', '.join(quoted(name) for name in names)}; the first is in {where}"


def _plain(path: str) -> str:
    """Return a path in small letters, without languages and numbers."""
    return ".".join(step for step in path.casefold().split(".") if step and step != "*" and not step.isdecimal())


def _top(path: str) -> str:
    """Return the first key of a path that is no language."""
    return next((step for step in path.split(".") if step != "*"), path)


def project_files(survey: Survey) -> tuple[str, ...]:
    """Return the files that may hold texts of a project: data and documents, without its README and settings, the
    likeliest glossary first, then those in the upper folders.

    A page such as ``_words.md`` is among them.
    """
    by_depth = sorted((*survey.files, *survey.others), key=lambda path: (path.count("/"), path))
    every = sorted(by_depth, key=likelihood, reverse=True)
    return tuple(
        path
        for path in every
        if (may_hold_entries(path) or kind_of(path) in _SOURCES)
        and path not in survey.schemas
        and (hint(path) or not is_project_page(path) or _presents_glossary(survey, path))
    )


def _pages(survey: Survey) -> Iterator[_Unread]:
    for path, document in survey.documents.items():
        if form := describe(document):
            yield _Unread(path, f"seems to be a glossary in one page ({form})", is_page=True)


def _faulty(survey: Survey) -> Iterator[_Unread]:
    for path, message in survey.faulty.items():
        if names_glossary(path) or hint(path.rpartition("/")[0]) == STRONG:
            yield _Unread(path, f"seems to be a glossary, but {SYNTAX} {message}")


def faulty_beside(survey: Survey, patterns: Collection[str]) -> Iterator[str]:
    """Yield a line for each file that is called a glossary and has a syntax error, beside the glossary that is read
    from ``patterns``, whose own errors a check reports."""
    for path, message in [*survey.faulty.items()]:
        if names_glossary(path) and not is_second_choice(path) and not any(matches(one, path) for one in patterns):
            yield f"also found, not read: {path} {SYNTAX} {message}"


def _others(survey: Survey) -> Iterator[_Unread]:
    for path in survey.others:
        ending = path[path.rfind(".") :].lower()
        if names_glossary(path) and path not in survey.of_use:
            foreign = ending not in ENDINGS
            advice = f", {NOT_READ}" if foreign else ""
            words = f"seems to be a glossary in {_KINDS.get(ending, f'a {ending} file')}{advice}"
            yield _Unread(path, words, is_page=path in survey.markup)


def programs(survey: Survey) -> tuple[str, ...]:
    """Return lines that name programs that are called a glossary, such as ``glossary.ts``."""
    return tuple(
        f"{path} seems to be a glossary in {PROGRAMS[path[path.rfind('.') :].lower()]}, {NOT_READ}"
        for path in survey.programs[:_SHOWN]
    )


def _unrecognised(survey: Survey, recognised: Collection[str]) -> Iterator[_Unread]:
    """Yield each file that is called a glossary, but has no recognised entries with a term and a text."""
    for path, document in survey.documents.items():
        if path in recognised:
            continue
        called = names_glossary(path) or hint(path.rpartition("/")[0]) == STRONG
        if called and not describe(document) and may_hold_entries(path) and not is_second_choice(path):
            is_page = kind_of(path) == "page"
            words = f"seems to belong to a glossary, but {_NOT_AS_ONE if is_page else _NO_ENTRIES}{_columns(document)}"
            yield _Unread(path, words, is_page)


def _columns(document: Document) -> str:
    """Return the names of the columns of a table, of which none is one of terms or none one of texts."""
    named = list(filter(None, document.columns))
    more = f" and {len(named) - _MOST_COLUMNS} more" if len(named) > _MOST_COLUMNS else ""
    return f"; its columns are {', '.join(named[:_MOST_COLUMNS])}{more}" if named else ""


def describe(document: Document) -> str:
    """Return the number and form of the terms in a page that is a glossary: ``23 headings``; empty for other pages."""
    part = _glossary_part(document.source.path, document)
    return _form_of(part) if part is not None else ""


def _form_of(part: str) -> str:
    """Return the number and form of the terms in a part of a page; empty if it has hardly any."""
    part = without_code(part)
    counts = {
        form: sum(len(match["term"].split()) <= _LONG for match in pattern.finditer(part))
        for form, pattern in _FORMS.items()
    }
    form = max(counts, key=lambda form: counts[form])
    return f"{counts[form]} {form}" if counts[form] >= _FEW else ""


def _glossary_part(path: str, document: Document) -> str | None:
    """Return the text of a page that is called a glossary, or the part below such a heading; ``None`` if there is
    neither, or a template fills the page from data."""
    if is_template(document):
        return None
    if names_glossary(path):
        return body(document)
    heading = glossary_title(document)
    return _below(heading, body(document)) if heading is not None else None


def _below(heading: re.Match[str], text: str) -> str:
    """Return the part of a page below a heading."""
    later = (match for match in TITLE.finditer(text, heading.end()) if match["level"] <= heading["level"])
    return text[heading.end() : next((match.start() for match in later), len(text))]
