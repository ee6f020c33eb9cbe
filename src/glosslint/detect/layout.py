"""A group of documents → the layout that fits it: a preset where one does, else a table of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from glosslint.detect.containers import Group
from glosslint.detect.links import Links, References, destinations, links, references
from glosslint.detect.roles import Roles
from glosslint.facts.entry import EntryFacts, Text
from glosslint.facts.read_entry import read_entries
from glosslint.layout.layout import KEY, PATH, SLUG, STEM, EntryNode, Layout
from glosslint.layout.link_patterns import LinkPatterns
from glosslint.layout.presets import preset, presets, read_layout
from glosslint.parse.scalar_values import plain_data
from glosslint.parse.tree import Scalar
from glosslint.schema.validator import EntrySchema, native_schema
from glosslint.text.names import slug

_NEARLY_ALL = 0.9
_STEM_IS_ID = 0.9
_SLIPS = 0.05


@dataclass(frozen=True)
class Fit:
    """A layout that fits: the ``table`` of settings, or the name of a ``preset`` when that is all there is to say."""

    table: Mapping[str, Any]
    preset: str = ""
    term: str = ""
    prose: tuple[str, ...] = ()  # the roles of prose that hold any
    entries: tuple[EntryFacts, ...] = ()
    links: Links = field(default_factory=Links)
    references: References = field(default_factory=References)

    @property
    def layout(self) -> Layout:
        """The layout as the settings would give it."""
        return read_layout(self.preset or dict(self.table), "layout")


def fit(group: Group, roles: Roles) -> Fit:
    """The layout for a group with these roles."""
    own = _own(group, roles)
    name = next((name for name in presets() if _is_preset(name, own, group)), "")
    if name and group.shape.at:
        return replace(own, table={"extends": name, "at": group.shape.at})
    return replace(own, preset=name, table=presets()[name]) if name else own


def fit_merged(group: Group) -> Fit | None:
    """The preset for files of which each is one entry in several documents, if any does."""
    for name, table in presets().items():
        layout = preset(name)
        if layout.entries == "merged":
            entries = _read(group, layout)
            full = sum(entry.id is not None and entry.term is not None and entry.has_prose for entry in entries)
            if full >= _NEARLY_ALL * len(entries):
                ids = frozenset(entry.id.value for entry in entries if entry.id is not None)
                referred = references(entries, layout.references)
                prose = tuple(layout.prose.values())[:1]
                return Fit(table, name, layout.term, prose, entries, links(entries, ids), referred)
    return None


def _read(group: Group, layout: Layout) -> tuple[EntryFacts, ...]:
    layout = replace(layout, bases=group.layout.bases)
    return tuple(entry for document in group.documents for entry in read_entries(document, layout, None))


def _own(group: Group, roles: Roles) -> Fit:
    """The layout made of the roles alone, with the ids by which most links and references lead somewhere."""
    table = dict(_container(group, roles))
    probe = _layout({**table, "references": [*roles.references, *roles.guesses]}, group)
    read = _read(group, probe)
    fits = [_with_ids(read, group, roles, replace(probe, id=identity)) for identity in roles.ids]
    best = max(fits, key=_resolved)  # the first of those that are as good
    return replace(best, table={**table, **dict(_rest(best, group, roles))})


def _layout(table: Mapping[str, Any], group: Group) -> Layout:
    return replace(read_layout(dict(table), "layout"), bases=group.layout.bases)


def _resolved(found: Fit) -> int:
    return found.links.known + (found.references.known if found.references.resolve == "id" else 0)


def _with_ids(read: tuple[EntryFacts, ...], group: Group, roles: Roles, layout: Layout) -> Fit:
    """What the links and references are when the ids are those of ``layout``."""
    pairs = zip(read, group.nodes, strict=True)
    entries = tuple(replace(entry, id=_id(entry, node, layout)) for entry, node in pairs)
    ids = frozenset(entry.id.value for entry in entries if entry.id is not None)
    prose = tuple((roles.prose or {}).values())
    referred = references(entries, roles.references)
    return Fit({"id": layout.id}, "", roles.term, prose, entries, links(entries, ids), referred)


def _id(entry: EntryFacts, node: EntryNode, layout: Layout) -> Text | None:
    if layout.id == STEM:
        return Text(node.stem, node.root)
    if layout.id == PATH:
        return Text(layout.path_id(entry.file), node.root)
    if layout.id == KEY:
        return Text(node.key.text, node.root) if node.key is not None else None
    if layout.id == SLUG:
        return Text(slug(entry.term.value), node.root) if entry.term is not None else None
    texts = layout.role(layout.id).select(node.node, node.root)
    return next((Text(item.scalar.text, item.path) for item in texts), None)


def _container(group: Group, roles: Roles) -> Iterator[tuple[str, Any]]:
    texts = all(isinstance(node.node, Scalar) for node in group.nodes)
    yield ("extends", "map") if texts else ("entries", group.shape.entries)
    yield from [("at", group.shape.at)] if group.shape.at else []
    yield "id", roles.ids[0]
    yield from () if texts else _names(roles)
    if group.shape.page:
        yield "limits", {name: {} for name, role in (roles.prose or {}).items() if role.startswith("@")}


def _names(roles: Roles) -> Iterator[tuple[str, Any]]:
    yield "term", roles.term
    for key, value in (("aliases", roles.aliases), ("expansion", roles.expansion)):
        if value:
            yield key, list(value)
    if roles.languages:
        yield "languages", ["*"]
    if roles.prose:
        yield "prose", dict(roles.prose)
        yield "core", roles.core


def _rest(found: Fit, group: Group, roles: Roles) -> Iterator[tuple[str, Any]]:
    """What the ids, the links and the references say."""
    yield "id", found.table["id"]
    if _named_after_ids(found, group):
        yield "id-is-stem", True
    if roles.status:
        yield "status", roles.status
    if roles.replaced_by:
        yield "replaced-by", roles.replaced_by
    if roles.domain:
        yield "domain", roles.domain
    if found.references.roles:
        yield "references", list(found.references.roles)
        if found.references.resolve != "id":
            yield "resolve", found.references.resolve
        if found.references.resolve == "name" and 2 * found.references.known < found.references.seen:
            yield "open", True
    if found.links.patterns:
        yield "links", list(found.links.patterns)
        if _ignores_case(found):
            yield "ignore-case", True


def _named_after_ids(found: Fit, group: Group) -> bool:
    if group.shape.entries != "file" or found.table["id"].startswith("@"):
        return False
    same = sum(entry.id is not None and entry.id.value == entry.stem for entry in found.entries)
    return same >= _STEM_IS_ID * len(found.entries)


def _ignores_case(found: Fit) -> bool:
    """Whether some links, and not only a slip or two, lead to entries only if capitals make no difference."""
    ids = {entry.id.value for entry in found.entries if entry.id is not None}
    folded = set(map(str.casefold, ids))
    named = filter(None, map(LinkPatterns(found.links.patterns).target, destinations(found.entries)))
    return sum(target not in ids and target.casefold() in folded for target in named) > _SLIPS * found.links.seen


def _is_preset(name: str, own: Fit, group: Group) -> bool:
    """Whether a preset finds in the entries all that the own layout does, and judges them no worse."""
    layout = replace(preset(name), at=group.shape.at)
    if own.table["id"] != layout.id and not own.table["id"].startswith("@"):
        return False
    if layout.entries != group.shape.entries or _suits_pages(layout) != group.shape.page:
        return False
    entries = _read(group, layout)
    if len(entries) != len(own.entries):
        return False
    return (
        sum(_same_names(one, other) for one, other in zip(entries, own.entries, strict=True)) >= 0.95 * len(entries)
        and all(_holds(one, other) for one, other in zip(entries, own.entries, strict=True))
        and _same_targets(layout, own)
        and _valid(layout, group)
    )


def _suits_pages(layout: Layout) -> bool:
    return any(role.startswith("@") for role in layout.prose.values())


def _same_names(one: EntryFacts, other: EntryFacts) -> bool:
    ids = [entry.id.value if entry.id is not None else None for entry in (one, other)]
    terms = [entry.term.value if entry.term is not None else None for entry in (one, other)]
    return ids[0] == ids[1] and terms[0] == terms[1]


def _holds(one: EntryFacts, other: EntryFacts) -> bool:
    """Whether an entry as the preset reads it has all the names and the prose that it has otherwise."""
    names = {name.path for name in other.names} <= {name.path for name in one.names}
    return names and {prose.path for prose in other.prose} <= {prose.path for prose in one.prose}


def _same_targets(layout: Layout, own: Fit) -> bool:
    """Whether the references and links of the preset are those that were counted."""
    found, counted = own.references, own.links
    if "open" in own.table or not set(found.roles) <= set(layout.references):
        return False
    if found.roles and layout.resolve not in (found.resolve, "id-or-name"):
        return False
    return set(counted.patterns) <= set(layout.links) and (layout.ignore_case or not own.table.get("ignore-case"))


def _valid(layout: Layout, group: Group) -> bool:
    """Whether nearly all entries are what the preset's own schema wants."""
    schema = (
        EntrySchema(layout.schema, layout.name)
        if layout.schema
        else native_schema()
        if layout.name == "native"
        else None
    )
    if schema is None:
        return True
    valid = sum(not schema.violations(plain_data(node.node), ()) for node in group.nodes)
    return valid >= _NEARLY_ALL * len(group.nodes)
