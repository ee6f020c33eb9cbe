"""The forms of entries to try in reStructuredText, AsciiDoc and HTML, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.detect.pages import html_forms
from glosslint.detect.pages.columns import columns
from glosslint.model.source import Source
from glosslint.parse.files import kind_of
from glosslint.parse.sections.asciidoc import tables as asciidoc_tables
from glosslint.parse.sections.lines import lines_of
from glosslint.parse.sections.rst.tables import headers
from glosslint.parse.sections.table import SectionTable

#: The presets for pages, by kind and by form; the usual one is ``page``.
_SPHINX = "sphinx"
_LINKED_BY_NAME = frozenset(("directive", "definition-list", "heading"))
_DIRECTIVE = re.compile(r"^[ \t]*\.\. (?:\w+:)?glossary::", re.MULTILINE)
_RST_LEVELS = (1, 2, 3, 4)
_ASCIIDOC_LEVELS = (2, 3, 4, 5)
_ROLE = re.compile(r":[\w.+:-]+:`([^`<]*?)(?:\s*<[^`<>]*>)?`|`([^`<]+?)\s*<[^`<>]*>`__?")
_MACRO = re.compile(r"<<(?:[^<>,]*,)?([^<>]*)>>|\b(?:https?|link|xref):[^\s\[\]]*\[([^\[\]]*)\]")


def is_other(path: str) -> bool:
    """Return whether a page is neither Markdown nor data."""
    return kind_of(path) in ("rst", "asciidoc", "html")


def may_be_glossary(path: str, text: str) -> bool:
    """Return whether a page that is not called a glossary has the directive of one."""
    return kind_of(path) == "rst" and has_directive(text)


def has_directive(text: str) -> bool:
    """Return whether there is a glossary directive in reStructuredText."""
    return _DIRECTIVE.search(text) is not None


def tables(source: Source, at: str) -> Iterator[SectionTable]:
    """Yield the settings to try on a page, those that are preferred first."""
    text = source.text
    if kind_of(source.path) == "rst":
        if has_directive(text):
            yield SectionTable("directive", at=at)
            yield SectionTable("definition-list", at=at)  # where the items are not indented, they are not in it
            return
        yield SectionTable("definition-list", at=at)
        named = [found for titles in headers(text, lines_of(text)) if (found := columns(titles))]
        if named:
            yield SectionTable("table", columns=named[0], at=at)
        yield from (SectionTable("heading", (level,), at=at) for level in _RST_LEVELS)
        return
    if kind_of(source.path) == "asciidoc":
        if "::" in text:
            yield SectionTable("definition-list", at=at)
        named = [found for titles in asciidoc_tables.headers(text, lines_of(text)) if (found := columns(titles))]
        if named:
            yield SectionTable("table", columns=named[0], at=at)
        yield from (SectionTable("heading", (level,), at=at) for level in _ASCIIDOC_LEVELS)
        return
    yield from html_forms.tables(source, at)


def preset_of(path: str, table: SectionTable) -> str:
    """Return the name of the preset that reads entries of this form."""
    return _SPHINX if kind_of(path) == "rst" and not _LINKED_BY_NAME.isdisjoint(table.forms) else "page"


def without_roles(text: str) -> str:
    """Return a text of reStructuredText or AsciiDoc with the words that its roles, macros and links show."""
    for pattern in (_ROLE, _MACRO):
        text = pattern.sub(lambda match: match[1] or match[2] or "", text)
    return text
