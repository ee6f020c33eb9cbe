"""The whole glossary: lookups and queries that need all of its entries, each computed once, on first use."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from glosslint.facts.entry import EntryFacts, Name
from glosslint.facts.file import FileFacts
from glosslint.facts.links import Link, Reference
from glosslint.facts.prose import Prose
from glosslint.glossary.fit import Fit, PlaceOfSetting, start_of_file
from glosslint.glossary.lookup.link_names import LinkNames
from glosslint.glossary.lookup.pages import Pages
from glosslint.glossary.lookup.redirects import Redirects
from glosslint.glossary.lookup.suggestions import Suggestions
from glosslint.language.types import LanguageFacts
from glosslint.layout.link_patterns import LinkPatterns, normalize_page
from glosslint.model import Place
from glosslint.model.frozen import cached_property, dataclass
from glosslint.model.problem import Removed
from glosslint.text.english.term_matcher import TermMatch, TermMatcher, lowered
from glosslint.text.names import fold, in_brackets, lookup_keys, slug
from glosslint.util.sequences import grouped

if TYPE_CHECKING:
    from glosslint.glossary.conventions import Conventions
    from glosslint.glossary.definition_graph import Definitions


@dataclass(frozen=True)
class Glossary:
    """All entries of a project, in the order of their files, and the files themselves.

    ``vocabulary`` are entries that may be referred to and are not checked; ``resolve``, ``open``, ``ignore_case`` and
    ``link_patterns`` are those of the layout. ``language`` holds the matches of language engines, ``removed`` the
    entries removed since the commit that it is compared with. ``vouched``: its layout is known to be right.
    ``misspelt_keywords`` are the places of those in the schemas, each with the keyword that is meant.
    """

    entries: tuple[EntryFacts, ...] = ()
    files: tuple[FileFacts, ...] = ()
    vocabulary: tuple[EntryFacts, ...] = ()
    resolve: str = "id"
    open: bool = False
    ignore_case: bool = False
    language: LanguageFacts = LanguageFacts()
    removed: tuple[Removed, ...] = ()
    link_patterns: LinkPatterns = LinkPatterns(())
    place_of_setting: PlaceOfSetting = start_of_file
    vouched: bool = False
    misspelt_keywords: tuple[tuple[Place, str], ...] = ()

    @property
    def unread(self) -> tuple[str, ...]:
        """The paths of files that cannot be parsed, so that nothing is known of their entries."""
        return tuple(file.path for file in self.files if file.faults)

    @cached_property
    def by_id(self) -> Mapping[str, tuple[EntryFacts, ...]]:
        """Entries by id as written; a duplicate id has several."""
        return grouped((entry.id.value, entry) for entry in self.entries if entry.id is not None and entry.id.value)

    @cached_property
    def by_name(self) -> Mapping[tuple[str, str], tuple[tuple[EntryFacts, Name], ...]]:
        """Entries by language and folded name: terms, aliases and expansions."""
        pairs = ((entry, name) for entry in self.entries for name in entry.names)
        return grouped(((name.language, fold(name.value)), (entry, name)) for entry, name in pairs)

    @cached_property
    def _by_lookup_key(self) -> Mapping[str, EntryFacts | None]:
        """The one entry of each of the ``lookup_keys`` of names, in any language; ``None`` where several share it."""
        entries: dict[str, EntryFacts | None] = {}
        for entry in (*self.entries, *self.vocabulary):
            for key in {key for name in entry.names for key in lookup_keys(name.value)}:
                entries[key] = None if key in entries else entry
        return entries

    @cached_property
    def _ids(self) -> Mapping[str, EntryFacts]:
        """The (first) entry of every id that may be referred to, folded if the layout ignores case."""
        entries: dict[str, EntryFacts] = {}
        for entry in (*self.entries, *self.vocabulary):
            if entry.id is not None and entry.id.value:
                entries.setdefault(self._key(entry.id.value), entry)
        return entries

    def _key(self, target: str) -> str:
        return target.casefold() if self.ignore_case else target

    @cached_property
    def by_stem(self) -> Mapping[str, tuple[EntryFacts, ...]]:
        """Entries by the name of their file without its extension."""
        return grouped((entry.stem, entry) for entry in self.entries)

    @cached_property
    def by_page(self) -> Mapping[str, EntryFacts]:
        """The (first) entry of each page, by the normalized address of the page."""
        entries: dict[str, EntryFacts] = {}
        for entry in self.entries:
            if entry.page is not None and normalize_page(entry.page.value):
                entries.setdefault(normalize_page(entry.page.value), entry)
        return entries

    @cached_property
    def _probable_ids(self) -> frozenset[str]:
        """Ids that may exist: in files with a syntax error, and names of files whose entry has no id yet."""
        nameless = (entry.stem for entry in self.entries if entry.id_is_stem and not (entry.id and entry.id.value))
        return frozenset(nameless).union(*(file.probable_ids for file in self.files))

    def find_by_id(self, target: str) -> EntryFacts | None:
        """Return the (first) entry whose id is ``target``."""
        return self._ids.get(self._key(target))

    def may_have_id(self, target: str) -> bool:
        """Return whether ``target`` is an id, or may be one in a file with a syntax error or of an entry without id."""
        return self._key(target) in self._ids or target in self._probable_ids

    @cached_property
    def _link_targets(self) -> Mapping[str, EntryFacts]:
        """The (first) entry of every target that links may have: an id or, if the layout says so, an anchor."""
        if not any(entry.anchor or entry.anchors for entry in (*self.entries, *self.vocabulary)):
            return self._ids
        entries: dict[str, EntryFacts] = {}
        for entry in (*self.entries, *self.vocabulary):
            if entry.link_target:
                entries.setdefault(self._key(entry.link_target), entry)
        for entry in (*self.entries, *self.vocabulary):
            for anchor in entry.other_link_targets:
                entries.setdefault(self._key(anchor), entry)
        return entries

    def find_by_link(self, target: str) -> EntryFacts | None:
        """Return the (first) entry that links name ``target``: by its id or, if the layout says so, by its anchor."""
        return self._link_targets.get(self._key(target))

    def may_be_linked(self, target: str) -> bool:
        """Return whether links may name an entry ``target``, perhaps one in a file with a syntax error."""
        if self._key(target) in self._link_targets or target in self._probable_ids:
            return True
        return self._link_targets is not self._ids and target in map(slug, self._probable_ids)

    def find_by_name(self, name: str) -> EntryFacts | None:
        """Return the one entry with this name; ``None`` when there is none, or more than one."""
        known = self._by_lookup_key
        found = in_brackets(name) if fold(name) not in known else None
        if found is None:
            return known.get(fold(name))
        entry = known.get(fold(found["term"]))  # "Bow thruster (BT)" gives two names of one entry
        return entry if entry is not None and entry.is_called(found["names"]) else None

    def find_by_words(self, words: str) -> EntryFacts | None:
        """Return the one entry that the words of a link name: by a name, perhaps in the plural, or by its id."""
        return self.find_by_name(words) or self.find_by_id(words) or self.link_names.find_inflected(words)

    @cached_property
    def pages(self) -> Pages:
        """The pages that links name before an anchor."""
        return Pages(self.files)

    @cached_property
    def link_names(self) -> LinkNames:
        """The names that links give as the words that they show."""
        return LinkNames(self.entries, self.vocabulary)

    def resolve_reference(self, reference: Reference) -> EntryFacts | None:
        """Return the entry that an explicit reference names, by id or by name as the layout has it; ``None`` when it is
        unknown or ambiguous."""
        resolve = self._resolve(reference)
        entry = self.find_by_id(reference.target) if resolve != "name" else None
        return entry if entry is not None or resolve == "id" else self.find_by_name(reference.target)

    def _resolve(self, reference: Reference) -> str:
        return "id-or-name" if reference.synonym else self.resolve

    def accepts(self, reference: Reference) -> bool:
        """Return whether an explicit reference names an entry, or need not: the layout is ``open``, or an address says
        what it refers to."""
        return self.open or reference.addressed or self.names_entry(reference) or self.fit.is_no_id(reference)

    def names_entry(self, reference: Reference) -> bool:
        """Return whether an explicit reference names an entry, perhaps one in a file with a syntax error."""
        resolve = self._resolve(reference)
        if resolve != "name" and self.may_have_id(reference.target):
            return True
        if resolve == "id":
            return False
        named = fold(reference.target) in self._by_lookup_key or self.find_by_name(reference.target) is not None
        return named or bool(self._probable_ids)

    def resolve_link(self, link: Link) -> EntryFacts | None:
        """Return the entry that an inline link refers to, by its id, its page or, if it is named, by its words."""
        if link.named:
            return self.find_by_words(link.target or "")
        entry = self.find_by_link(link.target) if link.target is not None else None
        key = normalize_page(link.destination)
        return entry or self.by_page.get(key) or self.by_page.get(key.split("#", 1)[0].rstrip("/"))

    def links_entry(self, link: Link) -> bool:
        """Return whether an inline link is to an entry, perhaps one in a file with a syntax error."""
        if link.named:
            return self.find_by_words(link.target or "") is not None or bool(self._probable_ids)
        return (link.target is not None and self.may_be_linked(link.target)) or self.resolve_link(link) is not None

    def has_page(self, target: str, destination: str) -> bool:
        """Return whether a link destination, absolute or relative, is the page of the entry ``target`` (or of any)."""
        key = normalize_page(destination)
        if key in self.by_page:
            return True
        entry = self.find_by_link(target)
        page = normalize_page(entry.page.value) if entry is not None and entry.page is not None else ""
        return not destination.startswith("/") and page.endswith(key if key.startswith("#") else f"/{key}")

    def suggest(self, target: str) -> str | None:
        """Return the id that an unknown ``target`` most likely means: that of the entry so named, or the nearest."""
        return self._suggestions.id_for(target)

    def unknown(self, name: str, otherwise: str = "") -> str:
        """Return the message for a ``name`` that is not an id, with the likely intended id, else with ``otherwise``."""
        meant = self.suggest(name)
        return f'"{name}" is not an entry' + (f'; did you mean "{meant}"?' if meant else otherwise)

    def suggest_link(self, target: str, link: Link, words: str = "") -> str | None:
        """Return the target for a ``link`` to the entry that its unknown ``target`` most likely means; see ``suggest``.
        Only anchors that are on a page are suggested, and only slips in what the ``words`` of the link say, too.
        """
        return self._suggestions.link_target_for(target, link, words)

    @cached_property
    def _suggestions(self) -> Suggestions:
        ids = self._ids.values()
        return Suggestions(self, ids, ids if self._link_targets is self._ids else self._link_targets.values())

    def replacement(self, entry: EntryFacts) -> EntryFacts | None:
        """Return the entry at the end of the chain of redirects and replacements that begins at ``entry``; the entry
        itself if it is neither deprecated nor a redirect; ``None`` for a loop or a dead end.
        """
        return self._redirects.replacement(entry)

    def redirect_target(self, entry: EntryFacts) -> EntryFacts | None:
        """Return the one entry that a redirect points to: by its replacement, its names, its link, or after "See"."""
        return self._redirects.target(entry)

    @cached_property
    def _redirects(self) -> Redirects:
        return Redirects(self)

    def has_alias(self, former: str) -> bool:
        """Return whether an entry has the former id ``former`` among its aliases, as it is or as a page address."""
        return former.casefold() in self._aliases or fold(former) in self._aliases

    @cached_property
    def _aliases(self) -> frozenset[str]:
        aliases = [name.value for entry in self.entries for name in entry.names if name.kind == "alias"]
        addresses = (alias.strip("/").rsplit("/", 1)[-1].casefold() for alias in aliases if "/" in alias)
        return frozenset((*map(fold, aliases), *(alias.casefold() for alias in aliases), *addresses))

    @cached_property
    def near_duplicates(self) -> frozenset[int]:
        """The ``id()`` of each prose text that may match another of its field and language word for word, or nearly."""
        texts = [prose for entry in self.entries for prose in entry.prose]
        # By hashes, since the first letters of all texts would take as much memory as an index of their names.
        hashes = array("q", (hash((prose.language, prose.field, prose.initials)) for prose in texts))
        counts = Counter(hashes)
        return frozenset(id(prose) for prose, one in zip(texts, hashes, strict=True) if counts[one] > 1)

    @cached_property
    def names(self) -> TermMatcher[int]:
        """A matcher for the English names of all entries and vocabularies; its owners are numbers of entries."""
        entries = (*self.entries, *self.vocabulary)
        names = ((name, at) for at, entry in enumerate(entries) for name in entry.names)
        return TermMatcher((form, at) for name, at in names for form, _ in name.forms)

    def names_in(self, prose: Prose) -> list[TermMatch[int]]:
        """Return the matches of ``names`` in a text."""
        if not self.names.may_match_words(prose.base_forms):
            return []
        clean = lowered(prose.masked)
        return list(self.names.find(prose.text, clean, 0, len(clean)))

    @cached_property
    def fit(self) -> Fit:
        """Whether the roles of references and the patterns of links fit this glossary."""
        return Fit(self)

    @cached_property
    def definitions(self) -> Definitions:
        """Which definitions depend on which entries, and the cycles among them."""
        from glosslint.glossary.definition_graph import Definitions

        return Definitions(self.entries, self.resolve_link)

    @cached_property
    def conventions(self) -> Conventions:
        """What most of the texts do: the house style as it is."""
        from glosslint.glossary.conventions import Conventions

        return Conventions(self.entries)
