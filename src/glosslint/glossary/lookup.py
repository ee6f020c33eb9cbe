"""Which entry of a glossary is meant: by an id, a name, the words of a link, its page, or a redirect; and which one an
unknown id or name most likely means.

Begin with ``Lookup``, whose methods use the other classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from glosslint.facts.entry import EntryFacts, Link, Name, Reference
from glosslint.facts.file import FileFacts
from glosslint.layout.link_patterns import LinkPatterns, normalize_page
from glosslint.model import Span
from glosslint.model.frozen import cached_property, dataclass
from glosslint.parse.endings import FOLDER_PAGES
from glosslint.text.did_you_mean import NearestWords, is_slip, nearest
from glosslint.text.english.term_matcher import TermMatcher, lower_text
from glosslint.text.names import fold, lookup_keys, match_brackets, slug, strip_signs, twin_key
from glosslint.util.sequences import first_values, group_values


@dataclass(frozen=True)
class Lookup:
    """All entries of a project, in the order of their files, and the files themselves."""

    entries: tuple[EntryFacts, ...] = ()
    files: tuple[FileFacts, ...] = ()
    vocabulary: tuple[EntryFacts, ...] = ()  # entries that may be referred to and are not checked
    resolve: str = "id"  # of the layout, as the next three
    open: bool = False
    ignore_case: bool = False
    link_patterns: LinkPatterns = LinkPatterns(())
    vouched: bool = False  # whether the layout is known to be right

    @property
    def unread(self) -> tuple[str, ...]:
        """The paths of files that cannot be parsed, so that nothing is known of their entries, or of some of them."""
        return tuple(file.path for file in self.files if file.hides_entries)

    @property
    def _every(self) -> tuple[EntryFacts, ...]:
        """The entries that may be referred to."""
        return (*self.entries, *self.vocabulary)

    @cached_property
    def entries_by_id(self) -> Mapping[str, tuple[EntryFacts, ...]]:
        """Entries by id as written; a duplicate id has several."""
        return group_values(
            (entry.id.value, entry) for entry in self.entries if entry.id is not None and entry.id.value
        )

    @cached_property
    def entries_by_name(self) -> Mapping[tuple[str, str], tuple[tuple[EntryFacts, Name], ...]]:
        """Entries by language and folded name: terms, aliases and expansions."""
        pairs = ((entry, name) for entry in self.entries for name in entry.names)
        return group_values(((name.language, fold(name.value)), (entry, name)) for entry, name in pairs)

    @cached_property
    def _entries_by_lookup_key(self) -> Mapping[str, EntryFacts | None]:
        """The one entry of each of the ``lookup_keys`` of names, in any language; ``None`` where several share it."""
        entries: dict[str, EntryFacts | None] = {}
        for entry in self._every:
            for key in {key for name in entry.names for key in lookup_keys(name.value)}:
                entries[key] = None if key in entries else entry
        return entries

    @cached_property
    def _ids(self) -> Mapping[str, EntryFacts]:
        """The (first) entry of every id that may be referred to, folded if the layout ignores case."""
        return first_values(
            (self._key(entry.id.value), entry) for entry in self._every if entry.id is not None and entry.id.value
        )

    def _key(self, target: str) -> str:
        return target.casefold() if self.ignore_case else target

    @cached_property
    def entries_by_stem(self) -> Mapping[str, tuple[EntryFacts, ...]]:
        """Entries by the name of their file without its extension."""
        return group_values((entry.stem, entry) for entry in self.entries)

    @cached_property
    def entries_by_page(self) -> Mapping[str, EntryFacts]:
        """The (first) entry of each page, by the normalized address of the page."""
        pages = ((normalize_page(entry.page.value), entry) for entry in self.entries if entry.page is not None)
        return first_values((page, entry) for page, entry in pages if page)

    @cached_property
    def _probable_ids(self) -> frozenset[str]:
        """Ids that may exist: in files with a syntax error, and names of files whose entry has no id yet."""
        nameless = (entry.stem for entry in self.entries if entry.id_is_stem and not (entry.id and entry.id.value))
        return frozenset(map(self._key, chain(nameless, *(file.probable_ids for file in self.files))))

    def find_by_id(self, target: str) -> EntryFacts | None:
        """Return the (first) entry whose id is ``target``."""
        return self._ids.get(self._key(target))

    def may_have_id(self, target: str) -> bool:
        """Return whether ``target`` is an id, or may be one in a file with a syntax error or of an entry without id."""
        return self._key(target) in self._ids or self._key(target) in self._probable_ids

    @cached_property
    def _link_targets(self) -> Mapping[str, EntryFacts]:
        """The (first) entry of every target that links may have: an id or, if the layout says so, an anchor."""
        if not any(entry.anchor or entry.anchors for entry in self._every):
            return self._ids
        targets = ((entry.link_target, entry) for entry in self._every if entry.link_target)
        others = ((anchor, entry) for entry in self._every for anchor in entry.other_link_targets)
        return first_values((self._key(target), entry) for target, entry in chain(targets, others))

    def find_by_link(self, target: str) -> EntryFacts | None:
        """Return the (first) entry that links name ``target``: by its id or, if the layout says so, by its anchor."""
        return self._link_targets.get(self._key(target))

    def may_be_linked(self, target: str) -> bool:
        """Return whether links may name an entry ``target``, perhaps one in a file with a syntax error."""
        if self._key(target) in self._link_targets or self._key(target) in self._probable_ids:
            return True
        return self._link_targets is not self._ids and target in map(slug, self._probable_ids)

    def find_by_name(self, name: str) -> EntryFacts | None:
        """Return the one entry with this name; ``None`` when there is none, or more than one."""
        known = self._entries_by_lookup_key
        found = match_brackets(name) if fold(name) not in known else None
        if found is None:
            return known.get(fold(name))
        entry = known.get(fold(found["term"]))  # "Bow thruster (BT)" gives two names of one entry
        return entry if entry is not None and entry.is_called(found["names"]) else None

    def find_by_words(self, words: str) -> EntryFacts | None:
        """Return the one entry that the words of a link name: by a name, perhaps in the plural, or by its id."""
        return self.find_by_name(words) or self.find_by_id(words) or self._find_inflected(words)

    @cached_property
    def pages(self) -> Pages:
        """The pages that links name before an anchor."""
        return Pages(self.files)

    def _find_inflected(self, words: str) -> EntryFacts | None:
        """Return the one entry with a name that differs from ``words`` only by plural, spaces or hyphens, or of which
        they are a form as a verb: "paginating" of "paginate"."""
        twins = self._entries_by_twin_key.get(twin_key(words), ())
        if twins or not words:
            return twins[0] if len(twins) == 1 else None
        matches = list(self._verbs.find(words, lower_text(words), 0, len(words)))
        if len(matches) != 1 or matches[0].span != Span(0, len(words)) or len(set(matches[0].owners)) != 1:
            return None
        return self._every[matches[0].owners[0]]

    @cached_property
    def _entries_by_twin_key(self) -> Mapping[str, tuple[EntryFacts, ...]]:
        keys = ((entry, {twin_key(name.value) for name in entry.names}) for entry in self._every)
        return group_values((key, entry) for entry, own in keys for key in own)

    @cached_property
    def _verbs(self) -> TermMatcher[int]:
        names = ((name.value, at) for at, entry in enumerate(self._every) for name in entry.names)
        return TermMatcher((), verbs=((name, at) for name, at in names if len(name.split()) == 1))

    def suggest_name(self, words: str) -> str | None:
        """Return the name that unknown ``words`` of a link most likely mean."""
        return self._nearest_names.nearest(words)

    @cached_property
    def _nearest_names(self) -> NearestWords:
        return NearestWords(name.value for entry in self.entries for name in entry.names)

    def resolve_reference(self, reference: Reference) -> EntryFacts | None:
        """Return the entry that an explicit reference names, by id or by name as the layout has it; ``None`` when it is
        unknown or ambiguous."""
        resolve = self._resolve(reference)
        entry = self.find_by_id(reference.target) if resolve != "name" else None
        return entry if entry is not None or resolve == "id" else self.find_by_name(reference.target)

    def _resolve(self, reference: Reference) -> str:
        return "id-or-name" if reference.synonym else self.resolve

    def names_entry(self, reference: Reference) -> bool:
        """Return whether an explicit reference names an entry, perhaps one in a file with a syntax error."""
        resolve = self._resolve(reference)
        if resolve != "name" and self.may_have_id(reference.target):
            return True
        if resolve == "id":
            return False
        named = fold(reference.target) in self._entries_by_lookup_key or self.find_by_name(reference.target) is not None
        return named or bool(self._probable_ids)

    def resolve_link(self, link: Link) -> EntryFacts | None:
        """Return the entry that an inline link refers to, by its id, its page or, if it is named, by its words."""
        if link.named:
            return self.find_by_words(link.target or "")
        entry = self.find_by_link(link.target) if link.target is not None else None
        key = normalize_page(link.destination)
        return entry or self.entries_by_page.get(key) or self.entries_by_page.get(key.split("#", 1)[0].rstrip("/"))

    def links_entry(self, link: Link) -> bool:
        """Return whether an inline link is to an entry, perhaps one in a file with a syntax error."""
        if link.named:
            return self.find_by_words(link.target or "") is not None or bool(self._probable_ids)
        return (link.target is not None and self.may_be_linked(link.target)) or self.resolve_link(link) is not None

    def has_page(self, target: str, destination: str) -> bool:
        """Return whether a link destination, absolute or relative, is the page of the entry ``target`` (or of any)."""
        key = normalize_page(destination)
        if key in self.entries_by_page:
            return True
        entry = self.find_by_link(target)
        page = normalize_page(entry.page.value) if entry is not None and entry.page is not None else ""
        return not destination.startswith("/") and page.endswith(key if key.startswith("#") else f"/{key}")

    def suggest(self, target: str) -> str | None:
        """Return the id that an unknown ``target`` most likely means: that of the entry so named, or the nearest."""
        entry = self.find_by_name(target) or self.find_by_name(strip_signs(target))
        if entry is not None and entry.id is not None:
            return entry.id.value
        return self._nearest_ids.nearest(target)

    def unknown(self, name: str, otherwise: str = "") -> str:
        """Return the message for a ``name`` that is not an id, with the likely intended id, else with ``otherwise``."""
        meant = self.suggest(name)
        return f'"{name}" is not an entry' + (f'; did you mean "{meant}"?' if meant else otherwise)

    def suggest_link(self, target: str, link: Link, words: str = "") -> str | None:
        """Return the target for a ``link`` to the entry that its unknown ``target`` most likely means; see ``suggest``.
        An anchor is suggested only where there is one.

        If the ``words`` of the link are in the target, and not in what is near, the writer meant what they say, so that
        only a slip of a letter or two is corrected: "majority-language" is not "minority-language".
        """
        entry = self.find_by_name(target)
        if entry is not None and entry.link_target and not entry.lacks_anchor_for(link):
            return entry.link_target
        near = (self._nearest_anchors if "#" in link.destination else self._nearest_targets).nearest(target)
        said = fold(words.strip("*_` "))
        is_said = near is not None and said in fold(target) and said not in fold(near)
        return near if near is None or not is_said or is_slip(target, near) else None

    @cached_property
    def _nearest_ids(self) -> NearestWords:
        return NearestWords(entry.id.value for entry in self._ids.values() if entry.id is not None)

    @cached_property
    def _nearest_targets(self) -> NearestWords:
        if self.link_patterns.by_name:
            return NearestWords(name for entry in self.entries for name in entry.anchors)
        if self._link_targets is self._ids:
            return self._nearest_ids
        return NearestWords(entry.link_target for entry in self._link_targets.values())

    @cached_property
    def _nearest_anchors(self) -> NearestWords:
        linked = self._link_targets.values()
        if self.link_patterns.by_name or not any(entry.lacks_anchor for entry in linked):
            return self._nearest_targets
        return NearestWords(entry.link_target for entry in linked if not entry.lacks_anchor)

    def replacement(self, entry: EntryFacts) -> EntryFacts | None:
        """Return the entry at the end of the chain of redirects and replacements that begins at ``entry``; the entry
        itself if it is neither deprecated nor a redirect; ``None`` for a loop or a dead end."""
        path = {entry.key: entry}
        end: EntryFacts | None = entry
        while end is not None and end.redirect and id(end) not in self._ends:
            following = self.redirect_target(end)
            if following is not None and following.key in path:
                if path[following.key] is not following:  # of two entries with one id: this says nothing of the others
                    return None
                end = None
            else:
                end = following
                path |= {} if end is None else {end.key: end}
        if end is not None:
            end = self._ends.get(id(end), None if end.deprecated else end)
        self._ends.update((id(step), end) for step in path.values())
        return end

    @cached_property
    def _ends(self) -> dict[int, EntryFacts | None]:
        """The ends of the chains that were followed, by the ``id()`` of all entries on the way."""
        return {}

    def find_replacement(self, target: str) -> EntryFacts | None:
        """Return the entry that replaces another one: by its id or, where references give names, by its name."""
        return self.find_by_id(target) or (self.find_by_name(target) if self.resolve != "id" else None)

    def reference_to(self, entry: EntryFacts) -> str:
        """Return how references name an entry: by its id or, where they give only names, by its term."""
        if self.resolve == "name" and entry.term is not None:
            return entry.term.value
        return entry.id.value if entry.id is not None else ""

    def redirect_target(self, entry: EntryFacts) -> EntryFacts | None:
        """Return the one entry that a redirect points to: by its replacement, its names, its link, or after "See"."""
        if entry.replaced_by is not None:
            return self.find_replacement(entry.replaced_by.value)
        if entry.is_synonym:
            synonyms = [reference for reference in entry.references if reference.synonym]
            return self.resolve_reference(synonyms[0]) if len(synonyms) == 1 else None
        targets = {target.key: target for link in entry.links if (target := self.resolve_link(link)) is not None}
        if targets:
            return next(iter(targets.values())) if len(targets) == 1 else None
        pointers = (prose.pointer for prose in entry.prose if prose.core)
        words = next((pointer.words for pointer in pointers if pointer is not None), "")  # an "and" may be of a name
        return self.find_by_name(words) if words else None

    def has_alias(self, former: str) -> bool:
        """Return whether an entry has the former id ``former`` among its aliases, as it is or as a page address."""
        return former.casefold() in self._aliases or fold(former) in self._aliases

    @cached_property
    def _aliases(self) -> frozenset[str]:
        aliases = [name.value for entry in self.entries for name in entry.names if name.kind == "alias"]
        addresses = (alias.strip("/").rsplit("/", 1)[-1].casefold() for alias in aliases if "/" in alias)
        return frozenset((*map(fold, aliases), *(alias.casefold() for alias in aliases), *addresses))


class Pages:
    """The files of a glossary by the names of their pages."""

    def __init__(self, files: Iterable[FileFacts]) -> None:
        files = tuple(files)
        self._files = group_values((_page(file.path), file) for file in files)
        self._by_path = {file.path: file for file in files}

    def is_elsewhere(self, link: Link, entry: EntryFacts) -> bool:
        """Return whether a link of an entry gives an anchor of a page made from another file of the glossary."""
        files = self._files_of_page(link)
        return bool(files) and entry.file not in {file.path for file in files}

    @staticmethod
    def is_of_folder(link: Link) -> bool:
        """Return whether a link leads to the page of a folder, as that of the glossary itself: "../_index.md"."""
        return not link.named and (link.target or "").rpartition("/")[2].casefold() in FOLDER_PAGES

    def has_anchor(self, link: Link) -> bool:
        """Return whether a link gives an anchor that its page has, and that belongs to no entry."""
        return any(link.target in file.other_anchors for file in self._files_of_page(link))

    def nearest_anchor(self, link: Link, path: str, suggested: str | None) -> str | None:
        """Return the anchor of no entry that a link in the file ``path`` most likely means, if none of the page that it
        leads to is nearer to what is written than the ``suggested`` one of an entry."""
        files = self._files_of_page(link) or ((self._by_path[path],) if link.destination.startswith("#") else ())
        anchors = {anchor for file in files for anchor in file.other_anchors}
        found = nearest(link.target or "", (*sorted(anchors), *([suggested] if suggested else []))) if anchors else None
        return found if found in anchors else None

    def _files_of_page(self, link: Link) -> tuple[FileFacts, ...]:
        page, mark, _ = link.destination.partition("#")
        return self._files.get(_page(page), ()) if page and mark else ()


def _page(path: str) -> str:
    """Return the name of a page: the last part of its path without the ending, or the one before an index."""
    *folders, name = path.partition("?")[0].rstrip("/").casefold().split("/")
    stem = name.partition(".")[0]
    return folders[-1] if folders and stem in FOLDER_PAGES else stem
