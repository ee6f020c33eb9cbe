"""Follow every link, anchor and address in the pages of a site, and fail for those that go nowhere: ``make site``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit


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
        if tag == "script":
            self.data += [""] if given.get("type") == "application/ld+json" else []
            self._inside = "data" if given.get("type") == "application/ld+json" else "script"

    def handle_data(self, data: str) -> None:
        if self._inside == "data":
            self.data[-1] += data
        elif self._inside not in ("script", "style"):
            self.words += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - of any element
        self._inside = ""

    @property
    def attributes(self) -> Iterator[tuple[str, str, str]]:
        """Each element with each of its attributes."""
        return ((tag, name, value) for tag, attributes in self.elements for name, value in attributes.items())


def read(site: Path) -> Mapping[str, bytes]:
    """Return all files below ``site``, by their paths."""
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}


def pages(site: Path) -> Mapping[str, Page]:
    """Return the pages below ``site``, by their paths."""
    return {path: Page(data.decode()) for path, data in read(site).items() if path.endswith(".html")}


def dead_links(site: Path, root: str = "/", elsewhere: str = "") -> list[str]:
    """Follow every link, anchor and address in the pages and the redirects; return those that go nowhere.

    ``root`` is the path of the site's address. What begins with ``elsewhere`` is made by another program later.
    """
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
            if elsewhere and file.startswith(elsewhere):
                continue
            if file not in files or (parts.fragment and unquote(parts.fragment) not in parsed[file].anchors):
                dead.append(f"{path}: {link}")
    for line in files["_redirects"].decode().splitlines():
        _, new, status = line.split(" ")
        if status != "301" or f"{new.removeprefix(root).lstrip('/')}index.html" not in files:
            dead.append(f"_redirects: {line}")
    return dead


def main() -> None:
    """Print the dead links of the site in the folder that the first argument names; the second is the path of its
    address. Exit with 1 if there are any."""
    site, root = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "/"
    dead = dead_links(site, root)
    count = sum(len(page.links) for page in pages(site).values())
    print(*dead, f"{count} links in {len(pages(site))} pages, {len(dead)} of them dead", sep="\n")  # noqa: T201
    sys.exit(bool(dead))


if __name__ == "__main__":
    main()
