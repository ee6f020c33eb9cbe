"""Pages that hold many entries, as links name them: "../sails#jib" is an anchor of the page made from sails.md."""

from __future__ import annotations

from collections.abc import Iterable

from glosslint.facts.entry import EntryFacts
from glosslint.facts.file import FileFacts
from glosslint.facts.links import Link
from glosslint.parse.endings import FOLDER_PAGES
from glosslint.text.did_you_mean import nearest
from glosslint.util.sequences import grouped


class Pages:
    """The files of a glossary by the names of their pages."""

    def __init__(self, files: Iterable[FileFacts]) -> None:
        files = tuple(files)
        self._files = grouped((_page(file.path), file) for file in files)
        self._by_path = {file.path: file for file in files}

    def is_elsewhere(self, link: Link, entry: EntryFacts) -> bool:
        """Return whether a link of an entry gives an anchor of a page made from another file of the glossary."""
        files = self._named(link)
        return bool(files) and entry.file not in {file.path for file in files}

    @staticmethod
    def is_of_folder(link: Link) -> bool:
        """Return whether a link leads to the page of a folder, as that of the glossary itself: "../_index.md"."""
        return not link.named and (link.target or "").rpartition("/")[2].casefold() in FOLDER_PAGES

    def has_anchor(self, link: Link) -> bool:
        """Return whether a link gives an anchor that its page has, and that belongs to no entry."""
        return any(link.target in file.other_anchors for file in self._named(link))

    def nearest_anchor(self, link: Link, path: str, suggested: str | None) -> str | None:
        """Return the anchor of no entry that a link in the file ``path`` most likely means, if none of the page that it
        leads to is nearer to what is written than the ``suggested`` one of an entry."""
        files = self._named(link) or ((self._by_path[path],) if link.destination.startswith("#") else ())
        anchors = {anchor for file in files for anchor in file.other_anchors}
        found = nearest(link.target or "", (*sorted(anchors), *([suggested] if suggested else []))) if anchors else None
        return found if found in anchors else None

    def _named(self, link: Link) -> tuple[FileFacts, ...]:
        page, mark, _ = link.destination.partition("#")
        return self._files.get(_page(page), ()) if page and mark else ()


def _page(path: str) -> str:
    """Return the name of a page: the last part of its path without the ending, or the one before an index."""
    *folders, name = path.partition("?")[0].rstrip("/").casefold().split("/")
    stem = name.partition(".")[0]
    return folders[-1] if folders and stem in FOLDER_PAGES else stem
