"""Documents → the containers that may hold entries: which nodes they are, and in how many files."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import NamedTuple

from glosslint.detect.file_names import STRONG, hint, names_glossary, translation
from glosslint.detect.words import FIELDS, PROSE, are_languages, is_english, may_be_step, normal
from glosslint.layout.layout import INDEX, EntryNode, Layout, entry_nodes
from glosslint.layout.roles import EACH
from glosslint.model.frozen import cached_property
from glosslint.parse.endings import kind_of
from glosslint.parse.scalar_values import own_strings
from glosslint.parse.tree import BODY, Document, Mapping as MappingNode, Node, Scalar, Sequence as SequenceNode

_DEPTH = 2  # how many keys a list or mapping of entries may be below
_MOST_KEYS = 20  # of a mapping whose values may be containers
#: Keys of files in well-known formats: OpenAPI, Kubernetes, LinkML, Vale.
_OTHER_FORMATS = ("openapi", "swagger", "apiVersion", "default_range", "default_prefix", "extends")
_MOST, _NEARLY_ALL = 0.8, 0.9  # shares of the items of a list, of the values of a mapping, of groups
_ALIKE = 0.5  # the share of usual keys that two lists or folders with one kind of entries have in common
_DISTINCT = 0.95  # share of different keys of mappings, and of file names
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?", re.IGNORECASE)


class Shape(NamedTuple):
    """A kind of container, the keys above it, and whether the files are Markdown pages."""

    entries: str
    at: str = ""
    page: bool = False


@dataclass(frozen=True)
class Group:
    """The documents of one folder (or of its subfolders) that are read in one way."""

    shape: Shape
    folder: str
    documents: tuple[Document, ...]
    deep: bool = False  # whether some of the files are in folders below
    beside: tuple[str, ...] = ()  # other folders with entries of the same glossary

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of the files, or those above them."""
        return (self.folder, *self.beside)

    @property
    def layout(self) -> Layout:
        """A layout with the container and without roles."""
        bases = tuple(f"{folder}/" for folder in self.folders if folder)
        return Layout(entries=self.shape.entries, at=self.shape.at, bases=bases)  # type: ignore[arg-type]

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The paths of the files."""
        return tuple(document.source.path for document in self.documents)

    @property
    def path(self) -> str:
        """The path that names the entries: that of their file, or of the folder of several files."""
        return self.folder if self.shape.entries in ("file", "merged") or len(self.paths) > 1 else self.paths[0]

    @property
    def hint(self) -> int:
        """How surely the path, or the key above the entries, names a glossary."""
        called = hint(self.shape.at)  # only a strong hint counts: "definitions" are mostly those of a schema
        return max(hint(self.path), called if called == STRONG else 0)

    @property
    def is_english(self) -> bool:
        """Whether neither the folder nor the name of a single file with entries is the code of another language."""
        own = PurePosixPath(self.paths[0]).stem if len(self.paths) == 1 and self.shape.entries != "file" else ""
        return is_english((*self.folder.split("/"), own))

    @cached_property
    def nodes(self) -> tuple[EntryNode, ...]:
        """The nodes that would be entries."""
        return tuple(node for document in self.documents for node in entry_nodes(document, self.layout))

    @cached_property
    def usual_keys(self) -> frozenset[str]:
        """The keys that at least half of the entries have."""
        return _usual_keys([node.node for node in self.nodes])

    @cached_property
    def are_texts(self) -> bool:
        """Whether the entries are a mapping of strings, or of lists of strings."""
        return self.shape.entries == "map" and all(own_strings(node.node) for node in self.nodes)

    def is_inside(self, other: Group) -> bool:
        """Return whether the entries are parts of those of another group of the same files."""
        if not set(self.paths) <= set(other.paths) or self.shape.entries == "file" or self.shape == other.shape:
            return False
        if other.shape.entries == "file":
            return len(other.paths) > 1
        return self.shape.at.startswith(f"{other.shape.at}." if other.shape.at else "")

    def is_within(self, at: str) -> bool:
        """Return whether the keys ``at`` lead to what this group reads at a path with ``*``, or to a part of it."""
        steps, others = self.shape.at.split("."), at.split(".")
        return EACH in steps and all(step in (EACH, own) for step, own in zip(steps, others, strict=False))


def groups(documents: Mapping[str, Document]) -> list[Group]:
    """Return every way to read the documents, by folder, in the order of paths."""
    by_shape: dict[tuple[Shape, str], list[Document]] = defaultdict(list)
    for path, document in sorted(documents.items()):
        if kind_of(path) == "page" and translation(path)[0] in documents:
            continue
        for shape in dict.fromkeys(_shapes(document)):
            by_shape[shape, path.rpartition("/")[0]].append(document)
    shallow = [Group(shape, folder, tuple(files)) for (shape, folder), files in by_shape.items()]
    single = [
        replace(group, documents=(document,))
        for group in shallow
        if group.shape.entries in ("list", "map") and len(group.documents) > 1
        for document in group.documents
        if STRONG in (hint(document.source.path.rpartition("/")[2]), hint(group.shape.at))
    ]
    return [*shallow, *single, *_find_deep(shallow)]


def _shapes(document: Document) -> Iterator[Shape]:
    roots = [root for root in document.roots if root.end > root.start]
    mappings = [root for root in roots if isinstance(root, MappingNode)]
    others = _OTHER_FORMATS if names_glossary(document.source.path) else ("$schema", *_OTHER_FORMATS)
    if any(root.get(key) is not None for root in mappings for key in others):
        return
    if len(roots) > 1 and len(mappings) == len(roots):
        yield from (Shape("documents"), Shape("merged"))
    elif len(roots) == 1:
        is_page = bool(mappings) and mappings[0].get(BODY) is not None
        yield from [Shape("file", page=is_page)] if mappings else []
        yield from _containers(roots) if not is_page else ()


def _containers(nodes: Sequence[Node], at: str = "", depth: int = _DEPTH, of_groups: bool = False) -> Iterator[Shape]:
    """Yield the lists and mappings that may hold entries: what a path leads to in a file, or in each ``of_groups``."""
    single = nodes[0] if len(nodes) == 1 and not of_groups else None
    yield from (Shape(kind, at) for kind in (_kinds(nodes) if single is None else _kinds_of(single)))
    mappings = [node for node in nodes if isinstance(node, MappingNode)]
    counts = Counter(key.text for node in mappings for key, _ in node.pairs)
    if depth and (of_groups or len(counts) <= _MOST_KEYS):
        for key, count in counts.items():
            if count >= _MOST * len(nodes) and may_be_step(key) and normal(key) not in FIELDS:
                values = [found for node in mappings if (found := node.get(key)) is not None]
                yield from _containers(values, f"{at}.{key}".lstrip("."), depth - 1, of_groups)
    if are_languages(counts) or (of_groups and (mappings or not depth)):
        return
    inner = [value for node in mappings for key, value in node.pairs if not key.text.startswith(("@", "_", "$"))]
    inner += [item for node in nodes if isinstance(node, SequenceNode) for item in node.items]
    for shape in _containers(inner, f"{at}.{EACH}".lstrip("."), 0 if of_groups else 1, of_groups=True):
        if not any(hint(key) == STRONG for key in counts):  # what is beside "terms" is seldom of its kind
            yield shape


def _kinds_of(node: Node) -> Iterator[str]:
    """Yield the kind of the entries of a list or a mapping."""
    if isinstance(node, SequenceNode):
        mappings = sum(isinstance(item, MappingNode) for item in node.items)
        yield from ["list"] if mappings and mappings >= _MOST * len(node.items) else []
    elif isinstance(node, MappingNode) and _may_be_map(node):
        yield "map"


def _kinds(groups: Sequence[Node]) -> Iterator[str]:
    """Yield the kind of the entries of several groups: lists of mappings with the same keys, or mappings of terms."""
    lists = [group.items for group in groups if isinstance(group, SequenceNode)]
    if len(lists) > 1 and all(isinstance(item, MappingNode) for items in lists for item in items):
        usual = [keys for items in lists if (keys := _usual_keys(items))]
        most = max(usual, key=len, default=frozenset[str]())
        if most and all(len(keys & most) >= _ALIKE * len(keys | most) for keys in usual):
            yield "list"
    elif _are_maps(groups):
        yield "map"


def _are_maps(groups: Sequence[Node]) -> bool:
    """Return whether these are several mappings of different terms to strings, or to mappings with a text."""
    mappings = [group for group in groups if isinstance(group, MappingNode)]
    keys = [key.text for group in mappings for key, _ in group.pairs]
    if not 1 < len(groups) == len(mappings) or len(set(keys)) < _DISTINCT * len(keys):
        return False
    values = [value for group in mappings for _, value in group.pairs]
    return all(isinstance(value, Scalar) for value in values) or all(map(_has_text, values))


def _may_be_map(node: MappingNode) -> bool:
    """Return whether the keys of a mapping may be terms: several keys, with values of one kind that are no numbers."""
    values = [value for _, value in node.pairs]
    texts = [value for value in values if isinstance(value, Scalar) and _NUMBER.fullmatch(value.text) is None]
    mappings = sum(isinstance(value, MappingNode) for value in values)
    lists = sum(isinstance(value, SequenceNode) and bool(own_strings(value)) for value in values)
    senses = sum(map(_has_text, values))
    if len(values) < 2 or max(len(texts) + senses, mappings, len(texts) + lists) < _NEARLY_ALL * len(values):
        return False
    return not are_languages(key.text for key, _ in node.pairs)


def _has_text(node: Node) -> bool:
    return isinstance(node, MappingNode) and any(normal(key.text) in PROSE for key, _ in node.pairs)


def _usual_keys(items: Sequence[Node]) -> frozenset[str]:
    counts = Counter(
        normal(key.text)
        for item in items
        if isinstance(item, MappingNode)
        for key, _ in item.pairs
        if not key.text.startswith("@")
    )
    return frozenset(key for key, count in counts.items() if 2 * count >= len(items))


def _find_deep(shallow: list[Group]) -> Iterator[Group]:
    """Yield groups of several subfolders whose entries are of one kind and have different file names."""
    under: dict[tuple[Shape, str], list[Group]] = defaultdict(list)
    for group in shallow:
        # A page called so is that of its folder, and no entry.
        kept = tuple(one for one in group.documents if PurePosixPath(one.source.path).stem != "_index")
        own = group if len(kept) == len(group.documents) else replace(group, documents=kept)
        for folder in (group.folder, *map(str, PurePosixPath(group.folder).parents)) if kept else ():
            under[group.shape, folder].append(own)
    folders = {folder for group in shallow for folder in (group.folder, group.folder.rpartition("/")[0])}
    for (shape, parent), below in sorted(under.items(), key=lambda item: item[0][1]):
        if parent in folders - {"", "."} and len(below) > 1 and _are_of_one_kind(below):
            yield Group(shape, parent, tuple(document for group in below for document in group.documents), deep=True)


def _are_of_one_kind(below: list[Group]) -> bool:
    """Return whether folders have entries with the same keys, and are no translations of one glossary."""
    files = [PurePosixPath(path) for group in below for path in group.paths]
    stems = [file.parent.name if file.stem == INDEX else file.stem for file in files]  # token/index.md
    first, *others = (group.usual_keys for group in sorted(below, key=lambda group: -len(group.documents)))
    alike = all(len(first & keys) >= _ALIKE * len(first | keys) for keys in others)
    return alike and len(set(stems)) >= _DISTINCT * len(stems)
