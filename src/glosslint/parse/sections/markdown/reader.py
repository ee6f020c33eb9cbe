"""The reader of Markdown pages: a file → its entries, in the form that the table of the layout names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from glosslint.model import Span
from glosslint.model.source import Source
from glosslint.parse.markdown import front_matter, parser as markdown, shortcodes
from glosslint.parse.markdown.html import comments_in
from glosslint.parse.markdown.structure import Hidden, Markdown
from glosslint.parse.sections.document import Reading
from glosslint.parse.sections.markdown import blocks, jsx
from glosslint.parse.sections.markdown.blocks import Block
from glosslint.parse.sections.markdown.forms import (
    abbreviations,
    admonitions,
    definition_lists,
    details,
    headings,
    html_items,
    openings,
    tables,
)
from glosslint.parse.sections.markdown.forms.directives import Directive, find, read as directive_entries
from glosslint.parse.sections.markdown.forms.found import Found
from glosslint.parse.sections.markdown.page import Page
from glosslint.parse.sections.markdown.quotes import unquoted
from glosslint.parse.sections.table import Form, SectionTable
from glosslint.parse.tree import Comment
from glosslint.util.sequences import Intervals

_ANCHOR = re.compile(r"""\b(?:id|name)\s*=\s*["']?([^\s"'<>]+)|\{:?[ \t]*#([^\s{}]+)""")
_NOT_BREAK = re.compile(r"[^\r\n]")
#: Parsed texts to cache: a page is read with many tables to find the one that fits, but parsed in few ways.
_KEPT = 4


def read(source: Source, table: SectionTable) -> Reading:
    """Return the entries of a Markdown page."""
    front = front_matter.read(source)
    if front.faults:
        return Reading(faults=front.faults)
    text = _without_front(source.text, front.body_start)
    directives = tuple(find(text)) if "directive" in table.forms else ()
    masked = jsx.mask(text) if jsx.is_mdx(source.path) else jsx.Masked(text, (), ())
    plain = _without_fences(masked.text, directives)
    if "details" in table.forms:
        plain = admonitions.mask(plain, admonitions.find(text))
    definitions = _has_definitions(table)
    plain = definition_lists.unindented(plain) if definitions else plain
    page = _page(text, plain, table)
    markup = _with_hidden(_markup(plain, definitions), masked.spans)
    in_html = tuple(_comments(text, markup))
    hidden = Intervals((comment.span, comment) for comment in in_html)
    entries = tuple(entry for entry in _entries(page, directives) if not hidden.at(entry.node.start))
    own = {anchor for entry in entries for anchor in entry.anchors}
    jsx_comments = (Comment(text[start + 3 : end - 3].strip(), Span(start, end)) for start, end in masked.comments)
    comments = (*in_html, *jsx_comments)
    nodes, markup = unquoted((entry.node for entry in entries), text, markup)
    sorts = table.forms == ("directive",) and bool(directives) and all(one.sorts(text) for one in directives)
    others, part = frozenset(_anchors(page) - own), page.part if table.at else None
    return Reading(nodes, markup, others, comments, (), front.pairs, front.body_start, sorts, part)


def outline(source: Source, table: SectionTable) -> Page:
    """Return a page with its blocks and headings, without looking for entries."""
    text = _without_front(source.text, front_matter.read(source).body_start)
    return _page(text, jsx.mask(text).text if jsx.is_mdx(source.path) else text, table)


def _page(text: str, plain: str, table: SectionTable) -> Page:
    """Return the page ``text``, parsed from ``plain``, the same characters with some of them masked."""
    return Page(text, _tree(plain, _has_definitions(table)), table)


@lru_cache(maxsize=_KEPT)
def _tree(plain: str, definitions: bool) -> Block:
    return blocks.read(markdown.parser_input(plain, shortcodes.find(plain)), definitions)


@lru_cache(maxsize=_KEPT)
def _markup(plain: str, definitions: bool) -> Markdown:
    return markdown.parse(plain, definitions)


def _has_definitions(table: SectionTable) -> bool:
    return not {"definition-list", "directive"}.isdisjoint(table.forms)


def _entries(page: Page, directives: tuple[Directive, ...]) -> Iterator[Found]:
    """Yield the entries in all forms of the table, in order, without those inside another entry."""
    entries = sorted(
        (entry for form in page.table.forms for entry in _of_form(form, page, directives)),
        key=lambda entry: (entry.node.start, -entry.node.end),
    )
    end = 0
    for entry in entries:
        if entry.node.start >= end:
            end = entry.node.end
            yield entry


def _of_form(form: Form, page: Page, directives: tuple[Directive, ...]) -> Iterator[Found]:
    if form == "directive":
        return directive_entries(page, directives)
    return _FORMS[form](page)


def _items(page: Page) -> Iterator[Found]:
    yield from openings.items(page)
    yield from html_items.read(page)


def _details(page: Page) -> Iterator[Found]:
    yield from details.read(page)
    yield from admonitions.read(page)


_FORMS: Mapping[Form, Callable[[Page], Iterator[Found]]] = {
    "heading": headings.read,
    "paragraph": openings.paragraphs,
    "item": _items,
    "table": tables.read,
    "definition-list": definition_lists.read,
    "details": _details,
    "abbreviation": abbreviations.read,
}


def _anchors(page: Page) -> set[str]:
    """Return every anchor of the page: of headings and elements, and the one for its top."""
    written = (match[1] or match[2] for match in _ANCHOR.finditer(page.text))
    return {"top", *(anchor for heading in page.headings for anchor in heading.all_anchors), *written}


def _without_fences(text: str, directives: tuple[Directive, ...]) -> str:
    """Return the text with spaces for the lines that open and close directives, so that their content is parsed."""
    for directive in directives:
        for start, end in directive.fences:
            text = text[:start] + _NOT_BREAK.sub(" ", text[start:end]) + text[end:]
    return text


def _with_hidden(markup: Markdown, spans: tuple[Span, ...]) -> Markdown:
    """Return the markup with ``spans`` as further parts that are not prose."""
    if not spans:
        return markup
    others = (part for part in markup.hidden if not any(_overlap(part.span, span) for span in spans))
    hidden = sorted((*others, *(Hidden("html", span) for span in spans)), key=lambda part: part.span)
    return markup._replace(hidden=tuple(hidden))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _without_front(text: str, body_start: int) -> str:
    """Return the text with spaces for the front matter, so that characters keep their places."""
    return _NOT_BREAK.sub(" ", text[:body_start]) + text[body_start:]


def _comments(text: str, markup: Markdown) -> Iterator[Comment]:
    for kind, span in markup.hidden:
        if kind == "html" and text[span.start] != "{":  # "{" begins a shortcode
            yield from comments_in(text, *span)
