"""What the pages show, ready for their templates, with safe HTML and links relative to the page: that of one entry;
the index and the pages of categories, with entries and other names by letter, and a map of the categories."""

from __future__ import annotations

import unicodedata
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote

from glosslint.facts.entry import EntryFacts
from glosslint.model import Edit, Span
from glosslint.parse.markdown.structure import drop_overlaps, replace_parts
from glosslint.publish.addresses import link
from glosslint.publish.book import SUMMARIES, Book
from glosslint.publish.extras import ALWAYS
from glosslint.publish.html import markup
from glosslint.publish.html.markup import EntryLink, mathml
from glosslint.publish.html.render import as_words
from glosslint.publish.relations import Edge
from glosslint.text.messages import count
from glosslint.text.names import fold

#: Fields that are the text of the page, and need no heading.
_BODIES = frozenset(["definition", "body", "text", "content", "explanation", *SUMMARIES])
_LEAD = 70  # words up to which a definition is in large type above the text
_MOST = 16  # entries listed under "used by"; the others are counted


class TextSection(NamedTuple):
    """A field of the entry; ``heading`` may be empty."""

    heading: str
    html: str


class EntryUse(NamedTuple):
    """An entry that names this one, and the sentence in which it does."""

    entry: EntryLink
    sentence: str


class Translation(NamedTuple):
    """The names and the definition of an entry in another language."""

    language: str
    names: str
    html: str


class Card(NamedTuple):
    """The card that appears over a link to an entry."""

    key: str
    title: str
    expansion: str
    html: str


@dataclass
class Cards:
    """The cards of one page: one for each linked entry, at the first link."""

    book: Book
    page: EntryFacts
    by_key: dict[str, Card] = field(default_factory=dict)

    def resolve(self, destination: str, card: bool = True) -> EntryLink | None:
        """Return the target of a link in a text of this page; ``None`` if it is not another published entry."""
        entry = self.book.resolve(destination)
        return None if entry is None or entry is self.page else self.link_to(entry, card)

    def link_to(self, entry: EntryFacts, card: bool = True) -> EntryLink:
        """Return a link to an entry; with ``card``, the first one gets the card of the entry."""
        href = link(self.book.address(self.page), self.book.address(entry))
        summary = self.book.summary(entry)
        if not card or entry.key in self.by_key or entry is self.page or not summary.plain:
            return EntryLink(entry.title, href)
        self.by_key[entry.key] = Card(entry.key, entry.title, expansion_of(entry), summary.html)
        return EntryLink(entry.title, href, entry.key)


def entry_page(book: Book, entry: EntryFacts) -> dict[str, Any]:
    """Return the variables of the template ``entry.html``; those that hold HTML are safe."""
    cards = Cards(book, entry)
    address, extra, relations = book.address(entry), book.extra(entry), book.relations
    categories = [name for name in dict.fromkeys(extra.categories) if name in book.categories]
    heir = book.shown(book.glossary.replacement(entry)) if entry.deprecated else None
    lead, sections = _texts(book, entry, cards)
    formula = extra.formula
    contrast = [
        (cards.link_to(other), markup.block(book.markdown(one.note), cards.resolve, 3))
        for one in extra.contrast
        if (other := book.shown(book.glossary.find_by_id(one.target))) is not None and other is not entry
    ]
    see_also = [cards.link_to(other) for other in relations.see_also(entry) if not other.deprecated]
    uses = [edge for edge in relations.used_by(entry) if not edge.source.deprecated]
    origin = extra.origin
    return {
        "entry": entry,
        "title": entry.title,
        "summary": book.summary(entry),
        "expansion": expansion_of(entry),
        "aliases": aliases_of(entry),
        "language": book.language_of(entry),
        "crumbs": [cards.link_to(above, card=False) for above in relations.chain(entry)],
        "categories": [EntryLink(name, link(address, book.category_addresses[name])) for name in categories],
        "level": extra.level,
        "deprecated": entry.deprecated,
        "draft": entry.draft,
        "heir": cards.link_to(heir) if heir is not None and heir is not entry else None,
        "lead": lead,
        "sections": sections,
        "formula": (mathml(formula.tex, True), formula.spoken) if formula is not None else None,
        "examples": [markup.block(book.markdown(text), cards.resolve, 3) for text in extra.examples],
        "contrast": contrast,
        "origin": (origin, markup.block(book.markdown(origin.note), cards.resolve, 3)) if origin is not None else None,
        "sources": [(source, ", ".join(filter(None, (source.authors, source.year)))) for source in extra.sources],
        "see_also": see_also,
        "broader": [cards.link_to(other, card=False) for other in relations.broader(entry)],
        "narrower": [cards.link_to(other) for other in relations.narrower(entry) if not other.deprecated],
        "uses": [EntryUse(cards.link_to(edge.source, card=False), sentence_html(book, edge)) for edge in uses[:_MOST]],
        "more_uses": max(len(uses) - _MOST, 0),
        "translations": list(_translations(book, entry, cards)),
        "reviewed": extra.reviewed,
        "edit": book.options.edit_url.replace("{path}", quote(entry.file, safe="/")),
        "cards": [*cards.by_key.values()],
    }


