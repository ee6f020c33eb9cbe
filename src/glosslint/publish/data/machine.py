"""The glossary for machines: schema.org's types in JSON-LD, all entries as JSON, a sitemap, a feed of changes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as Xml

from glosslint.facts.entry import EntryFacts
from glosslint.publish.book import Book
from glosslint.publish.html.entry_page import aliases_of, expansion_of
from glosslint.publish.relations import Kind

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWEST = 50  # entries of the feed
_VERSION = 1
#: Equivalent to the context https://schema.org, without the need to fetch it.
_CONTEXT = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "license": {"@type": "@id"}}


def embedded(data: Mapping[str, Any]) -> str:
    """Return ``data`` as JSON that is safe in an HTML element: no string can close the element or open another."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def defined_term(book: Book, entry: EntryFacts) -> dict[str, Any]:
    """Return an entry as schema.org's DefinedTerm, without its context."""
    url = book.options.absolute(book.address(entry))
    names = list(filter(None, (expansion_of(entry), *aliases_of(entry))))
    data = {
        "@type": "DefinedTerm",
        "@id": url,
        "url": url,
        "name": entry.title,
        "alternateName": names,
        "description": book.summary(entry).plain,
        "termCode": entry.key,
        "inLanguage": (entry.language or book.language).replace("_", "-"),
        "inDefinedTermSet": {"@id": book.options.absolute(book.folder)},
    }
    return {key: value for key, value in data.items() if value}


def term_page(book: Book, entry: EntryFacts) -> str:
    """Return the JSON-LD of the page of an entry."""
    return embedded({"@context": "https://schema.org", **defined_term(book, entry)})


def term_set(book: Book) -> dict[str, Any]:
    """Return the glossary as schema.org's DefinedTermSet, without its context and its terms."""
    options = book.options
    url = options.absolute(book.folder)
    data = {
        "@type": "DefinedTermSet",
        "@id": url,
        "url": url,
        "name": options.title,
        "description": options.description,
        "inLanguage": book.language,
        "license": options.license,
        "publisher": {"@type": "Organization", "name": options.author} if options.author else None,
    }
    return {key: value for key, value in data.items() if value}


def index_data(book: Book) -> str:
    """Return the JSON-LD of the index: the set, with the address of each term."""
    terms = [{"@id": book.options.absolute(book.address(entry))} for entry in book.sorted_entries]
    return embedded({"@context": "https://schema.org", **term_set(book), "hasDefinedTerm": terms})


def linked_data(book: Book) -> bytes:
    """Return ``glossary.jsonld``: the set with all of its terms."""
    terms = [defined_term(book, entry) for entry in book.sorted_entries]
    return _json({"@context": _CONTEXT, **term_set(book), "hasDefinedTerm": terms})


def plain_data(book: Book) -> bytes:
    """Return ``glossary.json``: all entries with their texts in Markdown, for programs that do not read JSON-LD."""
    entries = [_entry(book, entry) for entry in book.sorted_entries]
    head = {"version": _VERSION, "title": book.options.title, "language": book.language}
    return _json({**head, "entries": entries})


def _entry(book: Book, entry: EntryFacts) -> dict[str, Any]:
    extra = book.extra(entry)
    edges = book.relations.stands_on(entry)
    replacement = book.shown(book.glossary.replacement(entry)) if entry.deprecated else None
    data = {
        "id": entry.key,
        "term": entry.title,
        "expansion": expansion_of(entry),
        "aliases": aliases_of(entry),
        "url": book.options.absolute(book.address(entry)),
        "status": "deprecated" if entry.deprecated else "published",
        "replaced_by": replacement.key if replacement is not None else "",
        "categories": list(extra.categories),
        "summary": book.summary(entry).plain,
        "texts": _by_field(book, entry),
        "examples": list(extra.examples),
        "formula": extra.formula._asdict() if extra.formula is not None else None,
        "broader": [edge.target.key for edge in edges if edge.kind is Kind.BROADER],
        "stands_on": [edge.target.key for edge in edges if edge.kind is not Kind.REFERRED],
        "see_also": [edge.target.key for edge in edges if edge.kind is Kind.REFERRED],
        "reviewed": extra.reviewed,
    }
    return {key: value for key, value in data.items() if value}


def _by_field(book: Book, entry: EntryFacts) -> dict[str, str]:
    """Return the texts of an entry by field; several of one field, such as the senses of a term, are its paragraphs."""
    texts: dict[str, str] = {}
    for prose in book.prose(entry):
        earlier = f"{texts[prose.field]}\n\n" if prose.field in texts else ""
        texts[prose.field] = earlier + prose.text.strip()
    return texts


def _json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def sitemap(book: Book, addresses: Sequence[str], dates: Mapping[str, str]) -> bytes:
    """Return ``sitemap.xml`` of these addresses; ``dates`` are those of entries by their address."""
    root = Xml.Element("urlset", xmlns=_SITEMAP)
    for address in addresses:
        url = Xml.SubElement(root, "url")
        Xml.SubElement(url, "loc").text = book.options.absolute(address)
        if address in dates:
            Xml.SubElement(url, "lastmod").text = dates[address]
    return _xml(root)


def feed(book: Book, dates: Mapping[str, str]) -> bytes:
    """Return ``feed.xml``: an Atom feed of the entries with the latest ``dates``. There must be at least one date."""
    options = book.options
    dated = [(dates[book.address(entry)], entry) for entry in book.entries if book.address(entry) in dates]
    newest = sorted(dated, key=lambda item: (item[0], item[1].title), reverse=True)[:_NEWEST]
    root = Xml.Element("feed", xmlns=_ATOM)
    home = options.absolute(book.folder)
    _texts(root, title=options.title, id=home, updated=_moment(newest[0][0]))
    Xml.SubElement(root, "link", href=home)
    Xml.SubElement(root, "link", rel="self", href=options.absolute(f"{book.folder}feed.xml"))
    _texts(Xml.SubElement(root, "author"), name=options.author or options.title)
    for day, entry in newest:
        item = Xml.SubElement(root, "entry")
        url = options.absolute(book.address(entry))
        _texts(item, title=entry.title, id=url, updated=_moment(day), summary=book.summary(entry).plain)
        Xml.SubElement(item, "link", href=url)
    return _xml(root)


def _texts(parent: Xml.Element, **texts: str) -> None:
    for name, text in texts.items():
        Xml.SubElement(parent, name).text = "".join(char for char in text if char.isprintable())


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _xml(root: Xml.Element) -> bytes:
    Xml.indent(root, " ")
    return (
        b'<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(root, "unicode").encode("utf-8", "replace") + b"\n"
    )
