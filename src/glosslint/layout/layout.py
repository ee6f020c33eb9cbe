"""Layouts: where the entries of a file are and which keys play which role. A layout is data: a table of settings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, Literal

from glosslint.layout.link_patterns import LinkPatterns
from glosslint.layout.roles import EACH, Role, containers, parse_role
from glosslint.model import NodePath, Span
from glosslint.model.frozen import NamedTuple, cached_property, dataclass
from glosslint.model.options import Limits, option
from glosslint.model.source import Source
from glosslint.parse.endings import stem_of
from glosslint.parse.files import parse, unread_forms
from glosslint.parse.page.table import CONTENTS, RELATED, SectionTable
from glosslint.parse.scalar_values import has_content, value_of
from glosslint.parse.tree import RAW, Document, Mapping as MappingNode, Node, Scalar, Sequence, is_moved, sections
from glosslint.text.languages import ENGLISH
from glosslint.text.names import slug
from glosslint.text.safe_regex import UserPattern

#: The sources of an id that is derived, not read from a key.
STEM, PATH, FOLDER, KEY, SLUG = "@stem", "@path", "@folder", "@key", "@slug"
INDEX = "index"  # the name of a page that stands for its folder
DERIVED_ROLES = (STEM, PATH, FOLDER, KEY, SLUG)
_MOST_FORMS = 1_000  # sets of keys in the cache of absent roles
#: Keys of a mapping that describe the file, like those that begin with @ in JSON-LD.
_NO_TERMS = frozenset(("$schema", "$comment", "$id", "_comment", "_comments", "__comment__", "_meta", "_note"))
#: A quoted or plain value, or a key, up to what may end it.
_PROBABLE = r"""[ \t]*+(?:"([^"\n]+)|'([^'\n]+)|((?![\[{])(?:[^\s"'#,}:]|[ '"](?=\S)|(?<=\S)[#:](?=\S)|(?<=\w)#)+))"""
_CONTAINERS = {"list": "a list of entries", "map": "a mapping of entries"}


@dataclass(frozen=True)
class Layout:
    """Which keys of an entry play which role. A role is a path of keys, such as `en.term`; `*` stands for any language.

    `@stem`, `@path`, `@folder` and `@key` are the file's name, its path, the name of its folder, and the key of the
    entry; `@slug` is the term as written in an anchor; `@body`, `@lead`, `@rest` and `@section:Title` are parts of a
    Markdown page.
    """

    extends: str = option("", "The preset to extend; without one, every role that is not set is empty.")
    entries: Literal["file", "list", "map", "documents", "merged", "section"] = option(
        "file",
        "What one entry is: a file, an item of a list, a value of a mapping, a YAML document, all those of a file, or "
        "a section of a page or row of a table.",
    )
    at: str = option(
        "",
        "The key that holds the list or mapping of entries, such as `terms` (`*` matches every key and every item of "
        "a list); in a page, the heading above the entries.",
    )
    section: SectionTable = option(SectionTable(), "For `section` entries: what an entry is.")
    columns: tuple[str, ...] = option(
        (), "The names of the columns of CSV files whose first row is an entry, in their order."
    )
    id: str = option("", "The id: a role, or `@stem`, `@path`, `@folder`, `@key`, `@slug`.")
    id_pattern: str = option("", "A regular expression whose first group is the id, if the key holds more than the id.")
    id_is_stem: bool = option(False, "Whether the file of an entry must be named after its id.")
    term: str = option("", "The term.")
    term_pattern: str = option(
        "", "A regular expression whose first group is the term, if the key holds more than the term."
    )
    more_names: tuple[Literal["brackets", "short-forms", "alike", "slash", "comma", "or", "dash"], ...] = option(
        (), "What adds other names to the term: brackets, or short and long forms; a slash, comma, dash, or `or`."
    )
    expansion: tuple[str, ...] = option((), "What the letters of an acronym stand for.")
    aliases: tuple[str, ...] = option((), "Other names of the concept.")
    prose: Mapping[str, str] = option({}, "The fields that hold prose in Markdown, by their names in messages.")
    core: str = option("", "The prose field that holds the definition itself.")
    limits: Mapping[str, Limits] = option({}, "The length limits of prose fields; an empty table sets no limit.")
    languages: tuple[str, ...] = option((), "The language keys that `*` matches; `*` for every code of ISO 639.")
    language: str = option("", "The language of texts without a language key; by default, it is detected.")
    language_key: str = option("", "The role that holds the language of each document of a merged entry.")
    status: str = option("", "Whether the entry is a draft, published or deprecated.")
    page: str = option("", "The address of the entry's page.")
    redirects: str = option("", "The list of old addresses of the entry's page, which redirect to it.")
    replaced_by: str = option("", "The entry to use instead of this one.")
    addresses: tuple[str, ...] = option((), "Addresses of other sites, such as those of sources.")
    dates: tuple[str, ...] = option((), "Dates and years in the past, such as that of the last review.")
    kind: str = option("", "What kind of entry it is, such as `term` or `acronym`.")
    names: str = option(
        "",
        "The entry, or list of entries, of which this one is only another name, such as the expansion of an acronym.",
    )
    domain: str = option("", "The subject field, or a list of them, in which the term has this meaning.")
    references: tuple[str, ...] = option((), "The lists of related entries.")
    resolve: Literal["id", "name", "id-or-name"] = option(
        "id", "Whether references give the id of an entry, one of its names, or either."
    )
    open: bool = option(False, "Whether references may name things that are not entries.")
    links: tuple[str, ...] = option((), "The forms of links to entries, with {id} for the id.")
    anchor: Literal["id", "slug", "name"] = option(
        "id", "What {id} in `links` stands for: the id, the anchor made from the term, or any name of the entry."
    )
    site: tuple[str, ...] = option(
        (), "The addresses under which the glossary is published, such as https://x.org/terms."
    )
    ignore_case: bool = option(False, "Whether references and links match ids without regard to case.")
    separator: str = option(
        "", "What separates values in one string: aliases, references, subject fields; `[]`, for `['rope', 'line']`."
    )
    schema: Mapping[str, Any] = option({}, "The JSON Schema of an entry, unless the key `schema` names a file.")

    name: str = ""  # the preset, or "custom"
    explicit_keys: frozenset[str] = frozenset()  # the keys that the project's own settings set
    where: str = "layout"  # what errors call the table
    bases: tuple[str, ...] = ()  # the folders of the glossary, each with a final slash

    def parse(self, source: Source) -> Document:
        """Return the Document of ``source``, parsed for this layout. Errors are in its ``faults``; none is raised."""
        container = (self.entries, self.at) if self.entries in ("list", "map") else None
        document = parse(source, self._sections, self.columns, container)
        return self.split_values(document) if self.separator and not document.faults else document

    def split_values(self, document: Document) -> Document:
        """Return ``document`` with lists instead of the strings that hold several values."""
        from glosslint.parse.separated import separate

        return separate(document, self.separator, tuple(dict.fromkeys(self._joined_paths(document))), self.split_values)

    def _joined_paths(self, document: Document) -> Iterator[NodePath]:
        """Yield the paths of the strings that may hold several values."""
        roles = (*self.aliases, *self.references, *self.expansion, self.domain, self.names)
        for entry in entry_nodes(document, self):
            for role in filter(None, roles):
                for item in self.role(role).select(entry.node, entry.root):
                    if item.single and item.scalar.text.strip():
                        yield item.path

    @cached_property
    def _sections(self) -> SectionTable | None:
        if self.entries != "section":
            return None
        lists_related = RELATED in self.references and RELATED not in self.prose.values()
        return replace(self.section, at=self.at, lists_related=lists_related)

    @property
    def text_language(self) -> str:
        """The language of strings without a language key; English until it is recognised."""
        return self.language or ENGLISH

    @property
    def recognises_language(self) -> bool:
        """Whether neither keys nor settings state the language of strings."""
        return not (self.language or self.languages or self.language_key)

    @cached_property
    def link_patterns(self) -> LinkPatterns:
        """``links``, compiled."""
        return LinkPatterns(self.links, self.site, self.id == PATH, self.anchor == "name", self.where)

    def role(self, path: str) -> Role:
        """Return the role of ``path``, compiled once."""
        return parse_role(path, self.languages)

    def role_paths(self, key: str) -> tuple[str, ...]:
        """Return the paths that a field holds, whether it has one, a list, or one for each name."""
        value = getattr(self, key)
        if isinstance(value, str):
            return (value,) if value else ()
        return tuple(value.values() if isinstance(value, Mapping) else value)

    @cached_property
    def prose_steps(self) -> tuple[tuple[str, ...], ...]:
        """The keys that lead from an entry to its prose fields."""
        return tuple(self.role(path).steps for path in self.prose.values())

    @cached_property
    def absent_roles(self) -> Callable[[frozenset[str]], set[str]]:
        """Returns the set of roles that entries with these folded keys, as many have, are known to lack; the caller
        adds to it."""
        return lru_cache(_MOST_FORMS)(lambda _keys: set())

    @cached_property
    def _term_pattern(self) -> UserPattern | None:
        return UserPattern(self.term_pattern, f"{self.where}: term-pattern") if self.term_pattern else None

    def matches_term_pattern(self, text: str) -> bool:
        """Return whether ``term-pattern`` finds a term in the value of the term's key."""
        return self._term_pattern is None or self._term_pattern.search(text) is not None

    def term_span(self, text: str) -> Span:
        """Return where the term is in the value of its key: the first group of ``term-pattern``, or all of it, without
        the whitespace around it."""
        stripped = text.strip()
        return _group(self._term_pattern, stripped).shift(text.find(stripped))

    @cached_property
    def _id_pattern(self) -> UserPattern | None:
        return UserPattern(self.id_pattern, f"{self.where}: id-pattern") if self.id_pattern else None

    def id_span(self, text: str) -> Span:
        """Return where the id is in the value of its key: the first group of ``id-pattern``, or all of it."""
        return _group(self._id_pattern, text)

    def path_id(self, path: str) -> str:
        """Return the id of a path: it is relative to the folder of the glossary, without the file's suffix. A page
        named ``index`` in a subfolder has the id of the subfolder, as in its address."""
        base = next((base for base in self.bases if path.startswith(base)), "")
        own = PurePosixPath(path.removeprefix(base)).with_suffix("")
        return str(own.parent if own.name == INDEX and len(own.parts) > 1 else own)

    def names_folder(self, path: str) -> bool:
        """Return whether the id of the entry in the file at ``path`` ends with the name of its folder."""
        file = PurePosixPath(path)
        return self.id == FOLDER or (
            self.id == PATH and file.stem == INDEX and PurePosixPath(self.path_id(path)).name == file.parent.name
        )

    def file_id(self, path: str) -> str:
        """Return the id that the layout derives from the path alone, or an empty string."""
        makers = {STEM: lambda: PurePosixPath(path).stem, FOLDER: lambda: PurePosixPath(path).parent.name}
        return self.path_id(path) if self.id == PATH else makers.get(self.id, str)()

    def probable_ids(self, path: str, text: str) -> frozenset[str]:
        """Return the ids that a file with syntax errors probably contains; references to them are not reported."""
        text = text.removeprefix("\ufeff")
        if self.id in (PATH, FOLDER):
            return frozenset((self.file_id(path),))
        keys = [re.escape(role.rsplit(".", 1)[-1]) for role in (self.id, self.term) if role not in DERIVED_ROLES]
        patterns = [rf"""^[ \t]*+(?:-[ \t]++)?(?:\{{[ \t]*+)?["']?{key}["']?[ \t]*+:{_PROBABLE}""" for key in keys]
        if KEY in (self.id, self.term):
            patterns += (f"^{_PROBABLE}", r"""^[ \t]*+["']?([^"':#\n]++)["']?[ \t]*+:""")
        matches = (match for pattern in patterns for match in re.finditer(pattern, text, re.MULTILINE))
        names = [match[match.lastindex or 0].strip() for match in matches]
        return frozenset((*(map(slug, names) if self.id == SLUG else names), PurePosixPath(path).stem))

    @cached_property
    def identifying_keys(self) -> tuple[str, ...]:
        """The keys of the id and the term, by which entries are recognised; none for sections and rows."""
        if self.entries == "section":
            return ()
        return tuple(dict.fromkeys(role for role in (self.id, self.term) if role and role not in DERIVED_ROLES))

    @cached_property
    def expected_contents(self) -> str:
        """What a file must contain, in words."""
        if self.entries == "section":
            below = f' below the heading "{self.at}"' if self.at else ""
            return f"{' or '.join(CONTENTS[form] for form in self.section.forms)}{below}"
        where = f' under "{self.at}"' if self.at else ""
        return f"{_CONTAINERS.get(self.entries, 'a mapping with the keys of an entry')}{where}"


class EntryNode(NamedTuple):
    """The node of one entry, its path, and the stem of its file's name. ``key`` is its key in a mapping of entries."""

    root: NodePath
    node: Node
    stem: str
    key: Scalar | None = None


def entry_nodes(document: Document, layout: Layout) -> Iterator[EntryNode]:
    """Yield the entries of a document, in order; a container of another kind than the layout's has none. An empty item
    of a list is an unwritten entry."""
    stem = stem_of(document.source.path)
    if layout.entries == "merged":
        if any(isinstance(root, MappingNode) for root in document.roots):
            yield EntryNode((), document.top, stem)
        return
    if layout.entries == "section":
        for path, node in sections(document):
            yield EntryNode(path, node, stem)
        return
    for number, root in enumerate(document.roots):
        for node, path in containers(root, layout.at, (number,)):
            if has_content(node):
                yield from _entries_in(node, path, layout, stem)


def _entries_in(node: Node, path: NodePath, layout: Layout, stem: str) -> Iterator[EntryNode]:
    if layout.entries == "documents" or (layout.entries == "file" and isinstance(node, MappingNode)):
        yield EntryNode(path, node, stem)
    elif layout.entries == "list" and isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield EntryNode((*path, index), item, stem)
    elif layout.entries == "map" and isinstance(node, MappingNode):
        for key, value in node.pairs:
            if not key.text.startswith("@") and not key.text.startswith("//") and key.text not in _NO_TERMS:
                yield EntryNode((*path, key.text), value, stem, key)


def _group(pattern: UserPattern | None, text: str) -> Span:
    """Return where the first matching group of a pattern is, or all of ``text`` without a match."""
    spans = match.regs[1:] if pattern is not None and (match := pattern.search(text)) is not None else ()
    return next((Span(*span) for span in spans if span[0] >= 0), Span(0, len(text)))


_SHOWN = 6  # how many keys a message lists


def surplus_documents(document: Document, layout: Layout) -> tuple[int, ...]:
    """Return the indices of all non-empty documents but the first, if the layout reads only one per file."""
    if len(document.roots) < 2 or layout.entries not in ("file", "list", "map"):
        return ()
    return tuple(number for number, root in enumerate(document.roots) if has_content(root))[1:]


def describe_contents(document: Document, layout: Layout) -> str:
    """Return what a file without entries has instead, in its first document that is not empty: ``holds a list``, ``has
    no key "terms"``. The result is empty if there is nothing where entries would be."""
    root = next((root for root in document.roots if has_content(root)), None)
    if layout.entries == "section":
        unread = unread_forms(document.source.path, layout.section.forms) == layout.section.forms
        return "is of a format in which glosslint does not read these" if unread else ""
    if root is None:
        return ""
    inner = next(containers(root, layout.at, ()), None)
    if inner is not None:
        where = f' under "{layout.at}"' if layout.at else ""
        words = describe_node(inner[0])
        return "" if words in ("nothing", "an empty list", "an empty mapping") else f"holds {words}{where}"
    if EACH in layout.at.split("."):
        return f'holds {describe_node(root)} with nothing under "{layout.at}"'
    if not isinstance(root, MappingNode):
        return f'holds {describe_node(root)} without a key "{layout.at}"'
    keys = [key.text for key, _ in root.pairs if key.style != RAW]
    return f'has no key "{layout.at}"' + (f", only {', '.join(keys[:_SHOWN])}" if keys else "")


def describe_node(node: Node) -> str:
    """Return what a node is, in words: ``a string``, ``an empty list``, ``nothing``."""
    if isinstance(node, Scalar):
        if not has_content(node):
            return "nothing"
        return "a string" if isinstance(value_of(node), str) else "a single value"
    if isinstance(node, Sequence):
        return "a list" if node.items else "an empty list"
    return "a mapping" if node.pairs else "an empty mapping"


def nodes_by_root(document: Document, layout: Layout) -> dict[NodePath, tuple[EntryNode, str]]:
    """Return the entries by root, each with its text up to the next entry; entries that share a root are left out."""
    nodes = list(entry_nodes(document, layout))
    starts = [node.key.start if node.key is not None else node.node.start for node in nodes]
    ends = [*starts, len(document.source.text)][1:]
    counts = Counter(node.root for node in nodes)
    return {
        node.root: (node, document.source.text[start:end])
        for node, start, end in zip(nodes, starts, ends, strict=True)
        if counts[node.root] == 1
    }


def is_unchanged(old: EntryNode, old_text: str, new: EntryNode, new_text: str) -> bool:
    """Return whether an entry is unchanged, comments included. Equal text is not enough, since its meaning depends on
    brackets, indentation and directives around it."""
    return old_text == new_text and is_moved(old.node, new.node, new.node.start - old.node.start)
