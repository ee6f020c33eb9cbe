"""A group of documents → the layout that matches it: a preset or a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from glosslint.detect.containers import Group
from glosslint.detect.file_names import is_project_page
from glosslint.detect.keys.joined import separated, separator_of
from glosslint.detect.keys.roles import Roles
from glosslint.detect.keys.terms import with_id
from glosslint.detect.links import ARMED, Links, References, destinations, links, references
from glosslint.facts.entry import EntryFacts
from glosslint.facts.read_entry import read_entries
from glosslint.layout.layout import KEY, SLUG, STEM, Layout
from glosslint.layout.link_patterns import LinkPatterns
from glosslint.layout.presets import preset, presets, read_layout
from glosslint.parse.scalar_values import plain_data
from glosslint.parse.tree import BODY, Document, Mapping as Mapping_
from glosslint.schema.validator import EntrySchema, native_schema

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
    lists: tuple[str, ...] = ()  # keys with lists of words and no role
    usual: tuple[str, ...] = ()  # keys with words that most entries have
    slips: tuple[tuple[str, str], ...] = ()  # keys that are probably misspelt, and what is meant
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
    def lists_left_out(self) -> tuple[str, ...]:
        """The keys with lists of words that have no role in the layout, nor are named among the references."""
        layout, named = self.layout, {item.key for item in self.references.left_out}
        used = {*layout.references, *layout.aliases, *layout.expansion, *layout.prose.values(), *layout.addresses}
        single = (layout.domain, layout.names, layout.redirects, layout.replaced_by, layout.status, layout.kind)
        known = set(map(str.casefold, {*used, *named, *single}))
        return tuple(path for path in self.lists if path.casefold() not in known)

    def lacks_term(self, document: Document | None) -> bool:
        """Return whether a page that is no entry has other keys than that of the terms."""
        root = document.roots[0] if document is not None and document.roots else None
        if document is None or not isinstance(root, Mapping_) or is_project_page(document.source.path):
            return False
        has_keys = any(not key.text.startswith("@") for key, _ in root.pairs)
        return has_keys and self.term not in ("", BODY, KEY, STEM) and not self.layout.role(self.term).reaches(root)

    @property
    def layout(self) -> Layout:
        """The layout, as read from the settings."""
        return read_layout(self.preset or dict(self.table), "layout")


def fit(group: Group, roles: Roles, pages: frozenset[str] = frozenset()) -> Fit:
    """Return the layout for a group with these roles, in a site with ``pages`` of these names."""
    synonyms = [roles.names] if roles.names else []
    separator = separator_of(group, roles)
    group = separated(group, roles, separator)
    table = {**dict(_container(group, roles)), **({"separator": separator} if separator else {})}
    trial = {**table, "references": [*roles.references, *roles.guesses, *synonyms]}
    probe = replace(read_layout(trial, "layout"), bases=group.layout.bases)
    read = _read(group, probe)
    layouts = [replace(probe, id=identity, anchor=anchor) for anchor in ("id", "slug") for identity in roles.ids]
    fits = [_with_ids(read, group, roles, layout, pages) for layout in layouts]
    others = [_with_ids(read, group, roles, replace(probe, id=identity), pages) for identity in roles.other_ids]
    best = _with_other_ids(max(fits, key=_resolved), others)  # the first, if several are as good
    own = replace(best, table={**table, **dict(_rest(best, group, roles))})
    name = next((name for name in presets() if _is_preset(name, own, group)), "")
    return _as_preset(name, own, group) if name else own


def _as_preset(name: str, own: Fit, group: Group) -> Fit:
    """Return the fit with a preset, without the references and links of the preset that hardly match."""
    layout = preset(name)
    table: dict[str, Any] = {"at": group.shape.at} if group.shape.at else {}
    unused = {item.key for item in (*own.links.left_out, *own.references.left_out)}
    if not {key.casefold() for key in unused}.isdisjoint(map(str.casefold, layout.references)):
        table["references"] = list(own.references.roles)
    patterns = own.links.patterns
    if not unused.isdisjoint(layout.links) or not set(patterns) <= set(layout.links) or _links_elsewhere(layout, own):
        table["links"] = list(patterns)
    table |= {key: own.table[key] for key in ("anchor", "kind", "names", "separator", "more-names") if key in own.table}
    if own.table.get("domain", layout.domain) != layout.domain:
        table["domain"] = own.table["domain"]
    if table:
        return replace(own, preset="", table={"extends": name, **table})
    return replace(own, preset=name, table=presets()[name])


def _links_elsewhere(layout: Layout, own: Fit) -> bool:
    """Return whether links in the forms of a preset mostly link to pages that are not entries."""
    targets = {entry.link_target.casefold() for entry in own.entries}
    named = [target for text in destinations(own.entries) if (target := layout.link_patterns.target(text)) is not None]
    return sum(target.casefold() in targets for target in named) < ARMED * len(named)


def fit_merged(group: Group) -> Fit | None:
    """Return the fit of a preset for files with one entry each, in several documents; ``None`` if none matches."""
    for name, table in presets().items():
        layout = preset(name)
        if layout.entries == "merged":
            entries = _read(group, layout)
            complete = sum(entry.id is not None and entry.term is not None and entry.has_prose for entry in entries)
            if complete >= _NEARLY_ALL * len(entries):
                referred = references(entries, layout.references)
                prose = tuple(layout.prose.values())[:1]
                own = Fit(table, name, layout.term, prose, entries=entries, links=links(entries), references=referred)
                return _as_preset(name, own, group)
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
    entries = tuple(with_id(entry, node, layout) for entry, node in pairs)
    prose = tuple((roles.prose or {}).values())
    synonyms = references(_with_references(entries, lambda role: role == roles.names), (roles.names,))
    referred = references(
        _with_references(entries, lambda role: role != roles.names), roles.references, layout.id != SLUG
    )
    found = links(entries, paged=group.shape.entries == "file", are_pages=group.shape.page, pages=pages)
    table = {"id": layout.id, "anchor": layout.anchor}
    own = synonyms if synonyms.roles else References()
    keys = roles.beside, roles.lists, roles.usual, roles.slips, roles.translated
    return Fit(table, "", roles.term, prose, *keys, entries, found, referred, own)


def _with_other_ids(best: Fit, others: list[Fit]) -> Fit:
    """Return the one of ``others`` whose ids its references give, if these give neither ids nor names of ``best``; if
    ``best`` has more links, it with the keys of those ids in its references that are left out."""
    fits = [fit for fit in others if fit.references.resolve == "id" and fit.references.roles]
    surest = max(fits, key=_resolved, default=best)
    if not best.references.roles and _resolved(surest) > _resolved(best):
        return surest
    under = {role: fit.table["id"] for fit in fits for role in fit.references.roles}
    left_out = tuple(item._replace(under=under.get(item.key, "")) for item in best.references.left_out)
    return replace(best, references=best.references._replace(left_out=left_out))


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
    yield from [("columns", list(group.shape.columns))] if group.shape.columns else []
    yield from [("more-names", list(roles.more_names))] if roles.more_names else []
    yield "id", roles.ids[0]
    if not texts:
        yield from [("term", roles.term)] if roles.term != STEM else []
        yield from [("term-pattern", roles.term_pattern)] if roles.term_pattern else []
        yield from ((key, list(value)) for key, value in optional if value)
        if roles.languages:
            yield "languages", ["*"]
        if roles.prose:
            yield "prose", dict(roles.prose)
            yield "core", roles.core
    if group.shape.page:
        yield "limits", {name: {} for name, role in (roles.prose or {}).items() if role.startswith("@")}


def _rest(fit: Fit, group: Group, roles: Roles) -> Iterator[tuple[str, Any]]:
    """Yield the settings that depend on the ids, the links and the references."""
    yield "id", fit.table["id"]
    if fit.table["anchor"] == "slug":
        yield "anchor", "slug"
    if _named_after_ids(fit, group):
        yield "id-is-stem", True
    single = (("status", roles.status), ("replaced-by", roles.replaced_by))
    yield from ((key, role) for key, role in single if role)
    yield from (roles.homonyms or {}).items()
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
    if own.term == STEM or group.shape.columns:
        return False  # all presets have a key for the term, and none has names for columns
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
