"""The whole glossary, and the questions that need all of its entries. Each answer is computed once, when asked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from glosslint.facts.entry import EntryFacts, Link, Name, Reference
from glosslint.facts.file import FileFacts
from glosslint.facts.prose import Prose
from glosslint.language.types import LanguageFacts
from glosslint.layout.link_patterns import normalize_page
from glosslint.model import Place
from glosslint.text.did_you_mean import NearestWords
from glosslint.text.english.similarity import content_initials
from glosslint.text.english.term_matcher import TermMatch, TermMatcher, lowered
from glosslint.text.names import fold, is_acronym_of, split_qualifier

if TYPE_CHECKING:
    from glosslint.glossary.conventions import Conventions
    from glosslint.glossary.definition_graph import Definitions

_SEE = re.compile(r"\s*(?:see also|see|same as|→)\s+(.+?)[.!?]?\s*", re.IGNORECASE | re.DOTALL)


def lookup_keys(name: str) -> frozenset[str]:
    """All that one may call a thing of this name, folded: the name, without its qualifier, or only that if it is short
    for the name ("Certificate Authority (CA)")."""
    word, qualifier = split_qualifier(name)
    return frozenset(map(fold, (name, word, qualifier if is_acronym_of(qualifier, word) else word)))


class Removed(NamedTuple):
    """An entry whose id exists in ``since`` (the name of a commit) and no longer in the glossary.

    ``successor`` is the id that the same entry has now, if it still exists. ``place`` is where that is, or where the
    entry was. ``inactive``: the entry was deprecated or a draft, so that no page should refer to it.
    """

    id: str
    place: Place
    since: str
    successor: str = ""
    inactive: bool = False


@dataclass(frozen=True)
class Glossary:
    """All entries of a project, in the order of their files, and the files themselves.

    ``vocabulary`` holds entries that may be referred to and are not checked; ``resolve``, ``open`` and ``ignore_case``
    are the layout's: how references name entries. ``language`` holds what engines say of spelling and grammar.
    ``removed`` are the entries it lost, if it is compared with a commit.
    """

    entries: tuple[EntryFacts, ...] = ()
    files: tuple[FileFacts, ...] = ()
    vocabulary: tuple[EntryFacts, ...] = ()
    resolve: str = "id"
    open: bool = False
    ignore_case: bool = False
    language: LanguageFacts = LanguageFacts()
    removed: tuple[Removed, ...] = ()

    @property
    def unread(self) -> tuple[str, ...]:
        """The files that cannot be read, by their paths: nothing is known of their entries."""
        return tuple(file.path for file in self.files if file.faults)

    @cached_property
    def by_id(self) -> Mapping[str, tuple[EntryFacts, ...]]:
        """Entries by id as written; an id that stands twice has two."""
        found: dict[str, list[EntryFacts]] = defaultdict(list)
        for entry in self.entries:
            if entry.id is not None and entry.id.value:
                found[entry.id.value].append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    @cached_property
    def by_name(self) -> Mapping[tuple[str, str], tuple[tuple[EntryFacts, Name], ...]]:
        """Entries by language and folded name: terms, aliases and expansions."""
        found: dict[tuple[str, str], list[tuple[EntryFacts, Name]]] = defaultdict(list)
        for entry in self.entries:
            for name in entry.names:
                found[name.language, fold(name.value)].append((entry, name))
        return {key: tuple(pairs) for key, pairs in found.items()}

    @cached_property
    def _called(self) -> Mapping[str, tuple[EntryFacts, ...]]:
        """Entries by all that one may call them: names, in any language; a name without its qualifier, or only that
        ("Certificate Authority (CA)" is found by all three)."""
        found: dict[str, dict[int, EntryFacts]] = defaultdict(dict)
        for entry in (*self.entries, *self.vocabulary):
            for name in entry.names:
                for form in lookup_keys(name.value):
                    found[form][id(entry)] = entry
        return {key: tuple(entries.values()) for key, entries in found.items()}

    @cached_property
    def _ids(self) -> Mapping[str, EntryFacts]:
        """Every id that may be referred to, folded where capitals make no difference."""
        found: dict[str, EntryFacts] = {}
        for entry in (*self.entries, *self.vocabulary):
            if entry.id is not None and entry.id.value:
                found.setdefault(self._key(entry.id.value), entry)
        return found

    def _key(self, target: str) -> str:
        return target.casefold() if self.ignore_case else target

    @cached_property
    def by_stem(self) -> Mapping[str, tuple[EntryFacts, ...]]:
        """Entries by the name of their file, without its ending."""
        found: dict[str, list[EntryFacts]] = defaultdict(list)
        for entry in self.entries:
            found[entry.stem].append(entry)
        return {stem: tuple(entries) for stem, entries in found.items()}

    @cached_property
    def by_page(self) -> Mapping[str, EntryFacts]:
        """The (first) entry of each page, by the page's ``normalize_page``."""
        found: dict[str, EntryFacts] = {}
        for entry in self.entries:
            if entry.page is not None and normalize_page(entry.page.value):
                found.setdefault(normalize_page(entry.page.value), entry)
        return found

    @cached_property
    def _spelling(self) -> NearestWords:
        return NearestWords(entry.id.value for entry in self._ids.values() if entry.id is not None)

    @cached_property
    def _lost_ids(self) -> frozenset[str]:
        nameless = (entry.stem for entry in self.entries if entry.id_is_stem and not (entry.id and entry.id.value))
        return frozenset(nameless).union(*(file.probable_ids for file in self.files))

    def find_by_id(self, target: str) -> EntryFacts | None:
        """The (first) entry whose id is ``target``."""
        return self._ids.get(self._key(target))

    def may_have_id(self, target: str) -> bool:
        """Whether ``target`` is an id, or may be one: of a file with a syntax fault, or without an id."""
        return self._key(target) in self._ids or target in self._lost_ids

    def resolve_reference(self, reference: Reference) -> EntryFacts | None:
        """The entry that an explicit reference means, by id or by name as the layout says; ``None`` for an unknown or
        an ambiguous one."""
        entry = self.find_by_id(reference.target) if self.resolve != "name" else None
        return entry if entry is not None or self.resolve == "id" else self.find_by_name(reference.target)

    def accepts(self, reference: Reference) -> bool:
        """Whether an explicit reference leads somewhere, or need not."""
        if self.open or (self.resolve != "name" and self.may_have_id(reference.target)):
            return True
        return self.resolve != "id" and (fold(reference.target) in self._called or bool(self._lost_ids))

    def resolve_link(self, link: Link) -> EntryFacts | None:
        """The entry that an inline link leads to, by its id or its page."""
        entry = self.find_by_id(link.target) if link.target is not None else None
        key = normalize_page(link.destination)
        return entry or self.by_page.get(key) or self.by_page.get(key.split("#", 1)[0].rstrip("/"))

    def has_page(self, target: str, destination: str) -> bool:
        """Whether a link destination, absolute or relative, is the page of the entry ``target`` (or of any other)."""
        key = normalize_page(destination)
        if key in self.by_page:
            return True
        entry = self.find_by_id(target)
        page = normalize_page(entry.page.value) if entry is not None and entry.page is not None else ""
        return not destination.startswith("/") and page.endswith(key if key.startswith("#") else f"/{key}")

    def find_by_name(self, name: str) -> EntryFacts | None:
        """The one entry with this name; ``None`` when there is none, or more than one."""
        entries = self._called.get(fold(name), ())
        return entries[0] if len(entries) == 1 else None

    def suggest(self, target: str) -> str | None:
        """The id that an unknown ``target`` most likely means: by name, else the nearest spelling."""
        entry = self.find_by_name(target)
        if entry is not None and entry.id is not None:
            return entry.id.value
        return self._spelling.nearest(target)

    def replacement(self, entry: EntryFacts) -> EntryFacts | None:
        """The entry to use instead of one that is deprecated or only sends readers on, at the end of the chain; any
        other entry itself; ``None`` for a loop or a dead end."""
        seen = {entry.key}
        while entry.redirect:
            following = self.redirect_target(entry)
            if following is None or following.key in seen:
                return None
            seen.add(following.key)
            entry = following
        return None if entry.deprecated else entry

    def redirect_target(self, entry: EntryFacts) -> EntryFacts | None:
        """The one entry to which a redirect leads: its replacement, its link, or the name behind "See"."""
        if entry.replaced_by is not None:
            return self.find_by_id(entry.replaced_by.value)
        targets = {target.key: target for link in entry.links if (target := self.resolve_link(link)) is not None}
        if targets:
            return next(iter(targets.values())) if len(targets) == 1 else None
        said = (_SEE.fullmatch(prose.text) for prose in entry.prose if prose.core)
        return next((self.find_by_name(match[1]) for match in said if match is not None), None)

    def has_alias(self, former: str) -> bool:
        """Whether an entry has ``former``, an id of old, among its aliases: as it is, or as the address of a page."""
        return former.casefold() in self._aliases or fold(former) in self._aliases

    @cached_property
    def _aliases(self) -> frozenset[str]:
        aliases = [name.value for entry in self.entries for name in entry.names if name.kind == "alias"]
        addresses = (alias.strip("/").rsplit("/", 1)[-1].casefold() for alias in aliases if "/" in alias)
        return frozenset((*map(fold, aliases), *(alias.casefold() for alias in aliases), *addresses))

    @cached_property
    def near_duplicates(self) -> frozenset[int]:
        """The texts (by ``id``) that may say the same as another of their field and language, or nearly so."""
        found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for entry in self.entries:
            for prose in entry.prose:
                found[prose.language, prose.field, content_initials(prose.plain_words)].append(id(prose))
        return frozenset(number for numbers in found.values() if len(numbers) > 1 for number in numbers)

    @cached_property
    def names(self) -> TermMatcher[int]:
        """Finds the English names of all entries, and of those of the vocabularies, in a text; of which entry each is,
        by its number."""
        from glosslint.glossary.mentions import forms

        entries = (*self.entries, *self.vocabulary)
        return TermMatcher(
            (form, at) for at, entry in enumerate(entries) for name in entry.names for form, _ in forms(name)
        )

    def names_in(self, prose: Prose) -> list[TermMatch[int]]:
        """The names of entries in a text, as ``names`` finds them."""
        if not self.names.may_match_words(prose.base_forms):
            return []
        clean = lowered(prose.masked)
        return list(self.names.find(prose.text, clean, 0, len(clean)))

    @cached_property
    def definitions(self) -> Definitions:
        """Which definitions stand on which entries, and where that leads round in a circle."""
        from glosslint.glossary.definition_graph import Definitions

        return Definitions(self.entries, self.resolve_link)

    @cached_property
    def conventions(self) -> Conventions:
        """What most of the texts do: the house style as it is."""
        from glosslint.glossary.conventions import Conventions

        return Conventions(self.entries)
