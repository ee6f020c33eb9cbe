"""A group of documents and the roles of its keys → the layout that matches it, and the schema beside them that does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from glosslint.detect.containers import Group
from glosslint.detect.links import Links, References, destinations, links, references
from glosslint.facts.entry import EntryFacts, Text
from glosslint.facts.read_entry import derived_id, read_entries
from glosslint.layout.layout import DERIVED_ROLES, KEY, SLUG, STEM, EntryNode, Layout, entry_nodes
from glosslint.layout.link_patterns import LinkPatterns
from glosslint.layout.presets import preset, presets, read_layout
from glosslint.layout.roles import EACH
from glosslint.model import GlosslintError
from glosslint.parse.scalar_values import plain_data
from glosslint.parse.tree import Document
from glosslint.schema.validator import EntrySchema, native_schema
from glosslint.schema.walk import subschemas_at
from glosslint.text.names import slug

if TYPE_CHECKING:
    from glosslint.detect.keys import Roles

_NEARLY_ALL = 0.9
_SAME = 0.95  # share of the entries of which a preset reads the same id and term
_STEM_IS_ID = 0.9
_TYPOS = 0.05  # share of the links
_MORE = 0.9  # weight of links by anchor, compared with links by id


@dataclass(frozen=True)
class Fit:
    """A layout that matches: the ``table`` of settings, and the name of the ``preset`` if that is all of it."""

    table: Mapping[str, Any]
    preset: str = ""
    term: str = ""
    prose: tuple[str, ...] = ()  # the prose roles that occur
    beside: tuple[str, ...] = ()  # keys with sentences and no role
    translated: tuple[str, ...] = ()  # keys of terms and texts in other languages
    entries: tuple[EntryFacts, ...] = ()
    links: Links = field(default_factory=Links)
    references: References = field(default_factory=References)
    synonyms: References = field(default_factory=References)  # references of entries that are only another name

    @property
    def texts_left_out(self) -> tuple[str, ...]:
        """The keys with sentences that the layout does not check."""
        known = set(map(str.casefold, self.layout.prose.values()))  # a role ignores case
        return tuple(path for path in self.beside if path.casefold() not in known)

    @property
    def layout(self) -> Layout:
        """The layout, as read from the settings."""
        return read_layout(self.preset or dict(self.table), "layout")


def fit(group: Group, roles: Roles, pages: frozenset[str] = frozenset()) -> Fit:
    """Return the layout for a group with these roles, in a site with ``pages`` of these names."""
    table = dict(_container(group, roles))
    synonyms = [roles.names] if roles.names else []
    trial = {**table, "references": [*roles.references, *roles.guesses, *synonyms]}
    probe = replace(read_layout(trial, "layout"), bases=group.layout.bases)
    read = _read(group, probe)
    layouts = [replace(probe, id=identity, anchor=anchor) for anchor in ("id", "slug") for identity in roles.ids]
    fits = [_with_ids(read, group, roles, layout, pages) for layout in layouts]
    best = max(fits, key=_resolved)  # the first, if several are as good
    own = replace(best, table={**table, **dict(_rest(best, group, roles))})
    name = next((name for name in presets() if _is_preset(name, own, group)), "")
    return _as_preset(name, own) if name else own


def _as_preset(name: str, own: Fit) -> Fit:
    """Return the fit with a preset, without the references and links of the preset that hardly match."""
    layout = preset(name)
    table: dict[str, Any] = {"at": own.table["at"]} if own.table.get("at") else {}
    unused = {item.key for item in (*own.links.left_out, *own.references.left_out)}
    if not {key.casefold() for key in unused}.isdisjoint(map(str.casefold, layout.references)):
        table["references"] = list(own.references.roles)
    patterns = own.links.patterns
    if not unused.isdisjoint(layout.links) or not set(patterns) <= set(layout.links) or _links_elsewhere(layout, own):
        table["links"] = list(patterns)
    table |= {key: own.table[key] for key in ("anchor", "kind", "names", "more-names") if key in own.table}
    if own.table.get("domain", layout.domain) != layout.domain:
        table["domain"] = own.table["domain"]
    if table:
        return replace(own, preset="", table={"extends": name, **table})
    return replace(own, preset=name, table=presets()[name])


def _links_elsewhere(layout: Layout, own: Fit) -> bool:
    """Return whether there are links in the forms of a preset, and none is to an entry: they lead to other pages."""
    targets = {entry.link_target.casefold() for entry in own.entries}
    named = [target for text in destinations(own.entries) if (target := layout.link_patterns.target(text)) is not None]
    return bool(named) and targets.isdisjoint(map(str.casefold, named))


def fit_merged(group: Group) -> Fit | None:
    """Return the fit of a preset for files with one entry each, in several documents; ``None`` if none matches."""
    for name, table in presets().items():
        layout = preset(name)
        if layout.entries == "merged":
            entries = _read(group, layout)
            complete = sum(entry.id is not None and entry.term is not None for entry in entries)
            if complete >= _NEARLY_ALL * len(entries):
                referred = references(entries, layout.references)
                prose = tuple(layout.prose.values())[:1]
                own = Fit(table, name, layout.term, prose, entries=entries, links=links(entries), references=referred)
                return _as_preset(name, own)
    return None


def _read(group: Group, layout: Layout) -> tuple[EntryFacts, ...]:
    layout = replace(layout, bases=group.layout.bases)
    return tuple(entry for document in group.documents for entry in read_entries(document, layout, None))


def _resolved(fit: Fit) -> float:
    """Return how many links and references match an entry; links by anchor count less."""
    by_id = fit.references.matched if fit.references.resolve != "name" else 0
    return (_MORE if fit.table["anchor"] == "slug" else 1) * fit.links.to_entries + by_id


def _with_ids(read: tuple[EntryFacts, ...], group: Group, roles: Roles, layout: Layout, pages: frozenset[str]) -> Fit:
    """Return the fit whose links and references match the ids and anchors of ``layout``."""
    pairs = zip(read, group.nodes, strict=True)
    entries = tuple(_with_id(entry, node, layout) for entry, node in pairs)
    prose = tuple(roles.prose.values())
    synonyms = references(_with_references(entries, lambda role: role == roles.names), (roles.names,))
    referred = references(
        _with_references(entries, lambda role: role != roles.names), roles.references, layout.id != SLUG
    )
    found = links(entries, paged=group.shape.entries == "file", are_pages=group.shape.page, pages=pages)
    table = {"id": layout.id, "anchor": layout.anchor}
    own = synonyms if synonyms.roles else References()
    return Fit(table, "", roles.term, prose, roles.beside, roles.translated, entries, found, referred, own)


def _with_id(entry: EntryFacts, node: EntryNode, layout: Layout) -> EntryFacts:
    """Return the entry with the id and the anchor that it has in a layout."""
    term = _whole_term(entry, node, layout)
    anchor = slug(term.value) if term is not None and layout.anchor == "slug" else ""
    if layout.id in DERIVED_ROLES:
        return replace(entry, id=derived_id(node, layout, entry.file, term), anchor=anchor)
    texts = layout.role(layout.id).select(node.node, node.root)
    return replace(entry, id=next((Text(item.scalar.text, item.path) for item in texts), None), anchor=anchor)


def _whole_term(entry: EntryFacts, node: EntryNode, layout: Layout) -> Text | None:
    """Return the term with the names beside it, of which ids and anchors are made."""
    if not layout.more_names or entry.term is None:
        return entry.term
    texts = [item.scalar.text for item in layout.role(layout.term).select(node.node, node.root)]
    own = [node.key.text] if node.key is not None and layout.term == KEY else texts
    return Text(layout.extract_term(own[0].strip()), entry.term.path) if own else entry.term


def _with_references(entries: tuple[EntryFacts, ...], is_kept: Callable[[str], bool]) -> tuple[EntryFacts, ...]:
    return tuple(
        replace(entry, references=tuple(item for item in entry.references if is_kept(item.relation)))
        for entry in entries
    )


def _container(group: Group, roles: Roles) -> Iterator[tuple[str, Any]]:
    texts = group.are_texts
    optional = (("aliases", roles.aliases), ("expansion", roles.expansion))
    yield ("extends", "map") if texts else ("entries", group.shape.entries)
    yield from [("at", group.shape.at)] if group.shape.at else []
    yield from [("more-names", list(roles.more_names))] if roles.more_names else []
    yield "id", roles.ids[0]
    if not texts:
        yield from [("term", roles.term)] if roles.term != STEM else []
        yield from [("term-pattern", roles.term_pattern)] if roles.term_pattern else []
        yield from ((key, list(value)) for key, value in optional if value)
        if any("*" in path.split(".") for path in (roles.term, *roles.prose.values())):
            yield "languages", ["*"]
        yield "prose", dict(roles.prose)
        yield "core", roles.core
    if group.shape.page:
        yield "limits", {name: {} for name, role in roles.prose.items() if role.startswith("@")}


def _rest(fit: Fit, group: Group, roles: Roles) -> Iterator[tuple[str, Any]]:
    """Yield the settings that depend on the ids, the links and the references."""
    yield "id", fit.table["id"]
    if fit.table["anchor"] == "slug":
        yield "anchor", "slug"
    if _named_after_ids(fit, group):
        yield "id-is-stem", True
    single = (("status", roles.status), ("replaced-by", roles.replaced_by), ("domain", roles.domain))
    yield from ((key, role) for key, role in single if role)
    if fit.synonyms.roles:
        yield from ((key, role) for key, role in (("kind", roles.kind), ("names", roles.names)) if role)
    if fit.references.roles:
        yield "references", list(fit.references.roles)
        if fit.references.resolve != "id":
            yield "resolve", fit.references.resolve
        if fit.references.open:
            yield "open", True
    if fit.links.patterns:
        yield "links", list(fit.links.patterns)
        if _ignores_case(fit):
            yield "ignore-case", True


def _named_after_ids(fit: Fit, group: Group) -> bool:
    if group.shape.entries != "file" or fit.table["id"].startswith("@"):
        return False
    same = sum(entry.id is not None and entry.id.value == entry.stem for entry in fit.entries)
    return same >= _STEM_IS_ID * len(fit.entries)


def _ignores_case(fit: Fit) -> bool:
    """Return whether more links than a typo or two match an entry only if case is ignored."""
    ids = {entry.link_target for entry in fit.entries}
    folded = set(map(str.casefold, ids))
    named = filter(None, map(LinkPatterns(fit.links.patterns).target, destinations(fit.entries)))
    return sum(target not in ids and target.casefold() in folded for target in named) > _TYPOS * fit.links.seen


def _is_preset(name: str, own: Fit, group: Group) -> bool:
    """Return whether a preset reads from the entries all that ``own`` does, and its schema allows them."""
    layout = replace(preset(name), at=group.shape.at, more_names=tuple(own.table.get("more-names", ())))
    if own.term == STEM:
        return False  # all presets have a key for the term
    if own.table["id"] != layout.id and not own.table["id"].startswith("@"):
        return False
    if (
        layout.entries != group.shape.entries
        or any(role.startswith("@") for role in layout.prose.values()) != group.shape.page
    ):
        return False
    if not (_same_targets(layout, own) and _reaches_terms(layout, own, group)):
        return False  # decided without reading the entries again
    entries = _read(group, layout)
    if len(entries) != len(own.entries):
        return False
    pairs = list(zip(entries, own.entries, strict=True))
    return (
        sum(_id_and_term(one) == _id_and_term(other) for one, other in pairs) >= _SAME * len(entries)
        and all({name.path for name in other.names} <= {name.path for name in one.names} for one, other in pairs)
        and all({prose.path for prose in other.prose} <= {prose.path for prose in one.prose} for one, other in pairs)
        and _valid(layout, group)
    )


def _reaches_terms(layout: Layout, own: Fit, group: Group) -> bool:
    """Return whether nearly all entries with a term have the key of the layout for it, if this is a key."""
    if layout.term.startswith("@"):
        return True
    role = layout.role(layout.term)
    pairs = zip(group.nodes, own.entries, strict=True)
    lacking = sum(entry.term is not None and not role.reaches(node.node) for node, entry in pairs)
    return lacking <= len(own.entries) - _SAME * len(own.entries)


def _id_and_term(entry: EntryFacts) -> list[str | None]:
    return [text.value if text is not None else None for text in (entry.id, entry.term)]


def _same_targets(layout: Layout, own: Fit) -> bool:
    """Return whether the references and links of the preset include those that were counted."""
    counted, forms = own.references, own.links.patterns
    if not set(counted.roles) <= set(layout.references) or (counted.open and not layout.open):
        return False
    if counted.roles and layout.resolve not in (counted.resolve, "id-or-name"):
        return False
    return set(forms) <= set(layout.links) and (layout.ignore_case or not own.table.get("ignore-case"))


def _valid(layout: Layout, group: Group) -> bool:
    """Return whether the schema of the preset allows nearly all entries."""
    native = native_schema() if layout.name == "native" else None
    schema = EntrySchema(layout.schema, layout.name) if layout.schema else native
    if schema is None:
        return True
    valid = sum(not schema.violations(plain_data(node.node), ()) for node in group.nodes)
    return valid >= _NEARLY_ALL * len(group.nodes)


def entry_schema(schemas: Mapping[str, Mapping[str, Any]], documents: Iterable[Document], layout: Layout) -> str:
    """Return the path of the first schema that has the keys of an entry and allows nearly all entries, or ""."""
    entries = [plain_data(node.node) for document in documents for node in entry_nodes(document, layout)]
    fitting = (path for path, schema in schemas.items() if _covers(schema, (), layout) and _allows(schema, entries))
    return next(fitting, "")


def file_schema(schemas: Mapping[str, Mapping[str, Any]], documents: Iterable[Document], layout: Layout) -> str:
    """Return the path of the first schema that allows nearly all files, if they hold a list or mapping, or ""."""
    if layout.entries not in ("list", "map"):
        return ""
    steps = ["x" if step == EACH else step for step in layout.at.split(".") if step]
    below: tuple[str | int, ...] = (*steps, 0 if layout.entries == "list" else "x")
    files = [plain_data(document.roots[0]) for document in documents]
    fitting = (path for path, schema in schemas.items() if _covers(schema, below, layout) and _allows(schema, files))
    return next(fitting, "")


def _covers(schema: Mapping[str, Any], below: tuple[str | int, ...], layout: Layout) -> bool:
    """Return whether the schema has a subschema for each key by which an entry is recognised."""
    keys = [key for key in layout.identifying_keys if "*" not in key and "." not in key]
    keys = keys or [role for role in layout.prose.values() if not role.startswith("@") and "." not in role]
    return bool(keys) and all(subschemas_at(schema, (*below, key)) for key in keys)


def _allows(schema: Mapping[str, Any], values: list[Any]) -> bool:
    validator = EntrySchema(schema, "schema")
    try:
        return sum(not validator.violations(value, ()) for value in values) >= _NEARLY_ALL * len(values)
    except GlosslintError:  # not a valid schema, or one that refers to other files
        return False
