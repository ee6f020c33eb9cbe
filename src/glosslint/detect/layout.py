"""A group of documents and the roles of its keys → the layout that matches it, and the schema beside them that does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from glosslint.detect.containers import Group
from glosslint.detect.keys import Roles
from glosslint.detect.links import Links, References, count_resolved, destinations, links, links_in, references
from glosslint.facts.entry import EntryFacts, Text
from glosslint.facts.read_entry import derived_id, read_entries
from glosslint.layout.layout import DERIVED_ROLES, SLUG, STEM, EntryNode, Layout, entry_nodes
from glosslint.layout.link_patterns import LinkPatterns
from glosslint.layout.presets import preset, presets, read_layout
from glosslint.layout.roles import EACH
from glosslint.model import GlosslintError
from glosslint.parse.scalar_values import plain_data
from glosslint.parse.tree import Document
from glosslint.schema.validator import EntrySchema
from glosslint.schema.walk import subschemas_at
from glosslint.text.names import slug

_NEARLY_ALL = 0.9
_SAME = 0.95  # share of the entries of which a preset reads the same id and term
_STEM_IS_ID = 0.9
_TYPOS = 0.05  # share of the links
_MORE = 0.9  # weight of links by anchor, compared with links by id


@dataclass(frozen=True)
class Fit:
    """A layout that matches: the ``table`` of settings, the name of the ``preset`` if that is all of it, the roles of
    the keys, the entries that it reads, and their links and references."""

    table: Mapping[str, Any]
    roles: Roles
    preset: str = ""
    entries: tuple[EntryFacts, ...] = ()
    links: Links = field(default_factory=Links)
    references: References = field(default_factory=References)
    synonyms: References = field(default_factory=References)  # references of entries that are only another name

    @property
    def texts_left_out(self) -> tuple[str, ...]:
        """The keys with sentences that the layout does not check."""
        known = set(map(str.casefold, self.layout.prose.values()))  # a role ignores case
        return tuple(path for path in self.roles.beside if path.casefold() not in known)

    @property
    def layout(self) -> Layout:
        """The layout, as read from the settings."""
        return read_layout(self.preset or dict(self.table), "layout")


def fit(group: Group, roles: Roles, pages: frozenset[str] = frozenset()) -> Fit:
    """Return the layout for a group with these roles, in a site with ``pages`` of these names: that whose ids most
    links and references give."""
    table = dict(_container(group, roles))
    named, synonyms = (*roles.references, *roles.guesses), (roles.names,) if roles.names else ()
    probe = read_layout({**table, "references": [*named, *synonyms]}, "layout")
    read = _read(group, probe)
    found = links_in(read)
    tried = []
    for layout in (replace(probe, id=role, anchor=anchor) for anchor in ("id", "slug") for role in roles.ids):
        entries = tuple(_set_id(entry, node, layout) for entry, node in zip(read, group.nodes, strict=True))
        referred = references(entries, named, roles.references, layout.id != SLUG)
        by_id = referred.matched if referred.resolve != "name" else 0
        number = (_MORE if layout.anchor == "slug" else 1) * count_resolved(found, entries) + by_id
        tried.append((number, layout, entries, referred))
    _, layout, entries, referred = max(tried, key=lambda one: one[0])  # the first, if several are as good
    linked = links(entries, found, group.shape.entries == "file", group.shape.page, pages)
    own = Fit(table, roles, "", entries, linked, referred, references(entries, synonyms, synonyms))
    own = replace(own, table={**table, **dict(_rest(own, layout, group))})
    name = next((name for name in presets() if _is_preset(name, own, group)), "")
    return _use_preset(name, own) if name else own


def fit_merged(group: Group) -> Fit | None:
    """Return the fit of a preset for files with one entry each, in several documents; ``None`` if none matches."""
    for name, table in presets().items():
        layout = preset(name)
        if layout.entries == "merged":
            entries = _read(group, layout)
            complete = sum(entry.id is not None and entry.term is not None for entry in entries)
            if complete >= _NEARLY_ALL * len(entries):
                roles = Roles(layout.term, dict([*layout.prose.items()][:1]))
                referred = references(entries, layout.references, layout.references)
                return _use_preset(name, Fit(table, roles, name, entries, links(entries), referred))
    return None


def _read(group: Group, layout: Layout) -> tuple[EntryFacts, ...]:
    layout = replace(layout, bases=group.layout.bases)
    return tuple(entry for document in group.documents for entry in read_entries(document, layout, None))


def _set_id(entry: EntryFacts, node: EntryNode, layout: Layout) -> EntryFacts:
    """Return the entry with the id and the anchor that it has in a layout."""
    anchor = slug(entry.term.value) if entry.term is not None and layout.anchor == "slug" else ""
    if layout.id in DERIVED_ROLES:
        return replace(entry, id=derived_id(node, layout, entry.file, entry.term), anchor=anchor)
    texts = layout.role(layout.id).select(node.node, node.root)
    return replace(entry, id=next((Text(item.scalar.text, item.path) for item in texts), None), anchor=anchor)


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


def _rest(fit: Fit, layout: Layout, group: Group) -> Iterator[tuple[str, Any]]:
    """Yield the settings that depend on the ids, the links and the references."""
    roles, referred = fit.roles, fit.references
    yield "id", layout.id
    yield from [("anchor", "slug")] if layout.anchor == "slug" else []
    same = sum(entry.id is not None and entry.id.value == entry.stem for entry in fit.entries)
    if group.shape.entries == "file" and not layout.id.startswith("@") and same >= _STEM_IS_ID * len(fit.entries):
        yield "id-is-stem", True
    single = (("status", roles.status), ("replaced-by", roles.replaced_by), ("domain", roles.domain))
    yield from ((key, role) for key, role in single if role)
    if fit.synonyms.roles:
        yield from ((key, role) for key, role in (("kind", roles.kind), ("names", roles.names)) if role)
    if referred.roles:
        yield "references", list(referred.roles)
        yield from [("resolve", referred.resolve)] if referred.resolve != "id" else []
        yield from [("open", True)] if referred.open else []
    if fit.links.patterns:
        yield "links", list(fit.links.patterns)
        yield from [("ignore-case", True)] if _ignores_case(fit) else []


def _ignores_case(fit: Fit) -> bool:
    """Return whether more links than a typo or two match an entry only if case is ignored."""
    ids = {entry.link_target for entry in fit.entries}
    folded = set(map(str.casefold, ids))
    named = filter(None, map(LinkPatterns(fit.links.patterns).target, destinations(fit.entries)))
    return sum(target not in ids and target.casefold() in folded for target in named) > _TYPOS * fit.links.seen


def _is_preset(name: str, own: Fit, group: Group) -> bool:
    """Return whether a preset reads from the entries all that ``own`` does."""
    layout = replace(preset(name), at=group.shape.at, more_names=tuple(own.table.get("more-names", ())))
    of_pages = any(role.startswith("@") for role in layout.prose.values())
    if layout.entries != group.shape.entries or of_pages != group.shape.page or own.roles.term == STEM:
        return False  # all presets have a key for the term
    if own.table["id"] != layout.id and not own.table["id"].startswith("@"):
        return False
    if not _has_targets(layout, own):
        return False
    pairs = list(zip(_read(group, layout), own.entries, strict=True))
    return (
        sum(_id_and_term(one) == _id_and_term(other) for one, other in pairs) >= _SAME * len(pairs)
        and all({name.path for name in other.names} <= {name.path for name in one.names} for one, other in pairs)
        and all({prose.path for prose in other.prose} <= {prose.path for prose in one.prose} for one, other in pairs)
    )


def _has_targets(layout: Layout, own: Fit) -> bool:
    """Return whether the references and links of the preset include those that were counted."""
    counted, forms = own.references, own.links.patterns
    if not set(counted.roles) <= set(layout.references) or (counted.open and not layout.open):
        return False
    if counted.roles and layout.resolve not in (counted.resolve, "id-or-name"):
        return False
    return set(forms) <= set(layout.links) and (layout.ignore_case or not own.table.get("ignore-case"))


def _id_and_term(entry: EntryFacts) -> list[str | None]:
    return [text.value if text is not None else None for text in (entry.id, entry.term)]


def _use_preset(name: str, own: Fit) -> Fit:
    """Return the fit with a preset, without the references and links of the preset that hardly match."""
    layout = preset(name)
    table: dict[str, Any] = {"at": own.table["at"]} if own.table.get("at") else {}
    unused = {item.key for item in (*own.links.left_out, *own.references.left_out)}
    if not {key.casefold() for key in unused}.isdisjoint(map(str.casefold, layout.references)):
        table["references"] = list(own.references.roles)
    named = {target.casefold() for text in destinations(own.entries) if (target := layout.link_patterns.target(text))}
    lead_elsewhere = named and named.isdisjoint(entry.link_target.casefold() for entry in own.entries)
    if lead_elsewhere or not (unused.isdisjoint(layout.links) and set(own.links.patterns) <= set(layout.links)):
        table["links"] = list(own.links.patterns)
    table |= {key: own.table[key] for key in ("anchor", "kind", "names", "more-names") if key in own.table}
    if own.table.get("domain", layout.domain) != layout.domain:
        table["domain"] = own.table["domain"]
    if table:
        return replace(own, preset="", table={"extends": name, **table})
    return replace(own, preset=name, table=presets()[name])


def find_schema(
    schemas: Mapping[str, Mapping[str, Any]], documents: Iterable[Document], layout: Layout
) -> dict[str, str]:
    """Return the path of the first schema that allows nearly all files, if they hold a list or mapping, or else nearly
    all entries, and has the keys of an entry; under the key of the settings for it."""
    names = layout.identifying_keys or tuple(layout.prose.values())
    below: tuple[str | int, ...] = tuple("x" if step == EACH else step for step in layout.at.split(".") if step)
    files = documents if schemas else ()
    entries = [plain_data(node.node) for document in files for node in entry_nodes(document, layout)]
    tries: list[tuple[str, tuple[str | int, ...], list[Any]]] = [("schema", (), entries)]
    if layout.entries in ("list", "map"):
        below = (*below, 0 if layout.entries == "list" else "x")
        tries.insert(0, ("file-schema", below, [plain_data(document.roots[0]) for document in files]))
    for key, steps, values in tries:
        for path, schema in schemas.items():
            if all(subschemas_at(schema, (*steps, name)) for name in names) and _allows(schema, values):
                return {key: path}
    return {}


def _allows(schema: Mapping[str, Any], values: list[Any]) -> bool:
    validator = EntrySchema(schema, "schema")
    try:
        return sum(not validator.violations(value, ()) for value in values) >= _NEARLY_ALL * len(values)
    except GlosslintError:  # not a valid schema, or one that refers to other files
        return False
