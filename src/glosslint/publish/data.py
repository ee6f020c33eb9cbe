"""The site for machines: JSON-LD, all entries as JSON, a sitemap, a feed of changes with their dates, and the index
for full-text search, which pagefind makes from terms, other names and texts."""

from __future__ import annotations

import contextlib
import functools
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

from glosslint.engine.session import Session
from glosslint.facts.entry import EntryFacts
from glosslint.model import GlosslintError
from glosslint.publish.addresses import file_of
from glosslint.publish.book import Book
from glosslint.publish.html import markup
from glosslint.publish.html.pages import aliases_of, expansion_of, names_beside
from glosslint.util.sequences import group_values
from glosslint.util.system import installed_version

_DAY = re.compile(r"@(\d{4}-\d{2}-\d{2})")


def dates_of(book: Book, session: Session) -> Mapping[str, str]:
    """Return the date (YYYY-MM-DD) of each entry that has one, by its address. Dates of commits are used only if each
    file holds one entry, and git runs only if an entry has no review date."""
    single = session.project.layout.entries in ("file", "merged")
    lacks = not all(book.extra(entry).reviewed for entry in book.entries)
    committed = _commits(session) if single and lacks else {}
    days = ((entry, book.extra(entry).reviewed or committed.get(entry.file)) for entry in book.entries)
    return {book.address(entry): day for entry, day in days if day}


def _commits(session: Session) -> Mapping[str, str]:
    """Return the date of the last commit of each file, by its path from the settings folder; empty if git fails."""
    from glosslint.project.git import find_repository

    root = session.settings.root
    try:
        git = find_repository(root)
        log = git.ask("log", "--format=@%cs", "--name-only", "--no-renames", "-z", "--", str(root))
    except GlosslintError:
        return {}
    prefix = root.resolve().relative_to(git.top).as_posix() if root.resolve().is_relative_to(git.top) else "."
    before = "" if prefix == "." else f"{prefix}/"
    days: dict[str, str] = {}
    day = ""
    for part in re.split(r"[\0\n]", log.decode("utf-8", "surrogateescape")):
        match = _DAY.fullmatch(part)
        if match is not None:
            day = match[1]
        elif part.startswith(before) and part:
            days.setdefault(part.removeprefix(before), day)
    return days


_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWEST = 50  # entries of the feed
_VERSION = 1
#: Equivalent to the context https://schema.org, without the need to fetch it.
_CONTEXT = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "license": {"@type": "@id"}}


def embed_json(data: Mapping[str, Any]) -> str:
    """Return ``data`` as JSON that is safe in an HTML element: no string can close the element or open another."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def defined_term(book: Book, entry: EntryFacts) -> dict[str, Any]:
    """Return an entry as schema.org's DefinedTerm, without its context."""
    url = book.options.absolute(book.address(entry))
    data = {
        "@type": "DefinedTerm",
        "@id": url,
        "url": url,
        "name": entry.title,
        "alternateName": names_beside(entry),
        "description": book.summary(entry).plain,
        "termCode": entry.key,
        "inLanguage": book.language_of(entry),
        "inDefinedTermSet": {"@id": book.options.absolute(book.folder)},
    }
    return {key: value for key, value in data.items() if value}


def term_page(book: Book, entry: EntryFacts) -> str:
    """Return the JSON-LD of the page of an entry."""
    return embed_json({"@context": "https://schema.org", **defined_term(book, entry)})


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
    return embed_json({"@context": "https://schema.org", **term_set(book), "hasDefinedTerm": terms})


def linked_data(book: Book) -> bytes:
    """Return ``glossary.jsonld``: the set with all of its terms."""
    terms = [defined_term(book, entry) for entry in book.sorted_entries]
    return _json({"@context": _CONTEXT, **term_set(book), "hasDefinedTerm": terms})


def plain_data(book: Book) -> bytes:
    """Return ``glossary.json``: all entries with their texts as written, for programs that do not read JSON-LD."""
    entries = [_entry(book, entry) for entry in book.sorted_entries]
    head = {"version": _VERSION, "title": book.options.title, "language": book.language}
    return _json({**head, "entries": entries})


