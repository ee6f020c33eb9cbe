"""Documents → the ways to read them: which nodes may be entries, and in what kind of container they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import NamedTuple

from glosslint.detect.file_names import STRONG, hint, names_glossary, translation
from glosslint.detect.keys.names import FIELDS, TERM, in_english, may_be_step, normal
from glosslint.detect.nested import below_groups, may_be_map
from glosslint.layout.layout import INDEX, EntryNode, Layout, entry_nodes
from glosslint.model.frozen import cached_property
from glosslint.parse.files import kind_of
from glosslint.parse.scalar_values import own_strings
from glosslint.parse.tree import BODY, Document, Mapping as MappingNode, Node, Scalar, Sequence
from glosslint.text.names import fold, slug

_DEPTH = 2  # how many keys a list or mapping of entries may be below
#: Keys of files in well-known formats: OpenAPI, Kubernetes, LinkML.
_OTHER_FORMATS = ("openapi", "swagger", "apiVersion", "default_range", "default_prefix")
_RULE = ("extends", "message")  # keys of a rule for Vale, which maps words to better ones
_OF_WORDS = ("headword", "word", "term", "title", "name", "lemma")  # keys that name the word of a file
#: Files, the share of them that have a word of their own, and the share of the labels of senses that differ.
_FEW_WORDS, _OWN_WORDS, _SAME_LABELS = 5, 0.95, 0.5
_SECTION = "_index"  # the page of a folder itself, which is not an entry
_ALIKE = 0.5  # the share of usual keys that two folders with one kind of entries have in common


class Shape(NamedTuple):
    """A kind of container, the key above it, whether the files are Markdown pages, and the names of the columns of
    tables that have no titles."""

    entries: str
    at: str = ""
    page: bool = False
    columns: tuple[str, ...] = ()


class Files(NamedTuple):
    """Which files are entries: the patterns, what to exclude (``None``: the default), and the files this leaves out."""

    patterns: tuple[str, ...] = ()
    exclude: tuple[str, ...] | None = None
    left_out: tuple[str, ...] = ()
    translations: tuple[str, ...] = ()  # patterns of files left out because they are translations
    termless: tuple[str, ...] = ()  # those left out that have no term
    others: tuple[str, ...] = ()  # descriptions of what else may be a glossary
    of_tools: tuple[str, ...] = ()  # those left out that are called like the settings of a tool
    of_page: tuple[str, ...] = ()  # files left out that are pages with entries


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
        shape = self.shape
        return Layout(entries=shape.entries, at=shape.at, columns=shape.columns, bases=bases)  # type: ignore[arg-type]

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The paths of the files."""
        return tuple(document.source.path for document in self.documents)

    @property
    def is_english(self) -> bool:
        """Whether neither the folder nor the name of a single file with entries is the code of another language."""
        own = PurePosixPath(self.paths[0]).stem if len(self.paths) == 1 and self.shape.entries != "file" else ""
        return in_english((*self.folder.split("/"), own))

    @property
    def of_folders(self) -> bool:
        """Whether all files are index pages of their folders: ``token/index.md``."""
        return self.deep and all(PurePosixPath(path).stem == INDEX for path in self.paths)

    @cached_property
    def nodes(self) -> tuple[EntryNode, ...]:
        """The nodes that would be entries."""
        return tuple(node for document in self.documents for node in entry_nodes(document, self.layout))

    @cached_property
    def usual_keys(self) -> frozenset[str]:
        """The keys that at least half of the entries have."""
        counts: Counter[str] = Counter()
        for node in self.nodes:
            if isinstance(node.node, MappingNode):
                counts.update({normal(key.text) for key, _ in node.node.pairs if not key.text.startswith("@")})
        return frozenset(key for key, count in counts.items() if 2 * count >= len(self.nodes))

    @cached_property
    def are_texts(self) -> bool:
        """Whether the entries are a mapping of strings, or of lists of strings."""
        return self.shape.entries == "map" and all(own_strings(node.node) for node in self.nodes)

    @property
    def names_only(self) -> bool:
        """Whether most strings of a mapping are their keys in words: "Drupal 7" for "drupal_7"."""
        return self.are_texts and 2 * sum(map(_is_own_name, self.nodes)) > len(self.nodes)


def _is_own_name(node: EntryNode) -> bool:
    text, key = node.node, node.key
    return isinstance(text, Scalar) and key is not None and slug(text.text) == slug(key.text.replace("_", " "))


def groups(documents: Mapping[str, Document]) -> list[Group]:
    """Return every way to read the documents, by folder, in the order of paths."""
    by_shape: dict[tuple[Shape, str], list[Document]] = defaultdict(list)
    for path, document in sorted(documents.items()):
        folder = path.rpartition("/")[0]
        if kind_of(path) == "page" and translation(path)[0] in documents:
            continue
        for shape in dict.fromkeys(_shapes(document)):
            by_shape[shape, folder].append(document)
    shallow = [Group(shape, folder, tuple(files)) for (shape, folder), files in by_shape.items()]
    every = (*shallow, *_called_glossaries(shallow), *_deep(shallow))
    return [group for group in every if (group.shape.entries != "map" or _keys_vary(group)) and not _has_senses(group)]


