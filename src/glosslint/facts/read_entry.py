"""Document → EntryFacts: reads the roles a layout names out of an entry's node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from glosslint.facts import read_links as link_facts
from glosslint.facts.entry import EntryFacts, Name, Reference, Text
from glosslint.facts.prose import Prose
from glosslint.facts.read_values import ValueReader, is_empty_value
from glosslint.facts.read_whitespace import keys
from glosslint.layout.layout import KEY, PATH, SLUG, STEM, EntryNode, Layout, describe_node, entry_nodes
from glosslint.layout.roles import KeyLookup, Role, Selected, follow_keys
from glosslint.model import NodePath
from glosslint.parse.files import kind_of
from glosslint.parse.markdown import parser as markdown
from glosslint.parse.markdown.parser import Markdown
from glosslint.parse.scalar_values import value_of
from glosslint.parse.tree import BODY, Document, Mapping, Node, Scalar, Sequence
from glosslint.schema.validator import EntrySchema
from glosslint.text.names import fold, slug


def read_entries(document: Document, layout: Layout, schema: EntrySchema | None) -> tuple[EntryFacts, ...]:
    """The facts of every entry in ``document``. Raises GlosslintError when the schema itself is not valid."""
    return tuple(_Reader(document, entry, layout, schema).facts() for entry in entry_nodes(document, layout))


class _Reader:
    def __init__(self, document: Document, entry: EntryNode, layout: Layout, schema: EntrySchema | None) -> None:
        self._text = document.source.text
        self._path = document.source.path
        self._json = kind_of(self._path) == "json"
        self._entry = entry
        self._layout = layout
        self._schema = schema
        self._languages = _merged_languages(entry, layout)
        self._keys = KeyLookup(entry.node)
        self._selected: dict[str, tuple[Selected, ...]] = {}

    def facts(self) -> EntryFacts:
        layout, entry = self._layout, self._entry
        prose = tuple(self._prose())
        linked = self._linked(prose)
        names = self._names
        identity = self._id()
        values = ValueReader(self._text, entry, layout, self._schema, self._select, self._keys, self._json)
        return EntryFacts(
            file=self._path,
            root=entry.root,
            stem=entry.stem,
            id=identity,
            term=self._term(),
            names=names,
            prose=prose,
            prose_paths=tuple(self._expected(path) for path in layout.prose.values()),
            references=tuple(self._references(identity, names)),
            links=link_facts.links(linked, layout),
            malformed_links=link_facts.malformed_links(linked, layout),
            status=self._one(layout.status),
            page=self._one(layout.page),
            replaced_by=self._one(layout.replaced_by),
            domains=tuple(Text(found.scalar.text, found.path) for _, found in self._many((layout.domain,))),
            empty_values=values.empty_values,
            implicit_types=values.implicit_types,
            scalars_for_lists=tuple(values.scalars_for_lists()),
            roles_with_lists=tuple(values.roles_with_lists()),
            unread_values=tuple(values.unread_values()),
            truncated_values=tuple(values.truncated_values()),
            schema_violations=values.schema_violations(),
            id_is_stem=layout.id_is_stem,
            schema_restricts_id=self._schema is not None and self._schema.restricts((layout.id,)),
            stem_is_valid_id=self._schema is None or self._schema.allows((layout.id,), entry.stem),
            id_key=layout.id,
            term_key=layout.term,
            keys=keys(entry.node),
            shape="a mapping" if layout.entries == "merged" else describe_node(entry.node),
            id_shape=self._id_shape(),
        )

    def _select(self, role: str) -> tuple[Selected, ...]:
        """The texts of a role; those without a language key have the language of their document, or of the layout."""
        known = self._selected.get(role)
        if known is None:
            known = self._selected[role] = self._found(role) if role else ()
        return known

    def _found(self, role: str) -> tuple[Selected, ...]:
        compiled = self._layout.role(role)
        if not self._languages:
            quick = self._keys.select(compiled, self._entry.root, self._layout.language)
            if quick is not None:
                return quick
        return tuple(self._searched(compiled))

    def _searched(self, role: Role) -> Iterator[Selected]:
        usual = "" if self._languages else self._layout.language
        for node, path in self._nodes:
            for item in role.select(node, path, usual):
                yield item if item.language else item._replace(language=self._language(item.path))

    @cached_property
    def _nodes(self) -> tuple[tuple[Node, NodePath], ...]:
        """The entry's node or, for one in several documents, that of each."""
        node, root = self._entry.node, self._entry.root
        if self._layout.entries == "merged" and isinstance(node, Sequence):
            return tuple((item, (number,)) for number, item in enumerate(node.items))
        return ((node, root),)

    def _language(self, path: NodePath) -> str:
        return self._languages.get(path[:1], self._layout.language)

    def _many(self, roles: Iterable[str]) -> Iterator[tuple[str, Selected]]:
        """The texts of several roles that are there, with their roles; null is no text."""
        for role in roles:
            for found in self._select(role):
                if found.scalar.text.strip() and value_of(found.scalar) is not None:
                    yield role, found

    def _one(self, role: str) -> Text | None:
        """The text of a role that has one value."""
        found = (item for item in self._select(role) if item.single and (item.scalar.text or item.scalar.style))
        return next((Text(item.scalar.text, item.path) for item in found), None)

    def _id(self) -> Text | None:
        entry = self._entry
        if self._layout.id == STEM:
            return Text(entry.stem, (*entry.root, STEM))
        if self._layout.id == PATH:
            return Text(self._layout.path_id(self._path), (*entry.root, PATH))
        if self._layout.id == KEY:
            return Text(entry.key.text, (*entry.root, KEY)) if entry.key is not None else None
        if self._layout.id == SLUG:
            term = self._term()
            return Text(slug(term.value), term.path) if term is not None else None
        return self._one(self._layout.id)

    def _id_shape(self) -> str:
        """What stands under the key of the id; nothing when there is no such key."""
        if self._layout.id.startswith("@"):
            return ""
        held = (follow_keys(node, self._layout.id, ()) for node, _ in self._nodes)
        return next((describe_node(found[0]) for found in held if found is not None), "")

    def _term(self) -> Text | None:
        """The term in the layout's language, else in the first there is."""
        terms = [name for name in self._names if name.kind == "term"]
        own = [name for name in terms if name.language == self._layout.language]
        return next((Text(name.value, name.path) for name in (*own, *terms)), None)

    @cached_property
    def _names(self) -> tuple[Name, ...]:
        return tuple(self._read_names())

    def _read_names(self) -> Iterator[Name]:
        layout, entry = self._layout, self._entry
        if layout.term == KEY and entry.key is not None:
            yield Name(entry.key.text, (*entry.root, KEY), "term", layout.language)
        told = set()
        for kind, roles in (("term", (layout.term,)), ("expansion", layout.expansion), ("alias", layout.aliases)):
            for _, found in self._many(roles):
                text = found.scalar.text
                value = layout.extract_term(text.strip()) if kind == "term" else text.strip()
                if found.path not in told:
                    told.add(found.path)
                    yield Name(value, found.path, kind, found.language, max(text.find(value), 0))

    def _prose(self) -> Iterator[Prose]:
        layout, node = self._layout, self._entry.node
        if isinstance(node, Scalar) and layout.core and layout.entries == "map":  # from terms to definitions
            if not is_empty_value(node, self._json):
                structure = markdown.parse(node.text)
                yield Prose(layout.core, node.text, self._entry.root, structure, core=True, language=layout.language)
            return
        for name, role in layout.prose.items():
            for found in self._select(role):
                scalar = found.scalar
                if scalar.style or not is_empty_value(scalar, self._json):
                    limits = layout.limits.get(name)
                    structure = self._structure(role, scalar)
                    yield Prose(name, scalar.text, found.path, structure, limits, name == layout.core, found.language)

    def _structure(self, role: str, scalar: Scalar) -> Markdown:
        """A part of a page has its share of the page's structure: a link may be defined in another part."""
        body = self._body
        if body is None or not role.startswith("@"):
            return markdown.parse(scalar.text)
        return markdown.clip(self._page, scalar.start - body.start, scalar.end - body.start)

    @cached_property
    def _body(self) -> Scalar | None:
        node = self._entry.node.get(BODY) if isinstance(self._entry.node, Mapping) else None
        return node if isinstance(node, Scalar) else None

    @cached_property
    def _page(self) -> Markdown:
        """The structure of the whole body."""
        return markdown.parse(self._body.text) if self._body is not None else Markdown()

    def _linked(self, prose: tuple[Prose, ...]) -> tuple[Prose, ...]:
        """The texts whose links count: those of a page as one, since its parts share their definitions of links."""
        body, roles = self._body, self._layout.prose
        if body is None or not any(role.startswith("@") for role in roles.values()):
            return prose
        page = Prose(BODY, body.text, (*self._entry.root, BODY), self._page)
        return (page, *(field for field in prose if not roles.get(field.field, "").startswith("@")))

    def _expected(self, role: str) -> NodePath:
        return (*self._entry.root, *self._layout.role(role).steps)

    def _references(self, identity: Text | None, names: tuple[Name, ...]) -> Iterator[Reference]:
        own = {identity.value} if identity is not None and self._layout.resolve != "name" else set()
        own_names = {fold(name.value) for name in names} if self._layout.resolve != "id" else set()
        for role, found in self._many(self._layout.references):
            target = found.scalar.text
            mine = target in own or (bool(own_names) and fold(target) in own_names)
            yield Reference(target, found.path, role, mine)


def _merged_languages(entry: EntryNode, layout: Layout) -> dict[NodePath, str]:
    """For a concept in several documents: the language of each, by the beginning of its paths."""
    if not layout.language_key or not isinstance(entry.node, Sequence):
        return {}
    role = layout.role(layout.language_key)
    return {found.path[:1]: found.scalar.text for found in role.select(entry.node, entry.root)}
