"""The whole site, in memory: every file by its path. Equal glossaries give equal bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from operator import add
from typing import Any

from glosslint.engine.session import Session
from glosslint.facts.entry import EntryFacts
from glosslint.model import GlosslintError
from glosslint.model.report import Report
from glosslint.publish import data
from glosslint.publish.addresses import file_of, link
from glosslint.publish.book import Book, make_book, select, template_folder
from glosslint.publish.html.diagram import neighbourhood, svg
from glosslint.publish.html.pages import category_page, entry_page, index_page
from glosslint.publish.html.render import ASSETS, CSP, Renderer
from glosslint.util.system import installed_version

_ASSETS = "/assets/"
_SEARCH = "/pagefind/pagefind.js"
_MISSING = "/404.html"
_DESCRIPTION = 300  # characters: search engines show half of them
_RTL = frozenset(["ar", "fa", "he", "ur", "ps", "yi", "dv", "ckb", "sd", "ug"])
_NEEDED = "jinja2", "nh3", "math-core"

#: Variables to add to the page of an entry or, with ``None``, to all others.
More = Callable[[EntryFacts | None], Mapping[str, Any]]


def refuse_missing_packages() -> None:
    """Raise GlosslintError if a package of ``glosslint[site]`` is not installed."""
    missing = [name for name in _NEEDED if installed_version(name) is None]
    if missing:
        raise GlosslintError(f'{" and ".join(missing)} must be installed; run: pip install "glosslint[site]"')


def build(
    session: Session,
    report: Report,
    more: More = lambda _: {},
    search: bool = True,
    everything: bool = False,
) -> tuple[Mapping[str, bytes], Book]:
    """Return the files of the site of a glossary, by their paths with forward slashes, and the data they are made from.

    ``more`` returns further variables for the templates; ``search`` adds full-text search if pagefind is installed;
    ``everything`` adds drafts and entries with errors. Raise GlosslintError for missing packages, templates that cannot
    be used, two pages with the same file, and a glossary without published entries.
    """
    refuse_missing_packages()
    entries, left_out = select(session, report, everything)
    if not entries:
        if left_out and all(one.draft for one in left_out):
            raise GlosslintError("no entry can be published: all are drafts; give one that is ready another status")
        first = next((one for one in left_out if not one.draft), None)
        if first is None:
            raise GlosslintError("no entry can be published: none has a term")
        advice = "; to see these: glosslint check" if first.reason.startswith("has an error") else ""
        example = f'for example, "{first.key}" ({first.file}) {first.reason}'
        raise GlosslintError(f"no entry can be published: {example}{advice}")
    book = make_book(session, entries, left_out)
    renderer = Renderer(*template_folder(session.settings))
    maker = _Maker(book, renderer, data.dates_of(book, session), more, search and data.available())
    if not maker.search:
        return _distinct(maker.files()), book
    with data.indexing(book) as index:  # while the pages are rendered
        return _distinct((*maker.files(), *index().items())), book


def _distinct(files: Iterable[tuple[str, bytes]]) -> Mapping[str, bytes]:
    """Return the files by their paths. Raise GlosslintError if two have the same: one of them would be lost."""
    by_path: dict[str, bytes] = {}
    for path, content in files:
        if path in by_path:
            raise GlosslintError(f"{path}: two pages of the site have this file; give one of them another address")
        by_path[path] = content
    return by_path


@dataclass(frozen=True)
class _Maker:
    book: Book
    renderer: Renderer
    dates: Mapping[str, str]
    more: More
    search: bool

    def files(self) -> Iterator[tuple[str, bytes]]:
        book = self.book
        yield file_of(book.folder), self._index()
        if book.folder != "/":
            yield "index.html", self._redirect("/", book.folder, book.options.title)
        for entry in book.entries:
            yield file_of(book.address(entry)), self._entry(entry)
        for name, address in book.category_addresses.items():
            yield file_of(address), self._page(address, "category.html", category_page(book, name))
        titles = {book.address(entry): entry.title for entry in book.entries}
        for old, new in book.redirects.items():
            yield file_of(old), self._redirect(old, new, titles[new])
        yield "_redirects", self._redirects()
        yield file_of(_MISSING), self._page(_MISSING, "missing.html", {"title": "Page not found"})
        for name in ASSETS:
            yield _ASSETS.lstrip("/") + name, self.renderer.asset(name)
        yield from self._data()

    def _data(self) -> Iterator[tuple[str, bytes]]:
        book = self.book
        folder = book.folder.lstrip("/")
        yield f"{folder}glossary.json", data.plain_data(book)
        yield f"{folder}glossary.jsonld", data.linked_data(book)
        if book.options.base_url:
            pages = [book.folder, *(book.address(entry) for entry in book.sorted_entries)]
            yield "sitemap.xml", data.sitemap(book, [*pages, *book.category_addresses.values()], self.dates)
            yield "robots.txt", f"Sitemap: {book.options.absolute('/sitemap.xml')}\n".encode()
        if self.has_feed:
            yield f"{folder}feed.xml", data.feed(book, self.dates)

    @property
    def has_feed(self) -> bool:
        return bool(self.book.options.base_url and self.dates)

    def _index(self) -> bytes:
        variables = {**index_page(self.book, self.book.folder), "jsonld": data.index_data(self.book)}
        return self._page(self.book.folder, "index.html", variables)

    def _entry(self, entry: EntryFacts) -> bytes:
        book = self.book
        address = book.address(entry)
        description = book.summary(entry).plain
        if len(description) > _DESCRIPTION:
            description = description[: _DESCRIPTION - 1].rstrip() + "…"
        variables = {
            **entry_page(book, entry),
            "description": description,
            "og_type": "article",
            "picture": self._diagram(entry, address),
            "jsonld": data.term_page(book, entry),
            **self.more(entry),
        }
        return self._page(address, "entry.html", variables)

    def _diagram(self, entry: EntryFacts, address: str) -> str:
        """Return the diagram of an entry, and one of its sides as a list, which narrow screens show instead."""
        around = neighbourhood(self.book.relations, entry)
        drawn = svg(around, lambda other: link(address, self.book.address(other)))
        if not drawn:
            return ""
        label, _, entries, _, more = around.sides[0]  # the page lists the other side anyway
        links = ((escape(link(address, self.book.address(entry))), escape(entry.title)) for entry in entries)
        items = "".join(f'<li><a href="{href}">{title}</a></li>' for href, title in links)
        rest = f"<li>and {more} more</li>" if more else ""
        return f'{drawn}<div class="twin"><h3>{label}</h3><ul class="chips">{items}{rest}</ul></div>'

    def _page(self, address: str, template: str, variables: Mapping[str, Any]) -> bytes:
        book, options = self.book, self.book.options
        language = str(variables.get("language", book.language))
        # Links of the 404 page cannot be relative, since servers show it at any address.
        to = partial(link, address) if address != _MISSING else partial(add, options.root.rstrip("/"))
        common: dict[str, Any] = {
            "site": options,
            "language": language,
            "rtl": language.split("-", maxsplit=1)[0] in _RTL,
            "csp": CSP,
            "description": "",
            "canonical": options.canonical(address),
            "og_type": "website",
            "index": to(book.folder),
            "assets": to(_ASSETS),
            "search": to(_SEARCH) if self.search else "",
            "links": [
                (text, to(target) if target.startswith("/") and not target.startswith("//") else target)
                for text, target in options.links.items()
            ],
            "feed": self.has_feed,
            "findings": (),
            "reload": "",
            "jsonld": "",
        }
        return self.renderer.render(template, {**common, **self.more(None), **variables})

    def _redirect(self, old: str, new: str, title: str) -> bytes:
        variables = {"title": title, "href": link(old, new), "canonical": self.book.options.canonical(new)}
        return self.renderer.render("redirect.html", variables)

    def _redirects(self) -> bytes:
        """Return the redirects with status 301 for Netlify, Cloudflare Pages and GitLab Pages."""
        root = self.book.options.root.rstrip("/")
        rows = ((f"{root}{old}", f"{root}{new}") for old, new in self.book.redirects.items())
        lines = (" ".join(one.replace(" ", "%20") for one in row) + " 301\n" for row in rows)
        return "".join(lines).encode("utf-8", "replace")
