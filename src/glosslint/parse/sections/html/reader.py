"""The reader of whole HTML pages: a file → its entries, in the forms that the table of the layout names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping as Table

from glosslint.model.source import Source
from glosslint.parse.markdown import html
from glosslint.parse.markdown.structure import Hidden, Markdown, MarkdownLink
from glosslint.parse.sections.document import Reading, entry, raw
from glosslint.parse.sections.html import headings, lists, openings, tables
from glosslint.parse.sections.html.page import ID, Item, Page
from glosslint.parse.sections.markdown.terms import all_names
from glosslint.parse.sections.table import Form, SectionTable
from glosslint.parse.tree import MADE, RAW, Comment, Mapping, Node, Scalar, Sequence
from glosslint.util.sequences import Intervals

_OF_LIQUID = re.compile(r"\{%-?\s*+(?P<end>end)?comment\s*+-?%\}")
_NOT_ANCHOR = re.compile(r"[^\w-]+")
_FORMS: Table[Form, Callable[[Page], Iterator[Item]]] = {
    "heading": headings.read,
    "definition-list": lists.definitions,
    "details": lists.details,
    "table": tables.read,
    "paragraph": openings.paragraphs,
    "item": openings.items,
}


def read(source: Source, table: SectionTable) -> Reading:
    """Return the entries of an HTML page. To all browsers, `#top` is its beginning."""
    page = Page(source.text, source.body_start, table)
    parts, anchors = page.parsed.parts, page.parsed.anchors
    hidden = Intervals((span, None) for span in _comments_of_liquid(source.text))
    entries = tuple(entry for entry in _entries(page) if not hidden.at(entry.start))
    own = {scalar.text for node in entries if isinstance(scalar := node.get("id"), Scalar)}
    ids = (ID.search(source.text, *tag.span) for tag in page.parsed.every_tag)
    anchored = {match[match.lastindex] for match in ids if match is not None and match.lastindex}
    markup = Markdown(
        tuple(Hidden(kind, span) for kind, span in parts), tuple(MarkdownLink("html", *anchor) for anchor in anchors)
    )
    comments = tuple(_comments(source.text, parts))
    others, part = frozenset((anchored | {"top"}) - own), page.part if table.at else None
    return Reading(entries, markup, others, comments, body_start=source.body_start, part=part)


def _comments_of_liquid(text: str) -> Iterator[tuple[int, int]]:
    """Yield the characters of each comment that a site generator takes out: ``{% comment %} … {% endcomment %}``."""
    start = -1
    for tag in _OF_LIQUID.finditer(text):
        if tag["end"] and start >= 0:
            yield start, tag.end()
        start = -1 if tag["end"] else tag.start() if start < 0 else start


def _entries(page: Page) -> Iterator[Mapping]:
    """Yield the nodes of all entries. An id made from a term is not an anchor, and gets a number if it is taken."""
    items = [_without_letter(page, item) for item in _items(page)]
    made = Counter(item.id.text for item in items if item.id is not None)
    for item in items:
        values = _values(page, item)
        term = values.get("term")
        if not isinstance(term, Scalar):
            continue
        if item.id is not None:
            yield entry(item.whole, {**values, "id": item.id})
            continue
        name = _NOT_ANCHOR.sub("-", term.text.lower()).strip("-")
        made[name] += 1
        derived = Scalar(name if made[name] == 1 else f"{name}-{made[name]}", term.start, term.end, MADE)
        yield entry(item.whole, {**values, "id": derived})


def _without_letter(page: Page, item: Item) -> Item:
    """Return an item without an id of one letter, which is for a part of the alphabet."""
    is_letter = item.id is not None and len(item.id.text) == 1
    return item._replace(id=None) if is_letter and len(page.words(item.terms[0])) > 1 else item


def _items(page: Page) -> Iterator[Item]:
    """Yield the entries in all forms of the table, in order, without those inside another entry."""
    forms = (_FORMS[form] for form in page.table.forms if form in _FORMS)
    items = sorted((item for form in forms for item in form(page)), key=lambda item: (item.whole[0], -item.whole[1]))
    end = 0
    for item in items:
        if item.whole.start >= end and page.part.start <= item.whole.start < page.part.end:
            end = item.whole.end
            yield item


def _comments(text: str, parts: Iterable[html.Element]) -> Iterator[Comment]:
    for _, span in parts:
        if text.startswith("<!--", span.start):
            yield from html.comments_in(text, *span)


def _values(page: Page, item: Item) -> dict[str, Node]:
    """Return the values of an entry except its id, by their keys; without ``term`` if it has none."""
    values = all_names((page.term(span) for span in item.terms), page.text, page.table)
    others = [node for key, span in item.more if key == "aliases" for node in tables.aliases(page, span)]
    if others:
        given = values.get("aliases")
        others = [*(given.items if isinstance(given, Sequence) else ()), *others]
        values["aliases"] = Sequence(tuple(others), others[0].start, others[-1].end)
    values |= {key: raw(page.text, *page.body(span)) for key, span in item.more if key not in ("aliases", "id")}
    texts = [Scalar(page.text[slice(*body)], *body, RAW) for body in map(page.body, item.texts) if body[1] > body[0]]
    if texts:
        values["definition"] = texts[0] if len(texts) == 1 else Sequence(tuple(texts), texts[0].start, texts[-1].end)
    return values
