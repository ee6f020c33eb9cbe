"""Links by the paths of pages → those whose path does not lead to the entry that they name.

A glossary writes paths in one way: as paths of files (``../terms/rope.md``), as addresses of pages that are folders
(``../rope/``), or from the top of a site, whose folders are those of the files. Which of these holds is counted for
each kind of path, and nothing is said of a kind for which none does, nor of ids and of entries in data files. Where
links to entries have no paths, or others, a path to the name of one is stray if its folder is not that of other pages.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from glosslint.facts.entry import EntryFacts, Link
from glosslint.glossary.lookup import Lookup
from glosslint.parse.endings import FOLDER_PAGES, page_ending
from glosslint.util.regexes import lazy_pattern
from glosslint.util.sequences import group_values

_REST = lazy_pattern(r"[?#].*")
_FIRST_FOLDER = lazy_pattern(r"(?:\.{0,2}/)*[^/]+/")
_ENDINGS = ("", ".md", ".mdx", ".html", ".rst", ".adoc", "/index.md", "/_index.md", "/README.md", "/index.html")
_LEAST, _SHARE = 8, 0.9  # links of a kind, and the share of them that must lead to their entries


class StrayLink(NamedTuple):
    """A link that names the entry ``target`` by a path that is not that of its page."""

    entry: EntryFacts
    link: Link
    target: EntryFacts
    right: str  # what leads there from the same file, if it is known
    files: tuple[str, ...]  # paths of files: if one exists, the link leads there


class _Path(NamedTuple):
    """A link to an entry, and its destination in three parts."""

    entry: EntryFacts
    link: Link
    target: EntryFacts
    path: str  # without the ending of a file
    end: str  # that ending, or the final slash
    rest: str  # from its query or anchor on
    page: str  # of the target

    @property
    def kind(self) -> str:
        """From the top of a site, or with or without the ending of a file."""
        return "/" if self.path.startswith("/") else "page" if self.end in ("", "/") else "file"

    @property
    def is_in_folder(self) -> bool:
        """Whether the last folder of the path is that of the page."""
        return _folder(self.path) == _folder(self.page)

    def leads(self, base: str) -> str:
        """Return where a relative path leads from ``base``."""
        return _page(posixpath.normpath(posixpath.join(base, self.path)))


def find_stray_links(glossary: Lookup) -> Iterator[StrayLink]:
    """Yield the links of each kind that do not lead to the entries that they name, where nearly all others do."""
    for kind, paths in group_values((path.kind, path) for path in _paths(glossary)).items():
        if len(paths) >= _LEAST:
            yield from _find_in_site(paths) if kind == "/" else _find_relative(paths)
    yield from _find_unlike(glossary)


def _find_unlike(glossary: Lookup) -> Iterator[StrayLink]:
    """Yield the few paths to names of entries in a folder of no other page, where links to entries have other forms."""
    links = [(entry, link) for entry in glossary.entries for link in entry.links if not link.named]
    others = [(entry, link) for entry, link in links if link.target is None and ":" not in link.destination]
    usual = len(links) - sum(link.target is None for _, link in links)
    folders = set()
    unlike = []
    for entry, link in others if usual >= _LEAST else ():
        path = _REST.sub("", link.destination)
        page = path.rstrip("/").removesuffix(page_ending(path.rstrip("/")))
        is_path = page != path or "/" in path.strip("/")
        target = glossary.find_by_link(unquote(posixpath.basename(page))) if is_path else None
        if target is None or target is entry:
            folders.add(_first_folder(path))
        elif not any(other.span == link.dest for other in entry.malformed_links):
            unlike.append((entry, link, target, page, _first_folder(path)))
    if not unlike or len(unlike) > max(1, (1 - _SHARE) * usual):
        return
    folders.update(_first_folder(_REST.sub("", link.destination)) for _, link in links if link.target is not None)
    for entry, link, target, page, folder in unlike:
        if folder not in folders:
            right = glossary.link_patterns.destination_of(target.link_target)
            yield StrayLink(entry, link, target, right, _files(_pages_at(page, entry.file)))


def _first_folder(path: str) -> str:
    """Return the path up to its first folder, or that of a page in no folder."""
    match = _FIRST_FOLDER.match(path)
    return match[0] if match is not None else path


def _pages_at(page: str, file: str) -> Iterator[str]:
    """Yield the pages that a path in a file may lead to: from its folder, from its page, or from the top of a site."""
    for base in (posixpath.dirname(file), _page(file)):
        yield posixpath.normpath(posixpath.join(base, page))
    above = file.split("/")[:-1]
    yield from ("/".join((*above[:depth], page[1:])) for depth in range(len(above) + 1) if page.startswith("/"))


def _paths(glossary: Lookup) -> Iterator[_Path]:
    for entry in glossary.entries if any(page_ending(file.path) for file in glossary.files) else ():
        for link in entry.links:
            if link.named or link.target is None or "{" in link.destination or ":" in link.destination:
                continue
            match = _REST.search(link.destination)
            rest = match[0] if match is not None else ""
            written = unquote(link.destination.removesuffix(rest))
            ending = page_ending(written)
            if "/" not in written and not ending:
                continue  # an id, or an anchor of the page
            target = glossary.resolve_link(link)
            if target is not None and page_ending(target.file):
                end = ending or ("/" if written.endswith("/") else "")
                path = written.removesuffix(end).rstrip("/")
                yield _Path(entry, link, target, path, end, rest, _page(target.file))


def _find_relative(paths: Sequence[_Path]) -> Iterator[StrayLink]:
    for is_folder in (False, True):
        bases = [_page(path.entry.file) if is_folder else posixpath.dirname(path.entry.file) for path in paths]
        stray = [(path, base) for path, base in zip(paths, bases, strict=True) if path.leads(base) != path.page]
        if len(stray) <= (1 - _SHARE) * len(paths):
            has_dot = any(path.path.startswith("./") for path in paths)
            for path, base in stray:
                right = posixpath.relpath(path.page, base or ".")
                right = f"./{right}" if has_dot and not right.startswith(".") else right
                yield _stray(path, right, [path.leads(base)])
            return


def _find_in_site(paths: Sequence[_Path]) -> Iterator[StrayLink]:
    """The last folder of the path must be that of the file."""
    stray = [path for path in paths if not path.is_in_folder]
    if len(stray) > (1 - _SHARE) * len(paths):
        return
    tops = Counter((_folder(path.page), posixpath.dirname(path.path)) for path in paths if path.is_in_folder)
    for path in stray:
        top = next((top for (folder, top), _ in tops.most_common() if folder == _folder(path.page)), None)
        *above, name = path.page.split("/")
        right = f"{top}/{name}" if top is not None else ""
        yield _stray(path, right, ["/".join((*above[:depth], path.path[1:])) for depth in range(len(above) + 1)])


def _stray(path: _Path, right: str, elsewhere: Iterable[str]) -> StrayLink:
    right = f"{right}{path.end}{path.rest}" if right else ""
    return StrayLink(path.entry, path.link, path.target, right, _files(elsewhere))


def _files(pages: Iterable[str]) -> tuple[str, ...]:
    return tuple(page + ending for page in pages for ending in _ENDINGS)


def _page(path: str) -> str:
    """Return the path of a page without its ending; that of a folder for its index."""
    page = path.removesuffix(page_ending(path))
    above, _, name = page.rpartition("/")
    return above if name.casefold() in FOLDER_PAGES else page


def _folder(path: str) -> str:
    return posixpath.basename(posixpath.dirname(path))
