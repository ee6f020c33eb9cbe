"""The whole glossary: lookups and queries that need all of its entries, each computed once, on first use."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from glosslint.facts.entry import Reference
from glosslint.facts.prose import Prose
from glosslint.glossary.fit import Fit, PlaceOfSetting, start_of_file
from glosslint.glossary.lookup import Lookup
from glosslint.language.types import LanguageFacts
from glosslint.model import Place
from glosslint.model.frozen import cached_property, dataclass
from glosslint.model.problem import Removed
from glosslint.text.english.term_matcher import TermMatch, TermMatcher, lower_text

if TYPE_CHECKING:
    from glosslint.glossary.conventions import Conventions
    from glosslint.glossary.definition_graph import Definitions
    from glosslint.glossary.link_paths import StrayLink


@dataclass(frozen=True)
class Glossary(Lookup):
    """A glossary, with what is asked of all of its entries together."""

    language: LanguageFacts = LanguageFacts()  # the matches of language engines
    removed: tuple[Removed, ...] = ()  # since the commit that it is compared with
    place_of_setting: PlaceOfSetting = start_of_file
    misspelt_keywords: tuple[tuple[Place, str], ...] = ()  # of the schemas: where, and what is meant
    is_file: Callable[[str], bool] = lambda _path: False  # at a path relative to the settings, in the glossary or not

    @cached_property
    def stray_links(self) -> tuple[StrayLink, ...]:
        """The links that name an entry by a path that does not lead to it, and does so to no other page."""
        from glosslint.glossary.link_paths import find_stray_links

        return tuple(find_stray_links(self))

    def accepts(self, reference: Reference) -> bool:
        """Return whether an explicit reference names an entry, or need not: the layout is ``open``, or an address says
        what it refers to."""
        return self.open or reference.addressed or self.names_entry(reference) or self.fit.is_no_id(reference)

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
        clean = lower_text(prose.masked)
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
