"""Layouts: where the entries of a file are, and which keys play which role. A layout is data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from glosslint.model import NodePath
from glosslint.parse.tree import Document, Node

#: What an id may look like inside a link destination: no path, query, anchor, scheme, file ending or template.
_ID = r"(?P<id>[^\s/#?:.{}<>]+)"
_REST = r"(?:[?#].*)?"
#: Destinations that may mean an entry in a form that is not the layout's: its anchor, path, file or page.
_UPWARDS = re.compile(r"^(?:\.{1,2}/)+")
_LOOSE = (
    re.compile(r"(?:\.{0,2}/|#)?" + _ID + r"(?:/|\.(?:md|html?))?" + _REST),
    re.compile(r"(?:[^\s?#:]*/)?" + _ID + r"\.ya?ml" + _REST),
)


class Limits(NamedTuple):
    """How long a field may be, in words and sentences; 0 sets no limit."""

    min_words: int = 0
    max_words: int = 0
    max_sentences: int = 0


@dataclass(frozen=True)
class Layout:
    """Which keys of an entry play which role. ``prose`` fields are Markdown; ``core`` names the one that defines."""

    name: str
    id: str
    term: str
    core: str
    prose: tuple[str, ...]
    expansion: str = ""
    aliases: str = ""
    status: str = ""
    page: str = ""
    replaced_by: str = ""
    references: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    limits: Mapping[str, Limits] = field(default_factory=dict)
    id_is_stem: bool = False

    @cached_property
    def _link_patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(
            re.compile(_ID.join(re.escape(part) for part in pattern.split("{id}", 1)) + _REST) for pattern in self.links
        )

    def link_target(self, destination: str) -> str | None:
        """The id that a link destination names, or ``None`` when it leads somewhere else."""
        for pattern in self._link_patterns:
            match = pattern.fullmatch(destination)
            if match is not None:
                return unquote(match["id"])
        return None

    def loose_target(self, destination: str) -> str | None:
        """The id that a destination would name if it were written as the layout wants: ``#rope``, ``/rope``,
        ``rope.md``, ``../glossary/rope.yaml``; ``None`` for one that can mean no entry."""
        matches = (pattern.fullmatch(destination) for pattern in _LOOSE)
        return next((unquote(match["id"]) for match in matches if match is not None), None)

    def link_to(self, target: str) -> str:
        """The destination that leads to the entry ``target``, as the layout wants it written."""
        return self.links[0].replace("{id}", target) if self.links else target

    def lost_ids(self, path: str, text: str) -> frozenset[str]:
        """The ids a file that cannot be parsed probably holds, so that references to them are not called broken."""
        written = re.findall(
            rf"^[ \t]*(?:-[ \t]+)?{re.escape(self.id)}[ \t]*:[ \t]*['\"]?([\w.\-]+)", text, re.MULTILINE
        )
        return frozenset((*written, PurePosixPath(path).stem))


def page_key(destination: str) -> str:
    """What two ways to write one page have in common: ``/glossary/rope/``, ``../glossary/rope``."""
    return unquote(_UPWARDS.sub("", destination)).strip("/")


class EntryNode(NamedTuple):
    """One entry of a document: the path to its node, the node, and the stem of its file's name."""

    root: NodePath
    node: Node
    stem: str


def entry_nodes(document: Document) -> Iterator[EntryNode]:
    """The entries of a document: each YAML document of the file that holds anything."""
    stem = PurePosixPath(document.source.path).stem
    for number, root in enumerate(document.roots):
        if root.end > root.start:
            yield EntryNode((number,), root, stem)


#: The layout of DESIGN section 4: one entry a file, named after its id.
NATIVE = Layout(
    name="native",
    id="id",
    term="term",
    core="summary",
    prose=("summary", "definition"),
    expansion="expansion",
    aliases="aliases",
    status="status",
    page="page",
    replaced_by="replaced_by",
    references=("see_also", "broader", "replaced_by"),
    links=("{id}",),
    limits={"summary": Limits(min_words=8, max_words=45, max_sentences=2)},
    id_is_stem=True,
)

PRESETS: Mapping[str, Layout] = {"native": NATIVE}
