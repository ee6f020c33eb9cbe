"""The forms of entries to try in reStructuredText, AsciiDoc and HTML, and the presets that read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from glosslint.detect.pages import html_forms
from glosslint.detect.pages.tables.columns import Header, of_tables
from glosslint.model import Span
from glosslint.model.source import Source
from glosslint.parse.files import kind_of
from glosslint.parse.sections.asciidoc import tables as asciidoc_tables
from glosslint.parse.sections.html.page import parsed
from glosslint.parse.sections.lines import lines_of
from glosslint.parse.sections.rst.tables import headers
from glosslint.parse.sections.table import SectionTable
from glosslint.text.names import fold

#: The preset for the forms that are linked by name in reStructuredText; the preset for all other pages is ``page``.
_SPHINX = "sphinx"
_LINKED_BY_NAME = frozenset(("directive", "definition-list", "heading"))
_DIRECTIVE = re.compile(r"^[ \t]*\.\.[ \t]+(?:\w+:)?glossary[ \t]?::", re.MULTILINE)
_RST_LEVELS = (1, 2, 3, 4)
_ASCIIDOC_LEVELS = (2, 3, 4, 5)
#: Tables in reStructuredText that cannot be read, and what to do about them.
_UNREAD = {
    re.compile(
        r"^[ \t]*\+(?:-{3,}\+)+[ \t]*$", re.MULTILINE
    ): "it has a grid table, which cannot be read; a list-table can",
    re.compile(r"^[ \t]*:(?:file|url):[ \t]*\S+\.(?:csv|tsv|txt)\b", re.MULTILINE): (
        "its table is in another file: run init where that is, with a first row that names the columns"
    ),
}
_FIELD, _FEWEST_FIELDS = re.compile(r"^(:(?!file|url|header|widths)[^:`\n]{1,80}:)[ \t]+\S", re.MULTILINE), 5
_ROLE = re.compile(r":[\w.+:-]+:`([^`<]*?)(?:\s*<[^`<>]*>)?`|`([^`<]+?)\s*<[^`<>]*>`__?")
#: A target of reStructuredText without an address, and references to targets: "rope_", "`thick rope`_".
_TARGET = re.compile(r"^[ \t]*\.\.[ \t]+_`?(?P<name>[^:`\r\n]{1,100})`?:[ \t\r]*$", re.MULTILINE)
_REFERENCE = re.compile(
    r"(?<![\w`\\*|:.@/-])(?:`(?P<phrase>[^`<>]{1,100})`|(?P<word>[A-Za-z0-9](?:[\w.-]{0,80}[A-Za-z0-9])?))_(?!\w)"
)
_FEWEST_REFERENCES = 3
_SAME = 0.9  # share of the terms of two pages that both have, if one is made from the other
_MACRO = re.compile(r"<<(?:[^<>,]*,)?([^<>]*)>>|\b(?:https?|link|xref):[^\s\[\]]*\[([^\[\]]*)\]")


def is_other(path: str) -> bool:
    """Return whether a page is reStructuredText, AsciiDoc or HTML."""
    return kind_of(path) in ("rst", "asciidoc", "html")


def is_made(path: str, terms: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a page in HTML is made from another of the pages whose folded terms these are: one that has nearly
    the same terms in another format."""
    if kind_of(path) != "html":
        return False
    sources = (found for other, found in terms.items() if kind_of(other) != "html")
    return any(len(terms[path] & found) >= _SAME * len(terms[path] | found) for found in sources)


def may_be_glossary(path: str, text: str) -> bool:
    """Return whether a page, whatever its name, has a glossary directive in reStructuredText."""
    return kind_of(path) == "rst" and has_directive(text)


def has_directive(text: str) -> bool:
    """Return whether there is a glossary directive in reStructuredText."""
    return _DIRECTIVE.search(text) is not None


def unread_table(source: Source) -> str:
    """Return why a table of a page in reStructuredText cannot be read; empty if there is no such table."""
    text = source.text if kind_of(source.path) == "rst" else ""
    if len(fields := _FIELD.findall(text)) >= _FEWEST_FIELDS:
        return f'its {len(fields)} fields, such as "{fields[0]}", are no entries; the items of a definition list are'
    return next((reason for pattern, reason in _UNREAD.items() if pattern.search(text)), "")


def tables(source: Source, at: str) -> Iterator[SectionTable]:
    """Yield the settings to try on a page, preferred first."""
    text = source.text
    if kind_of(source.path) == "rst":
        if has_directive(text):
            yield SectionTable("directive", at=at)
            yield SectionTable("definition-list", at=at)  # items that are not indented are outside of it
            return
        yield SectionTable("definition-list", at=at)
        yield from (SectionTable("table", columns=columns, at=at) for columns in of_tables(headers_of(source)))
        yield from (SectionTable("heading", (level,), at=at) for level in _RST_LEVELS)
        return
    if kind_of(source.path) == "asciidoc":
        if "::" in text:
            yield SectionTable("definition-list", at=at)
        yield from (SectionTable("table", columns=columns, at=at) for columns in of_tables(headers_of(source)))
        yield from (SectionTable("heading", (level,), at=at) for level in _ASCIIDOC_LEVELS)
        return
    yield from html_forms.tables(source, at)


def headers_of(source: Source) -> list[Header]:
    """Return the titles and texts of each table of a page in reStructuredText or AsciiDoc."""
    every = headers if kind_of(source.path) == "rst" else asciidoc_tables.headers
    return [Header.of(one) for one in every(source.text, lines_of(source.text))]


def preset_of(path: str, table: SectionTable) -> str:
    """Return the name of the preset that reads entries of this form."""
    return _SPHINX if kind_of(path) == "rst" and not _LINKED_BY_NAME.isdisjoint(table.forms) else "page"


def to_targets(source: Source, table: SectionTable) -> str:
    """Return how many references of a page in reStructuredText are to targets on it and not read, which only the labels
    of titles are; empty if these are few."""
    if kind_of(source.path) != "rst" or "heading" in table.forms:
        return ""
    names = {fold(match["name"]) for match in _TARGET.finditer(source.text)}
    every = _REFERENCE.finditer(source.text) if names else ()
    words = (" ".join((match["phrase"] or match["word"]).split()) for match in every)
    found = [name for name in words if fold(name) in names]
    shown = (f"`{name}`_" if " " in name else f"{name}_" for name in found)
    return f"references such as {next(shown)} ({len(found):,})" if len(found) >= _FEWEST_REFERENCES else ""


def without_roles(text: str) -> str:
    """Return a text of reStructuredText or AsciiDoc, its roles, macros and links replaced by the words they show."""
    for pattern in (_ROLE, _MACRO):
        text = pattern.sub(lambda match: match[1] or match[2] or "", text)
    return text


def beside(source: Source) -> tuple[Span, ...]:
    """Return the parts of an HTML page that are beside its text, such as its navigation."""
    return parsed(source.text, source.body_start).beside if kind_of(source.path) == "html" else ()
