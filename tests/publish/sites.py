"""Sites for the tests: how they are made, and how their pages are read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.support import Result, entry, glosslint, write

BASE = "https://example.org/"


@dataclass
class Page(HTMLParser):
    """A page, read by the parser of the standard library: links, anchors, elements, and the text."""

    text: str
    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    words: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._inside = ""
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append((tag, given))
        self.links += [given[name] for name in ("href", "src", "action", "data-search") if given.get(name)]
        self.anchors |= {given["id"]} if "id" in given else set()
        self._inside = tag
        if tag == "script" and given.get("type") == "application/ld+json":
            self.data.append("")

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.data[-1] += data
        elif self._inside != "style":
            self.words += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - of any element
        self._inside = ""

    @property
    def attributes(self) -> Iterator[tuple[str, str, str]]:
        """Each element with each of its attributes."""
        return ((tag, name, value) for tag, attributes in self.elements for name, value in attributes.items())


def publish(folder: Path, *args: str) -> Result:
    """Run ``glosslint publish`` in ``folder``, without search, which takes a second; the site is in ``site``."""
    return glosslint("publish", "--no-search", *args, cwd=folder)


def native(folder: Path, *entries: str, settings: str = "") -> Path:
    """Write a native glossary of these entries, each a whole text with its id in the first line."""
    files = {f"glossary/{text.split()[1]}.yaml": text for text in entries}
    return write(folder, {**files, "glosslint.toml": 'files = ["glossary/*.yaml"]\n' + settings})


def published(name: str, **fields: str | list[str]) -> str:
    """Return a native entry that is published."""
    given: dict[str, str | list[str]] = {
        "status": "published",
        "page": f"/glossary/{name}/",
        "category": "training",
        "reviewed": '"2026-11-24"',
        "sources": "[{title: A book}]",
        **fields,
    }
    return entry(name, **given)


def read(site: Path) -> Mapping[str, bytes]:
    """Return all files below ``site``, by their paths."""
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}


def pages(site: Path) -> Mapping[str, Page]:
    """Return the pages below ``site``, by their paths."""
    return {path: Page(data.decode()) for path, data in read(site).items() if path.endswith(".html")}


def dead_links(site: Path, root: str = "/") -> list[str]:
    """Follow every link, anchor and address in the pages, the sitemap and the redirects; return those without end."""
    files, parsed = read(site), pages(site)
    dead = []
    for path, page in parsed.items():
        base = f"/{path}"
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("https", "http", "mailto"):
                continue
            path_there = f"/{parts.path.removeprefix(root)}" if parts.path.startswith(root) else parts.path
            target = unquote(urljoin(base, path_there)) if parts.path else base
            file = (f"{target}index.html" if target.endswith("/") else target).lstrip("/")
            if file not in files or (parts.fragment and unquote(parts.fragment) not in parsed[file].anchors):
                dead.append(f"{path}: {link}")
    for line in files["_redirects"].decode().splitlines():
        _, new, status = line.split(" ")
        if status != "301" or f"{new.removeprefix(root).lstrip('/')}index.html" not in files:
            dead.append(f"_redirects: {line}")
    return dead


def linked_data(site: Path, path: str) -> list[object]:
    """Return the JSON-LD of a page."""
    return [json.loads(text) for text in Page((site / path).read_text("utf-8")).data]
