"""Layouts: where the entries of a file are, and which keys play which role. A layout is data: a table of settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, Literal, NamedTuple

from glosslint.layout.link_patterns import LinkPatterns
from glosslint.layout.roles import Role, follow_keys
from glosslint.model import NodePath
from glosslint.model.limits import Limits
from glosslint.model.options import option
from glosslint.parse.scalar_values import value_of
from glosslint.parse.tree import RAW, Document, Node, Scalar, Sequence
from glosslint.parse.tree import Mapping as MappingNode
from glosslint.text.names import slug

STEM, PATH, KEY, SLUG = "@stem", "@path", "@key", "@slug"
DERIVED_ROLES = (STEM, PATH, KEY, SLUG)
_SHOWN = 6  # keys that a message lists
_CONTAINERS = {"list": "a list of entries", "map": "a mapping of entries"}


@dataclass(frozen=True)
class Layout:
    """Which keys of an entry play which role. A role is a path of keys, such as `en.term`; `*` stands for any language.

    `@stem`, `@path` and `@key` are the file's name, its path, and the key of the entry; `@slug` is the term as it
    stands in an anchor; `@body`, `@lead`, `@rest` and `@section:Title` are parts of a Markdown page.
    """

    extends: str = option("", "The preset to start from; without one, every role that is not stated is empty.")
    entries: Literal["file", "list", "map", "documents", "merged"] = option(
        "file",
        "What an entry is: a file, an item of a list, a value of a map, a YAML document, or all documents of a file.",
    )
    at: str = option("", "The key below which the list or map of entries stands, such as `terms`.")
    id: str = option("", "The id: a role, or `@stem`, `@path`, `@key`, `@slug`.")
    id_is_stem: bool = option(False, "Whether an entry's file must be named after its id.")
    term: str = option("", "The term.")
    term_pattern: str = option("", "A regular expression whose first group is the term, where the key holds more.")
    expansion: tuple[str, ...] = option((), "What the letters of an acronym stand for.")
    aliases: tuple[str, ...] = option((), "Other names of the concept.")
    prose: Mapping[str, str] = option({}, "The fields that hold prose in Markdown, by the name messages call them.")
    core: str = option("", "Which prose field is the definition proper.")
    limits: Mapping[str, Limits] = option({}, "How long prose fields may be; an empty table sets no limit.")
    languages: tuple[str, ...] = option((), "The language keys that `*` stands for; `*` for every code of ISO 639.")
    language: str = option("en", "The language of what is under no language key.")
    language_key: str = option("", "The role that holds the language of each document of a merged entry.")
    status: str = option("", "Whether the entry is a draft, published or deprecated.")
    page: str = option("", "The address of the entry's page.")
    redirects: str = option("", "The list of old addresses of the entry's page, from which readers are sent on to it.")
    replaced_by: str = option("", "The entry to use instead of this one.")
    domain: str = option("", "The field of knowledge, or a list of them, in which the term has this meaning.")
    references: tuple[str, ...] = option((), "The lists of related entries.")
    resolve: Literal["id", "name", "id-or-name"] = option("id", "What references name an entry by.")
    open: bool = option(False, "Whether references may name what is no entry.")
    links: tuple[str, ...] = option((), "What links to entries look like, with {id} for the id.")
    site: tuple[str, ...] = option(
        (), "The addresses under which the glossary is published, such as https://x.org/terms."
    )
    ignore_case: bool = option(False, "Whether capitals in ids make no difference to references and links.")
    schema: Mapping[str, Any] = option({}, "The JSON Schema of an entry, if no file is named by the key `schema`.")

    name: str = ""  # the preset, or "custom"
    explicit_keys: frozenset[str] = frozenset()  # the keys that the project itself states
    bases: tuple[str, ...] = ()  # the folders that hold the glossary, with a slash

    @cached_property
    def link_patterns(self) -> LinkPatterns:
        """The compiled forms of ``links``."""
        return LinkPatterns(self.links, self.site)

    def role(self, path: str) -> Role:
        """A role's path, compiled once."""
        known = self._roles.get(path)
        if known is None:
            known = self._roles[path] = Role.parse(path, self.languages)
        return known

    @cached_property
    def _roles(self) -> dict[str, Role]:
        return {}

    @cached_property
    def _term_pattern(self) -> re.Pattern[str] | None:
        return re.compile(self.term_pattern) if self.term_pattern else None

    def matches_term_pattern(self, text: str) -> bool:
        """Whether ``term-pattern`` finds a term in the text of the term's key."""
        return self._term_pattern is None or self._term_pattern.search(text) is not None

    def extract_term(self, text: str) -> str:
        """The term in the text of the term's key: what the first group of ``term-pattern`` matches, or all of it."""
        match = self._term_pattern.search(text) if self._term_pattern is not None else None
        return match[1] if match is not None and match.lastindex else text

    def path_id(self, path: str) -> str:
        """The id of a file that is known by its path: below the glossary's folder, without its ending."""
        base = next((base for base in self.bases if path.startswith(base)), "")
        return str(PurePosixPath(path.removeprefix(base)).with_suffix(""))

    def probable_ids(self, path: str, text: str) -> frozenset[str]:
        """The ids a file that cannot be parsed probably holds, so that references to them are not called broken."""
        if self.id == PATH:
            return frozenset((self.path_id(path),))
        if self.id == KEY:
            written = re.findall(r"^[ \t]*[\"']?([^\"':#\n]+)[\"']?[ \t]*:", text, re.MULTILINE)
        elif self.id == SLUG:
            key = re.escape(self.term.rsplit(".", 1)[-1])
            written = re.findall(rf"^[ \t]*(?:-[ \t]+)?{key}[ \t]*:[ \t]*['\"]?([^'\"\n]+)", text, re.MULTILINE)
            written = [slug(term) for term in written]
        else:
            key = re.escape(self.id.rsplit(".", 1)[-1])
            written = re.findall(rf"^[ \t]*(?:-[ \t]+)?{key}[ \t]*:[ \t]*['\"]?([\w.\-]+)", text, re.MULTILINE)
        return frozenset((*(name.strip() for name in written), PurePosixPath(path).stem))

    @property
    def identifying_keys(self) -> tuple[str, ...]:
        """The keys by which an entry is known."""
        return tuple(dict.fromkeys(role for role in (self.id, self.term) if role and role not in DERIVED_ROLES))

    @property
    def expected_contents(self) -> str:
        """What a file of this layout holds, in words."""
        where = f' under "{self.at}"' if self.at else ""
        return f"{_CONTAINERS.get(self.entries, 'a mapping with the keys of an entry')}{where}"