def _entry(book: Book, entry: EntryFacts) -> dict[str, Any]:
    extra = book.extra(entry)
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
        "texts": _texts_by_field(book, entry),
        "examples": list(extra.examples),
        "formula": extra.formula._asdict() if extra.formula is not None else None,
        "broader": [other.key for other in book.relations.broader(entry)],
        "stands_on": [edge.target.key for edge in book.relations.stands_on(entry)],
        "see_also": [other.key for other in book.relations.only_refers_to(entry)],
        "reviewed": extra.reviewed,
    }
    return {key: value for key, value in data.items() if value}


def _texts_by_field(book: Book, entry: EntryFacts) -> dict[str, str]:
    """Return the texts of an entry by field; several of one field, such as the senses of a term, are its paragraphs."""
    fields = group_values((prose.field, markup.inline_references(prose).strip()) for prose in book.prose(entry))
    return {field: "\n\n".join(texts) for field, texts in fields.items()}


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
    _texts(root, title=options.title, id=home, updated=f"{newest[0][0]}T00:00:00Z")
    Xml.SubElement(root, "link", href=home)
    Xml.SubElement(root, "link", rel="self", href=options.absolute(f"{book.folder}feed.xml"))
    _texts(Xml.SubElement(root, "author"), name=options.author or options.title)
    for day, entry in newest:
        item = Xml.SubElement(root, "entry")
        url = options.absolute(book.address(entry))
        _texts(item, title=entry.title, id=url, updated=f"{day}T00:00:00Z", summary=book.summary(entry).plain)
        Xml.SubElement(item, "link", href=url)
    return _xml(root)


def _texts(parent: Xml.Element, **texts: str) -> None:
    for name, text in texts.items():
        Xml.SubElement(parent, name).text = "".join(char for char in text if char.isprintable())


def _xml(root: Xml.Element) -> bytes:
    Xml.indent(root, " ")
    text = f'<?xml version="1.0" encoding="utf-8"?>\n{Xml.tostring(root, "unicode")}\n'
    return text.encode("utf-8", "replace")


#: Prefixes of pagefind's files that the site does not use: its own user interface.
_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")


def available() -> bool:
    """Return whether pagefind is installed."""
    return installed_version("pagefind") is not None and installed_version("pagefind-bin") is not None


@contextlib.contextmanager
def indexing(book: Book) -> Iterator[Callable[[], Mapping[str, bytes]]]:
    """Start pagefind in another process; yield a function that waits for it and returns the files of the search index.

    Their paths are those in the site. The function raises GlosslintError if pagefind fails.
    """
    with tempfile.TemporaryDirectory(prefix="glosslint-search-") as folder:
        pages, index = Path(folder, "pages"), Path(folder, "pagefind")
        for entry in book.entries:
            file = pages / file_of(book.address(entry))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_page(book, entry), "utf-8", "replace")
        command = [sys.executable, "-P", "-m", "pagefind", "--site", str(pages), "--output-path", str(index), "--quiet"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder) as process:
            try:
                yield functools.partial(_await_index, process, index)
            finally:
                process.kill()  # without effect if it has ended


def _await_index(process: subprocess.Popen[bytes], index: Path) -> Mapping[str, bytes]:
    _, errors = process.communicate()
    if process.returncode:
        lines = errors.decode("utf-8", "replace").strip().splitlines()
        raise GlosslintError(f"pagefind cannot make the search index: {lines[-1] if lines else 'no reason given'}")
    return {
        f"pagefind/{file.relative_to(index).as_posix()}": file.read_bytes()
        for file in sorted(index.rglob("*"))
        if file.is_file() and not file.name.startswith(_UNUSED)
    }


def _page(book: Book, entry: EntryFacts) -> str:
    names = ", ".join(names_beside(entry))
    texts = "".join(f"<p>{escape(markup.plain(book.text_of(prose)))}</p>" for prose in book.prose(entry))
    return (
        f'<!doctype html><html lang="{escape(book.language_of(entry))}"><title>{escape(entry.title)}</title>'
        "<body data-pagefind-body>"
        f'<h1 data-pagefind-weight="10">{escape(entry.title)}</h1><p data-pagefind-weight="8">{escape(names)}</p>'
        f"{texts}"
    )