def _called_glossaries(shallow: list[Group]) -> Iterator[Group]:
    """Yield each list or mapping in a file that is called a glossary, or under a key that is, if other files of the
    folder have such, too: ``glossary`` in ``en.json`` and ``de.json``."""
    for group in shallow:
        if group.shape.entries in ("list", "map") and len(group.documents) > 1:
            for document in group.documents:
                if STRONG in (hint(document.source.path.rpartition("/")[2]), hint(group.shape.at)):
                    yield Group(group.shape, group.folder, (document,))


def _shapes(document: Document) -> Iterator[Shape]:
    roots = [root for root in document.roots if root.end > root.start]
    mappings = [root for root in roots if isinstance(root, MappingNode)]
    if any(root.get(key) is not None for root in mappings for key in _OTHER_FORMATS):
        return
    named = names_glossary(document.source.path)  # such a file may have a schema of its own
    if not named and any(root.get("$schema") is not None for root in mappings):
        return
    if any(all(root.get(key) is not None for key in _RULE) for root in mappings):
        return
    if len(roots) > 1 and all(isinstance(root, MappingNode) for root in roots):
        yield from (Shape("documents"), Shape("merged"))
    elif len(roots) == 1:
        root = roots[0]
        if isinstance(root, MappingNode) and root.get(BODY) is not None:
            yield Shape("file", page=True)
        else:
            if isinstance(root, MappingNode):
                yield Shape("file")
            if document.given_columns:
                yield Shape("list", columns=document.given_columns)
            else:
                yield from _containers(root, "", _DEPTH)


def _containers(node: Node, at: str, depth: int) -> Iterator[Shape]:
    """Yield the lists and mappings in a node that may hold entries."""
    yield from (Shape(kind, f"{at}.{below}".lstrip(".")) for kind, below in below_groups(node))
    if isinstance(node, Sequence):
        mappings = sum(isinstance(item, MappingNode) for item in node.items)
        if node.items and mappings >= 0.8 * len(node.items):
            yield Shape("list", at)
    elif isinstance(node, MappingNode):
        if may_be_map(node):
            yield Shape("map", at)
        if depth:
            for key, value in node.pairs:
                if may_be_step(key.text) and len(node.pairs) <= 20 and normal(key.text) not in FIELDS:
                    yield from _containers(value, f"{at}.{key.text}".lstrip("."), depth - 1)


def _keys_vary(group: Group) -> bool:
    """Return whether the keys of the mappings differ from file to file, as terms do."""
    keys = [node.key.text for node in group.nodes if node.key is not None]
    return len(set(keys)) >= 0.7 * len(keys)


def _has_senses(group: Group) -> bool:
    """Return whether the lists under a key are the senses of a word, of which each file has one: the words differ, and
    what seems to be the terms of the senses is the same in many files ("first", "second")."""
    if group.shape.entries != "list" or not group.shape.at or len(group.documents) < _FEW_WORDS:
        return False
    roots = [root for document in group.documents for root in document.roots if isinstance(root, MappingNode)]
    items = [node.node for node in group.nodes if isinstance(node.node, MappingNode)]
    inner = [values for key in TERM if (values := _values(items, key))]
    if not any(len(set(values)) <= _SAME_LABELS * len(values) for values in inner):
        return False
    words = (_values(roots, key) for key in _OF_WORDS)
    return any(len(set(own)) >= _OWN_WORDS * len(group.documents) for own in words)


def _values(mappings: Iterable[MappingNode], key: str) -> list[str]:
    """Return the strings that mappings have under a key, folded."""
    pairs = (pair for mapping in mappings for pair in mapping.pairs)
    return [fold(value.text) for own, value in pairs if normal(own.text) == key and isinstance(value, Scalar)]


def _deep(shallow: list[Group]) -> Iterator[Group]:
    """Yield groups of several subfolders whose entries are of one kind and have different file names."""
    by_shape: dict[Shape, list[Group]] = defaultdict(list)
    for group in shallow:
        by_shape[group.shape].append(group)
    for shape, alike in by_shape.items():
        parents = {group.folder.rpartition("/")[0] for group in alike} | {group.folder for group in alike}
        under: dict[str, list[Group]] = defaultdict(list)
        for group in alike:
            for folder in (group.folder, *map(str, PurePosixPath(group.folder).parents)):
                under[folder].append(group)
        for parent in sorted(parents):
            below = under[parent]
            below = [entries for group in below if (entries := _without_section(group)).documents]
            if len(below) > 1 and parent and _one_kind(below):
                documents = tuple(document for group in below for document in group.documents)
                yield Group(shape, parent, documents, deep=True)


def _without_section(group: Group) -> Group:
    """Return the group without ``_index`` pages, which each folder for a letter may have."""
    kept = tuple(document for document in group.documents if PurePosixPath(document.source.path).stem != _SECTION)
    return group if len(kept) == len(group.documents) else replace(group, documents=kept)


def own_name(path: str) -> str:
    """Return the stem of a file, or for an index page the name of its folder: ``token`` for ``token/index.md``."""
    file = PurePosixPath(path)
    return file.parent.name if file.stem == INDEX else file.stem


def _one_kind(below: list[Group]) -> bool:
    stems = [own_name(path) for group in below for path in group.paths]
    if len(set(stems)) < 0.95 * len(stems):
        return False  # translations of one glossary, in a folder for each language
    first, *others = (group.usual_keys for group in sorted(below, key=lambda group: -len(group.documents)))
    return all(len(first & keys) >= _ALIKE * len(first | keys) for keys in others)