def names_beside(entry: EntryFacts) -> list[str]:
    """Return what the letters of the term stand for, if they do, and the aliases, in the entry's language."""
    return list(filter(None, (expansion_of(entry), *aliases_of(entry))))


def expansion_of(entry: EntryFacts) -> str:
    """Return what the letters of the term stand for, in the entry's language; empty if it is not an acronym."""
    names = (name for name in entry.names if name.kind == "expansion" and name.language == entry.language)
    return next((name.value for name in names), "")


def aliases_of(entry: EntryFacts) -> list[str]:
    """Return the aliases in the entry's language, each once, without the term and its expansion."""
    names = (name.value for name in entry.names if name.kind == "alias" and name.language == entry.language)
    known = {fold(entry.title): "", fold(expansion_of(entry)): ""}
    return [name for name in names if known.setdefault(fold(name), name) is name]


def _texts(book: Book, entry: EntryFacts, cards: Cards) -> tuple[str, list[TextSection]]:
    """Return the definition, if it is short enough for large type, and the sections after it."""
    fields = book.prose(entry)
    if any(prose.core for prose in fields):  # without summaries, which are for lists and search engines
        fields = [prose for prose in fields if prose.core or prose.field not in SUMMARIES]
    roles, extra = book.layout.prose, book.extra(entry)
    apart = {key for key in ALWAYS if getattr(extra, "examples" if key == "example" else key)}  # shown in another place
    fields = [prose for prose in fields if roles.get(prose.field, "").split(".", 1)[0] not in apart]
    lead = ""
    sections: list[TextSection] = []
    seen: set[str] = set()
    for prose in fields:
        text = book.text_of(prose)
        if text.strip() in seen:
            continue
        seen.add(text.strip())
        html = markup.block(text, cards.resolve)
        if not lead and not sections and prose.word_count <= _LEAD:
            lead = html
        else:
            sections.append(TextSection("" if prose.field in _BODIES else as_words(prose.field.strip()), html))
    return lead, sections


def sentence_html(book: Book, edge: Edge) -> str:
    """Return the sentence in which an entry names another as HTML, with the naming words marked; empty for none."""
    prose = edge.prose
    if prose is None:
        return ""
    text, sentence = prose.text, edge.sentence
    links = [(link.span, link.text) for link in edge.source.links if link.path == prose.path]
    links += [(link.span, link.text) for link in prose.markdown.links]  # also those of a part of a page
    links += [(note, Span(0, 0)) for note in markup.find_notes(prose)]  # which are left out
    shown = [
        Edit(span, text[slice(*words)])
        for span, words in links
        if sentence.start < span.end and span.start < sentence.end
    ]
    if not any(span.start <= edge.span.start < span.end for span, _ in shown):
        shown.append(Edit(edge.span, text[slice(*edge.span)]))
    start = min(sentence.start, *(span.start for span, _ in shown))
    end = max(sentence.end, *(span.end for span, _ in shown))
    marked = (
        (span, f"<mark>{words}</mark>" if span.start <= edge.span.start < span.end else words)
        for span, words in drop_overlaps(sorted(shown))
    )
    return markup.inline(book.markdown(replace_parts(text[:end], marked)[start:]))


def _translations(book: Book, entry: EntryFacts, cards: Cards) -> Iterator[Translation]:
    """Yield the entry in each of its other languages, sorted by language code, without cards in these."""
    resolve = partial(cards.resolve, card=False)
    shown = {prose.language for prose in book.prose(entry)} | {entry.language}
    languages = {name.language for name in entry.names} | {prose.language for prose in entry.prose}
    for language in sorted(languages - shown - {""}):
        names = ", ".join(name.value for name in entry.names if name.language == language)
        texts = (prose for prose in entry.prose if prose.language == language and prose.text.strip())
        first = sorted(texts, key=lambda prose: not prose.core)[:1]
        html = "".join(markup.block(book.text_of(prose), resolve, 3) for prose in first)
        if names or html:
            yield Translation(language.replace("_", "-"), names, html)


_MAPPED = 12  # entries of a category on the map: the most used ones
_SIZES = 0.08, 0.25, 0.6  # shares of the most used entry's uses from which an entry has the sizes 1, 2 and 3