class EntryNode(NamedTuple):
    """One entry of a document: the path to its node, the node, the key that leads to it, and its file's name.

    ``key`` is the key of a map and its place, for layouts that take ids or terms from there.
    """

    root: NodePath
    node: Node
    stem: str
    key: Scalar | None = None


def entry_nodes(document: Document, layout: Layout) -> Iterator[EntryNode]:
    """The entries of a document, in order. A container of another kind than the layout's holds none; an empty item of
    a list is an entry that somebody began."""
    stem = PurePosixPath(document.source.path).stem
    if layout.entries == "merged":
        if any(isinstance(root, MappingNode) for root in document.roots):
            yield EntryNode((), document.top, stem)
        return
    for number, root in enumerate(document.roots):
        found = follow_keys(root, layout.at, (number,))
        if found is not None and _holds(found[0]):
            yield from _inside(*found, layout, stem)


def _inside(node: Node, path: NodePath, layout: Layout, stem: str) -> Iterator[EntryNode]:
    if layout.entries == "documents" or (layout.entries == "file" and isinstance(node, MappingNode)):
        yield EntryNode(path, node, stem)
    elif layout.entries == "list" and isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield EntryNode((*path, index), item, stem)
    elif layout.entries == "map" and isinstance(node, MappingNode):
        for key, value in node.pairs:
            if not key.text.startswith("@"):
                yield EntryNode((*path, key.text), value, stem, key)


def surplus_documents(document: Document, layout: Layout) -> tuple[int, ...]:
    """The numbers of the documents after the first that holds anything, where the layout knows but one a file."""
    if layout.entries not in ("file", "list", "map"):
        return ()
    return tuple(number for number, root in enumerate(document.roots) if _holds(root))[1:]


def describe_contents(document: Document, layout: Layout) -> str:
    """What the first document that holds anything has at the layout's place, to be said of a file without entries:
    ``holds a list``, ``has no key "terms"``; nothing when that place is empty."""
    root = next((root for root in document.roots if _holds(root)), None)
    if root is None:
        return ""
    inner = follow_keys(root, layout.at, ())
    if inner is not None:
        where = f' under "{layout.at}"' if layout.at else ""
        return "" if _is_blank(inner[0]) else f"holds {describe_node(inner[0])}{where}"
    if not isinstance(root, MappingNode):
        return f'holds {describe_node(root)} without a key "{layout.at}"'
    keys = [key.text for key, _ in root.pairs if key.style != RAW]
    return f'has no key "{layout.at}"' + (f", only {', '.join(keys[:_SHOWN])}" if keys else "")


def describe_node(node: Node) -> str:
    """What a node is, in words."""
    if isinstance(node, Scalar):
        if not _holds(node):
            return "nothing"
        return "a string" if isinstance(value_of(node), str) else "a single value"
    what = "list" if isinstance(node, Sequence) else "mapping"
    return f"a {what}" if (node.items if isinstance(node, Sequence) else node.pairs) else f"an empty {what}"


def _is_blank(node: Node) -> bool:
    return describe_node(node) in ("nothing", "an empty list", "an empty mapping")


def _holds(node: Node) -> bool:
    """Whether there is anything: an empty or null document or item is no entry."""
    return node.end > node.start and not (
        isinstance(node, Scalar) and not node.style and node.text in ("", "~", "null")
    )
