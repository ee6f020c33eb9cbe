"""Document → EntryFacts: reads what a layout's roles select in the node of each entry."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping as Mapping_
from sys import intern
from types import MappingProxyType
from typing import Any

from glosslint.facts.entry import EntryFacts, Name, Reference, Text
from glosslint.facts.read_prose import ProseReader, broken_labels, links, malformed_links
from glosslint.facts.read_values import ValueReader, has_address_beside
from glosslint.layout.layout import (
    DERIVED_ROLES,
    FOLDER,
    KEY,
    PATH,
    SLUG,
    STEM,
    EntryNode,
    Layout,
    describe_node,
    entry_nodes,
    is_unchanged,
    nodes_by_root,
)
from glosslint.layout.roles import KeyLookup, Role, Selected, containers
from glosslint.model import NodePath
from glosslint.model.frozen import cached_property, replace
from glosslint.parse.scalar_values import is_null, value_of
from glosslint.parse.tree import DERIVED, MADE, RAW, Document, Mapping, Node, Scalar, Sequence
from glosslint.schema.validator import EntrySchema
from glosslint.text.names import fold, liquid_slug, slug, strip_quotes
from glosslint.util.sequences import share_tuple

#: Keys of formulas in TeX, whatever roles the layout has.
_FORMULA = ("formula.tex", "formula")
_NOTHING: Mapping_[Any, Any] = MappingProxyType({})


def read_entries(
    document: Document, layout: Layout, schema: EntrySchema | None, known: Mapping_[NodePath, EntryFacts] = _NOTHING
) -> tuple[EntryFacts, ...]:
    """Return the facts of each entry in ``document``, read or ``known`` by their root. Raise GlosslintError if the
    schema itself is not valid."""
    read: list[EntryFacts] = []
    empty: EntryFacts | None = None  # an entry that was begun and not written: only its place tells it from others
    for node in entry_nodes(document, layout):
        facts = known.get(node.root)
        is_empty = layout.entries == "list" and isinstance(node.node, Mapping) and not node.node.pairs
        if facts is None and is_empty and empty is not None:
            facts = replace(empty, root=node.root)
        if facts is None:
            facts = _EntryReader(document, node, layout, schema).facts()
            if is_empty and layout.id not in DERIVED_ROLES and layout.term not in DERIVED_ROLES:
                empty = facts
        read.append(facts)
    return tuple(read)


def unchanged_entries(
    old: Document, entries: Iterable[EntryFacts], new: Document, layout: Layout
) -> dict[NodePath, EntryFacts]:
    """Return those of the ``entries`` of a document that are the same in another state of its file, by their root; none
    that share it, as under a duplicate key."""
    if old.may_have_anchors or new.may_have_anchors:
        return {}
    before, after = nodes_by_root(old, layout), nodes_by_root(new, layout)
    return {
        entry.root: entry
        for entry in entries
        if entry.root in before
        and entry.root in after
        and not entry.truncated_values  # which hold offsets
        and is_unchanged(*before[entry.root], *after[entry.root])
    }


def derived_id(entry: EntryNode, layout: Layout, path: str, term: Text | None) -> Text | None:
    """Return the id of an entry whose layout derives it from the ``path`` of its file, its key or its term."""
    if layout.id in (STEM, PATH, FOLDER):
        return Text(layout.file_id(path), (*entry.root, layout.id))
    if layout.id == KEY:
        return Text(entry.key.text, (*entry.root, KEY)) if entry.key is not None else None
    return Text(slug(term.value), term.path) if term is not None else None


_QUOTED = ("'", '"', "json")  # styles in which spaces around a string are a part of it


class _EntryReader:
    def __init__(self, document: Document, entry: EntryNode, layout: Layout, schema: EntrySchema | None) -> None:
        self._document = document
        self._path = document.source.path
        self._entry = entry
        self._layout = layout
        self._schema = schema
        self._languages = _merged_languages(entry, layout)
        self._keys = KeyLookup(entry.node)
        self._absent = layout.absent_roles(self._keys.folded) if self._keys.folded else set()
        self._selected: dict[str, tuple[Selected, ...]] = {}

    def facts(self) -> EntryFacts:
        layout, entry = self._layout, self._entry
        texts = ProseReader(self._document, entry, layout, self._select)
        own_id, names, term = self._id(), self._names, self._term_of(self._names)
        pairs = entry.node.pairs if isinstance(entry.node, Mapping) else ()
        is_stem = own_id is not None and own_id.value == entry.stem
        replaced_by = self._one(layout.replaced_by)
        values = ValueReader(self._document, entry, layout, self._schema, self._select, self._keys)
        return EntryFacts(
            file=self._path,
            root=entry.root,
            stem=intern(entry.stem),
            id=own_id,
            term=term,
            anchor=self._anchor(own_id),
            anchors=tuple(self._other_anchors()),
            lacks_anchor=self._id_style == MADE and layout.anchor == "id",
            names=names,
            padded_names=tuple(self._padded_names()),
            prose=texts.fields,
            prose_steps=layout.prose_steps,
            references=tuple(self._references(own_id, names, {field.path for field in texts.linked_references})),
            links=links((*texts.linked, *texts.linked_references), layout, self._document.anchors),
            malformed_links=malformed_links(texts, layout),
            broken_labels=tuple(label for field in texts.whole for label in broken_labels(field)),
            status=self._one(layout.status),
            marked_draft=values.marked_draft(),
            page=self._one(layout.page),
            replaced_by=replaced_by if replaced_by is not None and replaced_by.value.strip() else None,
            addresses=self._texts(layout.addresses),
            dates=self._texts(layout.dates),
            kind=self._one(layout.kind),
            formulas=self._texts(_FORMULA),
            domains=self._texts((layout.domain,)),
            empty_values=values.empty_values,
            empty_prose=values.empty_prose,
            implicit_types=values.implicit_types,
            scalars_for_lists=tuple(values.scalars_for_lists()),
            roles_with_lists=share_tuple(tuple(values.roles_with_lists())),
            unread_values=tuple(values.unread_values((*layout.references, *layout.aliases))),
            unread_prose=() if texts.fields else tuple(values.unread_values(layout.prose.values())),
            truncated_values=tuple(values.truncated_values()),
            schema_violations=values.schema_violations(),
            id_is_made=self._is_made(own_id, term),
            id_is_stem=layout.id_is_stem,
            schema_restricts_id=self._schema is not None and self._schema.restricts((layout.id,)),
            stem_is_valid_id=is_stem or self._schema is None or self._schema.allows((layout.id,), entry.stem),
            id_key=layout.id,
            term_key=layout.term,
            keys=share_tuple(tuple(key.text for key, _ in pairs if key.style != RAW)),  # none for parts of a page
            shape="a mapping" if layout.entries == "merged" else describe_node(entry.node),
            id_shape=self._id_shape(own_id),
        )

    def _select(self, role: str) -> tuple[Selected, ...]:
        """Return the strings of a role. Without a language key they are in the language of their document, else of
        the layout."""
        selected = self._selected.get(role)
        if selected is None:
            if not role or role in self._absent:
                return ()
            selected = self._selected[role] = self._read_role(self._layout.role(role))
            if not selected and self._keys.is_absent(self._layout.role(role)):
                self._absent.add(role)
        return selected

    def _read_role(self, role: Role) -> tuple[Selected, ...]:
        if not self._languages:
            items = self._keys.select(role, self._entry.root, self._layout.text_language)
            if items is not None:
                return items
        language = self._layout.text_language
        default = "" if self._languages else language
        return tuple(
            item if item.language else item._replace(language=self._languages.get(item.path[:1], language))
            for node, path in self._nodes
            for item in role.select(node, path, default)
        )

    @cached_property
    def _nodes(self) -> tuple[tuple[Node, NodePath], ...]:
        """The node of the entry or, if it spans several documents, of each of them."""
        node, root = self._entry.node, self._entry.root
        if self._layout.entries == "merged" and isinstance(node, Sequence):
            return tuple((item, (number,)) for number, item in enumerate(node.items))
        return ((node, root),)

    def _many(self, roles: Iterable[str]) -> list[tuple[str, Selected]]:
        """Return the strings of several roles, each with its role; empty ones and null are left out."""
        return [
            (role, item)
            for role in roles
            if role not in self._absent
            for item in self._select(role)
            if item.scalar.text.strip() and not is_null(item.scalar)
        ]

    def _one(self, role: str) -> Text | None:
        """Return the string of a role that takes one value; null is none."""
        for item in self._select(role):
            if item.single and not is_null(item.scalar):
                return Text(item.scalar.text, item.path)
        return None

    def _texts(self, roles: Iterable[str]) -> tuple[Text, ...]:
        is_alone = len(self._entry.root) == 1  # its paths are those of other files
        found = self._many(roles)
        return tuple([Text(item.scalar.text, share_tuple(item.path) if is_alone else item.path) for _, item in found])

    def _id(self) -> Text | None:
        if self._layout.id in DERIVED_ROLES:
            return derived_id(self._entry, self._layout, self._path, self._whole_term)
        text = self._one(self._layout.id)
        if text is None:
            return None
        value = text.value[slice(*self._layout.id_span(text.value))] if self._layout.id_pattern else text.value
        return Text(intern(value), text.path)

    def _anchor(self, own_id: Text | None) -> str:
        """Return the anchor that links give instead of the id: that of the term, if the layout says so, or of an id
        with spaces, since no address holds these."""
        if self._layout.anchor == "slug":
            return slug(self._whole_term.value) if self._whole_term is not None else ""
        if self._layout.anchor == "name":
            return ""
        return slug(own_id.value) if own_id is not None and " " in own_id.value.strip() else ""

    def _other_anchors(self) -> Iterator[str]:
        """Yield what links may give besides the id: the other anchors of a section, or the names."""
        if self._layout.anchor == "name":
            yield from (" ".join(name.value.split()) for name in self._names)
        if self._layout.entries == "section":
            yield from (item.scalar.text for item in self._select("anchors"))
        elif self._layout.anchor == "slug":
            yield from (liquid_slug(name.value) for name in self._whole_names if name.kind == "term")

    def _is_made(self, own_id: Text | None, term: Text | None) -> bool:
        """Return whether the id is made from the term, or is the term of a section."""
        if self._layout.id == SLUG or self._id_style.startswith(DERIVED):
            return True
        return self._id_style != "" and own_id is not None and term is not None and own_id.value == term.value

    @property
    def _id_style(self) -> str:
        """The style of the id of a section; an empty string for other entries."""
        node = self._entry.node if self._layout.entries == "section" else None
        own_id = node.get(self._layout.id) if isinstance(node, Mapping) else None
        return own_id.style if isinstance(own_id, Scalar) else ""

    def _id_shape(self, own_id: Text | None) -> str:
        """Return what the value of the id's key is, if that is a list or a mapping."""
        is_one_string = own_id is not None and self._layout.entries != "merged"
        if is_one_string or self._layout.id.startswith("@"):
            return ""
        values = (value for node, _ in self._nodes for value, _ in containers(node, self._layout.id, ()))
        node = next(values, None)
        return "" if node is None or isinstance(node, Scalar) else describe_node(node)

    def _term_of(self, names: Iterable[Name]) -> Text | None:
        """Return the term in the layout's language, or else the first one."""
        terms = [name for name in names if name.kind == "term"]
        own = next((name for name in terms if name.language == self._layout.text_language), next(iter(terms), None))
        return Text(own.value, own.path) if own is not None else None

    @cached_property
    def _whole_term(self) -> Text | None:
        """The term with the names in brackets after it, of all of which sites make anchors."""
        return self._term_of(self._whole_names)

    @cached_property
    def _names(self) -> tuple[Name, ...]:
        wanted, whole = self._layout.more_names, self._whole_names
        return tuple(part for name in whole for part in name.split_names(wanted)) if wanted else whole

    @cached_property
    def _whole_names(self) -> tuple[Name, ...]:
        layout, entry = self._layout, self._entry
        names = {}  # by path: one key may play several roles, and is one name
        if layout.term == KEY and entry.key is not None:
            path = (*entry.root, KEY)
            value = strip_quotes(entry.key.text)
            names[path] = Name(value, path, "term", layout.text_language, entry.key.text.find(value))
        for kind, roles in (("term", (layout.term,)), ("expansion", layout.expansion), ("alias", layout.aliases)):
            for _, item in self._many(roles):
                if kind == "alias" and item.single and isinstance(value_of(item.scalar), bool):
                    continue  # a flag, such as "alias: true"
                text = item.scalar.text
                start, end = layout.term_span(text) if kind == "term" else (0, len(text))
                value = strip_quotes(text[start:end].strip())
                names.setdefault(item.path, Name(value, item.path, kind, item.language, text.find(value, start)))
        return tuple(names.values())

    def _padded_names(self) -> Iterator[Text]:
        """Yield the quoted strings of names that begin or end with spaces."""
        layout = self._layout
        for _, item in self._many((layout.term, *layout.expansion, *layout.aliases)):
            text = item.scalar.text
            if item.scalar.style in _QUOTED and text != text.strip(" \t\xa0"):
                yield Text(text, item.path)

    def _references(
        self, own_id: Text | None, names: tuple[Name, ...], linked: Container[NodePath]
    ) -> Iterator[Reference]:
        for role, item in self._many((self._layout.names,)):
            yield Reference(item.scalar.text, item.path, role, synonym=True)
        own_names = {fold(name.value) for name in names} if self._layout.resolve != "id" else set()
        for role, item in self._many(self._layout.references):
            if item.path in linked:
                continue
            target = intern(item.scalar.text)
            is_id = self._layout.resolve != "name" and own_id is not None and target == own_id.value
            to_self = is_id or (bool(own_names) and fold(target) in own_names)
            addressed = "." in role and has_address_beside(self._document, item.path)
            yield Reference(target, item.path, role, to_self, addressed=addressed)


def _merged_languages(entry: EntryNode, layout: Layout) -> dict[NodePath, str]:
    """Return the language of each document of a merged entry, by the first step of the paths in it."""
    if not layout.language_key or not isinstance(entry.node, Sequence):
        return {}
    role = layout.role(layout.language_key)
    return {item.path[:1]: item.scalar.text for item in role.select(entry.node, entry.root)}