class IndexRow(NamedTuple):
    """A line of the index: an entry or another name of one. ``see`` is the term to look up instead, if any."""

    title: str
    href: str
    expansion: str = ""
    aliases: Sequence[str] = ()
    summary: str = ""
    categories: Sequence[str] = ()
    see: str = ""
    deprecated: bool = False
    language: str = ""


class Letter(NamedTuple):
    """The rows under one letter, and its anchor."""

    letter: str
    anchor: str
    rows: Sequence[IndexRow]


class Region(NamedTuple):
    """A category on the map: its name, address and size, its most used entries, and how many are not shown."""

    name: str
    href: str
    size: int
    entries: Sequence[tuple[str, str, int]]
    more: int


def letter_of(name: str) -> str:
    """Return the letter under which a name is listed: without accents; ``0–9`` for digits, ``#`` for other signs."""
    plain = unicodedata.normalize("NFKD", name)
    first = next(filter(str.isalnum, plain), "#")
    return "0–9" if first.isdigit() else first.upper()[:1]


def letters(book: Book, address: str, entries: Sequence[EntryFacts], names: bool = True) -> list[Letter]:
    """Return the entries, and with ``names`` also their other names, by first letter, for the page at ``address``."""
    rows: dict[str, list[IndexRow]] = {}
    for entry in entries:
        for row in (entry_row(book, address, entry), *(_other_names(book, address, entry) if names else ())):
            rows.setdefault(letter_of(row.title), []).append(row)
    ordered = sorted(rows, key=lambda letter: (letter == "#", letter == "0–9", fold(letter), letter))
    return [
        Letter(letter, _anchor(letter), sorted(rows[letter], key=lambda row: (fold(row.title), bool(row.see))))
        for letter in ordered
    ]


def _anchor(letter: str) -> str:
    return {"#": "letter-sign", "0–9": "letter-digit"}.get(letter, f"letter-{letter.lower()}")


def entry_row(book: Book, address: str, entry: EntryFacts) -> IndexRow:
    """Return the line of an entry in a list at ``address``."""
    heir = book.shown(book.glossary.replacement(entry)) if entry.deprecated else None
    return IndexRow(
        entry.title,
        link(address, book.address(entry)),
        expansion_of(entry),
        aliases_of(entry),
        book.summary(entry).html,
        [name for name in book.extra(entry).categories if name in book.categories],
        heir.title if heir is not None else "",
        entry.deprecated,
        entry.language.replace("_", "-") if entry.language not in ("", book.language) else "",
    )


def _other_names(book: Book, address: str, entry: EntryFacts) -> Iterator[IndexRow]:
    """Yield a line for each other name, except names that begin like the term and are listed beside it."""
    if entry.deprecated:
        return
    href = link(address, book.address(entry))
    own = fold(entry.title)
    for name in dict.fromkeys(names_beside(entry)):
        if not fold(name).startswith(own) and not own.startswith(fold(name)):
            yield IndexRow(name, href, see=entry.title)


def regions(book: Book, address: str) -> list[Region]:
    """Return the categories, each with its most used entries and their sizes."""
    uses = {id(entry): len(book.relations.into.get(id(entry), ())) for entry in book.entries}
    most = max(uses.values(), default=0) or 1
    found = []
    for name, entries in book.categories.items():
        shown = sorted(entries, key=lambda entry: (-uses[id(entry)], fold(entry.title)))[:_MAPPED]
        named = [
            (entry.title, link(address, book.address(entry)), bisect(_SIZES, uses[id(entry)] / most))
            for entry in sorted(shown, key=lambda entry: fold(entry.title))
        ]
        href = link(address, book.category_addresses[name])
        found.append(Region(name, href, len(entries), named, len(entries) - len(named)))
    return found


def index_page(book: Book, address: str) -> dict[str, Any]:
    """Return the variables of the template ``index.html`` for the index at ``address``."""
    current = [entry for entry in book.entries if not entry.deprecated]
    return {
        "title": book.options.title,
        "description": book.options.description or f"{len(current):,} terms, each defined on a page of its own.",
        "letters": letters(book, address, book.sorted_entries),
        "regions": regions(book, address),
        "count": len(current),
        "deprecated_count": len(book.entries) - len(current),
    }


def category_page(book: Book, name: str) -> dict[str, Any]:
    """Return the variables of the template ``category.html``."""
    address = book.category_addresses[name]
    entries = book.categories[name]
    terms = ", ".join(entry.title for entry in entries[:_MAPPED])
    rest = ", …" if len(entries) > _MAPPED else "."
    return {
        "title": name,
        "letters": letters(book, address, entries, names=False),
        "others": [
            (other, link(address, book.category_addresses[other]), len(same))
            for other, same in book.categories.items()
            if other != name
        ],
        "count": len(entries),
        "description": f"{count(len(entries), 'term')} of the category {name}: {terms}{rest}",
    }
